"""From a register's contents to RDF: statements as nodes of their own, each with its evidence.

Beside the node of a statement stands the plain triple that it makes, for readers and queries that
want no evidence; the node is what counts, and what an import reads. Nothing is a blank node, so
two exports compare line by line.

Each document has a named graph with what rests on it: its citations, its ledger and the statements
that cite it. What cites nothing, and the things themselves, stand in the default graph. Formats
without named graphs hold the union.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Final, Protocol

from remit.graph.errors import RegisterError
from remit.graph.exchange.locators import fragment
from remit.graph.exchange.names import (
    BASE,
    DCTERMS,
    LABEL,
    OA,
    OBJECT,
    PREDICATE,
    SCHEMA,
    SUBJECT,
    TYPE,
    VALUE,
    XSD,
    Literal,
    Object,
    Scope,
    Triple,
    define,
    kind_class,
)  # fmt: skip
from remit.graph.model import Citation, Contents, Document, LedgerEntry, Statement, digest
from remit.ontology import BASES, KINDS, ROLES

_DATES: Final = (
    (re.compile(r"\d{4}-\d{2}-\d{2}"), f"{XSD}date"),
    (re.compile(r"\d{4}-\d{2}"), f"{XSD}gYearMonth"),
    (re.compile(r"\d{4}"), f"{XSD}gYear"),
)


@dataclass(slots=True)
class Dataset:
    """Triples by named graph (``""`` is the default graph), and which statements make them."""

    scope: Scope
    graphs: dict[str, set[Triple]] = field(default_factory=lambda: {"": set()})
    reifiers: dict[Triple, set[str]] = field(default_factory=dict)

    def add(self, graph: str, subject: str, *pairs: tuple[str, Object | None]) -> None:
        """Say things of a subject in a graph; a pair without an object says nothing."""
        triples = self.graphs.setdefault(graph, set())
        triples.update((subject, predicate, o) for predicate, o in pairs if o is not None)

    def made(self, triple: Triple, node: str) -> None:
        """Say which statement makes a triple."""
        self.reifiers.setdefault(triple, set()).add(node)

    def union(self) -> set[Triple]:
        """All triples, whichever graphs they stand in."""
        return set().union(*self.graphs.values())


class Sink(Protocol):
    """Where the triples of a register go, as they come."""

    @property
    def scope(self) -> Scope:
        """The place of the register's names."""

    def add(self, graph: str, subject: str, *pairs: tuple[str, Object | None]) -> None:
        """Take what is said of a subject in a graph; a pair without an object says nothing."""

    def made(self, triple: Triple, node: str) -> None:
        """Take which statement makes a triple."""


def encode(contents: Contents, base: str = BASE) -> Dataset:
    """Write contents as RDF.

    Raises:
        RegisterError: an id, role or basis has no place in RDF; all such faults at once.
    """
    data = Dataset(Scope.of(base, contents.meta.get("scope", "")))
    fill(data, contents)
    return data


def fill(data: Sink, contents: Contents) -> None:
    """Write contents as RDF to where it is wanted.

    Raises:
        RegisterError: an id, role or basis has no place in RDF; all such faults at once.
    """
    if faults := unwritable(contents):
        raise RegisterError("the register cannot be written as RDF", faults)
    files = {document.name: document for document in contents.documents}
    _register(data, contents)
    for n, document in enumerate(contents.documents, 1):
        _file(data, n, document)
    for entity in contents.entities:
        data.add(
            "",
            data.scope.thing(entity.id),
            (TYPE, kind_class(entity.kind)),
            (LABEL, Literal(entity.label)),
        )
    cited = _citation_iris(contents, data.scope)
    for citation, iri in cited.items():
        _citation(data, citation, iri, files.get(citation.document))
    kinds = {entity.id: entity.kind for entity in contents.entities}
    for statement in contents.statements:
        _statement(data, statement, cited, kinds)
    for n, entry in enumerate(contents.ledger, 1):
        _ledger_entry(data, n, entry)


def unwritable(contents: Contents) -> list[str]:
    """What of the contents has no place in RDF, each in a sentence."""
    faults = [
        f"{e.id}: the id of a {e.kind} must read {e.kind}/… and its kind must be in the ontology"
        for e in contents.entities
        if e.kind not in KINDS or not e.id.startswith(f"{e.kind}/")
    ]
    known = {entity.id for entity in contents.entities}
    for s in contents.statements:
        if s.basis not in BASES:
            faults.append(f"{s.subject} {s.term}: {s.basis} is no basis")
        if s.role is not None and s.role not in ROLES:
            faults.append(f"{s.subject} {s.term}: {s.role} is no role")
        faults += [
            f"{s.subject} {s.term}: there is no thing {end}"
            for end in (s.subject, s.object)
            if end is not None and end not in known
        ]
    return faults


def _register(data: Sink, contents: Contents) -> None:
    register = data.scope.iri("register")
    title = contents.meta.get("title")
    data.add("", register, (TYPE, define("Register")))
    data.add("", register, (f"{DCTERMS}title", None if title is None else Literal(title)))
    for key, value in contents.meta.items():
        setting = data.scope.iri("setting", key)
        data.add("", register, (define("setting"), setting))
        data.add(
            "", setting, (TYPE, define("Setting")), (LABEL, Literal(key)), (VALUE, Literal(value))
        )
    for n, note in enumerate(contents.notes, 1):
        data.add(
            "",
            data.scope.iri("note", f"{n:06d}"),
            (TYPE, define("Note")),
            (define("position"), _integer(n)),
            (VALUE, Literal(note)),
        )


def _file(data: Sink, n: int, document: Document) -> None:
    file = data.scope.iri("file", document.name)
    origin = document.origin
    data.add(
        file,
        file,
        (TYPE, define("File")),
        (define("position"), _integer(n)),
        (f"{DCTERMS}title", Literal(document.name)),
        (define("sha256"), Literal(document.sha256)),
        (f"{SCHEMA}encodingFormat", _unless_empty(document.media)),
        (define("extractOf"), None if origin is None else data.scope.iri("file", origin)),
    )


def _citation_iris(contents: Contents, scope: Scope) -> dict[Citation, str]:
    """An IRI for every citation; where two share an id (one text under two names) it is told apart."""
    citations = dict.fromkeys(c for s in contents.statements for c in s.citations)
    uses = Counter(citation.id for citation in citations)
    return {
        c: scope.iri("cite", c.id if uses[c.id] == 1 else f"{c.id}-{digest(c.document, c.sha256)}")
        for c in citations
    }


def _citation(data: Sink, citation: Citation, iri: str, file: Document | None) -> None:
    source = data.scope.iri("file", citation.document)
    quote, place = f"{iri}#quote", f"{iri}#place"
    known = file.sha256 if file else ""
    standard = fragment(citation.locator)
    data.add(
        source,
        iri,
        (TYPE, define("Citation")),
        (f"{OA}hasSource", source),
        (f"{OA}hasSelector", quote),
        (f"{OA}hasSelector", place if standard else None),
        (define("locator"), Literal(citation.locator)),
        (define("sha256"), None if citation.sha256 == known else Literal(citation.sha256)),
    )
    data.add(
        source, quote, (TYPE, f"{OA}TextQuoteSelector"), (f"{OA}exact", Literal(citation.quote))
    )
    if standard:
        data.add(
            source,
            place,
            (TYPE, f"{OA}FragmentSelector"),
            (VALUE, Literal(standard[0])),
            (f"{DCTERMS}conformsTo", standard[1]),
        )


def node_of(scope: Scope, statement: Statement) -> str:
    """The IRI of a statement, which is an assignment where it gives somebody a role."""
    folder = "assignment" if statement.term == "assignedTo" else "statement"
    return scope.iri(folder, statement.id)


def _statement(data: Sink, s: Statement, cited: dict[Citation, str], kinds: dict[str, str]) -> None:
    subject, term = data.scope.thing(s.subject), define(s.term)
    target: Object | None = None
    if s.object is not None:
        target = data.scope.thing(s.object)
    elif s.value is not None:
        target = Literal(s.value)
    assigned = s.term == "assignedTo"
    node = node_of(data.scope, s)
    ends: list[tuple[str, Object | None]]
    if assigned:
        vacant = s.object is not None and KINDS[kinds[s.object]].party == "nobody"
        ends = [
            (define("concerns"), subject),
            (define("vacancy" if vacant else "assignee"), target),
        ]
    else:
        ends = [(SUBJECT, subject), (PREDICATE, term), (OBJECT, target)]
    pairs: list[tuple[str, Object | None]] = [
        (TYPE, define("Assignment" if assigned else "Statement")),
        *ends,
        (VALUE, None if s.object is None or s.value is None else Literal(s.value)),
        (define("asWritten"), None if s.raw is None else Literal(s.raw)),
        (define("role"), None if s.role is None else define(s.role.capitalize())),
        (define("statedAs"), _unless_empty(s.stated_as)),
        (define("basis"), define(s.basis.capitalize())),
        (define("holdsFrom"), _date(s.start)),
        (define("holdsUntil"), _date(s.end)),
    ]
    for graph in {data.scope.iri("file", c.document) for c in s.citations} or {""}:
        data.add(graph, node, *pairs)
        data.add(graph, subject, (term, target))
    if target is not None:
        data.made((subject, term, target), node)
    for citation in s.citations:
        graph = data.scope.iri("file", citation.document)
        data.add(graph, node, (define("evidence"), cited[citation]))


def _ledger_entry(data: Sink, n: int, entry: LedgerEntry) -> None:
    file = data.scope.iri("file", entry.document)
    data.add(
        file,
        data.scope.iri("ledger", f"{n:06d}"),
        (TYPE, define("LedgerEntry")),
        (define("position"), _integer(n)),
        (define("inFile"), file),
        (define("locator"), Literal(entry.locator)),
        (define("outcome"), Literal(entry.outcome)),
        (define("reason"), _unless_empty(entry.reason)),
        (VALUE, Literal(entry.text)),
    )


def _integer(n: int) -> Literal:
    return Literal(str(n), f"{XSD}integer")


def _unless_empty(text: str) -> Literal | None:
    return Literal(text) if text else None


def _date(text: str | None) -> Literal | None:
    if text is None:
        return None
    fitting = (datatype for pattern, datatype in _DATES if pattern.fullmatch(text))
    return Literal(text, next(fitting, ""))
