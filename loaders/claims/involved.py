"""Tables that say by a row across them how those below are involved: "We consult" above "Trade unions | shift patterns"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from remit.loaders.blocks import Block, Passage
from remit.loaders.claims.action_owners import OWNERS
from remit.loaders.claims.beside import named_by_words
from remit.loaders.claims.verbs import has_finite
from remit.loaders.reading import Reading
from remit.loaders.schema.cells import is_blank, share
from remit.loaders.values.parties import Party
from remit.loaders.values.phrases import NAMED

_SURELY = 0.8  # of the meaning of such a row
_SIDES = ("consulted", "informed", "support")
_MOSTLY = 0.6  # of the rows name a party in one column
_PAIR = 2  # cells of a row: a party and what it has to do with
_PARTIES = (*NAMED, "group", "everyone")


class _Row(NamedTuple):
    """A row with the words across the table above it, and the role that they give."""

    block: Block
    role: str
    said: Passage
    cells: tuple[Passage, ...]


def claim(reading: Reading, blocks: Sequence[Block]) -> bool:
    """Read such a table: each row is a piece of work with whoever is asked, told or helps; false where it is none."""
    rows = _rows(reading, blocks)
    if not rows or any(len(row.cells) != _PAIR for row in rows):
        return False
    named = [share(_is_party(reading, row.cells[n]) for row in rows) for n in range(_PAIR)]
    who = max(range(_PAIR), key=lambda n: named[n])
    if named[who] < _MOSTLY or named[who] == named[1 - who]:
        return False
    if not all(_is_matter(reading, row.cells[1 - who].text) for row in rows):
        return False  # "Support" above telephone numbers
    for row in rows:
        work = row.cells[1 - who]
        thing = named_by_words(reading, "action", work, row.block.parts[0].number)
        reading.about(work, thing)
        said = f"helps: {row.said.text}" if row.role == "support" else row.said.text
        for party in _parties(reading, row.cells[who]):
            reading.assign_party(thing, OWNERS[row.role], party, said, row.block, beside=row.said)
    return True


def _rows(reading: Reading, blocks: Sequence[Block]) -> list[_Row]:
    """The rows below words that give a role; none where other words stand across the table, too."""
    found: list[_Row] = []
    role, said = "", Passage(())
    for block in blocks:
        cells = [cell for _, cell in sorted(block.cells.items()) if not is_blank(cell.text)]
        if len({cell.text for cell in cells}) == 1:
            said = cells[0]
            meant = reading.matcher.means(said.text, _SURELY)
            role = meant[0].role if meant else ""
            if role not in _SIDES:
                return []
        elif role:
            found.append(_Row(block, role, said, tuple(cells)))
    return found


def _is_matter(reading: Reading, text: str) -> bool:
    """Whether a cell may say with what somebody is involved: some words, no sentence, and no day, number or address."""
    words = [word for word in text.split() if word.isalpha()]
    said = has_finite(text) or (bool(words) and words[0].endswith("ed"))  # "replied late"
    plain = "@" not in text and not reading.looks.kind(text)
    return len(words) >= _PAIR and plain and not said


def _parties(reading: Reading, cell: Passage) -> Sequence[Party]:
    """Whom a cell names; what can be nothing else is a body."""
    read = reading.parties.read(cell)
    return (
        read if all(p.kind in _PARTIES for p in read) else reading.parties.read(cell, bodies=True)
    )


def _is_party(reading: Reading, cell: Passage) -> bool:
    found = reading.parties.read(cell)
    return bool(found) and all(party.kind in _PARTIES for party in found)
