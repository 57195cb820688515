"""A register copied from store to store stays the same register."""

from __future__ import annotations

import sqlite3
import tracemalloc
from collections.abc import Callable
from contextlib import closing
from dataclasses import astuple, replace
from pathlib import Path

import pytest

from remit.graph import sqlite_copying, sqlite_writing
from remit.graph.copying import copy
from remit.graph.errors import RegisterError
from remit.graph.opening import create_store, open_store
from remit.graph.sqlite import SqliteStore
from tests.graph.conftest import Place
from tests.graph.registers import example, register
from tests.support.generate import generate


def test_a_register_copied_there_and_back_is_the_same_file(
    places: Callable[[], Place], tmp_path: Path
) -> None:
    """By any store: things, statements, citations, documents with their bytes, ledger, notes."""
    first, middle, last = tmp_path / "first.remit", places().address, tmp_path / "last.remit"
    with closing(create_store(first)) as store:
        store.replace(example())
    copied = copy(first, middle)
    assert copied == (len(example().statements), middle)
    with closing(open_store(middle)) as store:
        assert astuple(store.contents()) == astuple(example())
    copy(middle, last)
    assert last.read_bytes() == first.read_bytes()


def test_a_copy_takes_the_place_of_what_was_there(
    places: Callable[[], Place], tmp_path: Path
) -> None:
    source, target = tmp_path / "source.remit", places()
    with closing(create_store(source)) as store:
        store.replace(example())
    target.create().replace(register("action/old actionOf priority/old"))
    copy(source, target.address)
    assert target.open().contents() == example()


def test_a_register_is_not_copied_onto_itself(place: Place) -> None:
    place.create().replace(example())
    with pytest.raises(RegisterError, match="the same register"):
        copy(place.address, place.address)
    assert place.open().contents() == example()


def test_a_copy_of_nothing_says_so_and_touches_nothing(place: Place, tmp_path: Path) -> None:
    place.create().replace(example())
    with pytest.raises(RegisterError, match="there is no register"):
        copy(tmp_path / "nothing.remit", place.address)
    assert place.open().contents() == example()


def test_a_register_with_faults_is_not_passed_on(place: Place, tmp_path: Path) -> None:
    """A store keeps what it is given; a copy is a good moment to look."""
    faulty = replace(
        example(), statements=tuple(replace(s, citations=()) for s in example().statements)
    )
    source = tmp_path / "faulty.remit"
    with closing(create_store(source)) as store:
        store.replace(faulty)
    place.create().replace(example())
    with pytest.raises(RegisterError, match="nothing is cited"):
        copy(source, place.address)
    with closing(open_store(place.address)) as store:
        assert store.contents() == example()


def test_a_file_is_copied_page_by_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No statement is made of what is in them, but for one of each sort that is looked at."""
    source, target = tmp_path / "source.remit", tmp_path / "target.remit"
    with closing(create_store(source)) as store:
        store.replace(generate(2))
    monkeypatch.setattr(SqliteStore, "contents", lambda _: pytest.fail("all of it is read"))
    most = []
    for name in ("target.remit", "again.remit"):
        tracemalloc.start()
        assert copy(source, tmp_path / name).statements == len(generate(2).statements)
        most.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert most[-1] < 3 << 20  # a piece to be summed, and another
    assert target.read_bytes() == source.read_bytes()


def test_a_file_that_this_version_would_write_otherwise_is_written_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source, target = tmp_path / "source.remit", tmp_path / "target.remit"
    with closing(create_store(source)) as store:
        store.replace(example())
    numbers = {name: n + 1000 for name, n in sqlite_writing.TERMS.items()}
    for module in (sqlite_writing, sqlite_copying):
        monkeypatch.setattr(module, "TERMS", numbers)
    assert copy(source, target).statements == len(example().statements)
    with closing(open_store(target)) as store:
        assert store.contents() == example()
        assert store.check()
    with closing(sqlite3.connect(target)) as db:
        assert db.execute("SELECT min(n) FROM term").fetchone() == (1000,)


def test_a_copy_lies_over_what_was_there_and_is_as_sound(tmp_path: Path) -> None:
    """Nothing of a larger register stays behind it, and its checksum holds where the file is older."""
    source, target = tmp_path / "source.remit", tmp_path / "target.remit"
    for path, contents in ((source, example()), (target, generate(1))):
        with closing(create_store(path)) as store:
            store.replace(contents)
    copy(source, target)
    assert target.stat().st_size == source.stat().st_size
    with closing(open_store(target)) as store:
        assert store.check()
        assert store.contents() == example()
