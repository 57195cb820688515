"""What ditto marks mean: the cell that stands right above them in the same column of the same table."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from remit.loaders.blocks import Passage
from remit.loaders.outline import Mark


def cells_above(
    marks: Sequence[Mark], points_above: Callable[[str], bool]
) -> dict[tuple[int, int | None], Passage]:
    """The cell that each ditto mark means, by the number of its row and its column.

    Several below each other mean the same. None means a cell over a heading among the rows, over a row that is left
    out, or over an empty cell.
    """
    found: dict[tuple[int, int | None], Passage] = {}
    last: dict[int, Passage] = {}
    table = row = 0
    for mark in marks:
        cells, place = mark.block.cells, mark.block.parts[0].place
        before, row = row, place.row if place else 0
        apart = before and row and row != before + 1  # what stood between is left out
        if mark.role != "row" or mark.block.table != table or len(cells) == 1 or apart:
            last, table = {}, mark.block.table
        here = {n: cell for n, cell in cells.items() if not points_above(cell.text)}
        for n in cells.keys() & last.keys() - here.keys():
            here[n] = found[mark.block.parts[0].number, n] = last[n]
        last = here if mark.role == "row" and len(cells) > 1 else {}
    return found
