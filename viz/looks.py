"""What a box says beside its label, and how it looks: in words first, then in colour."""

from __future__ import annotations

from remit.graph.model import Entity, Statement
from remit.ontology import ATTRIBUTES
from remit.viz.material import ASSIGNED, Material
from remit.viz.plot import Look

RAGS = ("red", "amber", "green", "blue")


def look_of(
    material: Material, thing: Entity, row: str, statement: Statement | None = None
) -> Look:
    """How a thing looks in a row; ``statement`` is what puts it there, in the documents' words."""
    if row == "lead" and statement is not None:
        word = statement.stated_as.partition(";")[0].strip(" :") or (statement.role or "")
        return Look(thing, row, tag=shorten(word), open=thing.kind == "vacancy")
    if thing.kind == "action":
        state = state_of(material, thing.id)
        empty = vacant(material, thing.id)
        tag = " · ".join(filter(None, [shorten(state), "no officer" if empty else ""]))
        return Look(thing, row, tag=tag, tone=rag_of(state), open=empty)
    return Look(thing, row, open=thing.kind == "vacancy")


def state_of(material: Material, id_: str) -> str:
    """An action's RAG in a word, or else its status, or nothing."""
    return material.value(id_, "rag") or material.value(id_, "status") or ""


def rag_of(state: str) -> str:
    """The colour that a state begins with, for the style of a box; no other meaning is read into it.

    >>> rag_of("Amber - slipping"), rag_of("On track")
    ('amber', '')
    """
    first = state.strip().casefold()
    return next((colour for colour in RAGS if first.startswith(colour)), "")


def vacant(material: Material, id_: str) -> bool:
    """Whether a place in an action is stated to be empty."""
    return any(
        s.term == ASSIGNED and material.entities[s.object or ""].kind == "vacancy"
        for s in material.out.get(id_, ())
    )


def shorten(text: str, most: int = 26) -> str:
    """A few words for a tag.

    >>> shorten("Lead partner; Lead")
    'Lead partner; Lead'
    """
    text = " ".join(text.split())
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def label_of_term(term: str) -> str:
    """What an attribute is called on a page, with a capital."""
    label = ATTRIBUTES[term].label
    return label[:1].upper() + label[1:]
