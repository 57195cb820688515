"""The remit of a body, a post or a person: everything it answers for, and through what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from remit.graph.held import Held
from remit.graph.lookup import IMPORTANCE
from remit.graph.model import Entity, Statement
from remit.graph.store import Readable, Store
from remit.ontology import CARRYING, KINDS, KNOWN, LAW, PARTIES, RELATIONS, Basis
from remit.queries.above import ACCOUNTABLE, ASSIGNED, BEARING, RESPONSIBLE, Above, Hop
from remit.queries.coverage import coverage
from remit.queries.due_told import due_said
from remit.queries.ended import apart, when
from remit.queries.gaps import Gap
from remit.queries.helping import SUPPORTING, role_in
from remit.queries.order import cited_at
from remit.queries.phrasing import called, list_of
from remit.queries.remit_told import sentence
from remit.queries.shapes import Json, thing_json, things_json
from remit.queries.ties import (
    HOLDS,
    MEMBER,
    POST_IN,
    Assignment,
    Tie,
    assignments,
    ties,
)
from remit.queries.unnamed import unnamed_in
from remit.queries.workload import NOTHING, Task, Workload, workload

AGENTS = PARTIES
_TIES = (ASSIGNED, HOLDS, MEMBER, POST_IN)  # what somebody has, and may have until a day
UNNAMED = "not-named"  # the gap of a body that meets, and of which nobody says who is on it
_IN_PLACE = {
    "vacancy": "Nobody is confirmed in this place",
    "unclear": "Somebody is named in this place, in words that were not understood",
    "withheld": "Somebody is in this place, but the name is withheld",
}


class Inherited(NamedTuple):
    """A thing that the agent answers for because it answers for what stands above it.

    ``through`` is the thing above, or the post that the agent holds or has within it; ``path`` is the
    way there, hop by hop, and ends with the assignment and, where a post is between, with who holds it
    or which body it is in.
    """

    thing: Entity
    through: Entity
    path: tuple[Hop, ...] = ()
    basis: Basis = "inferred"

    def to_json(self) -> Json:
        """The inheritance in the public shape."""
        return {
            "thing": thing_json(self.thing),
            "through": thing_json(self.through),
            "basis": self.basis,
            "path": [hop.to_json() for hop in self.path],
        }


class Led(NamedTuple):
    """A thing that others lead, and who they are."""

    thing: Entity
    by: tuple[Entity, ...]

    def to_json(self) -> Json:
        """The thing in the public shape."""
        return {"thing": thing_json(self.thing), "by": things_json(self.by)}


class Remit(NamedTuple):
    """Everything an agent answers for; ``others`` are further agents that the name might mean.

    ``led_by_others`` are the actions under what it leads that somebody else leads: for these it does not answer.
    ``past`` are the posts that it held until a day which is over.
    """

    agent: Entity
    assignments: tuple[Assignment, ...]
    inherited: tuple[Inherited, ...]
    memberships: tuple[Tie, ...]
    posts: tuple[Tie, ...]
    gaps: tuple[Gap, ...]
    others: tuple[Entity, ...] = ()
    load: Workload = NOTHING
    led_by_others: tuple[Led, ...] = ()
    past: tuple[Tie, ...] = ()

    @property
    def sentence(self) -> str:
        """What the remit comes to, in plain words; empty where it is nothing but law."""
        return sentence(self)

    @property
    def due(self) -> str:
        """Which of its actions have a date, in a sentence; why none can be called late, where none has."""
        return due_said((*self.load.tasks, *self.load.below))

    @property
    def unnamed(self) -> str:
        """What is not named of a body that meets: its members, its chair, to whom it reports."""
        return next((gap.message for gap in self.gaps if gap.code == UNNAMED), "")

    @property
    def inherited_by_kind(self) -> dict[str, int]:
        """How many things of each kind are inherited; a thing that comes down two ways is one."""
        counts = Counter(thing.kind for thing in {item.thing for item in self.inherited})
        return {kind: counts[kind] for kind in KINDS if counts[kind]}

    def to_json(self) -> Json:
        """The remit in the public shape."""
        return {
            "agent": thing_json(self.agent),
            "sentence": self.sentence,
            "due": self.due,
            "assignments": [assignment.to_json() for assignment in self.assignments],
            "inherited": [item.to_json() for item in self.inherited],
            "memberships": [tie.to_json() for tie in self.memberships],
            "posts": [tie.to_json() for tie in self.posts],
            "gaps": [gap.to_json() for gap in self.gaps],
            "load": self.load.to_json(),
        }


def remit_of(store: Store, name: str, *, beside: str | None = None) -> Remit:
    """Give the remit of the agent that a name or an id means.

    ``beside`` says how much was read, where that is known already.

    Raises:
        NotFoundError: no agent is called so; the message offers the nearest names.
    """
    from remit.queries.naming import resolve

    with store.snapshot():
        named = resolve(store, name, AGENTS)
        found = _remit(store, named.entity, lambda: beside or coverage(store).beside_nothing())
        return found._replace(others=named.others)


def remits(held: Held, agents: Iterable[Entity], beside: str, above: Above) -> dict[str, Remit]:
    """Give the remits of very many agents of a register that is held in memory, by id.

    ``beside`` says how much of the documents was read, and ``above`` what stands above all things.
    """
    return {agent.id: _remit(held, agent, lambda: beside, above) for agent in agents}


def _remit(
    store: Readable, agent: Entity, beside: Callable[[], str], above: Above | None = None
) -> Remit:
    said, over = apart(store, store.about([agent.id]))
    direct = [s for s in said if s.term == ASSIGNED and s.object == agent.id]
    seats = _posts(agent, said)
    of_posts = store.about({post for post, _ in seats}) if seats else []
    through_posts = _assigned_to_posts(agent, seats, of_posts)
    over += _held_until(store, agent, seats, of_posts)
    known = store.entities(_ends([*said, *over, *through_posts]))
    held = [(post, _hop(s, known)) for post, s in seats]
    posts = [
        Inherited(
            known[s.subject],
            known[s.object or ""],
            (_hop(s, known), *(hop for post, hop in held if post == s.object)),
        )
        for s in through_posts
    ]
    given = [*direct, *through_posts]
    follows, others = _below(store, given, held, above)
    load = workload(
        store,
        {agent.id, *(s.object or "" for s in through_posts)},
        {s.subject: known[s.subject] for s in given if role_in(s) in BEARING},
        {item.thing.id: item.thing for item in follows},
    )
    silent = unnamed_in(store, agent, said, known)
    gaps = [Gap(UNNAMED, silent)] if silent else []
    gaps += [*_gaps(agent, given, said, "" if given else beside()), *_ended(over, known)]
    gaps += _not_read(load.tasks, "its own")
    gaps += _not_read(load.below, "the", " below these")
    return Remit(
        agent=agent,
        assignments=assignments(direct, known),
        inherited=(*posts, *follows),
        memberships=ties(said, MEMBER, agent, known),
        posts=ties(said, HOLDS, agent, known),
        gaps=tuple(gaps),
        load=load,
        led_by_others=others,
        past=tuple(
            t
            for t in ties(over, HOLDS, agent, known)
            if t.direction == "out" and not t.start and agent.kind != "post"
        ),
    )


def _posts(agent: Entity, said: Sequence[Statement]) -> list[tuple[str, Statement]]:
    """The posts that the agent holds, or that are in it, each with the statement that says so."""
    held = [(s.object or "", s) for s in said if s.term == HOLDS and s.subject == agent.id]
    return held + [(s.subject, s) for s in said if s.term == POST_IN and s.object == agent.id]


def _assigned_to_posts(
    agent: Entity, seats: Sequence[tuple[str, Statement]], of_posts: Sequence[Statement]
) -> list[Statement]:
    posts = {post for post, _ in seats}
    # The chair of a board may answer for the board: that is no remit of the board's own.
    return [
        s for s in of_posts if s.term == ASSIGNED and s.object in posts and s.subject != agent.id
    ]


def _held_until(
    store: Readable,
    agent: Entity,
    seats: Sequence[tuple[str, Statement]],
    of_posts: Sequence[Statement],
) -> list[Statement]:
    """Who had a post in the agent until a day that is over: its interim chair is soon taken for its chair."""
    within = {post for post, s in seats if s.term == POST_IN}
    held = [s for s in of_posts if s.term == HOLDS and s.object in within and s.subject != agent.id]
    return apart(store, held)[1]


def _hop(said: Statement, known: Mapping[str, Entity]) -> Hop:
    source, target = known[said.subject], known[said.object or ""]
    return Hop(source, said.term, target, said.stated_as, said.basis, said.citations, said)


def _below(
    store: Readable,
    given: Sequence[Statement],
    held: Sequence[tuple[str, Hop]],
    above: Above | None,
) -> tuple[list[Inherited], tuple[Led, ...]]:
    """Give what stands below the things given, where nobody nearer is accountable for it; and the actions for which others are.

    It is the same rule as *who* follows upwards, so that the two always agree.
    """
    led = {s.subject for s in given if s.role == ACCOUNTABLE}
    if not led:
        return [], ()
    under = {s.subject for s in store.walk(led, CARRYING, back=True)}
    above = above or Above.read(store, under)
    agents = {s.object for s in given if s.object}
    pairs = {
        (id_, party.at.id)
        for id_ in under
        for party in above.parties(id_, ACCOUNTABLE)
        if party.entity.id in agents and party.at.id != id_
    }
    mine = {id_ for id_, _ in pairs}
    # What the law asks of somebody makes nobody lead all that rests on it.
    work = {id_ for id_ in led if id_.partition("/")[0] not in LAW}
    below = under if work == led else {s.subject for s in store.walk(work, CARRYING, back=True)}
    led_below = (
        Led(above.entities[id_], leads_of(above, id_))
        for id_ in sorted(below)
        if id_.startswith("action/") and id_ not in mine
    )
    others = tuple(one for one in led_below if _is_led(one.by, agents))
    ends = {at: above.given(at, ACCOUNTABLE, agents) for _, at in pairs}
    found = []
    for id_, at in pairs:
        posts = [hop for end in ends[at] for post, hop in held if post == end.target.id]
        path = (*above.way(id_, at), *ends[at], *posts)
        found.append(Inherited(above.entities[id_], above.entities[at], path))
    return sorted(found, key=_place), others


def leads_of(above: Above, id_: str) -> tuple[Entity, ...]:
    """Who is accountable for a thing, at the nearest level at which somebody is."""
    return tuple(dict.fromkeys(p.entity for p in above.parties(id_, ACCOUNTABLE)))


def _is_led(leads: Sequence[Entity], agents: Collection[str | None]) -> bool:
    """Whether some of those who lead are known, and none of them is one of these agents."""
    return any(e.kind in KNOWN for e in leads) and all(e.id not in agents for e in leads)


def _place(one: Inherited) -> tuple[object, ...]:
    return one.through.id, IMPORTANCE[one.thing.kind], cited_at(one.path[0].citations), one.thing.id


def _gaps(
    agent: Entity, given: Sequence[Statement], said: Sequence[Statement], read: str
) -> Iterator[Gap]:
    if agent.kind in _IN_PLACE:
        yield Gap(agent.kind, f"{_IN_PLACE[agent.kind]}: it is written as {called(agent)}.")
        return
    if not given:
        yield Gap("nothing-assigned", f"Nothing is assigned to {agent.label}; {read}.")
    elif all(s.role != ACCOUNTABLE for s in given):
        parts = {role_in(s) for s in given}
        does = "only helps" if SUPPORTING in parts else "is only asked or told"
        has = "has tasks" if RESPONSIBLE in parts else does
        yield Gap("leads-nothing", f"{agent.label} {has} here but is accountable for nothing.")
    if agent.kind == "post" and not any(s.term == HOLDS for s in said):
        yield Gap("no-holder", f"It is not said who holds the post {called(agent)}.")


def _ended(over: Sequence[Statement], known: Mapping[str, Entity]) -> Iterator[Gap]:
    """What is left out, as it is over or begins later."""
    for said in over:
        if said.term in _TIES:
            subject, other = known[said.subject], known[said.object or ""]
            what = (
                f"{other.label} {'is' if said.start else 'was'} {role_in(said)} for {called(subject)}"
                if said.term == ASSIGNED
                else f"{subject.label} {RELATIONS[said.term].reads} {called(other)}"
            )
            yield Gap("ended", f"{what} {when(said)}; ask for a day with --as-of.")


def _not_read(tasks: Sequence[Task], which: str, where: str = "") -> Iterator[Gap]:
    unread = [called(task.action) for task in tasks if task.unread]
    if unread:
        more = f" and {len(unread) - 2} more" if len(unread) > 2 else ""
        yield Gap(
            "not-read",
            f"Of {which} actions{where}, part of the row of {len(unread)} was not read: "
            f"{list_of(unread[:2]) if not more else ', '.join(unread[:2])}{more}.",
        )


def _ends(statements: Iterable[Statement]) -> set[str]:
    return {end for s in statements for end in (s.subject, s.object) if end is not None}
