"""Commands that write a register, killed again and again: what is there then is the old or the new, never other.

Half of the kills come at any moment of the command, half while it writes. After each the register is opened as
any reader opens it and compared with its checksum, and must hold all that the old one held, or the new one.
"""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from remit.graph.model import Contents
from remit.graph.opening import open_store
from remit.graph.sqlite_replacing import MADE
from tests.support.papers import partnership, table

ROWS = 5  # of each delivery table: it is the writing that matters
_LOOK = 0.0005  # seconds between two looks whether it writes already


class Work(NamedTuple):
    """A command that writes a register, over one that is there."""

    name: str
    command: Sequence[str | Path]


class Outcome(NamedTuple):
    """What the kills of a command left: how often the old register, the new one, or anything else."""

    old: int
    new: int
    other: int
    writing: int  # of all, how often it was killed while it wrote


def prepared(folder: Path, size: int) -> list[Work]:
    """Make the registers and files that the commands need; each is to write to ``target.remit``."""
    papers = folder / "papers"
    papers.mkdir()
    own = [partnership(papers, n, ROWS) for n in range(size)]
    _remit("load", *own, "-r", folder / "old.remit")
    extra = table(own[0] / "more.csv", "Placeaa", 12)
    _remit("load", *own, "-r", folder / "new.remit")
    _remit("-r", folder / "new.remit", "export", folder / "new.nq")
    shown = folder / "extra" / own[0].name
    shown.mkdir(parents=True)
    shutil.copy(extra, shown)
    target = folder / "target.remit"
    return [
        Work("load", ("load", *own, "-r", target)),
        Work("copy", ("copy", folder / "new.remit", target)),
        Work("import", ("import", folder / "new.nq", "-r", target)),
        Work("add a document", ("load", shown, "-r", target)),
    ]


def killed(work: Work, folder: Path, times: int, chance: random.Random) -> Outcome:
    """Kill a command so often, each time over the old register, and say what was left."""
    old, target = folder / "old.remit", folder / "target.remit"
    before = _held(old)
    shutil.copy(old, target)
    taken, writing = _timed(work, target)
    after = _held(target)
    found = {"old": 0, "new": 0, "other": 0, "writing": 0}
    for n in range(times):
        shutil.copy(old, target)
        while_writing = n % 2 == 0
        moment = chance.random() * (writing if while_writing else taken)
        found["writing"] += _kill(work, target, moment, writing=while_writing)
        left = _held(target)
        found["old" if left == before else "new" if left == after else "other"] += 1
        for beside in _beside(target):
            beside.unlink(missing_ok=True)
    return Outcome(**found)


def _timed(work: Work, target: Path) -> tuple[float, float]:
    """How long a command takes, and how long of that it writes, in seconds."""
    with _started(work) as child:
        start = time.perf_counter()
        began = _until_it_writes(child, target)
        while child.poll() is None and _is_written(target):
            time.sleep(_LOOK)
        ended = time.perf_counter()
        child.wait()
    return time.perf_counter() - start, ended - began


def _kill(work: Work, target: Path, after: float, *, writing: bool) -> bool:
    """Start the command and kill it so many seconds after that, or after it began to write; whether it was writing."""
    with _started(work) as child:
        if writing:
            _until_it_writes(child, target)
        time.sleep(after)
        wrote = child.poll() is None and _is_written(target)
        child.kill()
    return wrote


def _until_it_writes(child: subprocess.Popen[bytes], target: Path) -> float:
    while child.poll() is None and not _is_written(target):
        time.sleep(_LOOK)
    return time.perf_counter()


def _started(work: Work) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "remit", *map(str, work.command)]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _is_written(target: Path) -> bool:
    return any(path.exists() for path in _beside(target))


def _beside(target: Path) -> Iterator[Path]:
    """What stands beside a register while it is written: what is made, and what was there before."""
    return (target.with_name(target.name + end) for end in (MADE, "-journal"))


def _held(path: Path) -> Contents | None:
    """All that a register holds, if it opens and is sound."""
    from remit.graph.errors import RegisterError

    try:
        with closing(open_store(path)) as store:
            return store.contents() if store.check() else None
    except RegisterError:
        return None


def _remit(*arguments: str | Path) -> None:
    command = [sys.executable, "-m", "remit", *map(str, arguments)]
    subprocess.run(command, check=True, capture_output=True)
