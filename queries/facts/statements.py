"""What a register says, in memory: its things and its statements, with the few questions that everybody asks of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cached_property
from itertools import chain, islice
from operator import attrgetter
from typing import Any, TypeVar

from remit.graph.held import Held
from remit.graph.model import Entity, Statement
from remit.graph.store import Store
from remit.ontology import ATTRIBUTES, KINDS, RELATIONS
from remit.queries.counting import is_part
from remit.queries.gaps import cells, lasts
from remit.queries.helping import role_in
from remit.queries.phrasing import shortened

T = TypeVar("T")
_by_id = attrgetter("id")

_HOMES = ("actionOf", "objectiveOf", "measureOf", "priorityOf", "updateOf", "figureOf")
_UP = (*_HOMES[:3], "updateOf", "figureOf")
# What a thing may be of, by its kind.
_HOMES_OF, _UP_FROM = (
    {kind: tuple(t for t in some if kind in RELATIONS[t].subjects) for kind in KINDS}
    for some in (_HOMES, _UP)
)


class Statements(Held):
    """The things of a register and what is said of them, read in one pass, with what everybody asks of them."""

    def __init__(self, store: Store) -> None:
        held = store.held  # what is in memory is not read into memory again
        super().__init__(
            store.of_kind(*KINDS),
            store.scan((*RELATIONS, *ATTRIBUTES)) if held is None else held,
        )
        self._of_kinds: dict[tuple[str, ...], list[Entity]] = {}
        self._priorities: dict[str, str | None] = {}
        self._plans: dict[str, str | None] = {}
        self._known: dict[str, Any] = {}
        self._assigned: dict[tuple[str, tuple[str, ...]], Sequence[Statement]] = {}

    def of(self, *kinds: str) -> list[Entity]:
        """All things of some kinds, by id."""
        if kinds not in self._of_kinds:
            wanted = (e for kind in {*kinds} for e in self._by_kind.get(kind, ()))
            self._of_kinds[kinds] = sorted(wanted, key=_by_id)
        return self._of_kinds[kinds]

    @cached_property
    def _by_kind(self) -> dict[str, list[Entity]]:
        found: dict[str, list[Entity]] = defaultdict(list)
        for e in self.things.values():
            found[e.kind].append(e)
        return found

    def said_of(self, kinds: Collection[str], *terms: str) -> list[Statement]:
        """What is said of things of some kinds in these relations and attributes, thing by thing in the order of their ids.

        It looks at what is said, and not at each thing for what may be said of it.
        """
        told = [self._from[term] for term in terms]
        ids = {id_ for of in told for id_ in of if self.things[id_].kind in kinds}
        return [s for id_ in sorted(ids) for of in told if id_ in of for s in of[id_]]

    def once(self, name: str, work: Callable[[], T]) -> T:
        """What several rules, or one rule for many things, need to work out only once."""
        if name not in self._known:
            self._known[name] = work()
        known: T = self._known[name]
        return known

    def value(self, id_: str, term: str) -> str:
        """What could be read of an attribute, or its wording; empty where nothing is said."""
        said = self.out(id_, term)
        return said[0].value or said[0].raw or "" if said else ""

    def label(self, id_: str) -> str:
        """What the thing is called."""
        return self.things[id_].label

    def kind(self, id_: str) -> str:
        """The kind of the thing."""
        return self.things[id_].kind

    def names(self, id_: str) -> list[str]:
        """The label and every other name."""
        others = [s.value for s in self.out(id_, "name") if s.value]
        return list(dict.fromkeys([self.label(id_), *others]))

    def called(self, id_: str) -> str:
        """The thing in quotation marks, with its reference where it has one."""
        reference = self.value(id_, "reference")
        words = f"“{shortened(self.label(id_), 80)}”"
        return f"{reference} {words}" if reference else words

    def unread(self, id_: str) -> Sequence[Statement]:
        """Which parts of the row that made a thing were not understood."""
        said = self.out(id_, "notRead")
        return sorted(said, key=lambda s: s.value or "") if said else ()

    def silence(self, id_: str, what: str) -> str:
        """That something is missing of a thing; of a row with unread cells, that it was not read."""
        if unread := self.unread(id_):
            row = f"{cells(len(unread))} not understood"
            return f"No {what} was read for {self.called(id_)}, but {row}"
        return f"No {what} is given for {self.called(id_)}"

    def linked(self, id_: str) -> bool:
        """Whether any statement links the thing to another; to be named in passing links it with nothing."""
        return any(s.term in RELATIONS and s.term != "mentions" for s in self._around(id_))

    def home(self, id_: str) -> tuple[Statement, ...]:
        """The statement that places a thing, to cite where it is the absence that is found."""
        for term in _HOMES_OF.get(id_.partition("/")[0], ()):
            if found := self.out(id_, term):
                return (found[0],)
        if named := self.out(id_, "name"):
            return tuple(named[:1])
        return tuple(islice(self._around(id_), 1))

    def _around(self, id_: str) -> Iterable[Statement]:
        """All that is said of a thing, and then all that leads to it."""
        return chain(self._starting.get(id_, ()), self._ending.get(id_, ()))

    def assigned(self, id_: str, *roles: str) -> Sequence[Statement]:
        """The assignments of the thing, of some roles."""
        said = self._given.get(id_, ())
        if not roles or not said:
            return said
        if (id_, roles) not in self._assigned:  # many rules ask who leads a thing, or does it
            self._assigned[id_, roles] = [s for s in said if role_in(s) in roles]
        return self._assigned[id_, roles]

    @cached_property
    def _given(self) -> Mapping[str, Sequence[Statement]]:
        """The assignments by what is assigned: nothing is asked for more often."""
        return self._from["assignedTo"]

    def priority_of(self, id_: str) -> str | None:
        """The priority that a thing serves, if it serves one."""
        if id_ not in self._priorities:
            self._priorities[id_] = None  # a ring ends here
            self._priorities[id_] = self._sought(id_)
        return self._priorities[id_]

    def _sought(self, id_: str) -> str | None:
        if id_.startswith("priority/"):
            return id_
        for term in _UP_FROM.get(id_.partition("/")[0], ()):
            for said in self.out(id_, term):
                if said.object and (found := self.priority_of(said.object)):
                    return found
        return None

    def plan_of(self, id_: str) -> str | None:
        """The plan that a thing belongs to."""
        if id_ not in self._plans:
            found = None if id_.startswith("plan/") else self.priority_of(id_)
            above = next((s.object for s in self.out(found, "priorityOf")), None) if found else None
            self._plans[id_] = id_ if id_.startswith("plan/") else above
        return self._plans[id_]

    def parent(self, id_: str) -> str | None:
        """What an action belongs to directly."""
        return next((s.object for s in self.out(id_, "actionOf")), None)

    @cached_property
    def priorities(self) -> dict[str | None, list[Entity]]:
        """The priorities by their plan."""
        found: dict[str | None, list[Entity]] = defaultdict(list)
        for e in self.of("priority"):
            found[self.plan_of(e.id)].append(e)
        return found

    @cached_property
    def actions(self) -> list[Entity]:
        """The actions that are not only parts of another one."""
        return [e for e in self.of("action") if e.id not in self._part_ids]

    @cached_property
    def parts(self) -> dict[str, list[Entity]]:
        """The actions that are only parts of another one, by that one."""
        found: dict[str, list[Entity]] = defaultdict(list)
        for said in self._partial:
            found[said.object or ""].append(self.things[said.subject])
        return found

    @cached_property
    def _partial(self) -> list[Statement]:
        """The links by which actions are parts of others, by the part."""
        return [s for s in self.said_of(("action",), "actionOf") if is_part((s,))]

    @cached_property
    def _part_ids(self) -> frozenset[str]:
        return frozenset(s.subject for s in self._partial)

    def is_part(self, id_: str) -> bool:
        """Whether an action is only a part of another one."""
        return id_ in self._part_ids

    def with_parts(self, actions: Iterable[Entity]) -> list[Entity]:
        """Actions, each with its parts behind it."""
        found: dict[str, Entity] = {}
        waiting = [*actions][::-1]
        while waiting:
            e = waiting.pop()
            if e.id not in found:
                found[e.id] = e
                waiting += self.parts.get(e.id, ())[::-1]
        return [*found.values()]

    def in_table(self, id_: str) -> bool:
        """Whether an action stands in a delivery table, with columns to fill, not in a plan's list."""
        return not self.out(id_, "horizon")

    def lasts(self, id_: str) -> bool:
        """Whether an action is a standing responsibility, of which no day is given."""
        return not self.out(id_, "deadline") and lasts(self.out(id_, "assignedTo"))

    @cached_property
    def rows(self) -> list[Entity]:
        """The actions that stand in a delivery table, or alone as a task: what somebody always has to do is none."""
        return [e for e in self.actions if self.in_table(e.id) and not self.lasts(e.id)]

    @cached_property
    def groups(self) -> dict[tuple[str, bool], list[Entity]]:
        """The actions by what they serve, and by whether they stand in its table or in its list."""
        found: dict[tuple[str, bool], list[Entity]] = defaultdict(list)
        for e in self.actions:
            parent = self.priority_of(e.id) or self.parent(e.id)
            if parent:
                found[parent, self.in_table(e.id)].append(e)
        return dict(sorted(found.items()))


def words_of(said: Statement) -> str:
    """The words of a statement, as written where they were read into something else."""
    return said.raw or said.value or ""


def cites(*groups: Iterable[Statement]) -> tuple[Statement, ...]:
    """Several groups of statements as evidence."""
    return tuple(said for group in groups for said in group)
