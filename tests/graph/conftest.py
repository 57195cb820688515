"""Fresh places for a register, in every kind of store."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from remit.graph.opening import create_store, open_store
from remit.graph.store import Store


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


@pytest.fixture(params=["sqlite"])
def places(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[], Place]]:
    """Make new places, all in the kind of store that the test is run for."""
    made: list[Place] = []

    def new() -> Place:
        made.append(Place(str(tmp_path / f"register-{len(made)}.remit")))
        return made[-1]

    yield new
    for place in made:
        place.close()


@pytest.fixture
def place(places: Callable[[], Place]) -> Place:
    """A new place for a register."""
    return places()


@pytest.fixture
def store(place: Place) -> Store:
    """A new store, open for writing, with nothing in it yet."""
    return place.create()
