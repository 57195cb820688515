"""Charts in PDFs: boxes, and lines that touch two of them; nothing there is more than drawn."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from remit.graph.model import Contents
from remit.loaders import load
from remit.loaders.formats import pdf_charts
from remit.loaders.formats.isolated import read_apart
from remit.loaders.formats.pdf import read
from remit.loaders.formats.pdf_charts import UNTOLD
from remit.loaders.formats.pdf_grids import is_inside
from tests.support.pdfs import HEIGHT, Page, pdf
from tests.support.told import links

_WIDE, _HIGH = 130, 40


def _box(page: Page, x: float, y: float, words: str, *, one_path: bool = True) -> None:
    if one_path:
        page.raw(f"0.5 w {x} {HEIGHT - y - _HIGH} {_WIDE} {_HIGH} re S")
    else:
        page.line(x, y, x + _WIDE, y).line(x, y + _HIGH, x + _WIDE, y + _HIGH)
        page.line(x, y, x, y + _HIGH).line(x + _WIDE, y, x + _WIDE, y + _HIGH)
    for n, line in enumerate(words.split("\n")):
        page.text(x + 8, y + 16 + 14 * n, line)


def _chart(*, one_path: bool = True) -> Page:
    page = Page()
    _box(page, 200, 100, "Vale Safety\nBoard", one_path=one_path)
    _box(page, 60, 220, "Rivers Group", one_path=one_path)
    _box(page, 340, 220, "Homes Group", one_path=one_path)
    _box(page, 60, 340, "Lock Survey Team", one_path=one_path)
    page.line(265, 140, 125, 220)  # straight, at a slant
    page.raw(
        f"0.5 w 265 {HEIGHT - 140} m 265 {HEIGHT - 180} l 405 {HEIGHT - 180} l 405 {HEIGHT - 220} l S"
    )
    page.line(125, 260, 125, 340)
    return page


def _loaded(folder: Path, page: Page) -> Contents:
    path = folder / "chart.pdf"
    path.write_bytes(pdf([page]))
    return load([path])


_REPORTS = {
    ("Rivers Group", "Vale Safety Board"),
    ("Homes Group", "Vale Safety Board"),
    ("Lock Survey Team", "Rivers Group"),
}


def test_a_line_whose_ends_touch_two_boxes_joins_them(tmp_path: Path) -> None:
    """Straight or in steps; the boxes each one shape, or four lines; and all of it is only drawn."""
    for one_path in (True, False):
        contents = _loaded(tmp_path, _chart(one_path=one_path))
        assert links(contents, "reportsTo") == _REPORTS
        assert {s.basis for s in contents.statements if s.term == "reportsTo"} == {"drawn"}


def test_words_beside_a_line_are_what_it_says(tmp_path: Path) -> None:
    """And no reporting line is read from it then."""
    page = _chart()
    _box(page, 460, 100, "Vale Scrutiny\nPanel")
    page.line(330, 120, 460, 120).text(365, 116, "chaired by", 8)
    contents = _loaded(tmp_path, page)
    assert links(contents, "reportsTo") == _REPORTS
    assert ("Vale Safety Board", "Vale Scrutiny Panel") in links(contents, "assignedTo")


def test_words_of_a_line_that_run_into_a_box_name_nobody(tmp_path: Path) -> None:
    page = _chart()
    _box(page, 460, 100, "by Vale Scrutiny\nPanel")
    page.line(330, 120, 460, 120)
    contents = _loaded(tmp_path, page)
    assert links(contents, "reportsTo") == _REPORTS
    assert not [e.label for e in contents.entities if "Scrutiny" in e.label]
    reasons = [one.reason for one in contents.ledger if one.outcome == "unread"]
    assert (
        "a box of the chart that is not plainly a body or a post: “by Vale Scrutiny Panel”"
        in reasons
    )


def test_a_page_with_arrows_or_with_words_that_lie_about_says_nothing_and_owns_up() -> None:
    """What runs both ways, or is advice and not command, makes nobody answer to anybody."""
    arrows, words = _chart(), _chart()
    arrows.raw(f"0.5 w 121 {HEIGHT - 333} m 125 {HEIGHT - 340} l 129 {HEIGHT - 333} l S")
    words.text(132, 299, "they ask,").text(132, 311, "and it pays.")
    for page in (arrows, words):
        pieces = read_apart("pdf", pdf([page]))
        assert pieces.links == ()
        assert [left.reason for left in pieces.left_out] == [UNTOLD]
        assert pieces.left_out[0].place.page == 1


@pytest.mark.parametrize("what", ["outlines", "heads", "strokes"])
def test_what_stands_on_a_page_of_which_too_much_is_drawn_is_read_and_its_lines_are_not_looked_at(
    monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    """A map has more lines than a chart; they cost nothing, and the page is owned up to."""
    page, looks = _chart(), 0
    if what == "outlines":  # each of which goes round all words of the chart
        for n in range(300):
            page.raw(f"0.5 w {50 - n / 10} {HEIGHT - 400 - n / 10} 600 340 re S")
    elif what == "heads":
        for n in range(900):
            page.raw(f"0.5 w {700 + n / 3} 300 m {703 + n / 3} 303 l {706 + n / 3} 300 l S")
    else:
        for n in range(2_100):
            page.raw(f"0.5 w 700 {100 + n / 5} m 720 {101 + n / 5} l S")
    monkeypatch.setattr(pdf_charts, "_MOST_LOOKS", 2_000)

    def looked(*args: Any) -> bool:
        nonlocal looks
        looks += 1
        return is_inside(*args)

    monkeypatch.setattr(pdf_charts, "is_inside", looked)
    pieces = read(pdf([page]))
    assert {"Rivers Group", "Homes Group"} <= {block.text for block in pieces.blocks}
    assert pieces.links == ()
    assert [left.reason for left in pieces.left_out] == [UNTOLD]
    assert looks < 2_000


def test_words_on_an_area_that_is_shaded_in_strips_are_not_struck_out() -> None:
    """Programs shade an area by drawing many thin ones, one upon the other."""
    page = Page()
    for n in range(30):
        page.area(60, 100 + n, 200, 101.1 + n, f"{200 - n:02X}D0F0")
    page.text(70, 118, "Vale Board")
    pieces = read_apart("pdf", pdf([page]))
    assert ([block.text for block in pieces.blocks], pieces.left_out) == (["Vale Board"], ())


def test_the_lines_of_a_table_and_of_frames_join_nothing() -> None:
    """Boxes of words that lines run beside are no chart."""
    page = Page()
    for n, row in enumerate((("Ref", "Lead"), ("1", "Vale Board"), ("2", "Rivers Group"))):
        for m, words in enumerate(row):
            page.text(70 + 150 * m, 115 + 30 * n, words)
    for n in range(4):
        page.line(60, 100 + 30 * n, 360, 100 + 30 * n)
    for m in range(3):
        page.line(60 + 150 * m, 100, 60 + 150 * m, 190)
    _box(page, 60, 300, "Vale Board", one_path=False)
    page.line(60, 420, 500, 420).text(60, 440, "The board meets in spring and decides.")
    assert read_apart("pdf", pdf([page])).links == ()


def test_the_side_of_a_box_that_its_words_are_too_large_for_strikes_nothing_out() -> None:
    """A line that strikes words out is drawn for itself."""
    page = Page()
    page.raw(f"0.5 w 60 {HEIGHT - 130} 130 30 re S").text(64, 103, "Vale Safety").text(
        64, 118, "Board"
    )
    pieces = read_apart("pdf", pdf([page]))
    assert pieces.left_out == ()
    assert [block.text for block in pieces.blocks] == ["Vale Safety", "Board"]


def test_boxes_that_hang_from_a_bar_hang_from_the_box_above_it(tmp_path: Path) -> None:
    """Each piece of the web is a line of its own in the file."""
    page = Page()
    _box(page, 200, 100, "Vale Safety\nBoard")
    _box(page, 60, 220, "Rivers Group")
    _box(page, 340, 220, "Homes Group")
    page.line(265, 140, 265, 180).line(125, 180, 405, 180)
    page.line(125, 180, 125, 220).line(405, 180, 405, 220)
    contents = _loaded(tmp_path, page)
    assert links(contents, "reportsTo") == {
        ("Rivers Group", "Vale Safety Board"),
        ("Homes Group", "Vale Safety Board"),
    }
    assert {s.basis for s in contents.statements if s.term == "reportsTo"} == {"drawn"}


def test_words_too_many_for_their_box_are_still_its_own() -> None:
    """The last line runs over the side of the box, at the height of words in the box beside it."""
    page = Page()
    _box(page, 60, 100, "Vale and Marsh Waterside\nCommunity Safety Joint\nPartnership Board")
    _box(page, 260, 106, "Overview and Scrutiny\nand Safety Panel")
    said = {block.text for block in read(pdf([page])).blocks}
    assert said == {
        "Vale and Marsh Waterside Community Safety Joint Partnership Board",
        "Overview and Scrutiny and Safety Panel",
    }
