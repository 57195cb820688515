"""Plain text: lines put together into paragraphs, items and labelled lines by their layout alone.

Text that was taken out of a PDF comes in two habits. In the first a blank line ends a paragraph.
In the second every line is followed by an empty one, a paragraph ends at a line of blanks, and a
bullet or a form feed has shrunk to one blank at the start of a line. Which habit a file has is
seen from the file.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from dataclasses import dataclass
from statistics import median

from remit.loaders.blocks import Block, Part
from remit.loaders.formats.marks import ADDRESS, NUMBERED, start_of, without_marker

_FIGURE_ALONE = re.compile(r"^\s*[£+-]?\d[\d,.]*[%kKm]?\s*$")
_FOOTNOTE_RULE = 20  # blanks: what is left of the line above a page's footnotes
_PAGE_NUMBER = re.compile(
    r"^\s*+(?:page\s++)?(?P<page>\d{1,4})(?:\s++of\s++\d{1,4})?\s*+$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    text: str
    gap: bool  # a paragraph ended before it
    furniture: bool = False
    foot: bool = False  # below a page's footnote rule

    @property
    def indented(self) -> bool:
        return self.text[:1].isspace()


@dataclass(frozen=True, slots=True)
class _Layout:
    doubled: bool  # every other line is empty
    width: float


def read(words: str) -> list[Block]:
    """Cut text into blocks; every character that is not blank ends in exactly one of them."""
    lines, layout = _lines(words)
    blocks: list[Block] = []
    current: list[_Line] = []
    expected = 1  # the number of the next numbered item
    form, marker = "paragraph", ""

    def finish() -> None:
        if current:
            parts = tuple(Part(" ".join(line.text.split()), line.number) for line in current)
            if form in ("item", "footnote") and marker.strip():
                parts = (Part(without_marker(current[0].text), current[0].number), *parts[1:])
            blocks.append(Block(parts, form, marker, current[0].gap))
            current.clear()

    for line in lines:
        if line.furniture:
            blocks.append(Block((Part(line.text.strip(), line.number),), "furniture"))
            continue
        start = _start(line, current, expected, layout)
        if start is not None:
            finish()
            form, marker = start
            if marker.isdecimal():
                expected = int(marker) + 1
            elif form == "paragraph" and line.gap:
                expected = 1
        current.append(line)
    finish()
    return sorted(blocks, key=lambda block: block.parts[0].number)


def _lines(words: str) -> tuple[list[_Line], _Layout]:
    raw = words.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    filled = [n for n, text in enumerate(raw) if text.strip()]
    followed = sum(n + 1 < len(raw) and raw[n + 1] == "" for n in filled)
    doubled = followed * 5 > len(filled) * 3 and any(text.isspace() for text in raw)
    widths = sorted((len(raw[n].strip()) for n in filled), reverse=True)
    layout = _Layout(doubled, median(widths[: max(len(widths) // 3, 1)] or [0]))
    furniture = _furniture([raw[n] for n in filled])
    lines: list[_Line] = []
    gap, broken_by_page, foot = True, False, False
    for n, text in enumerate(raw, 1):
        if not text.strip():
            foot = foot or (doubled and len(text) >= _FOOTNOTE_RULE)
            gap = (
                gap
                or not doubled
                or text != ""
                or (n > 1 and raw[n - 2] == "" and n > 2 and raw[n - 3] == "")
            )
            continue
        if _shape(text) in furniture:
            lines.append(_Line(n, text, True, furniture=True))
            broken_by_page = True
            continue
        if broken_by_page and _goes_on(lines, text):
            gap = False
        foot = foot and bool(NUMBERED.match(text))
        lines.append(_Line(n, text, gap, foot=foot))
        gap = broken_by_page = False
    return lines, layout


def _furniture(filled: list[str]) -> set[str]:
    """Running heads and page numbers: lines that repeat but for their digits, page by page.

    A line alone does not prove a page: headings repeat too. It takes a page number beside it.
    """
    shapes = Counter(_shape(text) for text in filled)
    numbers = {_shape(text) for text in filled if _PAGE_NUMBER.match(text)}
    numbers = {shape for shape in numbers if shapes[shape] >= 3 and _counts_up(shape, filled)}
    beside = Counter(
        _shape(other)
        for before, text in itertools.pairwise(filled)
        for one, other in ((before, text), (text, before))
        if _shape(one) in numbers
    )
    heads = {shape for shape, n in beside.items() if n >= 3 and n == shapes[shape]}
    return numbers | heads


def _counts_up(shape: str, filled: list[str]) -> bool:
    pages = [
        int(m["page"])
        for text in filled
        if (m := _PAGE_NUMBER.match(text)) and _shape(text) == shape
    ]
    return all(after == before + 1 for before, after in itertools.pairwise(pages))


def _shape(text: str) -> str:
    return re.sub(r"\d+", "#", " ".join(text.split()))


def _goes_on(lines: list[_Line], text: str) -> bool:
    """Whether text after page furniture goes on with the sentence before it."""
    before = next((line.text.rstrip() for line in reversed(lines) if not line.furniture), "")
    return text.lstrip()[:1].islower() and not before.endswith((".", "!", "?", ":"))


def _start(
    line: _Line, current: list[_Line], expected: int, layout: _Layout
) -> tuple[str, str] | None:
    """Say the form and marker of a block that starts here, or ``None`` where the last goes on."""
    text = line.text
    if line.foot and (footnote := NUMBERED.match(text)):
        return "footnote", footnote[1]
    if start := start_of(text, expected):
        return start
    if not current or line.gap:
        return "paragraph", ""
    if layout.doubled and line.indented and not text.lstrip()[:1].islower():
        return "item", " "  # what is left of a bullet or a form feed
    return _break_inside(line, current, layout)


def _break_inside(line: _Line, current: list[_Line], layout: _Layout) -> tuple[str, str] | None:
    """Two breaks that no blank line shows: after a short heading, and before a figure in a box."""
    before = current[-1].text.strip()
    if ADDRESS.match(before):
        return "paragraph", ""
    text = line.text.strip()
    heading = (
        len(current) == 1
        and len(before) < layout.width / 2
        and not before.endswith((".", ",", ";"))
    )
    if heading and layout.doubled and len(text) > layout.width * 0.7 and text[0].isupper():
        return "paragraph", ""
    if _FIGURE_ALONE.match(text) and before.endswith((".", "!", "?")):
        return "paragraph", ""
    return None
