"""What a row of a list of members says besides: who stands in, who chose the member, an office or another group in the remarks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from remit.graph.words import with_capital
from remit.loaders.blocks import Block, Passage
from remit.loaders.claims.bodies_within import is_within
from remit.loaders.claims.grids import Cell, Row
from remit.loaders.drafts import Ref
from remit.loaders.reading import Reading
from remit.loaders.schema.frames import frames
from remit.loaders.values.parties import Party
from remit.loaders.wording import bare, between

_CHOOSES = re.compile(r"\b(?:nominat|appoint|elect)\w+", re.IGNORECASE)
_PARTS = re.compile(r";\s*")
_OFFICE = re.compile(
    r"^(?P<office>[A-Za-z][A-Za-z -]{3,24}?)(?:,? (?:of|for) (?:the )?(?P<body>\S.{2,60}))?$"
)
_GROUP = re.compile(r"^(?:the )?(?P<body>[A-Z][^();,]{3,60}?)(?:\s\((?P<office>[^()]{3,30})\))?$")
_RUNS = re.compile(
    r"^(?:also )?(?P<verb>leads|chairs|convenes) (?:the )?(?P<body>\S[^();,]{3,60})$", re.IGNORECASE
)
_NOBODY = re.compile(r"none(?: named)?|no(?:body|ne)?|n/?a|[–—-]", re.IGNORECASE)


def tell(reading: Reading, row: Row, agent: Ref, home: Ref) -> None:
    """Say what a row tells of its member besides the seat; of remarks that are none of these it is said that they are not read."""
    block = row.blocks[0]
    for cell in row.cells.get("deputy", ()):
        _deputies(reading, cell, home, block)
    for cell in row.cells.get("body", ()):
        if _CHOOSES.search(cell.heading):
            _chosen(reading, cell, agent, home)
    for cell in row.cells.get("remarks", ()) if agent.kind == "person" else ():
        for a, b in between(cell.passage.text, _PARTS):
            words = cell.passage.cut(a, b)
            if not any(_remark(reading, words, agent, home)):
                reason = f"{cell.heading}: it is not clear what this says of “{agent.name}”"
                reading.findings.cannot_read(reading.source, block, words, reason)


def stands_in(reading: Reading, party: Party, home: Ref, passage: Passage, stated_as: str) -> None:
    """Say of a person who stands in for a member that they hold a substitute's place on the body."""
    agent = reading.person(party)
    seat = reading.post("Substitute", home.name, passage)
    reading.findings.link(reading.source, passage, agent, "holds", seat, stated_as=stated_as)


def _deputies(reading: Reading, cell: Cell, home: Ref, block: Block) -> None:
    for party in reading.parties.read(cell.passage, people=True):
        if party.kind == "person":
            stands_in(reading, party, home, cell.passage, cell.heading)
        elif not _NOBODY.fullmatch(cell.text.strip(" .")):
            reason = f"{cell.heading}: it is not clear who “{party.name}” is"
            reading.findings.cannot_read(reading.source, block, party.passage, reason)


def _chosen(reading: Reading, cell: Cell, agent: Ref, home: Ref) -> None:
    """Who chose a member, and so chooses who sits in the group: the body that the member comes from, too."""
    for party in reading.parties.read(cell.passage, bodies=True):
        body = reading.body(party.name)
        named = party.kind == "body" and reading.ends_as_a_body(party.name) and " " in party.name
        for other in (agent, home) if named else ():
            if body != other:
                reading.findings.link(
                    reading.source, cell.passage, body, "appoints", other, stated_as=cell.heading
                )


def _remark(reading: Reading, words: Passage, agent: Ref, home: Ref) -> Iterator[bool]:
    """An office, a group with or without one, or what somebody runs; yields whether it was told."""
    text = words.text.strip(" .")
    say, source, offices = reading.findings, reading.source, frames().offices
    if (m := _OFFICE.match(text)) and (office := offices.get(m["office"].casefold())):
        named = bare(m["body"] or "")
        other = named and is_within(named) and " " in named
        post = reading.post(office, named if other else home.name, words)
        say.link(source, words, agent, "holds", post, stated_as=m["office"])
        yield True
    elif (m := _RUNS.match(text)) and is_within(bare(m["body"])):
        office = "Lead" if m["verb"].casefold() == "leads" else "Chair"
        name = bare(m["body"])
        post = reading.post(office, with_capital(name), words)
        say.link(source, words, agent, "holds", post, stated_as=m["verb"])
        yield True
    elif (m := _GROUP.match(text)) and is_within(bare(m["body"])) and " " in m["body"]:
        group = reading.body(bare(m["body"]))
        say.link(source, words, agent, "memberOf", group, stated_as=text)
        if office := offices.get((m["office"] or "").casefold()):
            post = reading.post(office, group.name, words)
            say.link(source, words, agent, "holds", post, stated_as=m["office"])
        yield True
