"""The words of a sentence, and the phrases that they make: where each stands, and what it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from remit.loaders.schema.frames import frames
from remit.loaders.values.given import is_given
from remit.loaders.values.persons import is_initial, is_name_word

_TOKEN = re.compile(r"[^\W_](?:[\w'’&.-]*[^\W_])?(?:['’](?=\s))?|[^\w\s]")
_FULL = 2  # words of a plain name
PARTIES = ("person", "post", "body")
# Marks that fonts and converters put for an apostrophe: "DPT‟s", "Majesty`s".
_APOSTROPHES = dict.fromkeys((8223, 8219, 700, 8242, 96, 180), "’")


class Token(NamedTuple):
    """A word or a mark of a sentence, with its characters; ``low`` is it case folded.

    ``capital`` says whether it is written as a name is: "Board", "NHS", "uMkhonto".
    """

    text: str
    start: int
    end: int
    low: str
    capital: bool


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase: tokens ``first`` to ``last`` (not included) of its sentence, and what they name.

    ``kind`` is ``person``, ``post``, ``body``, ``group`` (people in general), ``pronoun``, ``law`` or
    ``name`` (nothing more is known). ``generic`` is a common noun that stands for a body named elsewhere;
    ``vague`` one that stands for nobody in particular; ``over`` one of the past or of the future.
    """

    kind: str
    name: str
    first: int
    last: int
    honorific: str = ""
    post: str = ""
    home: str = ""
    inside: str = ""  # what a bracket behind it says
    generic: bool = False
    vague: bool = False
    over: bool = False
    guessed: bool = False
    its: bool = False  # a common noun, of the ``home`` that "its" means: "Its board meets monthly"
    several: bool = False  # all of a kind: "Departments will publish a list"

    @property
    def party(self) -> bool:
        """Whether it is somebody of whom something can be said."""
        return self.kind in PARTIES and not self.vague and not self.over


def as_body(phrase: Phrase) -> Phrase:
    """A plain name of several words as a body: what is chaired, or reports to another, is one."""
    words = phrase.name.split()
    if phrase.kind != "name" or len(words) < 2 or not words[0][:1].isupper():
        return phrase
    return replace(phrase, kind="body", guessed=True)


def tokens_of(text: str) -> list[Token]:
    """The words and marks of a sentence.

    >>> [token.text for token in tokens_of("The Forum's chair (AB)")]
    ['The', "Forum's", 'chair', '(', 'AB', ')']
    """
    found = []
    for m in _TOKEN.finditer(text.translate(_APOSTROPHES)):  # one for one: places stay as they are
        word = m.group()
        capital = word[0].isupper() or word[1:2].isupper()
        found.append(Token(word, m.start(), m.end(), word.casefold(), capital))
    return found


def named_so(words: Sequence[str]) -> bool:
    """Whether words are a given name and a surname that a place, too, may end on: "Jo Park", "Simon Hall".

    >>> [named_so(words.split()) for words in ("Jo Park", "Mere Park", "Jo Parks Trust")]
    [True, False, False]
    """
    return (
        len(words) == _FULL
        and words[1].casefold() in frames().words["surnames of places"]
        and words[0].casefold() not in frames().words["particles"]
        and (is_given(words[0]) or (is_initial(words[0]) and words[0] != "A"))
        and is_name_word(words[1])
    )
