"""What is put together from the pages of a PDF: text and tables with the pages they stand on."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from remit.graph.place import Place
from remit.loaders.formats.collecting import Collector, Grid, GridCell
from remit.loaders.formats.marks import BULLET
from remit.loaders.formats.pdf_flow import cell_lines, is_wrapped
from remit.loaders.formats.pdf_grids import DrawnCell, DrawnTable
from remit.loaders.formats.pdf_joining import joined_lines

_NEAR = 6.0  # points
_NUMBERED = re.compile(r"(\d{1,2}(?:\.\d{1,2}){0,3}\.?)\s+(?=[A-Z‘“'\"(])")
_ITEM = re.compile(r"(\d{1,2}[.)]|\(?[a-z]\)|[a-z]\.|\(?[ivx]{1,5}\))\s+(?=\S)")


class Paper(Collector):
    """A document while it is read from pages: paragraphs are counted on each page anew."""

    def __init__(self) -> None:
        super().__init__()
        self.page = 1
        self.labels: dict[int, str] = {}
        self._counted: dict[int, int] = {}

    @property
    def place(self) -> Place:
        """Where the next paragraph will stand."""
        return Place(
            page=self.page,
            paragraph=self._counted.get(self.page, 0) + 1,
            printed=self.labels.get(self.page, ""),
        )

    def text(self, words: str, form: str = "", level: int = 0, marker: str = "") -> None:
        """Add a paragraph, and count it."""
        before = self._paragraphs
        super().text(words, form, level, marker)
        if self._paragraphs > before:
            self._counted[self.page] = self._counted.get(self.page, 0) + 1

    def heading(self, words: str, level: int) -> None:
        """Add a heading; the number in front of it is its marker."""
        number = _NUMBERED.match(words)
        self.text(
            words[number.end() :] if number else words,
            "heading",
            level,
            number[1] if number else "",
        )

    def cell(self, grid: Grid, place: tuple[int, int, int, int], page: int) -> GridCell:
        """Add a cell on a page; ``place`` is its row and column and how many of them it covers."""
        cell = grid.cell(*place)
        cell.page, cell.printed = page, self.labels.get(page, "")
        return cell


def unmarked(words: str) -> tuple[str, str]:
    """The words of an item without the bullet, number or letter in front, and that.

    >>> unmarked("(a) the Trust pays"), unmarked("• Light the paths"), unmarked("Ann Bee")
    (('the Trust pays', '(a)'), ('Light the paths', '•'), ('Ann Bee', ''))
    """
    found = BULLET.match(words) or _ITEM.match(words)
    return (words[found.end() :], found[1]) if found else (words, "")


def put_table(paper: Paper, parts: Sequence[DrawnTable], known: Collection[str]) -> None:
    """Put a table into a document that stands on one page or goes on over several."""
    grid = paper.grid()
    rows = _joined(parts, known)
    headers = _header_rows(parts[0])
    grid.header_rows = headers
    for number, (page, row) in enumerate(rows, 1):
        for cell in row:
            place = (number, cell.column, min(cell.rows, len(rows) - number + 1), cell.columns)
            made = paper.cell(grid, place, page)
            made.colour, made.header = cell.colour, number <= headers
            made.lines.extend(cell.lines)
    paper.table(grid)


class _Cell:
    """A cell with its words put together."""

    __slots__ = ("box", "colour", "column", "columns", "lines", "rows", "words")

    def __init__(self, drawn: DrawnCell, known: Collection[str]) -> None:
        self.column, self.rows, self.columns = drawn.column, drawn.rows, drawn.columns
        self.colour, self.box = drawn.colour, drawn.box
        self.words = [word for word in drawn.words if not word.turn]
        self.lines = cell_lines(drawn.words, drawn.box, known)


def _rows_of(table: DrawnTable, known: Collection[str]) -> list[list[_Cell]]:
    rows: list[list[_Cell]] = [[] for _ in range(table.height)]
    for drawn in sorted(table.cells, key=lambda cell: cell.column):
        rows[drawn.row - 1].append(_Cell(drawn, known))
    return rows


def _joined(parts: Sequence[DrawnTable], known: Collection[str]) -> list[tuple[int, list[_Cell]]]:
    """The rows of a table, its header once, and rows whole that a page break splits."""
    found: list[tuple[int, list[_Cell]]] = []
    for part in parts:
        rows = _rows_of(part, known)
        if found:
            rows = _without_header(rows, [row for _, row in found])
            while rows and not any(cell.lines for cell in rows[0]):
                rows = rows[1:]  # a header that is no part of what is said
            if rows and _goes_on(found[-1][1], rows[0]):
                _join(found[-1][1], rows[0], known)
                rows = rows[1:]
        found.extend((part.page, row) for row in rows)
    return found


def _without_header(rows: list[list[_Cell]], first: list[list[_Cell]]) -> list[list[_Cell]]:
    """Rows without those at their start that repeat the first ones of the table."""
    same = 0
    while same < min(len(rows), len(first), 3) and _said(rows[same]) == _said(first[same]):
        same += 1
    return rows[same:]


def _said(row: list[_Cell]) -> list[tuple[int, str]]:
    return [(cell.column, " ".join(cell.lines)) for cell in row if cell.lines]


def _goes_on(above: list[_Cell], row: list[_Cell]) -> bool:
    """Whether a row is the rest of the one above it: it begins in small letters, or says little and that further right."""
    filled = [cell for cell in row if cell.lines]
    if not filled or len(above) < 2 or any(cell.columns > 1 for cell in filled):
        return False
    columns = {cell.column for cell in above}
    if any(cell.column not in columns for cell in filled):
        return False
    if filled[0].lines[0][:1].islower():
        return True
    # A row of its own may have nothing in its first columns; but then it says more than a rest does.
    said_above = sum(bool(cell.lines) for cell in above)
    return filled[0].column > 1 and len(filled) <= 2 and 2 * len(filled) <= said_above


def _join(above: list[_Cell], row: list[_Cell], known: Collection[str]) -> None:
    """Put the rest of a row to the row; a line that was full goes on, and a sentence that was left open."""
    by_column = {cell.column: cell for cell in above}
    for cell in row:
        target = by_column.get(cell.column)
        if target is None or not cell.lines:
            continue
        lines = list(cell.lines)
        if (
            target.lines
            and not target.lines[-1].endswith((".", ":", ";"))
            and (
                lines[0][:1].islower()
                or not target.lines[-1][-1:].isalnum()
                or is_wrapped(target.words, cell.words, target.box)
            )
        ):
            target.lines[-1] = joined_lines([target.lines[-1], lines.pop(0)], known)
        target.lines.extend(lines)
        target.words = cell.words


def _header_rows(table: DrawnTable) -> int:
    """How many rows at the start are set in bold, where those below are not."""
    bold = [
        all(word.bold for cell in table.cells if cell.row == row for word in cell.words)
        for row in range(1, table.height + 1)
    ]
    first = next((n for n, is_bold in enumerate(bold) if not is_bold), len(bold))
    return first if first < len(bold) and first <= 3 else 0


def may_go_on(table: DrawnTable, after: DrawnTable) -> bool:
    """Whether a table at the start of a page may be the rest of the one that ended the page before."""
    return after.page == table.page + 1 and fits(table.edges, after.edges)


def fits(edges: Sequence[float], other: Sequence[float]) -> bool:
    """Whether two tables have their columns at the same places."""
    return len(edges) == len(other) and all(
        abs(a - b) < _NEAR for a, b in zip(edges, other, strict=True)
    )
