"""Matters that cut across most priorities: told once, with all of them and with who leads the matter."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from remit.graph.model import Citation, Entity
from remit.graph.words import with_capital
from remit.ontology import KINDS, LASTING
from remit.queries.facts.register import Facts
from remit.queries.overlap import found_between
from remit.queries.phrasing import list_of
from remit.queries.shapes import Json, thing_json, things_json
from remit.queries.sharing import Group, Shared
from remit.queries.sides import Side, Sides
from remit.queries.speaking import own
from remit.queries.themes import specific

_TIES: Final = {
    "officer": "has work under",
    "group": "delivers",
    "led": "leads",
    "body": "is needed by",
    "duty": "is law for",
}
_PLACES: Final = ("linkedTo", "governedBy", "reportsTo", "partOf")


class Part(NamedTuple):
    """A priority that has to do with a matter, and where it says so."""

    priority: Entity
    sides: tuple[Side, ...]

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The passages, each once."""
        return tuple(dict.fromkeys(c for side in self.sides for c in side.citations))

    def to_json(self) -> Json:
        """The part in the public shape."""
        return {**thing_json(self.priority), "things": [side.to_json() for side in self.sides]}


class CrossCutting(NamedTuple):
    """A matter, or a party, that more than half of the priorities have to do with, and at least three.

    ``own`` are the priorities that are about it by their names, and ``leads`` who is accountable for
    these; ``named`` are boards and posts whose names speak of it, where no priority is about it.
    """

    kind: str
    about: str
    label: str
    finding: str | None
    compared: int
    parts: tuple[Part, ...]
    own: tuple[Entity, ...]
    leads: tuple[Entity, ...]
    named: tuple[Entity, ...]

    @property
    def led(self) -> bool:
        """Whether somebody is accountable for a priority that is about it."""
        return bool(self.leads)

    @property
    def things(self) -> int:
        """How many things have to do with it."""
        return sum(len(part.sides) for part in self.parts)

    @property
    def share(self) -> str:
        """How many of the priorities have to do with it."""
        many = len(self.parts)
        return f"all {many}" if many == self.compared else f"{many} of {self.compared}"

    @property
    def sentence(self) -> str:
        """How many priorities have to do with it, and who leads it."""
        if not self.is_matter:
            return f"{self.label} {_TIES[self.kind]} {self.share} priorities."
        return f"{self.label}: {self.share} priorities. {self._who_leads()}"

    def _who_leads(self) -> str:
        own = list_of([f"“{e.label}”" for e in self.own])
        named = list_of([e.label for e in self.named])
        if self.leads:
            verb = "leads" if len(self.leads) == 1 else "lead"
            return f"{list_of([e.label for e in self.leads])} {verb} it, by {own}."
        if self.own:
            return f"{own} {'is' if len(self.own) == 1 else 'are'} about it, and nobody leads that."
        if self.named:
            verb = "bears" if len(self.named) == 1 else "bear"
            return f"Nobody is named to lead it; {named} {verb} its name."
        return "Nobody is named to lead it."

    @property
    def is_matter(self) -> bool:
        """Whether it is a matter, which somebody may lead, and not a party or a law."""
        return self.kind in ("theme", "mention")

    def to_json(self) -> Json:
        """The matter in the public shape."""
        return {
            "kind": self.kind,
            "about": self.about,
            "label": self.label,
            "finding": self.finding,
            "compared": self.compared,
            "sentence": self.sentence,
            "priorities": [part.to_json() for part in self.parts],
            "own": things_json(self.own),
            "leads": things_json(self.leads),
            "named": things_json(self.named),
        }


def cross_cutting(
    facts: Facts, group: Group, across: tuple[Shared, ...], sides: Sides
) -> Iterator[CrossCutting]:
    """Tell each matter that cuts across a group."""
    for shared in across:
        owners = _owners(facts, group, shared)
        found = "theme" if shared.kind == "mention" else shared.kind
        yield CrossCutting(
            shared.kind,
            shared.about,
            with_capital(shared.label) if found == "theme" else shared.label,
            found_between(facts, shared.kind, shared.about, list(shared.by.items())),
            len(group.priorities),
            tuple(
                Part(facts.things[p], sides.of(uses, shared.meant)) for p, uses in shared.by.items()
            ),
            tuple(facts.things[p] for p in owners),
            tuple(_leading(facts, owners)),
            tuple(_named(facts, group, shared)) if found == "theme" and not owners else (),
        )


def _owners(facts: Facts, group: Group, shared: Shared) -> list[str]:
    """The priorities whose names name the matter."""
    if shared.owner:
        return [shared.owner]
    if shared.kind != "theme":
        return []
    return [p for p in group.priorities if shared.about in own(facts, p)]


def _leading(facts: Facts, owners: list[str]) -> Iterator[Entity]:
    led = (s.object or "" for p in owners for s in facts.assigned(p, "accountable"))
    for id_ in dict.fromkeys(led):
        if not KINDS[facts.kind(id_)].instead:
            yield facts.things[id_]


def _named(facts: Facts, group: Group, shared: Shared) -> Iterator[Entity]:
    """The bodies and posts of the partnership whose names speak of the matter itself."""
    key = facts.partnerships.of(group.priorities[0])
    named = facts.once("named by themes", lambda: _by_theme(facts))
    yield from named.get((key, shared.about), ())


def _by_theme(facts: Facts) -> dict[tuple[str, str], list[Entity]]:
    """The bodies and posts by their partnership and by the themes that their names speak of."""
    found: dict[tuple[str, str], list[Entity]] = {}
    for e in facts.of(*LASTING):
        if e.kind == "body" and not _stands_among(facts, e.id):
            continue
        body = next((s.object or "" for s in facts.out(e.id, "postIn")), e.id)
        for about in specific(e.label):
            for key in facts.partnerships.around(body):
                found.setdefault((key, about), []).append(e)
    return found


def _stands_among(facts: Facts, body: str) -> bool:
    """Whether a body has its place among the bodies that govern, and is not a partner or a group.

    The delivery group of one priority leads no matter of all, and a partner's name tells its trade.
    """
    tied = any(facts.out(body, term) or facts.into(body, term) for term in _PLACES)
    partner = facts.out(body, "memberOf") or facts.into(body, "worksWith")
    return tied and not partner and not facts.out(body, "delivers")
