"""People who are listed behind a title that is of all of them: "Cllrs Bee, Dee and Fox"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from remit.loaders.blocks import Passage
from remit.loaders.claims.entry_parts import part_of
from remit.loaders.claims.phrases import Grammar
from remit.loaders.schema.frames import frames
from remit.loaders.values.persons import is_initial, is_name_word
from remit.loaders.wording import between

TITLED = re.compile(
    rf"(?P<title>{'|'.join(frames().singular)})\.?\s+(?=(?-i:[A-Z]))", re.IGNORECASE
)
_MARKS = re.compile(r",\s++(?:and\s++)?|(?<!\s)\s++and\s++")
_ASIDE = re.compile(r"\s?\([^()]*\)$")
_CHAIRS = re.compile(r"(?<![\s,]),?\s++in the chair$", re.IGNORECASE)
_LONGEST = 4  # words of a name


def titled(grammar: Grammar, whole: Passage) -> Iterator[tuple[str, Passage]]:
    """The parts of a list with the title of each: that of several is of every bare name up to another title, post or body.

    What stands before and behind them comes in one piece, without a title; where there is no title of
    several, nothing does.
    """
    text = whole.text
    spans = [(a, b) for a, b in between(text, _MARKS, outside=True) if text[a:b].strip(" .")]
    if not any(TITLED.match(text, a, b) for a, b in spans):
        return
    title, plain = "", None
    for a, b in spans:
        m = TITLED.match(text, a, b)
        if m is not None:
            title = f"{frames().singular[m['title'].casefold()]} "
        elif title and not is_bare(grammar, text[a:b].strip(" .")):
            title = ""
        if title:
            if plain is not None:
                yield "", whole.cut(*plain)
                plain = None
            yield title, whole.cut(m.end() if m else a, b)
        else:
            plain = (a if plain is None else plain[0], b)
    if plain is not None:
        yield "", whole.cut(*plain)


def is_bare(grammar: Grammar, text: str) -> bool:
    """Whether a part is a name alone: "Dee", "C. Dee", "Ann Bee (part)"; no post, and no body of more than a word.

    One word is a surname, as "Dean" is, where it is no office of a meeting.
    """
    name = _CHAIRS.sub("", _ASIDE.sub("", text))
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
