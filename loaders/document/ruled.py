"""Tables in plain text whose columns a line of strokes under the header rules: "---  ------  ----".

The strokes say exactly where each column begins. The rows go on over blank lines and over headings that stand between
them, until a line of words runs across the columns. A line without its first cell goes on with the row above, where
that cell numbers the rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from remit.loaders.blocks import Block, Part

_STROKE = re.compile(r"[-=_─]{2,}")
_NUMBERED = re.compile(r"[A-Za-z]{0,3}[-/.]?\d{1,5}[a-z]?[.)]?")
_MOST_HEADING_WORDS = 8  # of a line between rows
_HEADER_LINES = 2


class Ruled(NamedTuple):
    """Such a table: its rows, the first of which is the header, and the lines that it takes."""

    rows: tuple[Block, ...]
    lines: frozenset[int]


def ruled(lines: Sequence[tuple[int, str]]) -> Iterator[Ruled]:
    """The tables among numbered lines, each from its header down."""
    at = 0
    while at < len(lines):
        if _is_strokes(lines[at][1]) and (found := _table(lines, at)):
            yield found
            at = max(at, lines.index(next(one for one in lines if one[0] == max(found.lines))))
        at += 1


def _is_strokes(text: str) -> bool:
    pieces = text.split()
    return len(pieces) > 1 and all(map(_STROKE.fullmatch, pieces))


def _table(lines: Sequence[tuple[int, str]], at: int) -> Ruled | None:
    starts = [m.start() for m in _STROKE.finditer(lines[at][1])]
    top = at
    while top and at - top < _HEADER_LINES and lines[top - 1][1].strip():
        if not _fits(lines[top - 1][1], starts):
            break
        top -= 1
    body = list(_body(lines[at + 1 :], starts))
    if top == at or not any(cells for _, cells in body):
        return None
    header: dict[int, list[Part]] = {}
    for number, text in lines[top:at]:
        for column, part in _cells(number, text, starts).items():
            header.setdefault(column, []).append(part)
    rows = [header]
    numbers = [cells[1].text for _, cells in body if 1 in cells and len(cells) > 1]
    numbered = bool(numbers) and all(map(_NUMBERED.fullmatch, numbers))
    for goes_on, cells in body:
        if goes_on and numbered and 1 not in cells and len(rows) > 1:
            for column, part in cells.items():
                rows[-1].setdefault(column, []).append(part)
        else:
            rows.append({column: [part] for column, part in cells.items()})
    blocks = tuple(
        Block(tuple(p for column in sorted(row) for p in row[column]), "row", gap=False)
        for row in rows
    )
    taken = {part.number for block in blocks for part in block.parts} | {lines[at][0]}
    return Ruled(blocks, frozenset(taken))


def _body(
    lines: Sequence[tuple[int, str]], starts: Sequence[int]
) -> Iterator[tuple[bool, dict[int, Part]]]:
    """The lines below the strokes as cells, each with whether no blank line parts it from the one above."""
    touches = False
    for n, (number, text) in enumerate(lines):
        if not text.strip():
            touches = False
            continue
        if _fits(text, starts):
            yield touches, _cells(number, text, starts)
        elif (
            _heads_rows(text) and (following := _next(lines[n + 1 :])) and _fits(following, starts)
        ):
            yield False, {1: Part.on_line(text, number, 1)}
            touches = False
            continue
        else:
            return
        touches = True


def _heads_rows(text: str) -> bool:
    """Whether a line that runs over columns may be a heading of the rows below it."""
    plain = not text.rstrip().endswith((".", ",", ";", ":"))
    return plain and not text[:1].isspace() and len(text.split()) <= _MOST_HEADING_WORDS


def _next(lines: Sequence[tuple[int, str]]) -> str:
    return next((text for _, text in lines if text.strip()), "")


def _fits(text: str, starts: Sequence[int]) -> bool:
    """Whether no words of a line run from one column into the next."""
    if _is_strokes(text) or not text.strip():
        return False
    cells = text.expandtabs(8)
    return all(cells[start - 1 : start] in ("", " ") for start in starts[1:]) and any(
        cells[start : start + 1].strip() for start in starts[1:]
    )


def _cells(number: int, text: str, starts: Sequence[int]) -> dict[int, Part]:
    text = text.expandtabs(8)
    ends = [*starts[1:], len(text)]
    begins = [0, *starts[1:]]
    return {
        column: Part.on_line(text[a:b], number, column)
        for column, (a, b) in enumerate(zip(begins, ends, strict=True), 1)
        if text[a:b].strip()
    }
