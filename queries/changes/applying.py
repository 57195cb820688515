"""The old register and the difference make the new one: what shows that nothing was left out of it."""

from __future__ import annotations

from dataclasses import replace

from remit.graph.model import Contents, Statement, merge
from remit.queries.changes.model import Diff, sides


def applied(old: Contents, diff: Diff) -> Contents:
    """Make the new register's things, and all that is said of them, of the old one's and the changes.

    What is said again keeps the passages of the old register. Documents and ledger are not part of a difference.
    """
    both = [*sides(diff)]
    gone = {s.id for side, _ in both if side for s in side.statements}
    come = [s for _, side in both if side for s in side.statements]
    now = {pair.old.id: pair.new.id for pair in diff.pairs}

    def as_new(said: Statement) -> Statement:
        target = now[said.object] if said.object else None
        return replace(said, subject=now[said.subject], object=target)

    kept = [as_new(s) for s in old.statements if s.id not in gone]
    things = {*(pair.new for pair in diff.pairs), *diff.came}
    return Contents(entities=tuple(sorted(things)), statements=tuple(merge([*kept, *come])))
