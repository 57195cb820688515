"""Tables that keep a person's name in two columns: each row's two cells are one, under both headings.

Which of the two stands first is told by the headings alone: a surname in front is read as in "Bee, Ann".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from remit.graph.lookup import key
from remit.graph.place import Place
from remit.loaders.blocks import Block, Part, Source
from remit.loaders.schema.frames import frames

_MOST_HEADER = 6  # rows of a table that may be its header
_SIDES = 2


def with_whole_names(source: Source) -> Source:
    """The document with the two columns of a name as one; itself where no table has such."""
    found: list[Block] = []
    changed = False
    for (is_row, _), run in groupby(source.blocks, lambda b: (b.form == "row", b.table)):
        blocks = list(run)
        at = _header(blocks) if is_row else None
        if at is not None:
            changed = True
            columns = _columns(blocks[at])
            blocks[at:] = [_joined(block, *columns) for block in blocks[at:]]
        found += blocks
    return replace(source, blocks=tuple(found)) if changed else source


def _header(blocks: Sequence[Block]) -> int | None:
    """Where the row stands whose headings ask for the two parts of a name; none where no row does."""
    likely = (n for n, block in enumerate(blocks[:_MOST_HEADER]) if len(_columns(block)) == _SIDES)
    return next(likely, None)


def _columns(header: Block) -> tuple[int, ...]:
    """The columns of the surname and of what stands before it in speech; empty where they do not stand side by side."""
    words = frames().words
    roles = {number: key(cell.text) for number, cell in header.cells.items()}
    last = [n for n, text in roles.items() if text in words["surnames in headings"]]
    first = [n for n, text in roles.items() if text in words["forenames in headings"]]
    if len(last) != 1 or len(first) != 1 or abs(last[0] - first[0]) != 1:
        return ()
    return last[0], first[0]


def _joined(block: Block, last: int, first: int) -> Block:
    """A row with one cell where the two stood: "Bee, Ann" or "Ann Bee", in the order of the columns."""
    cells = block.cells
    if last not in cells or first not in cells:
        return block
    at = min(last, first)
    surname, forename = _placed(cells[last].parts), _placed(cells[first].parts)
    if last < first:
        surname[-1] = surname[-1]._replace(text=f"{surname[-1].text},")
    name = [*surname, *forename] if last < first else [*forename, *surname]
    whole = [part._replace(column=at) for part in name]
    parts: list[Part] = []
    for part in block.parts:
        if part.column not in (last, first):
            parts.append(part)
        elif whole:
            parts += whole
            whole = []
    return replace(block, parts=tuple(parts))


def _placed(parts: Sequence[Part]) -> list[Part]:
    """The parts of a cell, each of which says where it stood, so that no two are taken for lines of one cell."""
    return [
        part._replace(place=part.place or Place(row=part.number, column=part.column or 0))
        for part in parts
    ]
