"""What slides of all makers share: each is read as a document of its own, and all become one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from remit.loaders.blocks import Block
from remit.loaders.document.table import LeftOut, Table
from remit.loaders.formats.collecting import Pieces


def joined(slides: Iterable[tuple[int, Pieces]]) -> Pieces:
    """Put slides one behind the other; places say the slide, and count from 1 on each.

    >>> from remit.loaders.formats.collecting import Collector
    >>> def slide(words):
    ...     collector = Collector()
    ...     collector.text(words)
    ...     return collector.pieces()
    >>> [b.locator for b in joined([(1, slide("The Board")), (3, slide("The Panel"))]).blocks]
    ['slide 1, paragraph 1', 'slide 3, paragraph 1']
    """
    blocks: list[Block] = []
    tables: list[Table] = []
    left_out: list[LeftOut] = []
    for number, pieces in slides:
        first, above = len(blocks), len(tables)
        for block in pieces.blocks:
            parts = tuple(
                part._replace(
                    number=part.number + first,
                    place=part.place._replace(slide=number) if part.place else None,
                )
                for part in block.parts
            )
            table = block.table + above if block.table else 0
            blocks.append(replace(block, parts=parts, table=table))
        tables += [replace(table, number=table.number + above) for table in pieces.tables]
        left_out += [
            left._replace(place=left.place._replace(slide=number)) for left in pieces.left_out
        ]
    return Pieces(tuple(blocks), tuple(tables), tuple(left_out))
