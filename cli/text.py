"""Text from documents made safe for a terminal and folded to its width."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TypeAlias

Part: TypeAlias = str | tuple[str, str]  # words, or words with a style
Span: TypeAlias = tuple[str, str]  # words with a style, which may be none

# What a terminal would obey rather than show: control characters and marks that reorder a line.
_OBEYED = {*range(32), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)}
_SPACES = str.maketrans(dict.fromkeys(_OBEYED, " "))
_KEEPING_LINES = str.maketrans(dict.fromkeys(_OBEYED - {10}, " "))
_WORD = re.compile(r"\S+")


def plain(text: str, *, keep_lines: bool = False) -> str:
    r"""Turn control characters and runs of white space into single spaces.

    >>> plain("red\x1b[31m\n  alert")
    'red [31m alert'
    """
    if keep_lines:
        return text.translate(_KEEPING_LINES)
    return " ".join(text.translate(_SPACES).split())


def spans(parts: Sequence[Part]) -> list[Span]:
    """Make parts safe; the spaces at a part's ends stay, because they join it to its neighbours."""
    found = []
    for part in parts:
        words, style = (part, "") if isinstance(part, str) else part
        if inner := plain(words):
            before, after = " " * words[0].isspace(), " " * words[-1].isspace()
            found.append((f"{before}{inner}{after}", style))
        elif words:
            found.append((" ", ""))
    return found


def folded(words: Sequence[Span], width: int) -> Iterator[list[Span]]:
    """Fold styled words into lines; a word that is wider than a line stays whole, to be copied.

    >>> list(folded([("who ", ""), ("leads this", "bold")], 9))
    [[('who ', ''), ('leads', 'bold')], [('this', 'bold')]]
    """
    text = "".join(said for said, _ in words)
    for start, end in _lines(text, width):
        at = 0
        line = []
        for said, style in words:
            piece = said[max(start - at, 0) : max(end - at, 0)]
            at += len(said)
            if piece:
                line.append((piece, style))
        yield line


def _lines(text: str, width: int) -> Iterator[tuple[int, int]]:
    start = end = 0
    for word in _WORD.finditer(text):
        if end > start and _cells(text[start : word.end()]) > width:
            yield start, end
            start = word.start()
        elif end == start:
            start = word.start()
        end = word.end()
    if end > start:
        yield start, end


def _cells(text: str) -> int:
    if text.isascii():
        return len(text)
    from unicodedata import combining, east_asian_width

    return sum(2 if east_asian_width(c) in "WF" else 0 if combining(c) else 1 for c in text)
