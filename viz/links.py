"""Where the links of a page lead, and how its lists tell where something is written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from remit.graph.model import Citation, Entity
from remit.queries.phrasing import shortened
from remit.viz.findings import places
from remit.viz.html import html, joined
from remit.viz.wording import label

if TYPE_CHECKING:
    from markupsafe import Markup


class Links:
    """Where in the page's list each thing stands, and what documents are called there.

    Links lead there without a script; only things that a link leads to (``used``) need an anchor.
    """

    def __init__(self, places: Mapping[str, str], called: Mapping[str, str]) -> None:
        self.places, self.called = places, called
        self.used: set[str] = set()

    def address(self, thing: Entity) -> str:
        """The address of a thing within the page."""
        self.used.add(thing.id)
        return self.places[thing.id]

    def to(self, thing: Entity) -> Markup:
        """A link to a thing, by its name."""
        return html("<a href=#{}>{}</a>", self.address(thing), name(thing))

    def to_each(self, things: Iterable[Entity]) -> Markup:
        """Links to several things, one after the other."""
        return joined(map(self.to, things), ", ")

    def place(self, citations: Sequence[Citation]) -> str:
        """Where passages stand."""
        return places(citations, self.called)


def name(thing: Entity) -> str:
    """A thing's name where it leads to it: enough of it to know it by."""
    return brief(label(thing))


def brief(text: str) -> str:
    """Enough of a text to know it by."""
    return shortened(text, 110)
