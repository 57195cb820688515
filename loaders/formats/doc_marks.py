"""What an old Word file (DOC) marks in its text: deleted, hidden and struck-out words, and what stands beside it.

The library that reads the structure of such files takes deleted words for current ones. Here the text is
walked through once more, by the tables of the file that give each run its properties ([MS-DOC] 2.4, 2.9).
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from remit.loaders.formats.doc_parts import (
    PAGE,
    PARAGRAPH,
    SENSELESS,
    Parts,
    Piece,
    pages_of,
    pieces_of,
    pointed_at,
    properties_in,
    style_and_properties,
)
from remit.loaders.formats.doc_styles import (
    DELETED,
    HIDDEN,
    STRUCK,
    STRUCK_TWICE,
    looks_of_styles,
    switched,
)

_REASONS = {
    DELETED: "deleted",
    HIDDEN: "hidden",
    STRUCK: "struck out",
    STRUCK_TWICE: "struck out",
}
_CELL = b"\x07"  # the end of a cell
_LISTED = 0x460B  # the property that gives a paragraph a list
_BEGIN, _SEPARATE, _END = "\x13", "\x14", "\x15"  # of a field
_ENDS = "\r\x07\x0c"  # of a paragraph, a cell, a section
_CHARACTERS = {"\x0b": "\n", "\x1e": "-", "\t": "\t", "\xa0": " "}
# The texts of a file, one behind the other: [MS-DOC] 2.5.4, from byte 0x4C on.
_TEXTS = ("text", "footnotes", "heads", "macros", "comments", "endnotes", "boxes", "head boxes")


class Run(NamedTuple):
    """Words that are all said, or all left out for one reason."""

    words: str
    reason: str = ""


@dataclass
class Paragraph:
    """A paragraph as it is marked."""

    runs: list[Run] = field(default_factory=list)

    @property
    def said(self) -> str:
        """What is said now."""
        return "".join(run.words for run in self.runs if not run.reason)

    @property
    def whole(self) -> str:
        """All words, whatever became of them."""
        return "".join(run.words for run in self.runs)

    @property
    def is_marked(self) -> bool:
        """Whether something of it is left out."""
        return any(run.reason and run.words.strip() for run in self.runs)


def paragraphs(file: Parts) -> dict[str, list[Paragraph]]:
    """The paragraphs of a DOC file, for each of its texts: "text", "heads", "comments", "boxes" and so on.

    Raises:
        ValueError: the tables of the file make no sense.
    """
    main, tables, _ = file
    try:
        lengths = struct.unpack_from("<8i", main, 0x4C)
        pieces = list(pieces_of(main, tables))
        marks = _marks(file)
        characters = list(_characters(main, pieces, marks))
    except SENSELESS as error:
        raise ValueError("the properties of the text cannot be read") from error
    found: dict[str, list[Paragraph]] = {}
    start = 0
    for name, length in zip(_TEXTS, lengths, strict=True):
        found[name] = _cut(characters[start : start + max(length, 0)])
        start += max(length, 0)
    return found


def _marks(file: Parts) -> list[tuple[int, str]]:
    """From which byte on the text is left out, and why; empty where it is said: [MS-DOC] 2.8.5, 2.9.33."""
    looks = looks_of_styles(file)
    styles = dict(_styles(file))
    runs = dict(_runs(file))
    found: dict[int, str] = {}
    own, style = b"", 0
    for place in sorted({0, *runs, *styles}):
        own, style = runs.get(place, own), styles.get(place, style)
        on = switched(own, looks.get(style, frozenset()), looks)
        found[place] = next((why for kind, why in _REASONS.items() if kind in on), "")
    return sorted(found.items())


def _runs(file: Parts) -> Iterator[tuple[int, bytes]]:
    """From which byte on the text has which properties of its own."""
    met: set[int] = set()
    for block in pages_of(file.main, pointed_at(file.main, 0xFA, file.tables)):
        count = block[PAGE - 1]
        places = struct.unpack_from(f"<{count + 1}I", block)
        for n in range(count):
            at = 2 * block[4 * (count + 1) + n]
            met.add(places[n])
            yield places[n], block[at + 1 : at + 1 + block[at]] if at else b""
        if places[count] not in met:
            yield places[count], b""


def _styles(file: Parts) -> Iterator[tuple[int, int]]:
    """From which byte on the paragraphs have which style: [MS-DOC] 2.8.6."""
    for page in pages_of(file.main, pointed_at(file.main, 0x102, file.tables)):
        count = page[PAGE - 1]
        places = struct.unpack_from(f"<{count + 1}I", page)
        for n in range(count):
            at = 2 * page[4 * (count + 1) + PARAGRAPH * n]
            yield places[n], style_and_properties(page, at)[0] if at else 0


def _characters(
    main: bytes, pieces: list[Piece], marks: list[tuple[int, str]]
) -> Iterator[tuple[str, str]]:
    """Each character of the file, with the reason why it is left out."""
    starts = [start for start, _ in marks]
    for piece in pieces:
        at, end = piece.first, min(piece.first + piece.length * piece.width, len(main))
        n = bisect_right(starts, at) - 1
        while at < end:
            upto = min(starts[n + 1], end) if n + 1 < len(starts) else end
            words = main[at:upto].decode("cp1252" if piece.width == 1 else "utf-16-le", "replace")
            yield from ((character, marks[n][1]) for character in words)
            at, n = max(upto, at + 1), n + 1


def numbered_cells(file: Parts) -> int:
    """How many cells hold nothing but the number that a list prints there.

    Raises:
        ValueError: the properties of the paragraphs make no sense.
    """
    found = 0
    try:
        for page in pages_of(file.main, pointed_at(file.main, 0x102, file.tables)):
            count = page[PAGE - 1]
            places = struct.unpack_from(f"<{count + 1}I", page)
            for n in range(count):
                at = 2 * page[4 * (count + 1) + PARAGRAPH * n]
                if at and file.main[places[n] : places[n + 1]].strip(b"\0") == _CELL:
                    own = dict(properties_in(style_and_properties(page, at)[1]))
                    found += any(own.get(_LISTED, b""))
    except SENSELESS as error:
        raise ValueError("the properties of the paragraphs cannot be read") from error
    return found


def _cut(characters: list[tuple[str, str]]) -> list[Paragraph]:
    """Cut at the ends of paragraphs and cells; what fields are made by is no text."""
    found: list[Paragraph] = []
    runs: list[Run] = []
    fields: list[bool] = []
    for character, reason in characters:
        if character in _ENDS:
            found.append(Paragraph(_joined(runs)))
            runs = []
        elif character == _BEGIN:
            fields.append(False)
        elif character == _SEPARATE and fields:
            fields[-1] = True
        elif character == _END and fields:
            fields.pop()
        elif all(fields):
            shown = _CHARACTERS.get(character, character if character >= " " else "")
            runs.append(Run(shown, reason))
    return [*found, Paragraph(_joined(runs))]


def _joined(runs: list[Run]) -> list[Run]:
    found: list[Run] = []
    words: list[str] = []
    for n, run in enumerate(runs):
        words.append(run.words)
        if n + 1 == len(runs) or runs[n + 1].reason != run.reason:
            found.append(Run("".join(words), run.reason))
            words = []
    return found
