"""Lists of members under a heading that is the name of a committee: whoever an item names sits on it.

An item is one seat: somebody with an office or a date in brackets, or nobody yet. Seats may also stand behind
the names of the groups that have them: "Labour: Ann Bee (C), Cy Dee".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from remit.loaders.blocks import Passage
from remit.loaders.claims.lists import substitute
from remit.loaders.claims.named_beside import without
from remit.loaders.claims.pieces import Piece, sections
from remit.loaders.claims.told import Teller
from remit.loaders.drafts import Ref
from remit.loaders.schema.frames import frames
from remit.loaders.values.cells import without_intervals
from remit.loaders.values.ends import last_word
from remit.loaders.values.parties import Party
from remit.loaders.wording import between

_FEWEST = 2  # seats of a list
_MOSTLY = 0.6  # of its items that must be seats
_MOST_WORDS = 8  # of a heading
_KINDS = re.compile(
    r"(?:committee|sub-?committee|board|panel|cabinet|forum|commission|(?:working|task|steering) group)$",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"\b(?:former|past|previous|retired|no longer|apolog\w+|nominat\w+|candidates?|contacts?|attend\w*|observers?|no vote"
    r"|non-voting|without (?:a )?vote|not members?|substitutes?|staff|officers)\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"(?<!\s)\s*\((?P<said>[^()]*)\)$")
_TAIL = re.compile(r"(?<!\s)\s+[–—-]\s+(?P<said>\S.*)$")
_LEGEND = re.compile(
    r"\((?P<short>[A-Z]{1,3})\)\s+(?:means|is|denotes|indicates|stands for)\s+(?:the\s+)?(?P<office>[a-z-]+(?: [a-z]+)?)(?=[.,;]| and\b|$)"
)
_MEMBERSHIP = re.compile(r"\bmember(?:s|ship)\b|\bwho (?:sits|is) on\b", re.IGNORECASE)
_FRONT = 2  # blocks of a paper that say what it lists
_BETWEEN = re.compile(r"[,;]\s+")
_SITS = ("cllr", "councillor", "ald", "alderman")


@dataclass(frozen=True)
class _Seat:
    """Who sits there, with the office, the dates, and the words that were not understood."""

    party: Party
    passage: Passage
    office: str = ""
    start: str | None = None
    end: str | None = None
    rest: str = ""
    stands_in: str = ""

    @property
    def sure(self) -> bool:
        """Whether it can only be a seat: an office, a vacancy, a councillor."""
        title = self.party.honorific.casefold().split()
        elected = bool(title) and title[0].rstrip(".") in _SITS
        return bool(self.office) or self.party.kind == "vacancy" or elected


def read(teller: Teller, found: Sequence[Piece]) -> set[int]:
    """Read every list of members under a committee's name; returns the pieces that are taken, by identity."""
    taken: set[int] = set()
    short = {
        m["short"]: frames().offices[m["office"]]
        for piece in found
        for m in _LEGEND.finditer(piece.passage.text)
        if m["office"] in frames().offices
    }
    for heading, below in _sections(found, of_members=_lists_members(teller)):
        listed = [p for p in below if p.block.form == "item"] or [
            p for p in below if p.value is not None and not p.role
        ]
        if len(listed) < _FEWEST:
            continue
        opening = " ".join(p.passage.text for p in below[: below.index(listed[0])])
        if _OTHERS.search(f"{heading.passage.text} {opening}") or opening.endswith(":"):
            continue
        own = teller.names.own.body if not _KINDS.search(heading.passage.text) else None
        seats = {id(piece): _seats(teller, piece, short) for piece in listed}
        all_of_them = [seat for some in seats.values() for seat in some]
        told = sum(map(bool, seats.values()))
        sure = sum(seat.sure for seat in all_of_them)
        if told < max(_FEWEST, _MOSTLY * len(listed)) or not sure:
            continue
        if listed[0].block.form == "item" and 2 * sure < len(all_of_them) and own is None:
            continue  # people under a heading, and nothing says that they sit there
        body = own or teller.reading.body(heading.passage.text)
        for piece in listed:
            _claim(teller, piece, seats[id(piece)], body, heading.passage)
        taken |= set(seats)
    return taken


def _lists_members(teller: Teller) -> bool:
    """Whether the title says that the paper lists who sits on its body, under headings of its own."""
    front = [mark.block.text for mark in teller.reading.marks[:_FRONT]]
    return teller.names.own.body is not None and any(map(_MEMBERSHIP.search, front))


def _sections(found: Sequence[Piece], *, of_members: bool) -> Iterator[tuple[Piece, list[Piece]]]:
    """Headings that are the names of committees, each with the pieces up to the next heading.

    In a paper ``of_members`` a short line heads a kind of them: "Councillors", "Co-opted members".
    """

    def of_a_kind(piece: Piece) -> bool:
        return of_members and piece.kind == "line" and _heads(piece.passage.text)

    for heading, below in sections(found, lambda p: p.block.form == "heading" or of_a_kind(p)):
        text = heading.passage.text
        if len(text.split()) <= _MOST_WORDS and (of_a_kind(heading) or _KINDS.search(text)):
            yield heading, below


def _heads(text: str) -> bool:
    """Whether a short line heads a kind of members."""
    known = frames().words
    last = last_word(text.casefold().rstrip(" :"))
    return last in known["groups"] and len(text.split()) <= _MOST_WORDS


def _seats(teller: Teller, piece: Piece, short: Mapping[str, str]) -> list[_Seat]:
    """The seats that an item or a label's value names; none where a part of it names nobody."""
    if piece.block.form == "item":
        words = [piece.passage]
    elif piece.value is None or _OTHERS.search(piece.label):
        return []
    else:
        parts = between(piece.value.text, _BETWEEN, outside=True)
        words = [piece.value.cut(a, b) for a, b in parts if a < b]
    seats = [_seat(teller, one, short) for one in words]
    return [seat for seat in seats if seat] if all(seats) else []


def _seat(teller: Teller, passage: Passage, short: Mapping[str, str]) -> _Seat | None:
    remarks = without(passage.text.rstrip(" .;"))
    text, office, rest = remarks.words, "", []
    start = end = None
    if m := _TAIL.search(text):
        text = text[: m.start()]
        office = frames().offices.get(m["said"].casefold(), "")
        rest += [] if office else [m["said"]]
    while m := _ASIDE.search(text):
        said = m["said"]
        _, intervals = without_intervals(text)
        text = text[: m.start()]
        if named := short.get(said) or frames().offices.get(said.casefold()):
            office = named
        elif intervals:
            start, end = intervals[-1].start, intervals[-1].end
        else:
            rest.append(said)
    if not text:
        return None
    parties = teller.reading.parties.read(passage.find(text), people=True)
    if len(parties) != 1 or parties[0].kind not in ("person", "vacancy"):
        return None
    return _Seat(parties[0], passage, office, start, end, "; ".join(rest), remarks.stands_in)


def _claim(
    teller: Teller, piece: Piece, seats: Sequence[_Seat], body: Ref, heading: Passage
) -> None:
    reading, say = teller.reading, teller.reading.findings
    if not seats:
        reason = f"it is not clear who this names under “{body.name}”"
        say.cannot_read(reading.source, piece.block, piece.passage, reason)
    for seat in seats:
        evidence = (heading, seat.passage)
        if seat.party.kind == "vacancy":
            agent = reading.post("Member", body.name, seat.passage)
            words, place = seat.party.name, f"{reading.short_name}-seat-vacant"
            reading.no_holder(agent, words, place, evidence, words)
        else:
            agent = reading.person(seat.party)
        say.link(
            reading.source, evidence, agent, "memberOf", body,
            stated_as="listed under it", start=seat.start, end=seat.end,
        )  # fmt: skip
        if seat.office and agent.kind == "person":
            post = reading.post(seat.office, body.name, seat.passage)
            say.link(reading.source, evidence, agent, "holds", post, stated_as=seat.office)
        if seat.stands_in:
            substitute(teller, body, seat.passage, seat.stands_in)
        if seat.rest:
            reason = f"it is not clear what “{seat.rest}” says of “{seat.party.name}”"
            say.cannot_read(reading.source, piece.block, seat.passage, reason)
