"""Sheets of Excel and OpenDocument: cells where they stand, as the sheet shows them."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from pathlib import Path

import pytest

from remit.graph.errors import DocumentError
from remit.loaders import formats, load
from remit.loaders.formats import number_formats, ods, xlsx
from tests.support.office import in_excel, in_ods, odf, zipped


def test_a_cell_is_cited_by_its_sheet_and_the_sheets_own_row() -> None:
    """As a person looks it up."""
    for pieces in (
        xlsx.read(in_excel({"Plan": [["", ""], ["", "Maps"]]})),
        ods.read(in_ods({"Plan": [["", ""], ["", "Maps"]]})),
    ):
        assert pieces.blocks[0].locator == "sheet Plan, row 2, column 2"


def test_rows_after_a_blank_one_and_those_of_another_sheet_are_another_table() -> None:
    """Nothing runs from one into the next."""
    rows = [["Ref", "Action"], ["1", "Maps"], ["", ""], ["Name", "Post"]]
    for pieces in (
        xlsx.read(in_excel({"Plan": rows, "Other": rows[:1]})),
        ods.read(in_ods({"Plan": rows, "Other": rows[:1]})),
    ):
        assert [b.table for b in pieces.blocks] == [1, 1, 2, 3]


def test_a_stored_date_is_read_as_the_day_it_is() -> None:
    """Whatever order of day and month the sheet shows."""
    pieces = xlsx.read(in_excel({"Plan": [[dt.date(2031, 3, 4), "Maps"]]}))

    assert pieces.blocks[0].lines == ["2031-03-04", "Maps"]


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        ("0.255", "0%", "26%"),
        ("-1234.5", "#,##0.00", "-1,234.50"),
        ("-5", "0;(0)", "(5)"),
        ("12", '0" weeks"', "12 weeks"),
        ("4200", '[$£-809]#,##0', "£4,200"),
        ("0.30000000000000004", "General", "0.3"),
        ("45000", "mmmm yyyy", "March 2023"),
        ("45000", "[Red]0", "45000"),
        ("0.5", "h:mm", "12:00"),
        ("9e99", "dd/mm/yyyy", "9e99"),
    ],
)  # fmt: skip
def test_a_number_reads_as_the_sheet_shows_it(value: str, code: str, shown: str) -> None:
    """By the format of its cell."""
    assert number_formats.shown(value, code) == shown


def test_what_is_hidden_is_left_out_with_the_reason() -> None:
    """A row, a column."""
    book = in_excel(
        {"Plan": [["Ref", "Action", "Note"], ["1", "Maps", "mine"]]},
        before='<cols><col min="3" max="3" hidden="1"/></cols>',
    )

    pieces = xlsx.read(book)

    assert [b.lines for b in pieces.blocks] == [["Ref", "Action"], ["1", "Maps"]]
    assert {(left.text, left.reason) for left in pieces.left_out} == {
        ("Note", "in a hidden column"),
        ("mine", "in a hidden column"),
    }


_LOOKS = """<fonts><font/><font><color rgb="FFFFFFFF"/></font></fonts><fills><fill/><fill><patternFill
    patternType="solid"><fgColor rgb="FF1F4E79"/></patternFill></fill></fills>"""
_STYLES = (
    '<xf numFmtId="0" fontId="1"/><xf numFmtId="0" fontId="1" fillId="1"/><xf numFmtId="165"/>'
)


def _with_looks(rows: list[list[object]], after: str = "") -> bytes:
    """A sheet of which a cell may be white (style 2), white on blue (3) or shown by no format (4)."""
    book = in_excel({"Plan": rows}, after)
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    styles = parts["xl/styles.xml"].replace("<cellXfs>", f"{_LOOKS}<cellXfs>")
    styles = styles.replace("</numFmts>", '<numFmt numFmtId="165" formatCode=";;;"/></numFmts>')
    parts["xl/styles.xml"] = styles.replace("</cellXfs>", f"{_STYLES}</cellXfs>")
    return zipped(parts)


def _styled(at: str, style: int, words: str) -> str:
    return f'<c r="{at}" s="{style}" t="inlineStr"><is><t>{words}</t></is></c>'


def test_what_a_cell_holds_and_does_not_show_is_left_out_with_the_reason() -> None:
    """White on white, or in a format that shows nothing; white on blue is a header."""
    book = _with_looks(
        [[_styled("A1", 3, "Ref"), "Owner"], ["1", _styled("B2", 2, "Ann")], ["2", _styled("B3", 4, "Bee")]]
    )  # fmt: skip

    pieces = xlsx.read(book)

    assert [b.lines for b in pieces.blocks] == [["Ref", "Owner"], ["1"], ["2"]]
    assert [(left.text, left.reason) for left in pieces.left_out] == [
        ("Ann", "cannot be seen: in the colour of its ground"),
        ("Bee", "hidden by the format of its cell"),
    ]


def test_an_owner_whom_a_cell_does_not_show_is_no_empty_seat(tmp_path: Path) -> None:
    """Somebody is named there: the cell is not read, and that is told."""
    rows = [["Ref", "Action", "Owner"], ["1", "Light the paths", _styled("C2", 2, "Ann")], ["2", "Mend", ""]]  # fmt: skip
    path = tmp_path / "plan.xlsx"
    path.write_bytes(_with_looks([list[object](row) for row in rows]))

    contents = load([path])

    assert [e.kind for e in contents.entities].count("vacancy") == 1
    assert any("cannot be seen" in str(entry) for entry in contents.ledger)
    assert "Ann" not in {e.label for e in contents.entities}


def test_a_white_cell_that_a_rule_may_colour_is_said() -> None:
    """What the rule comes to is not worked out."""
    rule = '<conditionalFormatting sqref="A1 B1:B9"><cfRule/></conditionalFormatting>'

    pieces = xlsx.read(_with_looks([["1", _styled("B1", 2, "Ann")]], rule))

    assert [b.lines for b in pieces.blocks] == [["1", "Ann"]]


def test_a_row_without_height_and_a_column_without_width_are_hidden() -> None:
    """So some hide them by hand."""
    book = in_excel(
        {"Plan": [["Ref", "Action", "Note"], ["1", "Maps", "mine"]]},
        before='<cols><col min="3" max="3" width="0" customWidth="1"/></cols>',
    )
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    parts[sheet] = parts[sheet].replace('<row r="2">', '<row r="2" ht="0" customHeight="1">')

    pieces = xlsx.read(zipped(parts))

    assert [b.lines for b in pieces.blocks] == [["Ref", "Action"]]
    assert ("Maps", "in a hidden row") in [(left.text, left.reason) for left in pieces.left_out]


def test_a_formula_without_its_value_is_told_of() -> None:
    """Nobody can see what it would give."""
    pieces = xlsx.read(in_excel({"Plan": [["Sum", '<c r="B1"><f>SUM(B2:B3)</f></c>']]}))

    assert pieces.left_out[0][0::2] == ("=SUM(B2:B3)", "a formula that was saved without its value")


def test_a_merged_cell_spans_and_what_it_lies_upon_is_not_said() -> None:
    """Excel keeps what was there before."""
    merged = '<mergeCells><mergeCell ref="A1:C1"/></mergeCells>'
    pieces = xlsx.read(
        in_excel({"Plan": [["Priority 1", "old", ""], ["1", "Maps", "Ann"]]}, merged)
    )

    assert pieces.blocks[0].lines == ["Priority 1"]
    assert 1 in pieces.tables[0].banners()
    assert [(left.text, left.reason) for left in pieces.left_out] == [
        ("old", "covered by a merged cell")
    ]


def test_a_cell_in_the_last_row_of_all_costs_nothing() -> None:
    """No row is made for the blank ones before it."""
    last = '</row><row r="1048576"><c r="XFD1048576"><v>2</v></c>'

    blocks = xlsx.read(in_excel({"Plan": [["first"], [last]]})).blocks

    assert [b.locator for b in blocks] == [
        "sheet Plan, row 1, column 1",
        "sheet Plan, row 1048576, column 16384",
    ]


def test_a_million_repeated_rows_are_read_as_far_as_anybody_would() -> None:
    """And it is said that there are more."""
    body = (
        '<table:table table:name="S"><table:table-row table:number-rows-repeated="1048576">'
        '<table:table-cell table:number-columns-repeated="16384"><text:p>x</text:p></table:table-cell>'
        "</table:table-row></table:table>"
    )

    pieces = ods.read(odf("spreadsheet", body))

    assert sum(len(b.parts) for b in pieces.blocks) <= 10_000
    assert "1,048,576 by 16,384" in pieces.left_out[0].reason


def test_a_book_of_which_nothing_is_said_tells_why() -> None:
    """It is not empty, and it gives nothing."""
    book = in_excel({"Plan": [['<c r="A1"><f>NOW()</f></c>']]})

    with pytest.raises(
        DocumentError, match=r"nothing that stands in the file is said now .*formula"
    ):
        formats.read(book, formats.XLSX)


@pytest.mark.parametrize(
    "fill",
    [
        '<gradientFill><stop position="0"><color rgb="FF1F4E79"/></stop></gradientFill>',
        '<patternFill patternType="darkUp"><fgColor rgb="FF1F4E79"/></patternFill>',
        '<patternFill patternType="solid"><fgColor indexed="64"/></patternFill>',
    ],
)
def test_white_letters_on_a_ground_that_cannot_be_told_are_said(fill: str) -> None:
    """Only where it is known that nothing is behind them they stand on paper."""
    book = _with_looks([["1", _styled("B1", 3, "Ann")]])
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    styles = parts["xl/styles.xml"]
    parts["xl/styles.xml"] = re.sub(r"<patternFill.*?</patternFill>", fill, styles, flags=re.DOTALL)

    assert [b.lines for b in xlsx.read(zipped(parts)).blocks] == [["1", "Ann"]]


@pytest.mark.parametrize(
    "rule",
    [
        '<extLst><ext><x14:conditionalFormatting xmlns:x14="x" xmlns:xm="m"><xm:sqref>B1</xm:sqref></x14:conditionalFormatting></ext></extLst>',
        '<conditionalFormatting sqref="B:B"><cfRule/></conditionalFormatting>',
        "<picture/>",
    ],
)
def test_white_letters_that_a_newer_rule_or_a_picture_may_lie_behind_are_said(rule: str) -> None:
    """What a rule comes to is not worked out, however it says where it holds."""
    pieces = xlsx.read(_with_looks([["1", _styled("B1", 2, "Ann")]], rule))

    assert [b.lines for b in pieces.blocks] == [["1", "Ann"]]


@pytest.mark.parametrize("where", ["row", "column"])
def test_white_letters_of_a_cell_that_its_row_or_column_gives_a_ground_are_said(where: str) -> None:
    """A cell that names no style has that which they name for theirs."""
    styles = (
        '<style:style style:name="C" style:family="table-cell"><style:table-cell-properties fo:background-color="#1f4e79"/></style:style>'
        '<style:style style:name="W" style:family="text"><style:text-properties fo:color="#ffffff"/></style:style>'
    )
    named = dict.fromkeys(("row", "column"), "") | {where: ' table:default-cell-style-name="C"'}
    body = (
        f'<table:table table:name="Plan"><table:table-column{named["column"]}/><table:table-row{named["row"]}><table:table-cell>'
        '<text:p><text:span text:style-name="W">Ann</text:span></text:p></table:table-cell></table:table-row></table:table>'
    )

    pieces = ods.read(odf("spreadsheet", body, styles))

    assert [b.text for b in pieces.blocks] == ["Ann"]
    assert pieces.left_out == ()
