"""Tables of those at a meeting: a row for each, and a cell that says whether they were there."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from remit.loaders.blocks import Passage
from remit.loaders.claims.attendance import day_of
from remit.loaders.claims.captions import captioned
from remit.loaders.claims.grids import Cell, Grid, Row, not_read, rows_of
from remit.loaders.claims.guards import excluded
from remit.loaders.claims.member_rows import Member, says_none
from remit.loaders.claims.members_told import agents_of
from remit.loaders.claims.own import own_body
from remit.loaders.claims.rolls import TERMS, of_a_meeting
from remit.loaders.drafts import Ref
from remit.loaders.reading import Reading
from remit.loaders.schema.cells import is_blank
from remit.loaders.schema.frames import frames

_OF_MEMBERS = re.compile(
    r"\b(?:members?|governors?|trustees?|councillors?|commissioners?)\b", re.IGNORECASE
)
_MARKS = ("ticks", "crosses", "yes", "no")
_INSTEAD = re.compile(
    r"\b(?P<said>sub|substitute|deputy|substituted by|represented by|replaced by)\s?:?\s+(?P<who>[A-Z][^;]*)$",
    re.IGNORECASE,
)


def claim(reading: Reading, grid: Grid) -> None:
    """Read each row as somebody who was there or sent apologies; a member where the column of names asks for members."""
    captioned(reading, grid.above, None)
    home = own_body(reading, grid.section)
    day = day_of(mark.block for mark in reading.marks)
    meeting = bool(day) or of_a_meeting(reading)
    columns = _columns(grid)
    for row in rows_of(reading, grid):
        name = row.cell("name")
        found = list(agents_of(Member(reading, row, home)))
        if not found or name is None:
            reason = "this row names nobody that could be told"
            reading.findings.cannot_read(reading.source, row.blocks[0], row.blocks[0], reason)
            continue
        for agent, passage in found:
            _not_read(reading, row, agent, columns)
            if home is None:
                continue
            if _of_members(row, name.heading):
                reading.findings.link(
                    reading.source, passage, agent, "memberOf", home[0], stated_as=name.heading
                )
            if agent.kind == "person":
                _there(reading, row, (agent, passage), (home[0], day), _said(row, columns, meeting))
                _known_by(reading, agent.name, row.cell("initials"), name)


def _of_members(row: Row, heading: str) -> bool:
    """Whether the column of names asks for members, and the row does not say that somebody is none."""
    seat = row.cell("post")
    named = bool(_OF_MEMBERS.search(heading)) and not excluded(heading, "members")
    return named and not (seat and says_none(seat))


def _there(
    reading: Reading,
    row: Row,
    who: tuple[Ref, Passage],
    at: tuple[Ref, str | None],
    said: Sequence[tuple[str, Passage]],
) -> None:
    """Say whether somebody was ``at`` a body's meeting of a day, where the row's cells say one thing; else own up to them."""
    agent, passage = who
    body, day = at
    if len({role for role, _ in said}) == 1 and (role := said[0][0]):
        for _, cell in said:
            reading.findings.link(
                reading.source, (passage, cell), agent, TERMS[role], body,
                stated_as=cell.text, start=day, end=day,
            )  # fmt: skip
            if role == "apologies":
                _stood_in(reading, row, cell, at)
        return
    for _, cell in said:
        reason = f"“{cell.text[:60]}”: whether “{agent.name}” was there is not plain"
        reading.findings.cannot_read(reading.source, row.blocks[0], cell, reason)


def _stood_in(reading: Reading, row: Row, cell: Passage, at: tuple[Ref, str | None]) -> None:
    """Whoever came for somebody who did not: "Apologies – sub: Ann Bee"; own up where it is nobody that is told."""
    m = _INSTEAD.search(cell.text)
    if m is None:
        return
    who = cell.match(m, "who")
    for party in reading.parties.read(who):
        if party.kind != "person":
            reason = f"it is not clear who “{party.name}” is, who came instead"
            reading.findings.cannot_read(reading.source, row.blocks[0], who, reason)
            continue
        person = reading.person(party)
        reading.present.append((party.name, "", party.passage))
        reading.findings.link(
            reading.source, party.passage, person, "attended", at[0],
            stated_as=m["said"], start=at[1], end=at[1],
        )  # fmt: skip


def _columns(grid: Grid) -> dict[int, tuple[str, str]]:
    """The columns that say whether somebody was there: which list each is of, and what a cross in it says.

    Where others of its column are ticked a cross says no; in two columns, of those present and of the
    others, it marks the one that it stands in; else nobody can tell.
    """
    labels = frames().labels
    lists = {
        column.number: role if role in TERMS else ""
        for column in grid.match.columns
        for role in [labels.get(column.heading.text.casefold().strip(" :?"), "")]
        if column.role == "presence" or (not column.role and role in TERMS)
    }
    both = sorted(role for role in lists.values() if role) == sorted(TERMS)
    ticks = frames().words["ticks"]
    ticked = {
        number
        for block in grid.rows
        for number in lists
        if number in block.cells and block.cells[number].text.strip() in ticks
    }
    found: dict[int, tuple[str, str]] = {}
    for number, role in lists.items():
        no = "apologies" if role == "present" else ""
        found[number] = role, no if number in ticked else role if both and not ticked else ""
    return found


def _said(
    row: Row, columns: Mapping[int, tuple[str, str]], meeting: bool
) -> list[tuple[str, Passage]]:
    """What the cells of a row say of whoever it names, each with the cell."""
    cells = row.blocks[0].cells
    return [
        (presence_of(cell.text, role, cross) if meeting or not _is_mark(cell.text) else "", cell)
        for number, (role, cross) in columns.items()
        if (cell := cells.get(number)) is not None and not is_blank(cell.text)
    ]


def _is_mark(text: str) -> bool:
    """Whether a cell is a tick, a cross or a bare yes: without a meeting nobody knows to what."""
    return any(text.casefold().strip(" .") in frames().words[name] for name in _MARKS)


def _not_read(reading: Reading, row: Row, agent: Ref, columns: Mapping[int, object]) -> None:
    """Own up to the cells that no known column has, but for those that say who was there."""
    read = {id(cell) for number, cell in row.blocks[0].cells.items() if number in columns}
    row.unread = [(cell, reason) for cell, reason in row.unread if id(cell) not in read]
    not_read(reading, row, agent)


def presence_of(text: str, column: str = "present", cross: str = "apologies") -> str:
    """``present`` or ``apologies``, as the first words of a cell say it; nothing where they say neither.

    ``column`` is whom the column lists, and ``cross`` what a cross in it says.

    >>> presence_of("Present by video, left at 7"), presence_of("Apologies"), presence_of("Chair")
    ('present', 'apologies', '')
    >>> presence_of("Yes"), presence_of("Yes", "apologies"), presence_of("No apologies received")
    ('present', 'apologies', '')
    """
    words = frames().words
    low = text.casefold().strip(" .")
    if low in words["crosses"]:
        return cross
    if low in words["ticks"]:
        return column
    no = "apologies" if column == "present" else ""
    for of, role in (("yes", column), ("no", no)):
        if low in words[of]:
            return role
        if m := re.match(rf"(?:{'|'.join(words[of])})\s{{0,3}}[,;(–-]", low):
            return role if role and not excluded(low[m.end() :], role) else ""
    for role in ("apologies", "present"):
        for word in sorted(words[f"said of the {role}"], key=len, reverse=True):
            if low == word or re.match(rf"{re.escape(word)}[\s,;(.–-]", low):
                return (
                    ""
                    if excluded(low[len(word) :], role) or column not in ("", role, "present")
                    else role
                )
    return ""


def _known_by(reading: Reading, name: str, initials: Cell | None, cell: Cell) -> None:
    """Remember whom the initials of a row mean, for the rest of the document."""
    short = initials.text.strip() if initials else ""
    reading.present.append((name, short, cell.passage))
    if short:
        reading.findings.stands_for(short, name)
