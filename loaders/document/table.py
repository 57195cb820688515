"""What a file states of a table besides its words, and what stands in a file and is not said."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import NamedTuple

from remit.graph.place import Place


class Cell(NamedTuple):
    """One cell: where it begins, how far it reaches, and how it looks. Its words are in the blocks.

    ``row`` and ``column`` are those of the blocks' places; a merged cell stands once, where it
    begins, and covers ``rows`` by ``columns``. ``colour`` is its fill as ``RRGGBB``, or empty; ``inner`` are the
    numbers of the tables that stand inside of it.
    """

    row: int
    column: int
    rows: int = 1
    columns: int = 1
    colour: str = ""
    header: bool = False
    hidden: bool = False
    inner: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table as its file draws it; ``number`` is the ``table`` of its blocks.

    ``header_rows`` counts the first rows that the file itself calls a header, and is 0 where it
    does not say. ``cells`` holds those that have words, span others, or are coloured.

    >>> plan = Table(1, cells=(Cell(1, 1, columns=3), Cell(2, 1, rows=2), Cell(2, 2), Cell(2, 3)))
    >>> plan.width, plan.banners()
    (3, frozenset({1}))
    >>> plan.covering(3, 1)
    Cell(row=2, column=1, rows=2, columns=1, colour='', header=False, hidden=False, inner=())
    """

    number: int
    caption: str = ""
    header_rows: int = 0
    cells: tuple[Cell, ...] = ()

    @property
    def width(self) -> int:
        """How many columns it has, counted from the first that is used."""
        if not self.cells:
            return 0
        last = max(cell.column + cell.columns for cell in self.cells)
        return last - min(cell.column for cell in self.cells)

    def banners(self) -> frozenset[int]:
        """The rows of which a single cell spans the whole."""
        width = self.width
        often = Counter(cell.row for cell in self.cells)
        return frozenset(c.row for c in self.cells if c.columns == width > 1 == often[c.row])

    def covering(self, row: int, column: int) -> Cell | None:
        """The cell that covers a place, be it one that begins there or further up or left."""
        return next(
            (
                cell
                for cell in self.cells
                if cell.row <= row < cell.row + cell.rows
                and cell.column <= column < cell.column + cell.columns
            ),
            None,
        )


NO_VALUE = "a formula that was saved without its value"
IN_ERROR = "a formula that ended in an error"
UNSEEN = "cannot be seen: in the colour of its ground"
HIDDEN = "hidden"
NOT_SHOWN = "hidden by the format of its cell"
NOT_TICKED = "an answer whose box is not ticked"
NOT_ONE_TICK = "boxes of which none is ticked, or more than one"


class LeftOut(NamedTuple):
    """Words that stand in a file and that it does not say, or says no more, with the reason."""

    text: str
    place: Place
    reason: str

    @property
    def lost(self) -> bool:
        """Whether a cell says something that the file does not hold, or does not show: it is not read, and not empty."""
        is_in_cell = self.place.row > 0
        return self.reason in (NO_VALUE, IN_ERROR, NOT_ONE_TICK) or (
            is_in_cell and self.reason in (UNSEEN, NOT_SHOWN, HIDDEN)
        )
