"""Reading: the batches of the corpus by family, layout and format, and each table in every layout.

The promise: no owner that the document does not name, in any layout. `make bench BENCHFLAGS=reading`
prints the tables of docs/reading.md.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.corpus.keys import keys_in
from tests.corpus.layouts import LAYOUTS
from tests.corpus.rewriting import KeyedTable, Rewritten, rewritten, sums, tables_in
from tests.corpus.scoring import Score, by, failures, kinds_table, score, share, table

_NAME = 4  # words of the name of a layout
CORPUS = Path(__file__).parents[1] / "tests" / "corpus"


def main() -> None:
    """Measure and print, in Markdown."""
    folders = sorted(CORPUS.glob("batch*"))
    scores = {folder.name: [score(key) for key in keys_in(folder)] for folder in folders}
    _print_scores(scores)
    _print_layouts(folders)


def _print_scores(scores: dict[str, list[Score]]) -> None:
    all_ = [one for batch in scores.values() for one in batch]
    batch_of = {id(one): name for name, batch in scores.items() for one in batch}
    for title, what in (
        ("batch", lambda s: batch_of[id(s)]),
        ("family", lambda s: s.key.family),
        ("layout", _named_layout),
        ("format", lambda s: s.key.format),
    ):
        print(f"\n{table(title, by(all_, what))}")
    print(f"\n{kinds_table(all_)}\n\n{failures(all_)}")


def _named_layout(one: Score) -> str:
    """The layout of a document by its name; those that a key describes in a sentence are taken together."""
    named = len(one.key.layout.split()) <= _NAME
    return one.key.layout if named else "described in words of its own"


def _print_layouts(folders: list[Path]) -> None:
    tables = [one for folder in folders for one in tables_in(folder)]
    results: list[Rewritten] = []
    with tempfile.TemporaryDirectory() as folder:
        for layout in LAYOUTS:
            results += [_tried(one, layout, Path(folder)) for one in tables]
    print(f"\n{len(tables)} tables in {len(LAYOUTS)} layouts")
    print("\n| layout | found | lost silently | wrong owners | work cut short | refused |")
    print("|---|--:|--:|--:|--:|--:|")
    for layout, row in sums(results).items():
        print(
            f"| {layout} | {share(row.found, row.facts)} | {share(row.silent, row.facts)} "
            f"| {row.owners} | {row.cut} | {row.refused} |"
        )
    print()
    for one in results:
        for claim in one.owners:
            where = ", ".join(c.locator for c in claim.citations[:2])
            print(f"wrong owner in {one.layout}: {one.table.name}, {where}: {claim.said}")
        if one.refused:
            print(f"refused in {one.layout}: {one.table.name}: {one.refused.splitlines()[-1]}")


def _tried(one: KeyedTable, layout: str, folder: Path) -> Rewritten:
    """A table in a layout; a fault of the reader is reported, and hides none of the others."""
    try:
        return rewritten(one, layout, folder)
    except Exception as error:  # noqa: BLE001 - whatever it is, it belongs into the table
        told = f"{type(error).__name__}: {error}"
        return Rewritten(one, layout, len(one.key.facts), 0, 0, (), refused=told)
