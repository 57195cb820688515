"""Dates as public bodies write them, read into intervals; what cannot be read stays wording.

A year such as ``2019/20`` is a financial year (1 April to 31 March), the period by which English
public bodies plan and count; seasons are the meteorological ones of the Met Office. A year alone is a
calendar year, and so is the year of ``Q3 2031``. "Early", "mid" and "late" are somewhere in the period
that they stand before: the whole of it is kept, since where they end is nobody's to say.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from remit.graph.words import MONTHS, holds_any

_MONTH = (
    "(?P<{0}>"
    + "|".join(f"{m[:3]}(?:{m[3:]})?" if m != "may" else "may" for m in MONTHS)
    + "|sept)"
)
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}


class Period(NamedTuple):
    """A closed interval of days."""

    start: date
    end: date

    @property
    def is_day(self) -> bool:
        """Whether it is one day."""
        return self.start == self.end

    @property
    def iso(self) -> str:
        """ISO 8601: one day as a date, more as ``start/end``."""
        if self.is_day:
            return self.start.isoformat()
        return f"{self.start.isoformat()}/{self.end.isoformat()}"


def _month(name: str) -> int:
    return next(n for n, month in enumerate(MONTHS, 1) if month.startswith(name[:3].lower()))


def _year(digits: str) -> int:
    year = int(digits)
    return year if year > 99 else year + (1900 if year >= 70 else 2000)


def _months(year: int, first: int, count: int = 1) -> Period:
    last = first + count - 1
    end_year, end_month = year + (last - 1) // 12, (last - 1) % 12 + 1
    return Period(
        date(year, first, 1), date(end_year, end_month, monthrange(end_year, end_month)[1])
    )


def _one_day(year: int, month: int, day: int) -> Period | None:
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return Period(found, found)


def _day(m: re.Match[str]) -> Period | None:
    return _one_day(_year(m["y"]), int(m["m"]), int(m["d"]))


def _slashed_day(m: re.Match[str]) -> Period | None:
    """Day before month, as in Britain; month before day only where it can be nothing else."""
    day, month = int(m["d"]), int(m["m"])
    return _one_day(_year(m["y"]), *((day, month) if month > 12 >= day else (month, day)))


def _named_day(m: re.Match[str]) -> Period | None:
    return _one_day(_year(m["y"]), _month(m["m"]), int(m["d"]))


def _days_of_a_month(m: re.Match[str]) -> Period | None:
    last = _named_day(m)
    first = _one_day(last.end.year, last.end.month, int(m["c"])) if last else None
    return Period(first.start, last.end) if first and last and first < last else None


def _numbered_month(m: re.Match[str]) -> Period | None:
    return _months(int(m["y"]), int(m["m"])) if 1 <= int(m["m"]) <= 12 else None


def _named_month(m: re.Match[str]) -> Period:
    return _months(_year(m["y"]), _month(m["m"]))


def _two_months(m: re.Match[str]) -> Period | None:
    first, last = _month(m["m"]), _month(m["n"])
    return _months(_year(m["y"]), first, last - first + 1) if first < last else None


def _financial_year(m: re.Match[str]) -> Period | None:
    year, second = _year(m["y"]), m["z"]
    if len(second) == 4 and int(second) != year + 1:
        return None
    return _months(year, 4, 12) if (year + 1) % 100 == int(second) % 100 else None


def _years(m: re.Match[str]) -> Period | None:
    """Read "2031-2032" as a financial year, and "2031-2033" as calendar years."""
    first, last = int(m["y"]), int(m["z"])
    if last - first == 1:
        return _financial_year(m)
    return Period(date(first, 1, 1), date(last, 12, 31)) if first < last else None


def _quarter(m: re.Match[str]) -> Period | None:
    year = _financial_year(m)
    if year is None:
        return None
    first = 4 + 3 * (int(m["q"]) - 1)
    return _months(year.start.year, first, 3) if first < 12 else _months(year.end.year, 1, 3)


def _calendar_quarter(m: re.Match[str]) -> Period:
    return _months(int(m["y"]), 3 * int(m["q"]) - 2, 3)


def _season(m: re.Match[str]) -> Period:
    return _months(int(m["y"]), _SEASONS[m["s"].lower()], 3)


def _calendar_year(m: re.Match[str]) -> Period:
    return _months(int(m["y"]), 1, 12)


_Y = r"(?P<y>(?:19|20)\d\d|\d\d)"
_YYYY = r"(?P<y>(?:19|20)\d\d)"
_YY = r"(?P<y>\d\d)"
_D = r"(?P<d>\d{1,2})(?:st|nd|rd|th)?"
_FY = _YYYY + r"\s?[/–-]\s?(?P<z>(?:20)?\d\d)"
_M, _N = _MONTH.format("m"), _MONTH.format("n")
_Q = r"(?:Q|quarter\s)(?P<q>[1-4])\s*,?\s*"
_FORMS = tuple(
    (re.compile(rf"(?<![\w/.]){form}(?![\w/]|\.\d)", re.IGNORECASE), reader)
    for form, reader in (
        (rf"(?P<d>\d{{1,2}})/(?P<m>\d{{1,2}})/{_Y}", _slashed_day),
        (rf"(?P<d>\d{{1,2}})\.(?P<m>\d{{1,2}})\.{_Y}", _day),
        (r"(?P<y>(?:19|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d)", _day),
        (rf"(?P<c>\d{{1,2}})(?:st|nd|rd|th)?\s?[-–]\s?{_D}\s+{_M},?\s+{_YYYY}", _days_of_a_month),
        (rf"{_D}\s+(?:of\s+)?{_M}\.?,?\s+['’]?{_Y}", _named_day),
        (rf"(?P<d>\d{{1,2}})-{_M}-{_Y}", _named_day),
        (rf"{_M}\.?\s+{_D},?\s+{_YYYY}", _named_day),
        (rf"{_M}\s?[/–-]\s?{_N}\s+{_Y}", _two_months),
        (rf"{_M}\.?,?\s+(?:of\s+)?{_YYYY}", _named_month),
        (rf"{_M}-{_YYYY}", _named_month),
        (rf"{_M}(?:-|\s?['’]){_YY}", _named_month),  # "March 12" may be a day: it is left alone
        (rf"(?P<m>\d{{1,2}})/{_YYYY}", _numbered_month),
        (rf"{_Q}(?:FY\s?)?{_FY}", _quarter),
        (rf"{_Q}{_YYYY}(?!\s?[-–/]\s?\d)", _calendar_quarter),
        (r"FY\s?(?P<y>(?:20)?\d\d)\s?[/–-]\s?(?P<z>(?:20)?\d\d)", _financial_year),
        (rf"{_YYYY}\s?[–-]\s?(?P<z>20\d\d)", _years),
        (_FY, _financial_year),
        (rf"(?P<s>spring|summer|autumn|winter)\s+(?:of\s+)?{_YYYY}", _season),
        (rf"(?<!\d[-–]){_YYYY}(?![-–]\d)", _calendar_year),  # not of a misspelt "2017-2918"
    )
)  # fmt: skip
_DIGIT = re.compile(r"\d")  # each form has one
# And of these one: a whole year, two numbers beside the year of a day, or a month by its name.
_SIGN = re.compile(r"(?:19|20)\d\d(?!\d)|\d[/.]\d\d?[/.]\d")
_SIGNS = ("fy", *(month[:3] for month in MONTHS))
_END_OF = re.compile(
    r"\bend(?:\s+of)?(?:\s+the)?(?:\s+(?:financial|calendar))?(?:\s+year)?\s+$", re.IGNORECASE
)
_LONGEST_END_OF = 40  # characters of "end of the financial year "


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
    return list(_found(text)) if _may_hold(text) else []


def _may_hold(text: str) -> bool:
    """Whether a text has what each form has; what it has not, no shorter text has that is made of it."""
    if _DIGIT.search(text) is None:
        return False
    return _SIGN.search(text) is not None or holds_any(text.casefold(), _SIGNS)


@lru_cache(maxsize=4096)  # a cell is asked what it is by each type of table that it may belong to
def _found(text: str) -> tuple[Found, ...]:
    found: list[Found] = []
    taken = bytearray(len(text))
    for pattern, reader in _FORMS:
        for m in pattern.finditer(text):
            if not any(taken[m.start() : m.end()]):
                taken[m.start() : m.end()] = b"1" * (m.end() - m.start())
                found.append(_at_its_end(text, Found(m.start(), m.end(), m.group(), reader(m))))
    return tuple(sorted(found))


def _at_its_end(text: str, found: Found) -> Found:
    """Read "end of June 2031" as the last day of what follows."""
    before = text[max(found.start - _LONGEST_END_OF, 0) : found.start]
    m = _END_OF.search(before)
    if m is None or found.period is None or found.period.is_day:
        return found
    start, last = found.start - len(before) + m.start(), found.period.end
    return Found(start, found.end, text[start : found.end], Period(last, last))


# "Not before March", "from 2026": a period, but not the one that the rest of it names.
_QUALIFIED = re.compile(r"\b(?:not|before|after|from|until|since)\b")
_YEAR_ALONE = re.compile(
    r"\W*(?:(?:the|in|by|of|during|calendar|year|performance|whole|early|mid|late|beginning|start|first half|second half)\W*)*"
)
_SPAN = re.compile(r"\s{0,9}(?:to|until|–|-)\s{0,9}")
# What a date was before it was moved: "(revised from …)"; and where it was moved to.
_MOVED_FROM = re.compile(
    r"\(\s*(?:(?:revised|changed|moved|extended|brought forward|amended|slipped)\s+from|(?:was|were|originally|previously|formerly|before)\b)[^()]*\)",
    re.IGNORECASE,
)
_MOVED_TO = re.compile(
    r"\W{0,9}(?:now|(?:revised|changed|moved|extended|brought forward|amended|slipped|put back)(?:\s{1,9}to)?|→|->)\W{0,9}",
    re.IGNORECASE,
)


def read_period(text: str) -> Period | None:
    """Read a cell or phrase that gives one date or period; ``None`` where it gives none or several.

    >>> read_period("End of March 2020").iso
    '2020-03-31'
    >>> read_period("Performance year 2019/20").iso
    '2019-04-01/2020-03-31'
    >>> read_period("31 March 2031 (revised from 31/12/2030)").iso
    '2031-03-31'
    >>> read_period("ASAP") is None
    True
    """
    return _period(text) if _may_hold(text) else None


@lru_cache(maxsize=4096)  # the same days stand in many rows
def _period(text: str) -> Period | None:
    text = _MOVED_FROM.sub(lambda m: " " * len(m.group()), text)
    found = find_dates(text)
    if len(found) == 2:
        (one, other), between = found, text[found[0].end : found[1].start]
        joined = _SPAN.fullmatch(between) or (
            between.strip() == "and" and text[: one.start].strip().casefold() == "between"
        )
        if joined and one.period and other.period and one.period.start <= other.period.end:
            return Period(one.period.start, other.period.end)
        if _MOVED_TO.fullmatch(between):
            text, found = text[one.end :], [_moved(other, -one.end)]
    if len(found) != 1:
        return None
    around = (text[: found[0].start] + " " + text[found[0].end :]).casefold()
    if _QUALIFIED.search(around) or (
        re.fullmatch(r"\d{4}", found[0].text) and not _YEAR_ALONE.fullmatch(around)
    ):
        return None
    return found[0].period


@lru_cache(maxsize=4096)
def read_moved(text: str) -> Found | None:
    """Read the date that was moved, where a phrase gives that and the one that holds now.

    >>> read_moved("31 March 2031 (revised from 31/12/2030)").period.iso
    '2030-12-31'
    >>> read_moved("30 June 2031, now 30 September 2031").period.iso
    '2031-06-30'
    >>> read_moved("30 June 2031 to 30 September 2031") is None
    True
    """
    if read_period(text) is None:
        return None
    brackets = [find_dates(m.group()) for m in _MOVED_FROM.finditer(text)]
    if brackets:
        before = brackets[0] if len(brackets) == 1 else ()
    else:
        dates = find_dates(text)
        two = len(dates) == 2 and _MOVED_TO.fullmatch(text[dates[0].end : dates[1].start])
        before = dates[:1] if two else ()
    return before[0] if len(before) == 1 and before[0].period else None


def _moved(found: Found, by: int) -> Found:
    return found._replace(start=found.start + by, end=found.end + by)
