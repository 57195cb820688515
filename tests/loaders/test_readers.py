"""From bytes to located blocks: nothing lost, nothing doubled, everything where it says."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from remit.graph.errors import DocumentError
from remit.graph.model import Document
from remit.loaders.blocks import Block, Part, Passage
from remit.loaders.readers import fetch, parse, table, text

_MARKER = re.compile(
    r"(?:[•▪◦‣●○·*\uf0b7–-]|\d{1,2}[.)]?|\([a-z]\)|[a-z][.)]|[¹²³⁴⁵⁶⁷⁸⁹]+|\[\d+\])"
)


def _parsed(content: bytes | str, name: str = "plan.txt") -> tuple[Block, ...]:
    data = content.encode() if isinstance(content, str) else content
    return parse(Document(name, "", content=data)).blocks


def _texts(blocks: tuple[Block, ...] | list[Block]) -> list[tuple[str, str]]:
    return [(block.form, block.text) for block in blocks]


# --- plain text: the two habits ------------------------------------------------------------------


def test_a_blank_line_ends_a_paragraph() -> None:
    """Lines wrap into one paragraph until a blank line, and the locator spans them."""
    blocks = text.read("The first paragraph\nwraps over a line.\n\nThe second does not.\n")

    assert _texts(blocks) == [
        ("paragraph", "The first paragraph wraps over a line."),
        ("paragraph", "The second does not."),
    ]
    assert [block.locator for block in blocks] == ["line 1-2", "line 4"]


def test_in_doubled_lines_only_a_line_of_blanks_ends_a_paragraph() -> None:
    """Where every line is followed by an empty one, that empty line means nothing."""
    words = (
        "The first paragraph goes on and\n\nwraps over a line here as well.\n\n \n\n"
        "The second paragraph is short.\n\n \n"
    )

    blocks = text.read(words)

    assert [block.text for block in blocks] == [
        "The first paragraph goes on and wraps over a line here as well.",
        "The second paragraph is short.",
    ]
    assert [block.locator for block in blocks] == ["line 1-3", "line 7"]


def test_in_doubled_lines_one_leading_blank_is_a_lost_bullet() -> None:
    """A bullet glyph that shrank to a blank still starts an item; a wrapped line does not."""
    words = (
        "Over the coming year we will\n\n \n\n"
        " Hear what people say about\n\nthe parks and the bus station\n\n"
        " Light the paths behind the shops\n\n \n"
    )

    blocks = text.read(words)

    assert [block.text for block in blocks] == [
        "Over the coming year we will",
        "Hear what people say about the parks and the bus station",
        "Light the paths behind the shops",
    ]


def test_a_number_after_a_lost_bullet_stays_in_the_text() -> None:
    """What looks like the mark of a numbered item out of turn is a figure, and must not vanish."""
    words = "People we have helped\n\n \n\n57 Families found a home\n\n 57 Families kept one\n\n \n"

    blocks = text.read(words)

    assert sum(block.text.count("57") for block in blocks) == 2


@pytest.mark.parametrize("glyph", ["•", "-", "–", "*", "▪", "\uf0b7"])
def test_bullets_start_items_and_go_into_the_marker(glyph: str) -> None:
    """Each bullet is one item, with its wrapped lines; the glyph is not part of the words."""
    blocks = text.read(f"{glyph} light the paths\n  behind the shops\n{glyph} mend the gate\n")

    assert _texts(blocks) == [
        ("item", "light the paths behind the shops"),
        ("item", "mend the gate"),
    ]
    assert {block.marker for block in blocks} == {glyph}


def test_numbered_items_count_up_and_a_number_inside_a_sentence_starts_nothing() -> None:
    """Only 1 and the number that is next start an item."""
    blocks = text.read("1. Fewer thefts\n2. Fewer fires\n2019 was the year of\n7 Fires.\n")

    assert [(b.marker, b.text) for b in blocks] == [
        ("1", "Fewer thefts"),
        ("2", "Fewer fires 2019 was the year of 7 Fires."),
    ]


def test_lettered_items_keep_their_letter() -> None:
    """Both "(a)" and "a." start an item."""
    blocks = text.read("(a) fewer thefts\n(b) fewer fires\n\na. more lamps\n")

    assert [(b.form, b.marker) for b in blocks] == [("item", "a"), ("item", "b"), ("item", "a")]


def test_a_label_starts_a_block_of_its_own() -> None:
    """A labelled line directly below a heading is not the heading's second line."""
    blocks = text.read("Priority 1 – Quiet streets\nLead agency: Vale Police\n")

    assert [block.form for block in blocks] == ["paragraph", "label"]


def test_a_web_address_on_its_own_line_is_set_apart() -> None:
    """Addresses stand between lines of a paragraph in extracted text."""
    blocks = text.read("See the plan at\nhttps://example.org/plan\nfor more.\n")

    assert [block.form for block in blocks] == ["paragraph", "address", "paragraph"]


@pytest.mark.parametrize(
    "line", ["¹ Section 17 of the Act.", "[1] Section 17 of the Act.", "12 Not a footnote."]
)
def test_footnotes_are_known_by_their_mark(line: str) -> None:
    """A superscript or a number in brackets makes a footnote; a bare number does not."""
    (block,) = text.read(f"{line}\n")

    assert (block.form == "footnote") == (not line.startswith("12"))
    assert block.text.endswith("Act." if block.form == "footnote" else "footnote.")


def test_numbers_below_a_footnote_rule_are_footnotes() -> None:
    """In doubled text the rule above the footnotes shrank to a line of many blanks."""
    words = (
        "Partners share what they know1 and\n\nact on it together.\n\n \n\n"
        + " " * 48
        + "\n\n1 Section 115 of the Act\n\n2 Section 17 of the Act\n\n"
    )

    blocks = text.read(words)

    assert [(b.form, b.marker) for b in blocks if b.form == "footnote"] == [
        ("footnote", "1"),
        ("footnote", "2"),
    ]


def _paged(*pages: str) -> str:
    return "".join(
        f"{page}\nVale Partnership | Plan 2026\nPage {n} of {len(pages)}\n\n"
        for n, page in enumerate(pages, 1)
    )


def test_running_heads_and_page_numbers_are_furniture() -> None:
    """Lines that repeat beside page numbers that count up belong to the pages, not to the text."""
    blocks = text.read(_paged("The first page.\n", "The second page.\n", "The third page.\n"))

    assert sum(block.form == "furniture" for block in blocks) == 6
    assert [b.text for b in blocks if b.form != "furniture"] == [
        "The first page.",
        "The second page.",
        "The third page.",
    ]


def test_an_item_that_a_page_break_splits_stays_one() -> None:
    """The footer between its two lines is set apart, and the locator spans the break."""
    blocks = text.read(
        _paged("- run a boat club with the rowers and\n", "  anyone who has a boat\n", "The end.\n")
    )

    (item,) = [block for block in blocks if block.form == "item"]
    assert item.text == "run a boat club with the rowers and anyone who has a boat"
    assert item.locator == "line 1-6"


def test_a_heading_that_repeats_is_not_furniture() -> None:
    """Three pages that each ask the same question are three headings."""
    blocks = text.read("Our aim\n\nQuiet.\n\nOur aim\n\nClean.\n\nOur aim\n\nSafe.\n")

    assert not any(block.form == "furniture" for block in blocks)


# --- plain text: what holds of any text ----------------------------------------------------------

_LINES = st.lists(
    st.one_of(
        st.just(""),
        st.just(" "),
        st.just(" " * 30),
        st.text(alphabet=st.characters(blacklist_characters="\n\r", blacklist_categories=["Cs"])),
        st.from_regex(r"\A ?(?:•|-|\d{1,3}[.)]?|\([a-z]\)|¹|\[2\]) ?[A-Za-z ]{0,20}\Z"),
        st.from_regex(r"\A ?[A-Z][a-z]{1,8}: ?[a-z ]{0,9}\Z"),
        st.from_regex(r"\APage \d{1,2}\Z"),
        st.from_regex(r"\A ?\d{1,5}[%k]?\Z"),
    ),
    min_size=1,
    max_size=40,
)


@given(_LINES, st.booleans(), st.sampled_from(["\n", "\r\n", "\r"]))
def test_every_line_ends_in_exactly_one_block_and_stands_where_it_says(
    lines: list[str], doubled: bool, ending: str
) -> None:
    """No line is lost or read twice, and all that may leave its words is the mark of an item."""
    words = (ending * 2 if doubled else ending).join(lines)
    assume(words.strip())

    blocks = text.read(words)

    raw = words.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    parts = [(part, block) for block in blocks for part in block.parts]
    assert sorted(p.number for p, _ in parts) == [n for n, t in enumerate(raw, 1) if t.strip()]
    for part, block in parts:
        line = " ".join(raw[part.number - 1].split())
        assert line.endswith(part.text)
        lost = line.removesuffix(part.text).strip()
        assert not lost or (block.form in ("item", "footnote") and _MARKER.fullmatch(lost))
        assert not lost or block.marker.strip("() .")


@given(_LINES)
def test_blocks_come_in_reading_order(lines: list[str]) -> None:
    """A block begins after the one before it."""
    assume("".join(lines).strip())

    starts = [block.parts[0].number for block in text.read("\n".join(lines))]

    assert starts == sorted(starts)


# --- tables --------------------------------------------------------------------------------------


def test_stray_quotation_marks_in_a_tabbed_table_are_text() -> None:
    """A mark that opens a cell and does not close it must not swallow the rows below."""
    blocks = _parsed('Ref\tAction\tOwner\n1\t"Adult K" review\tAnn Bee\n2\tMend 6" pipe\tCy Dee\n')

    assert [block.locator for block in blocks] == ["row 1", "row 2", "row 3"]
    assert blocks[1].cells[2].text == '"Adult K" review'
    assert blocks[2].cells[2].text == 'Mend 6" pipe'


def test_line_breaks_inside_cells_do_not_break_rows() -> None:
    """A record of a CSV file is one row, however many lines it takes; rows count records."""
    blocks = _parsed('Ref,Action\n1,"Lamps:\n(a) buy\n(b) fit"\n2,Gates\n', "table.csv")

    assert blocks[1].cells[2].text == "Lamps: (a) buy (b) fit"
    assert blocks[2].locator == "row 3"


def test_blank_rows_are_counted_and_mark_a_gap() -> None:
    """A row's number is its place in the file; a row after a blank one knows of the gap."""
    blocks = _parsed("Ref\tAction\n\t\n1\tLamps\n2\tGates\n")

    assert [block.locator for block in blocks] == ["row 1", "row 3", "row 4"]
    assert [block.gap for block in blocks] == [True, True, False]


def test_a_cell_is_cited_by_row_and_column() -> None:
    """An empty cell is not there, and those after it keep their column."""
    (_, row) = _parsed("Ref,Action,Owner\n1,,Ann Bee\n", "t.csv")

    assert row.cells[3].locator == "row 2, column 3"
    assert 2 not in row.cells


def test_a_quotation_mark_that_is_never_closed_is_said() -> None:
    """A CSV file that breaks off inside a cell would otherwise lose rows into that cell."""
    with pytest.raises(DocumentError, match=r"t\.csv: row 2: .*quotation mark.*"):
        _parsed('Ref,Action\n1,"Lamps\n2,Gates\n3,Benches\n', "t.csv")


def test_a_cell_longer_than_any_cell_is_said_and_no_traceback() -> None:
    """The csv module gives up at 131,072 characters."""
    with pytest.raises(DocumentError, match=r"t\.csv"):
        _parsed("Ref,Action\n1," + "x" * 200_000 + "\n", "t.csv")


_CELL = st.text(
    alphabet=st.characters(blacklist_categories=["Cs", "Cc"], blacklist_characters="\u2028\u2029"),
    max_size=12,
)


@given(st.lists(st.lists(_CELL, min_size=2, max_size=5), min_size=1, max_size=8))
def test_every_cell_of_a_table_ends_in_its_place_once(rows: list[list[str]]) -> None:
    """Whatever a spreadsheet writes, each filled cell is found at its row and column."""
    file = io.StringIO(newline="")
    csv.writer(file).writerows(rows)

    found = table.read_separated(file.getvalue(), ",")

    expected = {
        (n, c): " ".join(cell.split())
        for n, row in enumerate(rows, 1)
        for c, cell in enumerate(row, 1)
        if cell.strip()
    }
    got = [((p.number, p.column), p.text) for block in found for p in block.parts]
    assert dict(got) == expected
    assert len(got) == len(expected)


def test_a_tabbed_table_is_known_by_its_tabs_whatever_its_name() -> None:
    """Word processors save tables as .txt."""
    blocks = _parsed("Ref\tAction\tOwner\n1\tLamps\tAnn Bee\n", "delivery-plan.txt")

    assert {block.form for block in blocks} == {"row"}


def test_a_comma_separated_table_named_txt_is_a_table() -> None:
    """The file's name only decides a close call."""
    blocks = _parsed(
        'Ref,Action,Owner\n1,"Buy lamps, fit lamps",Ann Bee\n2,Gates,Cy Dee\n3,Benches,\n', "t.txt"
    )

    assert {block.form for block in blocks} == {"row"}
    assert blocks[1].cells[2].text == "Buy lamps, fit lamps"


def test_prose_with_commas_stays_prose() -> None:
    """Lines of a paragraph hold commas, too."""
    blocks = _parsed(
        "Listen, ask, and act.\nMend the gates, lamps, and benches.\nThen, and only then, rest.\n"
    )

    assert [block.form for block in blocks] == ["paragraph"]


# --- encodings -----------------------------------------------------------------------------------

_WORDS = "The Café’s £5 plan – “safe”\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_encodings_that_people_save_in_are_read(encoding: str) -> None:
    """The same words come out of each, and a byte order mark is not one of them."""
    (block,) = _parsed(_WORDS.encode(encoding))

    assert block.text == _WORDS.strip()


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_line_ends_of_any_system_count_as_one(ending: str) -> None:
    """Line numbers do not depend on who saved the file."""
    blocks = _parsed(ending.join(["First line.", "", "Third line.", ""]))

    assert [block.locator for block in blocks] == ["line 1", "line 3"]


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_rows_end_at_line_ends_of_any_system(ending: str) -> None:
    """A table with lone carriage returns is no single row."""
    blocks = _parsed(ending.join(["Ref,Action", "1,Lamps", "2,Gates", ""]), "t.csv")

    assert [block.locator for block in blocks] == ["row 1", "row 2", "row 3"]


def test_utf_8_that_breaks_off_is_named_with_its_line() -> None:
    """Half a character at the end means that half the file may be missing."""
    content = ("A line – with a dash.\n" * 3 + "The end –").encode()[:-1]

    with pytest.raises(DocumentError, match=r"plan\.txt: line 4: .*damaged.*save it again"):
        _parsed(content)


def test_utf_16_that_breaks_off_is_said() -> None:
    """An odd byte is left over."""
    with pytest.raises(DocumentError, match=r"plan\.txt: .*damaged"):
        _parsed(_WORDS.encode("utf-16")[:-1])


def test_bytes_without_meaning_are_no_text() -> None:
    """A file without a zero byte can be binary, too."""
    content = bytes(range(1, 256)) * 3

    with pytest.raises(DocumentError, match=r"plan\.txt: this is a binary file"):
        _parsed(content)


def test_a_stray_control_character_does_not_make_a_file_binary() -> None:
    """Extracted text holds bells and soft hyphens here and there."""
    (block,) = _parsed("A line with\x02 one stray control character in it.\n")

    assert block.text.startswith("A line")


def test_a_file_is_known_by_the_hash_of_its_bytes(tmp_path: Path) -> None:
    """The same bytes give the same document anywhere."""
    one, other = tmp_path / "plan.txt", tmp_path / "deeper" / "plan.txt"
    other.parent.mkdir()
    for path in (one, other):
        path.write_bytes(b"Our plan.\n")

    assert fetch(one) == fetch(other)


# --- passages ------------------------------------------------------------------------------------

_PARTS = st.lists(
    st.tuples(st.text(alphabet="ab .é", max_size=12), st.integers(1, 99), st.none()), max_size=6
)


@given(_PARTS, st.integers(0, 80), st.integers(0, 80))
def test_a_cut_reads_what_the_text_reads_between_its_ends(
    parts: list[tuple[str, int, None]], one: int, other: int
) -> None:
    """Cutting gives the words between two positions, each in the place where it stood."""
    passage = Passage.of(Part(*part) for part in parts)
    start, end = sorted((one, other))

    cut = passage.cut(start, end)

    assert cut.text == " ".join(passage.text[start:end].split())
    assert {p.number for p in cut.parts} <= {p.number for p in passage.parts}
    assert all(any(p.text in whole.text for whole in passage.parts) for p in cut.parts)


@given(_PARTS)
def test_the_whole_cut_is_the_passage(parts: list[tuple[str, int, None]]) -> None:
    """Cutting nothing off changes nothing."""
    passage = Passage.of(Part(*part) for part in parts)

    assert passage.cut(0) == passage


@given(_PARTS, st.data())
def test_what_is_found_reads_what_was_sought(
    parts: list[tuple[str, int, None]], data: st.DataObject
) -> None:
    """Words that stand in a passage are found in it; others give the whole."""
    passage = Passage.of(Part(*part) for part in parts)
    words = passage.text.split()
    assume(words)
    word = data.draw(st.sampled_from(words))

    assert passage.find(word).text == word
    assert passage.find("zz") is passage


@pytest.mark.parametrize(
    ("parts", "locator"),
    [
        ([Part("a", 3)], "line 3"),
        ([Part("a", 3), Part("b", 5)], "line 3-5"),
        ([Part("a", 9, 4)], "row 9, column 4"),
        ([Part("a", 10, 7), Part("b", 12, 7)], "row 10-12, column 7"),
        ([Part("a", 9, 4), Part("b", 9, 5)], "row 9"),
    ],
)
def test_locators_name_lines_rows_and_columns(parts: list[Part], locator: str) -> None:
    """A locator is what a reader needs to find the place by hand."""
    assert Passage(tuple(parts)).locator == locator


def test_sentences_end_where_sentences_end() -> None:
    """A section's number, a rank or an initial does not end one."""
    passage = Passage((Part("Ask Sgt. Bee. See s. 17 of the Act. Then rest.", 1),))

    assert [s.text for s in passage.sentences()] == [
        "Ask Sgt. Bee.",
        "See s. 17 of the Act.",
        "Then rest.",
    ]


# --- what separates cells ------------------------------------------------------------------------

_TABLE = [
    ["Priority", "Quiet streets", "", ""],
    ["", "", "", ""],
    ["Ref", "Action", "Owner", "By when"],
    ["1", "Mend gates, locks and paths; then the lamps", "Ann Bee; Cy Dee", "30 June 2026"],
    ["2", "Say “thank you”, or \"cheers\"", "TBC", "ASAP"],
]  # fmt: skip


def _written(separator: str) -> str:
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=separator).writerows(_TABLE)
    return file.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_spreadsheet_means_the_same_however_it_was_exported(
    separator: str, encoding: str
) -> None:
    """Commas, semicolons or tabs, in any of the encodings that a spreadsheet writes."""
    blocks = _parsed(_written(separator).encode(encoding), "t.csv")

    assert [(b.locator, {c: p.text for c, p in b.cells.items()}) for b in blocks] == [
        (f"row {n}", {c: text for c, text in enumerate(row, 1) if text})
        for n, row in enumerate(_TABLE, 1)
        if any(row)
    ]


def test_a_first_line_may_say_what_separates_the_cells() -> None:
    """It is no row of the table, and it counts."""
    blocks = _parsed(b"sep=;\r\n" + _written(";").encode(), "t.csv")

    assert [(b.form, b.parts[0].number, b.text) for b in blocks[:2]] == [
        ("separator", 1, "sep="),
        ("row", 2, "Priority Quiet streets"),
    ]


def test_semicolons_in_a_sentence_separate_nothing() -> None:
    """Prose stays prose, and a comma-separated table with lists of officers keeps its columns."""
    prose = "We will mend; we will light; we will sweep.\n" * 4
    assert {b.form for b in _parsed(prose.encode())} == {"paragraph"}

    listed = "Ref,Action,Owner\n" + "1,Mend,Ann Bee; Cy Dee; Eve Fox\n" * 9
    assert {len(b.cells) for b in _parsed(listed.encode(), "t.csv")} == {3}


def test_a_quotation_mark_that_is_never_closed_is_named_in_any_table() -> None:
    """With the row, whatever separates the cells."""
    with pytest.raises(DocumentError, match="row 2: a cell opens with a quotation mark"):
        _parsed(b'Ref;Action;Owner\n1;"Mend;Ann Bee\n2;Light;Cy Dee\n', "t.csv")
