"""What stands on the line below an action: how far it has come; and the time on which an action ends."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from remit.graph.model import Contents
from tests.support.told import roles, values

Read = Callable[[str], Contents]
_THERE = "# Minutes of the Mere Board, 4 May 2031\n\nPresent: Ann Bee (AB), Cy Dee (CD), Gil Fox (GF)\n\n"


@pytest.mark.parametrize(
    ("below", "status"),
    [
        ("- Complete - the bank has answered.", "Complete"),
        ("- Not complete. The bank is closed.", "Not complete"),
        ("Partly complete: the bank has been rung.", "Partly complete"),
        ("Closed.", "Closed"),
    ],
)
def test_the_line_below_an_action_says_what_became_of_it(
    marked: Read, below: str, status: str
) -> None:
    """Its first words do, whatever it goes on to tell."""
    contents = marked(f"{_THERE}**Action 1**: AB to write to the bank.\n\n{below}\n")
    assert values(contents, "status") == {("write to the bank", status)}


@pytest.mark.parametrize(
    "below",
    ["The complete works were read.", "Complete the form by May.", "Mere Council is in progress of moving."],
)  # fmt: skip
def test_a_line_that_only_uses_such_a_word_says_nothing_of_it(marked: Read, below: str) -> None:
    """What is complete in it is another thing."""
    contents = marked(f"{_THERE}**Action 1**: AB to write to the bank.\n\n{below}\n")
    assert not values(contents, "status")


def test_a_table_of_actions_that_lost_its_shape_keeps_their_states(marked: Read) -> None:
    """A state that comes again and again is a cell, and no heading that closes what stands below it."""
    lines = ["Action", "Progress"]
    for line in ("AB to write to the bank", "CD to count the beds", "GF to mend the gate"):
        lines += [f"{line}.", "Complete"]
    contents = marked(_THERE + "\n\n".join([*lines, "## 3. Boots\n"]))
    assert {(what, who) for what, _, who in roles(contents)} == {
        ("write to the bank", "Ann Bee"), ("count the beds", "Cy Dee"), ("mend the gate", "Gil Fox"),
    }  # fmt: skip
    assert {state for _, state in values(contents, "status")} == {"Complete"}


@pytest.mark.parametrize(
    ("action", "when"),
    [
        ("AB to write to residents before the bank holiday", "before the bank holiday"),
        ("AB to survey parents by half-term", "half-term"),
        ("AB to ring the roofer at once", "at once"),
        ("AB to share the rota with the wards, 9 October", "9 October"),
        ("AB to agree the wording – end of month", "end of month"),
        ("AB to redo the sheets by the 20th", "the 20th"),
        ("AB to bring options to the July meeting", "the July meeting"),
    ],
)
def test_a_time_that_is_no_day_is_kept_in_its_words(marked: Read, action: str, when: str) -> None:
    """So a reader sees by when, though nobody can count to it."""
    contents = marked(f"{_THERE}ACTION: {action}.\n")
    assert {time for _, time in values(contents, "deadline")} == {when}


@pytest.mark.parametrize(
    "action",
    ["AB to write to Ann, May", "AB to discuss leave, summer", "AB to talk to Cy, the Friday club", "AB to plan for winter, spring and summer"],
)  # fmt: skip
def test_what_only_looks_like_a_time_is_none(marked: Read, action: str) -> None:
    """Names and matters may be called like months and days."""
    assert not values(marked(f"{_THERE}ACTION: {action}.\n"), "deadline")
