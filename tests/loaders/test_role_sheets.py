"""Papers about one post: whom it answers to, who answers to it, who holds it, and what it does, in any layout."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from remit.graph.model import Contents
from remit.loaders import load
from tests.loaders.conftest import Read
from tests.support.office import Piece, in_word
from tests.support.told import links, unread

_DUTIES = (
    "Main duties\n\n1. Keeps the burial register.\n2. Sets the fees each year with the Treasurer.\n"
)
_LAYOUTS = {
    "behind a colon": "Job title: Head of Cemeteries\nReports to: Director of Place\nManages: Cemetery Foreman\n",
    "held apart by blanks": "Job title       Head of Cemeteries\nReports to      Director of Place\nManages         Cemetery Foreman\n",
    "behind a colon and blanks": "Job title:      Head of Cemeteries\nReports to:     Director of Place\nManages:        Cemetery Foreman\n",
    "behind a tab": "Job title:\tHead of Cemeteries\nReports to:\tDirector of Place\nManages:\tCemetery Foreman\n",
    "above its value": "Job title\nHead of Cemeteries\n\nReports to\nDirector of Place\n\nManages\nCemetery Foreman\n",
}
_ABOVE = ("Head of Cemeteries", "Director of Place")
_BELOW = ("Cemetery Foreman", "Head of Cemeteries")


def _owned(contents: Contents) -> set[tuple[str, str]]:
    return links(contents, "assignedTo")


@pytest.mark.parametrize("labels", _LAYOUTS.values(), ids=_LAYOUTS)
def test_a_job_description_says_who_is_above_and_below_its_post_and_what_it_does(
    labels: str, read: Read
) -> None:
    """However its labels stand; what is listed without a subject is the post's."""
    contents = read(f"MERE DISTRICT COUNCIL\n\nJOB DESCRIPTION\n\n{labels}\n{_DUTIES}")
    assert links(contents, "reportsTo") == {_ABOVE, _BELOW}
    assert _owned(contents) == {
        ("Keeps the burial register", "Head of Cemeteries"),
        ("Sets the fees each year with the Treasurer", "Head of Cemeteries"),
    }


@pytest.mark.parametrize("file", ["table", "two pairs to a row", "lines of a cell", "paragraphs"])
def test_a_word_file_may_lay_the_labels_out_as_a_table_or_as_paragraphs(
    file: str, tmp_path: Path
) -> None:
    """A table without a header is no table of posts; a cell may hold several of whom the label asks for."""
    rows = [
        ("Post", "Head of Cemeteries"),
        ("Grade", "PO4"),
        ("Responsible to", "Director of Place"),
        ("Responsible for", "Cemetery Foreman"),
    ]
    drawn: list[Piece] = [("p", f"{label}: {value}") for label, value in rows]
    if file == "lines of a cell":
        rows[-1] = ("Responsible for", "Cemetery Foreman\nTwo Registrars")
    if file != "paragraphs":
        paired = [(*rows[0], *rows[1]), (*rows[2], *rows[3])]
        drawn = [("table", paired if file == "two pairs to a row" else rows)]
    pieces: list[Piece] = [
        ("h1", "Role profile"),
        *drawn,
        ("h2", "Key tasks"),
        ("li", "Keep the burial register"),
    ]
    path = tmp_path / "role.docx"
    path.write_bytes(in_word(pieces))
    contents = load([path])
    more = {("Registrar", "Head of Cemeteries")} if file == "lines of a cell" else set()
    assert links(contents, "reportsTo") == {_ABOVE, _BELOW} | more
    assert _owned(contents) == {("Keep the burial register", "Head of Cemeteries")}


_TITLES = [
    "Role description: HEAD OF CEMETERIES",
    "JOB DESCRIPTION - HEAD OF CEMETERIES",
    "Head of Cemeteries – role profile",
    "Job description for the Head of Cemeteries",
    "Role description\n\nHead of Cemeteries",
]


@pytest.mark.parametrize("title", _TITLES)
def test_the_title_of_the_paper_may_name_the_post(title: str, read: Read) -> None:
    """In capitals or small, before or behind the name of the paper, or below it."""
    contents = read(
        f"{title}\n\nReports to: Director of Place\n\nPurpose\n\nTo run the cemeteries.\n"
    )
    assert links(contents, "reportsTo") == {_ABOVE}
    assert _owned(contents) == {("run the cemeteries", "Head of Cemeteries")}


def test_the_post_holder_and_you_are_the_post(read: Read) -> None:
    """In a sheet nobody else is meant by them, and its title may stand in small words."""
    contents = read(
        "Role description: Cemeteries Manager\n\nReports to: Director of Place\n\nWhat the job is\n\n"
        "The post holder inspects the graves. You will draft the rota. The Cemeteries Manager chairs the Burial Panel.\n"
    )
    assert _owned(contents) >= {
        ("inspects the graves", "Cemeteries Manager"),
        ("draft the rota", "Cemeteries Manager"),
    }


_OTHERS = [
    "Person specification\n\nManages a busy team.\n",
    "About you\n\nLeads by example in all that is done.\n",
    "What we will do for you\n\n- Pay the expenses of travel\n",
    "What others do\n\nThe Treasurer keeps the accounts of the cemetery.\n",
    "The post holder will not\n\n- Sign any contracts\n",
    "Duties\n\nOfficers take turns to open the gates.\n",
    "Duties\n\nLarger orders go to the Treasurer.\n",
    "Duties\n\nAny other duties of the grade.\n",
]


@pytest.mark.parametrize("words", _OTHERS)
def test_what_its_holder_needs_or_gets_and_what_others_do_is_none_of_its_duties(
    words: str, read: Read
) -> None:
    """Headings tell the two apart, and so does a subject of its own."""
    contents = read(
        f"Role description: Head of Cemeteries\n\nReports to: Director of Place\n\n{words}"
    )
    assert "Head of Cemeteries" not in {who for _, who in _owned(contents)}
    assert links(contents, "reportsTo") == {_ABOVE}


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("three Rangers; the Volunteer Co-ordinator", {"Ranger", "Volunteer Co-ordinator"}),
        ("Two Cemetery Supervisors and one Registrar", {"Cemetery Supervisor", "Registrar"}),
        ("Tenancy Officers (3)", {"Tenancy Officer"}),
        ("Four infection control nurses and a data analyst", {"Infection control nurse", "Data analyst"}),
        ("Support Workers, Audit Assistants", {"Support Worker", "Audit Assistant"}),
        ("none", set()),
        ("38", set()),
    ],
)  # fmt: skip
def test_several_of_a_title_are_one_post_that_answers_to_the_sheets(
    value: str, told: set[str], read: Read
) -> None:
    """A number, a bracket and small letters are no part of the title."""
    contents = read(f"Job title: Head Warden\nReports to: Clerk\nLine manages: {value}\n")
    below = {one for one, above in links(contents, "reportsTo") if above == "Head Warden"}
    assert below == told


def test_what_it_is_responsible_for_is_its_staff_or_its_work(read: Read) -> None:
    """By what stands there: posts, or things to be done; what is neither among posts is unread."""
    staff = read(
        "Post: Records Manager\nReports to: Clerk\nAccountable for: Records Supervisors, scanning bureau\n"
    )
    assert ("Records Supervisor", "Records Manager") in links(staff, "reportsTo")
    assert not _owned(staff)
    assert "scanning bureau" in unread(staff)
    work = read(
        "Post: Records Manager\nReports to: Clerk\nResponsible for: the decision log; keeping times\n"
    )
    assert _owned(work) == {
        ("decision log", "Records Manager"),
        ("keeping times", "Records Manager"),
    }


def test_a_title_that_and_joins_is_one_post(read: Read) -> None:
    """Its label shows it whole, and so it is in the sentences, too."""
    contents = read(
        "Role description: Head Warden\n\nReports to: Clerk and Chief Officer\nHolder: Bea Orr (from 1 March 2031)\n\n"
        "Duties\n\nLarger orders are approved by the Clerk and Chief Officer.\n"
        "The Clerk and Chief Officer, Marian Vose, answers the press.\n"
    )
    whole = "Clerk and Chief Officer"
    assert links(contents, "reportsTo") == {("Head Warden", whole)}
    assert links(contents, "holds") == {("Bea Orr", "Head Warden"), ("Marian Vose", whole)}
    assert {who for _, who in _owned(contents)} <= {whole, "Marian Vose"}
    assert "2031-03-01" in {s.start for s in contents.statements if s.term == "holds"}


def test_an_empty_post_is_a_vacancy_and_who_deputises_is_owned_up_to(read: Read) -> None:
    """There is no relation for a deputy, and a post that goes with another has no holder by that."""
    contents = read(
        "Post: Head Warden\nReports to: Clerk\nPost holder: vacant\nDeputy: Works Foreman\n\n"
    )
    assert links(contents, "holds") == {("vacant", "Head Warden")}
    assert "Works Foreman" in unread(contents)
    gone = read("Post: Incident Controller\nReports to: Clerk\nHeld by: Director of Works\n")
    assert not links(gone, "holds")
    assert "Director of Works" in unread(gone)


def test_a_paper_may_describe_several_posts(marked: Callable[[str], Contents]) -> None:
    """Each under its heading, with labels that are alike: none is said of the body in the title."""
    contents = marked(
        "# Roles in the Flood Control Team\n\n"
        "## Incident Controller\n\n**Reports to:** Chief Executive\n**Responsible for:** overall command\n\n"
        "## Communications Lead\n\n**Reports to:** Incident Controller\n**Responsible for:** press statements\n"
    )
    above = {(one.partition(" of ")[0], who) for one, who in links(contents, "reportsTo")}
    assert above == {
        ("Incident Controller", "Chief Executive"),
        ("Communications Lead", "Incident Controller"),
    }
    assert {work for work, _ in _owned(contents)} == {"overall command", "press statements"}


_NO_SHEETS = [
    "Terms of reference\n\nRole: To advise the Board.\nReports to: Mere Council\n",
    "Minutes of the Parks Committee\n\nPresent: Ann Bee, Cy Dee\n\nPost: the letter came late.\n",
    "Office: Harbour House\nContact: the front desk\n",
]


@pytest.mark.parametrize("text", _NO_SHEETS)
def test_a_label_alone_makes_no_sheet(text: str, read: Read) -> None:
    """A body's terms, minutes and an address have labels of the same words."""
    assert not [e for e in read(text).entities if e.kind == "post"]


def test_a_member_of_two_groups_is_one_of_both(read: Read) -> None:
    """Both stand behind the same words; what is attended is no membership."""
    contents = read(
        "Role description: Head Warden\n\nReports to: Clerk\n\nCommittees\n\n"
        "The post holder is a member of the Paths Committee and the Trees Group and attends the Audit Committee.\n"
    )
    assert links(contents, "memberOf") == {
        ("Head Warden", "Paths Committee"),
        ("Head Warden", "Trees Group"),
    }


def test_a_sentence_with_a_subject_of_its_own_is_not_the_posts(read: Read) -> None:
    """Nor is what its "and" goes on with."""
    contents = read(
        "Post: Facilities Manager\nResponsible to: Director of Works\n\n"
        "The Director of Works approves the budget each year and chairs the Estates Board.\n"
    )
    assert not {work for work, who in _owned(contents) if who == "Facilities Manager"}


def test_a_line_may_have_two_labels(read: Read) -> None:
    """Wide gaps part them; what is not told apart is unread, and no name."""
    contents = read(
        "JOB DESCRIPTION\n\nPost:  Licensing Officer            Grade:  F\n"
        "Reports to:  Licensing Manager      Section:  Regulatory Services\n"
    )
    assert ("Licensing Officer", "Licensing Manager") in links(contents, "reportsTo")
    near = read("JOB DESCRIPTION\n\nPost: Licensing Officer\nReports to: Clerk Grade: F\n")
    assert not links(near, "reportsTo")
    assert "Clerk Grade" in unread(near)


def test_who_appoints_to_a_post_is_told_and_an_unknown_label_is_owned_up_to(read: Read) -> None:
    """A label that nobody knows is unread where it names somebody."""
    contents = read(
        "Role description: Head Warden\n\nReports to: Clerk\nAppointed by: Mere Council\n"
        "Reviewed: each year, by the Staffing Committee\n"
    )
    assert ("Mere Council", "Head Warden") in links(contents, "appoints")
    assert "Staffing Committee" in unread(contents)


def test_each_clause_and_each_numbered_line_is_a_duty_of_its_own(read: Read) -> None:
    """A semicolon parts what the post does from what others do, and an Act's name has a full stop in it."""
    contents = read(
        "Role description: Head Warden\n\nReports to: Clerk\n\nDuties\n\n"
        "3.1 Advises the Engineer on all of the works; choices about the bridges remain with the Engineer.\n"
        "3.2 Inspects the paths and the gates of all the parks in the winter under the Health and Safety at Work etc. Act 1974.\n"
        "3.3 Keeps the list of all the trees that were felled.\n"
    )
    assert ("choices about the bridges", "Engineer") in _owned(contents)
    mine = {work for work, who in _owned(contents) if who == "Head Warden"}
    assert any(work.startswith("Advises the Engineer") and "bridges" not in work for work in mine)
    assert any(work.startswith("Keeps the list") for work in mine)
    assert not any(work == "Act 1974" for work in mine)


def test_a_card_with_a_title_across_it_describes_a_post_too(tmp_path: Path) -> None:
    """Two pairs to a row below a title: what stands below the table is said of the post."""
    table = [
        ("JOB DESCRIPTION",),
        ("Job title:", "Berthing Master", "Location:", "North Quay"),
        ("Line manager:", "Harbour Master", "Direct reports:", "Berthing Officers x 4, Duty Clerk"),
    ]
    path = tmp_path / "role.docx"
    path.write_bytes(
        in_word([("table", table), ("h2", "Main duties"), ("n", "Keep the berthing plan.")])
    )
    contents = load([path])
    assert links(contents, "reportsTo") == {
        ("Berthing Master", "Harbour Master"),
        ("Berthing Officer", "Berthing Master"),
        ("Duty Clerk", "Berthing Master"),
    }
    assert _owned(contents) == {("Keep the berthing plan", "Berthing Master")}


def test_below_another_heading_of_a_longer_paper_nothing_is_a_posts_duty(read: Read) -> None:
    """A paper that is not about one post alone goes on to other matters."""
    contents = read(
        "How we work\n\nPost: Head Warden\nReports to: Clerk\n\nDuties\n\n- Keeps the gates.\n- Mends the paths of the park.\n\n"
        "Opening the season\n\n- Opens the gates at eight o'clock.\n- Checks the benches.\n"
    )
    mine = {work for work, who in _owned(contents) if who == "Head Warden"}
    assert mine == {"Keeps the gates", "Mends the paths of the park"}


def test_below_the_title_of_such_a_paper_any_of_its_labels_are_the_posts(tmp_path: Path) -> None:
    """Nothing else in the table says that it is about a post, and the title is none itself."""
    table = [
        ("Appointed by", "Full Council"),
        ("Accountable to", "Monitoring Officer"),
        ("Key duties", "Give views on complaints\nAdvise members"),
    ]
    path = tmp_path / "role.docx"
    path.write_bytes(
        in_word([("h1", "Role profile: Independent Person (Standards)"), ("table", table)])
    )
    contents = load([path])
    post = "Independent Person (Standards)"
    assert links(contents, "reportsTo") == {(post, "Monitoring Officer")}
    assert _owned(contents) == {("Give views on complaints", post), ("Advise members", post)}
    assert ("Full Council", post) in links(contents, "appoints")
