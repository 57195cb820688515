"""How a register is written to Neo4j: only what differs, merged by key, in one transaction.

The whole load is one transaction, so that nobody ever finds half a register and a load that is
killed leaves nothing behind. What has to be written is found by comparing what is there with what
should be, so a second load of the same writes nothing, and whatever people of the server have
hung on Remit's nodes and relationships (properties, labels, links of their own) stays.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from remit.graph.lookup import index
from remit.graph.model import Citation, Contents, Statement, digest
from remit.graph.neo4j_connection import Connection
from remit.graph.neo4j_schema import (
    ALL_TYPES,
    FORMAT,
    KEYED,
    LABELS,
    SHARED,
    TYPES,
    definitions,
)
from remit.ontology import ATTRIBUTES, KINDS

if TYPE_CHECKING:
    from neo4j import ManagedTransaction

_BATCH = 5_000  # rows in one message ...
_BATCH_CHARACTERS = 4_000_000  # ... or fewer, where they hold much text
_OWN = ("name",)  # attributes that are not also a property of the thing: `label` and `names` are

Row = dict[str, Any]


class _End(NamedTuple):
    """Where a statement between two things is, by keys."""

    subject: str
    type: str
    object: str
    id: str


def write(connection: Connection, scope: str, contents: Contents) -> None:
    """Make the database hold these contents, and nothing else, in this scope.

    Raises:
        RegisterError: the server refuses or cannot, in one sentence.
    """
    nodes, links = _nodes(scope, contents), _links(scope, contents)
    connection.define(definitions())
    committing: list[int] = []

    def work(transaction: ManagedTransaction) -> None:
        # First the lock: two loads of one register go one after the other.
        _run(
            transaction,
            "MERGE (r:Register {scope: $scope}) SET r.number = coalesce(r.number, 0) + 1",
            scope=scope,
        )
        for label in KEYED:
            _put_nodes(transaction, scope, label, nodes[label])
        _put_links(transaction, scope, links)
        for tie in _TIES:
            _run(transaction, tie, scope=scope)
        _run(
            transaction,
            "MATCH (r:Register {scope: $scope}) SET r.format = $format, r.title = $title, "
            "r.meta = $meta, r.notes = $notes, r.loaded = datetime()",
            scope=scope,
            format=FORMAT,
            title=contents.meta.get("title"),
            meta=json.dumps(dict(sorted(contents.meta.items()))),
            notes=list(contents.notes),
        )
        committing.append(connection.write(lambda t: _announce(t, scope)))

    try:
        connection.write(work)
    finally:
        if committing:
            connection.write(lambda t: _finish(t, scope, committing))


def _announce(transaction: ManagedTransaction, scope: str) -> int:
    """Tell readers that a commit is coming; they ask again until it is over."""
    (row,) = _run(
        transaction,
        "MERGE (l:Load {scope: $scope}) SET l.committing = timestamp() RETURN l.committing",
        scope=scope,
    )
    return int(row[0])


def _finish(transaction: ManagedTransaction, scope: str, committing: list[int]) -> None:
    """Let readers in again, and join the bodies that several registers name."""
    _run(
        transaction,
        "MATCH (l:Load {scope: $scope}) WHERE l.committing IN $committing REMOVE l.committing",
        scope=scope,
        committing=committing,
    )
    for join in _JOINS:
        _run(transaction, join, scope=scope, shared=list(SHARED))


# --- what should be there ------------------------------------------------------------------------


def _nodes(scope: str, contents: Contents) -> dict[str, dict[str, Row]]:
    """All nodes by label and key."""
    nodes: dict[str, dict[str, Row]] = {label: {} for label in KEYED}

    def add(label: str, key: str, **row: Any) -> None:
        nodes[label][key] = {"key": key, "scope": scope, **row}

    _add_things(scope, contents, nodes["Thing"])
    for s in contents.statements:
        if s.object is None:
            subject = {"subject": s.subject, "name": ATTRIBUTES[s.term].name}
            add("Attribute", f"{scope}|{s.id}", **subject, **_qualifiers(scope, s))
        for c in s.citations:
            add(
                "Citation",
                _citation_key(scope, c),
                id=c.id,
                document=c.document,
                locator=c.locator,
                quote=c.quote,
                sha256=c.sha256,
            )
    for n, d in enumerate(contents.documents):
        file = {"name": d.name, "sha256": d.sha256, "media": d.media, "origin": d.origin}
        add("File", f"{scope}|{d.name}", n=n, **file)
        if d.content is not None:
            key = f"{scope}|{digest(d.name, d.sha256)}"
            add("Content", key, document=d.name, data=d.content)
    for n, e in enumerate(contents.ledger):
        block = {"locator": e.locator, "outcome": e.outcome, "reason": e.reason, "text": e.text}
        add("Block", f"{scope}|{n}", n=n, document=e.document, **block)
    return nodes


def _add_things(scope: str, contents: Contents, things: dict[str, Row]) -> None:
    said: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for s in contents.statements:
        value = s.value if s.value is not None else s.raw
        if s.object is None and value is not None:
            said[s.subject][s.term].append(value)
    order = {kind: rank for rank, kind in enumerate(KINDS)}
    for i in index(contents):
        e, its = i.entity, said[i.entity.id]
        key = f"{scope}|{e.id}"
        things[key] = {
            "key": key,
            "scope": scope,
            "id": e.id,
            "kind": e.kind,
            "label": e.label,
            "names": list(dict.fromkeys([e.label, *its["name"]])),
            "importance": order[e.kind],
            "links": i.links,
            "search_keys": " ".join(map(digest, i.keys)),
            "search_names": list(i.names),
            "search_words": i.words,
        } | {
            name: " | ".join(dict.fromkeys(its[name])) if name in its else None
            for name in ATTRIBUTES
            if name not in _OWN
        }


def _links(scope: str, contents: Contents) -> dict[_End, Row]:
    """All statements between two things."""
    return {
        _End(f"{scope}|{s.subject}", TYPES[s.term], f"{scope}|{s.object}", s.id): _qualifiers(
            scope, s
        )
        for s in contents.statements
        if s.object is not None
    }


def _qualifiers(scope: str, s: Statement) -> Row:
    return {
        "id": s.id,
        "value": s.value,
        "raw": s.raw,
        "role": s.role,
        "stated_as": s.stated_as,
        "basis": s.basis,
        "start": s.start,
        "end": s.end,
        "citations": [_citation_key(scope, c) for c in s.citations],
    }


def _citation_key(scope: str, c: Citation) -> str:
    return f"{scope}|{digest(c.document, c.sha256, c.locator, c.quote)}"


# --- what has to be written ----------------------------------------------------------------------

_TIES = (
    (
        "MATCH (x:Attribute) WHERE x.key STARTS WITH $scope + '|' AND NOT EXISTS { (:Thing)-[:SAYS]->(x) } "
        "MATCH (t:Thing {key: $scope + '|' + x.subject}) MERGE (t)-[:SAYS]->(x)"
    ),
    (
        "MATCH (c:Citation) WHERE c.key STARTS WITH $scope + '|' AND NOT EXISTS { (c)-[:FROM]->(:File) } "
        "MATCH (f:File {key: $scope + '|' + c.document}) MERGE (c)-[:FROM]->(f)"
    ),
    (
        "MATCH (b:Block) WHERE b.key STARTS WITH $scope + '|' AND NOT EXISTS { (b)-[:IN]->(:File) } "
        "MATCH (f:File {key: $scope + '|' + b.document}) MERGE (b)-[:IN]->(f)"
    ),
    (
        "MATCH (c:Content) WHERE c.key STARTS WITH $scope + '|' AND NOT EXISTS { (:File)-[:HOLDS]->(c) } "
        "MATCH (f:File {key: $scope + '|' + c.document}) MERGE (f)-[:HOLDS]->(c)"
    ),
    "MATCH (r:Register {scope: $scope}) MATCH (f:File) WHERE f.key STARTS WITH $scope + '|' MERGE (f)-[:READ_FOR]->(r)",
)
_JOINS = (
    (
        "MATCH (t:Thing {scope: $scope}) WHERE t.kind IN $shared "
        "AND NOT EXISTS { (t)-[:SAME_AS]->(:Shared) } "
        "MERGE (s:Shared {id: t.id}) ON CREATE SET s.kind = t.kind, s.label = t.label "
        "MERGE (t)-[:SAME_AS]->(s)"
    ),
    "MATCH (s:Shared) WHERE NOT EXISTS { (:Thing)-[:SAME_AS]->(s) } DELETE s",
)


def _put_nodes(
    transaction: ManagedTransaction, scope: str, label: str, wanted: Mapping[str, Row]
) -> None:
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
    for keys in _batches({"key": key} for key in gone):
        _run(
            transaction,
            f"UNWIND $rows AS row MATCH (x:{label} {{key: row.key}}) DETACH DELETE x",
            rows=keys,
        )
        for row in keys:
            del there[row["key"]]
    changed = defaultdict(list)
    for key, row in wanted.items():
        if label == "Content" and key in there:
            continue
        if not _same(row, old := there.get(key)):
            changed[LABELS.get(row.get("kind", ""), label)].append(_to_send(row, old))
    for its_label, rows in changed.items():
        its_labels = label if its_label == label else f"{label}:{its_label}"
        for batch in _batches(rows):
            _run(
                transaction,
                f"UNWIND $rows AS row MERGE (x:{label} {{key: row.key}}) "
                f"ON CREATE SET x:{its_labels} SET x += row",
                rows=batch,
            )


def _put_links(transaction: ManagedTransaction, scope: str, wanted: Mapping[_End, Row]) -> None:
    found = _run(
        transaction,
        f"MATCH (s:Thing {{scope: $scope}})-[e:{ALL_TYPES}]->(o:Thing) "
        "RETURN s.key, type(e), o.key, properties(e)",
        scope=scope,
    )
    there = {_End(s, type_, o, row["id"]): row for s, type_, o, row in found}
    gone, changed = defaultdict(list), defaultdict(list)
    for end in there:
        if end not in wanted:
            gone[end.type].append(end._asdict())
    for end, row in wanted.items():
        if not _same(row, old := there.get(end)):
            said = _to_send(row, old)
            changed[end.type].append({"s": end.subject, "o": end.object, "said": said})
    for type_, rows in gone.items():
        for batch in _batches(rows):
            _run(
                transaction,
                "UNWIND $rows AS row MATCH (s:Thing {key: row.subject}) "
                "MATCH (o:Thing {key: row.object}) "
                f"MATCH (s)-[e:{type_} {{id: row.id}}]->(o) DELETE e",
                rows=batch,
            )
    for type_, rows in changed.items():
        for batch in _batches(rows):
            _run(
                transaction,
                "UNWIND $rows AS row MATCH (s:Thing {key: row.s}) MATCH (o:Thing {key: row.o}) "
                f"MERGE (s)-[e:{type_} {{id: row.said.id}}]->(o) SET e += row.said",
                rows=batch,
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


def _run(transaction: ManagedTransaction, cypher: str, **parameters: Any) -> list[Any]:
    # Every query is put together from constants of this module and names of the ontology.
    return list(transaction.run(cypher, parameters))
