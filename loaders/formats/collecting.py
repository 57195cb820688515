"""What a format puts together while it walks through a file: blocks, tables, and what is left out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby
from typing import NamedTuple, Protocol

from remit.graph.place import Place
from remit.loaders.blocks import Block, Part
from remit.loaders.document.drawing import Link
from remit.loaders.document.table import Cell, LeftOut, Table
from remit.loaders.formats.marks import start_of, without_marker

# Soft hyphens, zero-width blanks and byte-order marks: nobody sees them.
STRUCK = "struck out"
_TYPED = re.compile(
    r"([•▪◦‣●○·])\s+(?=\S)"
)  # a bullet, and no dash: that may part what it stands between
_FEWEST = 2  # lines with a bullet that make items of a paragraph
_PROSE = 15  # words of a line that is no entry of a table
_UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")


class Pieces(NamedTuple):
    """What stands in a file: its blocks in reading order, its tables, what is left out, and which boxes lines join."""

    blocks: tuple[Block, ...]
    tables: tuple[Table, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    links: tuple[Link, ...] = ()


class Holder(Protocol):
    """What running text and tables are put into: the document itself, or a cell of a table."""

    @property
    def place(self) -> Place:
        """Where the next piece of text will stand."""

    def text(self, words: str, form: str = "", level: int = 0, marker: str = "") -> None:
        """Add a paragraph; line breaks inside it are kept, and an empty one is none."""

    def table(self, grid: Grid) -> None:
        """Add a table."""


class Paragraph:
    """A paragraph while it is read: the words that are said, and those that are not, with the reason."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.gone: list[tuple[str, str]] = []  # reason and words

    def keep(self, words: str, reason: str) -> None:
        """Add words as they are; with a reason they are not said."""
        if not reason:
            self.words.append(words)
        elif self.gone and self.gone[-1][0] == reason:
            self.gone[-1] = (reason, self.gone[-1][1] + words)
        else:
            self.gone.append((reason, words))


@dataclass(slots=True)
class GridCell:
    """A cell while it is read; several paragraphs are several lines."""

    grid: Grid
    row: int
    column: int
    rows: int = 1
    columns: int = 1
    colour: str = ""
    header: bool = False
    hidden: bool = False
    page: int = 0
    printed: str = ""  # the number that the page itself bears
    lines: list[str] = field(default_factory=list)
    inner: list[Grid] = field(default_factory=list)

    @property
    def place(self) -> Place:
        """Where the cell stands."""
        grid = self.grid
        number = 0 if grid.sheet else grid.number
        return Place(
            page=self.page,
            sheet=grid.sheet,
            table=number,
            row=self.row,
            column=self.column,
            printed=self.printed,
        )

    def text(self, words: str, form: str = "", level: int = 0, marker: str = "") -> None:  # noqa: ARG002
        """Add a paragraph; the number of a list's item is kept in front of it, a bullet is not."""
        lines = lines_of(words)
        if any(character.isalnum() for character in marker):
            lines = [f"{marker} {lines[0]}", *lines[1:]] if lines else [marker.strip(".)(")]
        self.lines.extend(lines)

    def table(self, grid: Grid) -> None:
        """Add a table inside the cell; its rows follow those of the row that the cell is in."""
        self.inner.append(grid)


@dataclass
class Grid:
    """A table while it is read. ``gaps`` are the rows that stand apart from those before them."""

    number: int
    sheet: str = ""
    caption: str = ""
    header_rows: int = 0
    cells: list[GridCell] = field(default_factory=list)

    def cell(self, row: int, column: int, rows: int = 1, columns: int = 1) -> GridCell:
        """Add a cell."""
        made = GridCell(self, row, column, rows, columns)
        self.cells.append(made)
        return made


def lines_of(words: str) -> list[str]:
    r"""The lines of a text that are not blank, runs of white space squeezed.

    >>> lines_of("Light the  paths\n\n by\u00ad night ")
    ['Light the paths', 'by night']
    """
    if not words.isascii():
        words = _UNSEEN.sub("", words)
    lines = (" ".join(line.split()) for line in words.splitlines())
    return [line for line in lines if line]


class Collector:
    """The document while it is read: numbers its blocks, its paragraphs and its tables."""

    def __init__(self) -> None:
        self._blocks: list[Block] = []
        self._tables: list[Table] = []
        self._left_out: list[LeftOut] = []
        self._links: list[Link] = []
        self._paragraphs = 0
        self._grids = 0
        self._crossed = False  # whether words of the next paragraph are struck out
        self._expected = 1  # the number of the next item of a list typed by hand
        self._notes: list[tuple[str, list[str], Place]] = []

    @property
    def place(self) -> Place:
        """Where the next paragraph will stand."""
        return Place(paragraph=self._paragraphs + 1)

    def pieces(self) -> Pieces:
        """All of it, once the walk is over."""
        self._flush()
        tables = sorted(self._tables, key=lambda table: table.number)
        return Pieces(tuple(self._blocks), tuple(tables), tuple(self._left_out), tuple(self._links))

    @property
    def count(self) -> int:
        """How many blocks there are so far: the next one has the number behind."""
        return len(self._blocks)

    def since(self, count: int) -> tuple[int, ...]:
        """The numbers of the blocks that were added since there were so many."""
        return tuple(range(count + 1, len(self._blocks) + 1))

    def join(self, links: Iterable[Link]) -> None:
        """Keep which boxes lines join."""
        self._links.extend(links)

    def text(self, words: str, form: str = "", level: int = 0, marker: str = "") -> None:
        """Add a paragraph, in blocks by its typed bullets and labels where no ``form`` is stated."""
        lines = lines_of(words)
        crossed, self._crossed = self._crossed, False
        if not lines:
            self._paragraphs += crossed  # a reader who counts them sees it
            return
        if form == "heading":
            self._flush()
        place = self.place
        self._paragraphs += 1
        if form:
            for n, (form_, marker_, level_, group) in enumerate(
                _bulleted(lines, form, marker, level)
            ):
                self._block(form_, group, place, level=level_, marker=marker_, gap=not n)
            return
        gap = True
        for form_, marker_, group in self._typed(lines):
            self._block(form_, group, place, marker=marker_, gap=gap)
            gap = False

    def _typed(self, lines: list[str]) -> list[tuple[str, str, list[str]]]:
        found: list[tuple[str, str, list[str]]] = []
        for line in lines:
            start = start_of(line, self._expected)
            if start is None and found:
                found[-1][2].append(line)
                continue
            form, marker = start or ("paragraph", "")
            if marker.isdecimal():
                self._expected = int(marker) + 1
            elif form == "paragraph":
                self._expected = 1
            found.append((form, marker, [without_marker(line) if marker else line]))
        return found

    def placed(self, words: str, place: Place) -> None:
        """Add a paragraph that stands at a place of its own, such as a box in a sheet."""
        if lines := lines_of(words):
            self._block("paragraph", lines, place)

    def note(self, marker: str, words: str, place: Place) -> None:
        """Add a note to what stands at a place; it follows at the end of the section, as no list is to be cut by it."""
        if lines := lines_of(words):
            self._notes.append((marker, lines, place))

    def grid(self, sheet: str = "", caption: str = "") -> Grid:
        """Begin a table, which takes its number now."""
        self._grids += 1
        return Grid(self._grids, sheet, caption)

    @staticmethod
    def grid_of(sheet: str) -> Grid:
        """A table that only lends its cells their places, and is never put anywhere."""
        return Grid(0, sheet)

    def table(self, grid: Grid) -> None:
        """Add a table that has been read whole; one that only lays a text out is that text."""
        if _is_layout(grid):
            for cell in sorted(grid.cells, key=_order):
                for form, marker, lines in (t for line in cell.lines for t in self._typed([line])):
                    self._block(form, lines, cell.place, marker=marker)
                for inner in cell.inner:
                    self.table(inner)
            return
        first = True
        for _, group in groupby(sorted(grid.cells, key=_order), key=lambda cell: cell.row):
            cells = list(group)
            number = len(self._blocks) + 1
            parts = tuple(
                Part(line, number, cell.column, place)
                for cell in cells
                if cell.lines
                for place in (cell.place,)
                for line in cell.lines
            )
            if parts:
                self._blocks.append(Block(parts, "row", gap=first, table=grid.number))
                first = False
            for inner in (one for cell in cells for one in cell.inner):
                self.table(inner)
        kept = (c for c in grid.cells if c.lines or c.inner or c.colour or c.rows * c.columns > 1)
        cells_ = tuple(
            Cell(
                c.row, c.column, c.rows, c.columns, c.colour, c.header, c.hidden,
                tuple(inner.number for inner in c.inner),
            )
            for c in sorted(kept, key=_order)
        )  # fmt: skip
        self._tables.append(Table(grid.number, grid.caption, grid.header_rows, cells_))

    def leave_out(self, words: str, reason: str, place: Place) -> None:
        """Keep words that are not said any more, with the reason."""
        if text := " ".join(lines_of(words)):
            self._crossed |= reason == STRUCK and place == self.place
            self._left_out.append(LeftOut(text, place, reason))

    def _flush(self) -> None:
        notes, self._notes = self._notes, []
        for marker, lines, place in notes:
            self._block("footnote", lines, place, marker=marker)

    def _block(
        self,
        form: str,
        lines: Iterable[str],
        place: Place,
        *,
        level: int = 0,
        marker: str = "",
        gap: bool = True,
    ) -> None:
        number = len(self._blocks) + 1
        parts = tuple(Part(line, number, place=place) for line in lines)
        self._blocks.append(Block(parts, form, marker, gap, level))


def _bulleted(
    lines: list[str], form: str, marker: str, level: int
) -> list[tuple[str, str, int, list[str]]]:
    """The items that bullets at the beginning of an item's lines make of it, one level further in, each with its lines.

    One line alone is that item, whatever it begins with; a line behind a bullet that has none goes on with it.
    """
    starts = [n for n, line in enumerate(lines) if _TYPED.match(line)]
    if form != "item" or len(starts) < _FEWEST:
        return [(form, marker, level, lines)]
    found = [(form, marker, level, lines[: starts[0]])] if starts[0] else []
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        first, *more = lines[start:end]
        typed = _TYPED.match(first)
        bullet = typed[1] if typed else ""
        found.append((form, bullet, level + 1, [without_marker(first), *more]))
    return found


def _is_layout(grid: Grid) -> bool:
    """Whether a table is there to lay a text out: a single column, and most of its words are prose."""
    if grid.sheet or len({cell.column for cell in grid.cells}) != 1:
        return False
    lines = [len(line.split()) for cell in grid.cells for line in cell.lines]
    return 2 * sum(words for words in lines if words >= _PROSE) > sum(lines) > 0


def _order(cell: GridCell) -> tuple[int, int]:
    return cell.row, cell.column
