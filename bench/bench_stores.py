"""Load and ask the same registers on SQLite and on Neo4j, side by side in one run.

python -m bench stores                     registers of 1, 30 and 300 partnerships
python -m bench.bench_stores SIZE ...      of other sizes
"""

from __future__ import annotations

import gc
import os
import platform
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path

from remit.graph.lookup import Query, rank
from remit.graph.model import Contents
from remit.graph.opening import create_store, open_store
from remit.graph.store import Store
from remit.ontology import CARRYING
from remit.queries.audit import Finding, audit
from remit.queries.dependencies import Dependency, dependencies
from tests.neo4j.server import LASTING, ROOMY, any_server
from tests.support.generate import SIZES, generate

DAY = date(2022, 3, 31)
_TIMES = 15
_LOADS = 3
_WARM = 30  # questions before the clock starts: both sides keep plans and pages


def main(sizes: Sequence[int] = SIZES) -> None:
    """Print one table for each size."""
    gc.set_threshold(70_000)  # as the command line has it
    with any_server(LASTING, ROOMY) as server, tempfile.TemporaryDirectory() as folder:
        os.environ.update(server.environment())
        print(f"Python {platform.python_version()}, {os.cpu_count()} cores, medians of {_TIMES}")
        for size in sizes:
            contents = generate(size)
            links = sum(s.object is not None for s in contents.statements)
            print(
                f"\n{size} partnerships: {len(contents.entities):,} things, "
                f"{len(contents.statements):,} statements, {links:,} of them links"
            )
            file = str(Path(folder, f"{size}.remit"))
            addresses = (file, f"{server.uri}#bench-{size}")
            measured = [_measure(address, contents) for address in addresses]
            asked = [_audited(f"{address}-{_LOADS}") for address in addresses]
            for each, (taken, *_) in zip(measured, asked, strict=True):
                each["audit and dependencies, s"] = taken
            print(f"{'':34}{'SQLite':>12}{'Neo4j':>12}{'ratio':>9}")
            for name, sqlite in measured[0].items():
                neo4j = measured[1][name]
                ratio = f"{neo4j / sqlite:9.1f}" if sqlite else ""
                print(f"{name:34}{sqlite:12,.2f}{neo4j:12,.2f}{ratio}")
            (_, findings, pairs), (_, *other) = asked
            same = "the same in the same order" if [findings, pairs] == other else "DIFFERENT"
            print(f"{len(findings):,} findings and {len(pairs):,} dependent pairs on both: {same}")


def _measure(address: str, contents: Contents) -> dict[str, float]:
    # A server compiles what it runs often while it runs it: so the first is told apart.
    first, *later = (_load(f"{address}-{n}", contents) for n in range(1 + _LOADS))
    beside = statistics.median(later)
    with closing(create_store(f"{address}-{_LOADS}")) as store:
        again = _once(lambda: store.replace(contents))
        action = next(e.id for e in contents.entities if e.kind == "action")
        query = Query.of("knife crime in p0000")
        return {
            "first load of this size, s": first,
            f"{_LOADS} more beside it, median, s": beside,
            "the slowest of them, s": max(later),
            "the median in statements/s": len(contents.statements) / beside,
            "load the same again, s": again,
            "read everything back, s": _once(store.contents),
            "one round trip, ms": _median(store.meta),
            "look-up, ranked, ms": _median(lambda: rank(query, store.candidates(query))),
            "chain up with citations, ms": _median(lambda: store.walk([action], CARRYING)),
            "all about one thing, ms": _median(lambda: store.about([action])),
            "all links of all relations, s": _once(lambda: _all(store)),
        }


def _load(address: str, contents: Contents) -> float:
    with closing(create_store(address)) as store:
        return _once(lambda: store.replace(contents))


def _audited(address: str) -> tuple[float, tuple[Finding, ...], list[Dependency]]:
    with closing(open_store(address)) as store:
        start = time.perf_counter()
        findings, pairs = audit(store, DAY).findings, dependencies(store)
        return time.perf_counter() - start, findings, pairs


def _all(store: Store) -> int:
    return sum(1 for _ in store.stream([*CARRYING, "assignedTo", "memberOf"]))


def _once(ask: Callable[[], object]) -> float:
    start = time.perf_counter()
    ask()
    return time.perf_counter() - start


def _median(ask: Callable[[], object]) -> float:
    for _ in range(_WARM):
        ask()
    return 1000 * statistics.median(_once(ask) for _ in range(_TIMES))


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or SIZES)
