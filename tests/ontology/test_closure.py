"""Reasoning over a register and the vocabulary meets no contradiction, and finds one that is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import owlrl
import pytest
from rdflib import FOAF, ORG, PROV, RDF, Graph, URIRef

from remit.graph.exchange import dump

if TYPE_CHECKING:
    from pathlib import Path

    from remit.graph.model import Contents

# The axioms of the standards that our mappings touch, as published: whoever merges a register with
# the standards' own files reasons with these.
STANDARDS = """
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix oa: <http://www.w3.org/ns/oa#> .
prov:Entity owl:disjointWith prov:Activity .
prov:Plan rdfs:subClassOf prov:Entity .
prov:Collection rdfs:subClassOf prov:Entity .
prov:Person rdfs:subClassOf prov:Agent .
prov:wasDerivedFrom rdfs:domain prov:Entity ; rdfs:range prov:Entity .
prov:wasAttributedTo rdfs:domain prov:Entity ; rdfs:range prov:Agent .
foaf:Person rdfs:subClassOf foaf:Agent ; owl:disjointWith foaf:Organization , foaf:Document , foaf:Project .
foaf:Organization rdfs:subClassOf foaf:Agent ; owl:disjointWith foaf:Document .
foaf:Agent owl:equivalentClass prov:Agent .
org:Organization rdfs:subClassOf foaf:Agent ; owl:equivalentClass foaf:Organization .
org:memberOf rdfs:domain foaf:Agent ; rdfs:range org:Organization .
org:holds rdfs:domain foaf:Agent ; rdfs:range org:Post .
org:postIn rdfs:domain org:Post ; rdfs:range org:Organization .
org:linkedTo rdfs:domain org:Organization ; rdfs:range org:Organization .
oa:hasSource rdfs:domain oa:ResourceSelection .
oa:SpecificResource rdfs:subClassOf oa:ResourceSelection .
"""


def closed(repository: Path, data: bytes) -> Graph:
    """The OWL-RL closure of a register with the vocabulary and the standards' axioms."""
    graph = Graph().parse(data=data, format="turtle")
    graph.parse(repository / "ontology" / "remit.ttl")
    graph.parse(data=STANDARDS, format="turtle")
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    return graph


def clashes(graph: Graph) -> list[str]:
    """The contradictions that the closure met."""
    error = URIRef("http://www.daml.org/2002/03/agents/agent-ont#error")
    return [str(o) for o in graph.objects(None, error)]


@pytest.fixture(scope="module")
def data(small_register: Contents) -> bytes:
    """A register in Turtle."""
    return dump(small_register, "turtle")


def test_nothing_clashes_and_standard_terms_follow(repository: Path, data: bytes) -> None:
    graph = closed(repository, data)
    assert clashes(graph) == []
    base = "https://w3id.org/remit/id/brookford-2024/"
    council, board, ada = (
        URIRef(base + name) for name in ("body/council", "body/board", "person/ada")
    )
    assert (council, ORG.memberOf, board) in graph
    assert (council, RDF.type, ORG.Organization) in graph
    assert (ada, RDF.type, FOAF.Person) in graph
    assert (URIRef(base + "plan/plan"), PROV.wasAttributedTo, board) in graph
    answers = URIRef("https://w3id.org/remit/def#answersTo")
    assert (URIRef(base + "priority/p1"), answers, URIRef(base + "plan/plan")) in graph


def test_a_contradiction_would_be_seen(repository: Path, data: bytes) -> None:
    """The check is no formality: a person that is also a body clashes."""
    damaged = data.replace(b"a remit:Person", b"a remit:Person, remit:Body")
    assert clashes(closed(repository, damaged))
