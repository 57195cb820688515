"""Where the columns of an undrawn table begin: by the gaps that all lines leave, and which lines keep to them or run across."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from remit.loaders.formats.pdf_grids import (
    DrawnTable,
)
from remit.loaders.formats.pdf_sheet import Box
from remit.loaders.formats.pdf_words import Line, Word, pieces_of

NEAR = 4.0  # points


def column_of(word: Word, edges: Sequence[float]) -> int:
    """The column in which the middle of a word stands."""
    return min(max(bisect_right(edges, word.middle[0]), 1), len(edges) - 1)


def is_banner(lines: Sequence[Line], edges: Sequence[float]) -> bool:
    """Whether a row is one text that begins in the first column and runs across others."""
    if len(edges) < 3 or not lines or len(lines) > 2:
        return False
    pieces = [piece for line in lines for piece in pieces_of(line)]
    return len(pieces) == len(lines) and all(
        piece.x0 < edges[1] and piece.x1 > edges[1] + NEAR for piece in pieces
    )


def edges_of(lines: Sequence[Line], box: Box) -> tuple[float, ...] | None:
    """Where the columns begin, by the gaps that lines of several pieces leave, and the header confirms."""
    several = [pieces for line in lines if len(pieces := pieces_of(line)) > 1]
    if not several:
        return None
    spans: list[list[float]] = []
    for piece in sorted((p for pieces in several for p in pieces), key=lambda p: p.x0):
        if spans and piece.x0 < spans[-1][1] + 1.5:
            spans[-1][1] = max(spans[-1][1], piece.x1)
        else:
            spans.append([piece.x0, piece.x1])
    heads = [piece for line in _header(lines) for piece in pieces_of(line)]
    kept: list[list[float]] = []
    for n, span in enumerate(spans):
        headed = any(head.x0 < span[1] and head.x1 > span[0] for head in heads)
        if headed or n == 0:
            kept.append(span)
        else:  # no column has no heading: it is the rest of the one before
            kept[-1][1] = span[1]
    if len(kept) < 2:
        return None
    # Text stands at the left of its cell, so that a column begins just before its leftmost word.
    begins = [max(span[0] - NEAR, (before[1] + span[0]) / 2) for before, span in pairwise(kept)]
    return (min(box[0], kept[0][0] - NEAR), *begins, max(box[2], kept[-1][1] + NEAR))


def edges_going_on(
    lines: Sequence[Line], before: DrawnTable | None, own: tuple[float, ...] | None
) -> tuple[float, ...] | None:
    """The columns of the page before where the lines keep to them and show no more by themselves."""
    if before is None or not lines or (own is not None and len(own) > len(before.edges)):
        return own
    known = before.edges
    left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
    inside = known[0] - NEAR <= left < known[1] and known[-2] < right <= known[-1] + NEAR
    return known if inside and keeps_to(lines, known) else own


def _header(lines: Sequence[Line]) -> list[Line]:
    """The first line of several pieces, and those right around it."""
    for n, line in enumerate(lines):
        if len(pieces_of(line)) > 1:
            rest = [o for o in lines[n + 1 : n + 3] if o.y0 - line.y1 < 0.5 * line.size]
            return [line, *(o for o in rest if o.bold == line.bold and line.bold)]
    return []


def keeps_to(lines: Sequence[Line], edges: Sequence[float]) -> bool:
    """Whether the words of all lines keep to the columns, banners apart."""
    for line in lines:
        if is_banner([line], edges):
            continue
        for piece in pieces_of(line):
            column = column_of(piece.words[0], edges)
            if piece.x1 > edges[column] + NEAR and piece.x0 < edges[column] - NEAR:
                return False
    return True
