"""Rows of a table that nothing parts: told by the gaps between them, or by how cells stand in their rows.

A reference in the first column says that a row is there, and not where it ends: beside a cell of three lines it
stands at the first of them, in the middle or at the last. So each way is tried on the whole table, and rows are
told only where one way alone leaves no word over; where several do, or none, nobody is to read rows into it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import accumulate, chain, pairwise
from typing import NamedTuple

from remit.loaders.formats.pdf_words import Line, Word, lines_of_words

_OFF = 0.35  # of the size: lines that far apart in height still stand beside each other
_CLEAR = 0.2  # of the size: so much wider is a gap between rows than any inside one
_REFERENCE = re.compile(r"\W?(?:[A-Z]{1,5}[ .-]?)?\d{1,3}(?:[.-]\d{1,3}){0,3}[a-z]?[.):]?")
_OVER = 0.3  # of the size: words that lie so far over each other were not printed side by side
_REFERENCED = 0.9  # of what stands in the first column
_MOST_HEAD = 5  # lines of a header
_FEWEST_ODD = 2  # rows that do not begin beside their references, where none of a table needs to

Cell = list[Line]
Row = list[Cell]  # the lines of its cells, column by column


class Stretch(NamedTuple):
    """What stands in a table between two rows that run across it: its lines by columns, and its references."""

    columns: Row
    references: list[Line]

    @classmethod
    def of(cls, columns: Sequence[Sequence[Word]]) -> Stretch:
        """Put the words of some columns into lines; what stands above the first reference may be a header."""
        cells = [lines_of_words(words) for words in columns]
        first = next((n for n, mark in enumerate(cells[0]) if _is_reference(mark)), len(cells[0]))
        return cls(cells, cells[0][first:])

    def above(self) -> list[Line]:
        """The lines across all columns that stand above the first reference."""
        lines = [
            line
            for line in chain(*self.columns)
            if not self.references or _is_below(self.references[0], line)
        ]
        return lines_of_words(word for line in lines for word in line.words)

    def parted(self, head: int) -> tuple[list[Row], Stretch]:
        """The header of so many lines as a row, if of any, and the rest."""
        if not head:
            return [], self
        last = self.above()[head - 1]
        upper = [[line for line in cell if not _is_below(line, last)] for cell in self.columns]
        lower = [[line for line in cell if _is_below(line, last)] for cell in self.columns]
        return [upper], Stretch(lower, self.references)


class Told(NamedTuple):
    """The rows of each stretch of a table, its header as the first.

    ``on_top`` where cells begin beside their references: what stands above the first of the next page ends a row.
    ``parted`` where most of the widest gaps between references are between rows, and not inside them. ``shown``
    where more than one row shows that cells do not begin beside their references, as those of most tables do.
    """

    rows: list[list[Row]]
    on_top: bool = False
    parted: bool = True
    shown: bool = True


def told(stretches: Sequence[Stretch], head: int | None, *, rest: bool = False) -> Told | None:
    """The rows of a table; none where they cannot be told.

    ``head`` is the number of the header's lines where the page before shows it, and none where the table begins;
    ``rest`` says that on top may stand the rest of a row begun on that page.
    """
    marks = [mark for stretch in stretches for mark in stretch.references]
    if len(marks) < 2 or sum(map(_is_reference, marks)) < _REFERENCED * len(marks):
        return None
    if any(_is_overprinted(line) for stretch in stretches for line in chain(*stretch.columns)):
        return None
    heads = _heads(stretches[0]) if head is None else (head,)
    clear, placed = partial(_by_gaps, rest=rest), (partial(_down, rest=rest), _around, _up)
    # Where a header may have several lines, the first lines of a row may be taken for its last.
    for ways, some in (((clear,), heads[:1]), ((clear, *placed), heads)):
        found: list[Told] = []
        for way in ways:
            for many in some:
                header, below = stretches[0].parted(many)
                made = way(header, [below, *stretches[1:]])
                first = made.rows[0][len(header) :][:1] if made is not None else []
                guessed = many > heads[0] and not _begins_no_cell_inside([first])
                if made is not None and not guessed and made not in found:
                    found.append(made)
        if len(found) > 1:
            found = [made for made in found if _begins_no_cell_inside(made.rows)]
        if len(found) == 1 and found[0].parted and found[0].shown:
            return found[0]
    return None


def _heads(stretch: Stretch) -> Sequence[int]:
    """How many lines the header of a table may have: those in bold, where not all is."""
    above = stretch.above()
    bold = next((n for n, line in enumerate(above) if not line.bold), len(above))
    plain = any(not line.bold for line in chain(*stretch.columns))
    if not above or (bold and plain):
        return (bold,)
    return range(1, min(len(above), _MOST_HEAD) + 1)


# --- by the gaps between them


def _by_gaps(header: list[Row], stretches: Sequence[Stretch], *, rest: bool) -> Told | None:
    """Rows between gaps wider than all inside a row, in which each column keeps to a way of its own."""
    least = min(
        (
            max(gap for gap, _ in _gaps_between(stretch, a, b))
            for stretch in stretches
            for a, b in pairwise(stretch.references)
        ),
        default=0.0,
    )
    clear = least - _CLEAR * max(mark.size for stretch in stretches for mark in stretch.references)
    found: list[list[Row]] = []
    rows: list[Row] = []
    for n, stretch in enumerate(stretches):
        bands = _cut(
            stretch.columns, [below for gap, below in _gaps(stretch.columns) if gap > clear]
        )
        over = bool(rest and n == 0 and bands and not bands[0][0])
        if [band[0] for band in bands[over:]] != [[mark] for mark in stretch.references]:
            return None
        found.append(bands)
        rows.extend(bands[over:])
    ways = [_ways(column, rows) for column in range(len(rows[0]))]
    on_top = ways[0] == {0} and all(0 in some for some in ways)
    if clear <= 0 or not all(ways) or (len(rows) < sum(map(len, found)) and not on_top):
        return None
    if header and found[0] and not _is_clear(header[0], found[0][0], clear):
        return None
    return Told([header + found[0], *found[1:]], on_top)


def _gaps_between(stretch: Stretch, above: Line, below: Line) -> list[tuple[float, Line]]:
    """The gaps between two references, each with a line that stands below it."""
    return [
        (gap, line)
        for gap, line in _gaps(stretch.columns)
        if _level(above) < _level(line) <= _level(below)
    ]


def _is_clear(above: Row, below: Row, gap: float) -> bool:
    return min(x.y0 for x in chain(*below)) - max(x.y1 for x in chain(*above)) > gap


def _gaps(row: Row) -> list[tuple[float, Line]]:
    """How much space parts each line of a row, and all below it, from all above."""
    lines = sorted(chain(*row), key=_level)
    lowest = accumulate((line.y1 for line in lines), max)
    highest = [*accumulate((line.y0 for line in reversed(lines)), min)][::-1]
    return [
        (top - bottom, line)
        for bottom, top, line in zip(lowest, highest[1:], lines[1:], strict=False)
    ]


def _cut(row: Row, cuts: Sequence[Line]) -> list[Row]:
    """What stands in a row above each of some lines, and from the last of them on."""
    if not any(row):
        return []
    levels = [-math.inf, *(_level(line) for line in cuts), math.inf]
    return [
        [[line for line in cell if upper <= _level(line) < lower] for cell in row]
        for upper, lower in pairwise(levels)
    ]


def _ways(column: int, rows: Sequence[Row]) -> set[int]:
    """How the cells of a column stand in their rows: all at the top (0), in the middle (1), at the bottom (2)."""
    offs = [
        (first - top, (first + last - top - bottom) / 2, last - bottom)
        for row in rows
        if row[column]
        for (top, bottom), (first, last) in [(_ends(list(chain(*row))), _ends(row[column]))]
    ]
    near = _OFF * max(line.size for row in rows for line in chain(*row))
    return {way for way in range(3) if all(abs(off[way]) <= near for off in offs)}


# --- by how cells stand beside their references


def _down(header: list[Row], stretches: Sequence[Stretch], *, rest: bool) -> Told | None:
    """Rows whose cells all begin beside the reference; above the first may stand the rest of one begun before."""
    over: list[Row] = []
    first = stretches[0]
    if rest and (above := first.above()):
        over, first = first.parted(len(above))
    return _placed(_from, header + over, [first, *stretches[1:]])


def _around(header: list[Row], stretches: Sequence[Stretch]) -> Told | None:
    """Rows whose cells all stand around the middle of the reference."""
    return _unusual(_placed(_about, header, stretches), header, stretches)


def _up(header: list[Row], stretches: Sequence[Stretch]) -> Told | None:
    """Rows whose cells all end beside the reference."""
    return _unusual(_placed(_to, header, stretches), header, stretches)


def _unusual(made: Told | None, header: list[Row], stretches: Sequence[Stretch]) -> Told | None:
    """Rows of a way that few tables have: no cell may show by a small letter that it began further up.

    One row that does not begin beside its reference may begin with an empty line instead.
    """
    if made is None or not _begins_no_cell_inside([made.rows[0][len(header) :], *made.rows[1:]]):
        return None
    odd = {id(mark) for stretch in stretches for mark in _beginning_elsewhere(stretch)}
    return made._replace(on_top=False, shown=len(odd) >= _FEWEST_ODD)


def _beginning_elsewhere(stretch: Stretch) -> Iterator[Line]:
    """The references beside which no cell of theirs can begin; what stands above the first is of none of them."""
    for cell in stretch.columns[1:]:
        whose = _above(stretch.references, cell)
        if not all(whose):
            yield from stretch.references[:_FEWEST_ODD]
        for mark, own in zip(
            stretch.references, _lines_of(stretch.references, cell, whose), strict=True
        ):
            if not _are_beside(own[:1], mark):
                yield mark


def _placed(
    place: Callable[[Sequence[Line], Cell], list[Cell] | None],
    above: list[Row],
    stretches: Sequence[Stretch],
) -> Told | None:
    """The rows of stretches below those that are known, where each column has a place for all of its lines."""
    found: list[list[Row]] = []
    signs: list[bool] = []
    for stretch in stretches:
        columns = [place(stretch.references, cell) for cell in stretch.columns]
        known = [column for column in columns if column is not None]
        if len(known) < len(columns):
            return None
        rows = [list(row) for row in zip(*known, strict=True)]
        for a, b in pairwise(rows):
            top = min(map(_level, chain(*b)))
            if _ends(list(chain(*a)))[1] >= top:
                return None
            gaps = _gaps_between(stretch, a[0][0], b[0][0])
            own = max(gap for gap, line in gaps if _level(line) == top)
            other = max((gap for gap, line in gaps if _level(line) != top), default=-math.inf)
            if abs(own - other) > _CLEAR * b[0][0].size:
                signs.append(own > other)
        found.append(rows)
    return Told([above + found[0], *found[1:]], True, 2 * sum(signs) >= len(signs))


def _from(marks: Sequence[Line], cell: Cell) -> list[Cell] | None:
    """The lines from each reference to the next, where the first of them stands beside it."""
    return _dealt(marks, cell, _above(marks, cell), slice(1))


def _above(marks: Sequence[Line], cell: Cell) -> list[list[int]]:
    """The number of the last reference that a line does not stand above, for each line of a cell; none where there is none."""
    above = ([n for n, mark in enumerate(marks) if not _is_below(mark, line)] for line in cell)
    return [some[-1:] for some in above]


def _to(marks: Sequence[Line], cell: Cell) -> list[Cell] | None:
    """The lines from below each reference to the next, where the last of them stands beside it."""
    below = ([n for n, mark in enumerate(marks) if not _is_below(line, mark)] for line in cell)
    return _dealt(marks, cell, [some[:1] for some in below], slice(-1, None))


def _dealt(
    marks: Sequence[Line], cell: Cell, whose: Sequence[Sequence[int]], end: slice
) -> list[Cell] | None:
    """The lines of each reference by its number; ``None`` for one without, or where those at the ``end`` stand elsewhere."""
    if not all(whose):
        return None
    found = _lines_of(marks, cell, whose)
    beside = all(_are_beside(x[end], mark) for x, mark in zip(found, marks, strict=True))
    return found if beside else None


def _lines_of(marks: Sequence[Line], cell: Cell, whose: Sequence[Sequence[int]]) -> list[Cell]:
    """The lines of each reference by its number; those of none are left out."""
    found: list[Cell] = [[] for _ in marks]
    for line, numbers in zip(cell, whose, strict=True):
        for number in numbers[:1]:
            found[number].append(line)
    return found


def _about(marks: Sequence[Line], cell: Cell) -> list[Cell] | None:
    """The lines above each reference, beside it and as many below, where its middle is theirs."""
    found: list[Cell] = []
    left = cell
    for mark in marks:
        above = [line for line in left if _is_below(mark, line)]
        beside = [line for line in left if _are_beside([line], mark)]
        many = 2 * len(above) + len(beside)
        here, left = left[:many], left[many:]
        if len(here) < many or (here and abs(sum(_ends([*here])) / 2 - _level(mark)) > _off(mark)):
            return None
        found.append(here)
    return None if left else found


# --- how lines stand and end


def _level(line: Line) -> float:
    """On what height its letters stand."""
    return max(line.words, key=lambda word: (len(word.text), word.size)).base


def _off(line: Line) -> float:
    return _OFF * line.size


def _is_below(line: Line, other: Line) -> bool:
    return _level(line) - _level(other) > _off(other)


def _are_beside(lines: Sequence[Line], mark: Line) -> bool:
    return all(abs(_level(line) - _level(mark)) <= _off(mark) for line in lines)


def _ends(lines: Sequence[Line]) -> tuple[float, float]:
    """The heights of the first and the last of some lines."""
    levels = [_level(line) for line in lines]
    return min(levels), max(levels)


def _is_overprinted(line: Line) -> bool:
    """Whether words lie over each other: a cell that was too low for its text runs into the next one."""
    ends = accumulate((word.x1 for word in line.words), max)
    return any(
        word.x0 < end - _OVER * word.size for word, end in zip(line.words[1:], ends, strict=False)
    )


def _is_reference(line: Line) -> bool:
    return _REFERENCE.fullmatch("".join(word.text for word in line.words)) is not None


def _begins_no_cell_inside(found: Sequence[Sequence[Row]]) -> bool:
    """Whether no cell begins with a small letter, as the middle of a sentence does."""
    cells = [cell for rows in found for row in rows for cell in row if cell]
    return not any(cell[0].text[:1].islower() for cell in cells)
