"""All rules and all dependencies over 1, 30 and 300 partnerships: time must grow as the register, memory must not.

python -m bench audit                      registers of 1, 30 and 300 partnerships
python -m bench.bench_audit SIZE ...       of other sizes

Each command is run as a user runs it, and its processor time and memory are counted, with those of the processes that
it asks for help, so that what else the machine does makes no difference. The promise: from the last size but one to the
last at most 1.5 times as much time for each partnership, and at most 1.5 times the memory.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from bench.commands import Taken, remit
from remit.graph.opening import create_store
from tests.support.generate import SIZES, generate

MOST = 1.5
QUESTIONS = {
    "audit": ("audit", "--as-of", "2022-03-31"),
    "audit --json": ("audit", "--as-of", "2022-03-31", "--json"),
    "dependencies": ("dependencies",),
    "dependencies --json": ("dependencies", "--json"),
}


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
                measured.append(told := remit(file, *QUESTIONS[name]))
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


def _make(file: str, size: str) -> None:
    with closing(create_store(file)) as store:
        store.replace(generate(int(size)))


if __name__ == "__main__":
    if sys.argv[1:2] == ["make"]:
        _make(*sys.argv[2:4])
    else:
        main([*map(int, sys.argv[1:])] or SIZES)
