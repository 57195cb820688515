"""What is done about a risk where one cell lists it: a line for each measure, with whoever and whenever it names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from remit.loaders.blocks import Passage
from remit.loaders.claims.grids import Cell

_ITEM = re.compile(r"^(?:\(?[a-z0-9]{1,2}[.)]|[ivx]{1,5}[.)]|[•▪◦·*–-])\s+(?=\S)")
_FEWEST = 1


def listed(cell: Cell) -> Iterator[Cell]:
    """The measures of a cell whose lines are items of a list; a line that is none goes on with the item above."""
    parts = cell.passage.parts
    starts = [n for n, part in enumerate(parts) if _ITEM.match(part.text)]
    if len(starts) < _FEWEST or starts[0] != 0:
        return
    for start, end in zip(starts, [*starts[1:], len(parts)], strict=True):
        passage = Passage(parts[start:end])
        m = _ITEM.match(passage.text)
        yield Cell(cell.heading, passage.cut(m.end() if m else 0))
