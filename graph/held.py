"""A register held in memory, for whoever asks the same question of very many things in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property

from remit.graph.model import Entity, Statement

_Ends = dict[str, dict[str, list[Statement]]]  # by the relation or attribute, then by the thing


class Held:
    """What a register says, to be read as often as one likes: nothing is asked of a store again.

    The statements are in canonical order, as a store gives them, and so is whatever is read here. ``as_of`` is the day of the
    register, where it is known.
    """

    def __init__(
        self,
        entities: Iterable[Entity],
        statements: Iterable[Statement],
        as_of: date | None = None,
    ) -> None:
        self.as_of = as_of
        self.things: Mapping[str, Entity] = {entity.id: entity for entity in entities}
        self.statements: Sequence[Statement] = tuple(statements)
        self._places: Mapping[int, int] = {}

    # Each index is made when it is asked for first: many a register is held that nobody goes through in one of these ways.

    @cached_property
    def _from(self) -> _Ends:
        found: _Ends = defaultdict(lambda: defaultdict(list))
        for said in self.statements:
            found[said.term][said.subject].append(said)
        return found

    @cached_property
    def _into(self) -> _Ends:
        found: _Ends = defaultdict(lambda: defaultdict(list))
        for said in self.statements:
            if said.object is not None:
                found[said.term][said.object].append(said)
        return found

    @cached_property
    def _starting(self) -> dict[str, list[Statement]]:
        found: dict[str, list[Statement]] = defaultdict(list)
        for said in self.statements:
            found[said.subject].append(said)
        return found

    @cached_property
    def _ending(self) -> dict[str, list[Statement]]:
        found: dict[str, list[Statement]] = defaultdict(list)
        for said in self.statements:
            if said.object is not None:
                found[said.object].append(said)
        return found

    def out(self, id_: str, term: str) -> Sequence[Statement]:
        """What is said of a thing in this relation or attribute."""
        return self._from[term].get(id_, ())

    def into(self, id_: str, term: str) -> Sequence[Statement]:
        """Which statements of this relation lead to a thing."""
        return self._into[term].get(id_, ())

    def links(self, id_: str) -> list[Statement]:
        """Every link that starts from a thing."""
        return [s for s in self._starting.get(id_, ()) if s.object is not None]

    def back(self, id_: str) -> list[Statement]:
        """Every link that leads to a thing."""
        return [*self._ending.get(id_, ())]

    def attributes(self, id_: str) -> list[Statement]:
        """Every attribute of a thing."""
        return [s for s in self._starting.get(id_, ()) if s.object is None]

    def entities(self, ids: Collection[str]) -> dict[str, Entity]:
        """Give the things with these ids; an id that is not there is left out."""
        return {id_: self.things[id_] for id_ in ids if id_ in self.things}

    def about(self, ids: Collection[str], *, few: bool = False) -> list[Statement]:  # noqa: ARG002 - all is in memory
        """Give every statement whose subject or object is one of these."""
        return self._in_order(
            said
            for id_ in ids
            for ends in (self._starting, self._ending)
            for said in ends.get(id_, ())
        )

    def walk(
        self,
        ids: Collection[str],
        terms: Collection[str],
        back: bool = False,
        beside: Collection[str] = (),
        *,
        own: bool = False,  # noqa: ARG002 - all is read
        like: Callable[[str], bool] | None = None,  # noqa: ARG002 - as above
    ) -> list[Statement]:
        """Give every statement on the way from these things along these relations, as a store does."""
        reached, met = self._reached(ids, terms, back)
        if beside:
            near, _ = self._reached(reached, beside, back=True)
            met += self._reached(near, terms, back)[1]
        return self._in_order(met)

    def _reached(
        self, starts: Collection[str], terms: Collection[str], back: bool
    ) -> tuple[set[str], list[Statement]]:
        """Take a step until nothing new is met; give the things met and the statements followed."""
        ends = self._ending if back else self._starting
        allowed, seen, met = frozenset(terms), {*starts}, list[Statement]()
        waiting = [*seen]
        while waiting:
            for said in ends.get(waiting.pop(), ()):
                other = said.subject if back else said.object
                if other is not None and said.term in allowed:
                    met.append(said)
                    if other not in seen:
                        seen.add(other)
                        waiting.append(other)
        return seen, met

    def _in_order(self, found: Iterable[Statement]) -> list[Statement]:
        """Statements that are held, each once, in canonical order."""
        if not self._places:  # few ask for it, and of very many statements it is large
            self._places = {id(said): n for n, said in enumerate(self.statements)}
        numbers = {self._places[id(said)] for said in found}
        return [self.statements[n] for n in sorted(numbers)]
