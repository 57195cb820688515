"""Ratings that are a colour and no word: what a cell's fill means is said in the profile, and nowhere guessed."""

from __future__ import annotations

from remit.loaders.blocks import Passage
from remit.loaders.claims.grids import Grid, Row
from remit.loaders.drafts import Ref
from remit.loaders.reading import Reading

_NO_FILL = "FFFFFF"


def rated_by_fill(reading: Reading, grid: Grid, row: Row, thing: Ref, evidence: Passage) -> None:
    """Rate a thing by the colour of its empty cell, or own up to a colour whose meaning nobody has said."""
    columns = grid.match.roles.get("rag", ())
    block = row.blocks[0]
    place = block.parts[0].place
    if place is None or row.cell("rag"):
        return
    for column in columns:
        colour = reading.fills.get((block.table, place.row, column.number), _NO_FILL)
        if colour == _NO_FILL:
            continue
        filled = f"filled #{colour}"
        said = (evidence, column.heading)
        if word := reading.profile.fill(colour):
            reading.findings.attribute(reading.source, said, thing, "rag", word, stated_as=filled)
        else:
            why = f"{column.heading.text}: a cell {filled} without a word; say in a profile what that means (fills)"
            reading.findings.cannot_read(reading.source, block, evidence, why)
            reading.not_read(thing, evidence, why)
        return
