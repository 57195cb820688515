"""A register's file that is not as its load wrote it, to the bit, is no register to rely on."""

from __future__ import annotations

import random
import sqlite3
import subprocess
import sys
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from remit.examples import bundled
from remit.graph import sqlite_checksum
from remit.graph.errors import RegisterError
from remit.graph.model import Contents
from remit.graph.opening import create_store, open_store
from tests.graph.registers import example, register
from tests.support.counting import calls
from tests.support.generate import generate

FLIPS = 200

# A program that changes a register page by page and dies before it has said that it is done.
WRITE_AND_DIE = """
import os, signal, sqlite3, sys
db = sqlite3.connect(sys.argv[1], isolation_level=None)
db.execute("PRAGMA cache_size = 2")
db.execute("BEGIN")
db.execute("UPDATE statement SET stated_as = 'never said ' || stated_as")
os.kill(os.getpid(), signal.SIGKILL)
"""


def made(path: Path, contents: Contents) -> Path:
    """Write a register to a file, in the place of what it holds."""
    with closing(create_store(path)) as store:
        store.replace(contents)
    return path


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The file of a register as a load wrote it."""
    with closing(open_store(bundled())) as store:
        path = made(tmp_path_factory.mktemp("whole") / "whole.remit", store.contents())
    return path.read_bytes()


def is_sound(path: Path) -> bool:
    """Whether a register opens, and is then said to be as it was written."""
    try:
        with closing(open_store(path)) as store:
            return store.check()
    except RegisterError:
        return False


def flipped(whole: bytes, bit: int) -> bytes:
    """The file with one bit turned."""
    file = bytearray(whole)
    file[bit // 8] ^= 1 << bit % 8
    return bytes(file)


@pytest.mark.parametrize("opened_whole", [True, False])
def test_of_two_hundred_turned_bits_none_is_passed_over(
    opened_whole: bool, whole: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not opened_whole:  # as it is with a large register
        monkeypatch.setattr(sqlite_checksum, "SMALL", 0)
    path, chance = tmp_path / "turned.remit", random.Random(18)
    path.write_bytes(whole)
    assert is_sound(path)
    for bit in chance.sample(range(8 * len(whole)), FLIPS):
        path.write_bytes(flipped(whole, bit))
        assert not is_sound(path), bit


def test_of_a_small_register_a_turned_bit_is_noticed_when_it_is_opened(
    whole: bytes, tmp_path: Path
) -> None:
    path, chance = tmp_path / "turned.remit", random.Random(20)
    for bit in chance.sample(range(8 * len(whole)), 20):
        path.write_bytes(flipped(whole, bit))
        with pytest.raises(RegisterError, match=r"damaged|no register"):
            open_store(path)


def test_bits_of_the_head_and_of_the_list_of_tables_are_no_exception(
    whole: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There stands what says that there is a checksum at all."""
    monkeypatch.setattr(sqlite_checksum, "SMALL", 0)
    path, listed = tmp_path / "turned.remit", whole.index(b"tablechecksumchecksum")
    for bit in (*range(8 * 18, 8 * 100), *range(8 * (listed - 8), 8 * (listed + 30))):
        path.write_bytes(flipped(whole, bit))
        assert not is_sound(path), bit


@pytest.mark.parametrize("change", [lambda file: file[:-4096], lambda file: file + bytes(4096)])
def test_a_file_that_is_longer_or_shorter_is_noticed(
    change: object, whole: bytes, tmp_path: Path
) -> None:
    path = tmp_path / "cut.remit"
    assert callable(change)
    path.write_bytes(change(whole))
    assert not is_sound(path)


@pytest.mark.parametrize(
    "change",
    ["DELETE FROM checksum", "UPDATE checksum SET kept = 'crc32:0'", "DROP TABLE checksum"],
)
def test_a_checksum_that_is_not_there_is_not_taken_for_none(
    change: str, whole: bytes, tmp_path: Path
) -> None:
    path = tmp_path / "turned.remit"
    path.write_bytes(whole)
    with closing(sqlite3.connect(path)) as db, db:
        db.execute(change)
    assert not is_sound(path)


def test_a_register_that_was_loaded_again_is_as_sound(tmp_path: Path) -> None:
    """Also where it became smaller, and pages of the file hold nothing any more."""
    path = tmp_path / "again.remit"
    for contents in (generate(1), example(), generate(1), register("action/a actionOf action/b")):
        assert is_sound(made(path, contents))


def test_nothing_of_what_was_there_before_stays_in_the_file(tmp_path: Path) -> None:
    path = made(tmp_path / "again.remit", register("action/a actionOf action/b", names={"action/a": "Quibblesworth"}))  # fmt: skip
    assert b"quibblesworth" in path.read_bytes().lower()
    made(path, register("action/a actionOf action/b"))
    assert b"quibblesworth" not in path.read_bytes().lower()


def test_what_an_earlier_version_wrote_is_read_and_told_apart(tmp_path: Path) -> None:
    path = made(tmp_path / "earlier.remit", example())
    with closing(sqlite3.connect(path)) as db:
        db.execute("DROP TABLE checksum")
    with closing(open_store(path)) as store:
        assert store.contents() == example()
        assert not store.check()


def _open_and_close(path: Path) -> None:
    open_store(path).close()


def test_to_open_a_large_register_is_as_much_work_whatever_its_size(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite_checksum, "SMALL", 1 << 16)
    asked = []
    for size in (1, 4):
        path = made(tmp_path / f"{size}.remit", generate(size))
        _open_and_close(path)  # what is imported is imported
        asked.append(calls(partial(_open_and_close, path)))
    assert asked[0] == asked[1]


def test_a_register_whose_load_died_while_it_wrote_opens_as_it_was(tmp_path: Path) -> None:
    path = made(tmp_path / "dead.remit", generate(1))
    subprocess.run([sys.executable, "-c", WRITE_AND_DIE, str(path)], check=False)
    assert path.with_name("dead.remit-journal").stat().st_size
    with closing(open_store(path)) as store:
        assert store.check()
        assert store.contents() == generate(1)


def test_who_may_not_write_is_told_who_can_put_such_a_register_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = made(tmp_path / "dead.remit", generate(1))
    subprocess.run([sys.executable, "-c", WRITE_AND_DIE, str(path)], check=False)
    monkeypatch.setattr("remit.graph.sqlite_opening._put_back", lambda path: None)
    with pytest.raises(RegisterError, match="broken off, and only somebody who may write"):
        open_store(path)
