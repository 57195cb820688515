"""Remarks of a row which say that its owner is not the one any more, or that its work is over."""

from __future__ import annotations

import pytest

from remit.graph.model import Contents
from tests.loaders.conftest import Read
from tests.support.markdown import table
from tests.support.told import roles, unread, values


def _log(
    marked: Read, said: str, *, heading: str = "Progress", work: str = "Buy cameras"
) -> Contents:
    return marked(
        "# Quay log\n\n"
        + table(
            f"| Ref | Action | Lead | Deadline | {heading} |",
            f"| 1 | {work} | Tom Reed | 30/06/2031 | {said} |",
            "| 2 | Mend the gates | Ann Oakham | 30/06/2031 | Two of six are mended |",
        )
    )


_PASSED = [
    "Tom has left. Now with Asha Lal.",
    "Reassigned to Asha Lal on 2 June",
    "Handed over to Asha Lal",
    "Asha Lal is leading on this now",
    "Asha Lal has taken this over",
    "New lead: Asha Lal",
    "Lead changed to Asha Lal",
    "TR no longer leads; awaiting new lead",
    "This action has now passed to BIS.",
    "Draft written. This action has now passed to the Fire Service.",
]
# They name somebody, and the work stays whose it is.
_STAYS = [
    "Passed to the printer",
    "Leaflets passed to Asha Lal",
    "Passed to Asha Lal for comment",
    "Not yet passed to Asha Lal",
    "To be handed over to Asha Lal in May",
    "Deadline moved to March 2032",
    "Moved to Amber",
    "Handed over to Asha Lal in May. Passed back to Tom Reed in June.",
    "Asha Lal is leading the survey of shops",
    "Asha Lal was consulted",
    "Now with Tom",
    "Tom has left the leaflets with schools",
    "New leads for the inquiry: two",
]


@pytest.mark.parametrize("said", _PASSED)
@pytest.mark.parametrize("heading", ["Progress", "Update", "Status"])
def test_whoever_a_remark_says_has_passed_the_work_on_is_not_told_as_its_lead(
    marked: Read, said: str, heading: str
) -> None:
    contents = _log(marked, said, heading=heading)
    assert {(what, who) for what, _, who in roles(contents)} == {
        ("Buy cameras", "unclear"),
        ("Mend the gates", "Ann Oakham"),
    }
    assert "it is not clear who leads it now" in unread(contents)
    assert any("Tom Reed" in e.label for e in contents.entities if e.kind == "unclear")


@pytest.mark.parametrize("said", _STAYS)
def test_a_remark_of_something_else_leaves_the_lead(marked: Read, said: str) -> None:
    assert "Tom Reed" in {who for _, _, who in roles(_log(marked, said))}


def test_the_work_s_own_words_may_say_so_behind_it(marked: Read) -> None:
    contents = _log(marked, "", work="Open the garden. This action has now passed to Asha Lal.")
    assert "Tom Reed" not in {who for _, _, who in roles(contents)}


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ("Completed 12 May", "Completed"),
        ("Sent to printers; done.", "Done"),
        ("This action has been withdrawn", "Withdrawn"),
        ("No longer required", "No longer required"),
        ("12/05/31: Completed.", "Completed"),
    ],
)
def test_remarks_that_the_work_is_over_give_its_status(
    marked: Read, said: str, status: str
) -> None:
    assert values(_log(marked, said, heading="Comments"), "status") == {("Buy cameras", status)}


@pytest.mark.parametrize(
    "said",
    [
        "Completed the survey of shops",
        "It is not done",
        "To be completed by May",
        "Withdrawn books sold",
        "Work was done. Reopened in June.",
        "Leaflets done",
        "Will be closed in May",
    ],
)
def test_remarks_that_part_of_it_or_something_else_is_over_give_none(
    marked: Read, said: str
) -> None:
    assert not values(_log(marked, said, heading="Comments"), "status")


def test_whoever_the_work_names_before_it_was_passed_on_does_not_do_it(marked: Read) -> None:
    """A log without a column of owners names them in the words of the work."""
    head = "| Date | Action | Deadline | Status |"
    rows = "| 08/06/2031 | BIS to send the list to the Board. | August | Initial stages |"
    work = "CLG to provide the contract to the Board."
    for said, passed in (("", False), (" This action has now passed to BIS.", True)):
        contents = marked(
            "# Quay log\n\n"
            + table(head, f"| 08/06/2031 | {work}{said} | August | Initial stages |", rows)
        )
        assert ("CLG" in {who for _, _, who in roles(contents)}) is not passed
