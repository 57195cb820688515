"""The invented board's log at six meetings: what changed from one to the next, and nothing else."""

from __future__ import annotations

import random
from contextlib import closing
from datetime import date
from pathlib import Path
from shutil import copytree

import pytest

from remit.examples.meetings import write
from remit.graph.editions import as_of, editions_of, now, parted
from remit.graph.model import Contents
from remit.graph.opening import in_memory, open_store
from remit.loaders import load
from remit.loaders.updating import update
from remit.queries.audit import audit
from remit.queries.changes import applied
from remit.queries.changes.comparing import between, difference
from remit.queries.changes.model import OTHER
from remit.queries.changes.told import told as in_words
from remit.queries.promises import ledger
from tests.support.told import canonical

_ID = "action/wharfside-safety-board-action-log-"


@pytest.fixture(scope="module")
def here(repository: Path) -> Path:
    return repository / "examples" / "wharfside"


@pytest.fixture(scope="module")
def logs(here: Path) -> list[Path]:
    return sorted(here.glob("log-*"))


@pytest.fixture(scope="module")
def wharfside(logs: list[Path]) -> Contents:
    return load(logs)


def _said(contents: Contents, name: str, term: str) -> list[str]:
    found = (s for s in contents.statements if s.subject == _ID + name and s.term == term)
    return sorted(s.object or s.value or "" for s in found)


def test_the_documents_are_what_the_log_makes(here: Path, tmp_path: Path) -> None:
    copy = copytree(here, tmp_path / "wharfside")
    before = load([copy])
    assert len([*write(copy)]) == 8
    after = load([copy])
    assert [s.id for s in after.statements] == [s.id for s in before.statements]


def test_six_documents_in_three_formats_are_six_editions(wharfside: Contents) -> None:
    found = editions_of(wharfside)
    assert [e.document for e in found] == sorted(e.document for e in found)
    assert len({e.day for e in found}) == 6
    assert len({e.series for e in found}) == 1


def test_what_was_put_off_handed_over_or_filled_is_told_with_what_it_was(
    wharfside: Contents,
) -> None:
    today, _ = parted(wharfside)
    assert _said(wharfside, "ws2", "deadline") == [
        "2031-02-28",
        "2031-04-30",
        "2031-06-30",
        "2031-09-30",
    ]
    assert _said(today, "ws2", "deadline") == ["2031-09-30"]
    assert _said(wharfside, "ws3", "assignedTo") == ["person/priya-nand", "person/tom-bree"]
    assert _said(today, "ws3", "assignedTo") == ["person/priya-nand"]
    assert _said(wharfside, "ws3", "status") == ["At risk", "Open"]
    assert _said(today, "ws7", "assignedTo") == ["person/ines-farrow"]
    assert len(_said(wharfside, "ws7", "assignedTo")) == 2


def test_what_is_no_longer_on_the_log_is_set_aside_and_what_was_reworded_is_not(
    wharfside: Contents,
) -> None:
    today, aside = parted(wharfside)
    gone = {e.id.removeprefix(_ID) for e in aside.entities if e.kind == "action"}
    assert gone == {"ws1", "ws4"}
    left = {e.id.removeprefix(_ID) for e in today.entities if e.kind == "action"}
    assert left == {"ws2", "ws3", "ws6", "ws7", "action/thank-volunteers-night-25d6"}
    assert _said(wharfside, "ws1", "status") == ["Complete", "Open"]


def test_the_six_logs_give_the_same_register_in_any_order_at_once_or_one_by_one(
    logs: list[Path], wharfside: Contents, tmp_path: Path
) -> None:
    orders = [logs[::-1], random.Random(3).sample(logs, len(logs))]
    for n, order in enumerate(orders):
        assert canonical(load(order)) == canonical(wharfside)
        address = tmp_path / f"{n}.remit"
        for each in order:
            update(address, [each])
        with closing(open_store(address)) as store:
            assert canonical(store.contents()) == canonical(wharfside)


# The twelve changes that were planted in the logs, meeting by meeting; in June the rows stand in another order too.
_PLANTED = {
    ("2031-01-14", "2031-02-11"): {("new", "WS6"), ("deadline", "WS2")},
    ("2031-02-11", "2031-03-11"): {("owner", "WS3"), ("done", "WS1")},
    ("2031-03-11", "2031-04-08"): {("gone", "WS1"), ("deadline", "WS2"), ("gone", "WS4")},
    ("2031-04-08", "2031-05-13"): {("reworded", "Thank all volunteers"), ("new", "WS7"), ("status", "WS3")},
    ("2031-05-13", "2031-06-10"): {("owner", "WS7"), ("deadline", "WS2")},
}  # fmt: skip


@pytest.mark.parametrize("days", _PLANTED)
def test_from_meeting_to_meeting_what_was_planted_is_told_and_nothing_else(
    wharfside: Contents, days: tuple[str, str]
) -> None:
    with closing(in_memory()) as store:
        store.replace(wharfside)
        views = [as_of(store, date.fromisoformat(day)) for day in days]
        found = difference(views[0], views[1], days)
        before, after = (now(view) for view in views)
        assert {s.id for s in applied(before, found).statements} == {s.id for s in after.statements}
        for view in views:
            view.close()
    told = {
        (change.what, change.reference or " ".join(change.thing.label.split()[:3]))
        for change in found.changes
        if not change.along and change.what != OTHER and change.thing.kind != "person"
    }
    assert told == _PLANTED[days]
    assert (found.said, found.unsaid) == (
        (),
        (),
    )  # title and date stand in each format in its own way
    assert not found.doubts
    assert not found.not_read


def test_what_is_done_is_told_with_what_is_reported_on_it(
    wharfside: Contents, tmp_path: Path
) -> None:
    """Also that it is nothing, where something is reported on others; of a paper that reports on none nothing is said."""
    days = ("2031-02-11", "2031-03-11")
    with closing(in_memory()) as store:
        store.replace(wharfside)
        views = [as_of(store, date.fromisoformat(day)) for day in days]
        (done,) = difference(views[0], views[1], days).of("done")
        for view in views:
            view.close()
    assert in_words(done) == ": from Open to Complete; nothing is reported on it"

    def log(status: str, *reports: str) -> Contents:
        path = tmp_path / "log.csv"
        told = [
            f"N{n},Mend gate {n} of the quay,Ann Bee,{status},{r}" for n, r in enumerate(reports)
        ]
        path.write_text(
            "\n".join(["Ref,Action,Owner,Status,Progress", *told, ""]), encoding="utf-8"
        )
        return load([path])

    seen = between(log("Open", "", ""), log("Complete", "Seen mended on 2 June.", ""))
    assert [change.evidence for change in seen.of("done")] == [
        "reported: “Seen mended on 2 June.”",
        "nothing is reported on it",
    ]
    unseen = between(log("Open", ""), log("Complete", ""))
    assert [change.evidence for change in unseen.of("done")] == [""]


def test_over_the_half_year_every_planted_change_that_still_stands_is_told(
    wharfside: Contents,
) -> None:
    assert sum(map(len, _PLANTED.values())) == 12
    with closing(in_memory()) as store:
        store.replace(wharfside)
        with closing(as_of(store, date(2031, 1, 14))) as first:
            found = difference(first, store, ("14 January 2031", "today"))
    told = {(c.what, c.reference) for c in found.changes if c.thing.kind == "action" and not c.along and c.what != OTHER}  # fmt: skip
    assert told == {
        ("new", "WS6"), ("new", "WS7"), ("gone", "WS1"), ("gone", "WS4"), ("owner", "WS3"), ("status", "WS3"),
        ("deadline", "WS2"), ("reworded", ""),
    }  # fmt: skip
    # The log of March says that it is done, and those of both days say nothing of that.
    gone = {c.reference: c for c in found.changes if c.what == "gone" and c.reference}
    assert {reference: c.ended for reference, c in gone.items()} == {"WS1": "done", "WS4": ""}
    closed = gone["WS1"].new
    assert closed is not None
    assert [(c.document, c.quote) for c in closed.citations] == [("log-2031-03.xlsx", "Complete")]
    new = {c.reference: in_words(c) for c in found.changes if c.what == "new" and c.reference}
    assert new == {
        "WS6": ", recorded as Open, due 30 April 2031, with Priya Nand",
        "WS7": ", recorded as Open, due 31 August 2031, with Ines Farrow",
    }
    (moved,) = (c for c in found.changes if c.what == "deadline")
    assert (moved.days, moved.moves) == (214, 3)


def test_the_plan_of_the_second_year_changes_what_was_planted_and_nothing_else(here: Path) -> None:
    before, after = (load([here / f"plan-{year}.docx"]) for year in (2031, 2032))
    told = {
        (change.what, change.reference or change.thing.label)
        for change in between(before, after).changes
        if not change.along and change.what != OTHER
    }
    assert told == {
        ("owner", "Fewer thefts on the quay"),
        ("deadline", "P1"),
        ("gone", "P3"),
        ("owner", "P4"),
        ("deadline", "P4"),
        ("new", "P5"),
    }


def test_log_and_plan_in_one_register_are_two_papers_in_their_editions(here: Path) -> None:
    store = in_memory()
    store.replace(load([here]))
    found = ledger(store, date(2032, 5, 1))
    moved = {row.reference: row.slipped for row in found.moved}
    assert moved == {"WS2": 214, "P1": 366, "P4": 366}
    assert {row.reference for row in found.gone} == {"WS4", "P3"}
    vanished = audit(store, date(2032, 5, 1), ["vanished"]).findings
    assert sorted(finding.subject.label for finding in vanished) == [
        "log-2031-06.docx",
        "plan-2032.docx",
    ]
    (of_log,) = [f.message for f in vanished if f.subject.label.startswith("log")]
    assert "as at 11 March 2031 and is not in that of 8 April 2031, nor in any since;" in of_log
    (of_plan,) = [f.message for f in vanished if f.subject.label.startswith("plan")]
    assert "nor in any since" not in of_plan  # the newest is the next
