"""The same register in other engines: loading it, finding a thing by words, the chain above an action with its citations.

python -m bench peers                              registers of 1, 30 and 300 partnerships
python -m bench.bench_peers SIZE ... [--in FOLDER] of other sizes

SQLite and Neo4j are the stores of ours, networkx reads JSON, rdflib and pyoxigraph the N-Triples that an export writes.
Each has a process of its own, and each gives the chain in full: every hop, with every passage that says it. All must
give the same. Times are of the processor, those of the server on the clock. What would take an engine longer than
anybody waits, or more memory than a machine has, is not run.
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
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

from bench.making import made
from tests.support.generate import SIZES

WORDS, ACTION = ("evaluate", "abuse", "p0000", "0-0-0"), "action/p0000/action-0-0-0"
ENGINES = ("SQLite", "networkx from JSON", "pyoxigraph", "rdflib", "Neo4j")
# Up to how many partnerships an engine is asked, and why not more.
MOST = {
    "pyoxigraph": (300, "the triples of more than 300 would not fit in memory"),
    "rdflib": (30, "from 300 on it takes minutes to read the triples, and more than 4 GB"),
    "Neo4j": (300, "to write more than 300 takes the server many minutes"),
}
TIMES, WARM = 15, 5
LONG = 1.0  # seconds: what takes longer is asked once


class Told(NamedTuple):
    """What an engine took to load, how much memory, how long each question, and what it gave."""

    load: float  # seconds
    megabytes: float | None  # of its process; of a server nothing is told
    words: float  # milliseconds
    chain: float
    found: str
    hops: str  # the chain's digest


def main(sizes: Sequence[int] = SIZES, folder: Path | None = None) -> None:
    """Measure and print."""
    if folder is None:
        with tempfile.TemporaryDirectory() as name:
            compare(Path(name), sizes)
    else:
        compare(folder, sizes)


def compare(folder: Path, sizes: Sequence[int]) -> None:
    """Print a table of all engines for each size."""
    with ExitStack() as stack:
        missing = _server(stack)
        for size in sizes:
            register = made(folder, size)
            _prepare(folder, size)
            print(f"\n{size:,} partnerships, {register.statements:,} statements, in each engine\n")
            print("| engine | loaded | memory | found by words | chain upwards, with citations |")
            print("|---|--:|--:|--:|--:|", flush=True)
            told = {}
            for engine in ENGINES:
                most, why = MOST.get(engine, (size, ""))
                if engine == "Neo4j" and missing:
                    most, why = 0, missing
                if size > most:
                    print(f"| {engine} | not run: {why} | | | |", flush=True)
                else:
                    told[engine] = _asked(engine, folder, size)
                    once = register.seconds if engine == "SQLite" else 0
                    print(_row(engine, told[engine], once), flush=True)
            _agree(told)


def _row(engine: str, told: Told, once: float) -> str:
    """A line of the table; a file that was written once only needs to be opened."""
    load = f"{once:,.2f} s once, then {told.load:,.2f} s" if once else f"{told.load:,.2f} s"
    memory = "" if told.megabytes is None else f"{told.megabytes:,.0f} MB"
    return f"| {engine} | {load} | {memory} | {told.words:,.2f} ms | {told.chain:,.2f} ms |"


def _agree(told: Mapping[str, Told]) -> None:
    """An engine that answers something else is not measured but wrong."""
    for engine, one in told.items():
        assert one.hops == told["SQLite"].hops, f"{engine} gives another chain than SQLite"
        assert one.found == told["SQLite"].found, f"{engine} finds another thing than SQLite"


def _server(stack: ExitStack) -> str:
    """Have a server to ask; or say why there is none."""
    from tests.neo4j.server import LASTING, ROOMY, NoServerError, any_server

    try:
        server = stack.enter_context(any_server(LASTING, ROOMY))
    except NoServerError as error:
        return str(error)
    os.environ.update(server.environment() | {"BENCH_SERVER": server.uri})
    return ""


def _prepare(folder: Path, size: int) -> None:
    """Write the files that engines read, where they are not there yet."""
    lines, nodes = folder / f"{size}.nt", folder / f"{size}.graph.json"
    if not lines.exists() and size <= MOST["pyoxigraph"][0]:
        export = ("-m", "remit", "-r", folder / f"{size}.remit", "export", lines)
        subprocess.run([sys.executable, *export], check=True, capture_output=True)
    if not nodes.exists():
        _run("write", folder, size)


def _run(*arguments: object) -> bytes:
    command = [sys.executable, "-m", "bench.peers", *map(str, arguments)]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout


def _asked(engine: str, folder: Path, size: int) -> Told:
    return Told(**json.loads(_run(engine, folder, size)))


def timed(ask: Callable[[], object], clock: Callable[[], float]) -> float:
    """The median of what a question takes, in milliseconds."""
    first = _once(ask, clock)
    if first > 1000 * LONG:
        return first
    for _ in range(WARM):
        ask()
    return statistics.median(_once(ask, clock) for _ in range(TIMES))


def _once(ask: Callable[[], object], clock: Callable[[], float]) -> float:
    start = clock()
    ask()
    return 1000 * (clock() - start)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="The same register in other engines.")
    parser.add_argument("sizes", nargs="*", type=int)
    parser.add_argument("--in", dest="folder", type=Path)
    return parser.parse_args()


if __name__ == "__main__":
    wanted = _arguments()
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores")
    main(wanted.sizes or SIZES, wanted.folder)
