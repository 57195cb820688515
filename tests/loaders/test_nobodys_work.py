"""Ordinary papers in which names stand beside the words of work, and nobody is made accountable; beside each what is told."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from remit.graph.model import Contents
from tests.support.markdown import table
from tests.support.told import links, roles, unread

Read = Callable[[str], Contents]

_MINUTES = (
    "# Elm Vale Parish Council\n\nMinutes of the meeting held on 7 May 2031\n\n"
    "Present: Cllr Joan Pike (Chair), Cllr Ravi Sen, Tim Oake (Clerk)\n\n{}\n"
)


@pytest.mark.parametrize(
    "title",
    [
        "Elm Vale Parish News, March 2031", "Staff Bulletin", "Press release", "News from the Elm Museum", "Diary of the Mayor",
        "Elm Festival 2031", "Museum FAQ", "Harbour Open Day", "FAQ: fees", "Staff awards: citations",
    ],
)  # fmt: skip
def test_what_news_tell_that_somebody_will_do_is_laid_on_nobody(marked: Read, title: str) -> None:
    """Nor is what is on at an event; whose a thing is, news may state."""
    contents = marked(
        f"# {title}\n\nThe Chief Executive will review the rota in May.\nThe Bursar is to publish the accounts.\n"
        "The new store will be managed by the Curator.\nJulie Finch is responsible for the flower rota.\n"
    )
    assert roles(contents) <= {
        ("flower rota", "responsible", "Julie Finch"),
        ("new store", "responsible", "Curator"),
    }


@pytest.mark.parametrize("title", ["News policy", "The news team: terms of reference", "Elm plan"])
def test_a_paper_about_news_is_none(marked: Read, title: str) -> None:
    """What somebody is to do stands in it as in any other."""
    contents = marked(f"# {title}\n\nThe Bursar shall publish the accounts each spring.\n")
    assert ("publish the accounts each spring", "responsible", "Bursar") in roles(contents)


@pytest.mark.parametrize("heading", ["Programme", "What's on", "Running order", "In brief"])
def test_a_section_of_what_is_on_lays_nothing_on_anybody(marked: Read, heading: str) -> None:
    """The sections beside it do."""
    contents = marked(
        f"# Elm carnival: event plan\n\n## {heading}\n\nThe Mayor will check the floats.\n\n"
        "## Traffic\n\nThe Harbour Master will close the quay.\n"
    )
    assert roles(contents) == {("close the quay", "responsible", "Harbour Master")}


def test_lines_that_open_with_the_time_of_day_are_a_programme(marked: Read) -> None:
    """Numbers of clauses are no times: none is 10.00."""
    day = "10.00 Welcome\n\n10.15 The Mayor will launch the boat.\n\n11.30 Walk led by Tom Brook\n"
    assert not roles(marked(f"# River Fly day\n\n{day}"))
    clauses = "10.10 The Bursar shall launch the scheme.\n\n10.15 The Bursar shall close it.\n"
    assert roles(marked(f"# Rules on money\n\n{clauses}"))


@pytest.mark.parametrize(
    "heads",
    [
        "| Time | Event | By |",
        "| No | Question | Answer |",
        "| No | You asked | What people said |",
    ],
)
def test_sentences_in_a_table_of_what_is_on_or_was_asked_are_nobodys_work(
    marked: Read, heads: str
) -> None:
    """In any other table that nobody knows they are read."""
    row = "| 1 | The Clerk shall check the tower. | Band |"
    assert not roles(marked(f"# Elm Vale tower\n\n{table(heads, row)}"))
    told = roles(marked(f"# Elm Vale tower\n\n{table('| No | Floor | Colour |', row)}"))
    assert told == {("check the tower", "responsible", "Clerk")}


@pytest.mark.parametrize(
    "sentence",
    [
        "The Buyer must instruct a solicitor.", "The Lead Applicant must submit the accounts.", "The Hirer shall clean the hall.",
        "Your Housing Officer will check your boiler.", "Owners are responsible for cleaning up after dogs.",
        "The Guarantor is required to sign the form.", "Volunteers are thanked by the Chief Executive each June.",
    ],
)  # fmt: skip
def test_what_is_asked_of_whoever_comes_is_no_posts_work(marked: Read, sentence: str) -> None:
    """Of a post the same words tell its work."""
    assert not roles(marked(f"# Elm Homes: conditions\n\n{sentence}\n"))
    told = roles(marked("# Elm Homes: conditions\n\nThe Warden must check the boiler.\n"))
    assert told == {("check the boiler", "responsible", "Warden")}


@pytest.mark.parametrize(
    "work",
    [
        "losing the cheque", "causing the mess", "failing the inspection", "spending too much", "two children", "her own lunch",
        "half of the noise", "nothing",
    ],
)  # fmt: skip
def test_what_went_wrong_or_is_ones_own_is_no_piece_of_work(marked: Read, work: str) -> None:
    """Though somebody is "responsible" for it."""
    assert not roles(marked(f"# A report\n\nThe Treasurer is responsible for {work}.\n"))


@pytest.mark.parametrize(
    "work", ["failing schools", "vulnerable children", "fire safety", "the wedding register"]
)
def test_work_with_such_words_in_it_is_work(marked: Read, work: str) -> None:
    """It is told whose."""
    contents = marked(f"# A report\n\nThe Registrar is responsible for {work}.\n")
    assert {who for _, _, who in roles(contents)} == {"Registrar"}


@pytest.mark.parametrize(
    "sentence",
    [
        "The foreword is written by the Chair.", "The claim is made by the Treasurer.", "The speech is given by the Chancellor.",
        "The appeal is backed by the Mayor.", "The report is cited by the Minister.", "The prize is judged by the Curator.",
        "The Mayor leads on the scoreboard.", "The Chair's role is to pass to Ann Bee.", "The hedge belongs to Mr Dunn.",
        "The Chief Constable is tasked with cutting crime, says the Mayor.", "The Head Teacher will kiss a pig.",
        "The Bursar is charged with driving without a licence.", "The Registrar will speak on bees.",
    ],
)  # fmt: skip
def test_authors_remarks_and_games_are_no_work(marked: Read, sentence: str) -> None:
    """Nor is a role that passes, or land that is somebody's."""
    assert not roles(marked(f"# Elm Museum guide\n\n{sentence}\n"))


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("The minutes are written by the Secretary.", "Secretary"),
        ("The order is made by the Registrar.", "Registrar"),
        ("The Mayor leads on transport.", "Mayor"),
        ("The duty to inspect belongs to the Warden.", "Warden"),
        ("The Chief Constable is tasked with cutting crime.", "Chief Constable"),
    ],
)
def test_the_same_words_of_work_tell_whose_it_is(marked: Read, sentence: str, who: str) -> None:
    """Each beside one above that does not."""
    assert {whose for _, _, whose in roles(marked(f"# Elm guide\n\n{sentence}\n"))} == {who}


@pytest.mark.parametrize(
    "sentence",
    [
        "Tate Britain was asked to return the drawing.", "British Gas agreed to look into it.", "The Vicar was asked to ring the bells.",
        "Lena Holm will exhibit in Paris.", "It was noted that the shop is to be run by Ann Wills.",
        "The Diocese has been asked to give land.", "Cllr Sen agreed to accept the apology.", "Cllr Sen will sell his house.",
        "Cllr Sen has agreed to stand again in May.", "The Clerk will be asked to explain himself.",
        "The Clerk will receive a pay rise from April.", "ACTION Tim Oake: Ravi Sen to open the gate",
        "Agreed that the wall should be mended by its owner.", "The Clerk would be asked to attend in June.",
    ],
)  # fmt: skip
def test_strangers_and_peoples_own_affairs_get_no_work_at_a_meeting(
    marked: Read, sentence: str
) -> None:
    """What is not understood of it is owned up to, or told nobody anything."""
    assert not roles(marked(_MINUTES.format(sentence)))


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("Neil Simpson is to organise the training.", "Neil Simpson"),
        ("Cllr Vera Moss agreed to organise the training.", "Vera Moss"),
        ("The Deputy Town Clerk, Ms Nan Farr, will organise the training.", "Nan Farr"),
        ("Ravi Sen was asked to organise the training.", "Ravi Sen"),
        ("ACTION Tim Oake: organise the training", "Tim Oake"),
    ],
)
def test_whom_a_meeting_gives_work_has_it(marked: Read, sentence: str, who: str) -> None:
    """Also one who was not there, where it says what they are to do, or what they are."""
    contents = marked(_MINUTES.format(sentence))
    assert {whose for _, _, whose in roles(contents)} == {who}


def test_options_and_casts_tell_nothing_of_anybody(marked: Read) -> None:
    """The paper's own words beside them do."""
    contents = marked(
        "# Committees\n\nThe Rivers Panel reports to the Holt Board.\n\n## Option B\n\n"
        "The Audit Committee reports to the Elm Senate.\n\n## Cast\n\nThe Housekeeper keeps the keys.\n"
    )
    assert links(contents, "reportsTo") == {("Rivers Panel", "Holt Board")}
    assert not roles(contents)


def test_bare_offices_in_one_list_answer_for_nothing(marked: Read) -> None:
    """The one below is no answer to the one above."""
    listed = "## Roles to be filled\n\n- Chair\n- Treasurer\n- Secretary\n"
    contents = marked(f"# Mere Data Forum: Terms of Reference\n\n{listed}")
    assert not roles(contents)
    assert not links(contents, "holds")


def test_a_heading_that_asks_for_work_is_no_bodys_name(marked: Read) -> None:
    """What stands below it is that of whom it names."""
    contents = marked("# Board pack\n\n## Role of the Regulator\n\n- Inspect the books\n")
    assert roles(contents) <= {("Inspect the books", "responsible", "Regulator")}


def test_what_people_on_a_list_wait_for_is_not_theirs_to_see_to(marked: Read) -> None:
    """A column of what was asked for says what they want."""
    rows = ["| 1 | Fay Tree | Half plot |", "| 2 | Bob Hart | Full plot |"]
    waiting = table("| Place | Name | Asked for |", *rows)
    assert not roles(marked(f"# Allotment waiting list\n\n{waiting}"))


@pytest.mark.parametrize(
    "heads", ["| Prize | Dog | Owner |", "| Item | Owner | Lent by |", "| Item | Owner | Maker |"]
)
def test_who_owns_what_is_shown_won_or_lent_has_no_work_by_it(marked: Read, heads: str) -> None:
    """In a table of work an owner has."""
    row = "| Mend the clock | Fay Tree | Fay Tree |"
    assert not roles(marked(f"# Elm Museum\n\n{table(heads, row)}"))
    contents = marked(f"# Elm Museum\n\n{table('| Action | Owner | Notes |', row)}")
    assert ("Mend the clock", "responsible", "Fay Tree") in roles(contents)


def test_a_label_that_asks_for_no_role_heads_no_signature(marked: Read) -> None:
    """Behind "Tribute:" stands who speaks, and what they are elsewhere."""
    contents = marked("# Order of service\n\nTribute: Ravi Sen, Leader of the Council\n")
    assert {post for _, post in links(contents, "holds")} <= {"Leader of Council"}


def test_an_institution_that_a_paper_names_more_than_once_is_meant_by_its_noun(
    marked: Read,
) -> None:
    """Named once, it may be a neighbour, and nobody knows whose paper it is."""
    text = (
        "# Data policy\n\n{} takes its duties seriously.\n\n## Storage\n\n"
        "The University will keep the records of {} for ten years.\n"
    )
    own = marked(text.format("Bangor University", "Bangor University"))
    assert {who for _, _, who in roles(own)} == {"Bangor University"}
    other = marked(text.format("Everybody", "Bangor University"))
    assert {who for _, _, who in roles(other)} == {"University"}


# ---- who was there --------------------------------------------------------------------------------


def _present(listed: str) -> str:
    return (
        f"# Mere Forum\n\nNotes of the meeting held on 4 March 2031\n\nPresent: {listed}\n\n"
        "## Roads\n\nThe report was noted.\n"
    )


@pytest.mark.parametrize(
    "one",
    [
        "Victoria Hall", "Grace Church", "Martin House", "Trinity House", "Albert Dock", "Holly Lodge", "Charlotte Square",
        "Rose Hill (venue)", "Mary Celeste (ketch)", "Elm Rotary", "The Prince Albert", "Mere Rotary",
    ],
)  # fmt: skip
def test_houses_ships_and_clubs_in_a_list_of_those_present_are_nobody(
    marked: Read, one: str
) -> None:
    """They are owned up to; the people around them were there."""
    contents = marked(_present(f"Ann Bee, Simon Hall, {one}, Jo Park, Lou Ward"))
    there = {who for who, _ in links(contents, "attended")}
    assert there == {"Ann Bee", "Simon Hall", "Jo Park", "Lou Ward"}


def test_what_follows_a_bracket_in_a_list_may_be_another(marked: Read) -> None:
    """It says nothing of the one before; letters of a name leave room for a post."""
    contents = marked(
        _present(
            "Ann Bee (Chair), John Lewis Partnership, Cy Dee (Mere Council), Harbour Master, Jo Park (JP), Head of Parks"
        )
    )
    assert links(contents, "memberOf") <= {("Cy Dee", "Mere Council")}
    assert links(contents, "holds") == {
        ("Ann Bee", "Chair of Mere Forum"),
        ("Jo Park", "Head of Parks"),
    }


@pytest.mark.parametrize(
    "listed",
    [
        "Cllr Hal Ives, the Clerk and two members of the public",
        "Cllr Hal Ives, Mr Max Ford, who left at 8 pm after asking about Mill Lane, West Field",
        "Cllr Hal Ives, Mr and Mrs Low, the Hospital Manager",
        "Cllr Hal Ives, Ada, Jo (practice manager)",
        "Marie Curie, St John Ambulance, John Lewis Partnership, King Edward School",
    ],
)
def test_words_beside_a_name_are_no_post_and_no_body_of_theirs(marked: Read, listed: str) -> None:
    """Neither those of the next in the list nor what somebody asked about."""
    contents = marked(_present(listed))
    assert not [post for who, post in links(contents, "holds") if who in ("Hal Ives", "Max Ford")]
    assert not links(contents, "memberOf")


@pytest.mark.parametrize("remark", ["proposed", "elect", "in memoriam"])
def test_who_is_not_yet_or_no_more_a_member_is_none(marked: Read, remark: str) -> None:
    """The others of the list are."""
    contents = marked(f"# Mere Society\n\nMembers: Ann Bee, Jo King ({remark}), Cy Dee\n")
    assert {who for who, _ in links(contents, "memberOf")} == {"Ann Bee", "Cy Dee"}


def test_two_entries_in_a_row_are_no_post(read: Read) -> None:
    """What tabs part are people of their own."""
    contents = read(
        "Mere Data Forum: Terms of Reference\n\nGeneral membership\n\n"
        "Sally Dean – Chair\tJo Bell – Secretary\n\nOur work\n\nWe publish a map each spring.\n"
    )
    assert "Jo Bell – Secretary" not in {post for _, post in links(contents, "holds")}
    assert "General membership" in unread(contents)
