"""Who was at a meeting, in rows whose columns are lost: names, each with the initials behind it, "PRESENT Ann Bee AB Cy Dee CD"."""

from __future__ import annotations

import re

from remit.loaders.blocks import Block, Passage
from remit.loaders.claims.attendance import day_of, tell
from remit.loaders.claims.entries import Entry
from remit.loaders.claims.phrases import Grammar
from remit.loaders.claims.pieces import Piece
from remit.loaders.claims.roster_items import Item, is_guessed, name_in
from remit.loaders.claims.short_for import fits, is_short
from remit.loaders.claims.told import teller_of
from remit.loaders.reading import Reading
from remit.loaders.schema.labels import label_of

_WORD = re.compile(r"\S+")
_INSIDE = re.compile(r"\(([^()]*)\)")
_ASIDE = re.compile(r"\([^()]*\)")
_LABEL = re.compile(
    r"(?P<label>(?:Those |Members )?(?:Present|In attendance|Apologies)):?\s+", re.IGNORECASE
)
_LEAST = 2  # people of the first line


def claim(reading: Reading) -> None:
    """Read the lines that open a table whose rows cannot be told apart, where they are such a list."""
    for mark in reading.marks:
        if mark.role == "blurred":
            _read(reading, mark.block)


def _read(reading: Reading, block: Block) -> None:
    first, *rest = block.by_part
    m = _LABEL.match(first.text)
    role = label_of(m["label"]) if m else ""
    if m is None or role not in ("present", "apologies"):
        return
    grammar = reading.grammar
    lines = [[*with_initials(grammar, line)] for line in (first.cut(m.end()), *rest)]
    at = next((n for n, names in enumerate(lines) if not names), len(lines))
    found = [one for names in lines[:at] for one in names]
    if len(lines[0]) < _LEAST:
        return
    teller = teller_of(reading)
    tell(
        teller,
        Piece("label", block, first, role, m["label"]),
        found,
        day_of(mark.block for mark in reading.marks),
    )
    for known in teller.names.people:
        reading.present.append((known.name, known.initials, known.passage))


def with_initials(grammar: Grammar, line: Passage) -> list[Item]:
    """The people of a line, each with the initials behind the name; nothing where other words stand in it."""
    found: list[Item] = []
    start, words, sure = 0, list[str](), 0
    for m in _WORD.finditer(line.text):
        said = " ".join(words)
        name = _ASIDE.sub("", said).strip()
        if not (" " in name and is_short(m.group()) and fits(name, m.group())):
            words.append(m.group())
            continue
        one = name_in(grammar, name)
        if one is None or one.name != name:
            return []
        sure += not is_guessed(one)
        entry = Entry("person", name, initials=m.group(), guessed=one.guessed)
        found.append(Item(line.cut(start, m.end()), entry, tuple(_INSIDE.findall(said))))
        start, words = m.end() + 1, []
    plain = 2 * sure >= len(found)  # "Bus Route BR" by itself is no list of people
    return found if plain and not words else []
