"""Months and years within running text, as far as the audit needs them."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from remit.queries.phrasing import shortened

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH_YEAR = re.compile(
    r"\b(?:(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+)?"
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?,?\s+(?P<year>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_FINANCIAL = re.compile(r"\b(?P<year>20\d\d)\s?[/–-]\s?(?:20)?(?P<next>\d\d)\b")

_BEGINS = {"financial": 4, "academic": 9, "school": 9, "calendar": 1}  # with which month
_YEAR_AHEAD = re.compile(
    r"\b(?:(?P<before>ahead of|before|by|prior to|in time for)\s+(?:the\s+)?(?:start of\s+(?:the\s+)?)?)?"
    r"(?:next|new|coming)\s+(?P<kind>financial|academic|school|calendar)\s+year\b",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"(?:[Nn]ext|[Nn]ew|[Cc]oming) (?:(?:financial|academic|school|calendar|Financial|Academic|School) )?[Yy]ear|"
    r"(?:19|20)\d\d)\b"
)
_ANY_TIME = re.compile(rf"{_TIME.pattern}|\b\d{{1,2}}/\d{{1,2}}/\d{{2,4}}\b")
_PHRASE = re.compile(r"[^.,;!?]*")  # what still belongs to a time
_LONGER = 3  # times the width up to which a text is not cut before it tells of a time
_ENDS = frozenset(".!?;\n")
_BETWEEN = re.compile(r"(?<=[.!?;])\s+(?=[A-Z“\"'])|\n+")  # two sentences


class Mentioned(NamedTuple):
    """A date in a text: its words, its days, and where in the text it stands."""

    words: str
    first: date
    last: date
    at: int


def months(text: str) -> Iterator[Mentioned]:
    """Give the months with a year that a text names.

    >>> [m.words for m in months("from May 2019, perhaps, to 3 June 2020")]
    ['May 2019', '3 June 2020']
    """
    for m in _MONTH_YEAR.finditer(text):
        year, month = int(m["year"]), _MONTHS.index(m["month"][:3].lower()) + 1
        end = monthrange(year, month)[1]
        day = int(m["day"]) if m["day"] else 0
        if day > end:
            continue  # a day that the month lacks is another rule's matter
        yield Mentioned(m[0], date(year, month, day or 1), date(year, month, day or end), m.start())


def financial_years(text: str) -> Iterator[Mentioned]:
    """Give the financial years that a text names.

    >>> [(m.words, m.last.isoformat()) for m in financial_years("in 2018/19")]
    [('2018/19', '2019-03-31')]
    """
    for m in _FINANCIAL.finditer(text):
        year = int(m["year"])
        if (year + 1) % 100 == int(m["next"]):
            yield Mentioned(m[0], date(year, 4, 1), date(year + 1, 3, 31), m.start())


def years_ahead(text: str, day: date) -> Iterator[Mentioned]:
    """Give the coming years that a text of a day names, each up to when it is to be: its end, or the day before it.

    >>> said = "It is to run ahead of next financial year, and in the next academic year."
    >>> [m.last.isoformat() for m in years_ahead(said, date(2020, 1, 15))]
    ['2020-03-31', '2021-08-31']
    """
    for m in _YEAR_AHEAD.finditer(text):
        month = _BEGINS[m["kind"].casefold()]
        begins = date(day.year + (day >= date(day.year, month, 1)), month, 1)
        last = begins if m["before"] else date(begins.year + 1, month, 1)
        yield Mentioned(" ".join(m[0].split()), begins, last - timedelta(days=1), m.start())


def times(text: str) -> list[int]:
    """Where a text names a time, be it only a month without its year.

    >>> times("It may march in May, or next school year")
    [16, 24]
    """
    found = [m.at for m in months(text)]
    return sorted({*found, *(m.start() for m in _TIME.finditer(text))})


def up_to_time(text: str, width: int) -> str:
    """The beginning of a text, and where what is cut off names a time, as far as that, or that by itself.

    Who asks by what date something will be done is not to be kept from the one word that tells.

    >>> up_to_time(
    ...     "Halted by floods; the weir is being planned anew, and a start is meant for October", 40
    ... )
    'Halted by floods; the weir is being planned anew, and a start is meant for October'
    >>> up_to_time("Halted by floods; the weir is being planned anew with all who live there", 40)
    'Halted by floods; the weir is being …'
    """
    text = " ".join(text.split()).rstrip(" .")
    short = shortened(text, width)
    shown = len(short) - 1 if short != text else len(text)
    at = next((m.end() for m in _ANY_TIME.finditer(text) if m.end() > shown), 0)
    if not at:
        return short
    ends = _PHRASE.match(text, at)
    end = ends.end() if ends else len(text)
    if end <= _LONGER * width:
        return text[:end] if end == len(text) else f"{text[:end]} …"
    begins = max(text.rfind(mark, shown, at) for mark in (". ", "; ", ", ")) + 2
    begins = max(begins, text.find(" ", max(at - width, shown)) + 1)
    return f"{short} {text[begins:end]}{' …' if end < len(text) else ''}"


def named_year(label: str) -> date | None:
    """The first day of the first year that a plan's name gives.

    >>> named_year("Safety Plan 2019-2022"), named_year("Plan 2019/20"), named_year("Safety Plan")
    (datetime.date(2019, 1, 1), datetime.date(2019, 4, 1), None)
    """
    years = [date(int(year), 1, 1) for year in re.findall(r"\b20\d\d\b", label)]
    financial = [year.first for year in financial_years(label)]
    return min(financial or years, default=None)


def sentences(text: str) -> list[str]:
    """Cut a text into sentences, roughly.

    >>> sentences("It began. It ended in Jan. 2020!")
    ['It began.', 'It ended in Jan. 2020!']
    """
    if _ENDS.isdisjoint(text):  # as nearly every cell: nothing to cut
        return [text.strip()] if text.strip() else []
    return [s.strip() for s in _BETWEEN.split(text) if s.strip()]
