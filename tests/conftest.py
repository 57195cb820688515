"""What every test may ask for, and what no test should depend on."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

REPOSITORY = Path(__file__).resolve().parent.parent

# A slow machine is no fault of the code; and a build that fails should fail again when it is run again.
settings.register_profile("local", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "local")


@pytest.fixture(scope="session")
def repository() -> Path:
    """The folder that holds this project's sources."""
    return REPOSITORY


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The folder of real documents that may lie beside the repository; skips where there is none."""
    folder = REPOSITORY.parent / "shared" / "seeds"
    if not folder.is_dir():
        pytest.skip("no real documents here: this test reads ../shared/seeds beside the repository")
    return folder


@pytest.fixture(autouse=True)
def _no_register_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever runs the tests may have a register of their own in the environment."""
    monkeypatch.delenv("REMIT_REGISTER", raising=False)
