"""Sheets of leads and officers: what they say is what the remit, the audit and the loss of them say."""

from __future__ import annotations

from datetime import date

import pytest

from remit.examples import bundled
from remit.graph.held import Held
from remit.graph.opening import open_store
from remit.graph.store import Store
from remit.queries.above import Above
from remit.queries.audit import audit
from remit.queries.dependencies import dependencies
from remit.queries.each import each
from remit.queries.remit_of import remit_of
from remit.queries.sheets import Found, Sheet, if_gone, sheets
from remit.queries.stories import stories
from remit.queries.without import without

Made = tuple[Store, Found, dict[str, Sheet]]


@pytest.fixture(scope="module")
def made() -> Made:
    store = open_store(bundled())
    contents, priorities, found = store.contents(), store.of_kind("priority"), audit(store)
    answers = each(store, [p.id for p in priorities])
    known = Found(found, stories(contents, priorities, answers, found), tuple(dependencies(store)))
    given = {s.object for s in contents.statements if s.term == "assignedTo" and s.object}
    held = Held(contents.entities, contents.statements)
    remits = {id_: remit_of(store, id_) for id_ in sorted(given)}
    return (
        store,
        known,
        {s.agent.id: s for s in sheets(held, remits, known, Above.read(held, held.things))},
    )


def test_a_lead_is_told_what_it_leads_and_how_much_of_it_names_nobody(made: Made) -> None:
    sheet = made[2]["body/walsall-housing-group"]
    assert sheet.sentence == (
        'Walsall Housing Group leads "Stop domestic abuse": 11 actions, with nobody responsible for any.'
    )
    assert len(sheet.actions) == 11
    assert sheet.if_gone.endswith("nobody would be accountable for 1 priority and 11 actions.")
    assert sheet.loses


def test_what_a_lead_has_and_what_others_lead_are_all_actions_of_the_priority(made: Made) -> None:
    """What she is herself responsible for is hers too, and neither left out nor told twice."""
    for id_ in ("person/kim-madill", "body/west-midlands-police"):
        sheet = made[2][id_]
        assert sheet.sentence.partition(".")[0].endswith(
            'leads "Violence reduction": 17 actions, with nobody responsible for 10; others lead 3 more'
        )
        assert len(sheet.actions) == 17
    assert ". Kim Madill is responsible for " in made[2]["person/kim-madill"].sentence


def test_an_officer_is_told_their_own_actions(made: Made) -> None:
    sheet = made[2]["person/sara-ward"]
    assert sheet.sentence == "Sara Ward is responsible for 3 actions."
    assert len(sheet.actions) == 3
    assert sheet.if_gone == "If Sara Ward left, nobody would be responsible for 3 actions."


def test_what_would_be_lost_is_what_the_question_without_them_says(made: Made) -> None:
    store, known, found = made
    day = date.fromisoformat(known.audit.as_of)
    for id_, sheet in found.items():
        assert sheet.if_gone == if_gone(without(store, id_, day))


def test_what_to_be_ready_for_is_grave_open_and_asked(made: Made) -> None:
    _, known, found = made
    for sheet in found.values():
        ranks = [f.severity for f in sheet.ready]
        assert ranks == sorted(ranks, key=["high", "medium"].index)
        assert all(f.question and f.waived is None for f in sheet.ready)
    lead = found["body/walsall-housing-group"]
    story = next(
        s for s in known.stories if s.priority and s.priority.label == "Stop domestic abuse"
    )
    assert {f.id for f in lead.ready} <= {f.id for f in story.findings}


def test_nobody_gets_a_sheet_who_is_given_no_work(made: Made) -> None:
    store, _, found = made
    kinds = {sheet.agent.kind for sheet in found.values()}
    assert kinds <= {"body", "person", "post"}
    assert "body/west-midlands-community-rehabilitation-company" not in found
    for pair in found["body/walsall-housing-group"].shared:
        assert pair.priority.label != "Stop domestic abuse"
        assert pair.example
    assert store.of_kind("vacancy")
