"""The ledger of promises in the pack: what was moved, what is late by which date, what was dropped, and whom to ask."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from remit.graph.model import Citation
from remit.queries.facts.dating import last_day
from remit.queries.percentages import Average
from remit.queries.percentages_told import HEADING, editions_told, of_edition, of_stated
from remit.queries.phrasing import shortened
from remit.queries.promises import Ledger, Promised, narrowed
from remit.queries.promises_told import of_row, said, times, title
from remit.viz.blocks import QUOTE, Block, Heading, Items, Line, Paragraph, Part, Place, Table, line

_AHEAD: Final = timedelta(days=90)
_LONG: Final = 90  # letters of an action


def telling(ledger: Ledger) -> Ledger:
    """Leave what a meeting should hear of: what was moved, is late, was dropped, or is gone without a word."""
    rows = [
        row
        for row in narrowed(ledger).wanted
        if row.moves
        or any(row.overdue(ledger.day))
        or (row.given_up and not row.ended)
        or (row.gone and not row.ended)
        or _dropped(row)
    ]
    return replace(ledger, shown=tuple(rows))


def of_these(ledger: Ledger, ids: Collection[str]) -> Ledger:
    """The ledger of some actions alone."""
    rows = tuple(row for row in ledger.rows if row.thing.id in ids)
    return Ledger(ledger.day, rows, shown=rows)


def blocks(ledger: Ledger, place: Place, level: int = 2) -> Iterator[Block]:
    """The sentence with both counts, a table of first and last dates, and what stands behind each move."""
    yield Heading(level, "What was promised")
    yield Paragraph(line(Part(ledger.sentence, "strong")))
    rows = telling(ledger).wanted
    if not rows:
        return
    head = (
        "Action",
        "First promised",
        "Last promised",
        "Overdue by the first",
        "Overdue by the last",
    )
    yield Paragraph(line("Those that were moved, are late, or went without being closed:"))
    yield Table("Promises", head, tuple(_cells(row, ledger.day) for row in rows))
    yield Items(tuple(_behind(row, ledger.day, place) for row in rows))


def progress(ledger: Ledger, place: Place, level: int = 2) -> Iterator[Block]:
    """How much is done by each paper that says so in per cent, each average with what it is of."""
    for one in ledger.progress:
        yield Heading(level, f"{HEADING}, as “{one.paper}” gives it")
        yield Items(tuple(_averaged(average, place) for average in editions_told(one)))


def _averaged(average: Average, place: Place) -> Line:
    cited = [part.citations[0] for part in average.parts if part.citations]
    own = [Part(f"{of_stated(stated)} ({place(stated.citation)})") for stated in average.stated]
    return line(of_edition(average), *own, *(Part(place(c), "place") for c in cited[:1]))


def coming(ledger: Ledger, place: Place, level: int = 2) -> Iterator[Block]:
    """What falls due by the next meetings, the first to fall due first."""
    if rows := falling_due(ledger):
        yield Heading(level, f"Due within {_AHEAD.days} days")
        yield Items(tuple(_due(row, place) for row in rows))


def falling_due(ledger: Ledger) -> list[Promised]:
    """The actions that are open and fall due by the next meetings, in the order of their days."""
    day = last_day(ledger.day)
    open_ = (row for row in ledger.rows if not row.ended and not row.gone)
    return sorted((row for row in open_ if day and _soon(row, day)), key=lambda row: row.last)


def _soon(row: Promised, day: date) -> bool:
    due = last_day(row.last)
    return due is not None and day <= due <= day + _AHEAD


def _due(row: Promised, place: Place) -> Line:
    first = f", first promised by {said(row.first)}" if row.moves else ""
    state = f", recorded as “{shortened(row.states[-1].words, _LONG)}”" if row.states else ""
    told = next((p.told for p in reversed(row.promises) if p.due), None)
    where = [Part(place(c), "place") for c in told.citations[-1:]] if told else []
    name = shortened(title(row), _LONG)
    return line(Part(f"{said(row.last)}:", "strong"), f"{name}{state}{first}.", *where)


def _cells(row: Promised, day: str) -> tuple[str, ...]:
    by_first, by_last = row.overdue(day)
    moved = f" (moved {times(len(row.moves))})" if row.moves else ""
    over = row.ended.outcome if row.ended else "no longer listed" if row.gone else ""
    return (
        shortened(title(row), _LONG),
        said(row.first) or "no date",
        f"{said(row.last) or _no_day(row)}{moved}",
        over or _yes(by_first),
        over or _yes(by_last),
    )


def _no_day(row: Promised) -> str:
    return f"“{shortened(row.given_up, _LONG)}”" if row.given_up else "no date"


def _dropped(row: Promised) -> bool:
    return row.ended is not None and not row.closed


def _yes(holds: bool) -> str:
    return "yes" if holds else "no"


def _behind(row: Promised, day: str, place: Place) -> Line:
    """What became of an action, each date with the paper that gave it, and who agreed where that is said."""
    told = of_row(row, day)
    dates = [
        _dated(promise.due or promise.told.words, promise.told.citations, place)
        for promise in row.promises
    ]
    agreed = [
        Part(
            f"agreed, as it says: “{shortened(one.words, QUOTE)}”, {place(one.citations[0])}",
            "place",
        )
        for promise in row.promises
        for one in promise.granted
        if one.citations
    ]
    ended = row.ended.citations[:1] if row.ended else ()
    return line(
        Part(f"{shortened(title(row), _LONG)}:", "strong"),
        f"{told}." if told else "",
        *dates,
        *agreed,
        *(Part(f"ended: {place(c)}", "place") for c in ended),
    )


def _dated(due: str, citations: Sequence[Citation], place: Place) -> Part:
    where = f": {place(citations[0])}" if citations else ""
    return Part(f"{said(due)}{where}", "place")
