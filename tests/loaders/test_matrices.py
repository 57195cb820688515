"""Matrices of roles: a cell that holds no letter takes nobody's part away."""

from __future__ import annotations

from pathlib import Path

from remit.graph.model import Contents
from remit.loaders import load


def _loaded(folder: Path, *rows: str) -> Contents:
    table = folder / "raci.csv"
    table.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return load([table])


def _letters(contents: Contents) -> set[tuple[str, str, str]]:
    label = {e.id: e.label for e in contents.entities}
    return {
        (label[s.subject], label[s.object or ""], s.stated_as)
        for s in contents.statements
        if s.term == "assignedTo"
    }


_HEADS = "Activity,Chair,Tarn Police,Head of Moorings"


def test_a_column_of_letters_may_say_that_a_party_has_no_part(tmp_path: Path) -> None:
    """The words "N/A" among letters are no letter, and make no unknown column of a party's."""
    contents = _loaded(
        tmp_path,
        _HEADS,
        "Approve the chart,A,C,C",
        "Keep the log,I,C,A/R",
        "Dredge the bay,A,R,N/A",
    )
    assert {
        ("Keep the log", "Head of Moorings", "A"),
        ("Keep the log", "Head of Moorings", "R"),
        ("Dredge the bay", "Tarn Police", "R"),
    } <= _letters(contents)
    assert {e.outcome for e in contents.ledger} == {"ignored", "fact"}


def test_a_column_of_nothing_but_dashes_and_not_applicable_is_a_party_without_a_part(
    tmp_path: Path,
) -> None:
    """Its heading names somebody, whose cells are all filled, and none gives a role."""
    contents = _loaded(tmp_path, _HEADS, "Approve the chart,A,C,N/A", "Keep the log,R,A,-")
    assert not [e for e in contents.ledger if e.outcome == "unread"]
    assert {party for _, party, _ in _letters(contents)} == {"Chair", "Tarn Police"}


def test_a_cell_that_is_no_letter_is_told_of_its_row(tmp_path: Path) -> None:
    """Whoever stands there may be the one who answers: the row is not told as a row of nobody's."""
    contents = _loaded(
        tmp_path, f"{_HEADS},Ann Bee", "Approve the chart,R,C,I,A", "Keep the log,R,I,C,x", "Dredge the bay,C,R,I,A"
    )  # fmt: skip
    (told,) = [s for s in contents.statements if s.term == "notRead"]
    assert told.value == "“x” for “Ann Bee” is no letter of a role"
    assert ("Approve the chart", "Ann Bee", "A") in _letters(contents)


def test_a_cell_under_an_unknown_column_is_told_of_its_row(tmp_path: Path) -> None:
    """What the column means is not known, so nobody can say that the row has no answer."""
    contents = _loaded(
        tmp_path, f"{_HEADS},Remarks", "Approve the chart,R,C,I,the Chair signs", "Keep the log,R,I,C,"
    )  # fmt: skip
    (told,) = [s for s in contents.statements if s.term == "notRead"]
    assert "Remarks" in (told.value or "")
