"""Which column of a list of posts holds the references by which its rows name each other.

Whatever its heading says, it is the one whose cells are what the column of superiors mentions: "EQV05" under "Post Unique
Reference", and under "Reports to Senior Post" in the rows below it.
"""

from __future__ import annotations

from dataclasses import replace

from remit.loaders.claims.grids import Grid
from remit.loaders.schema.match import Column
from remit.loaders.wording import bare

TOP = ("xx", "none", "n/a", "-")  # what stands above the highest post
_MENTIONED = 0.5  # of what superiors are called by
_OWN = 0.8  # of the cells: each row has its own, but for those who share a post
_FREE = ("", "reference", "neutral")  # roles that such a column may have by its heading alone
_WHY = "its cells are what the rows below “{}” mention"


def referenced(grid: Grid) -> Grid:
    """A list of posts in which the column that its superiors are called by is the reference, and no other is."""
    superiors = grid.match.roles.get("reports to", ())
    wanted = {t for column in superiors for t in _texts(grid, column) if t.casefold() not in TOP}
    titles = {t for column in grid.match.roles.get("post", ()) for t in _texts(grid, column)}
    if not wanted or _share(wanted, titles) >= _MENTIONED:
        return grid
    found: list[tuple[bool, bool, float, Column]] = []
    for column in (c for c in grid.match.columns if c.role in _FREE):
        texts = _texts(grid, column)
        own = set(texts)
        share = _share(wanted, own)
        if texts and len(own) >= _OWN * len(texts) and share >= _MENTIONED:
            found.append((column.role == "reference", bool(column.heading.text), share, column))
    if not found:
        return grid
    best = max(found, key=lambda one: one[:3])[3]
    why = _WHY.format(superiors[0].heading.text)
    columns = tuple(_in_role(column, best, why) for column in grid.match.columns)
    return replace(grid, match=replace(grid.match, columns=columns))


def _in_role(column: Column, best: Column, why: str) -> Column:
    if column.number == best.number:
        return column._replace(role="reference", why=why)
    return column._replace(role="neutral") if column.role == "reference" else column


def _texts(grid: Grid, column: Column) -> list[str]:
    return [
        bare(block.cells[column.number].text) for block in grid.rows if column.number in block.cells
    ]


def _share(wanted: set[str], own: set[str]) -> float:
    return len(wanted & own) / len(wanted)
