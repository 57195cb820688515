"""What an old Word file (DOC) marks in its text: deleted, hidden and struck-out words, and what stands beside it.

The library that reads the structure of such files takes deleted words for current ones. Here the text is
walked through once more, by the tables of the file that give each run its properties ([MS-DOC] 2.4, 2.9).
"""

from __future__ import annotations

import io
import struct
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

PAGE = 512  # bytes of a page of properties
_COMPRESSED = 0x40000000  # text of one byte a character
_DELETED, _HIDDEN, _STRUCK, _STRUCK_TWICE = 0x0800, 0x083C, 0x0837, 0x2A53
_REASONS = {
    _DELETED: "deleted",
    _HIDDEN: "hidden",
    _STRUCK: "struck out",
    _STRUCK_TWICE: "struck out",
}
COLUMNS = 0xD608  # the property that gives a row of a table its cells
_OPERANDS = (1, 1, 2, 4, 2, 2, 0, 3)  # bytes of an operand, by the first three bits; 0: it says
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


# What reading tables raises that point anywhere.
SENSELESS = (struct.error, IndexError, TypeError, KeyError)


class Parts(NamedTuple):
    """The streams of a DOC file: the main one, the one of its tables, and the one of what is too long for these."""

    main: bytes
    tables: bytes
    data: bytes

    @classmethod
    def of(cls, content: bytes) -> Parts:
        """Take a file apart.

        Raises:
            ValueError: it makes no sense.
        """
        from xlrd.compdoc import CompDoc, CompDocError

        try:
            file = CompDoc(content, logfile=io.StringIO())
            main = file.get_named_stream("WordDocument") or b""
            flags = struct.unpack_from("<H", main, 0x0A)[0]
            tables = file.get_named_stream("1Table" if flags & 0x0200 else "0Table") or b""
            return cls(main, tables, file.get_named_stream("Data") or b"")
        except (*SENSELESS, CompDocError, AssertionError) as error:
            raise ValueError("the streams of the file cannot be read") from error


def paragraphs(file: Parts) -> dict[str, list[Paragraph]]:
    """The paragraphs of a DOC file, for each of its texts: "text", "heads", "comments", "boxes" and so on.

    Raises:
        ValueError: the tables of the file make no sense.
    """
    main, tables, _ = file
    try:
        lengths = struct.unpack_from("<8i", main, 0x4C)
        pieces = list(pieces_of(main, tables))
        marks = _marks(main, tables)
        characters = list(_characters(main, pieces, marks))
    except SENSELESS as error:
        raise ValueError("the properties of the text cannot be read") from error
    found: dict[str, list[Paragraph]] = {}
    start = 0
    for name, length in zip(_TEXTS, lengths, strict=True):
        found[name] = _cut(characters[start : start + max(length, 0)])
        start += max(length, 0)
    return found


class Piece(NamedTuple):
    """A stretch of the text: where it stands in the main stream."""

    first: int  # byte in the main stream
    length: int  # characters
    width: int  # bytes of a character


def pointed_at(main: bytes, offset: int, tables: bytes) -> bytes:
    """What a place of the file's head points at: [MS-DOC] 2.5.6."""
    first, size = struct.unpack_from("<II", main, offset)
    return tables[first : first + size]


def pieces_of(main: bytes, tables: bytes) -> Iterator[Piece]:
    """Where the text stands: [MS-DOC] 2.9.38, 2.9.177."""
    listing, at = pointed_at(main, 0x1A2, tables), 0
    while listing[at] == 1:  # properties that whole pieces share
        at += 3 + struct.unpack_from("<H", listing, at + 1)[0]
    size = struct.unpack_from("<I", listing, at + 1)[0]
    plan = listing[at + 5 : at + 5 + size]
    count = (len(plan) - 4) // 12
    ends = struct.unpack_from(f"<{count + 1}I", plan)
    for n in range(count):
        place = struct.unpack_from("<I", plan, 4 * (count + 1) + 8 * n + 2)[0]
        width = 1 if place & _COMPRESSED else 2
        first = (place & ~_COMPRESSED) // (2 if width == 1 else 1)
        yield Piece(first, min(max(ends[n + 1] - ends[n], 0), len(main)), width)


def _marks(main: bytes, tables: bytes) -> list[tuple[int, str]]:
    """From which byte on the text is left out, and why; empty where it is said: [MS-DOC] 2.8.5, 2.9.33."""
    found: dict[int, str] = {0: ""}
    for block in pages_of(main, pointed_at(main, 0xFA, tables)):
        runs = block[PAGE - 1]
        places = struct.unpack_from(f"<{runs + 1}I", block)
        for n in range(runs):
            at = 2 * block[4 * (runs + 1) + n]
            found[places[n]] = _reason(block[at + 1 : at + 1 + block[at]]) if at else ""
        found.setdefault(places[runs], "")
    return sorted(found.items())


def pages_of(main: bytes, plan: bytes) -> Iterator[bytes]:
    """The pages of properties that a plan points at: [MS-DOC] 2.8.5, 2.8.6."""
    count = (len(plan) - 4) // 8
    for page in struct.unpack_from(f"<{count}I", plan, 4 * (count + 1)) if count > 0 else ():
        start = (page & 0x3FFFFF) * PAGE
        yield main[start : start + PAGE]


def properties_in(said: bytes) -> Iterator[tuple[int, bytes]]:
    """Properties one after the other, each with its operand: [MS-DOC] 2.2.5.1."""
    at = 0
    while at + 2 < len(said):
        kind = struct.unpack_from("<H", said, at)[0]
        if kind == COLUMNS:  # the only one that says its length in two bytes
            size = struct.unpack_from("<H", said, at + 2)[0] + 1
        else:
            size = _OPERANDS[kind >> 13] or 1 + said[at + 2]
        yield kind, said[at + 2 : at + 2 + size]
        at += 2 + size


def _reason(properties: bytes) -> str:
    """Why text with these properties is not said."""
    on: set[int] = set()
    for kind, operand in properties_in(properties):
        if kind in _REASONS:
            (on.add if operand[:1] in (b"\x01", b"\x81") else on.discard)(kind)
    return next((why for kind, why in _REASONS.items() if kind in on), "")


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
