"""How the loads of one register take turns on a server, and how its readers notice them.

Neo4j shows what is committed, and shows a commit while it is still being applied. So every register
has two nodes of its own:

``(:Register {scope, number})``
    The number of the load that it holds. A load changes it first and so locks it until its commit
    is over: loads take turns.
``(:Load {scope, committing, unfinished})``
    What a load tells readers. ``committing`` is its token, set in a transaction of its own just
    before the commit and taken back just after; ``unfinished`` is there from the first of several
    transactions to the last.

A reader looks at both before and after its question. The answer is whole where the number is the same,
and nobody was committing and nothing was unfinished either time. A load that does not live to take
its token back leaves it there; whoever gets the lock of the register then knows that no commit is
under way, and may take it away.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from remit.graph.model import Contents, Document, Sources
from remit.graph.neo4j_changes import run
from remit.graph.neo4j_schema import FORMAT

if TYPE_CHECKING:
    from neo4j import ManagedTransaction

# --- for readers: what stands around every question, which gives ``found`` ---------------------------
# In two steps each, as the order matters: the token is looked at nearest to the question, or a commit
# that ends between two looks would be seen by neither.

BEFORE = """
MATCH (register:Register {scope: $scope}) MATCH (load:Load {scope: $scope})
WITH load, register.number AS number, coalesce(load.unfinished, false) AS unfinished
WITH number, unfinished, load.committing AS committing
"""
KEPT = "number, committing, unfinished"  # what the question in the middle has to hand on
AFTER = """
MATCH (register:Register {scope: $scope}) MATCH (load:Load {scope: $scope})
WITH found, number, unfinished, register, load,
  coalesce(committing, load.committing) AS committing
RETURN found, number, committing, register.number = number AS same, unfinished OR coalesce(load.unfinished, false) AS unfinished
"""

# --- for loads --------------------------------------------------------------------------------------


def lock(transaction: ManagedTransaction, scope: str) -> str | None:
    """Take the register's turn, and end a load in several transactions; give a token that was left."""
    run(
        transaction,
        "MERGE (r:Register {scope: $scope}) ON CREATE SET r.format = $format "
        "SET r.number = coalesce(r.number, 0) + 1",
        scope=scope,
        format=FORMAT,
    )
    run(transaction, "MATCH (l:Lane) WHERE l.key STARTS WITH $scope + '|' DELETE l", scope=scope)
    left = run(transaction, "MATCH (l:Load {scope: $scope}) RETURN l.committing", scope=scope)
    return left[0][0] if left else None


def sources(transaction: ManagedTransaction, scope: str) -> Sources:
    """What the register was built from, without the documents' bytes."""
    rows = run(
        transaction,
        "MATCH (r:Register {scope: $scope}) OPTIONAL MATCH (f:File)-[:READ_FOR]->(r) "
        "WITH r, f ORDER BY f.n "
        "RETURN r.meta, collect([f.name, f.sha256, f.media, f.origin]) AS files",
        scope=scope,
    )
    ((meta, files),) = rows or [(None, [])]
    if meta is None:  # the register was made by this load
        return Sources()
    return Sources(
        tuple(Document(*file) for file in files if file[0] is not None), json.loads(meta)
    )


def describe(transaction: ManagedTransaction, scope: str, contents: Contents) -> None:
    """Say of the register what it is built from; its files must be there."""
    run(
        transaction,
        "MATCH (r:Register {scope: $scope}) SET r.format = $format, r.title = $title, "
        "r.meta = $meta, r.notes = $notes, r.loaded = datetime() "
        "WITH r MATCH (f:File) WHERE f.key STARTS WITH $scope + '|' MERGE (f)-[:READ_FOR]->(r)",
        scope=scope,
        format=FORMAT,
        title=contents.meta.get("title"),
        meta=json.dumps(dict(sorted(contents.meta.items()))),
        notes=list(contents.notes),
    )


def announce(transaction: ManagedTransaction, scope: str, token: str) -> None:
    """Tell readers that a commit is coming."""
    run(
        transaction,
        "MERGE (l:Load {scope: $scope}) SET l.committing = $token",
        scope=scope,
        token=token,
    )


def settle(transaction: ManagedTransaction, scope: str, token: str) -> None:
    """Tell readers that the commit of this token is over."""
    run(
        transaction,
        "MATCH (l:Load {scope: $scope}) WHERE l.committing = $token REMOVE l.committing",
        scope=scope,
        token=token,
    )


def wait_and_settle(transaction: ManagedTransaction, scope: str, token: str) -> None:
    """Wait until no commit is under way; then that of this token is over, whoever should have said so."""
    run(
        transaction,
        "MATCH (r:Register {scope: $scope}) SET r.waited = true REMOVE r.waited",
        scope=scope,
    )
    settle(transaction, scope, token)


def begin_several(transaction: ManagedTransaction, scope: str) -> None:
    """Tell readers, with this commit, that something is missing until the end."""
    run(transaction, "MATCH (l:Load {scope: $scope}) SET l.unfinished = true", scope=scope)


def complete(transaction: ManagedTransaction, scope: str) -> None:
    """Tell readers, with this commit, that nothing is missing."""
    run(transaction, "MATCH (l:Load {scope: $scope}) REMOVE l.unfinished", scope=scope)
