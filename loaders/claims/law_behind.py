"""What somebody must do, and the law behind it: "must assess needs (s.9) and appoint a director (s.18)"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from remit.loaders.blocks import Passage
from remit.loaders.schema.frames import frames
from remit.loaders.values.ends import first_word

if TYPE_CHECKING:
    from remit.loaders.claims.provisions import Provision

# What stands between the words of a duty and the law that asks for it; of these some need what stands behind.
_LEAD = re.compile(
    r"(?P<bracket> ?\((?:see |under |by |required by )?)(?:the )?$"
    r"|,? (?:under|see|pursuant to|in accordance with|in line with|(?:as )?required by|by virtue of|to comply with) (?:the )?$"
    r"|(?P<mark>, as|[,:;]) (?:the )?$"
)
_LONGEST_LEAD = 24
_LONGEST_JOIN = 7
_SAYS_SO = re.compile(r" (?:says so|requires (?:it|this)|so requires|requires|demands it)\b")
_ENDS = re.compile(r"\)?[.;]?$")
_NEXT_LAW = re.compile(r"\)?,? ?(?:(?:and|or) ?)?(?:(?:under|see) )?(?:the )?")
# A further thing that the same body must do.
_ALSO = re.compile(
    r"\)?,?(?: which [^,()]{2,60},)? and (?:also )?(?:(?P<modal>must|shall|has to|have to) )?(?:also )?(?P<clause>[a-z].*)"
)
_DONE_BY = re.compile(
    r"\)?,? which (?P<who>[^,();]{2,60}?) (?:does|do|carries out|carry out|undertakes|undertake|performs|perform)\b"
)
# "…, and under section 58 it must …": the law opens another clause, of the same body where a pronoun says so.
_OPENS = re.compile(
    r",? (?:(?P<same>it|they)|we|the [\w’' -]{2,40}?) (?P<modal>must|shall|has to|have to|may) (?P<clause>[a-z][^.;:(]*)"
)
_JOINED = re.compile(r",? (?:and|but|while)$")
_SMALL = re.compile(r"(?:also|each|therefore|now|together) ")


class Piece(NamedTuple):
    """One thing that must be done, the provisions that ask for it, and whoever does it for the bearer."""

    clause: Passage
    law: tuple[Provision, ...]
    doer: Passage | None = None


def pieces(sentence: Passage, m: re.Match[str], provisions: Sequence[Provision]) -> list[Piece]:
    """What a clause says must be done: parted where each part has a law of its own behind it."""
    text = sentence.text
    start, end = m.span("clause")
    if small := _SMALL.match(text, start):
        start = small.end()
    # "requires A to", "A is required by the law to": the law stands before its verb, or behind it
    opened = m.start("law") if m.groupdict().get("law") else start
    front = tuple(
        one for one in provisions if one.start <= m.start() + 1 or opened <= one.start < start
    )
    found, at = _behind(sentence, start, end, [one for one in provisions if one.start > start])
    if not found:
        return [Piece(sentence.cut(start, end), front)]
    if len(found) == 1 and found[0].law and at < end and not _ENDS.fullmatch(text, at):
        more = text[at:end].strip(" ,)")
        if more and found[0].doer is None:  # what goes on behind the law belongs to the same
            found[0] = found[0]._replace(clause=sentence.cut(start, end))
    found[0] = found[0]._replace(law=(*front, *found[0].law))
    return found


def _behind(
    sentence: Passage, start: int, end: int, laws: Sequence[Provision]
) -> tuple[list[Piece], int]:
    """The parts that have a law behind them, and where the last of these laws ends."""
    text = sentence.text
    found: list[Piece] = []
    at = start
    in_order = sorted(laws, key=lambda one: one.start)
    for (begins, ends), same in groupby(in_order, key=lambda one: (one.start, one.end)):
        law = tuple(same)
        if found and found[-1].law and _NEXT_LAW.fullmatch(text, at, begins):
            found[-1] = found[-1]._replace(law=(*found[-1].law, *law))
            at = ends
            continue
        lead = _lead(text, begins, ends)
        if lead is None:
            continue
        until = begins - len(lead.group())
        if opens := _OPENS.match(text, ends):
            return _opened(sentence, opens, law, found or [_first(sentence, start, min(end, until))]), at  # fmt: skip
        span = (start, min(end, until)) if not found else _also(text, at, until)
        if span and span[1] > span[0]:
            found.append(Piece(sentence.cut(*span), law, _doer(sentence, ends)))
            at = ends
    return found, at


def _first(sentence: Passage, first: int, last: int) -> Piece:
    """The part before a law that opens another clause: no law of its own stands behind it."""
    joined = _JOINED.search(sentence.text, max(first, last - _LONGEST_JOIN), last)
    return Piece(sentence.cut(first, joined.start() if joined else last), ())


def _opened(
    sentence: Passage, opens: re.Match[str], law: tuple[Provision, ...], found: list[Piece]
) -> list[Piece]:
    """What a law asks that opens a clause behind others: of the same body where a pronoun says so."""
    if opens["same"] and opens["modal"] != "may":
        return [*found, Piece(sentence.match(opens, "clause"), law)]
    return found


def _lead(text: str, begins: int, ends: int) -> re.Match[str] | None:
    """What joins a law to the words before it, if that says that the law asks for them."""
    lead = _LEAD.search(text[max(0, begins - _LONGEST_LEAD) : begins])
    if lead is None or not lead["mark"]:
        return lead
    if lead["mark"] in (", as", ";"):
        return lead if _SAYS_SO.match(text, ends) else None
    return lead if _ENDS.fullmatch(text, ends) else None


def _also(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Where a further thing stands that the same body must do, if that is what stands between two places."""
    also = _ALSO.fullmatch(text, start, end)
    if also is None:
        return None
    first = first_word(also["clause"])
    words = frames().words
    deed = also["modal"] or first in words["verbs"] | words["statutory verbs"]
    return also.span("clause") if deed else None


def _doer(sentence: Passage, at: int) -> Passage | None:
    m = _DONE_BY.match(sentence.text, at)
    return sentence.match(m, "who") if m else None
