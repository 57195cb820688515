"""Who was named until a day that is over: left out of what holds now, and told."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from remit.graph.editions import as_of
from remit.graph.opening import in_memory
from remit.graph.store import Store
from remit.loaders import load
from remit.queries.remit_of import remit_of
from remit.queries.who import who

ROWS = [
    ["H1", "Mend the gate", "Ann Bee (until 31 March 2030)", "30 June 2031"],
    [
        "H2",
        "Oil the lock",
        "Tom Roe (from 1 June 2030), Ines Farrow (until May 2030)",
        "30 June 2031",
    ],
]


@pytest.fixture
def forum(tmp_path: Path) -> Iterator[Store]:
    """A log of May 2031, of whose owners two have gone."""
    yield from _register(tmp_path, ["Harbour Forum – Action log", "As at 12 May 2031"])


def _register(folder: Path, front: list[str]) -> Iterator[Store]:
    path = folder / "log.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = [
            *([line, "", "", ""] for line in front),
            ["Ref", "Action", "Owner", "Due date"],
            *ROWS,
        ]
        csv.writer(file).writerows(rows)
    with closing(in_memory()) as store:
        store.replace(load([path]))
        yield store


def responsible(store: Store, text: str) -> tuple[list[str], list[str]]:
    """Who is responsible, and what is told of who was."""
    (answer,) = who(store, text).answers
    return (
        sorted(party.entity.label for party in answer.responsible),
        [gap.message for gap in answer.gaps if gap.code == "ended"],
    )


def test_whose_part_is_over_is_left_out_and_told(forum: Store) -> None:
    assert responsible(forum, "mend the gate") == (
        [],
        [
            "Ann Bee was responsible for it until 31 March 2030, which is over; ask for a day with --as-of."
        ],
    )
    now, told = responsible(forum, "oil the lock")
    assert now == ["Tom Roe"]
    assert [message.partition(" was ")[0] for message in told] == ["Ines Farrow"]


def test_on_an_earlier_day_it_was_not_over(forum: Store) -> None:
    with closing(as_of(forum, date(2030, 1, 15))) as then:
        assert responsible(then, "mend the gate") == (["Ann Bee"], [])
        assert responsible(then, "oil the lock") == (["Ines Farrow"], [])


def test_a_remit_has_what_holds_and_tells_what_is_over(forum: Store) -> None:
    found = remit_of(forum, "Ann Bee")
    assert not found.assignments
    assert [gap.code for gap in found.gaps] == ["nothing-assigned", "ended"]
    with closing(as_of(forum, date(2030, 1, 15))) as then:
        assert [one.thing.label for one in remit_of(then, "Ann Bee").assignments] == [
            "Mend the gate"
        ]


def test_where_no_document_gives_a_day_nothing_is_over(tmp_path: Path) -> None:
    for store in _register(tmp_path, []):
        assert responsible(store, "mend the gate") == (["Ann Bee"], [])
