"""To whom those answer who use a power, where a scheme has a column for it.

A row says it of one power. Where all rows that hand a power to one post alone name the same superior, the post answers
to that one; where they differ it is kept as a note of each power, and no line.
"""

from __future__ import annotations

from collections.abc import Sequence

from remit.loaders.blocks import Passage
from remit.loaders.claims import exercised
from remit.loaders.claims.grids import Cell, Row
from remit.loaders.drafts import Ref
from remit.loaders.reading import Reading
from remit.loaders.values.parties import Party

_NAMED = ("post", "body")


def claim(reading: Reading, rows: Sequence[tuple[Row, Ref]]) -> None:
    """Read the column of the rows, each with its power."""
    lines: dict[Ref, dict[Ref, tuple[Passage, Passage, str]]] = {}
    for row, power in rows:
        above = row.cell("reports to")
        if above is None:
            continue
        reading.findings.attribute(
            reading.source, above.passage, power, "note", f"{above.heading}: {above.text}"
        )
        lower, upper = _alone(reading, row.cells.get("delegate", ())), _alone(reading, (above,))
        if lower is not None and upper is not None and lower[0] != upper[0]:
            found = lines.setdefault(lower[0], {})
            found.setdefault(upper[0], (lower[1], upper[1], above.heading))
    for post, told in lines.items():
        if len(told) == 1:
            ((superior, (who, whom, heading)),) = told.items()
            reading.findings.link(
                reading.source, (who, whom), post, "reportsTo", superior, stated_as=heading
            )


def _alone(reading: Reading, cells: Sequence[Cell]) -> tuple[Ref, Passage] | None:
    """The one post or body that cells name, with its words; none where they name more or anything else."""
    found = [
        party
        for cell in cells
        for share in exercised.shares(reading, cell.passage)
        for party in reading.parties.read(share.who)
    ]
    if len(found) != 1 or found[0].kind not in _NAMED:
        return None
    return _ref(reading, found[0]), found[0].passage


def _ref(reading: Reading, party: Party) -> Ref:
    if party.kind == "body":
        return reading.body(party.name)
    return reading.post(party.name, party.body, party.passage)
