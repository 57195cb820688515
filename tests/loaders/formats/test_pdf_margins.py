"""PDF: text with a margin that an upright line parts from it, and boxes with two columns of text."""

from __future__ import annotations

from pathlib import Path

import pytest

from remit.loaders import load
from remit.loaders.formats.pdf import read
from tests.support.pdfs import Page, pdf
from tests.support.told import links, roles, values

_ITEMS = [  # number, words, margin
    ("1", "GAUGES", ""),
    ("", "Two of the gauges in the lower valley had failed in the", "Cy Dee"),
    ("", "winter. The maker would be asked to mend the two gauges.", ""),
    ("", "The letter about the tower had been sent to the county.", ""),
    ("2", "GRANTS", ""),
    ("", "A form would go to the parishes by 3 May 2031.", "G Fox;"),
    ("3", "WEBSITE", ""),
    ("", "Members wondered whether the site was read by anybody.", ""),
]


def _minutes(*, line: float = 460, crossing: bool = False) -> bytes:
    page = Page().text(72, 60, "Tarn Valley Flood Forum", 16, bold=True)
    page.text(72, 90, "Minutes of the meeting held on 4 March 2031")
    page.text(72, 120, "No.").text(470, 120, "Action by")
    y = 120.0
    for number, words, margin in _ITEMS:
        y += 13 if words.startswith("winter") else 18
        page.text(72, y, number).text(110, y, words, bold=words.isupper()).text(470, y, margin)
    if crossing:
        page.text(430, 200, "words that run over the line")
    page.line(line, 110, line, y + 5)
    return pdf([page])


def test_each_paragraph_beside_a_margin_is_a_row(tmp_path: Path) -> None:
    """With its number before it, and who is to act behind it."""
    rows = [block for block in read(_minutes()).blocks if block.form == "row"]
    cells = [{n: cell.text for n, cell in row.cells.items()} for row in rows]
    assert cells[:4] == [
        {1: "No.", 3: "Action by"},
        {1: "1", 2: "GAUGES"},
        {
            2: "Two of the gauges in the lower valley had failed in the winter. The maker would be asked to mend the two gauges.",
            3: "Cy Dee",
        },
        {2: "The letter about the tower had been sent to the county."},
    ]
    path = tmp_path / "minutes.pdf"
    path.write_bytes(_minutes())
    contents = load([path])
    told = {(work[:24], who) for work, _, who in roles(contents)}
    assert told == {("The maker would be asked", "Cy Dee"), ("A form would go to the p", "G Fox")}
    assert {when for _, when in values(contents, "deadline")} == {"3 May 2031"}


@pytest.mark.parametrize(
    "content",
    [_minutes(crossing=True), _minutes(line=300), _minutes(line=40)],
    ids=["words run over it", "it runs through the text", "nothing stands before it"],
)
def test_a_line_that_parts_no_text_from_a_margin_makes_none(content: bytes) -> None:
    """An ornament, a bar of a change, a line through the words."""
    assert not [block for block in read(content).blocks if block.form == "row"]


def test_two_columns_in_a_box_are_read_one_after_the_other(tmp_path: Path) -> None:
    """Nobody of the left one has the post of whoever stands beside them."""
    left = ["Panel members", "Cllr Ann Bee, Tarnchester City (Chair)", "Cllr Cy Dee, Mere Borough", "Mr Ian Fox, independent", "Mrs Ina Moss, independent"]  # fmt: skip
    right = ["From the Commissioner and the Force", "Mr Gil Lunn, Chief Executive", "Ms Vi Tate, Chief Finance Officer", "Sgt Rolf Kerr, Vale Police", "Mrs Bea Roy, Police and Crime Commissioner"]  # fmt: skip
    page = Page().text(72, 60, "TARN POLICE AND CRIME PANEL", 16, bold=True)
    page.text(72, 90, "Minutes of the meeting held on 9 October 2031")
    for n, (one, other) in enumerate(zip(left, right, strict=True)):
        page.text(80, 130 + 18 * n, one, bold=not n).text(380, 130 + 18 * n, other, bold=not n)
    for x0, y0, x1, y1 in ((72, 112, 700, 112), (72, 215, 700, 215), (72, 112, 72, 215), (700, 112, 700, 215)):  # fmt: skip
        page.line(x0, y0, x1, y1)
    page.text(72, 250, "Apologies: Mrs Pat Hale")
    page.text(72, 290, "The plan was discussed at some length by all who were there.")
    path = tmp_path / "minutes.pdf"
    path.write_bytes(pdf([page]))
    contents = load([path])
    there = {"Ann Bee", "Cy Dee", "Ian Fox", "Ina Moss", "Gil Lunn", "Vi Tate", "Rolf Kerr", "Bea Roy"}  # fmt: skip
    assert {who for who, _ in links(contents, "attended")} == there
    panel = {who for who, body in links(contents, "memberOf") if "PANEL" in body}
    assert panel == {"Ann Bee", "Cy Dee", "Ian Fox", "Ina Moss"}
    held = links(contents, "holds")
    assert ("Bea Roy", "Police and Crime Commissioner") in held
    assert not any("Lunn" in post or "Cy Dee" in who for who, post in held)
