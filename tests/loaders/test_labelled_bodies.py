"""Headings that are the names of bodies because the labels of one stand below each."""

from __future__ import annotations

from pathlib import Path

from remit.loaders import load
from tests.loaders.conftest import Read
from tests.support.told import links, values

_TITLE = "# Tarn College: who's who in governance\n\n## Committees\n\n"
_AUDIT = "### Audit and Risk\n\n- Chair: Dr Fiona Oakes\n- Members: Mrs Lesley Purdy; Mr Kofi Strang\n- Meets: termly\n- Reports to: Council\n\n"
_ESTATES = "### Finance and Estates\n\n- Chair: Ms Hazel Moss\n- Meets: six times a year\n- Reports to: Council\n\n"
_CALLED = (
    "The Audit and Risk Committee sits in public. The Finance and Estates Committee does not.\n"
)


def test_labels_below_several_headings_are_of_the_bodies_that_these_name(marked: Read) -> None:
    """Where the paper names them with their noun: nothing has two chairs."""
    contents = marked(_TITLE + _AUDIT + _ESTATES + _CALLED)
    assert {
        ("Lesley Purdy", "Audit and Risk Committee"),
        ("Kofi Strang", "Audit and Risk Committee"),
    } <= links(contents, "memberOf")
    assert not links(contents, "assignedTo")
    assert ("Audit and Risk Committee", "termly") in values(contents, "meets")
    assert ("Finance and Estates Committee", "six times a year") in values(contents, "meets")
    assert {
        ("Audit and Risk Committee", "Council"),
        ("Finance and Estates Committee", "Council"),
    } <= links(contents, "reportsTo")


_TABLES = """<h1>Who's who in governance</h1><h2>Committees</h2>
<h3>Audit and Risk</h3><table><tr><td>Chair</td><td>Dr Fiona Oakes</td></tr><tr><td>Meets</td><td>termly</td></tr></table>
<h3>Finance and Estates</h3><table><tr><td>Chair</td><td>Ms Hazel Moss</td></tr><tr><td>Meets</td><td>six times a year</td></tr></table>
<p>The Audit and Risk Committee is new. The Finance and Estates Committee keeps the register of land.</p>"""


def test_a_body_is_called_as_the_paper_calls_it_elsewhere(tmp_path: Path) -> None:
    """With its noun, where the paper has one for it; its labels may stand in a table."""
    page = tmp_path / "page.html"
    page.write_text(_TABLES, encoding="utf-8")
    assert values(load([page]), "meets") == {
        ("Audit and Risk Committee", "termly"),
        ("Finance and Estates Committee", "six times a year"),
    }


def test_a_list_below_a_label_goes_with_it(tmp_path: Path) -> None:
    """Members may be a list within the list of labels."""
    page = tmp_path / "page.html"
    below = "<h3>{}</h3><ul><li>Chair: {}</li><li>Members:<ul><li>Mrs Lesley Purdy</li></ul></li><li>Meets: termly</li></ul>"
    page.write_text(
        "<h1>Committees</h1>"
        + below.format("Audit and Risk Committee", "Dr Fiona Oakes")
        + below.format("Estates Panel", "Ms Hazel Moss"),
        encoding="utf-8",
    )
    assert links(load([page]), "memberOf") == {
        ("Lesley Purdy", "Audit and Risk Committee"),
        ("Lesley Purdy", "Estates Panel"),
    }


def test_one_heading_above_labels_names_no_body(marked: Read) -> None:
    """They may be of the body whose paper it is."""
    contents = marked(
        "# Tarn Board: terms of reference\n\n## Ways of working\n\n- Chair: Dr Fiona Oakes\n- Meets: termly\n"
    )
    assert values(contents, "meets") == {("Tarn Board", "termly")}


def test_a_day_or_a_person_above_labels_is_no_body(marked: Read) -> None:
    """Meetings have a chair each, and people have a line."""
    contents = marked(
        "# Tarn Board: meetings\n\n"
        "## 12 May 2031\n\n- Chair: Dr Fiona Oakes\n- Quorum: four\n\n"
        "## 9 June 2031\n\n- Chair: Ms Hazel Moss\n- Quorum: four\n"
    )
    assert not any(any(map(str.isdigit, e.label)) for e in contents.entities if e.kind == "body")


def test_a_heading_that_ends_on_no_noun_for_bodies_names_none(marked: Read) -> None:
    """Nor are the chairs below it those of the body whose paper it is."""
    contents = marked(_TITLE + _AUDIT + _ESTATES)
    assert not {"Audit and Risk", "Finance and Estates"} & {e.label for e in contents.entities}
    assert not {who for who, _ in links(contents, "holds")} & {"Fiona Oakes", "Hazel Moss"}
