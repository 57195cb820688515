"""What is drawn on a page of a PDF besides its text: thin lines, areas of colour, pictures."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, pairwise
from typing import Any

from remit.loaders.formats.pdf_sheet import Box, Fill, Laying, Paint, Rule, Sheet

_MOST_PIECES = 100_000  # of the drawing of one page
_DEEPEST = 4  # drawings inside drawings
_THIN = 2.6  # what is thinner is a line
_WORD = (20.0, 8.0)  # points; a box that is smaller holds no word
_HEAD = 18.0  # points; the head of an arrow is smaller
_ENDS = 2  # points of a straight line
_TOUCHING = 0.3  # points
_BAR = 5.0  # points; a thinner line strikes words out, and hides none
_FEW = 60  # boxes of one path
_SHADES = 5  # thin areas, one directly upon the other: a shaded one

_Matrix = tuple[float, float, float, float, float, float]
_SAME: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Drawing:
    """What is drawn on a page besides its text."""

    def __init__(self, pdfium: Any, lay: Laying, sheet: Sheet) -> None:
        self._pdfium, self._lay, self._sheet = pdfium, lay, sheet
        self._left = _MOST_PIECES
        self.texts: dict[int, Paint] = {}  # when each piece of text was drawn, and where

    def read(self, page: Any) -> None:
        """Put all of it on the sheet."""
        pdfium = self._pdfium
        for n in range(pdfium.FPDFPage_CountObjects(page)):
            self._piece(pdfium.FPDFPage_GetObject(page, n), _SAME, 0)

    @property
    def _now(self) -> int:
        return _MOST_PIECES - self._left

    def _piece(self, piece: Any, outer: _Matrix, depth: int, *, veiled: bool = False) -> None:
        pdfium, self._left = self._pdfium, self._left - 1
        if self._left < 0:
            self._sheet.crowded = True
            return
        kind = pdfium.FPDFPageObj_GetType(piece)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            self._path(piece, _chained(self._matrix(piece), outer), outer, veiled=veiled)
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            self._picture(_chained(self._matrix(piece), outer))
        elif kind == pdfium.FPDF_PAGEOBJ_SHADING:
            self._sheet.paints.append(
                Paint(self._now, (0.0, 0.0, self._sheet.width, self._sheet.height))
            )
        elif kind == pdfium.FPDF_PAGEOBJ_TEXT:
            self.texts[address(piece)] = Paint(self._now, self._bounds(piece, outer))
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            inner = _chained(self._matrix(piece), outer)
            veiled = veiled or bool(pdfium.FPDFPageObj_HasTransparency(piece))
            for n in range(max(pdfium.FPDFFormObj_CountObjects(piece), 0)):
                inside = pdfium.FPDFFormObj_GetObject(piece, n)
                self._piece(inside, inner, depth + 1, veiled=veiled)

    def _bounds(self, piece: Any, outer: _Matrix) -> Box:
        x0, y0, x1, y1 = (ctypes.c_float() for _ in range(4))
        if not self._pdfium.FPDFPageObj_GetBounds(piece, x0, y0, x1, y1):
            return 0.0, 0.0, 0.0, 0.0
        xs, ys = (x0.value, x1.value), (y0.value, y1.value)
        return self._lay.box(_bounds([_moved((x, y), outer) for x in xs for y in ys]))

    def _matrix(self, piece: Any) -> _Matrix:
        found = self._pdfium.FS_MATRIX()
        if not self._pdfium.FPDFPageObj_GetMatrix(piece, found):
            return _SAME
        return found.a, found.b, found.c, found.d, found.e, found.f

    def _picture(self, matrix: _Matrix) -> None:
        corners = [_moved(corner, matrix) for corner in ((0, 0), (1, 0), (0, 1), (1, 1))]
        x0, y0, x1, y1 = self._lay.box(_bounds(corners))
        sheet = self._sheet
        sheet.paints.append(Paint(self._now, (x0, y0, x1, y1)))
        wide = max(min(x1, sheet.width) - max(x0, 0), 0)
        high = max(min(y1, sheet.height) - max(y0, 0), 0)
        sheet.pictures += wide * high / max(sheet.width * sheet.height, 1)

    def _path(self, piece: Any, matrix: _Matrix, outer: _Matrix, *, veiled: bool) -> None:
        pdfium = self._pdfium
        filled, stroked = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDFPath_GetDrawMode(piece, filled, stroked)
        if not (filled.value or stroked.value):
            return
        colour = self._colour(piece) if filled.value else ""
        outlines = list(self._outlines(piece, matrix))
        if stroked.value:
            self._bars(piece, outlines, matrix, outer, veiled=veiled)
        if filled.value:
            veiled = veiled or bool(pdfium.FPDFPageObj_HasTransparency(piece))
            self._paint(piece, outlines, outer, "" if veiled else colour)
        for points in outlines:
            x0, y0, x1, y1 = self._lay.box(_bounds(points))
            closed = points[0] == points[-1]
            if stroked.value and not closed:
                self._sheet.strokes.append(
                    (self._lay.point(points[0]), self._lay.point(points[-1]))
                )
            if (closed or colour) and x1 - x0 > _WORD[0] and y1 - y0 > _WORD[1]:
                self._sheet.outlines.append((x0, y0, x1, y1))
            if len(points) > _ENDS and max(x1 - x0, y1 - y0) < _HEAD:
                self._sheet.heads.append((x0, y0, x1, y1))
            if x1 - x0 < _THIN or y1 - y0 < _THIN:
                if max(x1 - x0, y1 - y0) >= _THIN:
                    self._sheet.rules.append(Rule(x0, y0, x1, y1))
                continue
            if colour and _is_box(points):
                self._sheet.fills.append(Fill(x0, y0, x1, y1, colour))
            if stroked.value:
                self._edges(points)

    def _paint(
        self, piece: Any, outlines: list[list[tuple[float, float]]], outer: _Matrix, colour: str
    ) -> None:
        """Keep what a path covers: for certain only where it is of boxes that lie apart, and cut by boxes."""
        boxes = [self._lay.box(_bounds(points)) for points in outlines]
        cuts, is_certain = self._cuts(piece, outer)
        is_certain = is_certain and all(map(_is_box, outlines)) and _lie_apart(boxes)
        for box in boxes:
            for cut in cuts:
                box = _shared(box, cut)  # noqa: PLW2901
            if box[0] < box[2] and box[1] < box[3]:
                self._sheet.paints.append(Paint(self._now, box, colour if is_certain else ""))

    def _bars(
        self,
        piece: Any,
        outlines: list[list[tuple[float, float]]],
        matrix: _Matrix,
        outer: _Matrix,
        *,
        veiled: bool,
    ) -> None:
        """Keep what lines cover that are as thick as words are high: some black names out by such."""
        width = ctypes.c_float()
        self._pdfium.FPDFPageObj_GetStrokeWidth(piece, width)
        half = width.value * abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]) ** 0.5 / 2
        if 2 * half < _BAR:
            return
        veiled = veiled or bool(self._pdfium.FPDFPageObj_HasTransparency(piece))
        colour = "" if veiled else self._colour(piece, stroke=True)
        for a, b in (line for points in outlines for line in pairwise(points)):
            x0, y0, x1, y1 = _bounds([a, b])
            wide, high = (half, 0.0) if x1 - x0 < y1 - y0 else (0.0, half)
            if min(x1 - x0, y1 - y0) < _THIN:
                box = _corners(x0 - wide, y0 - high, x1 + wide, y1 + high)
                self._paint(piece, [box], outer, colour)

    def _cuts(self, piece: Any, outer: _Matrix) -> tuple[list[Box], bool]:
        """The boxes that a piece is only shown within, and whether all that cuts it are boxes."""
        pdfium = self._pdfium
        clip = pdfium.FPDFPageObj_GetClipPath(piece)
        cuts: list[Box] = []
        is_certain = True
        x, y = ctypes.c_float(), ctypes.c_float()
        for n in range(max(pdfium.FPDFClipPath_CountPaths(clip), 0) if clip else 0):
            count = max(pdfium.FPDFClipPath_CountPathSegments(clip, n), 0)
            self._left -= count
            if self._left < 0:
                self._sheet.crowded = True
                break
            points = []
            for m in range(count):
                pdfium.FPDFPathSegment_GetPoint(
                    pdfium.FPDFClipPath_GetPathSegment(clip, n, m), x, y
                )
                points.append(_moved((x.value, y.value), outer))
            if points:
                cuts.append(self._lay.box(_bounds(points)))
                is_certain = is_certain and _is_box(points)
        return cuts, is_certain

    def _edges(self, points: list[tuple[float, float]]) -> None:
        for a, b in pairwise(points):
            x0, y0, x1, y1 = self._lay.box(_bounds([a, b]))
            if (x1 - x0 < _THIN) != (y1 - y0 < _THIN):
                self._sheet.rules.append(Rule(x0, y0, x1, y1, edge=True))

    def _outlines(self, piece: Any, matrix: _Matrix) -> Iterator[list[tuple[float, float]]]:
        """The closed or open lines that a path consists of."""
        pdfium = self._pdfium
        points: list[tuple[float, float]] = []
        x, y = ctypes.c_float(), ctypes.c_float()
        for n in range(pdfium.FPDFPath_CountSegments(piece)):
            self._left -= 1
            if self._left < 0:
                self._sheet.crowded = True
                break
            segment = pdfium.FPDFPath_GetPathSegment(piece, n)
            pdfium.FPDFPathSegment_GetPoint(segment, x, y)
            if pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO and points:
                yield points
                points = []
            points.append(_moved((x.value, y.value), matrix))
            if pdfium.FPDFPathSegment_GetClose(segment) and points[0] != points[-1]:
                points.append(points[0])
        if points:
            yield points

    def _colour(self, piece: Any, *, stroke: bool = False) -> str:
        red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
        pdfium = self._pdfium
        told = pdfium.FPDFPageObj_GetStrokeColor if stroke else pdfium.FPDFPageObj_GetFillColor
        if not told(piece, red, green, blue, alpha):
            return ""
        return f"{red.value:02X}{green.value:02X}{blue.value:02X}" if alpha.value else ""


def address(piece: Any) -> int:
    """By what a piece of a drawing is known again."""
    return ctypes.cast(piece, ctypes.c_void_p).value or 0


def _corners(x0: float, y0: float, x1: float, y1: float) -> list[tuple[float, float]]:
    return [(x0, y0), (x1, y0), (x1, y1), (x0, y1), (x0, y0)]


def _lie_apart(boxes: Sequence[Box]) -> bool:
    """Whether no two boxes of a path touch; of two that lie in one another only the frame between them is filled."""
    if len(boxes) > _FEW:
        return False
    return not any(
        min(a[2], b[2]) > max(a[0], b[0]) and min(a[3], b[3]) > max(a[1], b[1])
        for a, b in combinations(boxes, 2)
    )


def _shared(a: Box, b: Box) -> Box:
    return max(a[0], b[0]), max(a[1], b[1]), min(a[2], b[2]), min(a[3], b[3])


def without_shades(rules: Sequence[Rule]) -> list[Rule]:
    """The lines but for the strips that areas are shaded with, which would strike out whatever stands on them."""
    columns: dict[tuple[int, int, bool], set[Rule]] = {}
    for rule in rules:
        ends = (rule.x0, rule.x1) if rule.level else (rule.y0, rule.y1)
        columns.setdefault((round(ends[0]), round(ends[1]), rule.level), set()).add(rule)
    shades = {
        strip
        for strips in columns.values()
        for run in _runs(strips)
        if len(run) >= _SHADES and _across(run[-1])[1] - _across(run[0])[0] > _THIN
        for strip in run
    }
    return [rule for rule in rules if rule not in shades]


def _runs(strips: Iterable[Rule]) -> Iterator[list[Rule]]:
    """Strips that lie directly upon one another, each of which goes further than those before it."""
    run: list[Rule] = []
    for strip in sorted(strips, key=_across):
        first, last = _across(strip)
        if run and first - _across(run[-1])[1] > _TOUCHING:
            yield run
            run = []
        if not run or last > _across(run[-1])[1]:
            run.append(strip)
    if run:
        yield run


def _across(rule: Rule) -> tuple[float, float]:
    """From where to where a line is thick."""
    return (rule.y0, rule.y1) if rule.level else (rule.x0, rule.x1)


def _is_box(points: list[tuple[float, float]]) -> bool:
    """Whether an outline is that of a rectangle."""
    x0, y0, x1, y1 = _bounds(points)
    near = 0.5
    at_corner = all(
        min(abs(x - x0), abs(x - x1)) < near and min(abs(y - y0), abs(y - y1)) < near
        for x, y in points
    )
    return at_corner and len(points) >= 4


def _bounds(points: list[tuple[float, float]]) -> Box:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def _moved(point: tuple[float, float], matrix: _Matrix) -> tuple[float, float]:
    (x, y), (a, b, c, d, e, f) = point, matrix
    return a * x + c * y + e, b * x + d * y + f


def _chained(inner: _Matrix, outer: _Matrix) -> _Matrix:
    a, b, c, d, e, f = inner
    x, y = _moved((e, f), outer)
    return (
        a * outer[0] + b * outer[2], a * outer[1] + b * outer[3],
        c * outer[0] + d * outer[2], c * outer[1] + d * outer[3], x, y,
    )  # fmt: skip
