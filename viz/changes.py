"""A difference between two registers as blocks of text, to be printed or to stand in the pack."""

from __future__ import annotations

from collections.abc import Iterator

from remit.queries.changes.model import GONE, OTHER, WHATS, Change, Diff, Doubt, Side
from remit.queries.changes.told import (
    HEADINGS,
    both_sides,
    of_doubt,
    of_not_read,
    of_text,
    title_of,
    told,
)
from remit.queries.phrasing import shortened
from remit.viz.blocks import QUOTE, Block, Heading, Items, Line, Paragraph, Part, Place, line


def blocks(diff: Diff, place: Place, level: int = 1, *, full: bool = False) -> Iterator[Block]:
    """The difference under headings from a level down: its sentence, each sort of change, what cannot be told.

    The smaller changes are only counted, unless it is wanted in ``full``.
    """
    yield Paragraph(line(Part(diff.sentence, "strong")))
    for what in WHATS:
        if (changes := diff.of(what)) and (full or what != OTHER):
            yield Heading(level + 1, f"{HEADINGS[what]} ({len(changes)})")
            if what == GONE and (note := of_not_read(diff)):
                yield Paragraph(line(note))
            yield Items(tuple(_of_change(change, place) for change in changes))
    if diff.doubts:
        yield Heading(level + 1, f"Cannot be told ({len(diff.doubts)})")
        yield Items(tuple(_of_doubt(doubt, place) for doubt in diff.doubts))
    if words := of_text(diff):
        yield Paragraph(line(f"{words}."))
    if (others := diff.of(OTHER)) and not full:
        yield Paragraph(line(f"Smaller changes that are not listed: {len(others)}."))


def _of_change(change: Change, place: Place) -> Line:
    both = (_side(name, side, place) for name, side in both_sides(change))
    return line(f"{title_of(change)}{told(change)}.", *filter(None, both))


def _side(name: str, side: Side | None, place: Place) -> Part | None:
    if side is None or not side.citations:
        return None
    cited = side.citations[0]
    quote = f": “{shortened(cited.quote, QUOTE)}”" if cited.quote else ""
    return Part(f"{name}: {place(cited)}{quote}", "place")


def _of_doubt(doubt: Doubt, place: Place) -> Line:
    named = [
        _called(name, thing.label, side, place)
        for name, things, sides in (("was", doubt.old, doubt.gone), ("now", doubt.new, doubt.come))
        for thing, side in zip(things, sides, strict=True)
    ]
    return line(f"{of_doubt(doubt)}.", *named)


def _called(name: str, label: str, side: Side, place: Place) -> Part:
    where = f", {place(side.citations[0])}" if side.citations else ""
    return Part(f"{name}: “{label}”{where}", "place")
