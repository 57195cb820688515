"""What the editions between two times tell of a change: how often a date moved, and by which words what went was closed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from remit.graph.editions import editions_of
from remit.graph.model import Contents
from remit.queries.changes import model
from remit.queries.changes.model import Change, Side
from remit.queries.histories import Histories
from remit.queries.promises import promised


def looked_back(changes: Iterable[Change], before: Contents, known: Contents) -> Iterator[Change]:
    """The changes, with what papers that came after those ``before`` tell of them; ``known`` has all editions.

    A deadline gets the number of its moves. An action that went may have been told to be done or dropped by an edition
    that is not the newest; then that is the later side of its change.
    """
    histories = Histories(known)
    newest = {one.series: one.day for one in editions_of(before)}  # the later last
    for change in changes:
        if change.what == model.DEADLINE:
            row = promised(histories, change.thing)
            moves = [
                p
                for p in row.promises
                if p.slipped and p.told.since > newest.get(p.told.series, "")
            ]
            yield replace(change, moves=len(moves))
        elif change.what == model.GONE and change.thing.kind == "action" and not change.ended:
            ended = promised(histories, change.thing).ended
            told = Side(ended.words, ended.citations) if ended else None
            yield replace(change, ended=ended.outcome, new=told) if ended else change
        else:
            yield change
