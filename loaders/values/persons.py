"""Names of people: titles, particles, initials, surname first; what is one by its shape alone."""

from __future__ import annotations

import re
from typing import NamedTuple

from remit.loaders.values.ends import first_word, last_word
from remit.loaders.values.given import is_given
from remit.loaders.values.heads import is_full_name
from remit.loaders.values.lexicon import Lexicon
from remit.loaders.wording import ACRONYM

_COLLAR = re.compile(r"\d{2,6}\s+")  # a constable's number between rank and name
_LONGEST = 6  # words of a name without its titles
_FULL = 3  # words of one that is no list of two
_FEWEST_IN_CAPITALS = 4  # letters of a surname written SO


class Name(NamedTuple):
    """A person's name and its titles.

    ``sure`` says that titles or initials tell a name from two other capitalised words; ``loose`` that
    there are more plain words than a forename and a surname, and only context can say that they are
    one name.
    """

    honorific: str
    name: str
    sure: bool
    loose: bool = False


def parted(text: str, lexicon: Lexicon) -> tuple[str, str, str]:
    """Part the titles before a name and the honours behind it from the name.

    >>> from remit.loaders.profile import load_profile
    >>> parted("Det Supt Ann Bee, OBE", Lexicon(load_profile()))
    ('Det Supt', 'Ann Bee', 'OBE')
    """
    start = 0
    while m := lexicon.honorific.match(text, start):
        start = m.end()
    honorific = text[:start].strip()
    if start and (m := _COLLAR.match(text, start)):
        start = m.end()
    name, behind = text[start:].strip(" ,"), ""
    while (last := name.rpartition(" ")[2]) and _is_behind(last, lexicon) and last != name:
        name, behind = name[: -len(last)].strip(" ,"), f"{last} {behind}".strip()
    return honorific, name, behind


def _is_behind(word: str, lexicon: Lexicon) -> bool:
    return word[:1].isupper() and word.strip(".,").casefold() in lexicon.after_names


def is_name_word(word: str) -> bool:
    """Whether a word is written as a part of a name: "Bee", "O'Dell", "Smith-Jonas", "SMITH"."""
    letters = word.replace("’", "").replace("'", "").replace("-", "")
    if not word[:1].isupper() and not word.startswith(("d'", "d’")):
        return False
    if not letters.isalpha() or len(letters) < 2 or word.endswith(("'s", "’s")):
        return False
    return not ACRONYM.match(word) or len(letters) >= _FEWEST_IN_CAPITALS


def is_initial(word: str) -> bool:
    """Whether a word is one or two initials of forenames: "A", "A.", "A.B."."""
    return word[:1].isupper() and (
        len(word) == 1
        or (len(word) in (2, 4) and word[1::2].strip(".") == "" and word[::2].isalpha())
    )


def name_of(text: str, lexicon: Lexicon) -> Name | None:
    """Read a person's name, or nothing where the words are not written as one.

    >>> from remit.loaders.profile import load_profile
    >>> words = Lexicon(load_profile())
    >>> name_of("Dr Jan van der Meer", words)
    Name(honorific='Dr', name='Jan van der Meer', sure=True, loose=False)
    >>> name_of("Trading Standards", words) is None
    True
    """
    honorific, name, behind = parted(text, lexicon)
    words = name.split()
    if not words or len(words) > _LONGEST:
        return None
    *before, last = words
    if not is_name_word(last):
        return None
    plain = [w for w in before if not is_initial(w) and w.casefold() not in lexicon.particles]
    if not all(map(is_name_word, plain)):
        return None
    titled = bool(honorific or behind)
    if not before and not honorific:
        return None
    if before and before[0] in lexicon.particles and not honorific:
        return None  # "de Bee": a surname alone
    # "Mr", "Dr" and "Cllr" make a person of any word; "Mayor" and "Inspector" are posts as well.
    of_a_post = honorific.rpartition(" ")[2].casefold() in lexicon.posts
    if (not titled or of_a_post or not before) and _other_words(words, lexicon):
        return None
    initials = any(map(is_initial, before))
    loose = len(plain) > 1 and not initials
    return Name(honorific, name, titled or initials, loose)


def may_be_name(text: str, lexicon: Lexicon) -> bool:
    """Whether three words are written as a name is, where a column of names says that they are one.

    >>> from remit.loaders.profile import load_profile
    >>> words = Lexicon(load_profile())
    >>> may_be_name("Ann Mary Bee", words), may_be_name("Vale Trading Standards", words)
    (True, False)
    """
    name = name_of(text, lexicon)
    return name is not None and name.loose and len(name.name.split()) == _FULL


def _other_words(words: list[str], lexicon: Lexicon) -> bool:
    """Whether the words of a would-be name are those of bodies, posts or other columns."""
    first, last = words[0].casefold(), words[-1].casefold()
    return not is_full_name(words, lexicon) and (
        first in lexicon.no_first_name
        or last in lexicon.no_last_name
        or any(word.casefold() in lexicon.bodies for word in words[1:-1])
    )


def turned(surname: str, forenames: str, lexicon: Lexicon) -> Name | None:
    """Read "Surname" and "First": the two sides of a comma.

    >>> from remit.loaders.profile import load_profile
    >>> turned("van der Meer", "Dr Jan", Lexicon(load_profile())).name
    'Jan van der Meer'

    Where the second is a whole name, or the first is of several, they are two: "Smith, Ann Fry", "Pupils, Ann Bee".
    """
    particles = lexicon.particles
    words = surname.split()
    while len(words) > 1 and words[0].casefold() in particles:
        words = words[1:]
    honorific, first, _ = parted(f"{forenames} ", lexicon)
    if len(words) != 1 or not is_name_word(words[0]) or not first:
        return None
    if not all(is_name_word(w) or is_initial(w) for w in first.split()) or len(first.split()) > 2:
        return None
    if (
        _other_words([*first.split(), *words], lexicon)
        or words[0].casefold() in lexicon.no_surname
        or _is_whole(first)
    ):
        return None
    if last_word(first).casefold() in lexicon.no_last_name:
        return None
    return Name(honorific, f"{first} {surname}", bool(honorific) or is_initial(first_word(first)))


def _is_whole(name: str) -> bool:
    """Whether two words are a given name and a surname rather than two given names."""
    given, *others = name.split()
    return (
        len(others) == 1
        and not is_initial(others[0])
        and not is_given(others[0])
        and is_given(given)
    )
