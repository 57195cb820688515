"""Minutes in columns of which only the margin is headed, or the numbers too: "Action" above initials, beside what was said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from remit.loaders.blocks import Block, Passage
from remit.loaders.schema.cells import share
from remit.loaders.schema.columns import headings_of
from remit.loaders.schema.match import Column, Match
from remit.loaders.schema.matching import Matcher

_WORDS = 10  # of a cell of prose, on average
_MOSTLY = 0.6  # of the cells in the margin that name somebody
_SURELY = 0.9  # of a heading's meaning
_TOPIC = 4  # words: a cell with fewer names what an item is about
_SHORT = 8  # characters: of a heading of numbers
_WHO = ("responsible", "accountable", "action")
_NOBODY_ABOVE = Passage(())


def margin(matcher: Matcher, header: Block, rows: Sequence[Block]) -> Match | None:
    """The match of items of minutes with a margin for who is to act; ``None`` where they are none.

    The margin is the last column and, besides that of the numbers, the only one with a heading; the items are prose.
    """
    headings = headings_of([header])
    below = matcher.cells(headings, rows)
    headings = {
        n: said
        for n, said in headings.items()
        if not _is_of_numbers(matcher, said, below.get(n, ()))
    }
    if len(headings) != 1:
        return None
    ((number, heading),) = headings.items()
    asks = [m for m in matcher.means(heading.text, _SURELY) if m.role in _WHO]
    cells = matcher.cells(headings, rows)
    who = cells.get(number, [])
    others = {n: found for n, found in cells.items() if n != number and found}
    if not asks or not who or not others or max(others) > number:
        return None
    if share(_names_somebody(matcher, cell) for cell in who) < _MOSTLY:
        return None
    said = max(others, key=lambda n: sum(map(len, others[n])))
    words = [many for cell in others[said] if (many := len(cell.split())) >= _TOPIC]
    if not words or sum(words) < _WORDS * len(words):
        return None
    roles = {said: "discussion", number: "responsible"} | _beside(matcher, others, said)
    columns = tuple(
        Column(n, heading if n == number else _NOBODY_ABOVE, roles[n], asks[0].score, _why(asks[0].wording))
        for n in sorted(roles)
    )  # fmt: skip
    return Match("minutes", (header,), columns, asks[0].score)


def _is_of_numbers(matcher: Matcher, heading: Passage, cells: Sequence[str]) -> bool:
    """Whether a column is that of the numbers of the items: "No.", "Min."."""
    numbers = share(matcher.looks.fits(cell, "reference") for cell in cells)
    return bool(cells) and len(heading.text) <= _SHORT and numbers >= _SURELY


def _why(wording: str) -> str:
    return f"“{wording}” above names, in the margin of prose"


def _names_somebody(matcher: Matcher, cell: str) -> bool:
    lines = cell.splitlines() or [cell]
    return all(matcher.looks.fits(line, "party") or matcher.looks.fits(line, "initials") for line in lines)  # fmt: skip


def _beside(matcher: Matcher, others: Mapping[int, Sequence[str]], said: int) -> dict[int, str]:
    """What stands beside the prose: numbers of the items, or what they are about."""
    return {
        n: "reference"
        if share(matcher.looks.fits(cell, "reference") for cell in found) >= _MOSTLY
        else "topic"
        for n, found in others.items()
        if n != said
    }
