"""The bundled register, and the same register as the real documents give it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from remit.examples import bundled
from remit.graph.model import Contents
from remit.graph.opening import in_memory
from remit.graph.store import Store
from remit.loaders import load
from tests.support.reading import held


@pytest.fixture(scope="session")
def folder() -> Path:
    """Where the bundled register lies, with what it is made from."""
    return bundled().parent


@pytest.fixture(scope="session")
def bundled_contents() -> Contents:
    """All that the bundled register holds."""
    contents = held(bundled())
    assert contents is not None
    return contents


@pytest.fixture(scope="session")
def loaded_contents(folder: Path, seeds: Path) -> Contents:
    """What the real documents and the decisions give."""
    return load(sorted(seeds.iterdir()), folder / "decisions.yaml")


@pytest.fixture(scope="session")
def harrowmere(folder: Path) -> Contents:
    """What the documents and the decisions of the invented partnership give."""
    here = folder.parent / "harrowmere"
    return load([here / "plan.txt", here / "delivery-plan.csv"], here / "decisions.yaml")


@pytest.fixture(scope="session", params=["bundled", "loaded"])
def walsall(request: pytest.FixtureRequest) -> Iterator[Store]:
    """One register after the other; the loaded one only where the real documents are."""
    contents: Contents = request.getfixturevalue(f"{request.param}_contents")
    store = in_memory()
    store.replace(contents)
    yield store
    store.close()
