"""The partnerships of a register that holds several, each with its plans."""

from __future__ import annotations

from dataclasses import dataclass

from remit.graph.model import Entity
from remit.graph.partnerships import Partnership, partnerships_of
from remit.graph.store import Store
from remit.queries.shapes import Json, things_json

# How it is known that papers are one partnership's, by what a load tells of it.
KNOWN_BY = {
    "plan": "by its own papers",
    "folder": "by its folder alone",
    "decided": "as decided",
}


@dataclass(frozen=True, slots=True)
class Listed:
    """A partnership, and the plans that it has."""

    partnership: Partnership
    plans: tuple[Entity, ...]

    @property
    def known(self) -> str:
        """How it is known that it is one, in words."""
        return KNOWN_BY.get(self.partnership.by, self.partnership.by)

    def to_json(self) -> Json:
        """The partnership in the public shape."""
        return {**self.partnership.to_json(), "plans": things_json(self.plans)}


def listed(store: Store) -> list[Listed]:
    """List the partnerships by key; none where the register is all one."""
    with store.snapshot():
        return [
            Listed(one, tuple(store.of_kind("plan", within=one.key)))
            for one in partnerships_of(store.meta())
        ]
