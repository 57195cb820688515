"""Keys: tables that say for whom initials and short forms stand."""

from __future__ import annotations

import re
from dataclasses import replace

from remit.loaders.claims import spelt
from remit.loaders.claims.captions import captioned
from remit.loaders.claims.grids import Cell, Grid, Row, rows_of
from remit.loaders.claims.short_for import fits
from remit.loaders.drafts import Ref
from remit.loaders.reading import Reading, slug
from remit.loaders.schema.frames import frames
from remit.loaders.values.phrases import NAMED
from remit.loaders.wording import bare

_OFFICE = re.compile(r"(?P<label>[A-Z][A-Za-z -]{3,24})(?::\s|\s[–—-]\s)(?P<who>\S.*)$")


def claim(reading: Reading, grid: Grid) -> None:
    """Read each row as one short form; whoever it stands for has the post that the row gives."""
    captioned(reading, grid.above, None)
    for row in rows_of(reading, grid):
        _one(reading, row)


def _one(reading: Reading, row: Row) -> None:
    say, source, block = reading.findings, reading.source, row.blocks[0]
    short, name, post = row.cell("initials"), row.cell("name"), row.cell("post")
    thing = post or row.cell("body")
    if short and thing and name and _is_of_thing(reading, short, thing, name):
        _held(reading, row, short, thing)
        return
    meant = name or thing
    if short is None or meant is None:
        say.cannot_read(source, block, block, "this row of a key is not complete")
        return
    for party in reading.parties.read(meant.passage, people=name is not None):
        told = replace(party, post=bare(post.text)) if post and name else party
        if told.kind in NAMED:
            spelt.tell(reading, short.passage, told, row.passage())
        else:
            reason = f"it is not clear for whom “{short.text}” stands"
            say.cannot_read(source, block, party.passage, reason)


def _is_of_thing(reading: Reading, short: Cell, thing: Cell, name: Cell) -> bool:
    """Whether letters are of the post or the body, and not of whoever is named with it: "CE | Chief Executive | Ann Bee"."""
    if fits(bare(thing.text), short.text):
        return True
    bodies = [party.kind == "body" for party in reading.parties.read(thing.passage)]
    people = reading.parties.read(name.passage, people=True)
    return bodies == [True] and not any(fits(party.name, short.text) for party in people)


def _held(reading: Reading, row: Row, short: Cell, thing: Cell) -> None:
    """Read a short form of a post or a body, with whoever holds the post, or an office of the body, beside it."""
    meant = reading.parties.read(thing.passage)
    if len(meant) != 1 or meant[0].kind not in ("post", "body"):
        reason = f"it is not clear for whom “{short.text}” stands"
        reading.findings.cannot_read(reading.source, row.blocks[0], thing.passage, reason)
        return
    spelt.tell(reading, short.passage, meant[0], row.passage())
    for held in row.cells.get("name", ()):
        m = _OFFICE.match(held.text)
        office = frames().offices.get(m["label"].casefold(), "") if m else ""
        cell = held._replace(passage=held.passage.match(m, "who")) if m and office else held
        if (meant[0].kind == "body") != bool(office):
            reason = f"it is not clear what this is to “{thing.text}”"
            reading.findings.cannot_read(reading.source, row.blocks[0], held.passage, reason)
            continue
        title = office or bare(thing.text)
        post = reading.post(title, meant[0].name if office else meant[0].body, held.passage)
        _holder(reading, row, cell, post)


def _holder(reading: Reading, row: Row, held: Cell, post: Ref) -> None:
    """Whoever a cell says holds a post; nobody, or somebody withheld, as it says."""
    say, source = reading.findings, reading.source
    for party in reading.parties.read(held.passage, people=True):
        if party.kind == "person":
            say.link(
                source, party.passage, reading.person(replace(party, post="", body="")), "holds",
                post, stated_as=held.heading, start=party.start, end=party.end,
            )  # fmt: skip
        elif party.kind in ("vacancy", "withheld"):
            reading.no_holder(
                post, party.name, slug(f"{post.name}-holder"), party.passage, held.heading,
                kind=party.kind,
            )  # fmt: skip
        else:
            reason = f"it is not clear what “{party.name}” says of whoever holds “{post.name}”"
            say.cannot_read(source, row.blocks[0], party.passage, reason)
