"""A register held in memory, for whoever asks the same question of very many things in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date

from remit.graph.model import Entity, Statement


class Held:
    """What a register says, to be read as often as one likes: nothing is asked of a store again.

    The statements are in canonical order, as a store gives them, and so is whatever is read here. ``day`` is that of the
    register, where it is known.
    """

    def __init__(
        self,
        entities: Iterable[Entity],
        statements: Iterable[Statement],
        day: date | None = None,
    ) -> None:
        self.day = day
        self._entities = {entity.id: entity for entity in entities}
        self._statements: Sequence[Statement] = tuple(statements)
        self._from: dict[str, list[int]] = defaultdict(list)
        self._into: dict[str, list[int]] = defaultdict(list)
        for n, said in enumerate(self._statements):
            self._from[said.subject].append(n)
            if said.object is not None:
                self._into[said.object].append(n)

    def entities(self, ids: Collection[str]) -> dict[str, Entity]:
        """Give the things with these ids; an id that is not there is left out."""
        return {id_: self._entities[id_] for id_ in ids if id_ in self._entities}

    def about(self, ids: Collection[str]) -> list[Statement]:
        """Give every statement whose subject or object is one of these."""
        return self._numbered(
            n for id_ in ids for ends in (self._from, self._into) for n in ends.get(id_, ())
        )

    def walk(
        self,
        ids: Collection[str],
        terms: Collection[str],
        back: bool = False,
        beside: Collection[str] = (),
        own: bool = False,  # noqa: ARG002 - all is read
    ) -> list[Statement]:
        """Give every statement on the way from these things along these relations, as a store does."""
        step = self._up if not back else self._down
        reached, met = self._reached(set(ids), terms, step)
        if beside:
            near, _ = self._reached(reached, beside, self._down)
            met |= self._reached(near, terms, step)[1]
        return self._numbered(met)

    def _up(self, id_: str) -> Iterable[tuple[int, str | None]]:
        return ((n, self._statements[n].object) for n in self._from.get(id_, ()))

    def _down(self, id_: str) -> Iterable[tuple[int, str | None]]:
        return ((n, self._statements[n].subject) for n in self._into.get(id_, ()))

    def _reached(
        self,
        starts: set[str],
        terms: Collection[str],
        step: Callable[[str], Iterable[tuple[int, str | None]]],
    ) -> tuple[set[str], set[int]]:
        """Take a step until nothing new is met; give the things met and the statements followed."""
        allowed, seen, met = frozenset(terms), set(starts), set[int]()
        waiting = list(starts)
        while waiting:
            for n, other in step(waiting.pop()):
                if other is not None and self._statements[n].term in allowed:
                    met.add(n)
                    if other not in seen:
                        seen.add(other)
                        waiting.append(other)
        return seen, met

    def _numbered(self, numbers: Iterable[int]) -> list[Statement]:
        return [self._statements[n] for n in sorted(set(numbers))]
