"""Columns of lists of members that nobody knows, and whose cells say what each is there: "Full member", "Observer"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from remit.loaders.claims.grids import Grid
from remit.loaders.reading import Reading
from remit.loaders.schema.cells import share
from remit.loaders.schema.match import Column

_MOSTLY = 0.6  # of the cells of a column


def typed(reading: Reading, found: Sequence[Grid]) -> None:
    """Take such a column for the seats of those in the list, or for how they stand where another has the seats."""
    for grid in found:
        if grid.match.kind == "members" and (column := _said_by_cells(reading, grid)) is not None:
            role = "status" if "post" in grid.match.roles else "post"
            known = column._replace(role=role, why="its cells say what each is in the group")
            columns = (known if one is column else one for one in grid.match.columns)
            grid.match = replace(grid.match, columns=tuple(columns))


def _said_by_cells(reading: Reading, grid: Grid) -> Column | None:
    for column in grid.match.unknown:
        cells = [b.cells[column.number] for b in grid.rows if column.number in b.cells]
        if cells and share(bool(reading.looks.capacity(c.text)) for c in cells) >= _MOSTLY:
            return column
    return None
