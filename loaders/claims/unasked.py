"""Owners that a row says are not asked for, as its work is over: "n/a" beside "Superseded", "None: refused".

Where what was proposed was turned down, an empty cell asks for nobody either.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from remit.graph.lookup import key
from remit.loaders.claims.grids import Cell
from remit.loaders.reading import Reading

_NOT = ("not", "never", "no", "until")
_WHY = re.compile(r"\s[-–—]\s")


def is_not_asked(reading: Reading, cell: Cell, others: Iterable[Cell]) -> bool:
    """Whether an owner does not apply; ``others`` are the cells that can say that the row's work is over."""
    named, why = _named_and_why(cell.text)
    if not reading.looks.not_applicable(named):  # as is so of nearly all
        return False
    return _ends_over(reading, why) or any(reading.looks.over(other.text) for other in others)


def is_turned_down(reading: Reading, cells: Iterable[tuple[str, str]]) -> bool:
    """Whether a cell of a row says that its work was not agreed to: "Rejected: too dear", "No" below "Accepted?".

    ``cells`` are headings with what stands below them.
    """
    lexicon = reading.looks.lexicon
    for heading, text in cells:
        words = key(_WHY.split(text.partition(":")[0], maxsplit=1)[0].strip(" ."))
        asked = key(heading.strip(" ?")) in lexicon.turned_down_by_no
        if words in lexicon.turned_down or (asked and words == "no"):
            return True
    return False


@lru_cache(maxsize=4096)
def _named_and_why(text: str) -> tuple[str, str]:
    named, _, why = _WHY.sub(":", text, count=1).partition(":")
    return named.strip(), why.strip()


def _ends_over(reading: Reading, why: str) -> bool:
    """Whether words say in the end that work is over: "recommendation not accepted", and not "not closed"."""
    words = why.split()
    return any(
        reading.looks.over(" ".join(words[n:])) and (not n or words[n - 1].casefold() not in _NOT)
        for n in range(len(words))
    )
