"""Which glyphs of a PDF nobody can see: covered by what was drawn over them, or in the colour of their ground."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from remit.loaders.document.table import UNSEEN
from remit.loaders.formats.pdf_remarks import Remarks
from remit.loaders.formats.pdf_sheet import BARRED, COVERED, Box, Paint
from remit.loaders.formats.seeing import PAPER, is_unseen

_FINEST, _STEP = 12.0, 4  # points; squares, each so many times as wide as the next finer
_FARTHEST = 1e6  # points
_COARSEST = 10


class Seen:
    """What is drawn on a page, and the remarks made on it, by where they lie.

    ``again`` are texts that stand where the same one was drawn before: the library only tells of the first.
    """

    def __init__(self, paints: Iterable[Paint], again: Iterable[Paint], remarks: Remarks) -> None:
        self._paints, self._again, self._remarks = _Grid(paints), _Grid(again), remarks

    def why_not(self, heart: Box, colour: str, order: int | None) -> str:
        """Why a glyph is not said, of which the part that counts is a box, and which was drawn at a time."""
        if self._remarks.areas and (why := self._remarks.why_not(heart)):
            return why
        if order is None or not (why := self._unseen(heart, colour, order)):
            return ""
        for text in self._again.at(heart):
            if text.order > order and _meet(text.box, heart):
                return self._unseen(heart, "", text.order)
        return why

    def _unseen(self, heart: Box, colour: str, order: int) -> str:
        ground = PAPER
        for paint in self._paints.at(heart):
            if paint.order > order:
                if paint.colour and _holds(paint.box, heart):
                    return COVERED if is_unseen(paint.colour, PAPER) else BARRED
            elif paint.colour and _holds(paint.box, heart):
                # The library says white of what is filled with a pattern, too.
                ground = "" if paint.colour == PAPER else paint.colour
            elif _meet(paint.box, heart):
                ground = ""
        return UNSEEN if is_unseen(colour, ground) else ""


_Level = tuple[int, int]  # how coarse a grid is from left to right, and from top to bottom


class _Grid:
    """What is drawn, by the fields of grids, of which each takes in what is about as large as its fields."""

    def __init__(self, paints: Iterable[Paint]) -> None:
        self._fields: dict[_Level, dict[tuple[int, int], list[Paint]]] = {}
        for paint in paints:
            x0, y0, x1, y1 = paint.box
            level = _level(x1 - x0), _level(y1 - y0)
            fields = self._fields.setdefault(level, {})
            for field in _fields(paint.box, level):
                fields.setdefault(field, []).append(paint)

    def at(self, box: Box) -> list[Paint]:
        """What may lie at a box, in the order in which it was drawn."""
        found = {
            paint
            for level, fields in self._fields.items()
            for field in _fields(box, level)
            for paint in fields.get(field, ())
        }
        return sorted(found)


def _level(length: float) -> int:
    level = 0
    while level < _COARSEST and length > _FINEST * _STEP**level:
        level += 1
    return level


def _fields(box: Box, level: _Level) -> Iterator[tuple[int, int]]:
    """The fields of a grid that a box lies in."""
    x0, y0, x1, y1 = (min(max(one, -_FARTHEST), _FARTHEST) for one in box)
    wide, high = (_FINEST * _STEP**one for one in level)
    for column in range(int(x0 // wide), int(x1 // wide) + 1):
        for row in range(int(y0 // high), int(y1 // high) + 1):
            yield column, row


def _holds(outer: Box, inner: Box) -> bool:
    return (
        outer[0] <= inner[0]
        and outer[1] <= inner[1]
        and outer[2] >= inner[2]
        and outer[3] >= inner[3]
    )


def _meet(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
