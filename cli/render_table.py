"""Lists in columns, for people and for spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence

from remit.cli.render import Page
from remit.cli.text import plain
from remit.queries.listing import CELLS, Listing, Row
from remit.queries.phrasing import list_of, shortened

_WIDEST, _NARROWEST = (
    44,
    26,
)  # characters of a cell on a terminal that can still be read when it is cut
_REPEATED = 5  # pairs
_NAMES = ("label", "id")  # what stands above all else that is told of a row
_WHOLE = (
    "id",
    "status",
    "rag",
    "deadline",
    "accountable",
    "responsible",
    "unread",
)  # to be copied, or short


def show_rows(page: Page, found: Listing, columns: Sequence[str], most: int | None = None) -> None:
    """Write the rows in columns, or where these would be too narrow to be read one below the other.

    How many rows there are of each status stands behind them.
    """
    rows = found.rows[:most]
    words = {column: [plain(CELLS[column](row)) for row in rows] for column in columns}
    fixed = sum(2 + max(map(len, (c, *words[c]))) for c in columns if c in _WHOLE)
    cut = [c for c in columns if c not in _WHOLE]
    width = (page.width - fixed) // max(len(cut), 1) - 2
    longest = max((len(text) for c in cut for text in words[c]), default=0)
    if width >= min(_NARROWEST, longest):
        _show_columns(page, words, min(width, _WIDEST))
    else:
        _show_apart(page, words)
    if (more := len(found.rows) - len(rows)) > 0:
        page.say(f"and {more} more")
    _show_repeated(page, rows)
    told = {status: n for status, n in found.counts.items() if status}
    if told:
        page.skip()
        none = found.counts.get("", 0)
        counts = [*(f"{plain(s)}: {n}" for s, n in told.items()), f"no status told: {none}"]
        page.say("; ".join(counts if none else counts[:-1]))


def _show_columns(page: Page, words: Mapping[str, Sequence[str]], width: int) -> None:
    """Write the rows below the names of the columns; what may be cut has so many characters."""
    table = [
        [name.capitalize(), *(c if name in _WHOLE else shortened(c, width) for c in cells)]
        for name, cells in words.items()
        if cells
    ]
    widths = [max(map(len, column)) for column in table]
    for line in zip(*table, strict=True):
        page.row("  ".join(f"{cell:<{w}}" for cell, w in zip(line, widths, strict=True)))


def _show_apart(page: Page, words: Mapping[str, Sequence[str]]) -> None:
    """Write each row by itself: what it is called, its id, and below these what else is asked for."""
    for line in zip(*words.values(), strict=True):
        row = dict(zip(words, line, strict=True))
        named = [row.pop(c) for c in _NAMES if c in row]
        for n, text in enumerate(named):
            page.say((text, "bold" if n == 0 else "cyan"), indent=2 * n, rest="  ")
        told = [f"{column}: {text}" for column, text in row.items() if text]
        if told:
            page.say("; ".join(told), indent=2, rest="  ")


def _show_repeated(page: Page, rows: Sequence[Row]) -> None:
    """Write which rows have the words and the owners of another thing: they may be one, and are not joined."""
    groups = dict.fromkeys(
        tuple(sorted([row.thing.id, *(other.id for other in row.same)])) for row in rows if row.same
    )
    if groups:
        page.skip()
        page.say("In the same words and with the same owner, so that they may be one:")
    for ids in [*groups][:_REPEATED]:
        page.say((list_of(ids), "cyan"), indent=2)
    if len(groups) > _REPEATED:
        page.say(f"and {len(groups) - _REPEATED} more", indent=2)


def as_csv(found: Listing, columns: Sequence[str]) -> str:
    """The rows as comma-separated values with a heading; nothing in it can act as a formula."""
    from remit.graph.exchange.sheets import safe

    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    for row in found.rows:
        writer.writerow([safe(plain(CELLS[column](row))) for column in columns])
    return out.getvalue()
