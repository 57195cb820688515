"""A register's file put in the place of another: made beside it first, and then copied over it page by page.

So no more than some pages of it are in memory, however large it is; whoever reads the old register goes on reading it
until the new one is made, and waits only while the pages are copied; and the same contents make the same pages, whatever was
there before. The copying is one transaction of the database: who is killed leaves the old register, or the new one.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Final

from remit.graph.sqlite_checksum import keep

MADE: Final = "-new"  # what is made is called as the register with this behind it
_PAGES: Final = 4096  # copied in one step, between which Python can be interrupted
_CACHE: Final = "PRAGMA cache_size = -16000"  # kilobytes of pages that are held in memory
_UNSAFE: Final = (
    "PRAGMA journal_mode = OFF",
    "PRAGMA synchronous = OFF",
)  # begun anew when broken off


def replace(
    db: sqlite3.Connection,
    file: Path,
    fill: Callable[[sqlite3.Connection], object],
    check: Callable[[], object] = lambda: None,
) -> None:
    """Put what is filled into an empty file in the place of a register's.

    Args:
        db: The file, opened for writing.
        file: Where it is.
        fill: What makes the tables, with room for a checksum, and leaves no transaction open.
        check: What raises an error where the register may not be replaced; nobody changes it from then on.

    Raises:
        sqlite3.Error: it cannot be written; it is as it was.
    """
    db.execute(_CACHE)
    db.execute("BEGIN IMMEDIATE")
    try:
        check()
        (schema,) = db.execute("PRAGMA schema_version").fetchone()
        with _beside(file.resolve()) as (made, beside):
            fill(made)
            keep(made, beside, schema + 1)  # as copying counts it
            db.execute("PRAGMA locking_mode = EXCLUSIVE")  # or the lock ended with the transaction
            db.execute("ROLLBACK")  # of nothing: copying is a transaction of its own
            made.backup(db, pages=_PAGES, progress=_unless_busy)
    finally:
        if db.in_transaction:
            db.execute("ROLLBACK")
        db.execute("PRAGMA locking_mode = NORMAL")
        with suppress(sqlite3.Error):  # what went wrong before is the one to tell
            db.execute("SELECT count(*) FROM sqlite_master").fetchone()  # lets go of the lock


@contextmanager
def _beside(file: Path) -> Iterator[tuple[sqlite3.Connection, Path]]:
    """An empty file beside a register that is locked, so that nobody else makes one there."""
    path = file.with_name(file.name + MADE)
    path.unlink(missing_ok=True)  # somebody who made one was killed
    try:
        with closing(sqlite3.connect(path, isolation_level=None)) as made:
            for setting in (_CACHE, *_UNSAFE):
                made.execute(setting)
            yield made, path
    finally:
        path.unlink(missing_ok=True)


def _unless_busy(status: int, _left: int, _all: int) -> None:
    """Give up where readers did not let go of the file for as long as a writer waits: Python would go on waiting."""
    if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        error = sqlite3.OperationalError("database is locked")
        error.sqlite_errorcode = status
        raise error
