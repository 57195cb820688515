"""All rules and all dependencies over 1, 30 and 300 partnerships: the time must grow as the register.

Processor time is counted, so that what else the machine does makes no difference.
The promise: from 30 to 300 partnerships at most 1.5 times ten.
"""

from __future__ import annotations

import time
from datetime import date

from bench.generate import SIZES, generate
from remit.graph.opening import in_memory
from remit.queries.audit import audit
from remit.queries.dependencies import dependencies

DAY = date(2022, 3, 31)
MOST = 1.5


def main() -> None:
    """Measure and print."""
    taken: dict[str, list[float]] = {"audit": [], "dependencies": []}
    print("\nAudit and dependencies by number of partnerships")
    for size in SIZES:
        store = in_memory()
        store.replace(generate(size))
        start = time.process_time()
        done = audit(store, DAY)
        between = time.process_time()
        pairs = dependencies(store)
        taken["audit"].append(between - start)
        taken["dependencies"].append(time.process_time() - between)
        print(
            f"  {size:>4}: {len(done.findings):>7,} findings in {taken['audit'][-1]:6.2f} s "
            f"({1000 * taken['audit'][-1] / size:.0f} ms each); "
            f"{len(pairs):>6,} pairs in {taken['dependencies'][-1]:6.2f} s "
            f"({1000 * taken['dependencies'][-1] / size:.0f} ms each)"
        )
        store.close()
    for name, seconds in taken.items():
        growth = seconds[-1] / seconds[-2] / (SIZES[-1] / SIZES[-2])
        verdict = "met" if growth <= MOST else "MISSED"
        print(
            f"  {name} grows {growth:.2f} times as fast as the register (at most {MOST}): {verdict}"
        )


if __name__ == "__main__":
    main()
