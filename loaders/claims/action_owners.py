"""Whoever the columns of a row's parties name for its action, and the seat that an empty one leaves."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final

from remit.graph.lookup import key
from remit.loaders.blocks import Passage
from remit.loaders.claims.grids import Grid, Row
from remit.loaders.claims.unasked import is_not_asked, is_turned_down
from remit.loaders.drafts import Ref
from remit.loaders.reading import Reading
from remit.ontology import Role

# The columns that name parties, and the role in which each stands to the row's action.
OWNERS: Final[dict[str, Role]] = {
    "responsible": "responsible",
    "action owner": "responsible",
    "risk owner": "accountable",
    "accountable": "accountable",
    "support": "responsible",
    "consulted": "consulted",
    "informed": "informed",
}
# Whose empty cell leaves a seat empty: that of whoever does it or, where no column asks that, of who leads.
ASKED = (("responsible", "action owner"), ("accountable",))
_BESIDE = ("support", "consulted", "informed")
_NOBODY_BESIDE = frozenset(map(key, ("None", "N/A", "Nil", "Not applicable", "No one", "Nobody")))
SUBJECTS = ("action", "objective", "mitigation")
_NOT_NEEDED = re.compile(
    r"(?:none|nobody|no one|no owner|not)\s+(?:needed|required|necessary)", re.IGNORECASE
)
_OF_WORK = {*OWNERS, *SUBJECTS}  # the columns that cannot say that a row's work is over
# The last that an item says is that something was noted: nothing is asked of anybody.
_WAS_NOTED = re.compile(
    r"(?:^|[.;:]\s+)(?:it was |this was |the \w+ )?(?:NOTED|[Nn]oted)(?: that\b[^.;]*|,? for information)?\.?$"
)


def owners(
    reading: Reading,
    grid: Grid,
    row: Row,
    thing: Ref,
    evidence: Passage,
    *,
    but: Collection[str] = (),
    told: bool = False,
) -> None:
    """Assign whoever the row's columns of parties name; an empty one that asks leaves a seat empty.

    Of the columns ``but`` it is told somewhere else who stands in them, and where it is ``told`` in the words of the
    action themselves who is to do it no seat is empty.
    """
    for column, role in OWNERS.items():
        if column in but:
            continue
        for cell in row.cells.get(column, ()):
            if column in _BESIDE and key(cell.text) in _NOBODY_BESIDE:
                continue  # nobody helps, and nobody is missing
            others = (c for r, cells in row.cells.items() if r not in _OF_WORK for c in cells)
            if _NOT_NEEDED.fullmatch(cell.text.strip(" .")) or is_not_asked(reading, cell, others):
                continue
            bodies = role == "accountable" and reading.parties.asks_for_bodies(cell.heading)
            reading.assign(
                thing, role, cell.passage, cell.heading, row.blocks[0],
                bodies=bodies, guessed=grid.guessed,
            )  # fmt: skip
    for columns in ASKED if row.blocks[0].table not in reading.source.unasked and not told else ():
        asked = [column for column in columns if column in grid.match.roles]
        if not asked:
            continue
        named = any(column in row.cells or column in row.lost for column in asked)
        beside = [
            (column.heading.text, row.blocks[0].cells[column.number].text)
            for column in grid.match.columns
            if column.role not in _OF_WORK and column.number in row.blocks[0].cells
        ]
        if named or _WAS_NOTED.search(evidence.text) or is_turned_down(reading, beside):
            break
        empty = grid.match.roles[asked[0]][0]
        said = (evidence, empty.heading, *row.wordless(empty))
        reading.nobody(thing, OWNERS[asked[0]], said, empty.heading.text)
        break
