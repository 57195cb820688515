"""The day as at which a document speaks: of its meeting, its issue, or the latest that its log records."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from remit.loaders.assertion import asserted
from remit.loaders.blocks import Block, Passage
from remit.loaders.claims.grids import Grid
from remit.loaders.reading import Reading
from remit.loaders.schema.frames import frames
from remit.loaders.values.dates import Found, find_dates, read_period

_FRONT = 12  # blocks of a document's front
_MOST_WORDS = 25  # of a line that dates a document
_LABEL_AND_VALUE = 2  # cells
_RECORDS = ("actions", "minutes", "notes", "risks")  # tables whose rows tell of days gone by
_WORD = re.compile(r"[a-z]+")


def dated_rows(reading: Reading, grid: Grid) -> None:
    """Keep the days in columns that tell when something was: raised, updated, closed.

    What else such rows say is of their own matters: no other day of theirs is the document's.
    """
    if not grid.of_cards:
        reading.recorded.update(block.parts[0].number for block in grid.rows)
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
            if passage is not None and period is not None and period.is_day:
                reading.days.append((period.iso, passage))


def day_of(reading: Reading) -> tuple[str, Passage] | None:
    """The latest day that the front or the rows of a document give for it, and the words that do."""
    days = [*_front(reading), *reading.days]
    return max(days, key=lambda one: one[0]) if days else None


def _front(reading: Reading) -> Iterator[tuple[str, Passage]]:
    """The days at the front that a document gives for itself."""
    for mark in islice(reading.marks, _FRONT):
        for passage in _said_together(reading, mark.block):
            text = passage.text
            if len(text.split()) > _MOST_WORDS or not asserted(text):
                continue
            for found in find_dates(text):
                period = found.period
                if period and period.is_day and _dates_the_paper(text, found):
                    yield period.iso, passage.cut(found.start, found.end)


def _said_together(reading: Reading, block: Block) -> Iterator[Passage]:
    """What of a block may tell of one day: all of it; of a row each cell, or a label with its value."""
    if block.form != "row":
        yield block
    elif block.parts[0].number not in reading.recorded:
        cells = list(block.cells.values())
        if len(cells) == _LABEL_AND_VALUE and _asks_for_a_day(cells[0].text):
            yield block
        else:  # a day that fills a cell of its own is of what heads it
            yield from (cell for cell in cells if len(cells) == 1 or not read_period(cell.text))


def _asks_for_a_day(label: str) -> bool:
    """Whether a label says nothing but that the day behind it is the paper's: "Date of meeting", not "Hold a meeting"."""
    known = frames().words
    return set(_WORD.findall(label.casefold())) <= (
        known["of days gone by"] | known["beside days gone by"] | known["words of a meeting"]
    )


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
    known = frames().words
    past, future = known["of days gone by"], known["of days to come"]
    at = any(said[-len(words) :] == words for words in map(str.split, known["that date"]))
    return (at or not past.isdisjoint(said)) and future.isdisjoint(said)
