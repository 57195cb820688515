"""The default store: one SQLite file, readable by many while one loads.

The file keeps a rollback journal rather than a write-ahead log, so that a register stays a single
file that also opens from a read-only share. While a load runs its pages stay in memory and readers
go on with the old register; the new one takes its place at the commit, or not at all.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from remit.graph.errors import ChangedError, RegisterError
from remit.graph.lookup import Candidate, Query
from remit.graph.model import Citation, Contents, Document, Entity, LedgerEntry, Sources, Statement
from remit.graph.sqlite_lookup import PARAMETERS, candidates, for_each, groups_of, marks
from remit.graph.sqlite_writing import (
    APPLICATION_ID,
    FORMAT,
    TERMS,
    drop_all,
    write,
)
from remit.graph.store import Link, fitting
from remit.ontology import KINDS

_NAMES = dict(enumerate(TERMS))
_BUSY_MS = 30_000

_STATEMENT = 'SELECT st.n, s.id, st.p, o.id, value, raw, role, stated_as, basis, start, "end" FROM'
_JOINED = "JOIN thing s ON s.n = st.s LEFT JOIN thing o ON o.n = st.o"


class SqliteStore:
    """A register in a file. Opening for reading never writes; use :func:`create` before a load."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.address = str(path)
        self._db = connection
        self._depth = 0

    # --- writing ---------------------------------------------------------------------------------

    def replace(self, contents: Contents, built_on: str | None = None) -> None:
        """Put these contents in the place of all that was there, in one transaction.

        Raises:
            ChangedError: the contents were built on sources that are not there any more.
            RegisterError: the file cannot be written.
        """
        db = self._db
        try:
            db.execute("PRAGMA cache_spill = OFF")
            db.execute("BEGIN IMMEDIATE")
            try:
                self._check_built_on(built_on)
                drop_all(db)
                write(db, contents)
                db.execute("COMMIT")
            except BaseException:
                if db.in_transaction:  # a full disk has ended it already
                    db.execute("ROLLBACK")
                raise
        except sqlite3.OperationalError as error:
            raise _unwritable(self.address, error) from error
        except UnicodeEncodeError as error:
            raise RegisterError(
                f"{self.address}: a text holds half a character, which cannot be stored; "
                "the register is as it was"
            ) from error

    # --- reading ---------------------------------------------------------------------------------

    def sources(self) -> Sources:
        """Give what the register was built from; nothing where nothing was loaded yet."""
        with self.snapshot():
            return self._sources("content")

    def _check_built_on(self, digest: str | None) -> None:
        if digest not in (None, self._sources("NULL").digest):
            raise ChangedError.of(self.address)

    def _sources(self, content: str) -> Sources:
        if not self._db.execute("SELECT 1 FROM sqlite_master WHERE name = 'document'").fetchone():
            return Sources()
        return Sources(tuple(self._documents(content)), dict(self.meta()))

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """See one unchanging register until the block ends; may be nested."""
        self._depth += 1
        if self._depth == 1:
            self._db.execute("BEGIN")
        try:
            yield
        finally:
            self._depth -= 1
            if self._depth == 0:
                self._db.execute("COMMIT")

    def contents(self) -> Contents:
        """Read everything back, in canonical order."""
        with self.snapshot():
            statements = self._statements(f"{_STATEMENT} statement st {_JOINED} ORDER BY st.n", ())
            entities = self._db.execute("SELECT id, kind, label FROM thing ORDER BY id")
            notes = self._db.execute("SELECT text FROM note ORDER BY n")
            return Contents(
                documents=tuple(self._documents("content")),
                entities=tuple(Entity(*row) for row in entities),
                statements=tuple(statements),
                ledger=tuple(self.ledger()),
                notes=tuple(text for (text,) in notes),
                meta=self.meta(),
            )

    def candidates(self, query: Query, limit: int = 200) -> list[Candidate]:
        """Find at most ``limit`` things for each way of matching the query: its id, exact names, words."""
        return candidates(self._db, query, limit)

    def entities(self, ids: Collection[str]) -> dict[str, Entity]:
        """Give the things with these ids; an id that is not there is left out."""
        rows = self._for_each("SELECT id, kind, label FROM thing WHERE id IN ({})", sorted(ids))
        return {row[0]: Entity(*row) for row in rows}

    def of_kind(self, *kinds: str, room: int | None = None) -> list[Entity]:
        """Give all things of these kinds, one kind after the other, each by label."""
        chosen = kinds if room is None else fitting(kinds, self.counts(), room)
        sql = "SELECT id, kind, label FROM thing WHERE kind = ? ORDER BY label, id"
        return [Entity(*row) for kind in chosen for row in self._db.execute(sql, (kind,))]

    def about(self, ids: Collection[str]) -> list[Statement]:
        """Give every statement whose subject or object is one of these, in one round trip."""
        numbers = self._numbers(ids)
        rows = {
            row[0]
            for end in ("s", "o")
            for row in self._for_each(f"SELECT n FROM statement WHERE {end} IN ({{}})", numbers)
        }
        return self._numbered(rows)

    def walk(
        self,
        ids: Collection[str],
        terms: Collection[str],
        back: bool = False,
        beside: Collection[str] = (),
    ) -> list[Statement]:
        """Give every statement on the way from these things along these relations."""
        here, there = ("o", "s") if back else ("s", "o")
        codes = ",".join(str(TERMS[name]) for name in sorted(terms, key=TERMS.__getitem__))
        step = f"SELECT n, {there} FROM statement WHERE {here} IN ({{}}) AND p IN ({codes})"
        reached, rows = self._reached(set(self._numbers(ids)), step)
        if beside:
            codes = ",".join(str(TERMS[name]) for name in beside)
            down = f"SELECT n, s FROM statement WHERE o IN ({{}}) AND p IN ({codes})"
            _, further = self._reached(self._reached(reached, down)[0], step)
            rows |= further
        return self._numbered(rows)

    def _reached(self, starts: set[int], step: str) -> tuple[set[int], set[int]]:
        """Take a step until nothing new is met; give the things met and the statements followed."""
        seen = frontier = starts
        rows: set[int] = set()
        while frontier:
            met = list(self._for_each(step, sorted(frontier)))
            rows.update(n for n, _ in met)
            frontier = {thing for _, thing in met} - seen
            seen = seen | frontier
        return seen, rows

    def stream(self, terms: Collection[str]) -> Iterator[Link]:
        """Give every link of these relations, in canonical order, without citations."""
        codes = ",".join(str(TERMS[name]) for name in terms)
        sql = (
            f"SELECT s.id, st.p, o.id, role FROM statement st {_JOINED} "
            f"WHERE st.p IN ({codes}) AND st.o IS NOT NULL ORDER BY st.n"
        )
        for subject, code, target, role in self._db.execute(sql):
            yield Link(subject, _NAMES[code], target, role)

    def scan(self, terms: Collection[str]) -> Iterator[Statement]:
        """Give every statement of these relations and attributes, in canonical order, uncited."""
        codes = ",".join(str(TERMS[name]) for name in terms)
        rows = self._db.execute(
            f"{_STATEMENT} statement st {_JOINED} WHERE st.p IN ({codes}) ORDER BY st.n"
        )
        for _, s, p, o, value, raw, role, stated_as, basis, start, end in rows:
            yield Statement(s, _NAMES[p], o, value, raw, role, stated_as, basis, start, end)

    def documents(self) -> list[Document]:
        """Give the documents that were read, without their content."""
        return self._documents("NULL")

    def ledger(self) -> list[LedgerEntry]:
        """Give how each block of each document ended."""
        sql = (
            "SELECT name, locator, outcome, reason, text FROM ledger "
            "JOIN document ON document.n = ledger.document ORDER BY ledger.n"
        )
        return [LedgerEntry(*row) for row in self._db.execute(sql)]

    def passages(self, query: Query, limit: int) -> list[Citation]:
        """Cite kept narrative that holds every word of the query, in reading order."""
        if not query.groups:
            return []
        sql = (
            "SELECT name, locator, text, sha256 FROM narrative "
            "JOIN ledger ON ledger.n = narrative.rowid "
            "JOIN document ON document.n = ledger.document "
            "WHERE narrative MATCH ? ORDER BY narrative.rowid LIMIT ?"
        )
        rows = self._db.execute(sql, (" AND ".join(groups_of(query)), limit))
        return [Citation(*row) for row in rows]

    def meta(self) -> Mapping[str, str]:
        """Give what is said of the register itself: its scope and its title."""
        return dict(self._db.execute("SELECT key, value FROM meta ORDER BY key"))

    def counts(self) -> dict[str, int]:
        """Count things by kind, and ``statement`` for all statements."""
        found = dict(self._db.execute("SELECT kind, count(*) FROM thing GROUP BY kind"))
        counts = {kind: found[kind] for kind in KINDS if kind in found}
        (counts["statement"],) = self._db.execute("SELECT count(*) FROM statement").fetchone()
        return counts

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def _documents(self, content: str) -> list[Document]:
        sql = f"SELECT name, sha256, media, origin, {content} FROM document ORDER BY n"
        return [Document(*row) for row in self._db.execute(sql)]

    def _numbers(self, ids: Collection[str]) -> list[int]:
        return [
            row[0] for row in self._for_each("SELECT n FROM thing WHERE id IN ({})", sorted(ids))
        ]

    def _numbered(self, numbers: Collection[int]) -> list[Statement]:
        sql = f"{_STATEMENT} statement st {_JOINED} WHERE st.n IN ({{}}) ORDER BY st.n"
        ordered = sorted(numbers)
        found: list[Statement] = []
        for start in range(0, len(ordered), PARAMETERS):
            chunk = ordered[start : start + PARAMETERS]
            found.extend(self._statements(sql.format(marks(chunk)), chunk))
        return found

    def _statements(self, sql: str, parameters: Sequence[int]) -> list[Statement]:
        rows = self._db.execute(sql, parameters).fetchall()
        citations = self._citations([row[0] for row in rows])
        return [
            Statement(
                s,
                _NAMES[p],
                o,
                value,
                raw,
                role,
                stated_as,
                basis,
                start,
                end,
                citations.get(n, ()),
            )
            for n, s, p, o, value, raw, role, stated_as, basis, start, end in rows
        ]

    def _citations(self, statements: Sequence[int]) -> dict[int, tuple[Citation, ...]]:
        sql = (
            "SELECT e.statement, document, locator, quote, sha256 FROM evidence e "
            "JOIN citation c ON c.n = e.citation WHERE e.statement IN ({}) ORDER BY e.statement, position"
        )
        found: dict[int, list[Citation]] = {}
        for n, *citation in self._for_each(sql, statements):
            found.setdefault(n, []).append(Citation(*citation))
        return {n: tuple(citations) for n, citations in found.items()}

    def _for_each(self, sql: str, values: Iterable[object]) -> Iterator[tuple[Any, ...]]:
        """Run a query with an ``IN ({})`` over any number of values."""
        return for_each(self._db, sql, values)


def open_sqlite(path: Path) -> SqliteStore:
    """Open an existing register for reading.

    Raises:
        RegisterError: there is no such file, or it is no register.
    """
    if not path.is_file():
        raise RegisterError(
            f"{path}: there is no register here; make one with: remit load DOCUMENT -r {path}"
        )
    db = _connect(path, "ro")
    try:
        _check(path, db)
    except BaseException:
        db.close()
        raise
    return SqliteStore(path, db)


def create(path: Path) -> SqliteStore:
    """Open a register for writing; the file is made where there is none.

    Raises:
        RegisterError: the file is something else, or its folder cannot be written to.
    """
    if path.is_dir():
        raise RegisterError(f"{path}: this is a folder; name a file for the register")
    if not path.parent.is_dir():
        raise RegisterError(
            f"{path}: there is no folder {path.parent}; make it first or name another"
        )
    existing = path.is_file() and path.stat().st_size > 0
    db = _connect(path, "rwc")
    try:
        if existing:
            _check(path, db)
    except BaseException:
        db.close()
        raise
    return SqliteStore(path, db)


def in_memory() -> SqliteStore:
    """Make an empty register that lives as long as the store is open."""
    return SqliteStore(Path(":memory:"), sqlite3.connect(":memory:", isolation_level=None))


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    try:
        uri = f"{path.resolve().as_uri()}?mode={mode}"
        db = sqlite3.connect(uri, uri=True, isolation_level=None, timeout=_BUSY_MS / 1000)
        db.execute("PRAGMA trusted_schema = OFF")
    except sqlite3.OperationalError as error:
        raise _unwritable(str(path), error) from error
    return db


def _check(path: Path, db: sqlite3.Connection) -> None:
    try:
        (application,) = db.execute("PRAGMA application_id").fetchone()
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.OperationalError):
            raise _unwritable(str(path), error) from error
        application = 0
    if application != APPLICATION_ID:
        raise RegisterError(f"{path}: this file is no register; name the file that remit load made")
    (made,) = db.execute("PRAGMA user_version").fetchone()
    if made != FORMAT:
        raise RegisterError(
            f"{path}: this register has format {made} and this version of remit reads {FORMAT}; "
            "load its documents again into a new file"
        )


def _unwritable(address: str, error: sqlite3.OperationalError) -> RegisterError:
    reason = str(error)
    if "locked" in reason:
        return RegisterError(
            f"{address}: another program is writing to this register; try again when it is done"
        )
    if "full" in reason:
        return RegisterError(
            f"{address}: the disk is full; the register is as it was; make room and try again"
        )
    return RegisterError(
        f"{address}: the register cannot be opened or written ({reason}); check its folder's rights"
    )
