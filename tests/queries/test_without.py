"""What would be left unowned if somebody were not there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from remit.graph.errors import NotFoundError
from remit.graph.model import Citation, Contents, Document, Entity, Statement
from remit.graph.opening import in_memory
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


def test_what_somebody_further_up_still_answers_for_falls_to_them(small: Small) -> None:
    """The plan's board inherits; an action with a lead of its own keeps it."""
    store = small(
        *_PLAN, ("plan/x", "accountable", "body/board"), ("action/a", "accountable", "body/z")
    )
    found = without(store, "body/b")
    assert found.unowned == ()
    assert [(one.thing.id, [e.id for e in one.falls_to]) for one in found.fallen] == [
        ("priority/p", ["body/board"]),
        ("action/c", ["body/board"]),
    ]


def test_a_post_falls_empty_with_its_holder(small: Small) -> None:
    """What the chair answers for, the person answers for."""
    store = small(
        ("priority/p", "accountable", "post/chair"), ("person/ann", "holds", "post/chair")
    )
    assert [one.thing.id for one in without(store, "ann").unowned] == ["priority/p"]


@pytest.mark.parametrize(
    ("end", "unowned"),
    [(None, []), ("2030-12-31", []), ("2019-12-31", ["action/a"]), ("2019", ["action/a"])],
)
def test_a_post_that_somebody_else_holds_too_does_not_fall_empty(
    end: str | None, unowned: list[str]
) -> None:
    """Two share the work of one post; who held it once does not."""
    cited = (Citation("plan.txt", "line 1", "words"),)
    ids = ("action/a", "person/ann", "person/bob", "post/head")
    store = in_memory()
    store.replace(
        Contents(
            documents=(Document("plan.txt", "aa"),),
            entities=tuple(Entity(i, i.partition("/")[0], i.partition("/")[2]) for i in ids),
            statements=(
                Statement(
                    "action/a", "assignedTo", "post/head", role="accountable", citations=cited
                ),
                Statement("person/ann", "holds", "post/head", citations=cited),
                Statement("person/bob", "holds", "post/head", end=end, citations=cited),
            ),
        )
    )
    day = date(2020, 7, 31)
    assert [one.thing.id for one in without(store, "ann", day).unowned] == unowned
    if unowned:  # whose time is over leaves nothing behind
        assert without(store, "bob", day).unowned == ()


def test_the_people_of_a_body_go_with_it_unless_they_sit_elsewhere_too(small: Small) -> None:
    """A superintendent beside her force keeps nothing owned without it; a borrowed officer does."""
    said = (
        *_PLAN,
        ("priority/p", "accountable", "person/sue"),
        ("person/sue", "memberOf", "body/b"),
    )
    found = without(small(*said), "body/b")
    assert [e.id for e in found.along] == ["person/sue"]
    assert found.by_kind == {"priority": 1, "action": 2}
    borrowed = small(*said, ("person/sue", "memberOf", "body/z"))
    assert without(borrowed, "body/b").by_kind == {}


def test_a_member_that_is_a_body_stays(small: Small) -> None:
    """A board's members do not go with the board."""
    store = small(*_PLAN, ("body/b", "memberOf", "body/board"))
    assert without(store, "body/board").along == ()


def test_nobody_is_asked_for_by_a_wrong_name(small: Small) -> None:
    """A name that means no agent is an error, not an empty answer."""
    with pytest.raises(NotFoundError):
        without(small(*_PLAN), "Zebra")


def test_a_duty_loses_whom_the_law_binds_and_what_rests_on_it_keeps_its_own_lead(
    small: Small,
) -> None:
    store = small(
        ("duty/d", "accountable", "body/council"),
        ("priority/p", "discharges", "duty/d"),
        ("priority/p", "accountable", "body/b"),
    )
    found = without(store, "council")
    assert [one.thing.id for one in found.unowned] == ["duty/d"]
    assert "nobody would be accountable for the duty" in found.sentence
    assert [one.thing.id for one in without(store, "b").unowned] == ["priority/p"]
