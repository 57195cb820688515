"""The vocabulary: what may be said, and in which words."""

from remit.ontology.terms import (
    ATTRIBUTES,
    BASES,
    CARRYING,
    KINDS,
    KNOWN,
    NOBODY,
    OFFICERS,
    PARTIES,
    RELATIONS,
    ROLES,
    UNKNOWN,
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
    "KNOWN",
    "NOBODY",
    "OFFICERS",
    "PARTIES",
    "RELATIONS",
    "ROLES",
    "UNKNOWN",
    "Attribute",
    "Kind",
    "Relation",
    "check",
]
