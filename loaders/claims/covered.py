"""Which cells of a document's tables reach down into further rows, and of which the file does not hold the words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from remit.graph.place import Place
from remit.loaders.blocks import Passage
from remit.loaders.document.table import LeftOut, Table
from remit.loaders.outline import Mark
from remit.loaders.reading import Reading

_INSIDE = "a table stands in this cell, which is read by itself"
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
    """The cells of which the file does not hold, or does not show, what they say, or which have a table for that, by where their rows stand."""
    found: dict[Spot, list[LeftOut]] = {}
    for one in reading.source.left_out:
        if one.lost:
            found.setdefault(spot(one.place), []).append(one)
    for table in reading.source.tables:
        for cell in table.cells:
            if cell.inner:
                place = Place(table=table.number, row=cell.row, column=cell.column)
                found.setdefault(spot(place), []).append(LeftOut("", place, _INSIDE))
    return found


def is_inner(number: int, tables: Sequence[Table]) -> bool:
    """Whether a table stands in a cell of another: it does not go on with the rows around it."""
    return any(number in cell.inner for table in tables for cell in table.cells)


def outermost(marks: Sequence[Mark], tables: Sequence[Table]) -> list[Mark]:
    """Marks with the tables inside of cells behind the table that these are of, which they would cut in two."""
    of = {inner: t.number for t in tables for cell in t.cells for inner in cell.inner}
    if not of:
        return list(marks)
    inside: dict[int, list[Mark]] = {}
    plain: list[Mark] = []
    for mark in marks:
        number = mark.block.table if mark.role == "row" else 0
        outer = number
        while outer in of:
            outer = of[outer]
        (inside.setdefault(outer, []) if outer != number else plain).append(mark)
    last = {mark.block.table: n for n, mark in enumerate(plain) if mark.role == "row"}
    behind = {at: inside.pop(number) for number, at in last.items() if number in inside}
    left = [mark for found in inside.values() for mark in found]
    return [m for n, mark in enumerate(plain) for m in (mark, *behind.get(n, ()))] + left
