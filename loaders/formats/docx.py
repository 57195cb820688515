"""Word files (DOCX): what the document says now, as Word would show it with all changes accepted.

Deleted, moved, struck-out and hidden words, comments and running heads are left out with the reason.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from remit.graph.errors import DocumentError
from remit.loaders.document.table import UNSEEN
from remit.loaders.formats.collecting import Collector, Grid, GridCell, Holder, Paragraph, Pieces
from remit.loaders.formats.docx_elements import (
    WRAPPERS,
    boxes,
    by_id,
    cells_of,
    choice,
    drawn_words,
    follow_field,
    plain,
    rows_of,
    symbol,
    with_leaders,
)
from remit.loaders.formats.docx_styles import (
    Numbering,
    Style,
    Styles,
    counted,
    fill_of,
    ground_of,
    ink_of,
    is_on,
    level_of,
    numbering_of,
)
from remit.loaders.formats.drawingml import joined_in, key_of, smart_art
from remit.loaders.formats.opener import Package, attribute, child, local, whole_number
from remit.loaders.formats.seeing import PAPER, is_unseen

if TYPE_CHECKING:
    from lxml.etree import _Element

_WIDEST = 1000  # columns; Word itself stops at 63
_GONE = {"del": "deleted", "moveFrom": "moved elsewhere"}
_PASSED_OVER = (
    "pPr", "rPr", "sdtPr", "sdtEndPr", "tblPr", "tblGrid", "tcPr", "trPr", "instrText", "delInstrText", "rt", "sectPr",
)  # fmt: skip
_CHARACTERS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_DRAWN = ("drawing", "pict", "object")


def read(content: bytes) -> Pieces:
    """Read a DOCX file.

    Raises:
        DocumentError: it is damaged, locked, too large, or no Word document.
    """
    package = Package(content)
    return _Walk(package, main_part(package)).pieces()


def main_part(package: Package) -> str:
    """The part of an Office Open XML file that everything hangs on.

    Raises:
        DocumentError: the file names none.
    """
    for kind, name in package.relations("").values():
        if kind == "officeDocument":
            return name
    raise DocumentError("the file does not say where its text is; save it again")


class _Line(Paragraph):
    """A paragraph, with what hangs on it."""

    def __init__(self) -> None:
        super().__init__()
        self.boxes: list[_Element] = []
        self.drawings: list[_Element] = []
        self.reason = ""  # why what comes now is not said
        self.fields: list[bool] = []  # for each field that is open: whether its result has begun

    def add(self, words: str, reason: str = "") -> None:
        self.keep(words, self.reason or reason)


class _Walk:
    def __init__(self, package: Package, main: str) -> None:
        self._package = package
        self._collector = Collector()
        self._relations = package.relations(main)
        self._styles = Styles(self._related("styles"))
        self._numbering = Numbering(self._related("numbering"))
        self._notes = {
            kind: by_id(self._related(f"{kind}s"), kind) for kind in ("footnote", "endnote")
        }
        self._comments = by_id(self._related("comments"), "comment")
        self._noted = {"footnote": 0, "endnote": 0}
        self._carried = ""  # words of a paragraph whose end was deleted
        self._caption = ""
        root = package.tree(main)
        self._ground = PAPER if child(root, "background") is None else ""
        body = child(root, "body")
        if body is None:
            raise DocumentError("the file holds no text for Word to show; save it again")
        try:
            self._blocks(body, self._collector)
        except RecursionError:
            raise DocumentError("the document is nested far too deeply; it is not read") from None
        self._running()

    def pieces(self) -> Pieces:
        return self._collector.pieces()

    def _related(self, kind: str) -> _Element | None:
        name = next((name for found, name in self._relations.values() if found == kind), "")
        return self._package.tree(name) if name in self._package else None

    # --- blocks

    def _blocks(self, container: Iterable[_Element], holder: Holder) -> None:
        for node in container:
            kind = local(node)
            if kind == "p":
                self._paragraph(node, holder)
            elif kind == "tbl":
                self._table(node, holder)
            elif kind in _GONE:
                self._leave_out(node, _GONE[kind], holder)
            elif kind == "AlternateContent":
                self._blocks(choice(node), holder)
            elif kind == "sdt" and is_on(child(node, "sdtPr"), "showingPlcHdr"):
                self._leave_out(node, "a placeholder that nobody has filled in", holder)
            elif kind == "altChunk":
                reason = "a document inside the document, which is not read"
                self._collector.leave_out("(an embedded document)", reason, holder.place)
            elif kind in WRAPPERS:
                self._blocks(node, holder)
        if self._carried:
            words, self._carried = self._carried, ""
            holder.text(words)

    def _paragraph(self, node: _Element, holder: Holder) -> None:
        properties = child(node, "pPr")
        named = child(properties, "pStyle")
        style = self._styles[attribute(named, "val") if named is not None else "Normal"]
        line = _Line()
        around, self._ground = self._ground, self._behind(properties, style)
        self._inline(node, line, style, holder)
        self._ground = around
        words = self._carried + with_leaders("".join(line.words), properties)
        self._carried = ""
        for reason, gone in line.gone:
            self._collector.leave_out(gone, reason, holder.place)
        mark = child(properties, "rPr")
        if mark is not None and any(local(one) in _GONE for one in mark):
            self._carried = words
            return
        self._put(words, properties, style, holder)
        placed: dict[str, tuple[int, ...]] = {}  # the blocks of each shape of a drawing
        for box in line.boxes:
            before = self._collector.count
            self._box(box, holder)
            shape = next((one for one in box.iterancestors() if local(one) == "wsp"), None)
            if shape is not None:
                placed[key_of(shape)] = self._collector.since(before)
        for drawing in line.drawings:
            self._collector.join(joined_in(drawing, placed))

    def _put(self, words: str, properties: _Element | None, style: Style, holder: Holder) -> None:
        level = level_of(properties, style.level)
        numbering = numbering_of(properties, style.numbering)
        in_cell = isinstance(holder, GridCell)
        marker, is_number = "", False
        if numbering and (words.strip() or in_cell):
            marker, is_number = self._numbering.marker(*numbering)
        self._caption = words if style.name == "caption" else ""
        if style.name.startswith("toc ") and words.strip():
            holder.text(words, "contents")
        elif level:
            holder.text(words, "heading", level, marker)
        elif numbering and (marker or words.strip()):
            depth = numbering[1] + 1
            holder.text(words, "item", depth, marker if is_number or not in_cell else "")
        else:
            holder.text(words)

    def _box(self, node: _Element, holder: Holder) -> None:
        kind = local(node)
        if kind == "txbxContent":
            around, self._ground = self._ground, ""
            self._blocks(node, holder)
            self._ground = around
        elif kind == "relIds":  # a SmartArt drawing: its words are in a part of their own
            name = self._relations.get(attribute(node, "dm"), ("", ""))[1]
            if name in self._package:
                data = self._package.tree(name)
                smart_art(data, self._collector, lambda one: holder.text(drawn_words(one)))
        else:
            holder.text(drawn_words(node))

    # --- words

    def _inline(
        self, container: Iterable[_Element], line: _Line, style: Style, holder: Holder
    ) -> None:
        for node in container:
            kind = local(node)
            if kind in _PASSED_OVER:
                continue
            if kind == "r":
                self._run(node, line, style, holder)
            elif kind in _GONE:
                before, line.reason = line.reason, line.reason or _GONE[kind]
                self._inline(node, line, style, holder)
                line.reason = before
            elif kind == "sdt" and is_on(child(node, "sdtPr"), "showingPlcHdr"):
                before, line.reason = line.reason, "a placeholder that nobody has filled in"
                self._inline(node, line, style, holder)
                line.reason = before
            elif kind == "AlternateContent":
                self._inline(choice(node), line, style, holder)
            elif kind == "t":  # of a formula
                line.add(node.text or "")
            else:
                self._inline(node, line, style, holder)

    def _run(self, node: _Element, line: _Line, style: Style, holder: Holder) -> None:
        reason = self._unsaid(child(node, "rPr"), style)
        for one in node:
            self._piece(one, line, reason, holder)

    def _unsaid(self, properties: _Element | None, style: Style) -> str:
        """Why a run of text is not said: hidden, or struck out."""
        named = child(properties, "rStyle")
        own = self._styles[attribute(named, "val")] if named is not None else style
        hidden = is_on(properties, "vanish")
        if own.hidden or style.hidden if hidden is None else hidden:
            return "hidden"
        struck = is_on(properties, "strike")
        double = is_on(properties, "dstrike")
        if double or (own.struck or style.struck if struck is None else struck):
            return "struck out"
        ink, ground = ink_of(properties, own.ink or style.ink), self._behind(properties, own)
        return UNSEEN if is_unseen(ink, ground) else ""

    def _behind(self, properties: _Element | None, style: Style) -> str:
        """The colour that words stand on; empty where it is not known."""
        stated = ground_of(properties, style.ground)
        return self._ground if stated is None else stated

    def _piece(self, node: _Element, line: _Line, reason: str, holder: Holder) -> None:
        kind = local(node)
        if kind == "fldChar":
            follow_field(line.fields, attribute(node, "fldCharType"))
        elif line.fields and not line.fields[-1]:
            return  # the instruction of a field, which nobody sees
        elif kind in ("t", "delText"):
            line.add(node.text or "", reason or ("deleted" if kind == "delText" else ""))
        elif kind in _CHARACTERS or kind == "sym":
            line.add(_CHARACTERS.get(kind) or symbol(node), reason)
        elif kind == "AlternateContent":
            for one in choice(node):
                self._piece(one, line, reason, holder)
        elif kind == "ruby":
            base = child(node, "rubyBase")
            for one in (one for run in (() if base is None else base) for one in run):
                self._piece(one, line, reason, holder)
        elif kind == "commentReference":
            self._comment(attribute(node, "id"), holder)
        elif not line.reason and reason in ("", UNSEEN):
            self._hanging(kind, node, line, holder)

    def _hanging(self, kind: str, node: _Element, line: _Line, holder: Holder) -> None:
        """What hangs on words that are said: notes and drawings."""
        if kind in ("footnoteReference", "endnoteReference"):
            self._note(kind.removesuffix("Reference"), attribute(node, "id"), holder)
        elif kind in _DRAWN:
            line.boxes.extend(boxes(node))
            line.drawings.append(node)

    def _note(self, kind: str, number: str, holder: Holder) -> None:
        note = self._notes[kind].get(number)
        if note is None:
            return
        self._noted[kind] += 1
        marker = counted(self._noted[kind], "decimal" if kind == "footnote" else "lowerRoman")
        self._collector.note(marker, self._words(note, holder), holder.place)

    def _comment(self, number: str, holder: Holder) -> None:
        comment = self._comments.pop(number, None)
        if comment is not None:
            self._collector.leave_out(plain(comment), "a comment", holder.place)

    def _words(self, container: _Element, holder: Holder) -> str:
        """The words of a note; what it leaves out counts as left out where the note is called."""
        lines = []
        for paragraph in container.iter():
            if local(paragraph) != "p":
                continue
            line = _Line()
            self._inline(paragraph, line, Style(), holder)
            for reason, gone in line.gone:
                self._collector.leave_out(gone, reason, holder.place)
            lines.append("".join(line.words))
        return "\n".join(lines)

    def _leave_out(self, node: _Element, reason: str, holder: Holder) -> None:
        self._collector.leave_out(plain(node), reason, holder.place)

    def _running(self) -> None:
        """Leave out running heads and feet, each once, and comments that hang on nothing."""
        from remit.graph.place import Place

        seen = set()
        for kind, name in self._relations.values():
            if kind in ("header", "footer") and name in self._package:
                words = plain(self._package.tree(name))
                if (kind, words) not in seen:
                    seen.add((kind, words))
                    reason = "a running head" if kind == "header" else "a running foot"
                    self._collector.leave_out(words, reason, Place())
        for comment in self._comments.values():
            self._collector.leave_out(plain(comment), "a comment", Place())

    # --- tables

    def _table(self, node: _Element, holder: Holder) -> None:
        rows = list(rows_of(node))
        cells = [list(cells_of(row)) for row in rows]
        around, self._ground = self._ground, "" if self._styles.is_shaded(node) else self._ground
        if sum(map(len, cells)) == 1:  # a frame drawn round running text
            self._cell(next(cell for row in cells for cell in row), holder)
            self._ground = around
            return
        grid = self._collector.grid(caption=" ".join(self._caption.split()))
        self._caption = ""
        covering: dict[int, GridCell] = {}  # the cell that each column's merge goes on with
        number = 0
        for row, found in zip(rows, cells, strict=True):
            properties = child(row, "trPr")
            gone = next((_GONE[local(o)] for o in properties if local(o) in _GONE), "") if properties is not None else ""  # fmt: skip
            if not gone and is_on(properties, "hidden"):
                gone = "hidden"
            if gone:
                where = GridCell(grid, number + 1, 1).place._replace(column=0)
                self._collector.leave_out("\n".join(map(plain, found)), gone, where)
                continue
            number += 1
            header = bool(is_on(properties, "tblHeader"))
            grid.header_rows += header and grid.header_rows == number - 1
            self._row(properties, found, grid, number, covering, header=header)
        self._ground = around
        holder.table(grid)

    def _cell(self, node: _Element, holder: Holder) -> None:
        fill = fill_of(child(node, "tcPr", "shd"))
        around, self._ground = self._ground, self._ground if fill is None else fill
        self._blocks(node, holder)
        self._ground = around

    def _row(
        self,
        properties: _Element | None,
        cells: list[_Element],
        grid: Grid,
        number: int,
        covering: dict[int, GridCell],
        *,
        header: bool,
    ) -> None:
        before = child(properties, "gridBefore")
        skipped = attribute(before, "val") if before is not None else "0"
        column = 1 + whole_number(skipped, 0, 0, _WIDEST)
        above = dict(covering)
        covering.clear()
        for node in cells:
            stated = child(node, "tcPr")
            span = child(stated, "gridSpan")
            width = whole_number(attribute(span, "val") if span is not None else "1", 1, 1, _WIDEST)
            merge = child(stated, "vMerge")
            goes_on = merge is not None and attribute(merge, "val", "continue") == "continue"
            if goes_on and column in above:
                covering[column] = above[column]
                covering[column].rows = number - covering[column].row + 1
                where = covering[column].place
                self._collector.leave_out(plain(node), "covered by a merged cell", where)
            else:
                cell = grid.cell(number, column, 1, width)
                cell.header = header
                cell.colour = fill_of(child(stated, "shd")) or ""
                self._cell(node, cell)
                if merge is not None:
                    covering[column] = cell
            column = min(column + width, _WIDEST)
