"""The parts of an old Word file (DOC): its streams, the stretches of its text, and how properties are written ([MS-DOC] 2.1, 2.2)."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from typing import NamedTuple

PAGE = 512  # bytes of a page of properties
PARAGRAPH = 13  # bytes by which a page points at the properties of a paragraph
_COMPRESSED = 0x40000000  # text of one byte a character
COLUMNS = 0xD608  # the property that gives a row of a table its cells
_OPERANDS = (1, 1, 2, 4, 2, 2, 0, 3)  # bytes of an operand, by the first three bits; 0: it says

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


def style_and_properties(page: bytes, at: int) -> tuple[int, bytes]:
    """The number of a paragraph's style, and what properties it has of its own: [MS-DOC] 2.9.175."""
    short = page[at]
    said = page[at + 1 : at + 2 * short] if short else page[at + 2 : at + 2 + 2 * page[at + 1]]
    return struct.unpack_from("<H", said)[0], said[2:]
