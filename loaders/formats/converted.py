"""What the library for binary formats (anydoc) makes of a file, put together as blocks and tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from remit.graph.errors import DocumentError
from remit.loaders.formats.collecting import Collector, Holder
from remit.loaders.formats.docx_styles import counted
from remit.loaders.formats.opener import DAMAGED, LOCKED

if TYPE_CHECKING:
    import anydoc

_FORMS = {
    "decimal": "decimal",
    "lower_alpha": "lowerLetter",
    "upper_alpha": "upperLetter",
    "lower_roman": "lowerRoman",
    "upper_roman": "upperRoman",
}
_NOTES = {"footnote": "decimal", "endnote": "lowerRoman"}
_DEEPEST = 30  # of lists and tables in one another; the library's own limit is higher


def opened(content: bytes, form: anydoc.Format) -> anydoc.Document:
    """Let the library read a file; nothing is sent anywhere, as only documents are asked for.

    Raises:
        DocumentError: it is damaged, locked, or too large.
    """
    import anydoc

    try:
        return anydoc.to_document(content, form)
    except anydoc.EncryptedError as error:
        raise DocumentError(LOCKED) from error
    except anydoc.ResourceLimitError as error:
        raise DocumentError("the file holds more than any document needs; cut it into its parts") from error  # fmt: skip
    except anydoc.ConvertError as error:
        raise DocumentError(DAMAGED) from error


@dataclass
class Line:
    """The words of a paragraph, what of it is struck out, and the notes that hang on it."""

    words: list[str] = field(default_factory=list)
    struck: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    all: list[str] = field(default_factory=list)  # words, be they struck out or not

    @property
    def text(self) -> str:
        """What is said."""
        return "".join(self.words)


# What a format knows better of a paragraph: its marker and its words, and what it leaves out is seen to.
Amend = Callable[[Line, Holder], tuple[str, str]]
Fills = Sequence[Sequence[Sequence[str]]]  # colours of cells, by table of the text, row and column


def _as_it_is(line: Line, _: Holder) -> tuple[str, str]:
    return "", line.text


@dataclass
class Walk:
    """Puts a document of the library's into a collector."""

    document: anydoc.Document
    collector: Collector = field(default_factory=Collector)
    amend: Amend = _as_it_is
    fills: Fills = ()
    _tables: int = 0  # of the text, that were met
    _frames: int = 0  # that are open
    _noted: dict[str, int] = field(default_factory=lambda: dict.fromkeys(_NOTES, 0))

    def walk(self) -> Collector:
        """Walk through the whole of it."""
        self._notes = {note.id: note for note in self.document.notes}
        self.blocks(self.document.blocks, self.collector)
        return self.collector

    def blocks(self, blocks: Iterable[anydoc.Block], holder: Holder, depth: int = 0) -> None:
        """Add blocks to a holder.

        Raises:
            DocumentError: they are nested far too deeply.
        """
        if depth > _DEEPEST:
            raise DocumentError("the document is nested far too deeply; it is not read")
        for block in blocks:
            if block.kind == "heading":
                self._paragraph(block.content, holder, "heading", block.level or 1)
            elif block.kind == "paragraph":
                self._paragraph(block.content, holder)
            elif block.list is not None:
                self._list(block.list, holder, depth + 1)
            elif block.table is not None:
                self._table(block.table, holder, depth + 1)
            elif block.blocks is not None:
                self.blocks(block.blocks, holder, depth + 1)
            elif block.text:
                holder.text(block.text)

    def _paragraph(
        self,
        content: Iterable[anydoc.Inline] | None,
        holder: Holder,
        form: str = "",
        level: int = 0,
        marker: str = "",
    ) -> None:
        line = Line()
        _inline(content or (), line)
        place = holder.place
        own, words = self.amend(line, holder)
        self.collector.leave_out("".join(line.struck), "struck out", place)
        holder.text(words, form, level, marker or own)
        for note in line.notes:
            self._note(note, place)

    def _note(self, id_: str, place: object) -> None:
        note = self._notes.pop(id_, None)
        if note is None:
            return
        self._noted[note.kind] += 1
        marker = counted(self._noted[note.kind], _NOTES[note.kind])
        inner = _Aside()
        self.blocks(note.blocks, inner)
        self.collector.note(marker, "\n".join(inner.lines), place)  # type: ignore[arg-type]

    def _list(self, listed: anydoc.List, holder: Holder, depth: int) -> None:
        form = _FORMS.get(listed.marker, "")
        for number, item in enumerate(listed.items, listed.start):
            marker = item.marker_label or (f"{counted(number, form)}." if form else "•")
            for block in item.blocks:
                if block.kind == "paragraph" and marker:
                    self._paragraph(block.content, holder, "item", depth, marker)
                    marker = ""  # only its first paragraph has its mark
                else:
                    self.blocks([block], holder, depth)

    def _table(self, table: anydoc.Table, holder: Holder, depth: int) -> None:
        origins = [
            (row, column, slot.cell)
            for row, slots in enumerate(table.grid, 1)
            for column, slot in enumerate(slots, 1)
            if slot.cell is not None
        ]
        fills: Sequence[Sequence[str]] = ()
        if holder is self.collector and not self._frames:
            fills = self.fills[self._tables] if self._tables < len(self.fills) else ()
            self._tables += 1
        if len(origins) == 1:  # a frame drawn round running text
            self._frames += 1
            self.blocks(origins[0][2].blocks, holder, depth)
            self._frames -= 1
            return
        grid = self.collector.grid()
        for row, column, told in origins:
            cell = grid.cell(row, column, told.row_span, told.col_span)
            # A row in which cells are put together has fewer of them: which is where cannot be told.
            if row <= len(fills) and len(fills[row - 1]) == len(table.grid[row - 1]):
                cell.colour = fills[row - 1][column - 1]
            self.blocks(told.blocks, cell, depth)
        holder.table(grid)


def fills_of_tables(document: anydoc.Document, rows: Sequence[Sequence[str]]) -> Fills:
    """The colours of rows by their tables; none where the rows that a file has are not those that the library gives."""
    ends = [0, *accumulate(_rows_in(document.blocks))]
    return [rows[a:b] for a, b in pairwise(ends)] if ends[-1] == len(rows) else ()


def _rows_in(blocks: Iterable[anydoc.Block]) -> Iterator[int]:
    """How many rows each table of a text has; one inside another is part of that."""
    for block in blocks:
        if block.table is not None:
            yield len(block.table.grid)
        elif block.list is not None:
            for item in block.list.items:
                yield from _rows_in(item.blocks)
        elif block.blocks is not None:
            yield from _rows_in(block.blocks)


class _Aside:
    """Holds the lines of a note."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.place = Collector().place

    def text(self, words: str, form: str = "", level: int = 0, marker: str = "") -> None:  # noqa: ARG002
        """Add a paragraph."""
        self.lines.append(words)

    def table(self, grid: object) -> None:
        """Add a table, row by row: a note has none that anybody would look up."""
        cells = getattr(grid, "cells", ())
        self.lines += [line for cell in cells for line in cell.lines]


def _inline(content: Iterable[anydoc.Inline], line: Line) -> None:
    for one in content:
        if one.kind == "text":
            struck = one.style is not None and one.style.strike
            (line.struck if struck else line.words).append(one.text or "")
            line.all.append(one.text or "")
        elif one.kind == "line_break":
            line.words.append("\n")
        elif one.kind == "note_ref" and one.note_id:
            line.notes.append(one.note_id)
        elif one.kind == "checkbox":
            line.words.append("☒ " if one.checked else "☐ ")
        elif one.kind == "math":
            line.words.append(one.text or "")
        elif one.content:
            _inline(one.content, line)
