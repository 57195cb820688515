"""What a sentence with figures holds: its numbers, and the times and places that they may be of.

Which numbers count nothing (a section of an Act, an age, a date, the mark of a list) is data here,
and so is where a time stands that a figure is only compared with.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from remit.graph.lookup import key
from remit.graph.words import holds_any
from remit.loaders.blocks import Passage
from remit.loaders.values.dates import Period, find_dates, read_period
from remit.ontology import Basis

# -- Numbers, and numbers that count nothing --------------------------------------------------

DIGIT = re.compile(r"\d")
NUMBER = re.compile(
    r"(?<![\w.,/£+:’”'\")=&–-])(?P<sign>[+-](?=[\d.]+\s?%))?(?P<pound>£)?"
    r"(?P<digits>\d{1,3}(?:,\d{3})+|\d+)(?P<fraction>\.\d+)?"
    r"(?P<scale>k|m|bn|\s(?:thousand|million|billion)\b)?(?P<percent>\s?%|\sper\s?cent\b)?"
    r"(?![\w/%&=]|[.,:]\d|[-–]\w)"
)
_SCALE = {"k": 3, "thousand": 3, "m": 6, "million": 6, "bn": 9, "billion": 9}
_MONTH_NAME = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
)
_NUMBERED = (
    r"[Ss]ections?|ss?\.|[Rr]egulations?|[Ss]chedules?|[Aa]rticles?|[Pp]aragraphs?|Part|Act|Year|"
    r"[Pp]ages?|Priority|Phase|Step|Stage|Tier|Level|Appendix|Chapter|Figure|Table|Version|No\."
)
_TIME_UNIT = r"(?:working )?(?:minute|hour|day|week|month|year)s?"
_NOT_FIGURES = {
    "a number that is a name": rf"\b(?:{_NUMBERED})\s?\(?\d+[A-Z]*(?:(?:,| and| to| of|\s?[–-])\s?\d+[A-Z]*)*",
    "an age": r"\b(?:under|aged?|ages)[\s-](?:between )?\d\d?(?:(?:\s?[–-]\s?| to | and )\d\d?)?(?!\d|[,.]\d|\s?%)"
    r"|\bover[\s-](?:the )?\d\ds?\b(?=s| population| years? old| victims)|\b\d\d?[\s-]years?[\s-]olds?\b"
    r"|\b\d\d? (?:and|or) (?:over|under)\b",
    "a stretch of time": rf"\b\d+ {_TIME_UNIT}\b(?! of)",
    "a day of a month": rf"\b\d\d?(?:st|nd|rd|th)?\s(?:of\s)?{_MONTH_NAME}\b|\b{_MONTH_NAME}\s\d\d?(?:st|nd|rd|th)?\b(?![\d,.]\d)",
    "a mark of a list or a note": r"^\d{1,2}[.)](?=\s)|(?<!\S)\(\d{1,2}\)|^\d{1,3}(?=\s[A-Z][a-z])",
    "a number of a standard": r"\b[A-Z]{2,6}(?:/[A-Z]{2,6})?[ -]\d{4,6}\b(?![,.]\d)",
    "one in so many": r"\b(?:\d{1,3}|[Oo]ne|[Tt]wo|[Tt]hree) (?:in|out of) (?:every )?\d{1,3}\b(?![\d,])",
    "the first so many": r"\b(?:first|top|best) \d+\b",
    "a telephone number": r"\b0\d{2,4}[ -]\d{3}[ -]?\d{3,4}\b|(?<![\d.,])0\d+\b",
}  # fmt: skip
# All begin at the edge of a word but the last two, which are asked everywhere: so a letter within a word is passed over at once.
_WITHIN = (r"(?<!\S)\(\d{1,2}\)", r"(?<![\d.,])0\d+\b")
_NO_FIGURE = re.compile(rf"\b(?:{'|'.join(_NOT_FIGURES.values())})|{'|'.join(_WITHIN)}")
_QUANTITY = re.compile(  # "over 2000 visits": here a number like a year is none
    r"\b(?:over|about|around|nearly|almost|approximately|(?:more|fewer) than|at least|some) (?P<n>\d{4})"
    r"(?=\s(?:[‘'“\"]|(?!(?:and|we|to|the|by|with|in|as|there|it|when|was|were)\b)[a-z]))"
)

# -- Times and places ---------------------------------------------------------------------------

_RELATIVE = re.compile(
    rf"\b(?:the )?(?:last|past|next|coming) \d+ {_TIME_UNIT}\b|\bmid-(?:19|20)\d\d\b|\bannually\b|\bper (?:year|annum)\b"
)
_OF_RELATIVE = (
    "last ",
    "past ",
    "next ",
    "coming ",
    "mid-",
    "annually",
    "per ",
)  # one stands in such words
_MONTH_ALONE = re.compile(
    r"\b[Ii]n (?P<raw>January|February|March|April|May|June|July|August|September|October|November|December)\b(?!,?\s\d)"
)
_MISTYPED = re.compile(r"\b[Ii]n (?P<raw>(?!19|20)\d{4})(?=\s*(?:[.,;)]|$))")
_KIND_OF_YEAR = re.compile(r"(?:calendar|financial|performance) year $")
_TIMED = re.compile(
    r"(?:^|\b(?:in|during|for|of|by|to|at|from|on|and|between|year|end|until) |[%(,] ?)$",
    re.IGNORECASE,
)
_BASE = re.compile(
    r"(?:\b(?:since|than|against|from|compared (?:to|with)|(?:in )?comparison (?:to|with))|\bon) (?:the )?$"
)
_DAY = re.compile(r"\d\d?(?:\D|$)")
_BETWEEN = re.compile(r"\s?(?:to|until|and|–|-)\s?")
_COMPARED = re.compile(r"\b(?:compared|comparison|than|against)\b|;")
_JOINED = re.compile(r"\s(?:to|and)\s(?:an? )?(?:estimated )?")

_NAME = r"[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*)*"
_IN = r"(?<!rest )(?<!north )(?<!south )(?<!east )(?<!west )\b(?:[Ii]n|[Aa]cross|[Oo]f|[Ff]rom|[Ww]ithin|[Tt]hroughout)"
_PLACE = re.compile(rf"{_IN} (?:the )?(?P<place>{_NAME})")
_AREA = re.compile(
    rf"\b(?:in|of|across|around) the (?P<place>{_NAME}) (?:area|estate|ward|neighbourhood)\b"
)
_HOME = re.compile(rf"{_IN} (?P<place>the (?:district|borough|city))\b")
_DESCRIBED = re.compile(rf"^(?P<place>{_NAME}) (?:is|covers|lies)\b")
_COUNCIL = re.compile(
    r"^(?:the )?(?P<place>.+?)(?: (?:metropolitan|rural|district|borough|county|city|town|parish))* council$"
)
_NO_PLACE = frozenset(
    ("the", "a", "our", "each", "every", "local", "district", "borough", "county", "city", "town")
)


class Span(NamedTuple):
    """A stretch of a sentence, and what it says; ``None`` where only the wording is known."""

    start: int
    end: int
    value: str | None
    basis: Basis = "stated"


@dataclass(frozen=True)
class Sentence:
    """A sentence with its figures, and the times and places that they may belong to."""

    passage: Passage
    numbers: list[re.Match[str]]
    times: list[Span]
    bases: list[Span]
    places: list[Span]

    def before(self, number: re.Match[str], most: int = 120) -> str:
        """What stands before a number, as far as it matters."""
        return self.passage.text[max(number.start() - most, 0) : number.start()]


def read_sentence(passage: Passage, places: Places) -> Sentence:
    """Find the figures of a sentence, and the times and places in it."""
    text = passage.text
    quantities = {m.start("n") for m in _QUANTITY.finditer(text)}
    numbers = list(NUMBER.finditer(text))
    quantities |= {m.start() for m in numbers if m["pound"] or m["percent"]}
    times, bases, taken = _times(text, quantities)
    if numbers:
        taken += [m.span() for m in _NO_FIGURE.finditer(text) if m.start() not in quantities]
    figures = [m for m in numbers if not (_is_a_cell(passage, m) or _overlaps(*m.span(), taken))]
    return Sentence(passage, figures, times, bases, places.found_in(text))


def _is_a_cell(passage: Passage, number: re.Match[str]) -> bool:
    """Whether a number is all there is, or all of a cell, and nothing says what it counts: often the row's own number."""
    if len(number.string) == len(number.group()):
        return True
    part = passage.match(number).parts[0]
    return part.column is not None and part in passage.parts


def _times(text: str, quantities: set[int]) -> tuple[list[Span], list[Span], list[tuple[int, int]]]:
    """Times that a figure may be of, those that it is compared with, and all that is no number."""
    found_in = _RELATIVE.finditer(text) if holds_any(text, _OF_RELATIVE) else ()
    times = [Span(m.start(), m.end(), None) for m in found_in]
    inside = (_MONTH_ALONE, _MISTYPED) if holds_any(text, ("in ", "In ")) else ()
    times += [Span(*m.span("raw"), None) for p in inside for m in p.finditer(text)]
    taken = [(t.start, t.end) for t in times]
    found: list[tuple[int, int, Period | None]] = []
    for date in find_dates(text):
        if quantities & set(range(date.start - 1, date.end)) or _overlaps(
            date.start, date.end, taken
        ):
            continue
        period = date.period or _years(date.text)
        if (
            found
            and (last := found[-1])[2]
            and date.period
            and _BETWEEN.fullmatch(text, last[1], date.start)
        ):
            ordered = last[2].start <= date.period.end
            found[-1] = (
                last[0],
                date.end,
                Period(last[2].start, date.period.end) if ordered else None,
            )
        else:
            found.append((date.start, date.end, period))
    taken += [(start, end) for start, end, _ in found]
    times = [
        t for t in times if not any(t.start < end and start < t.end for start, end, _ in found)
    ]
    bases: list[Span] = []
    for start, end, period in found:
        lead = text[max(start - 30, 0) : start]
        base = _BASE.search(lead)
        value = period.iso if period else None
        if (
            base
            and not (base[0].startswith("on") and _DAY.match(text, start))
            and not _BETWEEN.search(text, start, end)
        ):
            bases.append(Span(start - len(base[0]), end, None))
        elif not text[start:end].isdigit() or _TIMED.search(lead):
            kind = _KIND_OF_YEAR.search(lead)
            times.append(Span(start - len(kind[0]) if kind else start, end, value))
    return sorted(times), bases, taken


def _years(text: str) -> Period | None:
    """Several years in one, as in "2012-2017"; dates alone know years that follow each other."""
    years = re.findall(r"\d{4}", text)
    first, last = (read_period(y) for y in years) if len(years) == 2 else (None, None)
    return Period(first.start, last.end) if first and last and first.start < last.start else None


def _overlaps(start: int, end: int, spans: Iterable[tuple[int, int]]) -> bool:
    return any(a < end and start < b for a, b in spans)


def called_after(bodies: Iterable[str]) -> frozenset[str]:
    """The places that bodies are called after, by their folded names.

    >>> sorted(called_after(["vale borough council", "the council", "vale police"]))
    ['vale']
    """
    councils = filter(None, map(_COUNCIL.match, bodies))
    return frozenset(m["place"] for m in councils) - _NO_PLACE


@dataclass(frozen=True)
class Places:
    """Names that are known to be places: councils are called after theirs."""

    names: AbstractSet[str]
    home: str  # the place in the partnership's own name, if it is one

    @classmethod
    def known_to(cls, names: AbstractSet[str], partnership: str) -> Places:
        """Places, one of which a partnership may be called after."""
        homes = [
            m[0]
            for name in names
            if (m := re.search(rf"\b{re.escape(name)}\b", partnership, re.IGNORECASE))
        ]
        return cls(names, homes[0] if len(homes) == 1 else "")

    def found_in(self, text: str) -> list[Span]:
        """The places of a sentence; "the district" is the home, by inference."""
        found = [
            Span(*m.span("place"), m["place"])
            for m in _PLACE.finditer(text)
            if key(m["place"]) in self.names
        ]
        found += [Span(*m.span("place"), m["place"]) for m in _AREA.finditer(text)]
        if self.home:
            found += [Span(*m.span("place"), self.home, "inferred") for m in _HOME.finditer(text)]
        return sorted(found)

    def described(self, earlier: Passage, sentence: Passage) -> Passage | None:
        """The place that the sentence before is about, where this one goes on with "it"."""
        m = _DESCRIBED.match(earlier.text) if re.search(r"\b[Ii]t\b", sentence.text) else None
        return earlier.match(m, "place") if m and key(m["place"]) in self.names else None


def belonging(spans: list[Span], sentence: Sentence, n: int) -> Span | None:
    """The time or place of a figure: in its own clause, else the one that an earlier clause set."""
    numbers, text = sentence.numbers, sentence.passage.text
    for number, after in zip(numbers[n:], [*numbers[n + 1 :], None], strict=True):
        end = after.start() if after else len(text)
        own = next((s for s in spans if number.end() <= s.start < end), None)
        if own and not re.search(r"[,;:]", text[number.end() : own.start]):
            return own
        if not _JOINED.fullmatch(text, number.end(), end):
            break  # else as in "by 5% to 300 over the next ten years"
    before = next((s for s in reversed(spans) if s.end <= numbers[n].start()), None)
    compared = before and _COMPARED.search(_between(text, before, numbers[n]))
    return None if compared else before


def _between(text: str, span: Span, number: re.Match[str]) -> str:
    bracket = text.rfind("(", 0, number.start())
    revised = bracket >= span.end and REVISED.match(text, bracket)
    return "" if revised else text[span.end : number.start()]


REVISED = re.compile(
    r"\((?:revised|corrected|previously|formerly)\b[;,:]?\s"
)  # "(revised; 412 before)"


def value_of(number: re.Match[str]) -> str:
    """The number as a plain decimal.

    >>> value_of(NUMBER.search("about £1.5m"))
    '1500000'
    """
    value = Decimal(number["digits"].replace(",", "") + (number["fraction"] or ""))
    scaled = value.scaleb(_SCALE[number["scale"].strip()]) if number["scale"] else value
    return ("-" if number["sign"] == "-" else "") + format(scaled, "f")
