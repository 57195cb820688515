"""From glyphs to words and lines: where a blank stands is seen from the gaps, not believed."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from remit.loaders.formats.marks import SUPERSCRIPTS
from remit.loaders.formats.pdf_gaps import RAISED, apart, blank_of
from remit.loaders.formats.pdf_sheet import BARRED, BESIDE, TO_BE_BARRED, Glyph, Rule, Sheet

_STRUCK = (
    0.12,
    0.48,
)  # of the size above the line that letters stand on: where a striking line runs
_UNDER = 0.32  # of the size below that line: where a line is one that underlines
_SMALL = 0.8  # of the size of its neighbour: a number that is raised and so small is a note's
_SUPER = {value: chr(key) for key, value in SUPERSCRIPTS.items()}
BAR = "█"  # as people write what was blacked out
_OVER = 0.3  # of the size: a word that reaches further over another lies on it
_GAP = 0.7  # of the size: words further apart stand in two columns
_NOTE = re.compile(r"\d{1,3}")
_ORDINALS = ("st", "nd", "rd", "th")


class Word(NamedTuple):
    """A word where it stands. ``glued`` where no blank parts it from the word before it in the file."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    base: float
    size: float
    bold: bool
    page: int
    content: int = -1
    furniture: bool = False
    reason: str = ""  # why it is not said
    glued: bool = False
    turn: int = 0
    order: int = 0  # its place in the file

    @property
    def middle(self) -> tuple[float, float]:
        """The middle of its box."""
        return (self.x0 + self.x1) / 2, (self.y0 + self.y1) / 2


class Line(NamedTuple):
    """Words beside each other, from left to right."""

    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """What it says."""
        return said(self.words)

    @property
    def x0(self) -> float:
        """Its left end."""
        return self.words[0].x0

    @property
    def x1(self) -> float:
        """Its right end."""
        return max(word.x1 for word in self.words)

    @property
    def y0(self) -> float:
        """Its upper end."""
        return min(word.y0 for word in self.words)

    @property
    def y1(self) -> float:
        """Its lower end."""
        return max(word.y1 for word in self.words)

    @property
    def size(self) -> float:
        """The size of most of its letters."""
        return max(self.words, key=lambda word: (len(word.text), word.size)).size

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(word.bold for word in self.words)


def words_of(sheet: Sheet) -> tuple[list[Word], list[Rule]]:
    """The words of a page in the file's order, and the lines that neither strike nor underline any."""
    level = sorted((rule for rule in sheet.rules if rule.level), key=lambda rule: rule.y0)
    heights = [(rule.y0 + rule.y1) / 2 for rule in level]
    used: set[int] = set()
    words: list[Word] = []
    run: list[Glyph] = []
    reason, last, blank = "", None, True

    def finish(glued: bool) -> None:
        if run:
            words.append(_word(run, sheet.number, reason, len(words), glued=glued))
            run.clear()

    glued = False
    least = blank_of(sheet.glyphs)
    for glyph in sheet.glyphs:
        if glyph.text.isspace() or glyph.text == "\xa0":
            finish(glued)
            blank = True
            continue
        why = glyph.reason or _struck(glyph, level, heights, used)
        if run and last is not None:
            parted = apart(last, glyph, least)
            if why == BESIDE and not parted and not reason:
                why = ""  # the end of a word that begins on the page
            if parted or why != reason or glyph.content != last.content:
                finish(glued)
                glued = not parted
        elif not run:
            glued = not blank and last is not None and not apart(last, glyph, least)
        blank, reason, last = False, why, glyph
        run.append(glyph)
    finish(glued)
    _underlining(words, level, heights, used)
    dropped = {id(level[n]) for n in used}
    return _with_bars(words), [rule for rule in sheet.rules if id(rule) not in dropped]


def _with_bars(words: Sequence[Word]) -> list[Word]:
    """The words, and a sign for each bar that hides some: that somebody is named there is not to be lost with the name."""
    found: list[Word] = []
    run: list[Word] = []
    for word in (*words, None):
        hides = word is not None and word.reason in (BARRED, TO_BE_BARRED)
        if run and not (hides and word and (word.base, word.content) == (run[0].base, run[0].content)):  # fmt: skip
            bar = run[0]._replace(
                text=BAR, reason="", glued=False, x0=min(w.x0 for w in run), x1=max(w.x1 for w in run)
            )  # fmt: skip
            if not any(_meet(bar, said) for said in words if not said.reason):
                found.append(bar)
            run = []
        if word is not None:
            found.append(word)
            run += [word] if hides else []
    return found


def _meet(a: Word, b: Word) -> bool:
    across = min(a.x1, b.x1) - max(a.x0, b.x0)
    return across > a.size * _OVER and min(a.y1, b.y1) - max(a.y0, b.y0) > a.size * _OVER


def _word(run: Sequence[Glyph], page: int, reason: str, order: int, *, glued: bool) -> Word:
    first = run[0]
    return Word(
        "".join(glyph.text for glyph in run),
        min(g.x0 for g in run), min(g.y0 for g in run), max(g.x1 for g in run), max(g.y1 for g in run),
        first.base, first.size, first.bold, page, first.content, first.furniture, reason, glued, first.turn, order,
    )  # fmt: skip


def _struck(glyph: Glyph, level: Sequence[Rule], heights: Sequence[float], used: set[int]) -> str:
    """The reason for leaving a glyph out through whose middle a line runs."""
    if not level or glyph.turn:
        return ""
    low, high = glyph.base - _STRUCK[1] * glyph.size, glyph.base - _STRUCK[0] * glyph.size
    middle = (glyph.x0 + glyph.x1) / 2
    for n in range(bisect_left(heights, low), bisect_right(heights, high)):
        # The side of a box that its words are too large for strikes none of them out.
        if level[n].x0 - 1 <= middle <= level[n].x1 + 1 and not level[n].edge:
            used.add(n)
            return "struck out"
    return ""


def _underlining(
    words: Sequence[Word], level: Sequence[Rule], heights: Sequence[float], used: set[int]
) -> None:
    """Tell the lines below words, as long as these, from those of tables."""
    if not level:
        return
    spans: dict[int, list[float]] = {}
    for word in words:
        if word.turn:
            continue
        for n in range(
            bisect_left(heights, word.base), bisect_right(heights, word.base + _UNDER * word.size)
        ):
            if level[n].x0 - 2 <= word.x0 and word.x1 <= level[n].x1 + 2:
                span = spans.setdefault(n, [word.x0, word.x1])
                span[0], span[1] = min(span[0], word.x0), max(span[1], word.x1)
    for n, (x0, x1) in spans.items():
        if x0 - level[n].x0 < 4 and level[n].x1 - x1 < 4:
            used.add(n)


def lines_of_words(words: Iterable[Word]) -> list[Line]:
    """Words put into lines by their heights, from top to bottom."""
    found: list[list[Word]] = []
    for word in sorted(words, key=lambda w: (w.y0 + w.y1, w.x0)):
        for line in reversed(found[-3:]):
            first = line[0]
            shared = min(first.y1, word.y1) - max(first.y0, word.y0)
            if shared > 0.55 * min(first.y1 - first.y0, word.y1 - word.y0):
                line.append(word)
                break
        else:
            found.append([word])
    return [Line(tuple(sorted(line, key=lambda w: (w.x0, w.order)))) for line in found]


def pieces_of(line: Line) -> list[Line]:
    """The pieces of a line that wide gaps part."""
    found: list[list[Word]] = []
    for word in line.words:
        if found and word.x0 - max(w.x1 for w in found[-1]) < _GAP * max(
            word.size, found[-1][-1].size
        ):
            found[-1].append(word)
        else:
            found.append([word])
    return [Line(tuple(words)) for words in found]


def said(words: Sequence[Word]) -> str:
    """What words on one line say, the numbers of notes raised."""
    text = ""
    before: Word | None = None
    for word in words:
        noted = before is not None and is_note(word, before)
        if not noted and len(words) > 1 and before is None:
            noted = is_note(word, words[1])
        glued = before is not None and (
            noted or _touches(before, word) or _is_ordinal(word, before)
        )
        text += ("" if glued or before is None else " ") + (
            _raised(word.text) if noted else word.text
        )
        before = word
    return text


def is_note(word: Word, beside: Word) -> bool:
    """Whether a word is the number of a note: small, raised, and nothing but digits."""
    return (
        _NOTE.fullmatch(word.text) is not None
        and word.size < _SMALL * beside.size
        and beside.base - word.base > RAISED * word.size
    )


def _is_ordinal(word: Word, before: Word) -> bool:
    """Whether a word is the raised end of a number: the "th" of "13th"."""
    return (
        word.text in _ORDINALS and word.size < _SMALL * before.size and before.text[-1:].isdigit()
    )


def _touches(before: Word, word: Word) -> bool:
    if word.glued and word.order == before.order + 1:
        return True
    return (
        -0.1 * word.size < word.x0 - before.x1 < 0.06 * word.size and word.order != before.order + 1
    )


def _raised(text: str) -> str:
    return text.translate(_SUPER)


def pages_of_words(words: Sequence[Word]) -> list[list[Line]]:
    """The lines of words in the order of their content, page by page."""
    found: list[list[list[Word]]] = []
    for word in words:
        if not found or found[-1][-1][-1].page != word.page:
            found.append([[word]])
            continue
        line = found[-1][-1]
        first = line[0]
        shared = min(first.y1, word.y1) - max(first.y0, word.y0)
        if shared > 0.45 * min(first.y1 - first.y0, word.y1 - word.y0) and word.turn == first.turn:
            line.append(word)
        else:
            found[-1].append([word])
    return [[Line(tuple(line)) for line in lines] for lines in found]
