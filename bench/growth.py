"""A table of what was measured at several sizes: how it grows from one to the next, and whether it is what was promised."""

from __future__ import annotations

import math
import statistics
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

# Partnerships from which on the growth is fitted: below, it is mostly the start of Python.
FITTED = 30


class Row(NamedTuple):
    """A line of the table: what was measured at each size, how it is shown, and what is to be reached."""

    what: str
    figures: Mapping[int, float]
    shown: Callable[[float], str]
    bar: str = ""
    met: Callable[[Mapping[int, float]], bool] | None = None
    grows: Mapping[int, float] | None = None  # what the growth is fitted to, where it is told


def show(rows: Iterable[Row], statements: Mapping[int, int]) -> None:
    """Print the rows in Markdown as they come, beside the number of statements at each size."""
    sizes = list(statements)
    head = ("partnerships", *(f"{size:,}" for size in sizes), "growth", "to reach", "")
    print(_line(head))
    print(_line(("---", *("--:" for _ in sizes), "--:", "---", "---")))
    print(_line(("statements", *(f"{n:,}" for n in statements.values()), "", "", "")))
    for row in rows:
        cells = (row.shown(row.figures[size]) if size in row.figures else "" for size in sizes)
        verdict = "" if row.met is None else "met" if row.met(row.figures) else "MISSED"
        print(_line((row.what, *cells, _power(row, statements), row.bar, verdict)), flush=True)


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _power(row: Row, statements: Mapping[int, int]) -> str:
    """The power of the number of statements with which something grows, by the least squares of the logarithms."""
    points = [
        (math.log(statements[size]), math.log(value))
        for size, value in (row.grows or {}).items()
        if size >= FITTED
    ]
    if len(points) < 2:
        return ""
    return f"{statistics.linear_regression(*zip(*points, strict=True)).slope:.2f}"
