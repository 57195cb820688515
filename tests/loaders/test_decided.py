"""What minutes decide beside actions, whose the sentence before an "Action:" is, and by when things are to be done."""

from __future__ import annotations

import pytest

from tests.loaders.conftest import Read
from tests.support.told import links, roles, unread, values

_MINUTES = (
    "# Tarn Ferry Board\n\nMinutes of the meeting held on 4 May 2031\n\n"
    "Present: Una Fenn (Chair), Tom Ash, Cllr Ada Cole\n\nIn attendance: Bo Lund (Harbour Clerk)\n\n## Item\n\n{}\n"
)


@pytest.mark.parametrize(
    ("said", "paper"),
    [
        ("RESOLVED that the Mooring Policy be adopted.", "Mooring Policy"),
        ("It was resolved that the revised standing orders be approved.", "standing orders"),
        ("The new table of fees was adopted by the Board as circulated.", "New table of fees"),
        ("The Board approved the statement of accounts.", "Statement of accounts"),
    ],
)
def test_a_meeting_adopts_a_paper(marked: Read, said: str, paper: str) -> None:
    """The paper is one of its own, and the body that met adopted it."""
    told = links(marked(_MINUTES.format(said)), "adoptedBy")
    assert {(name.casefold().split()[-1], body) for name, body in told} == {
        (paper.casefold().split()[-1], "Tarn Ferry Board")
    }


@pytest.mark.parametrize(
    "said",
    [
        "RESOLVED that the Mooring Policy be not adopted.",
        "RESOLVED that the Mooring Policy be adopted subject to legal advice.",
        "Tom Ash said that the Mooring Policy should be adopted.",
        "The minutes of the last meeting were approved.",
        "RESOLVED that Ada Cole be approved.",
        "If the Mooring Policy be adopted the fees will rise.",
    ],
)
def test_what_is_not_plainly_adopted_is_not(marked: Read, said: str) -> None:
    """Not what is denied, conditional, somebody's view, or no paper."""
    assert links(marked(_MINUTES.format(said)), "adoptedBy") == set()


def test_a_group_that_is_set_up_has_its_members_and_quorum(marked: Read) -> None:
    """It answers to the body that set it up."""
    contents = marked(
        _MINUTES.format(
            "RESOLVED to set up a Slipway Working Party of Una Fenn and Cllr Cole, with a quorum of two."
        )
    )
    group = "Slipway Working Party"
    assert {("Una Fenn", group), ("Ada Cole", group)} <= links(contents, "memberOf")
    assert (group, "two") in values(contents, "quorum")
    assert (group, "Tarn Ferry Board") in links(contents, "reportsTo")


@pytest.mark.parametrize(
    "said",
    [
        "RESOLVED not to set up a Slipway Working Party of Una Fenn and Tom Ash.",
        "Tom Ash asked the Board to set up a Slipway Working Party of Una Fenn and Cllr Cole.",
    ],
)
def test_a_group_that_is_not_set_up_has_nobody(marked: Read, said: str) -> None:
    """What was refused, or only asked for."""
    contents = marked(_MINUTES.format(said))
    assert not any(body == "Slipway Working Party" for _, body in links(contents, "memberOf"))


def test_work_for_which_nobody_was_found_has_nobody(marked: Read) -> None:
    """It is an empty seat, by the words of the minutes."""
    contents = marked(
        _MINUTES.format("Nobody could be found at this meeting to take on the letters to families.")
    )
    assert ("letters to families", "responsible", "vacancy") in {
        (work.removeprefix("the "), role, who) for work, role, who in roles(contents)
    }


def test_a_mark_behind_a_sentence_says_whose_it_is(marked: Read) -> None:
    """With the day that stands beside the name."""
    contents = marked(_MINUTES.format("Tom will let the clubs know. Action: Tom Ash, by 1 June"))
    assert ("let the clubs know", "responsible", "Tom Ash") in roles(contents)
    assert ("let the clubs know", "1 June") in values(contents, "deadline")
    assert not any(work.startswith("by ") for work, _, _ in roles(contents))


def test_a_mark_behind_news_makes_no_action_of_it(marked: Read) -> None:
    """Nobody is to do what was reported; it is owned up to."""
    contents = marked(_MINUTES.format("Two boats were adrift. Action: Tom Ash"))
    assert roles(contents) == set()
    assert "Action: Tom Ash" in unread(contents)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (
            "It was agreed that the Harbour Clerk draft a notice for the June meeting.",
            "the June meeting",
        ),
        ("Cllr Cole offered to speak to the club and will report back in June.", "June"),
        ("The Harbour Clerk will write to the owners by 18 May to explain the fees.", "18 May"),
        ("Tom Ash agreed to bring a plan to the next meeting.", "the next meeting"),
    ],
)
def test_a_meeting_says_by_when_in_its_own_way(marked: Read, said: str, words: str) -> None:
    """By a month, another meeting, or a day without its year."""
    assert words in {when for _, when in values(marked(_MINUTES.format(said)), "deadline")}


@pytest.mark.parametrize(
    "said",
    [
        "The Harbour Clerk was instructed to close the account.",
        "In the meantime the Harbour Clerk will close the account.",
        "The Harbour Clerk will apply to close the account.",
    ],
)
def test_who_is_to_act_is_told_in_several_ways(marked: Read, said: str) -> None:
    """Also behind words that lead up to them, and with verbs in "-ly"."""
    told = roles(marked(_MINUTES.format(said)))
    assert any("close the account" in work and who == "Harbour Clerk" for work, _, who in told)


def test_a_helper_is_the_one_of_that_surname_who_was_there(marked: Read) -> None:
    """And nobody where none is spelt out."""
    contents = marked(
        _MINUTES.format("Tom Ash agreed to lead on the regatta, with help from Cllr Cole.")
    )
    assert {who for _, _, who in roles(contents)} == {"Tom Ash", "Ada Cole"}


def test_the_day_of_a_meeting_may_stand_in_capitals(marked: Read) -> None:
    """It is not that of the last meeting, whose minutes were agreed."""
    contents = marked(
        "# TARN FERRY BOARD\n\nMINUTES OF THE MEETING HELD ON 6 MAY 2031\n\nPresent: Una Fenn (Chair), Tom Ash\n\n"
        "The minutes of 4 February 2031 were agreed.\n"
    )
    days = {s.start for s in contents.statements if s.term == "attended"}
    assert days == {"2031-05-06"}


def test_a_councillor_of_another_council_is_a_person(marked: Read) -> None:
    """Their title says of which council."""
    contents = marked(
        "# Tarn Parish Council\n\nMinutes of the meeting held on 4 May 2031\n\nPresent: Una Fenn (Chair), Tom Ash\n\n"
        "In attendance: Bo Lund (Clerk), County Cllr J. Payne\n"
    )
    assert ("J. Payne", "Tarn Parish Council") in links(contents, "attended")
    assert not any("Payne" in body for _, body in links(contents, "memberOf"))
