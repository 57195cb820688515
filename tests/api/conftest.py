"""The hand-made partnership, as contents and as a register."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from remit.graph.model import Contents
from remit.graph.opening import create_store


@pytest.fixture(scope="session")
def contents() -> Contents:
    """Everything that tests/support/partnership.py makes."""
    made = runpy.run_path(str(Path(__file__).parents[1] / "support" / "partnership.py"))
    contents: Contents = made["partnership"]()
    return contents


@pytest.fixture(scope="session")
def register(contents: Contents, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The partnership in a register in a file."""
    path = tmp_path_factory.mktemp("register") / "vale.remit"
    store = create_store(path)
    store.replace(contents)
    store.close()
    return path
