"""The vocabulary: what may be said, and in which words."""

from remit.ontology.tables import Basis, Role
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
    is_role,
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
    "Basis",
    "Kind",
    "Relation",
    "Role",
    "check",
    "is_role",
]
