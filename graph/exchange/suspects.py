"""What in a register may break a shape, found by going through it once, so that only that is checked.

SHACL engines look at every node by itself, which takes minutes for what a few sets tell at once. Here
the sets are wider than the shapes: whatever breaks one is among the suspects, and the engine then says
what is wrong with them, in the shapes' own words. What no register of ours holds, such as two things of
one id, is not told apart here: then all of it is checked. A test compares both ways.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from remit.graph.exchange.encode import misnamed, unknown, unwritable
from remit.graph.model import Contents, Statement
from remit.ontology import KINDS, check

if TYPE_CHECKING:
    from remit.graph.whole import Whole

# What places a thing, by its kind; without any it is worth a warning.
_HOMES: Final = {
    "priority": "priorityOf",
    "objective": "objectiveOf",
    "action": "actionOf",
    "measure": "measureOf",
    "update": "updateOf",
    "figure": "figureOf",
}
_RINGS: Final = ("reportsTo", "governedBy", "actionOf", "partOf")
_OUTCOMES: Final = ("fact", "text", "ignored", "unread")
_DIGEST = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Suspects:
    """The things and the statements to look at, and as much of the register as tells of them."""

    things: frozenset[str]
    statements: tuple[Statement, ...]
    around: Contents


def suspects(whole: Whole) -> Suspects | None:
    """Find what may break a shape, going through a register once; ``None`` where it could be anything at all.

    Raises:
        RegisterError: it has no place in RDF at all.
    """
    kinds: dict[str, str] = {}
    for n, entity in enumerate(whole.entities, 1):
        if any(misnamed(entity)):
            raise unwritable(whole)
        kinds[entity.id] = entity.kind
        if len(kinds) < n:
            return None  # two things of one id
    if not _are_ordinary(whole):
        return None
    seen = _Seen(kinds)
    documents = {document.name for document in whole.documents}
    for s in whole.statements:
        if any(c.document not in documents for c in s.citations):
            return None
        if unknown(s, kinds):
            raise unwritable(whole)
        seen.see(s)
    if not seen.apart(whole.statements):
        return None
    statements = tuple(seen.wrong)
    things = frozenset(seen.alone()) | frozenset(seen.in_rings()) | frozenset(seen.misdated())
    things |= {end for s in statements for end in (s.subject, s.object) if end}
    return Suspects(things, statements, _around(whole, things))


def _are_ordinary(whole: Whole) -> bool:
    """Whether ids tell documents apart, and what is told of them is of documents that are there."""
    documents = {document.name for document in whole.documents}
    return (
        len(documents) == len(whole.documents)
        and all(_DIGEST.fullmatch(document.sha256) for document in whole.documents)
        and all(e.outcome in _OUTCOMES and e.document in documents for e in whole.ledger)
    )


@dataclass
class _Seen:
    """What has been seen of the statements so far, by the kinds of all things."""

    kinds: Mapping[str, str]
    wrong: list[Statement] = field(default_factory=list)
    _placed: set[str] = field(default_factory=set)
    _used: set[str | None] = field(default_factory=set)
    _starts: dict[str, str] = field(default_factory=dict)
    _ends: dict[str, str] = field(default_factory=dict)
    _up: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _down: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _of: tuple[str, str] = ("", "")  # what the last statement is about, and what it tells of that
    _said: set[tuple[str | None, ...]] = field(default_factory=set)  # of the same
    _twice: bool = False
    _sorted: bool = True

    def see(self, s: Statement) -> None:
        """Look at one more statement."""
        self._see_again(s)
        if _may_be_wrong(s, self.kinds):
            self.wrong.append(s)
        if _HOMES.get(self.kinds.get(s.subject, "")) == s.term and (
            s.object or s.value is not None
        ):
            self._placed.add(s.subject)
        if s.term == "assignedTo":
            self._used.add(s.object)
        elif s.term == "holds":
            self._used.add(s.subject)
        elif s.object and s.term in _RINGS:
            self._up[s.subject].add(s.object)
            self._down[s.object].add(s.subject)
        elif s.value is not None and s.term == "start":
            self._starts[s.subject] = max(
                self._starts.get(s.subject, ""), s.value.partition("/")[0]
            )
        elif s.value is not None and s.term == "deadline":
            end = s.value.rpartition("/")[2]
            self._ends[s.subject] = min(self._ends.get(s.subject, end), end)

    def _see_again(self, s: Statement) -> None:
        """Notice what says the same as another statement: in canonical order they stand together."""
        of = (s.subject, s.term)
        if of != self._of:
            self._sorted &= self._of < of
            self._of = of
            self._said.clear()
        what = _says(s)
        self._twice |= what in self._said
        self._said.add(what)

    def apart(self, statements: Iterable[Statement]) -> bool:
        """Whether no two statements say the same; what is not in canonical order is looked at once more."""
        if self._sorted or self._twice:
            return not self._twice
        said = [_says(s) for s in statements]
        return len({*said}) == len(said)

    def alone(self) -> Iterator[str]:
        """Things without a place, and those that stand for somebody and that nothing speaks of."""
        for id_, kind in self.kinds.items():
            unplaced = kind in _HOMES and id_ not in self._placed
            if unplaced or (KINDS[kind].instead and id_ not in self._used):
                yield id_

    def misdated(self) -> Iterator[str]:
        """Things that may start after their deadline, by the latest start and the earliest deadline."""
        ends = self._ends
        return (id_ for id_, start in self._starts.items() if id_ in ends and start > ends[id_])

    def in_rings(self) -> Collection[str]:
        """Things that have something above and below them when all that have not are taken away."""
        up, down = self._up, self._down
        for way, back in ((up, down), (down, up)):
            ends = [id_ for id_ in {*up, *down} if not way.get(id_)]
            while ends:
                end = ends.pop()
                for other in back.pop(end, ()):
                    if other in way:
                        way[other].discard(end)
                        if not way[other]:
                            del way[other]
                            ends.append(other)
        return {*up} & {*down}


def _says(s: Statement) -> tuple[str | None, ...]:
    said = s.value if s.value is not None else s.raw
    return s.subject, s.term, s.object, said, s.role, s.start, s.end


def _may_be_wrong(s: Statement, kinds: Mapping[str, str]) -> bool:
    target = kinds.get(s.object) if s.object else None
    return (
        (s.basis in ("stated", "drawn") and not s.citations)
        or (s.object is None and s.value is None and s.raw is None)
        or (s.end is not None and (s.start or "")[: len(s.end)] > s.end)
        or (s.term == "notRead" and s.raw is None)
        or (
            s.term == "assignedTo" and (s.role is None or target is None or not KINDS[target].party)
        )
        or check(kinds.get(s.subject, ""), s.term, target) is not None
    )


def _around(whole: Whole, things: frozenset[str]) -> Contents:
    """All that is said of some things, with what it leads to, and what it is cited from."""
    if not things:
        return Contents(meta=whole.meta)
    told = tuple(s for s in whole.statements if s.subject in things or s.object in things)
    ends = {end for s in told for end in (s.subject, s.object) if end} | things
    return Contents(
        documents=tuple(whole.documents),
        entities=tuple(e for e in whole.entities if e.id in ends),
        statements=told,
        meta=whole.meta,
    )
