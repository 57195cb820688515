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
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol, TypeAlias

from remit.graph.errors import RegisterError
from remit.graph.exchange.locators import fragment
from remit.graph.exchange.names import (
    BASE,
    DCTERMS,
    DEF,
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
from remit.graph.model import Citation, Document, Entity, LedgerEntry, Statement, digest
from remit.graph.place import Place, span_of
from remit.ontology import BASES, KINDS, ROLES

if TYPE_CHECKING:
    from remit.graph.whole import Whole

_REMEMBERED: Final = 10_000  # citations
Pair: TypeAlias = tuple[
    str, Object | None
]  # a predicate and an object, or none, which says nothing

_AS_WRITTEN, _STATED_AS, _EVIDENCE = map(define, ("asWritten", "statedAs", "evidence"))
_CONCERNS, _ASSIGNEE, _VACANCY = map(define, ("concerns", "assignee", "vacancy"))
_IS_CITATION: Final = (TYPE, define("Citation"))
_IS_QUOTE: Final = (TYPE, f"{OA}TextQuoteSelector")
_IS_PLACE: Final = (TYPE, f"{OA}FragmentSelector")
_IS_STATEMENT: Final = (TYPE, define("Statement"))
_IS_ASSIGNMENT: Final = (TYPE, define("Assignment"))
_IS_ENTRY: Final = (TYPE, define("LedgerEntry"))
_CLASSES: Final = {kind: (TYPE, kind_class(kind)) for kind in KINDS}
_HAS_BASIS: Final = {basis: (define("basis"), define(basis.capitalize())) for basis in BASES}
_HAS_ROLE: Final = {role: (define("role"), define(role.capitalize())) for role in ROLES}
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


def fill(data: Sink, whole: Whole) -> None:
    """Write a register as RDF to where it is wanted, going through it once.

    Raises:
        RegisterError: an id, role or basis has no place in RDF; all such faults at once.
    """
    _register(data, whole)
    for n, document in enumerate(whole.documents, 1):
        _file(data, n, document)
    known: set[str] = set()
    for entity in whole.entities:
        if entity.kind not in KINDS or not entity.id.startswith(f"{entity.kind}/"):
            raise unwritable(whole)
        if not whole.linked:
            known.add(entity.id)
        iri = data.scope.thing(entity.id)
        data.add("", iri, _CLASSES[entity.kind], (LABEL, Literal(entity.label)))
    citations = _Citations(data, whole)
    for statement in whole.statements:
        if not (_worded(statement) and (whole.linked or _ends(statement) <= known)):
            raise unwritable(whole)
        _statement(data, statement, citations)
    for n, entry in enumerate(whole.ledger, 1):
        _ledger_entry(data, n, entry)


def _worded(s: Statement) -> bool:
    return s.basis in _HAS_BASIS and (s.role is None or s.role in _HAS_ROLE)


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


class _Citations:
    """The IRI of every citation, which is written when it is first wanted; often again, which says nothing new.

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
            _citation(self._data, citation, iri, self._files.get(citation.document))
        return iri

    def _named(self, c: Citation) -> str:
        own = c.id
        apart = f"-{digest(c.document, c.sha256)}" if self._uses[own] > 1 else ""
        return self._data.scope.iri("cite", f"{own}{apart}")


class _Where(NamedTuple):
    """What is told of where a passage stands: the same of very many."""

    standard: tuple[str, str] | None
    first: tuple[Pair, ...]
    last: tuple[Pair, ...]  # where it ends, if elsewhere


@lru_cache(maxsize=8192)  # papers call most of their places the same: line 1, row 3
def _where(locator: str, media: str) -> _Where:
    span = span_of(locator)
    if span is None:
        return _Where(fragment(locator, media), (), ())
    last = span.last if span.last != span.first else None
    return _Where(fragment(locator, media), _told(span.first), _told(last) if last else ())


def _told(place: Place) -> tuple[Pair, ...]:
    """A place by its numbers and names."""
    return tuple(
        (define(name), Literal(value) if isinstance(value, str) else _integer(value))
        for name, value in place.told.items()
    )


def _citation(data: Sink, citation: Citation, iri: str, file: Document | None) -> None:
    source = data.scope.iri("file", citation.document)
    quote, place, end = f"{iri}#quote", f"{iri}#place", f"{iri}#end"
    standard, first, last = _where(citation.locator, file.media if file else "")
    known = file.sha256 if file else ""
    data.add(
        source,
        iri,
        _IS_CITATION,
        (f"{OA}hasSource", source),
        (f"{OA}hasSelector", quote),
        (f"{OA}hasSelector", place if standard else None),
        (define("locator"), Literal(citation.locator)),
        (define("position"), _integer(citation.at) if citation.at else None),
        *first,
        (define("placeEnd"), end if last else None),
        (define("sha256"), None if citation.sha256 == known else Literal(citation.sha256)),
    )
    data.add(source, quote, _IS_QUOTE, (f"{OA}exact", Literal(citation.quote)))
    if last:
        data.add(source, end, *last)
    if standard:
        fragment_, by = standard
        data.add(
            source, place, _IS_PLACE, (VALUE, Literal(fragment_)), (f"{DCTERMS}conformsTo", by)
        )


def node_of(scope: Scope, statement: Statement) -> str:
    """The IRI of a statement, which is an assignment where it gives somebody a role."""
    folder = "assignment" if statement.term == "assignedTo" else "statement"
    return f"{scope.prefix}{folder}/{statement.id}"  # sixteen digits: nothing to encode


def _statement(data: Sink, s: Statement, cited: _Citations) -> None:
    scope = data.scope
    subject, term = scope.thing(s.subject), DEF + s.term
    target: Object | None = None
    if s.object is not None:
        target = scope.thing(s.object)
    elif s.value is not None:
        target = Literal(s.value)
    node = node_of(scope, s)
    pairs = [*_of_ends(s, subject, term, target), _HAS_BASIS[s.basis]]
    if s.object is not None and s.value is not None:
        pairs.append((VALUE, Literal(s.value)))
    if s.raw is not None:
        pairs.append((_AS_WRITTEN, Literal(s.raw)))
    if s.role is not None:
        pairs.append(_HAS_ROLE[s.role])
    if s.stated_as:
        pairs.append((_STATED_AS, Literal(s.stated_as)))
    if s.start is not None or s.end is not None:
        pairs += [(define("holdsFrom"), _date(s.start)), (define("holdsUntil"), _date(s.end))]
    said: dict[str, list[Pair]] = {}  # in the graph of each document that says it
    for citation in s.citations:
        evidence = said.setdefault(scope.iri("file", citation.document), [])
        evidence.append((_EVIDENCE, cited.iri(citation)))
    for graph, evidence in (said or {"": []}).items():
        data.add(graph, node, *pairs, *evidence)
        if target is not None:
            data.add(graph, subject, (term, target))
    if target is not None:
        data.made((subject, term, target), node)


def _of_ends(s: Statement, subject: str, term: str, target: Object | None) -> tuple[Pair, ...]:
    """What a statement is, and between what."""
    if s.term != "assignedTo":
        return (_IS_STATEMENT, (SUBJECT, subject), (PREDICATE, term), (OBJECT, target))
    vacant = s.object is not None and KINDS[s.object.partition("/")[0]].party == "nobody"
    return (_IS_ASSIGNMENT, (_CONCERNS, subject), (_VACANCY if vacant else _ASSIGNEE, target))


def _ledger_entry(data: Sink, n: int, entry: LedgerEntry) -> None:
    file = data.scope.iri("file", entry.document)
    data.add(
        file,
        f"{data.scope.prefix}ledger/{n:06d}",
        _IS_ENTRY,
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
