"""To whom those answer who use a power, where a scheme has a column for it.

A row says it of one power. Where all rows of a post, two at least, name the same superior, that the post answers to that one
is inferred; where one of them names another, more, or nobody, each says it of its power alone, in a note.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from remit.loaders.claims import exercised
from remit.loaders.claims.grids import Cell, Row
from remit.loaders.drafts import Ref
from remit.loaders.reading import Reading
from remit.loaders.values.parties import Party

_NAMED = ("post", "body")
_FEWEST = 2  # rows of a post that show to whom it answers
# Where a matter goes that is too much for whoever has it; that is no line of report.
_FOR_ONCE = re.compile(r"escalat", re.IGNORECASE)
_Line = tuple[Party, Party, str]  # a post, its superior, and the heading that says so


def claim(reading: Reading, rows: Sequence[tuple[Row, Ref]]) -> None:
    """Read the column of the rows, each with its power."""
    lines: dict[Ref, list[_Line | None]] = {}
    for row, power in rows:
        above = row.cell("reports to")
        if above is not None:
            reading.findings.attribute(
                reading.source, above.passage, power, "note", f"{above.heading}: {above.text}"
            )
        named = _named(reading, (above,)) if above and not _FOR_ONCE.match(above.heading) else []
        superior = named[0] if len(named) == 1 and named[0].kind in _NAMED else None
        for party in _named(reading, row.cells.get("delegate", ())):
            if party.kind in _NAMED:
                line = (party, superior, above.heading) if above and superior else None
                lines.setdefault(_ref(reading, party), []).append(line)
    for post, told in lines.items():
        sure = [line for line in told if line is not None]
        superiors = {_ref(reading, superior) for _, superior, _ in sure}
        if len(sure) < max(_FEWEST, len(told)) or len(superiors) > 1 or post in superiors:
            continue
        who, whom, heading = sure[0]
        reading.findings.link(
            reading.source, (who.passage, whom.passage), post, "reportsTo", superiors.pop(),
            stated_as=heading, basis="inferred",
        )  # fmt: skip


def _named(reading: Reading, cells: Sequence[Cell]) -> list[Party]:
    """Everybody whom cells name."""
    return [
        party
        for cell in cells
        for share in exercised.shares(reading, cell.passage)
        for party in reading.parties.read(share.who)
    ]


def _ref(reading: Reading, party: Party) -> Ref:
    if party.kind == "body":
        return reading.body(party.name)
    return reading.post(party.name, party.body, party.passage)
