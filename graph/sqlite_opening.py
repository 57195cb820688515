"""The file of a register, opened to be read or to be written."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from remit.graph.errors import Place, RegisterError
from remit.graph.sqlite import SqliteStore
from remit.graph.sqlite_checksum import glance
from remit.graph.sqlite_file import check_format, connect, is_file
from remit.graph.sqlite_rows import NUMBER, Rows

if TYPE_CHECKING:
    from pathlib import Path

_MAKE = "make one with: remit load DOCUMENT -r {}"


def open_sqlite(path: str | Path) -> SqliteStore:
    """Open an existing register for reading.

    Raises:
        RegisterError: there is no such file, or it is no register.
    """
    if not is_file(path):
        folder = os.path.isdir(path)  # noqa: PTH112 - no question waits for pathlib
        advice = "this is a folder; name a file" if folder else _MAKE.format(path)
        raise RegisterError(f"there is no register here; {advice}", place=Place(str(path)))
    try:
        return _opened(path, "ro", check=True)
    except RegisterError as error:
        if getattr(error.__cause__, "sqlite_errorcode", 0) != sqlite3.SQLITE_READONLY_ROLLBACK:
            raise
    _put_back(path)
    return _opened(path, "ro", check=True)


def create(file: str | Path) -> SqliteStore:
    """Open a register for writing; the file is made where there is none.

    Raises:
        RegisterError: the file is something else, or its folder cannot be written to.
    """
    from pathlib import Path  # no question waits for it

    path, there = Path(file), is_file(file)
    if path.is_dir():
        raise RegisterError(
            "this is a folder; name a file for the register", place=Place(str(path))
        )
    if not path.parent.is_dir():
        raise RegisterError(
            f"there is no folder {path.parent}; make it first or name another",
            place=Place(str(path)),
        )
    return _opened(path, "rwc", check=there and path.stat().st_size > 0)


def in_memory(address: str = ":memory:") -> SqliteStore:
    """Make an empty register that lives as long as the store is open; messages call it by the address."""
    return SqliteStore(address, sqlite3.connect(":memory:", isolation_level=None))


def _opened(path: str | Path, mode: str, *, check: bool) -> SqliteStore:
    db = connect(path, mode)
    try:
        if check:
            check_format(path, db)
            glance(db, str(path))
    except BaseException:
        db.close()
        raise
    return SqliteStore(path, db, path)


def _put_back(path: str | Path) -> None:
    """Undo a load that was broken off while its pages went to the disk: that takes the right to write."""
    with closing(connect(path, "rw")) as db:
        Rows(db, str(path)).one("SELECT count(*) FROM sqlite_master", NUMBER)
