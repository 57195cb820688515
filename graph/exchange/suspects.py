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
from dataclasses import dataclass, replace
from typing import Final

from remit.graph.model import Contents, Statement
from remit.ontology import KINDS, check

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


def suspects(contents: Contents) -> Suspects | None:
    """Find what may break a shape; ``None`` where it could be anything at all."""
    kinds = {entity.id: entity.kind for entity in contents.entities}
    if not _is_ordinary(contents, kinds):
        return None
    statements = tuple(s for s in contents.statements if _may_be_wrong(s, kinds))
    things = frozenset(_alone(contents, kinds)) | frozenset(_in_rings(contents.statements))
    things |= frozenset(_misdated(contents.statements))
    things |= {end for s in statements for end in (s.subject, s.object) if end}
    return Suspects(things, statements, _around(contents, things, statements))


def _is_ordinary(contents: Contents, kinds: Mapping[str, str]) -> bool:
    """Whether ids tell all apart, and what is cited and told of documents is of documents that are there."""
    documents = {document.name for document in contents.documents}
    return (
        len(kinds) == len(contents.entities)
        and len(documents) == len(contents.documents)
        and all(_DIGEST.fullmatch(document.sha256) for document in contents.documents)
        and all(e.outcome in _OUTCOMES and e.document in documents for e in contents.ledger)
        and _are_apart(contents.statements)
        and all(c.document in documents for s in contents.statements for c in s.citations)
    )


def _are_apart(statements: Iterable[Statement]) -> bool:
    seen: set[tuple[str | None, ...]] = set()
    for s in statements:
        said = s.value if s.value is not None else s.raw
        what = (s.subject, s.term, s.object, said, s.role, s.start, s.end)
        if what in seen:
            return False
        seen.add(what)
    return True


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


def _alone(contents: Contents, kinds: Mapping[str, str]) -> Iterator[str]:
    """Things without a place, and those that stand for somebody and that nothing speaks of."""
    placed = {
        s.subject
        for s in contents.statements
        if _HOMES.get(kinds.get(s.subject, "")) == s.term and (s.object or s.value is not None)
    }
    used = {s.object for s in contents.statements if s.term == "assignedTo"}
    used |= {s.subject for s in contents.statements if s.term == "holds"}
    for id_, kind in kinds.items():
        if (kind in _HOMES and id_ not in placed) or (KINDS[kind].instead and id_ not in used):
            yield id_


def _misdated(statements: Iterable[Statement]) -> Iterator[str]:
    """Things that may start after their deadline, by the latest start and the earliest deadline."""
    starts: dict[str, str] = {}
    ends: dict[str, str] = {}
    for s in statements:
        if s.value is not None and s.term == "start":
            starts[s.subject] = max(starts.get(s.subject, ""), s.value.partition("/")[0])
        elif s.value is not None and s.term == "deadline":
            end = s.value.rpartition("/")[2]
            ends[s.subject] = min(ends.get(s.subject, end), end)
    return (id_ for id_, start in starts.items() if id_ in ends and start > ends[id_])


def _in_rings(statements: Iterable[Statement]) -> Collection[str]:
    """Things that have something above and below them when all that have not are taken away."""
    up: dict[str, set[str]] = defaultdict(set)
    down: dict[str, set[str]] = defaultdict(set)
    for s in statements:
        if s.object and s.term in _RINGS:
            up[s.subject].add(s.object)
            down[s.object].add(s.subject)
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


def _around(
    contents: Contents, things: frozenset[str], statements: tuple[Statement, ...]
) -> Contents:
    """All that is said of some things, with what it leads to, and what it is cited from."""
    asked = {id(s) for s in statements}
    told = tuple(
        s
        for s in contents.statements
        if s.subject in things or s.object in things or id(s) in asked
    )
    ends = {end for s in told for end in (s.subject, s.object) if end} | things
    return replace(
        contents,
        entities=tuple(e for e in contents.entities if e.id in ends),
        statements=told,
        ledger=(),
        notes=(),
    )
