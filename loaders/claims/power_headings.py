"""Headings over powers that somebody has: "Delegated to the Head of Parks", "Matters reserved to the Board"."""

from __future__ import annotations

import re

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


def heading_of(text: str) -> re.Match[str] | None:
    """A heading over what is given to somebody, or kept by them, with ``who`` that is; ``None`` where it is none.

    >>> m = heading_of("Matters kept by the Joint Board")
    >>> m["who"] if m else ""
    'Joint Board'
    """
    plain = text.rstrip(" :.")
    return _HEADING.match(plain) or _KEPT_HEADING.match(plain)
