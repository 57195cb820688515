"""From when until when somebody sits in a group, as a cell says it: "1 May 2026 to 30 April 2029", "until July 2027"."""

from __future__ import annotations

import re
from typing import NamedTuple

from remit.loaders.claims.grids import Cell, Row
from remit.loaders.reading import Reading
from remit.loaders.values.cells import without_intervals
from remit.loaders.values.dates import find_dates

_TO = re.compile(r"\s{0,3}(?:to|until|[-–—])\s{0,3}", re.IGNORECASE)
_SINCE = re.compile(r"\b(?:from|since)\s+$", re.IGNORECASE)


class Tenure(NamedTuple):
    """The first and the last day of somebody's time, in ISO 8601, as far as they are said."""

    start: str | None = None
    end: str | None = None


NEVER_SAID = Tenure()


def taken_from(reading: Reading, row: Row) -> Tenure:
    """The time that a row gives, in columns of its own or behind its name or seat; there the words are taken away.

    "Ann Bee (until May 2031)" is Ann Bee, and "Chair from 1 June 2031" a chair.
    """
    start, end = of_row(reading, row)
    for role in ("name", "post"):
        for n, cell in enumerate(row.cells.get(role, ())):
            text, found = without_intervals(cell.text)
            if len(found) != 1 or text[found[0].at :].strip():
                continue
            row.cells[role][n] = cell._replace(passage=cell.passage.cut(0, found[0].at))
            start, end = found[0].start or start, found[0].end or end
    return Tenure(start, end) if not (start and end) or start <= end else Tenure()


def of_row(reading: Reading, row: Row) -> Tenure:
    """The time that the cells of a row give; words of such a cell that are no day are owned up to."""
    start = end = None
    for role in ("since", "until"):
        for cell in row.cells.get(role, ()):
            found = _read(cell, ends=role == "until")
            if found == Tenure():
                reason = f"{cell.heading}: “{cell.text}” gives no day"
                reading.findings.cannot_read(reading.source, row.blocks[0], cell.passage, reason)
            start, end = found.start or start, found.end or end
    return Tenure(start, end) if not (start and end) or start <= end else Tenure()


def _read(cell: Cell, *, ends: bool) -> Tenure:
    dates = [d for d in find_dates(cell.text) if d.period is not None]
    if len(dates) == 2 and _TO.fullmatch(cell.text[dates[0].end : dates[1].start]):
        (one, other) = (d.period for d in dates)
        if one is not None and other is not None:
            return Tenure(one.start.isoformat(), other.end.isoformat())
    if len(dates) != 1 or (period := dates[0].period) is None:
        return Tenure()
    if ends and not _SINCE.search(cell.text[: dates[0].start]):
        return Tenure(end=period.end.isoformat())
    return Tenure(start=period.start.isoformat())
