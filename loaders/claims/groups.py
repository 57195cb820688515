"""Lists of boards and groups: who chairs each, what it reports to, how often it meets, who belongs to it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from remit.loaders.blocks import Block, Passage
from remit.loaders.claims import functions, offices
from remit.loaders.claims.captions import captioned
from remit.loaders.claims.grids import Cell, Grid, Row, not_read, rows_of
from remit.loaders.claims.lists import members_of
from remit.loaders.claims.member_groups import OFFICES
from remit.loaders.claims.names import Names
from remit.loaders.claims.own import own_thing
from remit.loaders.claims.told import teller_of
from remit.loaders.claims.within_cells import parted
from remit.loaders.drafts import Ref
from remit.loaders.reading import Reading
from remit.loaders.schema.frames import frames
from remit.loaders.values.ends import first_word
from remit.loaders.wording import bare

_ATTRIBUTES = {"frequency": "meets", "quorum": "quorum", "purpose": "text"}
_NONE = ("none", "not set")
_MEMBER = re.compile(r"\bmembers?\b(?!.*\battend)", re.IGNORECASE)
_ATTENDS = re.compile(r"\battend|\binvit|\bobserv", re.IGNORECASE)
_FUNCTIONS = re.compile(
    r"(?:key |main )?(?:responsibilities|duties|functions|tasks|areas of responsibility)",
    re.IGNORECASE,
)
_DASH = re.compile(r"\w\s[–—-]\s(?:[Vv]ice[ -])?[Cc]hair\w*$")


def claim(reading: Reading, grid: Grid) -> None:
    """Read each row as one group."""
    captioned(reading, grid.above, None)
    for row in rows_of(reading, grid):
        block, cell = row.blocks[0], row.cell("group")
        if cell is None:
            reason = "this row names no group"
            reading.findings.cannot_read(reading.source, block, block, reason)
            continue
        _group(reading, parted(row), block, cell)


def _group(reading: Reading, row: Row, block: Block, named: Cell) -> None:
    say, source = reading.findings, reading.source
    name = bare(named.text)
    group = reading.body(name)
    say.attribute(source, named.passage, group, "name", name)
    not_read(reading, row, group)
    for role, title in OFFICES.items():
        for held in row.cells.get(role, ()):
            if _DASH.search(held.heading):
                continue  # "Ann Bee – Chair" heads nothing
            _office(reading, group, title, held, block)
    for above in _given(row, "reports to"):
        told = False
        for target, passage in _parties(reading, above, bodies=True):
            if target.kind in ("body", "post"):
                say.link(source, passage, group, "reportsTo", target, stated_as=above.heading)
                told = True
        if not told:
            _told_nothing(reading, group, above, block)
    for members in row.cells.get("members", ()):
        _members(reading, group, members, block)
    for cell in row.cells.get("attendees", ()):
        _attend(reading, group, cell, block)
    _is_said(reading, row, group, block)
    _served(reading, row, group, block)
    for column in ("responsible", "support"):
        for owner in row.cells.get(column, ()):
            _of_group(reading, group, owner, block)


def _is_said(reading: Reading, row: Row, group: Ref, block: Block) -> None:
    """How often a group meets, how many it takes, what it is for; a column of functions lists what it does."""
    for column, term in _ATTRIBUTES.items():
        for said in _given(row, column):
            if column == "purpose" and _FUNCTIONS.fullmatch(said.heading.strip(" :")):
                functions.claim(reading, said, group, said.passage, block)
                continue
            reading.findings.attribute(
                reading.source, said.passage, group, term, said.text, stated_as=said.heading
            )


def _given(row: Row, column: str) -> list[Cell]:
    """The cells of a column that say something: not "none"."""
    return [c for c in row.cells.get(column, ()) if c.text.casefold().strip(" .") not in _NONE]


def _served(reading: Reading, row: Row, group: Ref, block: Block) -> None:
    """Who serves a group: the first whom the cell names; behind a comma stands whose they are."""
    for cell in _given(row, "secretariat"):
        first = list(itertools.islice(_parties(reading, cell), 1))
        for agent, passage in first:
            reading.findings.link(
                reading.source, passage, agent, "supports", group, stated_as=cell.heading
            )
        if not first:
            _told_nothing(reading, group, cell, block)


def _told_nothing(reading: Reading, group: Ref, cell: Cell, block: Block) -> None:
    """Own up to a cell, or to a label inside of one, that names nobody who is known: "Chair: to rotate"."""
    reason = f"{cell.heading}: it is not clear who “{cell.text}” is"
    reading.not_understood(group, block, cell.passage, reason)


def _of_group(reading: Reading, group: Ref, cell: Cell, block: Block) -> None:
    """Whoever does a group's work; a label that asks for members, or for who attends, asks for nobody's work."""
    if _MEMBER.search(cell.heading):
        _members(reading, group, cell, block)
    elif _FUNCTIONS.fullmatch(cell.heading.strip(" :")):
        functions.claim(reading, cell, group, cell.passage, block)
    elif _ATTENDS.search(cell.heading):
        _attend(reading, group, cell, block)
    else:
        reading.assign(group, "responsible", cell.passage, cell.heading, block)


def _attend(reading: Reading, group: Ref, cell: Cell, block: Block) -> None:
    """Who comes to a group's meetings and is no member of it; others who are not named are owned up to."""
    met = own_thing(reading).paper in ("minutes", "log") or bool(reading.present)  # on one day
    for party in reading.parties.read(cell.passage):
        plain = party.kind in ("person", "post", "body") and not _of_several(party.name)
        if plain and not met:
            agent = Ref(party.kind, party.name)
            if party.kind == "person":
                agent = reading.person(party)
            reading.findings.link(
                reading.source, party.passage, agent, "attended", group, stated_as=cell.heading
            )
            continue
        reason = f"“{cell.heading}”: it is not clear who “{party.name}” is"
        reading.not_understood(group, block, party.passage, reason)


def _of_several(name: str) -> bool:
    """Whether a name is that of seats rather than of somebody: "one staff governor"."""
    first = first_word(name)
    return first.islower() and (first in frames().words["numbers"] or first in ("a", "an"))


def _members(reading: Reading, group: Ref, cell: Cell, block: Block) -> None:
    """Who belongs to a group: each paragraph of a cell of several is an item of a list."""
    if len(cell.passage.parts) > 1:
        teller = teller_of(reading)
        for line in cell.passage.by_part:
            members_of(teller, reading.grammar, block, group, line, said=cell.heading, one=True)
        return
    told = False
    for party in reading.parties.read(cell.passage):
        office = offices.office_in(party.post, group.name) if party.kind == "person" else ""
        if office:
            seat = reading.post(office, group.name, party.passage)
            reading.findings.link(
                reading.source, party.passage, Ref("person", party.name), "holds", seat,
                stated_as=party.post,
            )  # fmt: skip
    for agent, passage in _parties(reading, cell):
        told = True
        reading.findings.link(
            reading.source, passage, agent, "memberOf", group, stated_as=cell.heading
        )
    if not told:
        reason = f"{cell.heading}: it is not clear who the members are"
        reading.findings.cannot_read(reading.source, block, cell.passage, reason)


def _parties(
    reading: Reading, cell: Cell, *, bodies: bool = False
) -> Iterator[tuple[Ref, Passage]]:
    """The people, posts and bodies that a cell names, each with its words."""
    names = Names(reading, own_thing(reading))
    for party in reading.parties.read(cell.passage, bodies=bodies):
        one = reading.grammar.one(party.name) if party.kind in ("body", "unread") else None
        if one is not None and one.kind == "body" and one.generic:
            # "The Board" is that of this paper, and not another paper's.
            if (body := names.general(one.name)) is not None:
                yield body, party.passage
        elif party.kind == "body":
            yield reading.body(party.name), party.passage
        elif party.kind in ("person", "post") and not _of_several(party.name):
            yield Ref(party.kind, party.name), party.passage


def _office(reading: Reading, group: Ref, title: str, held: Cell, block: Block) -> None:
    """Who holds an office of the group: a person, or the holder of another post, or nobody yet."""
    say, source = reading.findings, reading.source
    post = reading.post(title, group.name, held.passage)
    told = held.text.casefold().strip(" .") in _NONE
    for party in reading.parties.read(held.passage):
        if party.kind == "person":
            person = reading.person(party)
            say.link(source, party.passage, person, "holds", post, stated_as=held.heading)
        elif party.kind == "vacancy":
            place = f"chair-r{block.parts[0].number}"
            reading.no_holder(post, party.name, place, party.passage, held.heading)
        elif party.kind in ("post", "body"):
            reading.assign(group, "accountable", party.passage, held.heading, block)
        told = told or party.kind in ("person", "vacancy", "post", "body")
        if party.kind == "withheld":
            reason = f"{held.heading}: the name is kept back (“{party.name}”)"
            reading.not_understood(group, block, party.passage, reason)
            told = True
    if not told:
        _told_nothing(reading, group, held, block)
