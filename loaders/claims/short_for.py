"""Whether letters are short for a name: the initials of a body or of somebody."""

from __future__ import annotations

import re
from collections.abc import Sequence

from remit.loaders.wording import ACRONYM

_LONGER = re.compile(r"([A-Z])([A-Z][a-z]{1,2})")


def all_capitals(name: str) -> str:
    """All capitals of a name, those within words too: "TOM" of "Tamsin O'Meara"."""
    return "".join(letter for letter in name if letter.isupper())


def fits(name: str, form: str) -> bool:
    """Whether letters are the initials of a name, in order.

    >>> fits("Priya Tolland", "PT"), fits("Mere Council", "DCLG")
    (True, False)
    >>> fits("Jeni Tennison", "JTe"), fits("Jeni Tennison", "JTo")
    (True, False)
    """
    words = [word for word in name.replace("-", " ").split() if word[:1].isalpha()]
    if form in words:
        return False  # "NII" is not short for the "NII board"
    every = "".join(word[0].upper() for word in words)
    capitals = "".join(word[0] for word in words if word[0].isupper())
    letters = form.upper().replace(".", "")
    return (
        letters in (every, capitals, all_capitals(name))  # "TOM" of "Tamsin O'Meara"
        or (len(letters) > 2 and capitals.endswith(letters))
        or (len(letters) == 2 and len(capitals) > 2 and letters == capitals[0] + capitals[-1])
        or _told_apart(words, form)
    )


def is_short(form: str) -> bool:
    """Whether letters may be somebody's initials: "PT", "HSCIC", "JTe"."""
    return bool(ACRONYM.match(form) or _LONGER.fullmatch(form))


def _told_apart(words: Sequence[str], form: str) -> bool:
    """Whether initials go on with small letters of the surname, as two people have the same: "JTe"."""
    small = _LONGER.fullmatch(form)
    if small is None or len(words) < 2:
        return False
    return words[0][0] == small[1] and words[-1].startswith(small[2])
