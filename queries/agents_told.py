"""One plain sentence about somebody who was asked for by name: what they hold, lead and belong to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from remit.graph.lookup import Query, all_in
from remit.graph.model import Entity
from remit.queries import asking
from remit.queries.above import ACCOUNTABLE, LAW, RESPONSIBLE
from remit.queries.counting import count, counted
from remit.queries.gaps import called, list_of

if TYPE_CHECKING:
    from remit.queries.agents import Agent
    from remit.queries.answers import Who


def of_agent(found: Who) -> str:
    """What the answer comes to, by what was asked of them."""
    agent, asked = found.agent, found.asked
    assert agent is not None
    form = asked.form if asked is not None else asking.AGENT
    return _FORMS.get(form, _of_agent)(agent, asked.other if asked is not None else "")


def _of_agent(agent: Agent, _: str) -> str:
    label = agent.entity.label
    parts = []
    held = [t.other.label for t in agent.posts if t.direction == "out"]
    if held:
        parts.append(f"{label} is {list_of(held)}.")
    elif agent.posts:
        parts.append(f"{list_of([t.other.label for t in agent.posts])} holds the post {label}.")
    inside = [t.other.label for t in agent.members if t.direction == "out"]
    for role, verb in ((ACCOUNTABLE, "leads"), (RESPONSIBLE, "is responsible for")):
        things = [a.thing for a in agent.assignments if a.role == role]
        work = [t for t in things if t.kind not in LAW]
        if work:
            parts.append(f"{label} {verb} {_things(work)}.")
        if law := [t for t in things if t.kind in LAW]:
            parts.append(f"{label} bears {count(len(law), 'legal duty', 'legal duties')}.")
    if inside:
        parts.append(f"{label} is a member of {list_of(inside)}.")
    if not agent.assignments:
        parts.append(f"Nothing is assigned to {label}.")
    return " ".join(parts)


def _things(things: Sequence[Entity]) -> str:
    if len(things) == 1:
        return f"the {things[0].kind} {called(things[0])}"
    if len(things) <= 2:
        return list_of([f"the {t.kind} {called(t)}" for t in things])
    return list_of([counted(n, 0, kind) for kind, n in Counter(t.kind for t in things).items()])


def _of_members(agent: Agent, _: str) -> str:
    inside = [t.other.label for t in agent.members if t.direction == "in"]
    if not inside:
        return f"No members of {agent.entity.label} are named."
    verb = "is a member" if len(inside) == 1 else "are members"
    return f"{list_of(inside)} {verb} of {agent.entity.label}."


def _of_member(agent: Agent, other: str) -> str:
    inside = [t.other for t in agent.members if t.direction == "in"]
    if named := _among(other, inside):
        return f"Yes: {named.label} is a member of {agent.entity.label}."
    if named := _among(other, [t.other for t in agent.beside]):
        return f"No: {named.label} is not named as a member of {agent.entity.label}; it works closely with it."
    return f"No document names {other} as a member of {agent.entity.label}."


def _among(name: str, things: Sequence[Entity]) -> Entity | None:
    query = Query.of(name)
    found = [e for e in things if all_in(query, e.label)]
    return found[0] if len(found) == 1 else None


def _of_beside(agent: Agent, _: str) -> str:
    beside = [t.other.label for t in agent.beside]
    if not beside:
        return f"It is not said with whom {agent.entity.label} works."
    return f"{agent.entity.label} works closely with {list_of(beside)}."


def _of_meetings(agent: Agent, _: str) -> str:
    label = agent.entity.label
    return f"{label} meets {agent.meets}." if agent.meets else f"It is not said when {label} meets."


_FORMS: dict[str, Callable[[Agent, str], str]] = {
    asking.MEMBERS: _of_members,
    asking.MEMBER: _of_member,
    asking.WORKS_WITH: _of_beside,
    asking.MEETS: _of_meetings,
}
