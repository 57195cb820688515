"""Seats in a list of members that say by themselves that nobody has them: "Lay Representative 1 TBC"."""

from __future__ import annotations

import re

from remit.loaders.claims.entry_parts import part_of
from remit.loaders.claims.phrases import Grammar
from remit.loaders.schema.frames import frames
from remit.loaders.values.ends import last_word

_NUMBERED = re.compile(r"(?<!\s)\s+\d{1,2}$")


def empty_seat(grammar: Grammar, text: str) -> str:
    """The seat that words say nobody has: "Lay Representative 1 TBC"; empty where they do not."""
    low = text.casefold().strip(" .")
    for words in grammar.lexicon.profile.vacancies:
        if not low.endswith(f" {words}"):
            continue
        seat = text.strip(" .")[: -len(words)].strip(" (–-:,")
        plain = _NUMBERED.sub("", seat)
        one = part_of(grammar, plain)
        seats = frames().words["kinds of seats"]
        if (one is not None and one.kind == "post") or last_word(plain).casefold() in seats:
            return seat
    return ""
