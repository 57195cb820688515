"""Locators of passages as fragments that web standards define: lines, pages and cells."""

from __future__ import annotations

import re

_LINES = re.compile(r"line (\d{1,9})(?:-(\d{1,9}))?")
_PAGE = re.compile(r"page (\d{1,9})")
_CELL = re.compile(r"row (\d{1,9}), column (\d{1,9})")

_PLAIN_TEXT = "http://tools.ietf.org/rfc/rfc5147"
_PDF = "http://tools.ietf.org/rfc/rfc3778"
_CSV = "http://tools.ietf.org/rfc/rfc7111"


def fragment(locator: str) -> tuple[str, str] | None:
    """The fragment that a locator stands for, and the standard that defines it.

    Lines of plain text are counted between lines and from nought, so the fifth line is ``4,5``.
    ``None`` where no standard has a fragment for it.

    >>> fragment("line 651-657")
    ('line=650,657', 'http://tools.ietf.org/rfc/rfc5147')
    """
    if match := _LINES.fullmatch(locator):
        first, last = int(match[1]), int(match[2] or match[1])
        return f"line={first - 1},{last}", _PLAIN_TEXT
    if match := _PAGE.fullmatch(locator):
        return f"page={match[1]}", _PDF
    if match := _CELL.fullmatch(locator):
        return f"cell={match[1]},{match[2]}", _CSV
    return None
