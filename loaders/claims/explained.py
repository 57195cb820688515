"""The reasons behind what a table, or a document's labels, were taken for, as plain data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from remit.loaders.blocks import Block, Passage
from remit.loaders.claims.grids import Grid
from remit.loaders.drafts import whole
from remit.loaders.explaining import Heading, Region, shown
from remit.loaders.reading import Reading
from remit.loaders.schema.marked import MARKED
from remit.loaders.schema.match import Column, Match
from remit.loaders.schema.matching import Matcher

# The role that cells suggest where no word of the heading does.
_BY_CELLS = {"party": "responsible", "date": "deadline", "status": "status", "work": "action"}
_SUBJECT = ("matrix", "action")
_MOSTLY = 0.6  # of the cells
_NEAREST = 3
_SURE = 0.9  # of a heading's meaning
_LOOKED_AT = 60  # cells


def of_table(reading: Reading, grid: Grid, why: str) -> Region:
    """What a table was taken for; ``why`` says so where it is of no type from which anything is claimed."""
    match, matcher, heads = grid.match, reading.matcher, reading.source.heads.values()
    form = "cards" if any(block in heads for block in match.header) else "table"
    blocks = [*match.header, *grid.above, *grid.rows]
    columns: Mapping[int, Passage] = {c.number: c.heading for c in match.columns}
    rows: Sequence[Block] = grid.rows
    if not columns and blocks[0].table not in reading.source.doubtful:
        first, *rows = blocks
        columns = first.cells
    known = {column.number: column for column in match.columns}
    headings = []
    for number, words in columns.items():
        cells = [row.cells[number].text for row in rows if number in row.cells]
        role, reason = _role(match, known.get(number), words.text, matcher)
        nearest = () if role else _nearest(words.text, cells, matcher)
        headings.append(Heading(words.text, role, reason, len(cells), shown(cells), nearest))
    place = whole(blocks).locator
    name = reading.source.document.name
    return Region(name, place, form, match.kind, why or _why(match, matcher), tuple(headings))


def _role(match: Match, column: Column | None, words: str, matcher: Matcher) -> tuple[str, str]:
    """The role of a column and why; in a table that was not read, what its heading says without doubt."""
    if column is not None and (column.role or match.kind):
        of_letters = (match.kind, column.role) == _SUBJECT
        return column.role, "what the letters are for" if of_letters else column.why
    sure = [meaning for meaning in matcher.lexicon.meanings(words) if meaning.score >= _SURE]
    if sure:
        return sure[0].role, f"“{sure[0].wording}”, in a table of no known type"
    return "", "no wording of the lexicon fits, and the table is of no known type"


def _why(match: Match, matcher: Matcher) -> str:
    known = [column for column in match.columns if column.role]
    of = f"{len(known)} of {len(match.columns)} columns"
    if match.kind == "matrix":
        parties = sum(column.role == "party" for column in match.columns)
        return f"letters of roles stand under {parties} headings"
    if match.kind in MARKED:
        parties = sum(column.role == "party" for column in match.columns)
        return f"marks of who has what stand under {parties} headings"
    table = matcher.lexicon.tables.get(match.kind)
    needed = [role for needs in table.needs for role in needs] if table else []
    has = sorted({column.role for column in known} & set(needed), key=needed.index)
    return f"{of} have a role that it may have, among them what it must have: {', '.join(has)}"


def _nearest(heading: str, cells: Sequence[str], matcher: Matcher) -> tuple[str, ...]:
    cells = cells[:_LOOKED_AT]
    by_words = [meaning.role for meaning in matcher.lexicon.meanings(heading)]
    looks = matcher.looks
    by_cells = [
        role
        for value, role in _BY_CELLS.items()
        if cells and sum(looks.fits(cell, value) for cell in cells) >= _MOSTLY * len(cells)
    ]
    return tuple(dict.fromkeys([*by_words, *by_cells]))[:_NEAREST]


def of_labels(reading: Reading) -> Region | None:
    """The labels of a document that stand outside tables, with what stands behind them."""
    found: dict[str, list[str]] = {}
    roles: dict[str, str] = {}
    blocks = []
    for mark in reading.marks:
        if mark.role == "label" and mark.value is not None:
            label = mark.block.text.partition(":")[0].strip()
            found.setdefault(label, []).append(mark.value.text)
            roles.setdefault(label, mark.name)
            blocks.append(mark.block)
    headings = tuple(
        Heading(
            label,
            roles[label],
            "a label of the profile" if roles[label] else "no label of the profile",
            sum(map(bool, values)),
            shown(filter(None, values)),
        )
        for label, values in found.items()
    )
    if not headings:
        return None
    known = sum(bool(role) for role in roles.values())
    why = f"{known} of {len(headings)} labels stand in the profile"
    name = reading.source.document.name
    return Region(name, whole(blocks).locator, "labels", "labels", why, headings)
