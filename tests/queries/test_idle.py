"""Members that lead nothing: what they have instead is told as the documents' own words leave it."""

from __future__ import annotations

from collections.abc import Callable

from remit.graph.held import Held
from remit.graph.store import Store
from remit.queries.idle import idle
from remit.queries.remit_of import remit_of

Small = Callable[..., Store]
MEMBERS = ("lead", "doer", "both", "helper", "asked", "none")


def _store(small: Small) -> Store:
    return small(
        *((f"body/{name}", "memberOf", "body/board") for name in MEMBERS),
        ("priority/p", "accountable", "body/lead", "Lead"),
        ("action/a", "actionOf", "priority/p"),
        ("action/b", "actionOf", "priority/p"),
        ("action/a", "responsible", "body/doer", "Owner"),
        ("action/a", "responsible", "body/both", "Owner"),
        ("action/b", "responsible", "body/both", "Partners"),
        ("action/a", "responsible", "body/helper", "Support"),
        ("action/b", "responsible", "body/helper", "Working with"),
        ("action/a", "consulted", "body/asked", "C"),
    )


def test_whoever_only_helps_has_no_tasks_by_that(small: Small) -> None:
    contents = _store(small).contents()
    told = {agent.id: words for agent, words in idle(Held(contents.entities, contents.statements))}
    assert told == {
        "body/doer": "is a member that has tasks but leads nothing under that name",
        "body/both": "is a member that has tasks but leads nothing under that name, and helps with 1 other thing",
        "body/helper": "is a member that only helps with 2 things under that name",
        "body/asked": "is a member that is only asked or told under that name",
        "body/none": "is a member, and nothing is assigned to it under that name",
    }


def test_a_remit_tells_what_somebody_only_helps_with_and_counts_no_task_by_it(small: Small) -> None:
    store = _store(small)
    both, helper = remit_of(store, "body/both"), remit_of(store, "body/helper")
    assert both.sentence == 'both are responsible for "a" and help with "b".'
    assert helper.sentence == 'helper helps with "a" and "b".'
    assert [task.action.id for task in both.load.tasks] == ["action/a"]
    assert helper.load.tasks == ()
    assert [a.thing.id for a in helper.assignments] == ["action/a", "action/b"]


def test_a_remit_counts_what_others_lead_under_what_is_led(small: Small) -> None:
    """Else the actions of a priority and of its lead are two numbers that nothing explains."""
    rows = (
        ("priority/p", "accountable", "body/lead", "Lead"),
        ("action/a", "actionOf", "priority/p"),
        ("action/b", "actionOf", "priority/p"),
        ("action/c", "actionOf", "priority/p"),
        ("action/b", "accountable", "body/group", "Lead"),
        ("action/c", "accountable", "vacancy/tbc", "Lead"),
    )
    assert remit_of(small(*rows), "body/lead").sentence == (
        'lead leads "p": 1 action, with nobody responsible for any; others lead 1 more.'
    )
    # What somebody must do by law is not led by that, nor is what rests on it.
    law = (("plan/q", "discharges", "duty/d"), ("priority/r", "priorityOf", "plan/q"))
    bound = (("duty/d", "accountable", "body/lead"), ("priority/r", "accountable", "body/group"))
    more = (("action/d", "actionOf", "priority/r"), *law, *bound)
    assert remit_of(small(*rows, *more), "body/lead").sentence == (
        'lead leads "p": 1 action, with nobody responsible for any; others lead 1 more.'
    )
    alone = remit_of(small(*rows[:1], rows[2], rows[4]), "body/lead")
    assert alone.sentence == 'lead leads "p": 1 action, led by others.'
    assert [one.thing.id for one in alone.inherited] == []


def test_who_only_helps_is_not_said_to_have_tasks(small: Small) -> None:
    gaps = {name: remit_of(_store(small), f"body/{name}").gaps for name in MEMBERS[1:5]}
    assert {name: found[0].message.partition(" here")[0] for name, found in gaps.items()} == {
        "doer": "doer has tasks",
        "both": "both has tasks",
        "helper": "helper only helps",
        "asked": "asked is only asked or told",
    }
