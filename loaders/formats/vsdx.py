"""Drawings of Visio (VSDX): the words of its shapes, page by page, and which shapes its lines are glued to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from remit.graph.errors import DocumentError
from remit.graph.place import Place
from remit.loaders.document.drawing import Box, Shape, Stroke, links_of
from remit.loaders.formats.collecting import Collector, Pieces
from remit.loaders.formats.opener import Package, child, local, real_number
from remit.loaders.formats.slides import joined

if TYPE_CHECKING:
    from lxml.etree import _Element

_PAGES = "visio/pages/pages.xml"
_MOST_PAGES = 1000
_DEEPEST = 50  # groups in groups
_ENDS = {"BeginX": "start", "EndX": "end"}


def read(content: bytes) -> Pieces:
    """Read a VSDX file; pages in the background stand on every page and are left out.

    Raises:
        DocumentError: it is damaged, locked, too large, or no drawing.
    """
    package = Package(content)
    relations = package.relations(_PAGES)
    pages: list[tuple[int, Pieces]] = []
    for node in package.tree(_PAGES):
        link = child(node, "Rel")
        named = next((str(v) for k, v in link.attrib.items() if str(k).endswith("}id")), "") if link is not None else ""  # fmt: skip
        kind, part = relations.get(named, ("", ""))
        if kind == "page" and part in package and len(pages) < _MOST_PAGES:
            hidden = node.get("Background") in ("1", "true")
            try:
                pages.append((len(pages) + 1, _page(package.tree(part), hidden=hidden)))
            except RecursionError:
                raise DocumentError("a page is nested far too deeply; it is not read") from None
    return joined(pages, "page")


def _page(root: _Element, *, hidden: bool) -> Pieces:
    collector = Collector()
    glued = _glued(root)
    shapes: list[Shape] = []
    strokes: list[Stroke] = []
    for node, (left, bottom) in _shapes(child(root, "Shapes"), (0.0, 0.0), _DEEPEST):
        words = _words(node)
        if hidden:
            collector.leave_out(words, "on a page in the background", Place())
            continue
        before = collector.count
        collector.text(words)
        key, blocks = str(node.get("ID") or ""), collector.since(before)
        if key in glued or _cell(node, "BeginX") is not None:
            ends = glued.get(key, {})
            points = _points(node)
            broken = _cell(node, "LinePattern") not in (None, 0.0, 1.0)
            start, end = ends.get("start", ""), ends.get("end", "")
            strokes.append(Stroke(start, end, points, _has_arrow(node), blocks, broken, key))
        elif blocks:
            shapes.append(Shape(key, blocks, _box(node, left, bottom)))
    collector.join(links_of(shapes, strokes))
    return collector.pieces()


def _shapes(
    container: _Element | None, corner: tuple[float, float], depth: int
) -> Iterator[tuple[_Element, tuple[float, float]]]:
    """All shapes of a page, each with where the corner of the group lies that it is in."""
    for node in () if container is None else container:
        if local(node) != "Shape":
            continue
        yield node, corner
        if depth:
            left, _, _, bottom = _box(node, *corner)
            yield from _shapes(child(node, "Shapes"), (left, -bottom), depth - 1)


def _glued(root: _Element) -> dict[str, dict[str, str]]:
    """For each line, by its number, the shapes that its ends are glued to."""
    found: dict[str, dict[str, str]] = {}
    connects = child(root, "Connects")
    for node in () if connects is None else connects:
        if end := _ENDS.get(str(node.get("FromCell") or "")):
            found.setdefault(str(node.get("FromSheet") or ""), {})[end] = str(node.get("ToSheet") or "")  # fmt: skip
    return found


def _words(shape: _Element) -> str:
    text = child(shape, "Text")
    return "" if text is None else "".join(str(piece) for piece in text.itertext())


def _cell(shape: _Element, name: str) -> float | None:
    for node in shape:
        if local(node) == "Cell" and node.get("N") == name:
            return real_number(node.get("V") or "0")
    return None


def _box(shape: _Element, left: float, bottom: float) -> Box:
    """Where a shape lies; Visio counts upwards, and from the shape's pin."""
    wide, high = _cell(shape, "Width") or 0.0, _cell(shape, "Height") or 0.0
    pin_x, pin_y = _cell(shape, "LocPinX"), _cell(shape, "LocPinY")
    x = left + (_cell(shape, "PinX") or 0.0) - (wide / 2 if pin_x is None else pin_x)
    y = bottom + (_cell(shape, "PinY") or 0.0) - (high / 2 if pin_y is None else pin_y)
    return x, -(y + high), x + wide, -y


def _points(shape: _Element) -> tuple[tuple[float, float], tuple[float, float]] | None:
    begin_x, begin_y, end_x, end_y = (_cell(shape, name) for name in ("BeginX", "BeginY", "EndX", "EndY"))  # fmt: skip
    if begin_x is None or begin_y is None or end_x is None or end_y is None:
        return None
    return (begin_x, -begin_y), (end_x, -end_y)


def _has_arrow(shape: _Element) -> bool:
    return any(_cell(shape, name) for name in ("BeginArrow", "EndArrow"))
