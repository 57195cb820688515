"""Findings as matters: nothing is lost, doubles are told once, and each matter asks one question."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from remit.graph.opening import in_memory
from remit.loaders import load
from remit.queries.audit import RULES, WAIVERS, Audit, audit
from remit.queries.audit.model import AnyRule
from remit.queries.audit.phrases import FRAMES, WORDING
from remit.queries.audit.topics import ORDER, TOPICS
from tests.queries.audit.conftest import Made
from tests.support.lines import contents

DAY = date(2020, 7, 31)
_LANES = (
    "priority/lanes label Quiet lanes",
    "priority/lanes priorityOf plan/p",
    "action/hub label Open a hub in Mill Lane",
    "action/hub actionOf priority/lanes",
    "action/walk label Walk the lanes by night",
    "action/walk actionOf priority/lanes",
    "action/other label Paint the gates",
    "action/other actionOf priority/lanes",
    "action/other start 2020-01-01",
)


def together(done: Audit, code: str) -> list[int]:
    """How many findings of a rule are in each matter that has any."""
    counts = [sum(f.code == code for f in matter.findings) for matter in done.matters]
    return [n for n in counts if n]


def in_one_matter_each(done: Audit) -> bool:
    """Whether each finding is in exactly one matter, and nothing else is."""
    inside = Counter(f.id for matter in done.matters for f in matter.findings)
    return inside == Counter(f.id for f in done.findings) and {*inside.values()} <= {1}


@pytest.fixture(scope="module")
def walsall(seeds: Path, repository: Path) -> Audit:
    """The real documents with their decisions."""
    store = in_memory()
    decisions = repository / "examples" / "walsall-2020" / "decisions.yaml"
    store.replace(load(sorted(seeds.glob("*.txt")), decisions))
    return audit(store, DAY)


@pytest.fixture(scope="module")
def harrowmere(repository: Path) -> Audit:
    """The invented documents."""
    folder = repository / "examples" / "harrowmere"
    store = in_memory()
    store.replace(load([folder / "plan.txt", folder / "delivery-plan.csv"]))
    return audit(store)


@pytest.mark.parametrize("which", ["walsall", "harrowmere"])
def test_every_finding_is_in_exactly_one_matter(which: str, request: pytest.FixtureRequest) -> None:
    """None is lost and none is told twice, and ids tell findings apart."""
    done: Audit = request.getfixturevalue(which)
    assert in_one_matter_each(done)
    assert len(done.matters) < len(done.findings) / 2


@pytest.mark.parametrize("which", ["walsall", "harrowmere"])
def test_every_finding_and_every_matter_asks_one_question(
    which: str, request: pytest.FixtureRequest
) -> None:
    """It is a question, it is one, and no place of its words was left open."""
    done: Audit = request.getfixturevalue(which)
    asked = [*(f.question for f in done.findings), *(m.question for m in done.matters)]
    assert all(q.endswith("?") and q.count("?") == 1 for q in asked)
    told = [*asked, *(m.story for m in done.matters), *(m.title for m in done.matters)]
    assert not [t for t in told if "{" in t or "  " in t or not t.strip() or "“”" in t]


def test_the_first_matters_of_the_real_documents(walsall: Audit) -> None:
    """Who answers for domestic abuse, who does the work on it, who does the rest, what is red; then what is late."""
    gravest = [matter.findings[0].code for matter in walsall.matters[:6]]
    assert gravest == ["split-lead", "vacant", "vacant", "no-officer", "red", "overdue"]
    assert len(walsall.matters[1].findings) >= 20
    abuse = {
        "action/finalise-partnership-domestic-e683",
        "action/establish-domestic-abuse-1ed4",
    }
    assert abuse <= {thing.id for thing in walsall.matters[1].concerns}
    assert "31 March 2020" in walsall.matters[5].question


def test_what_runs_through_a_plan_is_one_matter_and_told_early(walsall: Audit) -> None:
    """Measures without number, date and start are one question, not three for each priority."""
    assert together(walsall, "no-target") == [6]
    (measures,) = (m for m in walsall.matters if m.findings[0].code == "no-target")
    assert {f.code for f in measures.findings} >= {"no-target", "no-target-date", "no-baseline"}
    assert measures.throughout
    assert "18 measures" in measures.question
    grave = [n for n, m in enumerate(walsall.matters) if m.severity == "low"]
    assert walsall.matters.index(measures) < min(grave)


def test_a_title_counts_all_that_its_matter_is_about(walsall: Audit) -> None:
    """Things of every rule of the topic, of whatever kind; what stands under another of them is not counted twice."""
    titles = [matter.title for matter in walsall.matters]
    assert {
        "Seats left open: 2 posts and 1 priority",
        "Measures by which success cannot be judged: 6 priorities",
        "Groups without members or without a body to report to: 8 bodies",
        "The same action told twice: 4 actions",
        "Bodies of which hardly anything is said: 8 bodies",
    } <= {*titles}


def test_a_title_speaks_of_no_more_than_was_found(register: Made) -> None:
    """A priority without a measure lacks no action, and groups that are not named lack no members."""
    lines = ("priority/lanes label Quiet lanes", "priority/lanes priorityOf plan/p")
    titles = [m.title for m in audit(register(*lines), DAY, ["no-measure", "no-group"]).matters]
    assert titles == [
        "A priority without a measure: “Quiet lanes”",
        "A priority without a delivery group: “Quiet lanes”",
    ]


def test_no_start_and_no_deadline_of_one_row_are_one_sentence(register: Made) -> None:
    """A row that lacks both is asked about once."""
    done = audit(register(*_LANES), DAY, ["no-start", "no-deadline"])
    (matter,) = [
        m for m in done.matters if {f.code for f in m.findings} == {"no-start", "no-deadline"}
    ]
    assert matter.story.count("is given for") <= 2
    assert "deadline" in matter.story
    assert "start date" in matter.story


def test_rows_with_the_same_gravest_fault_are_asked_about_together(register: Made) -> None:
    """Two vacancies of one priority are one matter; those of another priority are another."""
    done = audit(
        register(
            *_LANES,
            "action/hub responsible vacancy/a",
            "vacancy/a label TBC",
            "action/walk responsible vacancy/b",
            "vacancy/b label TBC",
            "priority/buses label Safe buses",
            "priority/buses priorityOf plan/p",
            "action/bus label Ride the night bus",
            "action/bus actionOf priority/buses",
            "action/bus responsible vacancy/c",
            "vacancy/c label TBC",
        ),
        DAY,
        ["vacant"],
    )
    assert together(done, "vacant") == [2, 1]
    assert "Open a hub" in done.matters[0].question
    assert "Walk the lanes" in done.matters[0].question


def test_an_id_stays_when_rows_move_and_when_the_finding_is_waived(register: Made) -> None:
    """It is made of the rule and of what the finding is about, in words."""
    waiver = {
        "rule": "no-deadline",
        "about": "Paint the gates",
        "reason": "every spring",
        "by": "Chair",
        "until": "2021-01-01",
    }
    before = audit(register(*_LANES), DAY, ["no-deadline"])
    moved = [line.replace("action/other", "action/r99") for line in reversed(_LANES)]
    after = audit(register(*moved, meta={WAIVERS: json.dumps([waiver])}), DAY, ["no-deadline"])
    assert {f.id for f in before.findings} == {f.id for f in after.findings}
    assert len({f.id for f in after.findings}) == 3
    assert [f.waived is not None for f in after.findings].count(True) == 1


def test_a_matter_that_is_waived_as_a_whole_comes_last(register: Made) -> None:
    """It is still told, but no longer among what matters most."""
    about = ("Open a hub in Mill Lane", "Walk the lanes by night", "Paint the gates")
    waivers = [
        {"rule": "no-deadline", "about": a, "reason": "r", "by": "b", "until": "2021-01-01"}
        for a in about
    ]
    lines = (*_LANES, "body/x label Vale Rangers", "body/x name 'Vale Rangers'")
    done = audit(register(*lines, meta={WAIVERS: json.dumps(waivers)}), DAY)
    assert in_one_matter_each(done)
    assert [bool(matter.open) for matter in done.matters] == sorted(
        (bool(matter.open) for matter in done.matters), reverse=True
    )


def test_a_finding_names_all_that_it_concerns(walsall: Audit) -> None:
    """Fourteen actions of one priority are fourteen ids beside that of the priority."""
    (found,) = (
        f
        for f in walsall.findings
        if (f.code, f.subject.id) == ("no-officer", "priority/prevent-extremist-activity")
    )
    kinds = Counter(thing.kind for thing in found.concerns)
    assert kinds == {"priority": 1, "action": 14}
    assert "14 actions" in found.question


def test_every_rule_has_its_words_and_its_topic() -> None:
    """A new rule cannot be forgotten, and none is in two topics."""
    codes = [rule.code for rule in RULES]
    assert {*WORDING} == {*codes}
    assert sorted(code for topic in TOPICS for code in topic.codes) == sorted(codes)
    assert len(ORDER) == len(codes)
    assert {words.frame for words in WORDING.values()} == {"", *FRAMES}


def test_a_rule_from_elsewhere_is_a_matter_too(register: Made) -> None:
    """Its title is the rule's, and what is asked is what will be done."""
    (overdue,) = (rule for rule in RULES if rule.code == "no-deadline")
    own: AnyRule = replace(overdue, code="own-rule", title="An own rule")
    done = audit(register(*_LANES), DAY, rules=[own])
    (matter,) = done.matters
    assert matter.title.startswith("An own rule")
    assert matter.question.startswith("What will be done about")
    assert in_one_matter_each(done)


_PARTS = (
    *_LANES,
    "action/hub responsible vacancy/a",
    "vacancy/a label TBC",
    "action/walk deadline 2020-03-31",
    "action/walk rag Amber",
    "action/hub start {raw=ASAP}",
    "action/hub evaluation 'Work has not started. Work has started.'",
    "body/g delivers priority/lanes",
    "measure/m measureOf priority/lanes",
    "measure/n measureOf priority/lanes",
    "text 'In the year 0219 ten lanes were lit.'",
)


@given(st.lists(st.sampled_from(_PARTS), unique=True, min_size=1))
@settings(max_examples=40, deadline=None)
def test_whatever_is_found_is_in_exactly_one_matter(lines: list[str]) -> None:
    """For any register made of these lines."""
    labelled = [line for line in lines if " label " not in line or len(lines) > 3]
    store = in_memory()
    store.replace(contents(labelled or lines, {}))
    try:
        assert in_one_matter_each(audit(store, DAY))
    finally:
        store.close()
