"""The file of a register in SQLite: how it is laid out, whether there is one, and whether this version reads it.

What writes it is imported by a load only: no question waits for it.
"""

from __future__ import annotations

import os
import sqlite3
import stat
from typing import TYPE_CHECKING, Final

from remit.graph.errors import Place, RegisterError
from remit.graph.sqlite_rows import NUMBER, Rows, told

if TYPE_CHECKING:
    from pathlib import Path

FORMAT = 1
# Of a file that keeps earlier editions, which a version that knows of none would lose.
WITH_EDITIONS = 4
EARLIER = (2, 3)  # formats in which no file is made any more, and that are read
# Tables that only a file with earlier editions has: now, and in format 2.
KEPT = ("kept", "aside_thing")
APPLICATION_ID = 0x52656D69  # "Remi", so that file(1) and we can tell a register from any database
BETWEEN_NAMES = " | "
_BUSY_MS = 30_000
_PLAIN: Final = frozenset(  # bytes that stand for themselves in the address of a file
    b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~/"
)


def is_file(path: str | Path) -> bool:
    """Whether a file is at a path; one in a circle of links, say, cannot even be looked at.

    Raises:
        RegisterError: the path leads nowhere, and no file can be made there either.
    """
    try:
        mode = os.stat(path).st_mode  # noqa: PTH116 - no question waits for pathlib
    except FileNotFoundError:
        return False
    except (OSError, ValueError) as error:  # ValueError: a zero byte in the name
        reason = getattr(error, "strerror", None) or error
        raise RegisterError(
            f"no register can be at this path ({reason}); name another file",
            place=Place(str(path)[:80]),
        ) from error
    return stat.S_ISREG(mode)


def connect(path: str | Path, mode: str) -> sqlite3.Connection:
    """Open a file, to read it only (``ro``) or to write it and make it where there is none (``rwc``).

    Raises:
        RegisterError: it cannot be opened.
    """
    try:
        db = sqlite3.connect(
            f"{_uri(path)}?mode={mode}", uri=True, isolation_level=None, timeout=_BUSY_MS / 1000
        )
        db.execute("PRAGMA trusted_schema = OFF")
    except sqlite3.Error as error:
        raise told(str(path), error) from error
    return db


def _uri(path: str | Path) -> str:
    """The address of a file, from the root on."""
    if os.name != "posix":
        from pathlib import Path

        return Path(path).resolve().as_uri()
    real = os.fsencode(os.path.realpath(path))
    return "file://" + "".join([chr(c) if c in _PLAIN else f"%{c:02X}" for c in real])


def check_format(path: str | Path, db: sqlite3.Connection, *, upgrading: bool = False) -> int:
    """See that a file is a register of a format that this version reads, and give that.

    Raises:
        RegisterError: it is something else, or of another format.
    """
    rows = Rows(db, str(path))
    try:
        application = rows.one("PRAGMA application_id", NUMBER)
    except RegisterError as error:
        cause = error.__cause__
        if getattr(cause, "sqlite_errorcode", 0) != sqlite3.SQLITE_NOTADB:
            raise
        application = 0
    if application != APPLICATION_ID:
        raise RegisterError(
            "this file is no register; name the file that remit load made", place=Place(str(path))
        )
    made: int = rows.one("PRAGMA user_version", NUMBER)
    if made > WITH_EDITIONS:
        raise RegisterError(
            f"this register has format {made}, which a later version of remit made; this version reads up to "
            f"{WITH_EDITIONS}: install the later one, or load its documents again into a new file",
            place=Place(str(path)),
        )
    if made not in (FORMAT, *EARLIER, WITH_EDITIONS):
        raise RegisterError(
            f"this register has format {made}, which no version of remit makes; load its documents again "
            "into a new file",
            place=Place(str(path)),
        )
    laid_out = "SELECT count(*) FROM sqlite_master WHERE name = 'narrative'"
    if not (upgrading or rows.one(laid_out, NUMBER)):
        raise RegisterError(
            f"an earlier version of remit made this register; bring it up to date with: remit upgrade {path}",
            place=Place(str(path)),
        )
    return made
