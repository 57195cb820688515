"""Finding things by what people call them: any name, any case, any form of a word.

Both stores index the same terms, made here, and rank the same way, so a question finds the same
things wherever the register lives.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Protocol

from remit.graph.model import Contents, Entity
from remit.ontology import ATTRIBUTES, KINDS

_TOKEN = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_APOSTROPHES = str.maketrans("", "", "'’‘`´")
_DASHES = str.maketrans("‐‑", "--")
_SEARCHED = frozenset(name for name, attribute in ATTRIBUTES.items() if attribute.searched)
_IMPORTANCE = {kind: rank for rank, kind in enumerate(KINDS)}

# Words of the question itself, and words too common to tell one thing from another.
_STOP = frozenset(
    [
        "a",
        "about",
        "an",
        "and",
        "any",
        "answers",
        "are",
        "as",
        "at",
        "be",
        "by",
        "do",
        "does",
        "for",
        "from",
        "has",
        "have",
        "how",
        "i",
        "in",
        "is",
        "it",
        "its",
        "lead",
        "leads",
        "me",
        "of",
        "on",
        "or",
        "our",
        "own",
        "owns",
        "please",
        "responsible",
        "accountable",
        "that",
        "the",
        "their",
        "there",
        "they",
        "this",
        "to",
        "was",
        "we",
        "what",
        "which",
        "who",
        "whose",
        "will",
        "with",
        "you",
        "your",
    ]
)


class _Stems(Protocol):
    def stemWord(self, word: str, /) -> str: ...  # noqa: N802 - the library's own name


@cache
def _stemmer() -> _Stems:
    from Stemmer import Stemmer

    stemmer: _Stems = Stemmer("english")
    return stemmer


def _tokens(text: str) -> list[str]:
    if text.isascii():  # most text is, and then there is nothing to take apart
        return _TOKEN.findall(text.translate(_APOSTROPHES).casefold())
    plain = unicodedata.normalize("NFKD", text).translate(_APOSTROPHES).translate(_DASHES)
    folded = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    return _TOKEN.findall(folded)


@lru_cache(maxsize=65536)
def _stem(word: str) -> str:
    return _stemmer().stemWord(word)


def key(name: str) -> str:
    """Fold a name so that case, accents, punctuation, hyphens, "and" and "the" make no difference.

    >>> key("The Health and Well-Being Board") == key("health & wellbeing  board")
    True
    """
    tokens = [token.replace("-", "") for token in _tokens(name)]
    return " ".join([token for token in tokens if token not in ("and", "the")] or tokens)


def terms(text: str) -> list[str]:
    """Turn text into index terms: folded, stemmed, a hyphenated word both whole and in parts.

    >>> terms("Exploited") == terms("exploitation")
    True
    """
    found: list[str] = []
    for token in _tokens(text):
        if "-" in token:
            found.append(_stem(token.replace("-", "")))
        found.extend(_stem(part) for part in token.split("-"))
    return found


def stems(text: str) -> list[str]:
    """Turn text into one stem for each word, in order, a hyphenated word counting as one.

    >>> stems("Reduce re-offending") == stems("reducing reoffending")
    True
    """
    return [_stem(token.replace("-", "")) for token in _tokens(text)]


@dataclass(frozen=True, slots=True)
class Indexed:
    """What a store keeps of a thing so that it can be found."""

    entity: Entity
    links: int  # how many statements link it to something
    keys: tuple[str, ...]  # of its names, for exact matches
    names: tuple[str, ...]  # its names as index terms
    words: str  # its other words, each index term once


def index(contents: Contents) -> list[Indexed]:
    """Say how each thing is found, in order of importance: kind, then number of links, then id."""
    links = Counter(end for s in contents.statements if s.object for end in (s.subject, s.object))
    names: dict[str, dict[str, None]] = {e.id: {e.label: None} for e in contents.entities}
    words: dict[str, dict[str, None]] = {e.id: {} for e in contents.entities}
    for s in contents.statements:
        if s.term == "name" and s.value:
            names[s.subject][s.value] = None
        elif s.term in _SEARCHED and s.value:
            words[s.subject].update(dict.fromkeys(terms(s.value)))
    found = [
        Indexed(
            e,
            links[e.id],
            tuple(sorted({key(name) for name in names[e.id]})),
            tuple(" ".join(terms(name)) for name in names[e.id]),
            " ".join(words[e.id]),
        )
        for e in contents.entities
    ]
    return sorted(found, key=lambda i: (_IMPORTANCE[i.entity.kind], -i.links, i.entity.id))


@dataclass(frozen=True, slots=True)
class Query:
    """A question as groups of alternative terms: a thing matches a group by any of its terms."""

    text: str
    key: str
    groups: tuple[tuple[str, ...], ...]

    @classmethod
    def of(cls, text: str) -> Query:
        """Read a question; words such as "who" and "the" are dropped where others remain."""
        tokens = list(dict.fromkeys(_tokens(text)))
        telling = [token for token in tokens if token not in _STOP] or tokens
        groups = dict.fromkeys(_alternatives(token) for token in telling)
        return cls(text, key(text), tuple(groups))

    @property
    def id(self) -> str | None:
        """The id that the text may be.

        >>> Query.of(" body/council ").id, Query.of("15/1/20").id
        ('body/council', None)
        """
        text = self.text.strip()
        # Letters that the terminal could not decode arrive as lone surrogates, which no store takes.
        return text if text.partition("/")[0] in KINDS and text.isprintable() else None


def _alternatives(token: str) -> tuple[str, ...]:
    stem = _stem(token.replace("-", ""))
    # The stemmer leaves "strategy" and "strategic" a letter apart; short stems are left alone,
    # or "policy" would find "police".
    if len(stem) > 6:
        return (stem, stem[:-1]) if stem.endswith("i") else (stem, stem + "i")
    return (stem,)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A thing that shares terms with a query: its names, and its other words, as index terms.

    ``exact`` where one of its names, or its id, is the very text.
    """

    id: str
    kind: str
    label: str
    names: tuple[str, ...]
    words: str
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """A thing found, its score between 0 and 1, and the part of the question that it covers."""

    id: str
    kind: str
    label: str
    score: float
    covered: float  # share of the question's words found anywhere in the thing
    named: float  # share of the question's words found in one of its names


def rank(query: Query, candidates: Iterable[Candidate]) -> list[Hit]:
    """Score candidates and put the best first: exact name, then names, then other words.

    Where the text is the id of one, that one is meant, and no other.

    Ties go to the kind that people ask about most, then to the id, so the order is always the same.
    """
    found = list(candidates)
    for c in found:
        if c.id == query.id:
            return [Hit(c.id, c.kind, c.label, 1.0, 1.0, 1.0)]
    hits = {c.id: _score(query, c) for c in found}
    return sorted(
        (hit for hit in hits.values() if hit.covered),
        key=lambda h: (-h.score, _IMPORTANCE[h.kind], h.id),
    )


def _score(query: Query, candidate: Candidate) -> Hit:
    names = [name.split() for name in candidate.names]
    everything = {term for name in names for term in name} | set(candidate.words.split())
    covered = _share(query.groups, everything)
    named, tightness = max(
        ((_share(query.groups, set(name)), _tightness(query, name)) for name in names),
        default=(0.0, 0.0),
    )
    if candidate.exact:
        score = 1.0
    elif named == 1:
        score = 0.6 + 0.35 * tightness
    elif covered == 1:
        score = 0.35 + 0.2 * named
    else:
        score = 0.2 * covered + 0.1 * named
    return Hit(candidate.id, candidate.kind, candidate.label, round(score, 3), covered, named)


def _share(groups: Sequence[tuple[str, ...]], having: set[str]) -> float:
    return sum(any(term in having for term in group) for group in groups) / max(len(groups), 1)


def _tightness(query: Query, name: Sequence[str]) -> float:
    """How much of the name the question's words make up."""
    asked = {term for group in query.groups for term in group}
    return sum(term in asked for term in name) / max(len(name), 1)
