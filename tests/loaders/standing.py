"""The check that a quote stands where its citation says, made without any of our readers."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from pathlib import Path

from remit.graph.model import Citation, Contents

_LOCATOR = re.compile(
    r"(?P<unit>line|row) (?P<first>\d+)(?:-(?P<last>\d+))?(?:, column (?P<column>\d+))?"
)


class Raw:
    """A file as anybody could read it: its lines, or the cells of its rows, and nothing of ours."""

    def __init__(self, path: Path, delimiter: str = "") -> None:
        words = path.read_bytes().decode("utf-8-sig")
        self.lines = words.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        file = io.StringIO(words, newline="")
        if delimiter == ",":
            reader = csv.reader(file)
        else:  # a word processor's table: quotation marks are text
            reader = csv.reader(file, delimiter=delimiter or "\0", quoting=csv.QUOTE_NONE)
        self.rows = list(reader) if delimiter else []

    def pieces(self, locator: str) -> list[str]:
        """What stands at a locator, line by line or cell by cell, blanks squeezed."""
        m = _LOCATOR.fullmatch(locator)
        assert m is not None, f"{locator!r} is no locator"
        first, last = int(m["first"]), int(m["last"] or m["first"])
        if m["unit"] == "line":
            found = self.lines[first - 1 : last]
        else:
            rows = self.rows[first - 1 : last]
            found = [cell for row in rows for n, cell in enumerate(row, 1) if _wanted(m, n)]
        return [text for one in found if (text := " ".join(one.split()))]


def _wanted(m: re.Match[str], column: int) -> bool:
    return m["column"] is None or int(m["column"]) == column


def stands(quote: str, pieces: list[str], *, anywhere: bool = False) -> bool:
    """Whether a quote begins in the first piece, ends in the last, and leaves out only whole ones.

    Page furniture inside a split item, or a box beside it, is what may be left out.
    """
    if not quote or not pieces:
        return False
    starts = range(len(pieces) if anywhere else 1)
    return any(_stands(quote, pieces[n:], loose=anywhere) for n in starts)


def _stands(quote: str, pieces: list[str], *, loose: bool) -> bool:
    if quote in pieces[0]:
        return loose or len(pieces) == 1
    starts = [n for n in range(len(pieces[0])) if quote.startswith(f"{pieces[0][n:]} ")]
    rests = (quote[len(pieces[0]) - n + 1 :] for n in starts)
    return any(_goes_on(rest, pieces[1:], loose=loose) for rest in rests)


def _goes_on(rest: str, pieces: list[str], *, loose: bool) -> bool:
    if not pieces:
        return False
    if len(pieces) == 1 or (loose and pieces[0].startswith(rest)):
        return pieces[0].startswith(rest)
    after = rest.removeprefix(f"{pieces[0]} ")
    taken = after != rest and _goes_on(after, pieces[1:], loose=loose)
    return taken or _goes_on(rest, pieces[1:], loose=loose)


def astray(contents: Contents, raw: Mapping[str, Raw]) -> list[str]:
    """Every citation of a register whose quote does not stand at its locator."""
    citations: dict[Citation, None] = {}
    for statement in contents.statements:
        citations.update(dict.fromkeys(statement.citations))
    return [
        f"{c.document}, {c.locator}: {c.quote}"
        for c in citations
        if not stands(c.quote, raw[c.document].pieces(c.locator), anywhere=_cells(c.locator))
    ]


def _cells(locator: str) -> bool:
    """Whether a locator names whole rows, of which the quote may be the later cells."""
    return locator.startswith("row") and "column" not in locator
