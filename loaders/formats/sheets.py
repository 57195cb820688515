"""What sheets of all makers share: cells become rows of tables, parted by blank rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from remit.graph.errors import DocumentError
from remit.graph.place import Place
from remit.loaders.formats.collecting import Collector, Grid

MOST_CELLS = 2_000_000


def too_many(sheet: str) -> DocumentError:
    """The refusal of a sheet that holds more cells than any that people keep by hand."""
    return DocumentError(
        f"sheet {sheet} has more than {MOST_CELLS:,} cells; keep what is to be read in a sheet of its own"
    )


@dataclass(slots=True)
class SheetCell:
    """A cell of a sheet: what it says, what of it is struck out, and why all of it is left out."""

    row: int
    column: int
    text: str = ""
    struck: str = ""
    reason: str = ""
    colour: str = ""
    rows: int = 1
    columns: int = 1


def put_sheet(
    collector: Collector,
    sheet: str,
    cells: Mapping[tuple[int, int], SheetCell],
    merges: Iterable[tuple[int, int, int, int]],
) -> None:
    """Put the cells of a sheet together as tables; ``merges`` are first row, first column, last row, last column."""
    covered = _covered(cells, merges)
    grid: Grid | None = None
    last = 0
    for row, group in groupby(sorted(cells.values(), key=_order), key=lambda cell: cell.row):
        here = list(group)
        said = [cell for cell in here if _is_said(collector, sheet, cell, covered)]
        if not any(cell.text for cell in said):
            if any(cell.text or cell.struck for cell in here) and row <= last + 1:
                last = row  # a row that is hidden or struck out parts no table
            continue
        if grid is None or row > last + 1:
            if grid is not None:
                collector.table(grid)
            grid = collector.grid(sheet=sheet)
        for cell in said:
            made = grid.cell(row, cell.column, cell.rows, cell.columns)
            made.colour = cell.colour
            made.text(cell.text)
            last = max(last, row + cell.rows - 1)
    if grid is not None:
        collector.table(grid)


def _is_said(
    collector: Collector, sheet: str, cell: SheetCell, covered: set[tuple[int, int]]
) -> bool:
    """Whether a cell is part of its table; what is not is left out with the reason."""
    place = Place(sheet=sheet, row=cell.row, column=cell.column)
    if cell.struck:
        collector.leave_out(cell.struck, "struck out", place)
    if (cell.row, cell.column) in covered:
        collector.leave_out(cell.text, "covered by a merged cell", place)
        return False
    if cell.reason:
        collector.leave_out(cell.text, cell.reason, place)
        return False
    return True


def _covered(
    cells: Mapping[tuple[int, int], SheetCell], merges: Iterable[tuple[int, int, int, int]]
) -> set[tuple[int, int]]:
    """The cells that a merged one lies upon; only those that exist are looked at."""
    found = set()
    by_row: dict[int, list[int]] = {}
    for row, column in cells:
        by_row.setdefault(row, []).append(column)
    rows = sorted(by_row)
    for first, left, last, right in merges:
        within = range(first, last + 1) if last - first < len(rows) else rows
        for row in within:
            if first <= row <= last:
                found |= {(row, c) for c in by_row.get(row, ()) if left <= c <= right}
        found.discard((first, left))
    return found


def _order(cell: SheetCell) -> tuple[int, int]:
    return cell.row, cell.column
