"""The hand-made partnership, as contents and as a register."""

from __future__ import annotations

import runpy
from collections.abc import Iterator
from pathlib import Path

import pytest

from remit.graph.model import Contents
from remit.graph.opening import in_memory
from remit.graph.store import Store


@pytest.fixture(scope="session")
def contents() -> Contents:
    """Everything that tests/support/partnership.py makes."""
    made = runpy.run_path(str(Path(__file__).parents[1] / "support" / "partnership.py"))
    contents: Contents = made["partnership"]()
    return contents


@pytest.fixture(scope="session")
def store(contents: Contents) -> Iterator[Store]:
    """The partnership in a register in memory."""
    store = in_memory()
    store.replace(contents)
    yield store
    store.close()
