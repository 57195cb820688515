"""Papers and headings of powers: who may do what, "Delegated to the Head of Parks", "Matters reserved to the Board"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from remit.loaders.outline import Mark, front
from remit.loaders.schema.frames import any_of

_FRONT = 4  # blocks of a paper that say what it is
_HEADING = re.compile(
    r"^(?:(?:[A-Z]{1,2})?\d{0,2}(?:\.\d{1,2})*[.)]?\s+)?(?:delegations?|(?:powers|functions|matters|authority) delegated|delegated(?: powers| authority)?)"
    r"\s+to\s+(?:the\s+)?(?P<who>\S.{2,80})$",
    re.IGNORECASE,
)
# What stays with somebody: "Matters reserved to the Board", "Kept by the Commissioner".
_KEPT_HEADING = re.compile(
    r"^(?:\d{0,2}(?:\.\d{1,2})*[.)]?\s+)?(?:(?:matters|decisions|powers|functions)\s+)?(?:that (?:are|is)\s+)?(?:kept|reserved|retained)\s+"
    r"(?:by|to|for)\s+(?:the\s+)?(?:full\s+)?(?P<who>\S.{2,80})$",
    re.IGNORECASE,
)

# In a paper of powers: "Powers of the Chief Executive", "What the Head of Housing can decide", "Decisions for the full Board".
_WHOSE = re.compile(
    r"^(?:\d{0,2}(?:\.\d{1,2})*[.)]?\s+)?(?:(?:powers|authority|decisions|matters)\s+(?:of|for|taken by|made by)"
    r"|what)\s+(?:the\s+)?(?:full\s+)?(?P<who>[A-Z].{2,80}?)(?:\s+(?:can|may)\s+(?:decide|do|approve|sign|take|agree))?$",
    re.IGNORECASE,
)


def heading_of(text: str) -> re.Match[str] | None:
    """A heading over what is given to somebody, or kept by them, with ``who`` that is; ``None`` where it is none.

    >>> m = heading_of("Matters kept by the Joint Board")
    >>> m["who"] if m else ""
    'Joint Board'
    """
    plain = text.rstrip(" :.")
    return _HEADING.match(plain) or _KEPT_HEADING.match(plain)


def whose(text: str) -> re.Match[str] | None:
    """A heading of a paper of powers over what somebody may do, with ``who`` that is; ``None`` where it is none.

    >>> m = whose("What the Head of Housing can decide")
    >>> m["who"] if m else ""
    'Head of Housing'
    >>> whose("What happens next") is None
    True
    """
    m = _WHOSE.match(text.rstrip(" :."))
    named = m is not None and m["who"][:1].isupper() and m["who"] != "Attorney"
    return m if named else None


@lru_cache(maxsize=256)  # each sentence of a paper asks of the same few lines at its front
def speaks_of_powers(text: str) -> bool:
    """Whether a title or a heading says that who may do what stands below it.

    >>> speaks_of_powers("Decisions officers can take"), speaks_of_powers("Powers of the Board")
    (True, True)
    >>> speaks_of_powers("Power station review")
    False
    """
    return not text.endswith(".") and any_of("papers of powers").search(text) is not None


def is_of_powers(marks: Sequence[Mark]) -> bool:
    """Whether the front of a paper says that it is one of powers, by the marks of its outline."""
    return any(speaks_of_powers(one.text) for one in front(marks, _FRONT, but=("row", "item")))
