"""One plain sentence about somebody who was asked for by name: what they hold, lead and belong to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from remit.graph.likeness import alike
from remit.graph.lookup import Query, all_in, key
from remit.graph.model import Entity
from remit.ontology import KNOWN, LAW, RELATIONS
from remit.queries import asking, in_place
from remit.queries.above import ACCOUNTABLE, RESPONSIBLE
from remit.queries.asking import Asked
from remit.queries.counting import count, counted
from remit.queries.gaps import standing
from remit.queries.helping import SUPPORTING
from remit.queries.phrasing import BASES, LISTED, as_clause, called, list_of
from remit.queries.remit_told import held_told
from remit.queries.things import kind_called

if TYPE_CHECKING:
    from remit.queries.agents import Agent
    from remit.queries.answers import Who


_REPORTING = ("reportsTo", "governedBy")
_ROLES = (
    (ACCOUNTABLE, "leads"),
    (RESPONSIBLE, "is responsible for"),
    (SUPPORTING, "is named only as support for"),
)


def of_agent(found: Who) -> str:
    """What the answer comes to, by what was asked of them."""
    agent, asked = found.agent, found.asked
    assert agent is not None
    form = asked.form if asked is not None else asking.AGENT
    return _FORMS.get(form, _of_agent)(agent, asked or Asked(form, agent.entity.label))


def _of_agent(agent: Agent, asked: Asked) -> str:
    label = agent.entity.label
    if told := in_place.sentence(agent.entity, agent.assignments, agent.posts):
        return told
    if kind := kind_called(asked.kind) if asked.kind else None:
        return _of_kind(agent, kind)
    parts = []
    held = held_told(label, agent.posts)
    if held:
        parts.append(held)
    elif holders := [t.other.label for t in agent.posts if t.other.kind in KNOWN]:
        parts.append(
            f"{list_of(holders)} {'hold' if len(holders) > 1 else 'holds'} the post {label}."
        )
    elif agent.posts:
        parts.append(
            f"Nobody is confirmed in the post {label}: it is {standing(agent.posts[0].other)}."
        )
    inside = [t.other.label for t in agent.members if t.direction == "out"]
    for role, verb in _ROLES:
        things = [a.thing for a in agent.assignments if a.role == role]
        work = [t for t in things if t.kind not in LAW]
        if work:
            parts.append(f"{label} {verb} {_things(work)}.")
        law = [t for t in things if t.kind in LAW]
        if len(law) == 1:
            parts.append(f"{label} must {as_clause(law[0].label)}.")
        elif law:
            parts.append(f"{count(len(law), 'legal duty lies', 'legal duties lie')} on {label}.")
    if inside:
        parts.append(f"{label} is a member of {list_of(inside)}.")
    if not agent.assignments:
        none = f"Nothing {'else ' if held else ''}is assigned to {label}."
        parts += filter(None, [none, agent.unnamed])
    return " ".join(parts)


def _things(things: Sequence[Entity]) -> str:
    if len(things) == 1:
        return f"the {things[0].kind} {called(things[0])}"
    if len(things) <= 2:
        return list_of([f"the {t.kind} {called(t)}" for t in things])
    return list_of([counted(n, 0, kind) for kind, n in Counter(t.kind for t in things).items()])


def _of_kind(agent: Agent, kind: str) -> str:
    """What somebody leads or does of one kind of thing."""
    label, told = agent.entity.label, []
    for role, verb in _ROLES:
        if things := [
            a.thing for a in agent.assignments if a.role == role and a.thing.kind == kind
        ]:
            told.append(
                f"{label} {verb} {counted(len(things), 0, kind)}: {list_of(_some(things))}."
            )
    if not told:
        told.append(f"No {kind} is assigned to {label} by name.")
        others = [
            a.thing for a in agent.assignments if a.role == ACCOUNTABLE and a.thing.kind not in LAW
        ]
        if others:
            told.append(f"{label} leads {_things(others)}.")
    return " ".join(told)


def _some(things: Sequence[Entity]) -> list[str]:
    some = [called(thing) for thing in things[:LISTED]]
    return [*some, *([f"{len(things) - LISTED} more"] if len(things) > LISTED else [])]


def _of_members(agent: Agent, _: Asked) -> str:
    inside = [t.other.label for t in agent.members if t.direction == "in"]
    if not inside:
        return " ".join(
            filter(None, [f"No members of {agent.entity.label} are named.", _present(agent)])
        )
    verb = "is a member" if len(inside) == 1 else "are members"
    return f"{list_of(inside)} {verb} of {agent.entity.label}."


def _present(agent: Agent) -> str:
    """Who was at the latest meeting that is told of, which makes nobody a member."""
    day = max((tie.start or "" for tie in agent.attended), default="")
    names = [tie.other.label for tie in agent.attended if (tie.start or "") == day]
    when = f" of {day}" if day else ""
    return f"{list_of(names)} attended its meeting{when}." if names else ""


def _of_member(agent: Agent, asked: Asked) -> str:
    other, body = asked.other, agent.entity.label
    inside = [t.other for t in agent.members if t.direction == "in"]
    if named := _among(other, inside):
        are = "is a member" if len(named) == 1 else "are members"
        return f"Yes: {list_of(named)} {are} of {body}."
    if named := _among(other, [t.other for t in agent.beside]):
        return f"No: {list_of(named)} is not named as a member of {body}; it works closely with it."
    silent = f"No document names {other} as a member of {body}"
    for tie in agent.members:
        if tie.direction == "in" and (reason := alike(other, tie.other.label)):
            return f"{silent}; {tie.other.label}, which is one, may be the same ({reason}): see remit names."
    if there := _among(other, [t.other for t in agent.attended]):
        return f"{silent}; {list_of(list(dict.fromkeys(there)))} attended a meeting of it."
    return f"{silent}."


def _among(name: str, things: Sequence[Entity]) -> list[str]:
    """Those that a name may mean: the one that bears it, or else all that have its words in theirs."""
    query = Query.of(name)
    found = [e.label for e in things if all_in(query, e.label)]
    return [label for label in found if key(label) == key(name)] or found


def _of_beside(agent: Agent, _: Asked) -> str:
    beside = [t.other.label for t in agent.beside]
    if not beside:
        return f"It is not said with whom {agent.entity.label} works."
    return f"{agent.entity.label} works closely with {list_of(beside)}."


def _of_reports(agent: Agent, _: Asked) -> str:
    label, told = agent.entity.label, []
    for relation, tie in agent.above:
        reads, other = RELATIONS[relation].reads, tie.other
        what = other.label if other.kind in KNOWN else f"the {other.kind} {called(other)}"
        told.append(f"it {reads} {what}{BASES.get(tie.basis, '')}")
    if any(relation in _REPORTING for relation, _ in agent.above):
        return f"{label}: {list_of(told)}."
    silent = f"It is not said whom {label} has to report to"
    return f"{silent}; all that is said is that {list_of(told)}." if told else f"{silent}."


def _of_reporting(agent: Agent, _: Asked) -> str:
    label = agent.entity.label
    names = [f"{tie.other.label}{BASES.get(tie.basis, '')}" for tie in agent.reporting]
    if not names:
        return f"No line of reporting to {label} was read."
    return f"{list_of(names)} {'report' if len(names) > 1 else 'reports'} to {label}."


def _of_scrutiny(agent: Agent, _: Asked) -> str:
    label = agent.entity.label
    if names := [tie.other.label for tie in agent.scrutiny if tie.basis != "drawn"]:
        return f"{label} is scrutinised by {list_of(names)}."
    if drawn := [tie.other.label for tie in agent.scrutiny]:
        return f"It is not said who scrutinises {label}; a chart draws {list_of(drawn)} beside it."
    return f"It is not said who scrutinises {label}."


def _of_meetings(agent: Agent, _: Asked) -> str:
    label = agent.entity.label
    return f"{label} meets {agent.meets}." if agent.meets else f"It is not said when {label} meets."


_FORMS: dict[str, Callable[[Agent, Asked], str]] = {
    asking.MEMBERS: _of_members,
    asking.MEMBER: _of_member,
    asking.WORKS_WITH: _of_beside,
    asking.MEETS: _of_meetings,
    asking.REPORTS: _of_reports,
    asking.REPORTING: _of_reporting,
    asking.SCRUTINY: _of_scrutiny,
}
