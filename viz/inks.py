"""How a chart looks in a still picture: the colours and strokes of its boxes and lines, and what each of them means."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Final

from remit.graph.model import Statement
from remit.viz.marks import WHOLE, Dash, Mark, Rect, Stroke, Words
from remit.viz.plot import LEADING, SIZE, Blank, Box, Chart

# Fill, border and letters of each row, as in the page's light colours.
_COLOURS: Final[Mapping[str, tuple[str, str, str]]] = {
    "board": ("#e9e6f5", "#5b4b9a", "#1b1f27"),
    "beside": ("#f4f2fa", "#8378b5", "#1b1f27"),
    "plan": ("#fdf3c7", "#86701a", "#1b1f27"),
    "priority": ("#1c4a78", "#123557", "#ffffff"),
    "lead": ("#e3edf8", "#3f6ea3", "#1b1f27"),
    "group": ("#e2f1e6", "#2e7244", "#1b1f27"),
    "objective": ("#dff2f0", "#22756d", "#1b1f27"),
    "duty": ("#f6ebe1", "#8d5b2c", "#1b1f27"),
    "red": ("#fbe1de", "#7d140b", "#7d140b"),
    "amber": ("#fdebcb", "#6b4200", "#6b4200"),
    "green": ("#dcefdf", "#0e4d22", "#0e4d22"),
    "blue": ("#dce9f8", "#123f70", "#123f70"),
}
_PLAIN = ("#ffffff", "#7a8492", "#1b1f27")
_MISSING = ("#ffffff", "#6b4200", "#6b4200")
INK, SOFT = "#1b1f27", "#545b66"
_LINE, _LIT = "#6d7683", "#a63a0d"
_DASHES: Final[Mapping[str, Dash]] = {"stated": WHOLE, "drawn": (2, 4)}
_BROKEN: Dash = (5, 3)
_GUESSED: Dash = (7, 4)
_BOLD = {"board", "plan", "priority", "square"}
_CALLED = {
    "board": "board or partnership",
    "beside": "stands beside it",
    "plan": "plan",
    "priority": "priority",
    "lead": "lead or officer",
    "group": "delivery group",
    "objective": "objective",
    "duty": "duty",
}


def charted(chart: Chart, lit: Sequence[str], empty: Collection[str]) -> Iterator[Mark]:
    """Lines below, boxes above them, and what is lit above its like: the chosen thing first, then its chain.

    ``empty`` are the actions for which nobody is named.
    """
    on = frozenset(lit)
    lines = sorted(chart.lines, key=lambda line: _runs(line.statement, on))
    for line in lines:
        dash = _DASHES.get(line.statement.basis, _GUESSED)
        chosen = _runs(line.statement, on)
        yield Stroke(line.points, _LIT if chosen else _LINE, 2.6 if chosen else 1.4, dash)
    for box in chart.boxes:
        yield from _boxed(box, lit, empty)
    for blank in chart.blanks:
        yield from _blank(blank)
    for note in chart.notes:
        for n, word in enumerate(note.lines):
            yield Words(note.x, note.y + 12 + n * LEADING, word, SIZE, SOFT, bold=True)


def _runs(statement: Statement, on: frozenset[str]) -> bool:
    """Whether a line is part of what is lit."""
    return statement.subject in on and (statement.object or "") in on


def _boxed(box: Box, lit: Sequence[str], empty: Collection[str]) -> Iterator[Mark]:
    fill, edge, ink = _colours(box)
    missing = box.open or box.thing.id in empty
    chosen = bool(lit) and box.thing.id == lit[0]
    edge, line = (_LIT, 4.0) if chosen else (_LIT, 2.6) if box.thing.id in lit else (edge, 1.5)
    dash = _BROKEN if missing else WHOLE
    name = box.thing.label.strip() or f"({box.thing.kind} without a name)"
    yield Rect(box.x, box.y, box.w, box.h, fill, edge, line, dash, name)
    bold = box.row in _BOLD
    for text, y, tag in _rows(box):
        size = 11 if tag else _size_of(box)
        yield Words(box.middle[0], y, text, size, ink, bold and not tag, "middle")


def _blank(blank: Blank) -> Iterator[Mark]:
    fill, edge, ink = _PLAIN if blank.doubt else _MISSING
    yield Rect(blank.x, blank.y, blank.w, blank.h, fill, edge, 1.5, _BROKEN, blank.text)
    top = blank.y + (blank.h - len(blank.lines) * LEADING) // 2
    for n, text in enumerate(blank.lines, 1):
        yield Words(blank.x + blank.w // 2, top + n * LEADING - 4, text, SIZE, ink, True, "middle")


def _colours(box: Box) -> tuple[str, str, str]:
    """Fill, border and letters of a box."""
    usual = _MISSING if box.open and box.row in ("square", "lead") else _PLAIN
    return _COLOURS.get(box.tone) or (usual if box.open else _COLOURS.get(box.row, _PLAIN))


def _size_of(box: Box) -> float:
    """The size of its letters."""
    return {"board": 15.0, "plan": 14.0, "square": 11.0}.get(box.row, SIZE)


def _rows(box: Box) -> Iterable[tuple[str, int, bool]]:
    """Each line of text in a box with its baseline, and whether it is the tag."""
    leading = LEADING + (4 if box.row == "board" else 0)
    rows = [*((word, False) for word in box.words), *((line, True) for line in box.tags)]
    top = box.y + (box.h - len(rows) * leading) // 2
    for n, (text, tag) in enumerate(rows):
        yield text, top + n * leading + leading - 4, tag


# ---------------------------------------------------------------- what each sign means

_Sign = Callable[[float, float], Sequence[Mark]]


def legend(chart: Chart, lit: Sequence[str], empty: Collection[str]) -> Iterator[tuple[_Sign, str]]:
    """What each sign means that the chart has, and no other."""
    rows = {box.row for box in chart.boxes}
    for row, called in _CALLED.items():
        if row in rows:
            yield _swatch(*_COLOURS[row][:2]), called
    squares = [box for box in chart.boxes if box.row == "square"]
    if squares:
        yield _swatch(*_PLAIN[:2]), "an action; R, A, G, B: red, amber, green, blue"
        letters = "".join(word for box in squares for word in box.words)
        for letter, means in (
            ("?", "written as vacant"),
            ("~", "not understood or not read"),
            ("×", "withheld"),
            ("!", "past its date"),
        ):
            if letter in letters:
                yield _letter(letter), means
    open_ = any(box.open or box.thing.id in empty for box in chart.boxes)
    if open_ or any(not blank.doubt for blank in chart.blanks):
        yield _swatch(*_MISSING[:2], _BROKEN), "nobody is named, or a place is vacant"
    bases = {line.statement.basis for line in chart.lines}
    yield _stroke(WHOLE), "the text says so"
    if "drawn" in bases:
        yield _stroke(_DASHES["drawn"]), "only a chart’s layout suggests it"
    if bases - {"stated", "drawn"}:
        yield _stroke(_GUESSED), "worked out, or settled by a person"
    if lit:
        yield _stroke(WHOLE, _LIT, 3), "chosen, with its chain upwards or what it is given"


def _swatch(fill: str, edge: str, dash: Dash = WHOLE) -> _Sign:
    return lambda x, y: (Rect(x, y, 22, 13, fill, edge, 1.3, dash),)


def _letter(letter: str) -> _Sign:
    return lambda x, y: (
        Words(x + 11, y + 11, letter, 12, _MISSING[2], bold=True, anchor="middle"),
    )


def _stroke(dash: Dash, colour: str = _LINE, thick: float = 1.4) -> _Sign:
    return lambda x, y: (Stroke(((x, y + 7), (x + 24, y + 7)), colour, thick, dash),)
