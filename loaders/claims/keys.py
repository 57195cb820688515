"""Keys: tables that say for whom initials and short forms stand."""

from __future__ import annotations

from dataclasses import replace

from remit.loaders.claims import spelt
from remit.loaders.claims.captions import captioned
from remit.loaders.claims.grids import Grid, Row, rows_of
from remit.loaders.reading import Reading
from remit.loaders.values.phrases import NAMED
from remit.loaders.wording import bare


def claim(reading: Reading, grid: Grid) -> None:
    """Read each row as one short form; whoever it stands for has the post that the row gives."""
    captioned(reading, grid.above, None)
    for row in rows_of(reading, grid):
        _one(reading, row)


def _one(reading: Reading, row: Row) -> None:
    say, source, block = reading.findings, reading.source, row.blocks[0]
    short, name, post = row.cell("initials"), row.cell("name"), row.cell("post")
    meant = name or post or row.cell("body")
    if short is None or meant is None:
        say.cannot_read(source, block, block, "this row of a key is not complete")
        return
    for party in reading.parties.read(meant.passage, people=name is not None):
        told = replace(party, post=bare(post.text)) if post and name else party
        if told.kind in NAMED:
            spelt.tell(reading, short.passage, told, row.passage())
        else:
            reason = f"it is not clear for whom “{short.text}” stands"
            say.cannot_read(source, block, party.passage, reason)
