"""Which rows of a delivery table take up an action of the plan, as far as their words tell."""

from __future__ import annotations

from collections.abc import Sequence

from remit.graph.model import Entity
from remit.queries.facts.register import Facts
from remit.queries.facts.telling import telling

_TAKEN_UP = 2  # telling words of an action, in a row and its objective: any more would miss a row in other words


def said_of_row(facts: Facts, e: Entity) -> str:
    """The wording of a row, and of the objective that it stands under."""
    above = facts.parent(e.id)
    objective = facts.label(above) if above and facts.kind(above) == "objective" else ""
    return f"{e.label} {objective}"


def nearest(facts: Facts, listed: Sequence[Entity]) -> list[Entity]:
    """The actions of a plan's list that it has for the nearest time: those that a delivery table is to carry out."""
    spans = {e.id: facts.value(e.id, "horizon") for e in listed}
    first = min(spans.values(), key=lambda span: (len(span), span), default="")
    return [e for e in listed if spans[e.id] == first]


def taken_up(facts: Facts, listed: Sequence[Entity], rows: Sequence[Entity]) -> list[Entity]:
    """The actions of a plan's list that some row takes up."""
    said = [telling(said_of_row(facts, e)) for e in rows] if listed else []
    return [e for e in listed if any(len(telling(e.label) & row) >= _TAKEN_UP for row in said)]
