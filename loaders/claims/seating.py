"""Who sits on a body, in sentences under a heading that asks for its members: "They are Ann Bee, Cy Dee and Ed Eff".

There a list of people is one of members, with a verb or without, and a place that is not filled is an empty seat.
"""

from __future__ import annotations

import re

from remit.loaders.blocks import Block
from remit.loaders.claims.guards import refused
from remit.loaders.claims.lists import members_of
from remit.loaders.claims.meant import Meant
from remit.loaders.claims.phrases import Grammar
from remit.loaders.claims.spoken import Sentence
from remit.loaders.claims.verbs import has_finite, is_doing
from remit.loaders.drafts import Ref

_THEY_ARE = re.compile(
    r"^(?:[^,:;]{0,40}\s)?(?:they|these|(?:the |its )?(?:current |present )?members(?: for [\d/–-]{4,9})?) (?:currently )?are:?\s",
    re.IGNORECASE,
)
_EMPTY = re.compile(
    r"\b(?:place|seat|position|vacancy|post)s?\b[^.;]{0,40}?\b(?:has not been filled|have not been filled|(?:is|are|remains?) "
    r"(?:currently |still )?(?:vacant|empty|unfilled))\b|\b[Tt]here (?:is|are) (?:currently |still )?(?:a|an|one|two|three) vacanc(?:y|ies)\b"
)
_ASIDE = re.compile(r",\s(?:who|which|whose|whom)\s[^,;]{3,120}\.?$")
_FEWEST = 2  # people of a list without a verb


def read(meant: Meant, grammar: Grammar, s: Sentence, block: Block, body: Ref) -> bool:
    """Read a sentence under a heading of members; whether it told who sits there."""
    text = s.passage.text
    if meant.teller.reading.partnership is not None:
        return False
    if empty(meant, s, body):
        return True
    people = [p for p in s.phrases if p.kind == "person" and " " in p.name and not p.over]
    if m := _THEY_ARE.match(text):
        if refused(text[: m.end()], "", ""):
            return False
        value = s.passage.cut(m.end())
    elif len(people) >= _FEWEST and not _has_verb(s) and s.phrases[0] is people[0]:
        value = s.passage
    else:
        return False
    if m := _ASIDE.search(value.text):
        value = value.cut(0, m.start())  # "…, Cy Dee, who speaks but does not vote."
    members_of(meant.teller, grammar, block, body, value, said="members")
    return True


def empty(meant: Meant, s: Sentence, body: Ref) -> bool:
    """Read "There is one vacancy." of a body's members; whether it said so."""
    text = s.passage.text
    others = any(p.kind == "body" and not p.generic and " " in p.name for p in s.phrases)
    minutes = meant.names.own.paper in ("minutes", "log") or bool(meant.teller.reading.present)
    m = None if others or minutes else _EMPTY.search(text)
    if m is None or refused(text[: m.start()], "", "", past=False):
        return False
    _seat(meant, s, body, m.group())
    return True


def _has_verb(s: Sentence) -> bool:
    return any(has_finite(t.text) or is_doing(t.low) for t in s.tokens if not t.capital)


def _seat(meant: Meant, s: Sentence, body: Ref, said: str) -> None:
    """A seat of a body that nobody has."""
    reading = meant.teller.reading
    seat = reading.post("Member", body.name, s.passage)
    reading.no_holder(seat, said, f"{reading.short_name}-seat-vacant", s.passage, said)
    reading.findings.link(reading.source, s.passage, seat, "memberOf", body, stated_as=said)
