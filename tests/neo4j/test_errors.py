"""What goes wrong on the way to a server is told in one clear sentence, without a password."""

from __future__ import annotations

import socket
from contextlib import closing

import pytest

from remit.graph.copying import copy
from remit.graph.credentials import ask_with
from remit.graph.errors import RegisterError
from remit.graph.neo4j_connection import parse, reason
from remit.graph.neo4j_opening import create, open_neo4j
from tests.graph.registers import example
from tests.neo4j.server import Access

pytestmark = pytest.mark.neo4j


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
    assert "none was given; set NEO4J_USERNAME and NEO4J_PASSWORD" in said(server.uri)


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


def test_a_server_that_does_not_encrypt_is_not_said_to_be_away_for_another_reason(
    server: Access,
) -> None:
    port = server.uri.rpartition(":")[2]
    assert "asks it to encrypt" in said(f"bolt+s://127.0.0.1:{port}")


@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
def test_where_no_server_answers_it_says_what_to_check(
    scheme: str, capfd: pytest.CaptureFixture[str]
) -> None:
    """And nothing else: what the driver would log of its own is in the sentence."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        address = f"{scheme}://127.0.0.1:{taken.getsockname()[1]}"
        message = said(address)
    assert f"{address}: no Neo4j server answers there; check host and port" in message
    assert capfd.readouterr() == ("", "")


def test_a_register_that_is_not_there_says_how_to_make_one(server: Access) -> None:
    message = said(f"{server.uri}#nobody-made-this")
    assert "there is no register here" in message
    assert "make one with: remit load DOCUMENT -r" in message


def test_a_scope_that_is_misspelt_is_told_which_there_are(server: Access, walsall: str) -> None:
    """Else it would look as if a second register had to be made."""
    message = said(f"{server.uri}#{walsall.upper()}")
    assert "there is no register here, but " in message


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
    assert "the server's disk is full; make room there" in reason(error, None)


def test_the_first_write_to_a_full_disk_says_what_to_do() -> None:
    """As a real server on a small disk put it; it then answers nothing until it is started again."""

    class LogError(Exception):
        code = "Neo.DatabaseError.Transaction.TransactionLogError"

    error = LogError("Could not append transaction: Transaction #107 {...} to log.")
    assert "its disk is full; make room there, start it again" in reason(error, None)
