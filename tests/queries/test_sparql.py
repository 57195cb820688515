"""Registers answer in SPARQL: free queries, and a library whose every query is tried."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from remit.graph.errors import NotFoundError
from remit.graph.model import Statement, merge
from remit.graph.sqlite_opening import in_memory
from remit.queries.above import Above
from remit.queries.sparql import ask, ask_named, library, named
from remit.queries.sparql_running import QueryError

if TYPE_CHECKING:
    from pathlib import Path

    from remit.graph.model import Contents

QUERIES = sorted(library())


@pytest.mark.parametrize("name", QUERIES)
def test_two_engines_give_the_same_answer(name: str, small_register: Contents) -> None:
    """Rdflib and Oxigraph share no code, so agreement means that the query says what it means."""
    query = named(name)
    assert ask(small_register, query, "rdflib") == ask(small_register, query, "oxigraph")


@pytest.mark.parametrize("name", QUERIES)
def test_every_named_query_is_explained(name: str) -> None:
    query = library()[name]
    assert query.title.endswith(".") or query.explanation
    assert "ORDER BY" in query.text
    assert all(f"# given ?{variable}\n" in query.text for variable in query.takes)


# What each query finds in the small register: how many rows, and words that one of them holds.
FOUND = {
    "accountable": (7, ["action/r1", "priority/p1", "post/chief", "Lead"]),
    "bearers": (0, []),
    "chain": (0, ["action/r1", "objective/o1", "remit:objectiveOf", "priority/p1", "line 5"]),
    "corroborated": (1, ["priority/p1", "remit:name", "2"]),
    "deadlines": (2, ["action/r1", "2020-03-31", "end of year"]),
    "duties": (1, ["duty/s17", "provision/cda-17", "priority/p1"]),
    "evidence": (0, ["priority/p1", "remit:priorityOf", "plan.txt", "line 3"]),
    "joint": (0, []),
    "kinds": (15, ["remit:Body", "4"]),
    "members": (2, ["body/board", "body/college", "Brookford College"]),
    "not-stated": (5, ["remit:Drawn", "body/group", "body/board", "arrow"]),
    "remit-of": (4, ["post/chief", "remit:Accountable", "priority/p1", "Lead"]),
    "shared-parties": (0, []),
    "unaccountable": (0, []),
    "unknown": (0, []),
    "unread": (1, ["plan.txt", "line 30", "ignored", "page number"]),
    "vacancies": (1, ["vacancy/r2", "TBC", "remit:Responsible", "action/r2", "line 9"]),
}


@pytest.mark.parametrize("name", QUERIES)
def test_named_queries_find_what_is_there(name: str, small_register: Contents) -> None:
    rows, words = FOUND[name]
    found = ask_named(small_register, name)
    assert found.rows or not words
    if rows or not words:
        assert len(found.rows) == rows, found
    assert not words or any(set(words) <= set(row) for row in found.rows), found


def test_queries_that_find_gaps_find_them(small_register: Contents) -> None:
    """Without the one accountable post the work is nobody's; a second priority shares its officer."""
    one = next(s for s in small_register.statements if s.role == "accountable")
    kept = [s for s in small_register.statements if s != one]
    open_ended = replace(small_register, statements=tuple(kept))
    assert {row[0] for row in ask_named(open_ended, "unaccountable").rows} == {
        "action/r1", "action/r2", "objective/o1", "priority/p1",
    }  # fmt: skip
    vacant = replace(one, object="vacancy/r2")
    left_open = replace(small_register, statements=tuple(merge([*kept, vacant])))
    assert len(ask_named(left_open, "unaccountable").rows) == 4
    second = replace(small_register.entities[0], id="priority/p2", kind="priority", label="Second")
    more = [
        Statement("priority/p2", "assignedTo", "post/chief", role="accountable", basis="decided"),
        Statement("priority/p2", "assignedTo", "body/board", role="accountable", basis="decided"),
    ]
    shared = replace(
        small_register,
        entities=tuple(sorted((*small_register.entities, second))),
        statements=tuple(merge([*small_register.statements, *more])),
    )
    (pair,) = ask_named(shared, "shared-parties").rows
    assert pair == ("post/chief", "Chief Officer", "priority/p1", "priority/p2")
    assert ask_named(shared, "joint").rows == (("priority/p2", "Second", "remit:Accountable", "2"),)


def test_bearers_of_law_are_found_through_classes(small_register: Contents) -> None:
    from remit.graph.baseline import with_baseline

    found = ask_named(
        with_baseline(small_register, "2020-03-31"), "bearers", {"duty": "duty/law-l15"}
    )
    assert [row[4] for row in found.rows] == ["body/council"]


def test_the_chain_is_that_of_who(small_register: Contents) -> None:
    """For every thing that people ask about, the query's hops are the hops of `remit who`."""
    store = in_memory()
    store.replace(small_register)
    for entity in small_register.entities:
        chain = Above.read(store, [entity.id]).chain(entity.id)
        hops = {(hop.source.id, f"remit:{hop.relation}", hop.target.id) for hop in chain}
        found = ask_named(small_register, "chain", {"thing": entity.id})
        if entity.kind not in ("person", "vacancy", "update", "document"):
            assert {(row[1], row[2], row[3]) for row in found.rows} == hops, entity.id
    store.close()


def test_given_ids_narrow_a_query(small_register: Contents) -> None:
    found = ask_named(small_register, "remit-of", {"party": "person/ada"})
    assert [row[2] for row in found.rows] == ["action/r1"]


@pytest.mark.parametrize(
    ("query", "rows"),
    [
        (
            "SELECT ?m WHERE { ?m org:memberOf <body/board> }",
            (("body/college",), ("body/council",)),
        ),
        ("SELECT ?p WHERE { ?p a foaf:Person }", (("person/ada",),)),
        ("ASK { <person/ada> remit:holds ?post }", (("yes",),)),
        ("ASK { <person/ada> remit:holds <body/board> }", (("no",),)),
        (
            "CONSTRUCT { ?x remit:holds ?y } WHERE { ?x remit:holds ?y }",
            (("person/ada", "remit:holds", "post/chief"),),
        ),
        ("SELECT ?x ?nothing WHERE { ?x a remit:Plan }", (("plan/plan", None),)),
    ],
)
def test_free_queries_know_prefixes_ids_and_standard_terms(
    query: str, rows: tuple[tuple[str | None, ...], ...], small_register: Contents
) -> None:
    assert ask(small_register, query).rows == rows
    assert ask(small_register, query, "rdflib").rows == rows


@pytest.mark.parametrize("engine", ["oxigraph", "rdflib"])
def test_a_query_that_is_no_sparql_is_refused(engine: str, small_register: Contents) -> None:
    with pytest.raises(QueryError, match=r"line 2|2:"):
        ask(
            small_register,
            "SELECT ?x WHERE {\n ?x oops }",
            "rdflib" if engine == "rdflib" else "oxigraph",
        )


def test_updates_are_refused(small_register: Contents) -> None:
    with pytest.raises(QueryError):
        ask(small_register, "DELETE WHERE { ?s ?p ?o }")


@pytest.mark.parametrize(
    ("name", "given", "words"),
    [
        ("nonsense", {}, "there is no query nonsense; choose one of: accountable"),
        ("chain", {"thing": "action/none"}, "there is no thing action/none"),
        ("chain", {"party": "person/ada"}, "does not take party: it takes thing"),
        ("kinds", {"thing": "person/ada"}, "it takes nothing"),
    ],
)
def test_what_a_named_query_cannot_do_is_said(
    name: str, given: dict[str, str], words: str, small_register: Contents
) -> None:
    with pytest.raises((NotFoundError, QueryError), match=words):
        ask_named(small_register, name, given)


@pytest.mark.slow
def test_real_documents_go_out_and_come_back(seeds: Path) -> None:
    """Every format is lossless on them, the shapes find nothing, and two engines agree."""
    from remit.graph.exchange import FORMATS, dump, parse, validate
    from remit.loaders import load

    contents = load(sorted(seeds.glob("*.txt")))
    documents = tuple(replace(document, content=None) for document in contents.documents)
    without_content = replace(contents, documents=documents)
    for name in (row.name for row in FORMATS.values() if row.reads):
        written = dump(contents, name)
        back = parse(written, name, "export").contents
        assert back == without_content, name
        assert dump(back, name) == written, name
    assert validate(contents) == []
    for name in QUERIES:
        assert ask(contents, named(name), "rdflib") == ask(contents, named(name)), name
