"""Matrices of roles (RACI, RASCI): activities down, parties across, and a letter for each role."""

from __future__ import annotations

from remit.loaders.claims.captions import captioned
from remit.loaders.claims.grids import Grid, banner
from remit.loaders.drafts import Ref
from remit.loaders.reading import Reading, slug
from remit.loaders.schema.lexicon import lexicon

_ASSIGNED = {
    "support": "responsible"
}  # RASCI's letter is a way to be responsible, told by its words


def claim(reading: Reading, grid: Grid) -> None:
    """Read every letter as an assignment, cited by its own cell and the heading above it.

    An empty cell says nothing: no role and no vacancy.
    """
    known = lexicon()
    priority = captioned(reading, grid.above, grid.priority)
    for block in grid.rows:
        if banner(block, grid.match):
            reading.findings.ignore(reading.source, block, "a heading of the rows below it")
            continue
        row = grid.row(block)
        subject = row.cell("action")
        if subject is None:
            reason = "this row has letters of roles and no activity"
            reading.findings.cannot_read(reading.source, block, block, reason)
            continue
        action = reading.placed("action", subject.text, _place(priority, row.number))
        reading.findings.attribute(reading.source, subject.passage, action, "name", subject.text)
        reading.about(subject.passage, action)
        for column in grid.match.columns:
            passage = block.cells.get(column.number)
            if column.role != "party" or passage is None or reading.looks.blank(passage.text):
                continue
            letters = reading.looks.letters(passage.text)
            if not letters:
                reason = f"“{passage.text}” under “{column.heading.text}” is no letter of a role"
                reading.findings.cannot_read(reading.source, block, passage, reason)
            for letter in letters:
                role = known.letters[letter]
                reading.assign(
                    action, _ASSIGNED.get(role, role), column.heading, letter, block, beside=passage
                )  # fmt: skip


def _place(priority: Ref | None, number: int) -> str:
    return f"raci-{slug(priority.name)}-r{number}" if priority else f"raci-r{number}"
