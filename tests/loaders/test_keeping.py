"""What a register remembers of how it was made: each document's profile; and loads without a bad document."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from remit.graph.errors import DecisionsError, DocumentError
from remit.graph.model import Contents, Sources
from remit.loaders.building import build, load

_ODD = "Doing,Bearer of the load,Finish\nPaint the pier,Ann Oakham,March 2031\nDredge the dock,Lee Marsh,May 2031\n"
_PLAIN = "Action,Lead officer,Deadline\nMow the verge,Kim Fell,June 2031\n"


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    """A profile that knows who bears the load."""
    path = tmp_path / "harbour.yaml"
    words = "columns:\n  action: [Doing]\n  responsible: [Bearer of the load]\n"
    path.write_text(f"extends: community-safety\n{words}", encoding="utf-8", newline="\n")
    return path


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8", newline="\n")
    return path


def owners(contents: Contents) -> set[str]:
    labels = {e.id: e.label for e in contents.entities}
    return {labels[s.object or ""] for s in contents.statements if s.term == "assignedTo"}


def test_a_document_is_read_by_the_profile_that_it_was_first_read_by(
    tmp_path: Path, profile: Path
) -> None:
    """Loading one more document without naming the profile again drops no fact of the first."""
    odd, plain = written(tmp_path, "odd.csv", _ODD), written(tmp_path, "plain.csv", _PLAIN)
    first = load([odd], profile=str(profile))
    assert owners(first) == {"Ann Oakham", "Lee Marsh"}
    profile.unlink()  # the register has what it needs
    second = load([plain], earlier=first.sources)
    assert owners(second) == {"Ann Oakham", "Lee Marsh", "Kim Fell"}
    again = load([odd], earlier=second.sources)
    assert owners(again) == owners(second)


def test_the_profile_is_for_the_documents_that_it_was_named_with(
    tmp_path: Path, profile: Path
) -> None:
    """What one document's headings mean is nothing to another's."""
    odd, other = written(tmp_path, "odd.csv", _ODD), written(tmp_path, "other.csv", _ODD)
    first = load([other])
    assert owners(first) == set()
    second = load([odd], profile=str(profile), earlier=first.sources)
    kept = json.loads(second.meta["profiles"])
    assert list(kept["documents"]) == ["odd.csv"]
    assert [text["name"] for text in kept["texts"].values()] == ["harbour.yaml"]


def test_a_profile_that_comes_with_the_package_is_gone_back_to_by_its_name(
    tmp_path: Path, profile: Path
) -> None:
    """What is kept holds until somebody says otherwise."""
    odd = written(tmp_path, "odd.csv", _ODD)
    first = load([odd], profile=str(profile))
    second = load([odd], profile="community-safety", earlier=first.sources)
    assert (owners(second), "profiles" in second.meta) == (set(), False)


def test_another_profile_makes_another_register(tmp_path: Path, profile: Path) -> None:
    """The profile is one of the sources, and stands in their digest."""
    odd = written(tmp_path, "odd.csv", _ODD)
    assert load([odd]).sources.digest != load([odd], profile=str(profile)).sources.digest


def test_damaged_profiles_of_a_register_are_told_in_a_sentence(tmp_path: Path) -> None:
    plain = written(tmp_path, "plain.csv", _PLAIN)
    with pytest.raises(DecisionsError, match="profiles that this register keeps are damaged"):
        load([plain], earlier=Sources(meta={"profiles": "[]"}))


def test_a_load_that_keeps_going_names_what_it_leaves_out_and_loads_the_rest(
    tmp_path: Path,
) -> None:
    """One unreadable document of many."""
    plain, empty = written(tmp_path, "plain.csv", _PLAIN), written(tmp_path, "empty.txt", "")
    with pytest.raises(DocumentError, match=r"empty\.txt"):
        build([plain, empty])
    built = build([plain, empty, tmp_path / "missing.txt"], keep_going=True)
    assert [document.name for document in built.contents.documents] == ["plain.csv"]
    assert ["empty.txt" in fault or "missing.txt" in fault for fault in built.left_out] == [
        True
    ] * 2
    assert built.contents == load([plain])


def test_a_document_that_cannot_be_read_now_stays_as_it_was(tmp_path: Path) -> None:
    """A spoilt new edition takes nothing away."""
    plain, odd = written(tmp_path, "plain.csv", _PLAIN), written(tmp_path, "odd.csv", _ODD)
    first = load([plain])
    written(tmp_path, "plain.csv", "")
    built = build([plain, odd], earlier=first.sources, keep_going=True)
    assert owners(built.contents) >= {"Kim Fell"}
    assert len(built.left_out) == 1


def test_a_load_of_nothing_that_can_be_read_fails_even_if_it_keeps_going(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=r"empty\.txt"):
        build([written(tmp_path, "empty.txt", "")], keep_going=True)
