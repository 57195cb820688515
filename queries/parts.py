"""Bodies that are parts of others, by what is said or by their names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from remit.graph.above import top_of
from remit.graph.likeness import SMALL
from remit.graph.lookup import key
from remit.graph.words import tokens
from remit.queries.facts.register import Facts

# Nouns of bodies that stand on their own, whatever name they begin with.
_APART: Final = frozenset[str]().union(
    ("alliance", "association", "charity", "college", "commissioner", "company", "consortium"),
    ("federation", "forum", "foundation", "group", "groups", "homes", "limited", "ltd", "panel"),
    ("partnership", "plc", "school", "society", "trust", "union", "unions", "university"),
)


def whole(facts: Facts, body: str) -> str:
    """The body that one is a part of, or itself: the whole that does not lie within another."""
    return wholes(facts).get(body, body)


def wholes(facts: Facts) -> Mapping[str, str]:
    """The whole of each body that is a part, for whoever asks of very many."""
    return facts.once("wholes", lambda: _wholes(facts))


def _wholes(facts: Facts) -> dict[str, str]:
    bodies = {key(name): e.id for e in facts.of("body") for name in facts.names(e.id)}
    near: dict[str, str] = {}
    for e in facts.of("body"):
        stated = [s.object or "" for s in facts.out(e.id, "partOf")]
        stated = [other for other in stated if other in facts.things]
        above = min(stated, default=None) or _by_name(e.label, bodies)
        if above and above != e.id:
            near[e.id] = above
    return {body: top_of(body, near) for body in near}


def _by_name(name: str, bodies: dict[str, str]) -> str | None:
    """The body whose whole name this one begins with, going on to a part of it.

    "Vale Council Public Health" is a part of Vale Council; the commissioner of "Vale Police and
    Crime Commissioner" is none of Vale Police, nor the "Vale Council Staff Union" of the council.
    """
    words = tokens(name)
    for size in range(len(words) - 1, 1, -1):
        rest = words[size:]
        if rest[0] in SMALL or not _APART.isdisjoint(rest):
            continue
        if found := bodies.get(key(" ".join(words[:size]))):
            return found
    return None
