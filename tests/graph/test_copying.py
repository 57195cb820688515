"""A register copied from store to store stays the same register."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import astuple, replace
from pathlib import Path

import pytest

from remit.graph.copying import copy
from remit.graph.errors import RegisterError
from remit.graph.opening import create_store, open_store
from tests.graph.conftest import Place
from tests.graph.registers import example, register


def test_a_register_copied_there_and_back_is_the_same_file(
    places: Callable[[], Place], tmp_path: Path
) -> None:
    """By any store: things, statements, citations, documents with their bytes, ledger, notes."""
    first, middle, last = tmp_path / "first.remit", places().address, tmp_path / "last.remit"
    with closing(create_store(first)) as store:
        store.replace(example())
    copied = copy(first, middle)
    assert astuple(copied.contents) == astuple(example())
    assert copied.address == middle
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
