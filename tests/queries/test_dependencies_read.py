"""Dependencies of the real and the invented documents, against what a person read there.

``tests/data/dependencies-read.yaml`` holds both samples: the reasons that the program gives, judged,
and the dependencies that a reader found without it.
"""

from __future__ import annotations

from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
import yaml

from remit.graph.opening import in_memory
from remit.graph.store import Store
from remit.loaders import load
from remit.queries.audit.facts import Facts, telling
from remit.queries.dependencies import Dependency, Through, dependencies

_FILE = Path(__file__).parents[1] / "data" / "dependencies-read.yaml"
READ: dict[str, dict[str, Any]] = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
_NAMES = {
    "walsall": {"P": "000_46f4c1e3ba41d37a.txt", "T": "003_2120334a1d5b1a82.txt"},
    "harrowmere": {"P": "plan.txt", "T": "delivery-plan.csv"},
}


@pytest.fixture(scope="module")
def walsall(seeds: Path, repository: Path) -> Store:
    """The real documents, with what was decided about them."""
    return _stored(sorted(seeds.glob("*.txt")), repository / "examples" / "walsall-2020")


@pytest.fixture(scope="module")
def harrowmere(repository: Path) -> Store:
    """The invented documents, with what was decided about them."""
    folder = repository / "examples" / "harrowmere"
    return _stored([folder / "plan.txt", folder / "delivery-plan.csv"], folder)


def _stored(documents: list[Path], folder: Path) -> Store:
    store = in_memory()
    store.replace(load(documents, folder / "decisions.yaml"))
    return store


def reasons(pairs: list[Dependency]) -> list[tuple[str, Through]]:
    """Every reason, with how the sample writes it."""
    return [
        (f"{p.a.id} and {p.b.id}: {t.kind}, {' '.join(t.label.split()[:5]).rstrip(',;')}", t)
        for p in pairs
        for t in p.through
    ]


@pytest.mark.parametrize("name", READ)
def test_every_reason_was_read_and_nine_in_ten_are_right(
    name: str, request: pytest.FixtureRequest
) -> None:
    """What is not in the sample has to be read beside the documents before it may pass."""
    found = {reason for reason, _ in reasons(dependencies(request.getfixturevalue(name)))}
    judged: dict[bool, set[str]] = {True: set(), False: set()}
    for pair in READ[name]["read"]:
        between = " and ".join(pair["between"])
        judged[True] |= {f"{between}: {reason}" for reason in pair["right"]}
        judged[False] |= {f"{between}: {reason}" for reason in pair["wrong"]}
    assert not found - judged[True] - judged[False], "read these beside the documents"
    assert len(found & judged[True]) >= 0.9 * len(found)


@pytest.mark.parametrize(("name", "least"), [("walsall", 12), ("harrowmere", 8)])
def test_what_a_reader_finds_is_mostly_found(
    name: str, least: int, request: pytest.FixtureRequest
) -> None:
    """With both places cited, each on its own side."""
    found = [t for _, t in reasons(dependencies(request.getfixturevalue(name)))]
    told = [
        item["what"]
        for item in READ[name]["expected"]
        if any(_cites(t, _place(name, item["one"]), _place(name, item["other"])) for t in found)
    ]
    assert len(told) >= least, f"found are {told}"


def _place(name: str, written: str) -> tuple[str, str]:
    letter, _, locator = written.partition(" ")
    return _NAMES[name][letter], locator


def _cites(reason: Through, one: tuple[str, str], other: tuple[str, str]) -> bool:
    a, b = (
        {(c.document, c.locator) for thing in side for c in thing.citations}
        for side in (reason.a, reason.b)
    )
    return (one in a and other in b) or (one in b and other in a)


@pytest.mark.parametrize("name", READ)
def test_a_shared_word_would_have_linked_many_more(
    name: str, request: pytest.FixtureRequest
) -> None:
    """Both sides of every reason cite, and far fewer pairs are linked than share a telling word."""
    store = request.getfixturevalue(name)
    pairs = dependencies(store)
    assert all(s.citations for _, t in reasons(pairs) for s in (*t.a, *t.b))
    facts = Facts(store)
    words: dict[str, set[str]] = {}
    for e in facts.of("action", "objective", "measure"):
        words.setdefault(facts.priority_of(e.id) or "", set()).update(telling(e.label))
    by_a_word = [(a, b) for a, b in combinations(sorted(words), 2) if words[a] & words[b]]
    assert len(pairs) < len(by_a_word) / 1.5
