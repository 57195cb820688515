"""Tables of measures: who answers for each."""

from __future__ import annotations

from remit.loaders.claims.action_owners import owners
from remit.loaders.claims.grids import Grid, not_read, rows_of
from remit.loaders.reading import Reading


def claim(reading: Reading, grid: Grid) -> None:
    """Read a table of measures; a row that names none is owned up to."""
    say, source = reading.findings, reading.source
    for row in rows_of(reading, grid):
        cell = row.cell("measure")
        if cell is None:
            say.cannot_read(source, row.blocks[0], row.blocks[0], "this row names no measure")
            continue
        measure = reading.placed("measure", cell.text, f"measure-r{row.number}", scope="")
        say.attribute(source, cell.passage, measure, "name", cell.text)
        reading.about(cell.passage, measure)
        not_read(reading, row, measure)
        owners(reading, grid, row, measure, cell.passage)
