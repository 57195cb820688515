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
        quoting = csv.QUOTE_MINIMAL if delimiter == "," else csv.QUOTE_NONE
        reader = csv.reader(
            io.StringIO(words, newline=""), delimiter=delimiter or "\0", quoting=quoting
        )
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


def stands(quote: str, pieces: list[str]) -> bool:
    """Whether a quote begins in the first piece, ends in the last, and leaves out only whole ones.

    Page furniture inside a split item, or a box beside it, is what may be left out.
    """
    if not quote or not pieces:
        return False
    if quote in pieces[0]:
        return len(pieces) == 1
    starts = [n for n in range(len(pieces[0])) if quote.startswith(f"{pieces[0][n:]} ")]
    return any(_goes_on(quote[len(pieces[0]) - n + 1 :], pieces[1:]) for n in starts)


def _goes_on(rest: str, pieces: list[str]) -> bool:
    if not pieces:
        return False
    if len(pieces) == 1:
        return pieces[0].startswith(rest)
    taken = rest.startswith(f"{pieces[0]} ") and _goes_on(rest[len(pieces[0]) + 1 :], pieces[1:])
    return taken or _goes_on(rest, pieces[1:])


def astray(contents: Contents, raw: Mapping[str, Raw]) -> list[str]:
    """Every citation of a register whose quote does not stand at its locator."""
    citations: dict[Citation, None] = {}
    for statement in contents.statements:
        citations.update(dict.fromkeys(statement.citations))
    return [
        f"{c.document}, {c.locator}: {c.quote}"
        for c in citations
        if not stands(c.quote, raw[c.document].pieces(c.locator))
    ]
