"""What it comes to when somebody goes, in plain sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from remit.graph.words import with_capital
from remit.ontology import KINDS
from remit.queries.above import ACCOUNTABLE, RESPONSIBLE
from remit.queries.counting import count, counted
from remit.queries.phrasing import called, list_of

if TYPE_CHECKING:
    from remit.graph.model import Entity
    from remit.queries.without import Without


def of_without(found: Without) -> str:
    """What would be empty, what nobody would lead or do, and what would be left as it is."""
    who, parts = found.agent.label, []
    if posts := [post.label for post in found.posts]:
        parts.append(
            f"Without {who} nobody would hold the post{'s' * (len(posts) > 1)} {list_of(posts)}."
        )
    left = {
        role: [one.thing for one in found.unowned if one.role == role]
        for role in (ACCOUNTABLE, RESPONSIBLE)
    }
    parts += [
        f"Without {who} nobody would be {role} for {_things(things)}."
        for role, things in left.items()
        if things
    ]
    if found.fallen:
        heirs = list_of(list(dict.fromkeys(e.label for one in found.fallen for e in one.falls_to)))
        parts.append(f"{_things(one.thing for one in found.fallen)} would fall to {heirs}.")
    what = "people named as its own" if found.agent.kind == "person" else "members named"
    for seat in found.seats:
        if seat.others:
            parts.append(f"{seat.body.label} would lose one of the {seat.others + 1} {what}.")
        elif found.agent.kind != "person":
            parts.append(f"{seat.body.label} would have no member that is named.")
    if found.still_owned:
        thing = "other thing" if parts else "thing"
        keeps = "keeps" if found.still_owned == 1 else "keep"
        what = f"{count(found.still_owned, thing)} assigned to {who}, or standing below,"
        first = "" if parts else "Nothing would be left without anybody: "
        parts.append(f"{first}{what} {keeps} somebody who answers.")
    elif not parts:
        parts.append(f"Nothing is assigned to {who}, and no post and no seat depends on it.")
    return " ".join(with_capital(part) for part in parts)


def _things(things: Iterable[Entity]) -> str:
    found = list(things)
    if len(found) == 1:
        return f"the {found[0].kind} {called(found[0])}"
    kinds = Counter(thing.kind for thing in found)
    return list_of([counted(kinds[kind], 0, kind) for kind in KINDS if kinds[kind]])
