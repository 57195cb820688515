"""A scope of one's own on the server, and a way to ask it in Cypher."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any
from uuid import uuid4

import pytest

from tests.neo4j.server import Access

Ask = Callable[..., list[list[Any]]]


@pytest.fixture
def server(neo4j_access: Access, monkeypatch: pytest.MonkeyPatch) -> Access:
    """The server, with the environment set so that it lets us in."""
    for name, value in neo4j_access.environment().items():
        monkeypatch.setenv(name, value)
    return neo4j_access


@pytest.fixture
def scopes(server: Access, ask: Ask) -> Iterator[list[str]]:
    """Three scopes that nobody else uses; what they hold is removed afterwards."""
    prefix = f"test-{uuid4().hex[:10]}"
    named = [f"{prefix}-{letter}" for letter in "abc"]
    yield named
    ask("MATCH (n) WHERE n.scope IN $scopes DETACH DELETE n", scopes=named)


@pytest.fixture
def walsall(server: Access, scopes: list[str]) -> str:
    """The scope of a copy of the bundled register."""
    from remit.examples import bundled
    from remit.graph.copying import copy

    copy(bundled(), f"{server.uri}#{scopes[0]}")
    return scopes[0]


@pytest.fixture
def ask(server: Access) -> Iterator[Ask]:
    """Ask the server directly, as somebody who lives in Neo4j does."""
    from neo4j import GraphDatabase

    with GraphDatabase.driver(
        server.uri, auth=(server.name, server.password), notifications_min_severity="OFF"
    ) as driver:

        def run(cypher: str, **parameters: Any) -> list[list[Any]]:
            found = driver.execute_query(cypher, parameters, database_=server.database)
            return [list(record.values()) for record in found.records]

        yield run
