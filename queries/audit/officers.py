"""Which actions no officer is named for, in a plan's list and in its delivery table."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from remit.graph.model import Entity, Statement
from remit.ontology import KINDS, OFFICERS, RELATIONS
from remit.queries.above import BEARING, BLANK
from remit.queries.audit.model import Found
from remit.queries.audit.taking_up import carried_out, nearest
from remit.queries.counting import count
from remit.queries.facts.naming import aliases
from remit.queries.facts.register import Facts
from remit.queries.facts.statements import cites
from remit.queries.phrasing import list_of

_Lists: TypeAlias = tuple[Sequence[Entity], Sequence[Entity]]  # of the plan, and of its table

_SEATS = tuple(kind.name for kind in KINDS.values() if kind.party not in ("", "collective"))
_PAIR = 2
_SHOWN = 3  # rows that take up an action, by name
EVERYBODY = re.compile(
    r"^(all|every|each|some|any|various|relevant)\b.*\b(partner|agenc|bod|organisation|authorit|member|service)|"
    r"^(all|everyone|everybody|partners|various|the partnership)$",
    re.IGNORECASE,
)


class _Unstaffed(NamedTuple):
    """The actions of a priority in its list and in its table, each with its parts, as far as no officer is named for them.

    Of the ``carried`` another row has an officer: the one that says them over again (``taken``, by the action), or the one that they are parts of.
    """

    lists: _Lists
    loose: Sequence[Entity]
    carried: Collection[str]
    taken: Mapping[Entity, Entity]

    @property
    def total(self) -> int:
        """How many actions there are."""
        return sum(map(len, self.lists))


def no_officer(facts: Facts, served: str) -> Iterator[Found]:
    """The actions of a priority, in its list and in its table, for which no officer is named."""
    found = _unstaffed(facts, served)
    bare = [e for e in found.loose if e.id not in found.carried]
    if bare:
        others = [e for e in found.loose if e.id in found.carried]
        yield Found(
            served,
            _told(facts, served, found, bare[0]),
            cites(*(facts.home(e.id) for e in (*bare, *others))),
            beside=cites(*(facts.home(row.id) for row in found.taken.values())),
            told=(
                str(len(found.loose)),
                _beside(facts, served, found),
                str(_with_body(facts, found)),
            ),
        )


def _unstaffed(facts: Facts, served: str) -> _Unstaffed:
    listed, rows = (facts.groups.get((served, table), []) for table in (False, True))
    lists = facts.with_parts(listed), facts.with_parts(rows)
    loose = [e for e in without_officer(facts, [*lists[0], *lists[1]]) if not facts.unread(e.id)]
    staffed = [e for e in rows if _names_officer(facts, e)]
    # Of the others the list itself says who it is, or that it is open.
    left = {e.id for e in loose}
    again = carried_out(facts, nearest(facts, listed), staffed)
    taken = {e: row for e, row in again.items() if e.id in left}
    own = {
        part.id
        for whole in (*lists[0], *lists[1])
        if facts.parts.get(whole.id) and _names_officer(facts, whole)
        for part in facts.with_parts([whole])
    }
    return _Unstaffed(lists, loose, {e.id for e in taken} | own, taken)


def _told(facts: Facts, served: str, found: _Unstaffed, first: Entity) -> str:
    """For how many actions no officer is named, among which they were counted, and what speaks for some of them."""
    called, (listed, rows) = facts.called(served), found.lists
    bare = len(found.loose)
    example = "" if bare == found.total else f", for example {facts.called(first.id)}"
    some, where = share(bare, found.total, "action"), ""
    if listed and rows:
        if bare < found.total:
            some = f"{bare} of the {found.total} actions"
        some += f" of {called}, those of its delivery table counted,"
        where = f": {list_of(_by_list(found))}"
    else:
        some += f" in the plan under {called}" if listed else f" in the delivery table of {called}"
    return f"For {some} no officer is named{where}{example}{_asides(facts, found)}."


def _by_list(found: _Unstaffed) -> list[str]:
    left = {e.id for e in found.loose}
    return [
        f"{share(n, len(actions))} in {where}"
        for where, actions in zip(("the plan", "its delivery table"), found.lists, strict=True)
        if (n := sum(e.id in left for e in actions))
    ]


def _asides(facts: Facts, found: _Unstaffed) -> str:
    """What must be known beside the number, so that it can be told from others of the same actions."""
    loose = {e.id for e in found.loose}
    parts = sum(part.id in loose for some in facts.parts.values() for part in some)
    bodies = _with_body(facts, found)
    empty = sum(_left_empty(facts, e) for some in found.lists for e in some)
    told = [
        f"{parts} of them {'is a part' if parts == 1 else 'are parts'} of another" if parts else "",
        f"{bodies} of them {'names' if bodies == 1 else 'name'} a body" if bodies else "",
        f"for {empty} more the place of a name is left empty" if empty else "",
        f"its delivery table {_names_so_many(facts, found)}" if all(found.lists) else "",
    ]
    return "".join(f"; {each}" for each in told if each)


def _with_body(facts: Facts, found: _Unstaffed) -> int:
    """How many of the actions name a body, if no officer."""
    return sum(
        any(facts.kind(s.object or "") == "body" for s in facts.assigned(e.id, *BEARING))
        for e in found.loose
    )


def _left_empty(facts: Facts, e: Entity) -> bool:
    """Whether nothing stands for an action but a place that is left empty."""
    said = facts.assigned(e.id, *BEARING)
    return bool(said) and not facts.unread(e.id) and all(s.stated_as.endswith(BLANK) for s in said)


def _names_so_many(facts: Facts, found: _Unstaffed) -> str:
    taken = f", and takes up {_which(facts, found.taken)}" if found.taken else ""
    return f"names {count(_officers(facts, found.lists[1]), 'officer')}{taken}"


def _which(facts: Facts, taken: Mapping[Entity, Entity]) -> str:
    """Which of the actions rows say over again, and which rows."""
    pairs = [f"{facts.called(e.id)} in its row {facts.called(row.id)}" for e, row in taken.items()]
    more = f" and {len(pairs) - _SHOWN} more" if len(pairs) > _SHOWN else ""
    return f"{len(pairs)} of these actions, by the words: {list_of(pairs[:_SHOWN])}{more}"


def _beside(facts: Facts, served: str, found: _Unstaffed) -> str:
    """That a delivery table names officers where the plan's list names none."""
    if not all(found.lists):
        return ""
    return f"; the delivery table of {facts.called(served)} {_names_so_many(facts, found)}"


def _names_officer(facts: Facts, e: Entity) -> bool:
    """Whether a row names a person or a post: a place that is open, or not understood, is nobody's."""
    return any(facts.kind(s.object or "") in OFFICERS for s in facts.assigned(e.id, *BEARING))


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
        named = [s.object for s in facts.assigned(e.id, *BEARING) if s.object]
        people = [id_ for id_ in named if facts.kind(id_) == "person"]
        posts = [id_ for id_ in named if facts.kind(id_) == "post"]
        for id_ in people or posts:
            same = [s.subject for s in facts.into(id_, "holds")] or [id_]
            if found.isdisjoint([*same, *(other for one in same for other in aliases(facts, one))]):
                found.update(same[:1])
    return len(found)


def without_officer(facts: Facts, actions: Sequence[Entity]) -> list[Entity]:
    """The actions of which no officer stands in the register, not even an empty or unknown one."""
    seats = facts.once("seats of officers", lambda: _seats(facts))
    return [
        e
        for e in actions
        if not any(
            s.object in seats and not half_blank(facts, s) for s in facts.assigned(e.id, *BEARING)
        )
    ]


def _seats(facts: Facts) -> frozenset[str]:
    """Whoever or whatever is no body to which work is left: an officer, an empty or unknown place, everybody."""
    parties = facts.of(*RELATIONS["assignedTo"].objects)
    return frozenset(e.id for e in parties if e.kind in _SEATS or EVERYBODY.search(e.label))


def half_blank(facts: Facts, said: Statement) -> bool:
    """Whether a place was left empty in a row of which other cells were not understood."""
    return said.stated_as.endswith(BLANK) and bool(facts.unread(said.subject))
