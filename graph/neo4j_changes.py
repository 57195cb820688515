"""What a load has to write: what there is, compared with what should be.

What is the same stays untouched, so a second load of the same writes nothing, and what people of
the server have hung on Remit's nodes and relationships (properties, labels, links of their own)
stays. What is new is merged by key. Only where nothing of a kind was there yet is it made without
looking for each row first; the comparison and the lock under which it was made say that it is new.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from remit.graph.model import Contents
from remit.graph.neo4j_rows import End, Row
from remit.graph.neo4j_schema import ALL_TYPES, FORMAT, KEYED, LABELS

if TYPE_CHECKING:
    from neo4j import ManagedTransaction

_BATCH = 10_000  # rows that are written together, in one transaction where there are many ...
_BATCH_CHARACTERS = 4_000_000  # ... or fewer, where they hold much text
_TIED = 20_000  # nodes that are tied to others in one query
_ENDS = ("Thing", "File")  # what all else hangs on


class Step(NamedTuple):
    """One query of a load: how many rows it writes, and whether it is asked until none is left."""

    cypher: str
    parameters: Mapping[str, Any]
    rows: int = 0
    until_done: bool = False


class Changes(NamedTuple):
    """What makes the register what it should be, as groups of steps that belong together.

    What is withdrawn comes first, in order; then the things and files; then all that hangs on
    them. The groups of one stage do not need each other.
    """

    withdrawn: list[list[Step]]
    ends: list[list[Step]]
    rest: list[list[Step]]
    fresh: bool  # nothing at all was there

    @property
    def steps(self) -> list[Step]:
        """All of them, in an order in which they can be carried out one by one."""
        stages = (self.withdrawn, self.ends, self.rest)
        return [step for stage in stages for group in stage for step in group]

    @property
    def rows(self) -> int:
        """How many nodes and relationships are touched."""
        return sum(step.rows for step in self.steps)


# How a node is tied to what it hangs on: where that is found, and the relationship.
_TIES = {
    "Attribute": ("MATCH (o:Thing {key: $scope + '|' + row.subject})", "(o)-[:SAYS]->(x)"),
    "Citation": ("MATCH (o:File {key: $scope + '|' + row.document})", "(x)-[:FROM]->(o)"),
    "Block": ("MATCH (o:File {key: $scope + '|' + row.document})", "(x)-[:IN]->(o)"),
    "Facts": ("MATCH (o:File {key: $scope + '|' + row.document})", "(x)-[:IN]->(o)"),
    "Content": ("MATCH (o:File {key: $scope + '|' + row.document})", "(o)-[:HOLDS]->(x)"),
}


def compare(
    transaction: ManagedTransaction,
    scope: str,
    things: Mapping[str, Mapping[str, Row]],
    said: Mapping[End, Row],
) -> Changes:
    """Compare what is there with what should be, and give the queries that make it so."""
    links = _compare_links(transaction, scope, said)
    nodes = {
        label: _compare_nodes(transaction, scope, label, things[label])
        for label in (*_ENDS, *(label for label in KEYED if label not in _ENDS))
    }
    compared = [links, *nodes.values()]
    return Changes(
        [[step] for each in compared for step in each.gone],
        [group for label in _ENDS for group in nodes[label].new],
        [
            group
            for each in (links, *(nodes[label] for label in nodes if label not in _ENDS))
            for group in each.new
        ],
        not any(each.found for each in compared),
    )


def last(scope: str, contents: Contents, *, fresh: bool) -> Iterator[Step]:
    """What comes at the end of a load: ties that a withdrawn file took along, and the register."""
    for label, (find, tie) in {} if fresh else _TIES.items():
        yield Step(
            f"MATCH (x:{label}) WHERE x.key STARTS WITH $scope + '|' WITH x, x AS row {find} "
            f"WHERE NOT EXISTS {{ {tie} }} WITH x, o LIMIT $tied MERGE {tie} RETURN count(*)",
            {"scope": scope, "tied": _TIED},
            until_done=True,
        )
    yield Step(
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
    )


class _Compared(NamedTuple):
    """What to withdraw, what to write, and whether anything was there."""

    gone: list[Step]
    new: list[list[Step]]
    found: bool


def _compare_nodes(
    transaction: ManagedTransaction, scope: str, label: str, wanted: Mapping[str, Row]
) -> _Compared:
    # The bytes of a document are never compared: their digest is in the key.
    read = "x {.key}" if label == "Content" else "properties(x)"
    found = run(
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
    changed = (
        (LABELS.get(row.get("kind", ""), label), _to_send(row, old))
        for key, row in wanted.items()
        if not (label == "Content" and key in there) and not _same(row, old := there.get(key))
    )
    return _Compared(
        [
            Step(
                f"UNWIND $rows AS row MATCH (x:{label} {{key: row.key}}) DETACH DELETE x",
                {"rows": rows},
                len(rows),
            )
            for batch in _batches((label, {"key": key}) for key in gone)
            for rows in batch.values()
        ],
        [
            [
                Step(
                    _written(label, its_label, new=not found),
                    {"rows": rows, "scope": scope},
                    len(rows),
                )
                for its_label, rows in batch.items()
            ]
            for batch in _batches(changed)
        ],
        bool(found),
    )


def _written(label: str, its_label: str, *, new: bool) -> str:
    """The query that writes nodes of a label: a new one, or one that may be there."""
    labels = label if its_label == label else f"{label}:{its_label}"
    find, tie = _TIES.get(label, ("", ""))
    if new:
        made, tied = f"CREATE (x:{labels}) SET x = row", f"CREATE {tie}"
    else:
        made = f"MERGE (x:{label} {{key: row.key}}) ON CREATE SET x:{labels} SET x += row"
        tied = f"MERGE {tie}"
    return f"UNWIND $rows AS row {made} " + (f"WITH x, row {find} {tied}" if tie else "")


def _compare_links(
    transaction: ManagedTransaction, scope: str, wanted: Mapping[End, Row]
) -> _Compared:
    found = run(
        transaction,
        f"MATCH (s:Thing {{scope: $scope}})-[e:{ALL_TYPES}]->(o:Thing) "
        "RETURN s.key, type(e), o.key, properties(e)",
        scope=scope,
    )
    there = {End(s, type_, o, row["id"]): row for s, type_, o, row in found}
    gone = (
        (end.type, {"s": end.subject, "o": end.object, "id": end.id})
        for end in there
        if end not in wanted
    )
    changed = (
        (end.type, {"s": end.subject, "o": end.object, "said": _to_send(row, old)})
        for end, row in wanted.items()
        if not _same(row, old := there.get(end))
    )
    match = "UNWIND $rows AS row MATCH (s:Thing {key: row.s}) MATCH (o:Thing {key: row.o})"
    write = (
        "MERGE (s)-[e:{} {{id: row.said.id}}]->(o) SET e += row.said"
        if found
        else "CREATE (s)-[e:{}]->(o) SET e = row.said"
    )
    return _Compared(
        [
            Step(
                f"{match} MATCH (s)-[e:{type_} {{id: row.id}}]->(o) DELETE e",
                {"rows": rows},
                len(rows),
            )
            for batch in _batches(gone)
            for type_, rows in batch.items()
        ],
        [
            [
                Step(f"{match} {write.format(type_)}", {"rows": rows}, len(rows))
                for type_, rows in batch.items()
            ]
            for batch in _batches(changed)
        ],
        bool(found),
    )


def _same(wanted: Row, there: Row | None) -> bool:
    """Whether a node says what it should; what others have added to it does not matter."""
    return there is not None and all(there.get(name) == value for name, value in wanted.items())


def _to_send(wanted: Row, there: Row | None) -> Row:
    """What to set: in something new nothing is empty, elsewhere what is empty is removed."""
    if there is None:
        return {name: value for name, value in wanted.items() if value is not None}
    return wanted


def _batches(rows: Iterable[tuple[str, Row]]) -> Iterator[dict[str, list[Row]]]:
    """Cut rows into batches, in their order, so that neighbours go together; in each by label."""
    batch: dict[str, list[Row]] = defaultdict(list)
    number = characters = 0
    for label, row in rows:
        batch[label].append(row)
        number += 1
        characters += sum(len(v) for v in row.values() if isinstance(v, (str, bytes)))
        if number == _BATCH or characters > _BATCH_CHARACTERS:
            yield dict(batch)
            batch.clear()
            number = characters = 0
    if batch:
        yield dict(batch)


def carry_out(transaction: ManagedTransaction, step: Step) -> None:
    """Ask the step's query, or ask it until nothing is left to do."""
    while True:
        written = run(transaction, step.cypher, **step.parameters)
        if not step.until_done or written[0][0] < _TIED:
            return


def run(transaction: ManagedTransaction, cypher: str, **parameters: Any) -> list[Any]:
    """Ask in this transaction, and give all rows."""
    # Every query is put together from constants of these modules and names of the ontology.
    return list(transaction.run(cypher, parameters))
