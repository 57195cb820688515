"""Who helps with work, is asked or is told: in brackets, in blocks of labels and in sentences."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from remit.graph.model import Contents
from remit.queries.helping import role_in
from tests.support.told import roles, unread

Read = Callable[[str], Contents]
Told = set[tuple[str, str, str]]


def _told(contents: Contents) -> Told:
    """Each assignment, where who only helps is no doer."""
    name = {e.id: e.label for e in contents.entities}
    return {
        (name[s.subject], role_in(s), name[s.object or ""])
        for s in contents.statements
        if s.term == "assignedTo"
    }


@pytest.mark.parametrize(
    ("item", "told"),
    [
        ("Youth work on Fridays (supported by Lighthouse Church; inform Mere Police)",
         {("Youth work on Fridays", "supporting", "Lighthouse Church"), ("Youth work on Fridays", "informed", "Mere Police")}),
        ("Redesign of the skate park (consult: Youth Parliament)", {("Redesign of the skate park", "consulted", "Youth Parliament")}),
        ("Cycle training (with help from Ann Bee; cc Head of Roads)",
         {("Cycle training", "supporting", "Ann Bee"), ("Cycle training", "informed", "Head of Roads")}),
    ],
)  # fmt: skip
def test_a_bracket_behind_an_item_says_who_has_which_part(
    marked: Read, item: str, told: Told
) -> None:
    """The words in it say the role themselves."""
    assert _told(marked(f"# Youth offer\n\n- {item}\n- Open late in the holidays\n")) == told


@pytest.mark.parametrize(
    "item",
    [
        "Motion on parking (supported by Cllr Ann Bee)",
        "Ann Bee (supported by Cy Dee)",
        "The fair was held in May (supported by Mere Police)",
        "Free swimming (supported by 300 residents)",
        "Proposed closure of the pool (consult Mere Police)",
    ],
)
def test_a_bracket_that_tells_of_no_work_gives_nobody_a_part(marked: Read, item: str) -> None:
    """Whoever is for a motion, or stands beside a person, helps with no work; nor is the past or a proposal any."""
    assert not _told(marked(f"# Youth offer\n\n- {item}\n- Open late in the holidays\n"))


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("The meadow is run with help from the Mere Trust.", ("meadow", "supporting", "Mere Trust")),
        ("Advice on the feeding plan is sought from the Town Surveyor.", ("feeding plan", "consulted", "Town Surveyor")),
        ("The Mere Trust is asked for its views on the mowing dates.", ("mowing dates", "consulted", "Mere Trust")),
        ("Residents of Green Row are to be told in advance of any fair.", ("fair", "informed", "Residents of Green Row")),
        ("Notice of any closure will be given to the Roads Department.", ("closure", "informed", "Roads Department")),
        ("The Survey Team helps the Project Engineer with the weekly count.", ("weekly count", "supporting", "Survey Team")),
    ],
)  # fmt: skip
def test_sentences_say_who_helps_is_asked_or_is_told(
    marked: Read, sentence: str, told: tuple[str, str, str]
) -> None:
    """Who helps is no doer, and who is told has nothing to do."""
    assert _told(marked(f"# Green statement\n\n{sentence}\n")) == {told}


@pytest.mark.parametrize(
    "sentence",
    [
        "The Mere Trust was told of the move last year.",
        "Views on the budget were sought from the Youth Panel in 2019.",
        "The Roads Department need not be told of closures.",
        "If there is a fire the Mere Board must be told of it.",
        "Ann Bee hopes that the Mere Trust will be told of the fair.",
        "The roof is supported by four columns.",
        "The fund helps people with their bills.",
        "Informed of road closures: Mere Police.",
    ],
)
def test_what_is_past_denied_or_only_hoped_gives_nobody_a_part(marked: Read, sentence: str) -> None:
    """Nor does a condition, nor what is said of columns or of people in general."""
    assert not _told(marked(f"# Green statement\n\n{sentence}\n"))


def test_blocks_of_labels_are_of_the_work_that_opens_them(read: Read) -> None:
    """A number or a letter behind the first label tells one block from the next."""
    contents = read(
        "Project: Patient letters\n\nWork package A: Choosing the supplier\n  Supporting: Mere Hub\n"
        "  Consulted: Mere Trust; Town Vet\n\nWork package B: Ending paper\n  Supporting: Booking Team\n  Informed: Town Clerk\n"
    )
    assert _told(contents) == {
        ("Choosing the supplier", "supporting", "Mere Hub"), ("Choosing the supplier", "consulted", "Mere Trust"),
        ("Choosing the supplier", "consulted", "Town Vet"), ("Ending paper", "supporting", "Booking Team"),
        ("Ending paper", "informed", "Town Clerk"),
    }  # fmt: skip


_MINUTES = (
    "# Joint Committee\n\n## 3. Boots\n\nStaff said that the boots leak.\nAction: return the batch\nOwner: Depot Manager\n"
    "Deadline: 1 April 2031\n\n## 4. Shifts\n\nAgreed that the form is too long.\nAction: draft a form\nOwner: Ann Bee\nDeadline: none set\n"
)


def test_an_action_has_the_labels_below_it_wherever_it_stands(marked: Read) -> None:
    """Neither the heading above nor the paper has them, and no seat is empty."""
    assert roles(marked(_MINUTES)) == {
        ("return the batch", "responsible", "Depot Manager"), ("draft a form", "responsible", "Ann Bee"),
    }  # fmt: skip
    assert not [one for one in marked(_MINUTES).entities if one.kind == "priority"]


def test_labels_that_ask_for_no_owner_make_no_block(marked: Read) -> None:
    """An action with a day alone is read as minutes have it."""
    contents = marked("# Minutes\n\nPresent: Ann Bee (AB)\n\nAction: AB to write to the bank\nVenue: Town Hall\n")  # fmt: skip
    assert roles(contents) == {("write to the bank", "responsible", "Ann Bee")}
    assert "Town Hall" in unread(contents)


def _across(*rows: str) -> str:
    return "# Moving the station\n\n<table>" + "".join(
        f"<tr><td colspan=2>{row}</td></tr>" if "|" not in row
        else "<tr>" + "".join(f"<td>{cell.strip()}</td>" for cell in row.split("|")) + "</tr>"
        for row in rows
    ) + "</table>\n"  # fmt: skip


def test_a_row_across_a_table_says_how_those_below_are_involved(read_page: Read) -> None:
    """Whoever stands below "We consult" is asked about what stands beside them."""
    contents = read_page(
        _across("Party | About", "We consult", "Mere Union | shift patterns at the station", "Mere Council | hours of the hall",
                "We inform", "Mere Police | the change of call sign", "We get help from", "Vale Trust | levels and drains")
    )  # fmt: skip
    assert _told(contents) == {
        ("shift patterns at the station", "consulted", "Mere Union"), ("hours of the hall", "consulted", "Mere Council"),
        ("the change of call sign", "informed", "Mere Police"), ("levels and drains", "supporting", "Vale Trust"),
    }  # fmt: skip


@pytest.mark.parametrize(
    "rows",
    [
        ("Support", "Ann Bee | 01632 960 123", "Cy Dee | 01632 960 124"),
        ("Informed", "Ann Bee | Head of Parks", "Carol Dee | Head of Homes"),
        ("Opposed", "Mere Council | shift patterns at the station", "Mere Police | hours of the hall"),
    ],
)  # fmt: skip
def test_other_rows_across_a_table_involve_nobody(read_page: Read, rows: tuple[str, ...]) -> None:
    """Numbers and posts beside names are nothing to be asked about, and views are no part in any work."""
    assert not _told(read_page(_across("Party | About", *rows)))
