"""What a load has to write: everything, or what differs from what is there.

What is the same stays untouched, so a second load of the same writes nothing, and what people of
the server have hung on Remit's nodes and relationships (properties, labels, links of their own)
stays. What is new is merged by key. Only where nothing at all was there is it made without looking
for each row first; the lock under which that was seen says that it stays so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

from remit.graph.errors import Place, RegisterError
from remit.graph.neo4j_rows import OPTIONAL, End, Row, Rows
from remit.graph.neo4j_schema import ALL_TYPES, KEYED, LABELS

if TYPE_CHECKING:
    from neo4j import ManagedTransaction

_BATCH = 10_000  # rows that are written together, in one transaction where there are many ...
_BATCH_CHARACTERS = 4_000_000  # ... or fewer, where they hold much text
_LONG = ("data", "text", "quote", "value", "raw", "label")  # properties that may be long
_TIED = 20_000  # nodes that are tied to others in one query


class Step(NamedTuple):
    """One query of a load, and how many rows it has to report; ``None`` where that is not told."""

    cypher: str
    parameters: Mapping[str, Any]
    reports: int | None = None
    until_done: bool = False  # asked until there is nothing left to do


Group = list[Step]  # what belongs together, in one transaction


class Changes(NamedTuple):
    """What makes the register what it should be.

    First its files; then what is withdrawn, in order; then what hangs on files only; then what hangs on
    things. The groups of one stage do not need each other, and may be made as they are asked for.
    """

    files: Group
    withdrawn: Iterable[Group]
    nodes: Iterable[Group]
    statements: Iterable[Group]
    ties: Group  # what a withdrawn file took along
    size: int  # nodes and relationships that are touched, roughly

    @property
    def steps(self) -> Iterator[Step]:
        """All of them, in an order in which they can be carried out one by one."""
        yield from self.files
        for stage in (self.withdrawn, self.nodes, self.statements):
            for group in stage:
                yield from group
        yield from self.ties


# How a node is tied to what it hangs on: where that is found, and the relationship.
_TIES = {
    "Attribute": ("MATCH (o:Thing {key: $scope + '|' + row.subject})", "(o)-[:SAYS]->(x)"),
    "Citation": ("MATCH (o:File {key: $scope + '|' + row.document})", "(x)-[:FROM]->(o)"),
    "Block": ("MATCH (o:File {key: $scope + '|' + row.document})", "(x)-[:IN]->(o)"),
    "Facts": ("MATCH (o:File {key: $scope + '|' + row.document})", "(x)-[:IN]->(o)"),
    "Content": ("MATCH (o:File {key: $scope + '|' + row.document})", "(o)-[:HOLDS]->(x)"),
}
_FILES = ("File", "Content")  # what a register is built from
# What hangs on files only; things take longest.
_NODES = ("Citation", "Block", "Facts", "Aside", "Thing")
_ENDS = "UNWIND $rows AS row MATCH (s:Thing {key: row.s}) MATCH (o:Thing {key: row.o})"


def changes(transaction: ManagedTransaction, rows: Rows) -> Changes:
    """Say what has to be done so that the register holds these rows and no others."""
    held = " OR ".join(
        f"EXISTS {{ MATCH (x:{label}) WHERE x.key STARTS WITH $scope + '|' }}" for label in KEYED
    )
    (((found,),)) = run(transaction, f"RETURN {held}", scope=rows.scope)
    return _differences(transaction, rows) if found else _everything(rows)


# --- where nothing was there ------------------------------------------------------------------------


def _everything(rows: Rows) -> Changes:
    return Changes(
        [step for label in _FILES for group in _made(rows, label) for step in group],
        (),
        (group for label in _NODES for group in _made(rows, label)),
        chain(_made_links(rows), _made(rows, "Attribute")),
        [],
        rows.size,
    )


def _made_links(rows: Rows) -> Iterator[Group]:
    links = ((end.type, _said(end, row)) for end, row in rows.links())
    for batch in _batches(links):
        yield _linked(rows.scope, "CREATE (s)-[e:{}]->(o) SET e += row.said", batch)


def _made(rows: Rows, label: str) -> Iterator[Group]:
    for batch in _batches((_kind(label, row), row) for row in rows.of(label)):
        yield [
            _write(rows.scope, label, its_label, some, new=True)
            for its_label, some in batch.items()
        ]


# --- where something was ----------------------------------------------------------------------------


def _differences(transaction: ManagedTransaction, rows: Rows) -> Changes:
    links = _compare_links(transaction, rows)
    nodes = {label: _compare_nodes(transaction, rows, label) for label in KEYED}
    files = [nodes[label] for label in _FILES]
    others = [nodes[label] for label in KEYED if label not in _FILES]
    return Changes(
        [s for each in files for group in (each.gone, *each.new) for s in group],
        [[step] for each in (links, *others) for step in each.gone],  # links before their ends
        [group for label in _NODES for group in nodes[label].new],
        [*links.new, *nodes["Attribute"].new],
        list(_ties(rows.scope)),
        sum(each.size for each in (links, *nodes.values())),
    )


class _Compared(NamedTuple):
    """What to withdraw, what to write, and how many rows that is."""

    gone: list[Step]
    new: list[Group]
    size: int


def _compare_nodes(transaction: ManagedTransaction, rows: Rows, label: str) -> _Compared:
    # The bytes of a document are never compared: their digest is in the key.
    read = "x {.key}" if label == "Content" else "properties(x)"
    found = run(
        transaction,
        f"MATCH (x:{label}) WHERE x.key STARTS WITH $scope + '|' RETURN {read}",
        scope=rows.scope,
    )
    there: dict[str, Row] = {row[0]["key"]: row[0] for row in found}
    wanted = {row["key"]: row for row in rows.of(label)}
    gone = [key for key in there if key not in wanted]
    changed = [
        (_kind(label, row), _to_send(row, old), old)
        for key, row in wanted.items()
        if not (label == "Content" and key in there) and not _same(row, old := there.get(key))
    ]
    other_kind: dict[tuple[str, str], list[str]] = defaultdict(list)
    for kind, row, old in changed:
        if old and _kind(label, old) != kind:
            other_kind[_kind(label, old), kind].append(row["key"])
    return _Compared(
        [
            Step(
                f"UNWIND $rows AS row MATCH (x:{label} {{key: row.key}}) DETACH DELETE x",
                {"rows": some},
            )
            for batch in _batches((label, {"key": key}) for key in gone)
            for some in batch.values()
        ],
        [
            [
                Step(
                    f"MATCH (x:{label}) WHERE x.key IN $keys REMOVE x:{before} SET x:{after}",
                    {"keys": keys},
                )
            ]
            for (before, after), keys in other_kind.items()
        ]
        + [
            [
                _write(rows.scope, label, its_label, some, new=False)
                for its_label, some in batch.items()
            ]
            for batch in _batches((kind, row) for kind, row, _ in changed)
        ],
        len(gone) + len(changed),
    )


def _compare_links(transaction: ManagedTransaction, rows: Rows) -> _Compared:
    found = run(
        transaction,
        f"MATCH (s:Thing {{scope: $scope}})-[e:{ALL_TYPES}]->(o:Thing) "
        "WHERE e.id IS NOT NULL "  # what has none was drawn by somebody else
        "RETURN s.key, type(e), o.key, properties(e)",
        scope=rows.scope,
    )
    there = {End(s, type_, o, row["id"]): row for s, type_, o, row in found}
    wanted = dict(rows.links())
    gone = [end for end in there if end not in wanted]
    changed = [
        (end, _to_send(row, old))
        for end, row in wanted.items()
        if not _same(row, old := there.get(end))
    ]
    return _Compared(
        [
            Step(f"{_ENDS} MATCH (s)-[e:{type_} {{id: row.said.id}}]->(o) DELETE e", {"rows": some})
            for batch in _batches((end.type, _said(end, {"id": end.id})) for end in gone)
            for type_, some in batch.items()
        ],
        [
            _linked(
                rows.scope, "MERGE (s)-[e:{} {{id: row.said.id}}]->(o) SET e += row.said", batch
            )
            for batch in _batches((end.type, _said(end, row)) for end, row in changed)
        ],
        len(gone) + len(changed),
    )


def _ties(scope: str) -> Iterator[Step]:
    for label, (find, tie) in _TIES.items():
        yield Step(
            f"MATCH (x:{label}) WHERE x.key STARTS WITH $scope + '|' WITH x, x AS row {find} "
            f"WHERE NOT EXISTS {{ {tie} }} WITH x, o LIMIT $tied MERGE {tie} RETURN count(*)",
            {"scope": scope, "tied": _TIED},
            until_done=True,
        )


# --- queries of both --------------------------------------------------------------------------------


def _write(scope: str, label: str, its_label: str, some: list[Row], *, new: bool) -> Step:
    """The step that writes nodes of a label: new ones, or such as may be there."""
    labels = label if its_label == label else f"{label}:{its_label}"
    find, tie = _TIES.get(label, ("", ""))
    if new:
        made, tied = f"CREATE (x:{labels}) SET x += row", f"CREATE {tie}"
    else:
        made = f"MERGE (x:{label} {{key: row.key}}) ON CREATE SET x:{labels} SET x += row"
        tied = f"MERGE {tie}"
    cypher = f"UNWIND $rows AS row {made} " + (f"WITH x, row {find} {tied} " if tie else "")
    # What was cited or said of a document that is not there has nothing to be tied to.
    reports = len(some) if label in ("Thing", "Attribute", "File") else None
    return Step(f"{cypher}RETURN count(*)", {"rows": some, "scope": scope}, reports)


def _linked(scope: str, write: str, batch: Mapping[str, list[Row]]) -> Group:
    return [
        Step(
            f"{_ENDS} {write.format(type_)} RETURN count(*)",
            {"rows": some, "scope": scope},
            len(some),
        )
        for type_, some in batch.items()
    ]


def _said(end: End, row: Row) -> Row:
    return {"s": end.subject, "o": end.object, "said": row}


def _kind(label: str, row: Row) -> str:
    return LABELS.get(row.get("kind", ""), label)


def _same(wanted: Row, there: Row | None) -> bool:
    """Whether a node says what it should; what others have added to it does not matter."""
    return (
        there is not None
        and all(there.get(name) == value for name, value in wanted.items())
        and not _too_much(wanted, there)
    )


def _to_send(wanted: Row, there: Row | None) -> Row:
    """What to set: all that is wanted, and nothing where something is there that is not."""
    return wanted if there is None else dict.fromkeys(_too_much(wanted, there)) | wanted


def _too_much(wanted: Row, there: Row) -> frozenset[str]:
    return OPTIONAL.intersection(there).difference(wanted)


def _batches(rows: Iterable[tuple[str, Row]]) -> Iterator[dict[str, list[Row]]]:
    """Cut rows into batches, in their order, so that neighbours go together; in each by label."""
    batch: dict[str, list[Row]] = defaultdict(list)
    number = characters = 0
    for label, row in rows:
        batch[label].append(row)
        number += 1
        characters += sum([len(row.get(name) or "") for name in _LONG])
        if number == _BATCH or characters > _BATCH_CHARACTERS:
            yield dict(batch)
            batch.clear()
            number = characters = 0
    if batch:
        yield dict(batch)


# --- carrying out -----------------------------------------------------------------------------------


def carry_out(transaction: ManagedTransaction, step: Step) -> None:
    """Ask the step's query, or ask it until nothing is left to do.

    Raises:
        RegisterError: not all that was to be written found its place, as somebody has taken away
            meanwhile what it belongs to.
    """
    while True:
        told = run(transaction, step.cypher, **step.parameters)
        if step.reports not in (None, told[0][0] if told else None):
            raise RegisterError(
                "something else has removed nodes of this register while it was loaded; load it again",
                place=Place(str(step.parameters["scope"])),
            )
        if not step.until_done or told[0][0] < _TIED:
            return


def run(transaction: ManagedTransaction, cypher: str, **parameters: Any) -> list[Any]:
    """Ask in this transaction, and give all rows."""
    # Every query is put together from constants of these modules and names of the ontology.
    return list(transaction.run(cypher, parameters))
