"""Lists whose items complete the sentence above them, and sentences with something aside between somebody and their verb."""

from __future__ import annotations

from pathlib import Path

import pytest

from remit.loaders import load

TITLE = "# Harbour Data Policy\n\n"
ITEMS = "\n\n- the map of the quay;\n- upkeep of the ropes.\n"


def _links(folder: Path, text: str, term: str = "assignedTo") -> set[tuple[str, str]]:
    file = folder / "policy.md"
    file.write_text(TITLE + text, encoding="utf-8")
    contents = load([file])
    labels = {one.id: one.label for one in contents.entities}
    return {
        (labels[s.subject], labels[s.object])
        for s in contents.statements
        if s.term == term and s.object
    }


@pytest.mark.parametrize(
    ("lead", "who"),
    [
        ("The Harbour Warden, advised by the Ropes Committee, is responsible for:", "Harbour Warden"),
        ("The Harbour Warden, in consultation with the Ropes Committee, is responsible for:", "Harbour Warden"),
        ("The Harbour Warden is responsible for and accountable to the Quay Board for:", "Harbour Warden"),
        ("The Harbour Warden is responsible:", "Harbour Warden"),
        ("The Harbour Warden has the following responsibilities:", "Harbour Warden"),
        ("The Harbour Warden has the following key duties:", "Harbour Warden"),
        ("Information Asset Owners are responsible for:", "Information Asset Owners"),
        ("Data Stewards are responsible for:", "Data Stewards"),
        ("Rope Experts are responsible for and accountable to the Quay Board for:", "Rope Experts"),
    ],
)  # fmt: skip
def test_each_item_is_the_work_of_whoever_the_line_above_names(
    tmp_path: Path, lead: str, who: str
) -> None:
    """With an aside, a second relation inside of the first, or "the following duties"."""
    found = {(work.removeprefix("the "), one) for work, one in _links(tmp_path, lead + ITEMS)}
    assert found == {("map of the quay", who), ("upkeep of the ropes", who)}


def test_an_item_goes_on_with_the_verbs_above_it(tmp_path: Path) -> None:
    """To "discuss and agree" is nothing by itself."""
    found = _links(
        tmp_path, "The Quay Board will discuss and agree:\n\n- fees of ships\n- Rope standards\n"
    )
    assert found == {
        ("discuss and agree fees of ships", "Quay Board"),
        ("discuss and agree Rope standards", "Quay Board"),
    }


def test_the_following_tasks_are_the_items(tmp_path: Path) -> None:
    """What a passive sentence says of "the following tasks" it says of each."""
    found = _links(
        tmp_path,
        "The following tasks are to be led and carried out by the Quay Board:\n\n- Upkeep of the ropes\n- Repair of bells\n",
    )
    assert {who for _, who in found} == {"Quay Board"}
    assert {work.partition(" are ")[0] for work, _ in found} == {
        "Upkeep of the ropes",
        "Repair of bells",
    }


def test_to_whom_somebody_answers_is_told_beside_for_what(tmp_path: Path) -> None:
    """And is no work."""
    lead = "The Harbour Warden is responsible for and accountable to the Quay Board for the ropes."
    assert _links(tmp_path, lead, "reportsTo") == {("Harbour Warden", "Quay Board")}
    assert _links(tmp_path, lead) == {("ropes", "Harbour Warden")}


@pytest.mark.parametrize(
    "text",
    [
        "The Harbour Warden is not responsible for:" + ITEMS,
        "The Harbour Warden was responsible for:" + ITEMS,
        "If the Harbour Warden, advised by the Ropes Committee, is responsible for:" + ITEMS,
        "The Harbour Warden, advised by the Ropes Committee, enjoys:" + ITEMS,
        "The following tasks are no longer led by the Quay Board:" + ITEMS,
        "The following tasks were once led by the Quay Board:" + ITEMS,
        "The Harbour Warden has the following hobbies:" + ITEMS,
        "The Harbour Warden will be given:" + ITEMS,
        "The Harbour Warden would like:" + ITEMS,
        "The Harbour Warden is known for:" + ITEMS,
        "Dog Owners are fond of:" + ITEMS,
        "The Harbour Warden is responsible:\n\n- to the Quay Board, for the ropes\n- to Ann Bee\n",
    ],
)
def test_a_list_that_gives_nobody_work_gives_nobody_work(tmp_path: Path, text: str) -> None:
    """Denied, past, a condition, or no work: what guards a sentence guards the items that complete it."""
    assert _links(tmp_path, text) == set()
