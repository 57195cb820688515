"""Binary formats are read by a process of its own, bounded in time and memory.

What reads them is machine code, and a damaged or hostile file may crash it, hang it or fill the memory.
Then that process ends, and the load goes on with a sentence about the file. One process reads one file
after the other, as starting it takes longer than reading.
"""

from __future__ import annotations

import atexit
import os
import subprocess
import sys
import threading
from contextlib import suppress
from queue import Empty, SimpleQueue
from typing import IO

from remit.graph.errors import DocumentError
from remit.loaders.formats.collecting import Pieces
from remit.loaders.formats.serving import CRASHED, LENGTH, MEMORY, NO_MEMORY, SAID
from remit.loaders.formats.wire import unpacked

SECONDS, FOR_A_MEGABYTE = 10.0, 10.0  # a sound file takes a fiftieth of that
_MOST = 512 * 2**20  # bytes of an answer
_START = "from remit.loaders.formats.serving import serve; serve()"


def read_apart(reader: str, content: bytes, seconds: float = 0) -> Pieces:
    """Let the module ``reader`` of this package read a file, in another process.

    Without ``seconds`` it may take as long as is plenty for a file of that size.

    Raises:
        DocumentError: the reader refused it, crashed, or took too long or too much memory.
    """
    with _LOCK:
        answer = _ask(reader, content, seconds or SECONDS + FOR_A_MEGABYTE * len(content) / 2**20)
    said, told = answer[:1], answer[1:]
    if said == SAID:
        try:
            return unpacked(told)
        except ValueError as error:
            raise DocumentError(CRASHED) from error
    raise DocumentError(told.decode("utf-8", "replace") or CRASHED)


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
        try:
            return self._answers.get(timeout=seconds)
        except Empty:
            raise TimeoutError from None

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


_LOCK = threading.RLock()
_workers: list[_Worker] = []  # one, or none yet


def _ask(reader: str, content: bytes, seconds: float) -> bytes:
    used = bool(_workers)
    if not used or _workers[0].owner != os.getpid():  # a fork shares no process
        _workers[:], used = [_Worker()], False
    try:
        answer = _workers[0].ask(reader, content, seconds)
    except TimeoutError:
        end()
        raise DocumentError(
            f"reading it takes more than {seconds:.0f} seconds; save it again, or cut it into its parts"
        ) from None
    except BaseException:  # the user has stopped the load
        end()
        raise
    if answer:
        return answer
    code = _workers[0].code()
    end()
    if used:  # a process that has read others may have ended for what they left behind
        return _ask(reader, content, seconds)
    raise DocumentError(NO_MEMORY if code == MEMORY else CRASHED)


def end() -> None:
    """End the other process, if there is one."""
    while _workers:
        worker = _workers.pop()
        if worker.owner == os.getpid():
            worker.end()


atexit.register(end)


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
