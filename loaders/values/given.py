"""Given names: what tells two capitalised words that are a person's from two that are not.

The list has some 48,000 names, folded: those given to at least two children in one of the United Kingdom's nations since
1974, and those of some sixty countries, but for common words. ``docs/decisions/0028-given-names.md`` says where it comes
from, and why it is needed.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from remit.graph.words import without_accents


def is_given(word: str) -> bool:
    """Whether a word is known as a given name; of one with a hyphen its first part may be.

    >>> [is_given(word) for word in ("Ann", "Siân", "Anne-Marie", "Ordnance", "Temporal")]
    [True, True, True, False, False]
    """
    folded = without_accents(word.replace("’", "'")).casefold()
    return folded in _names() or folded.partition("-")[0] in _names()


@cache
def _names() -> frozenset[str]:
    path = files("remit.loaders.values").joinpath("given-names.txt")
    return frozenset(path.read_text(encoding="utf-8").split())
