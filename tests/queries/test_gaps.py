"""What an answer leaves open, said aloud."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from remit.graph.model import Citation, Document, Entity, Statement, merge
from remit.graph.store import Store
from remit.queries.audit import audit
from remit.queries.who import who
from tests.support.answers import answer, ids, messages
from tests.support.reading import stored


def test_no_officer_is_said_where_none_is_named(store: Store) -> None:
    """The plan gives the action to nobody by name."""
    found = answer(who(store, "mental health"), "action/health")
    assert messages(found, "no-officer") == ["No officer is named for this action."]


def test_a_body_is_no_officer(store: Store) -> None:
    """An organisation that is responsible does not say which of its people is."""
    found = answer(who(store, "patrol"), "action/patrols")
    assert messages(found, "no-officer") == [
        "No officer is named for this action, only Vale Police."
    ]


def test_a_vacancy_is_said_in_the_documents_own_words(store: Store) -> None:
    """The reader learns what stands in the cell."""
    found = answer(who(store, "domestic abuse strategy"), "action/strategy")
    assert messages(found, "vacancy") == ['The responsible officer is written as "TBC".']
    assert messages(found, "no-officer") == []


def test_nobody_accountable_anywhere_is_said(store: Store) -> None:
    """A priority without a lead is a gap and not an empty list alone."""
    found = answer(who(store, "cleaner streets"), "priority/streets")
    assert found.parties("accountable") == ()
    assert messages(found, "no-accountable") == [
        "Nobody is named as accountable for this priority or for anything above it."
    ]


def test_a_legal_duty_does_not_hide_that_no_lead_is_named(small: Callable[..., Store]) -> None:
    """Who bears the duty answers for that alone, and the plan still names nobody for the priority."""
    store = small(
        ("priority/hate", "priorityOf", "plan/a"),
        ("plan/a", "discharges", "duty/b"),
        ("duty/b", "accountable", "body/authorities"),
    )
    found = answer(who(store, "priority/hate"), "priority/hate")
    assert ids(found.parties("accountable")) == []
    assert messages(found, "no-accountable") == [
        (
            "Nobody is named as accountable for this priority or for anything above it, "
            'only who answers for the duty "b".'
        )
    ]


def test_who_answers_for_the_board_is_no_lead(small: Callable[..., Store]) -> None:
    """The chair answers in the end, and the plan still names nobody for the priority."""
    store = small(
        ("priority/hate", "priorityOf", "plan/a"),
        ("plan/a", "adoptedBy", "body/board"),
        ("body/board", "accountable", "post/chair"),
    )
    found = answer(who(store, "priority/hate"), "priority/hate")
    assert ids(found.inherited.accountable) == ["post/chair"]
    assert messages(found, "no-lead") == [
        'No lead is named for this priority, only who answers for the body "board".'
    ]


@pytest.mark.parametrize("words", ["TBC", "Fenwick Council (until June 2026)"])
def test_a_vacant_lead_is_said_in_words_that_are_true_of_any_wording(
    small: Callable[..., Store], words: str
) -> None:
    """Nobody is confirmed, whether the cell says TBC or has words that could not be read as a name."""
    store = small(
        ("action/a", "actionOf", "priority/p"),
        ("priority/p", "accountable", "vacancy/v", "Lead agency"),
        labels={"vacancy/v": words},
    )
    (own,) = who(store, "priority/p").answers
    assert messages(own, "vacancy") == [f'The lead agency is written as "{words}".']
    (below,) = who(store, "action/a").answers
    assert messages(below, "vacancy") == [
        f'The lead agency of the priority "p" is written as "{words}".'
    ]
    assert messages(below, "no-accountable") == [
        (
            "Nobody is confirmed as accountable for this action, and nobody further up is taken to "
            "answer in that place."
        )
    ]


@pytest.mark.parametrize(
    ("stated", "missing"),
    [
        ("is responsible for", []),
        ("Responsible officer", ["No deadline is given for this action."]),
        ("will", ["No deadline is given for this action."]),
    ],
)
def test_what_somebody_answers_for_all_the_time_lacks_no_deadline(
    small: Callable[..., Store], stated: str, missing: list[str]
) -> None:
    store = small(("action/a", "responsible", "body/b", stated))
    (found,) = who(store, "action/a").answers
    assert messages(found, "no-deadline") == missing
    codes = {finding.code for finding in audit(store).findings}
    assert ("no-deadline" in codes) == bool(missing)


def test_a_place_that_is_open_is_told_with_the_day_as_at_which_it_was(
    small: Callable[..., Store],
) -> None:
    """Since when it is, no paper says; that none later is loaded is a fact too."""
    store = small(("action/a", "responsible", "vacancy/v"), labels={"vacancy/v": "TBC"})
    before = store.contents()

    def on(day: str, document: str) -> Statement:
        return Statement(
            f"document/{document[0]}",
            "asAt",
            value=day,
            citations=(Citation(document, "line 9", day),),
        )

    (said,) = before.statements
    name = said.citations[0].document
    papers = [Entity(f"document/{n}", "document", n) for n in (name[0], "z")]
    for others, told in (
        ((), "So stated in a paper that reports up to 31 January 2020; no later one is loaded."),
        (
            (on("2020-07-30", "z.txt"),),
            "So stated in a paper that reports up to 31 January 2020; nothing more was read in the later ones, which report up to 30 July 2020.",
        ),
    ):
        after = replace(
            before,
            documents=(*before.documents, Document("z.txt", "zz")),
            entities=tuple(sorted((*before.entities, *papers), key=lambda e: e.id)),
            statements=tuple(merge((*before.statements, on("2020-01-31", name), *others))),
        )
        gap, *_ = who(stored(after), "action/a").answers[0].gaps
        assert gap.message.endswith(f'is written as "TBC". {told}')
        (found,) = audit(stored(after), select=["vacant"]).findings
        assert found.message.endswith(told)


def test_a_sentence_that_leaves_the_lead_open_is_quoted(small: Callable[..., Store]) -> None:
    """Where the role has no label of its own, the words that leave it open are no role."""
    words = "has not yet agreed which agency should lead"
    store = small(
        ("action/a", "actionOf", "priority/p"),
        ("priority/p", "accountable", "vacancy/v", words),
        labels={"vacancy/v": words},
    )
    (own,) = who(store, "priority/p").answers
    assert messages(own, "vacancy") == [
        f'Who is accountable is left open: the documents say "{words}".'
    ]
    (below,) = who(store, "action/a").answers
    assert messages(below, "vacancy") == [
        f'Who is accountable for the priority "p" is left open: the documents say "{words}".'
    ]


def test_a_vacancy_under_a_label_that_names_no_role_is_quoted(small: Callable[..., Store]) -> None:
    """Nobody is "the action by"."""
    store = small(
        ("action/a", "responsible", "vacancy/v", "Action by"),
        labels={"vacancy/v": "coordinator (vacant)"},
    )
    (found,) = who(store, "action/a").answers
    assert messages(found, "vacancy") == ['"Action by" reads "coordinator (vacant)".']


@pytest.mark.parametrize("id_", ["body/board", "provision/act"])
def test_only_work_has_another_lead(store: Store, id_: str) -> None:
    """A board or an Act is not led, so no priority leads it otherwise."""
    assert messages(answer(who(store, id_), id_), "another-lead") == []


@pytest.mark.parametrize(
    ("id_", "code", "message"),
    [
        ("action/strategy", "no-deadline", "No deadline is given for this action."),
        (
            "action/group",
            "open-deadline",
            'The deadline is written as "ASAP", which names no date.',
        ),
    ],
)
def test_a_deadline_that_is_missing_or_names_no_date_is_said(
    store: Store, id_: str, code: str, message: str
) -> None:
    """A councillor cannot hold anybody to "ASAP"."""
    assert messages(answer(who(store, id_), id_), code) == [message]


@pytest.mark.parametrize("id_", ["action/delivery", "action/health", "priority/abuse"])
def test_a_dated_action_one_with_a_horizon_and_a_priority_lack_no_deadline(
    store: Store, id_: str
) -> None:
    """A deadline is missed only where one is to be expected."""
    codes = {gap.code for gap in answer(who(store, id_), id_).gaps}
    assert codes.isdisjoint({"no-deadline", "open-deadline"})


def test_another_priority_with_another_lead_is_said_and_follows(store: Store) -> None:
    """The matter is covered twice, under two leads: the answer tells of both."""
    found = who(store, "domestic abuse strategy")
    assert messages(answer(found, "action/strategy"), "another-lead") == [
        (
            'Another priority, "Stop domestic abuse", covers the same matter and has another '
            "lead: Fenwick Vale Council (lead partner)."
        )
    ]
    assert found.answers[-1].target.id == "priority/abuse"
    assert found.answers[-1].score < found.answers[-2].score


def test_one_shared_word_of_several_is_no_other_lead(store: Store) -> None:
    """The priority "Hate crime" does not cover "knife crime"."""
    found = who(store, "knife crime", limit=None)
    assert not [gap for a in found.answers for gap in a.gaps if gap.code == "another-lead"]
    assert "priority/hate" not in {a.target.id for a in found.answers}


def test_a_priority_under_the_same_lead_is_not_another_lead(small: Callable[..., Store]) -> None:
    """Two priorities of one lead leave nobody in doubt whom to ask."""
    store = small(
        ("action/a", "actionOf", "priority/x"),
        ("priority/x", "accountable", "body/council"),
        ("priority/y", "accountable", "body/council"),
        labels={"action/a": "Domestic abuse strategy", "priority/y": "Domestic abuse"},
    )
    assert [a.target.id for a in who(store, "domestic abuse strategy").answers] == ["action/a"]


def test_a_chain_that_stops_before_a_board_says_where(store: Store) -> None:
    """A plan that nobody adopted is the last thing that the chain reaches."""
    found = answer(who(store, "litter bins"), "action/bins")
    assert messages(found, "chain-ends") == [
        'The chain stops at the plan "Street Scene Plan": no board above it is named.'
    ]


def test_a_thing_with_nothing_above_it_says_so(store: Store) -> None:
    """The chain of such a thing is empty, and not by oversight."""
    found = answer(who(store, "street scene plan"), "plan/loose")
    assert found.chain == ()
    assert messages(found, "chain-ends") == [
        "Nothing above this plan is named, so the chain stops here."
    ]


def test_a_chain_that_reaches_only_the_law_says_so(small: Callable[..., Store]) -> None:
    """A legal duty is not somebody to ask."""
    store = small(("plan/a", "discharges", "duty/b"), ("duty/b", "arisesFrom", "provision/c"))
    assert messages(answer(who(store, "plan/a"), "plan/a"), "chain-ends") == [
        "The chain from this plan leads to the law, not to a board."
    ]
