"""Everything on one matter, across the priorities: who leads which part, and whether anybody has it.

A matter often stands under priorities that are led for something else. Who leads one of these has not
been given the matter: it is nobody's where it comes up on two things or more and no priority, group or
officer has it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from remit.graph.lookup import Query
from remit.graph.model import Citation, Entity, Statement
from remit.graph.store import Store
from remit.ontology import HEADS, KNOWN, LASTING, UNKNOWN, WORK
from remit.ontology.statutes import statutes
from remit.ontology.thesaurus import within
from remit.queries import gaps
from remit.queries.above import ACCOUNTABLE, NOT_READ, RESPONSIBLE, Above, Party
from remit.queries.audit.engine import judged
from remit.queries.audit.model import Finding, at_least
from remit.queries.coverage import NOT_TOLD, Coverage, counted
from remit.queries.facts.register import Facts
from remit.queries.finding import mentioned
from remit.queries.gone_by import LastTold, last_told
from remit.queries.matter_law import Law, laws_on, told_here, unspoken
from remit.queries.shapes import Json, Showable, citations_json, thing_json
from remit.queries.states import RAG, STATUS, State
from remit.queries.themes import themes_of
from remit.queries.touching import (
    MENTIONED,
    NAMED,
    UNDER,
    Sought,
    Touch,
    narrower,
    sought,
    touching,
)

LED, UNLED, GROUP, WORKED, WITHIN, NOBODY, UNKNOWN_WHO, ONCE, NOTHING = (
    "led", "unled", "group", "worked-on", "within", "nobody", "not-known", "once", "nothing",
)  # fmt: skip
# Each state of a matter, and what it means.
STATES: Final = {
    LED: "a priority, an objective or a plan is there for it, and its lead is named",
    UNLED: "a priority is there for it, and no lead of that is named",
    GROUP: "no priority is there for it, but a group or a post is",
    WORKED: "no priority or group is there for it, but somebody is named for work on it",
    WITHIN: "nobody has it by itself, but one priority, which is led, has all that is named so, or is for a wider matter",
    NOBODY: "it comes up on two things or more, and no priority, group or officer has it",
    UNKNOWN_WHO: "somebody may have it: a part of a row was not read, or a name not understood",
    ONCE: "it comes up on one thing, and nobody is named for that itself",
    NOTHING: "nothing here speaks of it",
}


@dataclass(frozen=True, slots=True)
class Item:
    """A thing that has to do with the matter.

    ``how`` is ``named`` where its name has the matter, ``under`` where it stands under something so
    named, ``mentioned`` where only its text speaks of it. ``priority`` is what it serves. ``parties`` are
    named for the thing itself. ``period`` is that of a figure, ``qualifier`` how exact the document
    calls it ("over"), ``due`` the deadline as it is written.
    """

    thing: Entity
    how: str
    priority: Entity | None
    parties: tuple[Party, ...]
    citations: tuple[Citation, ...]
    period: str = ""
    due: str = ""
    status: str = ""
    unread: int = 0
    qualifier: str = ""

    def to_json(self) -> Json:
        """The thing in the public shape."""
        return {
            **thing_json(self.thing),
            "how": self.how,
            "priority": thing_json(self.priority) if self.priority is not None else None,
            "parties": [party.to_json() for party in self.parties],
            "period": self.period or None,
            "qualifier": self.qualifier or None,
            "deadline": self.due or None,
            "status": self.status or None,
            "unread": self.unread,
            "citations": citations_json(self.citations),
        }


@dataclass(frozen=True, slots=True)
class Part:
    """A priority under which the matter comes up, who leads it, and how many things there are on it.

    ``own`` tells that the priority is there for the matter, ``wider`` for which wider one of the thesaurus
    it is; otherwise it is led for something else. ``citations`` show where the matter comes up, and
    ``unread`` counts the lines or cells of the priority itself that were not understood.
    """

    head: Entity
    own: bool
    leads: tuple[Party, ...]
    things: int
    wider: str = ""
    citations: tuple[Citation, ...] = ()
    unread: int = 0

    @property
    def nobody(self) -> str:
        """What to say where no lead stands: nobody is named only in what was read in full."""
        return gaps.nobody(self.unread, self.head.kind)

    def to_json(self) -> Json:
        """The part in the public shape."""
        return {
            **thing_json(self.head),
            "own": self.own,
            "wider": self.wider or None,
            "leads": [party.to_json() for party in self.leads],
            "things": self.things,
            "unread": self.unread,
            "citations": citations_json(self.citations),
        }


@dataclass(frozen=True, slots=True)
class Matter(Showable):
    """One matter across a register. ``state`` says whether anybody has it: see :data:`STATES`.

    ``items`` are all things on which it comes up, ``groups`` the bodies and posts. ``findings`` are those of the
    audit that concern them, and ``narrower`` names matters within this one that have things of their own.
    """

    question: str
    words: str
    state: str
    parts: tuple[Part, ...] = ()
    items: tuple[Item, ...] = ()
    groups: tuple[Item, ...] = ()
    law: tuple[Law, ...] = ()
    findings: tuple[Finding, ...] = ()
    narrative: tuple[Citation, ...] = ()
    narrower: tuple[str, ...] = ()
    asked_as: str = ""
    coverage: Coverage = NOT_TOLD
    earlier: LastTold | None = None

    def of(self, *kinds: str) -> tuple[Item, ...]:
        """The things of some kinds."""
        return tuple(item for item in self.items if item.thing.kind in kinds)

    @property
    def sentence(self) -> str:
        """What it comes to, in plain words."""
        from remit.queries.matter_told import sentence

        return sentence(self)

    def to_json(self) -> Json:
        """The matter in the public shape."""
        return {
            "question": self.question,
            "matter": self.words,
            "sentence": self.sentence,
            "state": self.state,
            "asked_as": self.asked_as or None,
            "parts": [part.to_json() for part in self.parts],
            "things": [item.to_json() for item in self.items],
            "groups": [item.to_json() for item in self.groups],
            "law": [law.to_json() for law in self.law],
            "findings": [finding.to_json() for finding in self.findings],
            "narrative": citations_json(self.narrative),
            "narrower": list(self.narrower),
            "coverage": self.coverage.to_json(),
            "earlier": self.earlier.to_json() if self.earlier else None,
        }


def matter(store: Store, text: str, as_of: date | None = None) -> Matter:
    """Gather everything on one matter.

    Args:
        store: The register.
        text: What people call the matter, or a question about it.
        as_of: The day as at which findings are judged; otherwise the latest on which the documents report.
    """
    with store.snapshot():
        facts = Facts(store, as_of)
        found, wanted = touching(store, facts, sought(text))
        groups = [t for t in found if facts.kind(t.id) in LASTING]
        groups += _delivering(facts, found)
        work = [t for t in found if facts.kind(t.id) in WORK]
        heads = [facts.priority_of(t.id) or "" for t in work]
        laws = laws_on(facts, found)
        ids = {t.id for t in (*work, *groups)} | {*filter(None, heads), *(t.id for t in laws)}
        above = Above.read(store, ids)
        cited = facts.cited(t.said for t in (*work, *groups, *laws) if t.said is not None)
        names = wanted.theme.names if wanted.theme else ()
        narrative = mentioned(store, [wanted.words, *names])
        silent = not (groups or work or laws or narrative)
        earlier = last_told(store, Query.of(wanted.words)) if silent else None
        audit = judged(facts) if work else None
        read = counted(Counter(block.outcome for block in facts.blocks), facts.meta)
    items = tuple(_item(facts, t, above, cited) for t in work)
    parts = tuple(_parts(facts, items, above, wanted))
    ours = {t.id for t in (*work, *groups) if t.how != MENTIONED}
    raised = [f for f in audit.open if f.subject.id in ours] if audit is not None else []
    day = facts.as_of.isoformat() if facts.as_of else statutes().as_of
    return Matter(
        question=text,
        words=wanted.words,
        state=_state(items, [t for t in groups if t.how == NAMED], parts),
        parts=parts,
        items=items,
        groups=tuple(_item(facts, t, above, cited) for t in groups),
        law=(*told_here(facts, laws, above, cited), *unspoken(facts, wanted, laws, day)),
        findings=tuple(sorted(raised, key=_gravity)),
        narrative=narrative,
        narrower=tuple(t.label for t in narrower(facts, wanted.theme)) if wanted.theme else (),
        asked_as=wanted.asked_as,
        coverage=read,
        earlier=earlier,
    )


def _gravity(finding: Finding) -> int:
    return sum(not at_least(finding.severity, level) for level in ("high", "medium"))


def _state(items: Sequence[Item], groups: Sequence[Touch], parts: Sequence[Part]) -> str:
    """Whether anybody has the matter."""
    named = [item for item in items if item.how == NAMED]
    heads = [item for item in named if item.thing.kind in HEADS]
    if _known(heads, ACCOUNTABLE):
        return LED
    if own := [part for part in parts if part.own]:
        return UNKNOWN_WHO if _may_be_led(items, own) else UNLED
    if groups:
        return GROUP
    if _known(named):
        return WORKED
    parties = [p.entity.kind for item in named for p in item.parties]
    if any(item.unread for item in named) or {*parties} & {*UNKNOWN}:
        return UNKNOWN_WHO
    if len(items) < 2:
        return ONCE if items else NOTHING
    over = {item.priority.id for item in named if item.priority is not None}
    around = [part for part in parts if part.wider or {part.head.id} == over]
    led = any(lead.entity.kind in KNOWN for part in around for lead in part.leads)
    return WITHIN if led and all(item.priority is not None for item in named) else NOBODY


def _may_be_led(items: Iterable[Item], own: Iterable[Part]) -> bool:
    """Whether somebody may lead a priority whose row was not read, or whose lead was not understood."""
    heads = {part.head.id for part in own}
    kinds = {lead.entity.kind for part in own for lead in part.leads}
    return bool(kinds & {*UNKNOWN}) or any(i.unread for i in items if i.thing.id in heads)


def _known(items: Iterable[Item], *roles: str) -> bool:
    return any(
        p.entity.kind in KNOWN and (not roles or p.role in roles)
        for item in items
        for p in item.parties
    )


def _item(
    facts: Facts, touch: Touch, above: Above, cited: Mapping[Statement, tuple[Citation, ...]]
) -> Item:
    id_ = touch.id
    under = facts.priority_of(id_)
    period = next((s.raw or s.value or "" for s in facts.out(id_, "period")), "")
    due = next((s.raw or s.value or "" for s in facts.out(id_, "deadline")), "")
    return Item(
        thing=facts.things[id_],
        how=touch.how,
        priority=facts.things[under] if under and under != id_ else None,
        parties=(*above.here(id_, ACCOUNTABLE), *above.here(id_, RESPONSIBLE)),
        citations=cited.get(touch.said, ()) if touch.said is not None else (),
        period=period if facts.kind(id_) == "figure" else "",
        due=due,
        status=str(State.of({term: facts.value(id_, term) for term in (RAG, STATUS)})),
        unread=len(facts.out(id_, NOT_READ)),
        qualifier=facts.value(id_, "qualifier"),
    )


def _parts(facts: Facts, items: Iterable[Item], above: Above, wanted: Sought) -> list[Part]:
    """The priorities under which the matter comes up; those that are there for it come first."""
    found: dict[str, list[Item]] = {}
    for item in items:
        if head := facts.priority_of(item.thing.id):
            found.setdefault(head, []).append(item)
    over = (
        {t.id: t.label for t in within(wanted.theme.id) if t.broader}
        if wanted.theme is not None
        else {}
    )
    parts = []
    for head, on in found.items():
        own = any(i.thing.id == head and i.how == NAMED for i in on)
        spoken = [t for name in facts.names(head) for t in themes_of(name) if t in over]
        parts.append(
            Part(
                facts.things[head],
                own,
                tuple(above.parties(head, ACCOUNTABLE)),
                sum(i.thing.id != head for i in on),
                "" if own or not spoken else over[spoken[0]],
                next((i.citations for i in on if i.citations), ()),
                len(facts.out(head, NOT_READ)),
            )
        )
    over_named = {
        i.priority.id for on in found.values() for i in on if i.how == NAMED and i.priority
    }
    return sorted(
        parts,
        key=lambda p: (not p.own, not p.wider, p.head.id not in over_named, -p.things, p.head.id),
    )


def _delivering(facts: Facts, found: Iterable[Touch]) -> list[Touch]:
    """The groups that deliver a priority that is there for the matter."""
    known = {t.id for t in found}
    heads = [t.id for t in found if t.how == NAMED and facts.kind(t.id) in HEADS]
    said = (s for head in heads for s in facts.into(head, "delivers") if s.subject not in known)
    return [Touch(s.subject, UNDER, s) for s in {s.subject: s for s in said}.values()]
