"""What each region was taken for and why, and the starting profile that is made of what was not known."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remit.loaders.building import build
from remit.loaders.explaining import Heading, Region
from remit.loaders.profile import load_profile, parse_profile
from remit.loaders.starting import starting_profile

_ODD = "Action,Bearer of the load,Deadline\nPaint the pier,Ann Oakham,March 2031\nDredge the dock,Lee Marsh,May 2031\n"
_RACI = (
    "Activity,Harbour Board,Ann Oakham\nPaint the pier,A,R\nDredge the dock,I,A\nSell it,C,A/R\n"
)


def regions(folder: Path, text: str, name: str = "odd.csv") -> tuple[Region, ...]:
    path = folder / name
    path.write_text(text, encoding="utf-8", newline="\n")
    return build([path]).regions


def test_a_table_tells_what_it_was_taken_for_and_each_column_its_role(tmp_path: Path) -> None:
    (table,) = regions(tmp_path, _ODD)
    assert (table.kind, table.locator) == ("actions", "row 1-3")
    assert [(h.words, h.role) for h in table.headings] == [
        ("Action", "action"),
        ("Bearer of the load", ""),
        ("Deadline", "deadline"),
    ]
    odd = table.headings[1]
    assert (odd.filled, odd.examples) == (2, ("Ann Oakham", "Lee Marsh"))
    assert odd.nearest[0] == "responsible"  # as its cells look like names
    assert "100% of its cells fit" in table.headings[2].why


def test_a_matrix_tells_that_its_letters_made_it_one(tmp_path: Path) -> None:
    (matrix,) = regions(tmp_path, _RACI)
    assert matrix.kind == "matrix"
    assert "letters of roles stand under 2 headings" in matrix.why
    assert [h.role for h in matrix.headings] == ["action", "party", "party"]


def test_a_table_that_was_not_read_says_why(tmp_path: Path) -> None:
    """Nobody has to guess why nothing was found."""
    (table,) = regions(tmp_path, "Texture,Shape,Taste\nred,round,sweet\nblue,square,sour\n")
    assert (table.kind, {h.role for h in table.headings}) == ("", {""})
    assert "of no known type" in table.why


def test_labels_tell_which_of_them_are_known(tmp_path: Path) -> None:
    text = "Priority: Quiet\n\nLead: Harbour Board\n\nWarden: Ann Oakham\n"
    (labels,) = (r for r in regions(tmp_path, text, "plan.txt") if r.form == "labels")
    assert {h.words: h.role for h in labels.headings}["Lead"] == "lead"
    assert {h.words: h.role for h in labels.headings}["Warden"] == ""


def test_a_starting_profile_reads_an_odd_column_once_its_line_is_filled_in(tmp_path: Path) -> None:
    """As written it changes nothing; with one word more the column is read."""
    path = tmp_path / "odd.csv"
    before = regions(tmp_path, _ODD)
    written = tmp_path / "odd-profile.yaml"
    text = starting_profile("odd.csv", written.name, before)
    written.write_text(text, encoding="utf-8", newline="\n")
    assert build([path], profile=str(written)).regions == before
    filled = text.replace('"Bearer of the load":', '"Bearer of the load": responsible')
    written.write_text(filled, encoding="utf-8", newline="\n")
    built = build([path], profile=str(written))
    assert [h.role for h in built.regions[0].headings] == ["action", "responsible", "deadline"]
    labels = {e.id: e.label for e in built.contents.entities}
    named = {labels[s.object or ""] for s in built.contents.statements if s.term == "assignedTo"}
    assert named == {"Ann Oakham", "Lee Marsh"}


def test_a_label_is_read_once_its_line_is_filled_in(tmp_path: Path) -> None:
    plan, profile = tmp_path / "plan.txt", tmp_path / "mine.yaml"
    text = "Priority: Quiet\n\nWarden: Harbour Board\n"
    before = regions(tmp_path, text, "plan.txt")
    started = starting_profile("plan.txt", profile.name, before)
    filled = started.replace('"Warden":', '"Warden": lead')
    profile.write_text(filled, encoding="utf-8", newline="\n")
    contents = build([plan], profile=str(profile)).contents
    assert {s.object for s in contents.statements if s.term == "assignedTo"} == {
        "body/harbour-board"
    }


def test_a_role_that_there_is_not_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    text = "extends: community-safety\ncolumn wordings:\n  Bearer: carrier\n"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Exception, match=r"line 3: carrier is no role that “Bearer” may have"):
        load_profile(str(path))


@given(st.lists(st.text(min_size=1, max_size=60), max_size=5, unique=True), st.text(max_size=60))
def test_a_starting_profile_is_a_profile_whatever_the_document_says(
    words: list[str], example: str
) -> None:
    """Quotes, colons and signs of any kind in headings and cells are no YAML."""
    found = tuple(Heading(w, "", "", 1, (example,), ("responsible",)) for w in words)
    text = starting_profile(example, "p.yaml", (Region("d", "row 1", "table", "", "", found),))
    read = parse_profile("p.yaml", text)
    assert read.columns == load_profile().columns
