"""One seat as a line of a list names it: "Cllr Ann Bee (Mere Council, to May 2028) – Chair", "One place vacant"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from remit.loaders.blocks import Passage, joined
from remit.loaders.claims import choosing
from remit.loaders.claims.entries import sits_as
from remit.loaders.claims.named_beside import without
from remit.loaders.reading import Reading
from remit.loaders.schema.frames import frames
from remit.loaders.values.cells import without_intervals
from remit.loaders.values.parties import Party
from remit.loaders.wording import bare

ASIDE = re.compile(r"(?<!\s)\s*\((?P<said>[^()]*)\)$")
_OFFICE = re.compile(
    rf"\s{{0,2}}\((?P<said>(?:{'|'.join(sorted(map(re.escape, frames().offices)))}))\)(?=,)",
    re.IGNORECASE,
)
_TAIL = re.compile(r"(?<!\s)\s+[–—-]\s+(?P<said>\S.*)$")
_MARK = re.compile(r"[,;]\s+")
_EMPTY = re.compile(
    r"(?:(?:one|two|three|a|an|the|\d)\s)?(?:further |remaining )?(?:place|seat|position|post|membership)s?\b.{0,60}?"
    r"\b(?:vacant|empty|unfilled|not (?:yet )?filled|to be filled|yet to be filled)|(?:one|two|three|\d) vacanc(?:y|ies)",
    re.IGNORECASE,
)
_SITS = ("cllr", "councillor", "ald", "alderman")


@dataclass(frozen=True)
class Seat:
    """Who sits there, with the office, the dates, who chose them, and the words that were not understood."""

    party: Party
    passage: Passage
    office: str = ""
    start: str | None = None
    end: str | None = None
    rest: tuple[str, ...] = ()
    stands_in: str = ""
    chosen_by: Passage | None = None
    chosen_as: str = ""

    @property
    def sure(self) -> bool:
        """Whether it can only be a seat: an office, a vacancy, a councillor, somebody who was chosen."""
        title = self.party.honorific.casefold().split()
        elected = bool(title) and title[0].rstrip(".") in _SITS
        told = bool(self.office) or self.chosen_by is not None
        return told or self.party.kind == "vacancy" or elected


def read(reading: Reading, passage: Passage, short: Mapping[str, str]) -> Seat | None:
    """Read a line as one seat; ``None`` where it names nobody, or several. ``short`` are the letters of offices."""
    if _EMPTY.fullmatch(passage.text.strip(" .;")):
        return Seat(Party("vacancy", passage.text.strip(" .;"), passage), passage)
    remarks = without(passage.text.rstrip(" .;"))
    words, chooser, said = choosing.parted(passage.find(remarks.words))
    text, asides = words.text, []
    if m := _TAIL.search(text):
        text = text[: m.start()]
        asides.append(m["said"])
    while m := ASIDE.search(text):
        text = text[: m.start()]
        asides.append(m["said"])
    named = passage.find(text) if text else passage
    if m := _OFFICE.search(text):  # "Ann Bee (Chair), Mere Council": of this body, and not of hers
        named = joined([passage.find(text[: m.start()]), passage.find(text[m.end() :])])
        asides.append(m["said"])
    if not text:
        return None
    parties = reading.parties.read(named, people=True)
    if len(parties) != 1 or parties[0].kind not in ("person", "vacancy"):
        return None
    seat = Seat(
        parties[0], passage, "", parties[0].start, parties[0].end,
        stands_in=remarks.stands_in, chosen_by=chooser, chosen_as=said,
    )  # fmt: skip
    for aside in asides:
        for part in _MARK.split(aside):
            seat = _with(reading, seat, part.strip(), short)
    return seat


def _with(reading: Reading, seat: Seat, said: str, short: Mapping[str, str]) -> Seat:
    """A seat with what a bracket or a dash adds: an office, a time, the body or the post of whoever sits there."""
    low = said.casefold()
    if office := short.get(said) or frames().offices.get(low):
        return replace(seat, office=office)
    _, intervals = without_intervals(f"X ({said})")
    if intervals:
        one = intervals[-1]
        return replace(seat, start=one.start or seat.start, end=one.end or seat.end)
    if sits_as(said) or low in frames().words["remarks"]:
        return seat
    one_ = reading.grammar.one(said)
    if one_ is not None and seat.party.kind == "person" and not (one_.over or one_.vague):
        if one_.kind == "body" and not one_.generic and not seat.party.body:
            return replace(seat, party=replace(seat.party, body=bare(one_.name)))
        if one_.kind == "post" and not one_.generic and not seat.party.post:
            party = replace(seat.party, post=bare(one_.name), body=one_.home or seat.party.body)
            return replace(seat, party=party)
    return replace(seat, rest=(*seat.rest, said))
