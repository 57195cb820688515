"""What a rule concluded is never said to be stated, and no two empty seats become one."""

from __future__ import annotations

from pathlib import Path

import pytest

from remit.graph.baseline import with_baseline
from remit.graph.model import Contents
from remit.loaders import load

_PLAN = """\
Community Safety Plan

{approved}

The Safer Vale Partnership is the community safety partnership for Vale.

{sentence}

Priority: Quiet streets

Lead: {lead}

Why it matters

Noise keeps people awake, and people who do not sleep fall ill, lose work and lose patience with
their neighbours. Every ward has a street where it is worse than elsewhere, and every year the same
streets are named in the same survey by the same share of those who answer it, which is why we have
chosen to begin there and nowhere else.
"""


def _loaded(folder: Path, **holes: str) -> Contents:
    holes = {"approved": "", "sentence": "", "lead": "Vale Police"} | holes
    (folder / "plan.txt").write_text(_PLAN.format(**holes), encoding="utf-8")
    return load([folder / "plan.txt"])


@pytest.mark.parametrize(
    ("sentence", "basis"), [("", "inferred"), ("This plan is for all who live in Vale.", "stated")]
)
def test_that_a_plan_is_the_partnerships_is_stated_only_where_it_is(
    tmp_path: Path, sentence: str, basis: str
) -> None:
    """Otherwise it is concluded from the plan's lying in the partnership's document."""
    (adopted,) = [
        s for s in _loaded(tmp_path, sentence=sentence).statements if s.term == "adoptedBy"
    ]
    assert (adopted.object, adopted.basis) == ("body/safer-vale-partnership", basis)


def test_that_the_board_which_approves_also_governs_is_inferred(tmp_path: Path) -> None:
    """The approval is stated; that it is the partnership's own board is a conclusion."""
    contents = _loaded(tmp_path, approved="Approved by the Vale Board on 12 March 2026")
    found = {(s.term, s.basis) for s in contents.statements if s.object == "body/vale-board"}
    assert found == {("adoptedBy", "stated"), ("governedBy", "inferred")}


def test_two_words_for_nobody_in_one_place_are_two_vacancies(tmp_path: Path) -> None:
    """An extract that says "Vacant" where the plan says "TBC" does not make them one."""
    (tmp_path / "plan.txt").write_text(
        _PLAN.format(approved="", sentence="", lead="TBC") + "\nMore stands here.\n",
        encoding="utf-8",
    )
    (tmp_path / "page.txt").write_text(
        _PLAN.format(approved="", sentence="", lead="Vacant"), encoding="utf-8"
    )
    contents = load([tmp_path / "plan.txt", tmp_path / "page.txt"])
    (page,) = [d for d in contents.documents if d.name == "page.txt"]
    assert page.origin == "plan.txt"
    assert {e.label for e in contents.entities if e.kind == "vacancy"} == {"TBC", "Vacant"}


def test_the_statute_book_under_a_register_is_not_read_as_a_plan(tmp_path: Path) -> None:
    """Loading one more document builds the register anew, without it, and says so."""
    laid = with_baseline(_loaded(tmp_path), "2020-03-31")
    again = load([tmp_path / "plan.txt"], earlier=laid.sources)
    assert [document.name for document in again.documents] == ["plan.txt"]
    assert again.statements == load([tmp_path / "plan.txt"]).statements
    assert [note for note in again.notes if "lay it again" in note]
