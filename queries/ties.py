"""Memberships and posts: how an agent is tied to others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from remit.graph.model import Citation, Entity, Statement
from remit.queries.shapes import Json, citations_json, thing_json

MEMBER, HOLDS, POST_IN = "memberOf", "holds", "postIn"


@dataclass(frozen=True, slots=True)
class Tie:
    """A membership or a post: ``direction`` is ``out`` where the agent is the member or holder."""

    other: Entity
    direction: str
    stated_as: str
    basis: str
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
