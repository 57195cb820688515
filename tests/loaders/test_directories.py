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


def _page(folder: Path, body: str) -> Contents:
    path = folder / "page.html"
    path.write_text(f"<html><body>{body}</body></html>", encoding="utf-8", newline="")
    return load([path])


def test_a_person_may_stand_beside_several_matters(tmp_path: Path) -> None:
    """A cell that reaches down holds for each of its rows; when somebody is there is no part of the name."""
    contents = _page(
        tmp_path,
        "<h1>Contact us</h1><table><tr><th>Contact</th><th>About</th><th>How to reach them</th></tr>"
        "<tr><td rowspan=2>Ann Bee<br>Burial Clerk (Mondays and Fridays)</td><td>Burials</td><td rowspan=2>01632 960111</td></tr>"
        "<tr><td>Memorials; benches</td></tr>"
        "<tr><td>Vale Council (Highways)</td><td>Potholes</td><td></td></tr></table>",
    )
    assert _owned(contents) == {
        ("Burials", "Ann Bee"),
        ("Memorials", "Ann Bee"),
        ("benches", "Ann Bee"),
        ("Potholes", "Vale Council"),
    }
    assert links(contents, "holds") == {("Ann Bee", "Burial Clerk")}
    assert not links(contents, "memberOf")


_TERMS = (
    "<dl><dt>Footpaths</dt><dd>Cllr Ann Bee</dd><dt>Floods</dt><dd>Cy Dee; in his absence Cllr Bee</dd>"
    "<dt>Verges</dt><dd>Vacant. Please ask the Clerk.</dd><dt>Lights</dt><dd>Dan Fox (deputy: Eve Gow)</dd>"
    "<dt>Chairman of the Council</dt><dd>Cllr Hal Ives. Letters go to him.</dd></dl>"
)


def test_a_list_of_terms_is_a_table_where_the_paper_says_whom_to_ask(tmp_path: Path) -> None:
    """Whoever stands in is unread, an office has its holder, and in another paper nobody is told."""
    contents = _page(tmp_path, f"<h1>Who do I ask? Mere Parish Council</h1>{_TERMS}")
    assert _owned(contents) == {
        ("Footpaths", "Ann Bee"),
        ("Floods", "Cy Dee"),
        ("Verges", "vacancy"),
        ("Lights", "Dan Fox"),
    }
    assert "Chairman of the Council" in {post for _, post in links(contents, "holds")}
    assert "stands in for somebody" in unread(contents)
    assert not _owned(_page(tmp_path, f"<h1>Walks in Mere</h1>{_TERMS}"))


def test_a_matter_beside_a_body_is_its_own_in_a_list_of_contacts_alone(tmp_path: Path) -> None:
    """Elsewhere such a table says nothing of who sees to what."""
    table = (
        "<table><tr><th>Matter</th><th>Body</th></tr><tr><td>Potholes</td><td>Vale County Council</td></tr>"
        "<tr><td>Bins</td><td>Mere District Council</td></tr></table>"
    )
    contents = _page(tmp_path, f"<h1>Who to contact</h1>{table}")
    assert _owned(contents) == {
        ("Potholes", "Vale County Council"),
        ("Bins", "Mere District Council"),
    }
    assert not _owned(_page(tmp_path, f"<h1>Letters that we wrote</h1>{table}"))
    assert not _owned(_page(tmp_path, f"<h1>Who to contact</h1><h2>Former contacts</h2>{table}"))


_CARDS = (
    "# {}\n\nMere Drainage Board\n\n## Ann Bee\n\nEngineer to the Board\n\nContact Ann about: consents; pumps\n\nann@mere.example\n\n"
    "## Vacancy\n\nEnvironment Officer\n\nContact us about: voles\n\n"
    "## Moorings and berths\n\nContact: Nell Fox (Harbour Office Manager)\n\nCover: Ivo Strand\n\n"
    "## Rating Officer\n\nName: Cy Dee\n\nAsk about: drainage rates\n"
)


def test_a_heading_may_be_a_person_a_matter_or_a_post(marked: Callable[[str], Contents]) -> None:
    """What stands below a card says the rest; in a paper that is no list of contacts it says less."""
    contents = marked(_CARDS.format("Contact our team"))
    assert _owned(contents) == {
        ("consents", "Ann Bee"),
        ("pumps", "Ann Bee"),
        ("voles", "Environment Officer"),
        ("Moorings and berths", "Nell Fox"),
        ("drainage rates", "Rating Officer"),
    }
    held = links(contents, "holds")
    assert {("Ann Bee", "Engineer to the Board"), ("Cy Dee", "Rating Officer")} <= held
    assert ("Nell Fox", "Harbour Office Manager") in held
    assert "Environment Officer" in {post for _, post in held}
    assert not {who for _, who in _owned(marked(_CARDS.format("A walk round Mere")))} - {"Nell Fox"}


def test_what_names_nobody_plainly_is_nobodys_matter(marked: Callable[[str], Contents]) -> None:
    """Neither a web site nor a time is somebody who was not understood."""
    contents = marked(
        "# Who to contact\n\n| About | Contact |\n|---|---|\n| Bins | see the website |\n| Trees | Ann Bee or Cy Dee |\n"
        "| Roads | formerly Ann Bee |\n\n## Opening hours\n\nContact: Monday to Friday\n"
    )
    assert not _owned(contents)
    assert not {e for e in contents.entities if e.kind == "unclear"}
    assert "see the website" in unread(contents)


def test_whom_somebody_works_with_about_what_is_none_of_their_matters(
    marked: Callable[[str], Contents],
) -> None:
    """But what such a table says that they do is theirs."""
    contents = marked(
        "# Role profile: Safety Manager\n\n## People you will work with\n\n| Who | What about |\n|---|---|\n"
        "| Vale Fire Service | Audits and visits |\n| Head of Care | Leads on complaints |\n| Mere Housing Trust | Rents |\n"
    )
    assert _owned(contents) == {("Leads on complaints", "Head of Care")}
    assert "Audits and visits" in unread(contents)


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
