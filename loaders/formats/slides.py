"""What slides and the pages of drawings share: each is read as a document of its own, and all become one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from remit.graph.place import Place
from remit.loaders.blocks import Block
from remit.loaders.document.drawing import Link
from remit.loaders.document.table import LeftOut, Table
from remit.loaders.formats.collecting import Pieces


def joined(slides: Iterable[tuple[int, Pieces]], level: str = "slide") -> Pieces:
    """Put slides, or pages, one behind the other; places say which, and count from 1 on each.

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
    links: list[Link] = []
    for number, pieces in slides:
        first, above = len(blocks), len(tables)
        for block in pieces.blocks:
            parts = tuple(
                part._replace(
                    number=part.number + first,
                    place=_at(part.place, level, number) if part.place else None,
                )
                for part in block.parts
            )
            table = block.table + above if block.table else 0
            blocks.append(replace(block, parts=parts, table=table))
        tables += [replace(table, number=table.number + above) for table in pieces.tables]
        left_out += [
            left._replace(place=_at(left.place, level, number)) for left in pieces.left_out
        ]
        links += [link.moved(first) for link in pieces.links]
    return Pieces(tuple(blocks), tuple(tables), tuple(left_out), tuple(links))


def _at(place: Place, level: str, number: int) -> Place:
    return place._replace(page=number) if level == "page" else place._replace(slide=number)
