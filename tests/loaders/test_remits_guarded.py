"""Lists behind a refusal, for somebody else, or under the heading of another: nobody's work, and owned up to."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from remit.graph.model import Contents
from remit.loaders import load
from remit.loaders.claims import remits
from tests.loaders.conftest import Read
from tests.support.told import links

_TITLE = "# Tarn Ferry Panel – Terms of Reference\n\n"
_LIST = "- Publish the ferry fares each spring\n- Review the safety of the landing\n"
_FARES = "Publish the ferry fares each spring"
_LANDING = "Review the safety of the landing"


@pytest.fixture
def read(marked: Read) -> Read:
    """Load what stands under the title of the panel's terms of reference."""
    return lambda text: marked(_TITLE + text)


def _unread(contents: Contents) -> set[str]:
    return {e.text for e in contents.ledger if e.outcome == "unread"}


@pytest.mark.parametrize(
    "opening",
    [
        "The Panel will not:",
        "The Panel shall never seek to:",
        "The Panel will refrain from the following:",
        "None of the panel will:",
    ],
)
def test_what_is_not_to_be_done_is_nobodys_work(opening: str, read: Read) -> None:
    """A refusal in or behind the modal counts as one before it does."""
    contents = read(f"{opening}\n\n{_LIST}")
    assert not links(contents, "assignedTo")
    assert {opening, _FARES, _LANDING} <= _unread(contents)


@pytest.mark.parametrize(
    "opening",
    [
        "The Panel will ask Mere Council to:",
        "The Panel will ensure that Mere Council:",
        "Invite Mere Council to:",
        "Hold Mere Council to account and ask it to:",
    ],
)
def test_what_another_is_to_do_is_not_the_bodys_work(opening: str, read: Read) -> None:
    """Nor is the opening a piece of work by itself."""
    contents = read(f"{opening}\n\n{_LIST}")
    assert not links(contents, "assignedTo")
    assert {opening, _FARES, _LANDING} <= _unread(contents)


def test_work_together_with_others_is_the_bodys(read: Read) -> None:
    """Whom it works with does not do it for the body, and "work with X to" is no work of its own."""
    contents = read(f"The Panel will work with Mere Council and the Vale Board to:\n\n{_LIST}")
    assert links(contents, "assignedTo") == {
        (_FARES, "Tarn Ferry Panel"),
        (_LANDING, "Tarn Ferry Panel"),
    }


def test_a_promise_never_to_do_a_thing_is_no_work(read: Read) -> None:
    """The word refuses a sentence as "not" does."""
    assert not links(read("The Panel will never sell the landing of the town.\n"), "assignedTo")


def test_a_list_ends_where_the_next_one_opens(read: Read) -> None:
    """A line with a colon opens a list of its own, which is not the first one's."""
    contents = read(
        f"The Panel will:\n\n{_LIST}\nInvite Mere Council to:\n\n- Publish the bus times\n- Review the bus stops\n"
    )
    assert links(contents, "assignedTo") == {
        (_FARES, "Tarn Ferry Panel"),
        (_LANDING, "Tarn Ferry Panel"),
    }


def test_a_list_ends_where_its_mark_does(read: Read) -> None:
    """A sentence without mark behind the items is none of them."""
    contents = read(f"The Panel will:\n\n{_LIST}\nReview the bus stops of the town\n")
    assert links(contents, "assignedTo") == {
        (_FARES, "Tarn Ferry Panel"),
        (_LANDING, "Tarn Ferry Panel"),
    }


@pytest.mark.parametrize(
    ("heading", "who"),
    [
        ("Secretary", "Secretary of Tarn Ferry Panel"),
        ("Chair", "Chair of Tarn Ferry Panel"),
        ("Mere Council's role", "Mere Council"),
    ],
)
def test_duties_under_the_heading_of_another_are_that_others(
    heading: str, who: str, read: Read
) -> None:
    """What stands between the title and the heading says whose duties they are."""
    contents = read(f"## {heading}\n\n### Duties\n\n{_LIST}")
    assert links(contents, "assignedTo") == {(_FARES, who), (_LANDING, who)}


def test_duties_under_a_heading_that_says_more_are_not_the_bodys(read: Read) -> None:
    """Whose duties they are is not told by a sentence over them."""
    contents = read(f"## What the Vale Board does\n\n### Duties\n\n{_LIST}")
    assert not links(contents, "assignedTo")
    assert {_FARES, _LANDING} <= _unread(contents)


@pytest.mark.parametrize(
    "heading", ["Terms of reference", "Role and remit", "The Panel", "Part B: role of the Tarn Ferry Panel"]
)  # fmt: skip
def test_duties_under_a_plain_heading_are_the_bodys(heading: str, read: Read) -> None:
    """A heading that names nobody else takes nothing away."""
    contents = read(f"## {heading}\n\n### Duties\n\n{_LIST}")
    assert links(contents, "assignedTo") == {
        (_FARES, "Tarn Ferry Panel"),
        (_LANDING, "Tarn Ferry Panel"),
    }


def test_duties_right_under_an_office_are_not_the_bodys_without_levels(tmp_path: Path) -> None:
    """Plain text has no levels: the line directly above counts."""
    path = tmp_path / "paper.txt"
    path.write_text(
        f"Tarn Ferry Panel\nTerms of Reference\n\nSecretary\n\nDuties\n\n{_LIST}", encoding="utf-8"
    )
    contents = load([path])
    assert not links(contents, "assignedTo")
    assert {_FARES, _LANDING} <= _unread(contents)


def test_it_is_nobody_behind_a_sentence_about_something_else(read: Read) -> None:
    """The sentence before was about no body, so "it" is none."""
    contents = read(
        f"The Panel meets monthly. This leaflet shows the crossings. It will:\n\n{_LIST}"
    )
    assert not links(contents, "assignedTo")


def test_only_the_last_sentence_of_a_piece_looks_for_its_list(
    read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Reading does not grow with sentences times items."""
    asked: list[str] = []
    known = remits._OPENS

    class _Counted:
        def search(self, text: str) -> re.Match[str] | None:
            asked.append(text)
            return known.search(text)

    monkeypatch.setattr(remits, "_OPENS", _Counted())
    before = "The ferry ran in the rain. " * 30
    contents = read(f"{before}The Panel will:\n\n{_LIST}")
    assert len(links(contents, "assignedTo")) == 2
    assert "The ferry ran in the rain." not in asked


def test_a_list_inside_of_a_list_leaves_the_outer_items_to_be_read(read: Read) -> None:
    """The inner items are owned up to."""
    contents = read(
        "The Panel will:\n\n- Oversee the landing by:\n    - mending the steps\n    - lighting the quay\n"
        f"{_LIST}"
    )
    assert {work for work, _ in links(contents, "assignedTo")} == {
        "Oversee the landing",
        _FARES,
        _LANDING,
    }
    assert {"mending the steps", "lighting the quay"} <= _unread(contents)


def test_an_item_that_is_too_long_is_owned_up_to(read: Read) -> None:
    """What is no plain piece of work is not lost without a word."""
    long = "Publish the fares" + " of the ferry and the landing" * 12
    contents = read(f"The Panel will:\n\n- {long}\n- Review the safety of the landing\n")
    assert {work for work, _ in links(contents, "assignedTo")} == {_LANDING}
    assert long in _unread(contents)


def test_a_resolution_with_an_aside_is_owned_up_to(tmp_path: Path) -> None:
    """Who stands behind "That, in the meantime," is not read, and not passed over."""
    path = tmp_path / "minutes.txt"
    said = "That, in the meantime, Ina Moss write to the ferrymen."
    path.write_text(
        "Tarn Ferry Committee\nMinutes of 4 May 2031\n\nPresent: Ina Moss, Rolf Kerr\n\nRESOLVED –\n\n"
        f"(a) That the Treasurer pay the ferrymen; and\n\n(b) {said}\n",
        encoding="utf-8",
    )
    assert said in _unread(load([path]))


def test_a_sentence_about_it_is_not_both_told_and_unread(tmp_path: Path) -> None:
    """What "it" will do was told, so the ledger does not call it unread."""
    path = tmp_path / "plan.md"
    said = "It will run the ferry to Fenn."
    path.write_text(
        f"# Tarn strategy 2031\n\nMere Council met in May. It is a small town. {said}\n",
        encoding="utf-8",
    )
    contents = load([path])
    assert ("run the ferry to Fenn", "Mere Council") in links(contents, "assignedTo")
    assert said not in _unread(contents)


def test_a_body_named_by_a_higher_heading_has_the_duties_below(tmp_path: Path) -> None:
    """What stands above the heading that names the body, such as whose paper it is, takes nothing away."""
    path = tmp_path / "paper.md"
    path.write_text(
        f"# Vale Health Trust\n\n## Tarn Ferry Panel – Terms of Reference\n\n### Duties\n\n{_LIST}",
        encoding="utf-8",
    )
    assert (_FARES, "Tarn Ferry Panel") in links(load([path]), "assignedTo")


def test_what_a_body_does_together_with_others_is_its_own_work(tmp_path: Path) -> None:
    """Whom it works with does not take the list away."""
    path = tmp_path / "paper.md"
    path.write_text(
        "# Tarn Ferry Panel – Terms of Reference\n\nWork closely with ferrymen, the Tarn Trust and Mere Council to:\n\n"
        f"{_LIST}",
        encoding="utf-8",
    )
    owned = links(load([path]), "assignedTo")
    assert (_FARES, "Tarn Ferry Panel") in owned
    assert {who for _, who in owned} == {"Tarn Ferry Panel"}
