"""What stands above the lanes: from the highest body down to the plan, and what stands beside each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from remit.graph.model import Entity, Statement
from remit.ontology import KINDS, PARTIES, RELATIONS
from remit.viz.material import Material

_MOST = 4  # bodies one above the other; all of them stand in the lists
# Ties to what only stands beside, in the order in which they are told.
_TIES: Final = (
    "memberOf", "governedBy", "reportsTo", "scrutinises", "worksWith", "supports", "appoints", "linkedTo",
)  # fmt: skip


class Tie(NamedTuple):
    """A thing beside another, how it is tied to it in words, and on what that rests."""

    thing: Entity
    how: str
    basis: str


class Step(NamedTuple):
    """A body or the plan; ``tie`` leads on to the next one in words, ``beside`` is folded below it."""

    thing: Entity
    tie: str
    basis: str
    beside: tuple[Tie, ...]
    summary: str


def spine_of(material: Material, plan: Entity) -> tuple[Step, ...]:
    """The bodies above a plan, the highest first, and the plan itself."""
    above = (material.entities[id_] for id_ in material.reached([plan.id])[1:])
    bodies = [thing for thing in above if thing.kind in PARTIES][:_MOST]
    row = [*reversed(bodies), plan]
    taken = {thing.id for thing in row}
    return tuple(
        _step(material, thing, below, taken)
        for thing, below in zip(row, [*row[1:], None], strict=True)
    )


def _step(material: Material, thing: Entity, below: Entity | None, taken: set[str]) -> Step:
    leads = [s for s in material.downs(thing.id) if below is not None and s.subject == below.id]
    tie = RELATIONS[leads[0].term].reads_back if leads else ""
    beside = tuple(_law(material, thing) if below is None else _beside(material, thing, taken))
    return Step(thing, tie, leads[0].basis if leads else "", beside, _summary(beside))


def _beside(material: Material, body: Entity, taken: set[str]) -> Iterator[Tie]:
    said = [
        *((s, s.object or "") for s in material.shown.links(body.id)),
        *((s, s.subject) for s in material.shown.back(body.id)),
    ]
    ties = [(s, material.entities[id_]) for s, id_ in said if s.term in _TIES and id_ not in taken]
    for s, other in _once(sorted(ties, key=lambda pair: _TIES.index(pair[0].term))):
        relation = RELATIONS[s.term]
        how = relation.reads if s.subject == body.id else relation.reads_back
        yield Tie(other, how, s.basis)


def _once(ties: Sequence[tuple[Statement, Entity]]) -> Iterable[tuple[Statement, Entity]]:
    """Each thing once, by the first of its ties."""
    found: dict[str, tuple[Statement, Entity]] = {}
    for said, entity in ties:
        found.setdefault(entity.id, (said, entity))
    return found.values()


def _law(material: Material, plan: Entity) -> Iterator[Tie]:
    """The duties that a plan discharges, each followed by the law that it arises from."""
    for duty in _of_kind(material, material.ups(plan.id), "duty"):
        yield duty
        yield from _of_kind(material, material.ups(duty.thing.id), "provision")


def _of_kind(material: Material, links: Iterable[Statement], kind: str) -> Iterator[Tie]:
    for said in links:
        other = material.entities[said.object or ""]
        if other.kind == kind:
            yield Tie(other, RELATIONS[said.term].reads, said.basis)


def _summary(beside: Sequence[Tie]) -> str:
    """How many there are, by how they are tied; the law is not counted apart from its duty."""
    told: dict[str, int] = {}
    for tie in beside:
        if tie.thing.kind != "provision":
            told[tie.how] = told.get(tie.how, 0) + 1
    words = []
    for how, n in told.items():
        one, many = _NOUNS.get(how, ("", ""))
        kind = KINDS.get(one)
        if kind is not None:
            words.append(f"{n} {kind.name if n == 1 else kind.plural} and the law")
        else:
            words.append(f"{n} {one if n == 1 else many}" if one else f"{how} {n}")
    return ", ".join(words)


_NOUNS = {
    RELATIONS["memberOf"].reads_back: ("member", "members"),
    RELATIONS["discharges"].reads: ("duty", "duties"),
    RELATIONS["worksWith"].reads: ("that it works with", "that it works with"),
    RELATIONS["linkedTo"].reads: ("drawn beside it", "drawn beside it"),
}
