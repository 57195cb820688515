"""Words in nothing but capitals, as they would be written otherwise: "KESSLER & ROWE LLP" is "Kessler & Rowe LLP".

Capitals say where a name begins, and which letters are short for one, only where small letters stand beside them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from remit.loaders.blocks import Passage
from remit.loaders.values.given import is_given
from remit.loaders.values.lexicon import Lexicon

if TYPE_CHECKING:
    from remit.loaders.values.parties import Party

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
# Letters that stand for a name, beside a mark: behind AND they may be a word, as in "CARETAKER AND KEYS".
_ALONE = re.compile(r"(?:(?<=^)|(?<=[/;,(] )|(?<=[/(]))[A-Z]{4,5}(?=$| ?[/;,)])")
_JOINED = re.compile(r" (?:AND|&) (?P<word>[A-Z]{4,5})$|^(?P<first>[A-Z]{4,5}) (?:AND|&) \w+$")
_OWN = re.compile(r"\b(?:HIS|HER|ITS|Their|Our)\s[^,;()/]*")
_ASIDE = re.compile(r"\([^()]+\)")
_SHORT = 3  # letters of what is more likely short for something: "DPW"
_FEWEST = 2  # longer words
_SMALL = frozenset(("AND", "AT", "BY", "FOR", "FROM", "IN", "OF", "ON", "OR", "THE", "TO", "WITH"))


def without_capitals(text: str, lexicon: Lexicon) -> str:
    """A text in capitals as it would be written otherwise, of as many characters; any other as it is.

    One word, or words none of which is known, may be letters that stand for a name: "MARAC / MAPPA".
    """
    if not text.isupper():
        return text
    words = _WORD.findall(text)
    longer = [word for word in words if len(word) > _SHORT]
    enough = len(longer) >= _FEWEST or (longer and _is_title(words[0], lexicon))
    if not enough or not any(_is_known(word, lexicon) for word in words):
        return text
    written = _WORD.sub(lambda m: _written(m[0], lexicon), text)
    # "FROM HIS WARD BUDGET": what is somebody's is no name.
    written = _OWN.sub(lambda m: m[0].lower(), written)
    for m in _ASIDE.finditer(text):  # "(NAMES HELD)": a remark, as far as is known
        inside = _WORD.findall(m[0])
        if not any(len(word) <= _SHORT or _is_known(word, lexicon) for word in inside):
            written = written[: m.start()] + m[0].lower() + written[m.end() :]
    for m in _ALONE.finditer(text):  # "NHS ENGLAND / UKHSA"
        if not _is_known(m[0], lexicon):
            written = written[: m.start()] + m[0] + written[m.end() :]
    return written if len(written) == len(text) and written.upper() == text else text


def _is_known(word: str, lexicon: Lexicon) -> bool:
    low = word.casefold()
    return (
        _is_title(word, lexicon)
        or low in lexicon.heads
        or low.removesuffix("s") in lexicon.posts
        or is_given(word.capitalize())
        or low in lexicon.name_words
    )


def _is_title(word: str, lexicon: Lexicon) -> bool:
    """Whether a word is a title before a name: "MRS"."""
    return len(word) > 1 and lexicon.honorific.match(f"{word.capitalize()} ") is not None


def _written(word: str, lexicon: Lexicon) -> str:
    if word in _SMALL:
        return word.lower()
    name = word.capitalize()
    full = len(word) > _SHORT or _is_title(word, lexicon) or is_given(name)
    return name if full else word


def in_capitals(parties: list[Party], text: str) -> list[Party]:
    """Parties that were read without the capitals of a text, named as they stand in it."""
    as_written = _as_in(text)
    return [
        replace(
            party,
            name=as_written(party.name),
            post=as_written(party.post),
            body=as_written(party.body),
            honorific=as_written(party.honorific),
            why=party.why.replace(party.name, as_written(party.name)) if party.name else party.why,
            passage=Passage(
                tuple(p._replace(text=as_written(p.text)) for p in party.passage.parts)
            ),
        )
        for party in parties
    ]


def joins_letters(party: Party, lexicon: Lexicon) -> bool:
    """Whether a body's name in capitals has a part that may be anything: "KEYS AND POLICE"."""
    if party.kind != "body" or not party.name.isupper():
        return False
    m = _JOINED.search(party.name)
    return m is not None and not _is_known(m["word"] or m["first"], lexicon)


def _as_in(text: str) -> Callable[[str], str]:
    """Words in capitals where they stand so in a text, and as they are where they do not."""
    return lambda words: words.upper() if words.upper() in text else words
