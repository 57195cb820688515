"""What stands in a place instead of somebody, in one sentence: "TBC" leads nothing, and is responsible for nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from remit.graph.model import Entity
from remit.queries.counting import count
from remit.queries.phrasing import called
from remit.queries.ties import Assignment, Tie

# By kind: what is so, and where it may be said of a role.
WHO: Final = {
    "vacancy": "Nobody is confirmed",
    "unclear": "Somebody is named, in words that were not understood,",
    "withheld": "Somebody whose name is withheld is named",
}


def sentence(entity: Entity, assignments: Sequence[Assignment], posts: Sequence[Tie]) -> str:
    """Say of which place it stands, and in how many others; empty where it is somebody."""
    if entity.kind not in WHO:
        return ""
    places = [
        f"as {a.stated_as or a.role} of the {a.thing.kind} {called(a.thing)}" for a in assignments
    ]
    places += [f"in the post {called(tie.other)}" for tie in posts]
    where = f" {places[0]}" if places else " in this place"
    more = f", and so {count(len(places) - 1, 'other place')}" if len(places) > 1 else ""
    return f"{WHO[entity.kind]}{where}: it is written as {called(entity)}{more}."
