"""How a register is written into a SQLite file: the tables, in order of importance."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import TypeAlias

from remit.graph.editions import Aside, Dated, editions_of, outdated, parted
from remit.graph.lookup import index, terms
from remit.graph.model import LOOKED_THROUGH, Citation, Contents, Statement
from remit.graph.partnerships import PARTNERSHIPS
from remit.graph.sqlite_checksum import prepare
from remit.graph.sqlite_file import APPLICATION_ID, BETWEEN_NAMES, FORMAT, WITH_EDITIONS
from remit.graph.sqlite_kept import write_kept
from remit.graph.sqlite_replacing import replace as in_file
from remit.graph.uncollected import uncollected
from remit.ontology import ATTRIBUTES, RELATIONS

_AT_ONCE = 5_000  # things whose words are held in memory together
_BY_ONE = 32  # rows of a command: fewer values than the oldest SQLite takes, and more rows are hardly faster
_Source: TypeAlias = tuple[str, str]  # a document's name and its digest
_Words: TypeAlias = tuple[str, str]  # where words stand in it, and the words
TERMS = {name: n for n, name in enumerate((*RELATIONS, *ATTRIBUTES))}


def replace(
    db: sqlite3.Connection,
    file: Path | None,
    contents: Contents,
    check: Callable[[], object],
) -> None:
    """Put contents in the place of all that a register holds, in a file or in memory, in one transaction.

    Raises:
        sqlite3.Error: they cannot be written; what was there still is.
    """
    with uncollected():
        editions = editions_of(contents)
        write = partial(_write, parts=parted(contents, editions), editions=editions)
        if file is not None:
            in_file(db, file, partial(_in_file, write=write), check)
            return
        with _transaction(db):
            check()
            _drop_all(db)
            write(db)


def _in_file(db: sqlite3.Connection, write: Callable[[sqlite3.Connection], None]) -> None:
    prepare(db)
    with _transaction(db):
        write(db)


def make(db: sqlite3.Connection) -> None:
    """Make the tables of a file, without anything in them."""
    prepare(db)
    for indexes in (False, True):
        _make(db, indexes=indexes)


@contextmanager
def _transaction(db: sqlite3.Connection) -> Iterator[None]:
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:  # some errors have ended it already
            db.execute("ROLLBACK")
        raise


def _write(
    db: sqlite3.Connection, parts: tuple[Contents, Aside], editions: Sequence[Dated]
) -> None:
    """Write a register where nothing is: what holds now, and what only earlier ones of its editions say."""
    _make(db, indexes=False)
    _fill(db, *parts, editions)
    _make(db, indexes=True)


def _drop_all(db: sqlite3.Connection) -> None:
    made = db.execute(
        "SELECT type, name FROM sqlite_master WHERE type IN ('table', 'view')"
    ).fetchall()
    for type_, name in made:
        if not name.startswith(("search_", "narrative_", "sqlite_")):  # they go with their owners
            db.execute(f'DROP {type_} "{name}"')


def _make(db: sqlite3.Connection, *, indexes: bool) -> None:
    from importlib import resources  # slow to import, and only a load needs it

    schema = resources.files("remit.graph").joinpath("schema.sql").read_text(encoding="utf-8")
    for command in schema.split(";\n"):
        if command.strip() and indexes == (" INDEX " in command):
            db.execute(command)


def _fill(
    db: sqlite3.Connection, contents: Contents, aside: Aside, editions: Sequence[Dated]
) -> None:
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute(f"PRAGMA user_version = {FORMAT}")
    db.executemany("INSERT INTO meta VALUES (?, ?)", sorted(contents.meta.items()))
    db.executemany("INSERT INTO note (text) VALUES (?)", ((note,) for note in contents.notes))
    db.executemany("INSERT INTO term VALUES (?, ?)", ((n, name) for name, n in TERMS.items()))
    old = outdated(editions)  # what these say is asked of no more
    apart = {one.document for one in editions if old}
    db.executemany(
        "INSERT INTO document VALUES (?, ?, ?, ?, ?, ?)",
        (
            (n, d.name, d.sha256, d.media, d.origin, None if d.name in apart else d.content)
            for n, d in enumerate(contents.documents)
        ),
    )
    order = {document.name: n for n, document in enumerate(contents.documents)}
    entries = list(enumerate(contents.ledger, 1))
    ledger = [one for one in entries if one[1].document not in old]
    _put(
        db,
        "ledger",
        "(?, ?, ?, ?, ?, ?)",
        ((n, order[e.document], e.locator, e.outcome, e.reason, e.text) for n, e in ledger),
    )
    db.executemany(
        "INSERT INTO narrative (rowid, words) VALUES (?, ?)",
        (
            (n, " ".join(dict.fromkeys(terms(e.text))))
            for n, e in ledger
            if e.outcome in LOOKED_THROUGH
        ),
    )
    numbers = _write_things(db, contents)
    _write_statements(db, contents.statements, numbers)
    _write_evidence(db, contents.statements)
    if old:
        kept = [one for one in entries if one[1].document in old]
        write_kept(db, contents, aside, kept, editions)
        db.execute(f"PRAGMA user_version = {WITH_EDITIONS}")
    elif PARTNERSHIPS in contents.meta:
        from remit.graph.sqlite_own import write_own

        write_own(db, contents)


def _put(db: sqlite3.Connection, into: str, each: str, rows: Iterable[tuple[object, ...]]) -> None:
    """Insert rows, many of them by one command: to begin one takes as long as to write a short row."""
    insert = f"INSERT INTO {into} VALUES "
    many = insert + ", ".join([each] * _BY_ONE)
    rest = iter(rows)
    while len(some := [*islice(rest, _BY_ONE)]) == _BY_ONE:
        db.execute(many, [*chain.from_iterable(some)])
    db.executemany(insert + each, some)


def _write_things(db: sqlite3.Connection, contents: Contents) -> dict[str, int]:
    numbers: dict[str, int] = {}
    keys: list[tuple[str, int]] = []
    ordered = enumerate(index(contents), 1)
    while some := [*islice(ordered, _AT_ONCE)]:
        things = ((n, i.entity.id, i.entity.kind, i.entity.label) for n, i in some)
        _put(db, "thing", "(?, ?, ?, ?)", things)
        db.executemany(
            "INSERT INTO search (rowid, names, words) VALUES (?, ?, ?)",
            ((n, BETWEEN_NAMES.join(i.names), i.words) for n, i in some),
        )
        numbers.update((i.entity.id, n) for n, i in some)
        keys += ((name, n) for n, i in some for name in i.keys)
    _put(db, "name", "(?, ?)", sorted(keys))
    return numbers


def _write_statements(
    db: sqlite3.Connection, statements: Sequence[Statement], numbers: Mapping[str, int]
) -> None:
    """Write what is said.

    Where there is nothing, nought is handed over and made nothing by the database: for each ``None`` Python looks
    first for somebody who would turn it into something else, which takes as long as to write the row.
    """
    rows = (
        (
            n,
            numbers[s.subject],
            TERMS[s.term],
            numbers[s.object] if s.object else 0,
            0 if s.value is None else s.value,
            0 if s.raw is None else s.raw,
            0 if s.role is None else s.role,
            s.stated_as,
            s.basis,
            0 if s.start is None else s.start,
            0 if s.end is None else s.end,
        )
        for n, s in enumerate(statements, 1)
    )
    some = "nullif(?, 0)"
    each = f"(?, ?, ?, {some}, {some}, {some}, {some}, ?, ?, {some}, {some})"
    _put(db, "statement", each, rows)


def _write_evidence(db: sqlite3.Connection, statements: Iterable[Statement]) -> None:
    """Write the passages that are cited, each once, and the sources that they stand in, and which statement cites which."""
    sources: dict[_Source, dict[_Words, int]] = {}
    cited: list[Citation] = []
    _put(db, "evidence", "(?, ?, ?)", _evidence(statements, sources, cited))
    numbers = {source: n for n, source in enumerate(sources, 1)}
    _put(db, "source", "(?, ?, ?)", ((n, *s) for s, n in numbers.items()))
    _put(
        db,
        "passage",
        "(?, ?, ?, ?, ?)",
        (
            (n, numbers[c.document, c.sha256], c.locator, c.quote, c.at)
            for n, c in enumerate(cited, 1)
        ),
    )


def _evidence(
    statements: Iterable[Statement],
    sources: dict[_Source, dict[_Words, int]],
    cited: list[Citation],
) -> Iterator[tuple[int, int, int]]:
    """Statement, position and passage of all that is cited; the passages are numbered as they come.

    They are known by their parts and not as such, as a tuple is hashed in a fifth of the time.
    """
    for n, s in enumerate(statements, 1):
        for position, c in enumerate(s.citations):
            source = c.document, c.sha256
            known = sources.get(source)
            if known is None:
                known = sources[source] = {}
            number = known.setdefault((c.locator, c.quote), len(cited) + 1)
            if number > len(cited):
                cited.append(c)
            yield n, position, number
