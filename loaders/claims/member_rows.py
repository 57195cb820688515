"""A row of a list of members: the post, the body and the office of whoever it names, and whether they are no members."""

from __future__ import annotations

import re
from dataclasses import dataclass

from remit.loaders.blocks import Passage
from remit.loaders.claims import (
    offices,
    tenures,
)
from remit.loaders.claims.grids import Cell, Row
from remit.loaders.claims.guards import excluded
from remit.loaders.drafts import Ref
from remit.loaders.reading import Reading
from remit.loaders.schema.frames import frames
from remit.loaders.wording import bare

_SEAT = re.compile(r"\b(?:seat|place)\b", re.IGNORECASE)
_KIND = re.compile(r"\b(?:category|type)\b", re.IGNORECASE)  # "Parent": of what a member is
IN_THE_ROOM = re.compile(
    r"(?:in attendance|attends|attendee|by invitation|observer)\b", re.IGNORECASE
)
_OF_COUNCIL = re.compile(  # a post of a council's, and no seat of the group's
    r"(?:cabinet|lead|executive|portfolio) member for\b", re.IGNORECASE
)


@dataclass(frozen=True)
class Member:
    """A row of a list of people, posts or bodies, and the group that it is a list of."""

    reading: Reading
    row: Row
    home: tuple[Ref, Passage] | None
    comes: str = ""  # the heading that says of all below it that they come to its meetings
    time: tenures.Tenure = tenures.NEVER_SAID

    @property
    def post(self) -> Cell | None:
        """The post of the row; a seat that has a number, or says whom its holder speaks for, is none."""
        cell = self.row.cell("post")
        if cell is None or not any(map(str.isalpha, cell.text)) or self.spoken_for:
            return None
        asks_for_a_kind = _KIND.search(cell.heading) or (
            _SEAT.search(cell.heading) and "nominator" in self.row.cells
        )  # "Fishing", whoever appoints to it
        of_a_kind = asks_for_a_kind and not is_capacity(self.reading, cell.text)
        return None if of_a_kind and not self.reading.parties.is_post(bare(cell.text)) else cell

    @property
    def body(self) -> Cell | None:
        """The body of the row; "Independent" says that there is none."""
        cells = (self.row.cell("body"), self.row.cell("unit"))
        named = (c for c in cells if c and not self.reading.looks.capacity(c.text))
        return next(named, None) or self.spoken_for

    @property
    def spoken_for(self) -> Cell | None:
        """A seat that is named by the body that it is for: "Mere Alliance", under "Seat"."""
        cell = self.row.cell("post")
        if cell is None or not _SEAT.search(cell.heading) or "name" not in self.row.cells:
            return None
        if not any(map(str.isalpha, cell.text)):
            return None
        read = self.reading.parties
        as_post = read.is_post(bare(cell.text)) or is_capacity(self.reading, cell.text)
        by_another = "nominator" in self.row.cells and not self.reading.may_be_body(bare(cell.text))
        return None if as_post or by_another else cell

    @property
    def office(self) -> bool:
        """Whether the post is one of the group's own."""
        return self.post is not None and bare(self.post.text).casefold() in offices.OFFICES

    @property
    def capacity(self) -> bool:
        """Whether the post is a seat in the group, an office or not, and no post in a member's own body."""
        return self.post is not None and is_capacity(self.reading, self.post.text)

    @property
    def body_name(self) -> str:
        """The one body that the row names, if it names one."""
        if self.body is None:
            return ""
        parties = self.reading.parties.read(self.body.passage, bodies=True)
        found = [party.name for party in parties if party.kind == "body"]
        return found[0] if len(found) == 1 else ""


def is_capacity(reading: Reading, text: str) -> bool:
    """Whether words are a seat in a group, an office of it or what somebody is in the room, and no post in a body of their own."""
    if _OF_COUNCIL.match(text):
        return False
    if IN_THE_ROOM.match(text):
        return True
    words = re.findall(r"[\w-]+", text.casefold())
    if words and words[0] in frames().words["beneath"] and reading.parties.is_post(bare(text)):
        words = words[1:]  # "Deputy Chief Officer", "Associate Director": a rank of a post
    return bare(text).casefold() in offices.OFFICES or any(
        w in reading.looks.lexicon.capacities for w in words
    )


def says_none(cell: Cell) -> bool:
    """Whether the status or the seat of somebody says that they are no member, or none any more."""
    return bool(IN_THE_ROOM.match(cell.text) or excluded(cell.text, "members"))
