"""What several priorities have in common: people, bodies, law, and the matters that they speak of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from remit.graph.model import Statement
from remit.ontology import KNOWN
from remit.queries.facts.register import Facts
from remit.queries.parts import whole, wholes
from remit.queries.speaking import Spoken, Use, below, own, spoken, way_of
from remit.queries.themes import theme, themes_of


class Group(NamedTuple):
    """The priorities of the plans of one body, which are compared with one another."""

    priorities: tuple[str, ...]
    adopters: tuple[str, ...]

    def is_most(self, some: int) -> bool:
        """Whether so many are more than half, and so many that a matter cuts across them."""
        return some > max(2, len(self.priorities) // 2)


class Shared(NamedTuple):
    """Something that several priorities have to do with, and by what each of them has.

    ``about`` is the id of the thing or of the theme; ``owner`` is the priority whose own matter it
    is, where it is one's, and ``meant`` are the themes by which texts speak of it.
    """

    kind: str
    about: str
    label: str
    by: Mapping[str, tuple[Use, ...]]
    owner: str = ""
    meant: frozenset[str] = frozenset()


def groups(facts: Facts) -> list[Group]:
    """The priorities that may depend on each other: those of the plans that one body adopted."""
    found: dict[str, list[str]] = defaultdict(list)
    adopters: dict[str, set[str]] = defaultdict(set)
    for priority in facts.of("priority"):
        plan = facts.plan_of(priority.id) or ""
        bodies = sorted(s.object or "" for s in facts.out(plan, "adoptedBy"))
        of = bodies[0] if bodies else plan
        found[of].append(priority.id)
        adopters[of].update(bodies)
    return [Group(tuple(found[of]), tuple(sorted(adopters[of]))) for of in sorted(found)]


def leads(facts: Facts, priority: str) -> frozenset[str]:
    """The bodies that lead a priority, each as the whole that it is a part of."""
    known: dict[str, frozenset[str]] = facts.once("leading bodies", dict)
    if priority not in known:
        led = (s.object or "" for s in facts.assigned(priority, "accountable"))
        bodies = (whole(facts, id_) for id_ in led if facts.kind(id_) == "body")
        known[priority] = frozenset(bodies)
    return known[priority]


def services_of(facts: Facts, group: Group) -> dict[str, str]:
    """The body meant by the word for a service, where one leading body alone is of that kind."""
    found: dict[str, set[str]] = defaultdict(set)
    for body in sorted({body for p in group.priorities for body in leads(facts, p)}):
        for about in {about for name in facts.names(body) for about in themes_of(name)}:
            if "services" in theme(about).traits:
                found[about].add(body)
    return {about: min(bodies) for about, bodies in sorted(found.items()) if len(bodies) == 1}


def things(facts: Facts, group: Group) -> Iterator[Shared]:
    """Officers, groups, bodies, duties and provisions that several priorities have in common."""
    uses: dict[tuple[str, str], dict[str, list[Use]]] = defaultdict(lambda: defaultdict(list))
    leading = {body for p in group.priorities for body in leads(facts, p)}
    known = leading | {whole(facts, body) for body in group.adopters}
    near = wholes(facts)
    for priority in group.priorities:
        for id_ in below(facts, priority):
            for kind, about, said in _used(facts, id_, near):
                if kind == "body" and about in known:
                    if id_ == priority and said.role == "accountable":
                        uses["led", about][priority].append(Use(id_, said, "leads"))
                    continue
                uses[kind, about][priority].append(Use(id_, said, way_of(facts, id_)))
    for (kind, about), by in sorted(uses.items()):
        if len(by) > 1:
            shared = {priority: tuple(dict.fromkeys(by[priority])) for priority in by}
            yield Shared(kind, about, facts.label(about), shared)


def _used(facts: Facts, id_: str, near: Mapping[str, str]) -> Iterator[tuple[str, str, Statement]]:
    """What a thing needs that another might need too: the kind of link, what it is, who says so.

    Of a body that is ``near`` another, as its part, the whole counts.
    """
    for said in facts.assigned(id_, "responsible", "accountable"):
        party = said.object or ""
        kind = facts.kind(party)
        if kind == "body":
            yield "body", near.get(party, party), said
        elif kind in KNOWN:
            yield "officer", party, said
    for said in facts.out(id_, "mentions"):
        if facts.kind(body := said.object or "") == "body":
            yield "body", near.get(body, body), said
    for said in (*facts.out(id_, "cites"), *facts.out(id_, "discharges")):
        yield "duty", said.object or "", said
    for said in facts.into(id_, "delivers"):
        yield "group", said.subject, said


def matters(facts: Facts, group: Group) -> Iterator[Shared]:
    """The themes of which several priorities speak, without what is one's own or its lead's."""
    owned = {t for p in group.priorities for t in own(facts, p)} | {*services_of(facts, group)}
    by: dict[str, dict[str, Spoken]] = defaultdict(dict)
    for priority in group.priorities:
        for about, said in spoken(facts, priority).items():
            by[about][priority] = said
    for about, spoke in sorted(by.items()):
        if len(spoke) > 1 and about not in owned and any(said.named for said in spoke.values()):
            uses = {priority: said.uses for priority, said in spoke.items()}
            yield Shared("theme", about, theme(about).label, uses, meant=frozenset([about]))
