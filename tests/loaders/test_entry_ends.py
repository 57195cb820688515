"""Entries of a list that close with whoever does them and by when, each in a way of its own."""

from __future__ import annotations

import pytest

from tests.loaders.conftest import Read
from tests.support.told import roles, unread, values

_LIST = "# Floods\n\n{}\n\n- dry the flats - Works Manager, by 12 September\n- find rooms for the tenants - Housing Officer, straight away\n- get quotes for doors: Town Surveyor (before Christmas)\n- say sorry in person [Chief Executive, within a fortnight]\n"  # fmt: skip


@pytest.mark.parametrize("opening", ["Insurers know. What is left to do:", "## Actions", "## Our next steps"])  # fmt: skip
def test_entries_that_each_say_who_and_when_are_work(marked: Read, opening: str) -> None:
    """Whatever the mark before them, where what stands above speaks of work."""
    contents = marked(_LIST.format(opening))
    assert {(what, who) for what, _, who in roles(contents)} == {
        ("dry the flats", "Works Manager"),
        ("find rooms for the tenants", "Housing Officer"),
        ("get quotes for doors", "Town Surveyor"),
        ("say sorry in person", "Chief Executive"),
    }
    assert {when for _, when in values(contents, "deadline")} == {"12 September", "straight away", "before Christmas", "within a fortnight"}  # fmt: skip


@pytest.mark.parametrize("opening", ["## Programme of talks", "## What was done", "## Thanks"])
def test_entries_under_other_words_are_nobodys(marked: Read, opening: str) -> None:
    """They are owned up to."""
    contents = marked(_LIST.format(opening))
    assert not roles(contents)
    assert "Works Manager" in unread(contents)


@pytest.mark.parametrize(
    "entries",
    [
        "- Bees of the coast - Ann Bee, 3 May\n- The old quay: Cy Dee (4 May)\n- Songs [Gil Fox, 5 May]\n",
        "- dry the flats - Works Manager\n- find rooms: Housing Officer\n- say sorry [Chief Executive]\n",
        "- dried the flats - Works Manager, 3 May\n- found rooms: Housing Officer (4 May)\n- said sorry [Chief Executive, 5 May]\n",
    ],
)
def test_closings_of_many_kinds_prove_nothing_without_work_and_times(
    marked: Read, entries: str
) -> None:
    """Talks, entries that do not say by when, and news."""
    contents = marked(f"# Floods\n\n## Notes\n\n{entries}")
    assert not roles(contents)


def test_a_party_in_square_brackets_is_owned_up_to_where_nothing_was_told(marked: Read) -> None:
    """It stands there for a reason, which nobody knows."""
    contents = marked("# Floods\n\n- ring the builder [Chief Executive, this week]\n")
    assert not roles(contents)
    assert "Chief Executive" in unread(contents)
