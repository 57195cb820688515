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

from remit.graph.lookup import stems
from remit.graph.opening import in_memory
from remit.graph.store import Store
from remit.loaders import load
from remit.queries.dependencies import Dependency, Through, dependencies
from remit.queries.facts.register import Facts

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
def test_every_reason_was_read_and_of_twenty_one_may_be_wrong(
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
    assert len(found & judged[True]) >= 0.95 * len(found)


@pytest.mark.parametrize(("name", "least"), [("walsall", 17), ("harrowmere", 9)])
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


@pytest.mark.parametrize("shared", READ["walsall"]["shared"], ids=lambda each: each["labels"][0])
def test_every_two_priorities_that_share_a_matter_are_linked_by_it(
    shared: dict[str, Any], walsall: Store
) -> None:
    """Each side with the passage that a reader found, among others."""
    found = [
        (frozenset((p.a.id, p.b.id)), t)
        for p in dependencies(walsall)
        for t in p.through
        if t.label in shared["labels"]
    ]
    for one, other in combinations(shared["by"], 2):
        places = [_place("walsall", shared["by"][priority]) for priority in (one, other)]
        linked = [t for pair, t in found if pair == {one, other}]
        assert any(_cites(t, *places) for t in linked), f"{one} and {other}"


def _place(name: str, written: str) -> tuple[str, str]:
    letter, _, locator = written.partition(" ")
    return _NAMES[name][letter], locator


def _cites(reason: Through, one: tuple[str, str], other: tuple[str, str]) -> bool:
    a, b = (
        {(c.document, c.locator) for thing in side for c in thing.citations}
        for side in (reason.a, reason.b)
    )
    return (one in a and other in b) or (one in b and other in a)


# Read beside the documents: things of two priorities that share this word, and do not hang together.
_APART = {
    "walsall": [
        ("tackling", "increase-community-role-214c", "identify-tackle-root-864e"),
        ("identify", "identify-third-sector-61b0", "identify-tackle-root-864e"),
        ("prevent", "develop-positive-relationships-b224", "prevent-early-onset-7ca1"),
        ("partners", "ensure-information-shared-4a1a", "develop-effective-licensing-5fe2"),
        ("organised", "support-partners-embed-90df", "ensure-comprehensive-understanding-85a4"),
        ("partnership", "prevent-early-onset-7ca1", "identify-tackle-root-864e"),
        ("system", "reduce-number-young-e153", "identify-tackle-root-864e"),
        ("relation", "reduce-repeat-drug-f5e5", "work-closely-neighbouring-b3f3"),
    ],
    "harrowmere": [
        ("centre", "decide-whether-public-be0e", "open-four-hate-c01f"),
        ("bring", "bring-single-reporting-29e6", "bring-housing-health-a36f"),
        ("line", "bring-single-reporting-29e6", "dp-serious-violence-sv6"),
        ("report", "bring-single-reporting-29e6", "dp-serious-violence-sv13"),
        ("days", "reply-within-ten-ea0e", "dp-serious-violence-sv10"),
        ("place", "start-behaviour-change-f106", "place-three-more-6a63"),
        ("first", "start-behaviour-change-f106", "offer-mentor-every-51f2"),
        ("need", "dp-serious-violence-sv4", "meet-everyone-leaving-d630"),
        ("open", "open-evening-treatment-2419", "open-four-hate-c01f"),
        ("meet", "meet-everyone-leaving-d630", "offer-every-victim-7146"),
    ],
}  # fmt: skip


@pytest.mark.parametrize("name", READ)
def test_things_that_only_share_a_word_are_no_reason(
    name: str, request: pytest.FixtureRequest
) -> None:
    """None of the pairs that a reader told apart is a reason, and both sides of every reason cite."""
    store = request.getfixturevalue(name)
    found = [t for _, t in reasons(dependencies(store))]
    assert all(side.citations for t in found for side in (*t.a, *t.b))
    linked = {frozenset((a.thing.id, b.thing.id)) for t in found for a in t.a for b in t.b}
    labels = {e.id: e.label for e in Facts(store).of("action")}
    for word, one, other in _APART[name]:
        pair = [f"action/{one}", f"action/{other}"]
        assert all({*stems(word)} <= {*stems(labels[id_])} for id_ in pair), f"{pair}: {word}"
        assert frozenset(pair) not in linked, f"{pair} are linked"
