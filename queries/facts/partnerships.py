"""Whose a plan, a body or a document is, where one register holds several partnerships.

What one partnership writes, lists or sets up proves nothing about another: the audit of two in one
register is the audit of the one and of the other. Plans that one body adopted are one partnership's.
In a register of one partnership everything is its own, and its key is empty.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING
from weakref import proxy

from remit.graph.store import Store

if TYPE_CHECKING:
    from remit.queries.facts.statements import Statements

ABOVE = ("reportsTo", "governedBy")
_AT_ONCE = 20_000
# Whose a document is, its priorities tell best: a plan's name also stands in the papers of others.
_THINGS = (("priority",), ("plan",), ("objective", "action", "measure"))


class Partnerships:
    """The partnerships of a register, each known by the first of its plans."""

    def __init__(self, facts: Statements, store: Store, told: Collection[str]) -> None:
        # They are kept with the facts: a ring would hold both until Python looks for rings, through all that there is.
        self._facts: Statements = proxy(facts)
        self._store = store
        self._told = {*told}  # the documents that have a text
        self._of_plan = _joined_plans(facts)

    @cached_property
    def keys(self) -> list[str]:
        """The keys of the partnerships; one empty key where everything is one partnership's."""
        return sorted({*self._of_plan.values()}) or [""]

    def of(self, id_: str) -> str:
        """The partnership in whose plan a thing stands; empty where there is only one, or no plan."""
        return self._of_plan.get(self._facts.plan_of(id_) or "", "")

    def has(self, key: str, body: str) -> bool:
        """Whether a body is one of the partnership's: its board, its groups, what delivers its plan.

        A body that nothing ties to any partnership may be any one's.
        """
        return not key or not (tied := self._bodies.get(body)) or key in tied

    def tied(self, key: str, body: str) -> bool:
        """Whether something ties a body to this partnership."""
        return not key or key in self._bodies.get(body, ())

    def around(self, body: str) -> tuple[str, ...]:
        """The partnerships to which something ties a body; the empty key where there is only one."""
        return tuple(sorted(self._bodies.get(body, ()))) if self._of_plan else ("",)

    def of_document(self, name: str) -> tuple[str, ...]:
        """The partnerships whose plans a document tells of; none where it tells of no plan."""
        return self._documents.get(name, ()) if self._of_plan else ()

    @cached_property
    def _bodies(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for plan, key in self._of_plan.items():
            for said in self._facts.out(plan, "adoptedBy"):
                found[said.object or ""].add(key)
        adopters = {*found}
        for e in self._facts.of("body"):
            for said in self._facts.out(e.id, "delivers"):
                if key := self.of(said.object or ""):
                    found[e.id].add(key)
        self._spread(found, [*found], up=True)
        # What is above one partnership alone is its board; a county's board is above many.
        heads = {b for b in self._above(adopters) if len(found[b]) == 1}
        self._spread(found, sorted(adopters | heads), up=False)
        for top in sorted(adopters | heads):
            for said in self._facts.into(top, "memberOf"):
                found[said.subject] |= found[top]
        return dict(found)

    def _spread(self, found: dict[str, set[str]], queue: list[str], *, up: bool) -> None:
        while queue:
            body = queue.pop()
            for other in self._steps(body, up):
                if not found[body] <= found[other]:
                    found[other] |= found[body]
                    queue.append(other)

    def _steps(self, body: str, up: bool) -> Iterator[str]:
        for term in ABOVE:
            if up:
                yield from (s.object or "" for s in self._facts.out(body, term))
            else:
                yield from (s.subject for s in self._facts.into(body, term))

    def _above(self, bodies: Iterable[str]) -> set[str]:
        seen, queue = set[str](), [*bodies]
        while queue:
            for other in self._steps(queue.pop(), True):
                if other not in seen:
                    seen.add(other)
                    queue.append(other)
        return seen

    @cached_property
    def _documents(self) -> dict[str, tuple[str, ...]]:
        """The partnerships by document: first by their priorities, else by the plan or what is below."""
        found: dict[str, set[str]] = defaultdict(set)
        for kinds in _THINGS:
            keys = {e.id: key for e in self._facts.of(*kinds) if (key := self.of(e.id))}
            here: dict[str, set[str]] = defaultdict(set)
            for id_, document in self._cited(sorted(keys)):
                here[document].add(keys[id_])
            for document in {*here} - {*found}:
                found[document] = here[document]
            if self._told <= {*found}:
                break
        return {document: tuple(sorted(keys)) for document, keys in found.items()}

    def _cited(self, ids: list[str]) -> Iterator[tuple[str, str]]:
        for n in range(0, len(ids), _AT_ONCE):
            some = {*ids[n : n + _AT_ONCE]}
            for said in self._store.about(some):
                if said.subject in some:
                    yield from ((said.subject, c.document) for c in said.citations)


def _joined_plans(facts: Statements) -> dict[str, str]:
    """The key of each plan; nothing where all plans are one partnership's."""
    plans = [
        e.id
        for e in facts.of("plan")
        if facts.out(e.id, "adoptedBy") or facts.into(e.id, "priorityOf")
    ]
    first: dict[str, str] = {}  # of each plan, another of its partnership

    def root(plan: str) -> str:
        while first.get(plan, plan) != plan:
            plan = first[plan]
        return plan

    by_body: dict[str, str] = {}
    for plan in plans:
        for said in facts.out(plan, "adoptedBy"):
            one, other = root(plan), root(by_body.setdefault(said.object or "", plan))
            first[max(one, other)] = min(one, other)
    keys = {plan: root(plan) for plan in plans}
    return keys if len({*keys.values()}) > 1 else {}
