"""What a box says beside its label, and how it looks: in words first, then in colour."""

from __future__ import annotations

from typing import NamedTuple

from remit.graph.model import Entity, Statement
from remit.ontology import OFFICERS
from remit.queries.above import NOT_READ
from remit.queries.states import rag_of
from remit.viz.material import ASSIGNED, Material

_DOUBTS = {"unclear": "not understood", "withheld": "name withheld"}


class Look(NamedTuple):
    """What a box says and how it looks, before it has a place."""

    thing: Entity
    row: str
    tag: str = ""
    tone: str = ""
    open: bool = False


def look_of(
    material: Material, thing: Entity, row: str, statement: Statement | None = None
) -> Look:
    """How a thing looks in a row; ``statement`` is what puts it there, in the documents' words."""
    if row == "lead" and statement is not None:
        word = statement.stated_as.partition(";")[0].strip(" :") or (statement.role or "")
        doubt = _DOUBTS.get(thing.kind, "")
        return Look(
            thing,
            row,
            tag=" · ".join(filter(None, [shorten(word), doubt])),
            open=thing.kind == "vacancy",
        )
    if thing.kind == "action":
        state = state_of(material, thing.id)
        empty = vacant(material, thing.id)
        missing = "" if not empty else "TBC" if officers(material, thing.id) else "no officer"
        tag = " · ".join(filter(None, [shorten(state), missing, *doubts(material, thing.id)]))
        return Look(thing, row, tag=tag, tone=rag_of(state), open=empty)
    return Look(thing, row, open=thing.kind == "vacancy")


def state_of(material: Material, id_: str) -> str:
    """An action's RAG in a word, or else its status, or nothing."""
    return material.value(id_, "rag") or material.value(id_, "status") or ""


def vacant(material: Material, id_: str) -> bool:
    """Whether a place in an action is stated to be empty."""
    return any(e.kind == "vacancy" for e in _assigned(material, id_))


def doubts(material: Material, id_: str) -> list[str]:
    """What of an action is not known: who is meant, whose name is withheld, which cells were not read."""
    kinds = dict.fromkeys(e.kind for e in _assigned(material, id_))
    unread = material.value(id_, NOT_READ) is not None
    return [_DOUBTS[kind] for kind in kinds if kind in _DOUBTS] + ["row not all read"] * unread


def officers(material: Material, id_: str) -> list[Entity]:
    """The people and posts to whom an action is given, be there an empty place beside them or not."""
    return [e for e in _assigned(material, id_) if e.kind in OFFICERS]


def _assigned(material: Material, id_: str) -> list[Entity]:
    given = (s for s in material.shown.links(id_) if s.term == ASSIGNED)
    return [material.entities[s.object or ""] for s in given]


def shorten(text: str, most: int = 26) -> str:
    """A few words for a tag.

    >>> shorten("Lead partner; Lead")
    'Lead partner; Lead'
    """
    text = " ".join(text.split())
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
