"""How a register is written to Neo4j: in one transaction, or in several where that is too much.

A load is one transaction: nobody ever finds half a register, and one that is killed leaves nothing
behind. Only a load with more changes than a server can be expected to hold in one transaction goes
in several, some of them at a time. The first of these puts in place what the register is built from, so
that the load can be done again from there; until the last nobody can read the register, and one that is
broken off says so.
"""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from threading import Event, Lock
from typing import TYPE_CHECKING
from uuid import uuid4

from remit.graph import neo4j_turns as turns
from remit.graph.editions import parted
from remit.graph.errors import ChangedError, Place, RegisterError
from remit.graph.model import Contents
from remit.graph.neo4j_changes import Changes, Group, carry_out, changes, run
from remit.graph.neo4j_connection import Connection
from remit.graph.neo4j_rows import Rows
from remit.graph.neo4j_schema import SHARED, definitions

if TYPE_CHECKING:
    from neo4j import ManagedTransaction

_TOGETHER = 100_000  # rows that go in one transaction; a server needs some 4 kB of heap for each
_SETTLE_S = 5  # that a load which failed waits until it is sure that its commit is over
_LANES = 3  # transactions at a time, of a load that goes in several; one is mostly on its way


def write(
    connection: Connection, scope: str, contents: Contents, built_on: str | None = None
) -> None:
    """Make the database hold these contents, and nothing else, in this scope.

    Raises:
        ChangedError: the register is built from other sources than those of this digest.
        RegisterError: the server refuses or cannot, in one sentence.
    """
    connection.define(definitions())
    rows = Rows(scope, *parted(contents))
    lanes = [_Lane(f"{scope}|{n}", uuid4().hex) for n in range(_LANES)]
    tokens: list[str] = []  # the server may ask for the whole transaction again

    def load(transaction: ManagedTransaction) -> Changes | None:
        """Write all, or what comes first of what is too much for one transaction; give the rest."""
        if left := turns.lock(transaction, scope):
            connection.write(partial(turns.settle, scope=scope, token=left))
        if built_on not in (None, turns.sources(transaction, scope).digest):
            raise ChangedError.of(f"{connection.address.server}#{scope}")
        wanted = changes(transaction, rows)
        several = wanted.size > _TOGETHER
        for step in wanted.files if several else wanted.steps:
            carry_out(transaction, step)
        turns.describe(transaction, scope, contents)
        tokens.append(uuid4().hex)
        connection.write(partial(turns.announce, scope=scope, token=tokens[-1]))
        if several:
            _open(transaction, scope, lanes)
            turns.begin_several(transaction, scope)
            return wanted
        turns.complete(transaction, scope)
        return None

    try:
        rest = connection.write(load)
    except BaseException:
        if tokens:
            with suppress(RegisterError):  # the first thing that went wrong is the one to tell
                over = partial(turns.wait_and_settle, scope=scope, token=tokens[-1])
                connection.write(over, _SETTLE_S)  # who has the turn by then settles it for us
        raise
    connection.write(partial(turns.settle, scope=scope, token=tokens[-1]))
    if rest:
        _write_stage(connection, lanes[:1], rest.withdrawn)
        for stage in (rest.nodes, rest.statements, [rest.ties]):
            _write_stage(connection, lanes, stage)
        connection.write(partial(_finish, scope=scope, lanes=lanes))
    connection.write(partial(_join, scope=scope))


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

    def write(self, transaction: ManagedTransaction, group: Group) -> None:
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
        for step in group:
            carry_out(transaction, step)


def _write_stage(connection: Connection, lanes: list[_Lane], groups: Iterable[Group]) -> None:
    """Write groups that do not need each other, each in a transaction, in all lanes at once.

    One lane makes the rows of the next group while the others wait for the server.
    """
    waiting, making, stop = iter(groups), Lock(), Event()

    def work(lane: _Lane) -> None:
        while not stop.is_set():
            try:
                with making:
                    group = next(waiting, None)
                if group is None:
                    return
                connection.write(partial(lane.write, group=group))
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
        # Locked first: a lane that another load takes away meanwhile is then none of ours.
        "MATCH (l:Lane) WHERE l.key IN $keys SET l.held = true "
        "WITH l WHERE l.token IN $tokens DELETE l RETURN count(*)",
        keys=[lane.key for lane in lanes],
        tokens=[lane.token for lane in lanes],
    )
    if row[0] != len(lanes):
        raise _overtaken(lanes[0].key)
    turns.complete(transaction, scope)


def _overtaken(key: str) -> RegisterError:
    return RegisterError(
        "another load of this register began meanwhile and replaces this one; wait for its end, "
        "then look whether this one is still needed",
        place=Place(key.rpartition("|")[0]),
    )


# --- across registers ----------------------------------------------------------------------------


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
    # Locked before it is looked at again, as another load may be joining it; what somebody has
    # tied to it stays, and so does the node.
    run(
        transaction,
        "MATCH (s:Shared) WHERE NOT EXISTS { (s)--() } SET s.parting = true REMOVE s.parting "
        "WITH s WHERE NOT EXISTS { (s)--() } DELETE s",
    )
