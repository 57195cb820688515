"""Running heads and feet: lines at the ends of pages that other pages repeat, be it with another number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain

from remit.loaders.formats.pdf_grids import Grids, grids_of, is_inside
from remit.loaders.formats.pdf_sheet import Box, Fill, Point, Rule, Sheet
from remit.loaders.formats.pdf_words import Line, Word, lines_of_words, pieces_of, words_of

_ZONE = 0.16  # of the height of a page
_EDGE = 0.09  # of the height: nothing but furniture stands there once lines further out are
_MOST_LINES = 4  # of a head or foot
_MOST_PIECES = 3  # of a line of it: left, middle, right
_NUMBER = re.compile(r"\d+|\b[ivxl]+\b")
_PAGE = re.compile(
    r"(?:page\s*)?(?:[-–|]\s*)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?\s*[-–|]?", re.IGNORECASE
)
_LEAST = 0.4  # of the pages that could show it


@dataclass(slots=True)
class Leaf:
    """A page on its way: its words, lines and fills; what of the words is furniture is taken out."""

    number: int
    width: float
    height: float
    label: str
    words: list[Word]
    rules: list[Rule]
    fills: list[Fill]
    grids: Grids
    pictures: float
    outlines: list[Box]
    strokes: list[tuple[Point, Point]]
    heads: list[Box]
    comments: list[str]
    furniture: list[tuple[str, str]] = field(default_factory=list)  # words and reason

    @classmethod
    def of(cls, sheet: Sheet) -> Leaf:
        """Put the glyphs of a page together."""
        words, rules = words_of(sheet)
        said = [word for word in words if not word.reason]
        grids = grids_of(sheet.number, rules, said, sheet.fills)
        return cls(
            sheet.number, sheet.width, sheet.height, sheet.label, words, rules, sheet.fills, grids,
            sheet.pictures, sheet.outlines, sheet.strokes, sheet.heads, sheet.comments,
        )  # fmt: skip


def take_out_furniture(leaves: Sequence[Leaf]) -> None:
    """Move running heads and feet out of the words of the pages."""
    for top in (True, False):
        ends = [_end(leaf, top=top) for leaf in leaves]
        pages: dict[str, int] = {}
        for lines in ends:
            for key in {_key(line) for line in lines}:
                pages[key] = pages.get(key, 0) + 1
        reason = "a running head" if top else "a running foot"
        for leaf, lines in zip(leaves, ends, strict=True):
            gone: list[Word] = []
            for line in lines:
                repeated = pages[_key(line)] >= max(2, _LEAST * min(len(leaves), 10))
                if not repeated and not _is_page_number(line, leaf, top=top):
                    break
                leaf.furniture.append((line.text, reason))
                gone.extend(line.words)
            out = set(map(id, gone))
            leaf.words = [word for word in leaf.words if id(word) not in out]


def _end(leaf: Leaf, *, top: bool) -> list[Line]:
    """The lines at one end of a page, from the edge inwards, as far as they may be furniture."""
    zone = leaf.height * _ZONE
    near = [
        word
        for word in leaf.words
        if not word.reason
        and not word.turn
        and (word.y1 < zone if top else word.y0 > leaf.height - zone)
        and not any(is_inside(word.middle, table.box) for table in leaf.grids.tables)
    ]
    lines = lines_of_words(near)
    lines = (lines if top else lines[::-1])[:_MOST_LINES]
    found: list[Line] = []
    for line in lines:
        if len(pieces_of(line)) > _MOST_PIECES:
            break
        found.append(line)
    return found


def _key(line: Line) -> str:
    """A line with its numbers alike; a title in capitals is not the heading of the same words on a later page."""
    return _NUMBER.sub("#", line.text)


def _is_page_number(line: Line, leaf: Leaf, *, top: bool) -> bool:
    edge = leaf.height * _EDGE
    at_edge = line.y1 < edge if top else line.y0 > leaf.height - edge
    return at_edge and _PAGE.fullmatch(line.text) is not None


def known_words(leaves: Iterable[Leaf]) -> frozenset[str]:
    """The words of a document that do not begin a line, and so are whole: only a word alone is broken."""
    lines = chain.from_iterable(lines_of_words(leaf.words) for leaf in leaves)
    return frozenset(
        word.text.strip(".,;:!?()“”‘’\"'").casefold()
        for line in lines
        for piece in pieces_of(line)
        for word in piece.words[1:]
    )
