"""Rows that are one merged cell, repeated in each column as word processors save it: headings, and no work."""

from __future__ import annotations

from pathlib import Path

from remit.loaders import load

_TABLE = """{first}
Ref,Action,Lead officer,Deadline,RAG
1.1,Open the quay walk until midnight,Ann Bee,31/03/2027,Green
{second}
2.1,Empty the bins twice a day in August,Cy Dee,31/08/2027,Green
"""


def test_a_priority_in_every_cell_of_a_row_heads_the_rows_below_it_also_above_the_header(
    tmp_path: Path,
) -> None:
    """It is no action, and its words in the owner's column are nobody."""
    path = tmp_path / "merged.csv"
    banners = {
        name: ",".join([f"Priority {n}: {words}"] * 5)
        for n, (name, words) in enumerate(
            {"first": "Safer evenings", "second": "Cleaner streets"}.items(), 1
        )
    }
    path.write_text(_TABLE.format(**banners), encoding="utf-8")
    contents = load([path])

    labels = {e.id: e.label for e in contents.entities}
    under = {
        labels[s.subject]: labels[s.object or ""]
        for s in contents.statements
        if s.term == "actionOf"
    }
    assert under == {
        "Open the quay walk until midnight": "Safer evenings",
        "Empty the bins twice a day in August": "Cleaner streets",
    }
    kinds = {e.kind for e in contents.entities}
    assert kinds == {"action", "document", "person", "priority"}
    assert {entry.outcome for entry in contents.ledger} == {"fact", "ignored"}  # the header


_LABELLED = """
<h1>Mere plan</h1><table>
<tr><th>No.</th><th>Action</th><th>Lead officer</th><th>Deadline</th></tr>
<tr><td colspan="4"><p>Priority 1 – Safer evenings</p><p>{}</p></td></tr>
<tr><td>1.1</td><td>Open the quay walk until midnight</td><td>Ann Oakham</td><td>May 2031</td></tr>
</table>
"""


def test_a_label_on_a_line_below_a_priority_across_the_table_says_who_answers_for_it(
    tmp_path: Path,
) -> None:
    path = tmp_path / "plan.html"
    for label, owners in (
        ("Sponsor: Head of Housing", [("Safer evenings", "Head of Housing")]),
        ("Funded by: Vale Trust", []),
    ):
        path.write_text(_LABELLED.format(label), encoding="utf-8")
        contents = load([path])
        name = {e.id: e.label for e in contents.entities}
        found = [
            (name[s.subject], name[s.object or ""])
            for s in contents.statements
            if s.term == "assignedTo" and s.subject.startswith("priority")
        ]
        assert found == owners
