"""The default store: one SQLite file, readable by many while one loads.

The file keeps a rollback journal rather than a write-ahead log, so that a register stays a single
file that also opens from a read-only share. While a load runs its pages go into a file of their own
and readers go on with the old register; the new one takes its place in one transaction, or not at all.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace as changed
from typing import IO, TYPE_CHECKING

from remit.graph.columns import made
from remit.graph.errors import ChangedError, Place, RegisterError
from remit.graph.lookup import Candidate, Query
from remit.graph.model import (
    Contents,
    Document,
    Entity,
    LedgerEntry,
    Passage,
    Sources,
    Statement,
    faults,
)
from remit.graph.partnerships import owned, owner, papers_around
from remit.graph.sqlite_file import KEPT
from remit.graph.sqlite_lookup import candidates, passages
from remit.graph.sqlite_rows import (
    BYTES,
    JOINED,
    MAYBE,
    NUMBER,
    SAID,
    STATEMENT,
    TEXT,
    Known,
    Rows,
    Statements,
    told,
)  # fmt: skip
from remit.graph.store import Link, fitting
from remit.ontology import KINDS

if TYPE_CHECKING:
    from pathlib import Path

    from remit.graph.own import Own
    from remit.graph.partnerships import Partnership
    from remit.graph.sqlite_kept import Kept
    from remit.graph.whole import Flowing, Whole


class SqliteStore:
    """A register in a file. Opening for reading never writes; use :func:`create` before a load."""

    held = None

    def __init__(
        self, address: str | Path, connection: sqlite3.Connection, file: str | Path | None = None
    ) -> None:
        self.address = str(address)
        self._file = file
        self._db = connection
        self._bytes: IO[bytes] | None = None  # of the file, once they were compared
        self._rows = Rows(connection, self.address)
        self._statements = Statements(self._rows)
        self._depth = 0
        self._meta: Mapping[str, str] | None = None  # read within a snapshot, and not changed since
        self._version: int | None = None  # of the file, as others write to it

    @property
    def file(self) -> Path | None:
        """The file that holds the register; none of one in memory."""
        from pathlib import Path  # no question waits for it

        return None if self._file is None else Path(self._file)

    # --- writing ---------------------------------------------------------------------------------

    def replace(self, contents: Contents, built_on: str | None = None) -> None:
        """Put these contents in the place of all that was there, in one transaction.

        Raises:
            ChangedError: the contents were built on sources that are not there any more.
            RegisterError: the file cannot be written.
        """
        from remit.graph.sqlite_writing import replace

        with self._written():
            replace(self._db, self.file, contents, lambda: self._check_built_on(built_on))

    def take(self, other: SqliteStore) -> None:
        """Copy the pages of another file into the place of all that was there, in one transaction.

        Raises:
            RegisterError: the file cannot be written.
        """
        from pathlib import Path  # no question waits for it

        from remit.graph.sqlite_replacing import replace

        with self._written():
            replace(self._db, Path(self.address), other._db.backup)

    def can_be_copied(self) -> bool:
        """Whether it is a file without a fault that this version would write as it is, so that its pages can be copied.

        Raises:
            RegisterError: it is damaged.
        """
        from remit.graph.sqlite_copying import is_laid_out, of_each_sort

        with self.snapshot():
            if not (self.file and self.check() and is_laid_out(self._rows)):
                return False
            said = self._numbered(of_each_sort(self._rows))
            ends = {end for s in said for end in (s.subject, s.object) if end}
            return not faults(
                Contents(entities=(*self.entities(ends).values(),), statements=(*said,))
            )

    @contextmanager
    def _written(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.DatabaseError as error:
            raise told(self.address, error) from error
        except UnicodeEncodeError as error:
            raise RegisterError(
                "a text holds half a character, which cannot be stored; the register is as it was",
                place=Place(self.address),
            ) from error
        finally:
            self._statements.forget()
            self._meta = self._version = None

    # --- reading ---------------------------------------------------------------------------------

    def sources(self) -> Sources:
        """Give what the register was built from; nothing where nothing was loaded yet."""
        with self.snapshot():
            return self._sources(content=True)

    def _check_built_on(self, digest: str | None) -> None:
        if digest not in (None, self._sources(content=False).digest):
            raise ChangedError.of(self.address)

    def _sources(self, *, content: bool) -> Sources:
        if not self._rows.one("SELECT count(*) FROM sqlite_master WHERE type = 'table'", NUMBER):
            return Sources()
        return Sources(tuple(self._documents(content=content)), dict(self.meta()))

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """See one unchanging register until the block ends; may be nested."""
        self._depth += 1
        try:
            if self._depth == 1:
                self._db.execute("BEGIN")
                self._remember()
            yield
        finally:
            self._depth -= 1
            if self._depth == 0 and self._db.in_transaction:  # some errors have ended it already
                self._db.execute("ROLLBACK")  # of nothing; of a damaged file a commit would fail

    def _remember(self) -> None:
        """Keep what was read of the whole register for as long as nobody else has written to its file."""
        version = self._rows.one("PRAGMA data_version", NUMBER)
        if version != self._version:
            self._statements.forget()
            self._meta, self._version = None, version

    def check(self) -> bool:
        """See that all of it is as a load wrote it; ``False`` where nothing tells what that was."""
        from remit.graph.sqlite_checksum import compare

        with self.snapshot():
            summed = True
            if (file := self.file) is not None:
                # To close it would let go of the locks of all who have the file open in this process.
                self._bytes = self._bytes or file.open("rb")
                summed = compare(self._rows, self._bytes)
            self._rows.check_whole()
            return summed

    def contents(self) -> Contents:
        """Read everything back, in canonical order."""
        with self.snapshot():
            whole = self._flowing(self._documents(content=True))
            contents = Contents(
                documents=tuple(whole.documents),
                entities=tuple(whole.entities),
                statements=tuple(whole.statements),
                ledger=tuple(self.ledger()),
                notes=tuple(whole.notes),
                meta=whole.meta,
            )
            if kept := self._kept():
                from remit.graph.editions import together

                return together(contents, kept.aside())
            return contents

    def whole(self) -> Whole:
        """Give everything to be gone through within a snapshot, in canonical order; without the documents' bytes."""
        if self._kept():  # what earlier editions say is put beside it in memory
            return self.contents()
        return self._flowing(self.documents())

    def _flowing(self, documents: Sequence[Document]) -> Flowing:
        from remit.graph.sqlite_whole import flowing

        self._rows.check_whole()
        return flowing(self._rows, self._statements, documents, self.meta())

    def _kept(self) -> Kept | None:
        """What is kept of earlier editions; none in nearly all registers, which pay nothing for it."""
        names = ",".join(f"'{name}'" for name in KEPT)
        sql = f"SELECT count(*) FROM sqlite_master WHERE name IN ({names})"
        if not self._rows.one(sql, NUMBER):
            return None
        from remit.graph.sqlite_kept import Kept

        return Kept(self._rows, self._statements)

    def candidates(self, query: Query, limit: int = 200) -> list[Candidate]:
        """Find at most ``limit`` things for each way of matching the query: its id, exact names, words."""
        return candidates(self._rows, self._statements.terms, query, limit)

    def entities(self, ids: Collection[str]) -> dict[str, Entity]:
        """Give the things with these ids; one that is not there is left out, and missed by ``[]``."""
        sql = "SELECT id, kind, label FROM thing WHERE id IN ({})"
        rows = self._rows.all_of(sql, sorted(ids), *(TEXT,) * 3)
        found = Known([self._rows.entity(*row) for row in rows], self.address)
        if found.keys() != set(ids):  # whoever has an id has read it here, so this is rare
            self._rows.check_whole()
        return found

    def of_kind(self, *kinds: str, room: int | None = None, within: str = "") -> list[Entity]:
        """Give all things of these kinds, one kind after the other, each by label."""
        chosen = kinds if room is None else fitting(kinds, self._up_to(room + 1, kinds), room)
        if within:  # by the index of ids, of which a partnership's are a range of each kind
            sql = "SELECT id, kind, label FROM thing WHERE id > ? AND id < ? AND +kind = ? ORDER BY label, id"
            ranges = ((owned(f"{kind}/", within), kind) for kind in chosen)
            return [
                e for low, kind in ranges for e in self._entities(sql, low, f"{low[:-1]}0", kind)
            ]
        sql = "SELECT id, kind, label FROM thing WHERE kind = ? ORDER BY label, id"
        return [entity for kind in chosen for entity in self._entities(sql, kind)]

    def shared(self, partnerships: Container[str]) -> list[Entity]:
        """Give all things that are none of these partnerships' own, by id."""
        # A partnership's are a range of the index of ids, which is stepped over: they are nearly all there are.
        sql = "SELECT id, kind, label FROM thing WHERE id >= ? ORDER BY id LIMIT 1"
        found: list[Entity] = []
        low = ""
        while met := self._entities(sql, low):
            kind, _, rest = met[0].id.partition("/")
            if key := owner(met[0].id, partnerships):
                low = f"{kind}/{key}0"  # what follows "/"
            else:
                found += met
                low = f"{kind}/{rest}\0"
        return found

    def about(self, ids: Collection[str], *, few: bool = False) -> list[Statement]:
        """Give every statement whose subject or object is one of these, in one round trip."""
        numbers = self._numbers(ids)
        said = "SELECT n FROM statement WHERE {} IN ({{}})"
        rows = {n for end in "so" for (n,) in self._rows.all_of(said.format(end), numbers, NUMBER)}
        return self._statements.cited(self._statements.rows(rows), papers=tuple if few else None)

    def among(self, ids: Collection[str]) -> list[Statement]:
        """Give every statement about one of these that leads to none but these, in canonical order."""
        numbers = {*self._numbers(ids)}
        said = "SELECT n, o FROM statement WHERE s IN ({})"
        rows = self._rows.for_each(said, sorted(numbers), NUMBER, int | None)
        return self._numbered({n for n, o in rows if o is None or o in numbers})

    def within(self, partnership: str) -> list[Statement]:
        """Give every statement of which a partnership's own thing is the subject or the object."""
        from remit.graph.sqlite_own import within

        return within(self._rows, self._statements, partnership)

    def own(self, partnership: Partnership) -> Own:
        """Give what is one partnership's own: in one piece, where the file has it so."""
        from remit.graph.sqlite_own import own

        return own(self, self._rows, partnership)

    def walk(
        self,
        ids: Collection[str],
        terms: Collection[str],
        back: bool = False,
        beside: Collection[str] = (),
        *,
        own: bool = False,
        like: Callable[[str], bool] | None = None,
    ) -> list[Statement]:
        """Give every statement on the way from these things along these relations."""
        here, there = ("o", "s") if back else ("s", "o")
        step = f"SELECT n, {there} FROM statement WHERE {here} IN ({{}}) AND {self._statements.among(terms)}"
        reached, rows = self._reached(set(self._numbers(ids)), step)
        if beside:
            down = (
                f"SELECT n, s FROM statement WHERE o IN ({{}}) AND {self._statements.among(beside)}"
            )
            met = self._reached(reached, down)[0] - reached
            rows |= self._reached(met if like is None else self._called(met, like), step)[1]
        return self._numbered(rows, ids if own else ())

    def _reached(self, starts: set[int], step: str) -> tuple[set[int], set[int]]:
        """Take a step until nothing new is met; give the things met and the statements followed."""
        seen = frontier = starts
        rows: set[int] = set()
        while frontier:
            met = self._rows.all_of(step, sorted(frontier), NUMBER, NUMBER)
            if not met:
                break
            followed, things = zip(*met, strict=True)
            rows.update(followed)
            frontier = {*things} - seen
            seen = seen | frontier
        return seen, rows

    def _called(self, numbers: set[int], like: Callable[[str], bool]) -> set[int]:
        sql = "SELECT n, label FROM thing WHERE n IN ({})"
        return {
            n for n, name in self._rows.all_of(sql, sorted(numbers), NUMBER, TEXT) if like(name)
        }

    def stream(self, terms: Collection[str]) -> Iterator[Link]:
        """Give every link of these relations, in canonical order, without citations."""
        codes = self._statements.codes(terms)
        sql = (
            f"SELECT s.id, st.p, o.id, role FROM statement st {JOINED} "
            f"WHERE st.p IN ({codes}) AND st.o IS NOT NULL ORDER BY st.n"
        )
        self._rows.check_whole()
        names = self._statements.names
        for subject, code, target, role in self._rows.ask(sql, (), TEXT, NUMBER, TEXT, MAYBE):
            yield Link(subject, self._statements.term(names, code), target, role)

    def scan(self, terms: Collection[str]) -> Iterator[Statement]:
        """Give every statement of these relations and attributes, in canonical order, uncited."""
        codes = self._statements.codes(terms)
        sql = f"{STATEMENT} statement st {JOINED} WHERE st.p IN ({codes}) ORDER BY st.n"
        self._rows.check_whole()
        names = self._statements.names
        for _, s, p, o, *rest in self._rows.ask(sql, (), *SAID):
            yield self._rows.statement((s, names.get(p, ""), o, *rest))

    def documents(self) -> list[Document]:
        """Give the documents that were read, without their content."""
        return self._documents(content=False)

    def ledger(self, documents: Collection[str] | None = None) -> list[LedgerEntry]:
        """Give how each block of each document ended, or of each of these documents."""
        sql = (
            "SELECT ledger.n, name, locator, outcome, reason, text FROM ledger "
            "JOIN document ON document.n = ledger.document {} ORDER BY ledger.n"
        )
        columns = (NUMBER, *(TEXT,) * 5)
        if documents is None:
            rows = self._rows.ask(sql.format(""), (), *columns)
        else:
            named = self._rows.for_each(
                "SELECT n FROM document WHERE name IN ({})", sorted(documents), NUMBER
            )
            few = sql.format("WHERE ledger.document IN ({})")
            rows = self._rows.for_each(few, sorted(n for (n,) in named), *columns)
        now = [(n, LedgerEntry(*row)) for n, *row in rows]
        if kept := self._kept():
            now = sorted((*now, *kept.ledger(documents)), key=lambda numbered: numbered[0])
        return [entry for _, entry in now]

    def passages(self, query: Query, limit: int) -> list[Passage]:
        """Give the blocks kept as text, or not read, that hold every word of the query, in reading order."""
        return passages(self._rows, query, limit)

    def meta(self) -> Mapping[str, str]:
        """Give what is said of the register itself: its scope and its title."""
        if self._meta is None or not self._depth:
            sql = "SELECT key, value FROM meta ORDER BY key"
            self._meta = dict(self._rows.at_once(sql, (), TEXT, TEXT))
        return dict(self._meta)

    def counts(self) -> dict[str, int]:
        """Count things by kind, and ``statement`` for all statements."""
        sql = "SELECT kind, count(*) FROM thing GROUP BY kind"
        found = dict(self._rows.ask(sql, (), TEXT, NUMBER))
        counts = {kind: found[kind] for kind in KINDS if kind in found}
        counts["statement"] = self._rows.one("SELECT count(*) FROM statement", NUMBER)
        return counts

    def _up_to(self, most: int, kinds: Iterable[str]) -> dict[str, int]:
        """Count the things of some kinds, of none of them more than so many."""
        sql = "SELECT count(*) FROM (SELECT 1 FROM thing WHERE kind = ? LIMIT ?)"
        return {kind: next(self._rows.ask(sql, (kind, most), NUMBER))[0] for kind in kinds}

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()
        if self._bytes:
            self._bytes.close()

    def _documents(self, *, content: bool) -> list[Document]:
        column = "content" if content else "NULL"
        sql = f"SELECT name, sha256, media, origin, {column} FROM document ORDER BY n"
        rows = self._rows.at_once(sql, (), TEXT, TEXT, TEXT, MAYBE, BYTES)
        found = made(Document, zip(*rows, strict=True), len(rows)) if rows else []
        kept = self._kept() if content else None
        packed = kept.papers() if kept else {}
        return [changed(d, content=packed[d.name]) if d.name in packed else d for d in found]

    def _entities(self, sql: str, *parameters: str) -> list[Entity]:
        rows = self._rows.ask(sql, parameters, TEXT, TEXT, TEXT)
        return [self._rows.entity(*row) for row in rows]

    def _numbers(self, ids: Collection[str]) -> list[int]:
        sql = "SELECT n FROM thing WHERE id IN ({})"
        return [n for (n,) in self._rows.all_of(sql, sorted(ids), NUMBER)]

    def _numbered(self, numbers: Collection[int], asked: Collection[str] = ()) -> list[Statement]:
        return self._statements.cited(
            self._statements.rows(numbers),
            papers=(lambda: papers_around(asked, self.meta()) or None) if asked else None,
        )
