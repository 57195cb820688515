"""The words of the register, as plain data: kinds, relations, attributes, roles and bases.

Everything else names a kind or a relation by the constants of these tables and asks them what may
be said of what. Their rows are generated from ``remit.ttl``, so that a new relation is one entry
there. The order matters: kinds stand in order of importance, and relations that carry accountability
upwards come first, which lets a store select them all by one range of codes.
"""

from __future__ import annotations

from typing import Final, NamedTuple, TypeGuard

from remit.ontology import tables
from remit.ontology.tables import Role


class Kind(NamedTuple):
    """One kind of thing a statement can be about."""

    name: str
    plural: str
    definition: str
    answerable: bool  # whether "who is accountable for it" is a question people ask of the kind
    party: str = ""  # as what it can be given a role: collective, officer, somebody or nobody
    instead: str = ""  # what stands instead of a name, before the document's own words
    identified: bool = False  # whether what is called so is the same thing in whatever document
    sort: str = ""  # what it is for those who answer: head, work, charge, yardstick or law


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


KINDS: Final = {row[0]: Kind(*row) for row in tables.KINDS}

PARTIES: Final = tuple(row.name for row in KINDS.values() if row.party)

OFFICERS: Final = tuple(row.name for row in KINDS.values() if row.party == "officer")
# The parties that people come and go in: of a body or a post it is asked first who that is.
LASTING: Final = tuple(row.name for row in KINDS.values() if row.party and row.answerable)

# Whom the documents name, and whom they mean without our knowing who it is; the rest is nobody.
KNOWN: Final = tuple(row.name for row in KINDS.values() if row.party in ("collective", "officer"))
UNKNOWN: Final = tuple(row.name for row in KINDS.values() if row.party == "somebody")
# What a plan is made of: its heads and the work under them; what else can be led and has work under it; by what these
# are judged; all of them; and the law, whose bearers hand down none.
PLANNED: Final = tuple(row.name for row in KINDS.values() if row.sort in ("head", "work"))
HEADS: Final = tuple(row.name for row in KINDS.values() if row.sort in ("head", "charge"))
YARDSTICKS: Final = tuple(row.name for row in KINDS.values() if row.sort == "yardstick")
LAW: Final = tuple(row.name for row in KINDS.values() if row.sort == "law")
WORK: Final = tuple(row.name for row in KINDS.values() if row.sort and row.name not in LAW)
# The label of a place that is left empty, where no document has words.
NOBODY: Final = "nobody named"

RELATIONS: Final = {row[0]: Relation(*row) for row in tables.RELATIONS}

OWNED: Final = tuple(kind for kind in RELATIONS["assignedTo"].subjects if kind in WORK)

CARRYING: Final = tuple(row.name for row in RELATIONS.values() if row.carries)

ATTRIBUTES: Final = {row[0]: Attribute(*row) for row in tables.ATTRIBUTES}

ROLES: Final = tables.ROLES

# Strongest first: a statement that two sources make takes the stronger of their bases.
BASES: Final = dict(tables.BASES)


def is_role(word: str) -> TypeGuard[Role]:
    """Whether a word from outside is one of the roles.

    >>> is_role("accountable"), is_role("Accountable")
    (True, False)
    """
    return word in ROLES


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
