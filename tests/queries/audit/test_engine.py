"""The audit as a whole: order, choice, waivers, the day, and the real and the invented documents."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from remit.graph.errors import RegisterError
from remit.graph.opening import in_memory
from remit.graph.store import Store
from remit.loaders import load
from remit.queries.audit import WAIVERS, Audit, audit
from remit.queries.audit.facts import Facts

Made = Callable[..., Store]
_LATE = (
    "action/a deadline 2020-03-31",
    "action/a actionOf priority/p",
    "priority/p priorityOf plan/x",
)


@pytest.fixture(scope="module")
def real(seeds: Path) -> Audit:
    """The three real documents as at the end of July 2020."""
    store = in_memory()
    store.replace(load(sorted(seeds.glob("*.txt"))))
    return audit(store, date(2020, 7, 31))


@pytest.fixture(scope="module")
def invented(repository: Path) -> Audit:
    """The invented documents, as at the latest day on which they report."""
    folder = repository / "examples" / "harrowmere"
    store = in_memory()
    store.replace(load([folder / "plan.txt", folder / "delivery-plan.csv"]))
    return audit(store)


def subjects(done: Audit, code: str) -> list[str]:
    """What a rule found something about."""
    return [finding.subject.id for finding in done.findings if finding.code == code]


# --- the engine -----------------------------------------------------------------------------------


def test_the_same_register_gives_the_same_findings_in_the_same_order(register: Made) -> None:
    """Row 9 stands before row 10, whatever the order in which statements came."""
    lines = [f"action/r{n} actionOf priority/p" for n in (10, 9, 1)]
    one, other = audit(register(*lines)), audit(register(*reversed(lines)))
    found = [[(f.code, f.subject.id, f.message) for f in done.findings] for done in (one, other)]
    assert found[0] == found[1]
    assert subjects(one, "no-deadline") == ["action/r1", "action/r9", "action/r10"]


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


def test_without_a_day_the_latest_report_is_the_day(register: Made) -> None:
    """So that the same register gives the same audit tomorrow."""
    dated = ("update/u updateOf action/a", "update/u asAt 2020-06-18", "update/w asAt 2020-05-01")
    assert audit(register(*_LATE, *dated)).as_of == "2020-06-18"
    assert audit(register("plan/x period 2020-04-01/2021-03-31")).as_of == "2020-04-01"


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


# --- the real documents ---------------------------------------------------------------------------

_ROWS = "action/dp-violence-reduction-r"


def test_every_gap_that_a_careful_reader_counted_is_found(real: Audit) -> None:
    """Empty cells and TBCs of the delivery table, by the numbers of the reading by hand."""
    assert subjects(real, "vacant") == [
        *(f"{_ROWS}{n}" for n in (22, 23, 24)),
        "priority/violence-reduction",
    ]
    empty = [f"{_ROWS}{n}" for n in (9, 13, 21, 22, 23, 24)]
    assert subjects(real, "no-start") == empty
    assert subjects(real, "no-deadline") == empty
    assert subjects(real, "no-status") == [f"{_ROWS}{n}" for n in (22, 23, 24)]


def test_the_contradictions_of_the_real_documents_are_found(real: Audit) -> None:
    """What the project set out to show."""
    assert subjects(real, "split-lead") == ["objective/dp-violence-reduction-3"]
    assert subjects(real, "not-over") == [f"{_ROWS}10"]
    assert subjects(real, "told-two-ways") == [f"{_ROWS}13"]
    assert subjects(real, "self-led") == [f"{_ROWS}{n}" for n in (22, 23, 24)]
    assert subjects(real, "beyond-plan") == ["plan/safer-walsall-partnership-plan"]
    assert len(subjects(real, "leads-nothing")) == 2
    assert len(subjects(real, "lead-not-member")) == 4
    assert any("0219" in f.message for f in real.findings if f.code == "impossible-date")


def test_two_years_are_no_contradiction(real: Audit) -> None:
    """3,700 offences in one year and 3,900 in the next may both be true."""
    assert subjects(real, "two-values") == []


# Every finding was read beside the documents. These are held to be wrong, or not worth a question.
_FALSE = {
    ("no-law", "duty/000-46f4c1e3-372-1"),  # the sentence before cites the Act
    ("several-names", "body/police-and-crime-commissioner"),  # in a chart of the area, plainly one
    ("silent", "L14"),  # arises only when the commissioner asks
    (
        "ahead-of-itself",
        "document/003-2120334a1d5b1a82-txt",
    ),  # the heading may name the year's start
    ("no-delivery-plan", "priority/stop-domestic-abuse"),  # its plan is an action of another table
}
_FALSE_INVENTED = {
    ("two-values", "priority/serious-violence"),  # the same cell explains that one was revised
    ("no-target-date", "priority/domestic-abuse"),  # "nobody is turned away" holds at all times
    ("no-baseline", "priority/drugs-alcohol-and-exploitation"),  # its figure stands elsewhere
    ("silent", "plan/safer-harrowmere-partnership-plan"),  # Channel: in the county's plan, it says
}


def test_at_most_one_finding_in_ten_is_a_false_alarm(real: Audit, invented: Audit) -> None:
    """As judged by reading each of them."""
    assert len(real.findings) >= 100
    assert len(_FALSE) <= len(real.findings) / 10
    assert len(_FALSE_INVENTED) <= len(invented.findings) / 10
    held = {(f.code, f.subject.id) for f in (*real.findings, *invented.findings)}
    assert {pair for pair in _FALSE | _FALSE_INVENTED if "/" in pair[1]} <= held, "read them again"


def test_every_finding_cites(real: Audit, invented: Audit) -> None:
    """A finding without a passage cannot be checked."""
    bare = [f.message for f in (*real.findings, *invented.findings) if not f.evidence]
    assert bare == []


def test_the_invented_documents_show_what_was_put_into_them(invented: Audit) -> None:
    """Eight seats are vacant, one priority has no lead, one figure was revised."""
    found = Counter(finding.code for finding in invented.findings)
    assert found["vacant"] == 9
    assert subjects(invented, "no-lead") == ["priority/hate-crime"]
    assert found["everybody"] == found["two-values"] == 1
    assert found["undated-report"] == 0
