"""How much an agent has to do, how it stands, and on which duties it rests."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from remit.graph.model import Citation, Entity, Statement
from remit.graph.store import Store
from remit.queries.above import ASSIGNED, RESPONSIBLE, VACANCY
from remit.queries.shapes import Json, citations_json, thing_json

_TOLD = ("rag", "status", "deadline")
_RESTS = ("cites", "discharges")


@dataclass(frozen=True, slots=True)
class Task:
    """An action of the agent, as far as its progress is told, and whether nobody else has it."""

    action: Entity
    rag: str
    status: str
    deadline: str
    alone: bool

    def to_json(self) -> Json:
        """The task in the public shape."""
        return {
            "action": thing_json(self.action),
            "rag": self.rag,
            "status": self.status,
            "deadline": self.deadline,
            "alone": self.alone,
        }


@dataclass(frozen=True, slots=True)
class Rest:
    """A duty or provision on which something of the agent rests."""

    duty: Entity
    through: Entity
    citations: tuple[Citation, ...]

    def to_json(self) -> Json:
        """The duty in the public shape."""
        return {
            "duty": thing_json(self.duty),
            "through": thing_json(self.through),
            "citations": citations_json(self.citations),
        }


@dataclass(frozen=True, slots=True)
class Workload:
    """The agent's actions with their state, and the duties behind all that it answers for."""

    tasks: tuple[Task, ...]
    duties: tuple[Rest, ...]

    @property
    def colours(self) -> dict[str, int]:
        """How many actions have each colour or status; empty words where neither is told."""
        return dict(Counter(task.rag or task.status for task in self.tasks))

    def to_json(self) -> Json:
        """The workload in the public shape."""
        return {
            "actions": len(self.tasks),
            "alone": sum(task.alone for task in self.tasks),
            "without_deadline": sum(not task.deadline for task in self.tasks),
            "colours": self.colours,
            "tasks": [task.to_json() for task in self.tasks],
            "duties": [rest.to_json() for rest in self.duties],
        }


NOTHING: Final = Workload((), ())


def workload(store: Store, agents: set[str], things: Mapping[str, Entity]) -> Workload:
    """Read the state of the actions and the duties of things, in one round trip.

    Args:
        store: The register.
        agents: The agent and the posts that it holds.
        things: What the agent is assigned.
    """
    said = [s for s in store.about(things) if s.subject in things] if things else []
    known = store.entities({s.object for s in said if s.object})
    actions = [e for e in things.values() if e.kind == "action"]
    tasks = tuple(_task(e, [s for s in said if s.subject == e.id], agents, known) for e in actions)
    rests = {
        (s.object, s.subject): Rest(known[s.object], things[s.subject], s.citations)
        for s in said
        if s.term in _RESTS and s.object
    }
    return Workload(tasks, tuple(rests[pair] for pair in sorted(rests)))


def _task(
    action: Entity, said: Sequence[Statement], agents: set[str], known: Mapping[str, Entity]
) -> Task:
    told = {
        term: next((s.value or s.raw or "" for s in said if s.term == term), "") for term in _TOLD
    }
    others = [
        s
        for s in said
        if s.term == ASSIGNED
        and s.role == RESPONSIBLE
        and s.object
        and s.object not in agents
        and known[s.object].kind != VACANCY
    ]
    return Task(action, told["rag"], told["status"], told["deadline"], not others)
