"""Binary formats are read by a process of its own, bounded in time and memory.

What reads them is machine code, and a damaged or hostile file may crash it, hang it or fill the memory.
Then that process ends, and the load goes on with a sentence about the file. A process reads one file
after the other, as starting it takes longer than reading; there are as many as ask at the same time.
Each load has its :class:`Readers` among them, and is stopped without harm to another.
"""

from __future__ import annotations

import atexit
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterable
from contextlib import suppress
from contextvars import ContextVar
from queue import Empty, SimpleQueue
from typing import IO

from remit.graph.errors import DocumentError
from remit.loaders.formats.collecting import Pieces
from remit.loaders.formats.serving import CRASHED, LENGTH, MEMORY, NO_MEMORY, SAID
from remit.loaders.formats.wire import unpacked

SECONDS, FOR_A_MEGABYTE = 10.0, 10.0  # a sound file takes a fiftieth of that
_MOST = 512 * 2**20  # bytes of an answer
LOOKS = 0.2  # seconds; Windows does not interrupt who waits
_STOPPED = "reading it was stopped; load it again"
_START = "from remit.loaders.formats.serving import serve; serve()"


class NoMemoryError(DocumentError):
    """A reader took more memory than its process may have."""


def read_apart(reader: str, content: bytes, seconds: float | None = None) -> Pieces:
    """Let the module ``reader`` of this package read a file, in another process.

    Without ``seconds`` it may take as long as is plenty for a file of that size.

    Raises:
        NoMemoryError: the reader took too much memory.
        DocumentError: it refused the file, crashed, or took too long.
    """
    if seconds is None:
        seconds = SECONDS + FOR_A_MEGABYTE * len(content) / 2**20
    answer = _ask(reader, content, seconds)
    said, told = answer[:1], answer[1:]
    if said == SAID:
        try:
            return unpacked(told)
        except ValueError as error:
            raise DocumentError(CRASHED) from error
    refused = told.decode("utf-8", "replace") or CRASHED
    raise NoMemoryError(refused) if refused == NO_MEMORY else DocumentError(refused)


class _Worker:
    """The other process, and the thread that listens to it."""

    def __init__(self) -> None:
        self.owner = os.getpid()
        self._process = subprocess.Popen(  # noqa: S603 - this Python, with our own words
            [sys.executable, "-P", "-c", _START],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self._answers: SimpleQueue[bytes] = SimpleQueue()
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        assert self._process.stdout is not None
        while answer := _frame(self._process.stdout):
            self._answers.put(answer)
        self._answers.put(b"")  # it has ended

    def ask(self, reader: str, content: bytes, seconds: float) -> bytes:
        """What it answers; nothing where it has ended.

        Raises:
            TimeoutError: it has not answered in time.
        """
        question = reader.encode() + b"\n" + content
        assert self._process.stdin is not None
        # A process that hangs before it has read the file would hang the one that writes to it.
        threading.Thread(target=_write, args=(self._process.stdin, question), daemon=True).start()
        given_up = time.monotonic() + seconds
        while (left := given_up - time.monotonic()) > 0:
            with suppress(Empty):
                return self._answers.get(timeout=min(left, LOOKS))
        raise TimeoutError

    def end(self) -> None:
        """End it."""
        self._process.kill()
        for pipe in (self._process.stdin, self._process.stdout):
            assert pipe is not None
            with suppress(OSError):  # what was still to be written cannot be
                pipe.close()
        self._process.wait()

    def code(self) -> int:
        """The exit code of one that has ended by itself."""
        try:
            return self._process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            return 0


class Readers:
    """The processes that read for one load; once they are ended, none begins for it any more."""

    def __init__(self) -> None:
        self.ended = False

    def enter(self) -> None:
        """Let what this thread reads from now on be read by these."""
        _READERS.set(self)

    def end(self) -> None:
        """End them; who asks one of them, or for one, is told that it was stopped."""
        with _LOCK:
            self.ended = True
            workers = [worker for worker, readers in _asked.items() if readers is self]
            for worker in workers:
                del _asked[worker]
        _end(workers)


_idle: list[_Worker] = []
_asked: dict[_Worker, Readers] = {}
_LOCK = threading.Lock()
_OF_NO_LOAD = Readers()
_READERS: ContextVar[Readers] = ContextVar("readers", default=_OF_NO_LOAD)


def _ask(reader: str, content: bytes, seconds: float) -> bytes:
    worker, used = _borrowed()
    try:
        answer = worker.ask(reader, content, seconds)
    except BaseException as error:  # the user may have stopped the load
        _given_back(worker, sound=False)
        if isinstance(error, TimeoutError):
            raise DocumentError(
                f"reading it takes more than {seconds:.0f} seconds; save it again, or cut it into its parts"
            ) from None
        raise
    if answer:
        _given_back(worker, sound=True)
        return answer
    code = worker.code()
    if not _given_back(worker, sound=False):
        raise DocumentError(_STOPPED)
    if used:  # a process that has read others may have ended for what they left behind
        return _ask(reader, content, seconds)
    raise NoMemoryError(NO_MEMORY) if code == MEMORY else DocumentError(CRASHED)


def _borrowed() -> tuple[_Worker, bool]:
    """A process that nobody asks, and whether it has read others.

    Raises:
        DocumentError: the load was stopped.
    """
    readers = _READERS.get()
    with _LOCK:
        if readers.ended:
            raise DocumentError(_STOPPED)
        _idle[:] = [worker for worker in _idle if worker.owner == os.getpid()]  # not a fork's
        used = bool(_idle)
        worker = _idle.pop() if used else _Worker()
        _asked[worker] = readers
    return worker, used


def _given_back(worker: _Worker, *, sound: bool) -> bool:
    """Keep a process for the next file, or end it; whether nobody has ended it meanwhile."""
    with _LOCK:
        ours = worker in _asked
        _asked.pop(worker, None)
        if sound and ours:
            _idle.append(worker)
    if not sound and ours:
        worker.end()
    return ours


def end() -> None:
    """End the other processes of all loads, if there are any; who asks one of them is told that it was stopped."""
    with _LOCK:
        workers = [*_idle, *_asked]
        _idle.clear()
        _asked.clear()
    _end(workers)


atexit.register(end)


def _end(workers: Iterable[_Worker]) -> None:
    for worker in workers:
        if worker.owner == os.getpid():  # not of the process that this one is a fork of
            worker.end()


def _write(pipe: IO[bytes], question: bytes) -> None:
    with suppress(OSError, ValueError):  # where it has ended, who listens will be told
        pipe.write(LENGTH.pack(len(question)) + question)
        pipe.flush()


def _frame(pipe: IO[bytes]) -> bytes:
    with suppress(OSError, ValueError):
        head = pipe.read(LENGTH.size)
        size = LENGTH.unpack(head)[0] if len(head) == LENGTH.size else 0
        content = pipe.read(size) if size <= _MOST else b""
        return content if len(content) == size else b""
    return b""
