"""Checking a register against the shapes, and saying what is wrong by thing and citation."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from importlib import resources
from typing import TYPE_CHECKING, Final, NamedTuple

from remit.graph.errors import Place, RegisterError
from remit.graph.exchange.encode import encode, node_of
from remit.graph.exchange.names import DCTERMS, OA, SUBJECT, Literal, Object, Triple, define
from remit.graph.exchange.reading import Said, read, says_something
from remit.graph.exchange.suspects import suspects

if TYPE_CHECKING:
    import rdflib
    from rdflib.term import Node

    from remit.graph.whole import Whole

SEVERITIES: Final = ("violation", "warning", "info")
_SHOWN = 3  # citations for one finding: enough to find the place


class Finding(NamedTuple):
    """One way in which a register is not well formed: how bad, what, of which thing, and where."""

    severity: str
    message: str
    thing: str  # an id, or the IRI of what is no thing of the register
    label: str
    citations: tuple[str, ...]  # "plan.txt, line 12"


def validate(whole: Whole) -> list[Finding]:
    """Check a register; the worst findings come first.

    The engine sees only what may break a shape (see ``suspects``), and that with all around it.

    Raises:
        RegisterError: the register cannot be written as RDF at all.
    """
    found = suspects(whole)
    if found is None:
        return validate_whole(whole)
    if not (found.things or found.statements):
        return []
    data = encode(found.around)
    nodes = {data.scope.thing(id_) for id_ in found.things}
    nodes |= {node_of(data.scope, statement) for statement in found.statements}
    return _validate(data.union(), data.scope.prefix, nodes)


def validate_whole(whole: Whole) -> list[Finding]:
    """Check a register node by node, as :func:`validate` does only with what may be wrong."""
    data = encode(whole)
    return _validate(data.union(), data.scope.prefix)


def validate_rdf(content: bytes, syntax: str, name: str) -> list[Finding]:
    """Check an RDF file as it is, whether or not a register could be imported from it.

    Raises:
        RegisterError: it is not in that format, uses unknown terms, or says nothing in ours.
    """
    said = read(content, syntax, name)
    if not says_something(said):
        raise RegisterError(
            "there is nothing of Remit in this file: nothing was checked; name one that "
            "remit export made, or that uses its vocabulary",
            place=Place(name),
        )
    return _validate(_triples(said), "")


def shapes() -> rdflib.Graph:
    """All shapes: those written by hand and those made from the vocabulary."""
    import rdflib

    graph = rdflib.Graph()
    for name in ("shapes.ttl", "relations.ttl"):
        text = resources.files("remit.ontology").joinpath(name).read_text(encoding="utf-8")
        graph.parse(data=text, format="turtle")
    return graph


def node(target: Object) -> rdflib.URIRef | rdflib.BNode | rdflib.Literal:
    """An object of ours as rdflib's."""
    import rdflib

    if isinstance(target, Literal):
        return rdflib.Literal(target.text, datatype=target.datatype or None)
    return rdflib.BNode(target[2:]) if target.startswith("_:") else rdflib.URIRef(target)


def _triples(said: Said) -> Iterable[Triple]:
    return ((s, p, o) for s, about in said.items() for p, objects in about.items() for o in objects)


def _validate(
    triples: Iterable[Triple], prefix: str, nodes: Collection[str] | None = None
) -> list[Finding]:
    """Check triples, and tell what is wrong with all nodes in them or with these."""
    import pyshacl
    import rdflib
    from rdflib import SH

    graph = rdflib.Graph()
    for s, p, o in triples:
        graph.add((node(s), rdflib.URIRef(p), node(o)))
    register = graph.value(None, rdflib.RDF.type, rdflib.URIRef(define("Register")))
    prefix = prefix or str(register or "").removesuffix("register")
    _, results, _ = pyshacl.validate(graph, shacl_graph=shapes(), inference="none")
    if not isinstance(results, rdflib.Graph):  # pragma: no cover - pySHACL could not run
        raise results if isinstance(results, Exception) else RuntimeError(str(results))
    found = {
        _finding(
            graph,
            results.value(result, SH.focusNode),
            str(results.value(result, SH.resultMessage)),
            str(results.value(result, SH.resultSeverity)).rpartition("#")[2].lower(),
            prefix,
        )
        for result in results.subjects(rdflib.RDF.type, SH.ValidationResult)
        if nodes is None or str(results.value(result, SH.focusNode)) in nodes
    }
    return sorted(found, key=lambda f: (SEVERITIES.index(f.severity), f[1:]))


def _finding(
    graph: rdflib.Graph, focus: Node | None, message: str, severity: str, prefix: str
) -> Finding:
    from rdflib import RDFS, URIRef

    def of(subject: Node | None, name: str) -> Node | None:
        return graph.value(subject, URIRef(name))

    thing = of(focus, define("concerns")) or of(focus, SUBJECT) or focus
    label = of(thing, str(RDFS.label)) or of(thing, f"{DCTERMS}title") or ""
    places = set(_places(graph, focus)) or {
        place for about in _about(graph, focus) for place in _places(graph, about)
    }
    name = str(thing).removeprefix(prefix) if prefix else str(thing)
    return Finding(severity, message, name, str(label), tuple(sorted(places)[:_SHOWN]))


def _about(graph: rdflib.Graph, thing: Node | None) -> Iterable[Node]:
    """The statements about a thing, or those that rest on a citation."""
    from rdflib import URIRef

    for name in (define("concerns"), SUBJECT, define("vacancy"), define("evidence")):
        yield from graph.subjects(URIRef(name), thing)


def _places(graph: rdflib.Graph, statement: Node | None) -> Iterable[str]:
    """Where a statement, or a citation itself, points to."""
    from rdflib import URIRef

    cited = [*graph.objects(statement, URIRef(define("evidence"))), statement]
    for citation in cited:
        locator = graph.value(citation, URIRef(define("locator")))
        source = graph.value(citation, URIRef(f"{OA}hasSource"))
        if locator is not None and source is not None:
            title = graph.value(source, URIRef(f"{DCTERMS}title")) or source
            yield f"{title}, {locator}"
