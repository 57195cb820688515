"""Schemes of delegation: which power is exercised by whom, for whom, and under which conditions."""

from __future__ import annotations

import re

from remit.loaders.claims.captions import captioned
from remit.loaders.claims.grids import Grid, Row, not_read, rows_of
from remit.loaders.drafts import Ref
from remit.loaders.reading import Reading

_NOBODY = re.compile(r"(?:none|nil|n/a|not applicable)\b[ .]*(?P<more>.*)", re.IGNORECASE)


def claim(reading: Reading, grid: Grid) -> None:
    """Read each row as a delegation; the power named last holds where a cell is left empty."""
    captioned(reading, grid.above, None)
    for row in rows_of(reading, grid):
        _delegation(reading, row)


def claim_marked(reading: Reading, grid: Grid) -> None:
    """Read a table of powers down and posts across: a mark gives the power to the post above it."""
    captioned(reading, grid.above, None)
    posts = [column for column in grid.match.columns if column.role == "party"]
    for row in rows_of(reading, grid):
        block, power = row.blocks[0], _delegation(reading, row)
        if power is None:
            continue
        for column in posts:
            mark = block.cells.get(column.number)
            if mark is None or reading.looks.blank(mark.text):
                continue
            if not reading.looks.mark(mark.text):
                reason = f"“{mark.text}” under “{column.heading.text}” is no mark that is known"
                reading.findings.cannot_read(reading.source, block, mark, reason)
                continue
            reading.assign(power, "responsible", column.heading, mark.text, block, beside=mark)
            if "(" in mark.text:
                said = f"{column.heading.text}: {mark.text}"
                reading.findings.attribute(reading.source, mark, power, "note", said)


def _delegation(reading: Reading, row: Row) -> Ref | None:
    say, source, block = reading.findings, reading.source, row.blocks[0]
    cell = row.cell("power")
    if cell is None:
        say.cannot_read(source, block, block, "this row names no power")
        return None
    power = reading.placed("delegation", cell.text, f"{reading.short_name}-r{row.number}")
    say.attribute(source, cell.passage, power, "name", cell.text)
    reading.about(cell.passage, power)
    not_read(reading, row, power)
    if (reference := row.cell("reference")) and not reference.text.isdigit():
        say.attribute(source, reference.passage, power, "reference", reference.text)
    for column, role in (
        ("delegate", "responsible"),
        ("support", "responsible"),
        ("consulted", "consulted"),
    ):
        for n, named in enumerate(row.cells.get(column, ())):
            nobody = _NOBODY.fullmatch(named.text.strip())
            if nobody and (n or column == "consulted"):  # and nobody is missing
                if nobody["more"]:
                    reason = f"{named.heading}: it is not clear what “{nobody['more']}” adds"
                    say.cannot_read(source, block, named.passage, reason)
                    reading.not_read(power, named.passage, reason)
                continue
            reading.assign(power, role, named.passage, named.heading, block)
    for given in row.cells.get("delegator", ()):
        for party in reading.parties.read(given.passage, bodies=True):
            if party.kind in ("body", "post"):
                by = reading.body(party.name) if party.kind == "body" else Ref("post", party.name)
                say.link(source, party.passage, power, "delegatedBy", by, stated_as=given.heading)
    for extra in (
        *row.cells.get("conditions", ()),
        *row.cells.get("law", ()),
        *row.cells.get("topic", ()),
    ):
        say.attribute(source, extra.passage, power, "note", f"{extra.heading}: {extra.text}")
        reading.about(extra.passage, power)
    return power
