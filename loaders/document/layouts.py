"""Tables in plain text: pipes, columns held apart by blanks, cards of labels with values, one cell a line.

A layout is a hypothesis: it gives rows of cells and says nothing of what they mean. Whoever reads them
keeps what a header confirms and gives the rest back as text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from remit.loaders.blocks import Block, Part
from remit.loaders.document.cards import Heads, OfWork, above_values, cards_in
from remit.loaders.document.labels import RULE, Words, labelled
from remit.loaders.document.ruled import ruled

_FEWEST_ROWS = 2  # with the header
_SEGMENT = re.compile(r"\S+(?: \S+)*")  # words that one blank holds apart
_NEAR = 2  # characters between the starts of two cells of one column


class _Line(NamedTuple):
    number: int
    text: str


@dataclass(frozen=True)
class Region:
    """Lines that may be a table: its rows, the header where that is no row, and the lines it takes.

    A ``doubtful`` one may as well be something else: only headings that are all known make it a table.
    """

    layout: str
    rows: tuple[Block, ...]
    lines: frozenset[int]
    header: Block | None = None
    doubtful: bool = False


def regions(words: str, heads: Heads, labels: Heads, of_work: OfWork) -> Iterator[Region]:
    """The lines of a text that look like tables, the plainest layout first; they may overlap.

    ``heads`` says whether words may head a column, or label a value; ``labels`` whether they may and are no value, such as "Done";
    ``of_work`` whether labels are those of an action with whoever does it.
    """
    lines = [_Line(n, text) for n, text in enumerate(split(words), 1)]
    yield from _pipes(lines)
    for table in ruled(lines):
        yield Region("ruled", table.rows, table.lines)
    yield from _cards(lines, heads, of_work)
    yield from _aligned(lines)
    yield from above(lines, labels)


def split(words: str) -> list[str]:
    """The lines of a text, whatever ends them."""
    return words.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def without(words: str, taken: frozenset[int]) -> str:
    """The text with these lines left empty, so that all others keep their numbers."""
    return "\n".join("" if n in taken else text for n, text in enumerate(split(words), 1))


# ---- pipes ------------------------------------------------------------------------------------


def _pipes(lines: Sequence[_Line]) -> Iterator[Region]:
    run: list[_Line] = []
    for line in [*lines, _Line(0, "")]:
        if "|" in line.text:
            run.append(line)
            continue
        if len(run) >= _FEWEST_ROWS:
            boxed = run[0].text.lstrip().startswith("|")
            rows = [block for one in run if (block := _piped(one, boxed=boxed)) is not None]
            if len(rows) >= _FEWEST_ROWS:
                yield Region("pipes", tuple(rows), frozenset(one.number for one in run))
        run = []


def _piped(line: _Line, *, boxed: bool) -> Block | None:
    """A line as a row; where the first line does not begin with a stroke, one that does has an empty first cell."""
    if RULE.fullmatch(line.text):
        return None
    text = line.text.strip()
    cells = (text.removeprefix("|") if boxed else text).removesuffix("|").split("|")
    parts = tuple(
        Part.on_line(cell, line.number, column)
        for column, cell in enumerate(cells, 1)
        if cell.strip()
    )
    return Block(parts, "row", gap=False) if parts else None


# ---- cards ------------------------------------------------------------------------------------


def _cards(lines: Sequence[_Line], heads: Heads, of_work: OfWork) -> Iterator[Region]:
    """Records of labels with values; a label seen again, or a line above, begins the next."""
    read = labelled([Words(line.number, line.text) for line in lines], heads)
    for dealt in cards_in(read, heads, of_work):
        yield Region("cards", dealt.rows, dealt.lines, dealt.header)


def above(lines: Sequence[tuple[int, str]], labels: Callable[[str], bool]) -> Iterator[Region]:
    """Cards whose labels stand each on a line of its own, above the value."""
    filled = [Part.on_line(words, number) for number, words in lines if words.strip()]
    for dealt in above_values(filled, labels):
        yield Region("label above value", dealt.rows, dealt.lines, dealt.header)


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
            len(pieces) > 1 or (run and text[:1].isspace()) or (run and RULE.fullmatch(text))
        )
        if inside and blanks <= 1:
            run.append(_Line(line.number, text))
        else:
            yield from _columns(run)
            run = [_Line(line.number, text)] if line.number and len(pieces) > 1 else []
        blanks = 0


def _columns(run: Sequence[_Line]) -> Iterator[Region]:
    lines = [line for line in run if not RULE.fullmatch(line.text)]
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
        at = bisect_left(header, start - _NEAR + 1)
        ahead = at < len(header) and header[at] < start + _NEAR
        if (near >= least or ahead) and (not found or start - found[-1] > _NEAR):
            found.append(start)
    return found


def _cells(line: _Line, starts: Sequence[int]) -> dict[int, Part]:
    found: dict[int, list[str]] = {}
    for m in _SEGMENT.finditer(line.text):
        column = max(bisect_left(starts, m.start() + _NEAR), 1)
        found.setdefault(column, []).append(m.group())
    return {
        column: Part.on_line(" ".join(words), line.number, column)
        for column, words in found.items()
    }


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
