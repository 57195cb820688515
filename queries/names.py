"""Which names were taken for one body or person, on what ground, and which may mean one and were not.

Names are joined by what documents say and by decisions, never because they look alike; what only looks so
is put as a question, with the words that a decisions file needs to settle it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from remit.graph.likeness import initials
from remit.graph.lookup import key, stems
from remit.graph.model import Citation, Entity, Statement
from remit.graph.store import Store
from remit.ontology import Basis
from remit.queries.counting import count
from remit.queries.facts.naming import aliases
from remit.queries.facts.register import Facts
from remit.queries.shapes import Json, Showable, citations_json, thing_json

_KINDS: Final = ("body", "person")


@dataclass(frozen=True, slots=True)
class Joined:
    """A name that was taken for another of the same thing; ``basis`` is ``decided`` where a person did so."""

    thing: Entity
    name: str
    reason: str
    basis: Basis
    citations: tuple[Citation, ...]

    def to_json(self) -> Json:
        """The name in the public shape."""
        return {
            "thing": thing_json(self.thing),
            "name": self.name,
            "reason": self.reason,
            "basis": self.basis,
            "citations": citations_json(self.citations),
        }


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two things whose names may mean one."""

    one: Entity
    other: Entity
    reason: str
    citations: tuple[Citation, ...]

    @property
    def decision(self) -> str:
        """What to put into a decisions file, under ``same`` or under ``not same``."""
        kind = f"kind: {self.one.kind}, " if self.one.kind != "body" else ""
        names = ", ".join(_quoted(e.label) for e in (self.one, self.other))
        return f"- {{{kind}names: [{names}], reason: }}"

    def to_json(self) -> Json:
        """The doubt in the public shape."""
        return {
            "one": thing_json(self.one),
            "other": thing_json(self.other),
            "reason": self.reason,
            "decision": self.decision,
            "citations": citations_json(self.citations),
        }


@dataclass(frozen=True, slots=True)
class Names(Showable):
    """All names that were joined in a register, and all pairs that may mean one."""

    joined: tuple[Joined, ...]
    doubts: tuple[Doubt, ...]

    @property
    def sentence(self) -> str:
        """What it comes to, in plain words."""
        things = len({one.thing for one in self.joined})
        bodies = count(things, "body or person", "bodies and people")
        told = f"{bodies} {'goes' if things == 1 else 'go'} by more than one name here"
        if not self.joined:
            told = "No body and no person goes by a second name here"
        if not self.doubts:
            return f"{told}; no two others look as if they were one."
        left = (
            "1 pair may be one and was"
            if len(self.doubts) == 1
            else f"{len(self.doubts)} pairs may be one and were"
        )
        return f"{told}; {left} not joined."

    def to_json(self) -> Json:
        """The names in the public shape."""
        return {
            "sentence": self.sentence,
            "joined": [one.to_json() for one in self.joined],
            "doubts": [one.to_json() for one in self.doubts],
        }


def names(store: Store) -> Names:
    """Give the second names of bodies and people with their grounds, and what may be one."""
    with store.snapshot():
        facts = Facts(store)
        decisions = _decisions(store.meta())
        things = facts.of(*_KINDS)
        said = store.about([e.id for e in things])
        joined = [
            _joined(facts.things[s.subject], s, decisions)
            for s in said
            if s.term == "name" and s.subject in facts.things and _is_other(facts, s)
        ]
        homes: dict[str, list[Citation]] = {}
        for s in said:
            if s.term == "name" and s.subject in facts.things and not _is_other(facts, s):
                homes.setdefault(s.subject, []).extend(s.citations[:1])
        doubts = [
            Doubt(
                e,
                facts.things[other],
                reason,
                (*homes.get(e.id, ())[:1], *homes.get(other, ())[:1]),
            )
            for e in things
            for other, reason in sorted(aliases(facts, e.id).items())
            if e.id < other and not _apart(e.label, facts.label(other), decisions)
        ]
        return Names(
            tuple(sorted(joined, key=lambda one: (one.thing.label, one.name))), tuple(doubts)
        )


def _is_other(facts: Facts, said: Statement) -> bool:
    thing = facts.things[said.subject]
    return thing.kind in _KINDS and bool(said.value) and said.value != thing.label


def _joined(thing: Entity, said: Statement, decisions: Mapping[str, Any]) -> Joined:
    name = said.value or ""
    return Joined(
        thing, name, _ground(thing.label, name, said, decisions), said.basis, said.citations
    )


def _ground(label: str, name: str, said: Statement, decisions: Mapping[str, Any]) -> str:
    """Why a name was taken for one of the thing."""
    if said.basis == "decided":
        for entry in decisions.get("same", ()):
            if {key(label), key(name)} <= {key(str(one)) for one in entry.get("names", ())}:
                return " ".join(str(entry.get("reason", "")).split())
        return "a decision"
    if key(name).replace(" ", "") in (initials(label), initials(label, every=True)):
        return "its initials, as the document gives them"
    if stems(name) == stems(label) or key(name) == key(label):
        return "the same but for the form or the spelling of a word"
    return "another name that the document itself gives"


def _apart(one: str, other: str, decisions: Mapping[str, Any]) -> bool:
    """Whether a person decided that two names mean two."""
    pair = {key(one), key(other)}
    return any(
        pair <= {key(str(n)) for n in e.get("names", ())} for e in decisions.get("not same", ())
    )


def _decisions(meta: Mapping[str, str]) -> Mapping[str, Any]:
    """The decisions that the register was loaded with; the loader has read and checked them."""
    if not (text := meta.get("decisions", "")):
        return {}
    import yaml

    found = yaml.safe_load(text)
    return found if isinstance(found, dict) else {}


def _quoted(name: str) -> str:
    """A name as one word of YAML between brackets."""
    return name if name.replace(" ", "").isalnum() else '"' + name.replace('"', '\\"') + '"'
