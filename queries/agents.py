"""Somebody asked for by name: how a body, a post or a person is called, tied to others, and loaded."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from remit.graph.lookup import Hit, Query, all_in, key
from remit.graph.model import Entity, Statement
from remit.graph.store import Store
from remit.ontology import CARRYING, KNOWN
from remit.queries.above import ASSIGNED
from remit.queries.asking import OURS
from remit.queries.finding import ends_so
from remit.queries.shapes import Json, Showable, thing_json
from remit.queries.ties import BESIDE, HOLDS, MEMBER, Assignment, Tie, assignments, ties
from remit.queries.unnamed import unnamed


@dataclass(frozen=True, slots=True)
class Agent(Showable):
    """What the documents say of somebody directly; what follows from that is the remit's to tell.

    ``posts`` are those it holds, or who holds it where it is a post; ``members`` its memberships, those
    in it among them; ``beside`` are bodies that it works with. ``above`` is what it stands under, with the
    relation by which it does, ``scrutiny`` who scrutinises it, ``reporting`` who reports to it, ``attended`` who was
    at a meeting of it, with the day.
    """

    entity: Entity
    names: tuple[str, ...]
    assignments: tuple[Assignment, ...]
    posts: tuple[Tie, ...]
    members: tuple[Tie, ...]
    beside: tuple[Tie, ...]
    meets: str = ""
    above: tuple[tuple[str, Tie], ...] = ()
    scrutiny: tuple[Tie, ...] = ()
    reporting: tuple[Tie, ...] = ()
    attended: tuple[Tie, ...] = ()
    unnamed: str = ""

    def to_json(self) -> Json:
        """The agent in the public shape."""
        return {
            "agent": thing_json(self.entity),
            "names": list(self.names),
            "not_named": self.unnamed or None,
            "assignments": [assignment.to_json() for assignment in self.assignments],
            "posts": [tie.to_json() for tie in self.posts],
            "members": [tie.to_json() for tie in self.members],
            "works_with": [tie.to_json() for tie in self.beside],
            "reporting": [tie.to_json() for tie in self.reporting],
            "scrutinised_by": [tie.to_json() for tie in self.scrutiny],
            "attended": [tie.to_json() for tie in self.attended],
            "above": [{"relation": relation, **tie.to_json()} for relation, tie in self.above],
        }


def agent_of(entity: Entity, about: Sequence[Statement], known: Mapping[str, Entity]) -> Agent:
    """Put together what some statements say of an agent; ``known`` holds all that they name."""
    said = [s for s in about if entity.id in (s.subject, s.object)]
    names = (s.value for s in said if s.subject == entity.id and s.term == "name" and s.value)
    given = [s for s in said if s.term == ASSIGNED and s.object == entity.id]
    return Agent(
        entity=entity,
        unnamed=unnamed(entity, said, known),
        names=tuple(dict.fromkeys(name for name in names if name != entity.label)),
        assignments=assignments(given, known),
        posts=ties(said, HOLDS, entity, known),
        members=ties(said, MEMBER, entity, known),
        beside=ties(said, BESIDE, entity, known),
        meets=next((s.value or s.raw or "" for s in said if s.term == "meets"), ""),
        reporting=tuple(t for t in ties(said, "reportsTo", entity, known) if t.direction == "in"),
        scrutiny=tuple(t for t in ties(said, "scrutinises", entity, known) if t.direction == "in"),
        attended=tuple(t for t in ties(said, "attended", entity, known) if t.direction == "in"),
        above=tuple(
            (term, tie)
            for term in CARRYING
            for tie in ties([s for s in said if s.subject == entity.id], term, entity, known)
        ),
    )


def agent_named(store: Store, words: str, found: Iterable[Hit]) -> Entity | None:
    """Give the one body, post or person that some words name, or nobody.

    "The board" of a register is the body that adopted its plan, where that is a single one.
    """
    query = Query.of(words)
    hits = [h for h in found if h.kind in KNOWN and h.named == 1 and h.held]
    exact = [hit for hit in hits if hit.score == 1]
    chosen = exact or _without_seats([hit for hit in hits if all_in(query, hit.label)])
    if (
        len(chosen) > 1 and not exact
    ):  # "the police" are the Vale Police, and not their commissioner
        chosen = [hit for hit in chosen if ends_so(query, hit.label)] or chosen
    if len(chosen) == 1:
        return Entity(chosen[0].id, chosen[0].kind, chosen[0].label)
    if not exact and key(words) in OURS:
        adopting = {link.object for link in store.stream(("adoptedBy",))}
        (only,) = adopting if len(adopting) == 1 else ("",)
        return store.entities([only]).get(only)
    return None


def _without_seats(hits: Sequence[Hit]) -> list[Hit]:
    """Leave out the posts that only bear the name of a body that is named itself: the chair of the board."""
    bodies = {key(hit.label) for hit in hits if hit.kind == "body"}
    return [
        hit
        for hit in hits
        if hit.kind != "post" or not any(key(hit.label).endswith(f" {body}") for body in bodies)
    ]


def told(store: Store, entity: Entity) -> Agent:
    """Read what the documents say of an agent directly, in two round trips at most."""
    about = store.about([entity.id])
    ends = {end for s in about for end in (s.subject, s.object) if end is not None}
    return agent_of(entity, about, store.entities(ends))
