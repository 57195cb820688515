"""Drawings of draw.io (diagrams.net): the words of its boxes and lines, page by page, and what the lines join."""

from __future__ import annotations

import base64
import binascii
import zlib
from collections import Counter
from collections.abc import Mapping
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import unquote

from remit.graph.errors import DocumentError
from remit.graph.place import Place
from remit.loaders.document.drawing import Box, Point, Shape, Stroke, links_of, middle_of
from remit.loaders.formats.collecting import Collector, Pieces
from remit.loaders.formats.html_looks import Unsaid
from remit.loaders.formats.opener import (
    LARGEST_PART,
    child,
    local,
    parsed,
    real_number,
    whole_number,
)
from remit.loaders.formats.slides import joined

if TYPE_CHECKING:
    from lxml.etree import _Element

_MOST_PAGES = 1000
_DEEPEST = 50  # groups in groups
_STRUCK = 8  # the bit of a style of letters that strikes them out


def read(content: bytes) -> Pieces:
    """Read a drawing of draw.io, packed or not.

    Raises:
        DocumentError: it is damaged, too large, or no drawing.
    """
    root = parsed(content, "the drawing")
    pages = [node for node in root.iter() if local(node) == "diagram"][:_MOST_PAGES]
    models = [_model(page) for page in pages] if pages else [root]
    pieces = ((number, _page(model)) for number, model in enumerate(models, 1))
    return joined(pieces, "page")


def _model(page: _Element) -> _Element:
    """What stands on a page: as it is, or packed (deflated, in letters, its signs escaped)."""
    plain = child(page, "mxGraphModel")
    if plain is not None:
        return plain
    try:
        packed = base64.b64decode("".join((page.text or "").split()), validate=True)
        words = zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, LARGEST_PART)
    except (binascii.Error, zlib.error, ValueError):
        raise DocumentError("a page of the drawing is damaged; save it again") from None
    return parsed(unquote(words.decode("utf-8", "replace")).encode(), "a page of the drawing")


def _page(model: _Element) -> Pieces:
    collector = Collector()
    named = Counter(node.get("id") for node in model.iter() if local(node) == "mxCell")
    for node in model.iter():
        if local(node) == "mxCell" and "id" in node.attrib and named[node.get("id")] > 1:
            del node.attrib["id"]  # what two cells are called is neither's name
    cells = _shown([node for node in model.iter() if local(node) == "mxCell"], collector)
    boxes = _boxes(cells)
    blocks: dict[str, tuple[int, ...]] = {}
    inside: dict[str, tuple[int, ...]] = {}  # of a line's own words
    for cell in cells:
        before = collector.count
        words, struck = _words(cell)
        collector.leave_out(struck, "struck out", collector.place)
        collector.text(words)
        (inside if _is_line(cell) else blocks)[_key(cell)] = collector.since(before)
    shapes = [Shape(key, blocks[key], box) for key, box in boxes.items() if blocks.get(key)]
    lines = [cell for cell in cells if _is_line(cell)]
    for cell in cells:  # words that hang on a line are cells of their own inside it
        if not _is_line(cell) and (line := cell.get("parent") or "") in inside:
            inside[line] += blocks[_key(cell)]
            shapes = [shape for shape in shapes if shape.key != _key(cell)]
    strokes = [
        Stroke(
            cell.get("source") or "",
            cell.get("target") or "",
            _points(cell, boxes),
            _has_arrow(cell),
            inside[_key(cell)],
            broken=_style(cell).get("dashed") == "1",
            key=_key(cell),
        )
        for cell in lines
    ]
    collector.join(links_of(shapes, strokes))
    return collector.pieces()


def _shown(cells: list[_Element], collector: Collector) -> list[_Element]:
    """The cells that are shown; those on a hidden layer, or in a hidden group, are left out."""
    hidden = {_key(cell) for cell in cells if cell.get("visible") == "0"}
    parents = {_key(cell): cell.get("parent") or "" for cell in cells}
    shown = []
    for cell in cells:
        around = [_key(cell)]
        while around[-1] in parents and len(around) < _DEEPEST:
            around.append(parents[around[-1]])
        if hidden.isdisjoint(around):
            shown.append(cell)
        else:
            collector.leave_out("".join(_words(cell)), "on a hidden layer", Place())
    return shown


def _key(cell: _Element) -> str:
    """What a cell is called; one with data of its own is called by what stands round it, one without a name by itself."""
    around = cell.getparent()
    named = (
        around.get("id")
        if around is not None and local(around) in ("object", "UserObject")
        else None
    )
    return str(cell.get("id") or named or f"#{cell.sourceline}.{id(cell)}")


def _words(cell: _Element) -> tuple[str, str]:
    """The words of a cell, which may be written in HTML, and those that are struck out."""
    around = cell.getparent()
    label = (
        around.get("label")
        if around is not None and local(around) in ("object", "UserObject")
        else None
    )
    words, struck = unescape(str(cell.get("value") or label or "")), ""
    if "html=1" in (cell.get("style") or "") and "<" in words:
        words, struck = _marked_up(str(cell.get("value") or label or ""))
    return ("", words + struck) if _is_struck(cell) else (words, struck)


def _marked_up(words: str) -> tuple[str, str]:
    """What is said in HTML, and what is struck out there."""
    from selectolax.lexbor import LexborHTMLParser

    page = LexborHTMLParser(
        words.replace("<br", "\n<br").replace("<div", "\n<div").replace("<p", "\n<p")
    )
    unsaid = Unsaid(page)
    struck: list[str] = []
    for node in page.css("*"):
        if node.parent is not None and unsaid.why(node, node.tag or ""):
            struck.append(node.text() or "")
            node.decompose()
    body = page.body
    return (body.text() or "") if body is not None else "", " ".join(struck)


def _is_struck(cell: _Element) -> bool:
    """Whether all words of a cell are set so."""
    return bool(whole_number(_style(cell).get("fontStyle"), 0, 0, 15) & _STRUCK)


def _is_line(cell: _Element) -> bool:
    return cell.get("edge") == "1"


def _style(cell: _Element) -> dict[str, str]:
    return dict(part.partition("=")[::2] for part in (cell.get("style") or "").split(";"))


def _points(line: _Element, boxes: Mapping[str, Box]) -> tuple[Point, Point] | None:
    """The ends of a line: the middle of the box that it is tied to, else where it is drawn to."""
    ends: dict[str, Point] = {}
    for end in ("source", "target"):
        if box := boxes.get(line.get(end) or ""):
            ends[end] = middle_of(box)
    geometry = child(line, "mxGeometry")
    for point in () if geometry is None else geometry:
        x, y = real_number(point.get("x") or "0"), real_number(point.get("y") or "0")
        if local(point) == "mxPoint" and x is not None and y is not None:
            ends.setdefault((point.get("as") or "").removesuffix("Point"), (x, y))
    return (ends["source"], ends["target"]) if {"source", "target"} <= ends.keys() else None


def _has_arrow(cell: _Element) -> bool:
    """Whether a line has an arrow's head: at its target unless the style says otherwise."""
    style = _style(cell)
    tips = (style.get("startArrow", "none"), style.get("endArrow", "classic"))
    return any(tip not in ("none", "oval", "diamond", "0", "") for tip in tips)


def _boxes(cells: list[_Element]) -> dict[str, Box]:
    """Where the boxes lie on the page; those of a group are told from the group's corner."""
    parents = {_key(cell): cell.get("parent") or "" for cell in cells}
    own: dict[str, tuple[float, float, float, float]] = {}
    for cell in cells:
        if (geometry := child(cell, "mxGeometry")) is not None and not _is_line(cell):
            left, top, wide, high = (
                real_number(geometry.get(n)) or 0.0 for n in ("x", "y", "width", "height")
            )
            own[_key(cell)] = (left, top, wide, high)
    return {key: _on_page(key, own, parents) for key in own}


def _on_page(key: str, own: Mapping[str, Box], parents: Mapping[str, str]) -> Box:
    """A box by its place on the page: the corners of the groups that it is in are added."""
    left, top, wide, high = own[key]
    around = parents.get(key, "")
    for _ in range(_DEEPEST):
        if around not in own:
            break
        left, top = left + own[around][0], top + own[around][1]
        around = parents.get(around, "")
    return left, top, left + wide, top + high
