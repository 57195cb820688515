"""The ledger of promises in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from remit.queries.counting import count
from remit.queries.facts.dating import day_words, last_day
from remit.queries.phrasing import list_of, shortened

_WORDS = 80  # letters of what a paper says of how an action ended

if TYPE_CHECKING:
    from remit.queries.promises import Ledger, Promise, Promised


def of_ledger(ledger: Ledger) -> str:
    """What a ledger comes to: how many dates moved, and how many are overdue by the first and by the last."""
    if not ledger.rows:
        return "No action of this register has ever been given a date."
    still = [row for row in ledger.rows if not row.gone]
    moved = [row for row in still if row.moves]
    parts = []
    if still or not ledger.gone:
        parts.append(f"{count(len(still), 'action has', 'actions have')} a date{_moved(moved)}.")
    if ledger.day and still:
        parts.append(
            f"On {said(ledger.day)}, {_are(ledger.by_first)} overdue by the first date promised, "
            f"and {_number(ledger.by_last)} by the last."
        )
    if gone := ledger.gone:
        is_, it = ("is", "it") if len(gone) == 1 else ("are", "them")
        parts.append(
            f"{_others(gone, beside=bool(still))} {is_} no longer in the newest edition, and nobody reported {it} as done: "
            f"{_named(gone)}."
        )
    if left := [row for row in ledger.rows if row.gone and row.closed]:
        was, is_ = ("was", "is") if len(left) == 1 else ("were", "are")
        parts.append(
            f"{_others(left, beside=bool(still or gone))} {was} reported as done, and {is_} no longer in the newest edition: "
            f"{_named(left)}."
        )
    if dropped := ledger.dropped:
        parts.append(
            f"{count(len(dropped), 'action was', 'actions were')} withdrawn, rejected or superseded: {_named(dropped)}."
        )
    if up := [row for row in still if row.given_up and not row.ended]:
        had = "action had a date and has", "actions had a date and have"
        parts.append(f"{count(len(up), *had)} none any more: {_named(up)}.")
    if ledger.undated:
        parts.append(f"{count(ledger.undated, 'action has', 'actions have')} no date.")
    return " ".join(parts)


def _moved(rows: Sequence[Promised]) -> str:
    if not rows:
        return ", and none was moved"
    often = max(len(row.moves) for row in rows)
    days = max(abs(row.slipped) for row in rows)
    each = "each once" if often == 1 else f"up to {times(often)}"
    if len(rows) == 1:
        return f", and that of one was moved {times(often)}, by {count(days, 'day')} in all"
    return f", and those of {len(rows)} were moved, {each}, by up to {count(days, 'day')} in all"


def _others(rows: Sequence[Promised], *, beside: bool) -> str:
    return count(len(rows), "other action" if beside else "action")


def _named(rows: Sequence[Promised]) -> str:
    return list_of([title(row) for row in rows[:3]] + _more(len(rows) - 3))


def times(n: int) -> str:
    """How often: once, twice, 3 times."""
    return {1: "once", 2: "twice"}.get(n, f"{n} times")


def _are(n: int) -> str:
    return f"{_number(n)} {'are' if n > 1 else 'is'}"


def _number(n: int) -> str:
    return "one" if n == 1 else str(n or "none")


def _more(n: int) -> list[str]:
    return [f"{n} more"] if n > 0 else []


def said(day: str) -> str:
    """An ISO day for people; other words as they are."""
    read = last_day(day)
    return day_words(read) if read else day


def title(row: Promised) -> str:
    """An action by its reference and its words."""
    return " ".join(filter(None, [row.reference, f"“{row.thing.label}”"]))


def of_row(row: Promised, day: str) -> str:
    """How often and how far an action's date moved, and by which of its dates it is late."""
    parts = []
    if row.moves:
        later = f"{count(abs(row.slipped), 'day')} {'later' if row.slipped >= 0 else 'earlier'}"
        in_all = f", {later} in all" if row.slipped else ", and back again"
        parts.append(f"moved {times(len(row.moves))}{in_all}")
    if row.gone:
        what = _ended(row) or "never reported as done"
        parts.append(f"in no edition after that of {said(row.gone)}, {what}")
    elif row.ended:
        parts.append(_ended(row))
    else:
        parts += _late(row, day)
    return "; ".join(parts)


def _ended(row: Promised) -> str:
    if row.ended is None:
        return ""
    if row.closed:
        return "reported as done"
    return f"dropped: “{shortened(' '.join(row.ended.words.split()), _WORDS)}”"


def _late(row: Promised, day: str) -> list[str]:
    by_first, by_last = row.overdue(day)
    if row.given_up:
        now = f"now “{shortened(row.given_up, _WORDS)}”, which names no day"
        return [f"{_days(row.first, day)} overdue by the first date, {now}" if by_first else now]
    if not by_first and not by_last:
        return []
    if row.first == row.last:
        return [f"{_days(row.last, day)} overdue"]
    first = f"{_days(row.first, day)} overdue" if by_first else "not overdue"
    last = _days(row.last, day) if by_last else "not"
    return [f"{first} by the first date, {last} by the last"]


def _days(due: str, day: str) -> str:
    one, other = last_day(due), last_day(day)
    return count((other - one).days, "day") if one and other else "some days"


def of_promise(promise: Promise) -> str:
    """One date, by how much it moved, and in which editions it stood."""
    told = promise.told
    words = said(promise.due) if promise.due else f"“{told.words}”, which names no day"
    moved = ""
    if promise.slipped:
        way = "later" if promise.slipped > 0 else "earlier"
        moved = f", {count(abs(promise.slipped), 'day')} {way}"
    if promise.moved:
        return f"{words}, given as moved{when(told.since, told.until)}"
    return f"{words}{moved}{when(told.since, told.until)}"


def when(since: str, until: str) -> str:
    """From which edition to which something stood, in words."""
    if not since:
        return ""
    if since == until:
        return f", in the edition of {said(since)}"
    return f", in the editions from {said(since)} to {said(until)}"
