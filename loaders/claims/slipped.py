"""Rows of actions that are not whole or whose cells have slipped: nobody is made accountable by them."""

from __future__ import annotations

from collections.abc import Collection

from remit.graph.lookup import key
from remit.loaders.claims.grids import Cell, Grid, Row
from remit.loaders.reading import Reading

_FEWEST_WORDS = 4  # of an action that may be called as a column is


def misplaced(
    reading: Reading,
    row: Row,
    subject: Cell | None,
    owners: Collection[str],
    headings: Collection[str],
) -> Cell | None:
    """A cell that beyond doubt is of another type than its column: the row's cells have slipped.

    ``subject`` is the cell that says what is to be done, ``owners`` are the roles of the columns that name parties, and
    ``headings`` those of all columns, folded.
    """
    if subject is not None and _no_work(reading, subject.text):
        return subject
    looks = reading.looks
    for role in (*owners, "action", "objective"):
        for cell in row.cells.get(role, ()):
            text = cell.text
            if looks.kind(text) in ("date", "number"):
                return cell
            if role in owners and key(text) in headings:
                return cell
    return None


def _no_work(reading: Reading, text: str) -> bool:
    """Whether a cell can be no work: a date, a status or a number, or the heading of a column."""
    if reading.looks.kind(text) in ("date", "number", "status", "answer"):
        return True
    if len(text.split()) >= _FEWEST_WORDS:
        return False
    return any(m.score >= 1 for m in reading.looks.lexicon.meanings(text))


def why_slipped(cell: Cell) -> str:
    """What to say of a row with a misplaced cell."""
    return f"“{cell.text}” cannot stand under “{cell.heading}”, so the cells of this row may have slipped"


def is_cut_off(grid: Grid, row: Row, subject: Cell, owners: Collection[str]) -> bool:
    """Whether the first row of a table, without a number where all others have one, begins in the middle of a sentence."""
    if row.blocks[0] is not grid.rows[0]:
        return False
    others = grid.rows[1:]
    if not others or "reference" not in grid.match.roles:
        return False
    if not subject.text[:1].islower() or row.cell("reference"):
        return False
    named = any(row.cells.get(role) for role in owners)
    return not named and all(grid.row(block).cell("reference") for block in others)
