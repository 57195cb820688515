"""Every table of a document: what it was taken for, and the claims of its type."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from remit.loaders.blocks import Block
from remit.loaders.claims import (
    across,
    actions,
    approvals,
    attendees,
    by_days,
    capacities,
    contacts,
    delegations,
    groups,
    indicators,
    involved,
    keys,
    labelled,
    legal,
    margins,
    matrices,
    members,
    minutes,
    paper_sheets,
    passed_over,
    posts,
    presence,
    ranked,
    risks,
    seats,
    stakeholders,
    undertakings,
    unheaded,
)
from remit.loaders.claims.agendas import is_agenda
from remit.loaders.claims.captions import captioned, is_legend
from remit.loaders.claims.explained import of_table
from remit.loaders.claims.grids import Grid
from remit.loaders.claims.grids_found import grids
from remit.loaders.claims.leads import as_in_a_log
from remit.loaders.claims.pieces import is_said
from remit.loaders.reading import Reading
from remit.loaders.recognisers.dated import dated_rows
from remit.loaders.schema.cells import is_example
from remit.loaders.schema.frames import frames
from remit.loaders.schema.match import Match

_CLAIMS: Mapping[str, Callable[[Reading, Grid], None]] = {
    "actions": actions.claim,
    "margins": margins.claim,
    "minutes": minutes.claim,
    "notes": minutes.claim_deeds,
    "matrix": matrices.claim,
    "measures": indicators.claim,
    "risks": risks.claim,
    "attendance": attendees.claim,
    "members": members.claim,
    "posts": posts.claim,
    "groups": groups.claim,
    "delegations": delegations.claim,
    "duties": legal.claim,
    "powers": delegations.claim_marked,
    "limits": delegations.claim_limits,
    "seats": seats.claim,
    "stakeholders": stakeholders.claim,
    "contacts": contacts.claim,
    "deeds": contacts.claim_deeds,
    "key": keys.claim,
    "approvals": approvals.claim,
    "sittings": by_days.claim,
}
_ABOUT_THE_PAPER = {"versions": "the history of the document"}
_BY_HEADING = {"agenda": "the agenda of a meeting", "histories": _ABOUT_THE_PAPER["versions"]}
_OF_WORK = ("actions", "measures", "risks")
_OF_THINGS = ("actions", "measures")  # tables whose rows may be papers, with who owns each
_SIDES = 2  # cells of a label with its value
_WITH_POST = re.compile(
    r"(?:[A-Z][\w’'.-]{0,20}\s){1,4}[A-Z][\w’'-]{1,20}, (?:[A-Z]|the )[^.;:\d]{3,80}"
)
_FEWEST_OF_TEXT = 12  # words of a cell that is a paragraph
_SHOWN = 6  # headings of a table that nobody knows


def recognise(reading: Reading) -> None:
    """Read the tables of a document; one that fits no type is owned up to as a whole."""
    ranked.claim(reading)
    if not any(mark.role == "row" for mark in reading.marks):
        return
    found = [_filled_in(reading, _without_key(reading, grid)) for grid in grids(reading)]
    there = presence.headings(reading)
    delegations.headed(reading, found)
    found = across.under_parties(reading, found)
    found = margins.typed(reading, found)
    unheaded.typed(reading, found)
    contacts.typed(reading, found)
    approvals.typed(reading, found)
    capacities.typed(reading, found)
    by_days.typed(reading, found)
    claimed: list[Grid] = []
    for grid in found:
        grid.match = _taken_for(reading, grid)
        if grid.match.kind in _CLAIMS:
            _unknown_columns(reading, grid)
        for block in grid.match.header if grid.rows or grid.match.kind else ():
            if grid.of_cards or block in reading.source.heads.values():
                continue  # labels, which stand in the rows themselves
            reading.findings.ignore(reading.source, block, "the table's header")
        reason = _no_claims(grid)
        if presence.claim_below(reading, grid, there) or (
            grid.match.kind in presence.TAKEN_FOR and presence.claim_headed(reading, grid)
        ):
            reason = "a list of those at a meeting"
        elif (claim := _CLAIMS.get(grid.match.kind)) and not reason:
            claim(reading, grid)
            if grid.match.kind in _OF_THINGS:
                approvals.beside(reading, grid)
            claimed.append(grid)
            dated_rows(reading, grid)
        elif reason:
            for block in (*grid.above, *grid.rows):
                _left_aside(reading, block, reason)
        elif grid.follows:
            captioned(reading, grid.above, None)
            continue
        else:
            reason = _without_header(reading, grid)
        reading.findings.regions.append(of_table(reading, grid, reason))
    passed_over.own_up(reading, claimed)


def _left_aside(reading: Reading, block: Block, reason: str) -> None:
    """Leave out a row of a table that claims nothing; a paragraph that stands across it is read as text."""
    cells = [cell for _, cell in sorted(block.cells.items())]
    if len({cell.text for cell in cells}) == 1 and len(cells[0].text.split()) >= _FEWEST_OF_TEXT:
        reading.prose.append((block, cells[0]))
    else:
        reading.findings.ignore(reading.source, block, reason)


def _no_claims(grid: Grid) -> str:
    """Why nothing of a table is claimed, by its type or by the heading above it; empty where something may be."""
    heading = grid.section.text.casefold().strip(" :") if grid.section else ""
    told = (why for words, why in _BY_HEADING.items() if heading in frames().words[words])
    if grid.match.kind in _OF_WORK and is_agenda(grid.rows):
        return _BY_HEADING["agenda"]
    heads = {column.heading.text.casefold().strip(" :") for column in grid.match.columns}
    if grid.match.kind in _OF_WORK and not heads.isdisjoint(frames().words["heads of things"]):
        return "a table of what is shown, won or lent"
    return next(told, _ABOUT_THE_PAPER.get(grid.match.kind, ""))


def _taken_for(reading: Reading, grid: Grid) -> Match:
    """What a table is once the paper is asked: a log has doers, and only a scheme has those who keep powers."""
    match = as_in_a_log(reading, grid)
    # A history says of each version when and by whom; a table that asks much else is no history.
    unknown = sum(not column.role for column in match.columns)
    other = match.kind in _ABOUT_THE_PAPER and 2 * unknown >= len(match.columns)
    return replace(match, kind="") if other or delegations.only_keeps(reading, grid) else match


def _without_key(reading: Reading, grid: Grid) -> Grid:
    """A table without the key to its colours that stands beside it; what else stands in those columns stays."""
    beside = reading.colour_key.beside
    blocks = [*grid.match.header, *grid.above, *grid.rows]
    if not any(block.parts[0].number in beside for block in blocks):
        return grid

    def cut(found: Sequence[Block]) -> list[Block]:
        kept = []
        for block in found:
            end = beside.get(block.parts[0].number)
            parts = tuple(p for p in block.parts if end is None or (p.column or 0) < end)
            if parts:
                kept.append(replace(block, parts=parts))
            else:
                reading.findings.ignore(reading.source, block, "a key to the table")
        return kept

    header, rows = cut(grid.match.header), cut(grid.rows)
    filled = {number for block in (*header, *rows) for number in block.cells}
    columns = tuple(column for column in grid.match.columns if column.number in filled)
    match = replace(grid.match, header=tuple(header), columns=columns)
    return replace(grid, match=match, rows=rows, above=cut(grid.above))


def _filled_in(reading: Reading, grid: Grid) -> Grid:
    """A table without the rows that only show how the others are to be filled in: "e.g. Paint the shelter"."""
    shown = [b for b in grid.rows if is_example([cell.text for _, cell in sorted(b.cells.items())])]
    for block in shown:
        reading.findings.ignore(reading.source, block, "an example of how a row is filled in")
    examples = set(map(id, shown))
    grid.rows = [block for block in grid.rows if id(block) not in examples] if shown else grid.rows
    return grid


def _without_header(reading: Reading, grid: Grid) -> str:
    """Rows under no known header: what they are by their cells, or that they are not known."""
    blocks = [*grid.match.header, *grid.above, *grid.rows]
    if paper_sheets.claim(reading, blocks):
        return "about the paper itself"
    if undertakings.claim(reading, grid.section, blocks):
        return "who is to do what"
    if presence.claim(reading, blocks):
        return "a list of those at a meeting"
    if involved.claim(reading, blocks):
        return "who is asked or told, or helps, with what"
    if labelled.claim(reading, grid) or labelled.claim_turned(reading, grid):
        return "labels, each with its value beside it"
    if listed := presence.claim_labelled(reading, blocks):
        for block in blocks:
            if block not in listed:
                reading.loose.append(block)
        return "a list of those at a meeting"
    return _not_known(reading, grid)


def _unknown_columns(reading: Reading, grid: Grid) -> None:
    """Own up once to the columns that have words and no known role: their header is unread."""
    unknown = [
        (column, filled)
        for column in grid.match.unknown
        if column.heading.text and (filled := sum(column.number in b.cells for b in grid.rows))
    ]
    beyond = {column.number for column in grid.match.columns}
    for block in grid.rows:
        for number, passage in block.cells.items():
            if number not in beyond:
                reason = "this cell stands under no heading"
                reading.findings.cannot_read(reading.source, block, passage, reason)
    if not unknown:
        return
    named = " and ".join(
        f"“{column.heading.text}” ({filled} cell{'s' * (filled > 1)})" for column, filled in unknown
    )
    columns = "this column is" if len(unknown) == 1 else "these columns are"
    first = unknown[0][0]
    heads = grid.match.header or grid.rows  # a table that goes on may have its header elsewhere
    # Of a header of two rows the one whose cell is meant.
    block = next((b for b in reversed(heads) if first.number in b.cells), heads[-1])
    passage = block.cells.get(first.number, first.heading)
    reason = f"{columns} not known: {named}; name what is meant in a profile"
    reading.findings.cannot_read(reading.source, block, passage, reason)


def _named_beside_labels(reading: Reading, blocks: Sequence[Block]) -> None:
    """Read somebody with their post as running text behind a label for whose paper it is: "Report by | Ann Bee, Head of Parks"."""
    for block in blocks:
        cells = [cell for _, cell in sorted(block.cells.items())]
        if len(cells) != _SIDES or not _WITH_POST.fullmatch(cells[1].text):
            continue
        if cells[0].text.casefold().strip(" :") in frames().words["labels of authors"]:
            reading.prose.append((block, cells[1]))


def sentences_in(reading: Reading, blocks: Sequence[Block]) -> None:
    """Read the cells that are whole sentences as what they are: a table that nobody knows tells nothing else.

    One of what is on, or of what people asked and said, tells nothing at all.
    """
    heads = [cell.text.casefold().strip(" :?") for cell in blocks[0].cells.values()]
    if not frames().words["heads of talk"].isdisjoint(heads):
        return
    for block in blocks:
        if block.table not in reading.source.doubtful:
            reading.prose += [(block, cell) for cell in block.cells.values() if is_said(cell)]


def _not_known(reading: Reading, grid: Grid) -> str:
    """A table that nothing is claimed from: one note, and every row unread; return the reason."""
    blocks = [*grid.match.header, *grid.above, *grid.rows]
    for block in [block for block in blocks if is_legend(reading, block)]:
        reading.findings.ignore(reading.source, block, "a key to the table")
        blocks.remove(block)
    if not blocks:
        return "a key to a table"
    _named_beside_labels(reading, blocks)
    sentences_in(reading, blocks)
    first = blocks[0]
    if reason := reading.source.doubtful.get(first.table, ""):
        reading.findings.unknown_table(reading.source, blocks, reason)
        return reason
    if all(len(block.cells) == 1 for block in blocks):
        reading.loose += blocks
    cells = [cell.text for cell in first.cells.values()]
    nearest = sorted({m[0].role for cell in cells if (m := reading.matcher.lexicon.meanings(cell))})
    shown = ", ".join(cells[:_SHOWN]) + (" …" if len(cells) > _SHOWN else "")
    guess = f"; nearest: {', '.join(nearest)}" if nearest else ""
    reason = f"looks like a table of {len(cells)} columns ({shown}) of no known type{guess}"
    reading.findings.unknown_table(reading.source, blocks, reason)
    return reason
