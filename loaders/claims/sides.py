"""Items of a list that say in a bracket who helps, is asked or is told: "Holiday club (supported by the Kitchen; inform the Clerk)".

The words in the bracket say the role themselves, so that no rhythm of the list is needed. Who supports a motion or a bid is
for it, and has no part in any work.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from remit.loaders.blocks import Passage
from remit.loaders.claims.beside import UNDERSTOOD, named_by_words
from remit.loaders.claims.guards import refused
from remit.loaders.claims.pieces import worked
from remit.loaders.claims.verbs import has_finite
from remit.loaders.reading import Reading
from remit.loaders.schema.frames import frames
from remit.loaders.values.parties import Party
from remit.loaders.wording import between
from remit.ontology import Role

_ITEM = re.compile(r"^(?P<work>[^()]{6,160}?)\s*\((?P<said>[^()]{5,200})\)[\s.;,]*$")
_AND = re.compile(r";\s{1,9}")
_ROLES: dict[str, Role] = {
    "helping": "consulted",
    "asked beside": "consulted",
    "told beside": "informed",
}


class _Side(NamedTuple):
    """Words of a bracket that name parties, with the role and the words that say it."""

    role: Role
    said: str
    who: Passage


def recognise(reading: Reading) -> None:
    """Read such items; where one of the parties of a bracket is not understood, the item is unread."""
    taken = worked(reading)
    for mark in reading.marks:
        if mark.role != "item" or mark.block.parts[0].number in taken:
            continue
        m = _ITEM.match(mark.block.text)
        sides = list(_sides(mark.block.match(m, "said"))) if m is not None else []
        if m is None or not sides or not _is_work(reading, m["work"]) or ":" in m["work"]:
            continue
        work = mark.block.match(m, "work")
        told = [(side, _parties(reading, side.who)) for side in sides]
        if any(p.kind not in UNDERSTOOD for _, parties in told for p in parties):
            reason = "it is not clear whom the bracket names, or what is said of them"
            reading.findings.cannot_read(reading.source, mark.block, mark.block, reason)
            continue
        thing = named_by_words(reading, "action", work, work.parts[0].number)
        reading.about(mark.block, thing)
        for side, parties in told:
            helps = side.said.casefold() in frames().words["helping"]
            said = f"helps: {side.said}" if helps else side.said
            for party in parties:
                reading.assign_party(thing, side.role, party, said, mark.block)


def _sides(words: Passage) -> Iterator[_Side]:
    """What a bracket says of each role; nothing where a part of it opens with no role."""
    found: list[_Side] = []
    for a, b in between(words.text, _AND):
        part = words.cut(a, b)
        m = _opening().match(part.text)
        if m is None:
            return
        group = next(g for g in _ROLES if m["said"].casefold() in frames().words[g])
        found.append(_Side(_ROLES[group], m["said"], part.cut(m.end())))
    yield from found


@cache
def _opening() -> re.Pattern[str]:
    said = sorted({w for group in _ROLES for w in frames().words[group]}, key=len, reverse=True)
    words = "|".join(map(re.escape, said))
    return re.compile(rf"(?P<said>(?i:{words}))(?:\s?:)?\s+(?:the\s+)?(?=[A-Z])")


def _is_work(reading: Reading, words: str) -> bool:
    """Whether words may be a piece of work: no party, no whole sentence, and nothing that is voted on."""
    if has_finite(words) or refused(words, "", "") or not words[:1].isupper():
        return False
    if not frames().words["voted on"].isdisjoint(re.findall(r"\w+", words.casefold())):
        return False
    one = reading.grammar.one(words)
    return one is None or not one.party


def _parties(reading: Reading, who: Passage) -> list[Party]:
    """The parties of a part; words that could be a body's name are, where they can be nobody else."""
    plain = who.cut(0, len(who.text.rstrip(" .")))
    found = reading.parties.read(plain)
    bodies = reading.parties.read(plain, bodies=True)
    if len(found) != len(bodies):
        return list(found)
    both = zip(found, bodies, strict=True)
    return [b if one.kind == "unclear" and b.kind == "body" else one for one, b in both]
