"""A log of six meetings with eighteen changes planted in it: each is told where it was made, and nothing else is."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from contextlib import closing
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from remit.graph.editions import as_of
from remit.graph.opening import in_memory
from remit.graph.store import Store
from remit.loaders import load
from remit.queries.changes import difference
from remit.queries.changes.model import Diff
from remit.queries.promises import ledger

HEADER = (
    "Ref",
    "Action",
    "Lead officer",
    "Target date",
    "Status",
    "Progress",
    "Extension agreed by",
)
FIRST = {
    "F1": ("Clear the screens on the mill leat", "Joan Frayne", "31 March 2035", "On track", "Two of five are clear", ""),
    "F2": ("Draw up a list of households that need help to move", "Ruth Okafor", "30 April 2034", "Not started", "", ""),
    "F3": ("Fit a gauge to the footbridge", "TBC", "31 May 2034", "Not started", "", ""),
    "F4": ("Hold a practice evacuation of the school", "Peter Lunn", "30 June 2034", "Not started", "", ""),
    "F5": ("Agree who pays for sandbags", "Joan Frayne", "28 February 2034", "Amber", "The district has been asked", ""),
    "F6": ("Publish the flood map in Welsh and English", "Ruth Okafor", "30 September 2034", "On track", "", ""),
    "F7": ("Repair the telemetry at Weir Lane", "Peter Lunn", "31 March 2034", "Red", "Parts are on order", ""),
    "F8": ("Write to riparian owners about fallen trees", "Joan Frayne", "31 March 2034", "On track", "", ""),
}  # fmt: skip
WORDS, WHO, DUE, STATUS, TOLD, AGREED = range(6)
Cells = Mapping[int, str]
# What each meeting changes: cells by their column, a whole row that is new, or nothing where the row went.
MEETINGS: Mapping[str, Mapping[str, Cells | tuple[str, ...] | None]] = {
    "2034-01-09": {},
    "2034-03-13": {
        "F5": {DUE: "31 May 2034", AGREED: "Mair Pugh, Chair"},
        "F8": {STATUS: "Complete", TOLD: "Forty letters went out on 2 March 2034"},
        "F9": ("Buy two pumps for the lower village", "Sian Howell", "31 July 2034", "Not started", "", ""),
    },
    "2034-05-15": {
        "F3": {WHO: "Sian Howell"},
        "F5": {DUE: "31 August 2034", AGREED: ""},
        "F6": {DUE: "31 July 2034"},
        "F8": None,
    },
    "2034-07-10": {
        "F2": {STATUS: "Complete", TOLD: "The list has 61 names"},
        "F4": {WHO: "Ruth Okafor"},
        "F7": None,
    },
    "2034-09-11": {
        "F2": {STATUS: "On track"},
        "F3": {STATUS: "Complete", TOLD: "Fitted on 4 September 2034"},
        "F4": {DUE: "31 October 2034"},
        "F6": {WORDS: "Publish the flood map in Welsh, English and large print"},
        "F9": {STATUS: "Withdrawn"},
    },
    "2034-11-12": {
        "F1": {STATUS: "Red"},
        "F3": None,
        "F10": ("Ask the water company for its sewer plans", "Joan Frayne", "", "Not started", "", ""),
    },
}  # fmt: skip
# What is to be told at each meeting: what happened to which action.
KEY = {
    "2034-03-13": {("new", "F9"), ("done", "F8"), ("deadline", "F5")},
    "2034-05-15": {("gone", "F8"), ("owner", "F3"), ("deadline", "F5"), ("deadline", "F6")},
    "2034-07-10": {("gone", "F7"), ("done", "F2"), ("owner", "F4")},
    "2034-09-11": {("reopened", "F2"), ("done", "F3"), ("deadline", "F4"), ("reworded", "F6"), ("dropped", "F9")},
    "2034-11-12": {("status", "F1"), ("gone", "F3"), ("new", "F10")},
}  # fmt: skip
_TURNED, _OTHER_COLUMNS = "2034-11-12", "2034-07-10"  # the rows, or the columns, stand otherwise


@pytest.fixture(scope="module")
def forum(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The register of all six logs."""
    folder = tmp_path_factory.mktemp("forum")
    rows = {ref: list(cells) for ref, cells in FIRST.items()}
    for day, changed in MEETINGS.items():
        for ref, change in changed.items():
            if change is None:
                del rows[ref]
            elif isinstance(change, tuple):
                rows[ref] = list(change)
            else:
                for column, words in change.items():
                    rows[ref][column] = words
        _write(folder, day, [[ref, *cells] for ref, cells in rows.items()])
    with closing(in_memory()) as store:
        store.replace(load([folder]))
        yield store


def _write(folder: Path, day: str, rows: list[list[str]]) -> None:
    header = list(HEADER)
    if day == _TURNED:
        rows.reverse()
    if day == _OTHER_COLUMNS:
        header, *rows = ([*row[:1], *row[:0:-1]] for row in (header, *rows))
    blank = [""] * (len(HEADER) - 1)
    lines = [
        ["Millbrook Flood Forum – Action log", *blank],
        [f"As at {date.fromisoformat(day):%d %B %Y}", *blank],
    ]
    with (folder / f"log-{day}.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([*lines, header, *rows])


def told(store: Store, first: str, last: str) -> Diff:
    """What changed from one day to another."""
    with (
        closing(as_of(store, date.fromisoformat(first))) as before,
        closing(as_of(store, date.fromisoformat(last))) as after,
    ):
        return difference(before, after, (first, last))


def of_actions(found: Diff) -> set[tuple[str, str]]:
    return {
        (c.what, c.reference)
        for c in found.changes
        if c.thing.kind == "action" and c.what != "other" and not c.along
    }


@pytest.mark.parametrize("days", list(pairwise(MEETINGS)))
def test_each_meeting_tells_what_it_changed_and_nothing_else(
    forum: Store, days: tuple[str, str]
) -> None:
    found = told(forum, *days)
    assert of_actions(found) == KEY[days[1]]
    assert not found.doubts


def test_over_the_year_it_is_told_how_often_a_date_moved_and_what_closed_what_went(
    forum: Store,
) -> None:
    found = told(forum, "2034-01-09", "2034-11-12")
    moved = {c.reference: (c.days, c.moves) for c in found.of("deadline")}
    assert moved == {"F4": (123, 1), "F5": (184, 2), "F6": (-61, 1)}
    gone = {
        c.reference: c.new.citations[0].document if c.new else ""
        for c in found.of("gone", "action")
    }
    assert gone == {"F3": "log-2034-09-11.csv", "F7": "", "F8": "log-2034-03-13.csv"}
    assert [c.ended for c in found.of("new", "action") if c.reference == "F9"] == ["dropped"]


def test_the_ledger_has_every_date_and_who_agreed_to_it(forum: Store) -> None:
    rows = {row.reference: row for row in ledger(forum, date(2034, 11, 12)).rows}
    assert [p.due for p in rows["F5"].promises] == ["2034-02-28", "2034-05-31", "2034-08-31"]
    assert [[g.words for g in p.granted] for p in rows["F5"].promises] == [
        [], ["Extension agreed by: Mair Pugh, Chair"], [],
    ]  # fmt: skip
    assert rows["F7"].gone == "2034-05-15"
    assert rows["F9"].ended is not None
