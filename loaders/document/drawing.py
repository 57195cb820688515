"""What a drawing shows besides its words: which boxes a line joins, and which of the two lies lower.

A format tells its shapes and strokes; what they join is found here, alike for all formats. A stroke joins
what the file says it is fastened to, else what its ends touch.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

Box = tuple[float, float, float, float]  # left, top, right, bottom; downwards is more
Point = tuple[float, float]

_TOUCHES = 0.25  # of a box's height: how far from its side a line may end
_BESIDE = 1.5  # of a label's height: how far from the middle of its line it may lie
_LABELS = 200  # bare words that are compared with each line
_MOST = 200_000  # pairs of a loose line and a shape that are compared; no chart has a tenth of it


class Shape(NamedTuple):
    """A shape with words: what its file calls it, the numbers of its blocks, and where it lies.

    ``bare`` says that nothing is drawn round its words, so that they may be those of a line beside them.
    """

    key: str
    blocks: tuple[int, ...]
    box: Box
    bare: bool = False


class Stroke(NamedTuple):
    """A line: what it is fastened to, its ends, whether one of them has an arrow's head, and its own words' blocks.

    ``start`` and ``end`` are keys of shapes, empty where the line is not fastened. ``broken`` is one of dashes or dots.
    """

    start: str = ""
    end: str = ""
    points: tuple[Point, Point] | None = None
    arrow: bool = False
    words: tuple[int, ...] = ()
    broken: bool = False


class Link(NamedTuple):
    """Two boxes that a line joins, by the numbers of their blocks.

    ``lower`` is the end that lies wholly below the other (``start`` or ``end``), empty where neither does.
    ``fastened`` says that the file itself ties the line to both boxes; else its ends only touch them.
    """

    start: tuple[int, ...]
    end: tuple[int, ...]
    words: tuple[int, ...] = ()
    arrow: bool = False
    lower: str = ""
    fastened: bool = True
    broken: bool = False

    def moved(self, by: int) -> Link:
        """The same in a document that has so many blocks before it."""
        start, end, words = (tuple(n + by for n in some) for some in (self.start, self.end, self.words))  # fmt: skip
        return self._replace(start=start, end=end, words=words)


def links_of(shapes: Sequence[Shape], strokes: Sequence[Stroke]) -> tuple[Link, ...]:
    """Say which shapes the strokes join; bare words that lie on a stroke and are joined to nothing are its label.

    >>> board = Shape("1", (1,), (0, 0, 80, 20))
    >>> group = Shape("2", (2,), (0, 60, 80, 80))
    >>> label = Shape("3", (3,), (42, 34, 70, 44), bare=True)
    >>> (link,) = links_of([board, group, label], [Stroke(points=((40, 20), (40, 60)))])
    >>> link.start, link.end, link.words, link.lower, link.fastened
    ((1,), (2,), (3,), 'end', False)
    """
    keys = Counter(shape.key for shape in shapes)  # what two shapes are called is neither's name
    by_key = {shape.key: shape for shape in shapes if shape.key and keys[shape.key] == 1}
    ends: list[tuple[Stroke, Shape, Shape, bool]] = []
    left = _MOST // max(len(shapes), 1)
    for stroke in strokes:
        fastened = [by_key.get(key) for key in (stroke.start, stroke.end)]
        loose = None in fastened and stroke.points is not None
        left -= loose
        touched = (stroke.points or (None, None)) if left >= 0 else (None, None)
        first, last = (f or _touched(p, shapes) for f, p in zip(fastened, touched, strict=True))
        if first is not None and last is not None and first != last:
            ends.append((stroke, first, last, None not in fastened))
    joined = {shape.key for _, first, last, _ in ends for shape in (first, last)}
    labels = [shape for shape in shapes if shape.bare and shape.key not in joined][:_LABELS]
    found = []
    for stroke, first, last, fastened_ in ends:
        words = stroke.words or _label(stroke, first, last, labels)
        lower = _lower(first, last)
        found.append(
            Link(first.blocks, last.blocks, words, stroke.arrow, lower, fastened_, stroke.broken)
        )
    return tuple(dict.fromkeys(found))


def _touched(point: Point | None, shapes: Iterable[Shape]) -> Shape | None:
    """The smallest shape at whose side, or in which, a line ends."""
    if point is None:
        return None
    near = [shape for shape in shapes if _distance(point, shape.box) <= _TOUCHES * _height(shape)]
    return min(near, key=lambda shape: _height(shape) * (shape.box[2] - shape.box[0]), default=None)


def _label(stroke: Stroke, first: Shape, last: Shape, labels: Iterable[Shape]) -> tuple[int, ...]:
    (ax, ay), (bx, by) = stroke.points or (middle_of(first.box), middle_of(last.box))
    middle = ((ax + bx) / 2, (ay + by) / 2)
    near = [
        (distance, shape)
        for shape in labels
        if (distance := _distance(middle, shape.box)) <= _BESIDE * _height(shape)
    ]
    return min(near, key=lambda one: one[0])[1].blocks if near else ()


def _lower(first: Shape, last: Shape) -> str:
    if first.box[3] <= last.box[1]:
        return "end"
    return "start" if last.box[3] <= first.box[1] else ""


def _height(shape: Shape) -> float:
    return shape.box[3] - shape.box[1]


def middle_of(box: Box) -> Point:
    """The middle of a box."""
    return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2


def _distance(point: Point, box: Box) -> float:
    """How far a point lies from a box; 0 inside it."""
    aside = max(box[0] - point[0], 0, point[0] - box[2])
    above = max(box[1] - point[1], 0, point[1] - box[3])
    return max(aside, above)
