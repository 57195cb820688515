"""What people ask of the Walsall register first, of the bundled one and of the loaded one alike."""

from __future__ import annotations

import pytest

from remit.graph.model import Contents
from remit.graph.opening import in_memory
from remit.graph.store import Store
from remit.queries.who import Answer, who

_STRATEGY = [
    "action/develop-bespoke-delivery-81bc",
    "action/establish-domestic-abuse-1ed4",
    "action/finalise-partnership-domestic-e683",
]


@pytest.fixture(scope="module")
def strategy(walsall: Store) -> dict[str, Answer]:
    found = who(walsall, "domestic abuse strategy")
    return {answer.target.id: answer for answer in found.answers}


@pytest.mark.parametrize("action", _STRATEGY)
def test_the_strategy_has_a_vacancy_beside_the_joint_officer(
    strategy: dict[str, Answer], action: str
) -> None:
    responsible = strategy[action].responsible
    assert {(p.entity.kind, p.entity.label) for p in responsible} == {
        ("vacancy", "TBC"),
        ("person", "Sara Ward"),
    }
    assert all(p.basis == "stated" and p.citations for p in responsible)
    assert "vacancy" in {gap.code for gap in strategy[action].gaps}


def test_each_action_on_the_strategy_has_a_vacancy_of_its_own(
    strategy: dict[str, Answer],
) -> None:
    vacancies = {
        p.entity.id
        for action in _STRATEGY
        for p in strategy[action].responsible
        if p.entity.kind == "vacancy"
    }
    assert len(vacancies) == len(_STRATEGY)


@pytest.mark.parametrize("action", _STRATEGY)
def test_the_group_that_is_said_to_lead_the_strategy_answers_for_it(
    strategy: dict[str, Answer], action: str
) -> None:
    """And whoever leads the priority above it is told beside."""
    (party,) = strategy[action].accountable
    assert (party.entity.id, party.basis) == ("body/domestic-abuse-strategic-group", "stated")
    assert {c.locator.rpartition(", ")[2] for c in party.citations} == {"column 8"}
    above = {p.entity.id for p in strategy[action].leads_above}
    assert above == {"person/kim-madill", "body/west-midlands-police"}


@pytest.mark.parametrize("action", _STRATEGY)
def test_another_priority_with_another_lead_covers_the_strategy_too(
    strategy: dict[str, Answer], action: str
) -> None:
    (other,) = [gap for gap in strategy[action].gaps if gap.code == "another-lead"]
    assert "Stop domestic abuse" in other.message
    assert "Walsall Housing Group" in other.message
    lead = strategy["priority/stop-domestic-abuse"].accountable
    assert [p.entity.id for p in lead] == ["body/walsall-housing-group"]


def test_the_actions_on_the_strategy_come_before_the_other_priority(
    strategy: dict[str, Answer],
) -> None:
    assert sorted(list(strategy)[:3]) == _STRATEGY


def test_no_officer_is_named_for_mental_health(walsall: Store) -> None:
    answers = who(walsall, "mental health").answers
    assert {answer.target.id for answer in answers} == {
        "action/working-together-lessen-1a35",
        "action/improve-provision-accessibility-67ff",
    }
    for answer in answers:
        assert "no-officer" in {gap.code for gap in answer.gaps}
        assert answer.responsible == ()
        assert all(p.at != answer.target for p in answer.inherited.responsible)


def test_nothing_covers_parking_permits(walsall: Store) -> None:
    found = who(walsall, "parking permits")
    assert found.answers == ()
    assert found.total == 0
    assert found.narrative == ()


@pytest.mark.parametrize(
    ("question", "first"),
    [
        (
            "knife crime",
            "action/safeguard-protect-divert-4fba",
        ),
        ("exploitation hub", "action/deliver-multi-agency-1eb7"),
        (
            "county lines",
            "action/work-closely-neighbouring-b3f3",
        ),
        (
            "modern slavery",
            "action/develop-delivery-model-6eda",
        ),
        ("MARAC", "action/establish-domestic-abuse-1ed4"),
        (
            "peer educators",
            "action/optimise-opportunities-identify-9286",
        ),
        ("Prevent duty", "duty/prevent-duty"),
        (
            "hate crime reporting",
            "action/increase-hate-crime-e117",
        ),
    ],
)
def test_a_matter_is_found_by_the_words_people_use(
    walsall: Store, question: str, first: str
) -> None:
    answers = [answer.target.id for answer in who(walsall, question).answers]
    assert first in answers[:3], answers


def test_nobody_leads_on_hate_crime_in_harrowmere(harrowmere: Contents) -> None:
    """The board has not agreed on a lead: who bears the duty is not put in that place."""
    store = in_memory()
    store.replace(harrowmere)
    (found,) = who(store, "priority/hate-crime").answers
    assert {p.entity.kind for p in found.parties("accountable")} <= {"vacancy"}
    assert "duty" in {hop.target.kind for hop in found.chain}
    assert "no-accountable" in {gap.code for gap in found.gaps}
    store.close()


def test_every_statement_in_an_answer_s_chain_is_cited(strategy: dict[str, Answer]) -> None:
    for answer in strategy.values():
        assert answer.chain or answer.target.kind in ("body", "post")
        assert all(hop.citations for hop in answer.chain if hop.basis == "stated")
