"""The words that say which way a number went, or should go."""

from __future__ import annotations

import re
from typing import Final

_RISING = (
    r"increas\w{0,4}|rise[sn]?|rising|rose|grow\w{0,3}|grew|improv\w{0,7}|doubl\w{0,3}|upward\w?"
)
_FALLING = r"reduc\w{0,4}|decreas\w{0,3}|fall\w{0,3}|fell|drop\w{0,4}|declin\w{0,3}|halv\w{0,3}|cut|downward\w?"

# How a number moved.
RISES: Final = re.compile(rf"\b(?:{_RISING})\b", re.IGNORECASE)
FALLS: Final = re.compile(rf"\b(?:{_FALLING}|fewer|lower)\b", re.IGNORECASE)

# Which way it should go.
MORE: Final = re.compile(
    rf"\b(?:{_RISING}|(?<!no )more|higher|longer|larger|above|at least)\b", re.IGNORECASE
)
FEWER: Final = re.compile(
    rf"\b(?:{_FALLING}|fewer|less|lower|shorter|smaller|below|at most|no more than)\b",
    re.IGNORECASE,
)
_KEPT = re.compile(r"\bmaintain", re.IGNORECASE)
# Of these everybody wants more.
_VALUED = re.compile(r"\b(?:success|satisf|recover|attend)", re.IGNORECASE)


def directed(text: str) -> bool:
    """Whether a wording tells which way its number should go.

    >>> directed("Fewer thefts"), directed("The rate of thefts"), directed("Successful treatments")
    (True, False, True)
    """
    return any(way.search(text) for way in (MORE, FEWER, _KEPT, _VALUED))
