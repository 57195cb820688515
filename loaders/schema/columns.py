"""The columns of a table: what stands above each, and what each may be."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from remit.loaders.blocks import Block, Passage, joined
from remit.loaders.schema.wordings import Meaning

# A heading that speaks of what is no more, or is only wished for: nobody has what stands below it.
NOT_THEIRS = re.compile(
    r"\b(?:former|old|outgoing|past|previous|proposed|suggested|desired|preferred|wanted|requested)\b",
    re.IGNORECASE,
)
Option = tuple[float, int, Meaning]  # what a column may be: the score, its number, and the role


def rivals(of_column: Mapping[int, Sequence[float]], found: Option) -> int:
    """What else a column may be as well: one that can be nothing else is settled first."""
    return sum(score >= found[0] - 0.01 for score in of_column[found[1]])


def headings_of(header: Sequence[Block]) -> dict[int, Passage]:
    """The words above each column; those of a header of two lines are put together."""
    found: dict[int, list[Passage]] = {}
    for row in header:
        for number, cell in row.cells.items():
            found.setdefault(number, []).append(cell)
    return {number: joined(found[number]) for number in sorted(found)}


def fit_of(score: float, meaning: Meaning) -> str:
    """How many of a column's cells fit what its heading means, in words."""
    fit = (score / meaning.score - 0.35) / 0.65 if meaning.score else 0.0
    return f"{round(100 * fit)}% of its cells fit"
