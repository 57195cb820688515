"""Lists in columns, for people and for spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from remit.cli.render import Page
from remit.cli.text import plain
from remit.queries.listing import CELLS, Listing, Row
from remit.queries.phrasing import list_of, shortened

_WIDEST, _NARROWEST = (
    44,
    16,
)  # characters of a cell on a terminal, so that several stand beside one another
_REPEATED = 5  # pairs
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
    """Write the rows in columns that are as wide as they need to be, and how many there are of each status."""
    rows = found.rows[:most]
    words = {column: [plain(CELLS[column](row)) for row in rows] for column in columns}
    room = page.width - sum(2 + max(map(len, words[c]), default=0) for c in columns if c in _WHOLE)
    shared = room // max(sum(c not in _WHOLE for c in columns), 1) - 2
    width = min(max(shared, _NARROWEST), _WIDEST)
    cells = [
        [words[c][n] if c in _WHOLE else shortened(words[c][n], width) for c in columns]
        for n in range(len(rows))
    ]
    if cells:
        table = [[column.capitalize() for column in columns], *cells]
        widths = [max(len(line[n]) for line in table) for n in range(len(columns))]
        for line in table:
            page.row("  ".join(f"{cell:<{w}}" for cell, w in zip(line, widths, strict=True)))
    if (more := len(found.rows) - len(rows)) > 0:
        page.say(f"and {more} more")
    _show_repeated(page, rows)
    told = {status: n for status, n in found.counts.items() if status}
    if told:
        page.skip()
        none = found.counts.get("", 0)
        counts = [*(f"{plain(s)}: {n}" for s, n in told.items()), f"no status told: {none}"]
        page.say("; ".join(counts if none else counts[:-1]))


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
