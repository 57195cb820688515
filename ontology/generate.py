"""Make the generated files anew from their sources, or say which are stale.

``python -m remit.ontology.generate`` writes them below the current folder, which is the root of the
repository; with ``--check`` it only compares, and ends with 1 where one is stale.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from remit.ontology import render
from remit.ontology.source import faults, read
from remit.ontology.statutes import as_json as statutes_json
from remit.ontology.thesaurus import as_json as themes_json


def generated(root: Path) -> dict[Path, str]:
    """Every generated file with what it should hold.

    Raises:
        ValueError: the vocabulary or the thesaurus is faulty; the message lists every fault.
    """
    folder = root / "ontology"
    vocabulary = read(folder / "remit.ttl")
    if found := faults(vocabulary):
        raise ValueError("\n".join(["ontology/remit.ttl is faulty:", *found]))
    return {
        folder / "tables.py": render.tables(vocabulary),
        folder / "context.jsonld": render.context(vocabulary),
        folder / "relations.ttl": render.relation_shapes(vocabulary),
        folder / "themes.json": themes_json(folder / "themes.ttl"),
        folder / "statutes.json": statutes_json(folder / "statutes.yaml"),
        root / "docs" / "ontology.md": render.page(vocabulary),
    }


def stale(root: Path) -> list[Path]:
    """Which generated files are missing or differ from what their sources make."""
    return [
        path
        for path, text in generated(root).items()
        if not path.is_file() or path.read_text(encoding="utf-8") != text
    ]


def main(arguments: Sequence[str]) -> int:
    """Write the files, or with ``--check`` name the stale ones."""
    root = Path()
    behind = stale(root)
    if "--check" not in arguments:
        files = generated(root)
        for path in behind:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(files[path], encoding="utf-8", newline="\n")
    for path in behind:
        sys.stdout.write(f"{'stale' if '--check' in arguments else 'written'}: {path}\n")
    return 1 if behind and "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
