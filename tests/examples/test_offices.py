"""The invented partnership's plan as a text, a Word file and a PDF, its table as CSV and as a workbook."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from shutil import copytree

import pytest

from remit.examples.offices import write
from remit.graph.model import Contents
from remit.loaders import load

Fact = tuple[str, ...]


def _facts(contents: Contents) -> Counter[Fact]:
    """What is said, by what things are called, but for the documents themselves."""
    called = {e.id: f"{e.kind} {e.label}" for e in contents.entities}
    return Counter(
        (called[s.subject], s.term, called.get(s.object or "", ""), s.value or "", s.role or "")
        for s in contents.statements
        if not s.subject.startswith("document/")
    )


@pytest.fixture(scope="module")
def told(folder: Path) -> Counter[Fact]:
    """What the text and the table give."""
    here = folder.parent / "harrowmere"
    return _facts(load([here / "plan.txt", here / "delivery-plan.csv"]))


@pytest.mark.parametrize("plan", ["plan.docx", "plan.pdf"])
def test_every_form_of_the_documents_tells_the_same(
    folder: Path, told: Counter[Fact], plan: str
) -> None:
    """A Word file, a PDF and a workbook say neither less nor more than the text that they were made of."""
    here = folder.parent / "harrowmere"
    contents = load([here / plan, here / "delivery-plan.xlsx"])
    assert _facts(contents) == told
    assert [e for e in contents.ledger if e.outcome == "unread"] == []


def test_a_citation_names_the_place_in_the_file_that_was_read(folder: Path) -> None:
    """Page, and sheet with row and column."""
    here = folder.parent / "harrowmere"
    contents = load([here / "plan.pdf", here / "delivery-plan.xlsx"])
    places = {(c.document, c.locator) for s in contents.statements for c in s.citations}
    assert ("plan.pdf", "page 4, paragraph 2") in places or any(
        document == "plan.pdf" and locator.startswith("page 4, ") for document, locator in places
    )
    assert ("delivery-plan.xlsx", "sheet Serious violence, row 8, column 4") in places


def test_the_files_are_those_that_the_script_writes(folder: Path, tmp_path: Path) -> None:
    """The Word file and the workbook are made of the text and the table, and are not edited by hand."""
    here = folder.parent / "harrowmere"
    copy = copytree(here, tmp_path / "harrowmere")
    written = write(copy)
    for name in ("plan.docx", "delivery-plan.xlsx"):
        assert next(written).name == name
        assert _facts(load([copy / name])) == _facts(load([here / name]))
