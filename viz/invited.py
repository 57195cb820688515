"""Whom to ask to a meeting, and about which of their actions, with why: what is late, falls due, or is not as it was."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Final

from remit.graph.model import Entity
from remit.ontology import KNOWN
from remit.queries.changes import model
from remit.queries.changes.model import Diff
from remit.queries.phrasing import list_of, shortened
from remit.queries.promises import Ledger
from remit.queries.sheets import Sheet
from remit.viz.blocks import Block, Heading, Items, Line, Part, line
from remit.viz.promised import falling_due, telling

_LONG: Final = 80  # letters of an action's words
_NEWS: Final = {
    model.NEW: "new",
    model.DONE: "done",
    model.DROPPED: "dropped",
    model.REOPENED: "opened again",
    model.OWNER: "another owner",
    model.STATUS: "another status",
}


def invited(
    ledger: Ledger, sheets: Sequence[Sheet], changes: Diff | None, level: int = 2
) -> Iterator[Block]:
    """Each who is to be asked, with their actions; who leads is asked for what nobody else is named for."""
    why = _why(ledger, changes)
    names = _names(ledger, changes)
    last = _named_last(ledger, why)
    left, found = dict.fromkeys(why), []
    for leads in (False, True):
        among = {*left}  # of two who lead, each is asked
        for sheet in (sheet for sheet in sheets if bool(sheet.led) is leads):
            own = [a.id for a in sheet.actions if a.id in among] + last.pop(sheet.agent, [])
            for id_ in own:
                left.pop(id_, None)
            if own:
                found.append(_about(f"{sheet.agent.label}:", own, names, why))
    for agent, gone in last.items():
        if own := [id_ for id_ in gone if id_ in left]:
            found.append(_about(f"{agent.label}, named last:", own, names, why))
    for id_ in (id_ for gone in last.values() for id_ in gone):
        left.pop(id_, None)
    if left:
        found.append(_about("Nobody is named for", left, names, why))
    if found:
        yield Heading(level, "Whom to ask, and about what")
        yield Items(tuple(found))


def _about(
    who: str, actions: Iterable[str], names: Mapping[str, str], why: Mapping[str, Sequence[str]]
) -> Line:
    told = list_of([f"{names[id_]} ({'; '.join(why[id_])})" for id_ in actions])
    return line(Part(who, "strong"), f"{told}.")


def _named_last(ledger: Ledger, why: Collection[str]) -> dict[Entity, list[str]]:
    """Who had each action that is gone and is to be asked about, as the last paper that has it says."""
    found: dict[Entity, list[str]] = defaultdict(list)
    for row in ledger.rows:
        if row.gone and row.thing.id in why:
            for agent in row.owners:
                if agent.kind in KNOWN:
                    found[agent].append(row.thing.id)
    return found


def _why(ledger: Ledger, changes: Diff | None) -> Mapping[str, list[str]]:
    """For what each action is to be asked about."""
    found: dict[str, list[str]] = defaultdict(list)
    for row in telling(ledger).wanted:
        if row.gone and not row.ended:
            found[row.thing.id].append("no longer listed, and never reported as done")
        elif not row.ended:
            by_first, by_last = row.overdue(ledger.day)
            reasons = (
                ("late", by_last),
                ("late by its first date", by_first and not by_last),
                ("put off", row.slipped > 0),
            )
            found[row.thing.id] += [words for words, holds in reasons if holds] or [
                "brought forward"
            ]
    for row in falling_due(ledger):
        found[row.thing.id].append("due soon")
    for change in changes.changes if changes is not None else ():
        if change.what in _NEWS and change.thing.kind == "action" and not change.along:
            found[change.thing.id].append(_NEWS[change.what])
    return found


def _names(ledger: Ledger, changes: Diff | None) -> Mapping[str, str]:
    """What each action is called: by its reference, else by its words."""
    told = {row.thing.id: (row.reference, row.thing.label) for row in ledger.rows}
    for change in changes.changes if changes is not None else ():
        told.setdefault(change.thing.id, (change.reference, change.thing.label))
    return {id_: ref or f"“{shortened(label, _LONG)}”" for id_, (ref, label) in told.items()}
