"""Tables of what the law asks: a duty, its section, and who leads on it; and the laws of posts and of proper officers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from remit.loaders.claims.captions import captioned
from remit.loaders.claims.citations import Acts
from remit.loaders.claims.grids import Cell, Grid, Row, not_read, rows_of
from remit.loaders.claims.provisions import Provision, acts_of, arises, duty_of, in_cell
from remit.loaders.drafts import Ref
from remit.loaders.reading import Reading
from remit.loaders.schema.frames import frames
from remit.ontology import Role

_WHO: Final[tuple[tuple[str, Role], ...]] = (
    ("bearer", "accountable"),
    ("accountable", "accountable"),
    ("responsible", "responsible"),
    ("support", "responsible"),
)


def claim(reading: Reading, grid: Grid) -> None:
    """Read each row as a duty; a section without its Act is one of the Act that stands above the table."""
    captioned(reading, grid.above, None)
    acts = acts_of(reading)
    above = _act_above(grid, acts)
    for row in rows_of(reading, grid):
        named = row.cell("duty") or row.cell("law")
        if named is None:
            reading.findings.cannot_read(
                reading.source, row.blocks[0], row.passage(), "this row names no duty"
            )
            continue
        duty = duty_of(reading, row.passage(), named.passage)
        not_read(reading, row, duty)
        for law in row.cells.get("law", ()):
            found = in_cell(reading, law.passage, acts, above)
            for one in found:
                arises(reading, law.passage, duty, one)
            if not found:
                reason = f"{law.heading}: it is not clear of which Act “{law.text}” is"
                reading.not_understood(duty, row.blocks[0], law.passage, reason)
        for column, role in _WHO:
            for cell in row.cells.get(column, ()):
                reading.assign(duty, role, cell.passage, cell.heading, row.blocks[0])


def of_post(reading: Reading, law: Cell, title: Cell, post: Ref, acts: Acts) -> None:
    """What the law asks of a post, where its row or card says which law: that it does is inferred."""
    found = in_cell(reading, law.passage, acts)
    if not found:
        return
    duty = duty_of(reading, law.passage, law.passage)
    reading.findings.link(
        reading.source, (title.passage, law.passage), duty, "assignedTo", post, role="accountable",
        stated_as=law.heading, basis="inferred",
    )  # fmt: skip
    for one in found:
        arises(reading, law.passage, duty, one)


def asked(reading: Reading, row: Row, acts: Acts) -> Sequence[Provision]:
    """The law under which a row names a proper officer: what such an officer does is a duty, and no power."""
    officers = frames().words["proper officers"]
    if not any(cell.heading.casefold() in officers for cell in row.cells.get("delegate", ())):
        return ()
    return [one for law in row.cells.get("law", ()) for one in in_cell(reading, law.passage, acts)]


def _act_above(grid: Grid, acts: Acts) -> str:
    """The Act of a whole table: that of its heading or of the rows above it, or the only one near it."""
    texts = [block.text for block in grid.above] + ([grid.section.text] if grid.section else [])
    named = [act for text in texts for act in acts.all if act in text or act[:-5] in text]
    near = acts.only_near(grid.rows[0].parts[0].number) if grid.rows else ""
    return named[0] if named else near
