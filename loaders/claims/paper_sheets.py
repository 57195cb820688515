"""Tables about the paper itself, as policies have them in front: its version, its author, who approved and who owns it."""

from __future__ import annotations

from collections.abc import Sequence

from remit.loaders.blocks import Block, Passage
from remit.loaders.claims.papers import own_paper
from remit.loaders.reading import Reading
from remit.loaders.schema.frames import frames
from remit.loaders.schema.labels import about_the_paper
from remit.loaders.values.dates import find_dates
from remit.loaders.values.phrases import NAMED


def claim(reading: Reading, blocks: Sequence[Block]) -> bool:
    """Say who adopted the paper and who owns it; false where the rows are of something else."""
    if not about_the_paper(blocks):
        return False
    say, source = reading.findings, reading.source
    for block in blocks:
        cells = [cell for _, cell in sorted(block.cells.items())]
        label = cells[0].text.casefold().strip(" :")
        value = cells[1] if len(cells) > 1 else None
        if value is None or not _told(reading, block, label, value):
            say.ignore(source, block, "it is about the paper, and no fact of governance")
    return True


def _told(reading: Reading, block: Block, label: str, value: Passage) -> bool:
    """Whether a row asks who adopted or owns the paper; whom it names is told, or owned up to."""
    words, label = frames().words, label.removeprefix("policy ").removeprefix("document ")
    adopts, owns = (
        label in words["labels of adopters"],
        label in words["labels of owners of a paper"],
    )
    if not (adopts or owns) or reading.looks.blank(value.text):
        return False
    told = False
    for party in reading.parties.read(value, bodies=adopts):
        if owns and party.kind in NAMED:
            reading.assign_party(own_paper(reading), "accountable", party, label, block)
            told = True
        elif adopts and party.kind == "body":
            days = [d for d in find_dates(value.text) if d.period is not None]
            one = days[0].period if len(days) == 1 else None
            start = one.iso if one is not None and one.is_day else None
            reading.findings.link(
                reading.source, (block, party.passage), own_paper(reading), "adoptedBy",
                reading.body(party.name), stated_as=label, start=start,
            )  # fmt: skip
            told = True
    if not told:
        reason = f"“{label}”: it is not clear who “{value.text[:60]}” is to this paper"
        reading.findings.cannot_read(reading.source, block, value, reason)
    return True
