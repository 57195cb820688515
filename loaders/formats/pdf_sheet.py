"""A page of a PDF as it is read: its glyphs, thin lines and filled areas, laid upright.

Lengths are in points, from the upper left corner of the page as it is read.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

Box = tuple[float, float, float, float]  # left, top, right, bottom
Point = tuple[float, float]
BESIDE = "beside the page"
COVERED = "covered"  # by what looks like bare paper
BARRED = "covered by a bar"
TO_BE_BARRED = "marked to be blacked out"
CONCEALED = (COVERED, BARRED, TO_BE_BARRED)  # words that somebody did not want to be read


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


class Paint(NamedTuple):
    """What covers the ground of a page, and when it was drawn; no colour where it cannot be told what all of it shows."""

    order: int
    box: Box
    colour: str = ""


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
    paints: list[Paint] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    pictures: float = 0.0
    crowded: bool = False  # more is drawn on it than is looked at


class Laying:
    """From a page's own lengths, which count upwards, to those of the page as it is read."""

    def __init__(self, bounds: tuple[float, float, float, float], turn: int) -> None:
        self._left, self._bottom, self._right, self._top = bounds
        self._turn = turn
        wide, high = self._right - self._left, self._top - self._bottom
        self.size = (high, wide) if turn % 2 else (wide, high)

    def point(self, point: tuple[float, float]) -> tuple[float, float]:
        """Where a point of the page lies on the sheet."""
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
        """Where a box of the page lies on the sheet."""
        (xa, ya), (xb, yb) = self.point((box[0], box[1])), self.point((box[2], box[3]))
        return min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb)
