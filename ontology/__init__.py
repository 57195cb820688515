"""The vocabulary: what may be said, and in which words."""

from remit.ontology.terms import (
    ATTRIBUTES,
    BASES,
    CARRYING,
    KINDS,
    RELATIONS,
    ROLES,
    Attribute,
    Kind,
    Relation,
    check,
)

__all__ = [
    "ATTRIBUTES",
    "BASES",
    "CARRYING",
    "KINDS",
    "RELATIONS",
    "ROLES",
    "Attribute",
    "Kind",
    "Relation",
    "check",
]
