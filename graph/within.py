"""One partnership of several, as a register of its own.

It is read out of the register of all into memory, so that every question, the audit and the page
answer for it as if its documents had been loaded alone. What is shared comes with it as far as the
partnership itself says something of it, and with its own passages only.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from remit.graph.model import Contents, Statement, merge
from remit.graph.opening import in_memory
from remit.graph.partnerships import PARTNERSHIPS, Partnership, called, owner, partnerships_of
from remit.graph.store import Store
from remit.ontology import KINDS


def part_of(store: Store, name: str) -> Store:
    """Open one partnership of a register, by its key, title or folder, for asking.

    Raises:
        NotFoundError: no partnership is called so, or the register does not hold several.
    """
    with store.snapshot():
        known = partnerships_of(store.meta())
        one = called(known, name)
        contents = contents_of(store, one, {p.key for p in known})
    part = in_memory(store.address)
    part.replace(contents)
    return part


def contents_of(store: Store, partnership: Partnership, keys: Collection[str]) -> Contents:
    """Read what a register holds of one partnership; ``keys`` are those of all of them."""
    own = {e.id: e for e in store.of_kind(*KINDS, within=partnership.key)}
    mine = frozenset(partnership.documents)
    found: dict[str, Statement] = {}
    seen: set[str] = set()
    frontier = {*own}
    while frontier:
        seen |= frontier
        met = {s.id: s for s in _told(store.about(frontier), mine, keys, partnership.key)}
        found |= met
        ends = {end for s in met.values() for end in (s.subject, s.object) if end}
        frontier = {end for end in ends - seen if not owner(end, keys)}
    shared = {end for s in found.values() for end in (s.subject, s.object) if end} - own.keys()
    documents = [d for d in store.documents() if d.name in mine]
    meta = {key: said for key, said in store.meta().items() if key != PARTNERSHIPS}
    return Contents(
        documents=tuple(documents),
        entities=tuple(sorted((*own.values(), *store.entities(shared).values()))),
        statements=tuple(merge(found.values())),
        ledger=tuple(store.ledger(mine)),
        meta=meta | {"scope": partnership.key, "title": partnership.title},
    )


def _told(
    statements: list[Statement], mine: Collection[str], keys: Collection[str], key: str
) -> Iterator[Statement]:
    """What the partnership itself says: about its own things and shared ones, in its own papers."""
    for said in statements:
        if not {owner(said.subject, keys), owner(said.object or "", keys)} <= {"", key}:
            continue
        cited = tuple(c for c in said.citations if c.document in mine)
        if cited or not said.citations:
            yield replace(said, citations=cited)
