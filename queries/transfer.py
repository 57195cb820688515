"""A reorganisation: what each predecessor holds, and whether it has landed, has one heir, several or none.

It reads the register and changes nothing. What the documents say of a successor is a fact; what the map says is told as
what the map says.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from remit.graph.editions import parted
from remit.graph.lookup import key
from remit.graph.model import Citation, Entity, Statement
from remit.graph.store import Store
from remit.ontology import KNOWN
from remit.queries.changes.sides import Material
from remit.queries.shapes import Json, Showable, citations_json, thing_json, things_json

LANDED: Final = "landed"
ONE: Final = "one heir"
SEVERAL: Final = "several heirs"
NONE: Final = "no heir"
STATES: Final = (NONE, SEVERAL, ONE, LANDED)  # what needs a decision first
# What a party holds: work, seats, powers, and its place among others.
_HELD: Final = (
    "assignedTo", "delivers", "delegatedBy", "adoptedBy", "holds", "postIn", "memberOf", "scrutinises",
    "appoints", "reportsTo", "governedBy",
)  # fmt: skip


class Handing(Protocol):
    """A line of a map: who hands over to whom, and only what, if not all."""

    @property
    def predecessor(self) -> str: ...  # noqa: D102
    @property
    def successors(self) -> tuple[str, ...]: ...  # noqa: D102
    @property
    def what(self) -> tuple[str, ...]: ...  # noqa: D102
    @property
    def line(self) -> int: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that a predecessor holds, and what becomes of it.

    ``holder`` is the predecessor, or a post in it that goes with it; ``forth`` says that the statement leads from it. ``heirs`` are named by the map; ``landed`` those of
    them whom the documents name in the same place already. ``others`` hold it beside the predecessor.
    """

    state: str
    predecessor: Entity
    holder: Entity
    thing: Entity
    said: Statement
    forth: bool = True
    heirs: tuple[str, ...] = ()
    landed: tuple[Entity, ...] = ()
    others: tuple[Entity, ...] = ()
    now: tuple[Citation, ...] = ()

    def to_json(self) -> Json:
        """The item in the public shape."""
        return {
            "state": self.state,
            "predecessor": thing_json(self.predecessor),
            "holder": thing_json(self.holder),
            "thing": thing_json(self.thing),
            "relation": self.said.term,
            "role": self.said.role,
            "heirs": list(self.heirs),
            "landed": things_json(self.landed),
            "others": things_json(self.others),
            "citations": citations_json(self.said.citations),
            "now": citations_json(self.now),
        }


@dataclass(frozen=True, slots=True)
class Transfer(Showable):
    """What becomes of all that the predecessors of a map hold.

    ``absent`` are predecessors of whom the register says nothing, ``unknown`` successors whom it does not know, and
    ``onward`` successors who hand over in their turn.
    """

    items: tuple[Item, ...]
    absent: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    onward: tuple[str, ...] = ()

    def of(self, state: str) -> list[Item]:
        """The items of one state."""
        return [item for item in self.items if item.state == state]

    @property
    def sentence(self) -> str:
        """What the transfer comes to."""
        from remit.queries.transfer_told import of_transfer

        return of_transfer(self)

    def to_json(self) -> Json:
        """The transfer in the public shape."""
        return {
            "sentence": self.sentence,
            "counts": {state: len(self.of(state)) for state in STATES},
            "items": [item.to_json() for item in self.items],
            "absent": list(self.absent),
            "unknown": list(self.unknown),
            "onward": list(self.onward),
        }


def transfer(store: Store, handings: Sequence[Handing]) -> Transfer:
    """Say what becomes of all that the predecessors hold, by a map of who hands over to whom.

    Of papers that come in editions that is what the newest say; what an earlier one gave a predecessor is told where
    the newest gives it to an heir.
    """
    with store.snapshot():
        contents = store.contents()
    today, _ = parted(contents)
    register, now = Material(contents), Material(today)
    parties = _Parties(register)
    by_predecessor: dict[str, list[Handing]] = defaultdict(list)
    for handing in handings:
        by_predecessor[key(handing.predecessor)].append(handing)
    items: list[Item] = []
    absent = []
    for lines in by_predecessor.values():
        name = lines[0].predecessor
        found = parties.called(name)
        if found is None:
            absent.append(name)
        else:
            items += _items((register, now), parties, found, lines, by_predecessor.keys())
    named = dict.fromkeys(heir for handing in handings for heir in handing.successors)
    return Transfer(
        items=tuple(sorted(items, key=_order)),
        absent=tuple(absent),
        unknown=tuple(heir for heir in named if parties.called(heir) is None),
        onward=tuple(heir for heir in named if key(heir) in by_predecessor),
    )


class _Parties:
    """The parties of a register by what they are called."""

    def __init__(self, register: Material) -> None:
        self._register = register
        self._named: dict[str, dict[str, Entity]] = defaultdict(dict)
        for kind in KNOWN:
            for e in register.of(kind):
                for name in register.names(e):
                    self._named[name][e.id] = e

    def called(self, name: str) -> Entity | None:
        """The one party of this id, or of exactly this name; none where no one or several are called so."""
        if (e := self._register.things.get(name)) is not None and e.kind in KNOWN:
            return e
        found = [*self._named.get(key(name), {}).values()]
        labelled = [e for e in found if key(e.label) == key(name)]
        one = labelled if len(labelled) == 1 else found
        return one[0] if len(one) == 1 else None


def _items(
    registers: tuple[Material, Material],
    parties: _Parties,
    predecessor: Entity,
    lines: Sequence[Handing],
    mapped: Iterable[str],
) -> Iterator[Item]:
    own = {*mapped}
    register, now = registers
    posts = [
        register.things[s.subject]
        for s in register.into[predecessor.id]
        if s.term == "postIn" and not register.names(register.things[s.subject]) & own
    ]
    for holder in (predecessor, *posts):
        still = {s.id: s for s in (*now.said[holder.id], *now.into[holder.id])}
        for said in (*register.said[holder.id], *register.into[holder.id]):
            other = said.object if said.subject == holder.id else said.subject
            if said.term not in _HELD or other is None or other == predecessor.id:
                continue
            if said.term == "holds" and said.object == holder.id:
                continue  # whoever holds a post is not handed over with it
            held = still.get(said.id)
            item = _item(registers, parties, (predecessor, holder), held or said, lines)
            to_itself = {*map(key, item.heirs)} & register.names(item.thing)
            if (held or item.landed) and not to_itself:  # a tie to oneself falls away
                yield item


def _item(
    registers: tuple[Material, Material],
    parties: _Parties,
    who: tuple[Entity, Entity],
    said: Statement,
    lines: Sequence[Handing],
) -> Item:
    predecessor, holder = who
    register, now = registers
    forth = said.subject == holder.id
    thing = register.things[(said.object if forth else said.subject) or ""]
    heirs = _heirs(register, thing, lines)
    known = {e.id: e for name in heirs if (e := parties.called(name)) is not None}
    alike = [
        s
        for s in (now.into[thing.id] if forth else now.said[thing.id])
        if s.term == said.term and s.role == said.role
    ]
    ends = {(s.subject if forth else s.object) or "": s for s in alike}
    landed = tuple(known[id_] for id_ in ends if id_ in known)
    gone = {predecessor.id, holder.id, *known}
    beside = [register.things[i] for i in ends if i not in gone and said.term == "assignedTo"]
    state = LANDED if landed else (NONE, ONE, SEVERAL)[min(len(heirs), 2)]
    return Item(
        state=state, predecessor=predecessor, holder=holder, thing=thing, said=said,
        forth=forth, heirs=heirs, landed=landed,
        others=tuple(e for e in beside if e.kind in KNOWN),
        now=tuple(c for e in landed for c in ends[e.id].citations),
    )  # fmt: skip


def _heirs(register: Material, thing: Entity, lines: Sequence[Handing]) -> tuple[str, ...]:
    """Who the map gives a thing to: the lines that name it, its kind, or what it stands under; else those for all."""
    above = [register.things[i] for i in register.above(thing.id) if i in register.things]
    called = {name for e in (thing, *above) for name in (*register.names(e), e.id)} | {thing.kind}
    own = [h for h in lines if {*h.what, *map(key, h.what)} & called]
    meant = own or [h for h in lines if not h.what]
    return tuple(dict.fromkeys(heir for h in meant for heir in h.successors))


def _order(item: Item) -> tuple[int, str, int, str, str]:
    return (
        STATES.index(item.state),
        item.predecessor.label,
        _HELD.index(item.said.term),
        item.thing.label,
        item.said.id,
    )
