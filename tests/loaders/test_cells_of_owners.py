"""Cells of owners as people fill them: over several lines, with a mark for the row above, with a table inside."""

from __future__ import annotations

from pathlib import Path

import pytest

from remit.graph.model import Contents
from remit.loaders import load

HEAD = "<tr><th>No.</th><th>Action</th><th>Owner</th><th>Due date</th></tr>"


def _load(folder: Path, *owners: str) -> Contents:
    works = ("Mend the weir", "Paint the rails", "Buy new radios")
    rows = "".join(
        f"<tr><td>{n}</td><td>{work}</td><td>{owner}</td><td>{n} May 2031</td></tr>"
        for n, (work, owner) in enumerate(zip(works, owners, strict=False), 1)
    )
    page = f"<h1>Mere action plan</h1><table>{HEAD}{rows}</table>"
    (folder / "log.html").write_text(page, encoding="utf-8")
    return load([folder / "log.html"])


def _owners(contents: Contents) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for s in contents.statements:
        if s.term == "assignedTo":
            found.setdefault(s.subject.split("/")[1][:4], []).append(s.object or "")
    return found


@pytest.mark.parametrize(
    "lines",
    [
        "Hal Eight<br>CCTV Manager<br>Mere Council",
        "CCTV Manager<br>Hal Eight<br>Mere Council",
        "<p>Hal Eight</p><p>CCTV Manager</p><p>Mere Council</p>",
    ],
)
def test_a_name_a_post_and_a_body_on_lines_of_their_own_are_one_owner(
    tmp_path: Path, lines: str
) -> None:
    contents = _load(tmp_path, lines, "Ann Bee<br>Parks Trust")
    assert _owners(contents)["mend"] == ["person/hal-eight"]
    held = [s.object for s in contents.statements if s.term == "holds"]
    assert held == ["post/cctv-manager-of-mere-council"]


def test_lines_that_repeat_name_and_post_are_as_many_owners_as_names(tmp_path: Path) -> None:
    contents = _load(tmp_path, "Hal Eight<br>CCTV Manager<br>Ann Bee<br>Parks Manager")
    assert _owners(contents)["mend"] == ["person/ann-bee", "person/hal-eight"]


@pytest.mark.parametrize("mark", ['"', "“", "〃", "''", ",,", '- " -', "as above", "Ditto"])
def test_a_mark_for_the_row_above_means_whoever_stands_there_by_inference(
    tmp_path: Path, mark: str
) -> None:
    """Also through several such rows; both the mark and the name are cited."""
    contents = _load(tmp_path, "Ann Bee", mark, mark)
    assert _owners(contents)["pain"] == _owners(contents)["buy-"] == ["person/ann-bee"]
    (said,) = [s for s in contents.statements if s.subject.startswith("action/pain") and s.object]
    assert said.basis == "inferred"
    assert {c.quote for c in said.citations} == {"Ann Bee", mark}


@pytest.mark.parametrize(
    "owners", [('"', "Ann Bee"), ("", '"'), ("Ann Bee", "", '"'), ("Ann Bee", "see above")]
)
def test_a_mark_without_a_name_right_above_it_is_not_understood(
    tmp_path: Path, owners: tuple[str, ...]
) -> None:
    """Somebody is meant, and it is not told who: never vacant, and never whoever stands further up."""
    contents = _load(tmp_path, *owners)
    work = {'"': 0, "see above": 1}
    at = next(n for n, owner in enumerate(owners) if owner in work)
    name = ("mend", "pain", "buy-")[at]
    assert [one.split("/")[0] for one in _owners(contents)[name]] == ["unclear"]


def test_a_table_inside_a_cell_leaves_neither_a_vacancy_nor_rows_without_header(
    tmp_path: Path,
) -> None:
    """The cell is not empty, and the rows behind the inner table stand below the same header as before."""
    inner = "<table><tr><td>Lead</td><td>Gina Marsh</td></tr><tr><td>Deputy</td><td>Gus Dale</td></tr></table>"
    contents = _load(tmp_path, "Ann Bee", inner, "Will Rose")
    assert _owners(contents) == {"mend": ["person/ann-bee"], "buy-": ["person/will-rose"]}
    said = [s.value for s in contents.statements if s.term == "notRead"]
    assert said == ["Owner: a table stands in this cell, which is read by itself"]


def test_an_empty_owner_of_the_last_row_with_a_table_inside_is_no_vacancy(tmp_path: Path) -> None:
    inner = "<table><tr><td>Lead</td><td>Gina Marsh</td></tr></table>"
    assert _owners(_load(tmp_path, "Ann Bee", inner)) == {"mend": ["person/ann-bee"]}


def test_rows_of_a_table_inside_a_cell_are_no_actions_of_the_table_around_it(
    tmp_path: Path,
) -> None:
    """Two cells in a row would fit two of its columns."""
    inner = "<table><tr><td>Police</td><td>Jo Bell</td></tr><tr><td>Council</td><td>Ian Cole</td></tr></table>"
    contents = _load(tmp_path, "Ann Bee", inner)

    assert _owners(contents) == {"mend": ["person/ann-bee"]}
    assert not {e.label for e in contents.entities if e.kind == "action"} & {"Police", "Council"}
    assert [e.outcome for e in contents.ledger if "Jo Bell" in e.text] == ["unread"]


def test_an_owner_whose_words_are_hidden_is_not_read_and_no_vacancy(tmp_path: Path) -> None:
    """Somebody stands there, whom the paper does not say."""
    contents = _load(tmp_path, "Ann Bee", "<span style='display:none'>Cy Dee</span>")

    assert _owners(contents) == {"mend": ["person/ann-bee"]}
    assert [s.value for s in contents.statements if s.term == "notRead"] == ["Owner: hidden"]


def test_an_empty_owner_is_cited_where_the_empty_cell_is(tmp_path: Path) -> None:
    """The heading says what is asked for, and the cell itself that nobody answered for the work beside it."""
    contents = _load(tmp_path, "Ann Bee", "")
    cited = [
        [(c.locator, c.quote) for c in s.citations]
        for s in contents.statements
        if (s.object or "").startswith("vacancy/")
    ]
    assert cited == [
        [
            ("table 1, row 1, column 3", "Owner"),
            ("table 1, row 3, column 2", "Paint the rails"),
            ("table 1, row 3, column 3", ""),
        ]
    ]
