"""Whether a thing is what somebody answers for all the time, and no deed with an end."""

from __future__ import annotations

import re
from collections.abc import Iterable

from remit.graph.model import Statement

# What somebody is, has or leads on, as a sentence states it; a heading such as "Responsible officer" has no verb.
_VERBS = ("is", "are", "be", "has", "have", "hold", "holds", "take", "takes", "lead", "leads")
_ENDS = ("for", "of", "on")
_POWER = "may"
# A verb of what somebody does at all times: "oversees", "runs".
_ALWAYS = re.compile(r"[a-z]{2,20}(?<![eo]r)s")


def lasts(assignments: Iterable[Statement]) -> bool:
    """Whether a thing with these assignments is what somebody answers for all the time, and no deed with an end.

    Terms of reference give such standing responsibilities: no date and no colour of them is missing.

    >>> def said(words):
    ...     return Statement(
    ...         "action/a", "assignedTo", "body/b", role="responsible", stated_as=words
    ...     )
    >>> lasts([said("is responsible for")]), lasts([said("Responsible officer")]), lasts([])
    (True, False, False)
    >>> lasts([said("is responsible for"), said("Action owner")])
    False
    >>> lasts([said("oversees")]), lasts([said("will")]), lasts([said("owners")])
    (True, False, False)
    >>> lasts([said("may")])  # a power
    True
    """
    stated = [part for s in assignments for part in s.stated_as.split("; ")]
    return bool(stated) and all(map(_says_what_somebody_is, stated))


def _says_what_somebody_is(stated: str) -> bool:
    if stated == _POWER or _ALWAYS.fullmatch(stated):
        return True
    words = stated.casefold().split()
    return len(words) > 1 and words[0] in _VERBS and words[-1] in _ENDS
