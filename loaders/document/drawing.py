"""What a drawing shows besides its words: which boxes a line joins, and which of the two lies lower.

A format tells its shapes and strokes; what they join is found here, alike for all formats. A stroke joins
what the file says it is fastened to, else what its ends touch. Strokes that meet on the way, as those of boxes that hang from
a bar, are a web: it is told where one of its boxes lies wholly above all the others, which then hang from it, or where it has two.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

Box = tuple[float, float, float, float]  # left, top, right, bottom; downwards is more
Point = tuple[float, float]

_TOUCHES = 0.25  # of a box's height: how far from its side a line may end
_BESIDE = 1.5  # of a label's height: how far from the middle of its line it may lie
_MEETS = (
    0.15  # of the height of the lowest box: how far from another line a line may end that meets it
)
_MOST_ENDS = 2  # strokes that one meets which is no bar
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

    ``start`` and ``end`` are keys of shapes, or of other lines, empty where the line is not fastened. ``broken`` is one of dashes
    or dots; ``key`` is what its file calls it.
    """

    start: str = ""
    end: str = ""
    points: tuple[Point, Point] | None = None
    arrow: bool = False
    words: tuple[int, ...] = ()
    broken: bool = False
    key: str = ""


class _Tied(NamedTuple):
    """A stroke with the shapes at its ends, and whether the file ties it to both."""

    stroke: Stroke
    ends: tuple[Shape | None, Shape | None]
    fastened: bool


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
    tied = _tied(shapes, strokes)
    webs = _webs(tied)
    of_webs = {*chain(*webs)}
    joining = (one for one in tied if _is_whole(one) or one in of_webs)
    met = {shape.key for one in joining for shape in one.ends if shape}
    labels = [shape for shape in shapes if shape.bare and shape.key not in met][:_LABELS]
    found = []
    for stroke, (first, last), fastened in filter(_is_whole, tied):
        if first is not None and last is not None:
            words, lower = _label(stroke, first, last, labels), _lower(first, last)
            found.append(Link(first.blocks, last.blocks, words, stroke.arrow, lower, fastened, stroke.broken))  # fmt: skip
    joined = {frozenset((link.start, link.end)) for link in found}
    hung = (link for web in webs for link in _hung(web, labels))
    found += (link for link in hung if frozenset((link.start, link.end)) not in joined)
    return tuple(dict.fromkeys(found))


def _tied(shapes: Sequence[Shape], strokes: Iterable[Stroke]) -> list[_Tied]:
    """What stands at the ends of each stroke: what it is fastened to, else what they touch."""
    keys = Counter(shape.key for shape in shapes)  # what two shapes are called is neither's name
    by_key = {shape.key: shape for shape in shapes if shape.key and keys[shape.key] == 1}
    left = _MOST // max(len(shapes), 1)
    found = []
    for stroke in strokes:
        fastened = [by_key.get(key) for key in (stroke.start, stroke.end)]
        loose = None in fastened and stroke.points is not None
        left -= loose
        touched = (stroke.points or (None, None)) if left >= 0 else (None, None)
        first, last = (f or _touched(p, shapes) for f, p in zip(fastened, touched, strict=True))
        found.append(_Tied(stroke, (first, last), None not in fastened))
    return found


def _is_whole(tied: _Tied) -> bool:
    first, last = tied.ends
    return first is not None and last is not None and first != last


def _webs(tied: Sequence[_Tied]) -> list[list[_Tied]]:
    """The strokes that meet on the way, with those that they meet; none of which an end hangs in the air."""
    heights = [_height(shape) for one in tied for shape in one.ends if shape]
    if not heights or len(tied) ** 2 > _MOST:
        return []
    near = _MEETS * min(heights)
    keys = {one.stroke.key: n for n, one in enumerate(tied) if one.stroke.key}
    beside: dict[int, set[int]] = defaultdict(set)
    loose: dict[int, int] = {}  # how many ends of a stroke hang in the air
    for n, (stroke, ends, _) in enumerate(tied):
        for shape, key, point in zip(ends, stroke[:2], stroke.points or (None, None), strict=True):
            if shape is not None:
                continue
            met = {
                m for m, other in enumerate(tied) if m != n and _meets(point, other.stroke, near)
            }
            met |= {keys[key]} - {n} if key in keys else set()
            loose[n] = loose.get(n, 0) + (not met)
            for m in met:
                beside[n].add(m)
                beside[m].add(n)
    webs, seen = [], set[int]()
    for n in sorted(beside):
        web = [n] if n not in seen else []
        for m in web:
            web += sorted(beside[m] - {*web})
        seen |= {*web}
        # The end of a bar may stand out over what hangs from it; any other may lead to what was not read.
        if web and not any(loose.get(m) and len(beside[m]) <= _MOST_ENDS for m in web):
            webs.append([tied[m] for m in web])
    return webs


def _meets(point: Point | None, other: Stroke, near: float) -> bool:
    """Whether a point lies on a line, as far as that is straight."""
    if point is None or other.points is None:
        return False
    (ax, ay), (bx, by) = other.points
    long = (bx - ax) ** 2 + (by - ay) ** 2
    along = ((point[0] - ax) * (bx - ax) + (point[1] - ay) * (by - ay)) / long if long else 0.0
    along = min(max(along, 0.0), 1.0)
    away = (point[0] - ax - along * (bx - ax)) ** 2 + (point[1] - ay - along * (by - ay)) ** 2
    return away <= near**2


def _hung(web: Sequence[_Tied], labels: Sequence[Shape]) -> Iterator[Link]:
    """What hangs from the one box that lies above all others of a web; of two boxes, that they are joined."""
    shapes = [*dict.fromkeys(shape for one in web for shape in one.ends if shape is not None)]
    tops = [s for s in shapes if all(o is s or _lower(s, o) == "end" for o in shapes)]
    top = tops[0] if tops else shapes[0] if len(shapes) == len(("one", "other")) else None
    if top is None:
        return
    arrow, broken = (any(getattr(one.stroke, said) for one in web) for said in ("arrow", "broken"))
    told = [(one, _label(one.stroke, top, top, labels)) for one in web]
    for shape in shapes:
        if shape is not top:
            own = next((words for one, words in told if words and shape in one.ends), ())
            all_ = next((words for one, words in told if words and {*one.ends} <= {None, top}), ())
            yield Link(top.blocks, shape.blocks, own or all_, arrow, _lower(top, shape), False, broken)  # fmt: skip


def _touched(point: Point | None, shapes: Iterable[Shape]) -> Shape | None:
    """The smallest shape at whose side, or in which, a line ends."""
    if point is None:
        return None
    near = [shape for shape in shapes if _distance(point, shape.box) <= _TOUCHES * _height(shape)]
    return min(near, key=lambda shape: _height(shape) * (shape.box[2] - shape.box[0]), default=None)


def _label(stroke: Stroke, first: Shape, last: Shape, labels: Iterable[Shape]) -> tuple[int, ...]:
    if stroke.words:
        return stroke.words
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
