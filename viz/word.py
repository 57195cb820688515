"""Blocks as a document for Word, the same bytes for the same blocks."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from remit.viz.blocks import Block, Heading, Items, Line, NewLeaf, Paragraph, Table, line

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph as WordParagraph
    from docx.text.run import Run

_DAY: Final = datetime(2000, 1, 1, tzinfo=UTC)  # of every document: when it was made tells nothing
_ZIP_DAY: Final = (2000, 1, 1, 0, 0, 0)
_USUAL: Final = 10  # points
_SMALL: Final = 8.5  # points, for places
_MARGIN: Final = 2.0  # centimetres
_INDENT: Final = 0.6  # centimetres, of what is counted


def as_docx(blocks: Iterable[Block], title: str) -> bytes:
    """Write the blocks with Word's own styles, so that headings make a table of contents."""
    import docx

    document = docx.Document()
    document.core_properties.title = _plain(title)
    document.core_properties.author = "Remit"
    document.core_properties.created = document.core_properties.modified = _DAY
    _lay_out(document)
    leaf = False
    for block in blocks:
        if isinstance(block, NewLeaf):
            leaf = True
            continue
        first = len(document.paragraphs) if leaf else 0
        _put(document, block)
        if leaf:  # an empty paragraph that breaks the page might itself come to stand on a page of its own
            document.paragraphs[first].paragraph_format.page_break_before = True
            leaf = False
    out = io.BytesIO()
    document.save(out)
    return _same_bytes(out.getvalue())


def _lay_out(document: Document) -> None:
    """A4, British English, and so small that the first leaf is one."""
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt

    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Cm(_MARGIN)
    usual = document.styles["Normal"]
    usual.font.name, usual.font.size = "Arial", Pt(_USUAL)
    usual.paragraph_format.space_after = Pt(_USUAL / 2)
    document.styles["List Paragraph"].paragraph_format.left_indent = Cm(_INDENT)
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-GB")


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
                for cell, said in zip(table.add_row().cells, row, strict=True):
                    _write(cell.paragraphs[0], line(said))


def _write(paragraph: WordParagraph, words: Line) -> None:
    from docx.shared import Pt

    for n, part in enumerate(words):
        text = f"[{_plain(part.text)}]" if part.look == "place" else _plain(part.text)
        run = paragraph.add_run((" " if n else "") + text)
        if part.link:
            _lead(paragraph, run, part.link)
        run.bold = part.look == "strong" or None
        run.italic = part.look == "question" or None
        if part.look == "place":
            run.font.size = Pt(_SMALL)


def _lead(paragraph: WordParagraph, run: Run, address: str) -> None:
    """Let words lead to a web address."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    link = OxmlElement("w:hyperlink")
    link.set(
        qn("r:id"), paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    )
    paragraph._p.append(link)  # noqa: SLF001 - the library writes no links
    link.append(run._r)  # noqa: SLF001


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
