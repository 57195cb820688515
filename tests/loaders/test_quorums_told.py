"""A quorum in other words than its own: what business, meetings and decisions need."""

from __future__ import annotations

import pytest

from tests.loaders.conftest import Read
from tests.support.told import values

_TERMS = "# Tide Board: terms of reference\n\n{}\n"


@pytest.mark.parametrize(
    ("said", "quorum"),
    [
        ("No business is transacted unless four members are there.", "four members"),
        ("No business may be done unless three trustees are present.", "three trustees"),
        ("At least a third of members must be present.", "At least a third of members"),
        ("The meeting cannot start until five members are there.", "five members"),
        ("No meeting shall start until three trustees are present.", "three trustees"),
        ("Meetings go ahead only if half the members attend.", "half the members"),
        ("The Board needs five members to do business.", "five members"),
        ("It needs three governors to take decisions.", "three governors"),
    ],
)
def test_what_must_be_there_for_business_is_a_quorum(marked: Read, said: str, quorum: str) -> None:
    assert values(marked(_TERMS.format(said)), "quorum") == {("Tide Board", quorum)}


@pytest.mark.parametrize(
    "said",
    [
        "At least four members must agree the minutes.",
        "At least one third of the members must be elected each year.",
        "The Clerk needs four members to do business with the bank.",
        "The market needs ten stalls to do business.",
        "The Board needs two weeks to make decisions.",
        "The Board requires three quotes to make decisions.",
        "Meetings may be held without two members of staff.",
        "Meetings cannot be held without two members of staff in the kitchen.",
        "Meetings start when the Chair is ready.",
        "Meetings begin with one prayer.",
        "Business can be done when three weeks have passed.",
        "No business is done unless the Chair agrees.",
        "Meetings go ahead with half the members if the weather is bad.",
        "Two adults must be present when boats are launched.",
        "No meeting of parents may start until three stewards are there.",
        "The harbour may open with four members of the crew.",
    ],
)
def test_what_else_needs_a_number_of_people_or_things_is_none(marked: Read, said: str) -> None:
    """Votes, staff, time, quotes, and what goes on anyhow."""
    assert not values(marked(_TERMS.format(said)), "quorum")
