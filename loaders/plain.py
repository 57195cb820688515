"""Records as plain data, such as JSON holds: each is the list of its fields, in their order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from remit.graph.place import Place
from remit.loaders.blocks import Block, Part

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


def values(record: DataclassInstance) -> list[Any]:
    """The fields of a record; a named tuple, such as a part of a passage, is plain data as it is.

    >>> block = Block((Part("Mend the gates", 1, place=Place(page=4)),), "item")
    >>> block_of(values(block)) == block
    True
    """
    return [getattr(record, field.name) for field in fields(record)]


def block_of(told: Sequence[Any]) -> Block:
    """A block of its values."""
    parts, *rest = told
    return Block(parts_of(parts), *rest)


def parts_of(told: Iterable[Sequence[Any]]) -> tuple[Part, ...]:
    """The parts of a passage of their values."""
    return tuple(
        [Part(*[*rest, None if place is None else Place(*place)]) for *rest, place in told]
    )
