"""Minutes in columns: what was said under each item, and beside it who is to act on it."""

from __future__ import annotations

import re

from remit.loaders.blocks import Passage
from remit.loaders.claims.actions import OWNERS
from remit.loaders.claims.beside import BY, UNDERSTOOD
from remit.loaders.claims.captions import captioned
from remit.loaders.claims.doers import doer
from remit.loaders.claims.grids import Cell, Grid, Row, not_read, rows_of
from remit.loaders.claims.own import own_thing
from remit.loaders.claims.times import times
from remit.loaders.reading import Reading
from remit.loaders.values.parties import Party

_MOSTLY = 0.6  # of the cells
_PARTIES = (*UNDERSTOOD, "initials", "everyone")
_FEWEST = 3  # words of an action
_ONE = re.compile(r"[A-Z]{2,3}")
_INITIALS = re.compile(rf"{_ONE.pattern}(?:\s?[,;&/+]\s?{_ONE.pattern}){{1,5}}")  # "AB & CD"
_NOT_ASKED = ("n/a", "na", "not applicable", "none", "nil", "noted", "all to note", "to note")


def claim(reading: Reading, grid: Grid) -> None:
    """Read the items that somebody is to act on; one without a name is a record, and no empty seat."""
    captioned(reading, grid.above, None)
    for row in rows_of(reading, grid):
        _item(reading, row)


def claim_deeds(reading: Reading, grid: Grid) -> None:
    """Read what one of the columns says is to be done: a line an action, of whoever it names before "to"."""
    if _names_people(reading, grid):
        for block in grid.rows:
            row = grid.row(block)
            row.cells["responsible"] = row.cells.pop("action", [])
            _item(reading, row)
        return
    captioned(reading, grid.above, None)
    own = own_thing(reading).body
    for row in rows_of(reading, grid):
        cell = row.cell("action")
        parts = cell.passage.parts if cell and _asks(cell) else ()
        for n, part in enumerate(parts, 1):
            assert cell is not None
            words = cell.passage.find(part.text)
            if len(words.text.split()) < _FEWEST:
                reason = f"“{words.text}” stands under “{cell.heading}”, and is no action by itself"
                reading.findings.cannot_read(reading.source, row.blocks[0], words, reason)
                continue
            action = reading.placed(
                "action", words.text, f"{reading.short_name}-r{row.number}-{n}", scope=""
            )
            reading.findings.attribute(reading.source, words, action, "name", words.text)
            reading.about(words, action)
            doer(reading, words, action, row.blocks[0], own)
            times(reading, row, action)
            not_read(reading, row, action)


def _names_people(reading: Reading, grid: Grid) -> bool:
    """Whether the column "Action" says who is to act, and not what is to be done: "AB", "CD/EF", "All"."""
    cells = [
        cell for block in grid.rows if (cell := grid.row(block).cell("action")) and _asks(cell)
    ]
    named = [
        all(party.kind in _PARTIES for party in parties) and bool(parties)
        for cell in cells
        for who, _ in [_parted(reading, cell)]
        for parties in [[p for words in who for p in reading.parties.read(words)]]
    ]
    return bool(cells) and sum(named) >= _MOSTLY * len(named)


def _item(reading: Reading, row: Row) -> None:
    said = row.cell("discussion") or row.cell("topic")
    owners = [(role, cell) for role in OWNERS for cell in row.cells.get(role, ()) if _asks(cell)]
    if not owners:
        return
    block = row.blocks[0]
    if said is None:
        reason = "this row names somebody, and nothing that they are to do"
        reading.findings.cannot_read(reading.source, block, block, reason)
        return
    action = reading.placed("action", said.text, f"{reading.short_name}-r{row.number}", scope="")
    reading.findings.attribute(reading.source, said.passage, action, "name", said.text)
    reading.about(said.passage, action)
    not_read(reading, row, action)
    for role, cell in owners:
        who, when = _parted(reading, cell)
        for passage in who:
            if name := reading.known.initials.get(passage.text):  # also one that is a word: "OF"
                person = Party("person", name, passage, basis="inferred")
                reading.assign_party(action, OWNERS[role], person, cell.heading, block)
            else:
                reading.assign(action, OWNERS[role], passage, cell.heading, block)
        for words in when if "deadline" not in row.cells else ():
            m = BY.search(words.text)
            row.cells["deadline"] = [Cell(cell.heading, words.match(m, "when") if m else words)]
    times(reading, row, action)


def _parted(reading: Reading, cell: Cell) -> tuple[list[Passage], list[Passage]]:
    """Whom a cell names, each line somebody, and the lines below them that are a time: "AB, CD", "by 4 May"."""
    who: list[Passage] = []
    when: list[Passage] = []
    for part in cell.passage.parts:
        words = cell.passage.find(part.text)
        if who and _is_time(reading, words.text):
            when.append(words)
        elif _INITIALS.fullmatch(words.text):
            who += [words.match(m) for m in _ONE.finditer(words.text)]
        else:
            who.append(words)
    return who, when


def _is_time(reading: Reading, text: str) -> bool:
    return reading.looks.fits(text, "date") and not reading.looks.fits(text, "initials")


def _asks(cell: Cell) -> bool:
    return cell.text.strip(" .").casefold() not in _NOT_ASKED
