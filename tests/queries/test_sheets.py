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
from remit.queries.doubted import day_doubted
from remit.queries.each import each
from remit.queries.remit_of import remit_of
from remit.queries.sheets import Found, Sheet, if_gone, sheet_of, sheets
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


def test_what_to_be_ready_for_is_grave_or_about_oneself_and_open(made: Made) -> None:
    _, known, found = made
    for id_, sheet in found.items():
        ranks = [f.severity for f in sheet.ready]
        assert ranks == sorted(ranks, key=["high", "medium", "low"].index)
        assert all(f.question and f.waived is None for f in sheet.ready)
        about = [f for f in sheet.ready if id_ in {f.subject.id, *(e.id for e in f.concerns)}]
        assert all(f in about for f in sheet.ready if f.severity == "low" and sheet.led)
    lead = found["body/walsall-housing-group"]
    story = next(
        s for s in known.stories if s.priority and s.priority.label == "Stop domestic abuse"
    )
    assert {f.id for f in lead.ready} <= {f.id for f in story.findings}


def test_a_sheet_drops_no_question_in_silence(made: Made) -> None:
    """Those about the party itself stand on it, and the others are counted."""
    sheet = made[2]["body/walsall-housing-group"]
    asked = " ".join(f.question for f in sheet.ready)
    assert "By what agreement is Walsall Housing Group held" in asked
    assert "By which name should Walsall Housing Group be known" in asked
    assert len(sheet.ready) == 9
    assert sheet.left_said == (
        'And 5 lesser questions: see the findings, under "Stop domestic abuse".'
    )
    story = next(s for s in made[1].stories if s.priority in sheet.led)
    assert {f.id for f in (*sheet.ready, *sheet.left)} == {f.id for f in story.findings}


def test_a_sheet_tells_of_the_posts_without_a_holder_on_its_matter(made: Made) -> None:
    told = [f.subject.label for f in made[2]["body/walsall-housing-group"].places]
    assert told == [
        "DA interim coordinator",
        "Lead for DA",
        "Interim chair of Domestic Abuse Strategic Group",
    ]
    assert made[2]["body/walsall-council"].places == ()


def test_a_sheet_says_what_is_late_or_why_nothing_can_be(made: Made) -> None:
    assert made[2]["body/walsall-housing-group"].due == (
        "None of the 11 actions gives a date, so none can be called late: "
        "5 are for 1 year and 6 are for 3 years."
    )
    assert "; 2 of them are past and not said to be done." in made[2]["person/kim-madill"].due


def test_a_day_that_rests_on_a_date_that_a_finding_doubts_is_said_to(made: Made) -> None:
    store, known, _ = made
    statements = store.contents().statements
    assert day_doubted(statements, known.audit) == (
        "a finding doubts the date of 1 of the 2 reports of that day"
    )
    one = [s for s in statements if s.subject != "update/30-7-20-cfac"]
    assert day_doubted(one, known.audit) == "a finding doubts that date"
    rest = tuple(f for f in known.audit.findings if f.code != "not-over")
    assert day_doubted(statements, known.audit._replace(findings=rest)) == ""


def test_nobody_gets_a_sheet_who_is_given_no_work(made: Made) -> None:
    store, _, found = made
    kinds = {sheet.agent.kind for sheet in found.values()}
    assert kinds <= {"body", "person", "post"}
    assert "body/west-midlands-community-rehabilitation-company" not in found
    for pair in found["body/walsall-housing-group"].shared:
        assert pair.priority.label != "Stop domestic abuse"
        assert pair.example
    assert store.of_kind("vacancy")


def test_the_loss_of_a_body_names_the_people_who_go_with_it_and_counts_what_law_gives_it(
    made: Made,
) -> None:
    """They may be named beside it, and whoever reads must not take them to stay."""
    assert made[2]["body/west-midlands-police"].if_gone == (
        "If West Midlands Police, and with it Kim Madill, left, nobody would be accountable for 1 priority and 17 actions."
    )
    assert made[2]["body/walsall-council"].if_gone.endswith("1 priority, 14 actions and 1 duty.")


def test_the_loss_of_whoever_holds_only_a_post_is_that_nobody_would_hold_it(made: Made) -> None:
    store, found, _ = made
    sheet = sheet_of(store, remit_of(store, "Garry Perry"), found)
    assert sheet.if_gone == (
        "If Garry Perry left, nobody would hold the post Chair of Safer Walsall Partnership."
    )
    assert sheet.loses
