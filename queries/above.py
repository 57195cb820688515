"""What stands above a thing, and who answers for it at which level.

Accountability travels along the relations that the ontology marks as carrying it. Whoever is named
at a level answers for everything below, down to the level where somebody else is named, or where the
documents leave the place open. Who bears a legal duty does not lead the work that discharges it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import NamedTuple

from remit.graph.model import Citation, Entity, Statement
from remit.graph.store import Readable
from remit.ontology import CARRYING, LAW, Basis
from remit.queries.helping import Part, role_in
from remit.queries.shapes import Json, citations_json, thing_json

ASSIGNED = "assignedTo"
ACCOUNTABLE = "accountable"
RESPONSIBLE = "responsible"
CONSULTED = "consulted"
INFORMED = "informed"
BEARING = (ACCOUNTABLE, RESPONSIBLE)  # who answers for a thing, and who is to do it
VACANCY = "vacancy"
NOT_READ = "notRead"
# Ends the wording of a role that a label or a column asks for and nothing answers.
BLANK = "(empty)"
BESIDE = ("priorityOf", "adoptedBy")  # these lead down to what else a plan's body has to do

_ORDER = {term: rank for rank, term in enumerate(CARRYING)}


class Party(NamedTuple):
    """Somebody, or a stated absence of somebody, with a role for a thing.

    ``at`` is the level at which the documents name the party. Where that is not the thing asked
    about, the basis is ``inferred`` and the citations are those of the level above; ``own_basis`` is
    what the statement at that level itself rests on. ``said`` is that statement.
    """

    entity: Entity
    role: Part
    stated_as: str
    basis: Basis
    at: Entity
    citations: tuple[Citation, ...]
    start: str | None = None
    end: str | None = None
    said: Statement | None = None  # not its id, as no question needs one made
    elsewhere: int = 0  # passages in the papers of other partnerships, which are only counted

    @property
    def blank(self) -> bool:
        """Whether the document asks who, and its cell or label is left empty."""
        return self.stated_as.endswith(BLANK)

    @property
    def own_basis(self) -> Basis:
        """What the party rests on at the level that names it: ``basis``, where that is the thing."""
        return self.basis if self.said is None else self.said.basis

    def to_json(self) -> Json:
        """The party in the public shape."""
        return {
            **thing_json(self.entity),
            "role": self.role,
            "stated_as": self.stated_as,
            "basis": self.basis,
            "own_basis": self.own_basis,
            "at": thing_json(self.at),
            "start": self.start,
            "end": self.end,
            "citations": citations_json(self.citations),
            **_elsewhere(self.elsewhere),
        }


class Hop(NamedTuple):
    """One step of a chain, from a thing to what stands above it, as ``said``."""

    source: Entity
    relation: str
    target: Entity
    stated_as: str
    basis: Basis
    citations: tuple[Citation, ...]
    said: Statement | None = None
    elsewhere: int = 0  # passages in the papers of other partnerships, which are only counted

    def to_json(self) -> Json:
        """The hop in the public shape."""
        return {
            "from": thing_json(self.source),
            "relation": self.relation,
            "to": thing_json(self.target),
            "stated_as": self.stated_as,
            "basis": self.basis,
            "citations": citations_json(self.citations),
            **_elsewhere(self.elsewhere),
        }


def _elsewhere(passages: int) -> Json:
    """How many passages are not given, where there are any."""
    return {"elsewhere": passages} if passages else {}


class Above(NamedTuple):
    """Everything above some things, read in two round trips however many things there are.

    ``climbed`` keeps the levels above each thing that was asked for, and ``met`` who answers for it: every part of an
    answer asks. ``over`` are assignments that have ended.
    """

    hops: Mapping[str, tuple[Statement, ...]]
    assigned: Mapping[str, tuple[Statement, ...]]
    entities: Mapping[str, Entity]
    climbed: dict[str, list[list[str]]]
    met: dict[tuple[str, str], list[Party]]
    over: Mapping[str, tuple[Statement, ...]] = {}

    @classmethod
    def read(
        cls,
        store: Readable,
        ids: Collection[str],
        besides: Collection[str] = (),
        *,
        wide: bool = False,
        own: bool = False,
        ended: bool = False,
        like: Callable[[str], bool] | None = None,
    ) -> Above:
        """Read what stands above these things, and who is named for them and for each level.

        The things ``besides`` are only looked up, in the same round trip. With ``wide`` the same is
        read for the priorities that stand beside what is above; with ``own`` only the passages of these
        things' own partnerships, of what many papers say. Who is named until a day that is over is left out, unless
        also what has ``ended`` is asked for. Of the priorities beside none need be read but those ``like`` whose name is wanted.
        """
        # One walk for both: over a wire each costs a round trip. What stands above the parties is
        # met on the way; nothing that starts from these things leads there.
        met = store.walk(
            ids, (*CARRYING, ASSIGNED), beside=BESIDE if wide else (), own=own, like=like
        )
        hops = _by_subject(s for s in met if s.term != ASSIGNED)
        given = [s for s in met if s.term == ASSIGNED]
        holding, over = (given, []) if ended else _apart(store, given)
        assigned = _by_subject(holding)
        levels = {*ids, *hops, *(up for found in hops.values() for up in _objects(found))}
        parties = _objects(given)
        known = store.entities({*levels, *parties, *besides})
        return cls(hops, assigned, known, {}, {}, _by_subject(over))

    def levels(self, start: str) -> list[list[str]]:
        """Give the things by their distance upwards, ``start`` first; a cycle ends where it meets."""
        if (known := self.climbed.get(start)) is not None:
            return known
        levels, hops = [[start]], self.hops
        seen: set[str | None] = {start, None}
        while ahead := [s.object for id_ in levels[-1] for s in hops.get(id_, ())]:
            fresh = [up for up in dict.fromkeys(ahead) if up is not None and up not in seen]
            if not fresh:
                break
            seen.update(fresh)
            levels.append(fresh)
        self.climbed[start] = levels
        return levels

    def reached(self, start: str) -> set[str]:
        """Give the thing itself and everything above it."""
        return {id_ for level in self.levels(start) for id_ in level}

    def chain(self, start: str) -> list[Hop]:
        """Give every hop upwards, breadth first."""
        ordered = [id_ for level in self.levels(start) for id_ in level]
        return [self._hop(statement) for id_ in ordered for statement in self.hops.get(id_, ())]

    def way(self, start: str, goal: str) -> list[Hop]:
        """Give the hops of a shortest way up from a thing to what stands above it; none if none leads."""
        before: dict[str, Statement] = {}
        for level in self.levels(start):
            for id_ in level:
                for said in self.hops.get(id_, ()):
                    if said.object is not None and said.object != start:
                        before.setdefault(said.object, said)
        found: list[Hop] = []
        while goal != start and goal in before:
            found.insert(0, self._hop(before[goal]))
            goal = before[goal].subject
        return found

    def given(self, id_: str, role: str, agents: Collection[str]) -> list[Hop]:
        """Give the assignments by which one of some agents has a role at this very thing."""
        return [self._hop(s) for s in self.named(id_, role) if s.object in agents]

    def named(self, id_: str, role: str) -> list[Statement]:
        """Give the assignments of a role at this very thing."""
        return [s for s in self.assigned.get(id_, ()) if role_in(s) == role]

    def parties(self, start: str, role: str) -> list[Party]:
        """Give who has a role for a thing: as named there, or else at the nearest level that names one.

        A vacancy ends the search as a name does: to name who stands further up would state what
        the documents leave open. The bearers of a duty are the answer only to who asks for law.
        """
        if (known := self.met.get((start, role))) is None:
            known = self.met[start, role] = self._nearest(start, role)
        return known

    def _nearest(self, start: str, role: str) -> list[Party]:
        lawful = self.entities[start].kind in LAW
        for level in self.levels(start):
            open_to = [id_ for id_ in level if lawful or self.entities[id_].kind not in LAW]
            if here := [self._party(s, start) for id_ in open_to for s in self.named(id_, role)]:
                return here
        return []

    def cited(self, id_: str) -> list[Citation]:
        """Give the passages that place a thing under another, or name somebody for it."""
        said = (*self.hops.get(id_, ()), *self.assigned.get(id_, ()))
        return [citation for s in said for citation in s.citations]

    def here(self, id_: str, role: str) -> tuple[Party, ...]:
        """Give who has a role for this very thing."""
        return tuple(self._party(said, id_) for said in self.named(id_, role))

    def borne(self, start: str) -> list[Entity]:
        """Give the law above a thing for which somebody is accountable."""
        above = [self.entities[id_] for level in self.levels(start)[1:] for id_ in level]
        return [law for law in above if law.kind in LAW and self.named(law.id, ACCOUNTABLE)]

    def _party(self, statement: Statement, start: str) -> Party:
        assert statement.object is not None
        return Party(
            entity=self.entities[statement.object],
            role=role_in(statement),
            stated_as=statement.stated_as,
            basis=statement.basis if statement.subject == start else "inferred",
            at=self.entities[statement.subject],
            citations=statement.citations,
            start=statement.start,
            end=statement.end,
            said=statement,
            elsewhere=statement.elsewhere,
        )

    def _hop(self, statement: Statement) -> Hop:
        assert statement.object is not None
        return Hop(
            source=self.entities[statement.subject],
            relation=statement.term,
            target=self.entities[statement.object],
            stated_as=statement.stated_as,
            basis=statement.basis,
            citations=statement.citations,
            said=statement,
            elsewhere=statement.elsewhere,
        )


def _objects(statements: Iterable[Statement]) -> list[str]:
    return [s.object for s in statements if s.object is not None]


def _apart(store: Readable, given: list[Statement]) -> tuple[list[Statement], list[Statement]]:
    """What holds of the assignments, and what is over."""
    if not any(
        s.end or s.start for s in given
    ):  # as in most registers, and then nothing more is imported
        return given, []
    from remit.queries.ended import apart

    return apart(store, given)


def _by_subject(statements: Iterable[Statement]) -> dict[str, tuple[Statement, ...]]:
    found: dict[str, list[Statement]] = {}
    for statement in statements:
        found.setdefault(statement.subject, []).append(statement)
    return {
        subject: tuple(said if len(said) == 1 else sorted(said, key=_in_order))
        for subject, said in found.items()
    }


def _in_order(s: Statement) -> tuple[int, str, str]:
    return _ORDER.get(s.term, 0), s.object or "", s.start or ""
