"""Papers of other public bodies: nobody is made up, and what is not understood is owned up to."""

from __future__ import annotations

from pathlib import Path

import pytest

from remit.graph.model import Contents
from remit.loaders import load

_COMMITTEE = """\
The Board of Directors has a standing Quality Committee (the Committee).

The Committee is made up of:

- Three Non-Executive Directors
- Chief Nurse
- Director of Children's Services
- Dr Ann Bee, Medical Director
- Mere Housing Trust

Chair: Professor Cy Dee
Deputy Chair: to be confirmed

The Committee reports to the Board of Directors.

The Committee will:

(a) receive the report on complaints (Lead: Head of Governance)
(b) approve the audit programme
"""
_SHEET = """\
ID;What needs to happen;Senior Responsible Owner;Delivery lead;Completion due;Tide
1;Set up a framework, with measures;ACO Ruth Penfold;HR Business Partner;31.03.2027;North
2;Train the staff;CFO;IT Service Desk;Q3 2026/27;
"""


@pytest.fixture
def committee(tmp_path: Path) -> Contents:
    """Terms of reference of a committee."""
    (tmp_path / "terms.txt").write_text(_COMMITTEE, encoding="utf-8")
    return load([tmp_path / "terms.txt"])


@pytest.fixture
def sheet(tmp_path: Path) -> Contents:
    """An action table as a spreadsheet of another country's settings exports it."""
    (tmp_path / "actions.csv").write_text(_SHEET, encoding="cp1252")
    return load([tmp_path / "actions.csv"])


def _unread(contents: Contents) -> dict[str, str]:
    return {e.locator: e.reason for e in contents.ledger if e.outcome == "unread"}


def test_posts_and_people_sit_in_a_committee_as_what_they_are(committee: Contents) -> None:
    """A chief nurse is no body; several directors are no single post."""
    members = {s.subject for s in committee.statements if s.term == "memberOf"}
    assert members == {
        "post/chief-nurse",
        "post/director-of-childrens-services",
        "person/ann-bee",
        "body/mere-housing-trust",
    }
    assert "is not one body, person or post" in _unread(committee)["line 5"]


def test_a_board_of_directors_is_a_body_that_is_reported_to(committee: Contents) -> None:
    """Though its name ends on no word that bodies end on."""
    assert [(s.subject, s.object) for s in committee.statements if s.term == "reportsTo"] == [
        ("body/quality-committee", "body/board-of-directors")
    ]


def test_who_is_named_where_nothing_is_known_to_be_led_is_unread(committee: Contents) -> None:
    """It is not passed over as text: somebody is named there."""
    reason = "it stands in a list of names, and nothing was told of it"
    assert {place for place, why in _unread(committee).items() if why == reason} == {
        "line 11",
        "line 12",
    }


def test_an_item_of_a_committees_work_may_name_its_lead_in_brackets(committee: Contents) -> None:
    """The committee does it, and the lead answers for it."""
    told = {
        (s.role, s.object, s.basis)
        for s in committee.statements
        if s.term == "assignedTo" and s.subject.startswith("action/receive-report")
    }
    assert told == {
        ("responsible", "body/quality-committee", "inferred"),
        ("accountable", "post/head-of-governance", "stated"),
    }


def test_ranks_and_short_titles_are_posts(sheet: Contents) -> None:
    """And the person behind one is a person, also where an accountable officer is asked for."""
    assigned = {(s.subject, s.role, s.object) for s in sheet.statements if s.term == "assignedTo"}
    assert (
        "action/set-up-framework-82c1",
        "accountable",
        "person/ruth-penfold",
    ) in assigned
    assert ("action/train-staff-864f", "accountable", "post/cfo") in assigned
    assert (
        "action/set-up-framework-82c1",
        "responsible",
        "post/hr-business-partner",
    ) in assigned
    assert [
        s.object for s in sheet.statements if s.subject == "person/ruth-penfold" and s.object
    ] == ["post/aco"]


def test_nobody_is_made_of_the_words_of_a_service(sheet: Contents) -> None:
    """An acronym and two capitalised words may be a person's unit and name, and may not."""
    assert {e.label for e in sheet.entities if e.kind == "person"} == {"Ruth Penfold"}
    assert {e.label for e in sheet.entities if e.kind == "body"} <= {"IT Service Desk"}


def test_a_column_without_a_meaning_is_named_by_its_heading(sheet: Contents) -> None:
    """So that a profile can say what it means."""
    assert any(
        n.startswith("actions.csv: row 1, column 6: this column is not known: “Tide” (")
        for n in sheet.notes
    )


@pytest.mark.parametrize(
    ("heading", "kind"), [("Lead", "person"), ("Lead agency", "body"), ("SRO", "person")]
)
def test_two_capitalised_words_are_a_body_only_where_a_body_is_asked_for(
    tmp_path: Path, heading: str, kind: str
) -> None:
    """Under "Lead" stands a person as often as not."""
    (tmp_path / "t.csv").write_text(
        f"Ref,Action,{heading},Due\n1,Mend the gates,Fern Larkfield,ASAP\n", encoding="utf-8"
    )
    contents = load([tmp_path / "t.csv"])
    (lead,) = [s for s in contents.statements if s.role == "accountable"]
    assert lead.object == f"{kind}/fern-larkfield"


@pytest.mark.parametrize("cell", ["Joint - Police and Council", "Place Directorate - or whoever"])
def test_a_dash_between_words_makes_no_long_name(tmp_path: Path, cell: str) -> None:
    """Two parties in one cell, or a remark: who is meant is not told, and said not to be."""
    (tmp_path / "t.csv").write_text(
        f"Ref,Action,Owner,Due\n1,Mend the gates,{cell},ASAP\n", encoding="utf-8"
    )
    contents = load([tmp_path / "t.csv"])
    assert not [e for e in contents.entities if e.kind in ("body", "person", "post")]
    assert [e.outcome for e in contents.ledger] == ["ignored", "fact", "unread"]


def test_a_second_label_behind_a_semicolon_does_not_hide_the_first(tmp_path: Path) -> None:
    """However it is written, and whether or not it is known."""
    (tmp_path / "plan.txt").write_text(
        "Priority: Safe streets\n\nThis year we will\n\n"
        "- mend the gates (Lead officer: Tom Fox; support: the youth team)\n",
        encoding="utf-8",
    )
    assigned = [s.object for s in load([tmp_path / "plan.txt"]).statements if s.role]
    assert assigned == ["person/tom-fox"]


def test_a_list_of_members_makes_no_body_of_a_name(tmp_path: Path) -> None:
    """A surname before a forename, a label before a name, and "Mr X" are unread, not bodies."""
    page = tmp_path / "terms.md"
    page.write_text(
        "# Tarn Board – Terms of Reference\n\n## Membership\n\n- Ann Bee (Chair)\n- Mr X, Tarn Council\n"
        "- Dee, Cy – Tarn Fire and Rescue\n- Observer: Rev'd A. B. Eff\n",
        encoding="utf-8",
    )
    contents = load([page])
    members = {s.subject for s in contents.statements if s.term == "memberOf"}
    assert members == {"person/ann-bee"}
    unread = [entry.locator for entry in contents.ledger if entry.outcome == "unread"]
    assert unread == ["line 6", "line 7", "line 8"]
