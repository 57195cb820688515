"""An organogram: who reports to whom, as a tree that folds, for registers without priorities."""

from __future__ import annotations

from dataclasses import dataclass

from remit.graph.model import Entity, Statement
from remit.ontology import PARTIES, RELATIONS
from remit.viz.material import Material

_DOWN = ("reportsTo", "governedBy", "postIn", "memberOf", "holds")
_DEPTH = 40


@dataclass(frozen=True, slots=True)
class Twig:
    """Somebody, and everybody below them. A second parent is named where the thing stands again."""

    thing: Entity
    how: str
    statement: Statement | None
    children: tuple[Twig, ...] = ()
    again: bool = False

    @property
    def size(self) -> int:
        """How many stand below."""
        return sum(1 + child.size for child in self.children)


def forest(material: Material) -> list[Twig]:
    """All bodies, posts and people under those that answer to nobody here; circles are cut once."""
    agents = material.of_kind(*PARTIES)
    below: dict[str, list[tuple[str, Statement]]] = {}
    has_above: set[str] = set()
    for agent in agents:
        for statement in material.shown.links(agent.id):
            if statement.term in _DOWN and (up := statement.object or "") != agent.id:
                below.setdefault(up, []).append((agent.id, statement))
                has_above.add(agent.id)
    seen: set[str] = set()
    roots = [a for a in agents if a.id not in has_above]
    grower = _Grower(material, below, seen)
    trees = [grower.twig(root.id, None, ()) for root in roots]
    trees += [grower.twig(agent.id, None, ()) for agent in agents if agent.id not in seen]
    return sorted(trees, key=lambda twig: -twig.size)


@dataclass(frozen=True, slots=True)
class _Grower:
    """Grows twigs, each thing in full where it comes first."""

    material: Material
    below: dict[str, list[tuple[str, Statement]]]
    seen: set[str]

    def twig(self, id_: str, statement: Statement | None, path: tuple[str, ...]) -> Twig:
        """A thing with all that is below it."""
        again = id_ in self.seen
        self.seen.add(id_)
        children = [
            self.twig(child, link, (*path, id_))
            for child, link in self.below.get(id_, ())
            if not again and child not in path and child != id_ and len(path) < _DEPTH
        ]
        how = RELATIONS[statement.term].reads if statement else ""
        return Twig(self.material.entities[id_], how, statement, tuple(children), again)
