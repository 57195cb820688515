"""The gaps between glyphs: which of them part two words, as the page itself shows."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from remit.loaders.formats.pdf_sheet import Glyph

_BLANK = 0.18  # of the size of the letters: a gap that is wider parts two words
_FINE = 20  # steps of a fifth of the size, in which gaps are counted
_MANY = 200  # gaps, from which something can be told
_CROWDED = 0.02  # of them near the usual least gap: it tells nothing there
_WORDS = 0.05  # of them, which at least stand between words
_EMPTY = 0.004  # of them at most, where letters and words part
_BACK = -0.6  # of the size: what begins further left is another line
RAISED = 0.15  # of the size


def blank_of(glyphs: Sequence[Glyph]) -> float:
    """How wide a gap parts two words of a page, as a part of the letters' size.

    Most files write blanks, or leave wide gaps. Where many gaps are about as wide as the usual least one, that
    would part some words and not others; there the widths at which hardly any gap is tell letters from words.
    """
    counts = [0] * (2 * _FINE)
    for before, glyph in pairwise(glyphs):
        if glyph.turn or before.turn or before.text.isspace() or glyph.text.isspace():
            continue
        width = (glyph.x0 - before.x1) / max(before.size, glyph.size, 1.0)
        if 0 <= width < 0.4 and abs(glyph.base - before.base) <= RAISED * before.size:
            counts[int(width * _FINE * 5)] += 1
    total, usual = sum(counts), round(_BLANK * _FINE * 5)
    written = sum(glyph.text.isspace() for glyph in glyphs)
    few = sum(counts[usual:]) < _WORDS * total
    crowded = sum(counts[usual - 3 : usual + 3]) >= _CROWDED * total
    if total < _MANY or written > _CROWDED * len(glyphs) or not (few or crowded):
        return _BLANK
    lowest = range(4, usual - 3)
    valley = min(lowest, key=lambda n: (sum(counts[n - 1 : n + 2]), -n))
    if sum(counts[valley - 1 : valley + 2]) > _EMPTY * total:
        return _BLANK
    return valley / (_FINE * 5)


def apart(before: Glyph, glyph: Glyph, least: float = _BLANK) -> bool:
    """Whether a glyph begins another word than the one before it, where gaps of ``least`` part words."""
    size = max(before.size, glyph.size, 1.0)
    if glyph.turn != before.turn:
        return True
    if glyph.turn:
        across = glyph.turn % 2
        gap = max(glyph.y0 - before.y1, before.y0 - glyph.y1) if across else before.x0 - glyph.x1
        aside = abs(glyph.x0 - before.x0) if across else abs(glyph.y0 - before.y0)
        return gap > _BLANK * size or aside > 0.3 * size
    if abs(glyph.x0 - before.x0) < 0.01 * size and glyph.x1 == before.x1:
        return False  # letters that are drawn as one
    gap = glyph.x0 - before.x1
    if abs(glyph.base - before.base) > RAISED * size:
        return True
    return gap > least * size or gap < _BACK * size
