"""An error says in one sentence what is wrong and where, and gives programs the file, the line, the row and the cell."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from remit.graph.errors import (
    DecisionsError,
    DocumentError,
    Place,
    Problem,
    RegisterError,
    RemitError,
)
from remit.graph.opening import open_store
from remit.loaders import load
from remit.loaders.decisions import parse_decisions
from remit.loaders.transfer_map import transfer_map


def test_the_sentence_begins_with_the_place() -> None:
    told = RemitError(
        "two columns are headed alike; rename one", place=Place("a.csv", row=1, column=4)
    )
    assert str(told) == "a.csv: row 1, column 4: two columns are headed alike; rename one"
    assert told.sentence == "two columns are headed alike; rename one"


def test_a_fault_without_a_place_is_its_sentence_alone() -> None:
    told = RemitError("nothing is named; name something")
    assert str(told) == "nothing is named; name something"
    assert told.place == Place()
    assert [str(fault) for fault in told.faults] == [str(told)]


def test_every_problem_has_the_file_of_the_error_and_its_own_line() -> None:
    problems = [Problem("it is empty", Place(line=3)), "it ends too soon"]
    told = DecisionsError("two faults; mend them", problems, Place("d.yaml"))
    assert str(told).splitlines()[1:] == ["  - line 3: it is empty", "  - it ends too soon"]
    assert [p.place for p in told.faults] == [Place("d.yaml", 3), Place("d.yaml")]


def _missing(folder: Path) -> None:
    load([folder / "none.txt"])


def _long(folder: Path) -> None:
    (folder / "long.txt").write_text(f"Plan\n{'x' * 2_000_000}\n", encoding="utf-8")
    load([folder / "long.txt"])


def _open(folder: Path) -> None:
    (folder / "open.csv").write_text('Action,Owner\nMend,"Ann\nLight,Bob\n', encoding="utf-8")
    load([folder / "open.csv"])


def _map(folder: Path) -> None:
    (folder / "m.csv").write_text("from,to\nA,B\n,C\n", encoding="utf-8")
    transfer_map(folder / "m.csv")


def _no_register(folder: Path) -> None:
    open_store(folder / "none.remit")


@pytest.mark.parametrize(
    ("fail", "kind", "where"),
    [
        (_missing, DocumentError, Place("none.txt")),
        (_long, DocumentError, Place("long.txt", line=2)),
        (_open, DocumentError, Place("open.csv", row=2)),
        (_map, DecisionsError, Place("m.csv", line=3, column=1)),
        (_no_register, RegisterError, Place("none.remit")),
    ],
)
def test_a_program_learns_where_a_fault_is(
    tmp_path: Path, fail: Callable[[Path], None], kind: type[RemitError], where: Place
) -> None:
    with pytest.raises(kind) as raised:
        fail(tmp_path)
    place = raised.value.faults[0].place
    assert Path(place.file).name == where.file
    assert place[1:] == where[1:]
    assert str(raised.value).startswith(str(raised.value.place))


def test_the_decisions_name_the_line_of_every_fault() -> None:
    with pytest.raises(DecisionsError) as raised:
        parse_decisions("d.yaml", "same:\n  - names: [a]\n    reason: x\nother: 1\n")
    assert [fault.place for fault in raised.value.problems] == [
        Place("d.yaml", 2),
        Place("d.yaml", 4),
    ]
