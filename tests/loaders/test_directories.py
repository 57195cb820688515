"""Lists of whom to turn to, and matrices of stakeholders: whose each matter is, and who is asked or told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from remit.graph.model import Contents
from remit.loaders import load
from tests.loaders.conftest import Read
from tests.support.told import links, roles, unread, values

_FRONT = "MERE BOROUGH COUNCIL\nWho does what\n\n{}"


def _owned(contents: Contents) -> set[tuple[str, str]]:
    return {(work, who) for work, role, who in roles(contents) if role == "responsible"}


def test_dots_lead_from_a_matter_to_whoever_sees_to_it(read: Read) -> None:
    """A post, a team, two of them, a person with a post and a telephone, and nobody yet."""
    contents = read(
        _FRONT.format(
            "Street trading ............. Markets Officer\n"
            "School transport ........... Transport Team, 01888 222003\n"
            "Telling the public . . . . . Communications Officer and Contact Centre\n"
            "Admissions ................. Bethan Orr, Admissions Manager, 01888 222001\n"
            "Allotments ................. vacant\n"
        )
    )
    assert _owned(contents) == {
        ("Street trading", "Markets Officer"),
        ("School transport", "Transport Team"),
        ("Telling the public", "Communications Officer"),
        ("Telling the public", "Contact Centre"),
        ("Admissions", "Bethan Orr"),
        ("Allotments", "vacancy"),
    }
    assert links(contents, "holds") == {("Bethan Orr", "Admissions Manager")}
    assert {s.basis for s in contents.statements if s.term == "assignedTo"} == {"inferred"}


def test_a_colon_does_where_the_paper_is_a_list_of_contacts(read: Read) -> None:
    """What is no plain name of somebody is unread, and so is a deputy."""
    lines = (
        "Planning: Jo Trask (Planning Manager), 01234 567890, jo@mere.example\n"
        "Trees and hedges: Tree Officer, 01234 567891\n"
        "Noise: Health Officer (deputy: Pest Officer)\n"
        "Whistleblowing: Monitoring Officer or, if it concerns him, the Chief Executive\n"
    )
    contents = read(f"USEFUL CONTACTS\n\n{lines}")
    assert _owned(contents) == {
        ("Planning", "Jo Trask"),
        ("Trees and hedges", "Tree Officer"),
        ("Noise", "Health Officer"),
    }
    assert "Whistleblowing" in unread(contents)
    assert "deputy" in unread(contents)
    assert not _owned(read(f"A LETTER TO ALL\n\n{lines}"))


_OTHER_LISTS = [
    "AGENDA\n\nOpening ............ The Leader of the Council\nMinutes ............ Democratic Services Officer\n",
    "Conference programme\n\nWelcome ....... Chief Executive\nRoads today ....... Head of Roads\n",
    "Contents\n\nFinance ............ 3\nRoads .............. 12\n",
    "Who spoke\n\nOpening words ......... Ann Bee\nClosing words ......... Cy Dee\n",
    "Opening hours\n\nLibrary ............ Monday to Friday\nMuseum ............. Saturday only\n",
    "Contacts\n\nChair: Ann Bee\nLead officer: Head of Roads\n",
]


@pytest.mark.parametrize("text", _OTHER_LISTS)
def test_what_others_speak_or_write_about_is_not_theirs(text: str, read: Read) -> None:
    """Agendas, programmes and contents have dots, too, and labels of offices have colons."""
    contents = read(text)
    assert not _owned(contents)


def test_a_table_of_contacts_makes_nobody_a_member(marked: Callable[[str], Contents]) -> None:
    """Whoever is to be asked about a thing sees to it; a rank within a title is no seat."""
    contents = marked(
        "# Who to call at Pellow Town Council\n\n"
        "| Name | Post | Ask about | Phone |\n|---|---|---|---|\n"
        "| Ann Bee | Deputy Chief Fire Officer | Fire drills; hydrants | 01999 400100 |\n"
        "| Vacant | Events Officer | Fairs | 01999 400101 |\n"
        "| Admin Desk | | Invoices | 01999 400102 |\n"
    )
    assert not links(contents, "memberOf")
    assert ("Ann Bee", "Deputy Chief Fire Officer") in links(contents, "holds")
    assert _owned(contents) == {
        ("Fire drills", "Ann Bee"),
        ("hydrants", "Ann Bee"),
        ("Fairs", "Events Officer"),
        ("Invoices", "Admin Desk"),
    }


_MATRIX = """\
Stakeholder,Interest,Influence,Approach,Lead officer,How often
Parish councils,High,Medium,Consult,Liaison Officer,Monthly
"Anglers; walkers",Low,Low,Keep informed,Jory Pascoe,Yearly
Natural England,High,High,Work with,Head of Science,Quarterly
Local MPs,Low,High,Keep satisfied,TBC,Weekly
Bus operators,Low,Low,Not consulted,Liaison Officer,Never
"""


@pytest.fixture
def matrix(tmp_path: Path) -> Contents:
    path = tmp_path / "stakeholders.csv"
    path.write_text(_MATRIX, encoding="utf-8", newline="")
    return load([path])


def test_a_stakeholder_answers_for_nothing_and_whoever_leads_does(matrix: Contents) -> None:
    """Nobody yet is a vacancy."""
    assert _owned(matrix) == {
        ("Parish councils: Consult", "Liaison Officer"),
        ("Anglers; walkers: Keep informed", "Jory Pascoe"),
        ("Natural England: Work with", "Head of Science"),
        ("Local MPs: Keep satisfied", "vacancy"),
        ("Bus operators: Not consulted", "Liaison Officer"),
    }


def test_the_approach_says_who_is_asked_and_who_is_told(matrix: Contents) -> None:
    """Each of a cell that names several; other approaches, and what is denied, say neither."""
    assert {one for one in roles(matrix) if one[1] in ("consulted", "informed")} == {
        ("Parish councils: Consult", "consulted", "Parish councils"),
        ("Anglers; walkers: Keep informed", "informed", "Anglers"),
        ("Anglers; walkers: Keep informed", "informed", "walkers"),
    }


def test_how_often_somebody_is_reached_is_no_meeting_of_theirs(matrix: Contents) -> None:
    """Stakeholders are no boards."""
    assert not values(matrix, "meets")
