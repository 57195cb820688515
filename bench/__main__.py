"""Run every benchmark, or those named: ``python -m bench start stores``."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

NAMES = sorted(
    path.stem.removeprefix("bench_") for path in Path(__file__).parent.glob("bench_*.py")
)


def main(wanted: list[str]) -> None:
    """Run the named benchmarks, each module's ``main``."""
    for name in wanted or NAMES:
        importlib.import_module(f"bench.bench_{name}").main()


if __name__ == "__main__":
    main(sys.argv[1:])
