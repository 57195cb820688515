"""Lists in columns, for people and for spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from remit.cli.render import Page
from remit.cli.text import plain
from remit.queries.gaps import shortened
from remit.queries.listing import CELLS, Listing

_WIDEST = 44  # characters of a cell on a terminal, so that several stand beside one another


def show_rows(page: Page, found: Listing, columns: Sequence[str], most: int | None = None) -> None:
    """Write the rows in columns that are as wide as they need to be, and how many there are of each status."""
    rows = found.rows[:most]
    cells = [[_cell(column, CELLS[column](row)) for column in columns] for row in rows]
    if cells:
        table = [[column.capitalize() for column in columns], *cells]
        widths = [max(len(line[n]) for line in table) for n in range(len(columns))]
        for line in table:
            page.row("  ".join(f"{cell:<{w}}" for cell, w in zip(line, widths, strict=True)))
    if (more := len(found.rows) - len(rows)) > 0:
        page.say(f"and {more} more")
    told = {status: n for status, n in found.counts.items() if status}
    if told:
        page.skip()
        none = found.counts.get("", 0)
        counts = [*(f"{plain(s)}: {n}" for s, n in told.items()), f"no status told: {none}"]
        page.say("; ".join(counts if none else counts[:-1]))


def _cell(column: str, words: str) -> str:
    return plain(words) if column == "id" else shortened(plain(words), _WIDEST)


def as_csv(found: Listing, columns: Sequence[str]) -> str:
    """The rows as comma-separated values with a heading; nothing in it can act as a formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    for row in found.rows:
        writer.writerow([_inert(plain(CELLS[column](row))) for column in columns])
    return out.getvalue()


def _inert(cell: str) -> str:
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@") and not cell.isdecimal() else cell
