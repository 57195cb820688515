"""What becomes of all that the predecessors of a map hold."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from remit.graph.errors import DecisionsError, DocumentError
from remit.graph.opening import in_memory
from remit.graph.store import Store
from remit.loaders.transfer_map import Handing, transfer_map
from remit.queries.transfer import LANDED, NONE, ONE, SEVERAL, transfer
from remit.queries.transfer_told import of_item
from tests.support.lines import contents

Small = Callable[..., Store]
LABELS = {
    "body/district": "Vale District Council",
    "body/unitary": "Vale Unitary Council",
    "body/harbour": "Harbour Trust",
    "body/police": "Vale Police",
    "post/clerk": "Town Clerk",
    "priority/sea": "Safe sea",
    "action/buoys": "Lay out buoys",
    "action/lamps": "Mend the lamps",
    "duty/plan": "Make a plan",
    "body/board": "Board",
}


def give(predecessor: str, *successors: str, what: tuple[str, ...] = ()) -> Handing:
    """A line of a map."""
    return Handing(predecessor, successors, what, 1)


@pytest.fixture
def vale(small: Small) -> Store:
    """A district council that leads a priority, has a duty, a seat, a clerk and two actions."""
    return small(
        ("priority/sea", "accountable", "body/district"),
        ("action/buoys", "actionOf", "priority/sea"),
        ("action/buoys", "responsible", "body/district"),
        ("action/lamps", "responsible", "body/district"),
        ("action/lamps", "responsible", "body/police"),
        ("duty/plan", "accountable", "body/district"),
        ("duty/plan", "accountable", "body/unitary"),
        ("body/district", "memberOf", "body/board"),
        ("post/clerk", "postIn", "body/district"),
        ("action/lamps", "accountable", "post/clerk"),
        ("body/harbour", "memberOf", "body/board"),
        labels=LABELS,
    )


def states(found: Any) -> dict[tuple[str, str], str]:
    """The state of each thing, by whoever holds it."""
    return {(item.holder.label, item.thing.label): item.state for item in found.items}


def test_what_documents_give_the_heir_already_has_landed_and_the_rest_goes_to_one(
    vale: Store,
) -> None:
    """Work, a seat, and a post with what it holds."""
    found = transfer(vale, [give("the Vale District Council", "Vale Unitary Council")])
    assert states(found) == {
        ("Vale District Council", "Safe sea"): ONE,
        ("Vale District Council", "Lay out buoys"): ONE,
        ("Vale District Council", "Mend the lamps"): ONE,
        ("Vale District Council", "Make a plan"): LANDED,
        ("Vale District Council", "Board"): ONE,
        ("Vale District Council", "Town Clerk"): ONE,
        ("Town Clerk", "Mend the lamps"): ONE,
    }
    assert found.sentence == (
        "Of 3 actions, 1 priority, 1 duty, 1 body and 1 post handed over, 6 would go to one heir whom no document names yet "
        "and 1 has landed."
    )
    (landed,) = found.of(LANDED)
    assert [e.id for e in landed.landed] == ["body/unitary"]
    assert landed.now
    assert of_item(landed) == (
        "duty “Make a plan”: Vale District Council is accountable for it; Vale Unitary Council is named there too"
    )


def test_nobody_is_no_heir_and_two_are_several(vale: Store) -> None:
    """Whoever is named beside the predecessor is told, and is no heir."""
    found = transfer(vale, [give("Vale District Council")])
    assert {item.state for item in found.items} == {NONE}
    lamps = next(
        i for i in found.items if i.thing.label == "Mend the lamps" and i.said.role == "responsible"
    )
    assert [e.label for e in lamps.others] == ["Vale Police"]
    both = transfer(
        vale,
        [
            give("Vale District Council", "Harbour Trust"),
            give("Vale District Council", "Vale Police"),
        ],
    )
    assert states(both)["Vale District Council", "Safe sea"] == SEVERAL


def test_a_line_for_some_things_goes_before_one_for_all(vale: Store) -> None:
    """By name, with what stands under it, and by kind; without a line for all, the rest has no heir."""
    sea = give("Vale District Council", "Harbour Trust", what=("Safe sea",))
    rest = give("Vale District Council", "Vale Police")
    found = {i.thing.label: i.heirs for i in transfer(vale, [sea, rest]).items}
    assert found["Safe sea"] == found["Lay out buoys"] == ("Harbour Trust",)
    assert found["Make a plan"] == ("Vale Police",)
    only = transfer(vale, [give("Vale District Council", "Harbour Trust", what=("duty",))])
    assert states(only)["Vale District Council", "Make a plan"] == ONE
    assert states(only)["Vale District Council", "Safe sea"] == NONE


def test_a_post_with_a_line_of_its_own_does_not_go_with_its_body(vale: Store) -> None:
    """Its work goes where its own line says."""
    found = transfer(
        vale, [give("Vale District Council", "Vale Police"), give("Town Clerk", "Harbour Trust")]
    )
    assert {i.heirs for i in found.items if i.predecessor.label == "Town Clerk"} == {
        ("Harbour Trust",)
    }
    assert all(i.holder == i.predecessor for i in found.items)


def test_names_are_taken_to_the_letter_and_what_is_not_known_is_told(vale: Store) -> None:
    """A name that is nearly one is nobody's."""
    found = transfer(
        vale,
        [
            give("Vale District", "Vale Police"),
            give("Vale Police", "Coast Guard", "body/harbour"),
            give("Harbour Trust", "Vale Police"),
        ],
    )
    assert found.absent == ("Vale District",)
    assert found.unknown == ("Coast Guard",)
    assert found.onward == ("Vale Police",)
    assert transfer(vale, [give("No One")]).sentence.startswith("The register says of nobody")


def test_a_map_is_read_from_yaml_and_from_a_table(tmp_path: Path) -> None:
    """The same map in two forms."""
    yaml, table = tmp_path / "map.yaml", tmp_path / "map.csv"
    yaml.write_text("transfers:\n  - from: A\n    to: [B, C]\n    what: duty\n    reason: law\n  - from: D\n    to: nobody\n", encoding="utf-8")  # fmt: skip
    table.write_text("From,To,What\nA,B; C,duty\nD,nobody,\n", encoding="utf-8")
    told = [("A", ("B", "C"), ("duty",)), ("D", (), ())]
    assert [h[:3] for h in transfer_map(yaml)] == told
    assert [h[:3] for h in transfer_map(table)] == told


@pytest.mark.parametrize(
    ("name", "text", "fault"),
    [
        ("m.csv", "who,whom\nA,B\n", "line 1: name the columns from and to"),
        ("m.csv", "from,to\n,B\n", "line 2, column 1: it does not say from whom"),
        ("m.csv", "", "line 1: name the columns"),
        ("m.yaml", "- from: A\n  too: B\n", "line 1: too is not known"),
        ("m.yaml", "- to: B\n", "line 1: it must say from whom"),
        ("m.yaml", "transfers: []\n", "no line in it"),
        ("m.yaml", "- [a\n", "not well-formed YAML"),
    ],
)
def test_a_file_that_is_no_map_is_refused_with_the_line(
    tmp_path: Path, name: str, text: str, fault: str
) -> None:
    """And with what to write."""
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DecisionsError, match=fault):
        transfer_map(path)
    with pytest.raises(DocumentError, match="no such file"):
        transfer_map(tmp_path / "none.yaml")


def test_of_editions_the_newest_says_what_is_held_and_an_earlier_one_only_what_has_landed() -> None:
    store = in_memory()
    store.replace(
        contents(
            [
                "edition 2031-03-31",
                *(f"action/{n} responsible body/district" for n in ("mend", "oil", "gone", "kept")),
                "edition 2031-06-30",
                "action/mend responsible body/unitary",
                "action/oil responsible body/police",
                "action/kept responsible body/district",
            ]
        )
    )
    found = transfer(store, [give("district", "unitary")])
    assert states(found) == {("district", "mend"): LANDED, ("district", "kept"): ONE}
    (kept,) = found.of(ONE)
    assert [c.document for c in kept.said.citations] == ["log-2031-06-30.txt"]
