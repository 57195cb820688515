"""What is remarked beside somebody and what they do: that they only stand in, or what nothing here can tell."""

from __future__ import annotations

import re

from remit.loaders.claims.grids import Row
from remit.loaders.claims.pieces import is_said
from remit.loaders.reading import Reading

_STANDS_IN = re.compile(
    r"^(?:the |a )?(?:back-?\s?up|alternate|deputy|substitute|stand-?in|reserve|secondary|second contact|cover)\b",
    re.IGNORECASE,
)


def stands_in(reading: Reading, row: Row) -> bool:
    """Own up to what is remarked in a row; whether it says that whoever is named only stands in for another."""
    block, away = row.blocks[0], False
    for cell in row.cells.get("remarks", ()):
        if _STANDS_IN.match(cell.text):
            away = True
            reason = f"“{cell.text}”: whoever is named stands in for somebody: there is no relation for it"
            reading.findings.cannot_read(reading.source, block, row.passage(), reason)
        elif is_said(cell.passage):
            reading.prose.append((block, cell.passage))
        else:
            reason = f"{cell.heading}: it is not clear of whom or what this is said"
            reading.findings.cannot_read(reading.source, block, cell.passage, reason)
    return away
