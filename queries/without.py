"""What would be left without an owner if a body, a post or a person went."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from remit.graph.model import Citation, Entity, Statement
from remit.graph.store import Store
from remit.ontology import CARRYING, KINDS, RELATIONS
from remit.queries.above import ACCOUNTABLE, ASSIGNED, RESPONSIBLE, VACANCY, Above
from remit.queries.naming import resolve
from remit.queries.remit_of import AGENTS
from remit.queries.shapes import Json, citations_json, thing_json, things_json

_IMPORTANCE = {kind: rank for rank, kind in enumerate(KINDS)}


@dataclass(frozen=True, slots=True)
class Left:
    """A thing that would have nobody in a role; ``through`` is where the agent is named for it."""

    thing: Entity
    role: str
    through: Entity
    citations: tuple[Citation, ...]

    def to_json(self) -> Json:
        """The thing in the public shape."""
        return {
            "thing": thing_json(self.thing),
            "role": self.role,
            "through": thing_json(self.through),
            "citations": citations_json(self.citations),
        }


@dataclass(frozen=True, slots=True)
class Without:
    """What an agent's going would leave unowned, and what others would still answer for."""

    agent: Entity
    unowned: tuple[Left, ...]
    still_owned: int
    others: tuple[Entity, ...] = ()

    @property
    def by_kind(self) -> dict[str, int]:
        """How many things of each kind would have nobody accountable."""
        counts = Counter(left.thing.kind for left in self.unowned if left.role == ACCOUNTABLE)
        return {kind: counts[kind] for kind in KINDS if counts[kind]}

    def to_json(self) -> Json:
        """The answer in the public shape."""
        return {
            "agent": thing_json(self.agent),
            "unowned": [left.to_json() for left in self.unowned],
            "still_owned": self.still_owned,
            "others": things_json(self.others),
        }


def without(store: Store, name: str) -> Without:
    """Give what nobody would answer for, or do, if the agent that a name means were not there.

    The posts that the agent holds are taken to fall empty with it. A level that still names
    somebody else keeps everything below it owned.

    Raises:
        NotFoundError: no agent is called so; the message offers the nearest names.
    """
    with store.snapshot():
        named = resolve(store, name, AGENTS)
        gone = _gone(store, named.entity)
        assigned = [s for s in store.about(gone) if s.term == ASSIGNED and s.object in gone]
        direct = {s.subject for s in assigned}
        under = {s.subject for s in store.walk(direct, CARRYING, back=True)} | direct
        above = Above.read(store, under)
        left = [one for id_ in sorted(under) for one in _left(above, id_, gone)]
        unowned = sorted(
            left, key=lambda one: (one.role, _IMPORTANCE[one.thing.kind], one.thing.id)
        )
        lost = {one.thing.id for one in left}
        return Without(named.entity, tuple(unowned), len(under - lost), named.others)


def _gone(store: Store, agent: Entity) -> set[str]:
    held = [
        s.object for s in store.about([agent.id]) if s.term == "holds" and s.subject == agent.id
    ]
    return {agent.id, *filter(None, held)}


def _left(above: Above, id_: str, gone: set[str]) -> list[Left]:
    thing = above.entities[id_]
    roles = (
        (ACCOUNTABLE, RESPONSIBLE)
        if thing.kind in ("priority", "objective", "action")
        else (ACCOUNTABLE,)
    )
    if thing.kind not in RELATIONS[ASSIGNED].subjects:
        return []
    found = []
    for role in roles:
        level, said = _lost(above, id_, role, gone)
        if level is not None:
            citations = tuple(dict.fromkeys(c for s in said for c in s.citations))
            found.append(Left(thing, role, above.entities[level], citations))
    return found


def _lost(above: Above, id_: str, role: str, gone: set[str]) -> tuple[str | None, list[Statement]]:
    """The level at which the agent alone has the role, where nobody at any level would be left.

    An officer answers for the very thing only: nobody inherits work from above.
    """
    levels = above.levels(id_) if role == ACCOUNTABLE else [[id_]]
    ours: list[Statement] = []
    for level in levels:
        here = [
            s
            for at in level
            for s in above.named(at, role)
            if s.object and above.entities[s.object].kind != VACANCY
        ]
        if any(s.object not in gone for s in here):
            return None, []
        ours = ours or [s for s in here if s.object in gone]
    return (ours[0].subject, ours) if ours else (None, [])
