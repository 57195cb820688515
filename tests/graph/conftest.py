"""Fresh places for a register, in every kind of store."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from uuid import uuid4

import pytest

from remit.graph.opening import create_store, open_store
from remit.graph.store import Store
from tests.neo4j.server import Access


class Place:
    """Somewhere a register can be kept; whatever is opened here is closed after the test."""

    def __init__(self, address: str) -> None:
        self.address = address
        self._opened = ExitStack()

    def create(self) -> Store:
        """Open it for writing."""
        return self._opened.enter_context(closing(create_store(self.address)))

    def open(self) -> Store:
        """Open it for reading."""
        return self._opened.enter_context(closing(open_store(self.address)))

    def close(self) -> None:
        """Close all that was opened."""
        self._opened.close()


@pytest.fixture(params=["sqlite", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def places(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[], Place]]:
    """Make new places, all in the kind of store that the test is run for."""
    made: list[Place] = []
    server: Access | None = None
    if request.param == "neo4j":
        server = request.getfixturevalue("neo4j_access")
        for name, value in server.environment().items():
            monkeypatch.setenv(name, value)

    def new() -> Place:
        name = f"test-{uuid4().hex[:12]}"
        made.append(Place(f"{server.uri}#{name}" if server else str(tmp_path / f"{name}.remit")))
        return made[-1]

    yield new
    for place in made:
        place.close()
    if server:
        forget(server, [place.address.partition("#")[2] for place in made])


def forget(server: Access, scopes: list[str]) -> None:
    """Remove all that registers of these scopes have left on the server."""
    from neo4j import GraphDatabase

    with GraphDatabase.driver(server.uri, auth=(server.name, server.password)) as driver:
        driver.execute_query(
            "MATCH (n) WHERE n.scope IN $scopes DETACH DELETE n",
            scopes=scopes,
            database_=server.database,
        )


@pytest.fixture
def place(places: Callable[[], Place]) -> Place:
    """A new place for a register."""
    return places()


@pytest.fixture
def store(place: Place) -> Store:
    """A new store, open for writing, with nothing in it yet."""
    return place.create()
