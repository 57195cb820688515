"""The people whom a document spells out, and whom initials, a surname or a given name mean among them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from remit.loaders.blocks import Passage
from remit.loaders.claims.short_for import all_capitals
from remit.loaders.values.ends import first_word, last_word
from remit.loaders.wording import leading_capitals

_INITIALS_AND_SURNAME = re.compile(
    r"^(?P<first>[A-Z])\.?\s?(?:[A-Z]\.?\s?){0,2}\s(?P<surname>[A-Z][\w'’-]+)$"
)


@dataclass
class Known:
    """A person whom a document spells out, and where: in an attendance list, a key of initials, a sentence."""

    name: str
    initials: str
    passage: Passage


def whom(words: str, people: Sequence[Known], named: Sequence[Known]) -> Known | None:
    """The one person whom initials, a surname or a given name mean; those ``named`` only in running text by no initials."""
    fitting = [p for p in people if p.initials == words]
    if not fitting:
        fitting = [p for p in people if words.isupper() and leading_capitals(p.name) == words]
    if not fitting and "'" in words.replace("’", "'"):  # "DO'N" of "Dan O'Neill"
        letters = words.replace("’", "").replace("'", "")
        fitting = [p for p in people if letters.isupper() and all_capitals(p.name) == letters]
    if not fitting and " " not in words and words[:1].isupper() and not words.isupper():
        everybody = [*people, *named]
        fitting = [p for p in everybody if last_word(p.name) == words]
        fitting = fitting or [p for p in everybody if first_word(p.name) == words]
    if not fitting and (m := _INITIALS_AND_SURNAME.match(words)):
        everybody = [*people, *named]
        fitting = [p for p in everybody if p.name.startswith(m["first"])]
        fitting = [p for p in fitting if last_word(p.name) == m["surname"]]
    return fitting[0] if len({p.name for p in fitting}) == 1 else None
