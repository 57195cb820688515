"""Whom "she", "they", "this group" and "the post" mean in the next sentence, where exactly one reading is left."""

from __future__ import annotations

import pytest

from tests.loaders.conftest import Read
from tests.support.told import links, roles

_PAPER = "# Quay Council: who does what\n\n{}\n"


def _who(marked: Read, said: str, what: str) -> set[str]:
    return {who for work, _, who in roles(marked(_PAPER.format(said))) if work == what}


@pytest.mark.parametrize(
    ("said", "who"),
    [
        ("The Tide Group keeps the gauge. This group leads on fares.", {"Tide Group"}),
        ("The Tide Board runs the pool. It leads on fares.", {"Tide Board"}),
        (
            "The Tide Board and the Pier Trust run the pool. They lead on fares.",
            {"Tide Board", "Pier Trust"},
        ),
        (
            "Ms Ann Bee chairs the Tide Board and Mr Cy Dee keeps the minutes. She leads on fares.",
            {"Ann Bee"},
        ),
    ],
)
def test_the_only_one_who_can_be_meant_is(marked: Read, said: str, who: set[str]) -> None:
    """A group, several together, and of two people the one whose title fits."""
    assert _who(marked, said, "fares") == who


@pytest.mark.parametrize(
    "said",
    [
        "The Head Teacher advertised a new post. The post is accountable to the Harbour Board.",
        "The Clerk collects the mail. The post is accountable to the Harbour Board.",
    ],
)
def test_a_post_is_not_that_of_the_sentence_before(marked: Read, said: str) -> None:
    assert not links(marked(_PAPER.format(said)), "reportsTo")


@pytest.mark.parametrize(
    "said",
    [
        "The Tide Manager keeps the gauge. She leads on fares.",
        "The Treasurer met the Bishop. He leads on fares.",
        "The Harbour Master keeps the log. Sam Fox mends the nets and he leads on fares.",
        "The Medical Director leads on research. Dr Bell runs the trial and she leads on fares.",
        "The Clerk keeps the minutes. The Trust appoints a solicitor and he leads on fares.",
        "Ann Bell counts the money. The organist plays on Sundays and she leads on fares.",
        "Ann Bee chairs the Tide Board and Cy Dee keeps the minutes. She leads on fares.",
        "Ann Bee chairs the Tide Board. He or she leads on fares.",
        "The Bursar pays the bills and the Site Manager mends the fence. She leads on fares.",
        "The Deputy Harbour Master helps the Harbour Master. He leads on fares.",
        "The Harbour Master meets skippers. He leads on fares.",
        "The Head Teacher writes to each parent. She leads on fares.",
        "The Tide Board runs the pool. They lead on fares.",
        "The Trustees run the pool. They lead on fares.",
        "The Governing Body and the Academy Trust agree the budget with their members. They lead on fares.",
        "The Parish Council and the Trust mend the walls. They lead on fares.",
        "The Warden feeds the geese. They lead on fares.",
        "The Chief Fire Officer asks the Treasurer. She leads on fares.",
        "Mr Ed Fox chairs the Pier Trust and Mr Cy Dee keeps the minutes. He leads on fares.",
        "Ms Ann Bee and Mr Cy Dee chair the Pier Trust. They say that he leads on fares.",
        "The Fire Authority works with the Police. They lead on fares.",
    ],
)
def test_where_several_can_be_meant_nobody_is(marked: Read, said: str) -> None:
    assert not _who(marked, said, "fares")


def test_a_clerk_is_not_the_deputy_of_the_sentence_before(marked: Read) -> None:
    said = "The Deputy Clerk keeps the files. The Clerk leads on fares."
    assert _who(marked, said, "fares") == {"Clerk of Quay Council"}


def test_who_was_not_found_is_owned_up_to(marked: Read) -> None:
    contents = marked(_PAPER.format("The Trustees run the pool. They lead on fares."))
    assert any("lead on" in entry.reason for entry in contents.ledger if entry.outcome == "unread")
