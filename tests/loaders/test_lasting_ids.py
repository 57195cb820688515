"""What a thing is known by lasts: neither rows put in above it nor their order rename it."""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from remit.graph.model import Contents
from remit.loaders import load

several = settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)

VERBS = ("Mend", "Paint", "Count", "Close", "Light", "Sweep", "Survey", "Fence")
PLACES = ("the north quay", "the fish market", "every bus shelter", "the old ferry steps")
# A table of each kind that gives ids: its header, and what stands in a row beside the words.
TABLES = {
    "actions": (("Action", "Owner", "Deadline", "Progress"), ("Ann Bee", "31 March 2032", "Begun in May.")),
    "risks": (("Risk", "Risk owner", "Mitigation", "Action owner"), ("Ann Bee", "Ring the harbour master each day", "Tom Bree")),
    "powers": (("Power", "Delegated to", "Conditions"), ("Head of Parks", "Up to £5,000")),
}  # fmt: skip
KINDS = ("action", "risk", "delegation", "update", "vacancy")


def works(n: int) -> list[str]:
    """So many pieces of work, of which no two are worded alike."""
    every = [f"{verb} {place}" for place in PLACES for verb in VERBS]
    return every[:n]


def read(folder: Path, header: Sequence[str], rows: Sequence[Sequence[str]]) -> Contents:
    document = folder / "table.csv"
    with io.StringIO(newline="") as text:
        csv.writer(text).writerows([header, *rows])
        document.write_text(text.getvalue(), encoding="utf-8")
    return load([document])


def ids(contents: Contents) -> set[str]:
    return {e.id for e in contents.entities if e.kind in KINDS}


@pytest.mark.parametrize("kind", TABLES)
@several
@given(data=st.data())
def test_rows_put_in_taken_out_or_moved_rename_nothing(
    tmp_path: Path, kind: str, data: st.DataObject
) -> None:
    header, rest = TABLES[kind]
    rows = [(work, *rest) for work in works(16)]
    before = rows[:8]
    kept = data.draw(st.sets(st.sampled_from(before), min_size=4))
    after = [*kept, *data.draw(st.sets(st.sampled_from(rows[8:])))]
    data.draw(st.randoms()).shuffle(after)
    of_kept = ids(read(tmp_path, header, [row for row in before if row in kept]))
    assert len(of_kept) >= len(kept)
    assert of_kept <= ids(read(tmp_path, header, before))
    assert of_kept <= ids(read(tmp_path, header, after))


def test_a_stated_reference_is_the_id_however_the_row_is_worded(tmp_path: Path) -> None:
    header = ("Ref", "Action", "Owner")
    rows = [("QB/7", "Mend the gate", "Ann Bee"), ("QB/8", "Oil the gate", "Ann Bee")]
    reworded = [rows[1], ("QB/7", "Replace the gate", "Tom Bree")]
    assert ids(read(tmp_path, header, rows)) == {"action/table-qb-7", "action/table-qb-8"}
    assert ids(read(tmp_path, header, reworded)) == ids(read(tmp_path, header, rows))


def test_a_running_number_is_no_reference(tmp_path: Path) -> None:
    header = ("No.", "Action", "Owner")
    one = read(
        tmp_path, header, [("1", "Mend the gate", "Ann Bee"), ("2", "Oil the lock", "Tom Bree")]
    )
    two = read(
        tmp_path, header, [("1", "Oil the lock", "Tom Bree"), ("2", "Mend the gate", "Ann Bee")]
    )
    assert ids(one) == ids(two) == {"action/mend-gate-da38", "action/oil-lock-0900"}


def test_equal_words_are_told_apart_by_what_else_is_said_of_them(tmp_path: Path) -> None:
    header, _ = TABLES["actions"]
    twice = [
        ("Report back", "Ann Bee", "31 March 2032", ""),
        ("Report back", "Tom Bree", "30 June 2032", ""),
        ("Mend the gate", "Ann Bee", "31 March 2032", ""),
    ]
    found = ids(read(tmp_path, header, twice))
    assert len(found) == 3
    for seed in range(4):
        shuffled = list(twice)
        random.Random(seed).shuffle(shuffled)
        assert ids(read(tmp_path, header, shuffled)) == found


def test_a_reference_that_stands_twice_is_told_apart_by_words(tmp_path: Path) -> None:
    rows = [("A1", "Mend the gate", "Ann Bee"), ("A1", "Oil the lock", "Ann Bee")]
    found = ids(read(tmp_path, ("Ref", "Action", "Owner"), rows))
    assert found == {"action/table-a1-mend-gate-56cc", "action/table-a1-oil-lock-a8f8"}


def test_an_empty_seat_is_known_by_what_it_is_empty_for(tmp_path: Path) -> None:
    header = ("Action", "Owner", "Deadline")
    row = ("Mend the gate", "TBC", "31 March 2032")
    above = ("Oil the lock", "TBC", "31 March 2032")
    one, two = read(tmp_path, header, [row]), read(tmp_path, header, [above, row])
    assert "vacancy/mend-gate-da38-responsible" in ids(one) & ids(two)
