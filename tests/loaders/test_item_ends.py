"""Items of minutes that end on whose they are: "ACTION: AB", "[AB/CD]", names on lines of their own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from remit.graph.model import Contents
from tests.support.told import roles, unread, values

Read = Callable[[str], Contents]

_MINUTES = (
    "# Tarn Valley Flood Forum\n\nMinutes of the meeting held on 4 March 2031\n\n"
    "Present: Ann Bee (Chair), Cy Dee, Gil Fox (Clerk), Ina Moss (IM)\n\n## 1. Gauges\n\n"
)


def _told(contents: Contents) -> set[tuple[str, str]]:
    return {(work, who) for work, _, who in roles(contents)}


def _due(contents: Contents) -> set[str]:
    return {time for _, time in values(contents, "deadline")}


@pytest.mark.parametrize(
    ("item", "work", "who"),
    [
        ("Two gauges failed. Parts will be ordered.\n\nACTION: Cy Dee", "Parts will be ordered", "Cy Dee"),
        ("Two gauges failed. Parts will be ordered. Action – Gil Fox", "Parts will be ordered", "Gil Fox"),
        ("A form to be drawn up for the parishes. [IM]", "A form to be drawn up for the parishes", "Ina Moss"),
        ("Cy Dee would ask the maker. Parts will be sent.\n\nAction: Cy Dee", "ask the maker", "Cy Dee"),
    ],
)  # fmt: skip
def test_an_item_is_theirs_on_whom_it_ends(marked: Read, item: str, work: str, who: str) -> None:
    """Theirs is the last that it asks, or the last that it asks of them by name."""
    assert (work, who) in _told(marked(_MINUTES + item))


@pytest.mark.parametrize(
    "item",
    [
        "Two gauges had failed over the winter. The maker was told.\n\nACTION: Cy Dee",
        "Cover has gone up by a tenth. [IM]",
        "Parts will not be ordered.\n\nACTION: Cy Dee",
        "If the county agrees, parts will be ordered. [IM]",
        "Parts will be ordered.\n\nGil Fox",
        "Thanks were given to Ina Moss (IM). The lamp will be mended by the county. (PDF)",
    ],
)
def test_an_item_that_asks_nothing_is_nobodys(marked: Read, item: str) -> None:
    """Nor is one with a single name below it, which may be a signature."""
    assert not _told(marked(_MINUTES + item))


def test_what_an_item_ends_on_and_does_not_ask_is_owned_up_to(marked: Read) -> None:
    """The ledger says whom it names."""
    contents = marked(_MINUTES + "Cover has gone up by a tenth. [IM]")
    assert any("“IM”" in e.reason for e in contents.ledger if e.outcome == "unread")


def test_what_others_are_to_do_is_not_theirs_on_whom_an_item_ends(marked: Read) -> None:
    """“[IM]” behind what Cy Dee will do is owned up to."""
    contents = marked(_MINUTES + "Cy Dee would write to the county. [IM]")
    assert _told(contents) == {("write to the county", "Cy Dee")}
    assert "it ends on “IM”" in unread(contents)


def test_all_of_those_by_whom_a_thing_is_to_be_done_do_it(marked: Read) -> None:
    """And not only the first."""
    contents = marked(_MINUTES + "Action: the map to be drawn by Ann Bee, Cy Dee and the Clerk.")
    assert {who for _, who in _told(contents)} == {"Ann Bee", "Cy Dee", "Clerk"}


def test_names_on_lines_of_their_own_end_items_where_several_do(marked: Read) -> None:
    """Each with the time beside it."""
    contents = marked(
        _MINUTES
        + "Parts will be ordered.\n\nCy Dee by 30 April\n\n## 2. Grants\n\nA form will be drawn up.\n\n"
        "Gil Fox, Ina Moss\n\n## 3. Date\n\nThe next meeting is on 5 May.\n"
    )
    assert _told(contents) == {
        ("Parts will be ordered", "Cy Dee"),
        ("A form will be drawn up", "Gil Fox"),
        ("A form will be drawn up", "Ina Moss"),
    }
    assert _due(contents) == {"30 April"}


def test_names_above_what_is_said_are_those_of_speakers(marked: Read) -> None:
    """Nothing of what they say is their work by that."""
    contents = marked(
        _MINUTES
        + "The members were heard.\n\nCy Dee\n\nThe gauges will fail again.\n\nIna Moss\n\n"
        "Pumps will be needed.\n"
    )
    assert not _told(contents)


def test_each_of_several_things_that_were_agreed_is_somebodys_own(marked: Read) -> None:
    """Also where semicolons part them."""
    contents = marked(
        _MINUTES
        + "It was agreed that Ina Moss write to the members; that the Clerk cancel the contract; and that "
        "Cy Dee be asked to paint the sign."
    )
    assert _told(contents) == {
        ("write to the members", "Ina Moss"),
        ("cancel the contract", "Clerk"),
        ("paint the sign", "Cy Dee"),
    }


def test_whoever_is_to_have_done_a_thing_is_no_empty_seat(marked: Read) -> None:
    """“By the Clerk in June” names the Clerk, and June."""
    contents = marked(_MINUTES + "Action: training to be arranged by the Clerk in June.")
    assert _told(contents) == {("training to be arranged by the Clerk in June", "Clerk")}
    assert _due(contents) == {"June"}


@pytest.mark.parametrize(
    "action",
    ["Action: the fair to be funded by the Lottery.", "Action: lamps to be mended by June."],
)
def test_whoever_pays_and_a_month_do_not_do_the_work(marked: Read, action: str) -> None:
    """Neither is the doer of what is to be done."""
    assert not {"Lottery", "June"} & {who for _, who in _told(marked(_MINUTES + action))}


def test_clauses_that_semicolons_part_have_subjects_of_their_own(marked: Read) -> None:
    """The second is not the work of the first."""
    contents = marked(_MINUTES + "The Clerk undertook to find the map; Cy Dee would scan the plan.")
    assert _told(contents) == {("find the map", "Clerk"), ("scan the plan", "Cy Dee")}


def test_a_topic_of_minutes_is_no_post(marked: Read) -> None:
    """What was said below “Independent member” is nobody's work."""
    contents = marked(
        _MINUTES.replace("## 1. Gauges", "## 1. Independent Member")
        + "The Chair thanked her.\n\n## 2. Finance Officer\n\nOverspending stood at £2,000.\n"
    )
    assert not _told(contents)
