"""PowerPoint files (PPTX): what each slide says, its titles, lists, boxes and tables, and its notes.

Hidden slides and shapes, struck-out words, comments and what stands on every slide are left out with the reason.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from remit.graph.errors import DocumentError
from remit.graph.place import Place
from remit.loaders.formats.collecting import Collector, Holder, Pieces
from remit.loaders.formats.docx import main_part
from remit.loaders.formats.docx_styles import counted
from remit.loaders.formats.drawingml import is_hidden, joined_in, key_of, smart_art
from remit.loaders.formats.opener import Package, attribute, child, local, whole_number
from remit.loaders.formats.slides import joined

if TYPE_CHECKING:
    from lxml.etree import _Element

_MOST_SLIDES = 10_000
_WIDEST, _LONGEST = 1000, 10_000
_DEEPEST = 9  # levels of a list
_TITLES = ("title", "ctrTitle")
_LISTS = (
    "",
    "body",
    "obj",
)  # places on a slide whose paragraphs have bullets unless they say otherwise
_EVERYWHERE = {
    "dt": "a date on every slide",
    "ftr": "a running foot",
    "hdr": "a running head",
    "sldNum": "the number of the slide",
}
# How numbered lists print: arabicPeriod "1.", alphaLcParenBoth "(a)", romanUcParenR "I)".
_FORMS = {
    "arabic": "decimal",
    "alphaLc": "lowerLetter",
    "alphaUc": "upperLetter",
    "romanLc": "lowerRoman",
    "romanUc": "upperRoman",
}
_SIGNS = {"Period": ("", "."), "ParenR": ("", ")"), "ParenBoth": ("(", ")")}


def read(content: bytes) -> Pieces:
    """Read a PPTX file.

    Raises:
        DocumentError: it is damaged, locked, too large, or no presentation.
    """
    package = Package(content)
    main = main_part(package)
    relations = package.relations(main)
    listed = child(package.tree(main), "sldIdLst")
    slides: list[tuple[int, Pieces]] = []
    for node in () if listed is None else listed:
        kind, part = relations.get(_relation(node), ("", ""))
        if kind == "slide" and part in package and len(slides) < _MOST_SLIDES:
            try:
                slides.append((len(slides) + 1, _Slide(package, part).pieces()))
            except RecursionError:
                raise DocumentError("a slide is nested far too deeply; it is not read") from None
    return joined(slides)


def _relation(node: _Element) -> str:
    """The relation that an element names: it has an id of its own beside."""
    for key, value in node.attrib.items():
        if "relationships" in str(key):
            return str(value)
    return ""


class _Slide:
    def __init__(self, package: Package, part: str) -> None:
        self._package = package
        self._relations = package.relations(part)
        self._collector = Collector()
        root = package.tree(part)
        if root.get("show") in ("0", "false"):
            self._collector.leave_out(_plain(root), "on a hidden slide", Place())
            return
        tree = child(root, "cSld", "spTree")
        shapes = [] if tree is None else list(_shapes(tree))
        self._placed: dict[str, tuple[int, ...]] = {}  # the blocks of each shape
        # The title comes first for whoever reads the slide, wherever it lies among the shapes.
        for shape in sorted(shapes, key=lambda one: _role(one) not in _TITLES):
            self._shape(shape)
        if tree is not None:
            self._collector.join(joined_in(tree, self._placed))
        for kind, name in self._relations.values():
            if kind == "notesSlide" and name in package:
                self._notes(package.tree(name))
            elif kind == "comments" and name in package:
                for comment in package.tree(name):
                    self._collector.leave_out(_plain(comment), "a comment", Place())

    def pieces(self) -> Pieces:
        return self._collector.pieces()

    def _shape(self, shape: _Element) -> None:
        if is_hidden(shape):
            self._collector.leave_out(_plain(shape), "hidden", self._collector.place)
        elif reason := _EVERYWHERE.get(_role(shape) or ""):
            self._collector.leave_out(_plain(shape), reason, Place())
        elif local(shape) == "graphicFrame":
            self._graphic(shape)
        else:
            body = child(shape, "txBody")
            before = self._collector.count
            if body is not None:
                self._text(body, self._collector, _role(shape))
            if _role(shape) not in _TITLES:
                self._placed[key_of(shape)] = self._collector.since(before)

    def _text(self, body: _Element, holder: Holder, role: str | None = None) -> None:
        """The paragraphs of a shape or a cell; those of a list's place are items."""
        counts: dict[int, int] = {}
        for paragraph in body:
            if local(paragraph) != "p":
                continue
            words, struck = _words(paragraph)
            self._collector.leave_out(struck, "struck out", holder.place)
            if role in _TITLES:
                holder.text(" ".join(words.split()), "heading", 1)
                continue
            properties = child(paragraph, "pPr")
            depth = 1 + whole_number(
                properties.get("lvl") if properties is not None else "0", 0, 0, _DEEPEST - 1
            )
            marker = _marker(properties, depth, counts, listed=role in _LISTS)
            if words.strip():
                holder.text(words, "item" if marker else "", depth if marker else 0, marker)

    def _graphic(self, frame: _Element) -> None:
        for node in frame.iter():
            if local(node) == "tbl":
                self._table(node)
            elif (
                local(node) == "relIds"
            ):  # a SmartArt drawing: its words are in a part of their own
                name = self._relations.get(attribute(node, "dm"), ("", ""))[1]
                if name in self._package:
                    smart_art(self._package.tree(name), self._collector, self._point)

    def _point(self, point: _Element) -> None:
        body = child(point, "t")
        if body is not None:
            self._text(body, self._collector)

    def _table(self, table: _Element) -> None:
        properties = child(table, "tblPr")
        has_header = properties is not None and properties.get("firstRow") in ("1", "true")
        grid = self._collector.grid()
        grid.header_rows = int(has_header)
        rows = [row for row in table if local(row) == "tr"][:_LONGEST]
        for number, row in enumerate(rows, 1):
            cells = [node for node in row if local(node) == "tc"][:_WIDEST]
            for column, node in enumerate(cells, 1):
                if node.get("hMerge") in ("1", "true") or node.get("vMerge") in ("1", "true"):
                    where = Place(table=grid.number, row=number, column=column)
                    self._collector.leave_out(_plain(node), "covered by a merged cell", where)
                    continue
                tall = whole_number(node.get("rowSpan"), 1, 1, len(rows) - number + 1)
                wide = whole_number(node.get("gridSpan"), 1, 1, len(cells) - column + 1)
                cell = grid.cell(number, column, tall, wide)
                cell.header = has_header and number == 1
                fill = child(node, "tcPr", "solidFill", "srgbClr")
                cell.colour = (fill.get("val") or "").upper() if fill is not None else ""
                body = child(node, "txBody")
                if body is not None:
                    self._text(body, cell)
        self._collector.table(grid)

    def _notes(self, root: _Element) -> None:
        """What the speaker has noted below the slide."""
        tree = child(root, "cSld", "spTree")
        for shape in () if tree is None else _shapes(tree):
            body = child(shape, "txBody")
            if body is None or _role(shape) != "body":
                continue
            for paragraph in body:
                if local(paragraph) == "p":
                    self._collector.placed(_words(paragraph)[0], Place(shape="notes"))


def _shapes(tree: _Element) -> Iterator[_Element]:
    """The shapes of a slide, those of groups among them."""
    for node in tree:
        kind = local(node)
        if kind == "grpSp" and not is_hidden(node):
            yield from _shapes(node)
        elif kind == "AlternateContent":
            chosen = child(node, "Choice")
            yield from _shapes(chosen) if chosen is not None else ()
        elif kind in ("sp", "cxnSp", "graphicFrame", "grpSp", "pic"):
            yield node


def _named(shape: _Element, name: str) -> _Element | None:
    """A part of what a shape says of itself before its text."""
    for node in shape:
        if local(node).startswith("nv"):
            return next((one for one in node.iter() if local(one) == name), None)
    return None


def _role(shape: _Element) -> str | None:
    """Which place of the slide's layout a shape fills; none for one of its own."""
    place = _named(shape, "ph")
    return None if place is None else place.get("type") or ""


def _words(paragraph: _Element) -> tuple[str, str]:
    """The words of a paragraph, and those that are struck out."""
    said: list[str] = []
    struck: list[str] = []
    for node in paragraph:
        kind = local(node)
        if kind == "br":
            said.append("\n")
        elif kind in ("r", "fld"):
            text = child(node, "t")
            properties = child(node, "rPr")
            strike = properties.get("strike", "noStrike") if properties is not None else "noStrike"
            words = (text.text or "") if text is not None else ""
            (said if strike == "noStrike" else struck).append(words)
    return "".join(said), "".join(struck)


def _marker(
    properties: _Element | None, depth: int, counts: dict[int, int], *, listed: bool
) -> str:
    """The bullet or number in front of a paragraph; empty where it has none."""
    kinds = {local(one): one for one in properties} if properties is not None else {}
    numbered = kinds.get("buAutoNum")
    for deeper in [at for at in counts if at > depth or (at == depth and numbered is None)]:
        del counts[deeper]
    if numbered is not None:
        start = whole_number(numbered.get("startAt"), 1, 1, 100_000)
        counts[depth] = counts.get(depth, start - 1) + 1
        kind = numbered.get("type") or "arabicPeriod"
        form = next((form for begins, form in _FORMS.items() if kind.startswith(begins)), "decimal")
        signs = next((signs for ends, signs in _SIGNS.items() if kind.endswith(ends)), ("", ""))
        return f"{signs[0]}{counted(counts[depth], form)}{signs[1]}"
    if "buNone" in kinds:
        return ""
    return "•" if listed or "buChar" in kinds or "buBlip" in kinds else ""


def _plain(node: _Element) -> str:
    """All words of a part, whatever became of them."""
    words = []
    for one in node.iter():
        if local(one) in ("t", "text"):
            words.append(one.text or "")
        elif local(one) in ("p", "br"):
            words.append("\n")
    return "".join(words)
