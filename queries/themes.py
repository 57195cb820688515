"""The themes that a text speaks of, in any form of their words and in either order.

The thesaurus words each theme in several ways. A wording of one word counts in its own form, singular
or plural: "training" is a matter, and what trains dogs is none. One of several words counts in any
form of them, within one sentence and close together: "sharing of information" as "share relevant
information". What is part of a longer wording does not count: a domestic homicide review is no homicide.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from remit.graph.denied import affirmed
from remit.graph.words import STOP, in_number, sentences, stem, tokens
from remit.ontology.thesaurus import Theme, themes, within

_FIGURATIVE = re.compile(
    r"\bexploit\w* (?:\w+ )?(?:opportunit|potential|possibilit|advantage)\w*|\bin order (?=to|that)",
    re.IGNORECASE,
)
# The title of a law is no word on what is done: the Policing Act names no police.
_TITLE = re.compile(
    r"(?<![\w'’-])(?:[A-Z][\w'’-]{0,30},? (?:(?:and|of|the|in|for) ){0,3}){1,12}Act\b"
)
_TWO_CAPITALS = re.compile(r"[A-Z][A-Z]")  # found faster than a word
_CAPITALS = re.compile(r"\b[A-Z][A-Z]+\b")
# What may stand between two words of a wording, and what may follow one that is turned about.
_SMALL = STOP.union(
    (
        "against",
        "among",
        "between",
        "being",
        "been",
        "were",
        "all",
        "into",
        "more",
        "when",
        "where",
    ),
    ("but", "if", "across", "through", "using", "than", "so", "including", "within", "can"),
)
_SPARE = {-1: 1, 1: 2}  # other words that may stand between, before the last word or behind it
_NOT = "non"  # "non-domestic" is not domestic
_ANYBODY = "anybody"  # in a wording: any noun for several people
_PEOPLE = frozenset(
    ("staff", "people", "team", "teams", "crew", "crews", "volunteers", "wardens", "residents")
)
_AGENTS = ("ers", "ors", "ists", "ians", "ees", "ants", "men", "women")  # how such nouns end
# A place that only says where another one is.
_LANDMARK = frozenset(["behind", "beside", "between", "near", "opposite", "outside", "past"])


class _Wording(NamedTuple):
    """A wording of several words by their stems, in its own order."""

    stems: tuple[str, ...]
    theme: str
    others: frozenset[str]  # the stems before the last


class _Word(NamedTuple):
    """A word of a text: its stem, the theme that it names alone, and the wordings that may end with it.

    They stand by one of the other stems that each wants (``beside``): where that is not there, nothing is looked for.
    ``known`` is the word, and empty where no wording has it and it is not small: such words are all one to the thesaurus.
    """

    known: str
    stem: str
    theme: str | None
    beside: frozenset[str]
    ends: Mapping[str, Sequence[_Wording]]


class _Hit(NamedTuple):
    """Where a text speaks of a theme: which of its words, and how many."""

    places: frozenset[int]
    theme: str


@cache
def _singles() -> dict[str, dict[str, str]]:
    """The themes of the wordings of one word, by the stem and then by the word; of two that share a form the last counts."""
    found: dict[str, dict[str, str]] = {}
    for theme, words in reversed(_worded()):
        if len(words) == 1:
            word = words[0].replace("-", "")
            found.setdefault(stem(word), {}).setdefault(word, theme.id)
    return found


@cache
def _several() -> dict[str, list[_Wording]]:
    """The wordings of several words, by the stem of their last word."""
    found: dict[str, dict[_Wording, None]] = {}
    for theme, words in _worded():
        if len(words) > 1:
            stems = tuple(w if w == _ANYBODY else stem(w.replace("-", "")) for w in words)
            found.setdefault(stems[-1], {})[_Wording(stems, theme.id, frozenset(stems[:-1]))] = None
    return {last: [*wordings] for last, wordings in found.items()}


@cache
def _worded() -> Sequence[tuple[Theme, Sequence[str]]]:
    """Every wording with its words, the small ones left out where several others remain."""
    return [*_each_worded()]


def _each_worded() -> Iterator[tuple[Theme, Sequence[str]]]:
    for theme in themes().values():
        for wording in theme.wordings:
            words = tokens(wording)
            telling = [word for word in words if word not in _SMALL]
            if words and not wording.isupper():
                yield theme, telling if len(telling) > 1 else words


@cache
def _capitals() -> dict[str, str]:
    return {w: t.id for t in themes().values() for w in t.wordings if w.isupper()}


@cache
def _vocabulary() -> frozenset[str]:
    """The stems of all words of all wordings."""
    words = (word.replace("-", "") for _, words in _worded() for word in words)
    return frozenset(map(stem, words)) | {*_singles()}


@lru_cache(maxsize=65536)  # papers say most things in the same few thousand words
def _known(word: str) -> _Word:
    """What the thesaurus knows of a word, however many texts it stands in."""
    root, ends = stem(word), dict[str, list[_Wording]]()
    for last in (root, _ANYBODY) if _is_people(word) else (root,):
        for wording in _several().get(last, ()):
            ends.setdefault(wording.stems[0], []).append(wording)
    named = (theme for one, theme in _singles().get(root, {}).items() if word in in_number(one))
    tells = root in _vocabulary() or word in _SMALL or bool(ends)
    return _Word(word if tells else "", root, next(named, None), frozenset(ends), ends)


@lru_cache(maxsize=65536)
def themes_of(text: str) -> tuple[str, ...]:
    """The ids of the themes that a text speaks of, by their first mention.

    >>> themes_of("Recognise the exploited, and carriers of knives")
    ('exploitation', 'knife-crime')
    >>> themes_of("Information is shared with landlords"), themes_of("Train dogs to share a house")
    (('information-sharing', 'housing'), ())
    """
    found: dict[str, None] = {}
    text = _literal(text)
    for sentence in sentences(text):
        hits = _kept(_words(sentence), sentence)
        if len(hits) > 1:
            hits.sort(key=lambda hit: min(hit.places))
        for hit in hits:
            found[hit.theme] = None
    for capitals in _CAPITALS.findall(text) if _TWO_CAPITALS.search(text) else ():
        if capitals in _capitals():
            found[_capitals()[capitals]] = None
    return tuple(found)


def _literal(text: str) -> str:
    """A text without figures of speech, titles of law and what it leaves out.

    As nearly all have none, they are looked for by one word first.
    """
    text = affirmed(text)
    low = text.lower()
    if "exploit" in low or "in order" in low:
        text = _FIGURATIVE.sub(" ", text)
    return _TITLE.sub(" ", text) if "Act" in text else text


def _words(sentence: str) -> Sequence[str]:
    """The words of a sentence, a hyphenated one in parts where as a whole it is in no wording."""
    found = tokens(sentence)
    if "-" not in "".join(found):
        return found
    return [part for token in found for part in (_parts(token) if "-" in token else (token,))]


def _parts(token: str) -> Sequence[str]:
    whole, parts = token.replace("-", ""), token.split("-")
    return [whole] if stem(whole) in _vocabulary() or parts[0] == _NOT else parts


def _kept(words: Sequence[str], sentence: str) -> list[_Hit]:
    """What a sentence speaks of, without what is only part of a longer wording."""
    hits = _longest_hits(tuple([_known(word).known for word in words]))
    return [hit for hit in hits if len(hit.places) > 1 or _is_meant(hit, words, sentence)]


@lru_cache(maxsize=65536)  # one plan says it as another does, of another place
def _longest_hits(words: tuple[str, ...]) -> Sequence[_Hit]:
    """What words speak of that stand one after the other, the longest wordings first."""
    found: list[_Hit] = []
    for hit in sorted(_hits(words), key=_longest):
        if not any(hit.places <= other.places for other in found):
            found.append(hit)
    return found


def _longest(hit: _Hit) -> tuple[int, int, int, str]:
    first, last = min(hit.places), max(hit.places)
    return (-len(hit.places), last - first, first, hit.theme)


def _is_meant(hit: _Hit, words: Sequence[str], sentence: str) -> bool:
    """Whether one word stands for its theme: no landmark, and as a name where it is a common word."""
    (place,) = hit.places
    if place > 1 and words[place - 1] == "the" and words[place - 2] in _LANDMARK:
        return False
    if "proper" not in themes()[hit.theme].traits:
        return True
    return place > 0 and words[place].capitalize() in sentence.split(None, 1)[-1]


def _hits(words: Sequence[str]) -> Iterator[_Hit]:
    known = [*map(_known, words)]
    stems = [word.stem for word in known]
    held = frozenset(stems)
    for place, (_, _, theme, beside, ends) in enumerate(known):
        if theme is not None:
            yield _Hit(frozenset((place,)), theme)
        if beside.isdisjoint(held):
            continue
        # Where they stand is only looked for where all of them are there, as nearly never.
        for first in held & beside:
            for wording in ends[first]:
                if wording.others <= held and (p := _places(wording.stems, place, words, stems)):
                    yield _Hit(p, wording.theme)


def _is_people(word: str) -> bool:
    return word in _PEOPLE or word.endswith(_AGENTS)


def _places(
    wanted: tuple[str, ...], last: int, words: Sequence[str], stems: Sequence[str]
) -> frozenset[int] | None:
    """Where the words of a wording stand, its last one at a place: before it, or else behind it."""
    before = _run(wanted[-2::-1], last, -1, words, stems)
    if before is not None:
        return before
    behind = _run(wanted[:-1], last, 1, words, stems)
    # Turned about, it must end there: streets with high crime are no high streets.
    if behind is not None and (max(behind) + 1 == len(words) or words[max(behind) + 1] in _SMALL):
        return behind
    return None


def _run(
    wanted: Sequence[str], start: int, step: int, words: Sequence[str], stems: Sequence[str]
) -> frozenset[int] | None:
    """The places of stems one after the other in one direction, with little between them."""
    places, spare, at = {start}, _SPARE[step], start + step
    for sought in wanted:
        while 0 <= at < len(words) and stems[at] != sought:
            spare -= words[at] not in _SMALL
            if spare < 0:
                return None
            at += step
        if not 0 <= at < len(words):
            return None
        places.add(at)
        at += step
    return frozenset(places)


def is_general(id_: str) -> bool:
    """Whether a theme is a heading over many matters, which is no reason by itself."""
    return "too-general" in themes()[id_].traits


def specific(text: str) -> tuple[str, ...]:
    """As :func:`themes_of`, without the headings over many matters."""
    return tuple(theme for theme in themes_of(text) if not is_general(theme))


@cache
def above(id_: str) -> tuple[str, ...]:
    """The themes that one lies within, nearest first, without the headings over many matters."""
    return tuple(theme.id for theme in within(id_) if not is_general(theme.id))


def theme(id_: str) -> Theme:
    """The theme with an id."""
    return themes()[id_]
