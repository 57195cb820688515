"""The real documents, converted into the formats of offices, give what their texts give."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path

import pytest
from docx import Document
from openpyxl import Workbook

from remit.examples.offices import converted, word
from remit.graph.model import Contents
from remit.loaders import load
from remit.loaders.readers import fetch, parse

Fact = tuple[str, str, str, str]
PLAN, TABLE, CHART = (
    "000_46f4c1e3ba41d37a.txt",
    "003_2120334a1d5b1a82.txt",
    "004_e33b2739b831190f.txt",
)

# What the plan loses, of some five hundred facts: a number in a box of its own, whose words stand in the next
# box and no longer right below it; the aims on its first page, which come out as three.
_LOST = {PLAN: 5, CHART: 0}
# ... and boxes of a drawing that stand too near to each other; two facts of an action whose word the text breaks at a
# hyphen ("anti- social"), where the PDF has it whole.
_LOST_IN_PDF = {PLAN: 13, CHART: 0}


def _facts(contents: Contents) -> Counter[Fact]:
    called = {e.id: f"{e.kind} {e.label}" for e in contents.entities}
    return Counter(
        (called[s.subject], s.term, called.get(s.object or "", s.value or ""), s.role or "")
        for s in contents.statements
        if not s.subject.startswith("document/")
    )


def _office() -> str:
    """Where LibreOffice is; skips where it is not."""
    found = shutil.which("soffice")
    if found is None:
        pytest.skip("LibreOffice is not installed: these tests convert documents with it")
    return found


@pytest.mark.parametrize("ending", ["docx", "odt", "pdf"])
@pytest.mark.parametrize("name", [PLAN, CHART])
def test_a_text_gives_the_same_in_every_format(
    seeds: Path, tmp_path: Path, name: str, ending: str
) -> None:
    """But for what is listed above; Appendix B and its boxes among it, and nothing that the text does not give."""
    document = tmp_path / Path(name).with_suffix(".docx").name
    document.write_bytes(word(seeds / name))
    if ending != "docx":
        document = converted(_office(), document, ending)
    told, found = _facts(load([seeds / name])), _facts(load([document]))
    allowed = _LOST_IN_PDF if ending == "pdf" else _LOST
    assert (told - found).total() <= allowed[name], sorted(told - found)
    invented = {
        fact for fact in found - told if fact[1] in ("assignedTo", "holds", "memberOf", "chairs")
    }
    assert invented == set()


@pytest.mark.parametrize("ending", ["docx", "xlsx"])
def test_a_table_gives_the_same_as_a_table_in_word_and_in_excel(
    seeds: Path, tmp_path: Path, ending: str
) -> None:
    """Rows that a page's end broke, objectives that span rows and cells that slipped are read alike."""
    blocks = [block for block in parse(fetch(seeds / TABLE)).blocks if block.form == "row"]
    width = max(max(block.cells) for block in blocks)
    rows = [[b.cells[c].text if c in b.cells else "" for c in range(1, width + 1)] for b in blocks]
    path = tmp_path / f"table.{ending}"
    if ending == "docx":
        document = Document()
        table = document.add_table(len(rows), width)
        for made, row in zip(table.rows, rows, strict=True):
            for cell, text in zip(made.cells, row, strict=True):
                cell.text = text
        document.save(str(path))
    else:
        book = Workbook()
        for row in rows:
            book.worksheets[0].append(row)
        book.save(path)
    assert _facts(load([path])) == _facts(load([seeds / TABLE]))
