"""The letters by which a matrix in a document states who is what: R, A, C and I."""

from __future__ import annotations

import re
from functools import lru_cache

# A matrix states a role by one letter, which is then the wording of the assignment.
_LETTER = re.compile(r"(?P<letter>[A-Z])(?: \(.*\))?")
SUPPORT = "S"  # RASCI's: who lends a hand is responsible for no more than that
HEADED = "heading of a matrix"  # how the name of a party is stated that has no letter there


def meaning_of(letter: str, role: str) -> str:
    """What a letter of a role stands for.

    >>> meaning_of("S", "responsible"), meaning_of("A", "accountable")
    ('responsible (support)', 'accountable')
    """
    return f"{role} (support)" if letter == SUPPORT else role


@lru_cache(maxsize=1024)  # the headings of all tables are few words
def letters_stated(stated_as: str) -> tuple[str, ...]:
    """The letters by which a matrix states an assignment; none where words of a text state it.

    >>> (
    ...     letters_stated("R"),
    ...     letters_stated("A; Lead officer"),
    ...     letters_stated("Responsible Officer"),
    ... )
    (('R',), ('A',), ())
    """
    found = (_LETTER.fullmatch(part) for part in stated_as.split("; "))
    return tuple(m["letter"] for m in found if m)
