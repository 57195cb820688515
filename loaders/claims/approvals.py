"""Tables of papers with the body that adopted each: "Plan | Approved by | Approved on".

A row whose paper is only a draft, lapsed or waits for somebody gives nothing, and neither does one that names no body.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from remit.loaders.blocks import Block, Passage
from remit.loaders.claims import adopted
from remit.loaders.claims.grids import Grid
from remit.loaders.reading import Reading
from remit.loaders.schema.cells import is_blank, share
from remit.loaders.schema.frames import any_of, frames
from remit.loaders.schema.match import Column, Match
from remit.loaders.values.dates import read_period
from remit.loaders.values.ends import last_word
from remit.loaders.values.parties import Party

_MOSTLY = 0.6  # of the cells of a column
_FEWEST = 2  # rows
# What a table of papers may be taken for: "Ratifying body" heads bodies as well.
_TAKEN_FOR = ("", "versions", "members", "groups", "posts", "contacts")


class _Columns(NamedTuple):
    """The columns of a table of papers, by number."""

    paper: int
    adopter: int
    day: int | None


def typed(reading: Reading, found: Sequence[Grid]) -> None:
    """Say which tables are such, by their headings and their cells."""
    for grid in found:
        blocks = [*grid.above, *grid.match.header, *grid.rows]
        if grid.match.kind not in _TAKEN_FOR or len(blocks) <= _FEWEST:
            continue
        header, *rows = blocks
        told = _columns(reading, header, rows)
        if told is not None:
            columns = tuple(
                Column(n, cell, "neutral" if n in told else "", 1.0, "papers with who adopted them")
                for n, cell in sorted(header.cells.items())
            )
            grid.match, grid.above, grid.rows = (
                Match("approvals", (header,), columns, 1.0),
                [],
                rows,
            )


def claim(reading: Reading, grid: Grid) -> None:
    """Say of each row which body adopted the paper; unread where it does not say it plainly."""
    for block in beside(reading, grid):
        reason = "it does not plainly say which body adopted it"
        reading.findings.cannot_read(reading.source, block, block, reason)


def beside(reading: Reading, grid: Grid) -> list[Block]:
    """Say who adopted the papers of a table, whatever else it tells of them; the rows of which that is not plain."""
    if not grid.match.header:
        return []
    header = grid.match.header[-1]
    columns = _columns(reading, header, grid.rows)
    if columns is None:
        return []
    rows = (block for block in grid.rows if grid.banner(block) is None)
    return [block for block in rows if not _told(reading, block, header, columns)]


def _columns(reading: Reading, header: Block, rows: Sequence[Block]) -> _Columns | None:
    """Which columns name the papers and who adopted them; ``None`` where that is not plain."""
    cells: Mapping[int, list[Passage]] = {n: [] for n in header.cells}
    for row in rows:
        for number, cell in row.cells.items():
            if number in cells and not is_blank(cell.text):
                cells[number].append(cell)
    heads = {n: head.text.casefold().strip(" :?") for n, head in sorted(header.cells.items())}
    adopters = frames().words["labels of adopters"]
    asking = [
        n for n, head in heads.items() if head in adopters and _name_bodies(reading, cells[n])
    ]
    papers = [n for n, head in heads.items() if _are_papers(head, cells[n])]
    if len(asking) != 1 or not papers or papers[0] in asking:
        return None
    days = [n for n, head in heads.items() if n != asking[0] and _of_agreeing(head, cells[n])]
    return _Columns(papers[0], asking[0], days[0] if len(days) == 1 else None)


def _name_bodies(reading: Reading, cells: Sequence[Passage]) -> bool:
    return bool(cells) and share(bool(_bodies(reading, cell)) for cell in cells) >= _MOSTLY


def _bodies(reading: Reading, cell: Passage) -> list[Party]:
    """The bodies that a cell names; none where it names anybody else."""
    found = reading.parties.read(cell, bodies=True)
    return list(found) if all(party.kind == "body" for party in found) else []


def _are_papers(heading: str, cells: Sequence[Passage]) -> bool:
    """Whether a column names papers that bodies adopt: by its heading, or by the nouns on which its cells end."""
    nouns = frames().words["papers adopted"]
    asked = bool(cells) and not frames().words["columns of papers"].isdisjoint(heading.split())
    named = share(last_word(cell.text).casefold() in nouns for cell in cells) if cells else 0.0
    return named >= _MOSTLY or (asked and not any(read_period(cell.text) for cell in cells))


def _of_agreeing(heading: str, cells: Sequence[Passage]) -> bool:
    """Whether a column gives the day on which each was adopted."""
    said = any_of("said of adopting").search(heading) is not None
    return said and bool(cells) and share(bool(read_period(c.text)) for c in cells) >= _MOSTLY


def _told(reading: Reading, block: Block, header: Block, columns: _Columns) -> bool:
    """Say who adopted the paper of a row; whether it says so plainly."""
    paper, who = block.cells.get(columns.paper), block.cells.get(columns.adopter)
    if paper is None or who is None or is_blank(who.text):
        return False
    others = [cell.text for n, cell in block.cells.items() if n != columns.paper]
    if any(any_of("takes back an adoption").search(text) for text in others):
        return False
    bodies = _bodies(reading, who)
    day = block.cells.get(columns.day) if columns.day is not None else None
    period = read_period(day.text) if day is not None else None
    if day is not None and period is None and not is_blank(day.text):
        return False
    start = period.iso if period is not None and period.is_day else None
    for body in bodies:
        said = header.cells[columns.adopter].text
        adopted.say(reading, paper, reading.body(body.name), block, said, start=start)
    return bool(bodies)
