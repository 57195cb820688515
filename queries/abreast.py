"""One question asked of each partnership of a register, by several processes side by side.

Partnerships have nothing to do with each other, so nobody has to wait for the one before. Each process reads the
register's file itself and answers for every so many-th of them; the answers come in the order of the keys, and one
process is never ahead by more than the pipe to it holds. The file is held open meanwhile, so that no load can
change it between two answers. Where a process cannot be had or breaks off, its part is asked here.
"""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Callable, Generator
from contextlib import ExitStack, closing, suppress
from typing import Final, Generic, TypeVar

from remit.graph.opening import open_store
from remit.graph.partnerships import Partnership
from remit.graph.processes import processes
from remit.graph.store import Store
from remit.graph.within import Parts, parts_of

T = TypeVar("T")
Ask = Callable[[Partnership, Store], T]

_EACH: Final = 10  # partnerships that are worth the start of a process
_YOUNG: Final = 70_000  # objects before the collector looks for rings, as for a command


def each_part(
    store: Store, ask: Ask[T], count: int | None = None
) -> Generator[tuple[Partnership, T], None, None]:
    """Ask the same of each partnership of a register, and give the answers by key.

    ``ask`` is a function of some module, or a part of one, that gives plain data: another process has to find it.
    ``count`` says how many processes are to ask; otherwise as many as the register and the machine are good for.
    None where the register does not hold several.
    """
    with store.snapshot():
        parts = Parts(store)
        many = _worth(store, len(parts.partnerships)) if count is None else count
        with ExitStack() as ended:
            asked = [_Process(store, ask, n, many) for n in range(many)] if many > 1 else []
            for process in asked:
                ended.callback(process.end)
            for n, one in enumerate(parts.partnerships):
                yield one, _answered(asked[n % many] if asked else None, parts, one, ask)


def _answered(process: _Process[T] | None, parts: Parts, one: Partnership, ask: Ask[T]) -> T:
    if process is not None:
        try:
            answer: T = process.answer()
        except (EOFError, pickle.UnpicklingError, OSError):
            process.end()
        else:
            return answer
    with closing(parts.open(one)) as part:
        return ask(one, part)


def _worth(store: Store, partnerships: int) -> int:
    """How many processes a register is worth; one where it is in no file that others can open."""
    return min(processes(), partnerships // _EACH) if store.file is not None else 1


class _Process(Generic[T]):
    """Another process, and the answers that it gives one after the other."""

    def __init__(self, store: Store, ask: Ask[T], first: int, step: int) -> None:
        self._child: subprocess.Popen[bytes] | None = None
        with suppress(OSError):
            self._child = subprocess.Popen(
                [sys.executable, "-P", "-m", "remit.queries.abreast"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            )
            assert self._child.stdin is not None
            with self._child.stdin as pipe:
                pickle.dump((store.address, first, step, ask), pipe)

    def answer(self) -> T:
        """The next answer.

        Raises:
            EOFError: there is none; the process has ended or was never there.
        """
        if self._child is None or self._child.stdout is None:
            raise EOFError
        answer: T = pickle.load(self._child.stdout)  # noqa: S301 - of a process of our own
        return answer

    def end(self) -> None:
        """End the process, whatever it is doing."""
        if self._child is not None:
            self._child.kill()
            with self._child:  # its pipes are closed, and it is waited for
                self._child = None


def main() -> None:
    """Answer for the partnerships that standard input names, on standard output."""
    import gc

    # Ctrl-C is for whoever asked, who ends this process.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(_YOUNG)
    address, first, step, ask = pickle.load(sys.stdin.buffer)  # noqa: S301 - of whoever started it
    with closing(open_store(address)) as store:
        for one, part in parts_of(store, first, step):
            pickle.dump(ask(one, part), sys.stdout.buffer, protocol=pickle.HIGHEST_PROTOCOL)
            sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
