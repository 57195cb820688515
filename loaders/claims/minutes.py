"""Minutes in columns: what was said under each item, and beside it who is to act on it."""

from __future__ import annotations

from remit.loaders.claims.actions import OWNERS, times
from remit.loaders.claims.captions import captioned
from remit.loaders.claims.grids import Cell, Grid, Row, not_read, rows_of
from remit.loaders.reading import Reading

_NOT_ASKED = ("n/a", "na", "not applicable", "none", "nil", "noted", "all to note", "to note")


def claim(reading: Reading, grid: Grid) -> None:
    """Read the items that somebody is to act on; one without a name is a record, and no empty seat."""
    captioned(reading, grid.above, None)
    for row in rows_of(reading, grid):
        _item(reading, row)


def _item(reading: Reading, row: Row) -> None:
    said = row.cell("discussion") or row.cell("topic")
    owners = [(role, cell) for role in OWNERS for cell in row.cells.get(role, ()) if _asks(cell)]
    if not owners:
        return
    block = row.blocks[0]
    if said is None:
        reason = "this row names somebody, and nothing that they are to do"
        reading.findings.cannot_read(reading.source, block, block, reason)
        return
    action = reading.placed("action", said.text, f"{reading.short_name}-r{row.number}")
    reading.findings.attribute(reading.source, said.passage, action, "name", said.text)
    reading.about(said.passage, action)
    not_read(reading, row, action)
    for role, cell in owners:
        for part in cell.passage.parts:  # each line of such a cell is somebody
            passage = cell.passage.find(part.text)
            reading.assign(action, OWNERS[role], passage, cell.heading, block)
    times(reading, row, action)


def _asks(cell: Cell) -> bool:
    return cell.text.strip(" .").casefold() not in _NOT_ASKED
