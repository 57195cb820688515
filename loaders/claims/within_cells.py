"""Cells of a list of groups that hold labels of their own: "Seven members. Chair: Ann Bee." is who chairs, too."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from remit.loaders.claims.grids import Cell, Row
from remit.loaders.claims.labels_within import label_in

# What a label asks of a body, by the column that asks it.
_COLUMNS: Mapping[str, str] = {
    "chair": "chair",
    "vice chair": "vice chair",
    "quorum": "quorum",
    "meets": "frequency",
    "reports": "reports to",
    "supports": "secretariat",
}
_HOLD_SOME = ("members", "attendees", "purpose", "frequency", "quorum")


def parted(row: Row) -> Row:
    """A row in which each label that stands inside of a cell has its value under the column that asks the same.

    What is left of such a cell stays where it was, each sentence by itself; other cells stay as they are.
    """
    cells: dict[str, list[Cell]] = {}
    for column, given in row.cells.items():
        for cell in given:
            for role, one in _parts(column, cell):
                cells.setdefault(role, []).append(one)
    return replace(row, cells=cells)


def _parts(column: str, cell: Cell) -> list[tuple[str, Cell]]:
    if column not in _HOLD_SOME or ":" not in cell.text:
        return [(column, cell)]
    sentences = [sentence for part in cell.passage.by_part for sentence in part.sentences()]
    labels = [label_in(sentence) for sentence in sentences]
    if not any(labels):
        return [(column, cell)]
    return [
        (_COLUMNS[label.role], Cell(label.text, label.value))
        if label
        else (column, Cell(cell.heading, sentence))
        for sentence, label in zip(sentences, labels, strict=True)
    ]
