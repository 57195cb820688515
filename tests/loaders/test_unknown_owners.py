"""Owners that are named and not known, names that are withheld, and cells that were not read."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remit.graph.model import Contents
from remit.loaders import load
from remit.loaders.blocks import Part, Passage
from remit.loaders.decisions import Decisions
from remit.loaders.profile import load_profile
from remit.loaders.values.parties import Parties


def _cell(text: str) -> Passage:
    return Passage((Part(text, 2, 2),))


def _loaded(folder: Path, *rows: str) -> Contents:
    table = folder / "log.csv"
    table.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return load([table])


def _owners(contents: Contents) -> dict[str, str]:
    """The kind of each owner, by the words that the register has for it."""
    known = {e.id: e for e in contents.entities}
    ends = (known[s.object or ""] for s in contents.statements if s.term == "assignedTo")
    return {end.label: end.kind for end in ends}


def test_an_owner_that_was_not_understood_is_somebody_and_no_vacancy(tmp_path: Path) -> None:
    """The words are kept and cited as stated; the ledger still asks for a decision."""
    contents = _loaded(tmp_path, "Action,Owner", "Paint the gates,the two Sams")
    assert _owners(contents) == {"the two Sams": "unclear"}
    (said,) = [s for s in contents.statements if s.term == "assignedTo"]
    assert (said.role, said.basis) == ("responsible", "stated")
    assert [(c.locator, c.quote) for c in said.citations] == [("row 2, column 2", "the two Sams")]
    assert any("not clear who “the two Sams” is" in note for note in contents.notes)
    assert [entry.outcome for entry in contents.ledger] == ["ignored", "fact", "unread"]


def test_the_same_unclear_words_in_two_rows_are_two(tmp_path: Path) -> None:
    """Nobody knows that one party is meant, so none is made of them."""
    contents = _loaded(tmp_path, "Action,Owner", "Paint the gates,ditto", "Oil the locks,ditto")
    assert [e.kind for e in contents.entities].count("unclear") == 2


@pytest.mark.parametrize(
    "words",
    ["N/D", "n/d", "[N/D]", "Name withheld", "Redacted (s. 40)", "[redacted]", "Not disclosed", "████ ██████", "■■■"],
)  # fmt: skip
def test_a_withheld_name_is_not_a_vacancy(words: str, tmp_path: Path) -> None:
    contents = _loaded(tmp_path, "Action,Owner", f"Paint the gates,{words}")
    assert list(_owners(contents).values()) == ["withheld"]


@pytest.mark.parametrize("words", ["Withheld Benefits Officer", "Redaction Officer"])
def test_a_post_that_begins_like_a_withheld_name_is_a_post(words: str, tmp_path: Path) -> None:
    contents = _loaded(tmp_path, "Action,Owner", f"Paint the gates,{words}")
    assert list(_owners(contents).values()) == ["post"]


def test_a_cell_that_was_not_read_is_said_of_the_action_of_its_row_alone(tmp_path: Path) -> None:
    """The reason is the value and the words are as written, cited at the cell."""
    contents = _loaded(
        tmp_path, "Action,Deadline,Wayfarer", "Paint the gates,May 2031,", "Oil the locks,,Ann Bee"
    )
    (said,) = [s for s in contents.statements if s.term == "notRead"]
    assert (said.subject, said.raw) == ("action/oil-locks-c4ca", "Ann Bee")
    assert said.value == "column 3 (“Wayfarer”) has no known heading"
    assert [c.locator for c in said.citations] == ["row 3, column 3"]


def test_a_row_that_was_read_in_full_says_nothing_of_unread_cells(tmp_path: Path) -> None:
    contents = _loaded(tmp_path, "Action,Deadline", "Paint the gates,May 2031")
    assert not [s for s in contents.statements if s.term == "notRead"]


def test_a_profile_without_words_for_withheld_names_still_reads(tmp_path: Path) -> None:
    """The group is no must: a blacked-out name is one all the same."""
    own = load_profile(None)
    words = {group: said for group, said in own.words.items() if group != "withheld"}
    parties = Parties(replace(own, words=words), Decisions())
    assert [p.kind for p in parties.read(_cell("████"))] == ["withheld"]
    assert [p.kind for p in parties.read(_cell("Ann Bee"))] == ["person"]


@given(st.text(st.characters(categories=["Lu", "Ll", "Zs"], exclude_characters="\x85"), min_size=1))
def test_words_that_say_nothing_of_nobody_make_no_vacancy(text: str) -> None:
    """Whatever else stands in an owner's cell: only a profile's words for nobody leave a place open."""
    profile = load_profile(None)
    said = any(word.casefold() in text.casefold() for word in profile.words["vacancy"])
    if said or not any(c.isalnum() for c in text):
        return
    parties = Parties(profile, Decisions()).read(_cell(text))
    assert "vacancy" not in {party.kind for party in parties}


def test_the_lines_of_an_owner_cell_make_no_party_together(tmp_path: Path) -> None:
    """A line break in a cell parts a person from a team, in a separated table as in a document."""
    contents = _loaded(tmp_path, "Action,Owner", 'Mark the berths,"Nell Fry\nMoorings Team"')
    assert _owners(contents) == {"Nell Fry": "person", "Moorings Team": "body"}
