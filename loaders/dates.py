"""Dates as public bodies write them, read into intervals; what cannot be read stays wording.

A year such as ``2019/20`` is a financial year (1 April to 31 March), the period by which English
public bodies plan and count; seasons are the meteorological ones of the Met Office.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import NamedTuple

_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_MONTH = (
    "(?P<{0}>"
    + "|".join(f"{m[:3]}(?:{m[3:]})?" if m != "may" else "may" for m in _MONTHS)
    + "|sept)"
)
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}


class Period(NamedTuple):
    """A closed interval of days."""

    start: date
    end: date

    @property
    def iso(self) -> str:
        """ISO 8601: one day as a date, more as ``start/end``."""
        if self.start == self.end:
            return self.start.isoformat()
        return f"{self.start.isoformat()}/{self.end.isoformat()}"


def _month(name: str) -> int:
    return next(n for n, month in enumerate(_MONTHS, 1) if month.startswith(name[:3].lower()))


def _year(digits: str) -> int:
    year = int(digits)
    return year if year > 99 else year + (1900 if year >= 70 else 2000)


def _months(year: int, first: int, count: int = 1) -> Period:
    last = first + count - 1
    end_year, end_month = year + (last - 1) // 12, (last - 1) % 12 + 1
    return Period(
        date(year, first, 1), date(end_year, end_month, monthrange(end_year, end_month)[1])
    )


def _day(m: re.Match[str]) -> Period | None:
    try:
        day = date(_year(m["y"]), int(m["m"]), int(m["d"]))
    except ValueError:
        return None
    return Period(day, day)


def _named_day(m: re.Match[str]) -> Period | None:
    try:
        day = date(_year(m["y"]), _month(m["m"]), int(m["d"]))
    except ValueError:
        return None
    return Period(day, day)


def _named_month(m: re.Match[str]) -> Period:
    return _months(_year(m["y"]), _month(m["m"]))


def _two_months(m: re.Match[str]) -> Period | None:
    first, last = _month(m["m"]), _month(m["n"])
    return _months(_year(m["y"]), first, last - first + 1) if first < last else None


def _end_of_month(m: re.Match[str]) -> Period:
    last = _named_month(m).end
    return Period(last, last)


def _financial_year(m: re.Match[str]) -> Period | None:
    year = int(m["y"])
    return _months(year, 4, 12) if (year + 1) % 100 == int(m["z"]) % 100 else None


def _quarter(m: re.Match[str]) -> Period | None:
    year = _financial_year(m)
    if year is None:
        return None
    first = 4 + 3 * (int(m["q"]) - 1)
    return _months(year.start.year, first, 3) if first < 12 else _months(year.end.year, 1, 3)


def _season(m: re.Match[str]) -> Period:
    return _months(int(m["y"]), _SEASONS[m["s"].lower()], 3)


def _calendar_year(m: re.Match[str]) -> Period:
    return _months(int(m["y"]), 1, 12)


_Y = r"(?P<y>(?:19|20)\d\d|\d\d)"
_YYYY = r"(?P<y>(?:19|20)\d\d)"
_YY = r"(?P<y>\d\d)"
_FY = _YYYY + r"\s?[/–-]\s?(?P<z>(?:20)?\d\d)"
_M, _N = _MONTH.format("m"), _MONTH.format("n")
_FORMS = tuple(
    (re.compile(rf"(?<![\w/.]){form}(?![\w/]|\.\d)", re.IGNORECASE), reader)
    for form, reader in (
        (rf"(?P<d>\d{{1,2}})[/.](?P<m>\d{{1,2}})[/.]{_Y}", _day),
        (r"(?P<y>(?:19|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d)", _day),
        (rf"(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{_M},?\s+{_Y}", _named_day),
        (rf"end\s+(?:of\s+)?{_M}\s+{_Y}", _end_of_month),
        (rf"{_M}\s?[/–-]\s?{_N}\s+{_Y}", _two_months),
        (rf"{_M}\.?\s+{_YYYY}", _named_month),
        (rf"{_M}-{_YYYY}", _named_month),
        (rf"{_M}(?:-|\s?['’]){_YY}", _named_month),  # "March 12" may be a day: it is left alone
        (rf"(?:Q|quarter\s)(?P<q>[1-4])\s*,?\s*{_FY}", _quarter),
        (_FY, _financial_year),
        (rf"(?P<s>spring|summer|autumn|winter)\s+{_YYYY}", _season),
        (rf"(?<!\d[-–]){_YYYY}(?![-–]\d)", _calendar_year),  # not of a misspelt "2017-2918"
    )
)  # fmt: skip


class Found(NamedTuple):
    """A date expression and where in the text it stands; ``period`` is ``None`` if it cannot be."""

    start: int
    end: int
    text: str
    period: Period | None


def find_dates(text: str) -> list[Found]:
    """Find date expressions in running text, the longest reading of each, in order.

    >>> [f.text for f in find_dates("from +24% in July 2019, set on 15/1/20 for 2019/20")]
    ['July 2019', '15/1/20', '2019/20']
    """
    taken: list[Found] = []
    for pattern, reader in _FORMS:
        for m in pattern.finditer(text):
            if not any(m.start() < f.end and f.start < m.end() for f in taken):
                taken.append(Found(m.start(), m.end(), m.group(), reader(m)))
    return sorted(taken)


# "Not before March", "mid 2026", "Q2 2026": a period, but not the one that the rest of it names.
_QUALIFIED = re.compile(r"\b(?:not|before|after|from|until|since|mid|beginning|start)\b")
_YEAR_ALONE = re.compile(r"\W*(?:(?:the|in|during|calendar|year|performance|whole|of)\W*)*")


def read_period(text: str) -> Period | None:
    """Read a cell or phrase that gives one date or period; ``None`` where it gives none or several.

    >>> read_period("End of March 2020").iso
    '2020-03-31'
    >>> read_period("Performance year 2019/20").iso
    '2019-04-01/2020-03-31'
    >>> read_period("ASAP") is None
    True
    """
    found = find_dates(text)
    if len(found) == 2 and re.fullmatch(
        r"\s*(?:to|until|–|-)\s*", text[found[0].end : found[1].start]
    ):
        first, last = found[0].period, found[1].period
        if first and last and first.start <= last.end:
            return Period(first.start, last.end)
    if len(found) != 1:
        return None
    around = (text[: found[0].start] + " " + text[found[0].end :]).casefold()
    if _QUALIFIED.search(around) or (
        re.fullmatch(r"\d{4}", found[0].text) and not _YEAR_ALONE.fullmatch(around)
    ):
        return None
    return found[0].period
