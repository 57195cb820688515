"""What was read of documents, kept beside the register for the next load.

A register is always built of all its documents, as the names that one gives tell how another is to be read. What is
read of a document depends on its bytes, its profile, the decisions, the reader, and those names that may stand in it
(:mod:`remit.loaders.given`). Under the digest of all these it is kept in a file, so that one more document takes no
reading of those whose own are what they were. The file may be deleted at any time. What is damaged in it, or was not
written by whoever loads (:mod:`remit.loaders.secret`), is read anew, and so is everything where the file cannot be
written, where another file has its name, or where the register lives on a server.
"""

from __future__ import annotations

import json
import re
import sqlite3
import stat
import sys
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from functools import cache
from hashlib import blake2b, sha256
from hmac import compare_digest
from importlib import import_module
from importlib.metadata import PackageNotFoundError, requires, version
from itertools import islice
from pathlib import Path
from typing import Any, Final, Self, TypeVar

from remit.graph.errors import RegisterError
from remit.graph.kept import UNREADABLE
from remit.graph.opening import is_server
from remit.graph.sqlite_file import connect
from remit.graph.uncollected import uncollected
from remit.loaders.secret import own_secret

SUFFIX: Final = ".readings"
SMALLEST: Final = (
    1_000  # pieces of text in all documents; fewer are read sooner than a file is made
)
LONGEST: Final = 256 * 2**20  # bytes of one entry; what is longer is not kept
APPLICATION_ID: Final = 0x52656D72  # "Remr", by which a file is known for one of ours
_OURS = ("remit.graph", "remit.loaders", "remit.ontology")  # what a reading is made by
_CHECK = 16  # bytes of a digest
_AT_ONCE = 1_000  # items of a list that are made into text
_SPEED = 1  # of compression: what is kept is read once and written often
_WAIT = 2_000  # milliseconds, for somebody else who loads the same register

_TABLE = "CREATE TABLE reading (key BLOB PRIMARY KEY, said BLOB)"
_HEAD = 100  # bytes at the start of each SQLite file
_MAGIC, _ID = b"SQLite format 3\0", slice(68, 72)

_FAULTS = (OSError, RegisterError, sqlite3.Error, *UNREADABLE, OverflowError)  # of such a file

_Read = TypeVar("_Read")


class Memory:
    """Entries under digests: those of the last load in a file, where there is one, and those of this one.

    ``register`` is the file that it lies beside; who may look at that may look at it.
    """

    def __init__(self, file: Path | None = None, register: Path | None = None) -> None:
        self._file = file if file and reader() else None
        self._register = register
        self._used: dict[bytes, bytes | None] = {}  # each with its bytes where it is new
        self._kept: set[bytes] = set()
        self._secret: bytes | None = None
        self._db: sqlite3.Connection | None = None
        if self._file is not None:
            with suppress(*_FAULTS):
                self._open(self._file)

    def _open(self, file: Path) -> None:
        self._secret = own_secret()
        if self._secret and _is_ours(_head(file)):
            self._db = connect(file, "ro")
            if _laid_out(self._db):
                self._kept = {key for (key,) in self._db.execute("SELECT key FROM reading")}

    def __enter__(self) -> Self:
        """Use it for one load."""
        return self

    def __exit__(self, *_: object) -> None:
        """Let go of the file."""
        if self._db is not None:
            self._db.close()
            self._db = None

    def has(self, *parts: str) -> bool:
        """Whether something is kept under these, sound or not."""
        key = _digest(parts) if self._file else b""
        return key in self._used or key in self._kept

    @uncollected()
    def recall(self, read: Callable[[Any], _Read], *parts: str) -> _Read | None:
        """What is kept under these, as ``read`` makes it of plain data; nothing where nothing sound is there."""
        if self._file is None:
            return None
        key = _digest(parts)
        with suppress(*UNREADABLE):
            packed = self._used.get(key) or self._stored(key)
            if packed is not None:
                found = read(json.loads(_unpacked(packed)))
                self._used.setdefault(key)
                return found
        return None

    @uncollected()
    def keep(self, told: object, *parts: str) -> None:
        """Keep what was read, as plain data, under these, for as long as loads use it.

        Of a dictionary the values may be iterators: these are gone through in turn, so that they need not be held.
        """
        if self._file is not None and (packed := _packed(told)) is not None:
            self._used[_digest(parts)] = packed

    def write(self) -> None:
        """Put what this load used or made into the file, and nothing else; what cannot be written is not kept."""
        self.__exit__()
        if self._file is None or not self._used:
            return
        with suppress(*_FAULTS):  # such as a folder that is only read
            head = _head(self._file)
            secret = self._secret or own_secret(made=True)
            if secret is None or (head and not _is_ours(head)):
                return
            try:
                self._put(self._file, secret)
            except sqlite3.DatabaseError as error:
                if isinstance(error, sqlite3.OperationalError):
                    raise
                self._file.unlink()  # ours, and damaged
                self._put(self._file, secret)

    def forget(self) -> None:
        """Take the file away, where it is one of ours: nothing is kept any more."""
        self.__exit__()
        if self._file is not None:
            with suppress(OSError):
                if _is_ours(_head(self._file)):
                    self._file.unlink()

    def _put(self, file: Path, secret: bytes) -> None:
        self._let_in(file)
        with closing(connect(file, "rw")) as db:
            db.execute(f"PRAGMA busy_timeout = {_WAIT}")
            db.execute("BEGIN IMMEDIATE")
            if db.execute("SELECT NOT count(*) FROM sqlite_master").fetchone()[0]:
                db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                db.execute(_TABLE)
            elif not _laid_out(db):
                raise sqlite3.DatabaseError("laid out by somebody else")
            gone = [(key,) for key in self._kept - self._used.keys()]
            db.executemany("DELETE FROM reading WHERE key = ?", gone)
            new = [
                (key, _signed(secret, key, packed) + packed)
                for key, packed in self._used.items()
                if packed is not None
            ]
            db.executemany("INSERT OR REPLACE INTO reading VALUES (?, ?)", new)
            db.execute("COMMIT")

    def _let_in(self, file: Path) -> None:
        """Make the file where there is none, and let those read it who may read the register."""
        file.touch(mode=stat.S_IRUSR | stat.S_IWUSR)
        if self._register is not None:
            mode = stat.S_IMODE(self._register.stat().st_mode)
            if stat.S_IMODE(file.stat().st_mode) != mode:
                file.chmod(mode)

    def _stored(self, key: bytes) -> bytes | None:
        """What the file has under a digest, where whoever loads now put it there."""
        if self._db is None or self._secret is None or key not in self._kept:
            return None
        with suppress(*_FAULTS):
            asked = "SELECT said FROM reading WHERE key = ? AND length(said) <= ?"
            for (said,) in self._db.execute(asked, (key, LONGEST)):
                packed = said[_CHECK:]
                if compare_digest(said[:_CHECK], _signed(self._secret, key, packed)):
                    return bytes(packed)
        return None


def memory_of(register: str | Path) -> Memory:
    """The memory of the register at an address: beside its file, and none where it lives on a server."""
    if is_server(register):
        return Memory()
    file = Path(register)
    return Memory(file.with_name(file.name + SUFFIX), file)


def _head(file: Path) -> bytes:
    """The first bytes of a file; none where there is no file.

    Raises:
        OSError: what is there is no file that can be read, or it leads elsewhere.
    """
    if file.is_symlink():
        raise OSError("a link may lead to what is not ours")
    try:
        with file.open("rb") as opened:
            return opened.read(_HEAD)
    except FileNotFoundError:
        return b""


def _is_ours(head: bytes) -> bool:
    """Whether a file that starts so was made here."""
    return head.startswith(_MAGIC) and head[_ID] == APPLICATION_ID.to_bytes(4, "big")


def _laid_out(db: sqlite3.Connection) -> bool:
    """Whether there is our one table in it, and neither a view, a trigger nor anything else."""
    return db.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall() == [
        (_TABLE,)
    ]


def as_json(told: object) -> Iterator[str]:
    """Plain data as JSON, of long lists and what iterators give a thousand at a time.

    >>> "".join(as_json({"texts": iter(["a", "b"]), "day": None}))
    '{"texts":["a","b"],"day":null}'
    """
    if isinstance(told, dict):
        for n, (name, value) in enumerate(told.items()):
            yield f"{',' if n else '{'}{_json(name)}:"
            yield from as_json(value)
        yield "}" if told else "{}"
    elif isinstance(told, list | Iterator):
        each, comma = iter(told), "["
        while some := list(islice(each, _AT_ONCE)):
            yield comma + _json(some)[1:-1]
            comma = ","
        yield "[]" if comma == "[" else "]"
    else:
        yield _json(told)


_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def _packed(told: object) -> bytes | None:
    """Plain data as compressed JSON; nothing where that is too long."""
    packing, length = zlib.compressobj(_SPEED), 0
    packed: list[bytes] = []
    for text in as_json(told):
        content = text.encode("utf-8", "surrogatepass")
        length += len(content)
        if length > LONGEST:
            return None
        packed.append(packing.compress(content))
    return b"".join([*packed, packing.flush()])


def _unpacked(packed: bytes) -> bytes:
    """What was packed, as far as it has a bearable length.

    Raises:
        ValueError: it is longer, or breaks off.
    """
    unpacking = zlib.decompressobj()
    content = unpacking.decompress(packed, LONGEST)
    if not unpacking.eof:
        raise ValueError("too long, or broken off")
    return content


def _signed(secret: bytes, key: bytes, packed: bytes) -> bytes:
    """The digest of an entry that only those can tell who know the secret."""
    return blake2b(key + packed, key=secret, digest_size=_CHECK).digest()


def _digest(parts: tuple[str, ...]) -> bytes:
    found = sha256(reader())
    for part in parts:
        found.update(f"{len(part)} {part}".encode("utf-8", "surrogatepass"))
    return found.digest()[:_CHECK]


@cache
def reader() -> bytes:
    """The version of all that reads: our own code and words, the libraries behind it, and Python.

    Empty where it cannot be told, as the package was not installed.
    """
    found = sha256(sys.version.encode())
    for package in _OURS:
        for root in import_module(package).__path__:
            for file in sorted(Path(root).rglob("*")):
                if file.is_file() and file.suffix != ".pyc":
                    content = sha256(file.read_bytes()).hexdigest()
                    found.update(f"{file.relative_to(root)} {content}\n".encode())
    try:
        needed = requires("remit") or ()
    except PackageNotFoundError:
        return b""
    for one in sorted({"remit", *map(_name_of, needed)}):
        with suppress(PackageNotFoundError):  # needed for what is not installed
            found.update(f"{one} {version(one)}\n".encode())
    return found.digest()


def _name_of(requirement: str) -> str:
    """The name of a distribution that is needed.

    >>> _name_of("pypdfium2>=4.30; extra == 'pdf'")
    'pypdfium2'
    """
    return re.split(r"[^\w.-]", requirement, maxsplit=1)[0]
