"""Commands that write a register, killed again and again: what is there then is the old or the new, never other.

python -m bench killed                     each command fifty times, at thirty partnerships
python -m bench.bench_killed TIMES SIZE    so often, at so many

Half of the kills come at any moment of the command, half while it writes. After each the register is opened as
any reader opens it and compared with its checksum, and must hold all that the old one held, or the new one.
"""

from __future__ import annotations

import random
import sys
import tempfile
from pathlib import Path

from tests.support.killed import killed, prepared

TIMES, SIZE = 50, 30


def main(times: int = TIMES, size: int = SIZE) -> None:
    """Kill each command so often, and print what was left."""
    print(f"\nKilled {times} times each, at {size} partnerships")
    with tempfile.TemporaryDirectory() as folder:
        for work in prepared(Path(folder), size):
            found = killed(work, Path(folder), times, random.Random(work.name))
            verdict = "met" if not found.other else "MISSED"
            print(
                f"  {work.name:16}: old {found.old}, new {found.new}, other {found.other} "
                f"({found.writing} while it wrote): {verdict}",
                flush=True,
            )


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
