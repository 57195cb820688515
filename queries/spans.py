"""Dates and spans of time that were read, in the words of people: "March 2020", "3 years"."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import Final

from remit.graph.model import Statement
from remit.queries.counting import count
from remit.queries.facts.dating import day_words, first_day, last_day
from remit.queries.phrasing import shortened

TIMES: Final = (
    "asAt",
    "deadline",
    "horizon",
    "period",
    "publishedOn",
    "start",
    "wasDue",
)  # attributes
# A date as papers write it; of any other wording the words are told beside what was read from them.
_PLAIN_DATE: Final = re.compile(
    r"(?:by )?(?:the )?(?:end )?(?:of )?(?:\d{1,2}(?:st|nd|rd|th)? )?(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|[a-z]{3,9}\.? \d{2,4}"
    r"|\d{4}-\d\d(?:-\d\d)?|\d{4})",
    re.IGNORECASE,
)
_LONG: Final = re.compile(r"P(\d{1,4})([YMWD])")
_UNITS: Final = {"Y": "year", "M": "month", "W": "week", "D": "day"}


def span_words(value: str) -> str:
    """A date, an interval or a duration in words; anything else stays as it is.

    >>> span_words("2020-03-31"), span_words("2020-03-01/2020-03-31"), span_words("P3Y")
    ('31 March 2020', 'March 2020', '3 years')
    >>> span_words("2019-04-01/2020-03-31"), span_words("2019-01-01/2019-12-31"), span_words("soon")
    ('1 April 2019 to 31 March 2020', '2019', 'soon')
    """
    if long := _LONG.fullmatch(value):
        return count(int(long[1]), _UNITS[long[2]])
    first, last = first_day(value), last_day(value)
    if first is None or last is None:
        return value
    if first == last:
        return day_words(first)
    if first == date(last.year, last.month, 1) and _ends_month(last):
        return f"{last:%B %Y}"
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
        return str(last.year)
    return f"{day_words(first)} to {day_words(last)}"


def _ends_month(day: date) -> bool:
    return day.day == monthrange(day.year, day.month)[1]


def as_written(said: Statement) -> str:
    """The words of a date, in brackets, where they are more than a day, a month or a year.

    >>> as_written(
    ...     Statement("action/a", "deadline", value="2020-03-31", raw="Performance year 2019/20")
    ... )
    ' (“Performance year 2019/20”)'
    """
    words = " ".join((said.raw or "").split())
    return f" (“{shortened(words, 60)}”)" if words and not _PLAIN_DATE.fullmatch(words) else ""


def due_words(said: Statement) -> str:
    """When something is due: the last day that was read, and the paper's words where these are no plain date.

    >>> due_words(
    ...     Statement("action/a", "deadline", value="2020-03-01/2020-03-31", raw="March 2020 & on")
    ... )
    '31 March 2020 (“March 2020 & on”)'
    >>> due_words(Statement("action/a", "deadline", value="2020-03-31", raw="31/03/2020"))
    '31/03/2020'
    >>> due_words(Statement("action/a", "deadline", raw="ASAP"))
    '“ASAP”'
    """
    words = " ".join((said.raw or "").split())
    day = last_day(said.value or "")
    if day is None:
        return f"“{words}”" if words else span_words(said.value or "")
    if not words:
        return day_words(day)
    return f"{day_words(day)}{beside}" if (beside := as_written(said)) else words
