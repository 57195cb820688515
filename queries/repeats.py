"""One thing told in several documents: the same words and the same owners, which may be one and are not joined."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from remit.graph.lookup import key
from remit.graph.model import Entity
from remit.ontology import KNOWN


def repeats(things: Iterable[tuple[Entity, Collection[Entity]]]) -> dict[str, tuple[Entity, ...]]:
    """Give for each thing the others that are called as it is and have the same owners.

    Args:
        things: Each with those who are named for the thing itself, or hold the post that it is. A vacancy owns nothing, and of what nobody
            owns the words alone tell too little.

    >>> ann, log, minutes = (
    ...     Entity(i, i[:6], "Mend it") for i in ("person/ann", "action/1", "action/2")
    ... )
    >>> repeats([(log, [ann]), (minutes, [ann])])["action/1"] == (minutes,)
    True
    >>> repeats([(log, [ann]), (minutes, [])])
    {}
    """
    groups: dict[tuple[str, frozenset[str]], list[Entity]] = {}
    for thing, owners in things:
        known = frozenset(owner.id for owner in owners if owner.kind in KNOWN)
        if known:
            groups.setdefault((thing.kind, known), []).append(thing)
    found = (
        (thing, tuple(other for other in beside if other != thing and _alike(thing, other)))
        for beside in groups.values()
        if len(beside) > 1
        for thing in beside
    )
    return {thing.id: same for thing, same in found if same}


def _alike(one: Entity, other: Entity) -> bool:
    """Whether two things have the same words; a post may be named with its body behind it, or without.

    >>> title, full = "Head of Parks", "Head of Parks, Vale Council"
    >>> _alike(Entity("post/a", "post", title), Entity("post/b", "post", full))
    True
    """
    words = sorted((key(one.label), key(other.label)), key=len)
    return words[0] == words[1] or (one.kind == "post" and words[1].startswith(f"{words[0]} "))
