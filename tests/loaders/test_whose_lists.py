"""Whose a list is: by the purpose that terms of reference begin with, by "The Board's duties are:", by a bracket before the colon."""

from __future__ import annotations

from pathlib import Path

import pytest

from remit.graph.model import Contents
from remit.loaders import load

_ITEMS = "* organising meetings and a programme of events\n* maintains the minutes\n"
_PURPOSE = (
    "# Terms of reference\n\nThe purpose of the Mere Parks Board (MPB) is to keep the parks.\n\n"
)
_MEMBERS = (
    "## Current membership\n\n* Ann Bee, Head of Parks, Mere Council\n* Cy Dee, Vale University\n"
)


def _loaded(folder: Path, text: str) -> Contents:
    (folder / "paper.md").write_text(text, encoding="utf-8")
    return load([folder / "paper.md"])


def _links(contents: Contents, term: str) -> set[tuple[str, str]]:
    labels = {e.id: e.label for e in contents.entities}
    return {
        (labels[s.subject], labels[s.object or ""]) for s in contents.statements if s.term == term
    }


def test_terms_of_reference_are_of_the_body_whose_purpose_they_tell(tmp_path: Path) -> None:
    """So that a list of members below "Membership" has a body, and "the Board" a name."""
    contents = _loaded(tmp_path, f"{_PURPOSE}{_MEMBERS}\n## Meetings\n\nThe Board meets monthly.\n")
    assert {("Ann Bee", "Mere Parks Board"), ("Cy Dee", "Mere Parks Board")} <= _links(
        contents, "memberOf"
    )
    labels = {e.id: e.label for e in contents.entities}
    assert {labels[s.subject] for s in contents.statements if s.term == "meets"} == {
        "Mere Parks Board"
    }


@pytest.mark.parametrize(
    "opening",
    [
        "The purpose of the Mere Parks Board and the Quay Panel is to keep the parks.",
        "The purpose of the Mere Parks Board is to keep parks. The purpose of the Quay Board is to keep quays.",
        "The purpose of the Bridge Project is to mend the bridge.",
        "The purpose of the meeting of the Mere Parks Board was to hear the public.",
        "The purpose of this paper is to tell the Mere Parks Board of the bridge.",
        "Another purpose of the Mere Parks Board was to plant trees.",
        "The main aim of the National Curriculum Review Group is to set what schools teach. We respond to it.",
        "The role of the Port Health Board is to check ships. Our panel helps it.",
        "The role of the Port Health Board is to check ships. It listens to us.",
    ],
)
def test_other_openings_do_not_say_whose_the_terms_are(tmp_path: Path, opening: str) -> None:
    """Two bodies, no body, a meeting, a paper, another than "we": the members below are nobody's."""
    contents = _loaded(tmp_path, f"# Terms of reference\n\n{opening}\n\n{_MEMBERS}")
    assert not {who for who, _ in _links(contents, "memberOf")} & {"Ann Bee"}


def test_whom_a_member_speaks_for_is_not_where_they_work(tmp_path: Path) -> None:
    """Words such as "on behalf of" behind a post name neither its body nor another post, and are owned up to."""
    members = "## Membership\n\n* Ann Bee, Consultant on behalf of Vale Standards Board\n* Cy Dee, Head of Parks, Mere Council\n"
    contents = _loaded(tmp_path, _PURPOSE + members)
    assert ("Ann Bee", "Mere Parks Board") in _links(contents, "memberOf")
    assert not any("behalf" in e.label or "Vale" in e.label for e in contents.entities)
    assert any("on behalf of" in e.reason for e in contents.ledger if e.outcome == "unread")


def test_a_name_that_runs_into_other_words_is_no_body(tmp_path: Path) -> None:
    """Where a mark was lost behind somebody's name, the entry is owned up to."""
    members = "## Membership\n\n* Phil Clee Information Technology, Vale University Health Board\n* Cy Dee, Head of Parks\n"
    contents = _loaded(tmp_path, _PURPOSE + members)
    assert not any("Clee" in e.label for e in contents.entities)
    assert any("Clee" in entry.text for entry in contents.ledger if entry.outcome == "unread")


_TERMS = "# Mere Parks Board - Terms of Reference\n\n"
_WORKS = {"organising meetings and a programme of events", "maintains the minutes"}


@pytest.mark.parametrize(
    ("opener", "who"),
    [
        ("The Board's responsibilities include:", "Mere Parks Board"),
        ("The Clerk’s main duties are:", "Clerk of Mere Parks Board"),
        ("The functions of the Board will be:", "Mere Parks Board"),
        ("The duties of the Clerk are as follows:", "Clerk of Mere Parks Board"),
        ("The Board is responsible for the following (in line with its scope):", "Mere Parks Board"),
    ],
)  # fmt: skip
def test_a_list_of_somebodys_duties_is_their_work(tmp_path: Path, opener: str, who: str) -> None:
    """Whatever the items open with."""
    contents = _loaded(tmp_path, f"{_TERMS}{opener}\n\n{_ITEMS}")
    assert _links(contents, "assignedTo") == {(work, who) for work in _WORKS}


@pytest.mark.parametrize(
    "opener",
    [
        "The Board's responsibilities do not include:",
        "The Board's members include:",
        "The Clerk's deputy's duties are:",
        "The duties of the Clerk and the Warden are:",
        "Its responsibilities include:",
        "Members' responsibilities include:",
        "The Board's responsibilities were:",
        "The Board's papers include:",
        "Responsibilities that are not the Board's include:",
        "The former Clerk's duties are:",
        "The proposed Board's duties are:",
        "The Board is responsible for the following (from 2032):",
        "The Board is responsible for the following (unless the Council decides otherwise):",
        "If the Clerk is away, the Warden's duties are:",
        "The Board is not responsible for the following (in line with its scope):",
    ],
)
def test_no_other_opening_gives_anybody_the_items(tmp_path: Path, opener: str) -> None:
    """Denials, members, papers, two posts, pronouns, the past: nobody has the work listed."""
    contents = _loaded(tmp_path, f"{_TERMS}{opener}\n\n{_ITEMS}")
    assert not {work for work, _ in _links(contents, "assignedTo")} & _WORKS


@pytest.mark.parametrize(
    "items",
    [
        "* to be kept in the minute book\n* to be read out\n",
        "* set out in annex A\n* keeping the list\n",
        "* Ann Bee\n* Cy Dee\n",
        "* Vale Police\n* keeping the list\n",
        "* parks and open spaces\n* lakes\n* keeping the list\n",
    ],
)
def test_duties_that_are_no_deeds_are_nobodys(tmp_path: Path, items: str) -> None:
    """What is done to them, pointers, names, mere matters: the list gives nobody work, and is owned up to."""
    contents = _loaded(tmp_path, f"{_TERMS}The Clerk's duties are:\n\n{items}")
    assert not _links(contents, "assignedTo")
    assert any("duties" in entry.text for entry in contents.ledger if entry.outcome == "unread")


def test_a_title_that_names_another_matter_is_not_of_the_body_whose_purpose_is_told(
    tmp_path: Path,
) -> None:
    """The members of a review are not those of a committee that it speaks of."""
    text = "# Terms of reference for the review of boats\n\nThe aim of the Boat Users Committee is to be heard.\n\n"
    contents = _loaded(tmp_path, text + _MEMBERS)
    assert ("Ann Bee", "Boat Users Committee") not in _links(contents, "memberOf")


def test_parts_of_a_responsibility_go_with_it(tmp_path: Path) -> None:
    """What stands further in behind "including:" and opens in "-ing" is part of it; other lists inside of lists are owned up to."""
    text = (
        f"{_TERMS}The Board is responsible for the following:\n\n"
        "* The upkeep of the parks, including:\n\n  - mending the gates\n  - regularly painting the sheds\n  - the ponds\n"
        "* The choice of trees:\n\n  - mending the ladders\n* The care of the lawns\n"
    )
    contents = _loaded(tmp_path, text)
    works = {work for work, _ in _links(contents, "assignedTo")}
    assert {"mending the gates", "regularly painting the sheds"} <= works
    assert not {"the ponds", "mending the ladders", "following"} & works


def test_a_lead_below_a_heading_with_a_full_stop_is_not_the_lead_of_the_heading_above(
    tmp_path: Path,
) -> None:
    """What stands as "Finance." over "Lead Governor: Ann Bee", as below another heading, is what she leads."""
    text = (
        "Levels of delegation\n\nD = decided by the committee.\n\nFinance.\n\nLead governor: Ann Bee\n\n"
        "Health and safety\n\nLead governor: Cy Dee\n"
    )
    (tmp_path / "paper.txt").write_text(text, encoding="utf-8")
    links = _links(load([tmp_path / "paper.txt"]), "assignedTo")
    assert ("Levels of delegation", "Ann Bee") not in links
