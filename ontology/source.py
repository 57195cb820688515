"""Reading the vocabulary from its one source, ``remit.ttl``, and saying all that is wrong with it.

Only the generator and the tests read the source: the program itself works with the generated
tables, because parsing OWL at every start would cost more than answering the question.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

DEF: Final = "https://w3id.org/remit/def#"
THING: Final = "Thing"
SORTS: Final = ("head", "work", "charge", "yardstick", "law")
PARTIES: Final = ("collective", "officer", "somebody", "nobody")


@dataclass(frozen=True, slots=True)
class Term:
    """One class, property, role or basis of the vocabulary, as the source describes it."""

    name: str
    types: tuple[str, ...]  # local names of its OWL types: Class, ObjectProperty, ...
    label: str
    definition: str
    parents: tuple[str, ...]  # broader terms, ours and other people's, as prefixed names
    close: tuple[str, ...]  # standard terms that mean nearly the same
    domain: tuple[str, ...]
    range: tuple[str, ...]
    reads: str
    reads_back: str
    plural: str
    answerable: bool | None
    sort: str  # "", or what it is for those who answer: one of SORTS
    party: str  # "", or as what it can be given a role: one of PARTIES
    instead: str
    identified: bool
    carries: str
    searched: bool
    order: int | None
    member_of: str  # Role or Basis, for their individuals

    @property
    def mapped(self) -> tuple[str, ...]:
        """The standard terms that it maps to."""
        ours = "remit:"
        return tuple(t for t in (*self.parents, *self.close) if not t.startswith((ours, "owl:")))


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Every term of the source, and the lists that the program works with, each in its order."""

    terms: dict[str, Term]
    prefixes: dict[str, str]

    @property
    def kinds(self) -> list[Term]:
        """The classes that things can have."""
        return self._ordered(lambda t: "Class" in t.types)

    @property
    def relations(self) -> list[Term]:
        """The properties that link two things."""
        return self._ordered(lambda t: "ObjectProperty" in t.types)

    @property
    def attributes(self) -> list[Term]:
        """The properties that hold a value."""
        return self._ordered(lambda t: "DatatypeProperty" in t.types)

    @property
    def roles(self) -> list[Term]:
        """What somebody can be to a thing."""
        return self._ordered(lambda t: t.member_of == "Role")

    @property
    def bases(self) -> list[Term]:
        """How a statement can come to be in a register, strongest first."""
        return self._ordered(lambda t: t.member_of == "Basis")

    def kinds_in(self, classes: Iterable[str]) -> tuple[str, ...]:
        """The kinds that these classes stand for, spelled as in ids; ``Thing`` stands for all."""
        names = [name for name in classes if name in self.terms]
        if THING in names:
            names = [kind.name for kind in self.kinds]
        return tuple(name.lower() for name in names)

    def _ordered(self, wanted: Callable[[Term], bool]) -> list[Term]:
        found = [t for t in self.terms.values() if t.order is not None and wanted(t)]
        return sorted(found, key=lambda t: (t.order or 0, t.name))


def read(path: Path) -> Vocabulary:
    """Read the source; call :func:`faults` on what comes back before relying on it."""
    from rdflib import Graph, URIRef

    graph = Graph(bind_namespaces="none").parse(path, format="turtle")
    names = {
        str(s).removeprefix(DEF)
        for s in graph.subjects()
        if isinstance(s, URIRef) and str(s).startswith(DEF)
    }
    prefixes = {prefix: str(iri) for prefix, iri in graph.namespaces() if prefix}
    return Vocabulary({name: _term(graph, name) for name in sorted(names)}, prefixes)


def _term(graph: Graph, name: str) -> Term:
    from rdflib import OWL, RDF, RDFS, SKOS, Literal, Namespace, URIRef

    remit = Namespace(DEF)
    subject = URIRef(DEF + name)

    def one(predicate: URIRef) -> str:
        return str(graph.value(subject, predicate, default=Literal("")))

    def many(*predicates: URIRef) -> tuple[str, ...]:
        found = (graph.qname(str(o)) for p in predicates for o in graph.objects(subject, p))
        return tuple(sorted(found))

    def classes(predicate: URIRef) -> tuple[str, ...]:
        found: list[str] = []
        for value in graph.objects(subject, predicate):
            union = graph.value(value, OWL.unionOf)
            members: Iterable[Node] = graph.items(union) if union is not None else [value]
            found += [str(m).removeprefix(DEF) for m in members]
        return tuple(found)

    types = [str(t) for t in graph.objects(subject, RDF.type)]
    answerable = one(remit.answerable)
    order = one(remit.order)
    return Term(
        name=name,
        types=tuple(sorted(t.removeprefix(str(OWL)) for t in types if t.startswith(str(OWL)))),
        label=one(RDFS.label),
        definition=one(SKOS.definition),
        parents=many(RDFS.subClassOf, RDFS.subPropertyOf),
        close=many(SKOS.closeMatch),
        domain=classes(RDFS.domain),
        range=classes(RDFS.range),
        reads=one(remit.reads),
        reads_back=one(remit.readsBack),
        plural=one(remit.plural),
        answerable=answerable == "true" if answerable else None,
        sort=one(remit.sort),
        party=one(remit.party),
        instead=one(remit.instead),
        identified=one(remit.identified) == "true",
        carries=one(remit.carries),
        searched=one(remit.searched) == "true",
        order=int(order) if order else None,
        member_of=next((t.removeprefix(DEF) for t in types if t.startswith(DEF)), ""),
    )


def faults(vocabulary: Vocabulary) -> list[str]:
    """List everything that is wrong with a vocabulary, term by term; empty where nothing is."""
    found = [
        f"remit:{term.name}: {fault}"
        for term in vocabulary.terms.values()
        for fault in _term_faults(term, vocabulary)
    ]
    lists = {
        "kinds": vocabulary.kinds,
        "relations": vocabulary.relations,
        "attributes": vocabulary.attributes,
        "roles": vocabulary.roles,
        "bases": vocabulary.bases,
    }
    for what, terms in lists.items():
        twice = [n for n, count in Counter(term.order for term in terms).items() if count > 1]
        found += [f"two {what} have the order {n}" for n in twice]
        if not terms:
            found.append(f"there are no {what}")
    carrying = [bool(term.carries) for term in vocabulary.relations]
    if carrying != sorted(carrying, reverse=True):
        found.append("relations that carry accountability must come before all others")
    return found


def _term_faults(term: Term, vocabulary: Vocabulary) -> Iterator[str]:
    if not term.types:
        yield "is used but never declared"
        return
    if not term.label:
        yield "has no label"
    if not term.definition:
        yield "has no definition"
    if len({"Class", "ObjectProperty", "DatatypeProperty"} & set(term.types)) > 1:
        yield "is declared as two sorts of term at once"
    described = {"Class", "ObjectProperty", "DatatypeProperty"} & set(term.types)
    if described and term.name != THING and not _is_mapped(term, vocabulary):
        yield "maps to no standard term"
    if term.name[:1].isupper() != bool({"Class", "NamedIndividual"} & set(term.types)):
        yield "classes and individuals start with a capital letter, properties with a small one"
    for used in (*term.domain, *term.range, *(p.removeprefix("remit:") for p in term.parents)):
        if ":" not in used and used not in vocabulary.terms:
            yield f"speaks of remit:{used}, which is not declared"
    if term.order is not None:
        yield from _list_faults(term, vocabulary)


def _is_mapped(term: Term, vocabulary: Vocabulary) -> bool:
    """Whether the term, or a broader one of ours, maps to a standard term."""
    ours = [vocabulary.terms.get(p.removeprefix("remit:")) for p in term.parents]
    return bool(term.mapped) or any(
        parent is not None and _is_mapped(parent, vocabulary) for parent in ours
    )


def _list_faults(term: Term, vocabulary: Vocabulary) -> Iterator[str]:
    """What a kind, relation or attribute lacks that the program needs."""
    kinds = {THING, *(kind.name for kind in vocabulary.kinds)}
    if "Class" in term.types:
        yield from _kind_faults(term)
    if "ObjectProperty" in term.types:
        if not (term.reads and term.reads_back):
            yield "lacks a phrase that reads it in one of its directions"
        if term.carries not in ("", "up"):
            yield f'carries "{term.carries}": the only direction is "up"'
        if bool(term.carries) != ("remit:answersTo" in term.parents):
            yield "carries accountability exactly if it is under remit:answersTo"
        if not term.range or not set(term.range) <= kinds:
            yield "must lead to kinds of things"
    if {"ObjectProperty", "DatatypeProperty"} & set(term.types) and (
        not term.domain or not set(term.domain) <= kinds
    ):
        yield "must start from kinds of things"


def _kind_faults(term: Term) -> Iterator[str]:
    if not term.plural:
        yield "has no plural"
    if term.answerable is None:
        yield "does not say whether people ask who is accountable for it"
    if term.sort not in ("", *SORTS):
        yield f'is of the sort "{term.sort}": it can be {", ".join(SORTS)}'
    if term.party not in ("", *PARTIES):
        yield f'is "{term.party}" as a party: it can be {", ".join(PARTIES)}'
    if bool(term.instead) != (term.party in ("somebody", "nobody")):
        yield "has words to stand instead of a name exactly if it names nobody who is known"
    if term.name != term.label.capitalize():
        yield "a kind is labelled by its own name"
