"""Which rows of a delivery table take up an action of the plan, as far as their words tell."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import ceil

from remit.graph.model import Entity
from remit.queries.facts.register import Facts
from remit.queries.facts.telling import telling

_TAKEN_UP = 2  # telling words of an action, in a row and its objective: any more would miss a row in other words
_SAME = Fraction(
    2, 3
)  # of them, in a row that is said to carry the action out: fewer are shared by chance
# What plans do with any matter, alone or together: lowering one risk is not taken up by lowering another.
_DOING = (
    "lower reduce lessen cut raise manage tackle address deliver meet set run jointly together joint partner partners partnership "
    "risk demand"
)


def said_of_row(facts: Facts, e: Entity) -> str:
    """The wording of a row, and of the objective that it stands under."""
    return " ".join(parts_of_row(facts, e))


def parts_of_row(facts: Facts, e: Entity) -> tuple[str, str]:
    """The wording of a row, and that of the objective that it stands under, empty where it stands under none."""
    above = facts.parent(e.id)
    return e.label, facts.label(above) if above and facts.kind(above) == "objective" else ""


def nearest(facts: Facts, listed: Sequence[Entity]) -> list[Entity]:
    """The actions of a plan's list that it has for the nearest time: those that a delivery table is to carry out."""
    spans = {e.id: facts.value(e.id, "horizon") for e in listed}
    first = min(spans.values(), key=lambda span: (len(span), span), default="")
    return [e for e in listed if spans[e.id] == first]


def taken_up(facts: Facts, listed: Sequence[Entity], rows: Sequence[Entity]) -> list[Entity]:
    """The actions of a plan's list that some row may take up: of the others none does, whatever its words mean."""
    said = [_told(said_of_row(facts, e)) for e in rows] if listed else []
    return [e for e in listed if any(len(_told(e.label) & row) >= _TAKEN_UP for row in said)]


def carried_out(
    facts: Facts, listed: Sequence[Entity], rows: Sequence[Entity]
) -> dict[Entity, Entity]:
    """The actions of a plan's list that a row says over again, each with the row that is most like it."""
    found = {}
    said = {row: _told(said_of_row(facts, row)) for row in rows} if listed else {}
    for e in listed:
        words = _told(e.label)
        shared = {row: len(words & said[row]) for row in rows}
        best = max(rows, key=lambda row: shared[row], default=None)
        if best is not None and shared[best] >= max(_TAKEN_UP, ceil(_SAME * len(words))):
            found[e] = best
    return found


def _told(text: str) -> frozenset[str]:
    return telling(text) - telling(_DOING)
