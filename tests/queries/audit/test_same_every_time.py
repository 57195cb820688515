"""The same documents give the same findings and dependencies in the same order, however they come."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from remit.graph.model import Contents
from remit.graph.opening import in_memory
from remit.loaders import load
from remit.queries.audit import audit
from remit.queries.dependencies import dependencies

DAY = date(2027, 3, 31)
_ASK = """
import json, sys
from datetime import date
from pathlib import Path
from remit.graph.opening import in_memory
from remit.loaders import load
from remit.queries.audit import audit
from remit.queries.dependencies import dependencies
store = in_memory()
store.replace(load([Path(name) for name in sys.argv[1:]]))
print(json.dumps(audit(store, date(2027, 3, 31)).to_json()))
print(json.dumps([pair.to_json() for pair in dependencies(store)]))
"""


def answers(contents: Contents) -> str:
    """Everything that the audit and the dependencies say, as one text."""
    store = in_memory()
    store.replace(contents)
    pairs = [pair.to_json() for pair in dependencies(store)]
    return json.dumps([audit(store, DAY).to_json(), pairs])


@pytest.fixture(scope="module")
def invented(repository: Path) -> list[Path]:
    """The invented documents."""
    folder = repository / "examples" / "harrowmere"
    return [folder / "plan.txt", folder / "delivery-plan.csv"]


@pytest.fixture(scope="module")
def real(seeds: Path) -> list[Path]:
    """The real documents."""
    return sorted(seeds.glob("*.txt"))


def test_the_order_of_sets_makes_no_difference(invented: list[Path]) -> None:
    """Every Python process hashes words differently unless it is told how."""
    said = {_in_a_process(seed, invented) for seed in ("0", "1", "4711")}
    assert len(said) == 1


def _in_a_process(seed: str, documents: Sequence[Path]) -> str:
    ran = subprocess.run(
        [sys.executable, "-c", _ASK, *map(str, documents)],
        env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    return ran.stdout


@pytest.mark.parametrize("which", ["invented", "real"])
def test_the_order_of_documents_makes_no_difference(
    which: str, request: pytest.FixtureRequest
) -> None:
    """Loaded in any order, or one after the other, they make one register."""
    documents: list[Path] = request.getfixturevalue(which)
    forth = answers(load(documents))
    assert answers(load(documents[::-1])) == forth
    assert answers(load(documents[:1], earlier=load(documents[1:]).sources)) == forth
