"""How wide a text is, and where it breaks: enough to give every box the room that it needs.

The widths are those of Arial, Helvetica and Liberation Sans, which agree, with an allowance for the
machines that have none of these and take a wider face, such as DejaVu Sans or Verdana.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_WIDTHS = {
    0.28: "fijlt.,;:'|!I/\\ -()[]",
    0.36: 'r"`*',
    0.5: "ckszxyvJ",
    0.72: "wCDHNRUGOQKABEPSVXY&",
    0.84: "mM%",
    0.95: "W@…",
}
_WIDTH = {letter: width for width, letters in _WIDTHS.items() for letter in letters}
_OTHER = 0.57
_WIDE = 1.0
_ALLOWANCE = 1.16


def width(text: str, size: float) -> float:
    """How wide a text is at a font size, in pixels.

    >>> width("mmm", 10) > width("iii", 10)
    True
    """
    return sum(_letter(letter) for letter in text) * size * _ALLOWANCE


@lru_cache(maxsize=4096)
def _letter(letter: str) -> float:
    if letter in _WIDTH:
        return _WIDTH[letter]
    if unicodedata.category(letter) in ("Mn", "Cf", "Cc", "Me"):
        return 0.0
    return _WIDE if unicodedata.east_asian_width(letter) in "WF" or ord(letter) > 0xFFFF else _OTHER


def wrap(text: str, room: float, size: float, most: int) -> tuple[str, ...]:
    """Break a text into at most so many lines; the last one says by "…" that there is more.

    >>> wrap("Stop domestic abuse", 70, 10, 3)
    ('Stop', 'domestic', 'abuse')
    >>> wrap("Stop domestic abuse", 70, 10, 2)
    ('Stop', 'domestic …')
    >>> wrap("", 70, 10, 2)
    ()
    """
    lines: list[str] = []
    words = text[: most * 400].split()
    while words:
        if len(lines) == most:
            lines[-1] = _shorten(lines[-1], room, size)
            break
        line = words.pop(0)
        if width(line, size) > room:
            line, rest = _split(line, room, size)
            words.insert(0, rest)
        else:
            while words and width(f"{line} {words[0]}", size) <= room:
                line = f"{line} {words.pop(0)}"
        lines.append(line)
    return tuple(lines)


def _split(word: str, room: float, size: float) -> tuple[str, str]:
    """Cut a word that is wider than the room; at least one letter goes on the first line."""
    end = 1
    while end < len(word) and width(word[: end + 1], size) <= room:
        end += 1
    return word[:end], word[end:]


def _shorten(line: str, room: float, size: float) -> str:
    while line and width(f"{line} …", size) > room and " " in line:
        line = line.rpartition(" ")[0]
    while line and width(f"{line} …", size) > room:
        line = line[:-1]
    return f"{line} …"
