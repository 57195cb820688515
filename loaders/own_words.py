"""The words that a document itself writes: with capitals, in small letters, and before the first "to" of its lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from remit.loaders.outline import Mark
from remit.loaders.wording import bare

_LONGEST_NAME = 80  # letters
_SMALL = re.compile(r"(?<![\w’'-])[a-z]{2,}(?![\w’'-])")
_INSIDE = re.compile(r"[a-z,;] {1,3}(?P<word>[A-Z][\w’'-]*)")


def capitalised(marks: Iterable[Mark]) -> frozenset[str]:
    """Words with a capital where no sentence begins."""
    return frozenset(m["word"] for line in _lines(marks) for m in _INSIDE.finditer(line))


def in_small(marks: Iterable[Mark]) -> frozenset[str]:
    """Words in small letters."""
    return frozenset(word for line in _lines(marks) for word in _SMALL.findall(line))


def openings(marks: Iterable[Mark]) -> Counter[str]:
    """What stands before the first "to" of cells and lines, without its article, and how often."""
    lines = (part.text.partition(" to ") for mark in marks for part in mark.block.parts)
    return Counter(bare(who) for who, to, _ in lines if to and len(who) <= _LONGEST_NAME)


def _lines(marks: Iterable[Mark]) -> set[str]:
    return {part.text for mark in marks for part in mark.block.parts}
