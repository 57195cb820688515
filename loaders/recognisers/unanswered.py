"""Headings that ask who or how often ("Membership", "When it meets"), below which nothing was told: what stands there is not read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from remit.loaders.claims.pieces import Piece, pieces, sections
from remit.loaders.reading import Reading

_ASKS = re.compile(
    r"\b(?:members?|membership|composition|chair(?:man|person)?|convener|quorum|quorate|meets?|meetings?|how often|frequency|"
    r"reports? to|reporting|accountable|accountability|secretariat|clerk|(?:our|its|the|\d) priorities|who (?:is|sits|chairs|leads|does)|appointments?)\b",
    re.IGNORECASE,
)
_SPEAKS = re.compile(r"\b(?:from|by|foreword|message|introduction|welcome)\b", re.IGNORECASE)
_LONGEST = 10  # words of a heading
_MOST = 3  # pieces below it that are owned up to
_FEWEST = 3  # words of a piece that may answer


def recognise(reading: Reading) -> None:
    """Own up to what stands below such a heading, where none of it became a fact and none is unread already."""
    if reading.is_table and not reading.loose:
        return
    told = reading.findings.told(reading.source)
    name = reading.source.document.name
    for heading, below in _sections(pieces(reading)):
        numbers = {number for piece in below for number in piece.passage.numbers}
        if any(told.get(number) for number in numbers):
            continue
        blocks = {piece.block.parts[0].number for piece in below}
        if any(reading.findings.leaves.get((name, number)) for number in blocks):
            continue
        reason = f"it stands under “{heading.passage.text}”, and nothing was told of it"
        for piece in below[:_MOST]:
            if len(piece.passage.text.split()) >= _FEWEST:
                reading.findings.cannot_read(reading.source, piece.block, piece.passage, reason)


def _sections(found: Sequence[Piece]) -> Iterator[tuple[Piece, list[Piece]]]:
    """Headings that ask, each with the text below it."""
    for heading, below in sections(found):
        text = heading.passage.text
        # "A last word from the chair" is whoever's words they are.
        asks = _ASKS.search(text) and not _SPEAKS.search(text) and len(text.split()) <= _LONGEST
        if asks and below:
            yield heading, below
