"""What stands in an extract and in its origin is one thing, though its lines are not the same."""

from __future__ import annotations

from remit.graph.model import digest
from remit.loaders.blocks import Passage
from remit.loaders.reading import Reading, slug


def place_of(reading: Reading, passage: Passage) -> str:
    """Where a thing stands, for its id: never a place that its origin has for another thing."""
    document = reading.source.document
    own = slug(document.name.rsplit(".", 1)[0])[:12].strip("-")
    extract = f"-in-{own}" if document.origin else ""
    return reading.numbered(f"{reading.short_name}{extract}-{passage.parts[0].number}")


def same_in_origin(reading: Reading, *words: str) -> str:
    """The key by which a thing of an extract is found to be one of its origin's."""
    return digest(reading.origin, *words)
