"""Which of all names a document is given to be read by: those whose words stand in it.

Names are learnt from all documents, so that each is judged by what the others say. A name of which a word is
missing from a document can stand nowhere in it. So what is read of a document depends on its own bytes and on few
names, and stays what it is however many papers about other matters, and other people, are loaded beside it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Generic, NamedTuple, TypeVar

from remit.graph.lookup import key
from remit.graph.words import STOP, tokens
from remit.loaders.blocks import Source
from remit.loaders.decisions import Decisions
from remit.loaders.values.phrases import Known, Named
from remit.loaders.wording import bare

_Thing = TypeVar("_Thing")
_WORD = re.compile(r"\w+")


class Words(NamedTuple):
    """The words of a document, as names are folded and as they are written."""

    folded: frozenset[str]
    written: frozenset[str]

    @classmethod
    def of(cls, source: Source) -> Words:
        """All words of a document."""
        return cls.among(block.text for block in source.blocks)

    @classmethod
    def decided(cls, decisions: Decisions) -> Words:
        """The words of the names by which decisions tell what is meant."""
        into = (name for one in decisions.splits for name in one.into)
        return cls.among([*(name for one in decisions.same for name in one.names), *into])

    @classmethod
    def among(cls, texts: Iterable[str]) -> Words:
        """The words of texts, also taken apart at hyphens and apostrophes and without an "s", as those of names are."""
        whole = "\n".join(texts)
        written = frozenset(_WORD.findall(whole))
        folded = {token.replace("-", "") for token in tokens(whole)}
        folded |= {part for word in written for part in tokens(word)}
        return cls(frozenset(folded | {word.removesuffix("s") for word in folded}), written)

    def with_(self, others: Words) -> Words:
        """These words and others."""
        return Words(self.folded | others.folded, self.written | others.written)


class Giving:
    """The names that all documents gave, looked up by the words of one."""

    def __init__(self, names: Known) -> None:
        self._names = names
        self._bodies = _ByWords((name, _telling(name)) for name in names.bodies)
        self._people = _ByWords((name, _telling(name)) for name in names.people)
        self._linked = _ByWords((name, _telling(name)) for name in names.linked)
        self._places = _ByWords((name, _telling(name)) for name in names.places)
        self._initials = _ByWords(
            (short, _WORD.findall(short if short.isupper() else f"{short} {name}"))
            for short, name in names.initials.items()
        )  # "Cllr Bee" and "Ann" are somebody whom the document names in full as well

        self._keyed = _ByWords(
            (short, _WORD.findall(f"{short} {names.initials[short]}")) for short in names.keyed
        )

    def known(self, words: Words) -> Known:
        """What a document with these words is judged by."""
        return Known(
            frozenset(self._bodies.among(words.folded)),
            frozenset(self._people.among(words.folded)),
            {s: self._names.initials[s] for s in sorted(self._initials.among(words.written))},
            frozenset(self._linked.among(words.folded)),
            frozenset(self._places.among(words.folded)),
            frozenset(self._keyed.among(words.written)),
        )


class GivingNamed:
    """Who was named in all documents once these were judged, looked up by the words of one."""

    def __init__(self, named: Named) -> None:
        self._refs = _ByWords((ref, _telling(key(bare(ref[1])))) for ref in named.refs)
        self._unused = named.unused

    def named(self, words: Words) -> Named:
        """Who may be named in a document with these words; a decided name has its place with all of them."""
        return Named(tuple(sorted(self._refs.among(words.folded))), self._unused)


class _ByWords(Generic[_Thing]):
    """Things by one word that each of them has, so that none is looked at whose word is missing."""

    def __init__(self, things: Iterable[tuple[_Thing, Iterable[str]]]) -> None:
        self._by: dict[str, list[tuple[_Thing, frozenset[str]]]] = defaultdict(list)
        for thing, words in things:
            needed = frozenset(words)
            self._by[max(needed, key=lambda w: (len(w), w), default="")].append((thing, needed))

    def among(self, words: frozenset[str]) -> Iterator[_Thing]:
        """Those of which all words are at hand."""
        for word in ("", *words) if len(words) < len(self._by) else self._by:
            if not word or word in words:
                for thing, needed in self._by.get(word, ()):
                    if needed <= words:
                        yield thing


def _telling(folded: str) -> list[str]:
    """The words of a folded name without which it is not there; a small one may come from joining two names."""
    return [word for word in folded.split() if word not in STOP]
