"""Pieces as plain JSON, as they come from a process that has read a file nobody vouches for."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from remit.loaders.blocks import Block, Part
from remit.loaders.document.drawing import Link
from remit.loaders.document.place import Place
from remit.loaders.document.table import Cell, LeftOut, Table
from remit.loaders.formats.collecting import Pieces


def packed(pieces: Pieces) -> bytes:
    """Write pieces as JSON: each record is the list of its fields.

    >>> part = Part("Mend the gates", 1, place=Place(page=4))
    >>> unpacked(packed(Pieces((Block((part,), "item"),)))).blocks[0].locator
    'page 4'
    """
    blocks = [_values(block) for block in pieces.blocks]
    tables = [_values(table) for table in pieces.tables]
    return json.dumps([blocks, tables, pieces.left_out, pieces.links]).encode()


def unpacked(content: bytes) -> Pieces:
    """Read what :func:`packed` wrote.

    Raises:
        ValueError: it is something else.
    """
    try:
        blocks, tables, left_out, links = json.loads(content)
        return Pieces(
            tuple(_block(*values) for values in blocks),
            tuple(_table(*values) for values in tables),
            tuple(LeftOut(text, Place(*place), reason) for text, place, reason in left_out),
            tuple(_link(*values) for values in links),
        )
    except (TypeError, ValueError, RecursionError) as error:
        raise ValueError("this is not what a reader tells") from error


def _values(record: Block | Table) -> list[Any]:
    return [getattr(record, field.name) for field in fields(record)]


def _block(parts: Sequence[Sequence[Any]], *rest: Any) -> Block:
    return Block(tuple(_part(*values) for values in parts), *rest)


def _part(text: str, number: int, column: int | None, place: Sequence[Any] | None) -> Part:
    return Part(text, number, column, None if place is None else Place(*place))


def _link(start: Sequence[int], end: Sequence[int], words: Sequence[int], *rest: Any) -> Link:
    return Link(tuple(start), tuple(end), tuple(words), *rest)


def _table(number: int, caption: str, header_rows: int, cells: Sequence[Sequence[Any]]) -> Table:
    return Table(number, caption, header_rows, tuple(Cell(*values) for values in cells))
