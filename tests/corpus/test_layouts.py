"""However a table is laid out, nobody is named whom it does not name; what cannot be told is unread."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from tests.corpus.layouts import FILES, LAYOUTS
from tests.corpus.rewriting import KeyedTable, Rewritten, measured, rewritten, tables_in

Reader = Callable[[str], list[Rewritten]]
CORPUS = Path(__file__).parent
# A few of the tables, one of each kind; `make bench BENCHFLAGS=reading` takes them all.
TABLES = (
    "borders-schools-rasci", "coastal-trust-posts", "crossing-patrol-log", "fire-safety-actions", "housing-delivery", "mallee-delegations",
    "retail-crime-actions", "saltfen-homes-risks", "vawg-delivery", "youth-tracker",
)  # fmt: skip


@pytest.fixture(scope="module")
def tables() -> list[KeyedTable]:
    """The chosen tables, with their keys."""
    all_ = [table for folder in sorted(CORPUS.glob("batch*")) for table in tables_in(folder)]
    chosen = [table for table in all_ if table.name in TABLES]
    assert len(chosen) == len(TABLES)
    return chosen


@pytest.fixture(scope="module")
def read(tables: list[KeyedTable], tmp_path_factory: pytest.TempPathFactory) -> Reader:
    """The chosen tables as they are read in a layout, each once."""
    folder = tmp_path_factory.mktemp("layouts")
    return cache(lambda layout: [rewritten(table, layout, folder) for table in tables])


@pytest.mark.parametrize("layout", LAYOUTS)
def test_no_layout_makes_an_owner_of_somebody_else(layout: str, read: Reader) -> None:
    """Every party that is read stands in the row of its work, in that role."""
    wrong = [f"{r.table.name}: {claim.said}" for r in read(layout) for claim in r.owners]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("layout", [name for name in FILES if name not in ("CSV", "TSV")])
def test_formats_that_say_their_structure_give_the_same(layout: str, read: Reader) -> None:
    """A table read from Word gives what it gives on a web page."""

    def told(one: Rewritten) -> tuple[str, int, int]:
        return one.table.name, one.found, len(one.owners)

    assert list(map(told, read(layout))) == list(map(told, read("DOCX")))


def test_the_rewriter_knows_an_owner_of_another_row(
    tables: list[KeyedTable], tmp_path: Path
) -> None:
    """The measure itself: a table whose owners are each moved down a row has wrong owners."""
    [table] = [table for table in tables if table.name == "retail-crime-actions"]
    column = table.rows[0].index("Delivered by")
    names = [row[column] for row in table.rows[1:]]
    moved = [
        (*row[:column], name, *row[column + 1 :])
        for row, name in zip(table.rows[1:], [names[-1], *names[:-1]], strict=True)
    ]
    suffix, lay = LAYOUTS["CSV"]
    path = tmp_path / f"moved.{suffix}"
    path.write_bytes(lay(table.title, [table.rows[0], *moved]))
    told = measured(table, "CSV", path)
    assert len(told.owners) >= 4
