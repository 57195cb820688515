"""Which actions no officer is named for, in a plan's list and in its delivery table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from remit.graph.model import Entity, Statement
from remit.ontology import KINDS, OFFICERS
from remit.queries.above import BLANK
from remit.queries.audit.model import Found
from remit.queries.audit.taking_up import nearest, taken_up
from remit.queries.counting import count
from remit.queries.facts.naming import aliases
from remit.queries.facts.register import Facts
from remit.queries.facts.statements import cites
from remit.queries.phrasing import list_of

_Lists: TypeAlias = tuple[Sequence[Entity], Sequence[Entity]]  # of the plan, and of its table

_SEATS = tuple(kind.name for kind in KINDS.values() if kind.party not in ("", "collective"))
_PAIR = 2
EVERYBODY = re.compile(
    r"^(all|every|each|some|any|various|relevant)\b.*\b(partner|agenc|bod|organisation|authorit|member|service)|"
    r"^(all|everyone|everybody|partners|various|the partnership)$",
    re.IGNORECASE,
)


def no_officer(facts: Facts, served: str) -> Iterator[Found]:
    """The actions of a priority, in its list and in its table, for which no officer is named."""
    listed, rows = (facts.groups.get((served, table), []) for table in (False, True))
    staffed = [e for e in rows if _names_officer(facts, e)]
    loose = without_officer(facts, [*listed, *rows])
    taken = {e.id for e in taken_up(facts, nearest(facts, listed), staffed)}
    # Of the others the list itself says who it is, or that it is open.
    taken &= {e.id for e in loose}
    bare = [e for e in loose if e.id not in taken and not facts.unread(e.id)]
    if bare:
        yield Found(
            served,
            _unstaffed(facts, served, (listed, rows), bare, len(taken)),
            cites(*(facts.home(e.id) for e in bare)),
            told=(str(len(bare)), _beside(facts, served, (listed, rows))),
        )


def _unstaffed(facts: Facts, served: str, lists: _Lists, bare: Sequence[Entity], taken: int) -> str:
    """For how many actions nobody is named, and among which they were counted; for ``taken`` a row names somebody."""
    called = facts.called(served)
    total = sum(map(len, lists))
    left = {e.id for e in bare}
    example = "" if len(bare) == total else f", for example {facts.called(bare[0].id)}"
    if not all(lists):
        where = f"in the plan under {called}" if lists[0] else f"in the delivery table of {called}"
        return f"For {share(len(bare), total, 'action')} {where} no officer is named{example}."
    parts = [
        f"{share(n, len(actions))} in {where}"
        for where, actions in zip(("the plan", "its delivery table"), lists, strict=True)
        if (n := sum(e.id in left for e in actions))
    ]
    told = f"; its delivery table names {count(_officers(facts, lists[1]), 'officer')}"
    told += (
        f", and by its words takes up {count(taken, 'more action')} of the plan" if taken else ""
    )
    some = f"{len(bare)} of the {total} actions"
    if len(bare) == total:
        some = share(total, total, "action")
    return (
        f"For {some} of {called}, those of its delivery table counted, no officer is named: "
        f"{list_of(parts)}{example}{told}."
    )


def _beside(facts: Facts, served: str, lists: _Lists) -> str:
    """That a delivery table names officers where the plan's list names none."""
    listed, rows = lists
    if not listed or not rows:
        return ""
    officers = count(_officers(facts, rows), "officer")
    return f"; the delivery table of {facts.called(served)} names {officers}"


def _names_officer(facts: Facts, e: Entity) -> bool:
    """Whether a row names a person or a post: a place that is open, or not understood, is nobody's."""
    return any(facts.kind(s.object or "") in OFFICERS for s in facts.assigned(e.id))


def share(n: int, total: int, noun: str = "") -> str:
    """Some of a number in words, with a noun where one is given.

    >>> share(3, 3), share(2, 3, "action"), share(1, 1, "action")
    ('all 3', '2 of 3 actions', 'the only action')
    >>> share(2, 2, "officer")
    'both officers'
    """
    if n == total == 1:
        return f"the only {noun or 'one'}"
    if n == total == _PAIR:
        return f"both {noun}s" if noun else "both"
    of = count(total, noun) if noun else str(total)
    return f"all {of}" if n == total > 1 else f"{n} of {of}"


def _officers(facts: Facts, actions: Sequence[Entity]) -> int:
    """How many people actions name; a post counts as its holder, or by itself where no person stands beside it."""
    found: set[str] = set()
    for e in actions:
        named = [s.object for s in facts.assigned(e.id) if s.object]
        people = [id_ for id_ in named if facts.kind(id_) == "person"]
        posts = [id_ for id_ in named if facts.kind(id_) == "post"]
        for id_ in people or posts:
            same = [s.subject for s in facts.into(id_, "holds")] or [id_]
            if found.isdisjoint([*same, *(other for one in same for other in aliases(facts, one))]):
                found.update(same[:1])
    return len(found)


def without_officer(facts: Facts, actions: Sequence[Entity]) -> list[Entity]:
    """The actions of which no officer stands in the register, not even an empty or unknown one."""
    return [
        e
        for e in actions
        if not any(
            facts.kind(s.object or "") in _SEATS or EVERYBODY.search(facts.label(s.object or ""))
            for s in facts.assigned(e.id)
            if not half_blank(facts, s)
        )
    ]


def half_blank(facts: Facts, said: Statement) -> bool:
    """Whether a place was left empty in a row of which other cells were not understood."""
    return said.stated_as.endswith(BLANK) and bool(facts.unread(said.subject))
