"""Entries headed by a post or a person: who holds it, what is done by it, what else somebody is, and what is not told."""

from __future__ import annotations

import pytest

from remit.graph.model import Contents
from tests.loaders.conftest import Read
from tests.support.told import links

_POSTS = """\
Calder Harbour Board
Officers and what they do, 1 June 2031

{}
"""
_LIVES = """\
Trent Fell Trail Partnership: who sits on the board

Dr Miriam Okoro
{}

Tobias Renner
{}
"""
_SEATS = """\
Orrin Care Partnership: membership, 1 April 2031

{}
"""


def _owned(contents: Contents) -> set[tuple[str, str]]:
    """What somebody is responsible for, and who."""
    return links(contents, "assignedTo")


def test_dots_lead_from_a_post_to_its_holder_and_what_stands_below_is_its_work(read: Read) -> None:
    """A sentence without a subject, words without a verb, parted by semicolons, and whom it reports to."""
    contents = read(
        _POSTS.format(
            "Harbour Master .................. Capt. Moira Laidlaw\n"
            "    Issues berthing licences. Keeps the oil spill plan. Reports to the Chief Executive.\n\n"
            "Deputy Harbour Master ........... vacant\n"
            "    Pilotage rota; the small craft register.\n"
        )
    )
    assert links(contents, "holds") == {
        ("Moira Laidlaw", "Harbour Master"),
        ("vacant", "Deputy Harbour Master"),
    }
    assert _owned(contents) == {
        ("Issues berthing licences", "Harbour Master"),
        ("Keeps the oil spill plan", "Harbour Master"),
        ("Pilotage rota", "Deputy Harbour Master"),
        ("small craft register", "Deputy Harbour Master"),
    }
    assert ("Harbour Master", "Chief Executive") in links(contents, "reportsTo")


@pytest.mark.parametrize(
    "words",
    [
        "Based at the lighthouse, part-time.",
        "On leave until May.",
        "Requests under the Data Act are answered by somebody else.",
        "Mr Fox sits on the Rail Forum.",
        "Tel 01234 567890.",
    ],
)
def test_what_is_no_function_of_a_post_is_nobodys_work(words: str, read: Read) -> None:
    """How somebody is employed, a sentence with a subject of its own, how to reach them."""
    contents = read(
        _POSTS.format(
            f"Harbour Master ........ Moira Laidlaw\n    {words}\n\nBerthing Officer ........ Ed Small\n"
        )
    )
    assert not _owned(contents)


def test_a_post_set_in_under_another_answers_to_it_as_far_as_the_layout_tells(read: Read) -> None:
    """What the dots stand between is set in, and that is drawn."""
    contents = read(
        _POSTS.format(
            "Harbour Master .............. Moira Laidlaw\n"
            "   Runs the port.\n"
            "      Berthing Officer ........ Ed Small\n"
            "         The berthing list.\n"
        )
    )
    assert ("Berthing Officer", "Harbour Master") in links(contents, "reportsTo")
    assert {s.basis for s in contents.statements if s.term == "reportsTo"} == {"drawn"}


def test_remarks_beside_a_holder_are_no_part_of_the_name(read: Read) -> None:
    """A share, an end, and who covers; the one who covers holds the post meanwhile."""
    contents = read(
        _POSTS.format(
            "Harbour Engineer ........ Zofia Kam (0.6)\n"
            "Harbour Surveyor ........ Anwen Teale (until 30 September 2031)\n"
            "Berthing Officer ........ Aisha Malik (on leave) – cover: Tam Rennie to 30 November 2031\n"
        )
    )
    assert links(contents, "holds") == {
        ("Zofia Kam", "Harbour Engineer"),
        ("Anwen Teale", "Harbour Surveyor"),
        ("Aisha Malik", "Berthing Officer"),
        ("Tam Rennie", "Berthing Officer"),
    }
    assert {s.end for s in contents.statements if s.term == "holds"} == {
        None,
        "2031-09-30",
        "2031-11-30",
    }


def test_dots_lead_from_a_body_to_whoever_sits_for_it(read: Read) -> None:
    """With a substitute, an end of the term, a seat that nobody has yet, and an observer, who is no member."""
    contents = read(
        _SEATS.format(
            "Mere Council .......... Fergus Baillie (sub: Leona Hay)\n"
            "Mere Housing Trust ..... Isla Monro (until March 2032)\n"
            "Mere Fire Service ...... to be nominated\n"
            "Mere Carers Forum ...... Hamish Todd (observer)\n"
        )
    )
    board = "Orrin Care Partnership"
    assert {who for who, of in links(contents, "memberOf") if of == board} == {
        "Fergus Baillie",
        "Isla Monro",
        "Representative of Mere Fire Service",
    }
    assert ("Leona Hay", f"Substitute of {board}") in links(contents, "holds")
    assert any(e.outcome == "unread" and "Hamish Todd" in e.text for e in contents.ledger)


def test_below_a_persons_name_a_given_name_and_she_mean_that_person(read: Read) -> None:
    """Who sits on the board, and what each of them is elsewhere."""
    contents = read(
        _LIVES.format(
            "Miriam chairs the Partnership. She is a non-executive director of Fell Rescue and teaches.",
            "Tobias is Head of Access and Rangers at Trent County Council. He is a member of the Funding Sub-group.",
        )
    )
    trail = "Trent Fell Trail Partnership"
    assert links(contents, "holds") == {
        ("Miriam Okoro", f"Chair of {trail}"),
        ("Miriam Okoro", "Non-executive director of Fell Rescue"),
        ("Tobias Renner", "Head of Access and Rangers of Trent County Council"),
    }
    assert links(contents, "memberOf") == {
        ("Miriam Okoro", trail),
        ("Tobias Renner", trail),
        ("Tobias Renner", "Funding Sub-group"),
    }


@pytest.mark.parametrize(
    "life",
    [
        "She was Head of Roads at Mere Council.",
        "Formerly she was a director of Fell Rescue.",
        "She is a former trustee of the Mere Trust.",
        "She is no longer Chair of the Mere Trust.",
        "She is on leave from Mere Council as the founder of a choir.",
        "This has led to a rise in visitors.",
    ],
)
def test_what_somebody_was_or_is_not_is_no_post_of_theirs(life: str, read: Read) -> None:
    """The past, a denial, and words that begin with no title."""
    assert not links(read(_LIVES.format(life, "Tobias likes fells.")), "holds")


def test_a_paper_is_that_of_the_body_in_its_title_and_of_no_members_employer(read: Read) -> None:
    """A line of a person with a university names nobody's paper."""
    contents = read(
        "Mere Data Panel: member biographies\n\nProfessor Ann Bee, University of Mere (Chair)\n\n"
        "Ann Bee is Dean of Sums.\n\nCy Dee\n\nCy is Head of Parks.\n"
    )
    assert ("Cy Dee", "Mere Data Panel") in links(contents, "memberOf")
    assert ("Ann Bee", "Chair of Mere Data Panel") in links(contents, "holds")


def test_responsibilities_on_a_card_are_the_work_of_whom_it_names(read: Read) -> None:
    """Labels on lines of their own, each with its value below it."""
    card = "Name\n{}\nOrganisation\nNorth Reach College\nPosition\n{}\nResponsibilities\n{}\n\n"
    contents = read(
        "North Reach College\nRegister of Responsible Persons\n\n"
        + card.format("Dr Alma Kerrigan", "Vice Principal", "Fire safety; asbestos register")
        + card.format("Tunde Afolabi", "Safeguarding Lead", "Chairs the Pastoral Group.")
    )
    assert _owned(contents) == {
        ("Fire safety", "Alma Kerrigan"),
        ("asbestos register", "Alma Kerrigan"),
        ("Chairs the Pastoral Group", "Tunde Afolabi"),
    }


def test_a_list_of_members_says_who_stands_in_who_chose_them_and_what_else_they_are(
    read: Read,
) -> None:
    """In columns of their own: an office, another group, and what is none of these is owned up to."""
    contents = read(
        "Vale Police and Crime Panel: who sits on it\n\n"
        "| Nominating body | Member | Substitute | Remarks |\n|---|---|---|---|\n"
        "| Mere Council | Cllr Ingrid Haslam | Cllr Peter Vane | Chairman of the Panel |\n"
        "| Vale Council | Cllr Kath Dimmock | none named | leads the complaints sub-committee |\n"
        "| Fell Council | Cllr Ruby Amankwah | Cllr Fergus Doyle | Budget task group (convenor) |\n"
        "| Tarn Council | Cllr Jem Tranter | Cllr Tom Askew | likes trains |\n"
    )
    panel = "Vale Police and Crime Panel"
    holds = links(contents, "holds")
    assert {
        ("Ingrid Haslam", f"Chair of {panel}"),
        ("Kath Dimmock", "Lead of Complaints sub-committee"),
        ("Ruby Amankwah", "Chair of Budget task group"),
        ("Peter Vane", f"Substitute of {panel}"),
    } <= holds
    assert ("Ruby Amankwah", "Budget task group") in links(contents, "memberOf")
    assert ("Mere Council", panel) in links(contents, "appoints")
    assert any(e.outcome == "unread" and "likes trains" in e.text for e in contents.ledger)


_TEAM = """\
# Meet the team

Sian Powell
Head of Parks
01555 111 222
Responsible for paths, bridges and byelaws.

Gethin Moss
Ranger (East)
01555 111 223
Looks after the east side and its volunteers.

The office is open on Mondays.
Keeps its own hours.
"""


def test_a_card_names_a_person_a_post_and_how_to_reach_them_above_what_they_do(read: Read) -> None:
    """What stands below in the same paragraph is the post's work, and nothing behind it is."""
    contents = read(_TEAM)
    assert links(contents, "holds") >= {
        ("Sian Powell", "Head of Parks"),
        ("Gethin Moss", "Ranger (East)"),
    }
    assert _owned(contents) == {
        ("paths, bridges and byelaws", "Head of Parks"),
        ("Looks after the east side and its volunteers", "Ranger (East)"),
    }


def test_posts_above_their_holders_are_not_paired_with_the_next(read: Read) -> None:
    """A block that opens with a post pairs otherwise than one that opens with a person."""
    contents = read(
        "# The team\n\nHead of Parks\nSian Powell\nWarden\nGethin Moss\n\nTown Clerk\nFfion Hale\nBursar\nOlu Ade\n"
    )
    assert not links(contents, "holds") & {("Sian Powell", "Warden"), ("Ffion Hale", "Bursar")}


_LOOKED_AFTER = """\
Mere Harbour Trust: who looks after what

Harbour Master – Ann Oakham

{}: moorings and buoys; {}; the crane.

Treasurer – Bo Lunt

{}: the accounts; fees.
"""


def test_a_label_that_says_what_somebody_looks_after_asks_for_nobody(read: Read) -> None:
    """What stands behind it is their work; with whom they do a part of it is not told."""
    contents = read(
        _LOOKED_AFTER.format(
            "Looks after", "the dredging plan (with the Pilot Officer, Mary Dee)", "Keeps"
        )
    )
    assert _owned(contents) == {
        ("moorings and buoys", "Harbour Master"),
        ("dredging plan", "Harbour Master"),
        ("crane", "Harbour Master"),
        ("accounts", "Treasurer"),
        ("fees", "Treasurer"),
    }
    assert not [e for e in contents.entities if e.kind in ("priority", "unclear")]
    assert any(s.term == "notRead" and "Mary Dee" in (s.raw or "") for s in contents.statements)


@pytest.mark.parametrize("label", ["Formerly", "Interests", "Joined"])
def test_a_label_that_says_anything_else_of_somebody_gives_them_no_work(
    label: str, read: Read
) -> None:
    assert not _owned(read(_LOOKED_AFTER.format(label, "pilots", label)))


def test_a_list_of_what_a_body_does_below_its_name_is_said_of_it(read: Read) -> None:
    """Each item is in the third person; below another heading nobody does it."""
    listed = "\n(a) approves the accounts;\n(b) hears complaints.\n"
    owned = _owned(read(f"Mere notes\n\nA3 The Audit and Pier Committee\n{listed}"))
    assert owned == {
        ("approves the accounts", "Audit and Pier Committee"),
        ("hears complaints", "Audit and Pier Committee"),
    }
    assert not _owned(read(f"Mere notes\n\nA3 What a good clerk always does\n{listed}"))


def test_a_number_behind_a_holder_is_where_they_are_called(read: Read) -> None:
    listed = "Mere Harbour Trust: who is who\n\n{}\n\n{}\n"
    contents = read(listed.format("Harbour Master Mary Oakham 0107", "Pier Manager Mary Lunt 0211"))
    assert links(contents, "holds") == {
        ("Mary Oakham", "Harbour Master"),
        ("Mary Lunt", "Pier Manager"),
    }


def test_minutes_that_say_what_a_body_reports_give_it_no_work(read: Read) -> None:
    told = read(
        "Minutes of the Mere Board\n\nVale Police\n\n(a) reports on the summer;\n(b) reviews the year.\n"
    )
    assert not _owned(told)
