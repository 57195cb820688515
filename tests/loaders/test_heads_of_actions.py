"""Whoever an action names in its own words, where its column of owners is empty, and what its seats then say."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from remit.graph.model import Contents
from tests.support.told import links, roles, unread

Read = Callable[[str], Contents]

_LOG = "# Delivery plan\n\n| Action | Owner |\n|---|---|\n| Write to all schools | Ann Bee |\n| {} | |\n"
_MINUTES = "# Minutes of the Mere Board, 4 May 2031\n\nPresent: Ann Bee (Chair), Carol Dee (CD), Gus Fell (GF), {}\n\n{}\n"


def _of(contents: Contents, verb: str) -> set[str]:
    return {who for work, _, who in roles(contents) if verb in work}


@pytest.mark.parametrize(
    ("action", "who"),
    [
        ("HMT financial reporting policy team to consider the note", "HMT financial reporting policy team"),
        ("Secretariat to consider the note", "Secretariat"),
        ("Director of Housing to consider the note", "Director of Housing"),
        ("Mere Council to consider the note", "Mere Council"),
    ],
)  # fmt: skip
def test_who_opens_an_action_has_it_and_no_seat_is_empty(
    marked: Read, action: str, who: str
) -> None:
    """An empty column of owners asks for nobody where the action itself says who is to do it."""
    assert _of(marked(_LOG.format(action)), "consider") == {who}


@pytest.mark.parametrize("who", ["Janet", "Roger and Tim", "Lobby Vale Council"])
def test_a_name_that_is_not_understood_is_no_empty_seat(marked: Read, who: str) -> None:
    """Somebody is named there: who that is, the ledger says not to know."""
    contents = marked(_LOG.format(f"{who} to consider the note"))
    assert "vacancy" not in _of(contents, "consider")
    assert f"it is not clear who “{who}” is" in unread(contents)


@pytest.mark.parametrize(
    "action", ["Efforts to reduce waste", "Reports to be sent to the Clerk", "Ask Mere Council to confirm"]
)  # fmt: skip
def test_words_that_name_nobody_leave_the_seat_empty(marked: Read, action: str) -> None:
    """What stands before "to" is no name, or has a verb before it."""
    assert _of(marked(_LOG.format(action)), action.partition(" ")[0]) == {"vacancy"}


@pytest.mark.parametrize("did", ["minutes", "notes", "minute taker", "taking notes"])
def test_who_takes_the_minutes_holds_no_post_by_that(marked: Read, did: str) -> None:
    """They were there, and are no Secretary of the body."""
    contents = marked(_MINUTES.format(f"Ian Holt ({did})", "CD to write to the bank."))
    assert ("Ian Holt", "Mere Board") in links(contents, "attended")
    assert not [post for who, post in links(contents, "holds") if who == "Ian Holt"]


@pytest.mark.parametrize(
    "said",
    [
        "RESOLVED that the gate be mended (CD, GF).",
        "RESOLVED that the invoice be paid (CD, GF).",
        "RESOLVED that the accounts be approved (CD).",
    ],
)
def test_a_round_bracket_behind_a_resolution_may_name_who_proposed_it(
    marked: Read, said: str
) -> None:
    """Two behind it proposed and seconded it, and what a meeting does itself is nobody's; the ledger says so."""
    contents = marked(_MINUTES.format("Ian Holt", said))
    assert not roles(contents)
    assert "whether they proposed this" in unread(contents)


def test_one_name_behind_what_was_resolved_to_be_done_has_it(marked: Read) -> None:
    """A single name is no proposer with a seconder."""
    contents = marked(
        _MINUTES.format("Ian Holt", "RESOLVED that the Clerk be asked to write (CD).")
    )
    assert roles(contents)


def test_a_letter_in_brackets_is_told_with_a_note(marked: Read) -> None:
    """What the brackets mean stands elsewhere in the paper, if anywhere."""
    contents = marked(
        "# RACI\n\n| Task | Head of Homes | Mere Police |\n|---|---|---|\n"
        "| Run the panel | (R) | A |\n| Count the vans | R | A |\n| Mend the gate | A | R |\n"
    )
    assert ("Run the panel", "responsible", "Head of Homes") in roles(contents)
    assert "“(R)” for “Head of Homes”: what the brackets say" in unread(contents)


_CARD = "# Action sheet\n\n| | |\n|---|---|\n| Action | Fit the gates |\n| Lead officer | Asha Lal |\n| End date | 1 July 2031 |\n| Contact | Finn Hart |\n"


def test_a_card_of_an_action_is_no_risk(marked: Read) -> None:
    """Its title alone does not make it one, and whom to contact about it does not do it."""
    contents = marked(_CARD)
    assert not [one for one in contents.entities if one.kind == "risk"]
    assert roles(contents) == {("Fit the gates", "responsible", "Asha Lal")}
