"""The chart on paper: one A3 sheet, whichever way round shows it larger.

A chart of many actions would be too small to read on one sheet. It then keeps its boards, priorities,
leads, groups and duties; the actions, which are printed as a table anyway, are counted in each lane.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from remit.viz.plot import Box, Chart, Line, Note

# An A3 sheet in pixels, without its margins and the room for title and legend.
SHEETS = {"landscape": (1480, 820), "portrait": (1020, 1270)}
READABLE = 0.7  # of the size on a screen: letters of some 6.5 points
LEAST = 0.35


@dataclass(frozen=True, slots=True)
class Paper:
    """What differs on paper: style rules, lines that go, and lines and notes that come instead."""

    rules: str
    gone: frozenset[int] = frozenset()
    lines: tuple[Line, ...] = ()
    notes: tuple[Note, ...] = ()


def zoom_of(chart: Chart) -> tuple[str, float]:
    """Which way round the sheet lies, and how large the chart is on it."""
    zooms = {n: min(1.0, w / chart.width, h / chart.height) for n, (w, h) in SHEETS.items()}
    way = max(zooms, key=lambda name: (zooms[name], name))
    return way, max(LEAST, zooms[way])


def on_paper(chart: Chart, bare: Callable[[], Chart]) -> Paper:
    """Print the chart where it can be read, and otherwise what ``bare`` lays out: its structure."""
    if zoom_of(chart)[1] >= READABLE:
        return Paper(_media(chart))
    structure = bare()
    there = {_name(box, n): box for box, n in _counted(structure)}
    names = {box.key: _name(box, n) for box, n in _counted(chart)}
    moved = [
        (box.key, f"left:{new.x}px;top:{new.y}px" if new else "display:none")
        for box in chart.boxes
        if (new := there.get(names[box.key])) is None or (new.x, new.y) != (box.x, box.y)
    ]
    keys = {there[name].key: key for key, name in names.items() if name in there}
    ways = {
        (line.statement.id, keys[line.source], keys[line.target]): line.points
        for line in structure.lines
        if line.source in keys and line.target in keys
    }
    gone, lines = [], []
    for n, line in enumerate(chart.lines):
        points = ways.get((line.statement.id, line.source, line.target))
        if points != line.points:
            gone.append(n)
            lines += [replace(line, points=points)] if points else []
    return Paper(_media(structure, rules(moved)), frozenset(gone), tuple(lines), structure.notes)


def _counted(chart: Chart) -> Iterator[tuple[Box, int]]:
    """Boxes, each with how many of its thing, part and lane came before it."""
    seen: Counter[tuple[str, str, str]] = Counter()
    for box in chart.boxes:
        yield box, seen[box.thing.id, box.row, box.lane]
        seen[box.thing.id, box.row, box.lane] += 1


def _name(box: Box, n: int) -> tuple[str, str, str, int]:
    """What a box is known by in both charts."""
    return box.thing.id, box.row, box.lane, n


def rules(said: Iterable[tuple[str, str]]) -> str:
    """Style rules for elements by their ids; those of whom the same is said share a rule.

    >>> rules([("a", "top:5px"), ("b", "top:5px"), ("b", "left:0px")])
    '#a,#b{top:5px}#b{left:0px}'
    """
    keys: dict[str, list[str]] = {}
    for key, declaration in said:
        keys.setdefault(declaration, []).append(f"#{key}")
    return "".join(f"{','.join(ids)}{{{declaration}}}" for declaration, ids in keys.items())


def _media(chart: Chart, more: str = "") -> str:
    way, zoom = zoom_of(chart)
    size = f".sheet{{zoom:{zoom:.3f};width:{chart.width}px;height:{chart.height}px}}"
    return f"@media print{{@page chart{{size:A3 {way};margin:12mm}}{size}{more}}}"
