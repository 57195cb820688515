"""The lanes of a governance chart: what stands under each priority, and in which order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from remit.graph.model import Entity, Order, Statement
from remit.ontology import OFFICERS, PLANNED
from remit.queries.above import ACCOUNTABLE, BEARING
from remit.queries.helping import role_in
from remit.queries.order import cited_at
from remit.viz.looks import Look, look_of
from remit.viz.material import ASSIGNED, Material

_WORK = ("objective", "action", "body")  # what hangs below a priority on the sheet
DEEPEST = 40  # levels; what hangs deeper stands in a lane of its own
_ORDER = {"body": 0, "objective": 1, "action": 2}


@dataclass(frozen=True, slots=True)
class Node:
    """One thing under another, with the statement that puts it there; its look is only worked out where it is drawn."""

    thing: Entity
    row: str
    statement: Statement
    material: Material = field(repr=False, compare=False)
    children: tuple[Node, ...] = ()

    @property
    def look(self) -> Look:
        """What its box says."""
        return look_of(self.material, self.thing, self.row, self.statement)

    def __len__(self) -> int:
        return 1 + sum(len(child) for child in self.children)


class Unnamed(NamedTuple):
    """The place of somebody who is not named, in words; in ``doubt`` where lines that may name them were not understood."""

    words: str
    doubt: bool


@dataclass(frozen=True, slots=True)
class Lane:
    """A priority, or what stands under no priority; ``statement`` ties it to its plan.

    ``no_lead`` and ``no_officer`` stand where a priority has none.
    """

    id: str
    head: Look | None
    statement: Statement | None = None
    title: str = ""
    leads: tuple[Node, ...] = ()
    groups: tuple[Node, ...] = ()
    work: tuple[Node, ...] = ()
    no_lead: Unnamed | None = None
    no_officer: Unnamed | None = None

    def __len__(self) -> int:
        nodes = (*self.leads, *self.groups, *self.work)
        return sum(len(node) for node in nodes) + (self.head is not None)


class Band(NamedTuple):
    """A plan, if there is one, and its lanes."""

    plan: Entity | None
    lanes: tuple[Lane, ...]


def has_lanes(material: Material) -> bool:
    """Whether there is anything to put in lanes; otherwise the register is an organogram."""
    return bool(material.of_kind(*PLANNED))


def bands(material: Material) -> list[Band]:
    """Put all priorities, objectives and actions into lanes, plan by plan; none is left over."""
    return material.once("bands", lambda: _bands(material))


def _bands(material: Material) -> list[Band]:
    seen: set[str] = set()
    found = [_of_plan(material, plan, seen) for plan in material.of_kind("plan")]
    loose = [p for p in material.of_kind("priority") if p.id not in seen]
    lanes = [_lane(material, priority, None, seen) for priority in loose]
    orphans = tuple(_orphans(material, seen))
    if orphans:
        lanes.append(Lane("none", None, title="Under no plan or priority", work=orphans))
    if lanes:
        found.append(Band(None, tuple(lanes)))
    return found


def priorities(material: Material) -> list[Entity]:
    """The priorities in the order of the documents, as the chart shows them."""
    heads = (lane.head for band in bands(material) for lane in band.lanes)
    return [head.thing for head in heads if head and head.thing.kind == "priority"]


def actions_of(lane: Lane) -> list[Entity]:
    """The actions of a lane as the papers have them, each once."""
    return list(dict.fromkeys(_actions((*lane.groups, *lane.work))))


def _actions(nodes: Iterable[Node]) -> Iterator[Entity]:
    for node in nodes:
        if node.thing.kind == "action":
            yield node.thing
        yield from _actions(node.children)


def _of_plan(material: Material, plan: Entity, seen: set[str]) -> Band:
    seen.add(plan.id)
    lanes: list[Lane] = []
    for statement in material.downs(plan.id):
        below = material.entities[statement.subject]
        if below.kind == "priority":
            lanes.append(_lane(material, below, statement, seen))
    direct = tuple(_below(material, plan.id, (plan.id,), seen))
    if direct:
        title = "Directly under the plan" if lanes else ""
        lanes.append(Lane(f"{plan.id}+", None, title=title, work=direct))
    return Band(plan, tuple(sorted(lanes, key=lambda lane: _place(material, lane))))


def _place(material: Material, lane: Lane) -> tuple[bool, str, Order]:
    """Priorities in the order of the document that states them, as far as lines tell it."""
    nowhere: Order = (0, (), ())
    if lane.head is None or lane.statement is None:
        return (True, "", nowhere)
    own = [c for s in material.shown.attributes(lane.id) for c in s.citations]
    cited = ((c.document, c.order) for c in own or lane.statement.citations)
    return (False, *min(cited, default=("", nowhere)))


def _lane(
    material: Material, priority: Entity, statement: Statement | None, seen: set[str]
) -> Lane:
    seen.add(priority.id)
    leads = [
        Node(material.entities[s.object or ""], "lead", s, material)
        for s in material.shown.links(priority.id)
        if s.term == ASSIGNED and s.role in BEARING  # who only helps too, by the word for it
    ]
    below = list(_below(material, priority.id, (priority.id,), seen))
    return Lane(
        id=priority.id,
        head=look_of(material, priority, "priority"),
        statement=statement,
        leads=tuple(leads),
        groups=tuple(node for node in below if node.row == "group"),
        work=tuple(node for node in below if node.row != "group"),
        no_lead=_unnamed(material, priority.id, "lead"),
        no_officer=_unnamed(material, priority.id, "officer"),
    )


def is_lead(thing: Entity, said: Statement) -> bool:
    """Whether a party leads by a statement: a body, or the place of a lead that nobody is named in."""
    return thing.kind == "body" or (thing.kind not in OFFICERS and said.role == ACCOUNTABLE)


def _unnamed(material: Material, priority: str, what: str) -> Unnamed | None:
    """The place of a lead, or of an officer, where the whole register names none: a part of it may leave them out."""
    held = material.held
    for said in held.out(priority, ASSIGNED):
        if role_in(said) in BEARING and is_lead(held.things[said.object or ""], said) is (
            what == "lead"
        ):
            return None
    answer = material.answers.get(priority)
    doubt = answer is not None and answer.unread > 0
    return Unnamed(f"no {what} {'read' if doubt else 'named'}", doubt)


def _below(material: Material, id_: str, path: tuple[str, ...], seen: set[str]) -> Iterator[Node]:
    """What hangs below a thing, without going round in circles."""
    found = [
        (material.entities[s.subject], s)
        for s in material.downs(id_)
        if len(path) < DEEPEST
        and s.subject not in path
        and material.entities[s.subject].kind in _WORK
    ]
    found = list({entity.id: (entity, s) for entity, s in reversed(found)}.values())[::-1]
    found.sort(key=lambda pair: (_ORDER[pair[0].kind], cited_at(pair[1].citations)))
    for entity, statement in found:
        row = "group" if entity.kind == "body" else entity.kind
        if entity.kind == "body" and statement.term != "delivers":
            continue
        seen.add(entity.id)
        children = (
            () if row == "group" else tuple(_below(material, entity.id, (*path, entity.id), seen))
        )
        yield Node(entity, row, statement, material, children)


def _orphans(material: Material, seen: set[str]) -> Iterator[Node]:
    """Objectives and actions that no lane holds: first those that hang from nothing, then circles."""
    waiting = [e for e in material.of_kind("objective", "action") if e.id not in seen]
    roots = [
        e for e in waiting if not any(s.object in material.entities for s in material.ups(e.id))
    ]
    for entity in [*roots, *waiting]:
        if entity.id in seen:
            continue
        seen.add(entity.id)
        nothing = Statement(entity.id, "actionOf")
        children = tuple(_below(material, entity.id, (entity.id,), seen))
        yield Node(entity, entity.kind, nothing, material, children)
