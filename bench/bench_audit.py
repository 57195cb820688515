"""All rules and all dependencies over 1, 30 and 300 partnerships: time must grow as the register, memory must not.

python -m bench audit                      registers of 1, 30 and 300 partnerships
python -m bench.bench_audit SIZE ...       of other sizes

Each question is asked in a process of its own, whose processor time and memory are counted, with those of the
processes that it asks for help, so that what else the machine does makes no difference. The promise: from the last size but one to the last at
most 1.5 times as much time for each partnership, and at most 1.5 times the memory.
"""

from __future__ import annotations

import gc
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path

from remit.graph.opening import create_store, open_store
from remit.graph.partnerships import partnerships_of
from remit.graph.store import Store
from remit.queries.audit import audit
from remit.queries.audit.parts import audit_each
from remit.queries.dependencies import dependencies, each_of_them
from tests.support.generate import SIZES, generate

DAY = date(2022, 3, 31)
MOST = 1.5


def main(sizes: Sequence[int] = SIZES) -> None:
    """Measure and print."""
    print("\nAudit and dependencies by number of partnerships")
    taken: dict[str, list[dict[str, float]]] = {name: [] for name in QUESTIONS}
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            file = Path(folder, f"{size}.remit")
            _child("make", file, str(size))
            for name, measured in taken.items():
                measured.append(told := _asked(name, file))
                print(
                    f"  {size:>5} {name:12}: {told['found']:>9,} found in {told['seconds']:7.2f} s "
                    f"({1000 * told['seconds'] / size:.0f} ms each), first after {told['first']:5.2f} s on the clock, "
                    f"{told['megabytes']:,.0f} MB in the largest"
                )
    if len(sizes) > 1:
        for name, (*_, before, last) in taken.items():
            growth = last["seconds"] / before["seconds"] / (sizes[-1] / sizes[-2])
            memory = last["megabytes"] / before["megabytes"]
            verdict = "met" if max(growth, memory) <= MOST else "MISSED"
            print(f"  {name}: time for each {growth:.2f} x, memory {memory:.2f} x: {verdict}")


def _asked(name: str, file: Path) -> dict[str, float]:
    measured: dict[str, float] = json.loads(_child(name, file))
    return measured


def _child(*arguments: str | Path) -> bytes:
    """Do it in another process: one that starts counts the memory of the one that it was started from."""
    command = [sys.executable, "-m", "bench.bench_audit", *map(str, arguments)]
    return subprocess.run(command, check=True, capture_output=True).stdout


def _make(file: str, size: str) -> None:
    with closing(create_store(file)) as store:
        store.replace(generate(int(size)))


def _findings(store: Store) -> list[int]:
    if not partnerships_of(store.meta()):
        return [len(audit(store, DAY).findings)]
    return _counted(len(one.audit.findings) for one in audit_each(store, DAY))


def _pairs(store: Store) -> list[int]:
    if not partnerships_of(store.meta()):
        return [len(dependencies(store))]
    return _counted(len(found.pairs) for _, found in each_of_them(store))


_FIRST: list[float] = []  # when the first answer was there


def _counted(answers: Iterable[int]) -> list[int]:
    counts = []
    for many in answers:
        counts.append(many)
        _FIRST.append(time.monotonic())
    return counts


QUESTIONS = {"audit": _findings, "dependencies": _pairs}


def _measure(name: str, file: str) -> None:
    """Ask one question of one register, and say what it took."""
    gc.set_threshold(70_000)  # as the command line has it
    with closing(open_store(file)) as store:
        start, begun = time.process_time(), time.monotonic()
        counts = QUESTIONS[name](store)
        end = time.process_time()
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    print(
        json.dumps(
            {
                "found": sum(counts),
                "seconds": end - start + used[1].ru_utime + used[1].ru_stime,
                "first": (_FIRST or [time.monotonic()])[0] - begun,
                "megabytes": max(one.ru_maxrss for one in used) / 1024,
            }
        )
    )


if __name__ == "__main__":
    if sys.argv[1:2] and sys.argv[1] in QUESTIONS:
        _measure(*sys.argv[1:3])
    elif sys.argv[1:2] == ["make"]:
        _make(*sys.argv[2:4])
    else:
        main([*map(int, sys.argv[1:])] or SIZES)
