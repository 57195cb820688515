"""The priorities as lanes of squares: who leads each, who is its officer, and a square for every action.

The words on how an action is named come from the glance; here they only get a place and a letter.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from remit.graph.model import Entity
from remit.queries.glance import NAMING, Glance
from remit.viz.lanes import Lane, Node, bands
from remit.viz.looks import rag_of, state_of
from remit.viz.material import Material

MOST = 1000  # squares on a page: more are counted in words, and stand in the table
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


def bands_of(material: Material, look: Glance) -> list[Picture]:
    """Every plan with its lanes; an action that stands under two priorities stands in both."""
    found: list[Picture] = []
    drawn = len(look.naming) <= MOST
    for band in bands(material):
        columns = tuple(_column(material, lane, look, drawn) for lane in band.lanes)
        above = material.reached([band.plan.id])[1:] if band.plan else []
        bodies = [material.entities[i] for i in above if material.entities[i].kind == "body"]
        if columns:
            tops = tuple(reversed(bodies[:4]))
            found.append(Picture(band.plan, tops, columns, len(columns) <= ABREAST))
    return found


def _column(material: Material, lane: Lane, look: Glance, drawn: bool) -> Column:
    actions = list(dict.fromkeys(_actions((*lane.groups, *lane.work))))
    ways = [look.naming.get(action.id, "nobody") for action in actions]
    nobody = sum(way in ("nobody", "blank") for way in ways)
    named = [(node.look.thing, node.look.tag) for node in lane.leads]
    return Column(
        head=lane.head.thing if lane.head else None,
        title=lane.title,
        leads=tuple(dict.fromkeys(pair for pair in named if pair[0].kind == "body")),
        officers=tuple(dict.fromkeys(pair for pair in named if pair[0].kind != "body")),
        squares=tuple(_square(material, action, look) for action in actions) if drawn else (),
        count=look.said_of([action.id for action in actions]),
        nobody=_nobody(nobody, len(actions)),
        drawn=drawn,
    )


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
