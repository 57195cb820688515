"""What only a store on a server promises: scopes side by side, few round trips, clear errors."""

from __future__ import annotations

import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import astuple, replace
from pathlib import Path
from typing import Any

import pytest

from remit.graph import neo4j_changes as changes
from remit.graph import neo4j_writing as writing
from remit.graph.copying import copy
from remit.graph.credentials import ask_with
from remit.graph.errors import RegisterError
from remit.graph.model import Sources
from remit.graph.neo4j import Neo4jStore, create, open_neo4j
from remit.graph.neo4j_connection import parse, reason
from remit.graph.neo4j_schema import TYPES
from remit.graph.opening import create_store, open_store, sources_at
from remit.ontology import CARRYING, RELATIONS
from remit.queries.who import who
from tests.graph.registers import example, register
from tests.neo4j.conftest import Ask
from tests.neo4j.server import Access, NoServerError, Server
from tests.support.reading import held

pytestmark = pytest.mark.neo4j

# A program that starts a load in one transaction or in several, and stops at its links.
LOAD_HALF = """
import sys
import remit.graph.neo4j_changes as changes
import remit.graph.neo4j_writing as writing
from remit.graph.neo4j import create
from tests.graph.registers import example

def stop(*_):
    print("half", flush=True)
    sys.stdin.read()

if sys.argv[2] == "several":
    writing._TOGETHER, changes._BATCH = 10, 2
carry_out = writing.carry_out
writing.carry_out = lambda transaction, step: (
    stop() if "-[e:ASSIGNED_TO" in step.cypher else carry_out(transaction, step)
)
create(sys.argv[1]).replace(example())
"""


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


# --- loads too large for one transaction --------------------------------------------------------


def test_a_load_too_large_for_one_transaction_goes_in_several(
    server: Access, scopes: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "_TOGETHER", 10)
    monkeypatch.setattr(changes, "_BATCH", 2)
    monkeypatch.setattr(changes, "_TIED", 2)
    with closing(create(f"{server.uri}#{scopes[0]}")) as store:
        store.replace(example())
        assert astuple(store.contents()) == astuple(example())
        store.replace(register("action/knives actionOf priority/violence"))
        assert len(store.contents().statements) == 1


def test_a_large_load_that_was_broken_off_is_never_taken_for_a_register(
    server: Access, scopes: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody gets an answer from half of it; the same load again makes it whole."""
    address = f"{server.uri}#{scopes[0]}"
    with closing(create(address)) as store:
        with monkeypatch.context() as small:
            small.setattr(writing, "_TOGETHER", 10)
            small.setattr(changes, "_BATCH", 2)
            steps = iter(range(15))
            carry_out = changes.carry_out

            def break_off(*args: Any) -> None:
                if next(steps, None) is None:
                    raise KeyboardInterrupt
                carry_out(*args)

            small.setattr(writing, "carry_out", break_off)
            with pytest.raises(KeyboardInterrupt):
                store.replace(example())
        with closing(open_neo4j(address)) as reader:
            for ask in (reader.contents, reader.counts, reader.meta):
                with pytest.raises(RegisterError, match=r"was broken off; .* do it again"):
                    ask()
        store.replace(example())
        assert astuple(store.contents()) == astuple(example())


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


@pytest.mark.parametrize("question", ["knife crime", "clinic", "violence", "nothing like it"])
def test_who_is_asked_and_answered_in_four_round_trips(
    server: Access, scopes: list[str], question: str
) -> None:
    with closing(create(f"{server.uri}#{scopes[0]}")) as store:
        store.replace(example())
    with closing(open_neo4j(f"{server.uri}#{scopes[0]}")) as store:
        opened = asked(store)
        who(store, question)
        assert asked(store) - opened <= 4


def asked(store: Neo4jStore) -> int:
    return store._connection.asked


# --- errors: one clear sentence each -------------------------------------------------------------


def said(address: str) -> str:
    with pytest.raises(RegisterError) as caught:
        open_neo4j(address)
    message = str(caught.value)
    assert "\n" not in message
    assert caught.value.__cause__ is None
    return message


def test_a_wrong_password_says_which_settings_to_mend_and_is_never_repeated(
    server: Access, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEO4J_PASSWORD", "open-sesame")
    message = said(server.uri)
    assert "set NEO4J_USERNAME and NEO4J_PASSWORD" in message
    assert "open-sesame" not in message


def test_no_password_says_how_to_give_one(server: Access, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NEO4J_PASSWORD")
    monkeypatch.setattr("remit.graph.credentials._askers", [])
    assert "set NEO4J_USERNAME and NEO4J_PASSWORD" in said(server.uri)


def test_a_password_is_asked_for_once_where_somebody_can_be_asked(
    server: Access, scopes: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(create(f"{server.uri}#{scopes[0]}")) as store:
        store.replace(example())
    asked = []

    def answer(name: str) -> str:
        asked.append(name)
        return server.password

    monkeypatch.setenv("NEO4J_PASSWORD", "")  # so that what is set meanwhile is forgotten again
    monkeypatch.delenv("NEO4J_PASSWORD")
    monkeypatch.setattr("remit.graph.credentials._askers", [])
    ask_with(answer)
    for _ in range(2):
        with closing(open_neo4j(f"{server.uri}#{scopes[0]}")) as store:
            assert store.counts()["statement"] == len(example().statements)
    assert asked == [server.name]


def test_a_wrong_database_is_named(server: Access, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_DATABASE", "nowhere")
    message = said(server.uri)
    assert "the server has no database nowhere; set NEO4J_DATABASE" in message


@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
def test_where_no_server_answers_it_says_what_to_check(scheme: str) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        address = f"{scheme}://127.0.0.1:{taken.getsockname()[1]}"
        message = said(address)
    assert f"{address}: no Neo4j server answers there; check host and port" in message


def test_a_register_that_is_not_there_says_how_to_make_one(server: Access) -> None:
    message = said(f"{server.uri}#nobody-made-this")
    assert "there is no register here; make one with: remit load DOCUMENT -r" in message


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("neo4j://ann:hush@localhost", "holds no name and no password"),
        ("neo4j://ann:hu/sh@localhost", "holds no name and no password"),
        ("neo4j://ann:12#hush@localhost", "holds no name and no password"),
        ("bolt://[localhost", "no address of a server"),
        ("neo4j://localhost/database", "name the database in NEO4J_DATABASE"),
        ("bolt://", "no address of a server"),
        ("bolt://localhost:port", "no address of a server"),
        ("bolt://localhost#a|b", "cannot be the scope"),
    ],
)
def test_an_address_that_cannot_be_one_is_refused(address: str, says: str) -> None:
    with pytest.raises(RegisterError, match=says) as caught:
        parse(address)
    assert "sh@" not in str(caught.value)


def test_a_copy_repeats_no_password() -> None:
    address = "NEO4J://ann:hush@localhost"
    with pytest.raises(RegisterError, match="holds no name and no password") as caught:
        copy(address, address)
    assert "hush" not in str(caught.value)


def test_a_full_disk_is_said_to_be_full() -> None:
    error = OSError("java.io.IOException: No space left on device")
    assert "the server's disk is full; the register is as it was" in reason(error, None)


def test_the_first_write_to_a_full_disk_says_what_to_do() -> None:
    """As a real server on a small disk put it; it then answers nothing until it is started again."""

    class LogError(Exception):
        code = "Neo.DatabaseError.Transaction.TransactionLogError"

    error = LogError("Could not append transaction: Transaction #107 {...} to log.")
    assert "its disk is full; make room there, start it again" in reason(error, None)


# --- a server of one's own, to be ill-treated ----------------------------------------------------


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """A server that may be killed."""
    server = Server(tmp_path)
    for name, value in server.access.environment().items():
        monkeypatch.setenv(name, value)
    try:
        server.start()
    except NoServerError as error:
        pytest.skip(str(error))
    yield server
    server.stop()


def kill_in_the_middle_of_a_load(own: Server, address: str, way: str, repository: Path) -> None:
    """Let another program load half of the example, end it and the server at once, start anew."""
    loading = subprocess.Popen(
        [sys.executable, "-c", LOAD_HALF, address, way],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=repository,
    )
    assert loading.stdout
    assert loading.stdout.readline() == b"half\n"
    own.kill()
    loading.kill()
    loading.communicate()
    own.start()


@pytest.mark.slow
def test_a_server_killed_in_the_middle_of_a_load_ends_up_with_the_register_once(
    own: Server, tmp_path: Path, repository: Path
) -> None:
    """In one transaction the old register is still there; in several it waits to be completed."""
    address, expected = f"{own.access.uri}#killed", tmp_path / "expected.remit"
    with closing(create_store(expected)) as file:
        file.replace(example())
    old = register("action/old actionOf priority/old")
    for way in ("one", "several"):
        with closing(create(address)) as store:
            store.replace(old)
        kill_in_the_middle_of_a_load(own, address, way, repository)
        with closing(create(address)) as store:
            if way == "one":
                assert store.contents() == old
            else:
                with pytest.raises(RegisterError, match="was broken off"):
                    store.contents()
        back = tmp_path / f"{way}.remit"
        copy(expected, address)
        copy(address, back)
        assert back.read_bytes() == expected.read_bytes()
        with closing(open_neo4j(address)) as store:
            assert store.counts()["statement"] == len(example().statements)
    own.stop()
    own.start({"server.databases.read_only": "neo4j"})
    with closing(create(address)) as store:
        with pytest.raises(RegisterError, match="read-only, so nothing was changed"):
            store.replace(old)
        assert store.contents() == example()


@pytest.mark.slow
def test_a_load_in_several_transactions_ends_where_another_load_of_the_register_begins(
    server: Access, scopes: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two loads that write in turns would leave a mixture of both."""
    address = f"{server.uri}#{scopes[0]}"
    other = register("action/other actionOf priority/other")
    monkeypatch.setattr(writing, "_TOGETHER", 10)
    monkeypatch.setattr(changes, "_BATCH", 2)
    write_stage = writing._write_stage

    def another_begins(*args: Any) -> None:
        monkeypatch.setattr(writing, "_write_stage", write_stage)
        with closing(create(address)) as store:
            store.replace(other)
        write_stage(*args)

    monkeypatch.setattr(writing, "_write_stage", another_begins)
    with closing(create(address)) as store:
        with pytest.raises(RegisterError, match="another load of this register began"):
            store.replace(example())
        assert store.contents() == other


# --- names ---------------------------------------------------------------------------------------


def test_relationship_types_are_the_ontologys_relations_and_nothing_else() -> None:
    assert len(set(TYPES.values())) == len(RELATIONS)
    assert all(type_.replace("_", "").isalpha() and type_.isupper() for type_ in TYPES.values())
    assert TYPES["actionOf"] == "ACTION_OF"
