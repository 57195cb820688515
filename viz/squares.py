"""The priorities as lanes of squares: who leads each, who is its officer, and a square for every action.

The words on how an action is named come from the glance; here they only get a place and a letter.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from remit.graph.model import Entity
from remit.queries.glance import NAMING, Glance
from remit.queries.states import rag_of
from remit.queries.stories import Story
from remit.viz.lanes import Lane, Node, Unnamed, actions_of, bands, is_lead
from remit.viz.looks import state_of
from remit.viz.material import Material
from remit.viz.spine import Step, spine_of

MOST = 2000  # squares on a page: more are counted in words, and stand in the table
WRITTEN = 500  # squares that a page holds; of more, the script writes all
UNFOLDED = 2  # plans; of more, each is one row of a list, with its lanes folded in
NOBODY = ("nobody", "blank")
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
LETTERS = {"vacant": "?", "unclear": "~", "withheld": "×", "unread": "~"}


class Square(NamedTuple):
    """One action: its outline, the colour of its status and the letters that say both."""

    thing: Entity
    words: str
    outline: str
    tone: str
    letters: str
    late: bool


class Column(NamedTuple):
    """A priority with what stands under it; ``nobody`` says in words how many actions name nobody.

    ``no_lead`` and ``no_officer`` stand where none is named. ``groups`` come with what their link rests on; ``story`` tells what was found, ``place`` where.
    """

    head: Entity | None
    title: str
    leads: tuple[tuple[Entity, str], ...]
    officers: tuple[tuple[Entity, str], ...]
    squares: tuple[Square, ...]
    said: str
    nobody: str
    drawn: bool
    no_lead: Unnamed | None = None
    no_officer: Unnamed | None = None
    groups: tuple[tuple[Entity, str], ...] = ()
    measures: int = 0
    story: Story | None = None
    place: int = 0


class Tally(NamedTuple):
    """A plan in numbers, as its row in the list of several plans tells it."""

    actions: int
    nobody: int
    vacant: int
    late: int
    high: int

    @property
    def worst(self) -> tuple[float, int, int]:
        """What to sort by: most to ask first."""
        return -self.nobody / max(1, self.actions), -self.high, -self.late


class Picture(NamedTuple):
    """A plan with its lanes, and what stands above it, the highest first."""

    plan: Entity | None
    spine: tuple[Step, ...]
    columns: tuple[Column, ...]
    abreast: bool
    said: str
    tally: Tally

    @property
    def leads(self) -> int:
        """How many bodies lead a priority of the plan."""
        return len({thing.id for c in self.columns for thing, _ in c.leads if thing.kind == "body"})

    @property
    def priorities(self) -> int:
        """How many lanes have a priority at their head."""
        return sum(column.head is not None for column in self.columns)


def bands_of(material: Material, look: Glance, told: Sequence[Story] = ()) -> list[Picture]:
    """Every plan with its lanes; an action that stands under two priorities stands in both.

    Where there are so many plans that each is one row of a list, the one with most to ask comes first.
    """
    found: list[Picture] = []
    drawn = len(look.naming) <= MOST
    places = {story.priority.id: n for n, story in enumerate(told) if story.priority}
    for band in bands(material):
        columns = [
            _column(material, lane, look, drawn, _story(told, places.get(lane.id)))
            for lane in band.lanes
        ]
        if columns:
            ids = {action.id for lane in band.lanes for action in actions_of(lane)}
            spine = spine_of(material, band.plan) if band.plan else ()
            abreast = len(columns) <= ABREAST
            tally = _tally(look, ids, columns)
            found.append(
                Picture(band.plan, spine, tuple(columns), abreast, look.said_of(ids), tally)
            )
    return sorted(found, key=lambda p: p.tally.worst) if len(found) > UNFOLDED else found


def _tally(look: Glance, ids: Collection[str], columns: Iterable[Column]) -> Tally:
    ways = [look.naming.get(id_) for id_ in ids]
    high = {
        f.id
        for c in columns
        if c.story
        for f in c.story.findings
        if f.severity == "high" and f.waived is None
    }
    return Tally(
        actions=len(ids),
        nobody=sum(way in NOBODY for way in ways),
        vacant=sum(way == "vacant" for way in ways),
        late=len(look.late.intersection(ids)),
        high=len(high),
    )


_Told = tuple[Story | None, int]


def _story(told: Sequence[Story], place: int | None) -> _Told:
    return (None, 0) if place is None else (told[place], place)


def _column(material: Material, lane: Lane, look: Glance, drawn: bool, story: _Told) -> Column:
    actions = actions_of(lane)
    nobody = sum(look.naming.get(action.id) in NOBODY for action in actions)
    measures = [s for s in material.shown.back(lane.id) if s.term == "measureOf"]
    return Column(
        head=lane.head.thing if lane.head else None,
        title=lane.title,
        leads=tuple(dict.fromkeys(map(_named, filter(_leads, lane.leads)))),
        officers=tuple(dict.fromkeys(_named(n) for n in lane.leads if not _leads(n))),
        squares=tuple(square_of(material, action, look) for action in actions) if drawn else (),
        said=look.said_of([action.id for action in actions]),
        nobody=of_nobody(nobody, len(actions)),
        drawn=drawn,
        no_lead=lane.no_lead,
        no_officer=lane.no_officer,
        groups=tuple((node.thing, node.statement.basis) for node in lane.groups),
        measures=len(measures),
        story=story[0],
        place=story[1],
    )


def _leads(node: Node) -> bool:
    """Whether a party stands in the row of leads."""
    return is_lead(node.thing, node.statement)


def _named(node: Node) -> tuple[Entity, str]:
    """A party, with the documents' word for its role where that is not its own wording."""
    thing, tag = node.look.thing, node.look.tag
    return thing, "" if thing.label.startswith(tag.rstrip("…")) else tag


def of_nobody(nobody: int, many: int) -> str:
    """For how many of so many actions nobody is named, in words; nothing where somebody is for each."""
    if not nobody:
        return ""
    return "nobody named for " + (
        "all" if nobody == many > 1 else "it" if many == 1 else str(nobody)
    )


def square_of(material: Material, action: Entity, look: Glance) -> Square:
    """How an action looks as a square."""
    way = look.naming.get(action.id, "nobody")
    tone = rag_of(state_of(material, action.id))
    late = action.id in look.late
    letters = f"{tone[:1].upper()}{LETTERS.get(way, '')}{'!' if late else ''}"
    return Square(
        action, "nobody" if way in NOBODY else NAMING[way], OUTLINES[way], tone, letters, late
    )
