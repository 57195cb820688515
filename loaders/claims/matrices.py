"""Matrices of roles (RACI, RASCI): activities down, parties across, and a letter for each role."""

from __future__ import annotations

from remit.loaders.claims.captions import captioned
from remit.loaders.claims.grids import Grid, banner
from remit.loaders.drafts import Ref
from remit.loaders.reading import Reading, slug
from remit.loaders.schema.lexicon import lexicon

HEADED = "heading of a matrix"  # how the name of a party is stated that has no letter
_ASSIGNED = {
    "support": "responsible"
}  # RASCI's letter is a way to be responsible, told by its words


def claim(reading: Reading, grid: Grid) -> None:
    """Read every letter as an assignment, cited by its own cell and the heading above it.

    An empty cell says nothing: no role and no vacancy.
    """
    known = lexicon()
    _without_letters(reading, grid)
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


def _without_letters(reading: Reading, grid: Grid) -> None:
    """Keep the parties whose columns are empty: that they have no part is what a reader should see."""
    for column in grid.match.unknown:
        if not column.heading.text or any(column.number in row.cells for row in grid.rows):
            continue
        for party in reading.parties.read(column.heading):
            known = party.kind in ("person", "post") or reading.may_be_body(party.name)
            if party.kind in ("person", "post", "body") and known:
                ref = Ref(party.kind, party.name)
                reading.findings.attribute(
                    reading.source, party.passage, ref, "name", party.name, stated_as=HEADED
                )
