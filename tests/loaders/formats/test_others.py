"""OpenDocument text, web pages and Markdown, by what each states in a way of its own."""

from __future__ import annotations

import pytest

from remit.graph.errors import DocumentError
from remit.loaders import formats
from remit.loaders.formats import html, markdown, odt
from remit.loaders.formats.collecting import Collector
from tests.loaders.formats.pieces import left_out, texts
from tests.support.office import odf, zipped

# --- OpenDocument text


def test_opendocument_text_leaves_out_what_was_deleted_hidden_struck_and_commented() -> None:
    """A deletion is kept at the head of the file, and is current for nobody."""
    styles = (
        '<style:style style:name="H" style:family="text"><style:text-properties text:display="none"/></style:style>'
        '<style:style style:name="S" style:family="text"><style:text-properties style:text-line-through-style="solid"/>'
        "</style:style>"
    )
    body = (
        '<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><office:change-info>'
        "<dc:creator>Ed</dc:creator></office:change-info><text:p>the Panel</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>"
        '<text:p>The Board<text:change text:change-id="c1"/> decides<text:span text:style-name="H"> in secret</text:span>'
        '<text:span text:style-name="S"> twice</text:span>.<office:annotation><dc:creator>Ed</dc:creator>'
        "<text:p>So?</text:p></office:annotation></text:p>"
    )

    pieces = odt.read(odf("text", body, styles))

    assert texts(pieces) == [("paragraph", "", "The Board decides.")]
    assert sorted(left_out(pieces)) == [
        ("So?", "a comment"),
        ("in secret", "hidden"),
        ("the Panel", "deleted"),
        ("twice", "struck out"),
    ]


def test_opendocument_leaves_out_what_a_condition_or_a_switch_hides() -> None:
    """Such words stand in an attribute, beside a mark, in a section or in a shape."""
    body = (
        '<text:p>Said.<text:hidden-text text:string-value="Ann." text:is-hidden="true"/>'
        '<text:hidden-text text:string-value=" Shown." text:is-hidden="false"/></text:p>'
        '<text:p><text:hidden-paragraph text:is-hidden="true"/>Bee.</text:p>'
        '<text:p><text:hidden-paragraph text:is-hidden="false"/>Again.</text:p>'
        '<text:section text:display="condition" text:is-hidden="true"><text:p>Cy.</text:p></text:section>'
        '<text:p>Box:<draw:frame draw:display="none"><draw:text-box><text:p>Dee.</text:p></draw:text-box></draw:frame></text:p>'
    )

    pieces = odt.read(odf("text", body))

    assert [text for _, _, text in texts(pieces)] == ["Said. Shown.", "Again.", "Box:"]
    assert left_out(pieces) == [(name, "hidden") for name in ("Ann.", "Bee.", "Cy.", "Dee.")]


def test_words_of_an_opendocument_file_in_the_colour_of_their_ground_cannot_be_seen() -> None:
    """White on blue is the head of a table, be the cell, its row or the words themselves blue."""
    blue = 'fo:background-color="#1f4e79"'
    styles = (
        '<style:style style:name="W" style:family="text"><style:text-properties fo:color="#ffffff"/></style:style>'
        f'<style:style style:name="M" style:family="text"><style:text-properties fo:color="#ffffff" {blue}/></style:style>'
        '<style:style style:name="P" style:family="paragraph"><style:text-properties fo:color="#ffffff"/></style:style>'
        '<style:style style:name="B" style:family="text"><style:text-properties fo:color="#000000"/></style:style>'
        f'<style:style style:name="C" style:family="table-cell"><style:table-cell-properties {blue}/></style:style>'
        f'<style:style style:name="R" style:family="table-row"><style:table-row-properties {blue}/></style:style>'
    )
    white = '<text:p><text:span text:style-name="W">{}</text:span></text:p>'.format
    cell = '<table:table-cell table:style-name="{}">{}</table:table-cell>'.format
    body = (
        f'<text:p>Said <text:span text:style-name="M">marked</text:span></text:p>{white("Ann")}'
        '<text:p text:style-name="P">Bee<text:span text:style-name="B">black</text:span></text:p>'
        f"<table:table><table:table-row>{cell('C', white('Ref'))}{cell('', white('Cy'))}</table:table-row>"
        f'<table:table-row table:style-name="R">{cell("", white("1"))}{cell("", white("2"))}</table:table-row></table:table>'
        f"<text:p><draw:frame><draw:text-box>{white('Boxed')}</draw:text-box></draw:frame></text:p>"
    )

    pieces = odt.read(odf("text", body, styles))

    assert [text for _, _, text in texts(pieces)] == ["Said marked", "black", "Ref", "1 2", "Boxed"]
    assert left_out(pieces) == [
        (name, "cannot be seen: in the colour of its ground") for name in ("Ann", "Bee", "Cy")
    ]


def test_opendocument_lists_have_the_numbers_that_are_printed() -> None:
    """A second level shows the number of the first where its style says so."""
    styles = (
        '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>'
        '<text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")" text:display-levels="2"/>'
        "</text:list-style>"
    )
    item = "<text:list-item><text:p>{}</text:p>{}</text:list-item>".format
    body = f'<text:list text:style-name="L">{item("one", "<text:list>" + item("part", "") + "</text:list>")}{item("two", "")}</text:list>'

    pieces = odt.read(odf("text", body, styles))

    assert [(b.level, b.marker, b.text) for b in pieces.blocks] == [
        (1, "1.", "one"), (2, "1.a)", "part"), (1, "2.", "two"),
    ]  # fmt: skip


def test_a_heading_of_an_opendocument_file_has_the_number_of_the_list_that_it_stands_in() -> None:
    """Office programs save numbered headings so; the numbers below count on from them."""
    styles = (
        '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1"'
        ' style:num-prefix="Priority " style:num-suffix=":"/><text:list-level-style-number text:level="2"'
        ' style:num-format="1" text:display-levels="2"/></text:list-style>'
    )
    listed = (
        '<text:list text:style-name="L" text:continue-numbering="true"><text:list-item>{}</text:list-item></text:list>'
    ).format
    heading = '<text:h text:outline-level="1">{}</text:h>'.format
    inner = "<text:list><text:list-item><text:p>{}</text:p></text:list-item></text:list>".format
    body = "".join(
        map(listed, (heading("Violence"), inner("Act"), heading("Abuse"), inner("Fund"))),
    )

    pieces = odt.read(odf("text", body, styles))

    assert [(b.form, b.marker, b.text) for b in pieces.blocks] == [
        ("heading", "Priority 1:", "Violence"), ("item", "1.1", "Act"),
        ("heading", "Priority 2:", "Abuse"), ("item", "2.1", "Fund"),
    ]  # fmt: skip


def test_an_opendocument_list_goes_on_with_the_last_of_its_own_style() -> None:
    """A list of another style between them keeps numbers of its own."""
    level = (
        '<text:list-level-style-number text:level="1" style:num-format="{}" style:num-suffix="."/>'
    )
    styles = "".join(
        f'<text:list-style style:name="{name}">{level.format(number)}</text:list-style>'
        for name, number in (("L", "1"), ("R", "I"))
    )
    body = "".join(
        f'<text:list text:style-name="{name}" text:continue-numbering="true">'
        f"<text:list-item><text:p>{words}</text:p></text:list-item></text:list>"
        for name, words in (("L", "one"), ("R", "within"), ("L", "two"))
    )

    pieces = odt.read(odf("text", body, styles))

    assert [(b.marker, b.text) for b in pieces.blocks] == [
        ("1.", "one"), ("I.", "within"), ("2.", "two"),
    ]  # fmt: skip


def test_opendocument_boxes_and_notes_are_read_once() -> None:
    """The box after its paragraph, the note with its mark."""
    body = (
        '<text:p>Said<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
        "<text:note-body><text:p>So.</text:p></text:note-body></text:note> here.<draw:frame><draw:text-box>"
        "<text:p>Boxed.</text:p></draw:text-box></draw:frame></text:p>"
    )

    assert texts(odt.read(odf("text", body))) == [
        ("paragraph", "", "Said here."),
        ("paragraph", "", "Boxed."),
        ("footnote", "1", "So."),
    ]


def test_an_opendocument_file_that_a_password_locks_says_so() -> None:
    """And not that it is damaged."""
    locked = zipped(
        {
            "mimetype": formats.ODT,
            "META-INF/manifest.xml": "<manifest><encryption-data/></manifest>",
            "content.xml": b"\x00\x01",
        }
    )

    with pytest.raises(DocumentError, match="password"):
        formats.read(locked, formats.ODT)


# --- web pages


def test_a_page_is_read_as_a_browser_shows_it() -> None:
    """Scripts, titles and hidden parts are not seen; what is struck out is not said."""
    page = (
        b"<!DOCTYPE html><title>T</title><script>x</script><nav>Home</nav><h2>Who</h2><p>Lead: <s>Ann</s> Cy"
        b'<p hidden>not <p>m<sup>2</sup><br>next<ol start="3"><li>c<ul><li>d</ul></ol>'
    )

    pieces = html.read(page)

    assert texts(pieces) == [
        ("heading", "", "Who"),
        ("label", "", "Lead: Cy"),
        ("paragraph", "", "m² next"),
        ("item", "3.", "c"),
        ("item", "•", "d"),
    ]
    assert sorted(left_out(pieces)) == [
        ("Ann", "struck out"),
        ("Home", "the page's navigation"),
        ("not", "hidden"),
    ]


def test_a_row_of_a_table_that_is_struck_out_is_cited_at_its_table() -> None:
    """The paragraph above the table has a place of its own."""
    page = b"<p>A</p><table><tr><td>Work<td>Lead</tr><tr style='display:none'><td>Gates<td>Ann</tr><tr><td>Lamps<td>Bee</tr></table>"

    (gone,) = html.read(page).left_out

    assert (gone.place.table, gone.place.paragraph) == (1, 0)


def test_what_the_styles_of_a_page_hide_or_strike_out_is_not_said() -> None:
    """A rule holds on the screen and at all times; a later one may take it back."""
    page = b"""<style>/* .p {display:none} */ .gone, #g {display: none} div > .inv {visibility:hidden}
        .s {text-decoration: underline line-through} p:hover {display:none} .gone.back {display:block}
        @media print {.p {display:none}} @media screen {.scr {display:none}}</style>
        <p class="p">Said.<p class="gone">Ann.<p id="g">Bee.<div><p class="inv">Cy.</div><p class="s">Dee.
        <p class="gone back">Back.<p class="scr">Eve.<p class="gone" style="display:block">Shown."""

    pieces = html.read(page)

    assert [text for _, _, text in texts(pieces)] == ["Said.", "Back.", "Shown."]
    assert left_out(pieces) == [
        ("Ann.", "hidden"), ("Bee.", "hidden"), ("Cy.", "hidden"), ("Dee.", "struck out"), ("Eve.", "hidden"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("style", "element", "is_said"),
    [
        ('<style media="print">p {display: none}</style>', "<p>", True),
        ('<style media="screen">p {display: none}</style>', "<p>", False),
        ("<style>p {display: none !important} p {display: block}</style>", "<p>", False),
        ("<style>p {display: none !important}</style>", '<p style="display: block">', False),
        ("<style>#a {display: block} p {display: none}</style>", '<p id="a">', True),
        ("<style>.b {display: block} .a {display: none}</style>", '<p class="a b">', True),
        ("<style>div .a.b {visibility: hidden}</style>", '<div><p class="a b">', False),
        (f"<style>{'div p {display: none} ' * 30_000}</style>", "<div><p>", True),
    ],
)
def test_the_weightiest_rule_of_a_page_counts_and_where_two_contradict_each_other_words_are_said(
    style: str, element: str, is_said: bool
) -> None:
    """A rule for paper counts for none, and of too many none does."""
    pieces = html.read(f"{style}{element}Ann.".encode())

    assert [text for _, _, text in texts(pieces)] == (["Ann."] if is_said else [])


def test_cells_of_a_page_find_their_columns_beside_those_that_span_rows() -> None:
    """As the standard lays them out."""
    page = (
        b"<table><thead><tr><th>Aim<th>Action<th>Owner</thead><tr><td rowspan=2>Water<td>Maps<td bgcolor='#ff0000'>Ann"
        b"<tr><td>Gates<td>Cy</table>"
    )

    pieces = html.read(page)

    assert {c: p.text for c, p in pieces.blocks[2].cells.items()} == {2: "Gates", 3: "Cy"}
    assert pieces.tables[0].header_rows == 1
    assert [c.colour for c in pieces.tables[0].cells if c.colour] == ["FF0000"]


def test_a_page_says_in_which_letters_it_is_written() -> None:
    """And is believed."""
    page = '<html><meta charset="iso-8859-1"><p>Café'.encode("latin-1")

    assert html.read(page).blocks[0].text == "Café"


# --- Markdown


def test_markdown_is_cited_by_its_lines() -> None:
    """Lines above the text that a program keeps there count."""
    text = b"---\ntags: x\n---\n# Plan\n\nLead: Ann Bee[^1]\nSupport: ~~Cy~~ Di\n\n- one\n  1. two\n\n[^1]: Said in May.\n"

    pieces = markdown.read(text)

    assert [(b.form, b.marker, b.text, b.locator) for b in pieces.blocks] == [
        ("heading", "", "Plan", "line 4"),
        ("label", "", "Lead: Ann Bee", "line 6"),
        ("label", "", "Support: Di", "line 7"),
        ("item", "•", "one", "line 9"),
        ("item", "1.", "two", "line 10"),
        ("footnote", "1", "Said in May.", "line 12"),
    ]
    assert [left.text for left in pieces.left_out] == ["tags: x", "Cy"]


def test_a_table_of_markdown_is_one_whatever_the_files_name() -> None:
    """Its line of dashes and bars is unmistakable, and prose with bars has none."""
    table = b"Our plan\n\n| Ref | Action |\n| --- | :---: |\n| 1 | Maps<br>gates |\n"

    assert formats.media_of(table, "plan.txt") == formats.MARKDOWN
    assert formats.media_of(b"Heads | tails\n\nand --- more\n", "plan.txt") == ""
    last = markdown.read(table).blocks[-1]
    assert (last.locator, last.lines) == ("table 1, row 2", ["1", "Maps", "gates"])


# --- what is not read


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "PowerPoint Document".encode("utf-16-le"),
            r"a presentation of the old kind .*save it as PPTX",
        ),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            r"locked by a password; save a copy without one",
        ),
        (zipped({"plan.txt": "x"}), r"an archive \(ZIP\) of files; unpack it"),
    ],
)
def test_a_format_that_is_not_read_is_told_with_what_leads_on(content: bytes, said: str) -> None:
    """An advice that can be followed."""
    with pytest.raises(DocumentError, match=said):
        formats.media_of(content, "plan.docx")


def test_a_table_of_one_column_that_holds_prose_is_its_text() -> None:
    """Minutes are laid out so; a short list in one column is a table all the same."""
    said = "The Chair told the Board that the weir at Lane End has been open since the storm of last March."
    made = Collector()
    made.text("Minutes")
    for cells in ([["Welcome", said]], [["Apologies"], ["Huw Parry"]]):
        grid = made.grid()
        for row, lines in enumerate(cells, 1):
            cell = grid.cell(row, 1)
            for line in lines:
                cell.text(line)
        made.table(grid)
    blocks = made.pieces().blocks
    assert [(block.form, block.text) for block in blocks] == [
        ("paragraph", "Minutes"),
        ("paragraph", "Welcome"),
        ("paragraph", said),
        ("row", "Apologies"),
        ("row", "Huw Parry"),
    ]
    assert len({block.parts[0].number for block in blocks}) == 5
    assert blocks[2].locator == "table 1, row 1, column 1"


def test_a_page_that_a_program_keeps_as_markdown_is_read_as_the_page_that_it_is() -> None:
    """Its paragraphs and items stay apart, and the title above it is what readers of the page see."""
    pieces = markdown.read(
        b"---\ntitle: Mere Board&#58; 6th Meeting\nlayout: post\n---\n\n"
        b"<p><strong>Attendees</strong></p>\n<p>Ann Bee, Vale Council</p>\n<p>Cy Dee</p>\n"
        b"<ul><li>Tom Cole to mend the gate.</li>\n<li>Done.</li></ul>\n"
    )
    assert texts(pieces)[0] == ("heading", "", "Mere Board: 6th Meeting")
    assert [text for _, _, text in texts(pieces)[1:]] == [
        "Attendees",
        "Ann Bee, Vale Council",
        "Cy Dee",
        "Tom Cole to mend the gate.",
        "Done.",
    ]
    assert ("layout: post", "what a program keeps above the text") in left_out(pieces)
    assert len({block.parts[0].number for block in pieces.blocks}) == len(pieces.blocks)


def test_a_tag_in_markdown_makes_no_page_of_it() -> None:
    """It is read by its lines, as before, with the title above it."""
    pieces = markdown.read(
        b"---\ntitle: Mere Board\n---\n\nAnn Bee <br> chairs.\n\nCy Dee helps.\n"
    )
    assert [text for _, _, text in texts(pieces)] == [
        "Mere Board",
        "Ann Bee",
        "chairs.",
        "Cy Dee helps.",
    ] or [text for _, _, text in texts(pieces)] == [
        "Mere Board",
        "Ann Bee chairs.",
        "Cy Dee helps.",
    ]
