"""How the entries of a list may close: in a bracket of some kind, behind a dash, an arrow, a colon or dots, at the margin."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from remit.loaders.blocks import Block, Part, Passage
from remit.loaders.claims.opening_verbs import opens_with_verb
from remit.loaders.claims.raw_lines import cells_of
from remit.loaders.claims.verbs import is_infinitive
from remit.loaders.formats.marks import leaders
from remit.loaders.reading import Reading
from remit.loaders.values.ends import first_word

_MOST_WORDS = 60  # of an entry
_OPENING = {
    "[": r"\[(?P<who>[^\[\]]{1,90})\]",
    "{": r"\{(?P<who>[^{}]{1,90})\}",
    "<": r"<(?P<who>[^<>]{1,90})>",
}
_ROUND = re.compile(r"\((?P<who>[^()]{2,90})\)[\s.;,]*$")
_SIGN = re.compile(
    r"^(?P<work>.{7,}\S)\s+(?P<sign>[–—-]{1,2}>?|→|=>|»|\||~)\s+(?P<who>[^–—→»|~]{2,90}?)[\s.;,]*$"
)
_AGAIN = re.compile(r"\s[–—-]{1,2}>?\s")
# Behind the work stands who leads, by a label: that of a sentence of its own, or behind a dash.
_LABELS = re.compile(
    r"^(?P<work>.{7,}?[^\s.;–—-])(?:[.;]|\s[–—-])\s+(?P<who>[A-Za-z][A-Za-z ]{1,24}:\s[^\n]{2,120}?)[\s.;,]*$"
)
_COLON = re.compile(r"^(?P<work>[^:]{7,}?\S):\s+(?P<who>[A-Z][^:]{2,90}?)[\s.;,]*$")
_END = re.compile(r"[\s.;,]*")


class Closing(NamedTuple):
    """How an entry closes: the sign, the words before it, and those that may name parties.

    ``between`` are words of these that stand behind the same sign: in "Close a road – Works Manager – Police" one.
    """

    sign: str
    work: Passage
    tails: tuple[Passage, ...]
    between: tuple[str, ...] = ()


class Entry(NamedTuple):
    """An entry, or a line of a block of which each is one, with the ways in which it may close."""

    block: Block
    passage: Passage
    closings: tuple[Closing, ...]


def entries(reading: Reading, block: Block) -> list[Entry]:
    """A block as an entry; as one for each line where each has dots, or a gap, before its last words."""
    lines = [Entry(block, one, tuple(_apart(reading, one))) for one in block.by_part]
    if len(lines) > 1 and all(one.closings for one in lines):
        return lines
    apart = next((c for one in lines for c in one.closings), None)
    closings = [*_closings(block)]
    if apart is not None:  # what stands at the margin is that of the whole entry
        tail = apart.tails[0]
        words = (part for one in lines for part in _before(one, tail))
        closings.append(apart._replace(work=Passage(tuple(words))))
    return [Entry(block, block, tuple(closings))]


def _before(line: Entry, tail: Passage) -> tuple[Part, ...]:
    """The words of a line without those at the margin."""
    closes = any(tail in closing.tails for closing in line.closings)
    return (line.closings[0].work if closes else line.passage).parts


def _apart(reading: Reading, line: Passage) -> Iterator[Closing]:
    """How a line may close behind dots, or at the margin, where a wide gap parts it from what is there."""
    if m := leaders(line.text):
        yield Closing("dots", line.cut(0, m.start()), (line.cut(m.end()),))
        return
    cells = cells_of(reading, line.parts[0])
    at = line.text.rfind(cells[-1]) if len(cells) > 1 else 0
    if at > 0:
        yield Closing("gap", line.cut(0, at), (line.cut(at),), tuple(cells[1:-1]))


def _closings(block: Passage) -> Iterator[Closing]:
    """The signs by which an entry may close, or in brackets open."""
    text = block.text
    if len(text.split()) > _MOST_WORDS:
        return
    for sign, pattern in _OPENING.items():
        found = list(re.finditer(pattern, text)) if sign in text else []
        if found and found[0].start() and _END.fullmatch(text, found[-1].end()):
            work = block.cut(0, found[0].start())
            yield Closing(sign, work, tuple(block.match(m, "who") for m in found))
        elif len(found) == 1 and not found[0].start():
            yield Closing(
                f"{sign} first", block.cut(found[0].end()), (block.match(found[0], "who"),)
            )
    if m := _ROUND.search(text):
        yield Closing("(", block.cut(0, m.start()), (block.match(m, "who"),))
    if m := _LABELS.match(text):
        yield Closing(":", block.match(m, "work"), (block.match(m, "who"),))
    if (m := _COLON.match(text)) and is_work(text):
        yield Closing("of a colon", block.match(m, "work"), (block.match(m, "who"),))
    if m := _SIGN.match(text):
        sign = "-" if m["sign"].strip("–—-") == "" else m["sign"]
        between = tuple(_AGAIN.split(m["work"])[1:]) if sign == "-" else ()
        yield Closing(sign, block.match(m, "work"), (block.match(m, "who"),), between)
    *above, last = block.parts
    if above:
        yield Closing("line", Passage(tuple(above)), (Passage((last,)),))


def is_work(words: str) -> bool:
    """Whether words open with a verb, as what is to be done does."""
    return opens_with_verb(words) or is_infinitive(first_word(words).casefold())
