"""What heads a run of a plan's actions: a row across the table, or a cell beside several rows.

Such words are what the plan sets out to change, its priorities, in a plan alone: in a log they are a day, a
group or a status. A table of which another heading names the priority is left as it is.
"""

from __future__ import annotations

import re
from dataclasses import replace

from remit.graph.lookup import key, stems
from remit.loaders.blocks import Block, Passage
from remit.loaders.claims.grids import Grid
from remit.loaders.claims.paper_kinds import paper_of
from remit.loaders.reading import Reading
from remit.loaders.schema.match import Column
from remit.loaders.values.dates import find_dates

_FEWEST = 2  # themes of a table
_MOST_WORDS = 10
_MOST_OF_ROWS = 2 / 3  # that begin with a cell of their own, where cells stand beside several rows
_THEMES = ("priority", "objective")
_LABEL = re.compile(
    r"(?:strategic\s+)?(?:theme|aim|goal|objective|outcome|strand|work\s?stream|pillar|mission|ambition)\s*(?:\d{1,2}|[A-Z])?\s*(?:[:.]|[–—-]\s)\s*",
    re.IGNORECASE,
)


def themed(reading: Reading, grid: Grid) -> set[Block]:
    """Find what heads a plan's rows: read such a column as one of priorities; return the rows across that are such.

    A column is one where its cells stand beside several rows each: merged, repeated, or blank below.
    """
    roles = grid.match.roles
    named = "priority" in roles or grid.priority or any(m.role == "priority" for m in reading.marks)
    if named or paper_of(reading, grid.above) != "plan":
        return set()
    first = min((c.number for c in roles.get("action", ())), default=0)
    before = (c for c in grid.match.columns if c.number < first)
    column = next((c for c in before if _may_head(reading, c)), None)
    labelled = any(_is_priority(reading, grid, block) for block in grid.rows)
    if column is not None and not labelled and _covers(reading, grid, column):
        heads = column._replace(
            role="priority", why=f"{column.why}; each stands beside several rows"
        )
        columns = tuple(heads if c == column else c for c in grid.match.columns)
        grid.match = replace(grid.match, columns=columns)
        return set()
    across = {block for block in grid.rows if _across(reading, grid, block)}
    return across if len(across) >= _FEWEST else set()


def _is_priority(reading: Reading, grid: Grid, block: Block) -> bool:
    """Whether a row across the table says that it is a priority: "Priority 1: Warm homes"."""
    words = grid.banner(block)
    patterns = (p for role, p in reading.profile.heading_patterns if role == "priority")
    return words is not None and any(pattern.match(words.text) for pattern in patterns)


def named_by(words: Passage) -> Passage:
    """The words of a theme without a label before them: "Theme 2: Warm homes"."""
    m = _LABEL.match(words.text)
    return words.cut(m.end()) if m and words.text[m.end() :].strip() else words


def _may_head(reading: Reading, column: Column) -> bool:
    """Whether the heading of a column may mean what a plan sets out to change."""
    meant = reading.looks.lexicon.meanings(column.heading.text)
    return any(m.role in _THEMES for m in meant)


def _covers(reading: Reading, grid: Grid, column: Column) -> bool:
    """Whether the cells of a column stand beside several rows, and may all be themes."""
    rows = [block for block in grid.rows if grid.banner(block) is None]
    cells = [block.cells.get(column.number) for block in rows]
    names = {key(cell.text) for cell in cells if cell is not None}
    if not rows or cells[0] is None:
        return False
    told = all(cell is None or _may_be(reading, cell.text) for cell in cells)
    return told and _FEWEST <= len(names) <= _MOST_OF_ROWS * len(rows)


def _across(reading: Reading, grid: Grid, block: Block) -> bool:
    words = grid.banner(block)
    if words is None or not _may_be(reading, words.text):
        return False
    place = block.parts[0].place
    subjects = {
        c.number for role in ("action", "mitigation") for c in grid.match.roles.get(role, ())
    }
    alone = not subjects & set(block.cells)
    return len(block.cells) > 1 or alone or (place is not None and place.row in grid.across)


def _may_be(reading: Reading, text: str) -> bool:
    """Whether words may say what a plan is to change: no party, date or status, and nothing said of rows."""
    words = text.split()
    if (
        len(words) > _MOST_WORDS
        or not text[:1].isupper()
        or text.endswith((".", "?"))
        or find_dates(text)
    ):
        return False
    if (
        reading.looks.kind(text)
        or reading.looks.open(text)
        or reading.looks.lexicon.of_rows & set(stems(text))
    ):
        return False
    if reading.knows(text) or text.casefold() in reading.parties.lexicon.alone:
        return False
    several = " " in text  # "Homes" alone is what a plan is for, "Mere Homes" a body
    party = reading.parties.is_post(text) or reading.parties.is_person(text)
    return not (several and (party or reading.may_be_body(text)))
