"""Days, and how often a body meets, that a sentence names and of which nothing was told."""

from __future__ import annotations

import re

from remit.graph.words import MONTHS
from remit.loaders.claims.sittings import OFTEN
from remit.loaders.claims.verbs import has_finite
from remit.loaders.recognisers.told_sentence import ToldSentence
from remit.loaders.schema.frames import frames
from remit.loaders.values.dates import find_dates

_MONTH = "|".join(month.capitalize() for month in MONTHS)
_TIME = re.compile(
    rf"\b(?:\d{{1,2}} ?(?:st|nd|rd|th)? )?(?:(?:early|mid|late|end)- ?|(?:early|mid|late) )?(?:{_MONTH}|spring|summer|autumn|winter|Easter|Christmas)\b"
    r"(?:\s\d{4})?|\bnext (?:meeting|year|month|week)\b"
)
_LEADS_TO_DAY = re.compile(
    r"(?:\b(?:by|before|until|till|from|in|on|for|at|to|than|due|deadline|starts?|starting|begins?|ends?|closes?|date|is)\s+|\bnext (?:\w{2,12} )?meeting\s?[:–—-]?\s?)"
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s|the |early |mid-?\s?|late |end[- ](?:of )?|end of |autumn of |beginning of |start of )*$",
    re.IGNORECASE,
)
_BY_THEN = re.compile(
    r"\b(?:by|before|until|till|from|due|deadline|starts?|begins?)\b", re.IGNORECASE
)
_AHEAD = re.compile(
    r"\b(?:will|shall|must|should|would|due|deadline|(?:is|are|plans?|aims?|expects?|intends?|hopes?) to|to be|scheduled|expected|planned)\b"
)
_ONCE = re.compile(r"\b(?:was|were|had|did)\b")
OF_TIMES = ("deadline", "start", "wasDue", "asAt", "meets", "period", "evaluation")
_ISO = 10  # characters of a day
_OF_FIGURES = ("figure", "measure", "objective")  # whose words keep their day
_MEETS = re.compile(r"\b(?:meets?|met|meetings? (?:are|is|will be|shall be) held)\b")
_QUORUM = re.compile(r"\bquor(?:um|ate)\b", re.IGNORECASE)
SOMEBODY = ("body", "person", "post", "unclear", "vacancy")


def day_left(said: ToldSentence) -> str:
    """A day or a time that is to come, where nothing that was told has that time.

    What is only remarked behind a semicolon is none: "The post is vacant; interviews are in May."
    """
    told = [d for d in said.told if d.term in OF_TIMES or d.start or d.end]
    if any(d.subject.kind in _OF_FIGURES for d in said.told):
        return ""
    if not _AHEAD.search(said.text) and (_ONCE.search(said.text) or not _is_now(said)):
        return ""
    known = " ".join(f"{d.value} {d.raw} {d.start} {d.end}" for d in told)
    days = find_dates(said.text)
    times = [(d.start, d.end, d.period.iso[:_ISO] if d.period else d.text) for d in days]
    within = [range(start, end) for start, end, _ in times]
    named = (m for m in _TIME.finditer(said.text) if not any(m.start() in one for one in within))
    times += [(m.start(), m.end(), m.group()) for m in named]
    led = [
        time
        for time in sorted(times)
        if _LEADS_TO_DAY.search(said.text[: time[0]]) and _is_asked(said, time[0])
    ]
    left = [said.text[a:b] for a, b, day in led if day not in known and said.text[a:b] not in known]
    return left[0] if left and len(told) < len(led) else ""


def _is_asked(said: ToldSentence, start: int) -> bool:
    """Whether a time is no mere remark about nobody, behind a clause of which something was told."""
    opens = said.text.rfind(";", 0, start) + 1
    if not opens or not said.facts or _BY_THEN.search(said.text, opens, start):
        return True
    parties = (p for p in said.phrases if p.kind in SOMEBODY)
    return any(opens <= said.tokens[p.first].start for p in parties)


def _is_now(said: ToldSentence) -> bool:
    """Whether a sentence says what is done every year, or is none: "reviews it each March", "Next meeting: on 3 May"."""
    lows = {t.low for t in said.tokens if not t.capital}
    news = any(low.endswith("ed") or low in frames().irregular for low in lows)
    return bool(lows & {"each", "every"}) or not (news or has_finite(said.text))


def often_left(said: ToldSentence) -> str:
    """The words by which a sentence says how often a body meets, or how many it takes, where that was not told."""
    terms = {d.term for d in said.told}
    if (m := _QUORUM.search(said.text)) and "quorum" not in terms:
        return m.group()
    m = _MEETS.search(said.text)
    often = m is not None and OFTEN.match(said.text[m.end() :].lstrip())
    return m.group() if m and often and "meets" not in terms else ""
