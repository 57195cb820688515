"""What a power is given under: whom to ask before it is used, and whom to tell: "after consulting the Clerk", "tell the Board"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from remit.loaders.blocks import Block, Passage
from remit.loaders.drafts import Ref
from remit.loaders.reading import Reading
from remit.loaders.values.parties import Party
from remit.loaders.values.phrases import NAMED
from remit.loaders.wording import bare
from remit.ontology import Role

_WHO = r"(?:the\s+)?(?P<who>[A-Z][^.;,()]{2,80})"
_DUTIES: Final[tuple[tuple[Role, re.Pattern[str]], ...]] = (
    (
        "consulted",
        re.compile(
            r"(?:(?:after|having|(?:only |and )?with)\s+)?(?:consult(?:ing|ed|ation with)|(?:in|after|following) (?:prior )?consultation with"
            r"|(?:with|subject to|after) (?:the )?(?:prior |written )?(?:consent|agreement|approval|advice) (?:of|from)|advice from)\s+"
            + _WHO,
            re.IGNORECASE,
        ),
    ),
    (
        "informed",
        re.compile(
            r"(?:^|;\s|,\s|\b(?:to|and|must|then)\s)(?:tell|inform|notify|report(?:ed|s)? to|list to|with a report to)\s+"
            + _WHO,
            re.IGNORECASE,
        ),
    ),
)
# "CFO to be consulted", "the Chair is informed": the party stands in front.
_IN_FRONT: Final = re.compile(
    r"(?:^|[.;]\s)(?:the\s)?(?P<who>[A-Z][^.;,()]{1,70}?)\s(?:(?:is|are|must|shall|will)(?: to)?(?: be)?|to be)(?: first)?\s"
    r"(?P<how>consulted|asked|informed|told|notified)\b(?! that)"
)
_ASKED = ("consulted", "asked")
# What a clause of a condition says beside the name of whoever is asked or told.
_BEHIND = re.compile(
    r"\s(?:on|each|every|once|twice|within|before|after|where|when|if|in|at|by|for|about|who|must|will|monthly|quarterly|annually)\b.*$"
)
_AND = re.compile(r"(?<!\s)\s+(?:and|or)\s+(?:the\s+)?")
_UNDERSTOOD = (*NAMED, "group")


def told(reading: Reading, words: Passage, power: Ref, block: Block) -> None:
    """Say whom a power's words have asked or told; who of them is not clear is said of the power."""
    for role, pattern in _DUTIES:
        for m in pattern.finditer(words.text):
            whole = words.match(m, "who")
            name = whole.cut(0, len(_BEHIND.sub("", whole.text)))
            parties = list(_parties(reading, name))
            if not parties or any(party.kind not in _UNDERSTOOD for party in parties):
                reason = f"it is not clear who “{name.text}” is, who is to be {role}"
                reading.not_understood(power, block, name, reason)
                continue
            for party in parties:
                reading.assign_party(power, role, party, m.group()[: -len(m["who"])].strip(), block)

    for m in _IN_FRONT.finditer(words.text):
        name = words.match(m, "who")
        parties = list(_parties(reading, name))
        how: Role = "consulted" if m["how"] in _ASKED else "informed"
        if parties and all(party.kind in _UNDERSTOOD for party in parties):
            for party in parties:
                reading.assign_party(
                    power, how, party, m.group()[-len(m["how"]) - 3 :].strip(), block
                )


def _parties(reading: Reading, name: Passage) -> Iterator[Party]:
    one = reading.parties.read(name)
    if len(one) == 1 and one[0].kind in _UNDERSTOOD:
        yield one[0]
        return
    cuts = [0, *(m.start() for m in _AND.finditer(name.text)), len(name.text)]
    starts = [0, *(m.end() for m in _AND.finditer(name.text))]
    for start, end in zip(starts, cuts[1:], strict=True):
        if bare(name.text[start:end]):
            yield from reading.parties.read(name.cut(start, end))
