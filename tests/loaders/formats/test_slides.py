"""Slides of PowerPoint and OpenDocument: each by its number, and what is hidden left out."""

from __future__ import annotations

from remit.loaders.document.table import Cell
from remit.loaders.formats import odp, pptx
from remit.loaders.formats.collecting import Pieces
from tests.support import office
from tests.support.office import drawn, drawn_table, odf, odp_frame, shape


def _texts(pieces: Pieces) -> list[tuple[str, str, int, str, str]]:
    return [(b.locator, b.form, b.level, b.marker, b.text) for b in pieces.blocks]


def _left_out(pieces: Pieces) -> list[tuple[str, str, str]]:
    return [(left.text, left.place.locator, left.reason) for left in pieces.left_out]


# --- PowerPoint


def test_a_slide_of_powerpoint_gives_its_title_lists_and_boxes() -> None:
    """The title first, wherever it lies; a place of a list has bullets, a box has none."""
    deeper = '<a:pPr lvl="1"/>'
    slide = (
        shape("Who we are", "body")
        + shape("Six bodies", "", deeper)
        + shape("Ring 101")
        + shape("Plan", "ctrTitle")
    )

    pieces = pptx.read(office.pptx("", slide))

    assert _texts(pieces) == [
        ("slide 2, paragraph 1", "heading", 1, "", "Plan"),
        ("slide 2, paragraph 2", "item", 1, "•", "Who we are"),
        ("slide 2, paragraph 3", "item", 2, "•", "Six bodies"),
        ("slide 2, paragraph 4", "paragraph", 0, "", "Ring 101"),
    ]


def test_a_list_of_powerpoint_is_numbered_as_printed() -> None:
    """It counts on, and anew below each item."""
    number = '<a:pPr lvl="0"><a:buAutoNum type="arabicPeriod" startAt="3"/></a:pPr>'
    letter = '<a:pPr lvl="1"><a:buAutoNum type="alphaLcParenBoth"/></a:pPr>'
    body = "".join(
        drawn(text, properties)
        for text, properties in (("a", number), ("b", letter), ("c", letter), ("d", number), ("e", letter))
    )  # fmt: skip
    slide = shape("x").replace(drawn("x"), body)

    assert [b.marker for b in pptx.read(office.pptx(slide)).blocks] == [
        "3.",
        "(a)",
        "(b)",
        "4.",
        "(a)",
    ]


def test_a_table_of_powerpoint_is_cited_by_slide_table_row_and_column() -> None:
    """Merged cells stand once, and tables count anew on each slide."""
    merged = drawn_table([["Ref", "x"], ["1", "2"]]).replace(
        "<a:tc><a:txBody>" + drawn("Ref"), '<a:tc gridSpan="2"><a:txBody>' + drawn("Ref")
    ).replace("<a:tc><a:txBody>" + drawn("x"), '<a:tc hMerge="1"><a:txBody>' + drawn("x"))  # fmt: skip

    pieces = pptx.read(office.pptx(drawn_table([["a", "b"]]), merged))

    assert [(b.locator, b.table) for b in pieces.blocks] == [
        ("slide 1, table 1, row 1", 1),
        ("slide 2, table 1, row 1, column 1", 2),
        ("slide 2, table 1, row 2", 2),
    ]
    assert Cell(1, 1, 1, 2) in pieces.tables[1].cells
    assert _left_out(pieces) == [
        ("x", "slide 2, table 1, row 1, column 2", "covered by a merged cell")
    ]


def test_what_powerpoint_does_not_show_is_left_out_with_the_reason() -> None:
    """A hidden slide, a hidden shape, struck-out words, a foot."""
    slide = (
        shape("secret", told=' hidden="1"')
        + shape("x").replace(drawn("x"), drawn("kept", struck="gone"))
        + shape("Vale 2031", "ftr")
    )

    pieces = pptx.read(office.pptx(shape("old"), slide, shown="0"))

    assert [b.text for b in pieces.blocks] == ["kept"]
    assert _left_out(pieces) == [
        ("old", "slide 1", "on a hidden slide"),
        ("secret", "slide 2, paragraph 1", "hidden"),
        ("gone", "slide 2, paragraph 1", "struck out"),
        ("Vale 2031", "slide 2", "a running foot"),
    ]


def test_notes_of_a_speaker_are_told_as_such() -> None:
    """They stand below the slide, not on it."""
    pieces = pptx.read(office.pptx(shape("Costs", "title"), notes={1: "Ask Ann Bee."}))

    assert [(b.locator, b.text) for b in pieces.blocks] == [
        ("slide 1, paragraph 1", "Costs"),
        ("slide 1, shape notes", "Ask Ann Bee."),
    ]


# --- OpenDocument


def test_a_slide_of_opendocument_gives_the_same() -> None:
    """Title, boxes, tables, notes, and what is hidden."""
    styles = (
        '<style:style style:name="off" style:family="drawing-page"><style:drawing-page-properties '
        'presentation:visibility="hidden"/></style:style>'
    )
    first = odp_frame("<text:p>Ring 101</text:p>") + odp_frame("<text:p>Plan</text:p>", "title")
    second = (
        "<draw:frame><table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell>"
        "<table:table-cell><text:p>b</text:p></table:table-cell></table:table-row></table:table></draw:frame>"
        f"<presentation:notes>{odp_frame('<text:p>Ask Ann Bee.</text:p>', 'notes')}</presentation:notes>"
        + odp_frame("<text:p>Vale 2031</text:p>", "footer")
    )
    hidden = f'<draw:page draw:style-name="off">{odp_frame("<text:p>old</text:p>")}</draw:page>'
    body = f"<draw:page>{first}</draw:page><draw:page>{second}</draw:page>{hidden}"

    pieces = odp.read(odf("presentation", body, styles))

    assert [(b.locator, b.form, b.text) for b in pieces.blocks] == [
        ("slide 1, paragraph 1", "heading", "Plan"),
        ("slide 1, paragraph 2", "paragraph", "Ring 101"),
        ("slide 2, table 1, row 1", "row", "a b"),
        ("slide 2, shape notes", "paragraph", "Ask Ann Bee."),
    ]
    assert _left_out(pieces) == [
        ("Vale 2031", "slide 2", "a running foot"),
        ("old", "slide 3", "on a hidden slide"),
    ]
