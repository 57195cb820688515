"""A table of a document: what heads it, and its rows by the roles of their cells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from remit.loaders.blocks import Block, Passage, joined
from remit.loaders.claims import covered
from remit.loaders.document.table import LeftOut
from remit.loaders.drafts import Ref
from remit.loaders.reading import Reading
from remit.loaders.schema.cells import is_blank
from remit.loaders.schema.match import Column, Match
from remit.loaders.values.cells import unlisted

_FEWEST_BESIDE = 2  # columns beside which a cell alone says nothing of the rows below it
# What a merged cell says of each row that it covers; an objective or a priority holds by itself.
_OF_EACH_ROW = frozenset([
    "responsible", "accountable", "support", "action owner", "risk owner", "start", "deadline", "rag", "status", "topic",
    "delegate", "name", "post", "body", "unit", "group", "contact", "reports to",
])  # fmt: skip


class Cell(NamedTuple):
    """A filled cell and the heading of its column."""

    heading: str
    passage: Passage

    @property
    def text(self) -> str:
        """The words of the cell."""
        return self.passage.text


@dataclass
class Row:
    """A row put together again from its pieces, its cells by the role of their columns."""

    blocks: list[Block]
    cells: dict[str, list[Cell]]
    unread: list[tuple[Passage, str]] = field(default_factory=list)  # cells, each with the reason
    lost: frozenset[str] = (
        frozenset()
    )  # roles of cells that say something which the file does not hold

    @property
    def number(self) -> int:
        """The number of its first piece."""
        return self.blocks[0].parts[0].number

    def cell(self, role: str) -> Cell | None:
        """The first filled cell of a role."""
        found = self.cells.get(role)
        return found[0] if found else None

    def wordless(self, column: Column) -> tuple[Passage, ...]:
        """The place of its cell in a column, where that has no words and the file says where its cells are; else none."""
        head = column.heading.parts[0].place if column.heading.parts else None
        here = self.blocks[0].parts[0].place
        below = head and here and head.row < here.row and head.column == column.number
        cell = self.blocks[0].wordless(column.number) if below else None
        return (cell,) if cell is not None else ()

    def passage(self) -> Passage:
        """All its words."""
        return joined(self.blocks)


@dataclass
class Grid:
    """A table: what it was taken for, its rows, the rows above its header, and the heading it stands under.

    A row of one cell that stands among the others is a banner; ``banners`` gives for each row the last one
    above it.
    """

    match: Match
    rows: list[Block] = field(default_factory=list)
    above: list[Block] = field(default_factory=list)
    section: Passage | None = None
    priority: Ref | None = None
    follows: bool = False  # whether a table whose header is known stands above it
    guessed: bool = (
        False  # whether its columns have their roles from the cells, or from another table
    )
    spans: dict[tuple[int, int], Passage] = field(default_factory=dict)  # by row and column
    subject: Passage | None = None  # the group that it is of, where no column names one
    subject_role: str = "group"  # or who may do all of it
    lost: Mapping[covered.Spot, Sequence[LeftOut]] = field(default_factory=dict)  # by sheet and row
    inside: Mapping[int, Sequence[Grid]] = field(
        default_factory=dict
    )  # the tables in its rows, by number
    across: frozenset[int] = frozenset()  # the rows that are drawn as one cell
    of_cards: bool = False  # whether its header is the labels, which stand in the rows themselves

    def banner(self, block: Block) -> Passage | None:
        """The words of a row that is one cell: drawn so, alone in its row, or the same words in every cell.

        A table saved from a word processor repeats a merged cell in each column that it spans.
        """
        cells = list(block.cells.values())
        if any(cell.text != cells[0].text for cell in cells):
            return None
        columns = self.match.columns
        # A heading of rows has no number of its own: where numbers stand first, it stands behind their column.
        unnumbered = (column.number for column in columns if column.role != "reference")
        first = {min((column.number for column in columns), default=1), min(unnumbered, default=1)}
        alone = len(cells) == 1 and len(columns) > _FEWEST_BESIDE and first & block.cells.keys()
        place = block.parts[0].place
        drawn = place is not None and place.row in self.across
        words = [word for word in cells[0].text.split() if word.isalpha() and len(word) > 2]
        return cells[0] if words and (alone or drawn or len(cells) > 1) else None

    def row(self, block: Block) -> Row:
        """A row's cells by role; those of unknown columns are kept as unread."""
        cells: dict[str, list[Cell]] = {}
        unread: list[tuple[Passage, str]] = []
        known = self.match.by_number
        found = {**block.cells, **self._reaching(block)} if self.spans else block.cells
        for number, passage in found.items():
            plain = passage.text[:1].isalnum()  # as nearly all: no dash, and no bullet in front
            if not plain and is_blank(passage.text):
                continue
            column = known.get(number)
            if column is not None and column.role:
                words = passage if plain else unlisted(passage)
                cells.setdefault(column.role, []).append(Cell(column.heading.text, words))
            else:
                heading = f" (“{column.heading.text}”)" if column and column.heading.text else ""
                unread.append((passage, f"column {number}{heading} has no known heading"))
        if self.subject is not None:
            cells.setdefault(self.subject_role, [Cell("", self.subject)])
        row = Row([block], cells, unread)
        return self._with_lost(row) if self.lost else row

    def _reaching(self, block: Block) -> dict[int, Passage]:
        """The cells that reach into a row from above, by column."""
        row = block.parts[0].place.row if block.parts[0].place else 0
        return {
            c.number: passage
            for c in self.match.columns
            if c.role in _OF_EACH_ROW
            and c.number not in block.cells
            and (passage := self.spans.get((row, c.number))) is not None
        }

    def _with_lost(self, row: Row) -> Row:
        """A row with those of its cells whose words the file does not hold or show: they are not read, and not empty."""
        place = row.blocks[0].parts[0].place
        here = self.lost.get(covered.spot(place), ()) if place else ()
        for one in here:
            if (
                one.place.column not in row.blocks[0].cells
                and (column := self.match.by_number.get(one.place.column)) is not None
                and column.heading.text
            ):
                row.unread.append((column.heading, f"{column.heading.text}: {one.reason}"))
                row.lost |= {column.role}
        return row


def not_read(reading: Reading, row: Row, thing: Ref) -> None:
    """Say of the thing of a row which cells were not read."""
    for passage, reason in row.unread:
        reading.not_read(thing, passage, reason)


def rows_of(reading: Reading, grid: Grid) -> Iterator[Row]:
    """The rows of a table that are no headings of those below them; such headings are left out."""
    rows = [block for block in grid.rows if not grid.banner(block)]
    for block in grid.rows:
        if not grid.banner(block):
            yield grid.row(block)
        elif rows and block.parts[0].number > rows[-1].parts[0].number:
            reading.findings.cannot_read(reading.source, block, block, "words below a table")
        else:
            reading.findings.ignore(reading.source, block, "a heading of the rows below it")
