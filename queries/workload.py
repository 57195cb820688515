"""How much an agent has to do, how it stands, and on which duties it rests."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from remit.graph.model import Citation, Entity, Statement
from remit.graph.store import Readable
from remit.queries.above import ASSIGNED, NOT_READ, RESPONSIBLE, VACANCY
from remit.queries.helping import role_in
from remit.queries.shapes import Json, citations_json, thing_json
from remit.queries.states import RAG, STATUS, State

_TOLD = (RAG, STATUS, "deadline", "horizon")
_RESTS = ("cites", "discharges")


class Task(NamedTuple):
    """An action of the agent, as far as its progress is told, and whether nobody else has it.

    ``unread`` cells of its row were not understood; of such an action it cannot be said that nobody
    else has it.
    """

    action: Entity
    rag: str
    status: str
    deadline: str
    alone: bool
    unread: int = 0
    horizon: str = ""

    def to_json(self) -> Json:
        """The task in the public shape."""
        return {
            "action": thing_json(self.action),
            "rag": self.rag,
            "status": self.status,
            "deadline": self.deadline,
            "alone": self.alone,
            "unread": self.unread,
        }


class Rest(NamedTuple):
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


class Workload(NamedTuple):
    """The agent's own actions with their state, those below, and the duties behind all of them.

    ``below`` are actions for which the agent is accountable because of what stands above them; a
    task of these is ``alone`` where nobody at all is responsible for it.
    """

    tasks: tuple[Task, ...]
    duties: tuple[Rest, ...]
    below: tuple[Task, ...] = ()

    @property
    def colours(self) -> dict[str, int]:
        """How many actions have each colour or status; empty words where neither is told."""
        return _colours(self.tasks)

    @property
    def colours_below(self) -> dict[str, int]:
        """The same of the actions below."""
        return _colours(self.below)

    def to_json(self) -> Json:
        """The workload in the public shape."""
        return {
            "actions": len(self.tasks),
            "alone": sum(task.alone for task in self.tasks),
            "without_deadline": sum(not task.deadline for task in self.tasks),
            "colours": self.colours,
            "tasks": [task.to_json() for task in self.tasks],
            "duties": [rest.to_json() for rest in self.duties],
            "below": {
                "actions": len(self.below),
                "without_officer": sum(task.alone for task in self.below),
                "without_deadline": sum(not task.deadline for task in self.below),
                "colours": self.colours_below,
            },
        }


def _colours(tasks: Sequence[Task]) -> dict[str, int]:
    return dict(Counter(str(State(task.rag, task.status)) for task in tasks))


NOTHING: Final = Workload((), ())


def workload(
    store: Readable,
    agents: set[str],
    things: Mapping[str, Entity],
    below: Mapping[str, Entity] | None = None,
) -> Workload:
    """Read the state of the actions and the duties of things, in one round trip.

    Args:
        store: The register.
        agents: The agent and the posts that it holds.
        things: What the agent is assigned.
        below: What it answers for because of that.
    """
    every = {**(below or {}), **things}
    said: dict[str, list[Statement]] = {id_: [] for id_ in every}
    for s in store.about(every) if every else ():
        if s.subject in said:
            said[s.subject].append(s)
    known = store.entities({s.object for found in said.values() for s in found if s.object})
    tasks = {
        e.id: _task(e, said[e.id], agents if e.id in things else set(), known)
        for e in every.values()
        if e.kind == "action"
    }
    rests = {
        (s.object, s.subject): Rest(known[s.object], every[s.subject], s.citations)
        for found in said.values()
        for s in found
        if s.term in _RESTS and s.object
    }
    return Workload(
        tuple(tasks[id_] for id_ in things if id_ in tasks),
        tuple(rests[pair] for pair in sorted(rests)),
        tuple(tasks[id_] for id_ in sorted(tasks) if id_ not in things),
    )


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
        and role_in(s) == RESPONSIBLE
        and s.object
        and s.object not in agents
        and known[s.object].kind != VACANCY
    ]
    unread = sum(s.term == NOT_READ for s in said)
    alone = not others and not unread
    return Task(action, told[RAG], told[STATUS], told["deadline"], alone, unread, told["horizon"])
