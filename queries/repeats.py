"""One thing told in several documents: the same words and the same owners, which may be one and are not joined."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from remit.graph.lookup import key
from remit.graph.model import Entity
from remit.ontology import KNOWN


def repeats(things: Iterable[tuple[Entity, Collection[Entity]]]) -> dict[str, tuple[Entity, ...]]:
    """Give for each thing the others that are called as it is and have the same owners.

    Args:
        things: Each with those who are named for the thing itself. A vacancy owns nothing, and of what nobody
            owns the words alone tell too little.

    >>> ann, log, minutes = (
    ...     Entity(i, i[:6], "Mend it") for i in ("person/ann", "action/1", "action/2")
    ... )
    >>> repeats([(log, [ann]), (minutes, [ann])])["action/1"] == (minutes,)
    True
    >>> repeats([(log, [ann]), (minutes, [])])
    {}
    """
    groups: dict[tuple[str, str, frozenset[str]], list[Entity]] = {}
    for thing, owners in things:
        known = frozenset(owner.id for owner in owners if owner.kind in KNOWN)
        if known:
            groups.setdefault((thing.kind, key(thing.label), known), []).append(thing)
    return {
        thing.id: tuple(other for other in same if other != thing)
        for same in groups.values()
        if len(same) > 1
        for thing in same
    }
