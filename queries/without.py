"""What would be left without an owner if a body, a post or a person went."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime
from typing import NamedTuple

from remit.graph.lookup import IMPORTANCE
from remit.graph.model import Citation, Entity, Statement
from remit.graph.store import Readable, Store
from remit.ontology import ATTRIBUTES, CARRYING, KINDS, LAW, PLANNED, RELATIONS
from remit.queries.above import ACCOUNTABLE, ASSIGNED, NOT_READ, RESPONSIBLE, VACANCY, Above
from remit.queries.order import cited_at
from remit.queries.remit_of import AGENTS
from remit.queries.shapes import Json, citations_json, thing_json, things_json
from remit.queries.ties import MEMBER


class Left(NamedTuple):
    """A thing that would have nobody in a role; ``through`` is where the agent is named for it.

    ``falls_to`` are those named further up, to whom it would fall; with none, nobody would be left.
    Where ``unread`` cells of its row were not understood, others may be named there.
    """

    thing: Entity
    role: str
    through: Entity
    citations: tuple[Citation, ...]
    falls_to: tuple[Entity, ...] = ()
    unread: int = 0

    def to_json(self) -> Json:
        """The thing in the public shape."""
        return {
            "thing": thing_json(self.thing),
            "role": self.role,
            "through": thing_json(self.through),
            "citations": citations_json(self.citations),
            "falls_to": things_json(self.falls_to),
            "unread": self.unread,
        }


class Seat(NamedTuple):
    """A body that would lose a member; ``others`` are the members named beside those that go."""

    body: Entity
    others: int
    citations: tuple[Citation, ...]

    def to_json(self) -> Json:
        """The seat in the public shape."""
        return {
            "body": thing_json(self.body),
            "others": self.others,
            "citations": citations_json(self.citations),
        }


class Without(NamedTuple):
    """What an agent's going would leave unowned, and what others would still answer for.

    ``along`` are the posts and people that are taken to go with it, ``fallen`` the things for which
    only somebody further up would still answer. ``seats`` are the bodies of which it is a member.
    """

    agent: Entity
    unowned: tuple[Left, ...]
    still_owned: int
    others: tuple[Entity, ...] = ()
    along: tuple[Entity, ...] = ()
    fallen: tuple[Left, ...] = ()
    seats: tuple[Seat, ...] = ()

    @property
    def posts(self) -> tuple[Entity, ...]:
        """The posts that would be empty."""
        return tuple(e for e in self.along if e.kind == "post")

    @property
    def sentence(self) -> str:
        """What it comes to, in plain words."""
        from remit.queries.without_told import of_without

        return of_without(self)

    @property
    def by_kind(self) -> dict[str, int]:
        """How many things of each kind would have nobody accountable."""
        counts = Counter(left.thing.kind for left in self.unowned if left.role == ACCOUNTABLE)
        return {kind: counts[kind] for kind in KINDS if counts[kind]}

    def to_json(self) -> Json:
        """The answer in the public shape."""
        return {
            "agent": thing_json(self.agent),
            "sentence": self.sentence,
            "along": things_json(self.along),
            "unowned": [left.to_json() for left in self.unowned],
            "fallen": [left.to_json() for left in self.fallen],
            "seats": [seat.to_json() for seat in self.seats],
            "still_owned": self.still_owned,
            "others": things_json(self.others),
        }


def without(store: Store, name: str, as_of: date | None = None) -> Without:
    """Give what nobody would answer for, or do, if the agent that a name means were not there.

    The posts that nobody but the agent holds on the day (today unless one is given) are taken to fall
    empty with it, and the people who sit in a body and in no other to go with it. Where a level further up names somebody else, what is below it
    falls to them: it is not unowned, but its own lead is gone.

    Raises:
        NotFoundError: no agent is called so; the message offers the nearest names.
    """
    from remit.queries.naming import resolve

    with store.snapshot():
        named = resolve(store, name, AGENTS)
        return without_agent(store, named.entity, as_of)._replace(others=named.others)


def without_agent(
    store: Readable, agent: Entity, as_of: date | None = None, above: Above | None = None
) -> Without:
    """As :func:`without`, of an agent that is known already; so may be what stands ``above`` all things."""
    gone = _gone(store, agent, (as_of or datetime.now(tz=UTC).date()).isoformat())
    about = store.about(gone)
    assigned = [s for s in about if s.term == ASSIGNED and s.object in gone]
    # A duty loses whom the law binds; what rests on it is led by whoever leads it, and not by these.
    bound = {s.subject for s in assigned if s.subject.partition("/")[0] in LAW}
    direct = {s.subject for s in assigned} - bound
    under = {s.subject for s in store.walk(direct, CARRYING, back=True)} | direct | bound
    above = above or Above.read(store, under)
    left = _with_unread(store, [one for id_ in sorted(under) for one in _left(above, id_, gone)])
    left.sort(key=_place)
    unowned = tuple(one for one in left if not one.falls_to)
    fallen = tuple(one for one in left if one.falls_to)
    lost = {one.thing.id for one in left}
    still = {id_ for id_ in under - lost if above.entities[id_].kind in PLANNED}
    known = store.entities(gone - {agent.id})
    along = tuple(known[id_] for id_ in sorted(known))
    return Without(
        agent,
        unowned,
        len(still),
        along=along,
        fallen=fallen,
        seats=_seats(store, about, gone),
    )


def _seats(store: Readable, about: list[Statement], gone: set[str]) -> tuple[Seat, ...]:
    """The bodies that lose a member, with how many they keep."""
    lost: dict[str, list[Statement]] = {}
    for s in about:
        if s.term == MEMBER and s.subject in gone and s.object and s.object not in gone:
            lost.setdefault(s.object, []).append(s)
    if not lost:
        return ()
    members = {s for s in store.about(lost) if s.term == MEMBER and s.object in lost}
    known = store.entities(lost)
    return tuple(
        Seat(
            known[body],
            len({s.subject for s in members if s.object == body} - gone),
            tuple(c for s in said for c in s.citations),
        )
        for body, said in sorted(lost.items())
    )


def _with_unread(store: Readable, left: list[Left]) -> list[Left]:
    """Say of each thing how many cells of its row were not understood."""
    asked = {one.thing.id for one in left if one.thing.kind in ATTRIBUTES[NOT_READ].subjects}
    said = store.about(asked) if asked else []
    unread = Counter(s.subject for s in said if s.term == NOT_READ)
    if not unread:
        return left
    return [one._replace(unread=unread[one.thing.id]) for one in left]


def _gone(store: Readable, agent: Entity, day: str) -> set[str]:
    """The agent, the posts that fall empty with it, and the people of a body who sit in no other."""
    gone = {agent.id}
    said = store.about(gone)
    if agent.kind == "body":
        posts = {s.subject for s in said if s.term == "postIn" and s.object == agent.id}
        seated = {s.subject for s in said if s.term == "memberOf" and s.object == agent.id}
        near = store.about(posts | seated) if posts | seated else []
        holders = {s.subject for s in near if _holds(s, day) and s.object in posts}
        people = {id_ for id_ in seated | holders if id_.startswith("person/")}
        about = store.about(people) if people else []
        gone |= posts | {p for p in people if _sits_nowhere_else(p, about, {agent.id, *posts})}
    held = store.about(gone) if len(gone) > 1 else said
    holding = [s for s in held if _holds(s, day) and s.subject in gone]
    theirs = {s.object for s in holding if s.object} - gone
    kept = {s.object for s in store.about(theirs) if _holds(s, day) and s.subject not in gone}
    return gone | (theirs - kept)


def _holds(said: Statement, day: str) -> bool:
    """Whether somebody holds a post on a day: an end that has passed is no holding."""
    last = (said.end or "").rpartition("/")[2]
    return said.term == "holds" and (not last or last >= day[: len(last)])


def _sits_nowhere_else(person: str, said: list[Statement], here: set[str]) -> bool:
    seats = [s.object for s in said if s.subject == person and s.term in ("memberOf", "holds")]
    return all(seat in here for seat in seats)


def _place(one: Left) -> tuple[object, ...]:
    return one.role, IMPORTANCE[one.thing.kind], cited_at(one.citations), one.thing.id


def _left(above: Above, id_: str, gone: set[str]) -> list[Left]:
    thing = above.entities[id_]
    roles = (
        (ACCOUNTABLE, RESPONSIBLE)
        if thing.kind in ("priority", "objective", "action")
        else (ACCOUNTABLE,)
    )
    if thing.kind not in RELATIONS[ASSIGNED].subjects:
        return []
    return [left for role in roles if (left := _lost(above, id_, role, gone)) is not None]


def _lost(above: Above, id_: str, role: str, gone: set[str]) -> Left | None:
    """What is lost at the nearest level that names anybody, and to whom further up it would fall.

    An officer answers for the very thing only: nobody inherits work from above.
    """
    levels = above.levels(id_) if role == ACCOUNTABLE else [[id_]]
    ours: list[Statement] = []
    for level in levels:
        here = [
            s
            for at in level
            if at == id_ or above.entities[at].kind not in LAW
            for s in above.named(at, role)
            if s.object
        ]
        named = [s for s in here if above.entities[s.object or ""].kind != VACANCY]
        stay = [s for s in named if s.object not in gone]
        if stay and not ours:
            return None
        if stay:
            heirs = dict.fromkeys(above.entities[s.object or ""] for s in stay)
            return _made(above, id_, ours, tuple(heirs))
        if here and not named:
            break  # a place left open ends the search, as it does for who answers
        ours = ours or named
    return _made(above, id_, ours, ()) if ours else None


def _made(above: Above, id_: str, ours: list[Statement], heirs: tuple[Entity, ...]) -> Left:
    citations = tuple(dict.fromkeys(c for s in ours for c in s.citations))
    through = above.entities[ours[0].subject]
    return Left(above.entities[id_], ours[0].role or "", through, citations, heirs)
