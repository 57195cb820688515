"""Shapes and lines of DrawingML, the way in which Word, PowerPoint and Excel draw."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from remit.loaders.document.drawing import Box, Link, Point, Shape, Stroke, links_of
from remit.loaders.formats.collecting import Collector
from remit.loaders.formats.opener import child, local, real_number

if TYPE_CHECKING:
    from lxml.etree import _Element

_GROUPS = ("grpSp", "wgp", "wpc")
_SHAPES = ("sp", "wsp", "cxnSp")
_DEGREE = 60_000  # in which turns are told
_NO_ARROWS = ("none", "oval", "diamond")  # tips that point nowhere
_DEEPEST = 50  # groups in groups


class _Scale(NamedTuple):
    """How the lengths inside a group become those of the page."""

    x: float = 0
    y: float = 0
    across: float = 1
    down: float = 1

    def box(self, left: float, top: float, wide: float, high: float) -> Box:
        x, y = self.x + left * self.across, self.y + top * self.down
        return (x, y, x + wide * self.across, y + high * self.down)


def drawn(tree: _Element) -> Iterator[tuple[str, Box, bool, Stroke | None]]:
    """Each shape of a drawing: what the file calls it, where it lies, whether nothing is drawn round it, and the line that it is, if it is one."""
    yield from _drawn(tree, _Scale(), _DEEPEST)


def joined_in(tree: _Element, placed: Mapping[str, tuple[int, ...]]) -> tuple[Link, ...]:
    """What the lines of a drawing join; ``placed`` are the blocks of each shape that has words."""
    groups = [node for node in tree.iter() if local(node) == "graphicData"] or [tree]
    found = [one for group in groups for one in drawn(group)]
    shapes = [Shape(key, placed[key], box, bare) for key, box, bare, _ in found if placed.get(key)]
    return links_of(shapes, [stroke for *_, stroke in found if stroke is not None])


def key_of(shape: _Element) -> str:
    """What the file calls a shape; empty where it does not say."""
    for node in shape.iter():
        if local(node) == "cNvPr":
            return str(node.get("id") or "")
    return ""


def is_hidden(shape: _Element) -> bool:
    """Whether a shape is there and not shown."""
    told = next((node for node in shape.iter() if local(node) == "cNvPr"), None)
    return told is not None and told.get("hidden") in ("1", "true")


def smart_art(data: _Element, collector: Collector, put: Callable[[_Element], None]) -> None:
    """Put the points of a SmartArt drawing, and keep which stand under another, be it as a part of that."""
    blocks: dict[str, tuple[int, ...]] = {}
    for point in (node for node in data.iter() if local(node) == "pt"):
        before = collector.count
        put(point)
        blocks[point.get("modelId") or ""] = collector.since(before)
    joins = (node for node in data.iter() if local(node) == "cxn")
    pairs = (
        (blocks.get(join.get("srcId") or ""), blocks.get(join.get("destId") or ""))
        for join in joins
        if (join.get("type") or "parOf") == "parOf"
    )
    collector.join(
        Link(above, below, lower="end", fastened=False) for above, below in pairs if above and below
    )


def _drawn(
    tree: _Element, scale: _Scale, depth: int
) -> Iterator[tuple[str, Box, bool, Stroke | None]]:
    for node in tree:
        kind = local(node)
        if kind == "AlternateContent":
            chosen = child(node, "Choice")
            yield from _drawn(chosen, scale, depth) if chosen is not None else ()
        elif kind in _GROUPS and depth:
            yield from _drawn(node, _inner(node, scale), depth - 1)
        elif kind in _SHAPES and not is_hidden(node):
            box = _box(child(node, "spPr", "xfrm"), scale)
            yield key_of(node), box, _is_bare(node), _stroke(node, box)


def _inner(group: _Element, scale: _Scale) -> _Scale:
    moved = child(group, "grpSpPr", "xfrm")
    if moved is None:
        return scale
    left, top = _pair(moved, "off", "x", "y")
    wide, high = _pair(moved, "ext", "cx", "cy")
    inner_left, inner_top = _pair(moved, "chOff", "x", "y")
    inner_wide, inner_high = _pair(moved, "chExt", "cx", "cy")
    across = scale.across * (wide / inner_wide if wide and inner_wide else 1)
    down = scale.down * (high / inner_high if high and inner_high else 1)
    x, y, *_ = scale.box(left, top, 0, 0)
    return _Scale(x - inner_left * across, y - inner_top * down, across, down)


def _box(moved: _Element | None, scale: _Scale) -> Box:
    if moved is None:
        return scale.box(0, 0, 0, 0)
    return scale.box(*_pair(moved, "off", "x", "y"), *_pair(moved, "ext", "cx", "cy"))


def _pair(node: _Element, name: str, first: str, second: str) -> tuple[float, float]:
    found = child(node, name)
    if found is None:
        return 0, 0
    return real_number(found.get(first)) or 0, real_number(found.get(second)) or 0


def _turned(point: Point, middle: Point, turn: float) -> Point:
    """Where a point lies once its shape is turned about its middle."""
    x, y = point[0] - middle[0], point[1] - middle[1]
    cos, sin = math.cos(turn), math.sin(turn)
    return middle[0] + x * cos - y * sin, middle[1] + x * sin + y * cos


def _is_bare(shape: _Element) -> bool:
    """Whether a shape is words without a fill or a line round them."""
    drawn_ = child(shape, "spPr")
    return child(drawn_, "noFill") is not None and (
        child(drawn_, "ln") is None or child(drawn_, "ln", "noFill") is not None
    )


def _stroke(node: _Element, box: Box) -> Stroke | None:
    """The line that a shape is; none where it is a box."""
    fastened = {local(one): one.get("id") or "" for one in node.iter() if local(one) in ("stCxn", "endCxn")}  # fmt: skip
    if not fastened and not any(local(one) in ("cNvCxnSpPr", "cNvCnPr") for one in node.iter()):
        return None
    moved = child(node, "spPr", "xfrm")
    left, top, right, bottom = box
    middle = (left + right) / 2, (top + bottom) / 2
    if moved is not None and moved.get("flipH") in ("1", "true"):
        left, right = right, left
    if moved is not None and moved.get("flipV") in ("1", "true"):
        top, bottom = bottom, top
    tips = (child(node, "spPr", "ln", name) for name in ("headEnd", "tailEnd"))
    arrow = any(tip.get("type", "none") not in _NO_ARROWS for tip in tips if tip is not None)
    dash = child(node, "spPr", "ln", "prstDash")
    turn = math.radians((real_number(moved.get("rot")) or 0) / _DEGREE) if moved is not None else 0
    return Stroke(
        fastened.get("stCxn", ""),
        fastened.get("endCxn", ""),
        (_turned((left, top), middle, turn), _turned((right, bottom), middle, turn)),
        arrow,
        broken=dash is not None and dash.get("val", "solid") != "solid",
    )
