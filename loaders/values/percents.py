"""Cells that say how much is done, in per cent."""

from __future__ import annotations

import re

_PERCENT = re.compile(
    r"(?:c\.?\s?|about\s|approx\.?\s|~\s?)?(?P<n>\d{1,3}(?:\.\d{1,2})?)\s?(?:%|per\s?cent)?"
    r"(?:\s(?:complete|completed|done|delivered))?\.?",
    re.IGNORECASE,
)
_WHOLE = 100.0


def read_percent(text: str) -> str | None:
    """The number of a cell that says how much is done and nothing else; none where it is no such cell.

    >>> read_percent("40%"), read_percent("37.50 per cent"), read_percent("60% complete")
    ('40', '37.5', '60')
    >>> read_percent("40% of the shops"), read_percent("240")
    (None, None)
    """
    found = _PERCENT.fullmatch(text.strip())
    if found is None or float(found["n"]) > _WHOLE:
        return None
    return f"{float(found['n']):g}"
