"""A register as a table for spreadsheets, in which no cell is taken for a formula."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Final

from remit.graph.model import Citation

if TYPE_CHECKING:
    from remit.graph.whole import Whole

_AT_ONCE: Final = 5_000  # rows

COLUMNS: Final = (
    "subject", "subject label", "term", "object", "object label", "value", "as written", "role",
    "stated as", "basis", "from", "until", "document", "place", "quote",
)  # fmt: skip

# Spreadsheets read a cell as a formula when it starts so, some after spaces; and a plain number
# such as -5 is no formula. The four after @ are the wide forms of the first four.
_FORMULA = re.compile("(?<!\\s)\\s*+[=+\\-@\uff1d\uff0b\uff0d\uff20|%]|[\t\r\n]")
_NUMBER = re.compile(r"[+-]?\d[\d,]*(?:\.\d+)?%?")
_BYTE_ORDER_MARK = "\ufeff"  # by which spreadsheets know UTF-8


def sheet(whole: Whole) -> Iterator[str]:
    """All statements, a row for each citation, or one row where nothing is cited; for a file, piece by piece."""
    yield _BYTE_ORDER_MARK + rows([COLUMNS])
    told = _statements(whole)
    while some := rows(islice(told, _AT_ONCE)):
        yield some


def rows(table: Iterable[Iterable[str]]) -> str:
    """Rows as CSV that is safe to open in a spreadsheet; for a pipe, so without a byte order mark."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerows([safe(cell) for cell in row] for row in table)
    return out.getvalue()


def safe(cell: str) -> str:
    """Put an apostrophe before what a spreadsheet would run as a formula.

    >>> safe("=HYPERLINK(1)"), safe("-5.2"), safe("plain")
    ("'=HYPERLINK(1)", '-5.2', 'plain')
    """
    text = cell.replace("\0", "")
    if _FORMULA.match(text) and not _NUMBER.fullmatch(text):
        return f"'{text}"
    return text


def _statements(whole: Whole) -> Iterator[tuple[str, ...]]:
    labels = {entity.id: entity.label for entity in whole.entities}
    nothing = (Citation("", "", ""),)
    for s in whole.statements:
        said = (
            s.subject,
            labels.get(s.subject, ""),
            s.term,
            s.object or "",
            labels.get(s.object or "", ""),
            s.value or "",
            s.raw or "",
            s.role or "",
            s.stated_as,
            s.basis,
            s.start or "",
            s.end or "",
        )
        for citation in s.citations or nothing:
            yield (*said, citation.document, citation.locator, citation.quote)
