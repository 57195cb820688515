"""What a body must do by law: by the register's own words, and by the statute book, each told as which.

The register lays a duty on whomever its documents name. The statute book lays it on a class of bodies,
and only the name of a body tells its class: that is a rule of thumb, so what follows is inferred. A
power binds nobody and stands apart, whatever the documents call it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from remit.graph.lookup import stems
from remit.graph.model import Citation, Entity, Statement
from remit.graph.store import Store
from remit.ontology import LASTING, Basis
from remit.ontology.statutes import (
    LegalDuty,
    classes_of,
    in_force,
    named_classes,
    statutes,
)
from remit.queries.above import ASSIGNED, Above
from remit.queries.audit.baseline import bearers, law, place, row_of
from remit.queries.coverage import NOT_TOLD, Coverage, coverage
from remit.queries.duties_told import sentence
from remit.queries.facts.dating import day_of
from remit.queries.gaps import Gap
from remit.queries.naming import called_or_short
from remit.queries.shapes import Json, Showable, citations_json, thing_json, things_json

REGISTER: Final = "register"
STATUTES: Final = "statute book"
_ARISES = "arisesFrom"
_EVERYBODY = "anyone"
_UNVERIFIED = "From memory; not verified."
_SECONDARY = "Read on a secondary page, not in the law itself."
# A bearer in these words is no single body, so it may be one of several.
_SEVERAL = re.compile(r"^(?:each|every|all|both|any)\b|,| and |ies$|[^s]s$", re.IGNORECASE)
_AUTHORITIES = re.compile(r"\bresponsible authorit(?:y|ies)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Owed:
    """One thing that a body must do, or may.

    ``source`` is the register or the statute book, ``kind`` a duty or a power. ``bearer`` is on whom it
    lies in the words of the source: the body itself, or the class that it belongs to. ``law`` are the
    provisions in words, ``says`` what they ask in our own. ``also`` is how the other source tells of
    it. ``verified`` is false where the statute book has it from memory.
    """

    source: str
    kind: str
    id: str
    label: str
    bearer: str
    basis: Basis
    law: tuple[str, ...] = ()
    says: str = ""
    stated_as: str = ""
    verified: bool = True
    notes: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = ()

    def to_json(self) -> Json:
        """The row in the public shape."""
        return {
            "source": self.source,
            "kind": self.kind,
            "id": self.id,
            "label": self.label,
            "bearer": self.bearer,
            "basis": self.basis,
            "law": list(self.law),
            "says": self.says,
            "stated_as": self.stated_as,
            "verified": self.verified,
            "notes": list(self.notes),
            "also": list(self.also),
            "citations": citations_json(self.citations),
        }


@dataclass(frozen=True, slots=True)
class Class:
    """A class of bodies that the law knows, and the name by which a body is taken for one of it."""

    id: str
    label: str
    by: str

    def to_json(self) -> Json:
        """The class in the public shape."""
        return {"id": self.id, "label": self.label, "by": self.by}


@dataclass(frozen=True, slots=True)
class Duties(Showable):
    """What the law asks of a body as at a day; ``as_of`` is empty where nothing dates the register.

    ``classes`` are those that its own names tell. ``may_include`` are duties that the register lays on
    several bodies at once, in words that may mean this one too.
    """

    agent: Entity
    as_of: str
    classes: tuple[Class, ...]
    register: tuple[Owed, ...]
    statute_book: tuple[Owed, ...]
    powers: tuple[Owed, ...]
    may_include: tuple[Owed, ...]
    gaps: tuple[Gap, ...]
    others: tuple[Entity, ...] = ()
    asked_as: str = ""
    coverage: Coverage = NOT_TOLD

    @property
    def sentence(self) -> str:
        """What it comes to, in plain words."""
        return sentence(self)

    @property
    def only_in_statutes(self) -> tuple[Owed, ...]:
        """What the statute book alone lays on it: a duty that the register tells of too is told once."""
        told = {label for owed in (*self.register, *self.may_include) for label in owed.also}
        return tuple(owed for owed in self.statute_book if owed.label not in told)

    def to_json(self) -> Json:
        """The duties in the public shape."""
        return {
            "agent": thing_json(self.agent),
            "as_of": self.as_of or None,
            "sentence": self.sentence,
            "asked_as": self.asked_as or None,
            "classes": [one.to_json() for one in self.classes],
            "register": [owed.to_json() for owed in self.register],
            "statute_book": [owed.to_json() for owed in self.statute_book],
            "powers": [owed.to_json() for owed in self.powers],
            "may_include": [owed.to_json() for owed in self.may_include],
            "gaps": [gap.to_json() for gap in self.gaps],
            "others": things_json(self.others),
            "coverage": self.coverage.to_json(),
        }


def duties(store: Store, name: str, as_of: date | None = None) -> Duties:
    """Give what a body, or the holder of a post, must do by law.

    Args:
        store: The register.
        name: Any name of the body or post, or its id.
        as_of: The day for which the law is asked; otherwise the latest on which the documents report.

    Raises:
        NotFoundError: no body or post is called so; the message offers the nearest names.
    """
    with store.snapshot():
        named, asked_as = called_or_short(store, name, LASTING)
        agent = named.entity
        about = store.about([agent.id])
        ids = [e.id for e in store.of_kind("duty") if not e.id.startswith("duty/law-")]
        above = Above.read(store, ids)
        day = as_of or day_of(store)
        read = coverage(store)
    said = _Said(above, day.isoformat() if day else statutes().as_of)
    names = [agent.label, *(s.value for s in about if s.subject == agent.id and s.term == "name" and s.value)]  # fmt: skip
    own = _classes(names)
    bound = _bound(names, said.day)
    register = said.laid({agent.id}, bound)
    powers = [owed for owed in register if owed.kind == "power"]
    told = [s.value or "" for s in about if s.subject == agent.id and s.term == "classification"]
    return Duties(
        agent=agent,
        as_of=day.isoformat() if day else "",
        classes=own,
        register=tuple(owed for owed in register if owed.kind == "duty"),
        statute_book=tuple(said.owed("duty", bound)),
        powers=(*powers, *said.owed("power", {*bound, _EVERYBODY})),
        may_include=tuple(
            owed
            for owed in said.laid(said.several(agent, names, bound), bound)
            if owed.kind == "duty"
        ),
        gaps=tuple(_gaps(agent, own, told)),
        others=named.others,
        asked_as=asked_as,
        coverage=read,
    )


class _Said:
    """What the register says of duties, beside the statute book of a day."""

    def __init__(self, above: Above, day: str) -> None:
        self.day = day
        self.above = above
        self.borne = [
            s for said in above.assigned.values() for s in said if _is_borne(s) and s.basis != "external"
        ]  # fmt: skip
        self.laws = {
            id_: [above.entities[h.object] for h in hops if h.term == _ARISES and h.object]
            for id_, hops in above.hops.items()
        }
        self.rows = {
            s.subject: row_of(above.entities[s.subject].label, laws)
            for s in self.borne
            if (laws := [e.label for e in self.laws.get(s.subject, ())])
        }

    def laid(self, agents: set[str], bound: set[str]) -> list[Owed]:
        """The duties that the register lays on some agents."""
        return [self._laid(s, bound) for s in self.borne if s.object in agents]

    def _laid(self, said: Statement, bound: set[str]) -> Owed:
        duty = self.above.entities[said.subject]
        bearer = self.above.entities[said.object or ""]
        row = self.rows.get(duty.id)
        notes: list[str] = []
        if row is not None and row.kind == "power":
            notes.append(f"The documents put it as a duty; {place(row)} gives a power.")
        elif row is not None and not bound & {*row.bearers}:
            notes.append(f"The statute book lays what {place(row)} asks on {bearers(row)}.")
        laws = (h for h in self.above.hops.get(duty.id, ()) if h.term == _ARISES)
        cited = (c for s in (said, *laws) for c in s.citations)
        return Owed(
            source=REGISTER,
            kind="power" if row is not None and row.kind == "power" else "duty",
            id=duty.id,
            label=duty.label,
            bearer=bearer.label,
            basis=said.basis,
            law=tuple(e.label for e in self.laws.get(duty.id, ())),
            stated_as=said.stated_as,
            notes=tuple(notes),
            also=(row.label,) if row is not None else (),
            citations=tuple(dict.fromkeys(cited)),
        )

    def owed(self, kind: str, bound: set[str]) -> list[Owed]:
        """What the statute book has of a kind for some classes; what is from memory comes last."""
        rows = [r for r in in_force(self.day) if r.kind == kind and bound & {*r.bearers}]
        return [self._owed(row, bound) for row in sorted(rows, key=lambda row: not row.verified)]

    def _owed(self, row: LegalDuty, bound: set[str]) -> Owed:
        same = [id_ for id_, other in self.rows.items() if other is not None and other.id == row.id]
        labels = (self.above.entities[id_].label for id_ in same)
        known = statutes()
        notes = [row.unsettled, _SECONDARY if row.checked == "S" else ""]
        notes += ["" if row.verified else _UNVERIFIED]
        return Owed(
            source=STATUTES,
            kind=row.kind,
            id=row.id,
            label=row.label,
            bearer=" and ".join(known.classes[b].label for b in row.bearers if b in bound),
            basis="inferred",
            law=(place(row),),
            says=row.says,
            verified=row.verified,
            notes=tuple(filter(None, notes)),
            also=tuple(labels),
            citations=(law(row),),
        )

    def several(self, agent: Entity, names: Sequence[str], bound: set[str]) -> set[str]:
        """The bearers that are several bodies in words that may mean this one too."""
        found = (self.above.entities[s.object or ""] for s in self.borne)
        kinds = {kind for name in names for kind in named_classes(name)}
        return {e.id for e in found if e != agent and _may_mean(e.label, kinds, bound)}


def _is_borne(said: Statement) -> bool:
    """Whether it says who bears a duty; who does the work for the bearer is responsible for it, and not bound."""
    duty = said.term == ASSIGNED and said.subject.startswith("duty/")
    return duty and said.object is not None and said.role != "responsible"


def _classes(names: Iterable[str]) -> tuple[Class, ...]:
    """The classes that the names of a body put it in, each by the first name that does."""
    found: dict[str, str] = {}
    for name in names:
        for id_ in named_classes(name):
            found.setdefault(id_, name)
        if _AUTHORITIES.fullmatch(name.strip()):
            found.setdefault("responsible-authority", name)
    known = statutes().classes
    return tuple(Class(id_, known[id_].label, by) for id_, by in found.items())


def _bound(names: Iterable[str], day: str) -> set[str]:
    """All classes that a body belongs to on a day, the wider ones among them."""
    found = {id_ for name in names for id_ in classes_of(name, day)}
    if any(_AUTHORITIES.fullmatch(name.strip()) for name in names):
        found.add("responsible-authority")
    return found


def _may_mean(label: str, kinds: set[str], bound: set[str]) -> bool:
    """Whether a bearer in the words of a document is several bodies, among them those of some classes.

    >>> _may_mean("Schools, the councils and the police", {"local-authority"}, set())
    True
    >>> _may_mean("Northfenshire County Council", {"local-authority"}, set())
    False
    """
    if _AUTHORITIES.fullmatch(label.strip()):
        return "responsible-authority" in bound
    if not _SEVERAL.search(label):
        return False
    said = " ".join(stems(label))
    return any(_names(said, kind) for kind in kinds)


def _names(said: str, kind: str) -> bool:
    """Whether words, as stems, name a class of bodies in either number."""
    row = statutes().classes[kind]

    def has(words: str) -> bool:
        return f" {' '.join(stems(words))} " in f" {said} "

    return any(map(has, row.named)) and not any(map(has, row.not_named))


def _gaps(agent: Entity, own: Sequence[Class], told: Iterable[str]) -> Iterable[Gap]:
    if any("community safety partnership" in words.casefold() for words in told):
        yield Gap(
            "partnership",
            f"The Crime and Disorder Act 1998, section 5, binds the responsible authorities of such a "
            f"partnership one by one; {agent.label} as such is none of them.",
        )
    if any(one.id == "local-authority" for one in own):
        yield Gap(
            "tiers",
            "Where there are two tiers of councils, some of these duties lie on one of them only; the statute "
            "book here does not tell which.",
        )
    if not own:
        yield Gap(
            "class-unknown",
            f"Neither the register nor a name of {agent.label} tells which kind of body it is in law, so what "
            "the statute book lays on it is not known.",
        )
