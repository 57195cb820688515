"""Old Word and Excel files, and rich text: the structure they state, what they no longer say, and damage of all kinds.

Those that are read here were made by LibreOffice from the sources beside them.
"""

from __future__ import annotations

import random
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from copy import copy
from pathlib import Path

import pytest
import xlrd

from remit.graph.errors import DocumentError
from remit.loaders import formats
from remit.loaders.document.table import Cell
from remit.loaders.formats import doc, doc_marks, doc_parts, doc_styles, isolated, rtf, xls
from remit.loaders.formats.collecting import Pieces
from remit.loaders.formats.converted import Line
from remit.loaders.formats.doc_marks import Paragraph, Run
from tests.support.counting import calls

OFFICE = Path(__file__).parents[2] / "data" / "office"
_DOC, _RTF = (OFFICE / "plan.doc").read_bytes(), (OFFICE / "plan.rtf").read_bytes()
_XLS = (OFFICE / "register.xls").read_bytes()


def read(content: bytes, name: str) -> Pieces:
    """Read a file as the loader does."""
    return formats.read(content, formats.media_of(content, name))


def texts(pieces: Pieces) -> list[tuple[str, int, str, str]]:
    """What its blocks are and say."""
    return [(b.form, b.level, b.marker, b.text) for b in pieces.blocks]


def left_out(pieces: Pieces) -> set[tuple[str, str, str]]:
    """What it leaves out, where and why."""
    return {(left.text, left.place.locator, left.reason) for left in pieces.left_out}


# --- Word


def test_an_old_word_file_gives_its_structure() -> None:
    """Headings, lists as printed, notes at their anchor, boxes, tables."""
    assert texts(read(_DOC, "plan.doc")) == [
        ("heading", 1, "", "Water plan"),
        ("paragraph", 0, "", "The Orrindale Water Board decides what is spent."),
        ("footnote", 0, "1", "By its order of May 2030."),
        ("heading", 2, "", "Members"),
        ("item", 1, "•", "Orrindale Council"),
        ("item", 2, "•", "Rivers Team"),
        ("item", 1, "•", "Vale Angling Club"),
        ("heading", 2, "", "Work"),
        ("item", 1, "1.", "Survey the weirs"),
        ("item", 2, "(a)", "by boat"),
        ("item", 2, "(b)", "on foot"),
        ("item", 1, "2.", "Mend the sluice"),
        ("paragraph", 0, "", "The plan is approved by the Rivers Panel each spring."),
        ("paragraph", 0, "", "Fees are fixed in March."),
        ("paragraph", 0, "", "The clerk keeps the log."),
        ("row", 0, "", "Ref Action Owner RAG"),
        ("row", 0, "", "First priority: weirs"),
        ("row", 0, "", "1 Survey the weirs and write it up Ann Bee"),
        ("row", 0, "", "2 Mend the sluice on track"),
        ("paragraph", 0, "", "Kept by the clerk."),
        ("paragraph", 0, "", "Ring the bell as well."),
        ("paragraph", 0, "", "Call 101 when a weir breaks."),
    ]


def test_an_old_word_file_leaves_out_what_it_no_longer_says() -> None:
    """The library that knows its structure takes deleted and hidden words for current ones."""
    assert left_out(read(_DOC, "plan.doc")) == {
        ("the Reservoir Panel", "paragraph 12", "deleted"),
        ("in secret", "paragraph 13", "hidden"),
        ("and in June", "paragraph 13", "struck out"),
        ("Is that so?", "", "a comment"),
        ("Orrindale Water Board", "", "a running head or foot"),
    }


def test_a_merged_cell_of_an_old_word_file_stands_once() -> None:
    """With how far it reaches."""
    pieces = read(_DOC, "plan.doc")

    assert {Cell(2, 1, 1, 4), Cell(3, 3, 2, 1)} <= set(pieces.tables[0].cells)
    assert [b.locator for b in pieces.blocks if b.table][2] == "table 1, row 3"


@pytest.mark.parametrize("name", ["rated.doc", "rated.rtf"])
def test_the_cells_of_old_files_have_their_colours(name: str) -> None:
    """Those of a row in which cells are put together are not told: there are fewer of them than columns."""
    assert [
        [(c.row, c.column, c.colour) for c in table.cells if c.colour]
        for table in read((OFFICE / name).read_bytes(), name).tables
    ] == [[(1, 1, "00B050"), (2, 1, "FF0000")], [(3, 4, "00B050"), (4, 4, "FF0000")]]


@pytest.mark.parametrize("rows", [[], [["00B050"] * 4] * 9])
def test_colours_of_other_rows_than_the_librarys_are_nobodys(
    rows: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A colour in the wrong row would rate another action."""
    monkeypatch.setattr(doc, "fills_of", lambda _: rows)
    pieces = doc.read((OFFICE / "rated.doc").read_bytes())
    assert not [c for table in pieces.tables for c in table.cells if c.colour]


def test_where_changes_cannot_be_told_the_ledger_warns(monkeypatch: pytest.MonkeyPatch) -> None:
    """Deleted words may then stand among the current ones."""

    def fail(_: object) -> dict[str, list[doc_marks.Paragraph]]:
        raise ValueError

    monkeypatch.setattr(doc, "paragraphs", fail)

    pieces = doc.read(_DOC)

    assert any("cannot be told from current ones" in left.reason for left in pieces.left_out)
    assert "the Reservoir Panelthe Rivers Panel" in "".join(b.text for b in pieces.blocks)


def test_changes_that_the_library_gives_otherwise_are_owned_up_to(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A marked paragraph that is not found again is named."""
    told = doc_marks.paragraphs(doc_parts.Parts.of(_DOC))
    told["text"].append(
        doc_marks.Paragraph([doc_marks.Run("kept "), doc_marks.Run("x", "deleted")])
    )
    monkeypatch.setattr(doc, "paragraphs", lambda _: told)

    reasons = {left.text: left.reason for left in doc.read(_DOC).left_out}

    assert "cannot be told" in reasons["kept x"]


def test_what_a_style_hides_or_strikes_out_is_not_said_in_either_format() -> None:
    """Be it the style of a paragraph or of a few words."""
    for made in ("styled.doc", "styled.rtf"):
        pieces = read((OFFICE / made).read_bytes(), made)

        assert [b.text for b in pieces.blocks[:2]] == ["The Vale Board meets.", "Di Fox chairs it."]
        assert [(left.text, left.reason) for left in pieces.left_out[:2]] == [
            ("Ann Bee leads on floods.", "hidden"), ("Cy Dee chairs it.", "struck out"),
        ]  # fmt: skip


def test_a_switch_of_a_style_may_be_turned_off_turned_round_or_left() -> None:
    """So the properties of words are written: by a style of their own, and then one by one."""
    looks = {7: frozenset({doc_styles.STRUCK})}
    hidden = frozenset({doc_styles.HIDDEN})

    def on(properties: bytes, style: frozenset[int] = hidden) -> frozenset[int]:
        return doc_styles.switched(properties, style, looks)

    assert on(b"") == hidden == on(b"\x3c\x08\x80")
    assert on(b"\x3c\x08\x00") == frozenset() == on(b"\x3c\x08\x81")
    assert on(b"\x3c\x08\x81", frozenset()) == hidden == on(b"\x3c\x08\x01", frozenset())
    assert on(b"\x30\x4a\x07\x00") == hidden | looks[7]


def test_numbers_that_lists_print_in_cells_are_read_in_rich_text_and_owned_up_to_in_word() -> None:
    """Rich text has them as words; an old Word file has only the rule by which they are counted."""
    rich, old = (read((OFFICE / made).read_bytes(), made) for made in ("styled.rtf", "styled.doc"))

    assert rich.blocks[-1].lines == ["1.1", "Mend the weir"]
    assert old.blocks[-1].lines == ["Mend the weir"]
    assert [(left.text, left.reason) for left in old.left_out[-1:]] == [
        ("(the numbers of cells: 1)", "printed by lists in cells, and not read: save the document as DOCX")
    ]  # fmt: skip


def test_a_marked_paragraph_is_found_wherever_the_library_gives_it() -> None:
    """In a note, and after one that looked like another further on."""
    told = [[Run("a")], [Run("The "), Run("Panel", "deleted"), Run("Board")], [Run("b")]]
    note = Paragraph([Run("By "), Run("order", "struck out"), Run("law")])
    marked = doc._Marked([Paragraph(runs) for runs in told], [note])

    said = [
        marked.amend(Line([words], all=[words]), marked.collector)
        for words in ("a", "b", "The PanelBoard", "By orderlaw", "1. b")
    ]

    assert said == [("", "a"), ("", "b"), ("", "The Board"), ("", "By law"), ("", "1. b")]
    assert not marked.missed()
    assert [left.text for left in marked.collector.pieces().left_out] == ["Panel", "order"]


# --- rich text


def test_rich_text_gives_what_the_same_document_gives_in_word() -> None:
    """But for the box, which stands where it is drawn."""
    rich, old = read(_RTF, "plan.rtf"), read(_DOC, "plan.doc")

    assert sorted(texts(rich)) == sorted(texts(old))
    assert rich.tables == old.tables
    assert left_out(rich) == {
        (text, place, reason.removesuffix(" or foot")) for text, place, reason in left_out(old)
    }


@pytest.mark.parametrize(
    ("inside", "said", "gone"),
    [
        (r"a {\deleted b}c", ["a c"], [("b", "deleted")]),
        (r"a \deleted b\deleted0 c", ["a c"], [("b", "deleted")]),
        (r"a {\v b\plain c}", ["a c"], [("b", "hidden")]),
        (r"a {\deleted b\par c}\par d", ["a", "d"], [("b c", "deleted")]),
        (r"a {\deleted M\u228?\'e4\~x}c", ["a c"], [("Mää x", "deleted")]),
        (r"a {\deleted \uc2\u8364\'80\'81 b}c", ["a c"], [("€ b", "deleted")]),
        (r"a {\deleted\par b}c", ["a", "c"], [("b", "deleted")]),
        (r"{\*\shpinst{\sp{\sn x}{\sv y}}{\shptxt\pard b\par}}a", ["a", "b"], []),
        (r"{\header Vale}a", ["a"], [("Vale", "a running head")]),
        (r"a{\*\annotation{\*\atndate 1}So?}", ["a"], [("So?", "a comment")]),
        (r"a{\*\annotation{\*\atnref 0}{\*\atndate 1}So?}", ["a"], [("So?", "a comment")]),
    ],
)
def test_what_rich_text_marks_is_left_out_where_it_stands(
    inside: str, said: list[str], gone: list[tuple[str, str]]
) -> None:
    """Whatever way the words and the marks are written."""
    pieces = rtf.read(f"{{\\rtf1\\ansi\\uc1 {inside}\\par}}".encode())

    assert sorted(b.text for b in pieces.blocks) == sorted(said)
    assert [(left.text, left.reason) for left in pieces.left_out] == gone


def test_a_heading_of_rich_text_is_told_by_its_style() -> None:
    """Not every program writes its level in the outline beside it."""
    styles = r"{\stylesheet{\s0\fs24 Normal;}{\s3\sbasedon0\fs28 heading 2;}}"

    pieces = rtf.read(rf"{{\rtf1\ansi {styles}\pard\s3 Work\par\pard\s0 Mend it\par}}".encode())

    assert [(b.form, b.level, b.text) for b in pieces.blocks] == [
        ("heading", 2, "Work"), ("paragraph", 0, "Mend it"),
    ]  # fmt: skip


def test_rich_text_of_groups_in_groups_without_end_is_refused() -> None:
    """It would fill the memory."""
    with pytest.raises(DocumentError, match="nested far too deeply"):
        read(b"{\\rtf1 " + b"{" * 100_000 + b"x", "plan.rtf")


# --- Excel


def test_an_old_excel_file_gives_its_cells_where_they_stand() -> None:
    """With dates of one reading, merged cells once, colours, and a blank row that parts two tables."""
    pieces = read(_XLS, "register.xls")

    assert [(b.locator, b.lines) for b in pieces.blocks] == [
        ("sheet Work, row 1", ["Ref", "Action", "Owner", "RAG"]),
        ("sheet Work, row 2, column 1", ["First priority: weirs"]),
        ("sheet Work, row 3", ["1", "Survey the weirs", "Ann Bee"]),
        ("sheet Work, row 4", ["2", "Mend the sluice", "on track"]),
        ("sheet Work, row 6", ["4", "Bo Reed"]),
        ("sheet Work, row 8", ["Due", "2031-03-04"]),
        ("sheet Work, row 9", ["Share", "25%"]),
        ("sheet Work, row 10", ["Sum", "3"]),
    ]
    cells = set(pieces.tables[0].cells)
    assert {Cell(2, 1, 1, 4), Cell(3, 3, 2, 1), Cell(3, 4, colour="FF0000")} <= cells
    assert len(pieces.tables) == 2


def test_an_old_excel_file_leaves_out_what_is_hidden_struck_out_or_a_note() -> None:
    """A row, a column, a sheet, a cell, a few of its words."""
    assert left_out(read(_XLS, "register.xls")) == {
        ("Note", "sheet Work, row 1, column 5", "in a hidden column"),
        ("mine", "sheet Work, row 2, column 5", "in a hidden column"),
        ("and the gate", "sheet Work, row 4, column 2", "struck out"),
        ("3", "sheet Work, row 5, column 1", "in a hidden row"),
        ("Count the boats", "sheet Work, row 5, column 2", "in a hidden row"),
        ("Cy Dee", "sheet Work, row 5, column 3", "in a hidden row"),
        ("late", "sheet Work, row 5, column 4", "in a hidden row"),
        ("Close the lock", "sheet Work, row 6, column 2", "struck out"),
        ("Moved in June", "sheet Work, row 4, column 2", "a comment"),
        ("Green", "sheet Lists, row 1, column 1", "on a hidden sheet"),
    }


def test_a_locked_excel_file_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """By the words of the library."""

    def refuse(**_: object) -> None:
        raise xlrd.XLRDError("Workbook is encrypted")

    monkeypatch.setattr(xlrd, "open_workbook", refuse)

    with pytest.raises(DocumentError, match="locked by a password"):
        xls.read(_XLS)


# --- all


@pytest.mark.parametrize(
    ("content", "name", "media"),
    [
        (_DOC, "plan.doc", formats.DOC),
        (_DOC, "plan.xls", formats.DOC),
        (_XLS, "register", formats.XLS),
        (_DOC + _XLS, "register.xls", formats.XLS),
    ],
)
def test_old_files_are_told_by_what_they_hold(content: bytes, name: str, media: str) -> None:
    """Only for one that holds another does the name decide."""
    assert formats.media_of(content, name) == media


@pytest.fixture(scope="module", autouse=True)
def _one_process() -> Iterator[None]:
    yield
    isolated.end()


def test_the_first_words_of_an_old_cell_are_in_its_own_font_and_the_rest_in_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A name is struck out and the next one written behind it: that is who it is now."""
    book = xlrd.open_workbook(file_contents=_XLS, formatting_info=True)
    sheet = book.sheet_by_index(0)
    column = next(n for n, cell in enumerate(sheet.row(1)) if cell.ctype == 1)
    look = copy(book.xf_list[sheet.cell(1, column).xf_index])
    book.font_list += [copy(book.font_list[look.font_index]) for _ in range(2)]
    book.font_list[-1].struck_out, look.font_index = 1, len(book.font_list) - 1
    book.xf_list.append(look)
    sheet.put_cell(1, column, 1, "Ann Bee", len(book.xf_list) - 1)
    sheet.rich_text_runlist_map[1, column] = [(4, len(book.font_list) - 2)]
    monkeypatch.setattr(xlrd, "open_workbook", lambda **_: book)

    pieces = xls.read(_XLS)

    assert "Bee" in [line for block in pieces.blocks for line in block.lines]
    assert ("Ann", "struck out") in [(left.text, left.reason) for left in pieces.left_out]


@pytest.mark.parametrize("name", ["plan.doc", "plan.rtf", "register.xls"])
def test_a_damaged_old_file_is_read_or_refused_with_a_sentence(name: str) -> None:
    """A hundred copies with bytes changed or cut off, each within the time and memory of its process."""
    whole = (OFFICE / name).read_bytes()
    for seed in range(100):
        content = damaged(whole, random.Random(seed))
        with suppress(DocumentError):
            read(content, name)


def damaged(whole: bytes, chance: random.Random) -> bytes:
    """A copy that is cut off, has bytes changed, or a stretch of them wiped out; never its first ones."""
    content = bytearray(whole)
    kind = chance.randrange(3)
    if kind == 0:
        return bytes(content[: chance.randrange(8, len(content))])
    if kind == 1:
        at = chance.randrange(8, len(content))
        content[at : at + chance.randrange(1, 600)] = b"\xff" * chance.randrange(1, 600)
    for _ in range(chance.randrange(1, 40)):
        content[chance.randrange(8, len(content))] = chance.randrange(256)
    return bytes(content)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize(
    ("source", "kind", "made"), [("plan.fodt", "doc", "plan.doc"), ("plan.fodt", "rtf", "plan.rtf"), ("styled.fodt", "doc", "styled.doc"), ("styled.fodt", "rtf", "styled.rtf"), ("register.fods", "xls", "register.xls")]
)  # fmt: skip
def test_the_files_are_what_their_sources_give(
    tmp_path: Path, source: str, kind: str, made: str
) -> None:
    """Nobody has changed one without the other."""
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", tmp_path, OFFICE / source],
        check=True,
        capture_output=True,
        timeout=240,
    )  # fmt: skip
    written = tmp_path / Path(source).with_suffix(f".{kind}").name
    if not written.exists():
        pytest.skip(f"this LibreOffice lacks the part that writes {kind}")
    now = read(written.read_bytes(), made)

    assert now == read((OFFICE / made).read_bytes(), made)


@pytest.mark.parametrize(("pattern", "is_said"), [(0, False), (1, True), (4, True)])
def test_white_letters_of_an_old_sheet_are_said_where_something_unknown_is_behind_them(
    pattern: int, is_said: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The colour of a pattern, or of the window, is not known."""
    book = xlrd.open_workbook(file_contents=_XLS, formatting_info=True)
    sheet = book.sheet_by_index(0)
    look, column = copy(book.xf_list[sheet.cell(1, 0).xf_index]), sheet.ncols
    look.background, font = copy(look.background), copy(book.font_list[look.font_index])
    look.background.fill_pattern, look.background.pattern_colour_index = pattern, 64
    font.colour_index, look.font_index = 1, len(book.font_list)
    book.font_list.append(font)
    book.xf_list.append(look)
    sheet.put_cell(1, column, 1, "Zed Kay", len(book.xf_list) - 1)
    monkeypatch.setattr(xlrd, "open_workbook", lambda **_: book)

    pieces = xls.read(_XLS)

    assert ("Zed Kay" in [line for block in pieces.blocks for line in block.lines]) is is_said


def test_a_stray_cell_far_below_an_old_sheet_makes_no_cells_above_it() -> None:
    """A damaged number of a row once padded forty thousand rows with blanks."""
    label = b"\xfd\x00\x0a\x00"  # a cell with a text of the shared ones; its row comes next
    at = _XLS.rindex(label) + len(label)
    stray = _XLS[:at] + (60_000).to_bytes(2, "little") + _XLS[at + 2 :]

    assert calls(lambda: xls.read(stray)) < 10 * 60_000  # some for each row, none for its cells
    assert ("Green", "sheet Lists, row 60001, column 1", "on a hidden sheet") in left_out(
        xls.read(stray)
    )
