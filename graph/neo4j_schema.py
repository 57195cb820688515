"""How a register looks in Neo4j: labels, relationship types, constraints and indices.

All names come from the ontology; no text of any document ever becomes part of a query.

========================================  =====================================================
``(:Thing:Action {key, scope, id, ...})``  a thing; the label beside ``Thing`` is its kind
``-[:ACTION_OF {id, basis, ...}]->``       a statement between two things
``-[:SAYS]->(:Attribute {name, value})``   a statement that gives a thing an attribute
``(:Citation)-[:FROM]->(:File)``           a passage; statements list keys in ``citations``
``(:File)-[:HOLDS]->(:Content)``           the bytes of a document, where they were kept
``(:Block)-[:IN]->(:File)``                how one block of a document ended: the ledger ...
``(:Facts)-[:IN]->(:File)``                ... and the blocks that became statements, in lists
``(:Aside {id, subject, term, ...})``      what only earlier editions of a document say
``(:Body)-[:SAME_AS]->(:Shared {id})``     one body or provision that several registers name
``(:Register {scope})``                    one register of the database
========================================  =====================================================
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final

from remit.ontology import KINDS, RELATIONS

FORMAT: Final = 1
SEARCH: Final = "remit_search"  # things, by their names and other words
PASSAGES: Final = "remit_passages"  # what was kept as text or not read, by its words
SHARED: Final = ("body", "provision")  # kinds whose ids are names, so that two registers share them

LABELS: Final = {kind: kind.capitalize() for kind in KINDS}
TYPES: Final = {name: re.sub(r"(?=[A-Z])", "_", name).upper() for name in RELATIONS}
RELATION_OF: Final = {type_: name for name, type_ in TYPES.items()}
ALL_TYPES: Final = "|".join(TYPES.values())

# What belongs to one register; a key holds the register's scope, so it is unique in the database.
KEYED: Final = ("Thing", "Attribute", "Citation", "File", "Content", "Block", "Facts", "Aside")


def types(terms: Collection[str]) -> str:
    """The alternatives of a relationship pattern for these relations, in the ontology's order.

    >>> types(["delivers", "actionOf"])
    'ACTION_OF|DELIVERS'
    """
    return "|".join(type_ for name, type_ in TYPES.items() if name in terms)


def definitions() -> list[str]:
    """The constraints and indices, each made only where it is missing."""
    unique = [
        f"CREATE CONSTRAINT remit_{label.lower()}_{key} IF NOT EXISTS "
        f"FOR (n:{label}) REQUIRE n.{key} IS UNIQUE"
        for label, key in (
            *((label, "key") for label in KEYED),
            ("Register", "scope"),
            ("Load", "scope"),
            ("Lane", "key"),
            ("Shared", "id"),
        )
    ]
    searches = [
        f"CREATE FULLTEXT INDEX {name} IF NOT EXISTS FOR (n:{label}) ON EACH [{properties}] "
        "OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}}"
        for name, label, properties in (
            (SEARCH, "Thing", "n.scope, n.search_keys, n.search_names, n.search_words"),
            (PASSAGES, "Block", "n.scope, n.search_words"),
        )
    ]
    by_scope = "CREATE INDEX remit_thing_scope IF NOT EXISTS FOR (n:Thing) ON (n.scope)"
    return [*unique, by_scope, *searches, "CALL db.awaitIndexes(300)"]
