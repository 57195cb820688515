"""Lists of members: who sits on the body that the document, the table's heading or a column names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from remit.graph.lookup import key
from remit.graph.words import with_capital
from remit.loaders.blocks import Passage
from remit.loaders.claims import (
    choosing,
    functions,
    offices,
    rolls,
    rows_below,
    seat_remarks,
    seats,
    tenures,
)
from remit.loaders.claims.captions import captioned
from remit.loaders.claims.grids import Cell, Grid, Row, not_read
from remit.loaders.claims.guards import excluded
from remit.loaders.claims.own import own_body
from remit.loaders.claims.own_nouns import generic_body
from remit.loaders.drafts import Ref
from remit.loaders.outline import front
from remit.loaders.reading import Reading
from remit.loaders.schema.frames import frames
from remit.loaders.values.ends import last_word
from remit.loaders.values.parties import Party
from remit.loaders.wording import bare

_SEAT = re.compile(r"\b(?:seat|place)\b", re.IGNORECASE)
_CLOSING = re.compile(r"\s\(([^()]{3,40})\)$")
_BRACKET = re.compile(r"(?<!\s)\s{0,9}\(([^()]{1,300})\)")
_KIND = re.compile(r"\b(?:category|type)\b", re.IGNORECASE)  # "Parent": of what a member is
_PAST = re.compile(r"(?:former|past|previous|outgoing|ex)\b", re.IGNORECASE)  # a seat: nobody's now
_IN_THE_ROOM = re.compile(
    r"(?:in attendance|attends|attendee|by invitation|observer)\b", re.IGNORECASE
)
_ONLY = re.compile(
    r"(?:observers?(?: only)?|not an? (?:member|signatory|partner))\s*(?:[;,.(–-]|$)", re.IGNORECASE
)
_BESIDE = re.compile(r"(?:advis[eo]r|secretary|clerk)\b", re.IGNORECASE)
_OF_COUNCIL = re.compile(  # a post of a council's, and no seat of the group's
    r"(?:cabinet|lead|executive|portfolio) member for\b", re.IGNORECASE
)
_SEAT_ON = re.compile(
    r"\b(?:role|seat|position|place|office) (?:on|in|of) (?:the |our )?(?P<who>[A-Z][\w’' -]{2,60})$",
    re.IGNORECASE,
)
_OF_SEATS = frozenset(["name", "post", "deputy", "nominator", "chair", "signatory", "seat"])
_FRONT = 8  # blocks in which a paper says that it is a list of members
_LEAST_SEATS = 0.6  # of the posts of a list are seats in its groups


@dataclass(frozen=True)
class Member:
    """A row of a list of people, posts or bodies, and the group that it is a list of."""

    reading: Reading
    row: Row
    home: tuple[Ref, Passage] | None
    comes: str = ""  # the heading that says of all below it that they come to its meetings
    time: tenures.Tenure = tenures.NEVER_SAID

    @property
    def post(self) -> Cell | None:
        """The post of the row; a seat that has a number, or says whom its holder speaks for, is none."""
        cell = self.row.cell("post")
        if cell is None or not any(map(str.isalpha, cell.text)) or self.spoken_for:
            return None
        asks_for_a_kind = _KIND.search(cell.heading) or (
            _SEAT.search(cell.heading) and "nominator" in self.row.cells
        )  # "Fishing", whoever appoints to it
        of_a_kind = asks_for_a_kind and not _is_capacity(self.reading, cell.text)
        return None if of_a_kind and not self.reading.parties.is_post(bare(cell.text)) else cell

    @property
    def body(self) -> Cell | None:
        """The body of the row; "Independent" says that there is none."""
        cells = (self.row.cell("body"), self.row.cell("unit"))
        named = (c for c in cells if c and not self.reading.looks.capacity(c.text))
        return next(named, None) or self.spoken_for

    @property
    def spoken_for(self) -> Cell | None:
        """A seat that is named by the body that it is for: "Mere Alliance", under "Seat"."""
        cell = self.row.cell("post")
        if cell is None or not _SEAT.search(cell.heading) or "name" not in self.row.cells:
            return None
        if not any(map(str.isalpha, cell.text)):
            return None
        read = self.reading.parties
        as_post = read.is_post(bare(cell.text)) or _is_capacity(self.reading, cell.text)
        by_another = "nominator" in self.row.cells and not self.reading.may_be_body(bare(cell.text))
        return None if as_post or by_another else cell

    @property
    def office(self) -> bool:
        """Whether the post is one of the group's own."""
        return self.post is not None and bare(self.post.text).casefold() in offices.OFFICES

    @property
    def capacity(self) -> bool:
        """Whether the post is a seat in the group, an office or not, and no post in a member's own body."""
        return self.post is not None and _is_capacity(self.reading, self.post.text)

    @property
    def body_name(self) -> str:
        """The one body that the row names, if it names one."""
        if self.body is None:
            return ""
        parties = self.reading.parties.read(self.body.passage, bodies=True)
        found = [party.name for party in parties if party.kind == "body"]
        return found[0] if len(found) == 1 else ""


def _is_capacity(reading: Reading, text: str) -> bool:
    if _OF_COUNCIL.match(text):
        return False
    if _IN_THE_ROOM.match(text):
        return True
    words = re.findall(r"[\w-]+", text.casefold())
    if words and words[0] in frames().words["beneath"] and reading.parties.is_post(bare(text)):
        words = words[1:]  # "Deputy Chief Officer", "Associate Director": a rank of a post
    return bare(text).casefold() in offices.OFFICES or any(
        w in reading.looks.lexicon.capacities for w in words
    )


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
    for block in grid.rows:
        if words := grid.banner(block) or rows_below.heads_members(block):
            if members and block.parts[0].number > last:
                reading.findings.cannot_read(reading.source, block, block, "words below a table")
                continue
            named = own_body(reading, words)
            own = named if named and named[1].text in words.text else own
            below = rows_below.said_by(words.text)
            reading.findings.ignore(reading.source, block, "a heading of the rows below it")
            continue
        row = grid.row(block)
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
        status = row.cell("status")
        there = any(cell and says_none(cell) for cell in (seat, status)) or bool(
            status and _BESIDE.match(status.text)
        )
        seats_elsewhere = {cell.passage for cell in row.cells.get("seat", ())}
        there = there or any(
            _ONLY.match(cell.text) for cell in block.cells.values() if cell not in seats_elsewhere
        )
        there = there or any(cell and offices.keeps_papers(cell.text) for cell in (seat, status))
        member = Member(reading, row, home, below.comes, time)
        if below.serve:
            _serves(member)
        else:
            _read(member, beside=below.beside or there)


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


def says_none(cell: Cell) -> bool:
    """Whether the status or the seat of somebody says that they are no member, or none any more."""
    return bool(_IN_THE_ROOM.match(cell.text) or excluded(cell.text, "members"))


def _by_group(reading: Reading, grid: Grid) -> bool:
    """Whether bodies are the groups that people sit on: each has several seats, which say what its holder is there."""
    if "group" in grid.match.roles or "nominator" not in grid.match.roles:
        return False
    rows = [grid.row(block) for block in grid.rows if not grid.banner(block)]
    seats = [cell.text for row in rows if (cell := row.cell("post"))]
    bodies = [key(cell.text) for row in rows if (cell := row.cell("body"))]
    offices = sum(_is_capacity(reading, text) for text in seats)
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
    seats = sum(_is_capacity(reading, text) for text in cells)
    return "post" in grid.match.roles and seats > _LEAST_SEATS * len(cells)


def _read(member: Member, *, beside: bool = False) -> None:
    """Say of a row who it makes a member; of one ``beside`` the members only what it says of its people."""
    agents = list(agents_of(member))
    say, source = member.reading.findings, member.reading.source
    if not agents:
        block = member.row.blocks[0]
        say.cannot_read(source, block, block, "this row names nobody that could be told")
    for agent, passage in agents:
        not_read(member.reading, member.row, agent)
        if beside:
            if not _comes(member, agent):
                reason = (
                    "in the room, or not any more, and no member of it: there is no relation for it"
                )
                say.cannot_read(source, member.row.blocks[0], passage, reason)
        else:
            _sits(member, agent, passage)
        _functions(member, agent)


def _serves(member: Member) -> None:
    """Say of a row of officers which post each holds: by that nobody is a member."""
    for agent, _ in agents_of(member):
        not_read(member.reading, member.row, agent)
        _functions(member, agent)


def _comes(member: Member, agent: Ref) -> bool:
    """Say of somebody who comes to the meetings by the words of the row or of the heading, and is no member, that they do."""
    if member.comes and member.home is not None:
        member.reading.findings.link(
            member.reading.source, member.row.passage(), agent, "attended", member.home[0],
            stated_as=member.comes,
        )  # fmt: skip
        return True
    for cell in (member.row.cell("post"), member.row.cell("status")):
        if cell and member.home is not None and _IN_THE_ROOM.match(cell.text):
            member.reading.findings.link(
                member.reading.source, member.row.passage(), agent, "attended", member.home[0],
                stated_as=cell.text,
            )  # fmt: skip
            return True
    return False


def _sits(member: Member, agent: Ref, passage: Passage) -> None:
    """Say from when until when a row's member sits in its group, who chose them, and what else they sit on."""
    reading, row, home, time = member.reading, member.row, member.home, member.time
    if home is not None:
        reading.findings.link(
            reading.source, passage, agent, "memberOf", home[0],
            stated_as="member", start=time.start, end=time.end,
        )  # fmt: skip
        seat_remarks.tell(reading, row, agent, home[0])
    for cell in row.cells.get("nominator", ()):
        choosing.tell(
            reading, cell.passage, agent, stated_as=cell.heading, block=row.blocks[0],
            home=home[0] if home else None,
        )  # fmt: skip
    seats.beside(reading, row, agent)


def _functions(member: Member, agent: Ref) -> None:
    """What a row says that its member sees to, under "Responsibilities", "Portfolio" or "Ask about"."""
    row = member.row
    for cell in (*row.cells.get("purpose", ()), *row.cells.get("charge", ())):
        functions.claim(member.reading, cell, agent, member.row.passage(), member.row.blocks[0])


def agents_of(member: Member) -> Iterator[tuple[Ref, Passage]]:
    """Whoever a row makes a member: its person, else its post, else its body; says what it tells of them besides."""
    reading, post = member.reading, member.post
    if "signatory" in member.row.cells and (body := member.body):
        _signs(member)  # whoever signs does so for the member
        yield from _bodies(reading, body)
    elif name := member.row.cell("name"):
        for party in reading.parties.read(name.passage):
            yield from _named(member, party)
    elif post and not member.capacity and reading.parties.is_post(bare(post.text)):
        yield reading.post(bare(post.text), member.body_name, post.passage), post.passage
    elif body := member.body:
        yield from _bodies(reading, body)


def _bodies(reading: Reading, body: Cell) -> Iterator[tuple[Ref, Passage]]:
    for party in reading.parties.read(body.passage, bodies=True):
        if party.kind == "body":
            yield reading.body(party.name), party.passage


def _signs(member: Member) -> None:
    """Whoever signs for a member, with the post that the cell gives: what is told is of that body."""
    reading = member.reading
    for cell in member.row.cells["signatory"]:
        for party in reading.parties.read(cell.passage):
            if party.kind == "person":
                home = party.body or member.body_name
                reading.person(replace(party, body=home))
            elif party.kind in ("unclear", "unread", "initials"):
                reason = f"{cell.heading}: it is not clear who “{party.name}” is"
                reading.findings.cannot_read(
                    reading.source, member.row.blocks[0], party.passage, reason
                )


def _named(member: Member, party: Party) -> Iterator[tuple[Ref, Passage]]:
    """The member that a party in the column of names makes."""
    reading = member.reading
    if party.kind == "person":
        yield _person(member, party), party.passage
    elif party.kind == "body":
        yield reading.body(party.name), party.passage
    elif party.kind == "post":
        title, body = party.name, party.body or member.body_name
        yield reading.post(title, body, party.passage), party.passage
    elif party.kind == "unit" and "charge" in member.row.cells:
        yield reading.body(party.name), party.passage
    elif party.kind in ("vacancy", "withheld") and (member.post or member.body or member.home):
        yield _empty(member, party)


def _person(member: Member, party: Party) -> Ref:
    """A person with the post and the body of the row; an office is one of the group's."""
    reading, row, post = member.reading, member.row, member.post
    told = replace(party, passage=row.passage(), body=member.body_name or party.body)
    if offices.office_in(party.post, _home_name(member)):
        told = replace(told, post="")  # "Ann Bee (Chair)": an office of the group
    beside = _office_of_the_post(member)
    if post and not member.capacity:
        plain = _CLOSING.sub("", post.text) if beside else post.text
        told = replace(told, post=bare(plain))
    agent = reading.person(told)
    title = bare(post.text) if post and member.office else _office_beside(member, party) or beside
    status = row.cell("status")
    title = title or (offices.office_in(bare(status.text), _home_name(member)) if status else "")
    if title and member.home is None:
        reason = f"“{title}”: it is not told of which body"
        reading.findings.cannot_read(reading.source, row.blocks[0], row.passage(), reason)
    elif title:
        where = post.passage if post and member.office else party.passage
        seat = reading.post(with_capital(title), _home_name(member), where)
        reading.findings.link(
            reading.source, row.passage(), agent, "holds", seat,
            stated_as=title, start=member.time.start, end=member.time.end,
        )  # fmt: skip
    return agent


def _office_beside(member: Member, party: Party) -> str:
    """The office of the group that stands in brackets behind a name: "Ann Bee (Chair)"."""
    name = member.row.cell("name")
    m = _BRACKET.match(name.text.partition(party.name)[2]) if name else None
    return offices.office_in(m[1], _home_name(member)) if m else ""


def _office_of_the_post(member: Member) -> str:
    """The office of the group that stands in brackets behind a member's post: "Chief Executive (Chair)"."""
    m = _CLOSING.search(member.post.text) if member.post and not member.office else None
    return offices.office_in(m[1], _home_name(member)) if m and _home_name(member) else ""


def _home_name(member: Member) -> str:
    return member.home[0].name if member.home else ""


def _empty(member: Member, party: Party) -> tuple[Ref, Passage]:
    """A seat that nobody holds, or whose holder is not told."""
    reading, post = member.reading, member.post
    seat = post or member.body
    words = seat.passage if seat else party.passage
    title = (
        bare(post.text) if post else f"Representative of {bare(seat.text)}" if seat else "Member"
    )
    home = member.body_name if post else ""
    if not home and (member.capacity or seat is None) and member.home is not None:
        home = member.home[0].name  # "Member" is a seat of the group
    ref = reading.post(title, home, words)
    place, evidence = f"member-r{member.row.number}", (party.passage, words)
    reading.no_holder(ref, party.name, place, evidence, party.name, kind=party.kind)
    return ref, words
