"""What the references of two registers say: which things are one, and which are two, as far as references last."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property

from remit.graph.model import Entity, Order
from remit.graph.place import Place
from remit.queries.changes.sides import Material
from remit.queries.order import natural

_COUNTED = re.compile(r"[\d.]+.*")
_Together = Callable[[Entity, Entity], bool]


class References:
    """The references of one kind of things on both sides.

    A series of references, as "SV1, SV2", was numbered anew where the same words have another reference now; then
    a reference tells nothing. It lasts where a row went and one below it kept its reference; then another reference
    is another thing. It may only count the rows, where these stand in its order and none went from among them: then a
    reference says which row it is, and not which thing. Otherwise one that is the same says so, and one that is another
    may have been moved.
    """

    def __init__(self, old: Material, new: Material, kind: str) -> None:
        self._old, self._new = old, new
        self._before, self._now = ({e: _of(side, e) for e in side.of(kind)} for side in (old, new))

    def one(
        self, ours: Sequence[Entity], theirs: Sequence[Entity], together: _Together
    ) -> Iterator[tuple[Entity, Entity]]:
        """Things of one reference, which nothing else has that stands under the same."""
        known, others = _by_reference(self._before, ours), _by_reference(self._now, theirs)
        for reference, here in known.items():
            if _series(reference) in self._anew:
                continue
            for one in here:
                beside = [e for e in here if _beside(e, one, self._old)]
                there = [e for e in others.get(reference, ()) if together(one, e)]
                if len(beside) == len(there) == 1:
                    yield one, there[0]

    def count_rows(self, one: Entity) -> bool:
        """Whether the references of a thing of the old side may be no more than the numbers of its rows."""
        return not {*map(_series, self._before[one])} <= self._gapped | self._disordered

    def apart(self, one: Entity, other: Entity) -> bool:
        """Whether the first has a reference that would have lasted, and the other has another."""
        ours, theirs = self._before[one], self._now[other]
        lasts = {*map(_series, ours)} <= self._lasting
        return bool(ours and theirs and ours.isdisjoint(theirs) and lasts)

    @cached_property
    def _anew(self) -> set[str]:
        found: set[str] = set()
        for ours, theirs in self._same_words:
            if ours and theirs and ours.isdisjoint(theirs):
                found.update(map(_series, ours | theirs))
        return found

    @cached_property
    def _lasting(self) -> set[str]:
        kept = [r for ours, theirs in self._same_words for r in ours & theirs]
        return self._above_one_that_went(kept) - self._anew

    @cached_property
    def _gapped(self) -> set[str]:
        """The series in which a reference went and a higher one stands: numbers of rows would have closed up."""
        return self._above_one_that_went(r for references in self._now.values() for r in references)

    @cached_property
    def _disordered(self) -> set[str]:
        """The series that do not stand in their own order on either side."""
        return {*_out_of_order(self._old, self._before), *_out_of_order(self._new, self._now)}

    def _above_one_that_went(self, references: Iterable[str]) -> set[str]:
        return {
            _series(r)
            for r in references
            if any(natural(r) > natural(gone) for gone in self._went[_series(r)])
        }

    @cached_property
    def _went(self) -> dict[str, list[str]]:
        now = {r for references in self._now.values() for r in references}
        went: dict[str, list[str]] = defaultdict(list)
        for reference in {r for references in self._before.values() for r in references} - now:
            went[_series(reference)].append(reference)
        return went

    @cached_property
    def _same_words(self) -> list[tuple[frozenset[str], frozenset[str]]]:
        """The references before and now of each thing whose words are the same, and nothing else's."""
        before, now = _by_label(self._before), _by_label(self._now)
        return [
            (self._before[one[0]], self._now[now[label][0]])
            for label, one in before.items()
            if len(one) == 1 and len(now.get(label, ())) == 1
        ]


def _of(side: Material, e: Entity) -> frozenset[str]:
    return frozenset(side.values(e.id, "reference"))


def _out_of_order(side: Material, things: dict[Entity, frozenset[str]]) -> Iterator[str]:
    """The series of which a higher reference stands above a lower one in one table or list."""
    places: dict[tuple[str, str, Place | str], list[tuple[Order, list[tuple[int, str]]]]]
    places = defaultdict(list)
    for e in things:
        for s in side.said[e.id]:
            if s.term == "reference" and s.citations and s.value:
                cited = s.citations[0]
                first = cited.place.first if cited.place else None
                row = first and first.row
                table = first._replace(row=0, column=0) if first and row else cited.locator
                places[_series(s.value), cited.document, table].append(
                    (cited.order, natural(s.value))
                )
    for (series, _, _), found in places.items():
        references = [reference for _, reference in sorted(found)]
        if references != sorted(references):
            yield series


def _by_label(things: dict[Entity, frozenset[str]]) -> dict[str, list[Entity]]:
    found: dict[str, list[Entity]] = defaultdict(list)
    for e in things:
        found[e.label].append(e)
    return found


def _by_reference(
    known: dict[Entity, frozenset[str]], things: Sequence[Entity]
) -> dict[str, list[Entity]]:
    found: dict[str, list[Entity]] = defaultdict(list)
    for e in things:
        for reference in sorted(known[e]):
            found[reference].append(e)
    return found


def _beside(one: Entity, other: Entity, side: Material) -> bool:
    """Whether two things of one register stand under the same, so that one reference cannot mean both."""
    ours, theirs = side.above(one.id), side.above(other.id)
    return one == other or not ours or not theirs or not ours.isdisjoint(theirs)


def _series(reference: str) -> str:
    """What references have in common that are counted together.

    >>> _series("SV12"), _series("3.2"), _series("A1b")
    ('SV', '', 'A')
    """
    return _COUNTED.sub("", reference).strip()
