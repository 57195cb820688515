"""Who is named, or sought, for a matter where another priority takes it up: officers, places that are empty, posts without a holder."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from remit.graph.held import Held
from remit.graph.model import Citation, Entity
from remit.graph.place import Place, span_of
from remit.ontology import OFFICERS
from remit.queries.above import ASSIGNED, VACANCY
from remit.queries.audit.model import Finding
from remit.queries.ties import HOLDS

SPLIT: Final = "split-lead"  # the rule that finds a matter under two leads


def named_there(held: Held, findings: Iterable[Finding]) -> dict[str, list[Entity]]:
    """Of each priority whose matter another takes up, who is named for it there.

    A post is one of these where the row of an action there says that nobody holds it.
    """
    found: dict[str, list[Entity]] = {}
    for finding in findings:
        if finding.code != SPLIT:
            continue
        actions = [thing for thing in finding.concerns if thing.kind == "action"]
        there = _assigned(held, actions) + _sought(held, actions)
        own = {s.object for e in (finding.subject, *actions) for s in held.links(e.id)}
        heads = [e for e in finding.concerns if e.kind == "priority" and e.id not in own]
        for head in heads:
            kept = found.setdefault(head.id, [])
            kept += [one for one in there if one not in kept]
    return {head: there for head, there in found.items() if there}


def _assigned(held: Held, actions: Iterable[Entity]) -> list[Entity]:
    given = (s for a in actions for s in held.out(a.id, ASSIGNED))
    ends = dict.fromkeys(held.things[s.object or ""] for s in given)
    return [end for end in ends if end.kind in OFFICERS or end.kind == VACANCY]


def _sought(held: Held, actions: Iterable[Entity]) -> list[Entity]:
    """The posts of which the rows of these actions say that nobody holds them."""
    rows = {row for a in actions for s in held.links(a.id) for row in rows_of(s.citations)}
    empty = (
        s
        for e in held.things.values()
        if e.kind == VACANCY
        for s in held.out(e.id, HOLDS)
        if rows & rows_of(s.citations)
    )
    return list(dict.fromkeys(held.things[s.object or ""] for s in empty))


def rows_of(citations: Iterable[Citation]) -> set[tuple[str, Place]]:
    """The rows of tables in which passages stand, each with its document."""
    spans = ((c.document, span_of(c.locator)) for c in citations)
    return {
        (name, span.first._replace(column=0)) for name, span in spans if span and span.first.row
    }
