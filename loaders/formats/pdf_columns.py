"""Tables whose cells are not drawn: columns are the gaps that all lines leave, rows what parts them.

Rows are told by lines between them, by bands of colour, or by a short reference at the start of each.
What has columns and none of these looks like a table, and its rows are not guessed.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise

from remit.loaders.formats.pdf_edges import (
    NEAR,
    column_of,
    edges_going_on,
    edges_of,
    is_banner,
    keeps_to,
)
from remit.loaders.formats.pdf_grids import (
    DrawnCell,
    DrawnTable,
    Grids,
    Long,
    cells_between,
    colour_at,
    fill_cells,
    is_inside,
)
from remit.loaders.formats.pdf_rows import Stretch, told
from remit.loaders.formats.pdf_sheet import Box, Fill
from remit.loaders.formats.pdf_words import Line, Word, lines_of_words, pieces_of

_NEXT = 3.4  # of the size: a line further below belongs to something else
_TALLEST = 300.0  # points: of a row, banded or not
_LONGEST_HEAD = 40  # characters
_PROSE = 24  # characters of a line in a column: with as many it is running text
_FEWEST = 3  # columns of a table that nothing is drawn around


def undrawn_tables(
    page: int,
    words: Sequence[Word],
    fills: Sequence[Fill],
    grids: Grids,
    width: float,
    *,
    before: DrawnTable | None = None,
) -> list[DrawnTable]:
    """Find tables among words that stand in no grid.

    ``before`` is the table with which the page before ended: it may go on without its header.
    """
    found: list[DrawnTable] = []
    free = [w for w in words if not any(is_inside(w.middle, t.box) for t in grids.tables)]
    regions = [*_between_lines(grids), *(_with_ends(r, free, fills) for r in _banded(fills, width))]
    for rules, box in regions:
        here = [w for w in free if is_inside(w.middle, box)]
        if here and (table := _in_rows(page, here, rules, box, fills, before=before)) is not None:
            found.append(table)
            free = [w for w in free if not is_inside(w.middle, table.box)]
    framed = [w for w in free if not any(is_inside(w.middle, box) for box in grids.frames)]
    runs = _runs(lines_of_words(framed), before)
    made = (_by_reference(page, run, fills, before) for run in runs)
    found.extend(table for table in made if table is not None)
    return found


# --- rows that are drawn


def _between_lines(grids: Grids) -> Iterable[tuple[list[Long], Box]]:
    """Three or more lines below each other, of which two are as long as the table is wide."""
    left = sorted(grids.level, key=lambda line: line.at)
    while left:
        first = max(left, key=lambda line: line.end - line.start)
        alike = [
            line
            for line in left
            if abs(line.start - first.start) < NEAR and abs(line.end - first.end) < NEAR
        ]
        top, bottom = alike[0].at, alike[-1].at
        inside = [
            line
            for line in left
            if top <= line.at <= bottom
            and first.start - NEAR <= line.start
            and line.end <= first.end + NEAR
        ]
        left = [line for line in left if line not in inside]
        if len(alike) > 1 and len({round(line.at) for line in inside}) > 2:
            yield inside, (first.start, top, first.end, bottom)


def _banded(fills: Sequence[Fill], width: float) -> Iterable[tuple[list[Long], Box]]:
    """Bands of colour below each other; what lies between two is a row as well."""
    bands: list[Fill] = []
    for fill in sorted(set(fills), key=lambda f: (round(f.y0), f.x0)):
        if not 6 < fill.y1 - fill.y0 < _TALLEST:
            continue
        last = bands[-1] if bands else None
        if last is not None and abs(last.y0 - fill.y0) < 1.5 and abs(last.y1 - fill.y1) < 1.5:
            bands[-1] = last._replace(x1=max(last.x1, fill.x1))
        else:
            bands.append(fill)
    group: list[Fill] = []
    for band in [*(b for b in bands if b.x1 - b.x0 > 0.25 * width), None]:
        if band is not None and (
            not group
            or (
                band.y0 - max(b.y1 for b in group) < _TALLEST
                and band.x0 < max(b.x1 for b in group)
                and band.x1 > min(b.x0 for b in group)
            )
        ):
            group.append(band)
            continue
        if len({round(b.y0) for b in group}) > 1:
            x0, x1 = min(b.x0 for b in group), max(b.x1 for b in group)
            if x1 - x0 > 0.4 * width:
                places = sorted({round(y, 1) for b in group for y in (b.y0, b.y1)})
                apart = [places[0], *(b for a, b in pairwise(places) if b - a > 2.5)]
                yield [Long(at, x0, x1) for at in apart], (x0, apart[0], x1, apart[-1])
        group = [band] if band is not None else []


def _in_rows(
    page: int,
    words: list[Word],
    rules: list[Long],
    box: Box,
    fills: Sequence[Fill],
    *,
    before: DrawnTable | None,
) -> DrawnTable | None:
    """A table of rows whose ends are known; none where no columns are found in them."""
    places = sorted({rule.at for rule in rules})
    rows: list[list[Word]] = [[] for _ in places[1:]]
    for word in words:
        n = bisect_right(places, word.middle[1]) - 1
        if 0 <= n < len(rows):
            rows[n].append(word)
    lines = [line for row in rows for line in lines_of_words(row)]
    edges = edges_going_on(lines, before, edges_of(lines, box))
    if edges is None:
        return None
    upright = [Long(x, box[1], box[3]) for x in edges]
    found = cells_between(rules, upright)
    if found is None:
        return None
    table = DrawnTable(page, box, found[1], found[0])
    fill_cells(table, words, fills)
    _spread_banners(table)
    several = {cell.row for cell in table.cells if cell.column > 1 and cell.words}
    return table if table.height > 1 and len(several) * 2 >= table.height else None


def _spread_banners(table: DrawnTable) -> None:
    """Put rows together that are one text across all columns."""
    for row in range(1, table.height + 1):
        cells = [cell for cell in table.cells if cell.row == row]
        words = [word for cell in cells for word in cell.words]
        if len(cells) == table.width and is_banner(lines_of_words(words), table.edges):
            first = cells[0]
            first.words, first.columns = words, table.width
            first.box = (first.box[0], first.box[1], cells[-1].box[2], first.box[3])
            table.cells = [c for c in table.cells if c.row != row or c is first]


def _row(
    number: int,
    words: Sequence[Word],
    edges: Sequence[float],
    ends: tuple[float, float],
    fills: Sequence[Fill],
) -> list[DrawnCell]:
    """The cells of a row; one whose words run over the columns reaches over all of them."""
    top, bottom = ends
    middle = (top + bottom) / 2
    if is_banner(lines_of_words(words), edges):
        box = (edges[0], top, edges[-1], bottom)
        colour = colour_at(((edges[0] + edges[1]) / 2, middle), fills)
        return [DrawnCell(number, 1, 1, len(edges) - 1, box, list(words), colour)]
    cells = []
    for column, (left, right) in enumerate(pairwise(edges), 1):
        here = [word for word in words if column_of(word, edges) == column]
        colour = colour_at(((left + right) / 2, middle), fills)
        cells.append(DrawnCell(number, column, 1, 1, (left, top, right, bottom), here, colour))
    return cells


def _with_ends(
    region: tuple[list[Long], Box], words: Sequence[Word], fills: Sequence[Fill]
) -> tuple[list[Long], Box]:
    """Bands with the row right above and the one right below, which have no colour, or one in a cell alone."""
    rules, (x0, y0, x1, y1) = region
    beside = [w for w in words if x0 - NEAR <= w.middle[0] <= x1 + NEAR]
    inside = lines_of_words([w for w in beside if y0 < w.middle[1] < y1])
    above: list[Line] = []
    for line in reversed(lines_of_words([w for w in beside if w.middle[1] < y0])):
        edges = edges_of([line, *reversed(above), *inside], (x0, y0, x1, y1))
        end = above[-1].y0 if above else y0
        if end - line.y1 > 1.8 * line.size or not edges or not keeps_to([line], edges):
            break
        above.append(line)
    while above and len(pieces_of(above[-1])) < 2:
        above.pop()
    above.reverse()
    edges = edges_of([*above, *inside], (x0, y0, x1, y1))
    starts = [line.y0 - 1 for line in above[:1]]
    # Where a cell of the row above is filled, that says where the row begins.
    tops = [f.y0 for f in fills if abs(f.y1 - y0) < 1.5 and x0 - NEAR < f.x0 and f.x1 < x1 + NEAR]
    top = max((at for at in tops if at < y0 - NEAR), default=None)
    if above and top is not None:
        starts = [*(at for at in starts if at < top - NEAR), top]
    elif rest := [b for a, b in pairwise(above) if b.y0 - a.y1 > 0.4 * b.size]:
        starts.append(rest[0].y0 - 1)  # a header, and one row without a colour
    last = y1
    below = lines_of_words([w for w in beside if w.middle[1] > y1])
    if edges and below and len(pieces_of(below[0])) > 1:
        for line in below:
            if line.y0 - last > 1.8 * line.size or not keeps_to([line], edges):
                break
            last = line.y1
    ends = [Long(at, x0, x1) for at in (*starts, *([last + 1] if last > y1 else []))]
    every = sorted([*rules, *ends], key=lambda rule: rule.at)
    return every, (x0, every[0].at, x1, every[-1].at)


# --- rows that are not drawn


def _runs(lines: Sequence[Line], before: DrawnTable | None) -> Iterable[list[Line]]:
    """Lines that follow each other, of which the first has several pieces: it may be a header."""
    run: list[Line] = []
    for line in lines:
        if run and line.y0 - run[-1].y1 > _NEXT * line.size:
            yield run
            run = []
        if run or _may_head(line) or (before and line is lines[0] and _fits(line, before.edges)):
            run.append(line)
    if run:
        yield run


def _fits(line: Line, edges: Sequence[float]) -> bool:
    """Whether a line has pieces in several columns, and keeps to them."""
    return len(pieces_of(line)) > 1 and keeps_to([line], edges)


def _may_head(line: Line) -> bool:
    pieces = pieces_of(line)
    return len(pieces) >= _FEWEST and all(
        len(piece.text) <= _LONGEST_HEAD and any(c.isalpha() for c in piece.text)
        for piece in pieces
    )


def _by_reference(
    page: int, run: list[Line], fills: Sequence[Fill], before: DrawnTable | None
) -> DrawnTable | None:
    """A table in a run of lines, whose rows begin where a reference stands in the first column."""
    edges: tuple[float, ...] | None = None
    size = 0
    for size in range(len(run), 3, -1):
        part = run[:size]
        box = (min(line.x0 for line in part), 0.0, max(line.x1 for line in part), 0.0)
        edges = edges_going_on(part, before, edges_of(part, box))
        if edges is not None and len(edges) > _FEWEST and keeps_to(part, edges):
            break
        edges = None
        if len(run) - size > 40:
            break
    if edges is None:
        return None
    part = run[:size]
    box = (edges[0], min(line.y0 for line in part), edges[-1], max(line.y1 for line in part))
    if _is_prose(part, edges):
        return None
    rows_told = _rows_told(part, edges, before)
    if rows_told is None:
        cells = [
            DrawnCell(n, 1, 1, 1, (edges[0], line.y0, edges[-1], line.y1), list(line.words))
            for n, line in enumerate(part, 1)
        ]
        return DrawnTable(page, box, edges, cells, certain=False, spaced=True)
    rows, on_top = rows_told
    table = DrawnTable(page, box, edges, [], spaced=True, on_top=on_top)
    tops = [min(word.y0 for word in words) for words in rows]
    for number, (words, top, end) in enumerate(
        zip(rows, tops, [*tops[1:], box[3]], strict=True), 1
    ):
        table.cells.extend(_row(number, words, edges, (top, end), fills))
    return table


def _rows_told(
    lines: Sequence[Line], edges: tuple[float, ...], before: DrawnTable | None
) -> tuple[list[list[Word]], bool] | None:
    """The words of each row, and whether cells begin beside their references; a row across parts the others."""
    across: list[Line] = []
    between: list[list[Word]] = [[]]
    for line in lines:
        if is_banner([line], edges):
            across.append(line)
            between.append([])
        else:
            between[-1].extend(line.words)
    stretches = [
        Stretch.of([[w for w in words if column_of(w, edges) == n] for n in range(1, len(edges))])
        for words in between
    ]
    head = _repeated(lines, before) if before is not None and before.edges == edges else None
    found = told(stretches, head, rest=head is not None and before is not None and before.on_top)
    if found is None:
        return None
    rows: list[list[Word]] = []
    for n, some in enumerate(found.rows):
        rows.extend([w for cell in row for line in cell for w in line.words] for row in some)
        rows.extend([[*across[n].words]] if n < len(across) else [])
    return rows, found.on_top


def _repeated(lines: Sequence[Line], before: DrawnTable) -> int | None:
    """How many lines on top repeat the first row of the page before; none where they are a header of their own."""
    first = sorted(word.text for cell in before.cells if cell.row == 1 for word in cell.words)
    for many in range(1, len(lines)):
        said = sorted(word.text for line in lines[:many] for word in line.words)
        if said == first:
            return many
        if len(said) > len(first):
            break
    return None if _may_head(lines[0]) else 0


def _is_prose(lines: Sequence[Line], edges: Sequence[float]) -> bool:
    """Whether what stands in the columns is running text, line after line."""
    lengths = [len(piece.text) for line in lines for piece in pieces_of(line)]
    lengths.sort()
    return lengths[len(lengths) // 2] > _PROSE and len(edges) - 1 <= _FEWEST
