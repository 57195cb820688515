"""Tables in text: tab- or comma-separated, one block for each row that is not blank.

Rows count from 1 as records of the file, blank ones included; in a file without line breaks inside
cells a row's number is also its line.
"""

from __future__ import annotations

import csv
import io

from remit.loaders.blocks import Block, Part


def read_tabs(words: str) -> list[Block]:
    """Read a tab-separated table; quotation marks are text where they do not enclose whole cells."""
    try:
        return _rows(csv.reader(io.StringIO(words, newline=""), delimiter="\t", strict=True))
    except csv.Error:
        plain = csv.reader(io.StringIO(words, newline=""), delimiter="\t", quoting=csv.QUOTE_NONE)
        return _rows(plain)


def read_commas(words: str) -> list[Block]:
    """Read a comma-separated table (RFC 4180)."""
    return _rows(csv.reader(io.StringIO(words, newline="")))


def _rows(rows: object) -> list[Block]:
    blocks = []
    gap = True
    for number, cells in enumerate(rows, 1):  # type: ignore[arg-type, var-annotated]
        parts = tuple(
            Part(" ".join(cell.split()), number, column)
            for column, cell in enumerate(cells, 1)
            if cell.strip()
        )
        if parts:
            blocks.append(Block(parts, "row", gap=gap))
        gap = not parts
    return blocks
