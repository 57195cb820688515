"""Which cells of a document's tables reach down into further rows, and of which the file does not hold the words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from remit.graph.place import Place
from remit.loaders.blocks import Passage
from remit.loaders.document.table import LeftOut
from remit.loaders.reading import Reading

_MOST_ROWS = 500  # that one merged cell is taken to cover


def spans(reading: Reading) -> dict[int, dict[tuple[int, int], Passage]]:
    """For each table the cells that reach down into further rows, by the rows that they cover."""
    drawn = {
        (table.number, cell.row, cell.column): cell.rows
        for table in reading.source.tables
        for cell in table.cells
        if cell.rows > 1
    }
    found: dict[int, dict[tuple[int, int], Passage]] = {}
    for mark in reading.marks if drawn else ():
        place = mark.block.parts[0].place
        if mark.role != "row" or place is None:
            continue
        for column, passage in mark.block.cells.items():
            rows = drawn.get((mark.block.table, place.row, column), 1)
            for row in range(place.row + 1, place.row + min(rows, _MOST_ROWS)):
                found.setdefault(mark.block.table, {})[row, column] = passage
    return found


def wide(reading: Reading) -> frozenset[tuple[int, int, int]]:
    """The cells that reach over several columns: their tables, rows and columns."""
    return frozenset(
        (table.number, cell.row, cell.column)
        for table in reading.source.tables
        for cell in table.cells
        if cell.columns > 1
    )


# Where a row stands: its sheet, its table where that is no sheet, and its number.
Spot = tuple[str, int, int]


def spot(place: Place) -> Spot:
    """Where the row of a place stands."""
    return place.sheet, place.table, place.row


def lost(reading: Reading) -> Mapping[Spot, Sequence[LeftOut]]:
    """The cells of which the file does not hold, or does not show, what they say, by where their rows stand."""
    found: dict[Spot, list[LeftOut]] = {}
    for one in reading.source.left_out:
        if one.lost:
            found.setdefault(spot(one.place), []).append(one)
    return found
