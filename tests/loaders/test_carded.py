"""Pieces of work with labels below them that say who does them, who is asked, and by when."""

from __future__ import annotations

import pytest

from tests.loaders.conftest import Read
from tests.support.told import links, roles, unread, values

_TOLD = {
    ("Draw up the planting scheme", "accountable", "Head of Parks"),
    ("Draw up the planting scheme", "consulted", "Tree Officer"),
    ("Write the book of rules", "accountable", "Town Clerk"),
}


@pytest.mark.parametrize(
    "text",
    [
        ("1. Draw up the planting scheme\n   - Lead: Head of Parks\n   - Views sought from: Tree Officer\n   - By: May 2031\n"
        "2. Write the book of rules\n   - Lead: Town Clerk\n"),
        ("- Draw up the planting scheme\n  - Lead: Head of Parks\n  - Consultees: Tree Officer\n  - Due: May 2031\n"
        "- Write the book of rules\n  - Lead: Town Clerk\n"),
        ("## Draw up the planting scheme\n\n- Lead: Head of Parks\n- Consulted: Tree Officer\n- By when: May 2031\n\n"
        "## Write the book of rules\n\n- Lead: Town Clerk\n"),
    ],
)  # fmt: skip
def test_labels_below_work_say_whose_it_is(marked: Read, text: str) -> None:
    """Below an item, numbered or not, and below a heading."""
    contents = marked(f"# Quay jobs\n\n{text}")
    assert roles(contents) == _TOLD
    assert values(contents, "deadline") == {("Draw up the planting scheme", "May 2031")}


def test_whoever_stands_beside_the_work_does_it(marked: Read) -> None:
    """And those below it help, or are told."""
    told = roles(marked("# Jobs\n\n1. Hold the open day in May (Town Clerk)\n   - lending a hand: Scout Group\n2. Mend the gate (Head of Parks)\n   - for information: Vale Council\n"))  # fmt: skip
    assert told == {
        ("Hold the open day in May", "responsible", "Town Clerk"),
        ("Hold the open day in May", "responsible", "Scout Group"),
        ("Mend the gate", "responsible", "Head of Parks"),
        ("Mend the gate", "informed", "Vale Council"),
    }


def test_a_form_about_one_piece_of_work_is_one(marked: Read) -> None:
    """Its labels stand below each other, the first of which asks what is to be done."""
    form = "Title: Replace the screens\n\nRequested by: Ann Bee\n\nDelivered by: Control Systems Team\n\nWith help from: Mere Estates\n\nFor information: Vale Council\n"
    contents = marked(f"# Change request\n\n{form}")
    assert roles(contents) == {
        ("Replace the screens", "responsible", "Control Systems Team"),
        ("Replace the screens", "responsible", "Mere Estates"),
        ("Replace the screens", "informed", "Vale Council"),
    }
    assert "Ann Bee" in unread(contents)


@pytest.mark.parametrize(
    "text",
    [
        "# Agenda\n\n1. Budget for the year\n   - Lead: Head of Finance\n2. Repairs to the quay\n   - Lead: Head of Parks\n",
        "# Reading list\n\n- Cleaner streets\n  - Lead author: Ann Bee\n- Safer ports\n  - Lead author: Cy Dee\n",
        "# Questions\n\n- Who mends the gate?\n  - Lead: Head of Parks\n- Who cuts the grass?\n  - Lead: Town Clerk\n",
        "# Groups\n\n- Roads Panel\n  - Chair: Ann Bee\n- Parks Panel\n  - Chair: Cy Dee\n",
        "# Our teams\n\n- Vale Council\n  - Lead: Ann Bee\n- Mere Council\n  - Lead: Cy Dee\n",
        "# Mended\n\n- The gate was mended in May\n  - Lead: Ann Bee\n- The wall was mended in June\n  - Lead: Cy Dee\n",
        "# Jobs\n\n1. Mend the gate\n   - Note: bring paint\n2. Cut the grass\n   - Tools: mower\n",
    ],
)  # fmt: skip
def test_labels_below_what_is_no_work_give_nobody_work(marked: Read, text: str) -> None:
    """Items of an agenda, books, questions, bodies, and news."""
    contents = marked(text)
    assert not roles(contents) - {r for r in roles(contents) if r[0].endswith("Council")}
    assert not links(contents, "actionOf")


def test_one_label_below_one_thing_proves_nothing(marked: Read) -> None:
    """It is owned up to."""
    contents = marked("# Notes\n\n1. Mend the gate\n   - Lead: Head of Parks\n2. Bring paint\n")
    assert not roles(contents)
    assert "Head of Parks" in unread(contents)
