"""A colour without a word is a rating only where a profile says which."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from openpyxl import Workbook
from openpyxl.styles import PatternFill

from remit.graph.errors import DecisionsError
from remit.loaders import load
from remit.loaders.building import build

_ROWS = [
    ("Ref", "Action", "Lead officer", "RAG"),
    ("1", "Mend the gate", "Ann Poe", "00B050"),
    ("2", "Light the path", "Ben Ash", "FF0000"),
    ("3", "Count the lamps", "Cy Ode", "FFFFFF"),
    ("4", "Paint the fence", "Di Elm", ""),
]


def _in_word(path: Path) -> None:
    document = Document()
    table = document.add_table(len(_ROWS), 4)
    for made, row in zip(table.rows, _ROWS, strict=True):
        for n, (cell, text) in enumerate(zip(made.cells, row, strict=True)):
            if n < 3 or row is _ROWS[0]:
                cell.text = text
            elif text:
                shade = OxmlElement("w:shd")
                shade.set(qn("w:val"), "clear")
                shade.set(qn("w:fill"), text)
                cell._tc.get_or_add_tcPr().append(shade)
    document.save(str(path))


def _in_excel(path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    for n, row in enumerate(_ROWS, 1):
        sheet.append([*row[:3], row[3] if n == 1 else None])
        if n > 1 and row[3]:
            sheet.cell(n, 4).fill = PatternFill("solid", fgColor=row[3])
    book.save(path)


@pytest.fixture(params=["plan.docx", "plan.xlsx"])
def plan(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A table whose ratings are colours alone."""
    path = tmp_path / str(request.param)
    (_in_word if path.suffix == ".docx" else _in_excel)(path)
    return path


def test_a_colour_that_no_profile_explains_is_no_rating_and_is_owned_up_to(plan: Path) -> None:
    """Green may mean done or on time; white is no colour."""
    contents = load([plan])
    assert not [s for s in contents.statements if s.term == "rag"]
    told = [s.value for s in contents.statements if s.term == "notRead"]
    assert [said for said in told if said and "filled #00B050" in said and "fills" in said]
    assert len(told) == 2


def test_a_colour_that_the_profile_explains_is_a_rating_as_it_is_filled(
    plan: Path, tmp_path: Path
) -> None:
    """What the document states is the fill."""
    profile = tmp_path / "ours.yaml"
    profile.write_text(
        "extends: community-safety\nfills:\n  Green: ['#00b050']\n  Red: [FF0000]\n", "utf-8"
    )
    contents = build([plan], profile=str(profile)).contents
    names = {e.id: e.label for e in contents.entities}
    rated = {
        (names[s.subject], s.value, s.stated_as) for s in contents.statements if s.term == "rag"
    }
    assert rated == {
        ("Mend the gate", "Green", "filled #00B050"),
        ("Light the path", "Red", "filled #FF0000"),
    }


def test_a_colour_that_is_none_is_a_fault_of_the_profile(plan: Path, tmp_path: Path) -> None:
    """With its line."""
    profile = tmp_path / "ours.yaml"
    profile.write_text("extends: community-safety\nfills:\n  Green: [lime]\n", "utf-8")
    with pytest.raises(DecisionsError, match="line 3: lime is no colour; write it as #00B050"):
        build([plan], profile=str(profile))
