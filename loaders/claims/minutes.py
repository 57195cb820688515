"""Minutes in columns: what was said under each item, and beside it who is to act on it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from remit.loaders.blocks import Part, Passage
from remit.loaders.claims.action_owners import OWNERS
from remit.loaders.claims.askings import Asked, asked, asks, sentences_of, wants
from remit.loaders.claims.beside import BY, UNDERSTOOD
from remit.loaders.claims.captions import captioned
from remit.loaders.claims.doers import doer
from remit.loaders.claims.dues import due_at_a_meeting
from remit.loaders.claims.grids import Cell, Grid, Row, not_read, rows_of
from remit.loaders.claims.own import own_thing
from remit.loaders.claims.pieces import is_said
from remit.loaders.claims.times import times
from remit.loaders.reading import Reading
from remit.loaders.schema.frames import frames
from remit.loaders.values.parties import Party
from remit.loaders.wording import between, unjoined

_MOSTLY = 0.6  # of the cells
_PARTIES = (*UNDERSTOOD, "initials", "everyone")
_TO_VERB = re.compile(r"\S to [a-z]\w+")
_ENDS_OPEN = re.compile(r"\b(?:and|at|by|for|from|in|of|on|or|the|to|with)$")
_FEWEST = 3  # words of an action
_SEMICOLON = re.compile(r";\s{1,9}")
_ONE = re.compile(r"[A-Z]{2,3}")
_INITIALS = re.compile(rf"{_ONE.pattern}(?:\s?[,;&/+]\s?{_ONE.pattern}){{1,5}}")  # "AB & CD"


_TO_DO = re.compile(r"^(?P<who>[A-Z][^.;:]{0,60}?)\s+to\s+(?P<verb>[a-z][a-z-]*)\b")
_MARKED = re.compile(r"^(?P<mark>\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})[.)])\s+(?P<who>\S.*)$")


class _Named(NamedTuple):
    """A line of the margin: the role and cell that it stands in, and whom it names."""

    role: str
    cell: Cell
    parties: list[Party]
    deed: Passage | None = None  # what they are to do, where the line itself tells
    item: str = ""  # the words of the item beside it that has the same letter


_NOT_ASKED = ("n/a", "na", "not applicable", "none", "nil", "noted", "all to note", "to note")


def claim(reading: Reading, grid: Grid) -> None:
    """Read the items that somebody is to act on; one without a name is a record, and no empty seat."""
    captioned(reading, grid.above, None)
    # A margin alone is headed: of what stands beside it, what asks for nothing is a record.
    bare = sum(bool(column.heading.text) for column in grid.match.columns) == 1
    for row in rows_of(reading, grid):
        said = row.cell("discussion")
        margin = row.cell("responsible")
        nothing = said is not None and margin is not None and not asks(margin.text)
        if bare and nothing and said is not None and not wants(said.passage):
            asks_nothing(reading, row)
            taken: set[str] = set()
        else:
            taken = item(reading, row)
        for words in sentences_of(said.passage) if said else ():
            if words.text not in taken and not (said and said.text in taken and asks(words.text)):
                reading.prose.append((row.blocks[0], words))


def claim_deeds(reading: Reading, grid: Grid) -> None:
    """Read what one of the columns says is to be done: a line an action, of whoever it names before "to"."""
    if _names_people(reading, grid):
        for block in grid.rows:
            row = grid.row(block)
            row.cells["responsible"] = row.cells.pop("action", [])
            item(reading, row)
        return
    captioned(reading, grid.above, None)
    own = own_thing(reading).body
    for row in rows_of(reading, grid):
        cell, said = row.cell("action"), row.cell("discussion")
        if said is not None:  # a topic, or an action, with what was said of it
            reading.prose += [(row.blocks[0], words) for words in sentences_of(said.passage)]
        parts = cell.passage.parts if cell and _asks(cell) else ()
        for n, part in enumerate(parts, 1):
            assert cell is not None
            words = cell.passage.find(part.text)
            if len(words.text.split()) < _FEWEST and said is not None and is_said(said.passage):
                continue  # a topic
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
            if "deadline" not in row.cells:
                due_at_a_meeting(reading, action, words)
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


def asks_nothing(reading: Reading, row: Row) -> None:
    """Own up to whom a margin names beside words that ask for nothing: "The police had caught the thief"."""
    for cell in row.cells.get("responsible", ()):
        if _asks(cell):
            reason = f"“{cell.text}” stands in the margin, and the words beside it ask for nothing"
            reading.findings.cannot_read(reading.source, row.blocks[0], cell.passage, reason)


def item(reading: Reading, row: Row) -> set[str]:
    """Read what an item asks of those in the margin; returns the words that are actions."""
    said = row.cell("discussion") or row.cell("topic")
    owners = [(role, cell) for role in OWNERS for cell in row.cells.get(role, ()) if _asks(cell)]
    if not owners:
        return set()
    block = row.blocks[0]
    if said is None:
        reason = "this row names somebody, and nothing that they are to do"
        reading.findings.cannot_read(reading.source, block, block, reason)
        return set()
    named: list[_Named] = []
    for role, cell in owners:
        who, when = _parted(reading, cell)
        named += [_named(reading, role, cell, passage, said.passage) for passage in who]
        for words in when if "deadline" not in row.cells else ():
            m = BY.search(words.text)
            row.cells["deadline"] = [Cell(cell.heading, words.match(m, "when") if m else words)]
    own = [n for n, one in enumerate(named) if one.deed]  # "AB to sign" says itself what AB does
    others = [one for one in named if not one.deed]
    found = asked(said.passage, [one.parties for one in others])
    for n in own:
        words = named[n].deed or said.passage
        _action(reading, row, said, Asked(words, (n,), told=True), named)
    for deed in found or ():
        _action(reading, row, said, deed, others)
    if not found and others:
        _action(
            reading, row, said, Asked(said.passage, tuple(range(len(others))), told=True), others
        )
    whole = {said.text} if found is None and others else set()
    return whole | {deed.words.text for deed in found or ()} | {named[n].item for n in own}


def _action(reading: Reading, row: Row, said: Cell, deed: Asked, named: Sequence[_Named]) -> None:
    """An action of an item: its words, when it is due, and those who are asked."""
    part = deed.words.text != said.text
    place = f"{reading.short_name}-r{row.number}"
    place = reading.numbered(place) if part else place
    action = reading.placed("action", deed.words.text, place, scope="")
    reading.findings.attribute(reading.source, deed.words, action, "name", deed.words.text)
    if part:
        reading.findings.attribute(reading.source, said.passage, action, "text", said.text)
    reading.about(deed.words, action)
    plain = part or len(said.passage.sentences()) == 1
    if plain and "deadline" not in row.cells:
        due_at_a_meeting(reading, action, deed.words)
    not_read(reading, row, action)
    for number in deed.owners:
        role, cell, parties, *_ = named[number]
        for party in parties:
            sure = party if deed.told else replace(party, basis="inferred")
            reading.assign_party(action, OWNERS[role], sure, cell.heading, row.blocks[0])
    times(reading, row, action)


def _named(reading: Reading, role: str, cell: Cell, passage: Passage, said: Passage) -> _Named:
    """Whom a line of the margin names, and what they are to do, if it tells: "AB to sign", "(a) AB" beside an item (a)."""
    if marked := _MARKED.match(passage.text):
        passage = passage.match(marked, "who")
        for part in said.parts:
            m = _MARKED.match(part.text)
            if m is not None and m["mark"] == marked["mark"]:
                item = said.find(part.text)
                deed = item.match(m, "who")
                deed = deed.cut(0, len(unjoined(deed.text)))
                return _Named(role, cell, _parties(reading, cell, passage), deed, part.text)
    m = _TO_DO.match(passage.text)
    if m is None or m["verb"] not in frames().words["verbs"]:
        return _Named(role, cell, _parties(reading, cell, passage))
    return _Named(role, cell, _parties(reading, cell, passage.match(m, "who")), passage)


def _parties(reading: Reading, cell: Cell, passage: Passage) -> list[Party]:
    """Whom a line of the margin names; initials are of those present, also such as are a word: "OF"."""
    if name := reading.known.initials.get(passage.text):
        return [Party("person", name, passage, basis="inferred")]
    people = reading.parties.asks_for_people(cell.heading)
    return list(reading.parties.read(passage, people=people))


def _parted(reading: Reading, cell: Cell) -> tuple[list[Passage], list[Passage]]:
    """Whom a cell names, each line somebody, and the lines below them that are a time: "AB, CD", "by 4 May"."""
    who: list[Passage] = []
    when: list[Passage] = []
    for words in _whole_lines(reading, cell.passage):
        if who and _is_time(reading, words.text):
            when.append(words)
        elif _INITIALS.fullmatch(words.text):
            who += [words.match(m) for m in _ONE.finditer(words.text)]
        elif ";" in words.text and _TO_DO.search(words.text.rsplit("; ")[-1]):
            who += [words.cut(a, b) for a, b in between(words.text, _SEMICOLON)]  # "AB; CD to sign"
        else:
            who.append(words)
    return who, when


def _whole_lines(reading: Reading, cell: Passage) -> Iterator[Passage]:
    """The lines of a cell, without the breaks that a narrow column makes: "Cllr Tarn to" above "write to the", "Quay Board"."""
    held: list[Part] = []
    for part in cell.parts:
        before = " ".join(one.text for one in held)
        deed = _TO_VERB.search(before) and not _begins_another(reading, part)
        broken = part.text[:1].islower() or _ENDS_OPEN.search(before) or deed
        if held and not (broken and not _is_time(reading, part.text)):
            yield Passage(tuple(held))
            held = []
        held.append(part)
    if held:
        yield Passage(tuple(held))


def _begins_another(reading: Reading, part: Part) -> bool:
    """Whether a line below what somebody is to do names somebody else: "CD to pay", "Clerk"."""
    if _TO_VERB.search(part.text) or _INITIALS.fullmatch(part.text):
        return True
    parties = reading.parties.read(Passage((part,)))
    return bool(parties) and all(party.kind in UNDERSTOOD for party in parties)


def _is_time(reading: Reading, text: str) -> bool:
    return reading.looks.fits(text, "date") and not reading.looks.fits(text, "initials")


def _asks(cell: Cell) -> bool:
    return cell.text.strip(" .").casefold() not in _NOT_ASKED
