"""What would be left unowned if somebody were not there."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from remit.graph.errors import NotFoundError
from remit.graph.store import Store
from remit.queries.without import without

Small = Callable[..., Store]
_PLAN = (
    ("priority/p", "priorityOf", "plan/x"),
    ("priority/p", "accountable", "body/b"),
    ("action/a", "actionOf", "priority/p"),
    ("action/c", "actionOf", "priority/p"),
    ("action/a", "responsible", "person/ann"),
    ("action/c", "responsible", "person/ann"),
    ("action/c", "responsible", "person/bob"),
)


def test_a_lead_leaves_everything_below_without_anybody_accountable(small: Small) -> None:
    """The priority and its actions, through the priority."""
    found = without(small(*_PLAN), "body/b")
    assert [(one.thing.id, one.role, one.through.id) for one in found.unowned] == [
        ("priority/p", "accountable", "priority/p"),
        ("action/a", "accountable", "priority/p"),
        ("action/c", "accountable", "priority/p"),
    ]
    assert found.by_kind == {"priority": 1, "action": 2}
    assert all(one.citations for one in found.unowned)


def test_an_officer_leaves_what_nobody_else_does(small: Small) -> None:
    """Bob still has the other action."""
    found = without(small(*_PLAN), "ann")
    assert [(one.thing.id, one.role) for one in found.unowned] == [("action/a", "responsible")]
    assert found.still_owned == 1


def test_a_level_that_still_names_somebody_keeps_what_is_below(small: Small) -> None:
    """A plan with a second lead above, or an action with a lead of its own."""
    store = small(
        *_PLAN, ("plan/x", "accountable", "body/board"), ("action/a", "accountable", "body/z")
    )
    assert without(store, "body/b").unowned == ()


def test_a_post_falls_empty_with_its_holder(small: Small) -> None:
    """What the chair answers for, the person answers for."""
    store = small(
        ("priority/p", "accountable", "post/chair"), ("person/ann", "holds", "post/chair")
    )
    assert [one.thing.id for one in without(store, "ann").unowned] == ["priority/p"]


def test_nobody_is_asked_for_by_a_wrong_name(small: Small) -> None:
    """A name that means no agent is an error, not an empty answer."""
    with pytest.raises(NotFoundError):
        without(small(*_PLAN), "Zebra")
