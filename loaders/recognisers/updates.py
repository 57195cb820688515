"""Progress cells: one update for each date at which something was reported, one more for the rest."""

from __future__ import annotations

import re

from remit.loaders.blocks import Passage
from remit.loaders.drafts import Ref
from remit.loaders.reading import Reading
from remit.loaders.values.dates import read_period

# A date opens an update at the start of the cell, or after a sentence; within one it is just a date.
_DATED = re.compile(
    r"(?:^|(?<=[.!?”’\")]\s)|(?<=\w\s))(?P<date>\d{1,2}[/.]\d{1,2}[/.]\d{2,4})(?::\s+(?=\S)|\s+(?=[A-Z]))"
)


def recognise_updates(reading: Reading, action: Ref, cell: Passage, stated_as: str) -> None:
    """Cut a progress cell into updates, each with its date if it opens on one."""
    say, source = reading.findings, reading.source
    for number, (day, passage) in enumerate(_pieces(cell), 1):
        name = f"{day.text} {passage.text}" if day else passage.text
        update = reading.placed(
            "update", _shortened(name), f"{action.slug}-u{number}", under=action
        )
        say.link(source, passage, update, "updateOf", action, stated_as=stated_as)
        say.attribute(source, passage, update, "text", passage.text)
        if day is not None:
            period = read_period(day.text)
            iso = period.iso if period else None
            say.attribute(source, day, update, "asAt", iso, raw=day.text)
        reading.about(passage, update)


def _pieces(cell: Passage) -> list[tuple[Passage | None, Passage]]:
    """The cell's updates: what stands before the first date, then from date to date."""
    starts = list(_DATED.finditer(cell.text))
    edges = [*(m.start() for m in starts), len(cell.text)]
    before = cell.cut(0, edges[0])
    dated = [
        (cell.match(m, "date"), cell.cut(m.end(), end))
        for m, end in zip(starts, edges[1:], strict=True)
    ]
    return [(None, before), *dated] if before.text else list(dated)


def _shortened(text: str, most: int = 80) -> str:
    return text if len(text) <= most else text[: most - 1].rsplit(" ", 1)[0] + "…"
