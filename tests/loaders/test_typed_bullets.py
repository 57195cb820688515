"""Bullets typed inside a paragraph or an item: each is an item of its own, one level further in."""

from __future__ import annotations

from pathlib import Path

import pytest

from remit.graph.model import Contents
from remit.loaders import load

_PAGE = "<h1>Financial regulations of Mere Council</h1><ol><li>GENERAL<ol>{}</ol></li></ol>"
_DUTIES = "<li>The Treasurer:<br><p>&bull; keeps the list of dues;<br>&bull; publishes the accounts of the crew.</p></li>"


def _loaded(folder: Path, items: str) -> Contents:
    (folder / "rules.html").write_text(_PAGE.format(items), encoding="utf-8")
    return load([folder / "rules.html"])


def _works(contents: Contents) -> dict[str, str]:
    labels = {e.id: e.label for e in contents.entities}
    return {
        labels[s.subject]: labels[s.object or ""]
        for s in contents.statements
        if s.term == "assignedTo"
    }


def _texts(contents: Contents) -> list[str]:
    return [entry.text for entry in contents.ledger]


def test_bullets_behind_line_breaks_are_the_items_of_the_list_above(tmp_path: Path) -> None:
    """As they would be in a list of the page itself."""
    typed = _works(_loaded(tmp_path, _DUTIES))
    listed = _DUTIES.replace("<p>&bull; ", "<ul><li>").replace("<br>&bull; ", "</li><li>")
    assert typed == _works(_loaded(tmp_path, listed.replace("</p>", "</li></ul>")))
    assert len(typed) == 2
    assert len(set(typed.values())) == 1


def test_a_line_without_a_bullet_goes_on_with_the_one_before(tmp_path: Path) -> None:
    """A line break that only wraps the words of an item ends nothing."""
    wrapped = _DUTIES.replace("list of dues", "list<br>of dues")
    assert "keeps the list of dues;" in _texts(_loaded(tmp_path, wrapped))


@pytest.mark.parametrize(
    "text",
    [
        "<li><p>• keeps the list of dues</p></li>",
        "<li><p>One – two<br>- three<br>– four</p></li>",
        "<li><p>Ann Bee • Cy Dee<br>Ed Eff • Fay Gee</p></li>",
        "<li><p>The list:<br>• of dues</p></li>",
    ],
)
def test_other_marks_part_no_paragraph(tmp_path: Path, text: str) -> None:
    """A dash, a bullet inside a line, a single one: the paragraph stays one piece."""
    assert len([t for t in _texts(_loaded(tmp_path, text)) if "GENERAL" not in t]) == 2


def test_a_list_ends_where_the_list_around_it_goes_on(tmp_path: Path) -> None:
    """What stands further out is the next rule, and no part of what "must include" opened; its own work is read."""
    contents = _loaded(
        tmp_path,
        "<li>The council must include measures:<ul><li>for the timely production of accounts;</li></ul></li>"
        "<li>At least once a year, the council must review the list of dues.</li>",
    )
    assert "review the list of dues" in _works(contents)
    assert not any("At least once" in entry.reason for entry in contents.ledger)
