"""Numbers and dates of a sheet as a reader sees them, by the format of their cells."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache

_BUILT_IN = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00",
    14: "yyyy-mm-dd", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm", 19: "h:mm:ss", 20: "h:mm",
    21: "h:mm:ss", 22: "yyyy-mm-dd h:mm", 37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00",
    45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 49: "@",
}  # fmt: skip
_QUOTED = re.compile(r'"([^"]*)"|\\(.)|_.|\*.')
_BRACKETED = re.compile(r"\[(?:\$([^\]\[-]*)[^\]\[]*|[^\]\[]*)\]")
_DIGITS = re.compile(r"[#0?][#0?,]*(?:\.([#0?]+))?")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
_SECTIONS = 4  # for numbers above, below and at nought, and for words
_NUMBER = re.compile(r"[-+]?[0-9.]{1,40}(?:[eE][-+]?[0-9]{1,4})?")
_DAYS_OF_A_DATE = 2_958_466  # the year 9999 ends there


def format_code(number: int, own: dict[int, str]) -> str:
    """The code of a cell's number format, by its number and the file's own formats."""
    return own.get(number) or _BUILT_IN.get(number, "General")


def shows_nothing(value: str, code: str) -> bool:
    """Whether a format hides whatever its cell holds.

    >>> shows_nothing("Ann Bee", ";;;"), shows_nothing("Ann Bee", ";;"), shows_nothing("4", ";;")
    (True, False, True)
    """
    sections = code.split(";")
    if len(sections) < _SECTIONS - 1 or any(section.strip() for section in sections):
        return False
    return len(sections) >= _SECTIONS or _NUMBER.fullmatch(value) is not None


def shown(value: str, code: str, *, from_1904: bool = False) -> str:
    """Say a stored number as the sheet shows it; dates with a day in ISO 8601, as that has one reading.

    >>> shown("4200", "£#,##0"), shown("0.25", "0%"), shown("2", "General"), shown("0.1", "General")
    ('£4,200', '25%', '2', '0.1')
    >>> shown("48121", "dd/mm/yyyy"), shown("48121", "mmm-yy"), shown("48121.5", "d/m/yy h:mm")
    ('2031-09-30', 'September 2031', '2031-09-30 12:00')
    """
    try:
        number = float(value)
    except ValueError:
        return value
    kind = _kind(code)
    if kind == "date":
        return _date(number, code, from_1904=from_1904) or value
    if kind == "general":
        return _plain(number, value)
    return _number(number, code)


@lru_cache(maxsize=512)
def _kind(code: str) -> str:
    """Whether a format shows dates, numbers, or what is stored."""
    bare = _BRACKETED.sub(_elapsed, _QUOTED.sub("", code)).split(";")[0].casefold()
    if re.search(r"[ymdhs]", bare.replace("general", "").replace("standard", "")):
        return "date"
    return "number" if _DIGITS.search(bare) and "e" not in bare else "general"


def _elapsed(found: re.Match[str]) -> str:
    return found[0].strip("[]") if re.fullmatch(r"\[[hms]+\]", found[0], re.IGNORECASE) else ""


def _date(number: float, code: str, *, from_1904: bool) -> str:
    bare = _BRACKETED.sub("", _QUOTED.sub("", code)).split(";")[0].casefold()
    if not 0 <= number < _DAYS_OF_A_DATE:
        return ""
    first = dt.datetime(1904, 1, 1) if from_1904 else dt.datetime(1899, 12, 30)  # noqa: DTZ001
    if not from_1904 and number < 60:
        number += 1  # 1900 has a 29 February there
    try:
        moment = first + dt.timedelta(days=number) + dt.timedelta(milliseconds=500)
    except OverflowError:
        return ""
    time = f"{moment:%H:%M}" if "h" in bare or ("m" in bare and "s" in bare) else ""
    if "y" not in bare and "d" not in bare:
        return time or _MONTHS[moment.month - 1]
    if "d" not in bare:
        month = f"{_MONTHS[moment.month - 1]} " if "m" in bare else ""
        return f"{month}{moment.year}"
    day = f"{moment:%Y-%m-%d}"
    if "y" not in bare:
        day = f"{moment.day} {_MONTHS[moment.month - 1]}"
    return f"{day} {time}".strip()


def _plain(number: float, value: str) -> str:
    if number.is_integer() and abs(number) < 1e15:
        return str(int(number))
    return f"{number:.10g}" if len(value) > 12 else value


def _number(number: float, code: str) -> str:
    sections = code.split(";")
    negative = number < 0
    section = sections[1] if negative and len(sections) > 1 else sections[0]
    if number == 0 and len(sections) > 2:
        section = sections[2]
    percent = "%" in _QUOTED.sub("", section)
    currency = "".join(m[1] or "" for m in _BRACKETED.finditer(section))
    plain = _BRACKETED.sub("", section)
    words = _QUOTED.sub(lambda m: m[1] or m[2] or "", plain)
    digits = _DIGITS.search(words)
    if digits is None:
        return words.strip()
    places = len(digits[1] or "")
    grouped = "," if "," in digits[0].rstrip(",") else ""
    scaled = abs(number) * (100 if percent else 1)
    text = f"{scaled:{grouped}.{places}f}"
    if digits[1] and "#" in digits[1]:
        text = text.rstrip("0").rstrip(".")
    sign = "-" if negative and (len(sections) == 1 or section is sections[0]) else ""
    before, after = words[: digits.start()], words[digits.end() :]
    return f"{sign}{currency}{before}{text}{after}".strip()
