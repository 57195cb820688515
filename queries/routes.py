"""Questions that ask for something else than a matter: somebody by name, a claim, a reference, a list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from remit.graph.errors import NotFoundError, QuestionError
from remit.graph.lookup import Hit, Query, all_in, key
from remit.graph.model import Entity
from remit.graph.store import Store
from remit.ontology import KINDS, KNOWN
from remit.queries.agents import Agent, agent_named, told
from remit.queries.answers import Who
from remit.queries.asking import (
    CLAIM,
    DENIED,
    LIST,
    MEMBER,
    MEMBERS,
    NAMED,
    OF_BODIES,
    OURS,
    REFERENCE,
    SCRUTINY,
    WITHOUT,
    Asked,
)
from remit.queries.finding import ends_so, find
from remit.queries.naming import titled
from remit.queries.phrasing import list_of
from remit.queries.things import kind_called
from remit.queries.ties import Tie, ties

_ANY_KIND = ("item", "recommendation", "task", "reference", "ref", "number", "no")
_HEADED = ("priority", "objective")  # these stand as headings, with their numbers in these
_OFFERED = 5


def routed(store: Store, asked: Asked, text: str) -> Who | None:
    """Answer a question of one of these forms, or give nothing where the register cannot fill the form."""
    if asked.form == LIST:
        from remit.queries.asked_lists import asked_list

        rows = asked_list(store, asked)
        return Who(text, (), 0, asked=asked, rows=rows) if rows else None
    if asked.form == DENIED:
        return Who(text, (), 0, asked=asked)
    if asked.form == REFERENCE:
        return _listed_as(store, asked, text)
    if asked.form == CLAIM:
        return _claimed(store, asked, text)
    if asked.form == WITHOUT:
        return _gone(store, asked, text)
    if asked.form in OF_BODIES:
        return _named(store, asked, text)
    return None


def somebody(store: Store, words: str, found: Sequence[Hit]) -> Entity | None:
    """Give the one body, post or person that some words name, with a title before a surname or without."""
    if (agent := agent_named(store, words, found)) is not None:
        return agent
    named = 2 <= len(words.split()) <= 4 and all(word[:1].isupper() for word in words.split())
    people = titled(store, words) if named else []
    return Entity(people[0].id, "person", people[0].label) if len(people) == 1 else None


def _named(store: Store, asked: Asked, text: str) -> Who | None:
    query, found, as_ = find(store, asked)
    entity = somebody(store, query.text, found)
    if entity is not None and entity.kind == "post" and asked.form == NAMED:
        return None  # who holds it is told where a post is asked for
    if entity is None:
        return _several(asked, text, query, found)
    agent = told(store, entity)
    if asked.form in (MEMBER, MEMBERS) and (board := _governing(store, agent)) is not None:
        none = f"No members of {entity.label} itself are named"
        as_, agent = f"{none}; asked of {board.entity.label}, which governs it", board
    if asked.form == SCRUTINY and not agent.scrutiny:
        agent = replace(agent, scrutiny=_drawn_beside(store, agent))
    if asked.form == MEMBER:
        asked = _with_member(store, asked, agent)
    return Who(text, (), 0, asked=asked, asked_as=as_, agent=agent)


def _governing(store: Store, agent: Agent) -> Agent | None:
    """Give the board that governs a body, where that alone has members of its own."""
    boards = [tie.other for relation, tie in agent.above if relation == "governedBy"]
    if len(boards) != 1 or any(tie.direction == "in" for tie in agent.members):
        return None
    board = told(store, boards[0])
    return board if any(tie.direction == "in" for tie in board.members) else None


def _drawn_beside(store: Store, agent: Agent) -> tuple[Tie, ...]:
    """Give the bodies called after scrutiny that a chart draws beside a body, or beside its board."""
    boards = {agent.entity.id: agent.entity}
    boards |= {tie.other.id: tie.other for relation, tie in agent.above if relation == "governedBy"}
    about = store.about(boards)
    known = store.entities({end for s in about for end in (s.subject, s.object) if end})
    beside = [
        tie
        for board in boards.values()
        for tie in ties(
            [s for s in about if board.id in (s.subject, s.object)], "linkedTo", board, known
        )
    ]
    query = Query.of("scrutiny")
    return tuple(tie for tie in beside if tie.basis == "drawn" and all_in(query, tie.other.label))


def _several(asked: Asked, text: str, query: Query, found: Sequence[Hit]) -> Who | None:
    """Say which bodies may be meant, where several are what the question calls somebody."""
    meant = [h for h in found if h.kind == "body" and h.named == 1 and ends_so(query, h.label)]
    if len(meant) < 2 or asked.form == NAMED:
        return None
    bodies = tuple(Entity(hit.id, hit.kind, hit.label) for hit in meant[:_OFFERED])
    names = list_of(sorted(body.label for body in bodies), "or")
    as_ = f'Which body is meant by "{asked.words}" is not clear: {names}'
    return Who(text, (), 0, nearest=bodies, asked=asked, asked_as=as_)


def _with_member(store: Store, asked: Asked, agent: Agent) -> Asked:
    """Say whom a question about a member means by the name that the register has for it."""
    other = asked._replace(words=asked.other)
    query, found, _ = find(store, other)
    entity = agent_named(store, query.text, found)
    if entity is None or key(entity.label) == key(asked.other):
        return asked
    tied = {tie.other.id for tie in (*agent.members, *agent.beside)}
    called = f"{entity.label}" if entity.id in tied or key(asked.other) in OURS else asked.other
    return asked._replace(other=called)


def _claimed(store: Store, asked: Asked, text: str) -> Who | None:
    """Check what a question asks to have confirmed, by the claim that it makes."""
    from remit.queries.check import check

    try:
        found = check(store, f"{asked.other} {asked.verb} {asked.words}")
    except (NotFoundError, QuestionError):
        return None
    if not found.targets:
        return None  # nothing goes by the name itself: it is answered as a matter
    return Who(text, (), 0, asked=asked, claim=found)


def _gone(store: Store, asked: Asked, text: str) -> Who | None:
    from remit.queries.without import without

    try:
        found = without(store, asked.words)
    except NotFoundError:
        return None
    return Who(text, (), 0, asked=asked, gone=found)


def _listed_as(store: Store, asked: Asked, text: str) -> Who | None:
    """Find what the documents list under a number or a code."""
    from remit.queries.each import each

    kind = "" if asked.kind in _ANY_KIND else "objective" if asked.kind == "aim" else asked.kind
    candidates = store.candidates(Query.of(asked.words))
    meant = [
        c.id
        for c in candidates
        if c.exact and KINDS[c.kind].answerable and c.kind not in KNOWN and kind in ("", c.kind)
    ]
    meant = meant or _headed(store, kind, asked.words)
    if not meant:
        return None
    answers = tuple(each(store, meant).values())
    return Who(text, answers, len(answers), asked=asked)


def _headed(store: Store, kind: str, number: str) -> list[str]:
    """Give the things of a kind whose heading has the number, as in "Priority 2: Noise"."""
    if kind not in _HEADED:
        return []
    things = {thing.id for thing in store.of_kind(kind)}
    headed = re.compile(rf"\W*{kind}\s+{re.escape(number)}\b", re.IGNORECASE)
    found = {
        said.subject: None
        for said in store.about(things)
        if said.subject in things and any(headed.match(c.quote) for c in said.citations)
    }
    return [*found]


def several_of(store: Store, kind: str) -> list[Entity]:
    """A few things of a kind, to be offered where none has the number that was asked for."""
    called = kind_called(kind)
    return store.of_kind(called)[:_OFFERED] if called else []
