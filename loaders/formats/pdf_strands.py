"""Columns of running text that stand side by side on a page: where the gap between them is, and which one comes first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from remit.loaders.formats.pdf_grids import DrawnTable
from remit.loaders.formats.pdf_sheet import Box
from remit.loaders.formats.pdf_words import Line, Word, lines_of_words, pieces_of

GUTTER = 9.0  # points between two columns of text
_FEWEST_LINES = 4  # of two columns
_FULL = 18  # characters: a line of a column of text has as many, on the average


class Piece(NamedTuple):
    """Something that has its place in the order of reading: a line, a table, or what stands in a box."""

    box: Box
    line: Line | None = None
    table: DrawnTable | None = None
    frame: tuple[Word, ...] = ()


def strands(pieces: list[Piece]) -> Iterator[list[Piece]]:
    """Pieces in the order of reading: where two columns stand side by side, the left one first."""
    at = 0
    plain: list[Piece] = []
    while at < len(pieces):
        end, gutter = _two_columns(pieces, at)
        if gutter is None:
            plain.append(pieces[at])
            at += 1
            continue
        if plain:
            yield plain
            plain = []
        left, right = _split(pieces[at:end], gutter)
        yield from strands(left)
        yield from strands(right)
        at = end
    if plain:
        yield plain


def _two_columns(pieces: Sequence[Piece], at: int) -> tuple[int, float | None]:
    """How far two columns reach that begin at a piece, and where the gap between them is."""
    first = pieces[at].line
    if first is None or len(pieces_of(first)) < 2:
        return at, None
    left = min(p.box[0] for p in pieces[at : at + 60])
    right = max(p.box[2] for p in pieces[at : at + 60])
    gaps: list[tuple[float, float]] = [(left, right)]
    end = at
    for piece in pieces[at:]:
        narrowed = [
            (max(a, c), min(b, d))
            for a, b in gaps
            for c, d in _gaps(piece, left, right)
            if min(b, d) - max(a, c) >= GUTTER
            # What all lines leave free at the side of the page parts no columns.
            and max(a, c) > left + 1 and min(b, d) < right - 1
        ]  # fmt: skip
        if not narrowed:
            break
        gaps, end = narrowed, end + 1
    for a, b in gaps if end > at else ():
        middle = (a + b) / 2
        sides = _split(pieces[at:end], middle)
        lines = [[p.line for p in side if p.line is not None] for side in sides]
        if all(
            len(side) >= _FEWEST_LINES and sum(len(ln.text) for ln in side) / len(side) >= _FULL
            for side in lines
        ):
            return end, middle
    return at, None


def _gaps(piece: Piece, left: float, right: float) -> list[tuple[float, float]]:
    """The stretches that a piece leaves free."""
    if piece.line is None:
        spans = [(piece.box[0], piece.box[2])]
    else:
        spans = [(part.x0, part.x1) for part in pieces_of(piece.line)]
    ends = [left, *(x for span in spans for x in span), right]
    return [(a, b) for a, b in zip(ends[::2], ends[1::2], strict=True) if b > a]


def _split(pieces: Iterable[Piece], middle: float) -> tuple[list[Piece], list[Piece]]:
    left: list[Piece] = []
    right: list[Piece] = []
    for piece in pieces:
        if piece.line is None:
            (left if (piece.box[0] + piece.box[2]) / 2 < middle else right).append(piece)
            continue
        for side, words in (
            (left, [w for w in piece.line.words if w.middle[0] < middle]),
            (right, [w for w in piece.line.words if w.middle[0] >= middle]),
        ):
            for line in lines_of_words(words):
                side.append(Piece((line.x0, line.y0, line.x1, line.y1), line))
    return left, right
