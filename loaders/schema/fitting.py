"""Which columns the cells of a row belong to, where empty ones left nothing behind: told by types, or not told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from remit.graph.place import Place
from remit.loaders.blocks import Block, Part
from remit.loaders.document.loose import Loose
from remit.loaders.schema.cells import Looks
from remit.loaders.schema.match import Match
from remit.loaders.schema.matching import Matcher

_MOST = 3_000  # ways to lay a row that are tried
_FIT, _PLAINLY, _MISFIT = 1.0, 1.5, -3.0
_MISSING = -2.0  # for the cell that the row is about
_MARGIN = 0.4  # by which the best way must beat the next
_PLAIN = ("date", "status", "reference")  # types that few words are of
_FEWEST = 3  # rows, and cells of each, of a table without a header
DATED = ("date", "status")  # types that plainly belong to a table of work
_CELLS = re.compile(r"\s{2,}|\t+|\s+[–—|/-]\s+|^\s*[-*•]\s+")
_STRICT = ("party", "parties", "person", "date", "work", "reference")
_REASON = "its empty cells left nothing behind, so it cannot be told which columns its cells are in"


def laid(matcher: Matcher, found: Loose) -> tuple[Block, list[Block], list[tuple[Block, str]]]:
    """The header, the rows whose cells' columns are known, and the lines of which they are not."""
    header = Block(found.header, "row")
    width = len(found.header)
    rows: list[Block] = []
    odd = [(Block((part,)), reason) for part, reason in found.odd]
    whole = [_row(row, range(1, width + 1)) for row in found.rows if len(row) == width]
    match = matcher.match([header], whole)
    if not match.kind:
        match = matcher.match([header], [])
    for row in found.rows:
        if all(part.column for part in row):
            rows.append(Block(row, "row"))
        elif len(row) == width and _fits(matcher, match, row):
            rows.append(_row(row, range(1, width + 1)))
        elif match.kind and (best := _best(matcher, match, row)):
            rows.append(_row(row, best))
        else:
            odd += [(Block((part,)), _REASON) for part in row]
    return header, rows, odd


def headless(lines: Sequence[tuple[int, str]], looks: Looks) -> Iterator[list[Part]]:
    """Runs of lines that are rows of a table whose header is missing.

    Each has a date or a status, and beside it words that look like a party.
    """
    run: list[Part] = []
    for number, text in [*lines, (0, "-")]:
        if not text.strip():
            continue
        cells = [cell for cell in _CELLS.split(text.strip()) if cell.strip()]
        if len(cells) >= _FEWEST and _typed(looks, cells):
            run.append(Part(" ".join(text.split()), number, None, Place(line=number)))
            continue
        if len(run) >= _FEWEST:
            yield run
        run = []


def _typed(looks: Looks, cells: Sequence[str]) -> bool:
    plain = [looks.kind(cell) in DATED for cell in cells]
    return any(plain) and any(
        looks.fits(cell, "party") for cell, told in zip(cells, plain, strict=True) if not told
    )


def _row(parts: Sequence[Part], columns: Sequence[int]) -> Block:
    return Block(tuple(p._replace(column=n) for p, n in zip(parts, columns, strict=True)), "row")


def _fits(matcher: Matcher, match: Match, row: Sequence[Part]) -> bool:
    """Whether a full row is in its columns: no cell is plainly of another type, and at most one is odd."""
    odd = 0
    for number, part in enumerate(row, 1):
        value = _value(matcher, match, number)
        if value in _STRICT and not matcher.looks.fits(part.text, value):
            odd += 1
            if matcher.looks.kind(part.text):
                return False
    return odd <= 1


def _best(matcher: Matcher, match: Match, row: Sequence[Part]) -> tuple[int, ...] | None:
    """The one way to lay a row that fits clearly better than all others; ``None`` where there is none."""
    width = len(match.columns)
    fits = [[_fit(matcher, match, part.text, n) for n in range(1, width + 1)] for part in row]
    needs = matcher.lexicon.tables[match.kind].needs[0]
    about = next((c.number for c in match.columns if c.role in needs), 0)
    scored = sorted(
        (
            (
                sum(fits[at][n - 1] for at, n in enumerate(ways))
                + (0.0 if about in (0, *ways) else _MISSING),
                ways,
            )
            for ways in _ways(width, len(row))
        ),
        reverse=True,
    )
    if not scored or scored[0][0] <= 0:
        return None
    total, best = scored[0]
    if len(scored) > 1 and total - scored[1][0] < _MARGIN:
        return None
    return best if all(fits[at][n - 1] > _MISFIT for at, n in enumerate(best)) else None


def _ways(width: int, cells: int) -> Iterator[tuple[int, ...]]:
    if 0 < cells <= width:
        for n, ways in enumerate(combinations(range(1, width + 1), cells)):
            if n >= _MOST:
                return
            yield ways


def _fit(matcher: Matcher, match: Match, text: str, number: int) -> float:
    value = _value(matcher, match, number)
    if not value:
        return 0.0
    if not matcher.looks.fits(text, value):
        return _MISFIT
    kind = matcher.looks.kind(text)
    if kind and value not in (*_PLAIN, "any", "prose"):
        return _MISFIT
    return _PLAINLY if value in _PLAIN and value in (kind, "reference") else _FIT


def _value(matcher: Matcher, match: Match, number: int) -> str:
    """The type of what stands in a column; empty where its role is not known."""
    role = next((c.role for c in match.columns if c.number == number), "")
    return matcher.lexicon.roles[role].value if role else ""
