"""What a remit comes to, in one sentence: the same in the answer, on a page and on a sheet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from remit.graph.model import Entity
from remit.ontology import LAW
from remit.queries.above import ACCOUNTABLE, RESPONSIBLE
from remit.queries.counting import count, counted
from remit.queries.phrasing import called, list_of

if TYPE_CHECKING:
    from remit.queries.remit_of import Remit

_NAMED: Final = 2  # things that a sentence calls by their names; more are counted


def sentence(remit: Remit) -> str:
    """What an agent leads, with how many actions stand below and of how many nobody is responsible.

    Then what it is itself responsible for. The law that lies on it is told elsewhere.
    """
    led, does = work(remit, ACCOUNTABLE), work(remit, RESPONSIBLE)
    parts = []
    if led:
        parts.append(f"leads {_called(led)}{_below(remit)}")
    if does:
        parts.append(f"is responsible for {_called(does)}")
    if not parts:
        return "" if remit.assignments else f"Nothing is assigned to {remit.agent.label}."
    return f"{remit.agent.label} {'; '.join(parts)}."


def work(remit: Remit, role: str) -> list[Entity]:
    """What somebody has in a role, the law left aside."""
    given = (a.thing for a in remit.assignments if a.role == role and a.thing.kind not in LAW)
    return list(dict.fromkeys(given))


def _below(remit: Remit) -> str:
    below = remit.load.below
    if not below:
        return ""
    bare = sum(task.alone for task in below)
    whom = "any" if bare == len(below) else str(bare)
    held = f"with nobody responsible for {whom}" if bare else "each with somebody responsible"
    if not bare and any(task.unread for task in below):
        held = "of some of which a part was not read"
    return f": {count(len(below), 'action')}, {held}"


def _called(things: Sequence[Entity]) -> str:
    if len(things) <= _NAMED:
        return list_of([called(thing) for thing in things])
    kinds = Counter(thing.kind for thing in things)
    return list_of([counted(n, 0, kind) for kind, n in kinds.items()])
