"""What a question costs as a whole process, and what loading the example documents takes.

The promise: ``remit who`` at most 2.5 times ``python -c "import click"``; three documents of a
partnership in under a second.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from bench.timing import medians, process, table

HERE = Path(__file__).resolve().parent.parent
HARROWMERE = HERE / "examples" / "harrowmere"
SEEDS = HERE.parent / "shared" / "seeds"
TARGET = 2.5


def main() -> None:
    """Measure and print."""
    question = ("-m", "remit", "who", "knife crime")
    rows = medians(
        {
            "python -c 'import click'": process("-c", "import click"),
            "remit who": process(*question),
            "remit who --json": process(*question, "--json"),
        }
    )
    table("A question, as a whole process", rows, "python -c 'import click'")
    worst = max(rows["remit who"], rows["remit who --json"]) / rows["python -c 'import click'"]
    print(f"  at most {TARGET} x is the aim: {'met' if worst <= TARGET else 'MISSED'}")
    _loads()


def _loads() -> None:
    from remit.graph.opening import create_store
    from remit.loaders import load

    sets = {"harrowmere": sorted(HARROWMERE.glob("*.txt")) + sorted(HARROWMERE.glob("*.csv"))}
    if SEEDS.is_dir():
        sets["the three seeds"] = sorted(SEEDS.glob("*.txt"))
    with tempfile.TemporaryDirectory() as folder:

        def job(name: str, documents: list[Path]) -> None:
            store = create_store(Path(folder) / f"{name}.remit")
            store.replace(load(documents))
            store.close()

        jobs = {
            name: (lambda name=name, documents=documents: job(name, documents))
            for name, documents in sets.items()
        }
        table("Loading documents into a register, in one process", medians(jobs, 5), "harrowmere")


if __name__ == "__main__":
    main()
