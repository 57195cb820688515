"""Matrices of stakeholders: who is to be reached and how, whether they are asked or told, and who sees to it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from remit.loaders.blocks import Passage, joined
from remit.loaders.claims.action_owners import OWNERS
from remit.loaders.claims.captions import captioned
from remit.loaders.claims.grids import Cell, Grid, Row, not_read, rows_of
from remit.loaders.drafts import Ref
from remit.loaders.reading import Reading, slug
from remit.loaders.schema.cells import is_blank
from remit.loaders.schema.frames import frames
from remit.loaders.values.phrases import NAMED
from remit.loaders.wording import between
from remit.ontology import Role

_SEVERAL = re.compile(r";\s*")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SIDES: tuple[Role, ...] = ("consulted", "informed")


def claim(reading: Reading, grid: Grid) -> None:
    """Read each row as one piece of work: to reach its stakeholder, in the way that the row says."""
    captioned(reading, grid.above, None)
    for row in rows_of(reading, grid):
        who = row.cell("stakeholder")
        if who is None:
            reason = "this row names nobody who is to be reached"
            reading.findings.cannot_read(reading.source, row.blocks[0], row.passage(), reason)
            continue
        work = _work(reading, row, who)
        not_read(reading, row, work)
        _owners(reading, grid, row, work)
        for cell in _approaches(row):
            for role in roles_of(cell.text):
                for agent, words in _stakeholders(reading, who):
                    reading.findings.link(
                        reading.source, (cell.passage, words), work, "assignedTo", agent,
                        role=role, stated_as=cell.text,
                    )  # fmt: skip


def roles_of(approach: str) -> list[Role]:
    """Whether words of how somebody is reached say that they are asked, told, or both; none where that is denied.

    >>> roles_of("Consult; keep informed"), roles_of("Keep satisfied"), roles_of("Not consulted")
    (['consulted', 'informed'], [], [])
    """
    words = {word.casefold() for word in _WORD.findall(approach)}
    if words & {"not", "no", "never"}:
        return []
    known = frames().words
    return [role for role in _SIDES if words & known[f"are {role}"]]


def _work(reading: Reading, row: Row, who: Cell) -> Ref:
    """The work of a row, by how its stakeholder is to be reached and who that is, in the row's own words."""
    approach = next(iter(_approaches(row)), None)
    passage = joined([who.passage, approach.passage]) if approach else who.passage
    name = f"{who.text}: {approach.text}" if approach else who.text
    place = f"{reading.short_name}-{slug(who.text)}"
    work = reading.placed("action", name, reading.numbered(place), scope="")
    reading.findings.attribute(reading.source, passage, work, "name", name)
    reading.about(row.passage(), work)
    return work


def _approaches(row: Row) -> list[Cell]:
    """The cells that say how a stakeholder is reached, and not what that one does, or why anybody reaches them."""
    known = frames().words
    return [
        cell
        for cell in row.cells.get("engagement", [])
        if known["reasons"].isdisjoint(words := re.findall(r"\w+", cell.heading.casefold()))
        and not (known["what others do"] <= {*words})
    ]


def _owners(reading: Reading, grid: Grid, row: Row, work: Ref) -> None:
    for role in ("responsible", "accountable", "support"):
        cells = row.cells.get(role, [])
        for cell in cells:
            reading.assign(work, OWNERS[role], cell.passage, cell.heading, row.blocks[0])
        asked = grid.match.roles.get(role, ())
        if asked and not cells and role != "support":
            reading.nobody(work, OWNERS[role], row.passage(), asked[0].heading.text)


def _stakeholders(reading: Reading, who: Cell) -> Iterator[tuple[Ref, Passage]]:
    """Whom a cell names; people in general are a group of this paper's."""
    for a, b in between(who.text, _SEVERAL):
        words = who.passage.cut(a, b)
        if is_blank(words.text):
            continue
        parties = reading.parties.read(words, bodies=True)
        if all(party.kind in NAMED for party in parties):
            for party in parties:
                kind = party.kind if party.kind in ("person", "post") else "body"
                yield Ref(kind, party.name), party.passage
        else:
            yield Ref("body", words.text, within=reading.origin), words
