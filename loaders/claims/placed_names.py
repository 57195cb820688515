"""Names that turn on no known noun, told for bodies by what else the paper names: "Wexcombe Adult Learning" beside "Wexcombe City Council".

A word with which the names of bodies begin is a place or a founder. What begins with it, stands alone as the subject of what is
to be done, and ends on no thing, is one more of that place's bodies. And "the Executive" is a body where one is named so in full.
"""

from __future__ import annotations

from dataclasses import replace

from remit.graph.lookup import key
from remit.loaders.claims.names import Names
from remit.loaders.claims.spoken import Sentence
from remit.loaders.claims.tokens import Phrase
from remit.loaders.schema.frames import frames
from remit.loaders.values.ends import first_word, last_word

_FEWEST = 2  # words


def of_the_place(names: Names, phrase: Phrase) -> Phrase:
    """A plain name as a body's, where its first word is that of another body's name."""
    words = phrase.name.split()
    plain = phrase.kind == "name" or (phrase.kind == "body" and phrase.guessed)
    if not plain or len(words) < _FEWEST or not all(w[:1].isupper() for w in words):
        return phrase
    known = frames().words
    last = last_word(phrase.name).casefold()
    things = (
        known["works"]
        | known["parts of papers"]
        | known["what is led"]
        | known["times"]
        | known["things of a place"]
    )
    first = first_word(phrase.name)
    shared = any(
        first_word(full) == first and key(full) != key(phrase.name)
        for full in (*names.full.values(), names.own_name)
    )
    common = (
        first.casefold() in names.reading.in_small
        or last in things
        or last.removesuffix("s") in things
    )
    return replace(phrase, kind="body", guessed=False) if shared and not common else phrase


def as_called(names: Names, s: Sentence) -> Sentence:
    """A sentence in which "the Executive" is the body that is named so in full, and no post."""
    if not any(_may_be(phrase) for phrase in s.phrases):
        return s
    return replace(s, phrases=[_called(names, phrase) for phrase in s.phrases])


def _may_be(phrase: Phrase) -> bool:
    one = phrase.kind == "post" and phrase.generic and not (phrase.home or phrase.vague)
    return one and phrase.name[:1].isupper() and phrase.name.casefold() in frames().words["bodies"]


def _called(names: Names, phrase: Phrase) -> Phrase:
    end = f" {phrase.name.casefold()}"
    named = _may_be(phrase) and any(full.endswith(end) for full in names.full)
    return replace(phrase, kind="body") if named else phrase
