"""The lines of a plain text as its file has them: how far they are set in, and the gaps that part them into cells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from remit.loaders.blocks import Part
from remit.loaders.reading import Reading
from remit.loaders.values.ends import first_word

_GAP = re.compile(r"(?<=\S)(?:\s{3,}|\t+)(?=\S)")
_MARK = re.compile(r"(?:[*+•·‣◦▪●○–—-]|\d{1,3}[.)])\s+(?=\S)")
_WIDE = re.compile(r"\s{3}|\t")


def cells_of(reading: Reading, part: Part) -> Sequence[str]:
    """The cells of a line that wide gaps or tabs part, squeezed, without the mark of its item; the whole line where none do."""
    line = _line(reading, part)
    first, *rest = (line.cells if line else _cells(part.text)) or (part.text,)
    if (m := _MARK.match(first)) and part.text.startswith(first[m.end() :]):
        first = first[m.end() :]  # "* Ann Bee"
    return first, *rest


def raw_line(reading: Reading, part: Part) -> str:
    """A line of a plain text as the file has it, with its indentation; its words where there is no file."""
    line = _line(reading, part)
    return line.text if line else part.text


class _Line(NamedTuple):
    """A line of a file, and its cells."""

    text: str
    cells: tuple[str, ...]


def _line(reading: Reading, part: Part) -> _Line | None:
    content = reading.source.document.content
    if content is None or part.place is not None or part.column is not None:
        return None
    lines = _lines(content)
    line = lines[part.number - 1] if part.number <= len(lines) else None
    fits_in = line and part.text.strip() and first_word(part.text) in line.text
    return line if fits_in else None


def _cells(line: str) -> tuple[str, ...]:
    if not _WIDE.search(line):  # as nearly none is
        return (" ".join(line.split()),) if line.strip() else ()
    return tuple(" ".join(cell.split()) for cell in _GAP.split(line.strip()) if cell.strip())


# Asked of each line by all that may read it as cells.
@lru_cache(maxsize=2)
def _lines(content: bytes) -> list[_Line]:
    text = content.decode("utf-8-sig", errors="replace")
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return [_Line(line, _cells(line)) for line in lines]
