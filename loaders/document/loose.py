"""Tables in plain text of which a cell's column is told by its place among others, and not always.

Cells joined by " / ", cells one below the other, column by column. Where an empty cell leaves nothing
behind, the rows come without columns: whoever knows what the headings mean tells them, or does not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import groupby, takewhile
from typing import NamedTuple

from remit.loaders.blocks import Part

_SLASH = re.compile(r"(?<=\s)/(?=\s|$)")
_FEWEST_COLUMNS = 3
_FEWEST_ROWS = 2
_PROVEN = 3  # rows that all have as many lines as the header
_PROVEN_SHARE = 0.5  # of the columns that must be as high as most
_LONGEST_HEADING = 80
_NAMED = 0.5  # of the lines of a header above them
_HEADS = 0.6  # of the lines of a header
_SINGLE = 0.8  # of the groups of a text that has a blank line after every line
_MOST_COLUMNS = 14
_MOST_ROWS = 400  # that one header is taken to stand above
_LONGEST_CELL = 300  # characters of a line that is a cell


class Loose(NamedTuple):
    """A header and rows of cells, each row in the order of the columns; short ones lack some.

    ``odd`` are lines that belong to the table and of which no row can be made, with the reason. ``proven`` says
    that the lines themselves prove which row and column each is in, whatever the headings mean.
    """

    layout: str
    header: tuple[Part, ...]
    rows: tuple[tuple[Part, ...], ...]
    odd: tuple[tuple[Part, str], ...] = ()
    proven: bool = False

    @property
    def parts(self) -> tuple[Part, ...]:
        """All its lines, in their order."""
        parts = (*self.header, *(p for row in self.rows for p in row), *(p for p, _ in self.odd))
        return tuple(sorted(parts, key=lambda part: part.number))

    @property
    def lines(self) -> frozenset[int]:
        """The numbers of the lines that it takes."""
        return frozenset(part.number for part in self.parts)


def loose(lines: Sequence[tuple[int, str]], heads: Callable[[str], bool]) -> Iterator[Loose]:
    """The tables among numbered lines whose cells only their order assigns to columns."""
    heads = cache(
        heads
    )  # a line is asked about once for each of those that may begin a header with it
    yield from _slashed(lines, heads)
    heads = _without_values(heads)
    groups = groups_of(lines)
    yield from _whole_rows(groups, heads)
    yield from _by_column(groups, heads)
    yield from _one_a_line(groups, heads)


def _without_values(heads: Callable[[str], bool]) -> Callable[[str], bool]:
    return lambda text: ":" not in text and heads(text)


def groups_of(lines: Sequence[tuple[int, str]]) -> list[list[Part]]:
    """The lines in groups that a blank line parts."""
    found = []
    for filled, group in groupby(lines, key=lambda line: bool(line[1].strip())):
        if filled:
            found.append([Part.on_line(text, number) for number, text in group])
    if sum(len(group) == 1 for group in found) > _SINGLE * len(found):
        return [[part for group in found for part in group]]  # every line stands apart
    return found


# ---- " / " ------------------------------------------------------------------------------------


def _slashed(lines: Sequence[tuple[int, str]], heads: Callable[[str], bool]) -> Iterator[Loose]:
    """Lines whose cells are parted by strokes; a row of more cells than the header has is odd."""
    for joined, run in groupby(
        [line for line in lines if line[1].strip()], key=lambda line: bool(_SLASH.search(line[1]))
    ):
        rows = [(number, _SLASH.split(text)) for number, text in run] if joined else []
        start = next((n for n, (_, cells) in enumerate(rows) if _is_header(cells, heads)), None)
        if start is None or len(rows) - start < _FEWEST_ROWS:
            continue
        width = len(rows[start][1])
        whole = [
            tuple(Part.on_line(text, number, n) for n, text in enumerate(cells, 1) if text.strip())
            for number, cells in rows[start:]
            if len(cells) == width
        ]
        reason = f"it does not have the {width} cells of the header above it"
        odd = tuple(
            (Part.on_line(" / ".join(cell.strip() for cell in cells), number), reason)
            for number, cells in rows[start:]
            if len(cells) != width
        )
        if len(whole) > 1:
            yield Loose("with strokes between its cells", whole[0], tuple(whole[1:]), odd)


def _is_header(cells: Sequence[str], heads: Callable[[str], bool]) -> bool:
    known = sum(heads(cell.strip()) for cell in cells)
    return len(cells) >= _FEWEST_COLUMNS and known >= max(2, _HEADS * len(cells))


# ---- column by column -------------------------------------------------------------------------


def _by_column(groups: Sequence[list[Part]], heads: Callable[[str], bool]) -> Iterator[Loose]:
    """Groups of lines that each begin with a heading: the columns one after the other.

    A column with as many cells as most has one in each row; of a shorter one nobody can tell.
    """
    for listed, found in groupby(groups, key=_is_list):
        run = _between_known([*found], heads) if listed else []
        known = sum(_is_column(group, heads) for group in run)
        if known < max(_FEWEST_COLUMNS, _HEADS * len(run)):
            continue
        if len({group[0].text for group in run}) < len(run):
            continue  # records that begin alike, and no columns
        sizes = Counter(len(group) for group in run)
        height = max(sizes, key=lambda size: (sizes[size], size))
        if sizes[height] < 2 or height <= _FEWEST_ROWS:
            header = numbered([group[0] for group in run])
            odd = tuple((part, "") for group in run for part in group[1:])
            yield Loose("column by column", header, (), odd)
            continue
        full = [group for group in run if len(group) == height]
        header = tuple(group[0]._replace(column=n) for n, group in enumerate(full, 1))
        rows = tuple(
            tuple(group[at]._replace(column=n) for n, group in enumerate(full, 1))
            for at in range(1, height)
        )
        odd = tuple(
            (part, f"“{group[0].text}” has not as many cells as the columns beside it")
            for group in run
            if len(group) != height
            for part in group
        )
        proven = height > _PROVEN and len(full) >= max(_FEWEST_COLUMNS, _PROVEN_SHARE * len(run))
        yield Loose("column by column", header, rows, odd, proven)


def _is_list(group: Sequence[Part]) -> bool:
    """Whether a group may be a heading with cells below it."""
    sentence = len(group[0].text) > _LONGEST_HEADING or group[0].text.endswith((".", ";", ":"))
    return (
        len(group) > 1
        and not (sentence and len(group[0].text.split()) > 1)
        and all(len(part.text) <= _LONGEST_CELL for part in group)
    )


def _between_known(run: Sequence[list[Part]], heads: Callable[[str], bool]) -> Sequence[list[Part]]:
    """The groups of a run from the first whose heading is known to the last."""
    known = [n for n, group in enumerate(run) if _is_column(group, heads)]
    return run[known[0] : known[-1] + 1] if known else []


def _is_column(group: Sequence[Part], heads: Callable[[str], bool]) -> bool:
    return heads(group[0].text) and not all(heads(part.text) for part in group[1:3])


# ---- one cell a line --------------------------------------------------------------------------


def _one_a_line(groups: Sequence[list[Part]], heads: Callable[[str], bool]) -> Iterator[Loose]:
    """Headings one below the other, and below them rows, parted by blank lines or by nothing."""
    for at, group in enumerate(groups):
        width = _width(group, heads)
        if width == len(group) and width >= _FEWEST_COLUMNS:
            rows = []
            for below in groups[at + 1 :]:
                if len(below) > width or any(len(part.text) > _LONGEST_CELL for part in below):
                    break
                rows.append(tuple(below))
            if len(rows) >= _FEWEST_ROWS:
                yield Loose("one cell a line", numbered(group), tuple(rows))
            continue
        if short := _short_rows(group, groups[at + 1 : at + _MOST_ROWS], heads):
            lines = tuple((part, "") for row in short for part in row)
            yield Loose("one cell a line", numbered(group), (), lines)
            continue
        start = next(
            (n for n in range(len(group)) if _width(group[n:], heads) >= _FEWEST_COLUMNS), 0
        )
        width = _width(group[start:], heads)
        rest = group[start + width :]
        if width >= _FEWEST_COLUMNS and len(rest) > width:
            header = numbered(group[start : start + width])
            yield Loose("one cell a line", header, tuple(_cut(rest, width)))


def _short_rows(
    group: Sequence[Part], below: Sequence[list[Part]], heads: Callable[[str], bool]
) -> list[list[Part]]:
    """The groups below headings half of which are known: rows, some of which lack a cell."""
    if len(group) <= _FEWEST_COLUMNS or len(group) > _MOST_COLUMNS:
        return []
    if _known(group, heads) < _NAMED:
        return []
    rows = [*takewhile(lambda row: 1 < len(row) <= len(group), below)]
    return rows if len(rows) >= _PROVEN else []


def _whole_rows(groups: Sequence[list[Part]], heads: Callable[[str], bool]) -> Iterator[Loose]:
    """Groups that all have as many lines, the headings first: no cell of theirs is missing."""
    for width, found in groupby(groups, key=len):
        header, *rows = list(found)
        cells = all(len(part.text) <= _LONGEST_CELL for row in rows for part in row)
        if width < _FEWEST_COLUMNS or len(rows) < _PROVEN or not cells:
            continue
        known = _known(header, heads)
        if known >= max(_NAMED, _known([row[0] for row in rows], heads)):  # or these are columns
            yield Loose("one cell a line", numbered(header), tuple(map(numbered, rows)), (), True)


def _known(parts: Sequence[Part], heads: Callable[[str], bool]) -> float:
    return sum(heads(part.text) for part in parts) / len(parts)


def _width(group: Sequence[Part], heads: Callable[[str], bool]) -> int:
    """How many lines of headings a group begins with; one that is not known may stand among them."""
    known = [heads(part.text) for part in group[:_MOST_COLUMNS]]
    last = 0
    if not all(known[:2]):
        return 0  # a title
    for n in range(1, len(known) + 1):
        if known[n - 1] and sum(known[:n]) >= (n if n == len(group) and n < 4 else 0.75 * n):
            last = n
    return last


def numbered(parts: Sequence[Part]) -> tuple[Part, ...]:
    """The cells of a row, in columns from 1."""
    return tuple(part._replace(column=n) for n, part in enumerate(parts, 1))


def _cut(lines: Sequence[Part], width: int) -> Iterator[tuple[Part, ...]]:
    """Rows of lines that nothing parts: by the reference that each begins with, else all of one width."""
    shape = _shape(lines[0].text)
    starts = [n for n, part in enumerate(lines) if _shape(part.text) == shape]
    ends = [*starts[1:], len(lines)]
    if shape and all(end - start <= width for start, end in zip(starts, ends, strict=True)):
        for start, end in zip(starts, ends, strict=True):
            yield tuple(lines[start:end])
        return
    yield from (tuple(lines[n : n + width]) for n in range(0, len(lines), width))


def _shape(text: str) -> str:
    """A reference without its numbers, such as "HH.#"; nothing where words are none."""
    return (
        re.sub(r"\d+", "#", text) if re.fullmatch(r"[A-Za-z]{0,4}[-/. ]?\d[\d./-]*", text) else ""
    )
