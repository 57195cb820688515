"""What only a store on a server promises: scopes side by side, few round trips, clear errors."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from remit.graph.copying import copy
from remit.graph.errors import RegisterError
from remit.graph.lookup import Query
from remit.graph.model import (
    Citation,
    Contents,
    Document,
    Entity,
    LedgerEntry,
    Sources,
    Statement,
    merge,
)
from remit.graph.neo4j import Neo4jStore
from remit.graph.neo4j_opening import create, open_neo4j
from remit.graph.neo4j_schema import TYPES
from remit.graph.opening import create_store, open_store, sources_at
from remit.ontology import CARRYING, RELATIONS
from remit.queries.audit import audit
from remit.queries.dependencies import dependencies
from remit.queries.who import who
from tests.graph.registers import example, register
from tests.neo4j.conftest import Ask
from tests.neo4j.server import Access
from tests.support.reading import held

pytestmark = pytest.mark.neo4j


def everything(ask: Ask, scope: str) -> list[list[object]]:
    """All nodes of a scope by label with all they say, and all relationships, element ids too."""
    return ask(
        "MATCH (n) WHERE n.scope = $scope AND NOT n:Register AND NOT n:Load "
        "OPTIONAL MATCH (n)-[e]->() "
        "RETURN elementId(n), labels(n), properties(n), elementId(e), type(e), properties(e) "
        "ORDER BY elementId(n), elementId(e)",
        scope=scope,
    )


# --- scopes --------------------------------------------------------------------------------------


def test_a_load_changes_nothing_in_another_scope(
    server: Access, scopes: list[str], ask: Ask
) -> None:
    with closing(create(f"{server.uri}#{scopes[0]}")) as one:
        one.replace(example())
    before = everything(ask, scopes[0])
    with closing(create(f"{server.uri}#{scopes[1]}")) as two:
        two.replace(example())
        two.replace(register("action/knives actionOf priority/violence"))
    assert everything(ask, scopes[0]) == before


def test_a_second_load_of_the_same_touches_no_node_and_no_relationship(
    server: Access, scopes: list[str], ask: Ask
) -> None:
    with closing(create(f"{server.uri}#{scopes[0]}")) as store:
        store.replace(example())
        before = everything(ask, scopes[0])
        store.replace(example())
    assert everything(ask, scopes[0]) == before


def test_what_others_add_to_our_nodes_outlives_a_load(
    server: Access, scopes: list[str], ask: Ask
) -> None:
    with closing(create(f"{server.uri}#{scopes[0]}")) as store:
        store.replace(example())
        ask(
            "MATCH (a:Action {scope: $scope, id: 'action/knives'}) SET a.colour = 'red', a:Mine "
            "MERGE (a)<-[:WATCHES]-(:Dashboard {scope: $scope})",
            scope=scopes[0],
        )
        store.replace(example())
        store.replace(register("action/knives actionOf priority/other"))
        found = ask(
            "MATCH (d:Dashboard)-[:WATCHES]->(a:Mine {scope: $scope}) RETURN a.id, a.colour",
            scope=scopes[0],
        )
        assert found == [["action/knives", "red"]]
        assert len(store.contents().statements) == 1


def test_a_link_that_somebody_draws_between_our_nodes_is_part_of_no_answer(
    server: Access, scopes: list[str], ask: Ask
) -> None:
    with closing(create(f"{server.uri}#{scopes[0]}")) as store:
        store.replace(example())
        ask(
            "MATCH (a:Action {scope: $scope}) MATCH (b:Body {scope: $scope}) "
            "MERGE (a)-[:ASSIGNED_TO]->(b)",
            scope=scopes[0],
        )
        assert store.about([e.id for e in example().entities]) == list(example().statements)
        assert len(list(store.stream(["assignedTo"]))) == 4
        store.replace(example())
        assert store.contents() == example()


def test_a_block_stands_in_its_own_file_only_when_the_one_before_becomes_shorter(
    server: Access, scopes: list[str], ask: Ask
) -> None:
    def ledger(first: int, second: int) -> tuple[LedgerEntry, ...]:
        places = [("plan.txt", n) for n in range(first)] + [("table.csv", n) for n in range(second)]
        return tuple(LedgerEntry(d, f"line {n}", "unread", "", f"{d} {n}") for d, n in places)

    with closing(create(f"{server.uri}#{scopes[0]}")) as store:
        for blocks in (ledger(5, 3), ledger(2, 3)):
            store.replace(replace(example(), ledger=blocks))
        assert tuple(store.ledger()) == ledger(2, 3)
    found = ask("MATCH (b:Block {scope: $scope})-[:IN]->(f) RETURN f.name, b.text", scope=scopes[0])
    assert sorted(text for _, text in found) == sorted(e.text for e in ledger(2, 3))
    assert all(text.startswith(name) for name, text in found)


def test_one_body_of_two_registers_is_joined_and_parted_again(
    server: Access, scopes: list[str], ask: Ask
) -> None:
    """The registers keep their own word for it; the join is a node beside them."""
    shared = (
        "MATCH (b:Body)-[:SAME_AS]->(s:Shared {id: $id}) WHERE b.scope IN $scopes "
        "RETURN b.scope ORDER BY b.scope"
    )
    id_ = f"body/{scopes[2]}"
    line = f"action/a assignedTo {id_} accountable"
    with (
        closing(create(f"{server.uri}#{scopes[0]}")) as one,
        closing(create(f"{server.uri}#{scopes[1]}")) as two,
    ):
        one.replace(register(line, names={id_: "Our Force"}))
        two.replace(register(line, names={id_: "The Force"}))
        assert ask(shared, id=id_, scopes=scopes) == [[scopes[0]], [scopes[1]]]
        assert one.entities([id_])[id_].label == "Our Force"
        two.replace(register("action/a actionOf action/b"))
        assert ask(shared, id=id_, scopes=scopes) == [[scopes[0]]]
        one.replace(register("action/a actionOf action/b"))
        assert ask("MATCH (s:Shared {id: $id}) RETURN s", id=id_) == []


def test_a_register_is_written_where_its_own_scope_says_if_the_address_does_not(
    server: Access, scopes: list[str]
) -> None:
    contents = replace(example(), meta={"scope": scopes[0]})
    with closing(create(server.uri)) as store:
        store.replace(contents)
        assert store.address == f"{server.uri}#{scopes[0]}"
    assert held(f"{server.uri}#{scopes[0]}") == contents
    assert sources_at(f"{server.uri}#{scopes[1]}") == Sources()


def test_a_copy_says_where_it_went_and_is_none_onto_itself_where_the_scope_goes_without_saying(
    server: Access, scopes: list[str], tmp_path: Path
) -> None:
    file = tmp_path / "file.remit"
    with closing(create_store(file)) as store:
        store.replace(replace(example(), meta={"scope": scopes[0]}))
    assert copy(file, server.uri).address == f"{server.uri}#{scopes[0]}"
    with pytest.raises(RegisterError, match="the same register"):
        copy(f"{server.uri}#{scopes[0]}", server.uri)


def test_without_a_scope_several_registers_are_told_apart_by_name(
    server: Access, scopes: list[str]
) -> None:
    for scope in scopes[:2]:
        with closing(create(f"{server.uri}#{scope}")) as store:
            store.replace(example())
    for use in (open_store, sources_at):
        with pytest.raises(RegisterError, match=r"say which one is meant, as in bolt://.*#"):
            use(server.uri)


def test_a_register_without_any_scope_is_not_written(server: Access) -> None:
    with (
        closing(create(server.uri)) as store,
        pytest.raises(RegisterError, match="say which one this is"),
    ):
        store.replace(example())


# --- round trips ---------------------------------------------------------------------------------


def test_every_question_is_one_round_trip_however_deep_it_goes(
    server: Access, scopes: list[str]
) -> None:
    deep = "\n".join(f"action/a-{n:03} actionOf action/a-{n + 1:03}" for n in range(100))
    with closing(create(f"{server.uri}#{scopes[0]}")) as store:
        store.replace(register(deep))
    with closing(open_neo4j(f"{server.uri}#{scopes[0]}")) as store:
        assert asked(store) == 1, "opening"
        assert len(store.walk(["action/a-000"], CARRYING)) == 100
        assert asked(store) == 2
        assert len(store.about([f"action/a-{n:03}" for n in range(101)])) == 100
        assert asked(store) == 3


@pytest.mark.parametrize(
    "question", ["knife crime", "clinic", "violence", "knives clinic", "nothing like it"]
)
def test_who_answers_in_four_round_trips_and_finds_nothing_in_six(
    server: Access, scopes: list[str], question: str
) -> None:
    with closing(create(f"{server.uri}#{scopes[0]}")) as store:
        store.replace(example())
    with closing(open_neo4j(f"{server.uri}#{scopes[0]}")) as store:
        found = who(store, question)
        # Where nothing answers, another reading of the words and how much was read are asked too; and where a place
        # is open, as at which day it was.
        dated = 3 * any(gap.documents for one in found.answers for gap in one.gaps)
        assert asked(store) <= (4 + dated if found.answers else 6), (
            "opening the register counted in"
        )


def asked(store: Neo4jStore) -> int:
    return store._connection.asked


# --- no query is ever made of data ---------------------------------------------------------------


def test_nothing_that_documents_or_users_say_ever_becomes_part_of_a_query(
    server: Access, scopes: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """All of it is parameters: ids, names, words, places, roles of files, questions, the scope."""
    import neo4j

    mark = "qqmarkqq"
    asked: list[str] = []
    for kind in (neo4j.Session, neo4j.ManagedTransaction):
        run = kind.run

        def told(self: Any, query: Any, *rest: Any, run: Any = run, **more: Any) -> Any:
            asked.append(str(query.text if isinstance(query, neo4j.Query) else query))
            return run(self, query, *rest, **more)

        monkeypatch.setattr(kind, "run", told)
    document = Document(f"{mark}.txt", mark, mark, f"{mark}.pdf", mark.encode())
    cited = (Citation(document.name, f"line {mark}", f"' }} {mark}", mark),)
    contents = Contents(
        (document,),
        (Entity(f"action/{mark}", "action", mark), Entity(f"body/{mark}", "body", f"`{mark}")),
        tuple(
            merge(
                [
                    Statement(
                        f"action/{mark}",
                        "assignedTo",
                        f"body/{mark}",
                        role="accountable",
                        stated_as=mark,
                        citations=cited,
                    ),
                    Statement(
                        f"action/{mark}", "note", value=mark, raw=f"$x {mark}", citations=cited
                    ),
                ]
            )
        ),
        (LedgerEntry(document.name, mark, "text", mark, mark),),
        (mark,),
        {"title": mark},
    )
    with closing(create(f"{server.uri}#{scopes[0]}")) as store:
        for said in (contents, register("action/a actionOf action/b"), contents):
            store.replace(said, store.sources().digest)
        assert who(store, mark).answers
        who(store, f"action/{mark}")
        who(store, f"{mark} {mark}x")
        store.passages(Query.of(mark), 3)
        audit(store, date(2022, 3, 31))
        dependencies(store)
        assert store.contents() == contents
    assert len(asked) > 50
    assert [query for query in asked if mark in query.lower() or scopes[0] in query] == []


# --- names ---------------------------------------------------------------------------------------


def test_relationship_types_are_the_ontologys_relations_and_nothing_else() -> None:
    assert len(set(TYPES.values())) == len(RELATIONS)
    assert all(type_.replace("_", "").isalpha() and type_.isupper() for type_ in TYPES.values())
    assert TYPES["actionOf"] == "ACTION_OF"
