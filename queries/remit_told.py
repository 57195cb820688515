"""What a remit comes to, in one sentence: the same in the answer, on a page and on a sheet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from remit.graph.model import Entity
from remit.ontology import LAW
from remit.queries import in_place
from remit.queries.above import ACCOUNTABLE, RESPONSIBLE
from remit.queries.counting import count, counted
from remit.queries.facts.dating import day_words, last_day
from remit.queries.helping import SUPPORTING
from remit.queries.phrasing import called, is_several, list_of

if TYPE_CHECKING:
    from remit.queries.remit_of import Remit
    from remit.queries.ties import Tie

_NAMED: Final = 2  # things that a sentence calls by their names; more are counted


def sentence(remit: Remit) -> str:
    """What an agent leads, with how many actions stand below and of how many nobody is responsible.

    Then what it is itself responsible for, and what it only helps with. The law that lies on it is told elsewhere.
    """
    if told_of := in_place.sentence(remit.agent, remit.assignments, remit.posts):
        return told_of
    led, does, helps = (work(remit, role) for role in (ACCOUNTABLE, RESPONSIBLE, SUPPORTING))
    label = remit.agent.label
    several = is_several([label])
    told = []
    if led:
        told.append(f"{label} {'lead' if several else 'leads'} {_called(led)}{_below(remit, led)}.")
    parts = []
    if does:
        parts.append(f"{'are' if several else 'is'} responsible for {_called(does)}")
    if helps:
        parts.append(f"{'help' if several else 'helps'} with {_called(helps)}")
    if parts:
        told.append(f"{label} {' and '.join(parts)}.")
    if not told:
        held = held_told(label, remit.posts, remit.past)
        none = (
            "" if remit.assignments else f"Nothing {'else ' if held else ''}is assigned to {label}."
        )
        return " ".join(filter(None, [held, none, remit.unnamed]))
    return " ".join(told)


def held_told(label: str, posts: Iterable[Tie], past: Iterable[Tie] = ()) -> str:
    """The posts that somebody holds, and held until a day, in a sentence; empty where there is none."""
    own = [t for t in posts if t.direction == "out" and t.other.kind == "post"]
    held = [_post(tie) for tie in sorted(own, key=lambda tie: tie.end is not None)]
    was = [_post(tie) for tie in past]
    told = [f"is {list_of(held)}"] if held else []
    told += [f"was {list_of(was)}"] if was else []
    return f"{label} {', and '.join(told)}." if told else ""


def _post(tie: Tie) -> str:
    day = last_day(tie.end) if tie.end else None
    return f"{tie.other.label} until {day_words(day)}" if day else tie.other.label


def work(remit: Remit, role: str) -> list[Entity]:
    """What somebody has in a role, the law left aside."""
    given = (a.thing for a in remit.assignments if a.role == role and a.thing.kind not in LAW)
    return list(dict.fromkeys(given))


def _below(remit: Remit, led: Sequence[Entity]) -> str:
    """How many actions somebody leads, those given by name counted with all that stand below; and how many of these others lead."""
    others, own = len(remit.led_by_others), {thing.id for thing in led}
    under = {item.thing.id for item in remit.inherited if item.through.kind != "post"}
    mine = [task for task in remit.load.tasks if task.action.id in own | under]
    every = [*mine, *remit.load.below]
    if all(task.action.id in own for task in every):  # nothing stands below
        led_so = "led" if others == 1 else "all led"
        return f": {count(others, 'action')}, {led_so} by others" if others else ""
    does = {thing.id for thing in work(remit, RESPONSIBLE)}
    bare = sum(task.alone and task.action.id not in does for task in every)
    whom = "any" if bare == len(every) else str(bare)
    held = f"with nobody responsible for {whom}" if bare else "each with somebody responsible"
    if not bare and any(task.unread for task in every):
        held = "of some of which a part was not read"
    in_all = " in all" if any(thing.kind == "action" for thing in led) else ""
    more = f"; others lead {others} more" if others else ""
    return f": {count(len(every), 'action')}{in_all}, {held}{more}"


def _called(things: Sequence[Entity]) -> str:
    if len(things) <= _NAMED:
        return list_of([called(thing) for thing in things])
    kinds = Counter(thing.kind for thing in things)
    return list_of([counted(n, 0, kind) for kind, n in kinds.items()])
