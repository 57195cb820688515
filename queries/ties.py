"""Memberships, posts and assignments: how an agent is tied to others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from remit.graph.lookup import IMPORTANCE
from remit.graph.model import Citation, Entity, Statement
from remit.ontology import ROLES, Basis
from remit.queries.helping import role_in
from remit.queries.order import cited_at
from remit.queries.shapes import Json, citations_json, thing_json

MEMBER, HOLDS, POST_IN, BESIDE = "memberOf", "holds", "postIn", "worksWith"
FUNDS = "funds"
_RANK: Final[dict[str, int]] = {role: rank for rank, role in enumerate(ROLES)}


class Tie(NamedTuple):
    """A membership or a post: ``direction`` is ``out`` where the agent is the member or holder."""

    other: Entity
    direction: str
    stated_as: str
    basis: Basis
    start: str | None
    end: str | None
    citations: tuple[Citation, ...]

    def to_json(self) -> Json:
        """The tie in the public shape."""
        return {
            **thing_json(self.other),
            "direction": self.direction,
            "stated_as": self.stated_as,
            "basis": self.basis,
            "start": self.start,
            "end": self.end,
            "citations": citations_json(self.citations),
        }


class Assignment(NamedTuple):
    """A thing that is assigned to the agent, in the documents' own word for the role."""

    role: str
    stated_as: str
    basis: Basis
    thing: Entity
    citations: tuple[Citation, ...]

    def to_json(self) -> Json:
        """The assignment in the public shape."""
        return {
            "role": self.role,
            "stated_as": self.stated_as,
            "basis": self.basis,
            "thing": thing_json(self.thing),
            "citations": citations_json(self.citations),
        }


def ties(
    said: Sequence[Statement], term: str, agent: Entity, known: Mapping[str, Entity]
) -> tuple[Tie, ...]:
    """Give the ties of one relation by label, those that lead from the agent first."""
    found = [
        Tie(
            other=known[(s.object or "") if s.subject == agent.id else s.subject],
            direction="out" if s.subject == agent.id else "in",
            stated_as=s.stated_as,
            basis=s.basis,
            start=s.start,
            end=s.end,
            citations=s.citations,
        )
        for s in said
        if s.term == term
    ]
    return tuple(
        sorted(found, key=lambda tie: (tie.direction != "out", tie.other.label, tie.other.id))
    )


def assignments(direct: Sequence[Statement], known: Mapping[str, Entity]) -> tuple[Assignment, ...]:
    """Give what is assigned: by role, by the kind of thing, then as the papers have it."""
    found = [
        Assignment(role_in(s), s.stated_as, s.basis, known[s.subject], s.citations) for s in direct
    ]
    return tuple(
        sorted(
            found,
            key=lambda a: (
                _RANK.get(a.role, 9),
                IMPORTANCE[a.thing.kind],
                cited_at(a.citations),
                a.thing.id,
            ),
        )
    )
