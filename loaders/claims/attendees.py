"""Tables of those at a meeting: a row for each, and a cell that says whether they were there."""

from __future__ import annotations

import re

from remit.loaders.claims.attendance import TERMS, day_of
from remit.loaders.claims.captions import captioned
from remit.loaders.claims.grids import Cell, Grid, not_read, rows_of
from remit.loaders.claims.members import Member, agents_of
from remit.loaders.claims.own import own_body
from remit.loaders.reading import Reading
from remit.loaders.schema.frames import frames

_OF_MEMBERS = re.compile(
    r"\b(?:members?|governors?|trustees?|councillors?|commissioners?)\b", re.IGNORECASE
)


def claim(reading: Reading, grid: Grid) -> None:
    """Read each row as somebody who was there or sent apologies; a member where the column of names asks for members."""
    captioned(reading, grid.above, None)
    home = own_body(reading, grid.section)
    day = day_of(mark.block for mark in reading.marks)
    for row in rows_of(reading, grid):
        name = row.cell("name")
        found = list(agents_of(Member(reading, row, home)))
        if not found or name is None:
            reason = "this row names nobody that could be told"
            reading.findings.cannot_read(reading.source, row.blocks[0], row.blocks[0], reason)
            continue
        for agent, passage in found:
            not_read(reading, row, agent)
            if home is None:
                continue
            if _OF_MEMBERS.search(name.heading):
                reading.findings.link(
                    reading.source, passage, agent, "memberOf", home[0], stated_as=name.heading
                )
            there = row.cell("presence")
            if agent.kind == "person" and there is not None and (role := presence_of(there.text)):
                reading.findings.link(
                    reading.source, (passage, there.passage), agent, TERMS[role], home[0],
                    stated_as=there.text, start=day, end=day,
                )  # fmt: skip
            if agent.kind == "person":
                _known_by(reading, agent.name, row.cell("initials"), name)


def presence_of(text: str) -> str:
    """``present`` or ``apologies``, as the first words of a cell say it; nothing where they say neither.

    >>> presence_of("Present by video, left at 7"), presence_of("Apologies"), presence_of("Chair")
    ('present', 'apologies', '')
    """
    low = text.casefold().strip(" .")
    for role in ("apologies", "present"):
        for word in frames().words[f"said of the {role}"]:
            if low == word or re.match(rf"{re.escape(word)}[\s,;(.–-]", low):
                return role
    return ""


def _known_by(reading: Reading, name: str, initials: Cell | None, cell: Cell) -> None:
    """Remember whom the initials of a row mean, for the rest of the document."""
    short = initials.text.strip() if initials else ""
    reading.present.append((name, short, cell.passage))
    if short:
        reading.findings.stands_for(short, name)
