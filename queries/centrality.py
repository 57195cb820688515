"""Rings of dependency, and the priorities on which most depends, worked out by networkx."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from heapq import nsmallest

from remit.graph.model import Entity
from remit.queries.dependencies import Dependency
from remit.queries.shapes import Json, thing_json, things_json

_RINGS = 50  # a dense graph has very many; the shortest tell enough
_LONGEST = 5


@dataclass(frozen=True, slots=True)
class Central:
    """A priority with the sum of its dependencies and its share of the ways between the others."""

    priority: Entity
    weight: float
    between: float

    def to_json(self) -> Json:
        """The place in the public shape."""
        return {**thing_json(self.priority), "weight": self.weight, "between": self.between}


@dataclass(frozen=True, slots=True)
class Shape:
    """What the whole of the dependencies looks like: the central priorities, and the rings."""

    central: tuple[Central, ...]
    rings: tuple[tuple[Entity, ...], ...]

    def to_json(self) -> Json:
        """The shape in the public shape."""
        return {
            "central": [place.to_json() for place in self.central],
            "rings": [things_json(ring) for ring in self.rings],
        }


def shape(pairs: Iterable[Dependency]) -> Shape:
    """Find the most central priorities and the rings in which each depends on the next.

    Only directed reasons make a ring: one priority gives work to the lead of the other, or names
    it. Sharing makes no direction.
    """
    import networkx as nx

    pairs = list(pairs)
    known = {e.id: e for pair in pairs for e in (pair.a, pair.b)}
    whole: nx.Graph[str] = nx.Graph()  # of ids, which are soon compared
    directed: nx.DiGraph[str] = nx.DiGraph()
    for pair in pairs:
        whole.add_edge(pair.a.id, pair.b.id, weight=pair.weight, far=1 / pair.weight)
        for reason in pair.through:
            if reason.direction == "a to b":
                directed.add_edge(pair.a.id, pair.b.id)
            elif reason.direction == "b to a":
                directed.add_edge(pair.b.id, pair.a.id)
    between = nx.betweenness_centrality(whole, weight="far") if whole else {}
    weights = dict(whole.degree(weight="weight"))
    central = [Central(known[e], round(weights[e], 2), round(between[e], 3)) for e in whole]
    found = nx.simple_cycles(directed, length_bound=_LONGEST)
    rings = nsmallest(
        _RINGS, (_from_least(ring) for ring in found), key=lambda ring: (len(ring), ring)
    )
    return Shape(
        tuple(sorted(central, key=lambda c: (-c.weight, -c.between, c.priority.id))),
        tuple(tuple(known[id_] for id_ in ring) for ring in rings),
    )


def _from_least(ring: list[str]) -> tuple[str, ...]:
    start = ring.index(min(ring))
    return (*ring[start:], *ring[:start])
