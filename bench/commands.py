"""Commands run as a user runs them: what each took on the processor and on the clock, and its memory.

Processor time and memory are counted with those of the processes that a command asks for help. Memory is that of the
largest of them.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

_PIECE = 1 << 20


class Taken(NamedTuple):
    """What a command took, and what it wrote."""

    seconds: float  # of the processor
    clock: float
    first: float  # on the clock, until the first of its output was there
    megabytes: float
    written: int
    lines: int


def taken(*arguments: str | Path) -> Taken:
    """Run Python with these arguments, from its start to its end."""
    begun = time.monotonic()
    process = subprocess.Popen(
        [sys.executable, *map(str, arguments)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    assert process.stdout is not None
    piece = process.stdout.read(1)
    first = time.monotonic() - begun
    written = lines = 0
    while piece:
        written += len(piece)
        lines += piece.count(b"\n")
        piece = process.stdout.read(_PIECE)
    process.stdout.close()
    _, status, used = os.wait4(process.pid, 0)
    clock = time.monotonic() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, process.args)
    spent = used.ru_utime + used.ru_stime
    return Taken(spent, clock, first, used.ru_maxrss / 1024, written, lines)


def remit(file: Path, *arguments: str) -> Taken:
    """Ask a register something."""
    return taken("-m", "remit", "-r", file, *arguments)


def by_turns(jobs: Mapping[str, Callable[[], Taken]], runs: int) -> dict[str, float]:
    """Run each job by turns and give the median of its processor time in milliseconds; a first turn warms up."""
    found: dict[str, list[float]] = {name: [] for name in jobs}
    for turn in range(runs + 1):
        for name, job in jobs.items():
            seconds = job().seconds
            if turn:
                found[name].append(1000 * seconds)
    return {name: statistics.median(times) for name, times in found.items()}


def median(runs: Sequence[Taken]) -> Taken:
    """The median of each figure of several runs."""
    return Taken(*(statistics.median(figures) for figures in zip(*runs, strict=True)))


def most_memory() -> float:
    """The most memory that this process has held, in megabytes; not that of the one that it was started from."""
    try:
        lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return int(next(line for line in lines if line.startswith("VmHWM:")).split()[1]) / 1024
