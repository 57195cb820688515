"""Lists of members under a heading that is the name of a committee: whoever an item names sits on it.

An item is one seat: somebody with an office, a body or a date in brackets, or nobody yet. Seats may also stand behind
the names of the groups that have them: "Labour: Ann Bee (C), Cy Dee", and under headings that say who fills them:
"Nominated by Mere Council:".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from remit.loaders.blocks import Passage
from remit.loaders.claims import choosing, outsiders, seat_lines
from remit.loaders.claims.lists import substitute
from remit.loaders.claims.pieces import Piece, sections
from remit.loaders.claims.seat_lines import ASIDE, Seat
from remit.loaders.claims.told import Teller
from remit.loaders.drafts import Ref
from remit.loaders.schema.frames import frames
from remit.loaders.values.ends import last_word
from remit.loaders.wording import between

_FEWEST = 2  # seats of a list
_MOSTLY = 0.6  # of its items that must be seats
_MOST_WORDS = 8  # of a heading
_KINDS = re.compile(
    r"(?:committee|sub-?committee|board|panel|cabinet|forum|commission|(?:working|task|steering) group)$",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"\b(?:former|past|previous|retired|no longer|apolog\w+|nominat\w+|candidates?|contacts?|attend\w*|substitutes?|staff|officers)\b",
    re.IGNORECASE,
)
_LEGEND = re.compile(
    r"\((?P<short>[A-Z]{1,3})\)\s+(?:means|is|denotes|indicates|stands for)\s+(?:the\s+)?(?P<office>[a-z-]+(?: [a-z]+)?)(?=[.,;]| and\b|$)"
)
_MEMBERSHIP = re.compile(r"\bmember(?:s|ship)\b|\bwho (?:sits|is) on\b", re.IGNORECASE)
_FRONT = 2  # blocks of a paper that say what it lists
_BETWEEN = re.compile(r"[,;]\s+")


class _Under(NamedTuple):
    """The heading that seats stand under: whose they are, and who fills them where it says so."""

    heading: Passage
    body: Ref
    chooser: Passage | None
    said: str


def read(teller: Teller, found: Sequence[Piece]) -> set[int]:
    """Read every list of members under a committee's name; returns the pieces that are taken, by identity."""
    taken: set[int] = set()
    short = {
        m["short"]: frames().offices[m["office"]]
        for piece in found
        for m in _LEGEND.finditer(piece.passage.text)
        if m["office"] in frames().offices
    }
    of_members = _lists_members(teller)
    for heading, below in _sections(
        found, of_members=of_members, titled=lambda p: _is_title(teller, p)
    ):
        grouped = choosing.BY.search(heading.passage.text) is not None
        listed = [p for p in below if p.block.form == "item"] or [
            p for p in below if p.value is not None and not p.role
        ]
        listed = listed or [p for p in below if grouped and p.kind in ("line", "text")]
        if len(listed) < (1 if grouped else _FEWEST):
            continue
        opening = " ".join(p.passage.text for p in below[: below.index(listed[0])])
        plain, chooser, said = choosing.parted(heading.passage)
        above = f"{plain.text} {opening}"
        if outsiders.excludes(above) or _OTHERS.search(above) or opening.endswith(":"):
            continue
        named = _KINDS.search(plain.text) and not _is_title(teller, heading)
        own = None if named else teller.names.own.body
        seats = {id(piece): _seats(teller, piece, short) for piece in listed}
        if chooser is not None:  # whom they chose, up to the next line that names nobody
            listed = listed[: next((n for n, p in enumerate(listed) if not seats[id(p)]), None)]
            seats = {id(piece): seats[id(piece)] for piece in listed}
        all_of_them = [seat for some in seats.values() for seat in some]
        told = sum(map(bool, seats.values()))
        sure = sum(seat.sure or chooser is not None for seat in all_of_them)
        fewest = 1 if chooser is not None else _FEWEST
        if told < max(fewest, _MOSTLY * len(listed)) or not sure:
            continue
        if listed[0].block.form == "item" and 2 * sure < len(all_of_them) and own is None:
            continue  # people under a heading, and nothing says that they sit there
        body = own or teller.reading.body(plain.text)
        under = _Under(heading.passage, body, chooser, said)
        for piece in listed:
            _claim(teller, piece, seats[id(piece)], under)
        taken |= set(seats)
    return taken


def _lists_members(teller: Teller) -> bool:
    """Whether the title says that the paper lists who sits on its body, under headings of its own."""
    front = [mark.block.text for mark in teller.reading.marks[:_FRONT]]
    return teller.names.own.body is not None and any(map(_MEMBERSHIP.search, front))


def _sections(
    found: Sequence[Piece], *, of_members: bool, titled: Callable[[Piece], bool]
) -> Iterator[tuple[Piece, list[Piece]]]:
    """Headings that are the names of committees, each with the pieces up to the next heading.

    In a paper ``of_members`` a short line heads a kind of them ("Councillors", "Co-opted members"), as its title does.
    """

    def of_a_kind(piece: Piece) -> bool:
        return of_members and piece.kind in ("line", "text") and _heads(piece.passage)

    for heading, below in sections(found, lambda p: p.block.form == "heading" or of_a_kind(p)):
        text = heading.passage.text
        kind = of_a_kind(heading) or (of_members and titled(heading))
        if kind or (len(text.split()) <= _MOST_WORDS and _KINDS.search(text)):
            yield heading, below


def _heads(passage: Passage) -> bool:
    """Whether a short line heads a kind of members, or those whom somebody chose."""
    plain, chooser, _ = choosing.parted(passage)
    known, text = frames().words, passage.text
    if text.endswith(":") and outsiders.heads(text):
        return True
    if len(plain.text.split()) > _MOST_WORDS or text.endswith((".", ";", ",")):
        return False
    if chooser is not None and len(text.split()) <= 2 * _MOST_WORDS:
        return text.endswith((":", ")")) or not plain.text
    last = last_word(ASIDE.sub("", plain.text).casefold().rstrip(" :"))
    return last in known["groups"]


def _is_title(teller: Teller, heading: Piece) -> bool:
    """Whether a heading is the paper's title: what stands below it sits on the paper's own body."""
    own = teller.names.own.passage.parts
    return bool(own) and own[0].number in [part.number for part in heading.passage.parts]


def _seats(teller: Teller, piece: Piece, short: Mapping[str, str]) -> list[Seat]:
    """The seats that an item or a label's value names; none where a part of it names nobody."""
    if piece.value is None or piece.block.form == "item":
        words = [piece.passage]
    elif _OTHERS.search(piece.label):
        return []
    else:
        parts = between(piece.value.text, _BETWEEN, outside=True)
        words = [piece.value.cut(a, b) for a, b in parts if a < b]
    seats = [seat_lines.read(teller.reading, one, short) for one in words]
    return [seat for seat in seats if seat] if all(seats) else []


def _claim(teller: Teller, piece: Piece, seats: Sequence[Seat], under: _Under) -> None:
    reading, say, body = teller.reading, teller.reading.findings, under.body
    if not seats:
        reason = f"it is not clear who this names under “{body.name}”"
        say.cannot_read(reading.source, piece.block, piece.passage, reason)
    for seat in seats:
        evidence = (under.heading, seat.passage)
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
            teller.office(agent, seat.office, body, seat.passage)
        for chooser, said in ((seat.chosen_by, seat.chosen_as), (under.chooser, under.said)):
            if chooser is not None:
                choosing.tell(reading, chooser, agent, stated_as=said, block=piece.block, home=body)
        if seat.stands_in:
            substitute(teller, body, seat.passage, seat.stands_in)
        for rest in seat.rest:
            reason = f"it is not clear what “{rest}” says of “{seat.party.name}”"
            say.cannot_read(reading.source, piece.block, seat.passage, reason)
