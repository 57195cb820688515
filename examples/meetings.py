"""A board's action log as it was brought to each of its meetings, in the formats that offices keep it in.

As a script it writes the documents beside the file that they are made of::

    python -m remit.examples.meetings examples/wharfside

They are the same, byte by byte, every time.
"""

from __future__ import annotations

import csv
import io
import sys
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from docx import Document
from openpyxl import Workbook

from remit.examples.offices import MADE, as_bytes, dated


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


def write(folder: Path) -> Iterator[Path]:
    """Write the documents of a folder that holds ``log.yaml``; yield each as it stands."""
    for meeting in meetings(folder):
        path = folder / meeting.file
        path.write_bytes(_FORMS[path.suffix](meeting))
        yield path


def _word(meeting: Meeting) -> bytes:
    document = Document()
    document.core_properties.author = document.core_properties.last_modified_by = ""
    document.core_properties.created = document.core_properties.modified = MADE
    document.add_paragraph(meeting.lines[0], "Title")
    document.add_heading(meeting.lines[1], 1)
    for line in meeting.lines[2:]:
        document.add_paragraph(line)
    table = document.add_table(0, len(meeting.rows[0]), "Table Grid")
    for row in meeting.rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    return dated(as_bytes(document))


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
    parser = ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folders", nargs="+", type=Path)
    for folder in parser.parse_args(arguments).folders:
        for path in write(folder):
            sys.stdout.write(f"{path}\n")


if __name__ == "__main__":
    main()
