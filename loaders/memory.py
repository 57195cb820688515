"""What was read of documents, kept beside the register for the next load.

A register is always built of all its documents, as the names that one gives tell how another is to be read. What is
read of a document depends on its bytes, its profile, the decisions, the reader, and those names that may stand in it
(:mod:`remit.loaders.given`). Under the digest of all these it is kept in a file, so that one more document takes no
reading of those whose own are what they were. The file may be deleted at any time. What is damaged in it is read
anew, and so is everything where it cannot be written, or where the register lives on a server.
"""

from __future__ import annotations

import json
import sqlite3
import sys
import zlib
from contextlib import closing, suppress
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from typing import Any, Final, Self

from remit.graph.kept import UNREADABLE
from remit.graph.opening import is_server

SUFFIX: Final = ".readings"
SMALLEST: Final = (
    1_000  # pieces of text in all documents; fewer are read sooner than a file is made
)
_OURS = ("remit.graph", "remit.loaders", "remit.ontology")  # what a reading is made by
_CHECK = 16  # bytes of a digest
_SPEED = 1  # of compression: what is kept is read once and written often
_WAIT = 2  # seconds, for somebody else who loads the same register

_FAULTS = (sqlite3.Error, TypeError, ValueError, OverflowError)  # of a file that is damaged


class Memory:
    """Entries under digests: those of the last load in a file, where there is one, and those of this one."""

    def __init__(self, file: Path | None = None) -> None:
        self._file = file
        self._used: dict[bytes, bytes | None] = {}  # each with its bytes where it is new
        self._kept: set[bytes] = set()
        self._db: sqlite3.Connection | None = None
        if file is not None:
            with suppress(OSError, *_FAULTS):
                if file.is_file():
                    self._db = sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)
                    self._kept = {key for (key,) in self._db.execute("SELECT key FROM reading")}

    def __enter__(self) -> Self:
        """Use it for one load."""
        return self

    def __exit__(self, *_: object) -> None:
        """Let go of the file."""
        if self._db is not None:
            self._db.close()
            self._db = None

    def recall(self, *parts: str) -> Any:
        """What is kept under these; nothing where there is nothing, or where it is damaged."""
        if self._file is None:
            return None
        key = _digest(parts)
        packed = self._used.get(key) or self._stored(key)
        with suppress(*UNREADABLE):
            if packed and sha256(key + packed[_CHECK:]).digest()[:_CHECK] == packed[:_CHECK]:
                found = json.loads(zlib.decompress(packed[_CHECK:]))
                self._used.setdefault(key)
                return found
        return None

    def keep(self, value: object, *parts: str) -> None:
        """Keep what was read under these, for as long as loads use it."""
        if self._file is not None:
            key = _digest(parts)
            text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
            packed = zlib.compress(text.encode("utf-8", "surrogatepass"), _SPEED)
            self._used[key] = sha256(key + packed).digest()[:_CHECK] + packed

    def write(self) -> None:
        """Put what this load used or made into the file, and nothing else; what cannot be written is not kept."""
        self.__exit__()
        if self._file is None or not self._used:
            return
        with suppress(OSError, sqlite3.OperationalError):  # such as a folder that is only read
            try:
                self._put(self._file)
            except sqlite3.DatabaseError as error:
                if isinstance(error, sqlite3.OperationalError):
                    raise
                self._file.unlink()  # it is damaged, or no file of ours
                self._put(self._file)

    def _put(self, file: Path) -> None:
        with closing(sqlite3.connect(file, timeout=_WAIT)) as db, db:
            db.execute("CREATE TABLE IF NOT EXISTS reading (key BLOB PRIMARY KEY, said BLOB)")
            gone = [(key,) for key in self._kept - self._used.keys()]
            db.executemany("DELETE FROM reading WHERE key = ?", gone)
            new = [(key, packed) for key, packed in self._used.items() if packed is not None]
            db.executemany("INSERT OR REPLACE INTO reading VALUES (?, ?)", new)

    def _stored(self, key: bytes) -> bytes | None:
        if self._db is not None and key in self._kept:
            with suppress(*_FAULTS):
                for (packed,) in self._db.execute("SELECT said FROM reading WHERE key = ?", (key,)):
                    return packed if isinstance(packed, bytes) else None
        return None


def memory_of(register: str | Path) -> Memory:
    """The memory of the register at an address: beside its file, and none where it lives on a server."""
    if is_server(register):
        return Memory()
    file = Path(register)
    return Memory(file.with_name(file.name + SUFFIX))


def _digest(parts: tuple[str, ...]) -> bytes:
    found = sha256(reader())
    for part in parts:
        found.update(f"{len(part)} {part}".encode("utf-8", "surrogatepass"))
    return found.digest()[:_CHECK]


@cache
def reader() -> bytes:
    """The version of all that reads: our own code and words, the libraries behind it, and Python."""
    found = sha256(sys.version.encode())
    for package in _OURS:
        for root in __import__(package, fromlist=["__path__"]).__path__:
            for file in sorted(Path(root).rglob("*")):
                if file.is_file() and file.suffix != ".pyc":
                    found.update(str(file.relative_to(root)).encode() + file.read_bytes())
    with suppress(PackageNotFoundError):
        found.update(version("remit").encode())
        for needed in requires("remit") or ():
            name = needed.split(";")[0].split(" ")[0]
            for end in "<>=!~[(":
                name = name.partition(end)[0]
            with suppress(PackageNotFoundError):
                found.update(f"{name} {version(name)}".encode())
    return found.digest()
