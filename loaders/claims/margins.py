"""Minutes in a table of which only the margin has a heading: "Action" above initials, beside what was said.

The rows above that heading are those of the meeting itself: its title, its day, who was there. A table goes on over
the pages of a PDF, and there its columns may be counted anew.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from remit.loaders.blocks import Block, Passage
from remit.loaders.claims.askings import asks, sentences_of, wants
from remit.loaders.claims.attendance import day_of, named, tell
from remit.loaders.claims.filled_seats import person_of
from remit.loaders.claims.grids import Grid, rows_of
from remit.loaders.claims.minutes import asks_nothing, item
from remit.loaders.claims.own import own_thing
from remit.loaders.claims.people import Known
from remit.loaders.claims.pieces import Piece
from remit.loaders.claims.rolls import TERMS
from remit.loaders.claims.roster import items as listed_in
from remit.loaders.claims.told import teller_of
from remit.loaders.reading import Reading
from remit.loaders.schema.frames import frames
from remit.loaders.schema.labels import label_beside
from remit.loaders.schema.match import Column, Match

_INITIALS = re.compile(r"[A-Z]{2,3}(?:\s?[,;&/+ ]\s?[A-Z]{2,3}){0,5}")
_SORRY = re.compile(r"(?:apologies|absent)\b", re.IGNORECASE)  # opens an item below
_FEWEST = 3  # columns, or two where no item has a number
_SIDES = 2  # cells of a label with its value
_MOST = 60  # words of an item that is one action
_LONG = 12  # words of what was said, at the least in one cell


def typed(reading: Reading, found: list[Grid]) -> list[Grid]:
    """The tables with those of such minutes parted from the rows above them, and the columns of each known."""
    if own_thing(reading).paper != "minutes" or not any(_heads(grid) for grid in found):
        return found
    tables: list[Grid] = []
    title: Passage | None = None  # the heading of the margin, as long as a table goes on
    for grid in found:
        blocks = [*grid.match.header, *grid.above, *grid.rows]
        at = _heads(grid)
        if at:
            left = _those_there(reading, blocks[: at - 1], blocks[at:])
            tables += [_rows(grid, left)] if left else []
            title = next(iter(blocks[at - 1].cells.values()))
            columns = _columns(blocks[at:], title, max(blocks[at - 1].cells))
            reading.findings.ignore(reading.source, blocks[at - 1], "the table's header")
            blocks = blocks[at:]
        elif title is not None and not grid.match.kind:
            columns = _columns(blocks, title, 0)
        else:
            columns = ()
        title = title if columns else None
        if columns:
            tables.append(
                Grid(Match("margins", (), columns, 1.0), blocks, [], grid.section, grid.priority)
            )
        elif at:
            tables.append(_rows(grid, blocks))
        else:
            tables.append(grid)
    return tables


def claim(reading: Reading, grid: Grid) -> None:
    """Read the items that have a number and one line beside them; of what else stands in the margin nobody can tell what it is beside."""
    for row in rows_of(reading, grid):
        said, margin = row.cell("discussion"), row.cell("responsible")
        one = margin is not None and len(margin.passage.parts) == 1 and "reference" in row.cells
        one = one and said is not None and len(said.text.split()) <= _MOST
        taken: set[str] = set()
        if one and said is not None and not wants(said.passage):
            asks_nothing(reading, row)
        elif one or (margin is not None and said is None):
            taken = item(reading, row)
        elif margin is not None:
            reason = f"“{margin.text}” stands in the margin, and it is not told beside which of these words"
            reading.findings.cannot_read(reading.source, row.blocks[0], margin.passage, reason)
        for words in sentences_of(said.passage) if said else ():
            if words.text not in taken and not (said and said.text in taken and asks(words.text)):
                reading.prose.append((row.blocks[0], words))


def _those_there(reading: Reading, blocks: Sequence[Block], items: Sequence[Block]) -> list[Block]:
    """Read the rows above that say who was there, or was asked to come, for whom the margin's initials are; the other rows."""
    teller = teller_of(reading)
    day = day_of(mark.block for mark in reading.marks)
    left: list[Block] = []
    said = [cell.text for block in items for cell in block.cells.values()]
    sorry = " ".join(text for text in said if _SORRY.match(text))
    for block in blocks:
        cells = [cell for _, cell in sorted(block.cells.items())]
        role = label_beside(cells[0].text) if len(cells) == _SIDES else ""
        listed = named(reading.grammar, cells[1]) if role else []
        away = [one for one in listed if one.name in sorry]
        if role in TERMS or (role == "attendees" and away):  # of those asked it says who did not
            here = "present" if role == "attendees" else role
            head = Piece("label", block, block, here, cells[0].text.rstrip(" :"), cells[1])
            there = [
                one
                for one in listed_in(reading.grammar, cells[1])
                if one.found is None or one.found.name not in {gone.name for gone in away}
            ]
            tell(teller, head, there, day)
        elif role in (*TERMS, "attendees"):  # who was asked to come may not have
            for one in listed:
                person = person_of(teller, one, cells[1])
                teller.names.people.append(Known(person.name, one.initials, cells[1]))
            reason = f"it is not told whether those beside “{cells[0].text}” were there"
            reading.findings.cannot_read(reading.source, block, block, reason)
        else:
            left.append(block)
    for known in teller.names.people:
        reading.present.append((known.name, known.initials, known.passage))
    return left


def _rows(grid: Grid, blocks: Sequence[Block]) -> Grid:
    return Grid(Match("", (), (), 0.0), [], [*blocks], grid.section, grid.priority)


def _heads(grid: Grid) -> int:
    """The number of the row that is the heading of the margin alone, right of all else; nought where none is."""
    if grid.match.kind:
        return 0
    blocks = [*grid.match.header, *grid.above, *grid.rows]
    last = max((number for block in blocks for number in block.cells), default=0)
    for n, block in enumerate(blocks, 1):
        alone = [*block.cells] == [last] and n < len(blocks) and last >= _FEWEST
        if alone and block.cells[last].text.casefold().strip(" :") in frames().words["margins"]:
            return n
    return 0


def _columns(blocks: Sequence[Block], title: Passage, margin: int) -> tuple[Column, ...]:
    """The columns of a table without a header: items by their number, what was said, and in the margin nobody but initials."""
    numbers = sorted({number for block in blocks for number in block.cells})
    headed = bool(margin)
    margin = margin or (numbers[-1] if numbers else 0)
    said = [number for number in numbers if number != margin]
    if not said:
        return ()
    longest = max(said, key=lambda n: sum(len(b.cells[n].text) for b in blocks if n in b.cells))
    beside = [b.cells[margin] for b in blocks if margin in b.cells]
    others = [b.cells[n] for b in blocks for n in said if n != longest and n in b.cells]
    long = max(len(b.cells[longest].text.split()) for b in blocks if longest in b.cells)
    names = [_INITIALS.fullmatch(part.text.strip()) for cell in beside for part in cell.parts]
    if long < _LONG or not all(names) or not (beside or headed) or not all(map(_is_number, others)):
        return ()
    roles = dict.fromkeys(said, "reference") | {longest: "discussion", margin: "responsible"}
    why = "the heading of the margin"
    return tuple(
        Column(n, title if n == margin else Passage(()), role, 1.0, why)
        for n, role in sorted(roles.items())
    )


def _is_number(cell: Passage) -> bool:
    return re.fullmatch(r"\W{0,2}(?:\d{1,3}|[a-z])(?:\.\d{1,2})*\W{0,2}", cell.text) is not None
