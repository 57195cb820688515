"""A colour without a word is a rating only where a profile says which."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from openpyxl import Workbook, load_workbook
from openpyxl.styles import PatternFill
from openpyxl.styles.colors import Color

from remit.graph.errors import DecisionsError
from remit.graph.model import Contents
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


_FILLED = [
    ("1", "Mend the gate", "Ann Poe", "00B050"),
    ("2", "Light the path", "Ben Ash", "FF0000"),
]
_HEAD = "<tr><th>Ref</th><th>Action</th><th>Lead officer</th><th>{}</th></tr>"


def _page(path: Path, before: str = "", after: str = "", heading: str = "RAG") -> Path:
    rows = "".join(
        f"<tr><td>{ref}</td><td>{work}</td><td>{who}</td><td style='background-color:#{fill}'></td></tr>"
        for ref, work, who, fill in _FILLED
    )
    table = f"<table>{_HEAD.format(heading)}{rows}</table>"
    path.write_text(f"<html><body>{before}{table}{after}</body></html>", "utf-8")
    return path


def _told(contents: Contents) -> dict[str, set[tuple[str, str | None, str]]]:
    """What is said of how each action gets on, and how that is stated."""
    names = {e.id: e.label for e in contents.entities if e.kind == "action"}
    told: dict[str, set[tuple[str, str | None, str]]] = {name: set() for name in names.values()}
    for s in contents.statements:
        if s.subject in names and s.term in ("rag", "status", "evaluation"):
            told[names[s.subject]].add((s.term, s.value, s.stated_as))
    return told


_MEANT = {
    "Mend the gate": {("status", "Complete", "filled #00B050")},
    "Light the path": {("status", "Not yet begun", "filled #FF0000")},
}
_WORDED = "<tr><td style='background-color:#{}'>{}</td></tr>"
_KEY_CELLS = (
    "<td style='background-color:#00B050'>{}</td><td>Complete</td>",
    "<td style='background-color:#FF0000'>{}</td><td>Not yet begun</td>",
)


@pytest.mark.parametrize(
    "key",
    [
        "<p>Key</p><table><tr>" + "</tr><tr>".join(_KEY_CELLS).format("", "") + "</tr></table>",
        "<p>Key to colours:</p><table><tr>" + "".join(_KEY_CELLS).format("", "") + "</tr></table>",
        "<table><tr><td>RAG key</td><td></td></tr><tr>"
        + "</tr><tr>".join(_KEY_CELLS).format("", "")
        + "</tr></table>",
        f"<p>Key:</p><table>{_WORDED.format('00B050', 'Complete')}{_WORDED.format('FF0000', 'Not yet begun')}</table>",
    ],
    ids=["below the word", "in one row", "the word in the table", "words in the filled cells"],
)
@pytest.mark.parametrize("above", [True, False], ids=["above", "below"])
def test_a_colour_means_what_the_papers_own_key_says(key: str, above: bool, tmp_path: Path) -> None:
    """What is stated is the fill, and the key is cited."""
    contents = load([_page(tmp_path / "plan.html", *((key, "") if above else ("", key)))])
    assert _told(contents) == _MEANT
    quotes = {c.quote for s in contents.statements if s.term == "status" for c in s.citations}
    assert "Complete" in quotes
    assert not [s for s in contents.statements if s.term == "notRead"]


@pytest.mark.parametrize(
    "key",
    [
        "<p>Key: green = Complete; red = Not yet begun</p>",
        "<p>Key</p><ul><li>Green – Complete</li><li>Red – Not yet begun</li></ul>",
        "<p>RAG key</p><table><tr><td>Green</td><td>Complete</td></tr><tr><td>Red</td><td>Not yet begun</td></tr></table>",
    ],
    ids=["in a line", "in a list", "in a table"],
)
def test_a_key_may_only_name_the_colours(key: str, tmp_path: Path) -> None:
    """The name is then said too."""
    told = _told(load([_page(tmp_path / "plan.html", key)]))
    assert told == {
        "Mend the gate": {*_MEANT["Mend the gate"], ("rag", "Green", "filled #00B050")},
        "Light the path": {*_MEANT["Light the path"], ("rag", "Red", "filled #FF0000")},
    }


@pytest.mark.parametrize(
    "key",
    [
        "<p>Key dates</p><table><tr><td style='background-color:#00B050'></td><td>May</td></tr></table>",
        "<p>Key: green = Complete; green = On time; lime = Late</p>",
        "<p>Green is a word of this paper: red = no key</p>",
        f"<table><tr><td>Key</td><td>Lead</td></tr><tr><td>7</td><td>Di Elm</td>{_KEY_CELLS[0]}</tr></table>",
    ],
    ids=["no key", "two meanings", "no key either", "a row with more in it"],
)
def test_what_is_no_sure_key_explains_nothing(key: str, tmp_path: Path) -> None:
    contents = load([_page(tmp_path / "plan.html", key)])
    assert not any(_told(contents)[name] for name in _MEANT)
    assert [s for s in contents.statements if s.term == "notRead" and "filled #" in (s.value or "")]


def test_the_key_in_a_sheet_below_its_table_is_read_and_is_no_action(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    _in_excel(path)
    book = load_workbook(path)
    sheet = book.worksheets[0]
    for n, (words, fill) in enumerate((("Complete", "00B050"), ("Overdue", "FF0000")), 8):
        sheet.cell(n, 1, "Key" if n == 8 else "")
        sheet.cell(n, 2).fill = PatternFill("solid", fgColor=fill)
        sheet.cell(n, 3, words)
    book.save(path)
    contents = load([path])
    assert _told(contents) == {
        "Mend the gate": {("status", "Complete", "filled #00B050")},
        "Light the path": {("status", "Overdue", "filled #FF0000")},
        "Count the lamps": set(),
        "Paint the fence": set(),
    }


_COLOURS = (("00B050", "On track"), ("FFC000", "At risk"), ("FF0000", "Overdue"))


def _tracked(path: Path, heading: str) -> Workbook:
    """A tracker of which one column is coloured and has no words."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Action", "Owner", "Due", heading])
    for n, (fill, _) in enumerate(_COLOURS, 2):
        sheet.append([f"Fit gate number {n}", "Jo Bell", f"{n} July 2031", None])
        sheet.cell(n, 4).fill = PatternFill("solid", fgColor=fill)
    book.save(path)
    return book


def _explained(book: Workbook, sheet: str, row: int) -> None:
    there = book[sheet] if sheet in book.sheetnames else book.create_sheet(sheet)
    for n, (fill, words) in enumerate(_COLOURS, row):
        there.cell(n, 1).fill = PatternFill("solid", fgColor=fill)
        there.cell(n, 2, words)


_TRACKED = {
    f"Fit gate number {n}": {("status", words, f"filled #{fill}")}
    for n, (fill, words) in enumerate(_COLOURS, 2)
}


@pytest.mark.parametrize("heading", ["RAG", "Status"])
@pytest.mark.parametrize(("sheet", "row"), [("Key", 2), ("Colours", 2), ("Sheet", 7)])
def test_a_key_on_a_sheet_of_its_own_or_below_the_rows_says_what_colours_mean(
    heading: str, sheet: str, row: int, tmp_path: Path
) -> None:
    """By the sheet's name, by its own headings, or by an empty row and the same colours above it."""
    path = tmp_path / "log.xlsx"
    book = _tracked(path, heading)
    _explained(book, sheet, row)
    if sheet != "Sheet":
        book[sheet]["A1"], book[sheet]["B1"] = "Colour", "Meaning"
    book.save(path)

    assert _told(load([path])) == _TRACKED


def test_a_coloured_status_that_no_key_explains_is_owned_up_to_at_its_cell(tmp_path: Path) -> None:
    path = tmp_path / "log.xlsx"
    _tracked(path, "Status")

    notes = " ".join(load([path]).notes)

    assert "row 2, column 4: Status: a cell filled #00B050 without a word" in notes


@pytest.mark.parametrize("row", [5, 7])
def test_filled_cells_with_words_are_no_key_right_below_the_rows_or_in_other_colours(
    row: int, tmp_path: Path
) -> None:
    """They may as well be rows of the table."""
    path = tmp_path / "log.xlsx"
    book = _tracked(path, "RAG")
    there = book["Sheet"]
    for n, fill in enumerate(["00B050", "FF0000"] if row == 5 else ["7030A0", "0070C0"], row):
        there.cell(n, 1).fill = PatternFill("solid", fgColor=fill)
        there.cell(n, 2, "Di Elm")
    book.save(path)

    assert not any(_told(load([path]))[name] for name in _TRACKED)


@pytest.mark.parametrize("gap", [True, False], ids=["behind an empty column", "in the next column"])
def test_the_key_beside_a_table_is_read_behind_an_empty_column(gap: bool, tmp_path: Path) -> None:
    """Straight beside it, it may as well be a column of the table, and nothing is told by it."""
    path = tmp_path / "plan.xlsx"
    _in_excel(path)
    book = load_workbook(path)
    sheet, first = book.worksheets[0], 5 + gap
    sheet.cell(1, first, "Key")
    meant = (("Complete", "00B050"), ("On track", "FFC000"), ("Overdue", "FF0000"), ("Not begun", "0000FF"), ("None", "7F7F7F"))  # fmt: skip
    for n, (words, fill) in enumerate(meant, 2):
        sheet.cell(n, first).fill = PatternFill("solid", fgColor=fill)
        sheet.cell(n, first + 1, words)
    book.save(path)
    contents = load([path])
    told = {name: said for name, said in _told(contents).items() if said}
    read = {
        "Mend the gate": {("status", "Complete", "filled #00B050")},
        "Light the path": {("status", "Overdue", "filled #FF0000")},
    }
    assert told == (read if gap else {})
    assert (not [e for e in contents.ledger if e.outcome == "unread"]) == gap


def test_what_else_stands_below_a_key_beside_a_table_is_owned_up_to(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    _in_excel(path)
    book = load_workbook(path)
    sheet = book.worksheets[0]
    sheet.cell(1, 6, "Key")
    for n, (words, fill) in enumerate((("Complete", "00B050"), ("Overdue", "FF0000")), 2):
        sheet.cell(n, 6).fill = PatternFill("solid", fgColor=fill)
        sheet.cell(n, 7, words)
    sheet.cell(5, 6, "Ann Poe to chair from June")
    book.save(path)
    contents = load([path])
    assert _told(contents)["Mend the gate"] == {("status", "Complete", "filled #00B050")}
    assert [e for e in contents.ledger if e.outcome == "unread" and "“Key” (1 cell)" in e.reason]
    (said,) = [s for s in contents.statements if s.term == "notRead"]
    assert (said.raw, said.value) == (
        "Ann Poe to chair from June",
        "column 6 (“Key”) has no known heading",
    )


def test_the_grey_of_every_other_row_is_no_colour_that_needs_a_meaning(tmp_path: Path) -> None:
    """But grey in the cell of the rating alone is owned up to."""
    cells = ("1", "Mend the gate", "Ann Poe", "")
    grey = " style='background-color:#E0E0E0'"

    def unread(fills: tuple[str, ...]) -> int:
        row = "".join(f"<td{fill}>{cell}</td>" for cell, fill in zip(cells, fills, strict=True))
        path = tmp_path / "plan.html"
        path.write_text(f"<table>{_HEAD.format('RAG')}<tr>{row}</tr></table>", "utf-8")
        return sum(s.term == "notRead" for s in load([path]).statements)

    assert unread((grey,) * 4) == 0
    assert unread(("", "", "", grey)) == 1


def test_a_fill_of_the_workbooks_theme_or_of_its_palette_is_a_colour_too(tmp_path: Path) -> None:
    """As Excel gives the colours that it offers first."""
    path = tmp_path / "plan.xlsx"
    book = Workbook()
    sheet = book.worksheets[0]
    for row in _ROWS[:4]:
        sheet.append([*row[:3], row[3] if row is _ROWS[0] else None])
    for line, colour in (
        (2, Color(theme=9)),
        (3, Color(theme=5, tint=-0.25)),
        (4, Color(indexed=10)),
    ):
        sheet.cell(line, 4).fill = PatternFill("solid", fgColor=colour)
    book.save(path)
    told = [s.value or "" for s in load([path]).statements if s.term == "notRead"]
    assert {words.partition("filled #")[2][:6] for words in told} == {"F79646", "953735", "FF0000"}


@pytest.mark.parametrize("fill", ["purple", "zzzzzz", "#12", "12345678"])
def test_a_fill_that_is_no_colour_ends_nothing(fill: str, tmp_path: Path) -> None:
    path = tmp_path / "plan.docx"
    _in_word(path)
    document = Document(str(path))
    for shade in document.element.iter(qn("w:shd")):
        shade.set(qn("w:fill"), fill)
    document.add_paragraph("Key: green = complete")
    document.save(str(path))
    assert any(e.kind == "action" for e in load([path]).entities)


def test_a_row_that_says_key_beside_its_work_is_no_key(tmp_path: Path) -> None:
    """Nothing is passed over because a paper has a key elsewhere."""
    page = (
        f"<p>Key: green = Complete</p><table>{_HEAD.format('Priority')}"
        "<tr><td>1</td><td>Mend the gate</td><td>Ann Poe</td><td>Key</td></tr></table>"
    )
    path = tmp_path / "plan.html"
    path.write_text(page, "utf-8")
    assert [e.label for e in load([path]).entities if e.kind == "action"] == ["Mend the gate"]
