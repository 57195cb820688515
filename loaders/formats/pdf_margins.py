"""A margin that a long upright line parts from the text beside it: as minutes have it, with whoever is to act.

Each paragraph of the text is a row, with what stands beside it in the margin, and before it its number where it has one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from remit.loaders.formats.pdf_flow import paragraphs
from remit.loaders.formats.pdf_grids import DrawnCell, DrawnTable, Long
from remit.loaders.formats.pdf_words import Line, Word, lines_of_words, pieces_of

_NEAR = 4.0  # points
_MOST_LINES = 12  # upright ones of a page that part margins
_FEWEST_LINES = 4  # of the text beside a margin
_FEWEST_BESIDE = 2  # lines in a margin: its heading, and one more
_FULL = 18  # characters: a line of running text has as many, on the average
_SHORT = 20  # characters: a line of a margin has no more, on the average
_NARROW = 0.5  # of the width of the text: a margin is no wider
_LEAN = 0.7  # of the lines of the text: a margin has no more


def margins(page: int, words: Sequence[Word], upright: Sequence[Long]) -> list[DrawnTable]:
    """The tables of text with a margin that upright lines make, which touch no other line."""
    found: list[DrawnTable] = []
    if len(upright) > _MOST_LINES:
        return found  # a drawing
    free = list(words)
    for rule in sorted(upright, key=lambda line: (line.start, line.at)):
        here = [w for w in free if rule.start - _NEAR <= w.middle[1] <= rule.end + _NEAR]
        pieces = [piece for line in lines_of_words(here) for piece in pieces_of(line)]
        if any(piece.x0 < rule.at < piece.x1 for piece in pieces) or _is_among(rule, upright):
            continue
        text = lines_of_words([w for w in here if w.x1 <= rule.at])
        beside = lines_of_words([w for w in here if w.x0 >= rule.at])
        if _is_margin(text, beside, rule.at):
            found.append(_table(page, text, beside, rule.at))
            taken = {id(w) for w in here}
            free = [w for w in free if id(w) not in taken]
    return found


def _is_among(rule: Long, upright: Sequence[Long]) -> bool:
    """Whether another upright line stands beside one: they part columns."""
    return any(
        other is not rule and other.start < rule.end and rule.start < other.end for other in upright
    )


def _is_margin(text: Sequence[Line], beside: Sequence[Line], at: float) -> bool:
    """Whether lines of running text stand at the left of a place, and a few short ones at its right."""
    if len(text) < _FEWEST_LINES or len(beside) < _FEWEST_BESIDE:
        return False
    left, right = min(line.x0 for line in text), max(line.x1 for line in beside)
    full = sum(len(line.text) for line in text) / len(text) >= _FULL
    short = sum(len(line.text) for line in beside) / len(beside) <= _SHORT
    return (
        full and short and right - at <= _NARROW * (at - left) and len(beside) <= _LEAN * len(text)
    )


def _table(page: int, text: Sequence[Line], beside: Sequence[Line], at: float) -> DrawnTable:
    left, right = min(line.x0 for line in text) - _NEAR, max(line.x1 for line in beside) + _NEAR
    begin = _begin(text)
    numbers = [w for line in text for w in line.words if w.x1 < begin]
    said = lines_of_words([w for line in text for w in line.words if w.x1 >= begin])
    inner = (left, begin - _NEAR) if numbers else (left,)
    edges = (*inner, at, right)
    tops = [paragraph.top for paragraph in paragraphs(said, leading=_closest(said))]
    first = min(line.y0 for line in (*text, *beside))
    ends = [first, *(top for top in tops if top > first + _NEAR), max(line.y1 for line in (*text, *beside)) + _NEAR]  # fmt: skip
    every = [w for line in (*text, *beside) for w in line.words]
    cells = []
    for row, (top, bottom) in enumerate(pairwise(ends), 1):
        here = [w for w in every if top <= w.middle[1] < bottom]
        for column, (x0, x1) in enumerate(pairwise(edges), 1):
            inside = [w for w in here if x0 <= w.x0 < x1]
            cells.append(DrawnCell(row, column, 1, 1, (x0, top, x1, bottom), inside))
    return DrawnTable(page, (left, ends[0], right, ends[-1]), edges, cells)


def _closest(lines: Sequence[Line]) -> float:
    """The least distance of two lines, in sizes of their letters: those of one paragraph."""
    apart = [(b.words[0].base - a.words[0].base) / a.size for a, b in pairwise(lines) if a.size]
    return min((distance for distance in apart if distance >= 1), default=0.0)


def _begin(text: Sequence[Line]) -> float:
    """Where the text begins of most lines: what stands before it are numbers."""
    return Counter(round(pieces_of(line)[-1].x0, 1) for line in text).most_common(1)[0][0]
