"""What a sentence tells besides what was told of it is owned up to at that sentence."""

from __future__ import annotations

import pytest

from remit.graph.model import Contents
from tests.loaders.conftest import Read
from tests.support.told import roles, unread

_TERMS = """\
Quay Tenants Committee: terms of reference

{}
"""
_MINUTES = """\
QUAY WARD COMMUNITY COUNCIL
Minute of the meeting held on 4 May 2031

Sederunt: Ina Moss (Chair), Rolf Kerr (Treasurer), Bea Lunn.

{}
"""


def _unread(contents: Contents) -> dict[str, str]:
    return {e.text: e.reason for e in contents.ledger if e.outcome == "unread"}


@pytest.mark.parametrize(
    ("said", "word"),
    [
        ("The forms for blue badges come first and should be online by June 2031.", "June 2031"),
        ("Next round of bids: to open on 3rd March.", "3rd March"),
        ("The fund closes to applications; the deadline for the second round is 14 May 2031.", "14 May 2031"),
        ("Fares are looked at again each year in September.", "September"),
    ],
)  # fmt: skip
def test_a_day_to_come_of_which_nothing_was_told_is_owned_up_to(
    read: Read, said: str, word: str
) -> None:
    """Whatever is to be by then, the reader of the ledger sees that a day was passed over."""
    assert word in _unread(read(_TERMS.format(said))).get(said, "")


@pytest.mark.parametrize(
    "said",
    [
        "The rota was drawn up for the first time in March 2030.",
        "The Quay Tenants Committee will repaint the landing stage by 3 June 2031.",
        "It was built in 1950 and mended in 1974, before the flood.",
        "The post of Pier Manager is vacant; interviews will be held in the autumn.",
    ],
)
def test_a_day_that_was_told_or_is_gone_by_is_not(read: Read, said: str) -> None:
    """A deadline is a fact, and news asks for nothing."""
    assert not any("to be by then" in why for why in _unread(read(_TERMS.format(said))).values())


def test_one_fact_of_a_sentence_does_not_answer_for_somebody_else_in_it(read: Read) -> None:
    """The Committee's work was told, and whoever speaks for it was not."""
    said = "The Quay Tenants Committee will repaint the stage; the paint for it comes from Dr Murdo Leask."
    contents = read(_TERMS.format(said))
    assert roles(contents) == {("repaint the stage", "responsible", "Quay Tenants Committee")}
    assert "Murdo Leask" in _unread(contents)[said]


@pytest.mark.parametrize(
    ("said", "word"),
    [
        ("The seat for business is empty.", "seat for business is empty"),
        ("Who will write the training has not been decided.", "not been decided"),
        ("A place is kept for a trustee and is still to be filled.", "still to be filled"),
    ],
)
def test_an_empty_seat_that_was_not_told_is_owned_up_to(read: Read, said: str, word: str) -> None:
    """In whatever words it is said that there is nobody."""
    assert word in _unread(read(_TERMS.format(said))).get(said, "")


@pytest.mark.parametrize(
    ("said", "word"),
    [
        ("There was a vote on whether the group meets every two months.", ""),
        ("A quorum of the wider network has never been fixed.", "quorum"),
    ],
)
def test_how_a_body_meets_is_owned_up_to(read: Read, said: str, word: str) -> None:
    """Unless it is only reported or asked."""
    reason = _unread(read(_TERMS.format(said))).get(said, "")
    assert (word in reason) if word else "meets" not in reason


@pytest.mark.parametrize(
    "said",
    [
        "The QTC development team will collect the stories of tenants as they come.",
        "QTC members will review the requests.",
        "QTC members are expected to attend prepared.",
        "As for the training, it was left open: ODX and OKX to provide courses for all the staff.",
    ],
)
def test_whoever_is_bound_by_common_words_is_owned_up_to(read: Read, said: str) -> None:
    """A modal with people before it says whose work something is, though no name of a body stands there."""
    assert _unread(read(_MINUTES.format(said))).get(said)


@pytest.mark.parametrize(
    "said",
    [
        "The Chair told of an ambition to update the list.",
        "The new directive aims to create a market.",
        "Listening to tenants helps to shape the rota.",
    ],
)
def test_a_verb_behind_to_binds_nobody_by_itself(read: Read, said: str) -> None:
    """Only whoever stands right before it is asked to do something."""
    assert not any("beside" in why for why in _unread(read(_MINUTES.format(said))).values())


def test_a_heading_that_asks_for_priorities_answers_for_the_list_below_it(marked: Read) -> None:
    """A list of priorities that was not understood is no mere text."""
    text = "Quay Vale Authority: skills, 2031 to 2036\n\n## 6. Our priorities in short\n\n- Good first jobs for the young\n- Second chances for all\n"
    contents = marked(text)
    known = {e.label for e in contents.entities if e.kind == "priority"}
    unread = _unread(contents)
    assert known or {"Good first jobs for the young", "Second chances for all"} <= set(unread)


@pytest.mark.parametrize(
    "said",
    [
        "The Chair is Dilys Hughes.",
        "The camera protocol still needs an owner.",
        "No one agency is responsible for street drinking.",
        "Responsibility for cameras is under review and has not been assigned.",
        "Asha Lal has been leading the drugs group since January 2031 but hands over to Jo Bell on 1 July 2031.",
        "Ian Cole was elected chair from 1 June 2031.",
    ],
)
def test_that_nobody_has_it_or_another_soon_will_is_owned_up_to(said: str, read: Read) -> None:
    """In a paper of no body, too, whose chair it cannot be told to be."""
    assert said in unread(read(f"Mere hub\n\n{said}\n"))


@pytest.mark.parametrize(
    "said",
    [
        "The protocol needs an owner's manual.",
        "The responsibility is a heavy one.",
        "The ball is handed over at noon.",
        "The chair is made of oak.",
    ],
)
def test_words_that_only_sound_so_are_no_empty_place(said: str, read: Read) -> None:
    """Nobody is spoken of in them."""
    assert not [
        line
        for line in unread(read(f"Mere hub\n\n{said}\n")).split("\n")
        if "nobody" in line or "from then on" in line
    ]
