"""Word files: what is said now, once, where it stands; and what is said no more, with the reason."""

from __future__ import annotations

import pytest

from remit.graph.place import Place
from remit.loaders.formats import docx
from tests.loaders.formats.pieces import left_out, texts
from tests.support.office import cell, numbering, para, row, run
from tests.support.office import docx as word

_STYLES = (
    '<w:style w:type="paragraph" w:styleId="Big"><w:name w:val="heading 2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Bigger"><w:name w:val="Our own"/><w:basedOn w:val="Big"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="T1"><w:name w:val="toc 1"/></w:style>'
    '<w:style w:type="character" w:styleId="Gone"><w:name w:val="Gone"/><w:rPr><w:strike/></w:rPr></w:style>'
)


def _listed(number: int, depth: int = 0) -> str:
    return f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'


def test_a_heading_has_the_level_that_its_style_or_an_ancestor_states() -> None:
    """Be the style's own name what it will."""
    styled = para("Who we are", '<w:pStyle w:val="Bigger"/>')
    outlined = para("Law", '<w:outlineLvl w:val="3"/>')

    blocks = docx.read(word(styled + outlined + para("Text."), styles=_STYLES)).blocks

    assert [(b.form, b.level) for b in blocks] == [("heading", 2), ("heading", 4), ("paragraph", 0)]


def test_text_that_an_editor_deleted_or_moved_away_is_not_said() -> None:
    """What was inserted is."""
    body = para(
        "The Board ",
        more=f'<w:del w:id="1"><w:r><w:delText xml:space="preserve">and the Panel </w:delText></w:r></w:del>'
        f"<w:ins>{run('and the Forum ')}</w:ins>{run('decide.')}",
    ) + para(more=f"<w:moveFrom>{run('Ann Bee chairs it.')}</w:moveFrom>")

    pieces = docx.read(word(body))

    assert texts(pieces) == [("paragraph", "", "The Board and the Forum decide.")]
    assert left_out(pieces) == [
        ("and the Panel", "deleted"),
        ("Ann Bee chairs it.", "moved elsewhere"),
    ]
    assert pieces.left_out[0].place == Place(paragraph=1)


def test_paragraphs_between_which_the_break_was_deleted_are_one() -> None:
    """As Word shows them once the change is accepted."""
    body = para("Vale", "<w:rPr><w:del/></w:rPr>") + para(" Police lead.")

    assert [b.text for b in docx.read(word(body)).blocks] == ["Vale Police lead."]


def test_struck_out_and_hidden_words_are_not_said_whether_a_style_or_the_run_says_so() -> None:
    """A switch that is turned off again counts as off."""
    body = para(
        "Lead: ",
        more=run("Ann Bee ", "<w:strike/>")
        + run("Cy Dee ", '<w:rStyle w:val="Gone"/>')
        + run("secret ", "<w:vanish/>")
        + run("Di Fox", '<w:rStyle w:val="Gone"/><w:strike w:val="0"/>'),
    )

    pieces = docx.read(word(body, styles=_STYLES))

    assert texts(pieces) == [("label", "", "Lead: Di Fox")]
    assert left_out(pieces) == [("Ann Bee Cy Dee", "struck out"), ("secret", "hidden")]


_WHITE = '<w:color w:val="FFFFFF"/>'


def test_words_in_the_colour_of_their_ground_cannot_be_seen() -> None:
    """White on blue is the head of a table, be the words, their paragraph, their cell or its table's style blue."""
    blue = '<w:shd w:val="clear" w:fill="1F4E79"/>'
    styles = (
        '<w:style w:type="table" w:styleId="Grid"><w:name w:val="Grid"/></w:style>'
        f'<w:style w:type="table" w:styleId="Banded"><w:name w:val="Banded"/><w:tblStylePr><w:tcPr>{blue}</w:tcPr></w:tblStylePr></w:style>'
    )
    white, marked = para(more=run("Ann", _WHITE)), run("marked", f"{_WHITE}{blue}")
    light = para(more=run("light", f'{_WHITE}<w:highlight w:val="red"/>'))

    def table(style: str, properties: str, words: str) -> str:
        inside = para(more=run(words, _WHITE))
        filled = f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"
        return f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/></w:tblPr>{row(filled, cell("x"))}</w:tbl>'

    body = white + para(more=marked) + light + para(more=run("shaded", _WHITE), properties=blue)
    body += table("Grid", blue, "Ref") + para("-") + table("Banded", "", "No.") + para("-") + table("Grid", "", "Bee")  # fmt: skip

    pieces = docx.read(word(body, styles=styles))

    assert [text for _, _, text in texts(pieces)] == [
        "marked", "light", "shaded", "Ref x", "-", "No. x", "-", "x",
    ]  # fmt: skip
    assert left_out(pieces) == [
        ("Ann", "cannot be seen: in the colour of its ground"),
        ("Bee", "cannot be seen: in the colour of its ground"),
    ]


def test_a_note_that_hangs_on_unseen_words_is_kept() -> None:
    """Its own words are in sight."""
    body = para("Said.", more=run("", f'{_WHITE}</w:rPr><w:footnoteReference w:id="2"/><w:rPr>'))
    notes = f'<w:footnote w:id="2">{para("Seen.")}</w:footnote>'

    assert "Seen." in [b.text for b in docx.read(word(body, footnotes=notes)).blocks]


def test_paragraphs_that_are_struck_out_count_in_places_and_hidden_ones_do_not() -> None:
    """Who counts them on the page sees the first."""
    body = (
        para(more=run("One.", "<w:strike/>")) + para(more=run("Two.", "<w:vanish/>")) + para("Three.")
    )  # fmt: skip

    assert docx.read(word(body)).blocks[0].locator == "paragraph 2"


def test_lists_have_the_numbers_that_word_prints() -> None:
    """Letters start anew below the next number; a list of its own goes on where it was."""
    body = (
        para("one", _listed(1))
        + para("its part", _listed(1, 1))
        + para("its other part", _listed(1, 1))
        + para("a bullet", _listed(2))
        + para("two", _listed(1))
        + para("a new part", _listed(1, 1))
    )

    pieces = docx.read(word(body, numbering=numbering(("decimal", "%1."), ("bullet", "\uf0b7"))))

    assert [(b.form, b.level, b.marker) for b in pieces.blocks] == [
        ("item", 1, "1."), ("item", 2, "(a)"), ("item", 2, "(b)"), ("item", 1, "•"), ("item", 1, "2."), ("item", 2, "(a)"),
    ]  # fmt: skip


def test_a_note_knows_its_mark_and_the_paragraph_that_it_hangs_on() -> None:
    """It follows at the end of the section, so that it cuts no list in two."""
    call = '<w:r><w:footnoteReference w:id="7"/></w:r>'
    body = para("First.", more=call) + para("Second.") + para("Next", '<w:pStyle w:val="Big"/>')
    notes = f'<w:footnote w:id="7">{para("It is so.")}</w:footnote>'

    blocks = docx.read(word(body, styles=_STYLES, footnotes=notes)).blocks

    assert [b.text for b in blocks] == ["First.", "Second.", "It is so.", "Next"]
    assert (blocks[2].form, blocks[2].marker, blocks[2].locator) == ("footnote", "1", "paragraph 1")


def test_a_box_that_word_keeps_twice_is_read_once() -> None:
    """Once for new programs, once for old ones."""
    box = f"<w:txbxContent>{para('Calls fell by 14%.')}</w:txbxContent>"
    twice = (
        '<w:r><mc:AlternateContent xmlns:mc="urn:mc"><mc:Choice><w:drawing>'
        f"{box}</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )

    assert [b.text for b in docx.read(word(para("Before.", more=twice))).blocks] == [
        "Before.",
        "Calls fell by 14%.",
    ]


def test_comments_running_heads_and_placeholders_are_left_out() -> None:
    """Each with its reason."""
    body = para("Said.", more='<w:r><w:commentReference w:id="0"/></w:r>') + (
        f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{para('Click here.')}</w:sdtContent></w:sdt>"
    )
    comment = f'<w:comment w:id="0">{para("Still so?")}</w:comment>'

    pieces = docx.read(word(body, comments=comment, header=para("Vale Partnership")))

    assert texts(pieces) == [("paragraph", "", "Said.")]
    assert left_out(pieces) == [
        ("Still so?", "a comment"),
        ("Click here.", "a placeholder that nobody has filled in"),
        ("Vale Partnership", "a running head"),
    ]


def test_the_instruction_of_a_field_is_not_read_and_its_result_is() -> None:
    """A page number is worked out by Word."""
    field = "".join(
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>{inside}'
        for kind, inside in (
            ("begin", "<w:r><w:instrText>REF x</w:instrText><w:t>odd</w:t></w:r>"),
            ("separate", run("Table 2")),
            ("end", ""),
        )
    )

    assert docx.read(word(para("See ", more=field))).blocks[0].text == "See Table 2"


def test_entries_of_the_contents_are_told_from_headings() -> None:
    """They repeat the headings, with the numbers of pages."""
    body = para("Our priorities\t4", '<w:pStyle w:val="T1"/>')

    assert texts(docx.read(word(body, styles=_STYLES))) == [("contents", "", "Our priorities 4")]


def test_a_merged_cell_stands_once_and_says_how_far_it_reaches() -> None:
    """Over columns, and over rows."""
    table = (
        "<w:tbl>"
        + row(cell("Priority 1", properties='<w:gridSpan w:val="3"/>'))
        + row(cell("Safer water", properties='<w:vMerge w:val="restart"/>'), cell("Maps"), cell("Ann Bee"))
        + row(cell(properties="<w:vMerge/>"), cell("Gates"), cell("Cy Dee"))
        + "</w:tbl>"
    )  # fmt: skip

    pieces = docx.read(word(table))

    (drawn,) = pieces.tables
    assert [b.lines for b in pieces.blocks] == [
        ["Priority 1"],
        ["Safer water", "Maps", "Ann Bee"],
        ["Gates", "Cy Dee"],
    ]
    assert 1 in drawn.banners()
    over = drawn.covering(3, 1)
    assert over is not None
    assert (over.row, over.rows) == (2, 2)
    assert pieces.blocks[2].cells[2].locator == "table 1, row 3, column 2"


def test_a_cell_keeps_its_paragraphs_and_its_colour() -> None:
    """Lines are lines; a fill without a word is a colour and no text."""
    filled = '<w:shd w:val="clear" w:fill="00b050"/>'
    table = f"<w:tbl>{row(cell('done', 'and sent'), cell(properties=filled))}</w:tbl>"

    pieces = docx.read(word(table))

    assert pieces.blocks[0].lines == ["done", "and sent"]
    assert [c.colour for c in pieces.tables[0].cells] == ["", "00B050"]


def test_a_deleted_row_is_gone_and_kept_apart() -> None:
    """Its neighbours close up."""
    table = f"<w:tbl>{row(cell('a'), cell('b'))}{row(cell('c'), cell('d'), properties='<w:del/>')}{row(cell('e'), cell('f'))}</w:tbl>"

    pieces = docx.read(word(table))

    assert [b.locator for b in pieces.blocks] == ["table 1, row 1", "table 1, row 2"]
    assert left_out(pieces) == [("c d", "deleted")]


def test_a_table_inside_a_cell_has_rows_of_its_own_after_the_outer_one() -> None:
    """Never twice, never lost."""
    inner = f"<w:tbl>{row(cell('x'), cell('y'))}</w:tbl>"
    table = f"<w:tbl>{row(cell('a', more=inner), cell('b'))}{row(cell('c'), cell('d'))}</w:tbl>"

    blocks = docx.read(word(table)).blocks

    assert [(b.table, b.text) for b in blocks] == [(1, "a b"), (2, "x y"), (1, "c d")]


def test_a_table_of_one_cell_is_a_frame_round_running_text() -> None:
    """Its list stays a list."""
    table = f"<w:tbl>{row(cell('Members:', more=para('Vale Police', _listed(1))))}</w:tbl>"

    pieces = docx.read(word(table, numbering=numbering(("bullet", "•"))))

    assert texts(pieces) == [("label", "", "Members:"), ("item", "•", "Vale Police")]


def test_the_number_that_a_list_prints_in_a_cell_is_read() -> None:
    """A column of automatic numbers holds nothing else."""
    numbered = f"<w:tc>{para('', _listed(1))}</w:tc>"
    table = f"<w:tbl>{row(numbered, cell('Maps'))}{row(numbered, cell('Gates'))}</w:tbl>"

    blocks = docx.read(word(table, numbering=numbering(("decimal", "%1.")))).blocks

    assert [b.lines for b in blocks] == [["1", "Maps"], ["2", "Gates"]]


@pytest.mark.parametrize(
    ("table", "stated", "styles"),
    [
        ("", '<w:shd w:val="solid" w:color="1F4E79" w:fill="FFFFFF"/>', ""),
        ("", '<w:shd w:val="pct25" w:color="1F4E79" w:fill="FFFFFF"/>', ""),
        ('<w:shd w:val="clear" w:fill="1F4E79"/>', "", ""),
        ('<w:tblStyle w:val="B"/>', "", "named"),
        ("", "", "usual"),
    ],
)
@pytest.mark.parametrize("alone", [True, False])
def test_white_letters_on_a_shade_of_their_cell_table_or_its_style_are_said(
    table: str, stated: str, styles: str, alone: bool
) -> None:
    """The style may be based on one that shades, or be that of all tables; a table of one cell is a frame."""
    blue = '<w:tblPr><w:shd w:val="clear" w:fill="1F4E79"/></w:tblPr>'
    usual = ' w:default="1"' if styles == "usual" else ""
    made = (
        f'<w:style w:type="table"{usual} w:styleId="A"><w:name w:val="A"/>{blue}</w:style>'
        '<w:style w:type="table" w:styleId="B"><w:name w:val="B"/><w:basedOn w:val="A"/></w:style>'
    )
    filled = f"<w:tc><w:tcPr>{stated}</w:tcPr>{para(more=run('Ann', _WHITE))}</w:tc>"
    cells = [filled] if alone else [filled, cell("x")]
    body = f"<w:tbl><w:tblPr>{table}</w:tblPr>{row(*cells)}</w:tbl>"

    pieces = docx.read(word(body, styles=made if styles else ""))

    assert " ".join(text for _, _, text in texts(pieces)) == ("Ann" if alone else "Ann x")
    assert left_out(pieces) == []


def test_dots_that_a_tab_prints_are_said() -> None:
    """They lead from a post to who holds it; a tab without them parts the two."""
    dotted = '<w:tabs><w:tab w:pos="8844" w:val="right"/><w:tab w:pos="4649" w:val="left" w:leader="dot"/></w:tabs>'
    body = para(
        "Clerk", dotted, more=f"<w:r><w:tab/></w:r>{run('Ann Bee')}<w:r><w:tab/></w:r>{run('0107')}"
    )
    plain = para("Clerk", more=f"<w:r><w:tab/></w:r>{run('Ann Bee')}")

    assert [text for *_, text in texts(docx.read(word(body + plain)))] == [
        "Clerk ........ Ann Bee 0107",
        "Clerk Ann Bee",
    ]
