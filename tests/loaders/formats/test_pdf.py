"""PDF: what its tags say, else what is drawn; where it stands; and no file that stops the one who loads."""

from __future__ import annotations

import random
import zlib
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import example, given, settings

from remit.graph.errors import DocumentError
from remit.loaders import load
from remit.loaders.blocks import Block
from remit.loaders.formats.collecting import Pieces
from remit.loaders.formats.isolated import read_apart
from remit.loaders.formats.pdf import LARGEST_STREAM, MOST_PAGES
from remit.loaders.formats.pdf import read as read_here
from tests.loaders.formats.pieces import PIECES, assert_each_word_once, left_out, texts
from tests.support.office import Piece
from tests.support.pdfs import HEIGHT, MARGIN, WIDTH, Page, Tag, Writer, in_pdf, pdf, written

_PLAN = [
    ["Ref", "Action", "Lead officer", "Due"],
    ["1.1", "Light the paths by the river, both banks of it, before winter comes", "Ann Bee", "May 2031"],
    ["1.2", "Mend the gates", "TBC", "June 2031"],
    ["1.3", "Count the bins that stand in the parks and the ones by the schools", "Cy Dee", "Ongoing"],
]  # fmt: skip


def _rows(pieces: Pieces) -> list[list[str]]:
    """The rows of all tables, an empty text for a cell without words."""
    rows = [block for block in pieces.blocks if block.form == "row"]
    width = max((column for row in rows for column in row.cells), default=0)
    return [[_cell(row, n) for n in range(1, width + 1)] for row in rows]


def _cell(row: Block, column: int) -> str:
    return row.cells[column].text if column in row.cells else ""


def _with_head(pages: int = 3) -> list[Page]:
    made = []
    for number in range(1, pages + 1):
        page = Page().text(MARGIN, 40, "Vale Safety Board")
        page.text(MARGIN, HEIGHT - 40, f"Plan 2031, page {number}")
        page.text(
            MARGIN, 150, f"On page {number} the board says something else, which is long enough."
        )
        made.append(page)
    return made


# --- nothing lost, nothing twice


@pytest.mark.parametrize("tagged", [False, True])
@settings(max_examples=30)
@given(pieces=PIECES)
@example(pieces=[("table", [["w0x", "w1x\nw2x"], ["w3x", "w4x\nw5x"]])])
def test_every_word_stands_in_exactly_one_block(tagged: bool, pieces: list[Piece]) -> None:
    """Each word of a document is another, so that one that is doubled shows as well."""
    found = read_here(in_pdf(pieces, tagged=tagged))
    assert_each_word_once(found.blocks, pieces)


# --- running text


@pytest.mark.parametrize("tagged", [False, True])
def test_headings_paragraphs_and_items_are_told_apart(tagged: bool) -> None:
    """By the tags, or by how large they are set and what they begin with."""
    pieces: list[Piece] = [
        ("h1", "Our plan"),
        ("p", "The board meets in spring. " * 9),
        ("h2", "2. Who leads"),
        ("p", "The council leads and the police support. " * 9),
        ("li", "Light the paths"),
        ("li", "Mend the gates"),
    ]

    blocks = read_here(in_pdf(pieces, tagged=tagged)).blocks

    assert [(b.form, b.level if b.form == "heading" else 0, b.marker) for b in blocks] == [
        ("heading", 1, ""), ("paragraph", 0, ""), ("heading", 2, "2."), ("paragraph", 0, ""),
        ("item", 0, "•"), ("item", 0, "•"),
    ]  # fmt: skip
    assert blocks[1].text == ("The board meets in spring. " * 9).strip()


def test_a_piece_of_text_is_cited_by_its_page_and_what_the_page_calls_itself() -> None:
    """Paragraphs are counted on each page anew."""
    pages = _with_head(2)
    pages[1].label = "iv"

    blocks = read_here(pdf(pages)).blocks

    assert [block.locator for block in blocks] == [
        "page 1, paragraph 1",
        "page 2 (printed iv), paragraph 1",
    ]


def test_running_heads_and_feet_are_left_out_once_whatever_their_number() -> None:
    """They stand at the ends of pages, and other pages repeat them."""
    pieces = read_here(pdf(_with_head()))

    assert [text for _, _, text in texts(pieces)] == [
        f"On page {n} the board says something else, which is long enough." for n in (1, 2, 3)
    ]
    assert left_out(pieces) == [
        ("Vale Safety Board", "a running head"),
        ("Plan 2031, page 1", "a running foot"),
    ]


def test_two_columns_are_read_one_after_the_other() -> None:
    """Below a heading of full width."""
    page = Page().text(MARGIN, 90, "Gates and paths", 20, bold=True)
    for n in range(12):
        page.text(MARGIN, 130 + 13 * n, f"left side line {n} says what goes on there,")
        page.text(WIDTH / 2 + 20, 130 + 13 * n, f"right side line {n} says what is else,")

    text = " ".join(block.text for block in read_here(pdf([page])).blocks)

    assert text.index("left side line 11") < text.index("right side line 0")


def test_two_columns_end_where_a_line_runs_across_them() -> None:
    """A running foot that reaches further to the right leaves a margin beside all of them, which is no gap between columns."""
    page = Page().text(MARGIN, 90, "Gates and paths", 20, bold=True)
    for n in range(12):
        page.text(MARGIN, 130 + 13 * n, f"left side line {n} says what goes on there,")
        page.text(WIDTH / 2 - 60, 130 + 13 * n, f"right side line {n} says what is else,")
    page.text(
        MARGIN,
        320,
        "Below both of them stands one line of text that runs across the gap, and ends here.",
    )
    page.text(WIDTH - 180, 340, "Gates and paths 11")

    text = " ".join(block.text for block in read_here(pdf([page])).blocks)

    assert text.index("left side line 11") < text.index("right side line 0")


@pytest.mark.parametrize("rotate", [0, 90])
def test_a_page_that_lies_on_its_side_is_laid_upright(rotate: int) -> None:
    """Whether the file says so or not."""
    page = Page(rotate=rotate)
    for n, row in enumerate(_PLAN[:3]):
        for m, words in enumerate(row):
            x, y = 100 + 20 * n, 100 + 160 * m
            page.raw(f"BT /R 3 Tf 0 1 -1 0 {x} {y} Tm ({words}) Tj ET")
    for n in range(4):
        page.raw(f"0.5 w {88 + 20 * n} 95 m {88 + 20 * n} 735 l S")
    for m in range(5):
        page.raw(f"0.5 w 88 {95 + 160 * m} m 148 {95 + 160 * m} l S")

    assert _rows(read_here(pdf([page]))) == _PLAN[:3]


def test_words_through_which_a_line_runs_are_struck_out_and_underlined_ones_are_not() -> None:
    """A letter of 10 points is 6 wide, so that where the lines are to be drawn is known."""
    page = Page().text(MARGIN, 100, "Lead: Ann Bee Cy Dee of the council")
    page.line(MARGIN + 6 * 6, 97, MARGIN + 13 * 6, 97)  # Ann Bee
    page.line(MARGIN + 14 * 6, 102, MARGIN + 20 * 6, 102)  # Cy Dee

    pieces = read_here(pdf([page]))

    assert [text for _, _, text in texts(pieces)] == ["Lead: Cy Dee of the council"]
    assert left_out(pieces) == [("Ann Bee", "struck out")]


@pytest.mark.parametrize("step", [0, 0.125])
def test_words_that_are_struck_out_again_and_again_are_struck_out(step: float) -> None:
    """A program may draw one line many times, or many a hair apart, and shades nothing by that."""
    page = Page().text(MARGIN, 100, "Lead: Ann Bee Cy Dee of the council")
    for n in range(7):
        y = 96.5 + n * step
        page.line(MARGIN + 6 * 6, y, MARGIN + 13 * 6, y)

    pieces = read_here(pdf([page]))

    assert [text for _, _, text in texts(pieces)] == ["Lead: Cy Dee of the council"]
    assert left_out(pieces) == [("Ann Bee", "struck out")]


# --- what cannot be read on the page is not said


def _seen(page: Page) -> tuple[list[str], list[tuple[str, str]]]:
    pieces = read_here(pdf([page]))
    return [text for _, _, text in texts(pieces)], left_out(pieces)


@pytest.mark.parametrize(
    ("colour", "said", "reason"),
    [
        ("000000", "Lead: █ Cy Dee of the council", "covered by a bar"),
        ("1F4E79", "Lead: █ Cy Dee of the council", "covered by a bar"),
        ("FFFFFF", "Lead: Cy Dee of the council", "covered"),
    ],
)
def test_words_that_a_bar_was_drawn_over_are_covered(colour: str, said: str, reason: str) -> None:
    """Who blacks a name out does not mean it to be told; a bar that was drawn before it is its ground."""
    page = Page().area(MARGIN + 14 * 6, 90, MARGIN + 20 * 6, 103, "FFC000")
    page.text(MARGIN, 100, "Lead: Ann Bee Cy Dee of the council")
    page.area(MARGIN + 6 * 6, 90, MARGIN + 13 * 6, 103, colour)

    assert _seen(page) == ([said], [("(2 words, not kept)", reason)])


@pytest.mark.parametrize("tagged", [True, False])
def test_a_name_that_a_bar_hides_in_a_cell_is_withheld_and_no_empty_seat(
    tagged: bool, tmp_path: Path
) -> None:
    """Somebody is named there; only who is not to be told."""
    writer = Writer()
    writer.table([["Ref", "Action", "Owner"], ["1", "Light the paths", "Ann Bee"], ["2", "Mend", "Cy Dee"]])  # fmt: skip
    line = next(said for said in writer.pages[0].operators if "Ann Bee" in said)
    x, y = (float(n) for n in line.split(" Td")[0].split()[-2:])
    writer.pages[0].area(x - 2, HEIGHT - y - 9, x + 44, HEIGHT - y + 3, "000000")
    path = tmp_path / "plan.pdf"
    path.write_bytes(pdf(writer.pages, writer.root if tagged else None))

    contents = load([path])

    assert {e.kind for e in contents.entities if e.kind in ("withheld", "vacancy")} == {"withheld"}
    assert "Ann Bee" not in str(contents)


def test_a_line_as_thick_as_words_are_high_covers_them_as_a_bar_does() -> None:
    """Wherever it runs, so that it hides them: a thin one strikes out."""
    page = Page().text(MARGIN, 100, "Lead: Ann Bee Cy Dee of the council")
    page.raw(f"12 w {MARGIN + 34} {HEIGHT - 95} m {MARGIN + 79} {HEIGHT - 95} l S")

    assert _seen(page) == (
        ["Lead: █ Cy Dee of the council"], [("(2 words, not kept)", "covered by a bar")],
    )  # fmt: skip


def test_covered_words_that_are_drawn_again_on_top_are_said_once() -> None:
    """Programs that draw pictures out of layers do so."""
    page = Page().text(MARGIN, 100, "Lead: Ann Bee of the council")
    page.area(MARGIN, 90, MARGIN + 170, 103, "1F4E79").raw("1 g")
    page.text(MARGIN, 100, "Lead: Ann Bee of the council")

    assert _seen(page)[0] == ["Lead: Ann Bee of the council"]


@pytest.mark.parametrize("state", ["/Thin gs", "/Lit gs"])
def test_words_that_show_through_what_was_drawn_over_them_are_said(state: str) -> None:
    """So a marker's colour is put on a page."""
    page = Page().text(MARGIN, 100, "Lead: Ann Bee of the council").raw(f"q {state}")
    page.area(MARGIN, 90, MARGIN + 170, 103, "FFFF00").raw("Q")

    assert _seen(page) == (["Lead: Ann Bee of the council"], [])


def test_words_inside_a_frame_are_said_and_so_are_those_that_an_area_is_cut_off_before() -> None:
    """A frame may be filled between two rectangles, and an area be shown in a part of the page only."""
    y0, y1 = HEIGHT - 110, 30
    page = Page().text(MARGIN, 100, "Lead: Ann Bee of the council")
    page.raw(f"0 g 60 {y0} 400 {y1} re 62 {y0 + 2} 396 {y1 - 4} re f*")
    page.raw(f"q 600 {y0} 50 {y1} re W n 0 g 0 0 {WIDTH} {HEIGHT} re f Q")

    assert _seen(page) == (["Lead: Ann Bee of the council"], [])


def test_words_in_the_colour_of_their_ground_are_told_as_such_and_those_on_another_are_said() -> (
    None
):
    """White on white and black on black show nothing; white on blue is the head of a table."""
    page = (
        Page().area(MARGIN, 90, MARGIN + 300, 103, "1F4E79").area(MARGIN, 140, 400, 153, "000000")
    )
    page.raw("1 g").text(MARGIN, 100, "The council leads.").text(MARGIN, 120, "Ann Bee leads.")
    page.raw("0 g").text(MARGIN, 150, "Cy Dee leads.").text(MARGIN, 170, "The Board meets.")

    assert _seen(page) == (
        ["The council leads.", "The Board meets."],
        [("Ann Bee leads. Cy Dee leads.", "cannot be seen: in the colour of its ground")],
    )


def test_white_letters_on_an_area_that_may_be_filled_with_a_pattern_are_said() -> None:
    """The library says white of any such."""
    page = Page().area(MARGIN, 90, MARGIN + 300, 103, "FFFFFF").raw("1 g")

    assert _seen(page.text(MARGIN, 100, "The council leads.")) == (["The council leads."], [])


@pytest.mark.parametrize(
    ("kind", "more", "reason"),
    [
        ("StrikeOut", "", "struck out"),
        ("Redact", "", "marked to be blacked out"),
        ("Square", "/IC[0 0 0]", "covered by a bar"),
        ("Square", "/IC[1 1 1]", "covered"),
        ("Highlight", "/C[0 0 0]", "covered by a bar"),
    ],
)
def test_words_that_a_reader_struck_out_or_covered_are_not_said_and_the_remark_is_told(
    kind: str, more: str, reason: str
) -> None:
    """A remark lies over the page and is no part of what was drawn on it."""
    page = Page().text(MARGIN, 100, "Lead: Ann Bee of the council")
    page.remark(kind, (MARGIN + 36, 90, MARGIN + 78, 103), "now Cy Dee", more)

    said, gone = _seen(page)

    assert said == ["Lead: █ of the council" if "bar" in reason or "black" in reason else "Lead: of the council"]  # fmt: skip
    words = "Ann Bee" if kind == "StrikeOut" else "(2 words, not kept)"
    assert gone == [(words, reason), ("now Cy Dee", "a comment")]


def test_marked_and_linked_words_are_said() -> None:
    """A marker of a light colour, an underline, a frame and a link leave words as they are."""
    page = Page().text(MARGIN, 100, "Lead: Ann Bee of the council")
    box = (MARGIN, 90, MARGIN + 170, 103)
    page.remark("Highlight", box, more="/C[1 1 0]").remark("Underline", box, more="/C[0 0 0]")
    page.remark("Square", box, more="/C[0 0 0]").remark("Link", box, words="somewhere")
    page.remark("StrikeOut", box, more="/F 2")

    assert _seen(page) == (["Lead: Ann Bee of the council"], [])


def _block(page: Page, top: float, *lines: str) -> None:
    for n, line in enumerate(lines):
        page.text(MARGIN, top + 13 * n, line)


_FULL = (
    "The Board met in the hall of the old school and went through the papers one after the other."
)


def test_the_lines_of_a_list_are_entries_and_do_not_run_together() -> None:
    """One person's title would be the next one's post."""
    page = Page()
    _block(page, 80, _FULL)
    names = (
        "Ms Ann Bee, Chief Officer of the Board",
        "Mr Tom Oak, Chief Finance Officer of the Board",
        "Ms Ida Moss, Carer Representative for Mere",
    )
    _block(page, 120, *names)
    found = [block.text for block in read_here(pdf([page])).blocks]
    assert [text for text in found if text != _FULL] == list(names)


def test_a_sentence_that_was_broken_by_hand_stays_one() -> None:
    page = Page()
    _block(page, 80, _FULL)
    _block(
        page,
        120,
        "Councillor Orla Thorn, Cabinet Member for Safer Places at",
        "Mere Council, chairs the Board.",
    )
    _block(page, 170, "They meet at the school, which has a good", "hall and a place to park.")
    found = [block.text for block in read_here(pdf([page])).blocks]
    assert (
        "Councillor Orla Thorn, Cabinet Member for Safer Places at Mere Council, chairs the Board."
        in found
    )
    assert "They meet at the school, which has a good hall and a place to park." in found


def test_a_note_hangs_below_its_line_at_the_foot_and_has_its_number() -> None:
    """Its number in the text is raised."""
    page = Page().text(MARGIN, 100, "The board meets in spring")
    page.text(MARGIN + 25 * 6, 96, "1", 6).text(MARGIN + 25 * 6 + 6, 100, "and decides.")
    page.line(MARGIN, 600, MARGIN + 144, 600).text(MARGIN, 620, "1 The terms of 2030 say so.", 9)

    assert texts(read_here(pdf([page]))) == [
        ("paragraph", "", "The board meets in spring¹ and decides."),
        ("footnote", "1", "The terms of 2030 say so."),
    ]


# --- tables


@pytest.mark.parametrize("lines", ["all", "rows", "none"])
def test_a_table_is_read_cell_by_cell_whatever_parts_its_cells(lines: str) -> None:
    """Lines all around, lines between rows, or a reference that starts each row."""
    pieces = read_here(in_pdf([("table", _PLAN)], lines=lines))

    assert _rows(pieces) == _PLAN
    assert pieces.blocks[2].cells[3].locator == "page 1, table 1, row 3, column 3"


def test_a_table_by_tags_keeps_its_header_and_cells_that_reach_over_others() -> None:
    """No line is drawn."""
    root = Tag("Document")
    table = Tag("Table")
    root.kids.append(table)
    page = Page()
    rows = [[("Task", 1, 1), ("Partners", 1, 2)], [("Patrols", 1, 1), ("A", 1, 1), ("R", 1, 1)]]
    for n, row in enumerate(rows):
        tr = Tag("TR")
        table.kids.append(tr)
        for m, (words, _, wide) in enumerate(row):
            number = n * 3 + m
            role = "TD" if n else "TH"
            page.text(100 + 90 * m, 100 + 20 * n, words, mark=f"/{role} <</MCID {number}>> BDC")
            tr.kids.append(Tag(role, [(1, number)], f"/A<</O/Table/ColSpan {wide}>>"))

    found = read_here(pdf([page], root))

    assert _rows(found) == [["Task", "Partners", ""], ["Patrols", "A", "R"]]
    assert found.tables[0].header_rows == 1
    assert [(c.row, c.column, c.columns) for c in found.tables[0].cells][:2] == [(1, 1, 1), (1, 2, 2)]  # fmt: skip


def test_a_cell_has_the_colour_that_it_is_filled_with_though_no_word_stands_in_it() -> None:
    """White is none."""
    page = Page()
    for n, colour in enumerate(["FFFFFF", "00B050", "FF0000"]):
        page.area(200, 90 + 20 * n, 300, 110 + 20 * n, colour)
        page.text(105, 104 + 20 * n, ["Action", "Light", "Mend"][n])
        page.line(100, 90 + 20 * n, 300, 90 + 20 * n)
    page.text(205, 104, "RAG").line(100, 150, 300, 150)
    for x in (100, 200, 300):
        page.line(x, 90, x, 150)

    cells = read_here(pdf([page])).tables[0].cells

    assert {(c.row, c.column): c.colour for c in cells if c.column == 2} == {
        (1, 2): "", (2, 2): "00B050", (3, 2): "FF0000",
    }  # fmt: skip


def _over_pages(parts: Sequence[Sequence[Sequence[str]]], width: int = 220) -> Pieces:
    """A table of which each page has these rows, between lines."""
    pages = []
    for rows in parts:
        page = Page()
        right = 100 + 4 * width
        for n, row in enumerate(rows):
            for m, words in enumerate(row):
                page.text(105 + width * m, 104 + 20 * n, words, 5, bold=n == 0)
            page.line(100, 90 + 20 * n, right, 90 + 20 * n)
        page.line(100, 150, right, 150)
        for m in range(5):
            page.line(100 + width * m, 90, 100 + width * m, 150)
        pages.append(page)
    return read_here(pdf(pages))


def test_a_table_over_pages_is_one_with_its_header_once_and_its_rows_whole() -> None:
    """The rest of a row begins without a reference, below the header that is repeated."""
    pieces = _over_pages(
        [
            [_PLAN[0], _PLAN[1], ["1.2", "Mend the gates", "TBC", "June 2031"]],
            [_PLAN[0], ["", "that lead to the water", "", ""], _PLAN[3]],
        ]
    )

    assert _rows(pieces) == [
        _PLAN[0], _PLAN[1], ["1.2", "Mend the gates that lead to the water", "TBC", "June 2031"], _PLAN[3],
    ]  # fmt: skip
    assert pieces.blocks[-1].locator == "page 2, table 1, row 4"
    assert len(pieces.tables) == 1


@pytest.mark.parametrize(("width", "lines"), [(60, 1), (220, 2)])
def test_a_name_that_a_page_break_cuts_is_one_where_its_line_was_full(
    width: int, lines: int
) -> None:
    """Where the next word had room, it is another name."""
    head, row = ["Ref", "Action", "Lead", "Due"], ["1.1", "Lamps", "Ann Bee", "May 2031"]
    cut = ["1.2", "Gates", "Fen Edge Housing", "June 2031"]
    pieces = _over_pages(
        [[head, row, cut], [head, ["", "", "Association", ""], ["1.3", *row[1:]]]], width
    )

    (block,) = [block for block in pieces.blocks if block.form == "row" and "Gates" in block.text]
    assert block.cells[3].text == "Fen Edge Housing Association"
    assert len(block.cells[3].parts) == lines


def test_what_looks_like_a_table_and_does_not_show_its_rows_is_unread(tmp_path: Path) -> None:
    """No reference, no lines, and every column wraps: nobody is made the owner of anything."""
    rows = [[*row[1:]] for row in _PLAN]
    path = tmp_path / "plan.pdf"
    path.write_bytes(in_pdf([("table", rows)], lines="none"))

    contents = load([path])

    assert [(e.outcome, e.reason) for e in contents.ledger] == [
        ("unread", "looks like a table of 3 columns, whose rows cannot be told apart")
    ]
    assert not [s for s in contents.statements if s.term == "assignedTo"]


def test_a_table_of_one_row_is_known_by_the_columns_of_another_on_its_page() -> None:
    """By itself it might be boxes side by side."""
    page = Page()
    for top, rows in ((100, ("Mend the gate", "Count lamps")), (200, ("Light the path",))):
        for n, words in enumerate(rows):
            page.text(70, top + 15 + 25 * n, words).text(310, top + 15 + 25 * n, "AB")
        for n in range(len(rows) + 1):
            page.line(60, top + 25 * n, 400, top + 25 * n)
        for x in (60, 300, 400):
            page.line(x, top, x, top + 25 * len(rows))

    pieces = read_here(pdf([page]))

    assert [table.number for table in pieces.tables] == [1, 2]
    assert [b.text for b in pieces.blocks if b.table == 2] == ["Light the path AB"]


def test_the_raised_end_of_a_number_belongs_to_it() -> None:
    """It is no word, and no number of a note."""
    page = Page().text(MARGIN, 100, "The 13").text(MARGIN + 36, 96, "th", 6)
    page.text(MARGIN + 50, 100, "meeting of the board")

    assert [text for _, _, text in texts(read_here(pdf([page])))] == [
        "The 13th meeting of the board"
    ]


def test_boxes_that_lines_connect_are_no_table() -> None:
    """A chart has no rows; each box is a piece of text."""
    page = Page()
    for x, y, words in ((200, 100, "Board"), (100, 200, "Group A"), (300, 200, "Group B")):
        page.text(x + 10, y + 15, words)
        page.line(x, y, x + 90, y).line(x, y + 25, x + 90, y + 25)
        page.line(x, y, x, y + 25).line(x + 90, y, x + 90, y + 25)
    page.line(245, 125, 245, 160).line(145, 160, 345, 160)
    page.line(145, 160, 145, 200).line(345, 160, 345, 200)

    pieces = read_here(pdf([page]))

    assert [text for _, _, text in texts(pieces)] == ["Board", "Group A", "Group B"]
    assert pieces.tables == ()


# --- what is not read, and no fault but ours


def _scan(words: str = "") -> bytes:
    """A page that is one picture."""
    picture = b"<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>stream\n0\nendstream"
    content = f"q {WIDTH} 0 0 {HEIGHT} 0 0 cm /I Do Q BT 3 Tr /R 10 Tf 72 700 Td ({words}) Tj ET"
    return written([
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {WIDTH} {HEIGHT}]/Contents 4 0 R/Resources<</XObject<</I 5 0 R>>/Font<</R 6 0 R>>>>>>".encode(),
        f"<</Length {len(content)}>>stream\n{content}\nendstream".encode(), picture,
        b"<</Type/Font/Subtype/Type1/BaseFont/Courier>>",
    ])  # fmt: skip


@pytest.mark.parametrize("words", ["", "Lead: what a machine took the picture to say, in fifty letters or more"])  # fmt: skip
def test_a_scan_says_that_it_is_one(words: str) -> None:
    """Whether or not a machine has guessed at its words, which nobody sees."""
    with pytest.raises(DocumentError, match="this is a scan: it has no text"):
        read_here(_scan(words))


def _sample() -> bytes:
    return in_pdf([("h1", "Plan"), ("p", "Lead: Vale Police"), ("table", _PLAN)], tagged=True)


def _pages(count: int) -> bytes:
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"
    kids = b" ".join(b"%d 0 R" % (n + 3) for n in range(count))
    tree = b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, count)
    return written([b"<</Type/Catalog/Pages 2 0 R>>", tree, *[page] * count])


def _blanks(size: int) -> bytes:
    packer = zlib.compressobj()
    packed = b"".join(packer.compress(b" " * 2**20) for _ in range(size // 2**20)) + packer.flush()
    return written([
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>",
        b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(packed), packed),
    ])  # fmt: skip


def _looping() -> bytes:
    return written([
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R 3 0 R]/Count 2>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
    ])  # fmt: skip


def _locked() -> bytes:
    whole = _sample()
    lock = b"/Encrypt<</Filter/Standard/V 2/R 3/Length 128/P -4/O<%s>/U<%s>>>/ID[<00><00>]" % (b"41" * 32, b"42" * 32)  # fmt: skip
    return whole.replace(b"trailer<<", b"trailer<<" + lock)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (_sample()[:-900], "breaks off or is damaged"),
        (b"%PDF-1.7\n", "breaks off or is damaged"),
        (_locked(), "locked by a password"),
        (_pages(MOST_PAGES + 1), "at most 3,000 are read; cut it into its parts"),
        (_blanks(LARGEST_STREAM + 2**21), "unpacks to more than any page needs"),
        (_looping(), "page 2: the file breaks off or is damaged|there is no text"),
    ],
    ids=["truncated", "nothing", "locked", "pages", "blanks", "looping"],
)
def test_a_hostile_file_is_refused_in_a_sentence(content: bytes, said: str, tmp_path: Path) -> None:
    """It would fill the memory, go round in circles, or be read in half."""
    path = tmp_path / "plan.pdf"
    path.write_bytes(content)
    with pytest.raises(DocumentError, match=said) as raised:
        load([path])
    assert len(str(raised.value).splitlines()) == 1


def test_a_damaged_file_is_read_or_refused_with_a_sentence() -> None:
    """Sixty copies with bytes changed or cut off, and six of them by the process of their own."""
    whole = _sample()
    for seed in range(60):
        chance = random.Random(seed)
        content = bytearray(whole)
        for _ in range(chance.randrange(1, 20)):
            content[chance.randrange(8, len(content))] = chance.randrange(256)
        if chance.random() < 0.3:
            del content[chance.randrange(8, len(content)) :]
        with suppress(DocumentError):
            if seed % 10 == 0:
                read_apart("pdf", bytes(content))
            else:
                read_here(bytes(content))


def test_a_white_row_above_a_band_reaches_as_far_up_as_its_filled_cell() -> None:
    """On a page without the header its second paragraph stands apart, and would else look like a row of its own."""
    columns = (60, 160, 500, 900)

    def page(first: int) -> Page:
        made = Page()
        for top, bottom, number, fill in ((100, 170, 0, ""), (170, 200, 1, "E0E0E0"), (200, 230, 2, ""), (230, 260, 3, "E0E0E0")):  # fmt: skip
            if fill:
                made.area(56, top, 960, bottom, fill)
            made.area(896, top, 960, bottom, "FF0000")
            for x, said in zip(columns, _WORK[number], strict=False):
                made.text(x, top + 14, f"{first + number}" if x == columns[0] else said)
        return made.text(500, 138, "• Cy Dee").text(500, 158, "• Di Elm")

    front = page(1)
    for x, said in zip(columns, ("Ref", "Action", "Lead", "RAG"), strict=True):
        front.text(x, 90, said)
    found = [[*filter(None, row)] for row in _rows(read_here(pdf([front, page(5)])))]
    more = ("", "Mend the gates", "Ann Bee Cy Dee Di Elm")
    rows = [more, *_WORK[1:]]
    assert found[1:] == [[str(n), *row[1:]] for n, row in enumerate([*rows, *rows], 1)]


_WORK = (
    ("", "Mend the gates", "Ann Bee"),
    ("", "Light the path", "Cy Dee"),
    ("", "Count the lamps", "Di Elm"),
    ("", "Paint the fence", "Ed Fox"),
)
