"""Who is named for now beside a place that is open, so that "who acts until then?" is not asked of whoever reads."""

from __future__ import annotations

from datetime import date

from remit.queries.audit import audit
from remit.queries.remit_of import remit_of
from remit.queries.who import who
from tests.queries.audit.conftest import Made

DAY = date(2020, 7, 30)
GROUP = (
    "action/a actionOf priority/p",
    "action/a label Set up a lime group",
    "action/a responsible vacancy/v",
    "vacancy/v label TBC",
    "action/a accountable body/g",
    "body/g label Lime Group",
    "person/emi label Emi Horn",
    "person/emi holds post/i {as=Interim chair, end=2020-04-30}",
    "post/i label Interim chair of Lime Group",
    "post/i postIn body/g",
    "update/u updateOf action/a",
    "update/u asAt 2020-07-30",
)
NAMED = "Emi Horn is named as interim chair of Lime Group until 30 April 2020."


def test_whoever_chairs_the_body_for_now_is_told_beside_the_open_place(register: Made) -> None:
    found = audit(register(*GROUP), DAY, ["vacant"])
    assert NAMED in found.findings[0].message
    assert NAMED in found.matters[0].story
    assert "person/emi" in [thing.id for thing in found.findings[0].concerns]


def test_a_chair_who_is_no_stand_in_or_of_another_body_is_not_told(register: Made) -> None:
    """Whoever holds a post for good, or stands in elsewhere, acts for nobody here."""
    lines = [line.replace("Interim chair", "Chair") for line in GROUP]
    assert "Emi" not in audit(register(*lines), DAY, ["vacant"]).findings[0].message
    lines = [line.replace("postIn body/g", "postIn body/other") for line in GROUP]
    assert "Emi" not in audit(register(*lines), DAY, ["vacant"]).findings[0].message


def test_whom_two_open_places_have_for_now_is_said_once(register: Made) -> None:
    lines = [*GROUP, "action/b actionOf priority/p", "action/b accountable body/g"]
    store = register(*lines, "action/b responsible vacancy/w", "vacancy/w label TBC")
    found = audit(store, DAY, ["vacant"])
    assert len(found.findings) == 2
    assert found.matters[0].story.count(NAMED) == 1


def test_what_somebody_holds_is_said_before_that_nothing_else_is_theirs(register: Made) -> None:
    store = register(*GROUP, "person/emi holds post/c {as=Chair}", "post/c label Chair of Oaks")
    told = remit_of(store, "Emi Horn").sentence
    assert told == (
        "Emi Horn is Chair of Oaks, and was Interim chair of Lime Group until 30 April 2020. "
        "Nothing else is assigned to Emi Horn."
    )
    assert who(store, "Emi Horn").sentence.startswith("Emi Horn is Chair of Oaks and Interim")


def test_a_group_whose_interim_chair_is_over_says_so(register: Made) -> None:
    messages = [gap.message for gap in remit_of(register(*GROUP), "Lime Group").gaps]
    assert any(
        "Emi Horn holds" in m and "until 30 April 2020, which is over" in m for m in messages
    )


def test_a_head_of_something_temporary_stands_in_for_nobody(register: Made) -> None:
    lines = [line.replace("Interim chair", "Head of Temporary Accommodation") for line in GROUP]
    assert "Emi" not in audit(register(*lines), DAY, ["vacant"]).findings[0].message
