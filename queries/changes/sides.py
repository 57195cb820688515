"""What is looked at in each of two registers to know a thing of one in the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final

from remit.graph.lookup import key
from remit.graph.model import Contents, Entity, Statement
from remit.ontology import CARRYING, KINDS, PARTIES, RELATIONS
from remit.queries.above import NOT_READ
from remit.queries.ended import day_within, has

REPORTS: Final = "updateOf"  # of what something is a report
STANDINS: Final = tuple(k.name for k in KINDS.values() if k.instead)  # instead of a name
NAMED: Final = tuple(
    k.name
    for k in KINDS.values()
    if (k.party and not k.instead) or k.identified or k.name == "document"
)
ATTACHED: Final = ("update", "figure")  # they come and go with what they are about
WORDED: Final = tuple(
    k.name for k in KINDS.values() if k.name not in (*STANDINS, *NAMED, *ATTACHED, *PARTIES)
)
ABOVE: Final = tuple(
    t for t in CARRYING if {*RELATIONS[t].subjects} & {*WORDED, *ATTACHED}
    and {*RELATIONS[t].objects} & {*WORDED, *ATTACHED}
)  # fmt: skip


def downwards() -> list[str]:
    """The kinds that are known by their wording, each after those that it may stand under.

    >>> order = downwards()
    >>> order.index("plan") < order.index("priority") < order.index("action")
    True
    """
    over = {
        kind: {
            other
            for term in ABOVE
            if kind in RELATIONS[term].subjects
            for other in RELATIONS[term].objects
            if other in WORDED and other != kind
        }
        for kind in WORDED
    }
    found: list[str] = []
    while left := [kind for kind in WORDED if kind not in found]:
        free = [kind for kind in left if over[kind] <= {*found}]
        found += free or left[:1]  # in a circle somebody must be first
    return found


@dataclass
class Material:
    """One register by its things."""

    contents: Contents

    @cached_property
    def things(self) -> dict[str, Entity]:
        """Every thing, by id."""
        return {entity.id: entity for entity in self.contents.entities}

    @cached_property
    def said(self) -> dict[str, list[Statement]]:
        """What is said of each thing, by its id."""
        found: dict[str, list[Statement]] = defaultdict(list)
        for statement in self.contents.statements:
            found[statement.subject].append(statement)
        return found

    @cached_property
    def into(self) -> dict[str, list[Statement]]:
        """The statements that lead to each thing."""
        found: dict[str, list[Statement]] = defaultdict(list)
        for statement in self.contents.statements:
            if statement.object:
                found[statement.object].append(statement)
        return found

    @cached_property
    def has_reports(self) -> bool:
        """Whether anything at all is reported on."""
        return any(statement.term == REPORTS for statement in self.contents.statements)

    def of(self, kind: str) -> list[Entity]:
        """The things of a kind, in canonical order."""
        return self._by_kind.get(kind, [])

    @cached_property
    def _by_kind(self) -> dict[str, list[Entity]]:
        found: dict[str, list[Entity]] = defaultdict(list)
        for entity in self.contents.entities:
            found[entity.kind].append(entity)
        return found

    def values(self, id_: str, *terms: str) -> tuple[str, ...]:
        """What is said of a thing in some attributes or relations, each value once and in order."""
        found = {s.object or s.value or s.raw or "" for s in self.said[id_] if s.term in terms}
        return tuple(sorted(found))

    def having(self, id_: str) -> list[Statement]:
        """The statements by which somebody has a thing on the day of the register: answers for it, or is to do it."""
        return [s for s in self.said[id_] if has(s, self._day)]

    @cached_property
    def _day(self) -> date | None:
        return day_within(self.contents)

    def parents(self, id_: str) -> tuple[str, ...]:
        """What a thing stands directly under."""
        return tuple(sorted({s.object for s in self.said[id_] if s.term in ABOVE and s.object}))

    def above(self, id_: str) -> frozenset[str]:
        """Everything that a thing stands under, but for the plan, under which all stands."""
        found: set[str] = set()
        left = list(self.parents(id_))
        while left:
            one = left.pop()
            if one not in found:
                found.add(one)
                left += self.parents(one)
        return frozenset(one for one in found if not one.startswith("plan/"))

    def below(self, id_: str) -> frozenset[str]:
        """The wordings of what stands directly under a thing, folded."""
        return frozenset(
            key(self.things[s.subject].label)
            for s in self.into[id_]
            if s.term in ABOVE and s.subject in self.things
        )

    def unread(self, label: str) -> str:
        """The first place at which a thing's words stand in what was not read; empty where they stand in none."""
        words = key(label)
        if " " not in words or f" {words} " not in self._unread_words:
            return ""
        return next(place for place, text in self._unread if f" {words} " in text)

    @cached_property
    def _unread(self) -> list[tuple[str, str]]:
        cells = (s for said in self.said.values() for s in said if s.term == NOT_READ)
        places = [(c, s.raw or "") for s in cells for c in s.citations]
        return [
            *((f"{c.document}, {c.locator}", f" {key(raw)} ") for c, raw in places),
            *(
                (f"{entry.document}, {entry.locator}", f" {key(entry.text)} ")
                for entry in self.contents.ledger
                if entry.outcome == "unread"
            ),
        ]

    @cached_property
    def _unread_words(self) -> str:
        return "|".join(text for _, text in self._unread)

    def names(self, entity: Entity) -> frozenset[str]:
        """What a thing is called, folded."""
        return frozenset(filter(None, map(key, (entity.label, *self.values(entity.id, "name")))))


def unique(things: Iterable[tuple[object, Entity]]) -> dict[object, list[Entity]]:
    """Things by what they are looked up by."""
    found: dict[object, list[Entity]] = defaultdict(list)
    for by, thing in things:
        found[by].append(thing)
    return found
