"""Pieces as plain JSON, as they come from a process that has read a file nobody vouches for."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from remit.graph.place import Place
from remit.loaders.document.drawing import Link
from remit.loaders.document.table import Cell, LeftOut, Table
from remit.loaders.formats.collecting import Pieces
from remit.loaders.plain import block_of, values


def packed(pieces: Pieces) -> bytes:
    """Write pieces as JSON.

    >>> from remit.loaders.blocks import Block, Part
    >>> part = Part("Mend the gates", 1, place=Place(page=4))
    >>> unpacked(packed(Pieces((Block((part,), "item"),)))).blocks[0].locator
    'page 4'
    """
    blocks = [values(block) for block in pieces.blocks]
    tables = [values(table) for table in pieces.tables]
    return json.dumps([blocks, tables, pieces.left_out, pieces.links]).encode()


def unpacked(content: bytes) -> Pieces:
    """Read what :func:`packed` wrote.

    Raises:
        ValueError: it is something else.
    """
    try:
        blocks, tables, left_out, links = json.loads(content)
        return Pieces(
            tuple(map(block_of, blocks)),
            tuple(_table(*told) for told in tables),
            tuple(LeftOut(text, Place(*place), reason) for text, place, reason in left_out),
            tuple(_link(*told) for told in links),
        )
    except (TypeError, ValueError, RecursionError) as error:
        raise ValueError("this is not what a reader tells") from error


def _link(start: Sequence[int], end: Sequence[int], words: Sequence[int], *rest: Any) -> Link:
    return Link(tuple(start), tuple(end), tuple(words), *rest)


def _table(number: int, caption: str, header_rows: int, cells: Sequence[Sequence[Any]]) -> Table:
    made = (Cell(*told)._replace(inner=tuple(inner)) for *told, inner in cells)
    return Table(number, caption, header_rows, tuple(made))
