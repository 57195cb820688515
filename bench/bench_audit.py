"""All rules and all dependencies over 1, 30 and 300 partnerships: time must grow as the register, memory must not.

python -m bench audit                      registers of 1, 30 and 300 partnerships
python -m bench.bench_audit SIZE ...       of other sizes

Each command is run as a user runs it, and its processor time and memory are counted, with those of the processes that
it asks for help, so that what else the machine does makes no difference. The promise: from the last size but one to the
last at most 1.5 times as much time for each partnership, and at most 1.5 times the memory.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from remit.graph.opening import create_store
from tests.support.generate import SIZES, generate

MOST = 1.5
QUESTIONS = {
    "audit": ("audit", "--as-of", "2022-03-31"),
    "audit --json": ("audit", "--as-of", "2022-03-31", "--json"),
    "dependencies": ("dependencies",),
    "dependencies --json": ("dependencies", "--json"),
}


class Taken(NamedTuple):
    """What a command took, and how much it wrote."""

    seconds: float
    first: float  # on the clock, until the first of its output was there
    megabytes: float
    written: int


def main(sizes: Sequence[int] = SIZES) -> None:
    """Measure and print."""
    print("\nAudit and dependencies by number of partnerships")
    taken: dict[str, list[Taken]] = {name: [] for name in QUESTIONS}
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            file = Path(folder, f"{size}.remit")
            # A process that starts counts the memory of the one that it was started from.
            subprocess.run(
                [sys.executable, "-m", "bench.bench_audit", "make", file, str(size)], check=True
            )
            for name, measured in taken.items():
                measured.append(told := _asked(file, QUESTIONS[name]))
                print(
                    f"  {size:>5} {name:20}: {told.seconds:7.2f} s ({1000 * told.seconds / size:.0f} ms each), "
                    f"first after {told.first:5.2f} s on the clock, {told.megabytes:,.0f} MB in the largest, "
                    f"{told.written / 1e6:,.2f} MB written"
                )
    if len(sizes) > 1:
        for name, (*_, before, last) in taken.items():
            growth = last.seconds / before.seconds / (sizes[-1] / sizes[-2])
            memory = last.megabytes / before.megabytes
            verdict = "met" if max(growth, memory) <= MOST else "MISSED"
            print(f"  {name}: time for each {growth:.2f} x, memory {memory:.2f} x: {verdict}")


def _asked(file: Path, arguments: Sequence[str]) -> Taken:
    command = [sys.executable, "-m", "remit", "-r", str(file), *arguments]
    begun = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.PIPE)
    assert process.stdout is not None
    written = len(process.stdout.read(1))
    first = time.monotonic() - begun
    while piece := process.stdout.read(1 << 20):
        written += len(piece)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0
    return Taken(used.ru_utime + used.ru_stime, first, used.ru_maxrss / 1024, written)


def _make(file: str, size: str) -> None:
    with closing(create_store(file)) as store:
        store.replace(generate(int(size)))


if __name__ == "__main__":
    if sys.argv[1:2] == ["make"]:
        _make(*sys.argv[2:4])
    else:
        main([*map(int, sys.argv[1:])] or SIZES)
