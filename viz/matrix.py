"""How priorities depend on each other: along both sides of a matrix, and pair by pair in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from remit.graph.model import Entity
from remit.queries.centrality import Ring, foremost, rings
from remit.queries.dependencies import Dependency

_MOST = 24  # priorities side by side


class Matrix(NamedTuple):
    """Priorities along both sides; a cell says for how many reasons two of them depend.

    Most depends on the ``foremost``, none on those that are ``alone``; ``rings`` are the shortest. ``places`` are the numbers of pairs in the list below.
    """

    priorities: tuple[Entity, ...]
    pairs: tuple[Dependency, ...]
    foremost: Entity
    rings: tuple[Ring, ...]
    alone: tuple[Entity, ...]
    places: dict[frozenset[str], int]

    def at(self, a: Entity, b: Entity) -> int | None:
        """The number of the pair in the list below the matrix; nothing where there is none."""
        return self.places.get(frozenset((a.id, b.id)))


def matrix_of(priorities: Sequence[Entity], pairs: Sequence[Dependency]) -> Matrix | None:
    """Make the matrix; nothing where no two priorities are linked.

    A priority that depends on none has its empty row: that, too, is something to know. Only where
    there are more priorities than a page can hold side by side are those left out.
    """
    if not pairs:
        return None
    linked = {end for pair in pairs for end in (pair.a, pair.b)}
    shown = [p for p in priorities if p in linked or len(priorities) <= _MOST]
    at = {frozenset((pair.a.id, pair.b.id)): n for n, pair in enumerate(pairs)}
    alone = tuple(p for p in priorities if p not in linked)
    return Matrix(tuple(shown), tuple(pairs), foremost(pairs), rings(pairs), alone, at)
