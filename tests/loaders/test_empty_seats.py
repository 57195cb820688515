"""A label that asks who and gets no answer."""

from __future__ import annotations

from pathlib import Path

import pytest

from remit.loaders import load
from tests.loaders.conftest import Read
from tests.support.office import in_excel, odf
from tests.support.told import links, roles

PAGE = """Priority: Safer parks

Lead partner:

Why it matters

Parks belong to everybody, and too few people feel that they do after dark.

This year we will

- light the paths of the three largest parks
- ask visitors what keeps them away
"""


def test_an_empty_lead_is_a_vacancy_of_its_own(tmp_path: Path) -> None:
    """The page asks who leads and does not say: that is a fact, cited at the empty label."""
    page = tmp_path / "page.txt"
    page.write_text(PAGE, encoding="utf-8")
    contents = load([page])
    (lead,) = [s for s in contents.statements if s.term == "assignedTo"]
    assert (lead.subject, lead.role) == ("priority/safer-parks", "accountable")
    assert lead.object == "vacancy/safer-parks-accountable"
    assert lead.stated_as == "Lead partner (empty)"
    assert [c.locator for c in lead.citations] == ["line 3"]


def test_an_empty_owner_cell_is_cited_by_its_column_and_its_row(tmp_path: Path) -> None:
    """The cell has no words to quote: the heading that asks and the action that it asks for do."""
    table = tmp_path / "table.csv"
    table.write_text(
        "Ref,Action,Owner,By when\n1,Light the paths,Ann Bee,ASAP\n2,Mend the gates,,ASAP\n",
        encoding="utf-8",
    )
    contents = load([table])
    (empty,) = [s for s in contents.statements if (s.object or "").startswith("vacancy/")]
    assert (empty.subject, empty.stated_as) == ("action/mend-gates-ff01", "Owner (empty)")
    assert {(c.locator, c.quote) for c in empty.citations} == {
        ("row 1, column 3", "Owner"),
        ("row 3, column 2", "Mend the gates"),
    }
    assert [e.outcome for e in contents.ledger] == ["ignored", "fact", "fact"]


_HEADS = ["Action", "Owner", "By when"]
_EXCEL = [_HEADS, ["Light the paths", '<c r="B2"><f>Names!A1</f></c>', "May 2031"]]
_IN_ERROR = [
    _HEADS,
    ["Light the paths", '<c r="B2" t="e"><f>Names!A1</f><v>#REF!</v></c>', "May 2031"],
]


@pytest.mark.parametrize("rows", [_EXCEL, _IN_ERROR])
def test_a_formula_that_has_no_value_is_not_read_and_no_empty_cell(
    tmp_path: Path, rows: list[list[str]]
) -> None:
    """Somebody is named there, and the file does not hold who: that is not nobody."""
    book = tmp_path / "log.xlsx"
    book.write_bytes(in_excel({"Log": rows}))
    contents = load([book])
    assert not [s for s in contents.statements if s.term == "assignedTo"]
    (told,) = [s for s in contents.statements if s.term == "notRead"]
    assert (told.subject, told.value) == (
        "action/light-paths-56c0",
        f"Owner: {'a formula that ended in an error' if rows is _IN_ERROR else 'a formula that was saved without its value'}",
    )
    (entry,) = [e for e in contents.ledger if e.outcome == "unread"]
    assert entry.locator == "sheet Log, row 2, column 2"


def test_a_formula_of_an_open_document_sheet_that_has_no_value_is_not_read(tmp_path: Path) -> None:
    """It is the same in the format of another maker."""
    cells = [
        ["Action", "Owner", "By when"],
        ["Light the paths", "", "May 2031"],
    ]
    rows = "".join(
        "<table:table-row>"
        + "".join(
            f"<table:table-cell><text:p>{text}</text:p></table:table-cell>"
            if text
            else '<table:table-cell table:formula="of:=[Names.A1]"/>'
            for text in row
        )
        + "</table:table-row>"
        for row in cells
    )
    book = tmp_path / "log.ods"
    book.write_bytes(odf("spreadsheet", f'<table:table table:name="Log">{rows}</table:table>'))
    contents = load([book])
    assert not [s for s in contents.statements if s.term == "assignedTo"]
    assert [s.subject for s in contents.statements if s.term == "notRead"] == [
        "action/light-paths-56c0"
    ]


def test_a_merged_owner_makes_an_action_of_a_row_with_a_short_one(tmp_path: Path) -> None:
    """Two words by themselves may be a heading; beside an owner who reaches into their row they are work."""
    page = tmp_path / "plan.html"
    page.write_text(
        "<h1>Plan</h1><table><tr><th>Action</th><th>Owner</th><th>By when</th></tr>"
        '<tr><td>Clean the alleys</td><td rowspan="2">Nell Fry</td><td></td></tr>'
        "<tr><td>Gate the alleys</td><td></td></tr></table>",
        encoding="utf-8",
    )
    contents = load([page])
    owned = {s.subject: s.object for s in contents.statements if s.term == "assignedTo"}
    assert len(owned) == 2
    assert set(owned.values()) == {"person/nell-fry"}


@pytest.mark.parametrize("behind", [".", " until the May meeting.", " at present."])
def test_a_body_that_has_no_chair_has_an_empty_seat(behind: str, read: Read) -> None:
    """Nobody holds it, and whoever held it before is not told to."""
    contents = read(f"How Mere Council works\n\nThe Audit Panel has no chair{behind}\n")
    assert links(contents, "holds") == {("no chair", "Chair of Audit Panel")}


@pytest.mark.parametrize(
    "rest", ["person's allowance.", "of its own choosing to pay.", "less cold room."]
)
def test_what_a_body_has_none_of_is_no_empty_seat(rest: str, read: Read) -> None:
    """Words that only begin like an office."""
    contents = read(f"How Mere Council works\n\nThe Audit Panel has no chair{rest}\n")
    assert not links(contents, "holds")


def test_an_office_with_its_body_stands_before_a_colon_and_its_holder_behind(read: Read) -> None:
    """One after the other in a paragraph; what the bracket says besides is no name."""
    contents = read(
        "Who chairs what\n\nChair of the Audit Panel: Cllr Anwar Sharif. Chair of the Pension Board: Liz Penrith (independent).\n"
    )
    assert links(contents, "holds") == {
        ("Anwar Sharif", "Chair of Audit Panel"),
        ("Liz Penrith", "Chair of Pension Board"),
    }


@pytest.mark.parametrize(
    "said",
    [
        "Lead TBC",
        "Lead: TBC",
        "Owner required",
        "[insert name]",
        "Currently vacant - out to advert",
    ],
)
def test_a_lead_still_to_be_found_is_a_vacancy(said: str, marked: Read) -> None:
    """In whatever words a cell says that nobody is there yet."""
    contents = marked(f"| Action | Lead |\n|---|---|\n| Mend the gates | {said} |\n")
    assert {who for _, _, who in roles(contents)} == {"vacancy"}


@pytest.mark.parametrize(
    "said", ["Lead Recruitment Team", "Still Waters Trust", "Currently Ann Bee", "Insert Media Ltd"]
)
def test_a_name_that_opens_so_is_no_vacancy(said: str, marked: Read) -> None:
    """A body whose name begins with such a word, and somebody who is there now."""
    contents = marked(f"| Action | Lead |\n|---|---|\n| Mend the gates | {said} |\n")
    assert roles(contents)
    assert {who for _, _, who in roles(contents)} != {"vacancy"}
