"""Cells that ask who or when, and of which nothing was told, are owned up to; and what a margin's letters tell."""

from __future__ import annotations

from pathlib import Path

from remit.loaders import load
from tests.loaders.conftest import Read
from tests.support.told import links, roles

_MINUTES = """<h1>Places Scrutiny Committee – minutes</h1><p>Meeting of 4 May 2031</p>
<table><tr><td colspan="2">In attendance</td></tr>
<tr><td>Cara Anwyl (CA)</td><td>Corporate Director, Place</td></tr>
<tr><td>Owen Gittes (OG)</td><td>Head of Highways</td></tr></table>
<table><tr><th>Min.</th><th></th><th>Action by</th></tr>
<tr><td>1</td><td>Welcome. Everybody was made welcome by the Chair, and there was tea for those who wanted some.</td><td></td></tr>
<tr><td>4</td><td><p>Members heard of the floods in the valley, and asked why the drain was still blocked.</p><p>AGREED that</p>
<p>(a) the culvert at the mill be cleared by 1 June 2031;</p><p>(b) the unions be met about the four-day round.</p></td>
<td><p>(a) OG</p><p>(b) CA</p></td></tr></table>"""


def _page(folder: Path) -> Path:
    path = folder / "minutes.html"
    path.write_text(_MINUTES, encoding="utf-8")
    return path


def test_a_table_of_names_beside_posts_tells_who_was_there(tmp_path: Path) -> None:
    """Below one heading for both columns; their initials are theirs in the rest of the paper."""
    contents = load([_page(tmp_path)])
    assert {"Cara Anwyl", "Owen Gittes"} <= {who for who, _ in links(contents, "attended")}
    assert any(
        who == "Owen Gittes" and "Highways" in post for who, post in links(contents, "holds")
    )


def test_a_letter_in_the_margin_is_that_of_an_item(tmp_path: Path) -> None:
    """Whoever stands behind it is to do that item, and no other."""
    assert roles(load([_page(tmp_path)])) == {
        ("the culvert at the mill be cleared by 1 June 2031", "responsible", "Owen Gittes"),
        ("the unions be met about the four-day round", "responsible", "Cara Anwyl"),
    }


def test_officers_of_a_body_are_no_body(marked: Read) -> None:
    """A heading over people names nobody that its tables could be of."""
    contents = marked(
        "# Who's who\n\n## Officers of the University\n\n| Post | Holder |\n|---|---|\n| Provost | Ann Oakham |\n| Bursar | Bo Lunt |\n"
    )
    assert not [e for e in contents.entities if e.label.startswith("Officers of")]


def test_a_cell_that_asks_who_and_of_which_nothing_was_told_is_unread(marked: Read) -> None:
    """One fact of a row does not answer for the name in another cell."""
    contents = marked(
        "# Who to ask\n\n| Matter | Ask | If away |\n|---|---|---|\n| Footpaths | Ann Oakham | Bo Lunt |\n| Bridges | Cy Dunmore | Ann Oakham |\n"
    )
    assert {
        ("Footpaths", "responsible", "Ann Oakham"),
        ("Bridges", "responsible", "Cy Dunmore"),
    } <= roles(contents)
    notes = [note for note in contents.notes if "If away" in note]
    assert len(notes) == 2


def test_two_people_side_by_side_are_not_one_with_a_post(tmp_path: Path) -> None:
    """Below one heading for both columns nobody's post is taken from the next cell, where another is named."""
    page = tmp_path / "minutes.html"
    page.write_text(
        '<h1>Tarn Board – minutes</h1><table><tr><td colspan="2">In attendance</td></tr>'
        "<tr><td>Cara Anwyl</td><td>Mike Brack Coast Service</td></tr>"
        "<tr><td>Owen Gittes, Digital advisor</td><td>Ina Moss Coast Service</td></tr></table>",
        encoding="utf-8",
    )
    contents = load([page])
    assert not any("Mike" in post or "Ina" in post for _, post in links(contents, "holds"))
    assert not any("Mike" in body or "Ina" in body for _, body in links(contents, "memberOf"))


def test_a_short_form_of_a_ministry_is_that_ministry(marked: Read) -> None:
    """“Of” parts a body from its people, and not a ministry from its name."""
    contents = marked(
        "# Report\n\nThe Ministry of Justice keeps the register of courts.\n\nLord Moss is Minister of State at the Ministry of Justice.\n"
    )
    assert not [e for e in contents.entities if e.label.endswith("State of Justice")]
