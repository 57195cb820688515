"""Who agreed to a later date, in a column of its own; and what was withdrawn, rejected or superseded: neither open nor done."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from remit.graph.model import Contents
from remit.graph.opening import in_memory
from remit.graph.store import Store
from remit.loaders import load
from remit.queries.audit import audit
from remit.queries.changes.comparing import between
from remit.queries.listing import Wanted, listing
from remit.queries.promises import ledger
from tests.support.answers import row

HEAD = "Ref,Action,Owner,Due date,Revised date,{},Status"
GATE = "Q1,Mend the gate of the north quay,Ann Bee,31 March 2031,{},{},{}"
LOCK = "Q2,Oil every lock on the ferry steps,Tom Roe,30 June 2031,,,Open"


def log(folder: Path, day: str, *rows: str, heading: str = "Extension agreed by") -> Path:
    path = folder / f"{day.replace(' ', '-')}.csv"
    above = ["North Quay Board – Action log,,,,,,", f"As at {day},,,,,,", HEAD.format(heading)]
    path.write_text("\n".join([*above, *rows, ""]), encoding="utf-8")
    return path


def kept(*papers: Path) -> Store:
    store = in_memory()
    store.replace(load(papers))
    return store


def said(contents: Contents, term: str) -> list[str]:
    return [s.value or "" for s in contents.statements if s.term == term]


@pytest.mark.parametrize(
    "heading",
    ["Extension agreed by", "Extension approved by", "Revised date agreed by", "Extended by"],
)
def test_a_column_says_who_agreed_to_a_later_date(tmp_path: Path, heading: str) -> None:
    paper = log(tmp_path, "12 May 2031", GATE.format("30 June 2031", "Harbour Committee", "Open"), LOCK, heading=heading)  # fmt: skip
    contents = load([paper])
    assert said(contents, "extensionBy") == ["Harbour Committee"]
    assert said(contents, "deadline") == ["2031-06-30", "2031-06-30"]
    (found,) = [f for f in audit(kept(paper)).findings if f.code == "moved-deadline"]
    assert f"agreed, as it says: “{heading}: Harbour Committee”" in found.message
    (first, second) = row(ledger(kept(paper)), "Q1").promises
    assert first.granted == ()
    assert [g.words for g in second.granted] == [f"{heading}: Harbour Committee"]
    assert [c.locator for c in second.granted[0].citations] == ["row 4, column 6"]


@pytest.mark.parametrize("nobody", ["", "N/A", "-"])
def test_an_empty_cell_names_nobody_who_agreed(tmp_path: Path, nobody: str) -> None:
    paper = log(tmp_path, "12 May 2031", GATE.format("30 June 2031", nobody, "Open"), LOCK)
    assert said(load([paper]), "extensionBy") == []
    (found,) = [f for f in audit(kept(paper)).findings if f.code == "moved-deadline"]
    assert "nobody is said to have agreed to it" in found.message


def test_whoever_agrees_is_no_owner(tmp_path: Path) -> None:
    paper = log(tmp_path, "12 May 2031", GATE.format("30 June 2031", "Harbour Committee", "Open"), LOCK)  # fmt: skip
    assigned = {s.object for s in load([paper]).statements if s.term == "assignedTo"}
    assert assigned == {"person/ann-bee", "person/tom-roe"}


def test_what_stood_there_before_the_date_was_moved_again_is_told_as_that(tmp_path: Path) -> None:
    """The clerk may have forgotten to empty the cell, or the committee may have agreed twice: nobody can say."""
    papers = [
        log(tmp_path, day, GATE.format(revised, "Harbour Committee", "Open"), LOCK)
        for day, revised in (("12 May 2031", "30 June 2031"), ("9 June 2031", "30 September 2031"))
    ]
    _, first, second = row(ledger(kept(*papers)), "Q1").promises
    assert [g.before for g in first.granted] == [False]
    assert [g.before for g in second.granted] == [True]


# --- neither open nor done -----------------------------------------------------------------------


@pytest.mark.parametrize(
    "status", ["Withdrawn", "Rejected by the Board", "Superseded by Q7", "Closed – superseded", "No longer required", "Not accepted"],
)  # fmt: skip
def test_what_was_dropped_is_neither_open_nor_done(tmp_path: Path, status: str) -> None:
    store = kept(log(tmp_path, "12 May 2031", GATE.format("", "", status), LOCK))
    found = ledger(store, date(2031, 12, 31))
    dropped = row(found, "Q1")
    assert dropped.ended is not None
    assert (dropped.ended.outcome, dropped.ended.words) == ("dropped", status)
    assert not dropped.closed
    assert dropped.overdue("2031-12-31") == (False, False)
    assert (found.by_first, found.by_last) == (1, 1)
    assert "1 action was withdrawn, rejected or superseded: Q1" in found.sentence
    assert "Q1" not in {r.thing.label for r in listing(store, "action", Wanted(overdue="2031-12-31")).rows}  # fmt: skip
    late = [f for f in audit(store, date(2031, 12, 31)).findings if f.code == "overdue"]
    assert [f.subject.label for f in late] == ["Oil every lock on the ferry steps"]


@pytest.mark.parametrize(
    "status", ["Open", "Cancelled?", "Not rejected", "To be withdrawn if the bid fails", "Meeting cancelled", "Withdrawn funding is back"],
)  # fmt: skip
def test_words_that_only_speak_of_dropping_drop_nothing(tmp_path: Path, status: str) -> None:
    store = kept(log(tmp_path, "12 May 2031", GATE.format("", "", status), LOCK))
    assert row(ledger(store), "Q1").ended is None


def test_a_difference_tells_what_was_dropped_apart_from_what_was_done(tmp_path: Path) -> None:
    old, dropped, done = (
        load([log(tmp_path, "12 May 2031", GATE.format("", "", status), LOCK)])
        for status in ("Open", "Withdrawn", "Complete")
    )
    assert [c.what for c in between(old, dropped).changes] == ["dropped"]
    assert between(old, dropped).sentence == "1 action withdrawn, rejected or superseded."
    assert [c.what for c in between(old, done).changes] == ["done"]
    assert [c.what for c in between(dropped, old).changes] == ["reopened"]
    assert [c.what for c in between(dropped, done).changes] == ["done"]


def test_what_was_dropped_and_is_gone_from_the_log_did_not_vanish(tmp_path: Path) -> None:
    store = kept(
        log(tmp_path, "12 May 2031", GATE.format("", "", "Superseded by Q7"), LOCK),
        log(tmp_path, "9 June 2031", LOCK),
    )
    assert not [f for f in audit(store).findings if f.code == "vanished"]
    assert ledger(store).gone == ()
