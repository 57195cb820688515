"""Table rows into a register: how many a second, in one long table and in many short ones.

python -m bench rows                       a table of 20,000 rows, and 33 tables of 30
python -m bench.bench_rows ROWS ...        one table of so many rows each

Each load is a process of its own, from the files to the register on disk; its processor time is counted, so that
what else the machine does makes no difference.
"""

from __future__ import annotations

import gc
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from tests.support.papers import table

LONG = 20_000
TABLES, SHORT = 33, 30


def main(sizes: Sequence[int] = (LONG,)) -> None:
    """Measure and print."""
    print("\nRows of tables loaded into a register")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for rows in sizes:
            _show(
                f"one table of {rows:,} rows", rows, [table(folder / f"{rows}.csv", "Alder", rows)]
            )
        many = folder / "many"
        many.mkdir()
        for n in range(TABLES):
            table(many / f"ward-{n}.csv", f"Ward {n}", SHORT)
        _show(f"{TABLES} tables of {SHORT} rows", TABLES * SHORT, [many])


def _show(what: str, rows: int, documents: Sequence[Path]) -> None:
    told = _loaded(documents)
    seconds = told["seconds"]
    print(
        f"  {what:28}: {seconds:6.2f} s, {rows / seconds:7,.0f} rows a second, {1000 * seconds / rows:.2f} ms each, "
        f"{told['statements']:,.0f} statements, {told['megabytes']:,.0f} MB"
    )


def _loaded(documents: Sequence[Path]) -> dict[str, float]:
    command = [sys.executable, "-m", "bench.bench_rows", "load", *map(str, documents)]
    made = subprocess.run(command, check=True, capture_output=True).stdout
    told: dict[str, float] = json.loads(made)
    return told


def _load(documents: Sequence[str]) -> None:
    from remit.loaders.updating import update

    gc.set_threshold(70_000)  # as the command line has it
    start = time.process_time()
    with tempfile.TemporaryDirectory() as folder:
        built = update(Path(folder, "rows.remit"), [Path(document) for document in documents])
    told = {
        "seconds": time.process_time() - start,
        "statements": len(built.contents.statements),
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }
    print(json.dumps(told))


if __name__ == "__main__":
    if sys.argv[1:2] == ["load"]:
        _load(sys.argv[2:])
    else:
        main([*map(int, sys.argv[1:])] or (LONG,))
