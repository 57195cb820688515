"""What is over by the day of a register or begins later, and who has work on it: a question of today leaves the rest out, and says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import cast

from remit.graph.held import Held
from remit.graph.model import Contents, Entity, Statement
from remit.graph.store import AS_OF, Readable, Store
from remit.queries.above import ASSIGNED, BEARING, Above
from remit.queries.facts.dating import day_of, day_told, day_words, last_day
from remit.queries.gaps import Gap
from remit.queries.helping import role_in
from remit.queries.phrasing import called


def apart(
    store: Readable, statements: Iterable[Statement]
) -> tuple[list[Statement], list[Statement]]:
    """The statements that hold, and those that had ended before the day of the register, or begin behind it.

    It is looked up only where something ends or begins; where there is none, nothing is over.
    """
    every = [*statements]
    day = today(store) if any(s.end or s.start for s in every) else None
    if day is None:
        return every, []
    gone = [s for s in every if over(s, day)]
    ids = {s.id for s in gone}
    return [s for s in every if s.id not in ids], gone


def over(said: Statement, day: date | None) -> bool:
    """Whether what a statement says had ended before a day, or begins behind it; without a day neither is so."""
    if day is None:
        return False
    later = bool(said.start) and (said.start or "") > day.isoformat()
    return later or bool(said.end and (last_day(said.end) or day) < day)


def has(said: Statement, day: date | None) -> bool:
    """Whether a statement says that somebody has a piece of work on a day: answers for it, or is to do it.

    Who is consulted, told or only helps has it not, nor has whose part in it is over.
    """
    return said.term == ASSIGNED and role_in(said) in BEARING and not over(said, day)


def today(store: Readable) -> date | None:
    """The day of a register: as at which it is asked, else the latest of its documents."""
    if not hasattr(store, "scan"):  # it is held in memory, without its documents
        return store.as_of if isinstance(store, Held) else None
    whole = cast("Store", store)
    as_of = whole.meta().get(AS_OF)
    return last_day(as_of) if as_of else day_of(whole)


def day_within(contents: Contents) -> date | None:
    """The day of a register whose contents are at hand: as at which it is asked, else the latest of its documents."""
    as_of = contents.meta.get(AS_OF)
    return last_day(as_of) if as_of else day_told(contents.entities, contents.statements)


def when(said: Statement) -> str:
    """Until when it held, or in which time alone it holds, in words."""
    end = f"until {_day(said.end)}" if said.end else ""
    if said.start:
        return f"{' '.join(filter(None, (f'from {_day(said.start)}', end)))} only"
    return f"{end}, which is over"


def _day(written: str) -> str:
    day = last_day(written)
    return day_words(day) if day else written


def of_ended(target: Entity, above: Above) -> Iterator[Gap]:
    """Who was named for a thing, or above it, until a day that is over."""
    for id_ in (id_ for level in above.levels(target.id) for id_ in level):
        at = above.entities[id_]
        for said in above.over.get(id_, ()):
            who = above.entities[said.object or ""]
            where = "it" if at == target else f"the {at.kind} {called(at)}"
            yield Gap(
                "ended",
                f"{who.label} {'is' if said.start else 'was'} {role_in(said)} for {where} {when(said)}; ask for a day with --as-of.",
            )
