"""Bodies of which only charts show that they have anything to do with the plan."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from remit.graph.lookup import key
from remit.graph.model import Citation, Entity, Statement
from remit.graph.place import NOWHERE, Place
from remit.queries.audit.model import Found
from remit.queries.facts.naming import aliases
from remit.queries.facts.partnerships import ABOVE
from remit.queries.facts.passages import Passage
from remit.queries.facts.register import Facts
from remit.queries.phrasing import list_of

_Chart: TypeAlias = tuple[str, str]  # the document, and where in it
_BOX = 15  # words; more stand in no box of a chart
_WORK = re.compile(r"\b(?:reviews?|assessments?|inquir(?:y|ies)|process(?:es)?)$", re.IGNORECASE)


def drawn(facts: Facts) -> list[Entity]:
    """The bodies that a chart ties to another."""
    return [
        e for e in facts.of("body") if facts.out(e.id, "linkedTo") or facts.into(e.id, "linkedTo")
    ]


def only_drawn(facts: Facts, e: Entity) -> Iterator[Found]:
    """A body that stands in charts, and of which no statement or running text says anything."""
    links = [*facts.out(e.id, "linkedTo"), *facts.into(e.id, "linkedTo")]
    other = [
        s
        for id_ in (e.id, *aliases(facts, e.id))
        for t in ("memberOf", *ABOVE, "delivers", "scrutinises", "worksWith", "adoptedBy")
        for s in (*facts.out(id_, t), *facts.into(id_, t))
        if s.basis != "drawn"
    ]
    if _WORK.search(e.label):
        return  # a kind of work, drawn as if it were a body
    if all(s.basis == "drawn" for s in links) and not other and not _in_a_sentence(facts, e):
        only = "" if facts.withheld else "only "
        silent = "no statement" if facts.withheld else "no running text names it or"
        yield Found(
            e.id,
            f"{facts.label(e.id)} is {only}a box {_in_charts(facts, e, links)}; {silent} says what it has to do with "
            "the plan.",
            tuple(links),
        )


def _in_charts(facts: Facts, e: Entity, links: Sequence[Statement]) -> str:
    """In which charts a body stands, by the bodies that each shows too."""
    where = facts.once("where links are drawn", lambda: _where_drawn(facts))
    charts: dict[_Chart, set[str]] = defaultdict(set)
    for said in links:
        beside = said.subject if said.object == e.id else said.object or ""
        for chart in _charts(facts, e, where.get(said, ())):
            charts[chart].add(facts.label(beside))
    shown = sorted({tuple(sorted(labels)) for labels in charts.values()})
    return list_of(
        [
            f"in {'another' if n else 'a chart'} that shows {list_of(labels)} too"
            for n, labels in enumerate(shown)
        ]
    )


def _charts(facts: Facts, e: Entity, cited: Sequence[Citation]) -> set[_Chart]:
    """The charts in which a link of a body is drawn: of two boxes that it joins, the body's own tells which."""
    names = [f" {key(name)} " for name in facts.names(e.id)]
    own = [c for c in cited if any(name in f" {key(c.quote)} " for name in names)]
    if own:
        return {_chart(citation, citation.locator) for citation in own}
    return {_chart(citation, "") for citation in cited} or {("", "")}


def _chart(citation: Citation, box: str) -> _Chart:
    """By what a chart is told from others: its page, slide, sheet or table, or else where a box of it stands."""
    first = citation.place.first if citation.place else NOWHERE
    leaf = Place(page=first.page, slide=first.slide, sheet=first.sheet, table=first.table)
    return citation.document, leaf.locator or box


def _where_drawn(facts: Facts) -> Mapping[Statement, tuple[Citation, ...]]:
    ends = (facts.out, facts.into)
    return facts.cited(s for e in facts.of("body") for way in ends for s in way(e.id, "linkedTo"))


def _in_a_sentence(facts: Facts, e: Entity) -> bool:
    """Whether running text names the body, and so says something of it."""
    told = facts.once(
        "running text", lambda: [f" {key(p.text)} " for p in facts.passages if _is_text(p)]
    )
    return any(f" {key(name)} " in text for name in facts.names(e.id) for text in told)


def _is_text(passage: Passage) -> bool:
    return len(passage.text.split()) > _BOX
