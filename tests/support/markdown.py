"""Tables as Markdown writes them."""

from __future__ import annotations


def table(*rows: str) -> str:
    """A table whose header and rows these are, each with its strokes."""
    cells = rows[0].count("|") - 1
    return "\n".join([rows[0], "|" + "---|" * cells, *rows[1:]]) + "\n"
