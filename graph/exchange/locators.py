"""Places of passages as fragments that web standards define: lines, pages and cells."""

from __future__ import annotations

from remit.graph.place import span_of
from remit.graph.published import PDF

_PLAIN_TEXT = "http://tools.ietf.org/rfc/rfc5147"
_PDF = "http://tools.ietf.org/rfc/rfc3778"
_CSV = "http://tools.ietf.org/rfc/rfc7111"


def fragment(locator: str, media: str = "") -> tuple[str, str] | None:
    """The fragment that a locator stands for, and the standard that defines it; of a page's pieces, the page.

    Lines of plain text are counted between lines and from nought, so the fifth line is ``4,5``.
    ``None`` where no standard has a fragment for it: a page has one in a PDF, whose media type is then given.

    >>> fragment("line 651-657")
    ('line=650,657', 'http://tools.ietf.org/rfc/rfc5147')
    >>> fragment("page 4, table 2, row 3", PDF)
    ('page=4', 'http://tools.ietf.org/rfc/rfc3778')
    """
    if not (place := span_of(locator)):
        return None
    first, last = place.first, place.last
    if first.page and media == PDF:
        return f"page={first.page}", _PDF
    if first.told.keys() == {"line"}:
        return f"line={first.line - 1},{last.line}", _PLAIN_TEXT
    if first.told.keys() == {"row", "column"} and first == last:
        return f"cell={first.row},{first.column}", _CSV
    return None
