"""Given names: what tells two capitalised words that are a person's from two that are not.

The list has some 48,000 names, folded: those given to at least two children in one of the United Kingdom's nations since
1974, and those of some sixty countries, but for common words. ``docs/decisions/0028-given-names.md`` says where it comes
from, and why it is needed.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from remit.graph.words import without_accents

_AND = re.compile(r"(?<!\s)\s{1,9}and\s|(?<!\s)\s{0,9}/\s{0,9}|,\s")


def is_given(word: str) -> bool:
    """Whether a word is known as a given name; of one with a hyphen its first part may be.

    >>> [is_given(word) for word in ("Ann", "Siân", "Anne-Marie", "Ordnance", "Temporal")]
    [True, True, True, False, False]
    """
    folded = without_accents(word.replace("’", "'")).casefold()
    return folded in _names() or folded.partition("-")[0] in _names()


def given_names(text: str) -> list[str]:
    """The given names that words are, each perhaps with a letter behind it; none where one of them is not known.

    >>> given_names("Roger and Ann B"), given_names("Ann/Cyril"), given_names("Rock and Roll")
    (['Roger', 'Ann B'], ['Ann', 'Cyril'], [])
    """
    names = _AND.split(text)
    return names if all(map(_is_one, names)) else []


def _is_one(name: str) -> bool:
    first, *rest = name.split() or [""]
    return is_given(first) and first[:1].isupper() and all(len(word) == 1 for word in rest)


@cache
def _names() -> frozenset[str]:
    path = files("remit.loaders.values").joinpath("given-names.txt")
    return frozenset(path.read_text(encoding="utf-8").split())
