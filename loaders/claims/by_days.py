"""Registers of attendance: a row for each person, and a column for each day on which a body met."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from remit.loaders.blocks import Block
from remit.loaders.claims.attendees import presence_of
from remit.loaders.claims.grids import Grid, rows_of
from remit.loaders.claims.own import own_body
from remit.loaders.claims.rolls import TERMS
from remit.loaders.outline import front
from remit.loaders.reading import Reading
from remit.loaders.schema.cells import is_blank, share
from remit.loaders.schema.frames import any_of, frames
from remit.loaders.schema.match import Column, Match
from remit.loaders.values.dates import read_period

_FEWEST = 2  # days, and people
_MOSTLY = 0.6  # of the cells
_FRONT = 4  # blocks of a paper that say what it lists


def typed(reading: Reading, found: Sequence[Grid]) -> None:
    """Say which tables of no other type are such, by their headings, their cells, and what stands above them."""
    for grid in found:
        blocks = [*grid.above, *grid.match.header, *grid.rows]
        if grid.match.kind or len(blocks) <= _FEWEST:
            continue
        header, *rows = blocks
        days = _days(header)
        name = min(header.cells, default=0)
        if len(days) < _FEWEST or name in days or not _tells_who_came(reading, grid, rows, days):
            continue
        if own_body(reading, grid.section) is None or not _are_people(reading, rows, name):
            continue
        columns = tuple(
            Column(
                n,
                cell,
                "name" if n == name else "presence" if n in days else "",
                1.0,
                "who came on which day",
            )
            for n, cell in sorted(header.cells.items())
        )
        grid.match, grid.above, grid.rows = Match("sittings", (header,), columns, 1.0), [], rows


def claim(reading: Reading, grid: Grid) -> None:
    """Say of each person on which days they came, or sent apologies; a cell that says neither is unread."""
    header = grid.match.header[-1]
    days, own = _days(header), own_body(reading, grid.section)
    if own is None:
        return
    cross = "apologies" if _is_ticked(grid.rows, days) else ""
    for row in rows_of(reading, grid):
        name, block = row.cell("name"), row.blocks[0]
        found = reading.parties.read(name.passage, people=True) if name is not None else []
        if name is None or len(found) != 1 or found[0].kind != "person":
            reading.findings.cannot_read(
                reading.source, block, block, "this row names no one person"
            )
            continue
        person = reading.person(found[0])
        for number, day in days.items():
            cell = block.cells.get(number)
            if cell is None or is_blank(cell.text):
                continue
            if role := presence_of(cell.text, cross=cross):
                reading.findings.link(
                    reading.source, (name.passage, cell), person, TERMS[role], own[0],
                    stated_as=cell.text, start=day, end=day,
                )  # fmt: skip
            else:
                reason = f"“{cell.text[:60]}”: whether “{found[0].name}” was there is not plain"
                reading.findings.cannot_read(reading.source, block, cell, reason)


def _days(header: Block) -> dict[int, str]:
    """The columns that are headed by a day, each with it."""
    read = {n: read_period(cell.text) for n, cell in sorted(header.cells.items())}
    return {n: day.iso for n, day in read.items() if day is not None and day.is_day}


def _are_people(reading: Reading, rows: Sequence[Block], name: int) -> bool:
    cells = [row.cells[name] for row in rows if name in row.cells]
    read = [reading.parties.read(cell, people=True) for cell in cells]
    return (
        len(read) >= _FEWEST
        and share([party.kind for party in found] == ["person"] for found in read) >= _MOSTLY
    )


def _tells_who_came(
    reading: Reading, grid: Grid, rows: Sequence[Block], days: Mapping[int, str]
) -> bool:
    """Whether the cells below the days say who came, and what stands above says that it was to meetings: no rota."""
    cells = [row.cells[n].text for row in rows for n in days if n in row.cells]
    said = [text for text in cells if not is_blank(text)]
    plainly = (
        bool(said) and share(bool(presence_of(text, cross="apologies")) for text in said) >= _MOSTLY
    )
    above = [block.text for block in front(reading.marks, _FRONT)]
    above += [grid.section.text] if grid.section is not None else []
    return plainly and any(any_of("said of attendance").search(text) for text in (*above, *said))


def _is_ticked(rows: Sequence[Block], days: Mapping[int, str]) -> bool:
    """Whether others are ticked, so that a cross says that somebody was not there."""
    ticks = frames().words["ticks"]
    return any(row.cells[n].text.strip() in ticks for row in rows for n in days if n in row.cells)
