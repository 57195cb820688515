"""The day as at which a document speaks: of its meeting, its issue, or the latest that its log records."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from remit.loaders.assertion import asserted
from remit.loaders.blocks import Passage
from remit.loaders.claims.grids import Grid
from remit.loaders.reading import Reading
from remit.loaders.schema.frames import frames
from remit.loaders.values.dates import Found, find_dates, read_period

_FRONT = 12  # blocks of a document's front
_MOST_WORDS = 25  # of a line that dates a document
_RECORDS = ("actions", "minutes", "notes", "risks")  # tables whose rows tell of days gone by
_WORD = re.compile(r"[a-z]+")


def dated_rows(reading: Reading, grid: Grid) -> None:
    """Keep the days in columns that tell when something was: raised, updated, closed."""
    if grid.match.kind not in _RECORDS:
        return
    past = [
        column.number
        for column in grid.match.columns
        if column.role == "other date" and _is_past(column.heading.text)
    ]
    for block in grid.rows if past else ():
        for number in past:
            passage = block.cells.get(number)
            period = read_period(passage.text) if passage is not None else None
            if passage is not None and period is not None and period.start == period.end:
                reading.days.append((period.iso, passage))


def day_of(reading: Reading) -> tuple[str, Passage] | None:
    """The latest day that the front or the rows of a document give for it, and the words that do."""
    days = [*_front(reading), *reading.days]
    return max(days, key=lambda one: one[0]) if days else None


def _front(reading: Reading) -> Iterator[tuple[str, Passage]]:
    """The days at the front that a document gives for itself."""
    for mark in islice(reading.marks, _FRONT):
        text = mark.block.text
        if len(text.split()) > _MOST_WORDS or not asserted(text):
            continue
        for found in find_dates(text):
            period = found.period
            if period and period.start == period.end and _dates_the_paper(text, found):
                yield period.iso, mark.block.cut(found.start, found.end)


def _dates_the_paper(text: str, day: Found) -> bool:
    """Whether the words before a day say that it is the paper's: "held on", "as at"; or it stands alone."""
    before = text[: day.start]
    said = _WORD.findall(before.casefold())
    if all(word in frames().words["times"] for word in said):
        return day.end - day.start > len(text) - day.end  # "Tuesday 12 March 2024, 10am"
    return _is_past(before)


def _is_past(words: str) -> bool:
    """Whether words before a day, or above days, say that these have been."""
    said = _WORD.findall(words.casefold())
    if (
        not said or said[-1] == "by"
    ):  # "approved by 4 March", and not "approved by the Board on 4 March"
        return False
    past, future = frames().words["of days gone by"], frames().words["of days to come"]
    return not past.isdisjoint(said) and future.isdisjoint(said)
