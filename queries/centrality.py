"""Rings of dependency, and the priorities on which most depends; how much lies between others is worked out by networkx."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from remit.graph.model import Entity
from remit.queries.dependencies import Dependency
from remit.queries.shapes import Json, thing_json, things_json

_RINGS = 50  # a dense graph has very many; the shortest tell enough
_LONGEST = 5

Ring = tuple[Entity, ...]


class Central(NamedTuple):
    """A priority with the sum of its dependencies and its share of the ways between the others."""

    priority: Entity
    weight: float
    between: float

    def to_json(self) -> Json:
        """The place in the public shape."""
        return {**thing_json(self.priority), "weight": self.weight, "between": self.between}


class Shape(NamedTuple):
    """What the whole of the dependencies looks like: the central priorities, and the rings."""

    central: tuple[Central, ...]
    rings: tuple[Ring, ...]

    def to_json(self) -> Json:
        """The shape in the public shape."""
        return {
            "central": [place.to_json() for place in self.central],
            "rings": [things_json(ring) for ring in self.rings],
        }


def shape(pairs: Sequence[Dependency]) -> Shape:
    """Find the most central priorities and the rings in which each depends on the next."""
    return Shape(_central(pairs), rings(pairs))


def foremost(pairs: Sequence[Dependency]) -> Entity:
    """The most central priority of all; of some on which as much depends, the one between more of the others."""
    weights = _weights(pairs)
    most = max(weights.values())
    first = [priority for priority, weight in weights.items() if weight == most]
    return first[0] if len(first) == 1 else _central(pairs)[0].priority


def rings(pairs: Iterable[Dependency]) -> tuple[Ring, ...]:
    """The rings in which each depends on the next, the shortest first.

    Only directed reasons make a ring: one priority gives work to the lead of the other, or names
    it. Sharing makes no direction.
    """
    known: dict[str, Entity] = {}
    after: dict[str, set[str]] = defaultdict(set)
    for pair in pairs:
        known |= {pair.a.id: pair.a, pair.b.id: pair.b}
        for reason in pair.through:
            if reason.direction == "a to b":
                after[pair.a.id].add(pair.b.id)
            elif reason.direction == "b to a":
                after[pair.b.id].add(pair.a.id)
    found = islice(_rings({id_: sorted(ends) for id_, ends in _turning(after).items()}), _RINGS)
    return tuple(tuple(known[id_] for id_ in ring) for ring in found)


def _rings(after: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, ...]]:
    """Every ring that is short enough, from its least member on, the shortest first.

    ``networkx.simple_cycles`` gives them in no order of length, so that of a dense graph all would have to be found.
    """
    ways: list[tuple[str, ...]] = [(start,) for start in sorted(after)]
    for _ in range(1, _LONGEST):
        ways = [
            (*way, end)
            for way in ways
            for end in after.get(way[-1], ())
            if end > way[0] and end not in way
        ]
        yield from (way for way in ways if way[0] in after.get(way[-1], ()))


def _turning(after: Mapping[str, set[str]]) -> dict[str, set[str]]:
    """What is left of directed pairs without those on whom nothing depends, or who depend on nothing: the rings are there."""
    left = {id_: set(ends) for id_, ends in after.items()}
    while True:
        reached = set().union(*left.values()) if left else set()
        kept = {id_: ends & left.keys() for id_, ends in left.items() if id_ in reached}
        kept = {id_: ends for id_, ends in kept.items() if ends}
        if kept == left:
            return kept
        left = kept


def _weights(pairs: Iterable[Dependency]) -> dict[Entity, float]:
    """How much each priority has to do with others, by the weight of the reasons."""
    found: dict[Entity, float] = defaultdict(float)
    for pair in pairs:
        for priority in (pair.a, pair.b):
            found[priority] += pair.weight
    return {priority: round(weight, 2) for priority, weight in found.items()}


def _central(pairs: Sequence[Dependency]) -> tuple[Central, ...]:
    import networkx as nx

    whole: nx.Graph[str] = nx.Graph()  # of ids, which are soon compared
    for pair in pairs:
        whole.add_edge(pair.a.id, pair.b.id, far=1 / pair.weight)
    between = nx.betweenness_centrality(whole, weight="far") if whole else {}
    found = [Central(e, weight, round(between[e.id], 3)) for e, weight in _weights(pairs).items()]
    return tuple(sorted(found, key=lambda c: (-c.weight, -c.between, c.priority.id)))
