"""Papers that are named and not the document's own, with the body that adopted each: "Cabinet approved the Parking Strategy".

Their names end on the noun of a paper that is adopted. What is only proposed, deferred, under a condition, or has lapsed,
nobody has adopted; nor has whoever wrote, noted or endorsed it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from remit.graph.words import with_capital
from remit.loaders.assertion import asserted
from remit.loaders.blocks import Passage
from remit.loaders.claims.aside import is_quoted
from remit.loaders.claims.guards import refused
from remit.loaders.claims.meant import Meant
from remit.loaders.claims.spoken import Sentence
from remit.loaders.claims.tokens import Phrase
from remit.loaders.drafts import Ref
from remit.loaders.reading import Reading, slug
from remit.loaders.schema.frames import any_of, frames
from remit.loaders.values.ends import last_word
from remit.loaders.wording import bare

_AGREED = r"(?:adopted|approved|agreed|ratified|signed off|passed)"
_NAME = r"(?:[A-Z][\w’'&/-]{0,30}(?:\s(?:(?:and|of|for|the|on|&)\s){0,2}(?=[A-Z])|(?=[\s.,;:)]|$))){2,9}"
_PASSIVE = re.compile(
    rf"^(?:The |Our |Its )?(?:[a-z]{{3,12}} ){{0,2}}(?P<what>{_NAME})\s(?:was|were|is|are|has been|have been)\s(?:[a-z]+ly )?"
    rf"(?P<said>{_AGREED})\s(?:by|at(?!.*\sby\s))\s"
)
_ACTIVE = re.compile(
    rf"\s(?:has |have )?(?:[a-z]+ly )?(?P<said>adopted|approved|agreed|ratified)\s(?:the|its|our)\s(?P<what>{_NAME})(?!\s[A-Z]|\w)"
)
_BRACKET = re.compile(
    rf"^(?P<what>{_NAME})\s\((?P<said>{_AGREED})\s(?:by|at)\s(?P<who>[^()]{{3,90}})\)\W*$"
)
_SITTING = re.compile(r"(?:,? (?:at|on|in)\b[^().;]{0,60}?,?)?")  # "at its meeting in May"
_OPENING = 2  # tokens before whoever opens a sentence


def tell(meant: Meant, s: Sentence) -> bool:
    """Say who adopted a paper that a sentence names; whether it says so."""
    text = s.passage.text
    if is_quoted(text) or any_of("takes back an adoption").search(text):
        return False
    if m := _BRACKET.match(text):
        end = len(text)
        inside = meant.teller.reading.grammar.read(m["who"])[1]
        who = _first(inside, opens=bool(inside) and not inside[0].first)
    elif m := _PASSIVE.match(text):
        end = len(text)
        who = _from(s, m.end(), end)
    elif m := _ACTIVE.search(text):
        end = m.start("said")
        opening = [p for p in s.phrases if p.first < _OPENING and s.tokens[p.last - 1].end <= end]
        between = text[s.tokens[opening[0].last - 1].end : m.start()] if opening else ""
        who = opening if len(opening) == 1 and _SITTING.fullmatch(between) else []
    else:
        return False
    what = s.passage.match(m, "what")
    if (
        not is_named(what.text)
        or not asserted(text)
        or refused(text[: m.end("said")], "", "", past=False)
    ):
        return False
    bodies = meant.bodies(who)
    if len(bodies) != 1 or len(who) != 1 or not who[0].party:
        return False
    if not text.endswith(")") and s.text(who[0].last, who[0].last + 1) == "of":
        return False  # "the Board of another museum"
    say(meant.teller.reading, what, bodies[0], s.passage, m["said"])
    return True


def say(
    reading: Reading,
    what: Passage,
    body: Ref,
    evidence: Passage,
    said: str,
    *,
    start: str | None = None,
) -> None:
    """Say that a body adopted a paper, which some words name; on the day ``start``, where that is told."""
    name = with_capital(bare(what.text))
    paper = reading.placed("plan", name, f"{reading.short_name}-adopted-{slug(name)}")
    reading.findings.attribute(reading.source, what, paper, "name", name)
    reading.findings.link(
        reading.source, evidence, paper, "adoptedBy", body, stated_as=said, start=start
    )


def is_named(text: str) -> bool:
    """Whether words are the name of a paper: its noun with a capital, and more that tells which.

    >>> is_named("Parking Strategy"), is_named("Strategy"), is_named("Parking Permit")
    (True, False, False)
    """
    words = bare(text).split()
    nouns = frames().words["papers adopted"]
    named = any(word.casefold() in nouns for word in words[1:] if word[:1].isupper())
    return named and (last_word(text).casefold() in nouns or " of " in text or " for " in text)


def _from(s: Sentence, start: int, end: int) -> list[Phrase]:
    """The one body with which some words of a sentence begin, without the body whose it is: "the Board's Finance Committee"."""
    found = [p for p in s.phrases if start <= s.tokens[p.first].start < end]
    opens = bool(found) and s.tokens[found[0].first].start <= start + len("the ")
    return _first(found, opens=opens)


def _first(found: Sequence[Phrase], *, opens: bool) -> list[Phrase]:
    """The body with which phrases open; of "the Board's Finance Committee" the committee."""
    if len(found) > 1 and found[0].kind == "group" and found[1].first == found[0].last:
        found = found[1:]
    return [*found[:1]] if opens and found[0].kind == "body" else []
