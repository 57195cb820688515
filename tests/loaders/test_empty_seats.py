"""A label that asks who and gets no answer."""

from __future__ import annotations

from pathlib import Path

from remit.loaders import load

PAGE = """Priority: Safer parks

Lead partner:

Why it matters

Parks belong to everybody, and too few people feel that they do after dark.

This year we will

- light the paths of the three largest parks
- ask visitors what keeps them away
"""


def test_an_empty_lead_is_a_vacancy_of_its_own(tmp_path: Path) -> None:
    """The page asks who leads and does not say: that is a fact, cited at the empty label."""
    page = tmp_path / "page.txt"
    page.write_text(PAGE, encoding="utf-8")
    contents = load([page])
    (lead,) = [s for s in contents.statements if s.term == "assignedTo"]
    assert (lead.subject, lead.role) == ("priority/safer-parks", "accountable")
    assert lead.object == "vacancy/safer-parks-accountable-1"
    assert lead.stated_as == "Lead partner (empty)"
    assert [c.locator for c in lead.citations] == ["line 3"]
