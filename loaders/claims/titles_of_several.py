"""People who are listed behind a title that is of all of them: "Cllrs Bee, Dee and Fox"."""

from __future__ import annotations

import re

from remit.loaders.claims.entry_parts import IN_THE_CHAIR, part_of
from remit.loaders.claims.phrases import Grammar
from remit.loaders.schema.frames import frames
from remit.loaders.values.persons import is_initial, is_name_word

TITLED = re.compile(
    rf"(?P<title>{'|'.join(frames().singular)})\.?\s+(?=(?-i:[A-Z]))", re.IGNORECASE
)
_ASIDE = re.compile(r"\s?\([^()]*\)$")
_LONGEST = 4  # words of a name


def is_bare(grammar: Grammar, text: str) -> bool:
    """Whether a part is a name alone: "Dee", "C. Dee", "Ann Bee (part)"; no post, and no body of more than a word.

    One word is a surname, as "Dean" is, where it is no office of a meeting.
    """
    name = IN_THE_CHAIR.sub("", _ASIDE.sub("", text))
    words = name.split()
    if not 0 < len(words) <= _LONGEST or grammar.title(name)[0]:
        return False
    plain = [
        word for word in words if not is_initial(word) and word not in frames().words["particles"]
    ]
    if not plain or not all(map(is_name_word, plain)):
        return False
    if len(words) == 1:
        return name.casefold() not in (*frames().offices, "mayor", "treasurer")
    phrase = part_of(grammar, name)
    if phrase is not None and phrase.kind == "post":
        return False
    return phrase is None or phrase.kind != "body"
