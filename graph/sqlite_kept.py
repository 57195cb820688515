"""What a register's file keeps beside what questions of today read: earlier editions, packed; in one table, and only there."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterable
from typing import Final, TypeVar

from remit.graph.editions import Aside, Dated
from remit.graph.kept import (
    UNREADABLE,
    Numbered,
    pack_ledger,
    pack_papers,
    pack_said,
    unpack_ledger,
    unpack_papers,
    unpack_said,
)
from remit.graph.model import Contents
from remit.graph.sqlite_file import KEPT
from remit.graph.sqlite_rows import BYTES, NUMBER, SAID, STATEMENT, TEXT, Rows, Statements

T = TypeVar("T")

_KEPT: Final = KEPT[0]
_SAID, _LEDGER, _PAPERS = "said", "ledger", "papers"
# Where format 2 had what earlier editions say.
_ASIDE, _EVIDENCE, _THINGS = "aside", "aside_evidence", KEPT[1]
_ALL: Final = f"(SELECT n, id FROM thing UNION ALL SELECT n, id FROM {_THINGS})"


def write_kept(
    db: sqlite3.Connection,
    contents: Contents,
    aside: Aside,
    ledger: Iterable[Numbered],
    editions: Iterable[Dated],
) -> None:
    """Keep what only earlier editions say, how their blocks ended, and the bytes of all editions, each beside those before it."""
    sources = [one.document for one in editions]
    bytes_of = {d.name: d.content for d in contents.documents}
    papers = {name: content for name in sources if (content := bytes_of.get(name)) is not None}
    db.execute(f"CREATE TABLE {_KEPT} (name TEXT PRIMARY KEY, packed BLOB NOT NULL) WITHOUT ROWID")
    old = [*ledger]
    packed = (
        (_SAID, pack_said(aside, sources)),
        (_LEDGER, pack_ledger(old, [*dict.fromkeys(entry.document for _, entry in old)])),
        (_PAPERS, pack_papers(papers)),
    )
    db.executemany(f"INSERT INTO {_KEPT} VALUES (?, ?)", packed)


class Kept:
    """What a file keeps of earlier editions; nothing, where no paper comes in several."""

    def __init__(self, rows: Rows, statements: Statements) -> None:
        self._rows = rows
        self._statements = statements

    def aside(self) -> Aside:
        """What only earlier editions say."""
        if self._has(_THINGS):
            return self._of_format_2()
        found = self._unpacked(_SAID, unpack_said, Aside())
        things = tuple(self._rows.entity(e.id, e.kind, e.label) for e in found.entities)
        self._rows.all_in_words(found.statements)
        return Aside(things, found.statements)

    def ledger(self, documents: Collection[str] | None = None) -> list[Numbered]:
        """How the blocks of earlier editions ended, or of some of these, by their numbers in the ledger of all."""
        nothing: list[Numbered] = []
        found = self._unpacked(_LEDGER, unpack_ledger, nothing)
        return [one for one in found if documents is None or one[1].document in documents]

    def papers(self) -> dict[str, bytes]:
        """The bytes of the documents that are editions."""
        return self._unpacked(_PAPERS, unpack_papers, {})

    def _unpacked(self, name: str, unpack: Callable[[bytes], T], nothing: T) -> T:
        if not self._has(_KEPT):
            return nothing
        sql = f"SELECT packed FROM {_KEPT} WHERE name = ?"
        for (packed,) in self._rows.ask(sql, (name,), BYTES):
            try:
                return unpack(packed)
            except (*UNREADABLE, MemoryError) as error:
                raise self._rows.damaged("what earlier editions say cannot be unpacked") from error
        raise self._rows.damaged("what earlier editions say is not there")

    def _has(self, table: str) -> bool:
        sql = "SELECT count(*) FROM sqlite_master WHERE name = ?"
        return bool(next(self._rows.ask(sql, (table,), NUMBER))[0])

    def _of_format_2(self) -> Aside:
        joined = f"JOIN {_ALL} s ON s.n = st.s LEFT JOIN {_ALL} o ON o.n = st.o"
        said = self._rows.ask(f"{STATEMENT} {_ASIDE} st {joined} ORDER BY st.n", (), *SAID)
        things = self._rows.ask(f"SELECT id, kind, label FROM {_THINGS} ORDER BY id", (), *(TEXT,) * 3)  # fmt: skip
        return Aside(
            tuple(self._rows.entity(*thing) for thing in things),
            tuple(self._statements.cited(list(said), _EVIDENCE)),
        )
