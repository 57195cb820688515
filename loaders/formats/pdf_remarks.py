"""The remarks that readers made on a page of a PDF: what they struck out or covered, and what they wrote beside it."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from remit.loaders.formats.pdf_sheet import BARRED, COVERED, TO_BE_BARRED, Box, Laying

_MOST = 10_000  # remarks on one page
_UNSHOWN = 2 | 32  # the flags of a remark that is not on the page
_WHITE = 255
_DARK = 64  # of 255: a marker of such a colour hides what it marks


@dataclass
class Remarks:
    """Of one page: the comments, and the areas in which words are not said, each with the reason."""

    comments: list[str] = field(default_factory=list)
    areas: list[tuple[Box, str]] = field(default_factory=list)

    @classmethod
    def of(cls, pdfium: Any, page: Any, lay: Laying) -> Remarks:
        """Read the remarks of a page."""
        found = cls()
        for n in range(min(max(pdfium.FPDFPage_GetAnnotCount(page), 0), _MOST)):
            if one := pdfium.FPDFPage_GetAnnot(page, n):
                try:
                    found._add(_Remark(pdfium, one), lay)
                finally:
                    pdfium.FPDFPage_CloseAnnot(one)
        return found

    def _add(self, remark: _Remark, lay: Laying) -> None:
        if remark.is_comment and (words := remark.words):
            self.comments.append(words)
        if reason := remark.reason:
            self.areas.extend((lay.box(box), reason) for box in remark.boxes())

    def why_not(self, heart: Box) -> str:
        """Why what stands in a box is not said."""
        x, y = (heart[0] + heart[2]) / 2, (heart[1] + heart[3]) / 2
        for (x0, y0, x1, y1), reason in self.areas:
            if x0 <= x <= x1 and y0 <= y <= y1:
                return reason
        return ""


class _Remark:
    def __init__(self, pdfium: Any, one: Any) -> None:
        self._pdfium, self._one = pdfium, one
        self._kind = pdfium.FPDFAnnot_GetSubtype(one)

    @property
    def is_comment(self) -> bool:
        """Whether it is somebody's, and not a link, a field of a form, or the window of another."""
        pdfium = self._pdfium
        others = (pdfium.FPDF_ANNOT_LINK, pdfium.FPDF_ANNOT_WIDGET, pdfium.FPDF_ANNOT_POPUP)
        return self._kind not in others

    @property
    def words(self) -> str:
        """What was written."""
        pdfium = self._pdfium
        size = pdfium.FPDFAnnot_GetStringValue(self._one, b"Contents", None, 0)
        buffer = ctypes.create_string_buffer(size)
        pdfium.FPDFAnnot_GetStringValue(
            self._one, b"Contents", ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size
        )
        return buffer.raw[:size].decode("utf-16-le", "replace").rstrip("\0")

    @property
    def reason(self) -> str:
        """Why words below it are not said, if they are not."""
        pdfium = self._pdfium
        if pdfium.FPDFAnnot_GetFlags(self._one) & _UNSHOWN:
            return ""
        if self._kind == pdfium.FPDF_ANNOT_STRIKEOUT:
            return "struck out"
        if self._kind == pdfium.FPDF_ANNOT_REDACT:
            return TO_BE_BARRED
        is_box = self._kind == pdfium.FPDF_ANNOT_SQUARE
        is_marker = self._kind == pdfium.FPDF_ANNOT_HIGHLIGHT
        if is_box or is_marker:
            colour = self._colour(inner=is_box)
            if colour and (is_box or max(colour) < _DARK):
                return COVERED if min(colour) == _WHITE else BARRED
        return ""

    def _colour(self, *, inner: bool) -> tuple[int, int, int] | None:
        """What it is filled with, where nothing shines through."""
        pdfium, one = self._pdfium, self._one
        red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
        opacity = ctypes.c_float(1.0)
        pdfium.FPDFAnnot_GetNumberValue(one, b"CA", opacity)
        if opacity.value < 1 or (inner and not pdfium.FPDFAnnot_HasKey(one, b"IC")):
            return None
        kind = (
            pdfium.FPDFANNOT_COLORTYPE_InteriorColor if inner else pdfium.FPDFANNOT_COLORTYPE_Color
        )
        if pdfium.FPDFAnnot_GetColor(one, kind, red, green, blue, alpha):
            return red.value, green.value, blue.value
        filled, stroked = ctypes.c_int(), ctypes.c_int()
        for n in range(min(max(pdfium.FPDFAnnot_GetObjectCount(one), 0), _MOST)):
            piece = pdfium.FPDFAnnot_GetObject(one, n)
            if pdfium.FPDFPageObj_GetType(piece) != pdfium.FPDF_PAGEOBJ_PATH:
                continue
            pdfium.FPDFPath_GetDrawMode(piece, filled, stroked)
            if filled.value and pdfium.FPDFPageObj_GetFillColor(piece, red, green, blue, alpha):
                return red.value, green.value, blue.value
        return None

    def boxes(self) -> Iterator[Box]:
        """Where it lies, line by line."""
        pdfium = self._pdfium
        quad = pdfium.FS_QUADPOINTSF()
        count = 0
        if pdfium.FPDFAnnot_HasAttachmentPoints(self._one):
            count = pdfium.FPDFAnnot_CountAttachmentPoints(self._one)
        for n in range(min(count, _MOST)):
            if pdfium.FPDFAnnot_GetAttachmentPoints(self._one, n, quad):
                xs, ys = (quad.x1, quad.x2, quad.x3, quad.x4), (quad.y1, quad.y2, quad.y3, quad.y4)
                yield min(xs), min(ys), max(xs), max(ys)
        box = pdfium.FS_RECTF()
        if not count and pdfium.FPDFAnnot_GetRect(self._one, box):
            yield (
                min(box.left, box.right),
                min(box.top, box.bottom),
                max(box.left, box.right),
                max(box.top, box.bottom),
            )
