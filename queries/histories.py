"""What papers said of a thing one after the other: each value, from which edition and to which it stood."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import cached_property
from itertools import groupby
from typing import NamedTuple

from remit.graph.editions import AS_AT, Dated, editions_of, known_from, outdated
from remit.graph.model import Citation, Contents, Entity, Statement
from remit.graph.store import EDITIONS, Store
from remit.queries.above import ASSIGNED
from remit.queries.ended import has
from remit.queries.facts.closing import STATES, outcome
from remit.queries.shapes import Json, citations_json

WAS_DUE = "wasDue"


def told_in_time(store: Store) -> bool:
    """Whether a register tells of more times than one: in editions, or of a date that its paper says was moved."""
    return EDITIONS in store.meta() or next(iter(store.scan((WAS_DUE,))), None) is not None


def ended_as(said: Statement) -> str:
    """How a thing ended, as a statement of its progress says; empty where it does not say that it did."""
    return outcome(said.raw or said.value or "", state=said.term in ("rag", "status"))


class Told(NamedTuple):
    """One value of a thing, through all editions of a paper in which no other stood between.

    ``value`` is what was read of it and ``words`` how it is written. ``since`` and ``until`` are the days of the first
    and the last edition that say so, empty where the paper gives no day; ``series`` is empty where it comes but once.
    """

    term: str
    value: str
    words: str
    series: str
    since: str
    until: str
    citations: tuple[Citation, ...]

    def to_json(self) -> Json:
        """It in the public shape."""
        return {
            "value": self.value or None,
            "words": self.words,
            "since": self.since or None,
            "until": self.until or None,
            "citations": citations_json(self.citations),
        }


class Histories:
    """All that a register holds, by thing and by edition: read once, for asking of many things."""

    def __init__(self, contents: Contents) -> None:
        self.contents = contents
        self.things: Mapping[str, Entity] = {e.id: e for e in contents.entities}
        editions = editions_of(contents)
        self.editions: Mapping[str, Dated] = {one.document: one for one in editions}
        self.outdated = outdated(editions)
        self.newest: Mapping[str, Dated] = {one.series: one for one in editions}  # the later last

    @cached_property
    def _said(self) -> Mapping[str, Mapping[str, Sequence[Statement]]]:
        found: dict[str, dict[str, list[Statement]]] = defaultdict(lambda: defaultdict(list))
        for s in self.contents.statements:
            found[s.subject][s.term].append(s)
        return found

    @cached_property
    def _updates(self) -> Mapping[str, Sequence[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for s in self.contents.statements:
            if s.term == "updateOf" and s.object:
                found[s.object].append(s.subject)
        return found

    @cached_property
    def _dated(self) -> Mapping[str, Dated]:
        """The papers as editions; one that comes but once with its own day, where it gives one."""
        found = dict(self.editions)
        for s in self.contents.statements:
            if s.term == AS_AT and s.subject.startswith("document/") and s.value:
                name = self.things[s.subject].label
                if name not in found:
                    with suppress(ValueError):  # what is no day dates nothing
                        found[name] = Dated(name, "", known_from(s.value))
        return found

    def said(self, id_: str, term: str) -> Sequence[Statement]:
        """What all editions say of a thing in this relation or attribute."""
        return self._said.get(id_, {}).get(term, ())

    def of(self, id_: str, term: str) -> tuple[Told, ...]:
        """What was said of a thing in an attribute, series by series and in the order of the editions."""
        places: dict[str, dict[str, list[Statement]]] = defaultdict(lambda: defaultdict(list))
        for s in self.said(id_, term):
            for place, cited in self._places(s).items():
                places[place.series][place.day].append(replace(s, citations=cited))
        return tuple(
            sorted(
                (one for series, days in places.items() for one in _runs(series, days)),
                key=lambda one: (one.since, one.until, one.series, one.value, one.words),
            )
        )

    def day(self, document: str) -> str:
        """The day on which a paper stands; empty where it gives none."""
        dated = self._dated.get(document)
        return dated.day if dated else ""

    def _places(self, s: Statement) -> dict[Dated, tuple[Citation, ...]]:
        """A statement's passages by series and day."""
        found: dict[Dated, list[Citation]] = defaultdict(list)
        for c in s.citations:
            dated = self._dated.get(c.document)
            found[Dated("", dated.series, dated.day) if dated else Dated("", "", "")].append(c)
        return {place: tuple(cited) for place, cited in found.items()}

    def days(self, id_: str) -> Mapping[str, Sequence[str]]:
        """The days of the editions that tell of a thing, by series."""
        found: dict[str, set[str]] = defaultdict(set)
        for name in self.papers(id_) & self.editions.keys():
            found[self.editions[name].series].add(self.editions[name].day)
        return {series: sorted(days) for series, days in found.items()}

    def after(self, series: str, day: str) -> Dated:
        """The edition of a series that follows those of a day, or its newest where none does."""
        later = [o for o in self.editions.values() if o.series == series and o.day > day]
        return min(later, key=lambda one: one.day, default=self.newest[series])

    def last(self, id_: str) -> frozenset[str]:
        """The papers that tell of a thing last: the newest of their series, or the last that had it."""
        cited = self.papers(id_)
        current = frozenset(cited - self.outdated)
        newest = max((self.editions[name].day for name in cited - current), default="")
        return current or frozenset(name for name in cited if self.editions[name].day == newest)

    def papers(self, id_: str) -> set[str]:
        """The documents that tell of a thing."""
        said = (s for by_term in self._said.get(id_, {}).values() for s in by_term)
        return {c.document for s in said for c in s.citations}

    def reference(self, id_: str, papers: Collection[str]) -> str:
        """Under what these papers list a thing; empty where none does."""
        return next(
            (
                s.value
                for s in self.said(id_, "reference")
                if s.value and any(c.document in papers for c in s.citations)
            ),
            "",
        )

    def owners(self, id_: str, day: date | None) -> Iterator[Entity]:
        """With whom a thing is on a day, by the papers that tell of it last."""
        last = self.last(id_)
        for s in self.said(id_, ASSIGNED):
            if s.object and has(s, day) and last & {c.document for c in s.citations}:
                yield self.things[s.object]

    def progress(self, id_: str) -> Iterator[Statement]:
        """All that editions say of how an action is going: its states, and the reports on it."""
        for term in STATES:
            yield from self.said(id_, term)
        yield from self.reports(id_)

    def reports(self, id_: str) -> Iterator[Statement]:
        """The texts of all reports on an action."""
        for update in self._updates.get(id_, ()):
            yield from self.said(update, "text")

    def settled(self, id_: str) -> Statement | None:
        """The statement of the papers that tell of an action last by which it is done or dropped; none where none is."""
        last = self.last(id_)
        return next(
            (
                s
                for s in self.progress(id_)
                if last & {c.document for c in s.citations} and ended_as(s)
            ),
            None,
        )


def _runs(series: str, days: Mapping[str, Sequence[Statement]]) -> Iterator[Told]:
    """What stood in editions that follow each other, as one."""

    def values(day: str) -> frozenset[str]:
        return frozenset(_what(s) for s in days[day])

    for _, group in groupby(sorted(days), key=values):
        same = list(group)
        alike: dict[str, list[Statement]] = defaultdict(list)
        for day in same:
            for s in days[day]:
                alike[_what(s)].append(s)
        for said in alike.values():
            first = said[0]
            yield Told(
                first.term,
                first.value or "",
                first.raw or first.value or "",
                series,
                same[0],
                same[-1],
                tuple(dict.fromkeys(c for s in said for c in s.citations)),
            )


def _what(said: Statement) -> str:
    """What a statement says, however it is written where it could be read."""
    return said.value if said.value is not None else said.raw or ""
