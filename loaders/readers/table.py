"""Tables in text: separated by tabs, commas or semicolons, one block for each row that is not blank.

Rows count from 1 as records of the file, blank ones included; in a file without line breaks inside
cells a row's number is also its line.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from itertools import islice

from remit.graph.errors import DocumentError, Place
from remit.loaders.blocks import Block, Part

_SEPARATORS = (
    ",;|"  # spreadsheets write a semicolon where the comma stands in numbers; databases write bars
)
_LOOKED_AT = 50  # rows
# A first line that spreadsheets understand, and some of them write.
_TOLD = re.compile(r"sep=(?P<separator>[,;])\r?(?:\n|$)")


def separator_of(words: str) -> str:
    r"""Say whether commas, semicolons or bars separate the cells: those that give most rows one width.

    >>> separator_of("Ref;Action;Owner\n1;Mend gates, locks and paths;Ann Bee\n")
    ';'
    """
    if told := _TOLD.match(words):
        return told["separator"]
    return max(_SEPARATORS, key=lambda separator: _evenness(first_rows(words, separator)))


def first_rows(words: str, separator: str) -> list[list[str]]:
    """The first rows that are not blank."""
    rows = csv.reader(io.StringIO(words, newline=""), delimiter=separator)
    try:
        return [row for row in islice(rows, _LOOKED_AT) if any(cell.strip() for cell in row)]
    except csv.Error:  # the reader of the whole table says what is wrong
        return []


def _evenness(rows: Sequence[Sequence[str]]) -> tuple[float, int]:
    """The share of rows with the commonest number of cells above one, and that number."""
    widths = Counter(len(row) for row in rows if len(row) > 1)
    width, alike = max(widths.items(), key=lambda item: (item[1], item[0]), default=(0, 0))
    return alike / max(len(rows), 1), width


def read_tabs(words: str) -> list[Block]:
    """Read a tab-separated table; quotation marks are text where they do not enclose whole cells.

    Raises:
        DocumentError: a cell is far too long.
    """
    try:
        return _rows(csv.reader(io.StringIO(words, newline=""), delimiter="\t", strict=True))
    except csv.Error:
        plain = csv.reader(io.StringIO(words, newline=""), delimiter="\t", quoting=csv.QUOTE_NONE)
        return _told(plain)


def read_separated(words: str, separator: str = "") -> list[Block]:
    """Read a table in the manner of RFC 4180, separated by commas, semicolons or bars.

    A quotation mark inside a cell is text. Without a ``separator`` the table shows which one it has.

    Raises:
        DocumentError: a quotation mark is never closed, so that rows would vanish into its cell.
    """
    separator = separator or separator_of(words)
    strict = csv.reader(io.StringIO(words, newline=""), delimiter=separator, strict=True)
    try:
        blocks = _rows(strict)
    except csv.Error as error:
        if "unexpected end" in str(error):
            raise DocumentError(
                "a cell opens with a quotation mark that is never closed; close it, or save the whole table again",
                place=Place(row=_rows_before_the_fault(words, separator) + 1),
            ) from error
        blocks = _told(csv.reader(io.StringIO(words, newline=""), delimiter=separator))
    if _TOLD.match(words) and blocks:
        blocks[0] = replace(blocks[0], form="separator")
    return blocks


def _told(rows: Iterable[list[str]]) -> list[Block]:
    """Read rows; a fault that no other reading avoids becomes a sentence."""
    try:
        return _rows(rows)
    except csv.Error as error:
        raise DocumentError(
            f"the table cannot be read ({error}); look for a quotation mark that is never closed"
        ) from error


def _rows_before_the_fault(words: str, separator: str) -> int:
    rows = csv.reader(io.StringIO(words, newline=""), delimiter=separator, strict=True)
    number = 0
    with suppress(csv.Error):
        while next(rows, None) is not None:
            number += 1
    return number


def _rows(rows: Iterable[list[str]]) -> list[Block]:
    blocks = []
    gap = True
    for number, cells in enumerate(rows, 1):
        parts = tuple(
            Part(" ".join(line.split()), number, column)
            for column, cell in enumerate(cells, 1)
            for line in cell.splitlines()
            if line.strip()
        )
        if parts:
            blocks.append(Block(parts, "row", gap=gap))
        gap = not parts
    return blocks
