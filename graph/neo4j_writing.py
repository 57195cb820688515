"""How a register is written to Neo4j: in one transaction, or in several where that is too much.

A load is one transaction: nobody ever finds half a register, and one that is killed leaves nothing
behind. Only a load with more changes than a server can be expected to hold in one transaction goes
in several, some of them at a time; until its end nobody can read the register, and one that is broken off
says so until it is done again.
"""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from queue import Empty, SimpleQueue
from threading import Event
from typing import TYPE_CHECKING
from uuid import uuid4

from remit.graph.errors import RegisterError
from remit.graph.model import Contents
from remit.graph.neo4j_changes import Changes, Step, carry_out, compare, last, run
from remit.graph.neo4j_connection import Connection
from remit.graph.neo4j_rows import links, nodes
from remit.graph.neo4j_schema import FORMAT, SHARED, definitions

if TYPE_CHECKING:
    from neo4j import ManagedTransaction

_TOGETHER = 100_000  # rows that go in one transaction; a server needs some 4 kB of heap for each
_LANES = 3  # transactions at a time, of a load that goes in several; one is mostly on its way


def write(connection: Connection, scope: str, contents: Contents) -> None:
    """Make the database hold these contents, and nothing else, in this scope.

    Raises:
        RegisterError: the server refuses or cannot, in one sentence.
    """
    wanted = nodes(scope, contents), links(scope, contents)
    connection.define(definitions())
    announced: list[int] = []
    lanes = [_Lane(f"{scope}|{n}", uuid4().hex) for n in range(_LANES)]

    def load(transaction: ManagedTransaction) -> Changes | None:
        """Write all, or give what is too much for one transaction."""
        _lock(transaction, scope)
        changes = compare(transaction, scope, *wanted)
        if changes.rows > _TOGETHER:
            _announce(transaction, scope, unfinished=True)
            _open(transaction, scope, lanes)
            return changes
        for step in (*changes.steps, *last(scope, contents, fresh=changes.fresh)):
            carry_out(transaction, step)
        announced.append(connection.write(lambda t: _announce(t, scope, unfinished=False)))
        _complete(transaction, scope)
        return None

    try:
        changes = connection.write(load)
    except BaseException:
        if announced:
            with suppress(RegisterError):  # the first thing that went wrong is the one to tell
                connection.write(lambda t: _settle(t, scope, announced))
        raise
    if announced:
        connection.write(lambda t: _settle(t, scope, announced))
    if changes:
        _write_stage(connection, lanes[:1], changes.withdrawn)  # links before what they hang on
        for stage in (changes.ends, changes.rest):
            _write_stage(connection, lanes, stage)
        _write_stage(connection, lanes, [list(last(scope, contents, fresh=changes.fresh))])
        connection.write(lambda t: _finish(t, scope, lanes))
    connection.write(lambda t: _join(t, scope))


# --- in several transactions ---------------------------------------------------------------------


@dataclass
class _Lane:
    """One row of transactions, one after the other, for as long as no other load has begun.

    Its node counts them: so none is carried out twice, whatever is tried again, and none at all
    once another load has taken the node away.
    """

    key: str
    token: str
    done: int = 0

    def write(self, transaction: ManagedTransaction, steps: Iterable[Step]) -> None:
        # What is set first takes the lock, so that what is read then stays true.
        mine = run(
            transaction,
            "MATCH (l:Lane {key: $key}) SET l.held = true "
            "WITH l WHERE l.token = $token AND l.done = $done "
            "SET l.done = l.done + 1 REMOVE l.held RETURN l.done",
            key=self.key,
            token=self.token,
            done=self.done,
        )
        if not mine:
            raise _overtaken(self.key)
        for step in steps:
            carry_out(transaction, step)


def _write_stage(connection: Connection, lanes: list[_Lane], groups: list[list[Step]]) -> None:
    """Write groups that do not need each other, each in a transaction, in all lanes at once."""
    waiting: SimpleQueue[list[Step]] = SimpleQueue()
    for group in groups:
        waiting.put(group)
    stop = Event()

    def work(lane: _Lane) -> None:
        while not stop.is_set():
            try:
                steps = waiting.get_nowait()
            except Empty:
                return
            try:
                connection.write(partial(lane.write, steps=steps))
            except BaseException:
                stop.set()
                raise
            lane.done += 1

    with ThreadPoolExecutor(len(lanes)) as pool:
        try:
            for ended in [pool.submit(work, lane) for lane in lanes]:
                ended.result()
        finally:
            stop.set()


def _open(transaction: ManagedTransaction, scope: str, lanes: list[_Lane]) -> None:
    run(
        transaction,
        "UNWIND $lanes AS lane CREATE (l:Lane {scope: $scope, done: 0}) SET l += lane",
        scope=scope,
        lanes=[{"key": lane.key, "token": lane.token} for lane in lanes],
    )


def _finish(transaction: ManagedTransaction, scope: str, lanes: list[_Lane]) -> None:
    """Let readers in: all is there."""
    (row,) = run(
        transaction,
        "MATCH (l:Lane) WHERE l.key IN $keys AND l.token IN $tokens DELETE l RETURN count(*)",
        keys=[lane.key for lane in lanes],
        tokens=[lane.token for lane in lanes],
    )
    if row[0] != len(lanes):
        raise _overtaken(lanes[0].key)
    run(transaction, "MATCH (l:Load {scope: $scope}) REMOVE l.committing", scope=scope)
    _complete(transaction, scope)


def _overtaken(key: str) -> RegisterError:
    return RegisterError(
        f"{key.rpartition('|')[0]}: another load of this register began meanwhile and replaces "
        "this one; wait for its end, then look whether this one is still needed"
    )


# --- telling others ------------------------------------------------------------------------------


def _lock(transaction: ManagedTransaction, scope: str) -> None:
    """Make two loads of one register go one after the other, and end one that goes in several."""
    run(
        transaction,
        "MERGE (r:Register {scope: $scope}) ON CREATE SET r.format = $format "
        "SET r.number = coalesce(r.number, 0) + 1",
        scope=scope,
        format=FORMAT,
    )
    run(
        transaction,
        "MATCH (l:Lane) WHERE l.key STARTS WITH $scope + '|' DELETE l",
        scope=scope,
    )


def _announce(transaction: ManagedTransaction, scope: str, *, unfinished: bool) -> int:
    """Tell readers that a commit is coming, or that there will be several."""
    (row,) = run(
        transaction,
        "MERGE (l:Load {scope: $scope}) SET l.committing = timestamp(), "
        "l.unfinished = CASE WHEN $unfinished THEN true ELSE l.unfinished END "
        "RETURN l.committing",
        scope=scope,
        unfinished=unfinished,
    )
    return int(row[0])


def _settle(transaction: ManagedTransaction, scope: str, announced: list[int]) -> None:
    """Let readers in again: the commit that was announced is over, whichever way it went."""
    run(
        transaction,
        "MATCH (l:Load {scope: $scope}) WHERE l.committing IN $announced REMOVE l.committing",
        scope=scope,
        announced=announced,
    )


def _complete(transaction: ManagedTransaction, scope: str) -> None:
    """Take back, with the commit of this transaction, that something is missing."""
    run(transaction, "MATCH (l:Load {scope: $scope}) REMOVE l.unfinished", scope=scope)


def _join(transaction: ManagedTransaction, scope: str) -> None:
    """Join the bodies and provisions that several registers name; part what none names any more."""
    run(
        transaction,
        "MATCH (t:Thing {scope: $scope}) WHERE t.kind IN $shared "
        "AND NOT EXISTS { (t)-[:SAME_AS]->(:Shared) } "
        "MERGE (s:Shared {id: t.id}) ON CREATE SET s.kind = t.kind, s.label = t.label "
        "MERGE (t)-[:SAME_AS]->(s)",
        scope=scope,
        shared=list(SHARED),
    )
    run(
        transaction,
        "MATCH (s:Shared) WHERE NOT EXISTS { (:Thing)-[:SAME_AS]->(s) } DELETE s",
    )
