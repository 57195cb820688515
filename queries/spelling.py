"""Names meant by a question that writes them otherwise: shortened, by a theme's other name, a letter wrong.

What is read as something else is always said. Only a name that holds the whole question counts, and
nothing is put right that another word explains: "probate" is not "probation", nor "policy" "police".
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby
from typing import TYPE_CHECKING

from remit.graph.likeness import SMALL
from remit.graph.lookup import Query, key
from remit.graph.model import Entity
from remit.graph.words import STOP, stem, tokens

if TYPE_CHECKING:
    from remit.ontology.thesaurus import Theme

_LONG = 7  # letters of a word of a matter in which one may be wrong
_LONG_IN_NAMES = 4  # of a word of somebody's name, where another word of it is right
_SHORT = 6  # letters at most of a shortened name
_WORD = re.compile(r"[^\W\d_]+")
_REST = re.compile(r"(?:-\w+)*")


def in_full(words: str) -> str:
    """The words with the short names of themes in capitals written out.

    >>> in_full("DA strategy"), in_full("the VAT return")
    ('Domestic abuse strategy', 'the VAT return')
    """
    short = [w for w in words.split() if w.isupper() and w.isalpha() and 2 <= len(w) <= _SHORT]
    if not short:
        return words
    known = _capitals()
    return " ".join(known.get(word, word) for word in words.split())


def _capitals() -> dict[str, str]:
    from remit.ontology.thesaurus import themes

    return {name: t.label for t in themes().values() for name in t.names if name.isupper()}


def other_names(words: str) -> list[str]:
    """The names that mean the very same as a theme's: its label for short ones, and the other way round.

    >>> other_names("asb"), other_names("Anti-social behaviour"), other_names("parking permits")
    (['Anti-social behaviour'], ['ASB'], [])
    """
    theme = theme_called(words)
    if theme is None:
        return []
    short = [name for name in theme.names if name.isupper()]
    if key(words) in map(key, short):
        return [theme.label]
    return short if key(words) == key(theme.label) else []


def wider_names(words: str) -> list[str]:
    """The labels of the theme that lists these words, and of those that it lies within, nearest first.

    What is done about these is not done about the matter asked for, so they are only offered.

    >>> wider_names("community trigger")[:1]
    ['Anti-social behaviour']
    """
    from remit.ontology.thesaurus import within

    theme = theme_called(words)
    if theme is None:
        return []
    return [name.label for name in (theme, *within(theme.id)) if key(name.label) != key(words)]


def theme_called(words: str) -> Theme | None:
    """The theme of the thesaurus that has these words among its names.

    >>> found = theme_called("knives")
    >>> found.label if found else ""
    'Knife crime'
    """
    from remit.ontology.thesaurus import themes

    wanted = key(words)
    return next((t for t in themes().values() if wanted in map(key, t.names)), None)


def shortened_to(words: str, things: Iterable[Entity]) -> list[Entity]:
    """The things whose name, or the end of it, has these letters as its initials.

    What stands before them, as in "NHS Vale CCG", stands in the name too.

    >>> group = Entity("body/c", "body", "NHS Vale Clinical Commissioning Group")
    >>> [len(shortened_to(words, [group])) for words in ("CCG", "NHS Vale CCG", "Hale CCG")]
    [1, 1, 0]
    """
    from remit.graph.likeness import initials

    *before, last = words.split() or [""]
    short = last.casefold()
    if not (3 <= len(short) <= _SHORT and short.isalpha()) or (before and not last.isupper()):
        return []
    named = {word.casefold() for word in before} - STOP
    found = []
    for thing in things:
        parts = thing.label.split()
        ends = (" ".join(parts[n:]) for n in range(len(parts) - 1))
        told = any(short in (initials(end), initials(end, every=True)) for end in ends)
        if told and named <= {part.casefold() for part in parts}:
            found.append(thing)
    return found


def may_be_initials(letters: str) -> bool:
    """Whether what is asked for may be the initials of words: few letters and nothing else."""
    return 2 <= len(letters) <= _SHORT and letters.isalpha()


def words_for(letters: str, text: str) -> str:
    """The words that stand side by side in a text and have these letters as their initials; small words count for none.

    >>> words_for("asb", "Less anti-social behaviour, and less risk")
    'anti-social behaviour'
    >>> words_for("SOC", "Reduce serious and organised crime"), words_for("DA", "Drugs and alcohol")
    ('serious and organised crime', 'Drugs and alcohol')
    >>> words_for("ASB", "A strong board"), words_for("DA", "drug and art")
    ('', 'drug and art')
    """
    if not may_be_initials(letters):
        return ""
    wanted = letters.casefold()
    words = [m for m in _WORD.finditer(text) if m[0].casefold() not in SMALL]
    starts = "".join(m[0][0].casefold() for m in words)
    at = starts.find(wanted)
    if at < 0:
        return ""
    whole = _REST.match(text, words[at + len(wanted) - 1].end())  # "re" of "re-offending"
    return text[words[at].start() : whole.end() if whole else None]


def one_letter_off(query: Query, things: Iterable[Entity]) -> list[tuple[str, Entity]]:
    """The things whose name holds the question but for one letter of one word, with the right words."""
    asked = [t for t in tokens(query.text) if t not in STOP]
    put = ((_put_right(asked, thing), thing) for thing in things)
    return [(meant, thing) for meant, thing in put if meant is not None]


def _put_right(asked: list[str], thing: Entity) -> str | None:
    words = tokens(thing.label)
    wrong = [word for word in asked if word not in words]
    if len(wrong) != 1 or len(asked) < 2:
        return None
    shortest = _LONG_IN_NAMES if thing.kind == "person" else _LONG
    (word,) = wrong
    for other in words:
        if min(len(word), len(other)) >= shortest and other not in asked and is_slip(word, other):
            return " ".join(other if w == word else w for w in asked)
    return None


def is_slip(word: str, other: str) -> bool:
    """Whether two words differ by one letter, or by which letter is doubled, and not by their endings.

    >>> is_slip("slavary", "slavery"), is_slip("probate", "probation"), is_slip("policy", "police")
    (True, False, False)
    >>> is_slip("ricketts", "rickets"), is_slip("organized", "organised")
    (True, True)
    """
    if word[0] != other[0] or word == other:
        return False
    if _single(word) == _single(other) or word.replace("z", "s") == other.replace("z", "s"):
        return True
    one, two = stem(word), stem(other)
    if one[:-1] == two[:-1] or one.startswith(two) or two.startswith(one):
        return False
    return _apart(word, other)


def _single(word: str) -> list[str]:
    return [letter for letter, _ in groupby(word)]


def _apart(one: str, two: str) -> bool:
    """Whether one letter more, less, other, or two changed about, make the one word the other."""
    short, long = sorted((one, two), key=len)
    if len(long) - len(short) > 1:
        return False
    at = next((n for n, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if len(long) > len(short):
        return short[at:] == long[at + 1 :]
    rest = short[at + 1 :] == long[at + 1 :]
    turned = short[at : at + 2] == long[at : at + 2][::-1] and short[at + 2 :] == long[at + 2 :]
    return rest or turned
