"""Text from documents made safe and short for a terminal."""

from __future__ import annotations

# What a terminal would obey rather than show: control characters and marks that reorder a line.
_OBEYED = {*range(32), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)}
_SPACES = str.maketrans(dict.fromkeys(_OBEYED, " "))
_KEEPING_LINES = str.maketrans(dict.fromkeys(_OBEYED - {10}, " "))


def plain(text: str, *, keep_lines: bool = False) -> str:
    r"""Turn control characters and runs of white space into single spaces.

    >>> plain("red\x1b[31m\n  alert")
    'red [31m alert'
    """
    if keep_lines:
        return text.translate(_KEEPING_LINES)
    return " ".join(text.translate(_SPACES).split())
