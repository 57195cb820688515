"""Everyday wordings of seats, lines of reporting, duties and meetings, and ordinary text that looks like them."""

from __future__ import annotations

import pytest

from tests.loaders.conftest import Read
from tests.support.markdown import table
from tests.support.told import links, roles, unread, values


@pytest.mark.parametrize("heading", ["Who's on it", "Who’s on the Forum?", "Sits ex officio"])
def test_a_heading_in_plain_words_asks_for_members(marked: Read, heading: str) -> None:
    """Those below it sit on the body whose paper it is."""
    contents = marked(f"# Tenant Forum\n\n## {heading}\n\n- Ann Bee (Quay Row)\n- Head of Homes\n")
    assert {who for who, _ in links(contents, "memberOf")} >= {"Ann Bee", "Head of Homes"}


def test_those_also_in_the_room_are_no_members(marked: Read) -> None:
    """They come to its meetings."""
    contents = marked("# Tenant Forum\n\n## Members\n\n- Ann Bee (Mere Trust)\n\n## Also in the room\n\n- Head of Homes\n")  # fmt: skip
    assert ("Head of Homes", "Tenant Forum") in links(contents, "attended")
    assert ("Head of Homes", "Tenant Forum") not in links(contents, "memberOf")


@pytest.mark.parametrize(
    ("line", "one", "other"),
    [
        ("Resilience Manager - line managed by the Head of Roads", "Resilience Manager", "Head of Roads"),
        ("Assistant Director, Safety - answerable to the Head of Roads", "Assistant Director, Safety", "Head of Roads"),
        ("Flood Cell - a working party of the Mere Forum", "Flood Cell", "Mere Forum"),
        ("The Quay Board takes its instructions from the Mere Council.", "Quay Board", "Mere Council"),
        ("The Quay Board answers in its turn to the Mere Council.", "Quay Board", "Mere Council"),
    ],
)  # fmt: skip
def test_whom_somebody_answers_to_in_many_words(
    marked: Read, line: str, one: str, other: str
) -> None:
    """Beside a name, and in sentences."""
    assert (one, other) in links(marked(f"# Lines of reporting\n\n- {line}\n"), "reportsTo")


@pytest.mark.parametrize(
    "line",
    [
        "Resilience Manager - was line managed by the Head of Roads",
        "Resilience Manager - no longer answerable to the Head of Roads",
        "Resilience Manager - spoke to the Head of Roads",
        "Flood Cell - a party of walkers met the Mere Forum",
    ],
)
def test_a_line_that_was_or_is_denied_is_none(marked: Read, line: str) -> None:
    """Nor is a talk with somebody."""
    assert not links(marked(f"# Lines of reporting\n\n- {line}\n"), "reportsTo")


def test_whoever_goes_to_every_meeting_attends(marked: Read) -> None:
    """And is no member by that."""
    contents = marked("# Audit Panel\n\nThe Head of Audit goes to every meeting of the Audit Panel.\n")  # fmt: skip
    assert links(contents, "attended") == {("Head of Audit", "Audit Panel")}
    assert not links(contents, "memberOf")


@pytest.mark.parametrize("heading", ["Least number for a decision", "Minimum number", "Needed to decide"])  # fmt: skip
def test_a_column_of_least_numbers_is_one_of_quorums(marked: Read, heading: str) -> None:
    """In whatever words it asks."""
    rows = ("| Audit Committee | Quarterly | 2 |", "| Mere Board | Monthly | 4 |")
    contents = marked("# Meetings\n\n" + table(f"| Body | How often | {heading} |", *rows))
    assert values(contents, "quorum") == {("Audit Committee", "2"), ("Mere Board", "4")}


@pytest.mark.parametrize(("says", "falls"), [("Says that", "Falls on"), ("What it says", "Rests on")])  # fmt: skip
def test_a_table_says_in_plain_words_whom_a_law_binds(marked: Read, says: str, falls: str) -> None:
    """Each row is a duty of whoever it falls on."""
    rows = ("| Children Act 2004, s.10 | agencies must cooperate | Mere Council |", "| Education Act 2002, s.175 | pupils must be safeguarded | Vale Council |")  # fmt: skip
    told = roles(marked("# Who the law binds\n\n" + table(f"| Statute | {says} | {falls} |", *rows)))  # fmt: skip
    assert ("agencies must cooperate", "accountable", "Mere Council") in told


def test_a_power_to_settle_claims_is_no_report_of_what_somebody_claims(marked: Read) -> None:
    """A noun of insurance is no verb of saying."""
    sentence = "3C.3 Authority to settle insurance claims is delegated to the Risk Manager."
    told = roles(marked(f"# Delegated powers\n\n{sentence}\n"))
    assert ("settle insurance claims", "accountable", "Risk Manager") in told
    said = "The Union claims that authority to settle pay is delegated to the Risk Manager."
    assert not roles(marked(f"# Delegated powers\n\n{said}\n"))


def test_a_sentence_that_gives_a_power_is_read_once(marked: Read) -> None:
    """As a delegation, and not as a piece of work beside that."""
    contents = marked("# Delegated powers\n\nThe Head of Parks is authorised to issue street permits.\n")  # fmt: skip
    kinds = {e.kind for e in contents.entities if e.label == "issue street permits"}
    assert kinds == {"delegation"}


@pytest.mark.parametrize(
    ("label", "due"), [("Target date", True), ("By when", True), ("Next review", False)]
)
def test_the_one_piece_of_work_of_a_section_is_due_when_its_label_says(
    marked: Read, label: str, due: bool
) -> None:
    """Among the labels that say who leads; a day of another kind is none by which it is due."""
    section = "## Objective {0}. Mend the {1}\n\nOffer a talk to everybody at the {1}.\n\nObjective lead: Ann Bee\n{2}: 1 April 2031\n"
    parts = (section.format(1, "quay", label), section.format(2, "weir", label))
    contents = marked("# Quay strategy\n\n" + "\n".join(parts))
    assert bool(values(contents, "deadline")) == due


def test_a_day_of_a_section_with_several_pieces_of_work_is_owned_up_to(marked: Read) -> None:
    """Of which of them it is the day nobody can tell."""
    section = "## Objective {0}. Mend the {1}\n\nOffer a talk at the {1}.\n\nBuild a wall.\n\nObjective lead: Ann Bee\nTarget date: 1 April 2031\n"
    contents = marked("# Quay strategy\n\n" + section.format(1, "quay") + "\n" + section.format(2, "weir"))  # fmt: skip
    assert not values(contents, "deadline")
    assert "Target date" in unread(contents)


def test_those_who_meet_by_no_other_name_were_at_their_meeting(marked: Read) -> None:
    """The notes are of it, and a list goes on where a sentence says who came for an item."""
    people = "Present: Ann Bee, Cy Dee, Yve Lam. Also there for item 2: Kit Dobb"
    contents = marked(f"# Notes of the Ward Managers' meeting, 9 October\n\n{people}\n")
    met = links(contents, "attended")
    assert {("Ann Bee", "Ward Managers' meeting"), ("Yve Lam", "Ward Managers' meeting")} <= met


@pytest.mark.parametrize("label", ["In the chair", "Chair", "Takes the chair"])
def test_a_card_of_one_committee_tells_its_officers(marked: Read, label: str) -> None:
    """Under no header; what one row asks for that nobody knows is owned up to, and hides no other."""
    rows = ("| | |", "| Committee | Pay Committee |", f"| {label} | Ann Bee |", "| Stands in for the chair | Cy Dee |", "| Minutes taken by | Executive Assistant to the Chief Executive |", "| Advice comes from | Head of People |")  # fmt: skip
    contents = marked("# Pay Committee at a glance\n\n" + table(*rows))
    assert links(contents, "holds") == {("Ann Bee", "Chair of Pay Committee"), ("Cy Dee", "Vice-chair of Pay Committee")}  # fmt: skip
    assert links(contents, "supports") == {("Executive Assistant to the Chief Executive", "Pay Committee")}  # fmt: skip
    assert "Head of People" in unread(contents)


@pytest.mark.parametrize(
    ("sentence", "held"),
    [
        ("Since January our Chief Executive has been Ann Bee.", True),
        ("Our Chief Executive has been Ann Bee on two occasions.", False),
        ("Since January our Chief Executive has been away.", False),
        ("Since January there has been no Chief Executive.", False),
    ],
)
def test_whoever_has_been_something_since_a_day_is_it(
    marked: Read, sentence: str, held: bool
) -> None:
    """Without that day somebody may have been it and be so no more."""
    told = links(marked(f"# Mere Council\n\n{sentence}\n"), "holds")
    assert (("Ann Bee", "Chief Executive") in told) == held
    assert held or not told


def test_whoever_presides_over_meetings_chairs_the_body_whose_paper_it_is(marked: Read) -> None:
    """And not whoever does so in the absence of another."""
    terms = "# Quay Board: terms of reference\n\nMeetings are presided over by {}.\n"
    told = links(marked(terms.format("Dame Lorna Whit")), "holds")
    assert told == {("Lorna Whit", "Chair of Quay Board")}
    assert not roles(marked(terms.format("the Head of Parks when the Chair is away")))


@pytest.mark.parametrize(
    ("sentence", "work"),
    [
        ("Call recordings: responsibility rests with the Head of Parks.", "Call recordings"),
        ("Call recordings - ownership rests with the Head of Parks.", "Call recordings"),
        ("Overall responsibility rests with the Head of Parks.", ""),
    ],
)
def test_a_part_in_some_work_is_no_work_by_itself(marked: Read, sentence: str, work: str) -> None:
    """What stands before the colon is; else nobody knows what it is a part in."""
    told = roles(marked(f"# Assets\n\n- {sentence}\n"))
    assert {what for what, _, _ in told} == ({work} if work else set())


@pytest.mark.parametrize(
    "sentence",
    [
        "When the schedule is final, copies are sent for information to the Head of Parks.",
        "The schedule is copied to the Vale Council.",
    ],
)
def test_somebody_to_whom_copies_go_is_owned_up_to(marked: Read, sentence: str) -> None:
    """It names them, and tells nothing that a register keeps."""
    assert sentence in unread(marked(f"# Rent policy\n\n{sentence}\n"))


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("Three councillors sit on the Audit Panel: Cllr Ann Bee, Cllr Cy Dee and Cllr Gil Fox.", {"Ann Bee", "Cy Dee", "Gil Fox"}),
        ("Three councillors sat on the Audit Panel: Cllr Ann Bee, Cllr Cy Dee and Cllr Gil Fox.", set()),
        ("No councillors sit on the Audit Panel: Cllr Ann Bee left.", set()),
        ("Three councillors sit on the Audit Panel, and Cllr Ann Bee came once.", set()),
    ],
)  # fmt: skip
def test_those_named_behind_their_number_are_members(
    marked: Read, sentence: str, who: set[str]
) -> None:
    """Behind the colon, and where it is so now."""
    told = links(marked(f"# Audit Panel\n\n{sentence}\n"), "memberOf")
    assert {one for one, body in told if body == "Audit Panel"} == who


@pytest.mark.parametrize(
    ("sentence", "held"),
    [
        ("If she cannot be there, the Vice-Chair, Anil Desai, takes her place.", {("Anil Desai", "Vice-Chair of Quay Board")}),
        ("We thank the former Chair, Anil Desai, for coming.", set()),
        ("We met the Chair, Anil Desai, of Mere Council.", set()),
        ("A chair, Anil Desai said, was bought.", set()),
    ],
)  # fmt: skip
def test_an_officer_named_in_passing_is_one_of_the_body_whose_paper_it_is(
    marked: Read, sentence: str, held: set[tuple[str, str]]
) -> None:
    """Where no other body stands in the sentence, and nobody left."""
    assert links(marked(f"# Quay Board: terms of reference\n\n{sentence}\n"), "holds") == held
