"""Standing responsibilities, which terms of reference give: no task, so that no date and no colour is missing."""

from __future__ import annotations

import re
from collections.abc import Iterable

from remit.graph.model import Statement

# What somebody is, has or leads on, as a sentence states it; a heading such as "Responsible officer" has no verb.
_IS = re.compile(r"(?:is|are|be|has|have|holds?|takes?|leads?)\b.+ (?:for|of|on)|leads? (?:for|on)")


def lasts(assignments: Iterable[Statement]) -> bool:
    """Whether a thing with these assignments is what somebody answers for all the time, and no deed with an end.

    >>> def said(words):
    ...     return Statement(
    ...         "action/a", "assignedTo", "body/b", role="responsible", stated_as=words
    ...     )
    >>> lasts([said("is responsible for")]), lasts([said("Responsible officer")]), lasts([])
    (True, False, False)
    >>> lasts([said("is responsible for"), said("Action owner")])
    False
    """
    stated = [part for s in assignments for part in s.stated_as.split("; ")]
    return bool(stated) and all(_IS.fullmatch(part.casefold()) for part in stated)
