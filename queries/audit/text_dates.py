"""Dates in the text that cannot be right: a day that its month lacks, a report of a time that was not over."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from remit.graph.model import Entity, Statement
from remit.queries.audit.model import Found
from remit.queries.facts.dating import day_words
from remit.queries.facts.months import financial_years, months, sentences
from remit.queries.facts.passages import Passage
from remit.queries.facts.register import Facts

_BAD_YEAR = re.compile(
    r"\b(?:in|of|since|by|during|for|year)\s+"
    r"(?P<year>0[12]\d\d\b|(?:[3-9]\d{3}|21\d\d|2[2-9]\d\d)\b(?!\s*[%a-z]))"
)
_LONE_YEAR = re.compile(r"0[12]\d\d|[3-9]\d{3}|21\d\d|2[2-9]\d\d")
_NUMERIC = re.compile(r"(?<![\d/.])(?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<y>\d{4}|\d\d)(?![\d/.])")
_DAY_MONTH = re.compile(
    r"\b(?P<d>3[0-9]|[4-9]\d)(?:st|nd|rd|th)?\s+(?P<m>january|february|march|april|may|june|july|august|"
    r"september|october|november|december)\b",
    re.IGNORECASE,
)
_ODD = re.compile(  # figures without which no year and no day of a month is odd
    # It begins with a figure, of which there are fewer than of spaces.
    r"(?<=\s)(?:0[12]|2[1-9]|[3-9]\d)\d\d|[3-9]\d[A-Za-z]{0,2}\s"
)
_SHORT_MONTHS = {"february": 29, "april": 30, "june": 30, "september": 30, "november": 30}
_PAST = re.compile(
    r"\b(was|were|had|did|commenced|began|started|launched|took|set|saw|recorded)\b", re.IGNORECASE
)
_AHEAD = re.compile(
    r"\b(will|by|until|due|expected|plan(?:ned|s)?|next|from|scheduled|target|aim|before|ahead|likely)\b"
    r"[^.]{0,40}$",
    re.IGNORECASE,
)
_HEAD_DATE = re.compile(
    r"^(?P<head>(?:as (?:at|of) )?(?:\d{1,2} )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* "
    r"(?:20)\d\d)\s*(?:[-–:]|$)",
    re.IGNORECASE,
)


def passages(facts: Facts) -> Sequence[Passage]:
    """The passages of the documents."""
    return facts.passages


def datable(facts: Facts) -> list[Passage | Statement]:
    """The passages, and the wordings of dates that stand in none of them: a register may lack the text."""
    terms = ("start", "deadline", "period", "asAt")
    kinds = ("action", "figure", "update", "plan")
    odd = [s for s in facts.said_of(kinds, *terms) if _LONE_YEAR.fullmatch(s.raw or "")]
    told = " ".join(p.text for p in facts.passages) if odd else ""
    return [*facts.passages, *(s for s in odd if (s.raw or "") not in told)]


def with_figures(_: Facts, cited: Sequence[Passage | Statement]) -> list[Passage | Statement]:
    """Those in which figures stand that may be a date; nearly no passage has any."""
    return [
        one
        for one in cited
        if isinstance(one, Statement) or "/" in one.text or _ODD.search(one.text)
    ]


def impossible_date(facts: Facts, cited: Passage | Statement) -> Iterator[Found]:
    """A year or a day in a passage, or in the wording of a date, that there cannot be."""
    if isinstance(cited, Statement):
        yield Found(
            cited.subject,
            f"“{cited.raw}” is no date that can be.",
            (cited,),
            told=(cited.raw or "",),
        )
        return
    text = cited.text
    bad = [m["year"] for m in _BAD_YEAR.finditer(text)]
    bad += [m[0] for m in _NUMERIC.finditer(text) if not _exists(m)]
    bad += [
        m[0]
        for m in _DAY_MONTH.finditer(text)
        if int(m["d"]) > _SHORT_MONTHS.get(m["m"].casefold(), 31)
    ]
    for words in dict.fromkeys(bad):
        yield Found(
            facts.document_of(cited),
            f"“{words}” is no date that can be.",
            cited.around(words),
            mark=words,
            told=(words,),
        )


def _exists(m: re.Match[str]) -> bool:
    year = int(m["y"]) if len(m["y"]) == 4 else 2000 + int(m["y"])
    try:
        date(year, int(m["m"]), int(m["d"]))
    except ValueError:
        return False
    return True


def dated_reports(facts: Facts) -> list[Entity]:
    """The reports that are dated."""
    return [e for e in facts.of("update") if facts.dated(e.id)]


def not_over(facts: Facts, e: Entity) -> Iterator[Found]:
    """A month of which a report tells in the past, though it had not ended when that was written."""
    written = facts.dated(e.id)
    assert written is not None
    about = next((s.object or "" for s in facts.out(e.id, "updateOf")), e.id)
    for said in facts.out(e.id, "text"):
        for sentence in sentences(said.value or ""):
            for month in months(sentence):
                ahead = _AHEAD.search(sentence[: month.at]) and not re.search(
                    r"\bfrom\b[^.]{0,40}$", sentence[: month.at], re.IGNORECASE
                )
                if month.last > written and _PAST.search(sentence) and not ahead:
                    yield Found(
                        about,
                        f"The report of {day_words(written)} on {facts.called(about)} tells of {month.words} "
                        "as of something past, though that was not over: the month or the year can hardly be right.",
                        (said, *facts.out(e.id, "asAt")),
                        told=(month.words, day_words(written)),
                    )


def headed_by_a_day(facts: Facts) -> list[tuple[Passage, date]]:
    """The passages that begin with a day, with that day."""
    found = []
    for cited in passages(facts):
        head = next(months(m["head"]), None) if (m := _HEAD_DATE.match(cited.text)) else None
        if head:
            found.append((cited, head.last))
    return found


def ahead_of_itself(facts: Facts, headed: tuple[Passage, date]) -> Iterator[Found]:
    """A financial year of which a passage gives results, though it ended after the day that heads it."""
    cited, written = headed
    month = f"{written:%B %Y}"
    for sentence in sentences(cited.text):
        for year in financial_years(sentence):
            if year.last > written and _PAST.search(sentence):
                yield Found(
                    facts.document_of(cited),
                    f"A passage headed {month} gives results for {year.words}, a year that went on until "
                    f"{day_words(year.last)}.",
                    cited.around(sentence),
                    mark=year.words,
                    told=(year.words, month),
                )
                return
