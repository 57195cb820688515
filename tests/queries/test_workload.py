"""The load in a remit: how the actions stand, who is alone with them, on which duties they rest."""

from __future__ import annotations

from collections.abc import Callable

from remit.graph.store import Store
from remit.queries.remit_of import remit_of

Small = Callable[..., Store]


def test_the_load_counts_actions_and_tells_who_is_alone(small: Small) -> None:
    """A vacancy is no company; a post of one's own is no other person."""
    store = small(
        ("action/a", "responsible", "person/ann"),
        ("action/a", "responsible", "vacancy/v"),
        ("action/b", "responsible", "post/head"),
        ("action/b", "responsible", "person/bob"),
        ("person/ann", "holds", "post/head"),
    )
    load = remit_of(store, "ann").load
    assert {(task.action.id, task.alone) for task in load.tasks} == {
        ("action/a", True),
        ("action/b", False),
    }
    assert load.to_json()["without_deadline"] == 2
    assert load.colours == {"": 2}


def test_the_duties_behind_what_is_assigned_are_cited(small: Small) -> None:
    """Through the thing that cites or discharges them."""
    store = small(
        ("priority/p", "accountable", "body/b"),
        ("priority/p", "cites", "duty/d"),
        ("priority/p", "discharges", "duty/e"),
    )
    load = remit_of(store, "body/b").load
    assert [(rest.duty.id, rest.through.id) for rest in load.duties] == [
        ("duty/d", "priority/p"),
        ("duty/e", "priority/p"),
    ]
    assert all(rest.citations for rest in load.duties)


def test_the_load_of_a_lead_tells_how_the_actions_below_stand(small: Small) -> None:
    """An action under a priority that the body leads, without an officer; its law counts as well."""
    store = small(
        ("priority/p", "accountable", "body/b"),
        ("action/a", "actionOf", "priority/p"),
        ("action/c", "actionOf", "priority/p"),
        ("action/c", "responsible", "person/ann"),
        ("action/a", "cites", "duty/d"),
    )
    load = remit_of(store, "body/b").load
    assert load.tasks == ()
    assert load.to_json()["below"] == {
        "actions": 2,
        "without_officer": 1,
        "without_deadline": 2,
        "colours": {"": 2},
    }
    assert [(rest.duty.id, rest.through.id) for rest in load.duties] == [("duty/d", "action/a")]
