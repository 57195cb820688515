"""The pieces of public JSON that several answers share."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeAlias

from remit.graph.model import Citation, Entity

Json: TypeAlias = dict[str, object]


# How answers show themselves in a notebook: the top layer fills this in, since queries draw nothing.
SHOWN_BY: dict[type, Callable[[Any], str]] = {}


class Showable:
    """An answer that a notebook shows as a table, where something is there to draw it."""

    __slots__ = ()

    def _repr_html_(self) -> str | None:
        return shown(self)


def shown(answer: object) -> str | None:
    """An answer as a table for a notebook, where something is there to draw it."""
    draw = SHOWN_BY.get(type(answer))
    return draw(answer) if draw else None


def thing_json(entity: Entity) -> Json:
    """A thing where another names it: enough to show it and to ask for it."""
    return {"id": entity.id, "kind": entity.kind, "label": entity.label}


def things_json(entities: Iterable[Entity]) -> list[Json]:
    """Several things, in the order given."""
    return [thing_json(entity) for entity in entities]


def citations_json(citations: Iterable[Citation]) -> list[Json]:
    """Passages: which document, where in it (in words, and by its numbers), which words."""
    return [c.told for c in citations]
