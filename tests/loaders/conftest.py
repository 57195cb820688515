"""Documents that are read once for all tests here, and texts that are read for one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from remit.graph.model import Contents
from remit.loaders import load
from tests.loaders.standing import Raw

Read = Callable[[str], Contents]


def _reader(path: Path) -> Read:
    def load_text(text: str) -> Contents:
        path.write_text(text, encoding="utf-8", newline="")
        return load([path])

    return load_text


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Load a text as a document of its own."""
    return _reader(tmp_path / "paper.txt")


@pytest.fixture
def marked(tmp_path: Path) -> Read:
    """Load a text of Markdown."""
    return _reader(tmp_path / "paper.md")


@pytest.fixture
def read_page(tmp_path: Path) -> Read:
    """Load a page of HTML."""
    return _reader(tmp_path / "paper.html")


@pytest.fixture(scope="session")
def harrowmere_files(repository: Path) -> list[Path]:
    """The documents of the invented partnership."""
    folder = repository / "examples" / "harrowmere"
    return [folder / "plan.txt", folder / "delivery-plan.csv"]


@pytest.fixture(scope="session")
def harrowmere(harrowmere_files: list[Path]) -> Contents:
    """What the invented partnership's documents give, without any decision."""
    return load(harrowmere_files)


@pytest.fixture(scope="session")
def harrowmere_raw(harrowmere_files: list[Path]) -> dict[str, Raw]:
    """The invented partnership's documents as files."""
    plan, table = harrowmere_files
    return {plan.name: Raw(plan), table.name: Raw(table, ",")}


@pytest.fixture(scope="session")
def seed_files(seeds: Path) -> list[Path]:
    """The real documents: the plan, the delivery plan, and one page of the plan."""
    return sorted(seeds.glob("*.txt"))


@pytest.fixture(scope="session")
def seed_contents(seed_files: list[Path]) -> Contents:
    """What the real documents give, without any decision."""
    return load(seed_files)


@pytest.fixture(scope="session")
def seed_raw(seed_files: list[Path]) -> dict[str, Raw]:
    """The real documents as files; the second one is a table."""
    return {p.name: Raw(p, "\t" if p.name.startswith("003") else "") for p in seed_files}
