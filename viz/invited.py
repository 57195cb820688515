"""Whom to ask to a meeting, and about which of their actions, with why: what is late, falls due, or is not as it was."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from remit.queries.changes import model
from remit.queries.changes.model import Diff
from remit.queries.phrasing import list_of, shortened
from remit.queries.promises import Ledger
from remit.queries.sheets import Sheet
from remit.viz.blocks import Block, Heading, Items, Part, line
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
    left, found = dict(why), []
    for sheet in sorted(sheets, key=lambda sheet: bool(sheet.led)):
        among = left if sheet.led else why
        own = [a.id for a in sheet.actions if a.id in among]
        left = {id_: reasons for id_, reasons in left.items() if id_ not in own}
        if own:
            told = list_of([f"{names[id_]} ({list_of(why[id_])})" for id_ in own])
            found.append(line(Part(f"{sheet.agent.label}:", "strong"), f"{told}."))
    if left:
        told = list_of([f"{names[id_]} ({list_of(why[id_])})" for id_ in left])
        found.append(line(Part("Nobody is named for", "strong"), f"{told}."))
    if found:
        yield Heading(level, "Whom to ask, and about what")
        yield Items(tuple(found))


def _why(ledger: Ledger, changes: Diff | None) -> Mapping[str, list[str]]:
    """For what each action is to be asked about."""
    found: dict[str, list[str]] = defaultdict(list)
    for row in telling(ledger).wanted:
        if not row.ended and not row.gone:
            reasons = ("late", any(row.overdue(ledger.day))), ("put off", row.slipped > 0)
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
