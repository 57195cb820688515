"""The priorities as lanes of squares: who leads each, who is its officer, and a square for every action.

The words on how an action is named come from the glance; here they only get a place and a letter.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from remit.graph.model import Entity
from remit.ontology import OFFICERS
from remit.queries.above import ACCOUNTABLE
from remit.queries.glance import NAMING, Glance
from remit.viz.lanes import Lane, Node, bands
from remit.viz.looks import rag_of, state_of
from remit.viz.material import Material

MOST = 1000  # squares on a page: more are counted in words, and stand in the table
UNFOLDED = 2  # plans; of more, each is folded below a line
_NOBODY = ("nobody", "blank")
ABREAST = 8  # lanes side by side; more of them stand below each other
# What a square's outline tells, in three kinds; its letter tells the kinds apart without colour.
OUTLINES = {
    "officer": "full",
    "body": "full",
    "vacant": "empty",
    "blank": "empty",
    "nobody": "empty",
    "unclear": "doubt",
    "withheld": "doubt",
    "unread": "doubt",
}
_LETTERS = {"vacant": "?", "unclear": "~", "withheld": "×", "unread": "~"}


@dataclass(frozen=True, slots=True)
class Square:
    """One action: its outline, the colour of its status and the letters that say both."""

    thing: Entity
    words: str
    outline: str
    tone: str
    letters: str
    late: bool


@dataclass(frozen=True, slots=True)
class Column:
    """A priority with what stands under it; ``nobody`` says in words how many actions name nobody."""

    head: Entity | None
    title: str
    leads: tuple[tuple[Entity, str], ...]
    officers: tuple[tuple[Entity, str], ...]
    squares: tuple[Square, ...]
    count: str
    nobody: str
    drawn: bool


@dataclass(frozen=True, slots=True)
class Picture:
    """A plan with its lanes, and what stands above it, the highest first."""

    plan: Entity | None
    above: tuple[Entity, ...]
    columns: tuple[Column, ...]
    abreast: bool
    said: str
    nobody: int


def bands_of(material: Material, look: Glance) -> list[Picture]:
    """Every plan with its lanes; an action that stands under two priorities stands in both.

    Where there are so many plans that each is folded, the one with most to ask comes first.
    """
    found: list[Picture] = []
    drawn = len(look.naming) <= MOST
    for band in bands(material):
        columns = tuple(_column(material, lane, look, drawn) for lane in band.lanes)
        above = material.reached([band.plan.id])[1:] if band.plan else []
        bodies = [material.entities[i] for i in above if material.entities[i].kind == "body"]
        if columns:
            tops = tuple(reversed(bodies[:4]))
            ids = {action.id for lane in band.lanes for action in _of_lane(lane)}
            nobody = sum(look.naming.get(id_) in _NOBODY for id_ in ids)
            said = look.said_of(ids)
            abreast = len(columns) <= ABREAST
            found.append(Picture(band.plan, tops, columns, abreast, said, nobody))
    return sorted(found, key=lambda p: -p.nobody) if len(found) > UNFOLDED else found


def _column(material: Material, lane: Lane, look: Glance, drawn: bool) -> Column:
    actions = _of_lane(lane)
    nobody = sum(look.naming.get(action.id) in _NOBODY for action in actions)
    return Column(
        head=lane.head.thing if lane.head else None,
        title=lane.title,
        leads=tuple(dict.fromkeys(map(_named, filter(_leads, lane.leads)))),
        officers=tuple(dict.fromkeys(_named(n) for n in lane.leads if not _leads(n))),
        squares=tuple(_square(material, action, look) for action in actions) if drawn else (),
        count=look.said_of([action.id for action in actions]),
        nobody=_nobody(nobody, len(actions)),
        drawn=drawn,
    )


def _of_lane(lane: Lane) -> list[Entity]:
    return list(dict.fromkeys(_actions((*lane.groups, *lane.work))))


def _leads(node: Node) -> bool:
    """Whether a party stands in the row of leads: a body, or the place of a lead that nobody is named in."""
    kind = node.look.thing.kind
    return kind == "body" or (kind not in OFFICERS and node.statement.role == ACCOUNTABLE)


def _named(node: Node) -> tuple[Entity, str]:
    """A party, with the documents' word for its role where that is not its own wording."""
    thing, tag = node.look.thing, node.look.tag
    return thing, "" if thing.label.startswith(tag.rstrip("…")) else tag


def _nobody(nobody: int, many: int) -> str:
    if not nobody:
        return ""
    return "nobody named for " + (
        "all" if nobody == many > 1 else "it" if many == 1 else str(nobody)
    )


def _actions(nodes: Iterable[Node]) -> Iterator[Entity]:
    for node in nodes:
        if node.look.thing.kind == "action":
            yield node.look.thing
        yield from _actions(node.children)


def _square(material: Material, action: Entity, look: Glance) -> Square:
    way = look.naming.get(action.id, "nobody")
    tone = rag_of(state_of(material, action.id))
    late = action.id in look.late
    letters = f"{tone[:1].upper()}{_LETTERS.get(way, '')}{'!' if late else ''}"
    return Square(action, NAMING[way], OUTLINES[way], tone, letters, late)
