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


def test_an_empty_owner_cell_is_cited_by_its_column_and_its_row(tmp_path: Path) -> None:
    """The cell has no words to quote: the heading that asks and the action that it asks for do."""
    table = tmp_path / "table.csv"
    table.write_text(
        "Ref,Action,Owner,By when\n1,Light the paths,Ann Bee,ASAP\n2,Mend the gates,,ASAP\n",
        encoding="utf-8",
    )
    contents = load([table])
    (empty,) = [s for s in contents.statements if (s.object or "").startswith("vacancy/")]
    assert (empty.subject, empty.stated_as) == ("action/dp-r3", "Owner (empty)")
    assert {(c.locator, c.quote) for c in empty.citations} == {
        ("row 1, column 3", "Owner"),
        ("row 3, column 2", "Mend the gates"),
    }
    assert [e.outcome for e in contents.ledger] == ["ignored", "fact", "fact"]
