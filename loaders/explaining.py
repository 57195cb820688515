"""What each region of a document was taken for and why: told after a load, and no part of the register."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from remit.graph.place import told_of

_SHOWN = 3  # cells that show what a column holds
_LONGEST = 60  # characters of one


@dataclass(frozen=True, slots=True)
class Heading:
    """A column of a table, or a label: its role (none where it is not known), and why.

    ``filled`` counts its cells, of which ``examples`` shows some; ``nearest`` are roles that it may have,
    the likeliest first, where it is not known which.
    """

    words: str
    role: str
    why: str
    filled: int = 0
    examples: tuple[str, ...] = ()
    nearest: tuple[str, ...] = ()

    def to_json(self) -> dict[str, object]:
        """The heading in the public shape."""
        return {
            "heading": self.words,
            "role": self.role or None,
            "why": self.why,
            "filled": self.filled,
            "examples": list(self.examples),
            "nearest": list(self.nearest),
        }


@dataclass(frozen=True, slots=True)
class Region:
    """A table, cards, or all labels of a document: where it stands and what it was taken for.

    ``kind`` is the type of a table (``actions``, ``matrix``, ``risks`` …) or ``labels``; empty where none
    fits, and then nothing of it was read.
    """

    document: str
    locator: str
    form: str
    kind: str
    why: str
    headings: tuple[Heading, ...]

    def to_json(self) -> dict[str, object]:
        """The region in the public shape."""
        return {
            "document": self.document,
            "locator": self.locator,
            **told_of(self.locator),
            "form": self.form,
            "taken_for": self.kind or None,
            "why": self.why,
            "headings": [heading.to_json() for heading in self.headings],
        }


def shown(cells: Iterable[str]) -> tuple[str, ...]:
    """A few different cells, cut short."""
    return tuple(dict.fromkeys(cell[:_LONGEST] for cell in cells))[:_SHOWN]


def unknown(regions: Sequence[Region], *, labels: bool) -> dict[str, Heading]:
    """The columns, or the labels, whose role is not known, each wording once."""
    return {
        heading.words: heading
        for region in reversed(regions)
        if (region.form == "labels") == labels
        for heading in region.headings
        if heading.words and not heading.role
    }
