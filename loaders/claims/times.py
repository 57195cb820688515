"""When an action starts and when it is due, as its row says it."""

from __future__ import annotations

import re

from remit.loaders.claims.grids import Cell, Row
from remit.loaders.drafts import Ref
from remit.loaders.reading import Reading
from remit.loaders.values.dates import Period, read_moved, read_period

_NO_DATE = re.compile(r"(?:no|none|not)\b(?! later)", re.IGNORECASE)  # "No date set"
_FROM = re.compile(r"(?:from|starting|beginning)\s+(?:in\s+)?", re.IGNORECASE)
_UNTIL = re.compile(r"\s(?:to|until|till|[-–—])\s", re.IGNORECASE)


def times(reading: Reading, row: Row, action: Ref) -> None:
    """When an action starts and when it is due: the interval that could be read beside the words.

    A revised deadline is the one that holds where it can be read, and the first is what it was before; what
    names no day ("TBC") is kept in the action's words.
    """
    start, due = row.cell("start"), row.cell("deadline")
    revised = row.cell("revised deadline")
    if revised and due and not read_period(revised.text):
        if reading.looks.kind(revised.text) == "status":
            _stated(reading, revised, action)
        elif not reading.looks.not_applicable(revised.text):
            _noted(reading, revised, action)
    elif revised:
        if due:
            _before(reading, due, revised, action)
        due = revised
    begins = _FROM.match(due.text) if due and start is None else None
    words = due.text[begins.end() :] if due and begins else ""
    if due and read_period(words) and not any(map(read_period, _UNTIL.split(words)[1:])):
        start, due = due, None  # "from July 2026", where nothing else asks for the beginning
    for term, cell in (("start", start), ("deadline", due)):
        if cell is not None:
            _time(reading, cell, action, term)


def agreed_by(reading: Reading, row: Row, action: Ref) -> None:
    """Who agreed to a later date, where a column asks for it."""
    for cell in row.cells.get("extension by", ()):
        if not reading.looks.not_applicable(cell.text):
            reading.findings.attribute(
                reading.source, cell.passage, action, "extensionBy", cell.text,
                stated_as=cell.heading,
            )  # fmt: skip


def _before(reading: Reading, cell: Cell, revised: Cell, action: Ref) -> None:
    """The deadline that another took the place of."""
    period = read_period(cell.text)
    if period is None or period == read_period(revised.text):
        _noted(reading, cell, action)
        return
    _was_due(reading, cell, action, period, cell.text)


def _was_due(reading: Reading, cell: Cell, action: Ref, period: Period, words: str) -> None:
    reading.findings.attribute(
        reading.source,
        cell.passage,
        action,
        "wasDue",
        period.iso,
        raw=words,
        stated_as=cell.heading,
    )


def _time(reading: Reading, cell: Cell, action: Ref, term: str) -> None:
    status = reading.looks.kind(cell.text) == "status"
    if status and not reading.looks.fits(cell.text, "date"):
        _stated(reading, cell, action)  # "done", where a date is asked for
        return
    period = read_period(_FROM.sub("", cell.text) if term == "start" else cell.text)
    withheld = reading.parties.lexicon.withheld.fullmatch(cell.text.strip())
    if period is None and (withheld or _NO_DATE.match(cell.text)):
        _noted(reading, cell, action)
        return
    if term == "deadline" and (moved := read_moved(cell.text)) and moved.period:
        _was_due(reading, cell, action, moved.period, moved.text)
    reading.findings.attribute(
        reading.source, cell.passage, action, term,
        period.iso if period else None, raw=cell.text, stated_as=cell.heading,
    )  # fmt: skip


def _noted(reading: Reading, cell: Cell, action: Ref) -> None:
    said = f"{cell.heading}: {cell.text}"
    reading.findings.attribute(reading.source, cell.passage, action, "note", said)


def _stated(reading: Reading, cell: Cell, action: Ref) -> None:
    reading.findings.attribute(
        reading.source, cell.passage, action, "status", cell.text, stated_as=cell.heading
    )
