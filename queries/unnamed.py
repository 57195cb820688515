"""What is not named of a body that meets: who sits on it, who chairs it, to whom it reports.

Of a board or a group that is the first thing to know, and a silence that nobody would notice: the
bodies around it are named, with their members and chairs, and are easily taken for its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from remit.graph.model import Entity, Statement
from remit.graph.store import Readable
from remit.graph.words import with_capital
from remit.queries.above import NOT_READ
from remit.queries.counting import count
from remit.queries.phrasing import list_of
from remit.queries.ties import HOLDS, MEMBER, POST_IN

GOVERNED: Final = "governedBy"
_REPORTING: Final = ("reportsTo", GOVERNED)
_OTHERWISE: Final = (MEMBER, NOT_READ)
_MEETS: Final = re.compile(
    r"\b(?:boards?|committees?|groups?|forums?|panels?|partnerships?)$", re.IGNORECASE
)
_CHAIR: Final = re.compile(r"\b(?:chair\w*|convenor|convener)\b", re.IGNORECASE)


def meets(entity: Entity) -> bool:
    """Whether somebody is a body that meets, by how its name ends."""
    return entity.kind == "body" and _MEETS.search(entity.label.strip()) is not None


def governed_by(entity: Entity, said: Iterable[Statement]) -> list[str]:
    """The bodies that a body governs, by their ids."""
    return [s.subject for s in said if s.term == GOVERNED and s.object == entity.id]


def unnamed(
    entity: Entity,
    said: Sequence[Statement],
    known: Mapping[str, Entity],
    beside: Sequence[Statement] = (),
) -> str:
    """What is not named of a body that meets, in a sentence; nothing of any other agent, or where all is named.

    ``said`` are the statements about it, ``beside`` those about the bodies that it governs: whoever sits
    on one of these is not named as sitting on it. Nothing is told of a member of another body, which is an
    organisation whatever its name ends in, nor of a body of which a part was not read.
    """
    if not meets(entity) or any(s.subject == entity.id and s.term in _OTHERWISE for s in said):
        return ""
    name = entity.label
    bare = not _members(entity.id, said)
    lacks = ["no member"] if bare else []
    lacks += [] if _chaired(entity.id, said, known) else ["no chair"]
    told = [f"{with_capital(list_of(lacks))} of {name} is named"] if lacks else []
    if not any(s.term in _REPORTING and s.subject == entity.id for s in said):
        told.append(
            "nor is it said to whom it reports"
            if told
            else f"It is not said to whom {name} reports"
        )
    if not told:
        return ""
    elsewhere = _elsewhere(governed_by(entity, said), beside, known) if bare else ""
    return " ".join(filter(None, [f"{'; '.join(told)}.", elsewhere]))


def unnamed_in(
    store: Readable, entity: Entity, said: Sequence[Statement], known: Mapping[str, Entity]
) -> str:
    """The same, of a register that tells about the bodies that it governs."""
    if not meets(entity):
        return ""
    governed = [] if _members(entity.id, said) else governed_by(entity, said)
    return unnamed(entity, said, known, store.about(governed) if governed else ())


def _members(id_: str, said: Iterable[Statement]) -> list[Statement]:
    return [s for s in said if s.term == MEMBER and s.object == id_]


def _chaired(id_: str, said: Iterable[Statement], known: Mapping[str, Entity]) -> bool:
    """Whether a post in it is that of its chair, or a member is said to be in the chair."""
    posts = (s for s in said if s.term in (POST_IN, HOLDS) and id_ in (s.subject, s.object))
    called = [
        known[end].label for s in posts for end in (s.subject, s.object or "") if end in known
    ]
    return any(
        _CHAIR.search(words) for words in (*called, *(s.stated_as for s in _members(id_, said)))
    )


def _elsewhere(
    governed: Iterable[str], beside: Sequence[Statement], known: Mapping[str, Entity]
) -> str:
    """Whose the members are that stand beside it."""
    told = []
    for id_ in dict.fromkeys(governed):
        if inside := _members(id_, beside):
            are = "is that" if len(inside) == 1 else "are those"
            told.append(f"The {count(len(inside), 'member')} named {are} of {known[id_].label}.")
    return " ".join(told)
