"""The day that a document gives for itself, as at which what is late is counted."""

from __future__ import annotations

from pathlib import Path

import pytest

from remit.graph.model import Contents
from remit.graph.opening import in_memory
from remit.loaders import load
from remit.queries.facts.dating import day_of

TABLE = "| Action | Owner | Due |\n|---|---|---|\n| Mend the gate | Vale Council | 1 May 2031 |\n"


def read(folder: Path, text: str, name: str = "log.md") -> Contents:
    """What one document gives."""
    (folder / name).write_text(text, encoding="utf-8")
    return load([folder / name])


def dated(contents: Contents) -> list[tuple[str, str | None, str]]:
    """The days that documents give for themselves: of which, the day, and the words that say so."""
    return [
        (said.subject, said.value, said.citations[0].quote)
        for said in contents.statements
        if said.term == "asAt" and said.subject.startswith("document/")
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Minutes of the meeting held on Tuesday 4 March 2031 at 10am",
        "Date: 4 March 2031",
        "Last updated: 4 March 2031",
        "Action log as at 4 March 2031",
        "Approved by the Board on 4 March 2031",
        "Tuesday 4 March 2031",
    ],
)
def test_a_line_at_the_front_dates_the_document(tmp_path: Path, line: str) -> None:
    contents = read(tmp_path, f"# Action log\n\n{line}\n\n{TABLE}")
    assert dated(contents) == [("document/log-md", "2031-03-04", "4 March 2031")]


@pytest.mark.parametrize(
    "line",
    [
        "Next meeting: 4 March 2031",
        "The next meeting will be held on 4 March 2031",
        "Review date: 4 March 2031",
        "Effective from 4 March 2031",
        "To be approved by 4 March 2031",
        "Date not yet agreed: 4 March 2031",
        "The gate is broken since the storm of 4 March 2031",
        "Updated in March 2031",
    ],
)
def test_a_day_to_come_or_of_something_else_does_not(tmp_path: Path, line: str) -> None:
    assert dated(read(tmp_path, f"# Action log\n\n{line}\n\n{TABLE}")) == []


@pytest.mark.parametrize(
    ("action", "owner"),
    [
        ("Install lighting at Quay Lane", "Vale Council"),
        ("Mend the gate", "as above"),
        ("Mend the gate as agreed", "Vale Council"),
        ("Hold a meeting", "Vale Council"),
    ],
)
def test_a_deadline_is_no_day_of_the_document_whatever_stands_beside_it(
    tmp_path: Path, action: str, owner: str
) -> None:
    row = f"| {action} | {owner} | 2 July 2031 |\n"
    assert dated(read(tmp_path, f"# Action plan\n\n{TABLE}{row}")) == []


def test_words_are_not_read_across_the_cells_of_a_table_that_is_not_known(tmp_path: Path) -> None:
    table = "| Wuzz | Fuzz | Gruzz |\n|---|---|---|\n| Lamps at Quay Lane | Vale | 2 July 2031 |\n"
    assert dated(read(tmp_path, f"# Paper\n\n{table}")) == []


def test_work_beside_its_day_is_no_label_of_the_document(tmp_path: Path) -> None:
    """Two columns of which the second has days look like labels, and are work."""
    table = "| Wuzz | By |\n|---|---|\n| Hold a meeting | 2 July 2031 |\n| Agreed visit | 3 July 2031 |\n"
    assert dated(read(tmp_path, f"# Paper\n\n{table}")) == []


def test_a_label_beside_its_value_dates_the_document(tmp_path: Path) -> None:
    front = "| Date of meeting | 4 March 2031 |\n|---|---|\n| Place | Town Hall |\n"
    assert dated(read(tmp_path, f"# Minutes\n\n{front}\n\nText.\n")) == [
        ("document/log-md", "2031-03-04", "4 March 2031")
    ]


def test_the_latest_day_that_rows_record_dates_a_log(tmp_path: Path) -> None:
    """When something was raised, updated or closed has been; when it is due or reviewed next is to come."""
    log = (
        "Action,Owner,Date raised,Due date,Last updated,Next review\n"
        "Mend the gate,Vale Council,04/03/2031,01/05/2031,11/03/2031,01/09/2031\n"
        "Paint the gate,Vale Council,07/03/2031,01/06/2031,,01/09/2031\n"
    )
    assert dated(read(tmp_path, log, "log.csv")) == [
        ("document/log-csv", "2031-03-11", "11/03/2031")
    ]


def test_a_register_is_judged_as_at_the_latest_day_of_its_documents(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(f"# Log\n\nDate: 4 March 2031\n\n{TABLE}", encoding="utf-8")
    (tmp_path / "b.md").write_text(f"# Log\n\nDate: 5 April 2031\n\n{TABLE}", encoding="utf-8")
    store = in_memory()
    store.replace(load([tmp_path / "a.md", tmp_path / "b.md"]))
    day = day_of(store)
    store.close()
    assert day is not None
    assert day.isoformat() == "2031-04-05"
