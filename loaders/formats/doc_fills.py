"""What the cells of an old Word file's tables are filled with, which the library does not tell.

Each row of a table ends in a mark that has the row's properties, the colours of its cells among them ([MS-DOC] 2.4.3, 2.6.3).
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Iterator

from remit.loaders.formats.doc_parts import (
    COLUMNS,
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

_ENDS_ROW, _ELSEWHERE, _FILLS = 0x2417, 0x6646, 0xD612
_FILL = 10  # bytes: the colour of the pattern, that behind it, and the pattern
_CLEAR, _SOLID = 0, 1  # of patterns
_AUTOMATIC = 0xFF  # in the last byte of a colour
_LONGEST = 100_000  # rows


def fills_of(file: Parts) -> list[list[str]]:
    """The colours of the cells (``RRGGBB``, or empty) of each row of the tables in the text, in reading order.

    Raises:
        ValueError: the tables of the file make no sense.
    """
    try:
        rows = sorted(_rows(file))
    except SENSELESS as error:
        raise ValueError("the properties of the rows cannot be read") from error
    return [fills for _, fills in rows[:_LONGEST]]


def _rows(file: Parts) -> Iterator[tuple[int, list[str]]]:
    """The rows, each with where in the text it ends."""
    length, before = struct.unpack_from("<i", file.main, 0x4C)[0], 0
    pieces: list[tuple[Piece, int]] = []  # each with how many characters stand before it
    for piece in pieces_of(file.main, file.tables):
        pieces.append((piece, before))
        before += piece.length
    pieces.sort()
    starts = [piece.first for piece, _ in pieces]
    for page in pages_of(file.main, pointed_at(file.main, 0x102, file.tables)):
        count = page[PAGE - 1]
        places = struct.unpack_from(f"<{count + 1}I", page)
        for n in range(count):
            at = 2 * page[4 * (count + 1) + PARAGRAPH * n]
            told = dict(_told(page, at, file.data)) if at else {}
            found = bisect_right(starts, places[n]) - 1
            if told.get(_ENDS_ROW) != b"\x01" or found < 0:
                continue
            piece, characters = pieces[found]
            into = (places[n] - piece.first) // piece.width
            if into < piece.length and characters + into < length:
                yield characters + into, _fills(told)


def _told(page: bytes, at: int, data: bytes) -> Iterator[tuple[int, bytes]]:
    """The properties of a paragraph; where they are too long for a page, they stand in a stream of their own."""
    for kind, operand in properties_in(style_and_properties(page, at)[1]):
        yield kind, operand
        if kind == _ELSEWHERE:
            place = struct.unpack("<I", operand)[0]
            size = struct.unpack_from("<H", data, place)[0]
            yield from properties_in(data[place + 2 : place + 2 + size])


def _fills(told: dict[int, bytes]) -> list[str]:
    """The colour of each cell of a row."""
    columns, fills = told.get(COLUMNS, b""), told.get(_FILLS, b"")[1:]
    cells = columns[2] if len(columns) > 2 else 0
    return [_colour(fills[_FILL * n : _FILL * (n + 1)]) for n in range(cells)]


def _colour(fill: bytes) -> str:
    if len(fill) < _FILL:
        return ""
    pattern = struct.unpack_from("<H", fill, 8)[0]
    colour = fill[4:8] if pattern == _CLEAR else fill[:4] if pattern == _SOLID else b""
    return "" if not colour or colour[3] == _AUTOMATIC else colour[:3].hex().upper()
