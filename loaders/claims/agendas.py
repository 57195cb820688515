"""Agendas: tables that say when a meeting comes to what, and who speaks to it, which is no work of theirs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from remit.loaders.blocks import Block
from remit.loaders.schema.frames import frames
from remit.loaders.values.dates import find_dates

_CLOCK = re.compile(
    r"(?:c\. ?)?\d{1,2}(?:[:.]?\d{2})? ?(?:[ap]\.?m\.?)?(?: ?(?:[-–—]|to) ?\d{1,2}(?:[:.]?\d{2})? ?(?:[ap]\.?m\.?)?)?|\d{1,3} ?min(?:ute)?s?",
    re.IGNORECASE,
)
_TELLS_TIME = re.compile(r"[:.]\d|[ap]\.?m|min", re.IGNORECASE)  # a bare number is none
_COUNTED = re.compile(
    r"\d{1,3}\.\d{1,3}"
)  # a number of a row or a sum: a time beside such is written otherwise
_AROUND = 20  # characters that may stand behind the words of a slot: "Welcome and introductions"
_MOSTLY = 0.6  # of the rows
_WORD = re.compile(r"[^\W\d_]+")


def is_agenda(rows: Sequence[Block]) -> bool:
    """Whether rows are the items of an agenda: most have a time of the clock, and one is a slot that any meeting has, as "AOB".

    The numbers of rows ("1.01") are no times, and of a table with a day in any row it is not one: work has days.
    """
    cells = [(number, cell.text) for row in rows for number, cell in row.cells.items()]
    counted = {number for number, text in cells if _COUNTED.fullmatch(text.strip())}
    times = Counter(number for number, text in cells if number not in counted and _is_time(text))
    if not any(many >= _MOSTLY * len(rows) for many in times.values()):
        return False  # as of nearly all tables: neither slots nor days are looked for in them
    return any(_is_slot(text) for _, text in cells) and not any(find_dates(t) for _, t in cells)


def _is_time(text: str) -> bool:
    return bool(_CLOCK.fullmatch(text.strip()) and _TELLS_TIME.search(text))


def _is_slot(text: str) -> bool:
    words = " ".join(_WORD.findall(text.casefold()))
    return any(
        words.startswith(slot) and len(words) <= len(slot) + _AROUND
        for slot in frames().words["slots of an agenda"]
    )
