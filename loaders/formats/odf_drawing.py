"""Shapes and lines of OpenDocument: where they lie, what they are fastened to, and so which boxes the lines join."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from remit.loaders.document.drawing import Box, Link, Point, Shape, Stroke, links_of
from remit.loaders.formats.opener import attribute, child, local, whole_number

if TYPE_CHECKING:
    from lxml.etree import _Element

    from remit.loaders.formats.odf import Looks

_LINES = ("connector", "line")
_LENGTH = re.compile(r"(-?\d{1,9}(?:\.\d{1,9})?)(cm|mm|in|pt|pc|px)?")
_POINTS = {"cm": 72 / 2.54, "mm": 7.2 / 2.54, "in": 72.0, "pt": 1.0, "pc": 12.0, "px": 0.75}
_MOVED = re.compile(r"translate\s*\(([^\s,)]{1,40})[\s,]+([^\s,)]{1,40})\)")
_A_PAGE = 100_000.0  # points; further than any page is high
_FAMILIES = ("graphic", "presentation")


@dataclass
class Drawing:
    """What lies on one page, or hangs on one paragraph: only there places can be compared."""

    looks: Looks
    shapes: list[Shape] = field(default_factory=list)
    strokes: list[Stroke] = field(default_factory=list)

    def add(self, node: _Element, blocks: tuple[int, ...]) -> None:
        """Add a shape or a line that has been read, with the blocks of its words."""
        if local(node) in _LINES:
            self._line(node, blocks)
        elif blocks:
            key = attribute(node, "id") or attribute(node, "name")
            self.shapes.append(Shape(key, blocks, _box(node), self._is_bare(node)))

    def links(self) -> Iterable[Link]:
        """Which boxes the lines join."""
        return links_of(self.shapes, self.strokes)

    def _line(self, node: _Element, words: tuple[int, ...]) -> None:
        points = (_point(node, "x1", "y1"), _point(node, "x2", "y2"))
        arrow = any(self._stated(node, f"marker-{end}") for end in ("start", "end"))
        start, end = attribute(node, "start-shape"), attribute(node, "end-shape")
        broken = self._stated(node, "stroke") == "dash"
        self.strokes.append(Stroke(start, end, points, arrow, words, broken))

    def _is_bare(self, node: _Element) -> bool:
        """Whether nothing is drawn round words; a frame has a border only where one is stated."""
        filled = self._stated(node, "fill") not in ("", "none")
        if local(node) == "frame":
            return not filled and self._stated(node, "border") in ("", "none")
        return self._stated(node, "stroke") == "none" and not filled

    def _stated(self, node: _Element, name: str) -> str:
        style = attribute(node, "style-name")
        found = (
            self.looks.stated(family, style, "graphic-properties", name) for family in _FAMILIES
        )
        return next(filter(None, found), "")


def _box(node: _Element) -> Box:
    left, top = _point(node, "x", "y")
    if moved := _MOVED.search(attribute(node, "transform")):
        left, top = _length(moved[1]), top + _length(moved[2])
    # What a frame holds may say how high it is where the frame does not.
    inner = child(node, "text-box") if local(node) == "frame" else None
    high = _length(attribute(node, "height"))
    if not high and inner is not None:
        high = _length(attribute(inner, "min-height"))
    return (left, top, left + _length(attribute(node, "width")), top + high)


def _point(node: _Element, across: str, down: str) -> Point:
    page = whole_number(attribute(node, "anchor-page-number", "0"), 0, 0, 10_000)
    return _length(attribute(node, across)), _length(attribute(node, down)) + page * _A_PAGE


def _length(text: str) -> float:
    """A length in points; 0 where it is none.

    >>> _length("2.54cm"), _length("1in"), _length("wide")
    (72.0, 72.0, 0.0)
    """
    found = _LENGTH.fullmatch(text)
    return float(found[1]) * _POINTS[found[2] or "pt"] if found else 0.0
