"""The words of the register, as plain data: kinds, relations, attributes, roles and bases.

Everything else names a kind or a relation by the constants of these tables and asks them what may
be said of what, so that a new relation is one line here. The order of :data:`RELATIONS` matters:
relations that carry accountability upwards come first, which lets a store select them all by one
range of codes.
"""

from __future__ import annotations

from typing import Final, NamedTuple


class Kind(NamedTuple):
    """One kind of thing a statement can be about."""

    name: str
    plural: str
    definition: str
    answerable: bool  # whether "who is accountable for it" is a question people ask of the kind


class Relation(NamedTuple):
    """One way in which a thing is linked to another; ``reads`` and ``reads_back`` are phrases."""

    name: str
    subjects: tuple[str, ...]
    objects: tuple[str, ...]
    reads: str
    reads_back: str
    carries: bool  # accountability travels from the subject up to the object


class Attribute(NamedTuple):
    """One thing that can be said of a subject in words, a number or a date."""

    name: str
    subjects: tuple[str, ...]
    label: str
    searched: bool = False  # its words help to find the subject


def _kinds(*rows: Kind) -> dict[str, Kind]:
    return {row.name: row for row in rows}


# In order of importance: what a reader most likely asks for comes first.
KINDS: Final = _kinds(
    Kind("priority", "priorities", "What a plan sets out to change first.", True),
    Kind("objective", "objectives", "An aim under a priority that actions serve.", True),
    Kind("action", "actions", "A thing that somebody plans to do.", True),
    Kind("plan", "plans", "An adopted plan, as distinct from the document that holds it.", True),
    Kind("body", "bodies", "Any collective that can hold a responsibility.", True),
    Kind("duty", "duties", "What the law or a code asks of somebody, or lets them do.", True),
    Kind("measure", "measures", "How success will be judged.", True),
    Kind("post", "posts", "A seat that exists with or without a holder.", True),
    Kind("person", "people", "A named individual, as far as the documents name them.", False),
    Kind("vacancy", "vacancies", "A stated absence of somebody: TBC, vacant, nobody named.", False),
    Kind("theme", "themes", "A matter that documents write about.", True),
    Kind("provision", "provisions", "An Act, a section, a regulation or a code.", True),
    Kind("figure", "figures", "A number with its unit, population, period and place.", True),
    Kind("update", "updates", "What was reported about an action.", False),
    Kind("document", "documents", "A file that was read.", False),
)

_ANYTHING = tuple(KINDS)
_WORK = ("plan", "priority", "objective", "action", "measure")
_AGENTS = ("body", "person", "post", "vacancy")


def _relations(*rows: Relation) -> dict[str, Relation]:
    return {row.name: row for row in rows}


RELATIONS: Final = _relations(
    # --- these carry accountability upwards; keep them first -------------------------------------
    Relation("updateOf", ("update",), ("action",), "reports on", "reported in", True),
    Relation("figureOf", ("figure",), (*_WORK, "body", "update"), "is a figure of", "figure", True),
    Relation("measureOf", ("measure",), ("priority", "objective", "plan"), "measures", "measured by", True),
    Relation("actionOf", ("action",), ("action", "objective", "priority", "plan"), "is an action of", "action", True),
    Relation("objectiveOf", ("objective",), ("priority", "plan"), "is an objective of", "objective", True),
    Relation("priorityOf", ("priority",), ("plan",), "is a priority of", "priority", True),
    Relation("delivers", ("body",), ("priority", "objective", "plan"), "delivers", "delivered by", True),
    Relation("adoptedBy", ("plan",), ("body",), "was adopted by", "adopted", True),
    Relation("governedBy", ("body",), ("body",), "is governed by", "governs", True),
    Relation("reportsTo", ("body", "post"), ("body", "post"), "reports to", "receives reports from", True),
    Relation("discharges", ("plan", "priority", "action"), ("duty",), "discharges", "discharged by", True),
    Relation("arisesFrom", ("duty",), ("provision",), "arises from", "gives rise to", True),
    # --- these do not ----------------------------------------------------------------------------
    Relation("assignedTo", (*_WORK, "duty", "body"), _AGENTS, "is assigned to", "is assigned", False),
    Relation("memberOf", ("body", "person", "post"), ("body",), "is a member of", "has member", False),
    Relation("worksWith", ("body",), ("body",), "works closely with", "works closely with", False),
    Relation("holds", ("person", "vacancy"), ("post",), "holds", "held by", False),
    Relation("postIn", ("post",), ("body",), "is a post in", "has post", False),
    Relation("scrutinises", ("body",), ("body",), "scrutinises", "is scrutinised by", False),
    Relation("linkedTo", ("body", "theme"), ("body", "theme"), "is drawn beside", "is drawn beside", False),
    Relation("cites", (*_WORK, "body"), ("provision", "duty"), "cites", "cited by", False),
    Relation("amendedBy", ("provision",), ("provision",), "was amended by", "amended", False),
    Relation("mentions", (*_WORK, "update", "theme"), ("body", "person", "post"), "mentions", "mentioned in", False),
    Relation("partOf", ("theme", "provision"), ("theme", "provision"), "is part of", "has part", False),
    Relation("themeOf", ("theme",), ("plan", "priority"), "is a theme of", "theme", False),
    Relation("recordedIn", ("plan",), ("document",), "is recorded in", "records", False),
)

CARRYING: Final = tuple(row.name for row in RELATIONS.values() if row.carries)


def _attributes(*rows: Attribute) -> dict[str, Attribute]:
    return {row.name: row for row in rows}


ATTRIBUTES: Final = _attributes(
    Attribute("name", _ANYTHING, "name", searched=True),
    Attribute("classification", ("body", "provision", "duty", "document"), "classification"),
    Attribute("honorific", ("person",), "title"),
    Attribute("why", ("priority",), "why it matters", searched=True),
    Attribute("aim", ("priority", "plan"), "aim", searched=True),
    Attribute("text", _ANYTHING, "text", searched=True),
    Attribute("note", _ANYTHING, "note", searched=True),
    Attribute("reference", (*_WORK,), "reference"),
    Attribute("horizon", ("action",), "horizon"),
    Attribute("start", ("action",), "start"),
    Attribute("deadline", ("action",), "deadline"),
    Attribute("rag", ("action",), "RAG"),
    Attribute("status", ("action",), "status"),
    Attribute("evaluation", ("action",), "evaluation", searched=True),
    Attribute("asAt", ("update",), "as at"),
    Attribute("value", ("figure",), "value"),
    Attribute("unit", ("figure",), "unit"),
    Attribute("population", ("figure",), "population", searched=True),
    Attribute("period", ("figure", "plan"), "period"),
    Attribute("place", ("figure", "plan"), "place"),
    Attribute("meets", ("body",), "meets"),
    Attribute("address", ("provision", "document", "plan"), "address"),
)

ROLES: Final = ("accountable", "responsible", "consulted", "informed")

# Strongest first: a statement that two sources make takes the stronger of their bases.
BASES: Final = {
    "stated": "the text says so",
    "decided": "a person decided it, in the decisions file",
    "external": "a baseline such as the statute book says so",
    "drawn": "only a chart's layout suggests it",
    "inferred": "a rule derived it",
}


def check(subject: str, term: str, target: str | None) -> str | None:
    """Say why a statement between these kinds is not allowed, or ``None`` where it is.

    ``subject`` and ``target`` are kinds; ``target`` is ``None`` for an attribute.

    >>> check("action", "actionOf", "priority")
    >>> check("person", "actionOf", "priority")
    'actionOf does not start from a person'
    """
    if term in ATTRIBUTES:
        allowed = ATTRIBUTES[term].subjects
        return None if subject in allowed else f"{term} is not said of a {subject}"
    if term not in RELATIONS:
        return f"{term} is no relation or attribute of the ontology"
    relation = RELATIONS[term]
    if subject not in relation.subjects:
        return f"{term} does not start from a {subject}"
    if target is None or target not in relation.objects:
        return f"{term} does not lead to a {target}"
    return None
