"""Boxes and lines on a sheet: what every layout makes and every picture is drawn from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from remit.graph.model import Entity, Statement
from remit.viz.looks import Look
from remit.viz.measure import wrap

SIZE = 12.5  # of letters in a box
LEADING = 15  # from line to line
PAD = 8  # left and right of the words
ROOM = 6  # above and below them
LEAST = 32  # a box is never lower: room for a finger
TAG = 13  # as wide as the heavy letters of a tag, which has at most two lines
WORDS = 5  # lines of a label in a box; the rest is in the lists and in the box's name
BOLDER = {"priority": 1.1, "board": 1.3, "plan": 1.2}  # rows in larger or heavier letters
FEWER = {"provision": 3}  # rows of which there are many

Point = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Box:
    """One thing in one place. A thing that belongs in several lanes has a box in each of them.

    ``row`` says which part it plays; ``tag`` is a word or two below the label; ``open`` boxes have a
    dashed border, because somebody is missing.
    """

    key: str
    thing: Entity
    row: str
    lane: str
    x: int
    y: int
    w: int
    h: int
    words: tuple[str, ...]
    tag: str = ""
    tone: str = ""
    open: bool = False

    @property
    def tags(self) -> tuple[str, ...]:
        """The lines of the tag."""
        return tag_lines(self.tag, self.w)

    @property
    def right(self) -> int:
        """The right edge."""
        return self.x + self.w

    @property
    def bottom(self) -> int:
        """The lower edge."""
        return self.y + self.h

    @property
    def middle(self) -> Point:
        """The centre."""
        return self.x + self.w // 2, self.y + self.h // 2

    def meets(self, other: Box) -> bool:
        """Whether two boxes overlap."""
        return (
            self.x < other.right
            and other.x < self.right
            and self.y < other.bottom
            and other.y < self.bottom
        )


@dataclass(frozen=True, slots=True)
class Line:
    """One statement drawn from box to box, by corners that turn at right angles."""

    statement: Statement
    source: str
    target: str
    points: tuple[Point, ...]

    def crosses(self, box: Box) -> bool:
        """Whether the line runs through a box, rather than along it or up to it."""
        return any(
            min(x1, x2) < box.right
            and max(x1, x2) > box.x
            and min(y1, y2) < box.bottom
            and max(y1, y2) > box.y
            for (x1, y1), (x2, y2) in zip(self.points, self.points[1:], strict=False)
        )


@dataclass(frozen=True, slots=True)
class Note:
    """Words on the sheet that stand for no thing: what a lane is, or what was left out of it."""

    x: int
    y: int
    w: int
    text: str

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines of the words, which are heavy."""
        return wrap(self.text, self.w, SIZE, WORDS)

    @property
    def h(self) -> int:
        """How high they are, with air below them."""
        return len(self.lines) * LEADING + ROOM


@dataclass(frozen=True, slots=True)
class Blank:
    """The place of somebody who is not named: it stands for no thing; in ``doubt`` where they may be named after all."""

    x: int
    y: int
    w: int
    text: str
    doubt: bool

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines of its words, which are heavy."""
        return wrap(self.text, self.w - 2 * PAD, SIZE * BOLDER["priority"], WORDS)

    @property
    def h(self) -> int:
        """How high it is."""
        return max(LEAST, len(self.lines) * LEADING + 2 * ROOM)


@dataclass(frozen=True, slots=True)
class Chart:
    """A finished picture: ``left_out`` counts the things that it would hold if there were room."""

    width: int
    height: int
    boxes: tuple[Box, ...] = ()
    lines: tuple[Line, ...] = ()
    notes: tuple[Note, ...] = ()
    blanks: tuple[Blank, ...] = ()
    left_out: int = 0

    @property
    def things(self) -> int:
        """How many different things are drawn."""
        return len({box.thing.id for box in self.boxes})


class Spot(NamedTuple):
    """Where a box goes, and how large it is there."""

    x: int
    y: int
    w: int
    h: int | None = None


@dataclass
class Sheet:
    """A chart in the making."""

    boxes: list[Box] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    blanks: list[Blank] = field(default_factory=list)
    left_out: int = 0

    def put(self, look: Look, spot: Spot, lane: str = "", letters: str | None = None) -> Box:
        """Add a box; without a height it takes what its words need. Letters stand in place of these."""
        x, y, w, h = spot
        words = words_in(look, w) if letters is None else (letters,)
        box = Box(
            key=f"b{len(self.boxes)}",
            thing=look.thing,
            row=look.row,
            lane=lane,
            x=x,
            y=y,
            w=w,
            h=height_of(look, w) if h is None else h,
            words=words,
            tag=look.tag,
            tone=look.tone,
            open=look.open,
        )
        self.boxes.append(box)
        return box

    def link(self, statement: Statement, source: Box, target: Box, points: Iterable[Point]) -> None:
        """Draw a statement along these corners."""
        self.lines.append(Line(statement, source.key, target.key, corners(points)))

    def chart(self, width: int, height: int) -> Chart:
        """The finished chart."""
        return Chart(
            width,
            height,
            tuple(self.boxes),
            tuple(self.lines),
            tuple(self.notes),
            tuple(self.blanks),
            self.left_out,
        )


def corners(points: Iterable[Point]) -> tuple[Point, ...]:
    """Leave out points that say nothing new.

    >>> corners([(0, 0), (0, 5), (0, 5), (0, 9), (4, 9)])
    ((0, 0), (0, 9), (4, 9))
    """
    kept: list[Point] = []
    for point in points:
        if kept and point == kept[-1]:
            continue
        if len(kept) > 1 and _straight(kept[-2], kept[-1], point):
            kept.pop()
        kept.append(point)
    return tuple(kept)


def _straight(a: Point, b: Point, c: Point) -> bool:
    return (a[0] == b[0] == c[0]) or (a[1] == b[1] == c[1])


def words_in(look: Look, w: int) -> tuple[str, ...]:
    """The lines of a label in a box so wide; a thing without a name says what it is."""
    label = look.thing.label if look.thing.label.strip() else f"({look.thing.kind} without a name)"
    size = SIZE * BOLDER.get(look.row, 1)
    return wrap(label, w - 2 * PAD, size, FEWER.get(look.row, WORDS))


def tag_lines(tag: str, w: int) -> tuple[str, ...]:
    """The lines of a tag in a box so wide."""
    return wrap(tag, w - 2 * PAD, TAG, 2)


def height_of(look: Look, w: int) -> int:
    """How high a box must be."""
    lines = max(1, len(words_in(look, w))) + len(tag_lines(look.tag, w))
    leading = LEADING + (4 if look.row == "board" else 0)
    return max(LEAST, lines * leading + 2 * ROOM)


def tallest(looks: Sequence[Look], w: int) -> int:
    """The height that all of these need to stand in one straight row."""
    return max((height_of(look, w) for look in looks), default=0)
