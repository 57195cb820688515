"""What is over by the day of a register: a question of today leaves it out, and says so."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import cast

from remit.graph.held import Held
from remit.graph.model import Statement
from remit.graph.store import AS_OF, Readable, Store
from remit.queries.facts.dating import day_of, day_words, last_day


def apart(
    store: Readable, statements: Iterable[Statement]
) -> tuple[list[Statement], list[Statement]]:
    """The statements that hold, and those that had ended before the day of the register.

    It is looked up only where something ends; where there is none, nothing is over.
    """
    every = [*statements]
    day = today(store) if any(s.end for s in every) else None
    if day is None:
        return every, []
    over = [s for s in every if s.end and (last_day(s.end) or day) < day]
    gone = {s.id for s in over}
    return [s for s in every if s.id not in gone], over


def today(store: Readable) -> date | None:
    """The day of a register: as at which it is asked, else the latest of its documents."""
    if not hasattr(store, "scan"):  # it is held in memory, without its documents
        return store.as_of if isinstance(store, Held) else None
    whole = cast("Store", store)
    as_of = whole.meta().get(AS_OF)
    return last_day(as_of) if as_of else day_of(whole)


def until(said: Statement) -> str:
    """Until when it held, in words."""
    day = last_day(said.end or "")
    return f"until {day_words(day)}" if day else f"until {said.end}"
