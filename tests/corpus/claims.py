"""What a register claims, and which of it answers a fact of a key."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from remit.graph.model import Citation, Contents, Statement
from remit.loaders.values.dates import read_period
from tests.corpus.keys import Fact
from tests.corpus.wording import FRAGMENT, alike, called, one_of, same_law

STATES = ("vacancy", "unclear", "withheld")  # what may stand in place of a party
OWNING = ("assignedTo",)
_UPWARDS = ("reportsTo", "governedBy", "partOf")
_GOVERNING = (
    "assignedTo", "memberOf", "holds", "postIn", "reportsTo", "governedBy", "scrutinises", "delivers", "adoptedBy",
    "worksWith", "discharges", "delegatedBy", "actionOf", "objectiveOf", "priorityOf", "measureOf", "linkedTo",
    "riskTo", "partOf", "attended", "appoints",
)  # fmt: skip
_SAYING = ("start", "deadline", "rag", "status", "meets", "quorum")


@dataclass(frozen=True)
class Claim:
    """One thing that a register says, as `subject | relation | role | object`, and where it has it from."""

    said: str
    citations: tuple[Citation, ...] = field(default=(), compare=False)
    basis: str = field(default="stated", compare=False)
    ends: tuple[str, str] = field(default=("", ""), compare=False)  # ids of subject and object
    unclear: bool = field(default=False, compare=False)  # its words are kept, but not understood

    @property
    def owns(self) -> bool:
        """Whether it says who answers for something."""
        return self.said.split(" | ")[1] in OWNING


class Claims:
    """What a register claims, ready to be compared with a key."""

    def __init__(self, contents: Contents) -> None:
        self.things = {entity.id: entity for entity in contents.entities}
        self.links = [s for s in contents.statements if s.object]
        self.sayings = [s for s in contents.statements if not s.object]
        self._out: dict[tuple[str, str], list[str]] = defaultdict(list)
        self._in: dict[tuple[str, str], list[str]] = defaultdict(list)
        for link in self.links:
            self._out[link.subject, link.term].append(link.object or "")
            self._in[link.object or "", link.term].append(link.subject)
        self._names = defaultdict(list, {e.id: [e.label] for e in contents.entities})
        for s in self.sayings:
            if s.term in ("name", "text", "reference"):
                self._names[s.subject] += [said for said in (s.value, s.raw) if said]

    def kind(self, thing: str | None) -> str:
        """The kind of a thing by its id."""
        return self.things[thing].kind if thing in self.things else ""

    def names(self, thing: str | None) -> list[str]:
        """All that a thing is called."""
        return self._names[thing or ""]

    def named(self, thing: str | None, wanted: object) -> bool:
        """Whether a thing goes by a name that the key gives."""
        return any(called(w, name) for w in one_of(wanted) for name in self.names(thing))

    def about(self, thing: str | None, wanted: object) -> bool:
        """Whether a thing is the work that a key's fragment means; an empty fragment means anything."""
        return not wanted or any(
            alike(w, name, FRAGMENT) for w in one_of(wanted) for name in self.names(thing)
        )

    def is_party(self, thing: str | None, wanted: object) -> bool:
        """Whether a party is the one meant, by its own name or by the post it holds; or a state is."""
        same = [thing or "", *self._out[thing or "", "holds"], *self._in[thing or "", "holds"]]
        states = [w for w in one_of(wanted) if w in STATES]
        return any(self.kind(one) in states or self.named(one, wanted) for one in same)

    def holder(self, thing: str | None, wanted: object) -> bool:
        """Whether a post is the one meant, by itself or together with the body it is in."""
        bodies = [n for body in self._out[thing or "", "postIn"] for n in self.names(body)]
        names = self.names(thing)
        posts = [*names, *(f"{p} {b}" for p in names for b in bodies)]
        posts += [
            p.removesuffix(f" of {b}") for p in names for b in bodies
        ]  # "Clerk of the Mere Board"
        return any(called(w, post) for w in one_of(wanted) for post in posts)

    def claim(self, s: Statement) -> Claim:
        """A statement as a claim."""
        end = self._called(s.object) if s.object else s.raw or s.value or ""
        said = " | ".join((self._called(s.subject), s.term, s.role or "", end))
        unclear = "unclear" in (self.kind(s.object), self.kind(s.subject))
        return Claim(said, s.citations, s.basis, (s.subject, s.object or ""), unclear)

    def _called(self, thing: str) -> str:
        # An empty or a hidden seat has no name of its own: its words differ with the document.
        kind, label = self.kind(thing), self.things[thing].label
        if kind in ("vacancy", "withheld"):
            return kind
        return f"unclear “{label}”" if kind == "unclear" else label

    def judged(self) -> dict[str, Claim]:
        """Every claim that can be right or wrong: who, when and under what; no mere mentions."""
        found = [self.claim(s) for s in self.links if s.term in _GOVERNING]
        found += [self.claim(s) for s in self.sayings if s.term in _SAYING]
        found += [
            Claim(f"entity | priority |  | {e.label}")
            for e in self.things.values()
            if e.kind == "priority"
        ]
        return {claim.said: claim for claim in found if claim.basis != "external"}

    def other_role(self, claim: Claim, facts: Iterable[Fact]) -> bool:
        """Whether the key names this party for this work, but in another role: owner and doer exchanged."""
        work, party = claim.ends
        return claim.owns and any(
            self.about(work, fact["of"]) and self.is_party(party, fact["who"])
            for fact in facts
            if fact["fact"] == "assignment" and fact.get("of")
        )

    def answering(self, fact: Fact) -> list[Claim]:
        """The claims that answer a fact of a key."""
        return list(_FINDERS[fact["fact"]](self, fact))


Finder = Callable[[Claims, Fact], Iterator[Claim]]


def _assignment(has: Claims, fact: Fact) -> Iterator[Claim]:
    roles = fact.get("role", "accountable|responsible").split("|")
    for s in has.links:
        if s.term == "assignedTo" and (s.role or "") in roles:
            if has.about(s.subject, fact.get("of")) and has.is_party(s.object, fact["who"]):
                yield has.claim(s)
        elif (
            s.term == "delivers"
            and "responsible" in roles
            and has.about(s.object, fact.get("of"))
            and has.named(s.subject, fact["who"])
        ):
            yield has.claim(s)


def _supports(has: Claims, fact: Fact) -> Iterator[Claim]:
    yield from _assignment(has, {**fact, "role": "responsible|consulted"})
    yield from _link("supports")(has, fact)  # who serves a body


def _link(term: str) -> Finder:
    """Who stands at the beginning of a relation, of a body at its end; whoever appoints stands at the beginning."""

    def look(has: Claims, fact: Fact) -> Iterator[Claim]:
        of = fact.get("of")
        for s in has.links:
            of_it = s.term == term and (not of or has.named(s.object, of))
            if of_it and has.is_party(s.subject, fact["who"]):
                yield has.claim(s)

    return look


def _chair(has: Claims, fact: Fact) -> Iterator[Claim]:
    for s in has.links:
        if s.term == "holds" and re.search(
            r"chair|conven", has.things[s.object or ""].label, re.IGNORECASE
        ):
            posts = [*has.names(s.object)]
            posts += [n for b in has._out[s.object or "", "postIn"] for n in has.names(b)]
            of_it = any(alike(w, p) for w in one_of(fact.get("of")) for p in posts)
            if of_it and has.is_party(s.subject, fact["who"]):
                yield has.claim(s)
        elif (
            s.term == "assignedTo"
            and "chair" in s.stated_as.casefold()
            and has.about(s.subject, fact.get("of"))
            and has.is_party(s.object, fact["who"])
        ):
            yield has.claim(s)


def _reports(has: Claims, fact: Fact) -> Iterator[Claim]:
    for s in has.links:
        if (
            s.term in _UPWARDS
            and has.named(s.subject, fact.get("of"))
            and has.named(s.object, fact["who"])
        ):
            yield has.claim(s)


def _holds(has: Claims, fact: Fact) -> Iterator[Claim]:
    for s in has.links:
        if (
            s.term == "holds"
            and has.is_party(s.subject, fact["of"])
            and has.holder(s.object, fact["who"])
        ):
            yield has.claim(s)


def _part(has: Claims, fact: Fact) -> Iterator[Claim]:
    for s in has.links:
        nested = s.term in ("actionOf", "objectiveOf", "priorityOf", "measureOf", "partOf")
        if nested and has.about(s.object, fact["of"]) and has.about(s.subject, fact["who"]):
            yield has.claim(s)


def _adopted(has: Claims, fact: Fact) -> Iterator[Claim]:
    for s in has.links:
        if (
            s.term == "adoptedBy"
            and has.about(s.subject, fact.get("of"))
            and has.named(s.object, fact["who"])
        ):
            yield has.claim(s)


def _saying(*terms: str) -> Finder:
    """An attribute whose words are those of the key."""

    def look(has: Claims, fact: Fact) -> Iterator[Claim]:
        what = fact.get("what", "|".join(terms)).split("|")
        wanted = _SAYING if "any" in what else what
        for s in has.sayings:
            if (
                s.term in wanted
                and has.about(s.subject, fact.get("of"))
                and any(
                    alike(w, said) for w in one_of(fact["who"]) for said in (s.raw, s.value) if said
                )
            ):
                yield has.claim(s)

    return look


def _date(has: Claims, fact: Fact) -> Iterator[Claim]:
    """A day of a piece of work, or one between which a relation holds: the end of somebody's term."""
    yield from _saying("start", "deadline")(has, fact)
    what = fact.get("what", "any")
    for s in has.links:
        ends = [s.end if what != "start" else None, s.start if what != "deadline" else None]
        if any(ends) and has.about(s.subject, fact.get("of")):
            periods = [p for w in one_of(fact["who"]) if (p := read_period(str(w))) is not None]
            days = {d.isoformat() for p in periods for d in (p.start, p.end)}
            if days.intersection(filter(None, ends)):
                yield has.claim(s)


def _priority(has: Claims, fact: Fact) -> Iterator[Claim]:
    for thing in has.things.values():
        if thing.kind == "priority" and has.named(thing.id, fact["who"]):
            yield Claim(f"entity | priority |  | {thing.label}")


def _duty(has: Claims, fact: Fact) -> Iterator[Claim]:
    def is_law(thing: str) -> bool:
        return any(same_law(w, n) for w in one_of(fact["who"]) for n in has.names(thing))

    of = fact.get("of")
    for thing in has.things.values():
        if thing.kind == "provision" and not of and is_law(thing.id):
            yield Claim(f"entity | provision |  | {thing.label}")
        if thing.kind != "duty":
            continue
        if not (is_law(thing.id) or any(map(is_law, has._out[thing.id, "arisesFrom"]))):
            continue
        if not of:
            yield Claim(f"entity | duty |  | {thing.label}")
        for s in has.links:
            if (
                s.subject == thing.id
                and s.term == "assignedTo"
                and of
                and has.is_party(s.object, of)
            ):
                yield has.claim(s)


_FINDERS: dict[str, Finder] = {
    "assignment": _assignment,
    "supports": _supports,
    "member": _link("memberOf"),
    "attends": _link("attended"),
    "appoints": _link("appoints"),
    "chair": _chair,
    "reports_to": _reports,
    "holds": _holds,
    "adopted": _adopted,
    "part": _part,
    "date": _date,
    "status": _saying("rag", "status"),
    "meets": _saying("meets"),
    "quorum": _saying("quorum"),
    "priority": _priority,
    "duty": _duty,
}
KINDS = tuple(_FINDERS)
