"""Cells of forms with a box for each answer: what is ticked is said, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from remit.graph.model import Contents
from remit.loaders import load

HEAD = "<tr><th>Action</th><th>Lead</th><th>Deadline</th><th>Status</th></tr>"
PLAIN = "<tr><td>Paint the rails</td><td>Cy Dunn</td><td>2 May 2031</td><td>Delayed</td></tr>"


def _load(folder: Path, lead: str, status: str) -> Contents:
    row = f"<tr><td>Mend the weir</td><td>{lead}</td><td>1 May 2031</td><td>{status}</td></tr>"
    page = f"<h1>Mere action plan</h1><table>{HEAD}{row}{PLAIN}</table>"
    (folder / "log.html").write_text(page, encoding="utf-8")
    return load([folder / "log.html"])


def _of_the_weir(contents: Contents) -> dict[str, str]:
    return {
        s.term: s.object or s.value or ""
        for s in contents.statements
        if s.subject.startswith("action/mend-weir")
    }


@pytest.mark.parametrize(
    "status",
    [
        "☐ On track ☒ Delayed ☐ Complete",
        "☐ On track<br>☑ Delayed<br>☐ Complete",
        "[ ] On track [x] Delayed [ ] Complete",
        "On track ☐ / Delayed ☒ / Complete ☐",
    ],
)
def test_the_ticked_answer_is_what_the_cell_says(tmp_path: Path, status: str) -> None:
    """It is the status as if it stood there alone, in its own words."""
    contents = _load(tmp_path, "Ann Bee", status)
    assert _of_the_weir(contents)["status"] == "Delayed"
    assert "update" not in {e.kind for e in contents.entities}


def test_whoever_is_ticked_leads_and_nobody_else(tmp_path: Path) -> None:
    contents = _load(tmp_path, "☐ Di Eve ☒ Ann Bee", "Delayed")
    assert _of_the_weir(contents)["assignedTo"] == "person/ann-bee"
    assert "person/di-eve" not in {e.id for e in contents.entities}


@pytest.mark.parametrize("lead", ["☐ Di Eve ☐ Ann Bee", "☒ Di Eve ☒ Ann Bee"])
def test_boxes_of_which_not_one_is_ticked_say_nothing_that_is_read(
    tmp_path: Path, lead: str
) -> None:
    """Neither is anybody named, nor is the seat empty; the ledger gives the words with the reason."""
    contents = _load(tmp_path, lead, "Delayed")
    said = _of_the_weir(contents)
    assert "assignedTo" not in said
    assert said["notRead"] == "Lead: boxes of which none is ticked, or more than one"
    assert [e.outcome for e in contents.ledger if e.text == lead] == ["unread"]


def test_words_with_a_box_among_them_stay_as_they_are(tmp_path: Path) -> None:
    contents = _load(tmp_path, "Ann Bee", "Done by ☒ March and on track")
    assert any("☒ March" in (s.value or "") for s in contents.statements)


def test_answers_that_are_not_ticked_are_owned_up_to(tmp_path: Path) -> None:
    """They stand in the cell, and the paper does not say them."""
    contents = _load(tmp_path, "☐ Di Eve ☒ Ann Bee", "Delayed")
    assert [(e.text, e.reason) for e in contents.ledger if e.text == "Di Eve"] == [
        ("Di Eve", "an answer whose box is not ticked")
    ]
