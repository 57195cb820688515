"""How everything here is timed: by turns, so that a slow moment of the machine hits all alike."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping

RUNS = 15


def medians(jobs: Mapping[str, Callable[[], object]], runs: int = RUNS) -> dict[str, float]:
    """Run each job by turns and give the median of each in milliseconds; a first turn warms up."""
    taken: dict[str, list[float]] = {name: [] for name in jobs}
    for turn in range(runs + 1):
        for name, job in jobs.items():
            start = time.perf_counter()
            job()
            if turn:
                taken[name].append(1000 * (time.perf_counter() - start))
    return {name: statistics.median(times) for name, times in taken.items()}


def process(*arguments: str) -> Callable[[], object]:
    """A whole Python process, from start to end, its output thrown away."""

    def run() -> None:
        subprocess.run(
            [sys.executable, *arguments],
            check=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    return run


def table(title: str, rows: Mapping[str, float], against: str) -> None:
    """Print medians, each beside its ratio to one of them."""
    print(f"\n{title}")
    for name, median in rows.items():
        print(f"  {name:44} {median:9.1f} ms {median / rows[against]:7.2f} x")
