"""Words beside somebody that give them no work, or name nobody: what comes to them, what they think, what is another's."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from remit.graph.model import Contents
from remit.loaders import load
from tests.support.pdfs import Page, pdf
from tests.support.told import links, roles, unread

Read = Callable[[str], Contents]

_STRATEGY = "# Tarn Trust: water strategy\n\n"
_TERMS = "# Quay Harbour Panel – Terms of Reference\n\n"
_MINUTES = "# Quay Harbour Panel\n\nMinutes of the meeting held on 3 May 2031\n\nPresent:\n\n- Ann Bee\n- Cy Dee\n\n"


def _whose(contents: Contents) -> set[tuple[str, str]]:
    return {(work, who) for work, role, who in roles(contents) if role == "responsible"}


# ---- which body ----------------------------------------------------------------------------------


def test_a_short_name_that_is_brought_in_is_no_other_body(marked: Read) -> None:
    """Behind "a Steering Group" the Steering Group is that one, and not the one that another section names in full."""
    front = _STRATEGY + (
        "## Bills\n\nThe paper invited the Upper Vale Bills Steering Group to consider whether bills are fair.\n\n"
        "## Meters\n\nThis project is overseen by {} Steering Group chaired by Ann Bee. "
        "The Steering Group includes Mere Council and Vale Police.\n"
    )
    assert links(marked(front.format("a")), "memberOf") == {
        ("Mere Council", "Steering Group"),
        ("Vale Police", "Steering Group"),
    }
    assert ("Vale Police", "Upper Vale Bills Steering Group") in links(
        marked(front.format("the")), "memberOf"
    )


def test_letters_of_an_agreement_are_nobody(marked: Read) -> None:
    """Whoever its members are; a board's letters are the board."""
    told = "The Tarn Mapping {0} ({1}) is one of two. {1} members meet in May. The {1} provides maps to all schools.\n"
    contents = marked(_STRATEGY + told.format("Agreement", "TMA"))
    assert not roles(contents)
    assert "provides maps" in unread(contents)
    contents = marked(_STRATEGY + told.format("Board", "TMB"))
    assert _whose(contents) == {("provides maps to all schools", "Tarn Mapping Board")}


def test_we_are_those_who_sign(marked: Read) -> None:
    """A paper to a panel is not by the panel where a team signs it above the day; nor by the team, which may have set the type."""
    text = "# Quay Harbour Panel\n\nSetting the tolls\n\nWe will publish a list of all tolls each spring.\n\n"
    assert _whose(marked(text)) == {
        ("publish a list of all tolls each spring", "Quay Harbour Panel")
    }
    signed = marked(text + "Tolls and Charges team\n\n18 October 2031.\n")
    assert not _whose(signed)
    assert "publish a list" in unread(signed)


@pytest.mark.parametrize(
    ("said", "home"),
    [
        ("Cy Dee, Business, Innovation and Skills", "Business, Innovation and Skills"),
        ("Cy Dee, Culture, Media and Sport", "Culture, Media and Sport"),
        ("Cy Dee, Vale Police", "Vale Police"),
    ],
)
def test_fields_behind_a_name_are_one_ministry(marked: Read, said: str, home: str) -> None:
    """A comma parts no "Business" from its "Innovation and Skills"."""
    contents = marked(_MINUTES.replace("Cy Dee", said))
    assert ("Cy Dee", home) in links(contents, "memberOf")
    assert "Business" not in {body for _, body in links(contents, "memberOf")}


def test_a_name_runs_on_behind_its_letters_and_adjectives_are_no_party(marked: Read) -> None:
    """Of a kind of groups none is named by its first adjective."""
    table = (
        "# Quay Network: members\n\n| Member organisation | Responsibilities |\n|---|---|\n| {} | Count the buoys |\n"
        "| Vale Police | Watch the quay |\n"
    )
    contents = marked(table.format("Framework for Quay Skills (FQS) User Council"))
    assert {who for _, who in _whose(contents)} == {
        "Framework for Quay Skills User Council", "Vale Police",
    }  # fmt: skip
    contents = marked(
        table.format("Regional, sector and school based groups, inc. the Quay Network")
    )
    assert {who for _, who in _whose(contents)} == {"Vale Police"}


@pytest.mark.parametrize("word", ["TBC", "tbc", "to be confirmed"])
def test_a_chair_to_be_confirmed_has_no_name_of_that(marked: Read, word: str) -> None:
    """Who may be another yet is owned up to."""
    contents = marked(
        f"# Vale Council: groups\n\n- Harbour Safety Board (Chair: Lord Ashby {word}, Vale Council)\n"
    )
    assert not links(contents, "holds")
    assert not links(contents, "memberOf")
    assert "Lord Ashby" in unread(contents)


def test_a_secretary_who_is_there_is_no_member_by_that(marked: Read) -> None:
    """The others below "Present" may be."""
    contents = marked(_MINUTES.replace("- Cy Dee", "- Cy Dee (Secretary)"))
    assert "Cy Dee" not in {who for who, _ in links(contents, "memberOf")}
    assert ("Cy Dee", "Secretary of Quay Harbour Panel") in links(contents, "holds")


# ---- no work -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "sentence",
    [
        "Tarn Trust will receive an update on the weirs by 3 May 2031.",
        "Tarn Trust is to change from a charity into a company.",
        "Tarn Trust is to become a part of the county council.",
        "Tarn Trust will wish to consider plans for the weirs.",
        "Tarn Trust will incorporate a mix of experts from the valley.",
        "Tarn Trust advocates the release of all tide tables.",
        "Tarn Trust provides the discovery component for a set of services.",
        "Tarn Trust underpins the publishing of tide tables.",
    ],
)
def test_what_comes_to_somebody_or_what_they_think_is_no_work(marked: Read, sentence: str) -> None:
    """Nor is what becomes of them, or a complaint."""
    assert not _whose(marked(_STRATEGY + sentence))
    assert not _whose(marked(_MINUTES.replace("Quay Harbour Panel", "Tarn Trust") + sentence))


def test_a_champion_may_advocate_for_others(marked: Read) -> None:
    """That is a part somebody takes on."""
    contents = marked(_STRATEGY + "Tarn Trust advocates for anglers at all inquiries.")
    assert _whose(contents) == {("advocates for anglers at all inquiries", "Tarn Trust")}


def test_a_list_of_what_another_is_to_do_is_not_whose_list_it_is(marked: Read) -> None:
    """Whoever sees that the Ministers are advised does what stands before the colon alone."""
    contents = marked(
        _TERMS
        + "The Panel will work to ensure that Ministers have good advice to quickly and cheaply:\n\n"
        + "- deliver new tide tables\n- make access to the quay easier\n"
    )
    assert {work[:22] for work, _ in _whose(contents)} == {"work to ensure that Mi"}
    assert "make access to the quay easier" in unread(contents)


def test_what_somebody_is_free_to_do_is_no_item_of_their_work(marked: Read) -> None:
    """It is owned up to."""
    contents = marked(
        _TERMS
        + "The Panel will:\n\n- review the byelaws each spring\n- be empowered to hire a boat\n"
    )
    assert _whose(contents) == {("review the byelaws each spring", "Quay Harbour Panel")}
    assert "be empowered to hire a boat" in unread(contents)


def test_what_somebody_is_asked_about_stays_advice(marked: Read) -> None:
    """Each item is a part of the advice, and no work of its own."""
    contents = marked(
        _TERMS
        + "The Panel will advise the Mayor on boats, including:\n\n- promoting fair tolls\n- reviewing the byelaws\n"
    )
    assert {
        ("advise the Mayor on boats: promoting fair tolls", "Quay Harbour Panel"),
        ("advise the Mayor on boats: reviewing the byelaws", "Quay Harbour Panel"),
    } <= _whose(contents)
    assert "reviewing the byelaws" not in {work for work, _ in _whose(contents)}


def test_an_agenda_gives_nobody_work(marked: Read) -> None:
    """Who speaks to an item has no action by that; a plan with times of the clock and no such slots has."""
    table = (
        "# Quay Harbour Panel: minutes of 3 May 2031\n\n| Item | Description | Time | Lead |\n|---|---|---|---|\n"
        "| 1 | {} | 14:30 – 14:35 | Ann Bee |\n| 2 | Review of tolls | 14:35 – 15:00 | Cy Dee |\n| 3 | {} | 15:00 – 15:10 | Ann Bee |\n"
    )
    assert not roles(marked(table.format("Chair’s welcome and update", "AOB")))
    assert roles(marked(table.format("Open the lock", "Drain the basin")))


def test_a_plan_whose_rows_are_numbered_1_01_is_no_agenda(marked: Read) -> None:
    """Though its first action begins as a slot of a meeting does; nor is one with days."""
    table = (
        "# Quay Harbour Panel: action plan\n\n| Ref | Action | Lead | Due |\n|---|---|---|---|\n"
        "| 1.01 | Welcome pack for new skippers | Ann Bee | May 2031 |\n| 1.02 | Mend the pumps | Cy Dee | {} |\n| 1.03 | Paint the buoys | Ann Bee | {} |\n"
    )
    assert len(roles(marked(table.format("June 2031", "")))) == 3
    assert len(roles(marked(table.format("", "").replace("May 2031", "")))) == 3


def test_a_person_whose_initials_are_those_of_an_office_is_no_office(marked: Read) -> None:
    contents = marked(
        "# Quay Harbour Panel: actions\n\n| Action | Responsible officer |\n|---|---|\n| Mend the pumps | Carl Edward Orr |\n| Paint the buoys | Chief Executive Officer |\n"
    )
    assert {e.label for e in contents.entities if e.kind == "post"} == {"Chief Executive Officer"}


def test_an_action_that_the_next_line_gives_to_somebody_has_no_empty_seat(marked: Read) -> None:
    """Without such a line nobody is named for it."""
    action = _MINUTES + "Action – Examine the flow of boats through the lock.\n\n"
    named = "Ann Bee and Cy Dee have been pursuing this action and will report back.\n"
    empty = {(role, who) for _, role, who in roles(marked(action + "The fair was held in May.\n"))}
    assert ("responsible", "vacancy") in empty
    assert "vacancy" not in {who for _, _, who in roles(marked(action + named))}


# ---- whole words ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "work"),
    [
        (
            "Tarn Trust will work with those parishes who have drawn a map to count the weirs.",
            "work with those parishes who have drawn a map to count the weirs",
        ),
        (
            "Tarn Trust will publish the figures that people need to understand who we are and what we spend.",
            "publish the figures that people need to understand who we are and what we spend",
        ),
        ("Tarn Trust will confirm all orders to which nobody objects.", "confirm all orders"),
        ("Tarn Trust provides advice and challenge in order to:", "provides advice and challenge"),
        (
            "Tarn Trust will help parishes to find their weirs by giving them the following:",
            "help parishes to find their weirs",
        ),
    ],
)
def test_a_piece_of_work_keeps_the_words_that_it_needs(
    marked: Read, sentence: str, work: str
) -> None:
    """Which parishes is told by what follows, and what people ask by its clause."""
    assert (work, "Tarn Trust") in _whose(marked(_STRATEGY + sentence))


@pytest.mark.parametrize(
    ("sentence", "work"),
    [
        ("Tarn Trust will seek out opportunities to", "seek out opportunities to"),
        ("Data are published by Tarn Trust on its weirs.", "Data are published"),
        ("Tarn Trust will perform the following activities.", "perform the following activities"),
        ("The Quay League meets in May. Its programme is run by Tarn Trust.", "Its programme"),
        (
            "Tarn Trust will establish a process (outlined below) which saves money.",
            "establish a process",
        ),
        (
            "The replies given by anglers will be sorted into notes that will be reviewed by Tarn Trust.",
            "replies given by anglers will be sorted into notes that will be reviewed",
        ),
        (
            "Tarn Trust is responsible for fostering a culture that values, guards and uses maps.",
            "uses maps",
        ),
    ],
)
def test_words_that_say_no_work_are_none(marked: Read, sentence: str, work: str) -> None:
    """What is cut before its object, or is said of a noun within the sentence, is nobody's work."""
    assert work not in {said for said, _ in _whose(marked(_STRATEGY + sentence))}


def test_the_activities_that_follow_are_told_one_by_one(marked: Read) -> None:
    """Nouns as well as verbs, with their brackets whole."""
    contents = marked(
        _TERMS
        + "The Panel will perform the following activities:\n\n- the upkeep of the lock;\n- counting boats (inc. Navy launches).\n"
    )
    assert {work for work, _ in _whose(contents)} == {
        "the upkeep of the lock",
        "counting boats (inc. Navy launches)",
    }


def test_a_noun_behind_a_semicolon_goes_on_with_its_list(marked: Read) -> None:
    """What opens with a verb is work of its own."""
    table = (
        "# Quay Network: members\n\n| Member organisation | Responsibilities |\n|---|---|\n"
        "| Vale Police | To run the quay, including fees and passes; and {} |\n| Mere Trust | To count the buoys |\n"
    )
    work = {said for said, who in _whose(marked(table.format("terms of sale"))) if "Police" in who}
    assert work == {"run the quay, including fees and passes; and terms of sale"}
    work = {said for said, who in _whose(marked(table.format("mend the lock"))) if "Police" in who}
    assert work == {"run the quay, including fees and passes", "mend the lock"}


def _turned(last: str) -> bytes:
    first, second = Page(), Page()
    first.text(72, 60, "Tarn Trust: water strategy", 16, bold=True)
    first.text(
        72, 500, "Tarn Trust will mend the weirs. The lock is old and was built by the Navy."
    )
    first.text(72, 513, last)
    second.text(72, 60, "Survey on all that it has found in the valley since the spring.")
    return pdf([first, second])


@pytest.mark.parametrize(
    ("last", "told"),
    [
        ("Tarn Trust will work with the County", {"mend the weirs"}),
        (
            "Tarn Trust will count the boats; the figures for all the lower",
            {"mend the weirs", "count the boats"},
        ),
        ("Tarn Trust will work with the County.", {"mend the weirs", "work with the County"}),
    ],
)
def test_a_sentence_that_breaks_off_at_the_foot_of_a_page_is_no_work(
    tmp_path: Path, last: str, told: set[str]
) -> None:
    """It is owned up to."""
    path = tmp_path / "strategy.pdf"
    path.write_bytes(_turned(last))
    contents = load([path])
    assert {work for work, _ in _whose(contents)} == told
    assert ("at the foot of its page" in unread(contents)) != last.endswith(".")


# ---- stakeholders --------------------------------------------------------------------------------

_ROWS = [
    ("Anglers", "Catch and mark fish", "We know the fish", "Newsletter", "Ann Bee"),
    ("Boat owners", "Keep and moor boats", "Fewer wrecks", "Open days", "Cy Dee"),
    ("Schools", "Visit the weirs", "Goodwill", "Open days", "Ann Bee"),
]


@pytest.mark.parametrize(
    "header",
    [
        ["| Stakeholder group | What do they do? | Benefit to us | Approach | Responsible |"],
        [
            "| Stakeholder group | Why do we need to engage? | Engagement channel | Programme responsible party | |",
            "| | What do they do? | Benefit to us | | |",
        ],
    ],
    ids=["one row", "two rows, of which the first lost how far a heading reaches"],
)
def test_what_stakeholders_do_is_not_the_work_of_whoever_reaches_them(
    marked: Read, header: list[str]
) -> None:
    """To reach them is, in the way that its own column says."""
    head, *below = header
    rows = "".join(f"| {' | '.join(row)} |\n" for row in _ROWS)
    table = "\n".join([head, "|---|---|---|---|---|", *below])
    contents = marked(f"# Tarn Trust: whom we talk to\n\n{table}\n{rows}")
    assert _whose(contents) == {
        ("Anglers: Newsletter", "Ann Bee"),
        ("Boat owners: Open days", "Cy Dee"),
        ("Schools: Open days", "Ann Bee"),
    }
