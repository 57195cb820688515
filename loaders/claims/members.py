"""Lists of members: who sits on the body that the document, the table's heading or a column names."""

from __future__ import annotations

import re
from dataclasses import replace

from remit.graph.lookup import key
from remit.loaders.blocks import Passage
from remit.loaders.claims import (
    going_down,
    offices,
    rolls,
    rows_below,
    tenures,
)
from remit.loaders.claims.captions import captioned
from remit.loaders.claims.grids import Grid, Row
from remit.loaders.claims.member_rows import Member, is_capacity, says_none
from remit.loaders.claims.members_told import tell_functions, tell_post, tell_row
from remit.loaders.claims.own import own_body
from remit.loaders.claims.own_nouns import generic_body
from remit.loaders.drafts import Ref
from remit.loaders.outline import front
from remit.loaders.reading import Reading
from remit.loaders.schema.frames import frames
from remit.loaders.values.ends import last_word
from remit.loaders.wording import bare

_PAST = re.compile(r"(?:former|past|previous|outgoing|ex)\b", re.IGNORECASE)  # a seat: nobody's now
_ONLY = re.compile(
    r"(?:observers?(?: only)?|not an? (?:member|signatory|partner))\s*(?:[;,.(–-]|$)", re.IGNORECASE
)
_BESIDE = re.compile(r"(?:advis[eo]r|secretary|clerk)\b", re.IGNORECASE)
_SEAT_ON = re.compile(
    r"\b(?:role|seat|position|place|office) (?:on|in|of) (?:the |our )?(?P<who>[A-Z][\w’' -]{2,60})$",
    re.IGNORECASE,
)
_OF_SEATS = frozenset(["name", "post", "deputy", "nominator", "chair", "signatory", "seat"])
_FRONT = 8  # blocks in which a paper says that it is a list of members
_LEAST_SEATS = 0.6  # of the posts of a list are seats in its groups


def claim(reading: Reading, grid: Grid) -> None:
    """Read each row as one member: a person with post and body, a body with whoever stands for it, a post."""
    captioned(reading, grid.above, None)
    if not _OF_SEATS & grid.match.roles.keys() and not _are_members(reading, grid):
        for block in grid.rows:
            reason = "a list of bodies, and nothing says that these are members of another"
            reading.findings.cannot_read(reading.source, block, block, reason)
        return
    near = next((block for block in grid.above if grid.banner(block)), grid.section)
    own = own_body(reading, near) or _asked_of(reading, grid) or generic_body(reading, near)
    heading = grid.section.text if grid.section else ""
    below = rows_below.said_by(*(block.text for block in grid.above if grid.banner(block)), heading)
    grouped = _by_group(reading, grid) or rolls.of_other_bodies(heading)
    of_kinds = own is not None and _of_kinds(reading, grid)
    of_seats = _are_seats(reading, grid)
    members = [b for b in grid.rows if not (grid.banner(b) or rows_below.heads_members(b))]
    last = members[-1].parts[0].number if members else 0
    above: tuple[Member, list[Ref]] | None = None
    for block in grid.rows:
        if words := grid.banner(block) or rows_below.heads_members(block):
            if members and block.parts[0].number > last:
                reading.findings.cannot_read(reading.source, block, block, "words below a table")
                continue
            named = own_body(reading, words)
            own = named if named and named[1].text in words.text else own
            below = rows_below.said_by(words.text)
            above = None
            reading.findings.ignore(reading.source, block, "a heading of the rows below it")
            continue
        row = grid.row(block)
        if _goes_on(grid, row, above):
            continue
        above = None
        if of_seats:
            row.cells["status"] = row.cells.pop("group", [])
        time = tenures.taken_from(reading, row)
        if grouped:
            row.cells["group"] = row.cells.pop("body", [])
        group = None if of_kinds else row.cell("group")
        home = (reading.body(bare(group.text)), group.passage) if group else own
        seat = row.cell("post")
        if "seat" in row.cells and "post" in grid.match.roles and seat is None:
            home = None  # sits on one of its committees alone
        if seat and _PAST.match(seat.text):
            reason = f"“{seat.text}”: whoever sat there, and does no more"
            reading.findings.cannot_read(reading.source, block, block, reason)
            continue
        there = _is_beside(row)
        member = Member(reading, row, home, below.comes, time)
        if below.serve:
            above = (member, tell_post(member))
        else:
            above = (member, tell_row(member, beside=below.beside or there))


def _goes_on(grid: Grid, row: Row, above: tuple[Member, list[Ref]] | None) -> bool:
    """Read a row that has only more of what those of the row ``above`` do; whether it is one."""
    if above is None or not going_down.goes_on(grid, row):
        return False
    member, agents = above
    for agent in agents:
        tell_functions(replace(member, row=row), agent, of=member.row)
    return True


def _is_beside(row: Row) -> bool:
    """Whether a row says of somebody that they are in the room, keep the papers, or are no member any more."""
    seat, status = row.cell("post"), row.cell("status")
    elsewhere = {cell.passage for cell in row.cells.get("seat", ())}
    others = (cell for cell in row.blocks[0].cells.values() if cell not in elsewhere)
    return (
        any(
            cell and (says_none(cell) or offices.keeps_papers(cell.text)) for cell in (seat, status)
        )
        or bool(status and _BESIDE.match(status.text))
        or any(_ONLY.match(cell.text) for cell in others)
    )


def _are_members(reading: Reading, grid: Grid) -> bool:
    """Whether the headings of a table, what stands above it, or the paper's front say that it lists members."""
    above = [*front(reading.marks, _FRONT), *grid.above]
    said = [c.heading.text for c in grid.match.columns]
    said += [block.text for block in above] + [grid.section.text if grid.section else ""]
    words = {word for text in said for word in re.findall(r"\w+", text.casefold())}
    return not words.isdisjoint(frames().words["of members"] | {"membership"})


def _asked_of(reading: Reading, grid: Grid) -> tuple[Ref, Passage] | None:
    """The body of which a column asks for each member's seat, where no title names one: "Role on the Authority"."""
    for column in grid.match.roles.get("post", ()):
        if m := _SEAT_ON.search(column.heading.text):
            words, name = column.heading.match(m, "who"), bare(m["who"])
            one = " " not in name
            body = Ref("body", name, within=reading.origin) if one else reading.body(name)
            last = last_word(name).casefold()
            known = reading.ends_as_a_body(name) or last in frames().words["bodies"]
            return (body, words) if known else None
    return None


def _by_group(reading: Reading, grid: Grid) -> bool:
    """Whether bodies are the groups that people sit on: each has several seats, which say what its holder is there."""
    if "group" in grid.match.roles or "nominator" not in grid.match.roles:
        return False
    rows = [grid.row(block) for block in grid.rows if not grid.banner(block)]
    seats = [cell.text for row in rows if (cell := row.cell("post"))]
    bodies = [key(cell.text) for row in rows if (cell := row.cell("body"))]
    offices = sum(is_capacity(reading, text) for text in seats)
    return 2 * len(set(bodies)) <= len(bodies) and offices >= _LEAST_SEATS * len(seats) > 0


def _of_kinds(reading: Reading, grid: Grid) -> bool:
    """Whether the groups of a list are kinds of members, each with its seats, and no bodies: "Maintained primary"."""
    columns = {column.number for column in grid.match.roles.get("group", ())}
    cells = {cell.text for block in grid.rows for n, cell in block.cells.items() if n in columns}
    bodies = sum(reading.may_be_body(bare(text)) for text in cells)
    return bool(cells) and 2 * bodies < len(cells) and "body" in grid.match.roles


def _are_seats(reading: Reading, grid: Grid) -> bool:
    """Whether what stands under a heading of groups is what each member is in the one that the list is of: "Role on committee"."""
    columns = {column.number for column in grid.match.roles.get("group", ())}
    cells = [block.cells[n].text for block in grid.rows for n in columns & block.cells.keys()]
    seats = sum(is_capacity(reading, text) for text in cells)
    return "post" in grid.match.roles and seats > _LEAST_SEATS * len(cells)
