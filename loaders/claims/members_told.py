"""What a row of a list of members says: who sits on the group and from when, who comes to it, which post they hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from remit.graph.words import with_capital
from remit.loaders.blocks import Passage
from remit.loaders.claims import (
    choosing,
    functions,
    offices,
    seat_remarks,
    seats,
)
from remit.loaders.claims.grids import Cell, Row, not_read
from remit.loaders.claims.member_rows import IN_THE_ROOM, Member
from remit.loaders.drafts import Ref
from remit.loaders.reading import Reading
from remit.loaders.values.parties import Party
from remit.loaders.wording import bare

_CLOSING = re.compile(r"\s\(([^()]{3,40})\)$")
_BRACKET = re.compile(r"(?<!\s)\s{0,9}\(([^()]{1,300})\)")


def tell_row(member: Member, *, beside: bool = False) -> list[Ref]:
    """Say of a row who it makes a member, and return them; of one ``beside`` the members only what it says of its people."""
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
        tell_functions(member, agent)
    return [agent for agent, _ in agents]


def tell_post(member: Member) -> list[Ref]:
    """Say of a row of officers which post each holds, and return them: by that nobody is a member."""
    agents = [agent for agent, _ in agents_of(member)]
    for agent in agents:
        not_read(member.reading, member.row, agent)
        tell_functions(member, agent)
    return agents


def _comes(member: Member, agent: Ref) -> bool:
    """Say of somebody who comes to the meetings by the words of the row or of the heading, and is no member, that they do."""
    if member.comes and member.home is not None:
        member.reading.findings.link(
            member.reading.source, member.row.passage(), agent, "attended", member.home[0],
            stated_as=member.comes,
        )  # fmt: skip
        return True
    for cell in (member.row.cell("post"), member.row.cell("status")):
        if cell and member.home is not None and IN_THE_ROOM.match(cell.text):
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


def tell_functions(member: Member, agent: Ref, of: Row | None = None) -> None:
    """What a row says that its member sees to, under "Responsibilities", "Portfolio" or "Ask about"; ``of`` names them."""
    row = member.row
    named = (of or row).passage()
    for cell in (*row.cells.get("purpose", ()), *row.cells.get("charge", ())):
        functions.claim(member.reading, cell, agent, named, row.blocks[0])


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
