"""Blocks as a document for Word, the same bytes for the same blocks."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from remit.viz.blocks import Block, Heading, Items, Line, NewLeaf, Paragraph, Table

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph as WordParagraph

_DAY: Final = datetime(2000, 1, 1, tzinfo=UTC)  # of every document: when it was made tells nothing
_ZIP_DAY: Final = (2000, 1, 1, 0, 0, 0)
_SMALL: Final = 8.5  # points, for places


def as_docx(blocks: Iterable[Block], title: str) -> bytes:
    """Write the blocks with Word's own styles, so that headings make a table of contents."""
    import docx

    document = docx.Document()
    document.core_properties.title = _plain(title)
    document.core_properties.author = "Remit"
    document.core_properties.created = document.core_properties.modified = _DAY
    document.styles["Normal"].font.name = "Arial"
    for block in blocks:
        _put(document, block)
    out = io.BytesIO()
    document.save(out)
    return _same_bytes(out.getvalue())


def _put(document: Document, block: Block) -> None:
    match block:
        case Heading(level, text):
            document.add_heading(_plain(text), level)
        case Paragraph(words):
            _write(document.add_paragraph(), words)
        case Items(lines, ordered):
            for n, words in enumerate(lines, 1):
                # Numbers are written out: Word would go on counting from the list before.
                style = "List Paragraph" if ordered else "List Bullet"
                paragraph = document.add_paragraph(style=style)
                if ordered:
                    paragraph.add_run(f"{n}. ")
                _write(paragraph, words)
        case Table(_, head, rows):
            table = document.add_table(rows=1, cols=len(head), style="Light Grid Accent 1")
            for cell, text in zip(table.rows[0].cells, head, strict=True):
                cell.text = _plain(text)
            for row in rows:
                for cell, text in zip(table.add_row().cells, row, strict=True):
                    cell.text = _plain(text)
        case NewLeaf():
            document.add_section()


def _write(paragraph: WordParagraph, words: Line) -> None:
    from docx.shared import Pt

    for n, part in enumerate(words):
        run = paragraph.add_run((" " if n else "") + _plain(part.text))
        run.bold = part.look == "strong" or None
        run.italic = part.look == "question" or None
        if part.look == "place":
            run.font.size = Pt(_SMALL)


def _plain(text: str) -> str:
    """A text without the signs that no document of this form may hold."""
    return "".join(c if c.isprintable() else " " for c in text)


def _same_bytes(made: bytes) -> bytes:
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(made)) as before,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for name in before.namelist():
            after.writestr(zipfile.ZipInfo(name, _ZIP_DAY), before.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()
