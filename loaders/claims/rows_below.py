"""What words above rows of a list of members say of whom the rows name: that they come, serve it, or are none of its."""

from __future__ import annotations

from typing import NamedTuple

from remit.loaders.blocks import Block, Passage
from remit.loaders.claims import outsiders, rolls
from remit.loaders.schema.labels import label_of


class Below(NamedTuple):
    """What the words above rows say of whom these name: that they are no members, how they come, or that they serve the body."""

    beside: bool
    comes: str
    serve: bool


def said_by(*headings: str) -> Below:
    """What headings say of the rows below them: all that one of them says."""
    return Below(
        any(outsiders.heads(text) or rolls.denies(text) for text in headings),
        next((text for text in headings if outsiders.come(text)), ""),
        any(map(rolls.names_staff, headings)),
    )


def heads_members(block: Block) -> Passage | None:
    """The words of a row that stand alone in it, and say whether those in the rows below are members."""
    cells = list(block.cells.values())
    text = cells[0].text
    told = label_of(text) in ("members", "attendees") or outsiders.heads(text)
    return cells[0] if len(cells) == 1 and told else None
