"""What was resolved at a meeting, each thing by itself: "RESOLVED that the Clerk write, and that the gate be mended"."""

from __future__ import annotations

import re

from remit.loaders.blocks import Passage
from remit.loaders.claims import item_ends
from remit.loaders.claims.deeds import Deeds
from remit.loaders.claims.pieces import Piece
from remit.loaders.wording import between, unjoined

AGREED = re.compile(
    r"^(?:(?:(?:After|Following|On|Having|In|At|Upon|With)\s[^.;:]{2,80}?,?\s)?[Ii]t was (?:also |further |then )?|The \w+ |Members )?(?P<mark>AGREED|RESOLVED|Agreed|Resolved|agreed|resolved)"
    r"(?:\sby\s[^.;:,]{2,40}?(?=\sthat\s)|\sunanimously)?\s*(?:[:,–-]\s*(?:[Tt]hat\s+|THAT\s+)?|that\s+|THAT\s+|(?<=\s)(?=[A-Z][\w .’'-]{1,40}\s(?:would|should|will|to)\s))(?P<rest>\S.*)$"
)
_OPENS = re.compile(
    r"^(?:It was (?:also |further |then )?|(?:The|This) \w+(?: \w+)? (?:also |further |then )?|(?:Members|Governors|Trustees|We) (?:also |further |then )?)?(?:AGREED|RESOLVED|Agreed|Resolved|agreed|resolved)(?: (?:that|to))?\s*[:–—-]*$"
)
_THAT = re.compile(r"^[Tt]hat\s+")
_THAT_ASIDE = re.compile(r"[Tt]hat,\s[^,]{2,80},\s")  # "That, in the meantime, Ann Bee write"
_AND_THAT = re.compile(r"(?:[,;]?\s{1,9}and|;)\s{1,9}that\s{1,9}")


def tell_resolved_item(deeds: Deeds, piece: Piece) -> bool:
    """Read an item of a list of what was resolved; whether anything was told of it."""
    parts = each_that(_without_that(piece.passage))
    told = [tell_resolved(deeds, piece, one) for one in parts]
    if not any(told) and _THAT_ASIDE.match(piece.passage.text):
        reason = "it was resolved, and it is not clear who is to do what"
        deeds.teller.cannot_read(piece.block, piece.passage, reason)
    return any(told)


def opens_a_list(piece: Piece) -> bool:
    """Whether the last words of a piece open a list of what was agreed: "The plan was discussed. The Board agreed:"."""
    said = piece.passage.sentences()
    return bool(said) and bool(_OPENS.match(said[-1].text))


def _without_that(passage: Passage) -> Passage:
    """An item of what was resolved without what joins it to the others: "that the Clerk write; and"."""
    m = _THAT.match(passage.text)
    passage = passage.cut(m.end()) if m else passage
    return passage.cut(0, len(unjoined(passage.text)))


def parts_of(sentence: Passage) -> list[item_ends.Said]:
    """A sentence, or each of the things that it says were agreed."""
    m = AGREED.match(sentence.text)
    if m is None:
        return [item_ends.Said(sentence)]
    return [item_ends.Said(part, resolved=True) for part in each_that(sentence.match(m, "rest"))]


def tell_resolved(deeds: Deeds, piece: Piece, part: Passage) -> bool:
    """One of the things that a meeting resolved, with whoever is to do it, and not who proposed it."""
    work, proposers = item_ends.proposed(deeds, part)
    if proposers is not None:
        reason = "it is not told whether they proposed this or are to do it"
        deeds.teller.cannot_read(piece.block, proposers, reason)
    return deeds.action(piece, work, "", asked=False, said="agreed")


def each_that(rest: Passage) -> list[Passage]:
    """What was agreed, one by one: "that A be accepted and that B mend the gate"."""
    return [rest.cut(a, b) for a, b in between(rest.text, _AND_THAT)]
