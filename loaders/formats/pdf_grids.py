"""Tables whose cells are drawn: the lines of a page put together to grids, and words put into their cells."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from remit.loaders.formats.pdf_sheet import Box, Fill, Rule
from remit.loaders.formats.pdf_words import Word

_NEAR = 3.0  # points: lines that far apart meet
_SMALLEST = 6.0  # points: a cell is larger
_MOST_LINES = 3_000  # of one page, once pieces are put together
_MOST_CELLS = 20_000  # of one page
_OVER = 0.3  # of the height of a word: so much of it is in a box whose side it runs over
_PAPER = "FFFFFF"
_COVERED = 0.85  # of a table's area by its cells; boxes that lines connect leave more free


@dataclass(slots=True)
class DrawnCell:
    """A cell of a drawn table; rows and columns count from 1."""

    row: int
    column: int
    rows: int
    columns: int
    box: Box
    words: list[Word] = field(default_factory=list)
    colour: str = ""


@dataclass(slots=True)
class DrawnTable:
    """A table as it is drawn on one page; ``edges`` are where its columns begin, and its right end.

    ``certain`` is false where its rows cannot be told apart: it looks like a table, and no more. ``spaced`` says that
    no line parts the rows; ``on_top`` that there cells begin beside the reference of their row.
    """

    page: int
    box: Box
    edges: tuple[float, ...]
    cells: list[DrawnCell]
    certain: bool = True
    spaced: bool = False
    on_top: bool = False

    @property
    def width(self) -> int:
        """How many columns it has."""
        return len(self.edges) - 1

    @property
    def height(self) -> int:
        """How many rows it has."""
        return max((cell.row + cell.rows - 1 for cell in self.cells), default=0)


class Long(NamedTuple):
    """A line put together from pieces: where it stands, and from where to where it runs."""

    at: float
    start: float
    end: float


class Grids(NamedTuple):
    """What the lines of a page make: tables, boxes with text in them, lines that are left, and single rows.

    A row by itself is the rest of a table of the page before, or boxes side by side.
    """

    tables: list[DrawnTable]
    frames: list[Box]
    level: list[Long]
    rows: tuple[DrawnTable, ...] = ()
    upright: tuple[Long, ...] = ()


def grids_of(
    page: int, rules: Sequence[Rule], words: Sequence[Word], fills: Sequence[Fill]
) -> Grids:
    """Put the lines of a page together to grids, and the words into their cells."""
    level = _long((r.y0 + r.y1, r.x0, r.x1) for r in rules if r.level)
    upright = _long((r.x0 + r.x1, r.y0, r.y1) for r in rules if not r.level)
    if len(level) + len(upright) > _MOST_LINES:
        return Grids([], [], [])
    tables: list[DrawnTable] = []
    frames: list[Box] = []
    left: list[Long] = []
    alone: list[Long] = []
    rows: list[DrawnTable] = []
    for flat, steep in _touching(level, upright):
        cells = cells_between(flat, steep) if len(flat) > 1 and len(steep) > 1 else None
        if not cells:
            left.extend(flat)
            alone.extend(() if flat else steep)
            continue
        table = DrawnTable(page, _around(cells[0]), cells[1], cells[0])
        covered = sum(_size(cell.box) for cell in table.cells) / max(_size(table.box), 1)
        if covered >= _COVERED and table.height == 1 and table.width > 1:
            rows.append(table)
        elif (
            covered < _COVERED
            or len({cell.row for cell in table.cells}) < 2
            or len({c.column for c in table.cells}) < 2
        ):
            frames.extend(cell.box for cell in table.cells)
        else:
            tables.append(table)
    tables.sort(key=lambda table: (table.box[1], table.box[0]))
    tables, inner = _without_inner(tables)
    frames.extend(inner)
    for table in (*tables, *rows):
        fill_cells(table, words, fills)
    full = [table for table in tables if _has_words_side_by_side(table)]
    frames.extend(cell.box for table in tables if table not in full for cell in table.cells)
    return Grids(full, frames, left, tuple(rows), tuple(alone))


def _has_words_side_by_side(table: DrawnTable) -> bool:
    rows = Counter(cell.row for cell in table.cells if cell.words)
    return max(rows.values(), default=0) > 1


def fill_cells(table: DrawnTable, words: Sequence[Word], fills: Sequence[Fill]) -> None:
    """Put words into the cells that they stand in, and give each cell the colour it is filled with."""
    inside = [word for word in words if is_inside(word.middle, table.box)]
    for cell in table.cells:
        x0, y0, x1, y1 = cell.box
        cell.words = [w for w in inside if x0 <= w.middle[0] < x1 and y0 <= w.middle[1] < y1]
        cell.colour = colour_at(((x0 + x1) / 2, (y0 + y1) / 2), fills)


def colour_at(point: tuple[float, float], fills: Sequence[Fill]) -> str:
    """The colour at a point: that of the last area laid over it; empty where there is none but white."""
    found = ""
    for fill in fills:
        if is_inside(point, fill[:4]):
            found = fill.colour
    return "" if found == _PAPER else found


def is_inside(point: tuple[float, float], box: Box, more: float = 0.0) -> bool:
    """Whether a point lies in a box."""
    return box[0] - more <= point[0] <= box[2] + more and box[1] - more <= point[1] <= box[3] + more


def stands_in(word: Word, box: Box) -> bool:
    """Whether a word stands in a box, or runs over its upper or lower side as the text of a chart's box does."""
    over = min(word.y1, box[3]) - max(word.y0, box[1])
    across = box[0] <= word.x0 and word.x1 <= box[2]
    return is_inside(word.middle, box) or (across and over > _OVER * (word.y1 - word.y0))


def _without_inner(tables: list[DrawnTable]) -> tuple[list[DrawnTable], list[Box]]:
    """Tables that stand in a cell of another; they are read as text of that cell."""
    outer: list[DrawnTable] = []
    for table in sorted(tables, key=lambda t: -_size(t.box)):
        middle = ((table.box[0] + table.box[2]) / 2, (table.box[1] + table.box[3]) / 2)
        if not any(is_inside(middle, other.box) for other in outer):
            outer.append(table)
    return [table for table in tables if table in outer], []


def _size(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _around(cells: Sequence[DrawnCell]) -> Box:
    return (
        min(c.box[0] for c in cells), min(c.box[1] for c in cells),
        max(c.box[2] for c in cells), max(c.box[3] for c in cells),
    )  # fmt: skip


def _long(pieces: Iterable[tuple[float, float, float]]) -> list[Long]:
    """Put pieces of lines together; ``pieces`` give twice the place, the start and the end."""
    found: list[Long] = []
    last: dict[int, int] = {}  # by place, rounded: the line that a piece may go on with
    for double, start, end in sorted(pieces, key=lambda piece: (piece[1], piece[2])):
        at = double / 2
        for key in (round(at), round(at) - 1, round(at) + 1):
            n = last.get(key)
            if n is not None and abs(found[n].at - at) < 1.2 and start <= found[n].end + _NEAR:
                found[n] = found[n]._replace(end=max(found[n].end, end))
                last[round(at)] = n
                break
        else:
            last[round(at)] = len(found)
            found.append(Long(at, start, end))
    return [line for line in found if line.end - line.start > _SMALLEST]


class _Groups:
    """Numbers from nought in groups, which grow together as their members are joined."""

    def __init__(self, many: int) -> None:
        self._above = list(range(many))  # of each number another of its group, and of one itself

    def join(self, n: int, m: int) -> None:
        """Make one group of those of two numbers."""
        self._above[self._root(m)] = self._root(n)

    def found(self) -> list[list[int]]:
        """The groups by their least members, each in order."""
        groups: dict[int, list[int]] = {}
        for n in range(len(self._above)):
            groups.setdefault(self._root(n), []).append(n)
        return [*groups.values()]

    def _root(self, n: int) -> int:
        above = self._above
        while above[n] != n:
            above[n] = above[above[n]]
            n = above[n]
        return n


def _touching(level: list[Long], upright: list[Long]) -> Iterable[tuple[list[Long], list[Long]]]:
    """The lines in groups of those that meet."""
    groups = _Groups(len(level) + len(upright))
    for n, flat in enumerate(level):
        for m, steep in enumerate(upright, len(level)):
            if (
                flat.start - _NEAR <= steep.at <= flat.end + _NEAR
                and steep.start - _NEAR <= flat.at <= steep.end + _NEAR
            ):
                groups.join(n, m)
    return [
        (
            [level[n] for n in one if n < len(level)],
            [upright[n - len(level)] for n in one if n >= len(level)],
        )
        for one in groups.found()
    ]


def _places(values: Iterable[float]) -> list[float]:
    """Places at which lines stand, those close together as one."""
    found: list[list[float]] = []
    for value in sorted(values):
        if found and value - found[-1][-1] < _NEAR:
            found[-1].append(value)
        else:
            found.append([value])
    return [sum(near) / len(near) for near in found]


def cells_between(
    flat: list[Long], steep: list[Long]
) -> tuple[list[DrawnCell], tuple[float, ...]] | None:
    """The cells that lines part, and where the columns begin and the last one ends."""
    xs, ys = _places(line.at for line in steep), _places(line.at for line in flat)
    left, right = min(line.start for line in flat), max(line.end for line in flat)
    top, bottom = min(line.start for line in steep), max(line.end for line in steep)
    # A table may be open at its sides, or at its ends.
    xs = [*([left] if left < xs[0] - _SMALLEST else []), *xs, *([right] if right > xs[-1] + _SMALLEST else [])]  # fmt: skip
    ys = [*([top] if top < ys[0] - _SMALLEST else []), *ys, *([bottom] if bottom > ys[-1] + _SMALLEST else [])]  # fmt: skip
    wide, high = len(xs) - 1, len(ys) - 1
    if wide < 1 or high < 1 or wide * high > _MOST_CELLS:
        return None
    walls = _walls(steep, xs, ys)
    floors = _walls(flat, ys, xs)
    groups = _Groups(wide * high)
    for row in range(high):
        for column in range(wide):
            here = row * wide + column
            if column + 1 < wide and (column + 1, row) not in walls:
                groups.join(here, here + 1)
            if row + 1 < high and (row + 1, column) not in floors:
                groups.join(here, here + wide)
    cells = []
    for area in groups.found():
        rows, columns = [n // wide for n in area], [n % wide for n in area]
        r0, r1, c0, c1 = min(rows), max(rows), min(columns), max(columns)
        if (r1 - r0 + 1) * (c1 - c0 + 1) != len(area):
            continue  # no cell has such a shape: it is the space outside a table with steps
        box = (xs[c0], ys[r0], xs[c1 + 1], ys[r1 + 1])
        cells.append(DrawnCell(r0 + 1, c0 + 1, r1 - r0 + 1, c1 - c0 + 1, box))
    if not cells:
        return None
    return sorted(cells, key=lambda cell: (cell.row, cell.column)), tuple(xs)


def _walls(lines: list[Long], across: list[float], along: list[float]) -> set[tuple[int, int]]:
    """Which of the places across are closed off, for each piece between two places along."""
    found = set()
    middles = [(a + b) / 2 for a, b in pairwise(along)]
    for line in lines:
        at = bisect_right(across, line.at + _NEAR) - 1
        if at < 0 or abs(across[at] - line.at) > _NEAR:
            continue
        found |= {(at, n) for n, middle in enumerate(middles) if line.start <= middle <= line.end}
    return found
