"""The pieces of public JSON that several answers share."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from remit.graph.model import Citation, Entity

Json: TypeAlias = dict[str, object]


def thing_json(entity: Entity) -> Json:
    """A thing where another names it: enough to show it and to ask for it."""
    return {"id": entity.id, "kind": entity.kind, "label": entity.label}


def things_json(entities: Iterable[Entity]) -> list[Json]:
    """Several things, in the order given."""
    return [thing_json(entity) for entity in entities]


def citations_json(citations: Iterable[Citation]) -> list[Json]:
    """Passages: which document, where in it, which words."""
    return [{"document": c.document, "locator": c.locator, "quote": c.quote} for c in citations]
