"""Rows that go on with the one above: a duty more of whoever is named there, whose name is not written again.

"Ann Bee | Roads" above " | Bridges" tells two duties of hers, where names stand first. Where duties stand first, as in
"Roads | Ann Bee", a blank beside one says of nobody that it is theirs.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from remit.loaders.blocks import Block
from remit.loaders.claims.grids import Grid, Row, rows_of
from remit.loaders.reading import Reading

WHO = ("contact", "name", "responsible", "post", "body", "unit", "deputy", "nominator")
WHAT = ("charge", "purpose")
_BESIDE = ("neutral", "reference", "remarks")  # what a row may say of one duty alone


def goes_on(grid: Grid, row: Row) -> bool:
    """Whether a row has nothing but a duty, in a table that names people before what they do."""
    told = {role for role, cells in row.cells.items() if cells}
    if not told.intersection(WHAT) or told - {*WHAT, *_BESIDE} or row.unread or row.lost:
        return False
    return names_first(grid)


def names_first(grid: Grid) -> bool:
    """Whether whoever does something stands left of it in a table."""
    who = [c.number for role in WHO for c in grid.match.roles.get(role, ())]
    what = [c.number for role in WHAT for c in grid.match.roles.get(role, ())]
    return bool(who and what) and min(who) < min(what)


def rows(reading: Reading, grid: Grid) -> Iterator[Row]:
    """The rows of a table, each with whoever is named in it or, where it goes on, in the one above; a heading parts them.

    A row of one cell is a duty without anybody, and no heading, where duties stand first.
    """
    if not names_first(grid):
        grid = replace(
            grid, rows=[block for block in grid.rows if not _alone(reading, grid, block)]
        )
    above: Row | None = None
    parting = [block.parts[0].number for block in grid.rows if grid.banner(block)]
    for row in rows_of(reading, grid):
        if above is not None and any(above.number < n < row.number for n in parting):
            above = None
        if above is not None and goes_on(grid, row):
            row.cells |= {role: above.cells[role] for role in WHO if role in above.cells}
        above = row if any(row.cells.get(role) for role in WHO) else None
        yield row


def _alone(reading: Reading, grid: Grid, block: Block) -> bool:
    """Own up to a duty that stands alone in its row, and is no heading that is drawn across the table."""
    place = block.parts[0].place
    drawn = place is not None and place.row in grid.across
    here = {c.number for role in WHAT for c in grid.match.roles.get(role, ())}
    if drawn or len(block.cells) != 1 or not here & block.cells.keys():
        return False
    reason = "nobody is named beside it, and it may be a heading of the rows below it"
    reading.findings.cannot_read(reading.source, block, block, reason)
    return True
