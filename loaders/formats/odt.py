"""OpenDocument text (ODT): what the document says now, with its lists, notes, boxes and tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from remit.graph.errors import DocumentError
from remit.graph.place import Place
from remit.loaders.formats.collecting import Collector, Grid, GridCell, Holder, Pieces
from remit.loaders.formats.docx_styles import bullet, counted
from remit.loaders.formats.odf import SHAPES, Looks, Words, opened, plain
from remit.loaders.formats.odf_drawing import Drawing
from remit.loaders.formats.opener import attribute, child, local, whole_number

if TYPE_CHECKING:
    from lxml.etree import _Element

_WIDEST, _LONGEST = 1000, 1000  # repeats of a cell and of a row that have words
_DEEPEST = 10
_WRAPPERS = (
    "section", "index-body", "index-title", "illustration-index", "alphabetical-index", "text",
    "bibliography", "user-index", "object-index", "table-index", "page", "header", "footer",
    "header-left", "footer-left", "header-first", "footer-first",
)  # fmt: skip
_GROUPS = ("g", "a", "text-box")  # what only holds shapes, or the words of one
_ROW_GROUPS = ("table-rows", "table-row-group", "table-header-rows")


def read(content: bytes) -> Pieces:
    """Read an ODT file.

    Raises:
        DocumentError: it is damaged, locked, too large, or no text document.
    """
    _, root, styles = opened(content)
    walk = Walk(root, styles)
    body = child(root, "body", "text")
    if body is None:
        raise DocumentError("the file holds no text; save it again")
    try:
        walk.blocks(body, walk.collector)
    except RecursionError:
        raise DocumentError("the document is nested far too deeply; it is not read") from None
    walk.running(styles)
    return walk.pieces()


@dataclass
class _List:
    """A list while it is read: its style, and the numbers reached at each depth."""

    style: str
    counts: dict[int, int]


class Walk:
    """Walks through an OpenDocument text, or what is built like one."""

    def __init__(self, root: _Element, styles: _Element | None) -> None:
        self.collector = Collector()
        self._looks = Looks(root, styles)
        self._words = Words(self.collector, self._looks, root)
        self._levels: dict[str, dict[int, _Element]] = {}
        for part in (styles, root):
            for node in part.iter() if part is not None else ():
                if local(node) in ("list-style", "outline-style"):
                    name = "" if local(node) == "outline-style" else attribute(node, "name")
                    self._levels[name] = {
                        whole_number(attribute(one, "level"), 1, 1, _DEEPEST): one for one in node
                    }
        self._chapters: dict[int, int] = {}
        self._lists: dict[str, _List] = {}  # those that a later one may go on with, by id
        self._last: dict[str, _List] = {}  # ... and by style
        self._noted = {"footnote": 0, "endnote": 0}
        self._drawing = Drawing(self._looks)

    def begin(self) -> None:
        """Begin another document with the same styles: the next slide."""
        self.collector = self._words.collector = Collector()
        self._drawing = Drawing(self._looks)

    def pieces(self) -> Pieces:
        """All of it, once the walk is over."""
        self.collector.join(self._drawing.links())
        return self.collector.pieces()

    # --- blocks

    def blocks(
        self, container: Iterable[_Element], holder: Holder, *, contents: bool = False
    ) -> None:
        """Add what stands in an element to a holder."""
        for node in container:
            kind = local(node)
            if kind == "h":
                self._heading(node, holder)
            elif kind == "p":
                self._paragraph(node, holder, form="contents" if contents else "")
            elif kind == "list":
                self._list(node, holder, None, 1)
            elif kind == "numbered-paragraph":
                self.blocks(node, holder)
            elif kind == "table":
                self._table(node, holder)
            elif kind == "table-of-content":
                self.blocks(node, holder, contents=True)
            elif kind == "section" and _is_hidden(node):
                self.collector.leave_out(plain(node), "hidden", holder.place)
            elif kind in _WRAPPERS:
                self.blocks(node, holder, contents=contents)
            elif kind in ("change", "change-start"):
                self._words.change(node, holder)
            elif kind in SHAPES:
                self._box(node, holder)

    def _heading(self, node: _Element, holder: Holder, listed: str = "") -> None:
        place = holder.place  # that of these words, on which their notes hang
        level = whole_number(attribute(node, "outline-level"), 1, 1, _DEEPEST)
        line = self._words.line(node, holder)
        words = "".join(line.words)
        marker = listed
        if words.strip() and not listed:
            marker, _ = self._counted("", self._chapters, level)
        holder.text(words, "heading", level, marker)
        self._hangers(line.notes, line.boxes, holder, place)

    def _paragraph(
        self, node: _Element, holder: Holder, form: str = "", level: int = 0, marker: str = ""
    ) -> None:
        place = holder.place
        line = self._words.line(node, holder)
        names = self._looks.names("paragraph", attribute(node, "style-name"))
        if not form and "Title" in names:
            form, level = "heading", 1
        holder.text("".join(line.words), form, level, marker)
        self._hangers(line.notes, line.boxes, holder, place)

    def _hangers(
        self, notes: list[_Element], boxes: list[_Element], holder: Holder, place: Place
    ) -> None:
        for note in notes:
            kind = attribute(note, "note-class", "footnote")
            kind = kind if kind in self._noted else "footnote"
            self._noted[kind] += 1
            cited = child(note, "note-citation")
            marker = plain(cited).strip() if cited is not None else str(self._noted[kind])
            body = child(note, "note-body")
            if body is not None:
                words = [
                    "".join(self._words.line(one, holder).words)
                    for one in body.iter()
                    if local(one) in ("p", "h")
                ]
                self.collector.note(marker, "\n".join(words), place)
        around, self._drawing = self._drawing, Drawing(self._looks)
        for box in boxes:
            self._box(box, holder)
        self.collector.join(self._drawing.links())
        self._drawing = around

    def _box(self, node: _Element, holder: Holder) -> None:
        """The text of a drawing: of a box, or of a shape that has words in it."""
        if attribute(node, "display") == "none":
            self.collector.leave_out(plain(node, without=("title", "desc")), "hidden", holder.place)
            return
        around, self._words.ground = self._words.ground, ""
        self._inside(node, holder)
        self._words.ground = around

    def _inside(self, node: _Element, holder: Holder) -> None:
        before = self.collector.count
        if any(local(one) in ("p", "h", "list", "table") for one in node):
            self.blocks(node, holder)
        else:
            for one in node:
                if local(one) in SHAPES:
                    self._box(one, holder)
        if local(node) not in _GROUPS:
            self._drawing.add(node, self.collector.since(before))

    # --- lists

    def _list(self, node: _Element, holder: Holder, inside: _List | None, depth: int) -> None:
        style = attribute(node, "style-name") or (inside.style if inside else "")
        continued, own_id = attribute(node, "continue-list"), attribute(node, "id")
        earlier = self._lists.get(continued) if continued else None
        if earlier is None and attribute(node, "continue-numbering") == "true":
            earlier = self._last.get(style)
        now = inside or _List(style, dict(earlier.counts) if earlier else {})
        if style:
            now = _List(style, now.counts)
        self._last[style] = now
        if own_id:
            self._lists[own_id] = now
        for item in node:
            if local(item) in ("list-item", "list-header"):
                start = attribute(item, "start-value")
                if start:
                    now.counts[depth] = whole_number(start, 1, 0, 100_000) - 1
                self._item(item, holder, now, depth, bare=local(item) == "list-header")

    def _item(self, item: _Element, holder: Holder, now: _List, depth: int, *, bare: bool) -> None:
        bare = bare or all(local(one) not in ("p", "h") for one in item)
        for node in item:
            kind = local(node)
            if kind == "list":
                self._list(node, holder, now, min(depth + 1, _DEEPEST))
            elif kind == "h":
                marker, number = ("", False) if bare else self._mark(node, now, depth)
                self._heading(node, holder, marker if number else "")
                bare = True
            elif kind == "p":
                marker = ""
                if not bare:
                    marker, number = self._mark(node, now, depth)
                    marker = marker if number or not isinstance(holder, GridCell) else ""
                self._paragraph(node, holder, "item", depth, marker)
                bare = True  # only the first paragraph of an item has its mark
            else:
                self.blocks([node], holder)

    def _mark(self, node: _Element, now: _List, depth: int) -> tuple[str, bool]:
        """The mark of an item that begins with a paragraph, and whether it is a number."""
        style = now.style or self._looks.list_of(attribute(node, "style-name"))
        return self._counted(style, now.counts, depth)

    def _counted(self, style: str, counts: dict[int, int], depth: int) -> tuple[str, bool]:
        """The mark of the next item of a list at a depth, and whether it is a number."""
        levels = self._levels.get(style, {})
        level = levels.get(depth)
        if level is None:
            return ("•" if style else ""), False
        if local(level) == "list-level-style-bullet":
            return bullet(attribute(level, "bullet-char")), False
        start = whole_number(attribute(level, "start-value", "1"), 1, 0, 100_000)
        counts[depth] = counts.get(depth, start - 1) + 1
        for deeper in [at for at in counts if at > depth]:
            del counts[deeper]
        if not (form := attribute(level, "num-format")):
            return "", False
        shown = whole_number(attribute(level, "display-levels", "1"), 1, 1, _DEEPEST)
        numbers = []
        for at in range(max(depth - shown, 0) + 1, depth + 1):
            above = levels.get(at)
            shape = attribute(above, "num-format") if above is not None else ""
            if shape or at == depth:
                numbers.append(counted(counts.get(at, 1), shape or form))
        number = ".".join(numbers)
        pattern = attribute(level, "num-list-format")
        if not pattern:
            number = f"{attribute(level, 'num-prefix')}{number}{attribute(level, 'num-suffix')}"
        else:
            for at in range(1, _DEEPEST + 1):
                above = levels.get(at)
                shape = attribute(above, "num-format") if above is not None else "1"
                pattern = pattern.replace(f"%{at}%", counted(counts.get(at, 1), shape or "1"))
            number = pattern
        return number.strip(), True

    # --- tables

    def _table(self, node: _Element, holder: Holder) -> None:
        rows = list(_rows(node))
        if len(rows) == 1 and len(cells := _cells(rows[0][0])) == 1:
            self.blocks(cells[0], holder)  # a frame drawn round running text
            return
        grid = self.collector.grid()
        behind = self._looks.of("table", attribute(node, "style-name"))
        around, self._words.ground = self._words.ground, behind.ground or self._words.ground
        number = 0
        for row, is_header in rows:
            times = whole_number(attribute(row, "number-rows-repeated", "1"), 1, 1, _LONGEST)
            for _ in range(times):
                number += 1
                grid.header_rows += is_header and grid.header_rows == number - 1
                self._row(row, grid, number, header=is_header)
        self._words.ground = around
        holder.table(grid)

    def _row(self, row: _Element, grid: Grid, number: int, *, header: bool) -> None:
        column = 0
        behind = self._looks.of("table-row", attribute(row, "style-name"))
        ground = behind.ground or self._words.ground
        for node in row:
            if local(node) not in ("table-cell", "covered-table-cell"):
                continue
            times = whole_number(attribute(node, "number-columns-repeated", "1"), 1, 1, _WIDEST)
            if local(node) == "covered-table-cell":
                if words := plain(node).strip():
                    where = GridCell(grid, number, column + 1).place
                    self.collector.leave_out(words, "covered by a merged cell", where)
                column = min(column + times, _WIDEST)
                continue
            for _ in range(times):
                column = min(column + 1, _WIDEST)
                rows = whole_number(attribute(node, "number-rows-spanned", "1"), 1, 1, _LONGEST)
                wide = whole_number(attribute(node, "number-columns-spanned", "1"), 1, 1, _WIDEST)
                cell = grid.cell(number, column, rows, wide)
                cell.header = header
                cell.colour = self._looks.of("table-cell", attribute(node, "style-name")).colour
                around, self._words.ground = self._words.ground, cell.colour or ground
                self.blocks(node, cell)
                self._words.ground = around

    # --- what is on every page

    def running(self, styles: _Element | None) -> None:
        """Leave out running heads and feet, each once."""
        seen = set()
        for master in styles.iter() if styles is not None else ():
            if local(master) != "master-page":
                continue
            for node in master:
                head = local(node).startswith("header")
                if (head or local(node).startswith("footer")) and local(node) != "header-style":
                    words = plain(node)
                    if (head, words) not in seen:
                        seen.add((head, words))
                        reason = "a running head" if head else "a running foot"
                        self.collector.leave_out(words, reason, Place())


def _is_hidden(section: _Element) -> bool:
    display = attribute(section, "display")
    return display == "none" or (
        display == "condition" and attribute(section, "is-hidden") == "true"
    )


def _rows(table: _Element, *, header: bool = False) -> Iterator[tuple[_Element, bool]]:
    for node in table:
        if local(node) == "table-row":
            yield node, header
        elif local(node) in _ROW_GROUPS:
            yield from _rows(node, header=header or local(node) == "table-header-rows")


def _cells(row: _Element) -> list[_Element]:
    return [node for node in row if local(node) in ("table-cell", "covered-table-cell")]
