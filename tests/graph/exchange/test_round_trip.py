"""A register goes out and comes back in every RDF format, the same, and the same bytes again."""

from __future__ import annotations

import string
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from remit.graph.exchange import FORMATS, dump, parse, to_rdflib
from remit.graph.exchange.names import Scope
from remit.graph.model import (
    OUTCOMES,
    Citation,
    Contents,
    Document,
    Entity,
    LedgerEntry,
    Statement,
    merge,
)
from remit.ontology import ATTRIBUTES, BASES, KINDS, RELATIONS, ROLES

# rdflib warns of what its own parsers use.
pytestmark = pytest.mark.filterwarnings("ignore:(Dataset|ConjunctiveGraph):DeprecationWarning")

RDF = [row.name for row in FORMATS.values() if row.reads]
BOTH = {
    "turtle": "turtle",
    "trig": "trig",
    "nquads": "nquads",
    "ntriples": "nt",
    "jsonld": "json-ld",
}

# Any text that a file can hold, with a liking for what breaks writers.
hostile = st.text(
    st.characters(exclude_categories=["Cs"])
    | st.sampled_from("\"'\\\r\n\t\0\x7f\u2028\u200f\u202e\ufeff<>{}|^`@#;.~%"),
    max_size=40,
)
slug = st.text(
    st.sampled_from(string.ascii_lowercase + "0123456789-./é %~#?:@&"), min_size=1, max_size=12
)
dates = st.none() | st.sampled_from(["2019", "2019-04", "2019-04-01", "soon", ""])


@st.composite
def registers(draw: st.DrawFn) -> Contents:
    """Any register that the ontology allows, in canonical order."""
    kinds = draw(
        st.lists(st.tuples(st.sampled_from(list(KINDS)), slug), min_size=2, max_size=6, unique=True)
    )
    things = sorted(Entity(f"{kind}/{name}", kind, draw(hostile)) for kind, name in kinds)
    names = draw(st.lists(hostile, min_size=1, max_size=3, unique=True))
    digests = st.sampled_from(["", "a" * 64, "b" * 64])
    files = [
        Document(name, draw(digests), draw(hostile), draw(st.none() | st.sampled_from(names)))
        for name in names
    ]
    citation = st.builds(
        Citation,
        st.sampled_from(names),
        st.sampled_from(
            ["line 3", "row 3", "page 1-2", "page 2, paragraph 3 to page 3, table 1", ""]
        ),
        hostile,
        digests,
    ).map(lambda c: replace(c, at=len(c.quote)))
    statements = []
    for _ in range(draw(st.integers(0, 8))):
        subject = draw(st.sampled_from(things))
        links = [
            (r.name, other.id)
            for r in RELATIONS.values()
            for other in things
            if subject.kind in r.subjects and other.kind in r.objects
        ]
        attributes = [(a.name, None) for a in ATTRIBUTES.values() if subject.kind in a.subjects]
        term, target = draw(st.sampled_from(links + attributes))
        statements.append(
            Statement(
                subject.id,
                term,
                target,
                draw(st.none() | hostile),
                draw(st.none() | hostile),
                draw(st.none() | st.sampled_from(ROLES)),
                draw(hostile),
                draw(st.sampled_from(list(BASES))),
                draw(dates),
                draw(dates),
                tuple(draw(st.lists(citation, min_size=1, max_size=3))),
            )
        )
    ends = st.sampled_from(OUTCOMES)
    entry = st.builds(LedgerEntry, st.sampled_from(names), hostile, ends, hostile, hostile)
    return Contents(
        documents=tuple(files),
        entities=tuple(things),
        statements=tuple(merge(statements)),
        ledger=tuple(draw(st.lists(entry, max_size=3))),
        notes=tuple(draw(st.lists(hostile, max_size=3))),
        meta=draw(
            st.dictionaries(st.sampled_from(["scope", "title", "a b/c"]), hostile, max_size=3)
        ),
    )


@pytest.mark.parametrize("name", RDF)
def test_nothing_is_lost_and_the_bytes_are_the_same_again(
    name: str, small_register: Contents
) -> None:
    written = dump(small_register, name)
    back = parse(written, name, "export")
    assert back.contents == small_register
    assert back.left_out == {}
    assert dump(back.contents, name) == written


@pytest.mark.parametrize("name", RDF)
@given(contents=registers())
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
def test_any_register_survives_any_format(name: str, contents: Contents) -> None:
    """Quotes, newlines, control characters, marks of direction, names that look like paths."""
    written = dump(contents, name)
    back = parse(written, name, "export").contents
    assert back == contents
    assert dump(back, name) == written


@pytest.mark.parametrize("name", RDF)
def test_a_very_long_value_survives(name: str, small_register: Contents) -> None:
    long = "“Long” \n\\ line\u200f " * 6000
    entity = Entity("theme/long", "theme", long[:100_000])
    contents = Contents(entities=(entity,), notes=(long,), meta=small_register.meta)
    assert parse(dump(contents, name), name, "export").contents == contents


@pytest.mark.parametrize("name", BOTH)
def test_another_reader_reads_the_same(name: str, small_register: Contents) -> None:
    """rdflib, which shares no code with the parser that we use, sees the same register."""
    from rdflib import Dataset

    read = Dataset(default_union=True).parse(data=dump(small_register, name), format=BOTH[name])
    assert (
        parse(read.serialize(format="nquads", encoding="utf-8"), "nquads", "export").contents
        == small_register
    )


@given(contents=registers())
@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
def test_another_reader_understands_hostile_text(contents: Contents) -> None:
    from rdflib import Graph

    first = {str(o) for o in Graph().parse(data=dump(contents, "ntriples"), format="nt").objects()}
    second = {
        str(o) for o in Graph().parse(data=dump(contents, "jsonld"), format="json-ld").objects()
    }
    assert first == second
    assert {entity.label for entity in contents.entities} <= first


def test_a_dataset_for_notebooks_has_a_graph_for_each_document(small_register: Contents) -> None:
    dataset = to_rdflib(small_register)
    names = {str(graph.identifier).rpartition("/")[2] for graph in dataset.graphs()}
    assert {"plan.txt", "delivery.csv"} <= names
    assert len(dataset) > 200


def test_one_registers_graph_holds_only_what_cites_its_document(small_register: Contents) -> None:
    """Withdrawing a document is dropping its graph."""
    kept = [
        line
        for line in dump(small_register, "nquads").decode().splitlines()
        if "file/delivery.csv> ." not in line
    ]
    text = "\n".join(kept)
    assert "ASAP" not in text
    assert "end of year" in text


def test_rdf_12_says_each_triple_once(small_register: Contents) -> None:
    """Reifiers take the place of subject, predicate and object."""
    import pyoxigraph

    old, new = dump(small_register, "ntriples"), dump(small_register, "ntriples12")
    assert len(new.splitlines()) < len(old.splitlines())
    annotated = dump(small_register, "turtle12")
    reified = [
        quad.object
        for quad in pyoxigraph.parse(annotated, format=pyoxigraph.RdfFormat.TURTLE)
        if isinstance(quad.object, pyoxigraph.Triple)
    ]
    made = [s for s in small_register.statements if s.object or s.value is not None]
    assert len(reified) == len(made)


def test_names_start_from_the_base_that_is_given(small_register: Contents) -> None:
    base = "https://data.example.org/safety/"
    written = dump(small_register, "turtle", base)
    assert b"w3id.org/remit/id" not in written
    back = parse(written, "turtle", "export")
    assert back.contents == small_register


@given(id_=slug)
def test_every_id_has_an_iri_that_gives_it_back(id_: str) -> None:
    scope = Scope.of("https://example.org/", "a scope")
    assert scope.id(scope.thing(f"body/{id_}")) == f"body/{id_}"


def test_folders_of_an_export_never_collide_with_kinds(small_register: Contents) -> None:
    folders = {"register", "setting", "note", "file", "cite", "statement", "assignment", "ledger"}
    assert not folders & set(KINDS)
    assert not {"id", "type"} & {*RELATIONS, *ATTRIBUTES}
