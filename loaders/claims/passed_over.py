"""Cells under a heading that asks who or when, of which nothing was told: they are owned up to.

A row of which one cell became a fact is no answer for the others. What stands under a heading that is known to ask for
somebody or for a day is either told, or unread.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import TypeAlias

from remit.loaders.blocks import Block
from remit.loaders.claims.grids import Grid
from remit.loaders.claims.post_references import TOP
from remit.loaders.reading import Reading
from remit.loaders.schema.match import Column

_Spot: TypeAlias = tuple[int, int | None]  # a cell, by the number of its row and its column
_ASKING = ("party", "parties", "person", "superior", "date")  # types of columns
# Known, and nothing that a register asks for.
_NOT_ASKED = ("author", "extension by", "other date", "signatory", "since", "until")


def own_up(reading: Reading, grids: Sequence[Grid]) -> None:
    """Own up to the cells of tables that were read which ask for somebody or a day, and of which nothing was told."""
    told = {
        spot
        for draft in reading.findings.of(reading.source)
        for passage in draft.passages
        for spot in passage.spots
    }
    numbers = {number for number, _ in told}
    for grid in grids:
        asked = [column for column in grid.match.columns if _asks(reading, column)]
        for block in grid.rows if asked else ():
            if not numbers.isdisjoint(block.numbers):
                _of_row(reading, grid, block, asked, told)


def _asks(reading: Reading, column: Column) -> bool:
    """Whether the heading of a column is known to ask for somebody or a day."""
    role = reading.looks.lexicon.roles.get(column.role)
    known = role is not None and role.value in _ASKING and column.role not in _NOT_ASKED
    return known and bool(column.heading.text)


def _of_row(
    reading: Reading, grid: Grid, block: Block, asked: Sequence[Column], told: AbstractSet[_Spot]
) -> None:
    """Own up to the cells of a row; one of which nothing at all was told has a reason of its own."""
    cells = [(column, cell) for column in asked if (cell := block.cells.get(column.number))]
    left = [(column, cell) for column, cell in cells if told.isdisjoint(cell.spots)]
    place = reading.source.document.name, block.parts[0].number
    if not left or place in reading.findings.ignored or grid.banner(block):
        return
    lost = {spot for passage, _ in reading.findings.leaves.get(place, ()) for spot in passage.spots}
    for column, cell in left:
        highest = column.role == "reports to" and cell.text.casefold() in TOP
        if lost.isdisjoint(cell.spots) and not highest and not reading.looks.no_role(cell.text):
            reason = f"it stands under “{column.heading.text}”, and nothing was told of it"
            reading.findings.cannot_read(reading.source, block, cell, reason)
