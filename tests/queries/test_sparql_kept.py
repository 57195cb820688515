"""What the engine made of a register is kept beside it: asked again at once, and never when stale."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from remit.examples import bundled
from remit.graph.model import Contents
from remit.graph.opening import create_store, in_memory, open_store
from remit.graph.sqlite import SqliteStore
from remit.queries import sparql_kept
from remit.queries.sparql import ask_named, ask_register, library

ASK = "ASK { ?thing a remit:Priority }"


@pytest.fixture
def register(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A register of which it is worth while to keep something."""
    monkeypatch.setattr(sparql_kept, "SMALLEST", 10)
    return Path(shutil.copy(bundled(), tmp_path / "walsall.remit"))


def folders(register: Path) -> list[str]:
    beside = register.with_name(f"{register.name}.sparql")
    return sorted(f.name for f in beside.iterdir()) if beside.is_dir() else []


@contextmanager
def counted(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    """How often a whole register is read."""
    reads: list[int] = []
    contents = SqliteStore.contents

    def reading(self: SqliteStore) -> Contents:
        reads.append(1)
        return contents(self)

    with monkeypatch.context() as patched:
        patched.setattr(SqliteStore, "contents", reading)
        yield reads


def test_the_second_question_reads_nothing_of_the_register_but_its_digest(
    register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(open_store(register)) as store:
        first = ask_register(store, ASK)
        with counted(monkeypatch) as reads:
            assert ask_register(store, ASK) == first
        assert not reads
    assert len(folders(register)) == 1


@pytest.mark.parametrize("name", sorted(library()))
def test_a_kept_register_answers_every_named_query_as_one_in_memory(
    register: Path, name: str
) -> None:
    with closing(open_store(register)) as store:
        ask_register(store, ASK)
        assert ask_register(store, name) == ask_named(store.contents(), name)


def test_after_a_load_nothing_of_the_old_state_is_asked_or_left(register: Path) -> None:
    with closing(open_store(register)) as store:
        assert ask_register(store, ASK).rows == (("yes",),)
        changed = store.contents()
    before = folders(register)
    kept = tuple(e for e in changed.entities if e.kind != "priority")
    left = {e.id for e in kept}
    said = tuple(
        s for s in changed.statements if s.subject in left and (not s.object or s.object in left)
    )
    with closing(create_store(register)) as store:
        store.replace(Contents(changed.documents, kept, said, meta=changed.meta))
    with closing(open_store(register)) as store:
        assert ask_register(store, ASK).rows == (("no",),)
    assert len(folders(register)) == 1
    assert folders(register) != before


def test_where_nothing_can_be_kept_the_question_is_answered(
    register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> str:
        raise PermissionError

    monkeypatch.setattr("tempfile.mkdtemp", refused)
    with closing(open_store(register)) as store:
        assert ask_register(store, ASK).rows == (("yes",),)
    assert not folders(register)


def test_a_load_that_is_broken_off_while_it_is_kept_leaves_no_folder(
    register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted() -> bytes:
        raise KeyboardInterrupt

    with closing(open_store(register)) as store, pytest.raises(KeyboardInterrupt):
        sparql_kept.kept(store, interrupted)
    assert not folders(register)


def test_a_small_register_and_one_in_memory_leave_nothing_behind(
    register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(open_store(register)) as store:
        part = in_memory(store.address)
        part.replace(store.contents())
        assert ask_register(part, ASK).rows == (("yes",),)
        monkeypatch.setattr(sparql_kept, "SMALLEST", 1_000_000)
        assert ask_register(store, ASK).rows == (("yes",),)
    assert not folders(register)
