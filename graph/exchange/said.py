"""What is said in RDF of each thing, statement, citation and block of a document: predicates and objects."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple, TypeAlias

from remit.graph.exchange.locators import fragment
from remit.graph.exchange.names import (
    DCTERMS,
    DEF,
    LABEL,
    OA,
    OBJECT,
    PREDICATE,
    SUBJECT,
    TYPE,
    VALUE,
    XSD,
    Literal,
    Object,
    define,
    kind_class,
)  # fmt: skip
from remit.graph.model import Citation, Document, Entity, LedgerEntry, Statement
from remit.graph.place import Place, span_of
from remit.ontology import BASES, KINDS, ROLES

Pair: TypeAlias = tuple[
    str, Object | None
]  # a predicate and an object, or none, which says nothing

_AS_WRITTEN, _STATED_AS, EVIDENCE = map(define, ("asWritten", "statedAs", "evidence"))
HOLDS_FROM, HOLDS_UNTIL = map(define, ("holdsFrom", "holdsUntil"))
_CONCERNS, _ASSIGNEE, _VACANCY = map(define, ("concerns", "assignee", "vacancy"))
_IS_CITATION: Final = (TYPE, define("Citation"))
_IS_QUOTE: Final = (TYPE, f"{OA}TextQuoteSelector")
_IS_PLACE: Final = (TYPE, f"{OA}FragmentSelector")
_IS_STATEMENT: Final = (TYPE, define("Statement"))
_IS_ASSIGNMENT: Final = (TYPE, define("Assignment"))
_IS_ENTRY: Final = (TYPE, define("LedgerEntry"))
_CLASSES: Final = {kind: (TYPE, kind_class(kind)) for kind in KINDS}
HAS_BASIS: Final = {basis: (define("basis"), define(basis.capitalize())) for basis in BASES}
HAS_ROLE: Final = {role: (define("role"), define(role.capitalize())) for role in ROLES}
_DATES: Final = (
    (re.compile(r"\d{4}-\d{2}-\d{2}"), f"{XSD}date"),
    (re.compile(r"\d{4}-\d{2}"), f"{XSD}gYearMonth"),
    (re.compile(r"\d{4}"), f"{XSD}gYear"),
)


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
        (define(name), Literal(value) if isinstance(value, str) else integer(value))
        for name, value in place.told.items()
    )


def said_of_citation(
    citation: Citation, iri: str, source: str, file: Document | None
) -> Iterator[tuple[str, Sequence[Pair]]]:
    """What is said of a citation of a source, subject by subject."""
    quote, place, end = f"{iri}#quote", f"{iri}#place", f"{iri}#end"
    standard, first, last = _where(citation.locator, file.media if file else "")
    known = file.sha256 if file else ""
    yield (
        iri,
        (
            _IS_CITATION,
            (f"{OA}hasSource", source),
            (f"{OA}hasSelector", quote),
            (f"{OA}hasSelector", place if standard else None),
            (define("locator"), Literal(citation.locator)),
            (define("position"), integer(citation.at) if citation.at else None),
            *first,
            (define("placeEnd"), end if last else None),
            (define("sha256"), None if citation.sha256 == known else Literal(citation.sha256)),
        ),
    )
    yield quote, (_IS_QUOTE, (f"{OA}exact", Literal(citation.quote)))
    if last:
        yield end, last
    if standard:
        fragment_, by = standard
        yield place, (_IS_PLACE, (VALUE, Literal(fragment_)), (f"{DCTERMS}conformsTo", by))


def said_of_statement(s: Statement, subject: str, target: Object | None) -> list[Pair]:
    """What is said of a statement about a subject and a target, but for its evidence."""
    pairs = [*_of_ends(s, subject, DEF + s.term, target), HAS_BASIS[s.basis]]
    if s.object is not None and s.value is not None:
        pairs.append((VALUE, Literal(s.value)))
    if s.raw is not None:
        pairs.append((_AS_WRITTEN, Literal(s.raw)))
    if s.role is not None:
        pairs.append(HAS_ROLE[s.role])
    if s.stated_as:
        pairs.append((_STATED_AS, Literal(s.stated_as)))
    if s.start is not None or s.end is not None:
        pairs += [(HOLDS_FROM, date_of(s.start)), (HOLDS_UNTIL, date_of(s.end))]
    return pairs


def _of_ends(s: Statement, subject: str, term: str, target: Object | None) -> tuple[Pair, ...]:
    """What a statement is, and between what."""
    if s.term != "assignedTo":
        return (_IS_STATEMENT, (SUBJECT, subject), (PREDICATE, term), (OBJECT, target))
    vacant = s.object is not None and KINDS[s.object.partition("/")[0]].party == "nobody"
    return (_IS_ASSIGNMENT, (_CONCERNS, subject), (_VACANCY if vacant else _ASSIGNEE, target))


def said_of_thing(entity: Entity) -> tuple[Pair, ...]:
    """What is said of a thing beside its statements."""
    return _CLASSES[entity.kind], (LABEL, Literal(entity.label))


def said_of_entry(n: int, entry: LedgerEntry, file: str) -> tuple[Pair, ...]:
    """What is said of how a block of a file ended."""
    return (
        _IS_ENTRY,
        (define("position"), integer(n)),
        (define("inFile"), file),
        (define("locator"), Literal(entry.locator)),
        (define("outcome"), Literal(entry.outcome)),
        (define("reason"), unless_empty(entry.reason)),
        (VALUE, Literal(entry.text)),
    )


def integer(n: int) -> Literal:
    """A number."""
    return Literal(str(n), f"{XSD}integer")


def unless_empty(text: str) -> Literal | None:
    """A text, or nothing of an empty one."""
    return Literal(text) if text else None


@lru_cache(maxsize=1024)  # few days are told of very many
def date_of(text: str | None) -> Literal | None:
    """A day, a month or a year as a literal of its kind."""
    if text is None:
        return None
    fitting = (datatype for pattern, datatype in _DATES if pattern.fullmatch(text))
    return Literal(text, next(fitting, ""))
