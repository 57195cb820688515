"""What cuts across most priorities is told once, with all of them and with who leads it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from remit.graph.store import Store
from remit.queries.dependencies import CrossCutting, all_dependencies, dependencies

Small = Callable[..., Store]
_PRIORITIES = tuple((f"priority/{n}", "priorityOf", "plan/x") for n in "pqrs")
_ACTIONS = tuple((f"action/{n}", "actionOf", f"priority/{n}") for n in "pqrs")
_LED = tuple((f"priority/{n}", "accountable", f"body/{n}") for n in "pqrs")
_LABELS = {
    "action/p": "Visit every secondary school",
    "action/q": "Ask head teachers to tea",
    "action/r": "Lend bicycles to pupils",
    "action/s": "Mend the roof",
}


def across(store: Store) -> CrossCutting:
    """The one matter that cuts across."""
    (found,) = all_dependencies(store).across
    return found


def test_a_matter_of_most_priorities_is_told_once(small: Small) -> None:
    """With each of them and its passages; the pairs have no reason of their own."""
    found = across(small(*_PRIORITIES, *_ACTIONS, *_LED, labels=_LABELS))
    assert (found.label, found.share) == ("Schools and education", "3 of 4")
    assert [part.priority.id for part in found.parts] == ["priority/p", "priority/q", "priority/r"]
    assert all(part.citations for part in found.parts)
    assert found.sentence == "Schools and education: 3 of 4 priorities. Nobody is named to lead it."


def test_a_matter_of_two_priorities_is_a_reason_of_theirs(small: Small) -> None:
    labels = {**_LABELS, "action/r": "Lend bicycles to nurses"}
    found = all_dependencies(small(*_PRIORITIES, *_ACTIONS, labels=labels))
    assert not found.across
    assert [len(pair.apart) for pair in found.pairs] == [1]


def test_the_lead_of_the_priority_that_is_about_a_matter_leads_it(small: Small) -> None:
    labels = {**_LABELS, "priority/s": "Better schools", "body/s": "Vale Council"}
    found = across(small(*_PRIORITIES, *_ACTIONS, *_LED, labels=labels))
    assert found.sentence.endswith("Vale Council leads it, by “Better schools”.")
    assert found.to_json()["leads"] == [{"id": "body/s", "kind": "body", "label": "Vale Council"}]


def test_a_priority_about_a_matter_may_have_no_lead(small: Small) -> None:
    labels = {**_LABELS, "priority/s": "Better schools"}
    found = across(small(*_PRIORITIES, *_ACTIONS, labels=labels))
    assert found.sentence.endswith("“Better schools” is about it, and nobody leads that.")


def test_a_board_that_bears_the_name_of_a_matter_is_named(small: Small) -> None:
    """But no partner: what a school does says nothing about who leads."""
    said = (
        ("body/board", "linkedTo", "body/vale"),
        ("body/school", "linkedTo", "body/vale"),
        ("body/school", "memberOf", "body/vale"),
    )
    labels = {**_LABELS, "body/board": "Schools Board", "body/school": "Vale School"}
    found = across(small(*_PRIORITIES, *_ACTIONS, *said, labels=labels))
    assert found.sentence.endswith("Nobody is named to lead it; Schools Board bears its name.")


@pytest.mark.parametrize(
    ("leads", "finding"),
    [(("p", "q", "r", "s"), "fragmentation"), (("p", "p", "p", "p"), None), ((), None)],
)
def test_several_bodies_on_one_matter_are_fragmentation(
    small: Small, leads: tuple[str, ...], finding: str | None
) -> None:
    """One body that leads them all has only itself to ask; where no lead is known nothing is said."""
    led = [
        (f"priority/{n}", "accountable", f"body/{b}") for n, b in zip("pqrs", leads, strict=False)
    ]
    found = all_dependencies(small(*_PRIORITIES, *_ACTIONS, *led, labels=_LABELS)).across
    (schools,) = [each for each in found if each.kind == "theme"]
    assert schools.finding == finding


@pytest.mark.parametrize(
    ("a", "b", "finding"),
    [
        ("Offer victims tea", "Ring victims in the evening", "overlap"),
        ("Share data with nurses", "Let data be shared on Fridays", "overlap"),
        ("Rehouse people in new housing", "Paint the social housing", "fragmentation"),
        (
            "Mend every lamp behind the library",
            "Mend the lamps behind every library",
            "duplication",
        ),
    ],
)
def test_a_reason_has_the_word_of_auditors(small: Small, a: str, b: str, finding: str) -> None:
    """The same people or way of working is overlap, the same area fragmentation, the same act duplication."""
    labels = {"action/p": a, "action/q": b}
    store = small(*_PRIORITIES[:2], *_ACTIONS[:2], *_LED[:2], labels=labels)
    (pair,) = dependencies(store)
    assert [reason.finding for reason in pair.through] == [finding]


def test_a_pair_in_json_says_all_of_its_reasons(small: Small) -> None:
    """Cross-cutting ones are marked, and each side says in which way it has to do with the matter."""
    store = small(*_PRIORITIES, *_ACTIONS, *_LED, labels=_LABELS)
    (reason,) = dependencies(store)[0].through
    assert (reason.about, reason.cross_cutting) == ("schools", True)
    assert reason.a[0].ways == ("undertakes",)
    assert set(reason.to_json()) == {
        "kind", "about", "label", "weight", "direction", "finding", "cross_cutting", "explanation",
        "a", "b", "evidence",
    }  # fmt: skip
    assert {"id", "kind", "label", "ways", "citations"} == set(reason.a[0].to_json())
    matter = across(store)
    assert set(matter.to_json()) == {
        "kind", "about", "label", "finding", "compared", "sentence", "priorities", "own", "leads", "named",
    }  # fmt: skip
    assert set(matter.parts[0].to_json()) == {"id", "kind", "label", "things"}
