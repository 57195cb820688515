"""What a remit comes to, in one sentence: the same in the answer, on a page and on a sheet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from remit.graph.model import Entity
from remit.ontology import LAW
from remit.queries.above import ACCOUNTABLE, RESPONSIBLE
from remit.queries.counting import count, counted
from remit.queries.helping import SUPPORTING
from remit.queries.phrasing import called, list_of

if TYPE_CHECKING:
    from remit.queries.remit_of import Remit

_NAMED: Final = 2  # things that a sentence calls by their names; more are counted


def sentence(remit: Remit) -> str:
    """What an agent leads, with how many actions stand below and of how many nobody is responsible.

    Then what it is itself responsible for, and what it only helps with. The law that lies on it is told elsewhere.
    """
    led, does, helps = (work(remit, role) for role in (ACCOUNTABLE, RESPONSIBLE, SUPPORTING))
    parts = []
    if led:
        parts.append(f"leads {_called(led)}{_below(remit)}")
    if does:
        parts.append(f"is responsible for {_called(does)}")
    if helps:
        parts.append(f"{'and ' if parts else ''}helps with {_called(helps)}")
    if not parts:
        return "" if remit.assignments else f"Nothing is assigned to {remit.agent.label}."
    return f"{remit.agent.label} {'; '.join(parts)}."


def work(remit: Remit, role: str) -> list[Entity]:
    """What somebody has in a role, the law left aside."""
    given = (a.thing for a in remit.assignments if a.role == role and a.thing.kind not in LAW)
    return list(dict.fromkeys(given))


def _below(remit: Remit) -> str:
    below, others = remit.load.below, remit.led_by_others
    if not below:
        return (
            f": {count(others, 'action')}, {'led' if others == 1 else 'all led'} by others"
            if others
            else ""
        )
    bare = sum(task.alone for task in below)
    whom = "any" if bare == len(below) else str(bare)
    held = f"with nobody responsible for {whom}" if bare else "each with somebody responsible"
    if not bare and any(task.unread for task in below):
        held = "of some of which a part was not read"
    more = f"; others lead {others} more" if others else ""
    return f": {count(len(below), 'action')}, {held}{more}"


def _called(things: Sequence[Entity]) -> str:
    if len(things) <= _NAMED:
        return list_of([called(thing) for thing in things])
    kinds = Counter(thing.kind for thing in things)
    return list_of([counted(n, 0, kind) for kind, n in kinds.items()])
