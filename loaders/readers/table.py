"""Tables in text: tab- or comma-separated, one block for each row that is not blank.

Rows count from 1 as records of the file, blank ones included; in a file without line breaks inside
cells a row's number is also its line.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from contextlib import suppress

from remit.graph.errors import DocumentError
from remit.loaders.blocks import Block, Part


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


def read_commas(words: str) -> list[Block]:
    """Read a comma-separated table (RFC 4180); a quotation mark inside a cell is text.

    Raises:
        DocumentError: a quotation mark is never closed, so that rows would vanish into its cell.
    """
    strict = csv.reader(io.StringIO(words, newline=""), strict=True)
    try:
        return _rows(strict)
    except csv.Error as error:
        if "unexpected end" in str(error):
            raise DocumentError(
                f"row {_rows_before_the_fault(words) + 1}: a cell opens with a quotation mark that is "
                "never closed; close it, or save the whole table again"
            ) from error
        return _told(csv.reader(io.StringIO(words, newline="")))


def _told(rows: Iterable[list[str]]) -> list[Block]:
    """Read rows; a fault that no other reading avoids becomes a sentence."""
    try:
        return _rows(rows)
    except csv.Error as error:
        raise DocumentError(
            f"the table cannot be read ({error}); look for a quotation mark that is never closed"
        ) from error


def _rows_before_the_fault(words: str) -> int:
    rows = csv.reader(io.StringIO(words, newline=""), strict=True)
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
            Part(" ".join(cell.split()), number, column)
            for column, cell in enumerate(cells, 1)
            if cell.strip()
        )
        if parts:
            blocks.append(Block(parts, "row", gap=gap))
        gap = not parts
    return blocks
