"""Tables of papers with the body that adopted each: "Plan | Approved by | Approved on".

A row whose paper is only a draft, lapsed or waits for somebody gives nothing, and neither does one that names no body; nor
one of whose other cells it is not known what they say of the paper: it may be that it was refused.
"""

from __future__ import annotations

import re
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
    day: int | None  # of its adoption
    times: frozenset[int]  # which say when, in every row
    states: frozenset[int]  # which say what became of it
    unclear: frozenset[int]  # which may take it back


def typed(reading: Reading, found: Sequence[Grid]) -> None:
    """Say which tables are such, by their headings and their cells."""
    for grid in found:
        blocks = [*grid.above, *grid.match.header, *grid.rows]
        if grid.match.kind not in _TAKEN_FOR or len(blocks) <= _FEWEST:
            continue
        header, *rows = blocks
        told = _columns(reading, header, rows)
        if told is not None and not _is_of_refused(reading, grid):
            columns = tuple(
                Column(
                    n,
                    cell,
                    "" if n in told.unclear else "neutral",
                    1.0,
                    "papers with who adopted them",
                )
                for n, cell in sorted(header.cells.items())
            )
            grid.match, grid.above, grid.rows = (
                Match("approvals", (header,), columns, 1.0),
                [],
                rows,
            )


def claim(reading: Reading, grid: Grid) -> None:
    """Say of each row which body adopted the paper; unread where it does not say it plainly."""
    beside(reading, grid)


def beside(reading: Reading, grid: Grid) -> None:
    """Say who adopted the papers of a table, whatever else it tells of them; what is not plain is unread."""
    if not grid.match.header:
        return
    header = grid.match.header[-1]
    columns = _columns(reading, header, grid.rows)
    if columns is None:
        return
    refused = _is_of_refused(reading, grid)
    for block in grid.rows:
        if grid.banner(block) is None and (refused or not _told(reading, block, header, columns)):
            reason = "it does not plainly say which body adopted it"
            own = grid.match.kind == "approvals"
            what = block if own else block.cells.get(columns.adopter)
            if what is not None and not is_blank(what.text):
                reading.findings.cannot_read(reading.source, block, what, reason)


def _is_of_refused(reading: Reading, grid: Grid) -> bool:
    """Whether what stands above a table says that its papers are not adopted: "Policies awaiting approval"."""
    above = [one.text for one in (grid.section, reading.title) if one is not None]
    return any(any_of("takes back an adoption").search(text) for text in above)


def _columns(reading: Reading, header: Block, rows: Sequence[Block]) -> _Columns | None:
    """Which columns name the papers and who adopted them; ``None`` where that is not plain."""
    heads = {n: head.text.casefold().strip(" :?") for n, head in sorted(header.cells.items())}
    adopters = frames().words["labels of adopters"]
    if adopters.isdisjoint(heads.values()):
        return None
    cells: Mapping[int, list[Passage]] = {n: [] for n in header.cells}
    for row in rows:
        for number, cell in row.cells.items():
            if number in cells and not is_blank(cell.text):
                cells[number].append(cell)
    asking = [
        n for n, head in heads.items() if head in adopters and _name_bodies(reading, cells[n])
    ]
    if len(asking) != 1:
        return None
    papers = [n for n, head in heads.items() if _are_papers(head, cells[n])]
    if not papers or papers[0] in asking:
        return None
    others = {n: head for n, head in heads.items() if n not in (papers[0], asking[0])}
    words = frames().words
    agreed = [n for n, head in others.items() if _of_agreeing(head, cells[n])]
    times = {n for n, head in others.items() if head in words["times of papers"]}.union(agreed)
    states = {n for n, head in others.items() if head in words["states of papers"]} - times
    plain = (
        words["labels of a paper"] | words["labels of owners of a paper"] | words["beside papers"]
    )
    return _Columns(
        papers[0],
        asking[0],
        agreed[0] if len(agreed) == 1 else None,
        frozenset(times),
        frozenset(states),
        frozenset(n for n in others if n not in times | states and others[n] not in plain),
    )


def _name_bodies(reading: Reading, cells: Sequence[Passage]) -> bool:
    return bool(cells) and share(bool(_bodies(reading, cell)) for cell in cells) >= _MOSTLY


def _bodies(reading: Reading, cell: Passage) -> list[Party]:
    """The bodies that a cell names; none where it names anybody else."""
    found = reading.parties.read(cell, bodies=True)
    return list(found) if all(party.kind == "body" for party in found) else []


def _are_papers(heading: str, cells: Sequence[Passage]) -> bool:
    """Whether a column names papers that bodies adopt: by the nouns on which its cells end, or by its heading."""
    asked = not frames().words["columns of papers"].isdisjoint(heading.split())
    if not cells:
        return False
    if not asked:
        return share(_is_paper(cell.text) for cell in cells) >= _MOSTLY
    other = any(_is_other(cell.text) or read_period(cell.text) for cell in cells)
    return not other or share(_is_paper(cell.text) for cell in cells) >= _MOSTLY


def _is_paper(text: str) -> bool:
    """Whether words end on the noun of a paper that bodies adopt, and name none of a house or a meal."""
    return last_word(text).casefold() in frames().words["papers adopted"] and not _is_other(text)


def _is_other(text: str) -> bool:
    """Whether words name something that is called like such a paper: "Floor plan"."""
    before = re.split(r"[\s-]+", text.casefold())[-2:-1]
    return not frames().words["before other plans"].isdisjoint(before)


def _of_agreeing(heading: str, cells: Sequence[Passage]) -> bool:
    """Whether a column gives the day on which each was adopted."""
    said = any_of("said of adopting").search(heading) is not None
    return said and bool(cells) and share(bool(read_period(c.text)) for c in cells) >= _MOSTLY


def _told(reading: Reading, block: Block, header: Block, columns: _Columns) -> bool:
    """Say who adopted the paper of a row; whether it says so plainly."""
    paper, who = block.cells.get(columns.paper), block.cells.get(columns.adopter)
    if paper is None or who is None or is_blank(who.text):
        return False
    others = {n: cell.text for n, cell in block.cells.items() if n != columns.paper}
    if _is_other(paper.text) or not _is_plain(others, columns):
        return False
    bodies = _bodies(reading, who)
    day = others.get(columns.day, "") if columns.day is not None else ""
    period = read_period(day)
    start = period.iso if period is not None and period.is_day else None
    for body in bodies:
        said = header.cells[columns.adopter].text
        adopted.say(reading, paper, reading.body(body.name), block, said, start=start)
    return bool(bodies)


def _is_plain(others: Mapping[int, str], columns: _Columns) -> bool:
    """Whether nothing that stands beside a paper may say that it was not adopted, or is no more."""
    taken_back = any_of("takes back an adoption")
    states = frames().words["said of papers in force"]
    return (
        all(read_period(others.get(n, "")) for n in columns.times)
        and all(others.get(n, "").casefold().strip(" .") in states for n in columns.states)
        and all(is_blank(others.get(n, "")) for n in columns.unclear)
        and not any(taken_back.search(text) for text in others.values())
    )
