"""Columns that ask for two things at once: "Lead and date" over "Head of Parks, 31 March 2031".

Each such cell is parted, at its last comma, dash or bracket or where its second line begins, into whoever it names and the
day behind, so that the table has a column for each. Where most cells do not part so, the column stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from remit.loaders.blocks import Block, Part, Passage, Source
from remit.loaders.schema.matching import Matcher
from remit.loaders.values.dates import read_period

_BOTH = re.compile(r"^(?P<one>[^/&+,]{2,40}?)\s?(?:\band\b|[/&+,])\s?(?P<two>[^/&+,]{2,40})$")
_BEHIND = re.compile(
    r"^(?P<who>.{2,90}?)\s?(?:,|;|\s[–—-]|\()\s?(?P<when>[^,;()–—]{2,40}?)\)?[.]?$"
)
_BY = re.compile(r"^(?:by|before|due|until)\s+", re.IGNORECASE)
_WHO = ("responsible", "accountable", "action owner", "risk owner")
_WHEN = ("deadline", "start")
_SURELY = 0.8  # of a heading's meaning
_MAYBE = 0.5  # "date" alone, behind whoever is to do it
_HEADERS = 3  # rows looked through for such a heading
_MOSTLY = 0.6  # of the cells part into somebody and some time
_MOST_WORDS = 4  # of a time that is no date: "before Easter"


def parted(source: Source, matcher: Matcher) -> Source:
    """A document whose tables have a column for each of two things that one asks for."""
    blocks: list[Block] = []
    for (is_row, _), run in groupby(source.blocks, lambda b: (b.form == "row", b.table)):
        found = [*run]
        blocks += _parted(found, matcher) if is_row else found
    return replace(source, blocks=tuple(blocks))


def _parted(blocks: Sequence[Block], matcher: Matcher) -> list[Block]:
    """Rows with a column of its own for each of two things that one asks for; the same rows where none does."""
    for at, header in enumerate(blocks[:_HEADERS]):
        for number, heading in header.cells.items():
            m = _BOTH.match(heading.text)
            if m is None or not _means(matcher, m["one"], _WHO, _SURELY):
                continue
            if not _means(matcher, m["two"], _WHEN, _MAYBE):
                continue
            cells = {id(b): _cut(b.cells[number]) for b in blocks[at + 1 :] if number in b.cells}
            if not _fits(matcher, [*cells.values()]):
                continue
            last = max(n for block in blocks for n in block.cells) + 1
            both = (heading.match(m, "one"), heading.match(m, "two"))
            return [
                *blocks[:at],
                _with(header, number, last, both),
                *(_with(b, number, last, cells.get(id(b))) for b in blocks[at + 1 :]),
            ]
    return [*blocks]


def _means(matcher: Matcher, words: str, roles: Sequence[str], least: float) -> bool:
    return any(meaning.role in roles for meaning in matcher.means(words, least))


def _cut(cell: Passage) -> tuple[Passage, Passage] | None:
    """Who and when a cell tells, if it parts into two."""
    *above, last = cell.parts
    if above and len(last.text.split()) <= _MOST_WORDS:
        return Passage(tuple(above)), Passage((last,))
    m = _BEHIND.match(cell.text)
    if m is None or len(m["when"].split()) > _MOST_WORDS:
        return None
    return cell.match(m, "who"), cell.match(m, "when")


def _fits(matcher: Matcher, cells: Sequence[tuple[Passage, Passage] | None]) -> bool:
    """Whether most cells part into a party and a time, and some of the times are dates."""
    told = [
        both for both in cells if both is not None and matcher.looks.fits(both[0].text, "party")
    ]
    dates = sum(read_period(_BY.sub("", when.text)) is not None for _, when in told)
    return dates > 0 and len(told) >= _MOSTLY * len(cells)


def _with(block: Block, number: int, last: int, both: tuple[Passage, Passage] | None) -> Block:
    """A row whose cell of a column is parted in two, of which the second stands in a new one."""
    if both is None:
        return block
    who, when = both
    others = [part for part in block.parts if part.column != number]
    before = [part for part in others if part.column is None or part.column < number]
    behind = others[len(before) :]
    new: tuple[Part, ...] = tuple(part._replace(column=last) for part in when.parts)
    return replace(block, parts=(*before, *who.parts, *behind, *new))
