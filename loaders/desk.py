"""All documents of a load on one desk: read twice, first for their names and then for what they say.

Each is read by itself: what it says depends on its bytes, its profile, the decisions and those names of all
documents that may stand in it, and on nothing else. So it is read only where one of these is not what it was.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from functools import cached_property, partial

from remit.graph.errors import DocumentError
from remit.graph.lookup import key
from remit.graph.model import digest
from remit.loaders.blocks import Source
from remit.loaders.candidates import Met, decided_bodies, names_met
from remit.loaders.claims.phrases import Grammar
from remit.loaders.decisions import Decisions
from remit.loaders.drafts import Claim
from remit.loaders.fetching import raise_all, wholes
from remit.loaders.given import Giving, GivingNamed, Words
from remit.loaders.judged import Decided, unused, used
from remit.loaders.laid import Laid
from remit.loaders.memory import Memory
from remit.loaders.profile import Profile
from remit.loaders.progress import Told, watched
from remit.loaders.reading import Reading
from remit.loaders.remembered import (
    judged_of,
    judged_told,
    met_of,
    met_told,
    said_of,
    said_told,
    words_of,
    words_told,
)
from remit.loaders.said import Judged, Said
from remit.loaders.schema.cells import Looks
from remit.loaders.schema.lexicon import lexicon
from remit.loaders.schema.matching import Matcher
from remit.loaders.values.phrases import Known, Named

# Of the time in which documents are judged, what it takes until it is known who is named anywhere.
_JUDGING = 0.9


class Desk:
    """The documents that are judged by the same names."""

    def __init__(
        self,
        sources: Sequence[Source],
        decisions: Decisions,
        profiles: Mapping[str, Profile],
        memory: Memory,
        told: Told,
    ) -> None:
        judging = [decisions.same, decisions.not_same, decisions.splits, decisions.kinds]
        decided = repr([*judging, decisions.ignored])
        # One of each for all documents of a profile, as they remember what they have seen.
        apart = {id(profile): profile for profile in profiles.values()}
        shared = {
            one: (_matcher(profile), Grammar(profile), digest(repr(profile), decided))
            for one, profile in apart.items()
        }
        named = Words.decided(decisions)
        self._papers = []
        for source in sources:
            matcher, grammar, by = shared[id(profiles[source.document.name])]
            paper = Laid(source, decisions, matcher, grammar)
            self._papers.append(_Remembered(paper, memory, by, named))
        self._decisions = decisions
        self._told = told

    def learnt(self, begin: float, end: float) -> tuple[dict[str, str], Known]:
        """Read the documents for the names in them; what else is found this time does not count.

        Gives the partnership that each document says it is of, and the names.
        """
        self._lay(lambda one: one.has_words, begin)
        decided = Giving(Known(decided_bodies(self._decisions)))
        known = {one.name: decided.known(one.words) for one in self._papers}
        self._lay(lambda one: one.has_met(known[one.name]), begin)
        met = {one.name: one.met(known[one.name]) for one in self._watched(begin, end)}
        return {name: one.whose for name, one in met.items()}, names_met(
            [*met.values()], self._decisions
        )

    def judged(self, names: Known, begin: float, end: float) -> list[Said]:
        """Read the documents by the names that all of them use.

        Neither the order of rows nor the names of files decide who is who.

        Raises:
            DocumentError: a document has a fault that only reading it shows; all of them are named.
        """
        giving = Giving(names)
        known = {one.name: giving.known(one.words) for one in self._papers}
        self._lay(lambda one: one.has_judged(known[one.name]), begin)
        problems: list[DocumentError] = []
        judged: dict[str, Judged] = {}
        middle = begin + _JUDGING * (end - begin)
        for one in self._watched(begin, middle):
            try:
                judged[one.name] = one.judged(known[one.name])
            except DocumentError as error:  # the others may have faults too
                problems.append(error)
        raise_all(problems)
        _one_partnership({name: one.partnership for name, one in judged.items()}, self._decisions)
        without = unused(self._decisions, _all(one.used for one in judged.values()))
        refs = _all(one.refs for one in judged.values())
        giving_named = GivingNamed(Named(tuple(refs), without))
        named = {one.name: giving_named.named(one.words) for one in self._papers}
        self._lay(lambda one: one.has_said(named[one.name]), middle)
        return [one.said(named[one.name]) for one in self._watched(middle, end)]

    def _lay(self, remembered: Callable[[_Remembered], bool], share: float) -> None:
        """Take the files apart of documents that are not remembered and of which only the front is at hand.

        Raises:
            DocumentError: some cannot be taken apart any more; all of them are named.
        """
        fronts = [one for one in self._papers if not (one.paper.given.whole or remembered(one))]
        problems = []
        with closing(wholes([one.paper.given for one in fronts])) as sources:
            for one in watched(fronts, lambda front: front.name, self._told, share, share):
                source = next(sources)
                if isinstance(source, DocumentError):
                    problems.append(source)
                else:
                    one.paper.given = source
        raise_all(problems)

    def _watched(self, begin: float, end: float) -> Iterator[_Remembered]:
        return watched(self._papers, lambda one: one.name, self._told, begin, end)


class _Remembered:
    """A document that is read where what was read of it before, by the same names, is not in memory."""

    def __init__(self, paper: Laid, memory: Memory, by: str, decided: Words) -> None:
        self.paper = paper
        self._memory = memory
        self._by = by
        self._decided = decided
        self._reading: Reading | None = None
        self._read_by: Known | None = None  # the names by which that reading was made
        self._known = Known()

    @property
    def name(self) -> str:
        """The document's name."""
        return self.paper.name

    @property
    def has_words(self) -> bool:
        """Whether its words are in memory."""
        return self._memory.has(*self._words_key)

    @cached_property
    def words(self) -> Words:
        """The words of the document, and of what decisions call things in it."""
        parts = self._words_key
        if (words := self._memory.recall(words_of, *parts)) is not None:
            return words.with_(self._decided)
        words = self.paper.words
        self._memory.keep(words_told(words), *parts)
        return words.with_(self._decided)

    def has_met(self, known: Known) -> bool:
        """Whether it is in memory which names are in it."""
        return self._memory.has(*self._key("names", known))

    def met(self, known: Known) -> Met:
        """The names in it, read by those that are known before."""
        key_ = self._key("names", known)
        if (met := self._memory.recall(met_of, *key_)) is not None:
            return met
        met = Met.by(self._read(known))
        self._memory.keep(met_told(met), *key_)
        return met

    def has_judged(self, known: Known) -> bool:
        """Whether it is in memory what others have to know of it."""
        return self._memory.has(*self._key("judged", known))

    def judged(self, known: Known) -> Judged:
        """What others have to know of it, read by the names of all documents."""
        self._known = known
        key_ = self._key("judged", known)
        if (judged := self._memory.recall(judged_of, *key_)) is not None:
            return judged
        reading = self._read(known)
        refs = frozenset((ref.kind, ref.name) for ref in reading.findings.named())
        whose = reading.partnership.name if reading.partnership else ""
        judged = Judged(whose, refs, frozenset(used(self.paper.decisions, reading.findings)))
        self._memory.keep(judged_told(judged), *key_)
        return judged

    def has_said(self, named: Named) -> bool:
        """Whether it is in memory what it says."""
        return self._memory.has(*self._key("said", self._known, named))

    def said(self, named: Named) -> Said:
        """What it says, once it is known who is named anywhere."""
        key_ = self._key("said", self._known, named)
        cover = self.paper.given.cover
        if (said := self._memory.recall(partial(said_of, cover), *key_)) is not None:
            self._let_go()
            return said
        said, drafts = self.paper.said(self._read(self._known), named)
        self._let_go()  # what was read of a row takes several times the room of what it says
        said = replace(said, claims=Claim.of_all(said.source, drafts))
        self._memory.keep(said_told(said), *key_)
        return said

    def _let_go(self) -> None:
        """Hold nothing of the document any more: what it says is told."""
        self._reading = self._read_by = None
        self.paper.let_go()

    @property
    def _words_key(self) -> tuple[str, ...]:
        document = self.paper.given.document
        return "words", document.name, document.sha256

    def _read(self, known: Known) -> Reading:
        """The reading by these names: made anew only where the last one was made by others."""
        if self._reading is None or self._read_by != known:
            self._reading, self._read_by = self.paper.read(known), known
        return self._reading

    def _key(self, stage: str, known: Known, *named: Named) -> tuple[str, ...]:
        """All that a reading depends on; of the reader's own version the memory takes care."""
        document = self.paper.given.document
        groups = known.bodies, known.people, known.linked, known.places, known.keyed
        names = [*map(sorted, groups), sorted(known.initials.items()), *named]
        return stage, document.name, document.sha256, document.origin or "", self._by, repr(names)


def _all(groups: Iterable[Collection[Decided]]) -> set[Decided]:
    return {one for group in groups for one in group}


def _matcher(profile: Profile) -> Matcher:
    looks = Looks(profile, lexicon().extended(profile.columns))
    return Matcher(looks.lexicon, looks)


def _one_partnership(whose: Mapping[str, str], decisions: Decisions) -> None:
    """Refuse the plans of two partnerships: "the Council" of one must not become the other's."""
    joined = {key(name): key(one.names[0]) for one in decisions.same for name in one.names}
    found: dict[str, str] = {}
    for document, partnership in whose.items():
        if partnership:
            name = key(partnership)
            found.setdefault(joined.get(name, name), f"{document} ({partnership})")
    if len(found) > 1:
        raise DocumentError(
            f"{' and '.join(found.values())}: these are plans of different partnerships; load each into a register of "
            "its own, or say in the decisions file that the names are the same"
        )
