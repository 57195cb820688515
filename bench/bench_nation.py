"""One register of 1, 30, 300 and 3,000 partnerships: what questions, loading and writing take, and how that grows.

python -m bench nation                             registers of 1, 30 and 300 partnerships, and the peers beside
python -m bench.bench_nation SIZE ...              of other sizes
python -m bench.bench_nation SIZE ... --in FOLDER  the registers are made there, and kept for the next time
python -m bench.bench_nation SIZE ... --alone      without the peers

Each command is run as a user runs it, in a process of its own; it is told in processor time and on the clock. One
Markdown table has all sizes, the power of the number of statements with which the processor time grows (from thirty
partnerships on), and whether what is to be reached is.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from functools import partial
from itertools import chain
from pathlib import Path

from bench.bench_peers import compare
from bench.commands import Taken, by_turns, median, remit, taken
from bench.growth import FITTED, Row, show
from bench.making import Made, made
from tests.support.generate import SIZES

RUNS = 15  # of a question, as a whole process
SOON = 2.0  # seconds: a command that takes less is run several times
SEVERAL = 5
WORDS, ACTION = "knife crime", "action/p0000/action-0-0-0"
QUESTIONS = {
    "by words": (WORDS,),
    "by words, JSON": (WORDS, "--json"),
    "by id": (ACTION,),
    "by id, JSON": (ACTION, "--json"),
}
CLICK = "python -c 'import click'"


def main(sizes: Sequence[int] = SIZES, folder: Path | None = None, *, alone: bool = False) -> None:
    """Measure and print."""
    if folder is None:
        with tempfile.TemporaryDirectory() as name:
            main(sizes, Path(name), alone=alone)
            return
    told = {size: made(folder, size) for size in sizes}
    files = {size: one.file for size, one in told.items()}
    statements = {size: one.statements for size, one in told.items()}
    busy = os.getloadavg()[1] if hasattr(os, "getloadavg") else 0
    print(
        f"\nA nation in one register (Python {platform.python_version()}, {os.cpu_count()} cores, load {busy:.0f})\n"
    )
    rows = chain(_questions(files), _by_id(files), _commands(files), _loading(told))
    show(rows, statements)
    if not alone:
        compare(folder, sizes)


# ---------------------------------------------------------------- what is measured


def _questions(files: Mapping[int, Path]) -> Iterator[Row]:
    """`who` as a whole process, as so many times what it takes to import click."""
    jobs: dict[str, Callable[[], Taken]] = {CLICK: partial(taken, "-c", "import click")}
    for size, file in files.items():
        for name, asked in QUESTIONS.items():
            jobs[f"{name} {size}"] = partial(remit, file, "who", *asked)
    medians = by_turns(jobs, RUNS)
    click = medians[CLICK]
    for name in QUESTIONS:
        yield Row(
            f"`who` {name}, whole process, as a multiple of `import click` ({click:.0f} ms)",
            {size: medians[f"{name} {size}"] / click for size in files},
            "{:.2f}".format,
            "≤ 2.0 at every size",
            lambda found: max(found.values()) <= 2.0,
        )


def _by_id(files: Mapping[int, Path]) -> Iterator[Row]:
    yield Row(
        "`who` by id, in process",
        {size: _told_by("ask", file)["ms"] for size, file in files.items()},
        "{:.2f} ms".format,
        "≤ 0.3 ms",
        _last_at_most(0.3),
    )


def _commands(files: Mapping[int, Path]) -> Iterator[Row]:
    export = _runs(files, "export", "-", "--format", "ntriples")
    yield Row(
        "`export` as N-Triples, triples a second",
        {size: run.lines / run.seconds for size, run in export.items()},
        "{:,.0f}".format,
        "≥ 500,000",
        _last_at_least(500_000),
        {size: run.seconds for size, run in export.items()},
    )
    yield _memory("`export`", export, 200)
    audit = _runs(files, "audit", "--as-of", "2022-03-31")
    yield Row(
        "`audit`, to the first findings, on the clock",
        {size: run.first for size, run in audit.items()},
        "{:.2f} s".format,
        "≤ 5 s",
        _last_at_most(5),
    )
    yield from _took("`audit`", audit, 30, shared=True)
    yield _memory("`audit`", audit, 500)
    depend = _runs(files, "dependencies")
    yield from _took("`dependencies`", depend, 30, shared=True)
    yield _memory("`dependencies`", depend, 500)
    few = {size: file for size, file in files.items() if size <= FITTED}
    for file in few.values():
        remit(file, "sparql", "ASK {}")  # the first question makes what is kept for the next
    yield from _took("`sparql 'ASK {}'`, asked again", _runs(few, "sparql", "ASK {}"), 0.5)
    yield from _took("`validate`", _runs(few, "validate"), 5)


def _loading(told: Mapping[int, Made]) -> Iterator[Row]:
    """The statements written into a new register, and all of it copied from one into another."""
    yield Row(
        "statements written into a new register, a second",
        {size: one.statements / one.seconds for size, one in told.items()},
        "{:,.0f}".format,
        "≥ 100,000",
        _last_at_least(100_000),
        {size: one.seconds for size, one in told.items()},
    )
    yield Row(
        "… memory, on top of the contents",
        {size: one.megabytes for size, one in told.items()},
        "{:,.0f} MB".format,
        "bounded",
        _bounded,
    )
    copies = {size: _copied(one.file) for size, one in told.items()}
    yield from _took("`copy`", copies, None)
    yield _memory("`copy`", copies, None)


def _took(
    name: str, runs: Mapping[int, Taken], most: float | None, *, shared: bool = False
) -> list[Row]:
    """What a command took; what several processes share is judged by the clock, the rest by the processor."""
    spent = {size: run.seconds for size, run in runs.items()}
    clock = {size: run.clock for size, run in runs.items()}
    bar, met = (f"≤ {most:g} s", _last_at_most(most)) if most else ("", None)
    alone, together = (("", None), (bar, met)) if shared else ((bar, met), ("", None))
    return [
        Row(f"{name}, processor", spent, "{:.2f} s".format, *alone, grows=spent),
        Row(f"{name}, on the clock", clock, "{:.2f} s".format, *together),
    ]


def _memory(name: str, runs: Mapping[int, Taken], most: float | None) -> Row:
    return Row(
        f"{name}, memory of the largest process",
        {size: run.megabytes for size, run in runs.items()},
        "{:,.0f} MB".format,
        f"≤ {most:g} MB" if most else "",
        _last_at_most(most) if most else None,
    )


def _last_at_most(most: float) -> Callable[[Mapping[int, float]], bool]:
    return lambda found: found[max(found)] <= most


def _last_at_least(least: float) -> Callable[[Mapping[int, float]], bool]:
    return lambda found: found[max(found)] >= least


def _bounded(found: Mapping[int, float]) -> bool:
    """Whether memory does not grow with the register: from the last size but one to the last by half at most."""
    *_, before, last = (0.0, *(found[size] for size in sorted(found)))
    return last <= 1.5 * before


def _runs(files: Mapping[int, Path], *arguments: str) -> dict[int, Taken]:
    print(" ".join(arguments), file=sys.stderr, flush=True)
    return {size: _several(partial(remit, file, *arguments)) for size, file in files.items()}


def _copied(file: Path) -> Taken:
    target = file.with_name("copy.remit")

    def copied() -> Taken:
        target.unlink(missing_ok=True)
        return taken("-m", "remit", "copy", file, target)

    try:
        return _several(copied)
    finally:
        target.unlink(missing_ok=True)


def _several(run: Callable[[], Taken]) -> Taken:
    first = run()
    found = first if first.seconds > SOON else median([first, *(run() for _ in range(SEVERAL - 1))])
    print(f"  {found}", file=sys.stderr, flush=True)  # a large register keeps one waiting
    return found


# ---------------------------------------------------------------- in processes of their own


def _told_by(work: str, *arguments: object) -> dict[str, float]:
    command = [sys.executable, "-m", "bench.bench_nation", work, *map(str, arguments)]
    said = subprocess.run(command, check=True, capture_output=True).stdout
    told: dict[str, float] = json.loads(said)
    return told


def _ask(file: str) -> dict[str, float]:
    """What a question about each of sixty actions takes by its id, in a process that asks no first question."""
    from remit.graph.opening import open_store
    from remit.queries.who import who

    with closing(open_store(file)) as store:
        actions = [entity.id for entity in store.of_kind("action")]
        asked = actions[:: max(1, len(actions) // 60)][:60]
        times = []
        for turn in range(3):
            for action in asked:
                start = time.process_time()
                who(store, action)
                if turn:
                    times.append(1000 * (time.process_time() - start))
    return {"ms": statistics.median(times)}


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="A nation in one register.")
    parser.add_argument("sizes", nargs="*", type=int)
    parser.add_argument("--in", dest="folder", type=Path)
    parser.add_argument("--alone", action="store_true")
    return parser.parse_args()


if __name__ == "__main__":
    if sys.argv[1:2] == ["ask"]:
        print(json.dumps(_ask(sys.argv[2])))
    else:
        wanted = _arguments()
        main(wanted.sizes or SIZES, wanted.folder, alone=wanted.alone)
