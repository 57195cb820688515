"""What somebody must do, and the law behind it: "must assess needs (s.9) and appoint a director (s.18)"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from remit.loaders.blocks import Passage
from remit.loaders.schema.frames import frames

if TYPE_CHECKING:
    from remit.loaders.claims.provisions import Provision

# What stands between the words of a duty and the law that asks for it; of these some need what stands behind.
_LEAD = re.compile(
    r"(?P<bracket> ?\((?:see |under |by |required by )?)(?:the )?$"
    r"|,? (?:under|see|pursuant to|in accordance with|in line with|(?:as )?required by|by virtue of|to comply with) (?:the )?$"
    r"|(?P<mark>, as|[,:;]) (?:the )?$"
)
_LONGEST_LEAD = 24
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
    behind = sorted((one for one in provisions if one.start > start), key=lambda one: one.start)
    found: list[Piece] = []
    at = start
    for (begins, ends), same in groupby(behind, key=lambda one: (one.start, one.end)):
        law = tuple(same)
        if found and found[-1].law and _NEXT_LAW.fullmatch(text, at, begins):
            found[-1] = found[-1]._replace(law=(*found[-1].law, *law))
            at = ends
            continue
        lead = _lead(text, begins, ends)
        if lead is None:
            continue
        until = begins - len(lead.group())
        if not found:
            first, last = start, min(end, until)
        elif (also := _ALSO.fullmatch(text, at, until)) and _is_deed(also):
            first, last = also.span("clause")
        else:
            continue
        if last > first:
            found.append(Piece(sentence.cut(first, last), law, _doer(sentence, ends)))
            at = ends
    if not found:
        return [Piece(sentence.cut(start, end), front)]
    if len(found) == 1 and at < end and not _ENDS.fullmatch(text, at):
        more = text[at:end].strip(" ,)")
        if more and found[0].doer is None:  # what goes on behind the law belongs to the same
            found[0] = found[0]._replace(clause=sentence.cut(start, end))
    found[0] = found[0]._replace(law=(*front, *found[0].law))
    return found


def _lead(text: str, begins: int, ends: int) -> re.Match[str] | None:
    """What joins a law to the words before it, if that says that the law asks for them."""
    lead = _LEAD.search(text[max(0, begins - _LONGEST_LEAD) : begins])
    if lead is None or not lead["mark"]:
        return lead
    if lead["mark"] in (", as", ";"):
        return lead if _SAYS_SO.match(text, ends) else None
    return lead if _ENDS.fullmatch(text, ends) else None


def _is_deed(also: re.Match[str]) -> bool:
    first = also["clause"].split(maxsplit=1)[0]
    return (
        bool(also["modal"]) or first in frames().words["verbs"] | frames().words["statutory verbs"]
    )


def _doer(sentence: Passage, at: int) -> Passage | None:
    m = _DONE_BY.match(sentence.text, at)
    return sentence.match(m, "who") if m else None
