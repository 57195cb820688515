"""Files that earlier versions made: each opens, or says in one sentence how it is brought up to date, and then says the same."""

from __future__ import annotations

import gzip
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from remit.cli.group import remit
from remit.graph.errors import RegisterError
from remit.graph.lookup import Query
from remit.graph.opening import create_store, open_store
from remit.graph.upgrading import upgrade
from tests.support.earlier import held

# Each layout that files ever had: before and after words were indexed, with editions in tables, with sources by number.
FILES = {
    "first": False,
    "with-narrative": False,
    "numbered-sources": False,
    "first-editions": True,
    "format-2": True,
}
OPENS = ("with-narrative", "numbered-sources", "first-editions", "format-2")


@pytest.fixture(params=FILES)
def kept(request: pytest.FixtureRequest, tmp_path: Path, repository: Path) -> tuple[Path, str]:
    """A file of an earlier version, and which."""
    packed = repository / "tests" / "data" / "registers" / f"{request.param}.remit.gz"
    path = tmp_path / "board.remit"
    path.write_bytes(gzip.decompress(packed.read_bytes()))
    return path, request.param


def test_a_file_of_an_earlier_version_opens_or_says_what_to_do(kept: tuple[Path, str]) -> None:
    path, name = kept
    if name in OPENS:
        with closing(open_store(path)) as store:
            assert store.contents() == held(editions=FILES[name])
            assert len(store.passages(Query.of("squeaks"), 9)) == 2
        return
    for use in (open_store, create_store):
        with pytest.raises(RegisterError, match="bring it up to date with: remit upgrade"):
            use(path)


def test_an_upgraded_file_says_the_same_and_answers(kept: tuple[Path, str]) -> None:
    path, name = kept
    done = upgrade(path)
    assert done.changed == (name != "numbered-sources")
    with closing(open_store(path)) as store:
        assert store.contents() == held(editions=FILES[name])
        assert len(store.passages(Query.of("squeaks"), 9)) == 2
        assert [e.id for e in store.of_kind("action")] == ["action/mend-the-gate"]
        said = [s.object for s in store.about(["action/mend-the-gate"]) if s.object]
        assert said == [f"person/{'tom-roe' if FILES[name] else 'ann-bee'}"]


def test_an_upgraded_file_is_the_one_that_this_version_makes(
    kept: tuple[Path, str], tmp_path: Path
) -> None:
    path, name = kept
    if not upgrade(path).changed:
        return  # it is laid out as today, if with the words of its day
    with closing(create_store(tmp_path / "new.remit")) as store:
        store.replace(held(editions=FILES[name]))
    assert _rows(path) == _rows(tmp_path / "new.remit")
    assert path.stat().st_size == (tmp_path / "new.remit").stat().st_size


def _rows(path: Path) -> list[str]:
    """All that is in a file, with its format, whatever the places of its pages."""
    with closing(sqlite3.connect(path)) as db:
        (made,) = db.execute("PRAGMA user_version").fetchone()
        tables = db.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
        return [f"format {made}"] + [
            repr(row)
            for (name,) in tables.fetchall()
            if not name.startswith(("search_", "narrative", "checksum"))
            for row in db.execute(f'SELECT * FROM "{name}"')
        ]


def test_an_upgrade_done_twice_changes_nothing_the_second_time(kept: tuple[Path, str]) -> None:
    path, _ = kept
    upgrade(path)
    before = path.read_bytes()
    assert not upgrade(path).changed
    assert path.read_bytes() == before


def test_a_load_into_an_upgraded_file_builds_on_what_it_holds(kept: tuple[Path, str]) -> None:
    path, name = kept
    upgrade(path)
    with closing(open_store(path)) as store:
        assert store.sources() == held(editions=FILES[name]).sources


def test_the_command_says_what_it_did(kept: tuple[Path, str]) -> None:
    path, name = kept
    first = CliRunner().invoke(remit, ["upgrade", str(path)])
    again = CliRunner().invoke(remit, ["upgrade", str(path), "--json"])
    assert (first.exit_code, again.exit_code) == (0, 0), first.output
    now = "is up to date now" if name != "numbered-sources" else "nothing was changed"
    assert now in first.output
    assert json.loads(again.output)["changed"] is False


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("neo4j://localhost:7687#quay", "only a file"),
        ("nowhere.remit", "no register here"),
        (".", "this is a folder"),
    ],
)
def test_what_is_no_file_of_a_register_is_refused(
    address: str, why: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(RegisterError, match=why):
        upgrade(address)


def test_words_that_the_vocabulary_has_no_more_are_named_and_the_file_is_left(
    tmp_path: Path,
) -> None:
    path = tmp_path / "board.remit"
    with closing(create_store(path)) as store:
        store.replace(held(editions=False))
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("UPDATE term SET name = 'answersFor' WHERE name = 'assignedTo'")
    before = path.read_bytes()
    with pytest.raises(RegisterError, match=r"no more \(answersFor\); load its documents again"):
        upgrade(path)
    assert path.read_bytes() == before


def test_a_file_of_a_later_version_says_so(tmp_path: Path) -> None:
    path = tmp_path / "board.remit"
    with closing(create_store(path)) as store:
        store.replace(held(editions=False))
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA user_version = 99")
    with pytest.raises(RegisterError, match="a later version of remit made"):
        upgrade(path)
