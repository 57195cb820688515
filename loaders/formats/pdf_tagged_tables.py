"""Tables as tags tell them: which cell stands where, and which of them make a table at all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from statistics import median

from remit.loaders.formats.collecting import Grid
from remit.loaders.formats.pdf_furniture import Leaf
from remit.loaders.formats.pdf_grids import colour_at
from remit.loaders.formats.pdf_tags import Content, Node
from remit.loaders.formats.pdf_words import Word

_GROUPS = ("THead", "TBody", "TFoot")
_EVEN = 0.8  # of the rows end in the same column
_MOST_CELLS = 200_000

CellPlace = tuple[int, int, int, int]  # row, column, and how many of them


@dataclass
class TaggedTable:
    """The cells of a table with their places."""

    cells: list[tuple[CellPlace, Node]]
    header_rows: int

    @classmethod
    def of(cls, node: Node) -> TaggedTable | None:
        """Place the cells; none where it is a layout, or its rows do not fit each other."""
        rows = [[c for c in row.nodes() if c.role in ("TH", "TD")] for row in cls.rows_of(node)]
        rows = [row for row in rows if row]
        taken: dict[int, int] = {}
        cells: list[tuple[CellPlace, Node]] = []
        ends: Counter[int] = Counter()
        headers = 0
        for number, row in enumerate(rows, 1):
            headers += all(cell.role == "TH" for cell in row) and headers == number - 1
            column = 1
            for cell in row:
                while taken.get(column, 0) >= number:
                    column += 1
                tall = min(cell.rows, len(rows) - number + 1)
                cells.append(((number, column, tall, cell.columns), cell))
                taken |= dict.fromkeys(range(column, column + cell.columns), number + tall - 1)
                column += cell.columns
            while taken.get(column, 0) >= number:
                column += 1
            ends[column - 1] += 1
        if len(rows) < 2 or not ends or len(cells) > _MOST_CELLS:
            return None
        width, alike = ends.most_common(1)[0]
        if width < 2 or max(ends) > width or alike < _EVEN * len(rows):
            return None
        return cls(cells, headers if headers < len(rows) else 0)

    @staticmethod
    def rows_of(node: Node) -> Iterable[Node]:
        """The rows of a table, in whatever group they stand."""
        for kid in node.nodes():
            if kid.role == "TR":
                yield kid
            elif kid.role in _GROUPS:
                yield from (row for row in kid.nodes() if row.role == "TR")

    def colour(
        self,
        grid: Grid,
        words_of: Callable[[Iterable[Content]], list[Word]],
        leaves: Mapping[int, Leaf],
    ) -> None:
        """Give each cell the colour that lies where it stands; an empty one stands where its row and column meet."""
        words = [words_of(cell.contents()) for _, cell in self.cells]
        rows: dict[int, Word] = {}
        columns: dict[int, list[float]] = {}
        for ((row, column, _, wide), _), inside in zip(self.cells, words, strict=True):
            if inside:
                rows.setdefault(row, inside[0])
                if wide == 1:
                    columns.setdefault(column, []).append(inside[0].middle[0])
        for made, ((row, column, *_), _), inside in zip(grid.cells, self.cells, words, strict=True):
            first = inside[0] if inside else rows.get(row)
            if first is None or first.page not in leaves:
                continue
            x = first.middle[0] if inside else median(columns.get(column, [-1.0]))
            made.colour = colour_at((x, first.middle[1]), leaves[first.page].fills)
