"""The audit as a whole: order, choice, waivers, the day."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from remit.graph.errors import RegisterError
from remit.graph.opening import in_memory
from remit.graph.store import Store
from remit.loaders import load
from remit.queries.audit import WAIVERS, audit
from remit.queries.facts.dating import day_of
from remit.queries.facts.register import Facts
from tests.support.answers import subjects
from tests.support.lines import contents

Made = Callable[..., Store]
_LATE = (
    "action/a deadline 2020-03-31",
    "action/a actionOf priority/p",
    "priority/p priorityOf plan/x",
)


# --- the engine -----------------------------------------------------------------------------------


def test_the_same_register_gives_the_same_findings_in_the_same_order() -> None:
    """That of the papers, where line 9 stands before line 10, whatever the order in which statements came."""
    made = contents([f"action/{name} actionOf priority/p" for name in "lkjihgfedcba"], {})
    audits = []
    for said in (made.statements, made.statements[::-1]):
        store = in_memory()
        store.replace(replace(made, statements=said))
        audits.append(audit(store))
    one, other = audits
    found = [[(f.code, f.subject.id, f.message) for f in done.findings] for done in (one, other)]
    assert found[0] == found[1]
    assert subjects(one, "no-deadline") == [f"action/{name}" for name in "lkjihgfedcba"]


def test_rules_are_chosen_by_code_family_and_severity(register: Made) -> None:
    """What is ignored wins over what is selected."""
    store = register(*_LATE)
    assert [c.rule.code for c in audit(store, select=["overdue", "no-lead"]).rules] == [
        "no-lead",
        "overdue",
    ]
    time = audit(store, select=["time"], ignore=["overdue"], severity="medium").rules
    assert {c.rule.family for c in time} == {"time"}
    assert {c.rule.severity for c in time} == {"high", "medium"}
    assert "overdue" not in {c.rule.code for c in time}


def test_an_unknown_rule_is_named_with_its_nearest(register: Made) -> None:
    """A slip of the pen must not pass for a clean audit."""
    with pytest.raises(RegisterError, match=r"overdeu.*did you mean overdue"):
        audit(register(*_LATE), select=["overdeu"])


_BY_DAY = {
    "due-soon",
    "open-undated",
    "owner-left",
    "overdue",
    "ended-role",
    "promise-passed",
    "stale",
    "cycle",
    "green-but-late",
    "bearer-not-bound",
    "lead-not-bound",
    "lead-not-authority",
    "silent",
}


def test_without_a_day_the_latest_report_is_the_day(register: Made) -> None:
    """So that the same register gives the same audit tomorrow."""
    dated = ("update/u updateOf action/a", "update/u asAt 2020-06-18", "update/w asAt 2020-05-01")
    assert audit(register(*_LATE, *dated)).as_of == "2020-06-18"
    assert audit(register("plan/x period 2020-04-01/2021-03-31")).as_of == "2020-04-01"
    named = ("priority/p priorityOf plan/x", "plan/x label Vale Safety Plan 2019-2021")
    assert audit(register(*named)).as_of == "2019-01-01"


def test_a_meeting_dates_what_its_minutes_report(register: Made) -> None:
    """What was to be done before it, and is not said to be, is late on that day."""
    there = "person/ann attended body/board {start=2020-07-01, end=2020-07-01}"
    away = "person/bob absentFrom body/board {start=2020-06-01, end=2020-06-01}"
    store = register(*_LATE, there, away)
    assert audit(store).as_of == "2020-07-01"
    assert day_of(store) == date(2020, 7, 1)


def test_where_nothing_dates_the_register_no_day_is_made_up(register: Made) -> None:
    """What needs a day is not looked at, no waiver runs out, and the rest is found all the same."""
    waiver = {"rule": "overdue", "about": "a", "by": "Ann", "until": "2020-12-31", "reason": "Snow"}
    ended = ("person/ann holds post/chair {end=2019-04-30}", "action/b actionOf priority/p")
    store = register(*_LATE, *ended, "plan/x aim Quiet", meta={WAIVERS: json.dumps([waiver])})
    done = audit(store)
    assert done.as_of == "" == done.to_json()["as_of"]
    checked = {c.rule.code: c.checked for c in done.rules}
    assert {code for code, n in checked.items() if n} >= {"no-deadline", "no-officer"}
    assert {c.rule.code for c in done.rules if c.rule.by_day} == _BY_DAY
    assert not any(checked[code] for code in _BY_DAY)
    assert done.findings
    assert done.lapsed == ()
    assert {f.code for f in audit(store, date(2021, 1, 1)).findings} >= {"overdue", "ended-role"}


@pytest.mark.parametrize("about", ["action/a", "A late one"])
def test_a_waived_finding_is_shown_with_its_waiver(register: Made, about: str) -> None:
    """It is neither hidden nor open."""
    waiver = {
        "rule": "overdue",
        "about": about,
        "by": "Ann",
        "until": "2020-12-31",
        "reason": "Snow",
    }
    meta = {WAIVERS: json.dumps([waiver])}
    store = register(*_LATE, "action/a label A late one", meta=meta)
    done = audit(store, date(2020, 7, 31), ["overdue"])
    (finding,) = done.findings
    assert finding.waived is not None
    assert finding.to_json()["waived"] == waiver
    assert done.open == ()
    late = audit(store, date(2021, 1, 1), ["overdue"])
    assert len(late.open) == 1
    assert [w.reason for w in late.lapsed] == ["Snow"]
    other = audit(store, date(2020, 3, 1), ["overdue"])
    assert [w.about for w in other.idle] == [about]


def test_waivers_come_from_the_decisions_file(tmp_path: Path) -> None:
    """A load carries them into the register."""
    plan, decisions = tmp_path / "plan.txt", tmp_path / "decisions.yaml"
    plan.write_text("Priority: Quiet streets\n\nLead: TBC\n", encoding="utf-8")
    decisions.write_text(
        "waive:\n  - {rule: no-measure, about: Quiet streets, by: Ann, until: 2030-01-01, reason: New}\n",
        encoding="utf-8",
    )
    store = in_memory()
    store.replace(load([plan], decisions))
    done = audit(store, date(2020, 7, 31), ["no-measure"])
    assert [f.waived.by for f in done.findings if f.waived] == ["Ann"]


def test_an_extract_is_no_second_passage(register: Made) -> None:
    """The same text in two places is one passage with two citations."""
    facts = Facts(register("text A year of 0219.", "text A year   of 0219."), date(2020, 1, 1))
    assert [len(p.citations) for p in facts.passages] == [2]
