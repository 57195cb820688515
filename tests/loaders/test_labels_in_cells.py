"""Cells of a list of committees that hold labels of their own are read as the columns that ask the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from remit.graph.model import Contents
from remit.loaders import load

_TABLE = """Committee,Members,Functions,Quorum and meetings
Moorings Committee,Eleven members of the Trust. Chair: Ms Ada Fell,Grants berths that no officer may grant. Approves the tide tables.,Quorum: four members. Meets every six weeks.
Dredging Panel,Nine members. Chair: Mr Cy Dunn,Hears complaints about silt.,Quorum: three members. Meets quarterly.
"""


@pytest.fixture
def contents(tmp_path: Path) -> Contents:
    table = tmp_path / "scheme.csv"
    table.write_text(_TABLE, encoding="utf-8")
    return load([table])


def _said(contents: Contents, term: str) -> set[tuple[str, str]]:
    label = {e.id: e.label for e in contents.entities}
    return {
        (label[s.subject], label[s.object] if s.object else str(s.value))
        for s in contents.statements
        if s.term == term
    }


def test_a_chair_told_in_the_cell_of_members_chairs_the_committee_of_the_row(
    contents: Contents,
) -> None:
    assert _said(contents, "holds") == {
        ("Ada Fell", "Chair of Moorings Committee"),
        ("Cy Dunn", "Chair of Dredging Panel"),
    }


def test_a_cell_that_tells_quorum_and_meetings_gives_each_its_own(contents: Contents) -> None:
    assert _said(contents, "quorum") == {
        ("Moorings Committee", "four members"),
        ("Dredging Panel", "three members"),
    }
    assert ("Dredging Panel", "Meets quarterly.") in _said(contents, "meets")


def test_a_column_of_functions_lists_what_each_committee_does(contents: Contents) -> None:
    assert ("Approves the tide tables", "Moorings Committee") in _said(contents, "assignedTo")
    assert ("Hears complaints about silt", "Dredging Panel") in _said(contents, "assignedTo")


def test_how_many_members_there_are_names_nobody_and_is_owned_up_to(contents: Contents) -> None:
    assert not _said(contents, "memberOf")
    lost = {entry.text for entry in contents.ledger if entry.outcome == "unread"}
    assert any("Nine members" in text for text in lost)
    assert not any("Quorum" in entry.reason for entry in contents.ledger)


def test_a_label_in_a_cell_that_names_nobody_is_owned_up_to(tmp_path: Path) -> None:
    """Its words say something of who chairs, serves or stands above the group, and it is not clear what."""
    table = tmp_path / "groups.csv"
    table.write_text(
        "Group,Membership,Frequency\n"
        "Tide Group,Seven members. Chair: to rotate.,Monthly\n"
        "Pier Group,Ann Bee. Secretary: see below.,Monthly\n"
        "Lock Group,Six members. Reports to: whoever asks.,Monthly\n"
        "Wood Group,Six members. Secretary: none.,Monthly\n",
        encoding="utf-8",
    )
    contents = load([table])
    told = _said(contents, "notRead")
    assert told == {
        ("Tide Group", "Chair: it is not clear who “to rotate” is"),
        ("Pier Group", "Secretary: it is not clear who “see below” is"),
        ("Lock Group", "Reports to: it is not clear who “whoever asks” is"),
    }
    assert not _said(contents, "holds")
