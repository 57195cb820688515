"""Tables of a log that have no header: which column is the work, which the state, the day or the owner, by the cells alone.

A log of many small tables, one under each topic, says its columns nowhere. The cells of all of them together do:
statuses and days are of few shapes, and what is left in sentences is the work. A heading "Flood map – Lead AB"
says who leads the topic below it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from remit.loaders.blocks import Block, Passage
from remit.loaders.claims.beside import label_role
from remit.loaders.claims.by_cells import by_cells
from remit.loaders.claims.grids import Grid
from remit.loaders.claims.own import own_thing
from remit.loaders.drafts import Ref
from remit.loaders.reading import Reading
from remit.loaders.schema.cells import share
from remit.loaders.schema.frames import frames
from remit.loaders.schema.labels import label_of
from remit.loaders.schema.match import Column, Match

_MOSTLY = 0.6  # of a column's cells are of its type
_FEWEST = 3  # cells of a column from which its type can be told
_SIDES = 2  # cells of a row
_LED = re.compile(
    r"^(?P<title>\S.{2,}?)\s*[–—-]\s*(?P<label>[Ll]ead|[Ll]eads|[Ll]ed by|[Oo]wner):?\s+(?P<who>\S.*)$"
)
_ACTIONS = ("actions", "old actions")
_GONE = re.compile(r"\b(?:former|outgoing|past|previous)\b", re.IGNORECASE)
_UP_TO_MARK = re.compile(r"\s[–—-]\s|:|,")


def typed(reading: Reading, grids: Sequence[Grid]) -> None:
    """Give the tables without a header that are of actions the roles of their columns, and their topic with its lead."""
    bare = [grid for grid in grids if not grid.match.kind and grid.above and not grid.follows]
    for grid in bare:
        if columns := _of_posts(reading, grid.above):
            grid.match = Match("posts", (), columns, _MOSTLY)
            grid.rows, grid.above, grid.guessed = grid.above, [], True
    bare = [grid for grid in bare if grid.above]
    for width in {_width(grid) for grid in bare}:
        alike = [grid for grid in bare if _width(grid) == width and _of_actions(reading, grid)]
        blocks = [block for grid in alike for block in grid.above]
        columns = by_cells(reading, blocks)
        for grid in alike if columns else ():
            grid.match = Match("actions", (), columns, _MOSTLY)
            grid.rows, grid.above, grid.guessed = grid.above, [], True
            grid.priority = _topic(reading, grid) or grid.priority


def _of_posts(reading: Reading, blocks: Sequence[Block]) -> tuple[Column, ...]:
    """The columns of a list of posts with whoever holds each beside it; none where it is no such list."""
    rows = [[cell for _, cell in sorted(block.cells.items())] for block in blocks]
    if len(rows) < _FEWEST or any(len(row) != _SIDES for row in rows):
        return ()
    if any(_GONE.search(cell.text) for cell in rows[0]):
        return ()  # "Post | Former holders"
    titles, holders = zip(*rows, strict=True)
    posts = share(reading.parties.is_post(cell.text) for cell in titles)
    held = share(_holds(reading, cell) for cell in holders)
    labels = share(bool(label_of(cell.text)) for cell in titles)
    if posts < _MOSTLY or held < _MOSTLY or labels > 1 - _MOSTLY:
        return ()
    why = "the table has no header; posts stand beside people"
    roles = zip(sorted(blocks[0].cells), ("post", "name"), strict=True)
    return tuple(Column(number, Passage(()), role, 1.0, why) for number, role in roles)


def _holds(reading: Reading, cell: Passage) -> bool:
    """Whether a cell names a person, or says that there is nobody."""
    parties = reading.parties.read(cell, people=True)
    return bool(parties) and parties[0].kind in ("person", "vacancy", "withheld")


def _width(grid: Grid) -> int:
    return max(max(block.cells) for block in grid.above)


def _of_actions(reading: Reading, grid: Grid) -> bool:
    """Whether a table stands in a log, or under a heading that asks for actions."""
    if own_thing(reading).paper == "log":
        return True
    words = _UP_TO_MARK.split(grid.section.text.casefold())[0].strip() if grid.section else ""
    return frames().labels.get(words, "") in _ACTIONS


def _topic(reading: Reading, grid: Grid) -> Ref | None:
    """The topic that the heading above names together with its lead: "Flood map – Lead AB"."""
    heading = grid.section
    m = _LED.match(heading.text) if isinstance(heading, Block) else None
    role = label_role(reading, m["label"]) if m else ""
    if m is None or not role or not isinstance(heading, Block):
        return None
    title = heading.match(m, "title")
    topic = Ref("priority", title.text)
    reading.findings.attribute(reading.source, title, topic, "name", title.text)
    reading.assign(topic, role, heading.match(m, "who"), m["label"], heading)
    reading.about(title, topic)
    return topic
