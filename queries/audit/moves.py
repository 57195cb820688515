"""How one count moves from one period to the next, held against the words beside it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from remit.graph.lookup import stems
from remit.queries.audit.directions import FALLS, RISES
from remit.queries.audit.figures import number, subject_of
from remit.queries.audit.model import AnyRule, Evidence, Found, Rule
from remit.queries.facts.dating import first_day, last_day
from remit.queries.facts.months import sentences
from remit.queries.facts.passages import Passage
from remit.queries.facts.register import Facts
from remit.queries.facts.statements import cites
from remit.queries.phrasing import shortened

_JUMP = 0.5  # of the earlier number
_FEW = 20  # of which a half more or less may be chance
_SLACK = 0.03  # of a number that a rounded percentage gives
_YEAR = timedelta(days=366)
_SIZED = re.compile(
    r"%|\b(?:doubl|tripl|trebl|halv|half|twice|quarter|fold|surg|soar|sharp|steep|signific|substantial|"
    r"dramatic|marked|large|rapid|compared with|down from|up from)",
    re.IGNORECASE,
)
_CHANGED = re.compile(
    r"(?<![\d,.])(?P<now>\d[\d,]*)\s+[^.;%\d]{0,60}?\b(?:an?\s+)?(?P<way>increase|rise|decrease|fall|drop|reduction) of "
    r"(?P<percent>\d+(?:\.\d+)?)\s?% (?:on|from|over|since|compared (?:with|to)) (?:the )?(?:previous|preceding|last|prior) year",
    re.IGNORECASE,
)
_LESS = ("decrease", "fall", "drop", "reduction")


class Count(NamedTuple):
    """A number of something in a period, as a figure tells it."""

    id: str
    value: float
    first: date
    last: date
    period: str


class _Said(NamedTuple):
    """A sentence, and where it stands."""

    words: str
    evidence: tuple[Evidence, ...]


def _series(facts: Facts) -> list[tuple[str, list[Count]]]:
    """What is counted in more periods than one, each with its counts in order of time."""
    return facts.once("series", lambda: [*_in_series(facts)])


def _in_series(facts: Facts) -> Iterator[tuple[str, list[Count]]]:
    by: dict[tuple[object, ...], dict[tuple[date, date], Count]] = defaultdict(dict)
    for e in facts.of("figure"):
        period = next((s for s in facts.out(e.id, "period") if s.value), None)
        what, value = counted(e.label), facts.value(e.id, "value")
        if period is None or facts.value(e.id, "unit") != "count" or not (what and value):
            continue
        first, last = first_day(period.value or ""), last_day(period.value or "")
        about = subject_of(facts, e.id)
        if first and last:
            count = Count(e.id, number(value), first, last, period.raw or "")
            plan = facts.plan_of(about) or about
            by[what, facts.value(e.id, "place"), plan].setdefault((first, last), count)
    for counts in by.values():
        if len(counts) > 1:
            told = [counts[span] for span in sorted(counts)]
            yield _words(facts.label(told[-1].id)), told


def _words(label: str) -> str:
    """What a figure counts, without its number.

    >>> _words("261 offences: knife crime"), _words("3,692 burglaries")
    ('knife crime offences', 'burglaries')
    """
    counted = " ".join(re.sub(r"^\W*\d[\d,.]*\w*\W*", "", label).split())
    unit, colon, what = counted.partition(": ")
    return f"{what} {unit}" if colon else counted


def counted(label: str) -> frozenset[str]:
    """The words of what a figure counts, in whatever order and without its number."""
    return frozenset(stems(_words(label)))


def _steps(facts: Facts) -> list[tuple[str, Count, Count]]:
    """Each two periods of the same length, one right after the other."""
    return [
        (what, was, now)
        for what, counts in _series(facts)
        for was, now in pairwise(counts)
        if now.first == was.last + timedelta(days=1)
        and abs((now.last - now.first) - (was.last - was.first)) <= timedelta(days=3)
    ]


def _jump(facts: Facts, step: tuple[str, Count, Count]) -> Iterator[Found]:
    what, was, now = step
    if max(was.value, now.value) < _FEW or not was.value:
        return
    change = (now.value - was.value) / was.value
    beside = _beside(facts, now)
    up = change > 0
    against = _against(beside, up=up)
    if not against and (abs(change) < _JUMP or any(_SIZED.search(one.words) for one in beside)):
        return
    way = "up" if up else "down"
    told = (against or beside)[-1:]
    words = "".join(_quoted(one, against=bool(against)) for one in told)
    yield Found(
        subject_of(facts, now.id),
        f"The count of “{what}” goes {way} by {abs(change):.0%}, from {was.value:,.0f} in {was.period} to "
        f"{now.value:,.0f} in {now.period}{words}.",
        (*_evidence(facts, was, now), *(cited for one in told for cited in one.evidence)),
        rank=-round(abs(change) * 100),
        mark=f"{what} {now.period}",
        told=(what, f"{was.value:,.0f}", was.period, f"{now.value:,.0f}", now.period),
    )


def _evidence(facts: Facts, *counts: Count) -> tuple[Evidence, ...]:
    return cites(*(facts.out(c.id, term) for c in counts for term in ("value", "period")))


def _against(beside: Sequence[_Said], *, up: bool) -> list[_Said]:
    """The sentences by which a count went the other way; none where another sentence has it as the numbers do."""
    way, other = (RISES, FALLS) if up else (FALLS, RISES)
    if any(way.search(one.words) for one in beside):
        return []
    return [one for one in beside if other.search(one.words)]


def _quoted(one: _Said, *, against: bool) -> str:
    """What a sentence that stands with a count has to say of how it moves."""
    words = f"“{shortened(one.words.rstrip('.'), 90)}”"
    if against:
        return f"; a sentence beside it says otherwise: {words}"
    return f"; the words beside it, {words}, do not say by how much"


def _beside(facts: Facts, count: Count) -> list[_Said]:
    """The sentences in which a count stands with its period, each once."""
    written = re.compile(rf"(?<![\d,.]){_digits(facts, count)}(?![\d,]*\d)")
    period = " ".join(count.period.split())
    return [
        one
        for one in _sentences_with(facts, period, subject_of(facts, count.id))
        if written.search(one.words) and len(one.words.split()) > _LABEL
    ]


def _sentences_with(facts: Facts, words: str, about: str) -> list[_Said]:
    """The sentences of the documents, and of what is said about a thing, that hold some words; each once."""
    found: dict[str, _Said] = {}
    for passage in facts.passages:
        for sentence in sentences(passage.text) if words in passage.text else ():
            if words in sentence:
                found.setdefault(sentence, _Said(sentence, passage.around(sentence)))
    for said in (s for t in ("why", "text") for s in facts.out(about, t)):
        for sentence in sentences(said.value or ""):
            if words in sentence:
                found.setdefault(sentence, _Said(sentence, (said,)))
    return [*found.values()]


_LABEL = 8  # words; a figure in a box with no more is a label, and says nothing of how it moves


def _digits(facts: Facts, count: Count) -> str:
    said = facts.out(count.id, "value")
    return re.escape((said[0].raw or said[0].value or "") if said else "")


def _changes(facts: Facts) -> list[tuple[Passage, re.Match[str]]]:
    """The sentences that give a number, and by how much it differs from that of the year before."""
    return [
        (passage, m)
        for passage, sentence in facts.sentences
        for m in (_CHANGED.finditer(sentence) if "%" in sentence else ())
    ]


def _unfounded(facts: Facts, change: tuple[Passage, re.Match[str]]) -> Iterator[Found]:
    """A change against the year before, where the register has another number for about that year."""
    passage, m = change
    value, percent = number(m["now"]), number(m["percent"])
    sign = -1 if m["way"].casefold() in _LESS else 1
    left = 1 + sign * percent / 100
    if left <= 0:
        return  # nothing is left, of whatever there was
    before = value / left
    for what, counts in _series(facts):
        now = next((c for c in counts if c.value == value), None)
        was = [
            c
            for c in counts
            if now and c.first < now.first <= c.first + _YEAR and c.last < now.last
        ]
        if now is None or not was or abs(was[-1].value - before) <= _SLACK * before:
            continue
        then = was[-1]
        apart = (
            ""
            if then.last < now.first
            else "; the two years are cut differently, so that both may be right"
        )
        are = "is" if value == 1 else "are"
        really = (value - then.value) / then.value if then.value else 0
        yield Found(
            subject_of(facts, now.id),
            f"{m['now']} “{what}” in {now.period} {are} told as {m['percent']}% {'less' if sign < 0 else 'more'} than the year "
            f"before, whose number (about {before:,.0f}) no passage gives. The nearest that is given is {then.value:,.0f} for "
            f"{then.period}, and from that the change is {really:+.0%}{apart}.",
            (*passage.around(m[0]), *_evidence(facts, then)),
            mark=m[0],
            told=(f"{m['percent']}%", f"{then.value:,.0f}", then.period),
        )


MOVES: tuple[AnyRule, ...] = (
    Rule(
        code="change-unfounded", family="figures", title="A change that the figures given do not show", severity="medium",
        checked="numbers that are told as so much more or less than the year before",
        how="What the number of the year before would have been is not what another passage gives for about that year.",
        why="Readers remember the percentage, and nobody can work it out again.",
        todo="Say from which number, and of which year, the change is counted.",
        reference="Plain arithmetic; years that are cut differently are told as that",
        over=_changes, finds=_unfounded,
    ),
    Rule(
        code="jump", family="figures", title="A count that jumps, and no word of how much", severity="medium",
        checked="counts of the same thing in two periods, one right after the other",
        how="The count differs by half or more and no sentence that gives it says by how much, or the sentence says "
        "that it went the other way.",
        why="Either something happened that the plan should speak of, or the two were not counted alike.",
        todo="Say what lies behind it, and whether both were counted in the same way.",
        reference="Two periods are two figures; only a jump between them is a question",
        over=_steps, finds=_jump,
    ),
)  # fmt: skip
