"""What a still picture is made of: rectangles, lines and words, each with its place and its colours.

Whoever composes a picture writes these; ``svg.py`` and ``png.py`` put them into a file.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

Point = tuple[float, float]
Dash = tuple[int, int]  # how long a dash is, and the gap behind it; none of either is a whole line
WHOLE: Dash = (0, 0)


@dataclass(frozen=True, slots=True)
class Rect:
    """A box. ``name`` is for those who cannot see it, and for the mouse."""

    x: float
    y: float
    w: float
    h: float
    fill: str
    edge: str = "none"
    width: float = 1.5
    dash: Dash = WHOLE
    name: str = ""


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line by its corners."""

    points: tuple[Point, ...]
    colour: str
    width: float = 1.4
    dash: Dash = WHOLE


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text; ``y`` is its baseline, ``x`` its start or, if so anchored, its middle."""

    x: float
    y: float
    text: str
    size: float
    colour: str
    bold: bool = False
    anchor: Literal["start", "middle"] = "start"


Mark = Rect | Stroke | Words


@dataclass(frozen=True, slots=True)
class Picture:
    """A finished picture, in pixels of which 96 make an inch; what comes first lies below."""

    width: float
    height: float
    marks: tuple[Mark, ...]
    title: str
    printed: tuple[str, str] | None = None  # its width and height on paper, where that is known


def moved(marks: Sequence[Mark], x: float, y: float, scale: float) -> Iterator[Mark]:
    """Marks elsewhere, and larger or smaller.

    >>> list(moved([Words(1, 2, "who", 10, "#000")], 5, 0, 2))[0].x
    7
    """
    for mark in marks:
        if isinstance(mark, Stroke):
            points = tuple((x + px * scale, y + py * scale) for px, py in mark.points)
            yield replace(mark, points=points, width=mark.width * scale)
        elif isinstance(mark, Words):
            at = x + mark.x * scale, y + mark.y * scale
            yield replace(mark, x=at[0], y=at[1], size=mark.size * scale)
        else:
            yield replace(
                mark,
                x=x + mark.x * scale,
                y=y + mark.y * scale,
                w=mark.w * scale,
                h=mark.h * scale,
                width=mark.width * scale,
            )
