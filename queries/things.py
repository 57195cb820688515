"""One thing in full, and all things of a kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from remit.graph.errors import NotFoundError
from remit.graph.model import Citation, Entity, Statement
from remit.graph.store import Store
from remit.ontology import ATTRIBUTES, KINDS, RELATIONS, Basis, Role
from remit.queries.above import NOT_READ
from remit.queries.earlier import Earlier, earlier, found_or_told
from remit.queries.histories import told_in_time
from remit.queries.naming import Named, resolve
from remit.queries.promises import Promised, in_time
from remit.queries.shapes import Json, citations_json, thing_json

_AT_ONCE = 5_000  # things whose statements are held in memory together


@dataclass(frozen=True, slots=True)
class Value:
    """What is said of a thing in one attribute, as read and as written, and by which word of the document, or by which option."""

    value: str | None
    raw: str | None
    stated_as: str
    basis: Basis
    citations: tuple[Citation, ...]

    def to_json(self) -> Json:
        """The value in the public shape."""
        return {
            "value": self.value,
            "raw": self.raw,
            "stated_as": self.stated_as,
            "basis": self.basis,
            "citations": citations_json(self.citations),
        }


@dataclass(frozen=True, slots=True)
class LinkTo:
    """A link between a thing and another, as seen from the thing: ``out`` of it or ``in`` to it."""

    relation: str
    direction: str
    role: Role | None
    stated_as: str
    basis: Basis
    other: Entity
    start: str | None
    end: str | None
    citations: tuple[Citation, ...]

    @property
    def reads(self) -> str:
        """The relation as a phrase that leads from the thing to the other."""
        relation = RELATIONS[self.relation]
        return relation.reads if self.direction == "out" else relation.reads_back

    def to_json(self) -> Json:
        """The link in the public shape."""
        return {
            "relation": self.relation,
            "direction": self.direction,
            "role": self.role,
            "stated_as": self.stated_as,
            "basis": self.basis,
            "other": thing_json(self.other),
            "start": self.start,
            "end": self.end,
            "citations": citations_json(self.citations),
        }


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing with all that the register says of it.

    ``citations`` are the passages that tell of the thing itself, or else those of its links.
    """

    entity: Entity
    names: tuple[str, ...]
    attributes: dict[str, tuple[Value, ...]]
    links: tuple[LinkTo, ...]
    citations: tuple[Citation, ...]

    def to_json(self) -> Json:
        """The thing in the public shape: further values of an attribute stand in its ``also``."""
        attributes: Json = {}
        for name, (first, *others) in self.attributes.items():
            also: Json = {"also": [value.to_json() for value in others]} if others else {}
            attributes[name] = {**first.to_json(), **also}
        return {
            **thing_json(self.entity),
            "names": list(self.names),
            "attributes": attributes,
            "links": [link.to_json() for link in self.links],
            "citations": citations_json(self.citations),
        }


@dataclass(frozen=True, slots=True)
class Shown:
    """The thing that a name means, in full, the others that it might mean, and what was said of it before.

    ``promised`` are the dates and the states of an action, where it had more than one of either.
    """

    thing: Thing
    others: tuple[Entity, ...] = ()
    earlier: tuple[Earlier, ...] = ()
    promised: Promised | None = None

    def to_json(self) -> Json:
        """The thing in the public shape, with what earlier editions said of it, where they did."""
        before: Json = {"earlier": [one.to_json() for one in self.earlier]} if self.earlier else {}
        if self.promised:
            before |= {"promised": self.promised.to_json()}
        return {**self.thing.to_json(), **before}


def show(store: Store, name: str) -> Shown:
    """Give the one thing meant by a name or an id, in full.

    Raises:
        NotFoundError: nothing is called so; the message offers the nearest names.
    """
    with store.snapshot():
        try:
            named: Named = resolve(store, name)
        except NotFoundError as error:
            raise found_or_told(store, name, error) from None
        (thing,) = _things(store, [named.entity])
        if not told_in_time(store):
            return Shown(thing, named.others)
        whole = store.contents()
        before = earlier(whole, named.entity.id)
        return Shown(thing, named.others, before, in_time(whole, named.entity))


def list_kind(store: Store, kind: str) -> list[Thing]:
    """Give all things of a kind in full, by label."""
    with store.snapshot():
        entities = store.of_kind(kind)
        chunks = (entities[n : n + _AT_ONCE] for n in range(0, len(entities), _AT_ONCE))
        return [thing for chunk in chunks for thing in _things(store, chunk)]


def not_read(store: Store, kind: str) -> dict[str, int]:
    """Give the things of a kind of whose row some cells were not understood, with how many."""
    if kind not in ATTRIBUTES[NOT_READ].subjects:
        return {}
    found = Counter(s.subject for s in store.scan((NOT_READ,)))
    return {id_: n for id_, n in found.items() if id_.startswith(f"{kind}/")}


def kind_called(word: str) -> str | None:
    """Give the kind for its name, singular or plural.

    >>> kind_called("Bodies"), kind_called("person"), kind_called("cats")
    ('body', 'person', None)
    """
    wanted = word.strip().casefold()
    return next((k.name for k in KINDS.values() if wanted in (k.name, k.plural)), None)


def _things(store: Store, entities: Sequence[Entity]) -> list[Thing]:
    ids = {entity.id for entity in entities}
    said: dict[str, list[Statement]] = {id_: [] for id_ in ids}
    for statement in store.about(ids):
        for end in dict.fromkeys((statement.subject, statement.object)):
            if end in ids and end is not None:
                said[end].append(statement)
    ends = {end for s in _all(said) if s.object for end in (s.subject, s.object)}
    known = store.entities(ends)
    return [_thing(entity, said[entity.id], known) for entity in entities]


def _all(said: dict[str, list[Statement]]) -> Iterable[Statement]:
    return (statement for statements in said.values() for statement in statements)


def _thing(entity: Entity, said: Sequence[Statement], known: dict[str, Entity]) -> Thing:
    attributes = {
        name: tuple(
            Value(s.value, s.raw, s.stated_as, s.basis, s.citations) for s in said if s.term == name
        )
        for name in ATTRIBUTES
    }
    links = tuple(link for s in said for link in _links(entity.id, s, known))
    called = [value.value for value in attributes["name"] if value.value]
    own = (c for values in attributes.values() for value in values for c in value.citations)
    linked = (c for link in links for c in link.citations)
    return Thing(
        entity=entity,
        names=tuple(dict.fromkeys([entity.label, *called])),
        attributes={name: values for name, values in attributes.items() if values},
        links=tuple(sorted(links, key=_link_order)),
        citations=tuple(dict.fromkeys(own)) or tuple(dict.fromkeys(linked)),
    )


def _links(id_: str, said: Statement, known: dict[str, Entity]) -> list[LinkTo]:
    """Give the statement as a link of the thing; one to itself goes out and comes in."""
    ends = [("out", said.object)] if said.subject == id_ else []
    ends += [("in", said.subject)] if said.object == id_ else []
    return [
        LinkTo(
            relation=said.term,
            direction=direction,
            role=said.role,
            stated_as=said.stated_as,
            basis=said.basis,
            other=known[other],
            start=said.start,
            end=said.end,
            citations=said.citations,
        )
        for direction, other in ends
        if other is not None
    ]


_RANK = {name: rank for rank, name in enumerate(RELATIONS)}


def _link_order(link: LinkTo) -> tuple[int, int, str, str, str]:
    way = 0 if link.direction == "out" else 1
    return way, _RANK[link.relation], link.role or "", link.other.label, link.other.id
