"""Tables with whoever has what stands below them in rows across: "Chief Executive" above the powers, "Ann Bee" above the actions.

Such a row is a party and nothing else, and every row across the table is one; where no column asks who, it says so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from remit.loaders.blocks import Block, Passage
from remit.loaders.claims.action_owners import OWNERS
from remit.loaders.claims.actions import is_a_party
from remit.loaders.claims.grids import Grid
from remit.loaders.claims.power_headings import heading_of
from remit.loaders.reading import Reading
from remit.loaders.schema.frames import frames

_FEWEST, _MOST = 2, 100  # parties across a table, each of which makes a table of its own
_DENIED = re.compile(
    r"\b(?:no(?!\.?\s?\d)|no one|nobody|none|nor|not|nothing|never|without)\b", re.IGNORECASE
)
_WHO_MAY = ("post", "body", "unit", "group")
_WHO_DOES = ("person", "post")  # a body may be the meeting that asked for the actions


def under_parties(reading: Reading, grids: Sequence[Grid]) -> list[Grid]:
    """The tables, with each that has whoever may use its powers, or does its work, in rows across it cut into one for each."""
    return [part for grid in grids for part in _of_each(reading, grid) or [grid]]


def _of_each(reading: Reading, grid: Grid) -> list[Grid]:
    """The rows below each party across a table; none where it is no such table, or one of those is not plain."""
    above = [one.text for one in (grid.section, reading.title) if one is not None]
    denied = any(_DENIED.search(text) for text in above)
    if grid.match.kind == "actions" and not OWNERS.keys() & grid.match.roles.keys():
        parts = _cut(reading, grid, grid.rows, _WHO_DOES, "responsible")
        nobodys = parts and (denied or _are_given_up(grid))
        return [_without_parties(reading, grid, parts)] if nobodys else parts
    if denied:
        return []
    if grid.match.kind or not grid.above or _DENIED.search(grid.above[0].text):
        return []
    header, *rows = grid.above
    whole = replace(grid, match=reading.matcher.match([header], rows, given="delegate"))
    powers = [block for block in rows if _across(reading, whole, block, _WHO_MAY) is None]
    match = reading.matcher.match([header], powers, given="delegate")
    if match.kind != "delegations" or match.unknown:
        return []
    return _cut(reading, replace(whole, match=match), rows, _WHO_MAY, "delegate")


def _without_parties(reading: Reading, grid: Grid, parts: Sequence[Grid]) -> Grid:
    """A table without the rows of its parties, who do not do what stands below them: "Actions that nobody took up"."""
    for part in parts:
        for block in part.above:
            reason = "what stands below it is nobody's"
            reading.findings.cannot_read(reading.source, block, block, reason)
    return replace(grid, rows=[block for part in parts for block in part.rows])


def _are_given_up(grid: Grid) -> bool:
    """Whether all rows of a table with more cells than one say that they are dropped."""
    rows = [block for block in grid.rows if len(block.cells) > 1]
    given_up = frames().words["given up"]
    return bool(rows) and all(
        any(cell.text.casefold().strip(" .") in given_up for cell in block.cells.values())
        for block in rows
    )


def _cut(
    reading: Reading, grid: Grid, rows: Sequence[Block], kinds: Sequence[str], role: str
) -> list[Grid]:
    """A table with one of its rows for each party across it, who has the role for them."""
    parts: list[Grid] = []
    for block in rows:
        words = _across(reading, grid, block, kinds)
        if words is None and (not parts or grid.banner(block) is not None):
            return []  # rows of nobody, or a row across that is no party
        if words is None:
            parts[-1].rows.append(block)
            continue
        named = heading_of(words.text)
        who = words.match(named, "who") if named else words
        if _DENIED.search(words.text) or not _is_one(reading, who, kinds):
            return []
        one = replace(grid, rows=[], above=[block], subject=who)
        parts.append(replace(one, subject_role=role))
    told = _FEWEST <= len(parts) <= _MOST and all(part.rows for part in parts)
    return parts if told else []


def _across(reading: Reading, grid: Grid, block: Block, kinds: Sequence[str]) -> Passage | None:
    """The words of a row across a table, or the one cell of a row that is nothing but a party."""
    (cell, *more) = block.cells.values()
    return grid.banner(block) or (cell if not more and _is_one(reading, cell, kinds) else None)


def _is_one(reading: Reading, who: Passage, kinds: Sequence[str]) -> bool:
    """Whether words are one party of some kinds, or all of a kind, and nothing else: "Ward and department managers"."""
    return is_a_party(reading, who) and reading.parties.read(who)[0].kind in kinds
