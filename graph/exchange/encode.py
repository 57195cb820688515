"""From a register's contents to RDF: statements as nodes of their own, each with its evidence.

Beside the node of a statement stands the plain triple that it makes, for readers and queries that
want no evidence; the node is what counts, and what an import reads. Nothing is a blank node, so
two exports compare line by line.

Each document has a named graph with what rests on it: its citations, its ledger and the statements
that cite it. What cites nothing, and the things themselves, stand in the default graph. Formats
without named graphs hold the union.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Protocol

from remit.graph.errors import RegisterError
from remit.graph.exchange.names import (
    BASE,
    DCTERMS,
    DEF,
    LABEL,
    SCHEMA,
    TYPE,
    VALUE,
    Literal,
    Object,
    Scope,
    Triple,
    define,
)  # fmt: skip
from remit.graph.exchange.said import (
    EVIDENCE,
    HAS_BASIS,
    HAS_ROLE,
    Pair,
    integer,
    said_of_citation,
    said_of_entry,
    said_of_statement,
    said_of_thing,
    unless_empty,
)
from remit.graph.model import Citation, Document, Entity, LedgerEntry, Statement, digest, digest_of
from remit.ontology import BASES, KINDS, ROLES

if TYPE_CHECKING:
    from remit.graph.whole import Whole

_REMEMBERED: Final = 10_000  # citations


@dataclass(slots=True)
class Dataset:
    """Triples by named graph (``""`` is the default graph), and which statements make them."""

    scope: Scope
    graphs: dict[str, set[Triple]] = field(default_factory=lambda: {"": set()})
    reifiers: dict[Triple, set[str]] = field(default_factory=dict)

    def add(self, graph: str, subject: str, *pairs: Pair) -> None:
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

    def add(self, graph: str, subject: str, *pairs: Pair) -> None:
        """Take what is said of a subject in a graph; a pair without an object says nothing."""

    def made(self, triple: Triple, node: str) -> None:
        """Take which statement makes a triple."""


def encode(whole: Whole, base: str = BASE) -> Dataset:
    """Write a register as RDF.

    Raises:
        RegisterError: an id, role or basis has no place in RDF; all such faults at once.
    """
    data = Dataset(Scope.of(base, whole.meta.get("scope", "")))
    fill(data, whole)
    return data


def fill(data: Sink, whole: Whole, telling: type[Telling] | None = None) -> None:
    """Write a register as RDF to where it is wanted, going through it once; ``telling`` writes the statements.

    Raises:
        RegisterError: an id, role or basis has no place in RDF; all such faults at once.
    """
    _register(data, whole)
    for n, document in enumerate(whole.documents, 1):
        _file(data, n, document)
    known = None if whole.linked else frozenset(entity.id for entity in whole.entities)
    tell = (telling or Telling)(data, whole)
    for entity in whole.entities:
        if entity.kind not in KINDS or not entity.id.startswith(f"{entity.kind}/"):
            raise unwritable(whole)
        tell.thing(entity)
    for statement in whole.statements:
        if not (_worded(statement) and (known is None or _ends(statement) <= known)):
            raise unwritable(whole)
        tell.statement(statement)
    tell.end()
    for n, entry in enumerate(whole.ledger, 1):
        tell.entry(n, entry)


def _worded(s: Statement) -> bool:
    return s.basis in HAS_BASIS and (s.role is None or s.role in HAS_ROLE)


def _ends(s: Statement) -> set[str]:
    return {s.subject} if s.object is None else {s.subject, s.object}


def unwritable(whole: Whole) -> RegisterError:
    """Say what of a register has no place in RDF, all such faults at once."""
    kinds = {entity.id: entity.kind for entity in whole.entities}
    faults = [fault for entity in whole.entities for fault in misnamed(entity)]
    faults += [fault for s in whole.statements for fault in unknown(s, kinds)]
    return RegisterError("the register cannot be written as RDF", faults)


def misnamed(e: Entity) -> Iterator[str]:
    """What keeps a thing from having a place in RDF."""
    if e.kind not in KINDS or not e.id.startswith(f"{e.kind}/"):
        yield f"{e.id}: the id of a {e.kind} must read {e.kind}/… and its kind must be in the ontology"


def unknown(s: Statement, kinds: Mapping[str, str]) -> list[str]:
    """What keeps a statement from having a place in RDF, among things of these kinds by their ids."""
    faults = []
    if s.basis not in BASES:
        faults.append(f"{s.subject} {s.term}: {s.basis} is no basis")
    if s.role is not None and s.role not in ROLES:
        faults.append(f"{s.subject} {s.term}: {s.role} is no role")
    if s.subject not in kinds:
        faults.append(f"{s.subject} {s.term}: there is no thing {s.subject}")
    if s.object is not None and s.object not in kinds:
        faults.append(f"{s.subject} {s.term}: there is no thing {s.object}")
    return faults


def _register(data: Sink, whole: Whole) -> None:
    register = data.scope.iri("register")
    title = whole.meta.get("title")
    data.add("", register, (TYPE, define("Register")))
    data.add("", register, (f"{DCTERMS}title", None if title is None else Literal(title)))
    for key, value in whole.meta.items():
        setting = data.scope.iri("setting", key)
        data.add("", register, (define("setting"), setting))
        data.add(
            "", setting, (TYPE, define("Setting")), (LABEL, Literal(key)), (VALUE, Literal(value))
        )
    for n, note in enumerate(whole.notes, 1):
        data.add(
            "",
            data.scope.iri("note", f"{n:06d}"),
            (TYPE, define("Note")),
            (define("position"), integer(n)),
            (VALUE, Literal(note)),
        )


def _file(data: Sink, n: int, document: Document) -> None:
    file = data.scope.iri("file", document.name)
    origin = document.origin
    data.add(
        file,
        file,
        (TYPE, define("File")),
        (define("position"), integer(n)),
        (f"{DCTERMS}title", Literal(document.name)),
        (define("sha256"), Literal(document.sha256)),
        (f"{SCHEMA}encodingFormat", unless_empty(document.media)),
        (define("extractOf"), None if origin is None else data.scope.iri("file", origin)),
    )


class Telling:
    """Writes statements, each with its citations; a citation when it is first wanted, and often again, which says nothing new.

    Where two share an id, as where one text has two names, they are told apart: only that takes a look at all of them.
    """

    def __init__(self, data: Sink, whole: Whole) -> None:
        self._data = data
        self._files = {document.name: document for document in whole.documents}
        self._known: dict[Citation, str] = {}
        sources = Counter(sha256 or document for document, sha256 in whole.cited)
        alike = {one for one, uses in sources.items() if uses > 1}
        cited = {c for s in whole.statements for c in s.citations if (c.sha256 or c.document) in alike} if alike else ()  # fmt: skip
        self._uses = Counter(citation.id for citation in cited)

    def iri(self, citation: Citation) -> str:
        """The IRI of a citation, of which all is said by then."""
        if (iri := self._known.get(citation)) is None:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            iri = self._known[citation] = self._named(citation)
            self.citation(citation, iri, self._files.get(citation.document))
        return iri

    def thing(self, entity: Entity) -> None:
        """Write a thing."""
        self._data.add("", self._data.scope.thing(entity.id), *said_of_thing(entity))

    def end(self) -> None:
        """There is no statement more."""

    def entry(self, n: int, entry: LedgerEntry) -> None:
        """Write how a block of a document ended, which is the so manieth of the register."""
        file, iri = place_of(self._data.scope, n, entry)
        self._data.add(file, iri, *said_of_entry(n, entry, file))

    def citation(self, citation: Citation, iri: str, file: Document | None) -> None:
        """Write a citation of a file, if that is known, with this IRI."""
        source = self._data.scope.iri("file", citation.document)
        for subject, pairs in said_of_citation(citation, iri, source, file):
            self._data.add(source, subject, *pairs)

    def statement(self, s: Statement) -> None:
        """Write a statement in the graph of each document that says it."""
        scope = self._data.scope
        subject, term = scope.thing(s.subject), DEF + s.term
        target: Object | None = None
        if s.object is not None:
            target = scope.thing(s.object)
        elif s.value is not None:
            target = Literal(s.value)
        node = node_of(scope, s)
        pairs = said_of_statement(s, subject, target)
        said: dict[str, list[Pair]] = {}
        for citation in s.citations:
            evidence = said.setdefault(scope.iri("file", citation.document), [])
            evidence.append((EVIDENCE, self.iri(citation)))
        for graph, evidence in (said or {"": []}).items():
            self._data.add(graph, node, *pairs, *evidence)
            if target is not None:
                self._data.add(graph, subject, (term, target))
        if target is not None:
            self._data.made((subject, term, target), node)

    def _named(self, c: Citation) -> str:
        own = c.id
        apart = f"-{digest(c.document, c.sha256)}" if self._uses[own] > 1 else ""
        return f"{self._data.scope.prefix}cite/{own}{apart}"  # digits: nothing to encode


def node_of(scope: Scope, statement: Statement) -> str:
    """The IRI of a statement, which is an assignment where it gives somebody a role."""
    folder = "assignment" if statement.term == "assignedTo" else "statement"
    return (
        f"{scope.prefix}{folder}/{digest_of(statement.what)}"  # sixteen digits: nothing to encode
    )


def place_of(scope: Scope, n: int, entry: LedgerEntry) -> tuple[str, str]:
    """The IRIs of a document, and of how its block ended that is the so manieth of the register."""
    return scope.iri("file", entry.document), f"{scope.prefix}ledger/{n:06d}"
