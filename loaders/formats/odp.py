"""OpenDocument presentations (ODP): what each slide says, as :mod:`.pptx` has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.errors import DocumentError
from remit.graph.place import Place
from remit.loaders.formats.collecting import Pieces
from remit.loaders.formats.odf import SHAPES, opened, plain
from remit.loaders.formats.odt import Walk
from remit.loaders.formats.opener import attribute, child, local
from remit.loaders.formats.slides import joined

if TYPE_CHECKING:
    from lxml.etree import _Element

_MOST_SLIDES = 10_000
_EVERYWHERE = {
    "date-time": "a date on every slide",
    "footer": "a running foot",
    "header": "a running head",
    "page-number": "the number of the slide",
}


def read(content: bytes) -> Pieces:
    """Read an ODP file.

    Raises:
        DocumentError: it is damaged, locked, too large, or no presentation.
    """
    _, root, styles = opened(content)
    body = child(root, "body", "presentation")
    if body is None:
        raise DocumentError("the file holds no slide; save it again")
    hidden = {
        attribute(style, "name")
        for style in root.iter()
        if local(style) == "style"
        and any(attribute(one, "visibility") == "hidden" for one in style)
    }
    walk = Walk(root, styles)
    pages = [node for node in body if local(node) == "page"][:_MOST_SLIDES]
    try:
        return joined(
            (number, _slide(page, walk, hidden=attribute(page, "style-name") in hidden))
            for number, page in enumerate(pages, 1)
        )
    except RecursionError:
        raise DocumentError("a slide is nested far too deeply; it is not read") from None


def _slide(page: _Element, walk: Walk, *, hidden: bool) -> Pieces:
    walk.begin()
    if hidden:
        walk.collector.leave_out(plain(page), "on a hidden slide", Place())
        return walk.collector.pieces()
    # The title comes first for whoever reads the slide, wherever it lies among the shapes.
    for node in sorted(page, key=lambda one: attribute(one, "class") != "title"):
        kind = attribute(node, "class")
        if local(node) == "notes":
            _notes(node, walk)
        elif attribute(node, "display") == "none":
            walk.collector.leave_out(plain(node), "hidden", Place())
        elif kind in _EVERYWHERE:
            walk.collector.leave_out(plain(node), _EVERYWHERE[kind], Place())
        elif kind == "title":
            words = " ".join(plain(node, without=("title", "desc")).split())
            walk.collector.text(words, "heading", 1)
        elif local(node) == "annotation":
            words = plain(node, without=("creator", "date", "creator-initials"))
            walk.collector.leave_out(words, "a comment", Place())
        elif local(node) in SHAPES:
            walk.blocks([node], walk.collector)
    return walk.pieces()


def _notes(node: _Element, walk: Walk) -> None:
    """What the speaker has noted below the slide."""
    for frame in node:
        if attribute(frame, "class") == "notes":
            walk.collector.placed(plain(frame), Place(shape="notes"))
