"""Tables of a PDF that nothing is drawn around: cells stand at the top of their rows, in the middle or at the bottom."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from remit.loaders import load
from remit.loaders.formats.pdf import read as read_here
from tests.support.pdfs import Page, pdf

_LINE = 12.0
_HEAD = [["Ref"], ["Action"], ["Lead"], ["Due"]]
_TABLE = [
    [["1.1"], ["Light the paths along the", "canal and count the lamps"], ["Ann Bee"], ["May 2031"]],
    [["1.2"], ["Mend the gates"], ["Head of Water", "and locks"], ["June 2031"]],
    [["1.3"], ["Hold a street week in each", "of the wards that have most", "complaints"], ["Bo Reed"], ["July 2031"]],
    [["1.4"], ["Sweep the steps by the", "old mill"], ["Cy Dale"], ["May 2032"]],
]  # fmt: skip
_PLACES = (60, 100, 320, 460)


def _drawn(
    rows: Sequence[Sequence[Sequence[str]]], way: str, gap: float, *, bold: bool = True
) -> Page:
    page, top = Page(), 100.0
    for n, row in enumerate(rows):
        most = max(map(len, row))
        for x, cell in zip(_PLACES, row, strict=True):
            free = (most - len(cell)) * _LINE * {"top": 0, "middle": 0.5, "bottom": 1}[way]
            for m, words in enumerate(cell):
                page.text(x, top + free + m * _LINE, words, 10, bold=bold and n == 0)
        top += most * _LINE + gap
    return page


def _read(*pages: Page) -> list[list[str]]:
    rows = [block for block in read_here(pdf([*pages])).blocks if block.form == "row"]
    return [[row.cells[n].text if n in row.cells else "" for n in range(1, 5)] for row in rows]


def _said(rows: Sequence[Sequence[Sequence[str]]]) -> list[list[str]]:
    return [[" ".join(cell) for cell in row] for row in rows]


@pytest.mark.parametrize("bold", [True, False])
@pytest.mark.parametrize("gap", [0.0, 6.0])
@pytest.mark.parametrize("way", ["top", "middle", "bottom"])
def test_a_row_is_its_own_wherever_its_cells_stand_in_it(
    way: str, gap: float, *, bold: bool
) -> None:
    """A reference beside the last line of its row does not begin the next one."""
    rows = [_HEAD, *_TABLE]

    assert _read(_drawn(rows, way, gap, bold=bold)) == _said(rows)


def test_columns_may_stand_each_in_its_own_way_where_gaps_part_the_rows() -> None:
    """References and leads at the bottom, actions at the top."""
    rows = [_HEAD, [["1"], ["Light the paths", "by the canal"], ["", "Ann Bee"], ["May 2031"]],
            [["2"], ["Mend the gates", "of the lock"], ["", "Bo Reed"], ["June 2031"]]]  # fmt: skip
    page, top = Page(), 100.0
    for row in rows:
        for x, cell in zip(_PLACES, row, strict=True):
            for m, words in enumerate(cell):
                page.text(x, top + m * _LINE, words, 10)
        top += max(map(len, row)) * _LINE + 8

    assert _read(page) == [[cell.strip() for cell in row] for row in _said(rows)]


@pytest.mark.parametrize("way", ["top", "bottom"])
def test_rows_that_two_ways_fit_are_unread(way: str, tmp_path: Path) -> None:
    """Every line begins as a cell would, none is full, and no gap says where a row ends: nobody owns anything."""
    one = [["1"], ["Lamps"], ["Ann Bee"], ["May 2031"]]
    two = [["2"], ["Gates", "Locks and weirs"], ["Bo Reed"], ["June 2031"]]
    last = [["3"], ["Steps"], ["Cy Dale"], ["July 2031"]]
    path = tmp_path / "plan.pdf"
    path.write_bytes(pdf([_drawn([_HEAD, one, two, last], way, 0.0)]))

    contents = load([path])

    assert not [s for s in contents.statements if s.term == "assignedTo"]
    assert [e.outcome for e in contents.ledger] == ["unread"]


def test_words_printed_over_each_other_are_unread() -> None:
    """A sheet whose rows are too low prints a cell into the next row."""
    page = _drawn([_HEAD, *_TABLE], "top", 0.0)
    page.text(_PLACES[2] + 6, 100 + _LINE * 4, "Cy Dale", 10)

    assert _read(page) == []


def test_lines_that_fit_no_way_are_unread() -> None:
    """A lead that stands one line below its reference, where other cells begin beside theirs."""
    late = [_TABLE[2][0], _TABLE[2][1], ["", "Bo Reed"], _TABLE[2][3]]

    assert _read(_drawn([_HEAD, *_TABLE[:2], late, _TABLE[3]], "top", 0.0)) == []


@pytest.mark.parametrize("way", ["top", "bottom"])
def test_what_stands_above_the_first_reference_of_a_page_ends_a_row_only_where_rows_begin_at_references(
    way: str,
) -> None:
    """At the bottom of their rows stand other cells, so that the line above belongs to the row below."""
    first, second = [_HEAD, *_TABLE[:2]], [_HEAD, *_TABLE[2:]]
    page = _drawn(second, way, 0.0)

    found = _read(_drawn(first, way, 0.0), page)

    assert found == _said([_HEAD, *_TABLE])


def test_one_cell_that_begins_with_an_empty_line_makes_no_table_of_cells_at_the_bottom() -> None:
    """Rows that end beside their references would fit as well, and give every second line to the next row."""
    rows = [_HEAD, [["1"], ["Light the Paths"], ["Head of", "Water"], ["May 2031"]],
            [["2"], ["Mend the Gates"], ["Bo Reed"], ["June 2031"]],
            [["3"], ["", "Sweep the Steps"], ["Cy Dale"], ["July 2031"]],
            [["4"], ["Count the Lamps"], ["Head of", "Locks"], ["May 2032"]],
            [["5"], ["Paint the Rails"], ["Ann Bee"], ["May 2033"]]]  # fmt: skip

    assert _read(_drawn(rows, "top", 0.0)) == []


def test_rows_that_cannot_be_told_on_one_page_of_a_table_are_guessed_on_none() -> None:
    """What parts the rows of one page parts those of the other, where it seems not to: so it may be a chance."""
    clear = [_HEAD, [["1"], ["Lamps"], ["Ann Bee"], ["May 2031"]],
             [["2"], ["Gates", "", "Locks and weirs"], ["Bo Reed"], ["June 2031"]],
             [["3"], ["Steps", "Rails"], ["Cy Dale"], ["July 2031"]]]  # fmt: skip
    unclear = [_HEAD, [["4"], ["Paths", "Ways", "Lanes", "", "Quays"], ["", "", "Ann Bee"], ["May 2032"]],
               [["5"], ["Walls"], ["Bo Reed"], ["June 2032"]],
               [["6"], ["Doors"], ["Cy Dale"], ["July 2032"]]]  # fmt: skip
    one, other = _drawn(clear, "middle", 6.0), _drawn(unclear, "top", 6.0)

    assert len(_read(one)) == len(clear)
    assert _read(other) == []
    assert _read(one, other) == []
