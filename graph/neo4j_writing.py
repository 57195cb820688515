"""How a register is written to Neo4j: only what differs, merged by key.

What has to be written is found by comparing what is there with what should be. So a second load of
the same writes nothing, and what people of the server have hung on Remit's nodes and relationships
(properties, labels, links of their own) stays. A load is one transaction: nobody ever finds half a
register, and one that is killed leaves nothing behind. Only a load with more changes than a server
can be expected to hold in one transaction goes in several; until its end nobody can read the
register, and one that is broken off says so until it is done again.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from remit.graph.model import Contents
from remit.graph.neo4j_connection import Connection
from remit.graph.neo4j_rows import End, Row, links, nodes
from remit.graph.neo4j_schema import ALL_TYPES, FORMAT, KEYED, LABELS, SHARED, definitions

if TYPE_CHECKING:
    from neo4j import ManagedTransaction

_BATCH = 5_000  # rows in one message ...
_BATCH_CHARACTERS = 4_000_000  # ... or fewer, where they hold much text
_TOGETHER = 100_000  # rows that go in one transaction; a server needs some 4 kB of heap for each
_TIED = 20_000  # nodes that are tied to others in one query


class _Step(NamedTuple):
    """One query of a load: how many rows it writes, and whether it is asked until none is left."""

    cypher: str
    parameters: Mapping[str, Any]
    rows: int
    until_done: bool = False


def write(connection: Connection, scope: str, contents: Contents) -> None:
    """Make the database hold these contents, and nothing else, in this scope.

    Raises:
        RegisterError: the server refuses or cannot, in one sentence.
    """
    wanted = nodes(scope, contents), links(scope, contents)
    connection.define(definitions())
    announced: list[int] = []

    def load(transaction: ManagedTransaction) -> list[_Step]:
        """Write all, or give what is too much for one transaction."""
        _lock(transaction, scope)
        steps = [*_steps(transaction, scope, *wanted), *_last(scope, contents)]
        if sum(step.rows for step in steps) > _TOGETHER:
            return steps
        for step in steps:
            _carry_out(transaction, step)
        announced.append(connection.write(lambda t: _announce(t, scope, unfinished=False)))
        return []

    try:
        left = connection.write(load)
        if left:
            announced.append(connection.write(lambda t: _announce(t, scope, unfinished=True)))
            for group in _groups(left):
                connection.write(partial(_write_group, scope=scope, steps=group))
    except BaseException:
        if announced:
            connection.write(lambda t: _settle(t, scope, announced))
        raise
    connection.write(lambda t: _finish(t, scope, announced))
    connection.write(lambda t: _join(t, scope))


def _write_group(transaction: ManagedTransaction, scope: str, steps: list[_Step]) -> None:
    _lock(transaction, scope)
    for step in steps:
        _carry_out(transaction, step)


# --- telling readers -----------------------------------------------------------------------------


def _lock(transaction: ManagedTransaction, scope: str) -> None:
    """Make two loads of one register go one after the other."""
    _run(
        transaction,
        "MERGE (r:Register {scope: $scope}) ON CREATE SET r.format = $format "
        "SET r.number = coalesce(r.number, 0) + 1",
        scope=scope,
        format=FORMAT,
    )


def _announce(transaction: ManagedTransaction, scope: str, *, unfinished: bool) -> int:
    """Tell readers that a commit is coming, or that there will be several."""
    (row,) = _run(
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
    _run(
        transaction,
        "MATCH (l:Load {scope: $scope}) WHERE l.committing IN $announced REMOVE l.committing",
        scope=scope,
        announced=announced,
    )


def _finish(transaction: ManagedTransaction, scope: str, announced: list[int]) -> None:
    """Let readers in again: all is there."""
    _settle(transaction, scope, announced)
    _run(transaction, "MATCH (l:Load {scope: $scope}) REMOVE l.unfinished", scope=scope)


def _join(transaction: ManagedTransaction, scope: str) -> None:
    """Join the bodies and provisions that several registers name; part what none names any more."""
    _run(
        transaction,
        "MATCH (t:Thing {scope: $scope}) WHERE t.kind IN $shared "
        "AND NOT EXISTS { (t)-[:SAME_AS]->(:Shared) } "
        "MERGE (s:Shared {id: t.id}) ON CREATE SET s.kind = t.kind, s.label = t.label "
        "MERGE (t)-[:SAME_AS]->(s)",
        scope=scope,
        shared=list(SHARED),
    )
    _run(
        transaction,
        "MATCH (s:Shared) WHERE NOT EXISTS { (:Thing)-[:SAME_AS]->(s) } DELETE s",
    )


# --- what has to be written ----------------------------------------------------------------------

# Written with the node; and again for all at the end, for what a withdrawn file had taken along.
_TIES = {
    "Attribute": ("MATCH (o:Thing {key: $scope + '|' + x.subject})", "MERGE (o)-[:SAYS]->(x)"),
    "Citation": ("MATCH (o:File {key: $scope + '|' + x.document})", "MERGE (x)-[:FROM]->(o)"),
    "Block": ("MATCH (o:File {key: $scope + '|' + x.document})", "MERGE (x)-[:IN]->(o)"),
    "Content": ("MATCH (o:File {key: $scope + '|' + x.document})", "MERGE (o)-[:HOLDS]->(x)"),
}


def _steps(
    transaction: ManagedTransaction,
    scope: str,
    things: Mapping[str, Mapping[str, Row]],
    said: Mapping[End, Row],
) -> Iterator[_Step]:
    """Compare what is there with what should be, and give the queries that make it so."""
    gone_links, new_links = _compare_links(transaction, scope, said)
    yield from gone_links
    compared = [_compare_nodes(transaction, scope, label, things[label]) for label in KEYED]
    for gone, _ in compared:
        yield from gone
    for _, new in compared:
        yield from new
    yield from new_links


def _last(scope: str, contents: Contents) -> Iterator[_Step]:
    for label, (find, tie) in _TIES.items():
        pattern = tie.removeprefix("MERGE ")
        yield _Step(
            f"MATCH (x:{label}) WHERE x.key STARTS WITH $scope + '|' {find} "
            f"WHERE NOT EXISTS {{ {pattern} }} WITH x, o LIMIT $tied {tie} RETURN count(*)",
            {"scope": scope, "tied": _TIED},
            0,
            until_done=True,
        )
    yield _Step(
        "MATCH (r:Register {scope: $scope}) SET r.format = $format, r.title = $title, "
        "r.meta = $meta, r.notes = $notes, r.loaded = datetime() "
        "WITH r MATCH (f:File) WHERE f.key STARTS WITH $scope + '|' MERGE (f)-[:READ_FOR]->(r)",
        {
            "scope": scope,
            "format": FORMAT,
            "title": contents.meta.get("title"),
            "meta": json.dumps(dict(sorted(contents.meta.items()))),
            "notes": list(contents.notes),
        },
        0,
    )


def _compare_nodes(
    transaction: ManagedTransaction, scope: str, label: str, wanted: Mapping[str, Row]
) -> tuple[list[_Step], list[_Step]]:
    # The bytes of a document are never compared: their digest is in the key.
    read = "x {.key}" if label == "Content" else "properties(x)"
    found = _run(
        transaction,
        f"MATCH (x:{label}) WHERE x.key STARTS WITH $scope + '|' RETURN {read}",
        scope=scope,
    )
    there: dict[str, Row] = {row[0]["key"]: row[0] for row in found}
    gone = [
        key
        for key, row in there.items()
        if key not in wanted or row.get("kind") != wanted[key].get("kind", row.get("kind"))
    ]
    for key in gone:
        del there[key]
    changed = defaultdict(list)
    for key, row in wanted.items():
        if label == "Content" and key in there:
            continue
        if not _same(row, old := there.get(key)):
            changed[LABELS.get(row.get("kind", ""), label)].append(_to_send(row, old))
    find, tie = _TIES.get(label, ("", ""))
    return (
        [
            _Step(
                f"UNWIND $rows AS row MATCH (x:{label} {{key: row.key}}) DETACH DELETE x",
                {"rows": rows},
                len(rows),
            )
            for rows in _batches({"key": key} for key in gone)
        ],
        [
            _Step(
                f"UNWIND $rows AS row MERGE (x:{label} {{key: row.key}}) "
                f"ON CREATE SET x:{label if its_label == label else f'{label}:{its_label}'} "
                f"SET x += row {tie and f'WITH x {find} {tie}'}",
                {"rows": rows, "scope": scope},
                len(rows),
            )
            for its_label, all_rows in changed.items()
            for rows in _batches(all_rows)
        ],
    )


def _compare_links(
    transaction: ManagedTransaction, scope: str, wanted: Mapping[End, Row]
) -> tuple[list[_Step], list[_Step]]:
    found = _run(
        transaction,
        f"MATCH (s:Thing {{scope: $scope}})-[e:{ALL_TYPES}]->(o:Thing) "
        "RETURN s.key, type(e), o.key, properties(e)",
        scope=scope,
    )
    there = {End(s, type_, o, row["id"]): row for s, type_, o, row in found}
    gone, changed = defaultdict(list), defaultdict(list)
    for end in there:
        if end not in wanted:
            gone[end.type].append({"s": end.subject, "o": end.object, "id": end.id})
    for end, row in wanted.items():
        if not _same(row, old := there.get(end)):
            said = _to_send(row, old)
            changed[end.type].append({"s": end.subject, "o": end.object, "said": said})
    match = "UNWIND $rows AS row MATCH (s:Thing {key: row.s}) MATCH (o:Thing {key: row.o})"
    return (
        [
            _Step(
                f"{match} MATCH (s)-[e:{type_} {{id: row.id}}]->(o) DELETE e",
                {"rows": rows},
                len(rows),
            )
            for type_, all_rows in gone.items()
            for rows in _batches(all_rows)
        ],
        [
            _Step(
                f"{match} MERGE (s)-[e:{type_} {{id: row.said.id}}]->(o) SET e += row.said",
                {"rows": rows},
                len(rows),
            )
            for type_, all_rows in changed.items()
            for rows in _batches(all_rows)
        ],
    )


def _same(wanted: Row, there: Row | None) -> bool:
    """Whether a node says what it should; what others have added to it does not matter."""
    return there is not None and all(there.get(name) == value for name, value in wanted.items())


def _to_send(wanted: Row, there: Row | None) -> Row:
    """What to set: in something new nothing is empty, elsewhere what is empty is removed."""
    if there is None:
        return {name: value for name, value in wanted.items() if value is not None}
    return wanted


def _batches(rows: Iterable[Row]) -> Iterator[list[Row]]:
    batch: list[Row] = []
    characters = 0
    for row in rows:
        batch.append(row)
        characters += sum(len(v) for v in row.values() if isinstance(v, (str, bytes)))
        if len(batch) == _BATCH or characters > _BATCH_CHARACTERS:
            yield batch
            batch, characters = [], 0
    if batch:
        yield batch


def _groups(steps: Iterable[_Step]) -> Iterator[list[_Step]]:
    """Put steps together into transactions of a size that any server can hold."""
    group: list[_Step] = []
    rows = 0
    for step in steps:
        group.append(step)
        rows += step.rows
        if rows > 2 * _BATCH:
            yield group
            group, rows = [], 0
    if group:
        yield group


def _carry_out(transaction: ManagedTransaction, step: _Step) -> None:
    while True:
        written = _run(transaction, step.cypher, **step.parameters)
        if not step.until_done or written[0][0] < _TIED:
            return


def _run(transaction: ManagedTransaction, cypher: str, **parameters: Any) -> list[Any]:
    # Every query is put together from constants of this module and names of the ontology.
    return list(transaction.run(cypher, parameters))
