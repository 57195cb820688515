"""What is to be done by a day, said in the passive: a piece of work with its day, and nobody's."""

from __future__ import annotations

import pytest

from tests.loaders.conftest import Read
from tests.support.told import roles, values

_PAPER = "# Quay Council: who does what\n\n{}\n"


@pytest.mark.parametrize(
    ("said", "work", "day"),
    [
        ("The licence will be reviewed by June 2031.", "The licence will be reviewed", "June 2031"),
        (
            "The map is to be published no later than 1 May 2031.",
            "The map is to be published",
            "1 May 2031",
        ),
        (
            "The byelaws must be updated before 31 March 2031.",
            "The byelaws must be updated",
            "31 March 2031",
        ),
        (
            "The new fire station is to be built by 2033.",
            "The new fire station is to be built",
            "2033",
        ),
        ("These terms will be reviewed by June 2031.", "These terms will be reviewed", "June 2031"),
    ],
)
def test_what_will_be_done_by_a_day_is_work_with_that_day_and_nobodys(
    marked: Read, said: str, work: str, day: str
) -> None:
    contents = marked(_PAPER.format(said))
    assert values(contents, "deadline") == {(work, day)}
    assert not roles(contents)


@pytest.mark.parametrize(
    "said",
    [
        "The Clerk will be appointed by June 2031.",
        "The members will be elected by May 2031.",
        "The Tide Board will be told by June 2031.",
        "The pier will be closed by winter 2031.",
        "The map may be published by May 2031.",
        "If funds allow, the map will be published by May 2031.",
        "The map will be published by May 2031 if funds allow.",
        "The map will not be published by May 2031.",
        "The map which will be drawn by May 2031 is large.",
        "It is hoped the hall will be opened by June 2031.",
        "The trustees hope the hall will be opened by June 2031.",
        "It will be reviewed by June 2031.",
        "The Trust will be wound up by March 2031.",
        "The chair will be filled by March 2031.",
        "The applications must be received by 1 March 2031.",
        "The plan was published by June 2030.",
        "The moorings will be surveyed.",
        "Will the map be published by May 2031?",
        "Pupils must be collected by 4 pm.",
        "The Governors said the map will be published by May 2031.",
    ],
)
def test_what_befalls_somebody_or_is_not_certain_is_no_such_work(marked: Read, said: str) -> None:
    assert not values(marked(_PAPER.format(said)), "deadline")


def test_whoever_is_named_behind_by_has_it(marked: Read) -> None:
    said = "The accounts will be published by the Quay Panel by June 2031."
    assert roles(marked(_PAPER.format(said))) == {
        ("The accounts will be published", "responsible", "Quay Panel")
    }
