"""The words that say which way a number went, or should go."""

from __future__ import annotations

import re
from typing import Final

_RISING = r"increas\w{0,4}|rise[sn]?|rising|rose|grow\w{0,3}|grew|doubl\w{0,3}|upward\w?"
_FALLING = r"reduc\w{0,5}|decreas\w{0,4}|fall\w{0,3}|fell|drop\w{0,4}|declin\w{0,3}|halv\w{0,3}|downward\w?"

# How a number moved: what improves may do so either way, and what is cut may be the money for it.
RISES: Final = re.compile(rf"\b(?:{_RISING})\b", re.IGNORECASE)
FALLS: Final = re.compile(rf"\b(?:{_FALLING}|fewer|lower)\b", re.IGNORECASE)

# Which way it should go.
MORE: Final = re.compile(
    rf"\b(?:{_RISING}|improv\w{{0,7}}|(?<!no )more|higher|longer|larger|above|at least)\b",
    re.IGNORECASE,
)
FEWER: Final = re.compile(
    rf"\b(?:{_FALLING}|cuts?|cutting|fewer|less|lower|shorter|smaller|below|at most|no more than)\b",
    re.IGNORECASE,
)
_KEPT = re.compile(r"\bmaintain", re.IGNORECASE)
# Of these everybody wants more.
_VALUED = re.compile(r"\b(?:success|satisf|recover|attend)", re.IGNORECASE)


def directed(text: str) -> bool:
    """Whether a wording tells which way its number should go.

    >>> directed("Fewer thefts"), directed("The rate of thefts"), directed("Successful treatments")
    (True, False, True)
    >>> directed("Yearly reductions"), directed("Cuts in waste"), bool(RISES.search("it improved"))
    (True, True, False)
    """
    return any(way.search(text) for way in (MORE, FEWER, _KEPT, _VALUED))
