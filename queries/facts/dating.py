"""The day as at which a register is judged: the latest that its documents give, for themselves or for what they report."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from typing import Final

from remit.graph.model import Citation, Entity, Statement
from remit.graph.store import Store
from remit.queries.facts.months import named_year

MEETINGS: Final = ("attended", "absentFrom")
_DATED: Final = ("plan", "update", "document")
_DATING: Final = ("asAt", "period", "text", *MEETINGS)
_LEADING_DATE = re.compile(r"(?P<d>\d{1,2})[/.](?P<m>\d{1,2})[/.](?P<y>\d{4}|\d\d)\b")


LATEST: Final = "the latest day on which its documents report"


def first_day(value: str) -> date | None:
    """The first day of an ISO date or interval; none where there is none.

    >>> first_day("2019-04-01/2020-03-31"), first_day("soon")
    (datetime.date(2019, 4, 1), None)
    """
    return _day(value.partition("/")[0])


def last_day(value: str) -> date | None:
    """The last day of an ISO date or interval.

    >>> last_day("2019-04-01/2020-03-31")
    datetime.date(2020, 3, 31)
    """
    return _day(value.rpartition("/")[2])


def reported_on(as_at: str, text: str) -> date | None:
    """The day of an update: as it is said to be, or as its text begins.

    >>> reported_on("", "03.07.20 All staff are trained")
    datetime.date(2020, 7, 3)
    """
    if day := last_day(as_at):
        return day
    m = _LEADING_DATE.match(text)
    year = int(m["y"]) if m else 0
    return _day(
        f"{year if year > 99 else 2000 + year}-{int(m['m']):02}-{int(m['d']):02}" if m else ""
    )


def latest(
    days: Iterable[date | None],
    plans: Iterable[tuple[str, str]],
) -> date | None:
    """The latest of the days of updates, meetings and documents; without one, when the latest plan begins.

    On no later day: what a plan promises is not late because nothing has been reported yet. A plan is
    its period and its label.
    """
    if known := [day for day in days if day]:
        return max(known)
    told = [*plans]
    begun = [day for period, _ in told if (day := first_day(period))]
    return max(begun or [day for _, label in told if (day := named_year(label))], default=None)


def met_on(said: Statement) -> date | None:
    """The day of the meeting at which somebody was, or was not: minutes report on that day."""
    return last_day(said.end or said.start or "")


def day_of(store: Store) -> date | None:
    """The latest day on which the documents of a register report, in two round trips.

    It is the day as at which the audit judges where none is named.
    """
    return day_told(store.of_kind(*_DATED), store.scan(_DATING))


def day_told(entities: Iterable[Entity], statements: Iterable[Statement]) -> date | None:
    """The same of the things of a register and of what is said of them."""
    things = [e for e in entities if e.kind in _DATED]
    said: dict[tuple[str, str], str] = {}
    meetings: list[date | None] = []
    for s in (s for s in statements if s.term in _DATING):
        if s.term in MEETINGS:
            meetings.append(met_on(s))
        else:
            said.setdefault((s.subject, s.term), s.value or s.raw or "")
    told = (
        reported_on(said.get((e.id, "asAt"), ""), said.get((e.id, "text"), ""))
        for e in things
        if e.kind != "plan"
    )
    plans = ((said.get((e.id, "period"), ""), e.label) for e in things if e.kind == "plan")
    return latest((*told, *meetings), plans)


def reporting_on(statements: Iterable[Statement], day: str) -> tuple[Citation, ...]:
    """The passages by which something is reported as at a day: what a register is judged by, where that is its latest.

    >>> here = Citation("log.csv", "row 3", "30/07/20")
    >>> said = Statement("update/u", "asAt", value="2020-07-30", citations=(here,))
    >>> reporting_on([said], "2020-07-30") == (here,), reporting_on([said], "2021-01-01")
    (True, ())
    """
    return next(all_reporting_on(statements, day), ())


def all_reporting_on(statements: Iterable[Statement], day: str) -> Iterator[tuple[Citation, ...]]:
    """The passages of each report that is as at a day."""
    if wanted := _day(day):
        for s in statements:
            at = (s.term == "asAt" and last_day(s.value or "") == wanted) or (
                s.term in MEETINGS and met_on(s) == wanted
            )
            if at and s.citations:
                yield s.citations


@lru_cache(maxsize=4096)  # months are named anew for each otherwise
def day_words(day: date) -> str:
    """A day for people.

    >>> day_words(date(2020, 7, 31))
    '31 July 2020'
    """
    return f"{day.day} {day:%B %Y}"


@lru_cache(maxsize=4096)
def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
