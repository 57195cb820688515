"""What a page of a PDF shows: its glyphs, thin lines, filled areas and pictures, laid upright.

Lengths are in points, from the upper left corner of the page as it is read.
"""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    import pypdfium2

MOST_GLYPHS = 200_000  # of one page; a page of the smallest print has about 15,000
_MOST_PIECES = 100_000  # of the drawing of one page
_DEEPEST = 4  # drawings inside drawings
_THIN = 2.6  # what is thinner is a line
_WORD = (20.0, 8.0)  # points; a box that is smaller holds no word
_HEAD = 18.0  # points; the head of an arrow is smaller
_ENDS = 2  # points of a straight line
_TOUCHING = 0.3  # points
_SHADES = 5  # thin areas, one directly upon the other: a shaded one
_INVISIBLE = 3  # the way of drawing text that leaves nothing to see
_BOLD = 600  # weight
_QUARTER = math.pi / 2
_SLANT = 0.12  # quarters: text that leans further is no line of the page

Box = tuple[float, float, float, float]  # left, top, right, bottom
Point = tuple[float, float]
_Matrix = tuple[float, float, float, float, float, float]
BESIDE = "beside the page"
_SAME: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Glyph(NamedTuple):
    """One character: its box, the line that it stands on, and how it looks.

    ``content`` is the number by which tags point at it, or -1; ``turn`` counts quarter turns against the page.
    """

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    base: float
    size: float
    bold: bool
    content: int
    furniture: bool
    reason: str  # why it is not said
    turn: int = 0


class Rule(NamedTuple):
    """A thin line, from left to right or from top to bottom; ``edge`` says that it is one side of a larger shape."""

    x0: float
    y0: float
    x1: float
    y1: float
    edge: bool = False

    @property
    def level(self) -> bool:
        """Whether it runs from left to right."""
        return self.x1 - self.x0 >= self.y1 - self.y0


class Fill(NamedTuple):
    """An area of one colour, which is given as ``RRGGBB``."""

    x0: float
    y0: float
    x1: float
    y1: float
    colour: str


@dataclass(slots=True)
class Sheet:
    """One page, laid upright; ``pictures`` is the share of it that pictures cover."""

    number: int
    width: float
    height: float
    label: str = ""
    glyphs: list[Glyph] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    fills: list[Fill] = field(default_factory=list)
    outlines: list[Box] = field(default_factory=list)  # of closed shapes, large enough for a word
    strokes: list[tuple[Point, Point]] = field(default_factory=list)  # the ends of open lines
    heads: list[Box] = field(default_factory=list)  # of shapes as small as the head of an arrow
    pictures: float = 0.0
    crowded: bool = False  # more is drawn on it than is looked at


class _Look(NamedTuple):
    """What all glyphs of one piece of text share."""

    size: float
    bold: bool
    content: int
    furniture: bool
    reason: str


def sheet_of(document: pypdfium2.PdfDocument, number: int) -> Sheet:
    """Read a page, counted from 1."""
    import pypdfium2.raw as pdfium

    page = document[number - 1]
    left, bottom, right, top = page.get_bbox()
    found: list[tuple[int, str, Box, tuple[float, float], _Look]] = []
    crowded = False
    words = pdfium.FPDFText_LoadPage(page)
    try:
        count = pdfium.FPDFText_CountChars(words)
        crowded = count > MOST_GLYPHS
        found.extend(_glyphs(pdfium, words, min(count, MOST_GLYPHS)))
    finally:
        pdfium.FPDFText_ClosePage(words)
    turns = Counter(turn for turn, *_ in found)
    upright = max(turns, key=lambda turn: turns[turn], default=page.get_rotation() // 90 % 4)
    lay = _Laying((left, bottom, right, top), upright)
    sheet = Sheet(number, *lay.size, crowded=crowded)
    edge = (-1.0, -1.0, sheet.width + 1, sheet.height + 1)
    for turn, text, box, origin, look in found:
        x0, y0, x1, y1 = lay.box(box)
        seen = look
        if x1 < edge[0] or y1 < edge[1] or x0 > edge[2] or y0 > edge[3]:
            seen = look._replace(reason=BESIDE)
        base = lay.point(origin)[1] if turn == upright else y1
        sheet.glyphs.append(Glyph(text, x0, y0, x1, y1, base, *seen, (turn - upright) % 4))
    pieces = _Drawing(pdfium, lay, sheet)
    pieces.read(page)
    page.close()
    sheet.rules = _without_shades(sheet.rules)
    return sheet


def _glyphs(pdfium: Any, words: Any, count: int) -> Iterator[Any]:
    looks: dict[int, _Look] = {}
    box = pdfium.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    for n in range(count):
        code = pdfium.FPDFText_GetUnicode(words, n)
        if code in (0, 10, 13, 0xFFFE, 0xFFFF) or pdfium.FPDFText_IsGenerated(words, n) == 1:
            continue
        if not pdfium.FPDFText_GetLooseCharBox(words, n, box):
            continue
        thing = pdfium.FPDFText_GetTextObject(words, n)
        key = ctypes.cast(thing, ctypes.c_void_p).value or 0
        if (look := looks.get(key)) is None:
            look = looks[key] = _look(pdfium, words, n, thing if key else None)
        pdfium.FPDFText_GetCharOrigin(words, n, x, y)
        angle = pdfium.FPDFText_GetCharAngle(words, n)
        quarters = -angle / _QUARTER if angle >= 0 else 0.0  # it is given clockwise
        turn = round(quarters) % 4
        if abs(quarters - round(quarters)) > _SLANT:
            look, turn = look._replace(reason="slanting across the page"), 0
        text = "-" if code == 2 else chr(code) if code < 0x110000 else "�"
        yield turn, text, (box.left, box.bottom, box.right, box.top), (x.value, y.value), look


def _look(pdfium: Any, words: Any, n: int, thing: Any) -> _Look:
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(words, n, matrix)
    size = pdfium.FPDFText_GetFontSize(words, n) * (math.hypot(matrix.c, matrix.d) or 1.0)
    flags = ctypes.c_int()
    name = ctypes.create_string_buffer(128)
    pdfium.FPDFText_GetFontInfo(words, n, name, 128, flags)
    bold = b"bold" in name.value.lower() or pdfium.FPDFText_GetFontWeight(words, n) >= _BOLD
    if thing is None:
        return _Look(size, bold, -1, furniture=False, reason="")
    unseen = pdfium.FPDFTextObj_GetTextRenderMode(thing) == _INVISIBLE
    content = pdfium.FPDFPageObj_GetMarkedContentID(thing)
    return _Look(
        size, bold, content, "Artifact" in _marks(pdfium, thing), "hidden" if unseen else ""
    )


def _marks(pdfium: Any, thing: Any) -> list[str]:
    found = []
    length = ctypes.c_ulong()
    for n in range(min(pdfium.FPDFPageObj_CountMarks(thing), 20)):
        mark = pdfium.FPDFPageObj_GetMark(thing, n)
        buffer = ctypes.create_string_buffer(64)
        pdfium.FPDFPageObjMark_GetName(
            mark, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), 64, length
        )
        found.append(
            buffer.raw[: min(length.value, 64)].decode("utf-16-le", "replace").rstrip("\0")
        )
    return found


class _Laying:
    """From a page's own lengths, which count upwards, to those of the page as it is read."""

    def __init__(self, bounds: tuple[float, float, float, float], turn: int) -> None:
        self._left, self._bottom, self._right, self._top = bounds
        self._turn = turn
        wide, high = self._right - self._left, self._top - self._bottom
        self.size = (high, wide) if turn % 2 else (wide, high)

    def point(self, point: tuple[float, float]) -> tuple[float, float]:
        x, y = point
        match self._turn:
            case 1:
                return y - self._bottom, x - self._left
            case 2:
                return self._right - x, y - self._bottom
            case 3:
                return self._top - y, self._right - x
            case _:
                return x - self._left, self._top - y

    def box(self, box: Box) -> Box:
        (xa, ya), (xb, yb) = self.point((box[0], box[1])), self.point((box[2], box[3]))
        return min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb)


class _Drawing:
    """What is drawn on a page besides its text."""

    def __init__(self, pdfium: Any, lay: _Laying, sheet: Sheet) -> None:
        self._pdfium, self._lay, self._sheet = pdfium, lay, sheet
        self._left = _MOST_PIECES

    def read(self, page: Any) -> None:
        pdfium = self._pdfium
        for n in range(pdfium.FPDFPage_CountObjects(page)):
            self._piece(pdfium.FPDFPage_GetObject(page, n), _SAME, 0)

    def _piece(self, piece: Any, outer: _Matrix, depth: int) -> None:
        pdfium, self._left = self._pdfium, self._left - 1
        if self._left < 0:
            self._sheet.crowded = True
            return
        kind = pdfium.FPDFPageObj_GetType(piece)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            self._path(piece, _chained(self._matrix(piece), outer))
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            self._picture(_chained(self._matrix(piece), outer))
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            inner = _chained(self._matrix(piece), outer)
            for n in range(max(pdfium.FPDFFormObj_CountObjects(piece), 0)):
                self._piece(pdfium.FPDFFormObj_GetObject(piece, n), inner, depth + 1)

    def _matrix(self, piece: Any) -> _Matrix:
        found = self._pdfium.FS_MATRIX()
        if not self._pdfium.FPDFPageObj_GetMatrix(piece, found):
            return _SAME
        return found.a, found.b, found.c, found.d, found.e, found.f

    def _picture(self, matrix: _Matrix) -> None:
        corners = [_moved(corner, matrix) for corner in ((0, 0), (1, 0), (0, 1), (1, 1))]
        x0, y0, x1, y1 = self._lay.box(_bounds(corners))
        sheet = self._sheet
        wide = max(min(x1, sheet.width) - max(x0, 0), 0)
        high = max(min(y1, sheet.height) - max(y0, 0), 0)
        sheet.pictures += wide * high / max(sheet.width * sheet.height, 1)

    def _path(self, piece: Any, matrix: _Matrix) -> None:
        pdfium = self._pdfium
        filled, stroked = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDFPath_GetDrawMode(piece, filled, stroked)
        if not (filled.value or stroked.value):
            return
        colour = self._colour(piece) if filled.value else ""
        for points in self._outlines(piece, matrix):
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

    def _colour(self, piece: Any) -> str:
        red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
        if not self._pdfium.FPDFPageObj_GetFillColor(piece, red, green, blue, alpha):
            return ""
        return f"{red.value:02X}{green.value:02X}{blue.value:02X}" if alpha.value else ""


def _without_shades(rules: Sequence[Rule]) -> list[Rule]:
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
