"""Where priorities depend on each other, and why: what they share, and where one names another.

Priorities are compared within the plans of one body, never across a whole country. A word that two
priorities share is no dependency: a theme counts only where both sides *undertake* something about
it (in an objective or an action; a measure does nothing), where the thesaurus knows it as a matter
of its own, and where not most of the plan is about it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from remit.graph.model import Citation, Entity, Statement
from remit.graph.store import Store
from remit.queries.audit.facts import Facts
from remit.queries.linking import Draft, groups, links
from remit.queries.naming import resolve
from remit.queries.shapes import Json, citations_json, thing_json

Cited: TypeAlias = Mapping[Statement, tuple[Citation, ...]]


@dataclass(frozen=True, slots=True)
class Side:
    """A thing of one priority on which a link rests, and where it is written."""

    thing: Entity
    citations: tuple[Citation, ...]

    def to_json(self) -> Json:
        """The side in the public shape."""
        return {**thing_json(self.thing), "citations": citations_json(self.citations)}


@dataclass(frozen=True, slots=True)
class Through:
    """One reason why two priorities depend on each other.

    ``direction`` is ``a to b`` where only the first depends on the second, ``b to a``, or ``both``.
    """

    kind: str
    label: str
    weight: float
    direction: str
    explanation: str
    a: tuple[Side, ...]
    b: tuple[Side, ...]

    @property
    def evidence(self) -> tuple[Citation, ...]:
        """The passages of both sides."""
        passages = (c for side in (*self.a, *self.b) for c in side.citations)
        return tuple(dict.fromkeys(passages))

    def to_json(self) -> Json:
        """The reason in the public shape."""
        return {
            "kind": self.kind,
            "label": self.label,
            "weight": self.weight,
            "direction": self.direction,
            "explanation": self.explanation,
            "a": [side.to_json() for side in self.a],
            "b": [side.to_json() for side in self.b],
            "evidence": citations_json(self.evidence),
        }


@dataclass(frozen=True, slots=True)
class Dependency:
    """Two priorities and everything that links them, the weightiest first."""

    a: Entity
    b: Entity
    through: tuple[Through, ...]

    @property
    def weight(self) -> float:
        """The sum of its reasons."""
        return round(sum(reason.weight for reason in self.through), 2)

    def to_json(self) -> Json:
        """The pair in the public shape."""
        return {
            "a": thing_json(self.a),
            "b": thing_json(self.b),
            "weight": self.weight,
            "through": [reason.to_json() for reason in self.through],
        }


def dependencies(store: Store, a: str | None = None, b: str | None = None) -> list[Dependency]:
    """Give all pairs of priorities that depend on each other, the weightiest first.

    With ``a`` only the pairs of that priority, with ``a`` and ``b`` only that pair.

    Raises:
        NotFoundError: a name means no priority.
    """
    with store.snapshot():
        asked = {resolve(store, name, ("priority",)).entity.id for name in (a, b) if name}
        facts = Facts(store)
        drafts = [
            (one, other, found)
            for group in groups(facts)
            for (one, other), found in links(facts, group)
            if asked <= {one, other}
        ]
        cited = _citations(store, [draft for _, _, found in drafts for draft in found])
    pairs = [
        Dependency(
            facts.entities[one],
            facts.entities[other],
            tuple(_through(facts, draft, one, other, cited) for draft in found),
        )
        for one, other, found in drafts
    ]
    return sorted(pairs, key=lambda pair: (-pair.weight, pair.a.id, pair.b.id))


def _through(
    facts: Facts,
    draft: Draft,
    one: str,
    other: str,
    cited: Cited,
) -> Through:
    return Through(
        draft.kind,
        draft.label,
        draft.weight,
        draft.direction,
        _explained(facts, draft, one, other),
        _sides(facts, draft.a, cited),
        _sides(facts, draft.b, cited),
    )


def _explained(facts: Facts, draft: Draft, one: str, other: str) -> str:
    a, b = (f"“{facts.label(id_)}”" for id_ in (one, other))
    source, target = (a, b) if draft.direction == "a to b" else (b, a)
    counts = " and ".join(_number(side) for side in (draft.a, draft.b))
    match draft.kind:
        case "officer":
            return f"{draft.label} has work under both {a} and {b} ({counts})."
        case "group":
            return f"{draft.label} delivers both {a} and {b}."
        case "body":
            return f"Both {a} and {b} need {draft.label} ({counts})."
        case "duty":
            return f"Both {a} and {b} rest on {draft.label} ({counts})."
        case "measure":
            return f"{a} and {b} are measured nearly alike."
        case "restated":
            return f"“{draft.label}” stands under both {a} and {b}."
        case "lead":
            return f"{source} gives work to {draft.label}, which leads {target}."
        case "mention":
            return f"{source} speaks of {draft.label}, the matter of {target}."
    return f"Both {a} and {b} undertake something about {draft.label.lower()} ({counts})."


def _number(side: Iterable[tuple[str, Statement]]) -> str:
    things = {id_ for id_, _ in side}
    return f"{len(things)} {'passage' if len(things) == 1 else 'passages'}"


def _sides(
    facts: Facts,
    uses: Iterable[tuple[str, Statement]],
    cited: Cited,
) -> tuple[Side, ...]:
    found: dict[str, dict[Citation, None]] = defaultdict(dict)
    for id_, said in uses:
        found[id_].update(dict.fromkeys(cited.get(said, ())))
    return tuple(Side(facts.entities[id_], tuple(citations)) for id_, citations in found.items())


def _citations(store: Store, drafts: Iterable[Draft]) -> Cited:
    """The citations of the statements of drafts, in one round trip; each id is made only once."""
    used = {said for draft in drafts for _, said in (*draft.a, *draft.b)}
    wanted = {said.id: said for said in used}
    subjects = {said.subject for said in used}
    about = store.about(subjects) if subjects else []
    return {wanted[said.id]: said.citations for said in about if said.id in wanted}
