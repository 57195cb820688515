"""What a file keeps of each partnership in one piece is what its tables say of it, and is read instead of them."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import astuple, replace
from pathlib import Path

import pytest
from hypothesis import given, settings

from remit.graph.errors import RegisterError
from remit.graph.model import Contents, Entity, Statement, merge
from remit.graph.opening import create_store, in_memory, open_store
from remit.graph.own import Own, each_own, pack, read_own, unpack
from remit.graph.partnerships import Partnership, kept
from remit.graph.upgrading import upgrade
from remit.graph.within import Parts
from tests.graph.registers import PLAN, TABLE, cited, register, registers

NORTH = Partnership("north", "North", "plan", ("plan.txt",))
SOUTH = Partnership("south", "South", "plan", ("table.csv",))


def shared_out(contents: Contents) -> Contents:
    """The same register as one of two partnerships: of three things one is each one's, and one is both's."""
    ids = [thing.id for thing in contents.entities]
    whose = {id_: ("north/", "south/", "")[n % 3] for n, id_ in enumerate(ids)}
    named = {id_: id_.replace("/", f"/{whose[id_]}", 1) for id_ in ids}
    things = [replace(thing, id=named[thing.id]) for thing in contents.entities]
    said = [
        replace(s, subject=named[s.subject], object=named[s.object] if s.object else None)
        for s in contents.statements
    ]
    return replace(
        contents,
        entities=tuple(sorted(things)),
        statements=tuple(merge(said)),
        meta={**contents.meta, **kept((NORTH, SOUTH))},
    )


def plain(own: Own) -> tuple[object, ...]:
    """All of it to compare, what makes no two passages differ among it."""
    things, statements, ledger = own
    return [*things], [astuple(statement) for statement in statements], [*ledger]


@settings(max_examples=60, deadline=None)
@given(contents=registers().map(shared_out))
def test_a_piece_holds_what_the_tables_say(contents: Contents) -> None:
    with closing(in_memory()) as store:
        store.replace(contents)
        for one in (NORTH, SOUTH):
            assert plain(store.own(one)) == plain(read_own(store, one))


@settings(max_examples=60, deadline=None)
@given(contents=registers().map(shared_out))
def test_what_is_unpacked_is_what_was_packed(contents: Contents) -> None:
    for _, own in each_own(contents):
        assert plain(unpack(pack(own))) == plain(own)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A register of two partnerships in a file, with a statement that both their papers make."""
    both = Statement(
        "provision/act",
        "name",
        value="The Act",
        citations=(*cited(3, document=PLAN), *cited(4, document=TABLE)),
    )
    links = (
        "priority/north/drugs priorityOf plan/north/safer\nplan/north/safer cites provision/act\n"
        "priority/south/theft priorityOf plan/south/safer\nplan/south/safer cites provision/act"
    )
    contents = register(links, both)
    path = tmp_path / "two.remit"
    with closing(create_store(path)) as store:
        store.replace(replace(contents, meta={**contents.meta, **kept((NORTH, SOUTH))}))
    return path


def told(path: Path) -> list[Contents]:
    with closing(open_store(path)) as store:
        parts = Parts(store)
        return [parts.contents(one) for one in parts.partnerships]


def changed(path: Path, *commands: str) -> None:
    """Change a file behind the back of its store."""
    with closing(sqlite3.connect(path)) as db:
        for command in commands:
            db.execute(command)
        db.execute("DROP TABLE checksum")  # which would tell of it
        db.commit()


def test_a_register_without_pieces_is_read_from_its_tables(file: Path) -> None:
    """As an earlier version wrote it."""
    before = told(file)
    assert [[s.subject for s in one.statements] for one in before] == [
        ["plan/north/safer", "priority/north/drugs", "provision/act"],
        ["plan/south/safer", "priority/south/theft", "provision/act"],
    ]
    changed(file, "DROP TABLE own")
    assert told(file) == before


def test_an_upgrade_writes_the_pieces_that_an_earlier_version_did_not(file: Path) -> None:
    before = told(file)
    changed(file, "DROP TABLE own")
    assert upgrade(file).changed
    with closing(sqlite3.connect(file)) as db:
        assert db.execute("SELECT partnership FROM own").fetchall() == [("north",), ("south",)]
    assert told(file) == before
    assert not upgrade(file).changed


def test_a_partnership_in_one_piece_is_read_without_its_rows(file: Path) -> None:
    before = told(file)
    changed(file, "DELETE FROM statement WHERE s IN (SELECT n FROM thing WHERE id LIKE '%/%/%')")
    assert told(file) == before


def test_no_piece_outlives_the_load_after_it(file: Path) -> None:
    with closing(create_store(file)) as store:
        contents = store.contents()
        renamed = [replace(thing, label="Another") for thing in contents.entities]
        store.replace(replace(contents, entities=tuple(renamed)))
        assert {thing.label for thing in store.own(NORTH).entities} == {"Another"}
        store.replace(register("action/a actionOf priority/p"))
    with closing(sqlite3.connect(file)) as db:
        assert not db.execute("SELECT 1 FROM sqlite_master WHERE name = 'own'").fetchall()


@pytest.mark.parametrize(
    "command",
    [
        "DELETE FROM own WHERE partnership = 'north'",
        "UPDATE own SET packed = substr(packed, 1, length(packed) / 2)",
        "UPDATE own SET packed = x'00'",
        "UPDATE own SET packed = 'text'",
    ],
)
def test_a_piece_that_is_damaged_or_gone_is_told(file: Path, command: str) -> None:
    changed(file, command)
    with pytest.raises(RegisterError, match="damaged"):
        told(file)


def _with_another_kind(own: Own) -> Own:
    return own._replace(entities=[Entity("body/a", "nothing", "A")])


def _with_another_word(own: Own) -> Own:
    return own._replace(statements=[Statement("plan/north/safer", "knows", "plan/north/safer")])


def _with_another_outcome(own: Own) -> Own:
    return own._replace(ledger=[("plan.txt", "line 1", "lost", "", "")])  # type: ignore[list-item]


@pytest.mark.parametrize("spoil", [_with_another_kind, _with_another_word, _with_another_outcome])
def test_a_piece_in_words_that_are_none_is_told(file: Path, spoil: Callable[[Own], Own]) -> None:
    with closing(open_store(file)) as store:
        packed = pack(spoil(store.own(NORTH)))
    changed(file, f"UPDATE own SET packed = x'{packed.hex()}'")
    with pytest.raises(RegisterError, match="damaged"):
        told(file)


def damaged(packed: bytes) -> Iterator[bytes]:
    """The same bytes, each in turn turned about."""
    for n in range(0, len(packed), 7):
        yield packed[:n] + bytes([packed[n] ^ 0xFF]) + packed[n + 1 :]


def test_no_damaged_byte_of_a_piece_ends_in_anything_but_a_sentence(file: Path) -> None:
    with closing(open_store(file)) as store:
        packed = pack(store.own(NORTH))
    for bytes_ in damaged(packed):
        with pytest.raises(RegisterError, match="damaged"):
            changed_and_told(file, bytes_)


def changed_and_told(file: Path, packed: bytes) -> None:
    with closing(sqlite3.connect(file)) as db:
        db.execute("DROP TABLE IF EXISTS checksum")
        db.execute("UPDATE own SET packed = ?", (packed,))
        db.commit()
    told(file)
