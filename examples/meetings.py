"""A board's action log as it was brought to each of its meetings, and its plan of each year, in the formats that offices keep.

As a script it writes the documents beside the file that they are made of::

    python -m remit.examples.meetings examples/wharfside

They are the same, byte by byte, every time.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from docx import Document
from openpyxl import Workbook

from remit.examples.offices import MADE, as_bytes, dated, run

if TYPE_CHECKING:
    from docx.document import Document as Word


class Meeting(NamedTuple):
    """One edition of the log: the lines above its table, and the rows of that with its header."""

    file: str
    lines: Sequence[str]
    rows: Sequence[Sequence[str]]


def meetings(folder: Path) -> list[Meeting]:
    """Read what a folder's documents are made of."""
    import yaml

    said = yaml.safe_load((folder / "log.yaml").read_text(encoding="utf-8"))
    return [
        Meeting(each["file"], each["lines"], [said["columns"], *each["rows"]])
        for each in said["meetings"]
    ]


class Part(NamedTuple):
    """One priority of a plan: its heading, who leads it, and its actions with their header."""

    priority: str
    lead: str
    rows: Sequence[Sequence[str]]


class Year(NamedTuple):
    """One edition of the plan: the lines above its priorities, and these."""

    file: str
    lines: Sequence[str]
    parts: Sequence[Part]


def years(folder: Path) -> list[Year]:
    """Read what the plans of a folder are made of."""
    import yaml

    said = yaml.safe_load((folder / "plan.yaml").read_text(encoding="utf-8"))
    return [
        Year(
            each["file"],
            each["lines"],
            [
                Part(part["priority"], part["lead"], [said["columns"], *part["rows"]])
                for part in each["priorities"]
            ],
        )
        for each in said["years"]
    ]


def write(folder: Path) -> Iterator[Path]:
    """Write the documents of a folder that holds ``log.yaml`` and ``plan.yaml``; yield each as it stands."""
    for meeting in meetings(folder):
        path = folder / meeting.file
        path.write_bytes(_FORMS[path.suffix](meeting))
        yield path
    for year in years(folder):
        path = folder / year.file
        path.write_bytes(_plan(year))
        yield path


def _word(meeting: Meeting) -> bytes:
    document = _opened(meeting.lines)
    _put(document, meeting.rows)
    return dated(as_bytes(document))


def _plan(year: Year) -> bytes:
    document = _opened(year.lines)
    for part in year.parts:
        document.add_heading(part.priority, 2)
        document.add_paragraph(f"Lead: {part.lead}")
        _put(document, part.rows)
    return dated(as_bytes(document))


def _opened(lines: Sequence[str]) -> Word:
    """A Word file with its title, its heading and the lines below them."""
    document = Document()
    document.core_properties.author = document.core_properties.last_modified_by = ""
    document.core_properties.created = document.core_properties.modified = MADE
    document.add_paragraph(lines[0], "Title")
    document.add_heading(lines[1], 1)
    for line in lines[2:]:
        document.add_paragraph(line)
    return document


def _put(document: Word, rows: Sequence[Sequence[str]]) -> None:
    """Put a table behind what a Word file has."""
    table = document.add_table(0, len(rows[0]), "Table Grid")
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text


def _workbook(meeting: Meeting) -> bytes:
    book = Workbook()
    book.properties.creator = ""
    book.properties.created = book.properties.modified = MADE
    sheet = book.worksheets[0]
    sheet.title = "Actions"
    for line in meeting.lines:
        sheet.append([line])
    sheet.append([])
    for row in meeting.rows:
        sheet.append([text or None for text in row])
    return dated(as_bytes(book))


def _table(meeting: Meeting) -> bytes:
    file = io.StringIO(newline="")
    blank = [""] * (len(meeting.rows[0]) - 1)
    csv.writer(file, lineterminator="\n").writerows(
        [*([line, *blank] for line in meeting.lines), *meeting.rows]
    )
    return file.getvalue().encode("utf-8")


_FORMS = {".docx": _word, ".xlsx": _workbook, ".csv": _table}


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the documents of each folder that is named, and print what was written."""
    run(write, __doc__, arguments)


if __name__ == "__main__":
    main()
