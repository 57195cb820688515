"""Lists of members: who sits on the body that the document, the table's heading or a column names."""

from __future__ import annotations

from dataclasses import replace

from remit.loaders.blocks import Passage
from remit.loaders.claims.captions import captioned
from remit.loaders.claims.grids import Cell, Grid, Row, banner
from remit.loaders.claims.own import own_body
from remit.loaders.drafts import Ref
from remit.loaders.people import Party
from remit.loaders.reading import Reading
from remit.loaders.wording import bare

# Posts of the group itself, rather than of the body that a member comes from.
_OFFICES = (
    "chair",
    "chairman",
    "chairwoman",
    "chairperson",
    "vice-chair",
    "vice chair",
    "deputy chair",
    "co-chair",
    "secretary",
    "treasurer",
    "convenor",
    "convener",
)


def claim(reading: Reading, grid: Grid) -> None:
    """Read each row as one member: a person with post and body, a body with whoever stands for it, a post."""
    captioned(reading, grid.above, None)
    title = next((block for block in grid.above if banner(block, grid.match)), None)
    own = own_body(reading, title or grid.section)
    for block in grid.rows:
        if words := banner(block, grid.match):
            named = own_body(reading, words)
            own = named if named and named[1].text in words.text else own
            reading.findings.ignore(reading.source, block, "a heading of the rows below it")
            continue
        row = grid.row(block)
        group = row.cell("group")
        home = (reading.body(bare(group.text)), group.passage) if group else own
        _member(reading, row, home)


def _member(reading: Reading, row: Row, home: tuple[Ref, Passage] | None) -> None:
    name, post, body = row.cell("name"), row.cell("post"), row.cell("body") or row.cell("unit")
    agents = _agents(reading, row, name, post, body, home)
    if not agents:
        reason = "this row names nobody that could be told"
        reading.findings.cannot_read(reading.source, row.blocks[0], row.blocks[0], reason)
        return
    if home is None:
        return
    for agent, passage in agents:
        if agent.kind in ("person", "post", "body"):
            reading.findings.link(
                reading.source, passage, agent, "memberOf", home[0], stated_as="member"
            )


def _agents(
    reading: Reading,
    row: Row,
    name: Cell | None,
    post: Cell | None,
    body: Cell | None,
    home: tuple[Ref, Passage] | None,
) -> list[tuple[Ref, Passage]]:
    """Whoever a row makes a member: its person, else its post, else its body."""
    office = post is not None and bare(post.text).casefold() in _OFFICES
    if name is not None:
        found = []
        for party in reading.parties.read(name.passage):
            if party.kind == "person":
                if post and not office:
                    party = replace(
                        party, post=bare(post.text), body=_body_name(reading, body) or party.body
                    )
                elif body:
                    party = replace(party, body=_body_name(reading, body) or party.body)
                found.append((_person(reading, party, row), party.passage))
                if office and home and post:
                    seat = reading.post(_titled(post.text), home[0].name, post.passage)
                    reading.findings.link(
                        reading.source,
                        row.passage(),
                        found[-1][0],
                        "holds",
                        seat,
                        stated_as=post.text,
                    )
            elif party.kind == "vacancy" and (post or body):
                found.append(_vacant(reading, row, party, post, body))
            elif party.kind == "body":
                found.append((reading.body(party.name), party.passage))
            elif party.kind == "post":
                found.append(
                    (
                        reading.post(
                            party.name, party.body or _body_name(reading, body), party.passage
                        ),
                        party.passage,
                    )
                )
        if found:
            return found
        if name.text:
            return []
    if post is not None and not office and reading.parties.is_post(bare(post.text)):
        return [
            (reading.post(bare(post.text), _body_name(reading, body), post.passage), post.passage)
        ]
    if body is not None:
        return [
            (reading.body(party.name), party.passage)
            for party in reading.parties.read(body.passage, bodies=True)
            if party.kind == "body"
        ]
    return []


def _person(reading: Reading, party: Party, row: Row) -> Ref:
    agent = Ref("person", party.name)
    reading.person(agent, replace(party, passage=row.passage()))
    return agent


def _vacant(
    reading: Reading, row: Row, party: Party, post: Cell | None, body: Cell | None
) -> tuple[Ref, Passage]:
    """A seat that the list says nobody holds."""
    seat = post or body
    assert seat is not None
    title = bare(post.text) if post else f"Representative of {bare(seat.text)}"
    ref = reading.post(title, _body_name(reading, body) if post else "", seat.passage)
    vacancy = reading.placed("vacancy", party.name, reading.numbered(f"member-r{row.number}"))
    reading.findings.link(
        reading.source, (party.passage, seat.passage), vacancy, "holds", ref, stated_as=party.name
    )
    return ref, seat.passage


def _body_name(reading: Reading, body: Cell | None) -> str:
    """The one body that a cell names, if it names one."""
    if body is None:
        return ""
    found = [p.name for p in reading.parties.read(body.passage, bodies=True) if p.kind == "body"]
    return found[0] if len(found) == 1 else ""


def _titled(text: str) -> str:
    return bare(text)[:1].upper() + bare(text)[1:]
