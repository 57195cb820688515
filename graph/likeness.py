"""What names alone can tell of two things: when one is short for the other, and when they are two."""

from __future__ import annotations

import re
from typing import Final

from remit.graph.lookup import key, stems

SMALL: Final = frozenset(
    ["a", "and", "at", "by", "for", "from", "in", "of", "on", "or", "our", "the", "to", "with", "s"]
)
_WORDS = re.compile(r"[A-Za-z][\w'’]*")
_VOWEL = re.compile(r"[aeiouy]", re.IGNORECASE)
# Forms of incorporation say nothing about what a body is.
_LEGAL = frozenset(["limited", "ltd", "plc", "llp", "cic", "cio", "inc"])
# "Friends of Vale Council" are not Vale Council.
_OF = frozenset(["of", "for", "to", "against", "on", "with", "within", "from", "by"])


def initials(name: str, *, every: bool = False) -> str:
    """The letters by which a name is shortened: the first of each word, and all of one that is short already.

    Small words are left out unless ``every`` word counts.

    >>> initials("Brookford Housing Group"), initials("Office of the Police")
    ('bhg', 'op')
    >>> initials("East Midshire PCC"), initials("NHS Brookford")
    ('empcc', 'nhsb')
    """
    words = _WORDS.findall(name.replace("-", " "))
    kept = [w for w in words if every or w.casefold() not in SMALL]
    return "".join(w if _is_short(w, name) else w[0] for w in kept).casefold()


def _is_short(word: str, name: str) -> bool:
    """Whether a word stands for several: in capitals among words that are not, or without a vowel."""
    shouted = len(word) > 1 and word.isupper() and not name.isupper()
    return shouted or not _VOWEL.search(word)


def are_two(one: str, other: str) -> bool:
    """Whether the longer of two names holds the shorter only to say that it is something else.

    It goes on behind the shorter to another noun, or belongs to it by a preposition; what stands
    before a name without one may be only its area or its parent body.

    >>> are_two("Vale Police", "Vale Police and Crime Commissioner")
    True
    >>> are_two("Vale Council", "Friends of Vale Council")
    True
    >>> are_two("Vale Trust", "NHS Vale Trust"), are_two("Vale Homes Ltd", "Vale Homes")
    (False, False)
    """
    short, long = sorted((key(one).split(), key(other).split()), key=len)
    size = len(short)
    if not size or size == len(long):
        return False
    if long[:size] == short:
        return "".join(long[size:]) != initials(" ".join(short)) and not {*long[size:]} <= _LEGAL
    return long[-size:] == short and not _OF.isdisjoint(long[:-size])


def alike(one: str, other: str) -> str | None:
    """Say why two names probably mean the same body; ``None`` where nothing suggests it.

    >>> alike("NHS Brookford Trust", "Brookford Trust")
    'one name holds the other'
    >>> alike("BHG", "Brookford Housing Group")
    'one is the initials of the other'
    >>> alike("Brookford Council", "Brookford College")
    """
    if key(one) == key(other):
        return None
    short, long = sorted((one, other), key=len)
    squeezed = key(short).replace(" ", "")
    if len(squeezed) in (2, 3, 4, 5) and " " not in short and squeezed == initials(long):
        return "one is the initials of the other"
    first, second = stems(short), stems(long)
    if first == second:
        return "the names differ only in the form of a word"
    if len(first) > 1 and second[-len(first) :] == first and len(second) - len(first) <= 2:
        return "one name holds the other"
    return None
