"""Try damaged documents for some minutes: ``python -m tests.fuzz --minutes 10``, or one by ``--number``.

What fails is printed with its number, by which it can be made again: ``--number 123 --write FOLDER``
puts its files into a folder.
"""

from __future__ import annotations

import argparse
import faulthandler
import multiprocessing
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from tests.fuzz.mutants import mutant
from tests.fuzz.trying import failure

if TYPE_CHECKING:
    from multiprocessing.queues import Queue

_HUNG = 60  # seconds after which a document is given up, with all that its process still had to do


def main() -> int:
    """Try, and exit with 1 where something failed."""
    options = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    options.add_argument("--minutes", type=float, default=10)
    options.add_argument("--processes", type=int, default=2)
    options.add_argument(
        "--start", type=int, default=int(time.time()) * 1000, help="the first number"
    )
    options.add_argument("--number", type=int, help="try this one alone")
    options.add_argument("--write", type=Path, metavar="FOLDER", help="keep the files of --number")
    wish = options.parse_args()
    if wish.number is not None:
        return _one(wish.number, wish.write)
    return _many(wish.minutes, wish.processes, wish.start)


def _one(number: int, folder: Path | None) -> int:
    made = mutant(number)
    if folder:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in made.files.items():
            (folder / name).write_bytes(content)
        if made.decisions is not None:
            (folder / "decisions.yaml").write_bytes(made.decisions)
    wrong = failure(made, number)
    print(f"{number}: {wrong or 'nothing is wrong with it'}")
    return bool(wrong)


def _many(minutes: float, processes: int, start: int) -> int:
    until = time.monotonic() + minutes * 60
    told: Queue[tuple[int, int, str | None]] = multiprocessing.Queue()
    tried = 0
    failed: dict[str, int] = {}
    nexts = [start + n for n in range(processes)]
    workers = [_worker(n, nexts[n], processes, until, told) for n in range(processes)]
    while any(worker.is_alive() for worker in workers) or not told.empty():
        try:
            place, number, wrong = told.get(timeout=1)
        except Exception:
            for place, worker in enumerate(workers):
                if worker.exitcode not in (None, 0) and time.monotonic() < until:
                    print(
                        f"{nexts[place]}: no end of it in {_HUNG} s, or the process died",
                        flush=True,
                    )
                    failed.setdefault("no end", nexts[place])
                    nexts[place] += processes
                    workers[place] = _worker(place, nexts[place], processes, until, told)
            continue
        tried += 1
        nexts[place] = number + processes
        if wrong:
            kind = wrong.partition(", ")[0] if "slow" in wrong else wrong
            if kind not in failed:
                print(f"{number}: {wrong}", flush=True)
            failed.setdefault(kind, number)
    print(f"{tried} documents from {start} on; {len(failed)} kinds of failure")
    return bool(failed)


def _worker(
    place: int, start: int, step: int, until: float, told: Queue[tuple[int, int, str | None]]
) -> multiprocessing.Process:
    worker = multiprocessing.Process(target=_work, args=(place, start, step, until, told))
    worker.start()
    return worker


def _work(
    place: int, start: int, step: int, until: float, told: Queue[tuple[int, int, str | None]]
) -> None:
    number = start
    while time.monotonic() < until:
        faulthandler.dump_traceback_later(_HUNG, exit=True)
        told.put((place, number, failure(mutant(number), number)))
        number += step
    faulthandler.cancel_dump_traceback_later()


if __name__ == "__main__":
    sys.exit(main())
