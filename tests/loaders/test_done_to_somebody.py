"""To whom something is done, who has no part, and on what it hangs: none of them has it to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.told import roles, unread

if TYPE_CHECKING:
    from tests.loaders.conftest import Read

_MINUTES = "Minutes of the Mere Safety Board\n12 May 2031\n\nPresent: Ann Bee (AB), Cy Dee (CD)\n\n"


@pytest.mark.parametrize(
    "action",
    [
        "Ann Bee to be replaced as burglary lead.",
        "Ann Bee to be thanked for the work on the hub.",
        "AB to be sent the list of gates.",
        "Ann Bee to be asked whether the gates are open.",
        "Ann Bee (if funds allow) to run the fair.",
        "Ann Bee, subject to funds, to run the fair.",
    ],
)
def test_whoever_something_is_done_to_does_not_own_it(read: Read, action: str) -> None:
    """Nor does who may, on a condition; that somebody is named there is owned up to."""
    contents = read(f"{_MINUTES}ACTION: {action}\n")
    assert not [who for _, _, who in roles(contents) if "Ann" in who or "nobody" in who]
    assert action[:6] in unread(contents)


@pytest.mark.parametrize(
    ("action", "who"),
    [
        ("Ann Bee to write to Cy Dee.", "Ann Bee"),
        ("Ann Bee to send the list.", "Ann Bee"),
        ("AB and CD to thank the volunteers.", "Cy Dee"),
        ("Training to be arranged by Cy Dee.", "Cy Dee"),
    ],
)
def test_whoever_does_it_still_owns_it(read: Read, action: str, who: str) -> None:
    """Before what they are to do, or behind "by"."""
    told = {owner for _, _, owner in roles(read(f"{_MINUTES}ACTION: {action}\n"))}
    assert who in told


_PLAN = "Mere Safety Plan\n\n"


@pytest.mark.parametrize(
    "said",
    [
        "Ann Bee is responsible for neither grants nor bins.",
        "Ann Bee is responsible for no grants.",
        "Mere Council is accountable for none of the gates.",
    ],
)
def test_whoever_has_none_of_it_has_it_not(read: Read, said: str) -> None:
    """A denial may stand behind the words that it denies."""
    contents = read(_PLAN + said)
    assert not roles(contents)
    assert unread(contents)


@pytest.mark.parametrize(
    "said",
    [
        "Ann Bee is responsible for grants and bins.",
        "Ann Bee is responsible for no fewer than 3 parks.",
        "Ann Bee is responsible for the notices.",
    ],
)
def test_what_is_not_denied_is_told(read: Read, said: str) -> None:
    """Neither by another word, nor by "no fewer than"."""
    assert {who for _, _, who in roles(read(_PLAN + said))} == {"Ann Bee"}


@pytest.mark.parametrize(
    ("action", "who"),
    [
        ("Discuss the awards at the autumn event AB/CD", {"Ann Bee", "Cy Dee"}),
        ("Circulate the notes of the meeting CD", {"Cy Dee"}),
    ],
)
def test_an_action_may_end_on_the_initials_of_those_whose_it_is(
    read: Read, action: str, who: set[str]
) -> None:
    """Of people who were at the meeting."""
    assert {owner for _, _, owner in roles(read(f"{_MINUTES}ACTION: {action}\n"))} == who


@pytest.mark.parametrize(
    "action",
    [
        "Send the notes of the meeting to CD",
        "Arrange a date for the council to meet AB/CD",
        "Thank the volunteers and invite CD",
    ],
)
def test_initials_that_are_a_part_of_the_work_are_nobodys(read: Read, action: str) -> None:
    """Whom it reaches has it not to do, and it is not said that nobody has."""
    contents = read(f"{_MINUTES}ACTION: {action}\n")
    assert not roles(contents)
    assert action in unread(contents)
