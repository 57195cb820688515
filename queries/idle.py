"""Members of bodies to which nothing is given to lead, and what they have instead."""

from __future__ import annotations

from remit.graph.held import Held
from remit.graph.model import Entity
from remit.queries.above import ACCOUNTABLE, ASSIGNED, RESPONSIBLE
from remit.queries.counting import count
from remit.queries.helping import SUPPORTING, role_in
from remit.queries.ties import MEMBER


def idle(held: Held) -> list[tuple[Entity, str]]:
    """The bodies that are members of another and lead nothing, with what is said of that; those with most tasks first.

    Whatever they have is theirs under the name by which they are members: under another they may lead.
    """
    told = []
    for agent in held.things.values():
        if agent.kind == "body" and held.out(agent.id, MEMBER):
            given: dict[str, set[str]] = {}
            for said in held.into(agent.id, ASSIGNED):
                given.setdefault(role_in(said), set()).add(said.subject)
            if ACCOUNTABLE not in given:
                tasks = given.get(RESPONSIBLE, set())
                helps = given.get(SUPPORTING, set()) - tasks
                told.append(
                    (-len(tasks), agent.label, agent, _said(len(tasks), len(helps), bool(given)))
                )
    return [(agent, words) for *_, agent, words in sorted(told, key=lambda one: one[:2])]


def _said(tasks: int, helps: int, anything: bool) -> str:
    if not anything:
        return "is a member, and nothing is assigned to it under that name"
    if tasks:
        more = f", and helps with {count(helps, 'other thing')}" if helps else ""
        return f"is a member that has tasks but leads nothing under that name{more}"
    if helps:
        return f"is a member that only helps with {count(helps, 'thing')} under that name"
    return "is a member that is only asked or told under that name"
