"""Registers for measuring, each made once, in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from bench.commands import most_memory


class Made(NamedTuple):
    """A register, and what writing it took."""

    file: Path
    statements: int
    seconds: float  # of the processor
    megabytes: float  # on top of the contents, which were in memory


def made(folder: Path, size: int) -> Made:
    """Give the register of so many partnerships in a folder; it is made where it is not there yet."""
    file, told = folder / f"{size}.remit", folder / f"{size}.json"
    if not (file.is_file() and told.is_file()):
        folder.mkdir(parents=True, exist_ok=True)
        command = [sys.executable, "-m", "bench.making", str(file), str(size)]
        told.write_bytes(subprocess.run(command, check=True, capture_output=True).stdout)
    statements, seconds, megabytes = json.loads(told.read_bytes())
    return Made(file, statements, seconds, megabytes)


def _make(file: Path, size: int) -> None:
    from remit.graph.opening import create_store
    from tests.support.generate import generate

    contents = generate(size)
    file.unlink(missing_ok=True)
    with closing(create_store(file)) as store:
        before, start = most_memory(), time.process_time()
        store.replace(contents)
        seconds = time.process_time() - start
        print(json.dumps([len(contents.statements), seconds, most_memory() - before]))


if __name__ == "__main__":
    _make(Path(sys.argv[1]), int(sys.argv[2]))
