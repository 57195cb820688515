"""A checksum over all that a load wrote, by which a file that was damaged afterwards is known.

It is of the bytes of the file, so that no bit of it turns unnoticed: not in an index, not in the words that a
search goes through, not where nothing stands. It is written before the pages are copied to where the register is;
what the database itself puts into the file's head by copying them is foreseen. It tells
of accidents: who changes a register with care can change its checksum too.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, Final

from remit.graph.errors import Place, RegisterError
from remit.graph.sqlite_rows import NUMBER, TEXT, Rows, told

if TYPE_CHECKING:
    from pathlib import Path

SMALL: Final = 1 << 20  # bytes of a file that is compared whole whenever it is opened: some 3 ms
_PIECE: Final = 1 << 20  # bytes at once; a multiple of any size that a page may have
_NAME: Final = "checksum"
_KEPT: Final = "crc32:{:08x}"  # as long whatever the sum is, so that writing it moves nothing

# In the head of a file: how often it was written, which stands there twice, by which version last, and how often its
# tables were made anew.
_COUNTED, _AGAIN, _WRITER, _SCHEMA = slice(24, 28), slice(92, 96), slice(96, 100), slice(40, 44)


def prepare(db: sqlite3.Connection) -> None:
    """Make room for a checksum before all else, so that no damage takes it away alone."""
    db.execute(f"CREATE TABLE {_NAME} (pages INTEGER NOT NULL, kept TEXT NOT NULL)")


def keep(db: sqlite3.Connection, path: Path, schema: int) -> None:
    """Write the checksum into a file in which all else is written.

    It holds once the pages are copied to another by this version of the database, which then counts ``schema`` times that the
    tables were made anew.
    """
    (pages,) = db.execute("PRAGMA page_count").fetchone()
    nought = pages, _KEPT.format(0)
    if not db.execute(f"UPDATE {_NAME} SET pages = ?, kept = ?", nought).rowcount:
        db.execute(f"INSERT INTO {_NAME} VALUES (?, ?)", nought)
    head = ((_WRITER, _version()), (_SCHEMA, schema.to_bytes(4, "big")))
    with path.open("rb") as file:
        found = _sum(_cut(file), _KEPT.format(0), head)
    db.execute(f"UPDATE {_NAME} SET kept = ?", (_KEPT.format(found),))


def _version() -> bytes:
    major, minor, patch = sqlite3.sqlite_version_info
    return (major * 1_000_000 + minor * 1_000 + patch).to_bytes(4, "big")


def glance(db: sqlite3.Connection, address: str) -> None:
    """Compare what is cheap to compare when a register is opened: how long it is; of a small one all.

    Raises:
        RegisterError: it is damaged, or cannot be read.
    """
    rows = Rows(db, address)
    with _unchanging(db, address):
        if found := _kept(rows):
            pages, kept = found
            if pages != rows.one("PRAGMA page_count", NUMBER):
                raise rows.damaged("it is longer or shorter than what was written")
            if pages * rows.one("PRAGMA page_size", NUMBER) <= SMALL and hasattr(db, "serialize"):
                _compare(rows, (db.serialize(),), kept)


def compare(rows: Rows, file: IO[bytes]) -> bool:
    """Compare a whole file with its checksum, within a snapshot; ``False`` where it has none.

    Raises:
        RegisterError: it is not as it was written, or cannot be read.
    """
    if (found := _kept(rows)) is None:
        return False
    try:
        file.seek(0)
        _compare(rows, _cut(file), found[1])
    except OSError as error:
        raise RegisterError(
            f"the register cannot be read ({error.strerror}); check that its disk is connected",
            place=Place(file.name),
        ) from error
    return True


@contextmanager
def _unchanging(db: sqlite3.Connection, address: str) -> Iterator[None]:
    db.execute("BEGIN")
    try:
        yield
    except (sqlite3.Error, MemoryError) as error:
        raise told(address, error) from error
    finally:
        if db.in_transaction:
            db.execute("ROLLBACK")


def _kept(rows: Rows) -> tuple[int, str] | None:
    """How many pages were written, and their checksum; nothing where an earlier version wrote them."""
    there = f"SELECT count(*) FROM sqlite_master WHERE '{_NAME}' IN (name, tbl_name)"
    if not rows.one(there, NUMBER):
        return None
    found = list(rows.ask(f"SELECT pages, kept FROM {_NAME}", (), NUMBER, TEXT))
    if len(found) != 1:
        raise rows.damaged("its checksum is not there")
    pages, kept = found[0]
    return pages, kept


def _compare(rows: Rows, pieces: Iterable[bytes], kept: str) -> None:
    if _KEPT.format(_sum(pieces, kept)) != kept:
        raise rows.damaged("not all of it is as it was written")


def _cut(file: IO[bytes]) -> Iterator[bytes]:
    return iter(lambda: file.read(_PIECE), b"")


def _sum(pieces: Iterable[bytes], kept: str, head: Sequence[tuple[slice, bytes]] = ()) -> int:
    """The checksum of pieces of a file, as if what is kept of it were nought, with what its ``head`` will say."""
    own, nought = kept.encode(), _KEPT.format(0).encode()
    found = 0
    for n, piece in enumerate(pieces):
        told = _with_head(piece, head) if n == 0 else piece
        found = zlib.crc32(told.replace(own, nought), found)
    return found


def _with_head(piece: bytes, foreseen: Sequence[tuple[slice, bytes]]) -> bytes:
    """The first piece without its count, as long as both are the same, which one more writing raises."""
    head = bytearray(piece)
    for place, will_be in foreseen:
        head[place] = will_be
        head[_AGAIN] = head[_COUNTED]
    if head[_COUNTED] == head[_AGAIN]:
        head[_COUNTED] = head[_AGAIN] = bytes(4)
    return bytes(head)
