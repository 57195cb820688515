"""The text of a page of a PDF, glyph by glyph, with why one of them is not said."""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from remit.loaders.formats.pdf_drawing import Drawing, address, without_shades
from remit.loaders.formats.pdf_remarks import Remarks
from remit.loaders.formats.pdf_seen import Seen
from remit.loaders.formats.pdf_sheet import BESIDE, Box, Glyph, Laying, Sheet

if TYPE_CHECKING:
    import pypdfium2

MOST_GLYPHS = 200_000  # of one page; a page of the smallest print has about 15,000
_FILLED = 0  # the way of drawing text that fills its letters
_INVISIBLE = 3  # the way of drawing text that leaves nothing to see
_BOLD = 600  # weight
_BRIM = 0.25  # of the width of a glyph, at each side
_BODY = (0.1, 0.38)  # of its size above the line: where each letter has most of its strokes
_QUARTER = math.pi / 2
_SLANT = 0.12  # quarters: text that leans further is no line of the page


class _Look(NamedTuple):
    """What all glyphs of one piece of text share."""

    size: float
    bold: bool
    content: int
    furniture: bool
    reason: str
    colour: str = ""
    piece: int = 0


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
    lay = Laying((left, bottom, right, top), upright)
    sheet = Sheet(number, *lay.size, crowded=crowded)
    pieces = Drawing(pdfium, lay, sheet)
    pieces.read(page)
    remarks = Remarks.of(pdfium, page, lay)
    sheet.comments = remarks.comments
    said_once = {look.piece for *_, look in found}
    again = [text for piece, text in pieces.texts.items() if piece not in said_once]
    seen = Seen(sheet.paints, again, remarks)
    edge = (-1.0, -1.0, sheet.width + 1, sheet.height + 1)
    for turn, text, box, origin, look in found:
        x0, y0, x1, y1 = lay.box(box)
        base = lay.point(origin)[1] if turn == upright else y1
        heart = _heart((x0, y0, x1, y1), base if turn == upright else None, look.size)
        reason = look.reason
        if x1 < edge[0] or y1 < edge[1] or x0 > edge[2] or y0 > edge[3]:
            reason = BESIDE
        elif not reason:
            drawn = pieces.texts.get(look.piece)
            reason = seen.why_not(heart, look.colour, drawn.order if drawn else None)
        said = (look.size, look.bold, look.content, look.furniture, reason)
        sheet.glyphs.append(Glyph(text, x0, y0, x1, y1, base, *said, (turn - upright) % 4))
    page.close()
    sheet.rules = without_shades(sheet.rules)
    return sheet


def _heart(box: Box, base: float | None, size: float) -> Box:
    """The part of a glyph without which nobody can read it."""
    x0, y0, x1, y1 = box
    wide = (x1 - x0) * _BRIM
    if base is None:
        high = (y1 - y0) * _BRIM
        return x0 + wide, y0 + high, x1 - wide, y1 - high
    return x0 + wide, base - _BODY[1] * size, x1 - wide, base - _BODY[0] * size


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
        key = address(thing)
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
    is_furniture = "Artifact" in _marks(pdfium, thing)
    colour = _colour(pdfium, words, n, thing)
    return _Look(
        size, bold, content, is_furniture, "hidden" if unseen else "", colour, address(thing)
    )


def _colour(pdfium: Any, words: Any, n: int, thing: Any) -> str:
    """The colour of the letters as RRGGBB; none where they are not simply filled."""
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    is_filled = pdfium.FPDFTextObj_GetTextRenderMode(thing) == _FILLED
    if not is_filled or not pdfium.FPDFText_GetFillColor(words, n, red, green, blue, alpha):
        return ""
    return f"{red.value:02X}{green.value:02X}{blue.value:02X}"


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
