"""The invented partnership's documents as an office would keep them: a Word file, a workbook and a PDF.

As a script it writes them beside the text and the table that they are made of::

    python -m remit.examples.offices examples/harrowmere

The Word file and the workbook are the same, byte by byte, every time. The PDF, with its tags, is what
LibreOffice makes of the Word file, and is left alone where LibreOffice is missing.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
import shutil
import subprocess
import sys
import zipfile
from argparse import ArgumentParser
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.properties import PageSetupProperties

from remit.loaders.outline import Mark, outline
from remit.loaders.profile import load_profile
from remit.loaders.readers import fetch, parse

if TYPE_CHECKING:
    from docx.document import Document as Word
    from docx.text.paragraph import Paragraph

MADE = dt.datetime(2026, 7, 6, 9, 0, tzinfo=dt.UTC)
_SIGNED = 45  # letters of a line of a signature
_DATE = re.compile(r"^(\d{1,2})\. (April|March)")
_SECTION = re.compile(r"\d{1,3}\. ")
_SUBHEADINGS = ("why", "aim", "measures", "actions")
_SECTIONS = ("heading", "overview", "priorities")
_PARTS = ("chart", "model", "template")
_BULLETS = ("•", "-", "–")
_TAGGED = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}'
_WIDTHS = (15, 30, 48, 28, 24, 18, 14, 44)  # of the table's columns, in letters
_HIGH = 15  # points of a line
_COLOURS = {"green": "C6EFCE", "amber": "FFEB9C", "red": "FFC7CE"}


def write(folder: Path) -> Iterator[Path]:
    """Write the files of a folder that holds ``plan.txt`` and ``delivery-plan.csv``; yield each as it stands."""
    plan, book = folder / "plan.docx", folder / "delivery-plan.xlsx"
    plan.write_bytes(word(folder / "plan.txt"))
    yield plan
    book.write_bytes(dated(as_bytes(_workbook(folder / "delivery-plan.csv"))))
    yield book
    if office := shutil.which("soffice"):
        yield converted(office, plan, "pdf")


# --- the plan


def word(plan: Path) -> bytes:
    """A plan that is kept as text, as a Word file: each block in the style that an office would give it."""
    return dated(as_bytes(_word(plan)))


def _word(plan: Path) -> Word:
    document = Document()
    document.core_properties.author = document.core_properties.last_modified_by = ""
    document.core_properties.created = document.core_properties.modified = MADE
    document.styles["Normal"].font.name, document.styles["Normal"].font.size = "Arial", Pt(11)
    marks = list(outline(parse(fetch(plan)), load_profile(None)))
    furniture = [mark.block.text for mark in marks if mark.role == "furniture"]
    if furniture:
        _foot(document.sections[0].footer.paragraphs[0], furniture[0])
    for role, run in groupby(marks, key=lambda mark: mark.role):
        if role == "box":  # the boxes of a drawing, one below the other
            document.add_paragraph("\n".join(mark.block.text for mark in run))
        elif role != "furniture":
            for mark in run:
                _put(document, mark, first=mark is marks[0])
    document.core_properties.title = marks[0].block.text.title()
    return document


def _put(document: Word, mark: Mark, *, first: bool) -> None:
    """One block of the text, in the style that an office would give it."""
    block = mark.block
    text = f"{block.marker}. {block.text}" if block.marker.isdigit() else block.text
    text = _DATE.sub(r"\1 \2", text)  # no number of a list
    if first:
        document.add_paragraph(text, "Title")
    elif mark.role == "priority":
        document.add_heading(text, 2)
    elif mark.role in _SUBHEADINGS:
        document.add_heading(text, 3)
    elif mark.role in _PARTS or (_SECTION.match(text) and mark.role in _SECTIONS):
        document.add_heading(text, 1)
    elif block.form == "item" and block.marker in _BULLETS:
        document.add_paragraph(text, "List Bullet")
    elif block.form == "item" and block.marker.isalpha():
        document.add_paragraph(f"({block.marker}) {block.text}")
    elif block.form == "footnote":
        document.add_paragraph(f"{'⁰¹²³⁴⁵⁶⁷⁸⁹'[int(block.marker)]} {block.text}")
    elif len(block.lines) > 1 and all(len(line) < _SIGNED for line in block.lines):
        document.add_paragraph("\n".join(block.lines))
    else:
        document.add_paragraph(text)


def _foot(paragraph: Paragraph, text: str) -> None:
    """A running foot with the page's number as a field."""
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.add_run(f"{text} | Page ")
    for field, between in (("PAGE", " of "), ("NUMPAGES", "")):
        simple = OxmlElement("w:fldSimple")
        simple.set(qn("w:instr"), field)
        paragraph._p.append(simple)  # noqa: SLF001  (the library has no fields)
        run = OxmlElement("w:r")
        number = OxmlElement("w:t")
        number.text = "1"
        run.append(number)
        simple.append(run)
        paragraph.add_run(between)


def converted(office: str, document: Path, ending: str) -> Path:
    """What LibreOffice, at the path ``office``, makes of a document, beside it; a PDF gets tags."""
    with TemporaryDirectory() as home:
        command = [office, f"-env:UserInstallation={Path(home).as_uri()}", "--headless", "--convert-to", _TAGGED if ending == "pdf" else ending, "--outdir", home, str(document)]  # fmt: skip
        subprocess.run(command, check=True, capture_output=True, timeout=120)  # noqa: S603  (our own arguments)
        made = document.with_suffix(f".{ending}")
        made.write_bytes((Path(home) / made.name).read_bytes())
    return made


# --- the delivery table


def _workbook(table: Path) -> Workbook:
    book = Workbook()
    book.properties.creator = ""
    book.properties.created = book.properties.modified = MADE
    sheet = book.worksheets[0]
    sheet.title = "Serious violence"
    with table.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    head = next(n for n, row in enumerate(rows, 1) if row[0] == "Ref")
    thin = Side(style="thin", color="808080")
    for number, row in enumerate(rows, 1):
        in_table = head <= number < len(rows) - 1
        for column, text in enumerate(row, 1):
            cell = sheet.cell(number, column, text or None)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if in_table:
                cell.border = Border(thin, thin, thin, thin)
            if number == head or (number < head and column == 1):
                cell.font = Font(bold=True)
            if in_table and (colour := _COLOURS.get(text.casefold())):
                cell.fill = PatternFill("solid", colour)
        sheet.row_dimensions[number].height = _HIGH * max(map(_lines, row, _WIDTHS))
        if number < head and row[1]:
            sheet.merge_cells(start_row=number, end_row=number, start_column=2, end_column=4)
    for column, width in enumerate(_WIDTHS, 1):
        sheet.column_dimensions[chr(64 + column)].width = width
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.freeze_panes = f"A{head + 1}"
    return book


def _lines(text: str, width: int) -> int:
    """How many lines a cell takes, near enough."""
    return sum(1 + len(line) // width for line in text.split("\n"))


# --- files


def as_bytes(made: Word | Workbook) -> bytes:
    """What the file of a document or a workbook holds."""
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def dated(content: bytes) -> bytes:
    """The same archive with the same date on every part, so that it changes only where its words do."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            part = re.sub(rb"(?<=W3CDTF\">)[^<]+(?=</dcterms:modified)", MADE.strftime("%Y-%m-%dT%H:%M:%SZ").encode(), old.read(name))  # fmt: skip
            new.writestr(zipfile.ZipInfo(name, MADE.timetuple()[:6]), part, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def run(
    made: Callable[[Path], Iterable[Path]], about: str | None, arguments: Sequence[str] | None
) -> None:
    """Have the files of each folder that is named made, and print what was written; ``about`` opens the help."""
    parser = ArgumentParser(description=(about or "").partition("\n")[0])
    parser.add_argument("folders", nargs="+", type=Path)
    for folder in parser.parse_args(arguments).folders:
        for path in made(folder):
            sys.stdout.write(f"{path}\n")


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the files of each folder that is named, and print what was written."""
    run(write, __doc__, arguments)


if __name__ == "__main__":
    main()
