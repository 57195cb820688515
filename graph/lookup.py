"""Finding things by what people call them: any name, any case, any form of a word.

Both stores index the same terms, made here, and rank the same way, so a question finds the same
things wherever the register lives.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import chain
from typing import NamedTuple

from remit.graph.model import Contents, Entity
from remit.graph.words import (
    STOP,
    alternatives,
    in_number,
    key,
    key_of,
    sentences,
    stem,
    stems,
    telling_words,
    terms,
    terms_of,
    tokens,
)
from remit.ontology import ATTRIBUTES, KINDS

__all__ = [
    "Candidate", "Hit", "Indexed", "Query", "all_in", "among", "index", "key", "places", "rank", "stems", "telling_words", "terms",
    "together", "words_in",
]  # fmt: skip

_SEARCHED = frozenset(name for name, attribute in ATTRIBUTES.items() if attribute.searched)
TEXTS = tuple(name for name in ATTRIBUTES if name in _SEARCHED and name != "name")
BETWEEN_TEXTS = " | "
_ONLY_JOINS = re.compile(r"\bin order (?=to\b|that\b)", re.IGNORECASE)  # no order of a court
_STRETCH = 6  # words for each word of a question, within which all of them are to stand
IMPORTANCE = {kind: rank for rank, kind in enumerate(KINDS)}


class Indexed(NamedTuple):
    """What a store keeps of a thing so that it can be found."""

    entity: Entity
    links: int  # how many statements link it to something
    keys: tuple[str, ...]  # of its names and references, for exact matches
    names: tuple[str, ...]  # its names as index terms
    words: str  # its other words, each index term once


def index(contents: Contents) -> Iterator[Indexed]:
    """Say how each thing is found, in order of importance: kind, then number of links, then id."""
    links = Counter([end for s in contents.statements if s.object for end in (s.subject, s.object)])
    names: dict[str, list[str]] = {}  # besides the label; of most things there are none, nor words
    words: dict[str, list[str]] = {}
    numbers: dict[str, list[str]] = {}
    for s in contents.statements:
        term = s.term
        if term == "name" and s.value:
            names.setdefault(s.subject, []).append(s.value)
        elif term == "reference" and (code := s.value or s.raw):
            numbers.setdefault(s.subject, []).append(code)
        elif term in _SEARCHED and s.value:
            words.setdefault(s.subject, []).append(s.value)
    for e in sorted(contents.entities, key=lambda e: (IMPORTANCE[e.kind], -links[e.id], e.id)):
        also, numbered, texts = names.get(e.id), numbers.get(e.id), words.get(e.id)
        called = dict.fromkeys((e.label, *also)) if also else (e.label,)
        said = [tokens(name) for name in called]
        keys = [key_of(name) for name in said]
        if also or numbered:  # of most things there is only the label
            keys = sorted({*keys, *map(key, numbered or ())})
        yield Indexed(
            e,
            links[e.id],
            tuple(keys),
            tuple([" ".join(terms_of(name)) for name in said]),
            " ".join(dict.fromkeys([t for text in texts for t in terms(text)])) if texts else "",
        )


class Query(NamedTuple):
    """A question as groups of alternative terms: a thing matches a group by any of its terms."""

    text: str
    key: str
    groups: tuple[tuple[str, ...], ...]
    words: tuple[frozenset[str], ...]  # the word of each group, as it stands in either number

    @classmethod
    def of(cls, text: str) -> Query:
        """Read a question; words such as "who" and "the" are dropped where others remain."""
        telling = telling_words(text)
        groups: dict[tuple[str, ...], frozenset[str]] = {}
        for token in telling:
            groups.setdefault(alternatives(token), in_number(token.replace("-", "")))
        return cls(text, key(text), tuple(groups), tuple(groups.values()))

    @property
    def id(self) -> str | None:
        """The id that the text may be.

        >>> Query.of(" body/council ").id, Query.of("15/1/20").id
        ('body/council', None)
        """
        text = self.text.strip()
        # Letters that the terminal could not decode arrive as lone surrogates, which no store takes.
        return text if text.partition("/")[0] in KINDS and text.isprintable() else None


class Candidate(NamedTuple):
    """A thing that shares terms with a query: its names, and its other words, as index terms.

    ``exact`` where one of its names, or its id, is the very text. Of one that has every term
    ``called`` and ``texts`` are its names and what is said of it as they are written, which shows
    what stands together.
    """

    id: str
    kind: str
    label: str
    names: tuple[str, ...]
    words: str
    exact: bool = False
    called: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()


class Hit(NamedTuple):
    """A thing found, its score between 0 and 1, and the part of the question that it covers."""

    id: str
    kind: str
    label: str
    score: float
    covered: float  # share of the question's words found anywhere in the thing
    named: float  # share of the question's words found in one of its names
    held: bool = True  # whether all of them stand together: in one name, or in one sentence


def rank(query: Query, candidates: Iterable[Candidate]) -> list[Hit]:
    """Score candidates and put the best first: exact name, then names, then other words.

    Where the text is the id of one, that one is meant, and no other.

    Ties go to the kind that people ask about most, then to the id, so the order is always the same.
    """
    found = list(candidates)
    for c in found:
        if c.id == query.id:
            return [Hit(c.id, c.kind, c.label, 1.0, 1.0, 1.0)]
    asked = frozenset(term for group in query.groups for term in group)
    hits = {c.id: _score(query, asked, c) for c in found}
    return sorted(
        (hit for hit in hits.values() if hit.covered),
        key=lambda h: (-h.score, IMPORTANCE[h.kind], h.id),
    )


def _score(query: Query, asked: frozenset[str], candidate: Candidate) -> Hit:
    names = [name.split() for name in candidate.names]
    shares = [(_share(query.groups, {*name}), _tightness(asked, name)) for name in names]
    named, tightness = max(shares, default=(0.0, 0.0))
    if len(names) == 1 and not candidate.words:
        covered = named
    else:
        covered = _share(query.groups, {*chain.from_iterable(names), *candidate.words.split()})
    if candidate.exact:
        score = covered = named = 1.0
    elif named == 1:
        score = 0.6 + 0.35 * tightness
    elif covered == 1:
        score = 0.35 + 0.2 * named
    else:
        score = 0.2 * covered + 0.1 * named
    held = candidate.exact or (covered == 1 and _held(query, candidate))
    return Hit(candidate.id, candidate.kind, candidate.label, round(score, 3), covered, named, held)


def _share(groups: Sequence[tuple[str, ...]], having: set[str]) -> float:
    return sum([not having.isdisjoint(group) for group in groups]) / (len(groups) or 1)


def _tightness(asked: frozenset[str], name: Sequence[str]) -> float:
    """How much of the name the question's words make up."""
    return sum([term in asked for term in name]) / (len(name) or 1)


def _held(query: Query, candidate: Candidate) -> bool:
    return any(_Passage(name).holds(query) for name in candidate.called) or any(
        _Passage(said).holds(query) for text in candidate.texts for said in sentences(text)
    )


@lru_cache(maxsize=4096)
def places(query: Query, text: str) -> frozenset[int]:
    """Which words of a question stand in a name or a sentence, as such or in their number.

    >>> sorted(places(Query.of("knife crimes"), "Crime with weapons"))
    [1]
    """
    words = words_in(text)
    return frozenset(n for n, forms in enumerate(query.words) if not forms.isdisjoint(words))


@lru_cache(maxsize=4096)
def words_in(text: str) -> frozenset[str]:
    """The words of a name or a sentence, as :func:`among` looks for a question's in them."""
    return frozenset(_Passage(text).words)


def among(query: Query, words: frozenset[str]) -> bool:
    """Whether every word of a question is one of some words, as :func:`all_in` says of a text."""
    return all(not forms.isdisjoint(words) for forms in query.words)


def all_in(query: Query, text: str) -> bool:
    """Whether every word of a question stands in a name or a sentence; of no words, all do.

    >>> all_in(Query.of("gun crimes"), "Crime with guns"), all_in(Query.of("gun crimes"), "Crime")
    (True, False)
    """
    return len(places(query, text)) == len(query.words)


def together(query: Query, text: str) -> bool:
    """Whether the words of a question stand in a name side by side, with only common ones between.

    >>> together(Query.of("noise strategy"), "Finish the noise strategy")
    True
    >>> together(Query.of("progress board"), "The board hears of progress")
    False
    """
    return _Passage(text).side_by_side([(forms, ()) for forms in query.words])


class _Passage:
    """A name or a sentence, as words in their order."""

    def __init__(self, text: str) -> None:
        self._tokens = tokens(_ONLY_JOINS.sub(" ", text) if "order" in text else text)

    @cached_property
    def words(self) -> set[str]:
        """Its words; a hyphenated one both whole and in parts."""
        words = set(self._tokens)
        for token in self._tokens:
            if "-" in token:
                words |= {token.replace("-", ""), *token.split("-")}
        return words

    def holds(self, query: Query) -> bool:
        """Whether all words of a question stand here: as such, or one of them in another form.

        That one's company fixes what it means: the other words stand here side by side as in the
        question, and a single other one right beside it. So a "domestic abuse strategic group" has
        to do with the domestic abuse strategy, but "preventing" alone nothing with Prevent. In a long
        sentence words that stand far apart are about different things: there is no "adult education" in
        one that counts adults and ends on education.
        """
        missing = [n for n, forms in enumerate(query.words) if forms.isdisjoint(self.words)]
        if not missing:
            return self._near(query)
        if len(missing) > 1 or len(query.words) == 1:
            return False
        (other,) = missing
        wanted = [
            (forms, query.groups[n] if n == other else ())
            for n, forms in enumerate(query.words)
            if n != other or len(query.words) == 2
        ]
        return any(stem(word) in query.groups[other] for word in self.words) and self.side_by_side(
            wanted
        )

    def _near(self, query: Query) -> bool:
        """Whether all words of a question stand within a stretch that could be about one thing."""
        most = _STRETCH * len(query.words)
        if len(self._tokens) <= most:
            return True
        last: dict[int, int] = {}
        for at, token in enumerate(self._tokens):
            here = {token, token.replace("-", ""), *token.split("-")}
            for n, forms in enumerate(query.words):
                if not forms.isdisjoint(here):
                    last[n] = at
            if len(last) == len(query.words) and at - min(last.values()) < most:
                return True
        return False

    def side_by_side(self, wanted: Sequence[tuple[frozenset[str], tuple[str, ...]]]) -> bool:
        """Whether words stand here in this order with only common ones between them."""
        telling = [t for token in self._tokens if (t := token.replace("-", "")) not in STOP]
        return any(
            all(
                word in forms or stem(word) in stems
                for word, (forms, stems) in zip(telling[place:], wanted, strict=False)
            )
            for place in range(len(telling) - len(wanted) + 1)
        )
