"""Tables in plain text: pipes, columns held apart by blanks, cards of labels with values, one cell a line.

A layout is a hypothesis: it gives rows of cells and says nothing of what they mean. Whoever reads them
keeps what a header confirms and gives the rest back as text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from remit.loaders.blocks import Block, Part
from remit.loaders.document.place import Place

_FEWEST_ROWS = 2  # with the header
_RULE = re.compile(r"[\s|+:=_\-–—]{3,}")
_SEGMENT = re.compile(r"\S+(?: \S+)*")  # words that one blank holds apart
_LABELLED = re.compile(
    r"^\s*(?:[-*•]\s+)?(?:\*\*)?(?P<label>(?:[A-Z#]|\d{4} )[^:|\n]{0,48}?)(?:\*\*)?\s*:(?:\*\*)?(?:\s+(?P<value>\S.*))?$"
)
_MOST_LABEL_WORDS = 6
_SHARED = 0.6  # of the labels of two cards
_FEWEST_STACKED = 3  # columns of a table that has its cells one below the other
_NEAR = 2  # characters between the starts of two cells of one column


class _Line(NamedTuple):
    number: int
    text: str


@dataclass(frozen=True)
class Region:
    """Lines that may be a table: its rows, the header where that is no row, and the lines it takes."""

    layout: str
    rows: tuple[Block, ...]
    lines: frozenset[int]
    header: Block | None = None


def regions(words: str, heads: Callable[[str], bool]) -> Iterator[Region]:
    """The lines of a text that look like tables, the plainest layout first; they may overlap.

    ``heads`` says whether words may head a column: only that tells where a table begins whose cells stand
    one below the other.
    """
    lines = [_Line(n, text) for n, text in enumerate(_split(words), 1)]
    yield from _pipes(lines)
    yield from _cards(lines)
    yield from _aligned(lines)
    yield from _stacked(lines, heads)


def _split(words: str) -> list[str]:
    return words.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def without(words: str, taken: frozenset[int]) -> str:
    """The text with these lines left empty, so that all others keep their numbers."""
    return "\n".join("" if n in taken else text for n, text in enumerate(_split(words), 1))


# ---- pipes ------------------------------------------------------------------------------------


def _pipes(lines: Sequence[_Line]) -> Iterator[Region]:
    run: list[_Line] = []
    for line in [*lines, _Line(0, "")]:
        if "|" in line.text:
            run.append(line)
            continue
        if len(run) >= _FEWEST_ROWS:
            rows = [block for one in run if (block := _piped(one)) is not None]
            if len(rows) >= _FEWEST_ROWS:
                yield Region("pipes", tuple(rows), frozenset(one.number for one in run))
        run = []


def _piped(line: _Line) -> Block | None:
    if _RULE.fullmatch(line.text):
        return None
    text = line.text.strip()
    cells = text.removeprefix("|").removesuffix("|").split("|")
    parts = tuple(
        _part(cell, line.number, column) for column, cell in enumerate(cells, 1) if cell.strip()
    )
    return Block(parts, "row", gap=False) if parts else None


# ---- cards ------------------------------------------------------------------------------------


@dataclass
class _Card:
    labels: list[tuple[str, Part]] = field(default_factory=list)
    values: list[list[Part]] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)


def _cards(lines: Sequence[_Line]) -> Iterator[Region]:
    """Records of "Label: value" lines that repeat their labels; a label seen again begins the next."""
    cards: list[_Card] = []
    for line in [*lines, _Line(0, "")]:
        m = _LABELLED.match(line.text) if len(line.text) < 400 else None
        if m and len(m["label"].split()) <= _MOST_LABEL_WORDS:
            label = m["label"].strip()
            if not cards or label in (name for name, _ in cards[-1].labels):
                cards.append(_Card())
            cards[-1].labels.append((label, _part(label, line.number)))
            value = (m["value"] or "").strip()
            cards[-1].values.append([_part(value, line.number)] if value else [])
            cards[-1].lines.append(line.number)
        elif not line.text.strip() and line.number:
            continue
        elif cards and line.number and line.text[:1].isspace() and cards[-1].values:
            cards[-1].values[-1].append(_part(line.text, line.number))
            cards[-1].lines.append(line.number)
        elif cards:
            yield from _dealt(cards)
            cards = []


def _dealt(cards: Sequence[_Card]) -> Iterator[Region]:
    names = [{name for name, _ in card.labels} for card in cards]
    if len(cards) < 2 or len(names[0]) < 2:
        return
    alike = all(
        len(names[0] & other) >= _SHARED * min(len(names[0]), len(other)) for other in names
    )
    if not alike:
        return
    columns: dict[str, int] = {}
    first: dict[str, Part] = {}
    for card in cards:
        for name, part in card.labels:
            columns.setdefault(name, len(columns) + 1)
            first.setdefault(name, part)
    header = Block(tuple(first[name]._replace(column=n) for name, n in columns.items()), "row")
    rows = []
    for card in cards:
        parts = tuple(
            part._replace(column=columns[name])
            for (name, _), values in zip(card.labels, card.values, strict=True)
            for part in values
        )
        if parts:
            rows.append(Block(parts, "row"))
    taken = frozenset(number for card in cards for number in card.lines)
    yield Region("cards", tuple(rows), taken, header)


# ---- one cell a line --------------------------------------------------------------------------


def _stacked(lines: Sequence[_Line], heads: Callable[[str], bool]) -> Iterator[Region]:
    """Headings one below the other, and as many lines below them as make whole rows.

    An empty cell leaves no line behind, so that rows can only be told where none is empty: everything
    else stays text.
    """
    filled = [line for line in lines if line.text.strip()]
    at = 0
    while at < len(filled):
        width = 0
        while at + width < len(filled) and heads(filled[at + width].text.strip()):
            width += 1
        rest = filled[at + width :]
        if width >= _FEWEST_STACKED and len(rest) >= 2 * width and len(rest) % width == 0:
            run = filled[at:]
            rows = [run[n : n + width] for n in range(0, len(run), width)]
            blocks = [
                Block(
                    tuple(_part(line.text, line.number, c) for c, line in enumerate(row, 1)), "row"
                )
                for row in rows
            ]
            yield Region("stacked", tuple(blocks), frozenset(line.number for line in run))
            return
        at += max(width, 1)


# ---- columns held apart by blanks ------------------------------------------------------------


def _aligned(lines: Sequence[_Line]) -> Iterator[Region]:
    """Runs of lines whose pieces begin at the same places, line after line."""
    run: list[_Line] = []
    blanks = 0
    for line in [*lines, _Line(0, "x"), _Line(0, "x")]:
        text = line.text.expandtabs(8)
        if not text.strip():
            blanks += 1
            continue
        pieces = list(_SEGMENT.finditer(text))
        inside = line.number and (
            len(pieces) > 1 or (run and text[:1].isspace()) or (run and _RULE.fullmatch(text))
        )
        if inside and blanks <= 1:
            run.append(_Line(line.number, text))
        else:
            yield from _columns(run)
            run = [_Line(line.number, text)] if line.number and len(pieces) > 1 else []
        blanks = 0


def _columns(run: Sequence[_Line]) -> Iterator[Region]:
    lines = [line for line in run if not _RULE.fullmatch(line.text)]
    if len(lines) < _FEWEST_ROWS:
        return
    starts = _starts(lines)
    if len(starts) < 2:
        return
    widths = _widths(lines, starts)
    rows: list[dict[int, list[Part]]] = []
    for line in lines:
        cells = _cells(line, starts)
        if rows and _goes_on(rows[-1], cells, widths):
            for column, part in cells.items():
                rows[-1].setdefault(column, []).append(part)
        else:
            rows.append({column: [part] for column, part in cells.items()})
    blocks = tuple(
        Block(tuple(part for column in sorted(row) for part in row[column]), "row", gap=False)
        for row in rows
    )
    yield Region("aligned", blocks, frozenset(line.number for line in run))


def _starts(lines: Sequence[_Line]) -> list[int]:
    """Where columns begin: places at which pieces of a third of the lines begin, the header's among them."""
    counted: Counter[int] = Counter()
    for line in lines:
        counted.update(m.start() for m in _SEGMENT.finditer(line.text))
    header = [m.start() for m in _SEGMENT.finditer(lines[0].text)]
    least = max(2, len(lines) // 3)
    found: list[int] = []
    for start in sorted(counted):
        near = sum(counted[start + off] for off in range(-_NEAR + 1, _NEAR))
        ahead = any(abs(start - h) < _NEAR for h in header)
        if (near >= least or ahead) and (not found or start - found[-1] > _NEAR):
            found.append(start)
    return found


def _cells(line: _Line, starts: Sequence[int]) -> dict[int, Part]:
    found: dict[int, list[str]] = {}
    for m in _SEGMENT.finditer(line.text):
        column = max(
            (n for n, start in enumerate(starts, 1) if start < m.start() + _NEAR), default=1
        )
        found.setdefault(column, []).append(m.group())
    return {column: _part(" ".join(words), line.number, column) for column, words in found.items()}


def _part(text: str, line: int, column: int | None = None) -> Part:
    """Words of a cell, which people look up by their line."""
    return Part(" ".join(text.split()), line, column, Place(line=line))


def _goes_on(above: dict[int, list[Part]], cells: dict[int, Part], widths: dict[int, int]) -> bool:
    """Whether a line goes on with the row above.

    One that begins in small letters does. One without a first cell does where no word of it would have
    fitted above: what would have is a row of its own.
    """
    if not above:
        return False
    first = cells[min(cells)].text
    if 1 in cells:
        return first[:1].islower() and all(column in above for column in cells)
    if all(part.text[:1].islower() for part in cells.values()):
        return True
    return all(
        column in above
        and len(above[column][-1].text) + 1 + len(part.text.split()[0]) > widths[column]
        for column, part in cells.items()
    )


def _widths(lines: Sequence[_Line], starts: Sequence[int]) -> dict[int, int]:
    """How many characters the longest cell of each column has."""
    found: dict[int, int] = {}
    for line in lines:
        for column, part in _cells(line, starts).items():
            found[column] = max(found.get(column, 0), len(part.text))
    return found
