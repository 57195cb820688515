"""All that a picture of a register is made from: its things, what is said of them, the answers.

Answers, chains and gaps come from the queries. Nothing is worked out here that a query could say:
this module only puts what it was told into the order in which pages show it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from remit.graph.editions import now
from remit.graph.held import Held
from remit.graph.model import Contents, Document, Entity, Statement
from remit.graph.retold import composed, marking, owning
from remit.graph.store import WORDS, Store
from remit.ontology import CARRYING, KINDS
from remit.queries.above import Above
from remit.queries.answers import Answer
from remit.queries.coverage import coverage
from remit.queries.each import each
from remit.queries.ended import today
from remit.queries.remit_of import AGENTS, Inherited, Remit, remits
from remit.queries.since import days_of, with_days
from remit.queries.unnamed import meets
from remit.viz.html import html, lean

T = TypeVar("T")

ASSIGNED = "assignedTo"
_UPWARDS = frozenset(CARRYING)


@dataclass(frozen=True)
class Material:
    """A register, read once; all sequences are in canonical order."""

    title: str
    shown: Held  # the things that are to be seen, and what is said of them
    documents: Sequence[Document]
    answers: Mapping[str, Answer]
    remits: Mapping[str, Remit]  # of everybody who is given something, or holds a post
    contents: Contents  # the whole register, of which this may be a part
    held: Held  # the same, to be asked; all of it is shown, or a part
    above: Above  # what stands above each of its things
    known: dict[str, Any] = field(default_factory=dict, repr=False, compare=False)

    @property
    def entities(self) -> Mapping[str, Entity]:
        """The things that are shown, by their ids."""
        return self.shown.things

    @property
    def statements(self) -> Sequence[Statement]:
        """What is said of them."""
        return self.shown.statements

    @cached_property
    def lanes(self) -> Mapping[str, list[str]]:
        """The priorities that each thing stands under, itself included."""
        found: dict[str, list[str]] = {}
        for priority in self.of_kind("priority"):
            for id_ in self.reached([priority.id], down=True):
                found.setdefault(id_, []).append(priority.id)
        return found

    @cached_property
    def told(self) -> Callable[[str], str]:
        """How its texts are set: what a register says in words of its own stands in other marks than what it quotes."""
        # On a page they stand as HTML writes them.
        return marking(
            self.contents.meta, self._composed | {lean(html("{}", name)) for name in self._composed}
        )

    @cached_property
    def own(self) -> Callable[[str], bool]:
        """Tells whether a wording is the register's own, and no quotation."""
        return owning(self.contents.meta, self._composed)

    @cached_property
    def _composed(self) -> frozenset[str]:
        """The names that no document has; a register in words of its own lists its own."""
        if self.contents.meta.get(WORDS):
            return frozenset()
        return composed(self.contents.entities, self.contents.statements)

    def once(self, name: str, work: Callable[[], T]) -> T:
        """What several parts of a page need to have worked out only once."""
        if name not in self.known:
            self.known[name] = work()
        found: T = self.known[name]
        return found

    def value(self, id_: str, term: str) -> str | None:
        """What is first said of a thing in an attribute: as read, or else as written."""
        said = next(iter(self.shown.out(id_, term)), None)
        if said is None:
            return None
        return said.value if said.value is not None else said.raw

    def inherited(self, id_: str) -> Sequence[Inherited]:
        """What somebody answers for because of what they hold or what stands above."""
        remit = self.remits.get(id_)
        return remit.inherited if remit else ()

    def of_kind(self, *kinds: str) -> list[Entity]:
        """All things of these kinds, in the order of the register."""
        return [entity for entity in self.entities.values() if entity.kind in kinds]

    def ups(self, id_: str) -> list[Statement]:
        """The links by which accountability travels up from a thing."""
        return [s for s in self.shown.links(id_) if s.term in _UPWARDS]

    def downs(self, id_: str) -> list[Statement]:
        """The links by which accountability travels up to a thing."""
        return [s for s in self.shown.back(id_) if s.term in _UPWARDS]

    def reached(self, start: Iterable[str], *, down: bool = False) -> list[str]:
        """Everything above these things, or below them, nearest first; the things themselves lead."""
        found = list(dict.fromkeys(start))
        seen = set(found)
        for id_ in found:
            links = self.downs(id_) if down else self.ups(id_)
            for statement in links:
                other = statement.subject if down else statement.object or ""
                if other not in seen:
                    seen.add(other)
                    found.append(other)
        return found


def gather(store: Store) -> Material:
    """Read a whole register, with the answer for every thing that people ask about."""
    with store.snapshot():
        contents = now(store)
        asked = [e.id for e in contents.entities if KINDS[e.kind].answerable]
        above = Above.read(store, [e.id for e in contents.entities])
        answers = each(store, asked, above) if asked else {}
        told = with_days([*answers.values()], days_of(contents.statements))
        answers = dict(zip(answers, told, strict=True))
        beside = coverage(store).beside_nothing()
        day = today(store) if any(s.end or s.start for s in contents.statements) else None
    held = Held(contents.entities, contents.statements, day)
    return Material(
        title=title_of(contents),
        shown=held,
        documents=contents.documents,
        answers=answers,
        remits=remits(held, _busy(contents), beside, above),
        contents=contents,
        held=held,
        above=above,
    )


def _busy(contents: Contents) -> list[Entity]:
    """Everybody of whom a remit can say something, in the order of the register."""
    ends = {s.object for s in contents.statements if s.term in (ASSIGNED, "postIn")}
    ends |= {s.subject for s in contents.statements if s.term in ("holds", "postIn")}
    return [e for e in contents.entities if (e.kind in AGENTS and e.id in ends) or meets(e)]


def title_of(contents: Contents) -> str:
    """What the register is called, or the plan in it where nobody gave it a title."""
    plans = (entity.label for entity in contents.entities if entity.kind == "plan")
    return contents.meta.get("title") or next(plans, "") or "Register"


def around(material: Material, id_: str, limit: int = 500) -> Material:
    """The part of a register that one thing stands in: its chain, what is below it, who is named.

    At most ``limit`` things are kept, the nearest first.
    """
    chain = material.reached([id_])
    below = material.reached([id_], down=True)
    # Of somebody, what stands below all that is given to them.
    given = [s.subject for s in material.shown.back(id_) if s.term == ASSIGNED]
    below += material.reached(given, down=True)
    near = list(dict.fromkeys([*chain, *below]))
    beside = [s.object or "" for s in material.shown.links(id_)]
    beside += [s.subject for s in material.shown.back(id_)]
    # What somebody leads is as near to them as what stands below a thing.
    led = material.reached(beside)
    ties = [other for at in (id_, *chain[1:], *below[1:], *led) for other in _ties(material, at)]
    kept = list(dict.fromkeys([id_, *chain, *beside, *near, *ties, *led]))[:limit]
    return only(material, set(kept))


def _ties(material: Material, id_: str) -> list[str]:
    return [s.object or "" for s in material.shown.links(id_) if s.term == ASSIGNED]


def only(material: Material, ids: Collection[str]) -> Material:
    """The part of a register that concerns these things alone."""
    return Material(
        title=material.title,
        shown=Held(
            (e for e in material.entities.values() if e.id in ids),
            (
                s
                for s in material.statements
                if s.subject in ids and (s.object is None or s.object in ids)
            ),
        ),
        documents=material.documents,
        answers={key: a for key, a in material.answers.items() if key in ids},
        remits={key: remit for key, remit in material.remits.items() if key in ids},
        contents=material.contents,
        held=material.held,
        above=material.above,
    )
