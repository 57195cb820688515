"""How often a body meets, and how many of it make a quorum, as a sentence says it."""

from __future__ import annotations

import re

from remit.loaders.blocks import Passage
from remit.loaders.claims.clauses import Match
from remit.loaders.claims.said_before import step_back
from remit.loaders.claims.told import Teller
from remit.loaders.drafts import Ref
from remit.loaders.schema.frames import frames

OFTEN = re.compile(
    r"^\W*(?:in (?:public|private) )?(?:(?:at least|not less than|no less than|no fewer than|a minimum of|normally|usually|formally|at a minimum)\s+)*"
    r"(?:monthly|quarterly|weekly|fortnightly|annually|yearly|half-?yearly|bi-?monthly|bi-?annually|termly|\w+-(?:weekly|monthly)"
    r"|(?:once|twice|\w+ times)\b(?: (?:a|an|each|every|per|in each|in every) \w+(?: (?!and\b|or\b)\w+)?)?|every\b|each\b"
    r"|(?:the )?(?:first|second|third|fourth|last) (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
    r"|on the (?:first|second|third|fourth|last)\b|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days\b|on an? [\w-]+(?: \w+)? (?:basis|cycle)\b|in \w+(?:, \w+)* and \w+\b|as (?:and when )?(?:required|needed|necessary))",
    re.IGNORECASE,
)
# Deeds by their words, and no work: "gather on the first Monday", "convenes twice a year".
_SITS = re.compile(
    r"(?:(?:assemble|convene|gather|meet|sit)s?|(?:come|get)s? together|be held|takes? place)\s",
    re.IGNORECASE,
)
_MEETINGS = re.compile(
    r"^(?:There (?:are|will be|shall be|must be) |(?:The \w+ )?(?:holds|will hold|shall hold) )?"
    r"(?P<often>(?:at least |not less than |no fewer than |a minimum of )?"
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2})(?: ordinary| formal| full)? meetings? (?:a|per|each|every|in each) year)\b",
    re.IGNORECASE,
)
_VERB = re.compile(r"\b(?:is|are|was|were|will|shall|may|must|has|have|meets?|reports?)\b")
_WITHOUT = ("unless", "without", "until")
_BUSINESS = re.compile(
    r"^(?:(?P<no>No) )?[Bb]usiness (?:can|may|shall|will|must|is)(?: only)?(?: to)?(?: be)? (?:done|transacted|conducted|dealt with)(?: at (?:any|a) meeting)?"
    r" (?P<if>if|when|unless|without) (?P<quorum>[^.,;]{3,60}?)(?= (?:are|is|being) (?:present|there|in the room)\b|[.;,]|$)"
)
_THERE = re.compile(r" (?:are|is|being) (?:present|there|in the room)\b")
_MEETING = re.compile(
    r"^(?:(?P<no>No)|The|A|All|Its|Our)?\s?[Mm]eetings? (?:(?:can|may|shall|will|must|do|does)(?P<not>not| not)?(?: only)? )?(?:be held|start|begin|open|proceed|go(?:es)? ahead|take place)"
    r"(?: only)? (?P<if>if|when|unless|until|without|with) (?P<quorum>(?!fewer|less)[^.,;]{3,60}?)(?= (?:are|is|being|attend) (?:present|there|in the room)\b| attend\b|[.;,]|$)"
)
_VALUE_ENDS = re.compile(
    r"[;.(]|\s(?:under|chaired|to|with|where|when)\s|(?<!\s)\s+and\s+(?:[a-z]+s|may|shall|will|the|its|(?:one|two|three|four|five|six|seven|eight|nine|ten|\d+) [a-z]+)\s|,"
)
_AND = re.compile(r"(?<!\s)\s+and\s+(?=(?:[a-z]+|\d+) [a-z]+$)")
_QUORUM = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|half|third|quarter|majority|per cent|chair)\b|%|\d",
    re.IGNORECASE,
)


def how_often(teller: Teller, m: Match, body: Ref) -> None:
    """Say how often a body meets, where that stands behind the words."""
    s = m.sentence
    if m.last >= len(s.tokens):
        return
    behind = s.passage.cut(s.tokens[m.last].start)
    often = OFTEN.match(behind.text)
    if often is None:
        return
    ends = (e.start() for e in _VALUE_ENDS.finditer(behind.text, max(often.end(), 4)))
    value = behind.cut(0, next(ends, len(behind.text)))
    teller.reading.findings.attribute(
        teller.reading.source, s.passage, body, "meets", value.text, stated_as=m.frame.said
    )


def sits(work: str) -> bool:
    """Whether the words of a deed only say how often somebody meets.

    >>> sits("gather on the first Monday of each month"), sits("gather evidence each month")
    (True, False)
    """
    m = _SITS.match(work)
    return m is not None and OFTEN.match(work[m.end() :]) is not None


def told(teller: Teller, passage: Passage, *, asked: bool) -> bool:
    """Say how often the body spoken of meets, and how many it takes, where no verb of it says so.

    ``asked`` is whether the heading above speaks of meetings.
    """
    own = teller.names.here
    if own is None or teller.names.own.paper in ("minutes", "log"):
        return False
    asked = asked and passage.text[:1].isupper()
    return (
        counted(teller, passage, own)
        or business(teller, passage, own)
        or (asked and under_heading(teller, passage, own))
    )


def counted(teller: Teller, passage: Passage, body: Ref) -> bool:
    """Say how often a body meets, where that is counted: "There shall be not less than four meetings a year"."""
    m = _MEETINGS.match(passage.text)
    if m is None:
        return False
    teller.reading.findings.attribute(
        teller.reading.source, passage, body, "meets", m["often"], stated_as="meetings"
    )
    return True


def under_heading(teller: Teller, passage: Passage, body: Ref) -> bool:
    """Say how often a body meets, by words without a verb under a heading that asks: "Once every half term, and …"."""
    m = OFTEN.match(passage.text)
    if m is None or _VERB.search(passage.text):
        return False
    words = how_often_alone(passage)
    teller.reading.findings.attribute(
        teller.reading.source, words, body, "meets", words.text, stated_as="meetings"
    )
    return True


def how_often_alone(value: Passage) -> Passage:
    """The words that say how often, without those that say where or what else: "Once a term, and at need"."""
    m = OFTEN.match(value.text)
    ends = (e.start() for e in _VALUE_ENDS.finditer(value.text, max(m.end() if m else 0, 4)))
    return value.cut(0, next(ends, len(value.text)))


def business(teller: Teller, passage: Passage, body: Ref) -> bool:
    """Say how many must be there for business to be done: "No business shall be transacted unless three members are present"."""
    m = _BUSINESS.match(passage.text) or _MEETING.match(passage.text)
    if m is None or not _QUORUM.search(m["quorum"]):
        return False
    denied = bool(m["no"]) != bool(m.groupdict().get("not"))
    there = m.re is _BUSINESS and _THERE.match(passage.text, m.end())
    if denied != (m["if"] in _WITHOUT) or not (there or _of_members(m["quorum"])):
        return False  # "Business can be done when three weeks have passed"
    teller.reading.findings.attribute(
        teller.reading.source, passage, body, "quorum", m["quorum"], stated_as=m["if"]
    )
    return True


def _of_members(words: str) -> bool:
    """Whether words speak of those of whom a quorum is made: "four members", and not "two adults"."""
    low = words.casefold()
    if "of staff" in low or " if " in low:
        return False
    return not frames().words["of members"].isdisjoint(re.findall(r"\w+", low))


def _before(m: Match) -> Passage | None:
    """The words before those of a quorum, where a pronoun opens them: "It meets monthly and five members are a quorum"."""
    end = step_back(m.sentence, m.first)
    words = m.sentence.cut(0, end) if end else None
    return words if words is not None and _AND.search(words.text) else None


def quorum(teller: Teller, m: Match, body: Ref) -> bool:
    """Say what makes a quorum of a body, before, behind or among the words; whether they do."""
    s = m.sentence
    if m.frame.of == "before":
        value = m.work_left() or _before(m)
        parts = list(_AND.finditer(value.text)) if value is not None else []
        if value is not None and parts and _VERB.search(value.text[: parts[-1].start()]):
            value = value.cut(parts[-1].end())  # "It meets monthly and five members are a quorum"
    elif m.frame.of == "middle":
        value = m.work_within()
    else:
        value = s.passage.cut(s.tokens[m.last].start) if m.last < len(s.tokens) else None
        if value is not None:
            ends = (e.start() for e in re.finditer(r"[;.]|,", value.text))
            value = value.cut(0, next(ends, len(value.text)))
    if value is None or not _QUORUM.search(value.text):
        return False
    present = m.frame.words[-1] in ("present", "there") or m.frame.of == "middle"
    if present and not _of_members(value.text):
        return False  # "Two adults must be present when boats are launched"
    teller.reading.findings.attribute(
        teller.reading.source, s.passage, body, "quorum", value.text, stated_as=m.frame.said
    )
    return True
