"""What only the SQLite store promises: fast plans, one honest file, and no half-made register."""

from __future__ import annotations

import re
import signal
import sqlite3
import stat
import subprocess
import sys
import tracemalloc
from collections.abc import Callable
from contextlib import closing, suppress
from functools import partial
from itertools import cycle
from pathlib import Path

import pytest

from remit.graph import sqlite_checksum
from remit.graph.errors import RegisterError
from remit.graph.model import Citation, Contents, Entity, Statement, merge
from remit.graph.opening import create_store, open_store
from remit.graph.sqlite import SqliteStore
from remit.graph.sqlite_checksum import keep
from remit.graph.sqlite_opening import create
from remit.graph.store import FEW
from remit.ontology import CARRYING
from tests.graph.registers import example, register
from tests.support.generate import generate

# A program that loads a second register and stops, when all of it is made or in the middle of copying it to its place:
# it says so and waits for the end.
LOAD_AND_STOP = """
import sys
from pathlib import Path
from remit.graph import sqlite_replacing
from remit.graph.sqlite_opening import create
from tests.graph.registers import register

def stop(*_):
    print("in the middle", flush=True)
    sys.stdin.read()

steps = iter(range(20))
if sys.argv[2] == "made":
    sqlite_replacing.keep = stop
else:
    sqlite_replacing._CACHE = "PRAGMA cache_size = 4"  # so that pages reach the file
    sqlite_replacing._PAGES = 1
    sqlite_replacing._unless_busy = lambda *_: 0 if next(steps, None) is not None else stop()
store = create(Path(sys.argv[1]))
store.replace(register("\\n".join(f"action/a-{n} actionOf action/b-{n}" for n in range(3000))))
print("loaded", flush=True)
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A register that holds the example."""
    path = tmp_path / "example.remit"
    with closing(create(path)) as store:
        store.replace(example())
    return path


def plans(store: SqliteStore, ask: Callable[[], object]) -> list[str]:
    """How SQLite carries out every query that asking runs."""
    queries: list[str] = []
    store._db.set_trace_callback(queries.append)
    ask()
    store._db.set_trace_callback(None)
    return [
        row[3]
        for query in queries
        if query.startswith("SELECT") and not query.endswith("FROM term")  # some sixty rows
        for row in store._db.execute(f"EXPLAIN QUERY PLAN {query}")
    ]


@pytest.mark.parametrize("back", [False, True], ids=["up", "down"])
def test_a_walk_reads_only_what_it_reaches(path: Path, back: bool) -> None:
    with closing(create(path)) as store:
        steps = plans(store, lambda: store.walk(["action/knives"], CARRYING, back))
    assert any("statement_ops" in step if back else "statement_spo" in step for step in steps)
    assert not [step for step in steps if "BLOOM" in step or re.match(r"SCAN|.*AUTOMATIC", step)]


def test_a_walk_reads_nothing_beside_that_is_called_otherwise(path: Path) -> None:
    with closing(create(path)) as store:
        action = ["action/knives"]
        none = store.walk(action, CARRYING, beside=CARRYING, like=lambda _: False)
        assert none == store.walk(action, CARRYING)
        assert len(none) < len(store.walk(action, CARRYING, beside=CARRYING))


def test_statements_about_a_thing_are_found_by_index(path: Path) -> None:
    with closing(create(path)) as store:
        steps = plans(store, lambda: store.about(["body/board"]))
    assert steps
    assert not [step for step in steps if "BLOOM" in step or re.match(r"SCAN|.*AUTOMATIC", step)]


def test_what_is_read_of_one_partnership_is_found_by_index(path: Path) -> None:
    """Else each of very many would go through the papers, and the things, of all."""
    with closing(create(path)) as store:
        steps = [
            *plans(store, lambda: store.ledger(["plan.txt"])),
            *plans(store, lambda: store.of_kind("action", within="north")),
            *plans(store, lambda: store.shared(["north"])),
        ]
    assert any("ledger_document" in step for step in steps)
    assert any("thing_id" in step for step in steps)
    scanned = [step for step in steps if re.match(r"SCAN|.*AUTOMATIC", step)]
    assert {*scanned} <= {"SCAN sqlite_master"}  # whether there are earlier editions


def test_whether_a_kind_fits_is_as_much_work_however_many_there_are(tmp_path: Path) -> None:
    asked = []
    for many in (100, 1000):
        said = "\n".join(f"action/a-{n} actionOf action/b-{n}" for n in range(many))
        with closing(create(tmp_path / f"{many}.remit")) as store:
            store.replace(register(said))
            steps: list[None] = []  # of the database
            store._db.set_progress_handler(partial(steps.append, None), 1)
            assert store.of_kind("action", room=5) == []
            asked.append(len(steps))
    assert asked[0] == asked[1]


def test_no_statistics_are_ever_gathered(path: Path) -> None:
    """With them SQLite plans the walk through a bloom filter over the whole register."""
    with closing(sqlite3.connect(path)) as db:
        assert not db.execute("SELECT 1 FROM sqlite_master WHERE name = 'sqlite_stat1'").fetchall()


def test_a_load_leaves_one_file_and_nothing_beside_it(path: Path) -> None:
    assert [p.name for p in path.parent.iterdir()] == [path.name]


def test_a_register_opens_from_a_place_where_nothing_may_be_written(path: Path) -> None:
    path.chmod(stat.S_IRUSR)
    path.parent.chmod(stat.S_IRUSR | stat.S_IXUSR)
    try:
        with closing(open_store(path)) as store:
            assert store.contents() == example()
    finally:
        path.parent.chmod(stat.S_IRWXU)


def test_the_same_contents_make_the_same_file(path: Path, tmp_path: Path) -> None:
    with closing(create(tmp_path / "again.remit")) as store:
        store.replace(example())
    assert (tmp_path / "again.remit").read_bytes() == path.read_bytes()


# --- things that are no register -----------------------------------------------------------------


def test_a_file_that_is_no_register_is_named_and_left_alone(tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear all,\n" * 500)
    for use in (open_store, create_store):
        with pytest.raises(RegisterError, match=r"letter\.txt: this file is no register"):
            use(letter)
    assert letter.read_text() == "Dear all,\n" * 500


def test_somebody_elses_database_is_no_register(tmp_path: Path) -> None:
    path = tmp_path / "photos.db"
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE photo (name)")
    for use in (open_store, create_store):
        with pytest.raises(RegisterError, match="this file is no register"):
            use(path)


def test_a_register_of_another_format_says_which_and_what_to_do(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA user_version = 99")
    for use in (open_store, create_store):
        with pytest.raises(RegisterError, match=r"format 99, which a later version of remit made"):
            use(path)


def test_a_folder_is_no_register(tmp_path: Path) -> None:
    with pytest.raises(RegisterError, match="this is a folder"):
        create_store(tmp_path)
    with pytest.raises(RegisterError, match="there is no register here"):
        open_store(tmp_path)


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(RegisterError, match=r"there is no folder .*nowhere"):
        create_store(tmp_path / "nowhere" / "new.remit")


def test_a_register_that_is_not_there_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(RegisterError, match="remit load"):
        open_store(tmp_path / "new.remit")
    assert not (tmp_path / "new.remit").exists()


def test_an_empty_file_is_a_place_for_a_register_but_none_yet(tmp_path: Path) -> None:
    path = tmp_path / "new.remit"
    path.touch()
    with pytest.raises(RegisterError, match="this file is no register"):
        open_store(path)
    with closing(create_store(path)) as store:
        store.replace(example())
        assert store.contents() == example()


def test_a_register_to_which_another_program_writes_says_so(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("remit.graph.sqlite_file._BUSY_MS", 50)
    with closing(sqlite3.connect(path, isolation_level=None)) as db, closing(create(path)) as store:
        db.execute("BEGIN IMMEDIATE")
        with pytest.raises(RegisterError, match="another program is writing"):
            store.replace(register("action/a actionOf action/b"))
        db.execute("ROLLBACK")
        assert store.contents() == example()


def test_a_disk_without_room_says_so_and_leaves_the_register(path: Path) -> None:
    much = register("\n".join(f"action/a-{n} actionOf action/b-{n}" for n in range(2000)))
    with closing(create(path)) as store:
        (pages,) = store._db.execute("PRAGMA page_count").fetchone()
        store._db.execute(f"PRAGMA max_page_count = {pages + 5}")
        with pytest.raises(RegisterError, match="the disk is full; the register is as it was"):
            store.replace(much)
        assert store.contents() == example()


# --- killed --------------------------------------------------------------------------------------


@pytest.mark.parametrize("when", ["made", "copied"])
def test_a_load_killed_in_the_middle_leaves_the_old_register(
    path: Path, repository: Path, when: str
) -> None:
    before = path.read_bytes()
    loading = subprocess.Popen(
        [sys.executable, "-c", LOAD_AND_STOP, str(path), when],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=repository,
    )
    assert loading.stdin
    assert loading.stdout
    with loading.stdin, loading.stdout:
        assert loading.stdout.readline() == b"in the middle\n"
        loading.send_signal(signal.SIGKILL)
        loading.wait()
    assert (path.read_bytes() == before) == (when == "made")
    with closing(open_store(path)) as store:
        assert store.contents() == example()
        assert store.check()
    with closing(create_store(path)) as store:
        store.replace(example())
        assert store.contents() == example()
    assert [p.name for p in path.parent.iterdir()] == [path.name]


def test_readers_go_on_with_the_old_register_until_the_new_one_is_made(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And nobody else writes from when it is begun to when it is in its place."""
    seen = []

    def looked(*_: object) -> None:
        with (
            closing(sqlite3.connect(path, isolation_level=None, timeout=0)) as other,
            pytest.raises(sqlite3.OperationalError, match="locked"),
        ):
            other.execute("BEGIN IMMEDIATE")
        with suppress(RegisterError), closing(open_store(path)) as reader:
            seen.append(reader.contents())

    def kept(db: sqlite3.Connection, file: Path, schema: int) -> None:
        keep(db, file, schema)
        looked()

    monkeypatch.setattr("remit.graph.sqlite_file._BUSY_MS", 0)
    monkeypatch.setattr("remit.graph.sqlite_replacing.keep", kept)
    monkeypatch.setattr("remit.graph.sqlite_replacing._PAGES", 4)
    monkeypatch.setattr("remit.graph.sqlite_replacing._unless_busy", looked)
    with closing(create(path)) as store:
        store.replace(register("action/a actionOf action/b"))
        assert store.contents() == register("action/a actionOf action/b")
    assert seen == [example()]


def test_a_reader_that_does_not_let_go_keeps_the_old_register(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("remit.graph.sqlite_file._BUSY_MS", 50)
    with closing(open_store(path)) as reader, closing(create(path)) as store:
        with reader.snapshot():
            assert reader.counts()
            with pytest.raises(RegisterError, match="another program"):
                store.replace(register("action/a actionOf action/b"))
            assert reader.contents() == example()
        store.replace(register("action/a actionOf action/b"))
        assert reader.contents() == register("action/a actionOf action/b")


def test_a_smaller_register_takes_no_more_room_than_if_nothing_had_been_there(
    path: Path, tmp_path: Path
) -> None:
    much = register("\n".join(f"action/a-{n} actionOf action/b-{n}" for n in range(200)))
    with closing(create(tmp_path / "other.remit")) as store:
        for contents in (much, example()):
            store.replace(contents)
    assert (tmp_path / "other.remit").stat().st_size == path.stat().st_size


def test_what_is_written_is_not_held_in_memory_as_well(tmp_path: Path) -> None:
    """What is kept of each thing and passage until all are written takes less than half of the register."""
    most, sizes = [], []
    for size in (1, 4, 16):  # with the first, what is imported is imported
        path, contents = tmp_path / f"{size}.remit", generate(size)
        with closing(create(path)) as store:
            tracemalloc.start()
            store.replace(contents)
            most.append(tracemalloc.get_traced_memory()[1])
            tracemalloc.stop()
        sizes.append(path.stat().st_size)
    assert most[2] - most[1] < (sizes[2] - sizes[1]) / 2


def test_a_register_of_an_earlier_vocabulary_is_read_by_its_own_numbers(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A vocabulary that grew numbers its terms anew; the file says how it numbered them."""
    monkeypatch.setattr(sqlite_checksum, "SMALL", 0)  # no load wrote it so
    with closing(open_store(str(path))) as store:
        before = store.contents()
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("UPDATE term SET n = n + 1000")
        db.execute("UPDATE statement SET p = p + 1000")
    with closing(open_store(str(path))) as store:
        assert store.contents() == before
        assert list(store.stream(CARRYING))


@pytest.mark.parametrize("rows", [1, 31, 32, 33, 70])
def test_nothing_and_an_empty_text_stay_two_things_however_many_rows_there_are(
    tmp_path: Path, rows: int
) -> None:
    said = [(value, raw) for value in (None, "", "0", "x") for raw in (None, "", "0")]
    things = [Entity(f"action/{n:02}", "action", f"Action {n}") for n in range(rows)]
    cited = (Citation("plan.txt", "line 1", "Action"),)
    statements = [
        Statement(one.id, "note", value=value, raw=raw, citations=cited)
        for one, (value, raw) in zip(things, cycle(said), strict=False)
    ]
    contents = Contents(entities=tuple(things), statements=tuple(merge(statements)))
    with closing(create_store(tmp_path / "board.remit")) as store:
        store.replace(contents)
        assert store.contents() == contents


def test_what_is_true_of_the_whole_file_is_read_once_until_somebody_writes_to_it(
    path: Path,
) -> None:
    """One question after the other asks neither how the terms are numbered nor what is said of the register."""
    with closing(open_store(path)) as store, closing(create(path)) as other:
        assert isinstance(store, SqliteStore)

        def asked() -> list[str]:
            queries: list[str] = []
            store._db.set_trace_callback(queries.append)
            with store.snapshot():
                store.walk(["action/a"], CARRYING)
                store.meta()
            store._db.set_trace_callback(None)
            return [sql for sql in queries if "FROM term" in sql or "FROM meta" in sql]

        assert len(asked()) == 2
        assert not asked()
        other.replace(Contents(meta={"title": "Another"}))
        assert len(asked()) == 2
        assert store.meta() == {"title": "Another"}


def test_of_what_many_passages_say_the_first_few_are_read_where_these_are_enough(
    path: Path,
) -> None:
    cited = tuple(Citation("a.txt", f"line {n}", f"said {n}", "d") for n in range(1, 8))
    said = Statement("duty/d", "arisesFrom", "provision/p", citations=cited)
    things = Entity("duty/d", "duty", "D"), Entity("provision/p", "provision", "P")
    with closing(create(path)) as store:
        store.replace(Contents(entities=things, statements=(said,)))
        (few,) = store.about(["provision/p"], few=True)
        assert few.citations == cited[:FEW]
        assert few.elsewhere == len(cited) - FEW
        assert store.about(["provision/p"])[0].citations == cited
