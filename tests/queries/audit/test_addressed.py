"""To whom a question is put: whoever the documents name for it, and nobody whom they do not name."""

from __future__ import annotations

from datetime import date
from typing import Any

from remit.queries.audit import audit
from remit.queries.audit.model import Finding
from tests.queries.audit.conftest import Made

DAY = date(2020, 7, 30)
PLAN = (
    "plan/x adoptedBy body/board",
    "body/board label Vale Board",
    "post/chair postIn body/board",
    "post/chair label Chair of Vale Board",
    "person/gil holds post/chair",
    "priority/p priorityOf plan/x",
    "priority/p label Quiet streets",
    "action/a actionOf priority/p",
    "action/a responsible vacancy/v",
)
LED = ("priority/p accountable body/police", "body/police label Vale Police")


def found(register: Made, *lines: str, rule: str = "vacant") -> Finding:
    """The one finding of a rule."""
    (one,) = audit(register(*lines), DAY, [rule]).findings
    return one


def asked(one: Finding) -> list[tuple[str, str, str, bool]]:
    """Who is asked, as what, of what, and whether nobody stands nearer."""
    return [(a.entity.id, a.role, a.of.id, a.nearer) for a in one.put_to]


def test_an_action_is_asked_about_of_its_own_lead_else_of_the_priorities(register: Made) -> None:
    one = found(register, *PLAN, *LED)
    assert asked(one) == [("body/police", "lead", "priority/p", True)]
    assert one.put_to_said == "Vale Police (lead of “Quiet streets”)"
    assert one.put_to[0].said.citations
    own = found(register, *PLAN, *LED, "action/a accountable person/ann")
    assert asked(own) == [("person/ann", "accountable", "action/a", True)]


def test_where_no_lead_is_named_whoever_chairs_what_adopted_the_plan_is_asked(
    register: Made,
) -> None:
    one = found(register, *PLAN)
    assert asked(one) == [("person/gil", "chair", "body/board", False)]
    assert one.put_to_said == "gil (chair of Vale Board); nobody nearer is named"


def test_a_board_without_a_chair_is_asked_itself_and_nobody_where_nothing_is_named(
    register: Made,
) -> None:
    unchaired = [line for line in PLAN if "post/chair" not in line]
    assert asked(found(register, *unchaired)) == [("body/board", "adopted", "plan/x", False)]
    unadopted = [line for line in unchaired if "board" not in line]
    one = found(register, *unadopted)
    assert (asked(one), one.put_to_said) == ([], "")


def test_whose_time_in_the_chair_is_over_is_not_asked(register: Made) -> None:
    lines = [line + (" {end=2020-04-30}" if "holds" in line else "") for line in PLAN]
    assert asked(found(register, *lines)) == [("body/board", "adopted", "plan/x", False)]
    lines = [line.replace("label Chair", "label Interim chair") for line in PLAN]
    assert asked(found(register, *lines)) == [("body/board", "adopted", "plan/x", False)]


def test_a_group_of_which_nobody_is_named_is_not_asked_about_its_own_work(register: Made) -> None:
    """It cannot answer who is on it: whoever leads the priority can."""
    group = ("action/a accountable body/g", "body/g label Noise Group")
    assert asked(found(register, *PLAN, *LED, *group)) == [
        ("body/police", "lead", "priority/p", True)
    ]
    chaired = (
        "post/g postIn body/g",
        "post/g label Chair of Noise Group",
        "person/cy holds post/g",
    )
    assert asked(found(register, *PLAN, *LED, *group, *chaired)) == [
        ("person/cy", "chair", "body/g", True)
    ]


def test_what_concerns_many_priorities_is_asked_of_the_chair(register: Made) -> None:
    many = [
        line
        for n in range(4)
        for line in (
            f"priority/q{n} priorityOf plan/x",
            f"priority/q{n} accountable body/b{n}",
            f"action/q{n} actionOf priority/q{n}",
        )
    ]
    done = audit(register(*PLAN[:5], *many), DAY, ["no-officer"])
    assert [a.entity.id for a in done.matters[0].put_to] == ["person/gil"]
    assert [a.entity.id for a in done.findings[0].put_to] == ["body/b0"]


def test_json_has_whom_to_ask_with_ids_and_by_what_it_is_known(register: Made) -> None:
    told: Any = found(register, *PLAN, *LED).to_json()["put_to"]
    assert [(one["id"], one["as"], one["of"]["id"]) for one in told] == [
        ("body/police", "lead", "priority/p")
    ]
    assert [(one["nearest"], one["basis"]) for one in told] == [(True, "stated")]
    assert told[0]["citations"][0]["locator"]


def test_nobody_who_assists_the_chair_or_is_to_come_is_asked_as_the_chair(register: Made) -> None:
    """The assistant of a chair, a chair-elect and a vice-chair chair nothing."""
    for title in ("PA to the Chair", "Chair-elect", "Vice-chair", "Past Chair", "Honorary chair"):
        lines = [line.replace("Chair of Vale Board", f"{title} of Vale Board") for line in PLAN]
        assert "person/gil" not in {a.entity.id for a in found(register, *lines).put_to}
