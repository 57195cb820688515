"""Whatever has become of a register's file, a question gets an answer or one sentence of ours."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from itertools import cycle
from pathlib import Path

import pytest

from remit.examples import bundled
from remit.graph.errors import RegisterError, RemitError
from remit.graph.exchange import dump
from remit.graph.opening import create_store, open_store, sources_at
from remit.graph.store import Store
from remit.queries.audit import audit
from remit.queries.dependencies import dependencies
from remit.queries.remit_of import remit_of
from remit.queries.sparql import ask_named
from remit.queries.things import list_kind
from remit.queries.who import who
from remit.viz.report import report
from remit.viz.view import view

PAGE = 4096

# Asked of every damaged register ...
QUICK: dict[str, Callable[[Store], object]] = {
    "who": lambda store: who(store, "domestic abuse").to_json(),
    "of": lambda store: remit_of(store, "West Midlands Police").to_json(),
    "list": lambda store: [list_kind(store, kind) for kind in ("person", "vacancy", "body")],
    "sources": lambda store: store.sources(),
}
# ... and one of these, in turn.
WHOLE: dict[str, Callable[[Store], object]] = {
    "audit": lambda store: audit(store).to_json(),
    "dependencies": lambda store: [pair.to_json() for pair in dependencies(store)],
    "sparql": lambda store: ask_named(store.contents(), "vacancies"),
    "turtle": lambda store: dump(store.contents(), "turtle"),
    "csv": lambda store: dump(store.contents(), "csv"),
    "graphml": lambda store: dump(store.contents(), "graphml"),
    "view": view,
    "report": lambda store: report(store, "markdown"),
}


@pytest.fixture(autouse=True)
def _opened_as_if_large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a large register nobody compares the whole file first: it is the questions that must notice."""
    monkeypatch.setattr("remit.graph.sqlite_opening.glance", lambda *_: None)


def damaged(whole: bytes, chance: random.Random) -> bytes:
    """A file cut off, with bits or bytes turned, with a stretch of zeros, or with a page in place of another."""
    file, place = bytearray(whole), chance.randrange(len(whole))
    page, other = (chance.randrange(len(whole) // PAGE) * PAGE for _ in range(2))
    match chance.randrange(5):
        case 0:
            del file[place:]
        case 1:
            file[place] ^= 1 << chance.randrange(8)
        case 2:
            for _ in range(chance.randrange(1, 200)):
                file[chance.randrange(len(file))] = chance.randrange(256)
        case 3:
            file[place : place + 2000] = bytes(len(file[place : place + 2000]))
        case _:
            file[page : page + PAGE] = whole[other : other + PAGE]
    return bytes(file)


def overwritten(path: Path, chance: random.Random) -> None:
    """Put what does not belong there into a few cells, or drop a table: the database stays whole."""
    odd = [None, 7, 2**60, 3.5, b"\xff\0", "", "x", "2020-13-45", "9" * 5000, "[{]", "\ud800"]
    with closing(sqlite3.connect(path)) as db, db:
        listed = db.execute("SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE TABLE%'")
        tables = sorted(name for (name,) in listed if "_" not in name)
        if chance.random() < 0.1:
            db.execute(f"DROP TABLE {chance.choice(tables)}")
            return
        for _ in range(4):
            table = chance.choice(tables)
            key, *columns = [row[1] for row in db.execute(f"PRAGMA table_info({table})")]
            keys = db.execute(f'SELECT "{key}" FROM {table} ORDER BY 1').fetchall()
            value = chance.choice(odd)
            stored = value.encode("utf-8", "surrogatepass") if isinstance(value, str) else value
            new = "CAST(? AS TEXT)" if isinstance(value, str) else "?"
            for which in chance.sample(keys, min(3, len(keys))):
                with suppress(sqlite3.IntegrityError):  # no null where none may be
                    db.execute(
                        f'UPDATE {table} SET "{chance.choice(columns)}" = {new} WHERE "{key}" = ?',
                        (stored, *which),
                    )


def ask(path: Path, question: Callable[[Store], object]) -> bool:
    """Whether there was an answer rather than a sentence; anything else comes up."""
    try:
        with closing(open_store(path)) as store:
            question(store)
    except RemitError as error:
        return not is_sentence(error)
    return True


def is_sentence(error: RemitError) -> bool:
    """Whether an error can be shown as it is."""
    said = str(error)
    if not said.replace("\n  - ", "; ").isprintable():  # problems stand on lines of their own
        raise AssertionError(repr(said))
    return True


@pytest.mark.parametrize("way", ["bytes", "cells"])
@pytest.mark.parametrize("first", [0, 40, 80])
def test_a_damaged_register_answers_or_says_so(way: str, first: int, tmp_path: Path) -> None:
    path, whole = tmp_path / "damaged.remit", bundled().read_bytes()
    answers = []
    for seed, turn in zip(range(first, first + 40), cycle(WHOLE), strict=False):
        chance = random.Random(seed)
        path.write_bytes(whole if way == "cells" else damaged(whole, chance))
        if way == "cells":
            overwritten(path, chance)
        answers += [ask(path, question) for question in (*QUICK.values(), WHOLE[turn])]
    assert set(answers) == {True, False}  # the damage is neither everywhere nor nowhere


@pytest.mark.parametrize("question", [*QUICK, *WHOLE])
def test_any_table_may_be_missing(question: str, tmp_path: Path) -> None:
    path, asks = tmp_path / "partly.remit", QUICK | WHOLE
    for table in ("document", "evidence", "meta", "search", "statement", "thing"):
        path.write_bytes(bundled().read_bytes())
        with closing(sqlite3.connect(path)) as db:
            db.execute(f"DROP TABLE {table}")
        ask(path, asks[question])


def test_a_damaged_register_says_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "damaged.remit"
    path.write_bytes(bundled().read_bytes())
    with closing(sqlite3.connect(path)) as db:
        db.execute("DROP TABLE statement")
    with closing(open_store(path)) as store, pytest.raises(RegisterError) as told:
        store.contents()
    said = str(told.value)
    assert said.startswith(f"{path}: this register is damaged (no such table")
    assert said.endswith(
        "; take a copy of it that is whole, or load its documents again into a new file"
    )


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ("UPDATE thing SET kind = 'planet' WHERE n = 5", "a thing of no known kind"),
        ("DELETE FROM thing WHERE n = 5", "a statement of things that are not there"),
        ("DELETE FROM passage WHERE n = 5", "evidence that is not there"),
        ("UPDATE statement SET basis = 'dreamt' WHERE n = 5", "words that the vocabulary does not"),
        ("UPDATE statement SET p = 999 WHERE n = 5", "words that the vocabulary does not"),
        ("UPDATE statement SET stated_as = x'41' WHERE n = 5", "a value of another kind"),
        ("UPDATE thing SET label = CAST(x'ff' AS TEXT) WHERE n = 5", "decode to UTF-8 column"),
    ],
)
def test_what_no_load_writes_is_no_answer(change: str, words: str, tmp_path: Path) -> None:
    path = tmp_path / "damaged.remit"
    path.write_bytes(bundled().read_bytes())
    with closing(sqlite3.connect(path)) as db, db:
        db.execute(change)
    with closing(open_store(path)) as store, pytest.raises(RegisterError, match=words):
        store.contents()


@pytest.mark.parametrize("kept", ["[{]", "{}", '["x"]', '[{"rule": 1}]', "[" * 5000, "7"])
def test_waivers_that_cannot_be_read_are_told(kept: str, tmp_path: Path) -> None:
    path = tmp_path / "damaged.remit"
    path.write_bytes(bundled().read_bytes())
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("INSERT OR REPLACE INTO meta VALUES ('waivers', ?)", (kept,))
    for question in (audit, lambda store: report(store, "markdown", redact=True)):
        with closing(open_store(path)) as store, pytest.raises(RegisterError, match="waivers"):
            question(store)


@pytest.mark.parametrize("use", [open_store, create_store, sources_at])
@pytest.mark.parametrize(
    "name", ["x" * 300 + ".remit", "circle.remit", "file/a.remit", "a\0.remit"]
)
def test_a_path_that_leads_nowhere_is_a_sentence(
    use: Callable[[Path], object], name: str, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "circle.remit").symlink_to("circle.remit")
    with pytest.raises(
        RegisterError, match=r"no register can be at this path \(.+\); name another"
    ):
        use(tmp_path / name)
