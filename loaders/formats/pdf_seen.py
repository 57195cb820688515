"""Which glyphs of a PDF nobody can see: covered by what was drawn over them, or in the colour of their ground."""

from __future__ import annotations

from collections.abc import Sequence

from remit.loaders.document.table import UNSEEN
from remit.loaders.formats.pdf_remarks import Remarks
from remit.loaders.formats.pdf_sheet import BARRED, COVERED, Box, Paint
from remit.loaders.formats.seeing import PAPER, is_unseen

_MOST_BANDS = 2_000
_BAND = 12.0  # points of height, by which what is drawn is looked up


class Seen:
    """What is drawn on a page, and the remarks made on it, by their heights.

    ``again`` are texts that stand where the same one was drawn before: the library only tells of the first.
    """

    def __init__(self, paints: Sequence[Paint], again: Sequence[Paint], remarks: Remarks) -> None:
        self._paints, self._again, self._remarks = _by_height(paints), _by_height(again), remarks

    def why_not(self, heart: Box, colour: str, order: int | None) -> str:
        """Why a glyph is not said, of which the part that counts is a box, and which was drawn at a time."""
        if self._remarks.areas and (why := self._remarks.why_not(heart)):
            return why
        if order is None or not (why := self._unseen(heart, colour, order)):
            return ""
        for text in self._again.get(_band(heart[1]), ()):
            if text.order > order and _meet(text.box, heart):
                return self._unseen(heart, "", text.order)
        return why

    def _unseen(self, heart: Box, colour: str, order: int) -> str:
        ground = PAPER
        for paint in self._paints.get(_band(heart[1]), ()):
            if paint.order > order:
                if paint.colour and _holds(paint.box, heart):
                    return COVERED if is_unseen(paint.colour, PAPER) else BARRED
            elif paint.colour and _holds(paint.box, heart):
                ground = paint.colour
            elif _meet(paint.box, heart):
                ground = ""
        return UNSEEN if is_unseen(colour, ground) else ""


def _by_height(paints: Sequence[Paint]) -> dict[int, list[Paint]]:
    bands: dict[int, list[Paint]] = {}
    for paint in sorted(paints):
        for band in range(_band(paint.box[1]), _band(paint.box[3]) + 1):
            bands.setdefault(band, []).append(paint)
    return bands


def _band(height: float) -> int:
    return min(max(int(height // _BAND), -1), _MOST_BANDS)


def _holds(outer: Box, inner: Box) -> bool:
    return (
        outer[0] <= inner[0]
        and outer[1] <= inner[1]
        and outer[2] >= inner[2]
        and outer[3] >= inner[3]
    )


def _meet(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
