"""Which body of a register is the community safety partnership on whom the law lays its duties."""

from __future__ import annotations

from remit.graph.model import Entity
from remit.queries.facts.register import Facts


def safety_partnership(facts: Facts, key: str) -> Entity | None:
    """The body that is the community safety partnership of this key, if the documents class it so."""
    classed = facts.once("classed", lambda: _classed(facts))
    return next((e for e in classed if facts.partnerships.tied(key, e.id)), None)


def _classed(facts: Facts) -> list[Entity]:
    return [
        e
        for e in facts.of("body")
        if "community safety partnership" in facts.value(e.id, "classification").casefold()
    ]
