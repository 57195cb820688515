"""Tables of seats: bodies or people down, groups across, and in each cell what they are there.

A list of members may have such columns, too, beside who chose each of them.
"""

from __future__ import annotations

from collections.abc import Iterator

from remit.loaders.blocks import Block, Passage
from remit.loaders.claims.captions import captioned
from remit.loaders.claims.grids import Cell, Grid, Row, rows_of
from remit.loaders.drafts import Ref
from remit.loaders.reading import Reading
from remit.loaders.schema.frames import frames
from remit.loaders.wording import bare

_NO_MEMBER = frozenset(
    ["observer", "guest", "substitute", "deputy", "adviser", "advisor", "non-voting", "attendee"]
)
_CHAIRS = ("chair", "chairman", "chairwoman", "co-chair")


def claim(reading: Reading, grid: Grid) -> None:
    """Read every mark as a seat; an empty cell says nothing."""
    captioned(reading, grid.above, None)
    groups = [column for column in grid.match.columns if column.role == "party"]
    for row in rows_of(reading, grid):
        block, cell = row.blocks[0], row.cell("body")
        holders = list(_holders(reading, cell.passage)) if cell else []
        if cell is None or not holders:
            reason = "this row names nobody that could be told"
            reading.findings.cannot_read(reading.source, block, block, reason)
            continue
        for column in groups:
            seat = block.cells.get(column.number)
            if seat is not None and not reading.looks.blank(seat.text):
                _seat(reading, block, holders, (cell.passage, column.heading, seat))


def beside(reading: Reading, row: Row, agent: Ref) -> None:
    """Read the cells of a list of members that stand under the names of groups: what its member is there."""
    for cell in row.cells.get("seat", ()):
        _beside(reading, row, cell, agent)


def _beside(reading: Reading, row: Row, cell: Cell, agent: Ref) -> None:
    say, source, block = reading.findings, reading.source, row.blocks[0]
    what = reading.looks.capacity(cell.text)
    group = reading.body(bare(cell.heading))
    if (what and not _sits(what)) or not (what or reading.looks.mark(cell.text)):
        say.cannot_read(source, block, cell.passage, _no_member(cell.text, group))
        return
    say.link(source, row.passage(), agent, "memberOf", group, stated_as=cell.text)
    if (office := frames().offices.get(what)) and agent.kind == "person":
        seat = reading.post(office, group.name, cell.passage)
        say.link(source, row.passage(), agent, "holds", seat, stated_as=cell.text)


def _sits(what: str) -> bool:
    return _NO_MEMBER.isdisjoint(what.split())


def _no_member(text: str, group: Ref) -> str:
    return f"“{text}” in “{group.name}”: no member of it, and there is no relation for it"


def _holders(reading: Reading, passage: Passage) -> Iterator[Ref]:
    for party in reading.parties.read(passage, bodies=True):
        if party.kind in ("body", "unit", "group"):
            yield reading.body(party.name)
        elif party.kind in ("person", "post"):
            yield Ref(party.kind, party.name)


def _seat(
    reading: Reading,
    block: Block,
    holders: list[Ref],
    words: tuple[Passage, Passage, Passage],
) -> None:
    """One cell: a seat in the group above it; ``words`` are those of the holder, the group and the seat."""
    named, heading, seat = words
    say, source = reading.findings, reading.source
    group = reading.body(bare(heading.text))
    what = reading.looks.capacity(seat.text)
    if not what and not reading.looks.mark(seat.text):
        say.cannot_read(source, block, seat, f"“{seat.text}” is no seat in a group that is known")
    elif what and not _sits(what):
        say.cannot_read(source, block, seat, _no_member(seat.text, group))
    elif what in _CHAIRS:
        reading.assign(group, "accountable", named, seat.text, block, beside=seat)
    else:
        for holder in holders:
            say.link(source, words, holder, "memberOf", group, stated_as=seat.text)
