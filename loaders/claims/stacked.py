"""Records that stand one below the other in a table, each of several rows of labels with a row of values below each.

Such a table says its labels anew in every record: "Post, Held by" above one row, "Answers to, Contract" above the next.
The labels are one header, and the values of a record one row.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple, TypeAlias

from remit.graph.lookup import key
from remit.loaders.blocks import Block, Part
from remit.loaders.schema.matching import Matcher

_Sign: TypeAlias = tuple[tuple[int, str], ...]  # the cells of a row, each with its column

_FEWEST = 2  # records
_FEWEST_ROWS = 4  # of a record: one of two rows is a header that is said again
_KNOWN = 0.5  # of the labels


class Stacked(NamedTuple):
    """The records of a table: the header, a row for each, and the rows that are labels."""

    header: Block
    rows: list[Block]
    labels: tuple[Block, ...]


def unstacked(blocks: Sequence[Block], matcher: Matcher) -> Stacked | None:
    """The records of a table as rows under one header; ``None`` where its rows are something else."""
    first = _sign(blocks[0])
    starts = [n for n, block in enumerate(blocks) if _has(block, first)]
    size = starts[1] if len(starts) >= _FEWEST else 0
    if size < _FEWEST_ROWS or size % 2 or starts != list(range(0, len(blocks), size)):
        return None
    signs = [_sign(block) for block in blocks]
    if len(blocks) % size or any(signs[n] != signs[n % size] for n in range(0, len(blocks), 2)):
        return None
    texts = [cell.text for block in blocks[:size:2] for cell in block.cells.values()]
    if sum(map(matcher.labels, texts)) < _KNOWN * len(texts) or len(set(texts)) < len(texts):
        return None
    if any(set(v.cells) - set(n.cells) for n, v in zip(blocks[::2], blocks[1::2], strict=True)):
        return None  # a value that no label stands above
    width = max(column for block in blocks for column in block.cells)
    records = [blocks[start : start + size] for start in starts]
    rows = [replace(r[1], parts=_beside(r[1::2], width)) for r in records]
    header = replace(blocks[0], parts=_beside(blocks[:size:2], width))
    return Stacked(header, rows, tuple(blocks[::2]))


def _has(block: Block, sign: _Sign) -> bool:
    """Whether a row has a sign: of nearly every one the first cell tells that it has not."""
    cells = block.cells
    return len(cells) == len(sign) and all(
        n in cells and key(cells[n].text) == words for n, words in sign
    )


def _sign(block: Block) -> _Sign:
    return tuple((column, key(cell.text)) for column, cell in sorted(block.cells.items()))


def _beside(blocks: Sequence[Block], width: int) -> tuple[Part, ...]:
    """The cells of rows that stand below each other, as if they stood in one."""
    return tuple(
        part._replace(column=part.column + n * width)
        for n, block in enumerate(blocks)
        for part in block.parts
        if part.column is not None
    )
