"""Progress cells: one update for each date at which something was reported, one more for the rest."""

from __future__ import annotations

import re

from remit.loaders.blocks import Passage
from remit.loaders.dates import read_period
from remit.loaders.drafts import Ref
from remit.loaders.reading import Reading

# A date opens an update at the start of the cell, or after a sentence; within one it is just a date.
_DATED = re.compile(r"(?:^|(?<=[.!?”’\")]\s)|(?<=\w\s))(?P<date>\d{1,2}[/.]\d{1,2}[/.]\d{2,4})(?P<colon>:)?\s+(?=[A-Z])")


def recognise_updates(reading: Reading, action: Ref, cell: Passage, stated_as: str) -> None:
    """Cut a progress cell into updates."""
    starts = list(_DATED.finditer(cell.text))
    pieces: list[tuple[Passage | None, Passage]] = []
    first = starts[0].start() if starts else len(cell.text)
    if (before := cell.cut(0, first)).text:
        pieces.append((None, before))
    ends = [m.start() for m in starts[1:]] + [len(cell.text)]
    for m, end in zip(starts, ends, strict=False):
        pieces.append((cell.match(m, "date"), cell.cut(m.end(), end)))
    for number, (day, passage) in enumerate(pieces, 1):
        _update(reading, action, number, day, passage, stated_as)


def _update(reading: Reading, action: Ref, number: int, day: Passage | None, passage: Passage, stated_as: str) -> None:
    say, source = reading.findings, reading.source
    name = f"{day.text} {passage.text}" if day else passage.text
    update = reading.placed("update", _shortened(name), f"{action.slug}-u{number}")
    say.link(source, passage, update, "updateOf", action, stated_as=stated_as)
    say.attribute(source, passage, update, "text", passage.text)
    if day is not None:
        period = read_period(day.text)
        say.attribute(source, day, update, "asAt", period.iso if period else None, raw=day.text)
    reading.about(passage, update)


def _shortened(text: str, most: int = 80) -> str:
    return text if len(text) <= most else text[: most - 1].rsplit(" ", 1)[0] + "…"
