"""Another priority that covers the same matter under another lead: a warning of the thing's own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from remit.graph.store import Store
from remit.queries.each import each
from remit.queries.who import who
from tests.support.generate import generate
from tests.support.reading import stored

ROWS = (
    ("action/a", "actionOf", "priority/x"),
    ("priority/x", "priorityOf", "plan/here"),
    ("priority/y", "priorityOf", "plan/here"),
    ("priority/x", "accountable", "body/police"),
    ("priority/y", "accountable", "body/council"),
)
LABELS = {"action/a": "Write the bell tower strategy", "priority/y": "Mend bell towers"}


def warned(store: Store, question: str = "action/a") -> list[str]:
    return [g.message for g in who(store, question).answers[0].gaps if g.code == "another-lead"]


@pytest.mark.parametrize("question", ["action/a", "bell tower strategy", "strategy"])
def test_the_warning_does_not_depend_on_how_the_thing_was_asked_for(
    small: Callable[..., Store], question: str
) -> None:
    (message,) = warned(small(*ROWS, labels=LABELS), question)
    assert "Mend bell towers" in message
    assert "body/council".partition("/")[2] in message


def test_pages_and_packs_are_told_the_same(small: Callable[..., Store]) -> None:
    store = small(*ROWS, labels=LABELS)
    assert each(store, ["action/a"])["action/a"].gaps == who(store, "action/a").answers[0].gaps


def test_a_plan_of_the_same_board_counts_and_another_partnerships_does_not(
    small: Callable[..., Store],
) -> None:
    rows = [*ROWS[:2], ("priority/y", "priorityOf", "plan/there"), *ROWS[3:]]
    assert warned(small(*rows, labels=LABELS)) == []
    adopted = [(f"plan/{plan}", "adoptedBy", "body/board") for plan in ("here", "there")]
    assert len(warned(small(*rows, *adopted, labels=LABELS))) == 1


@pytest.mark.parametrize("name", ["Mend church bells", "Towers", "Mend clock towers"])
def test_a_priority_that_shares_only_some_telling_words_covers_another_matter(
    small: Callable[..., Store], name: str
) -> None:
    assert warned(small(*ROWS, labels={**LABELS, "priority/y": name})) == []


def test_a_plan_is_no_rival_of_the_priorities_below_it(small: Callable[..., Store]) -> None:
    store = small(*ROWS, labels={**LABELS, "plan/here": "Bell tower plan"})
    assert warned(store, "plan/here") == []


def test_a_lead_who_answers_for_the_thing_anyway_is_no_other_lead(
    small: Callable[..., Store],
) -> None:
    rows = [*ROWS[:-1], ("priority/y", "accountable", "body/police")]
    assert warned(small(*rows, labels=LABELS)) == []


@pytest.mark.parametrize("question", ["knife crime", "domestic abuse in p0001", "reduce crime"])
def test_what_is_read_beside_an_answer_is_all_that_may_cover_its_matter(
    question: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The answers are the same where all priorities beside are read."""
    store = stored(generate(3))
    few = who(store, question)
    monkeypatch.setattr("remit.queries.who.like", lambda _: None)
    assert few == who(store, question)


@pytest.mark.parametrize(
    "name",
    [
        "Write the strategy (for non-bell tower sites)",
        "Write the strategy; bell towers are left out",
        "Write the strategy for sites other than bell towers",
    ],
)
def test_a_name_that_leaves_a_matter_out_does_not_cover_it(
    small: Callable[..., Store], name: str
) -> None:
    assert warned(small(*ROWS, labels={**LABELS, "action/a": name})) == []
