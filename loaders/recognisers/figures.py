"""Figures in the text: the number as it stands, and of what, when and where, as far as it is said."""

from __future__ import annotations

import re

from remit.loaders.blocks import Passage
from remit.loaders.dates import Found, find_dates
from remit.loaders.drafts import Ref
from remit.loaders.reading import Reading

_NUMBER = re.compile(
    r"(?<![\w.,/£+-])(?P<sign>[+-])?(?P<pound>£)?(?P<digits>\d{1,3}(?:,\d{3})+|\d+)(?P<fraction>\.\d+)?"
    r"(?P<scale>k|m|bn)?(?P<percent>\s?%)?(?![\w/]|[.,]\d)"
)
_SCALE = {"k": 1_000, "m": 1_000_000, "bn": 1_000_000_000}
_LAW = re.compile(r"(?:[Ss]ections?|ss?\.|[Rr]egulations?|[Ss]chedule)\s?\d[\dA-Z]*(?:(?:\s?(?:,|and|to|–|-)\s?)\d+[A-Z]*)*|\bAct\s\(?\d{4}\)?|\bRegulations\s\d{4}")
_NOT_COUNTED = re.compile(
    r"(?:\bunder\s|\bover\s(?=\d\ds?\b)|\baged?\s|\bages\s|\bYear\s|\bPage\s|\bwithin\s|\bPriority\s|\bClass\s|\bminimum of\s|^\()$", re.I
)
_AGE_AFTER = re.compile(r"^\s?(?:s\b|year olds|-|to \d+(?! years))")
_UNIT_WORDS = ("square miles", "miles", "years", "months", "days", "weeks", "hours")
_POPULATION = re.compile(r"^(?:\s(?:more|new|individual|recorded)?\s?)?(?P<what>[^.,;:()\d]+)")
_STOP = re.compile(
    r"\s(?:were|was|is|are|had|has|have|which|who|that|in(?=\s(?:\d|the|mid|[A-Z]))|on(?=\s\d)|over the|compared|"
    r"during|between|and(?=\s\d)|by(?=\s\d)|to(?=\s\d)|with|accounting|annually|providing|completed?)\b"
)
_LAST = re.compile(r"\b(?:over|in|during)?\s?(?:the )?(?:last|past|next) \d+ (?:months|years)\b|\bmid-\d{4}\b|\bcalendar year \d{4}\b", re.I)
_PLACE = re.compile(r"\b(?:in|of|from|across) (?P<place>(?:the )?[A-Z][\w-]+(?: [A-Z][\w-]+)*)")
_AFTER_PERCENT = re.compile(r"^\s*(?:increase|decrease|reduction|rise|fall|of|on|from)?\s?(?:in|of)?\s?(?:the\s)?(?P<what>[^.,;:()\d]+)")


def recognise(reading: Reading) -> None:
    """Read every figure in every passage that is about something."""
    seen: set[tuple[int, int]] = set()
    for passage, thing in reading.contexts:
        if thing.kind in ("measure",):
            continue  # a target is part of the measure's own words
        for sentence in passage.sentences():
            dates = find_dates(sentence.text)
            for m in _NUMBER.finditer(sentence.text):
                place = sentence.parts[0].number, sentence.number_at(m.start()) * 10_000 + m.start()
                if place not in seen and _counts(sentence.text, m, dates):
                    seen.add(place)
                    _figure(reading, sentence, m, dates, thing)


def _counts(text: str, m: re.Match[str], dates: list[Found]) -> bool:
    """Whether a number is a figure: not a date, a section, an age, a list's mark or a name's part."""
    if any(f.start < m.end() and m.start() < f.end for f in dates):
        return False
    if any(law.start() < m.end() and m.start() < law.end() for law in _LAW.finditer(text)):
        return False
    if any(last.start() <= m.start() < last.end() for last in _LAST.finditer(text)):
        return False
    before, after = text[: m.start()], text[m.end() :]
    plain = not (m["percent"] or m["pound"] or m["sign"])
    if plain and (_NOT_COUNTED.search(before) or _AGE_AFTER.match(after)):
        return False
    return bool(m["percent"] or m["pound"] or after.strip() or len(m["digits"]) > 2)


def _figure(reading: Reading, sentence: Passage, m: re.Match[str], dates: list[Found], thing: Ref) -> None:
    say, source = reading.findings, reading.source
    number = sentence.number_at(m.start())
    what = _population(sentence.text, m)
    unit = _unit(m, what)
    label = " ".join(f"{m.group().strip()} {what}".split())
    place = reading.numbered(f"{reading.short_name}-{number}")
    figure = reading.placed("figure", label, place)
    say.link(source, sentence, figure, "figureOf", thing, stated_as=m.group().strip())
    say.attribute(source, sentence.match(m), figure, "value", _value(m), raw=m.group().strip())
    say.attribute(source, sentence, figure, "unit", unit, stated_as=m.group().strip())
    if what:
        say.attribute(source, sentence.find(what), figure, "population", what)
    _period(reading, sentence, m, dates, figure)
    _place(reading, sentence, m, figure)


def _value(m: re.Match[str]) -> str:
    digits = m["digits"].replace(",", "") + (m["fraction"] or "")
    if m["scale"]:
        digits = format(float(digits) * _SCALE[m["scale"]], ".0f")
    return ("-" if m["sign"] == "-" else "") + digits


def _population(text: str, m: re.Match[str]) -> str:
    after = text[m.end() :]
    found = (_AFTER_PERCENT if m["percent"] else _POPULATION).match(after)
    if found is None:
        return ""
    what = _STOP.split(found["what"])[0].strip(" –-’‘'\"“”")
    return " ".join(what.split()[:12])


def _unit(m: re.Match[str], what: str) -> str:
    if m["percent"]:
        return "%"
    if m["pound"]:
        return "GBP"
    return next((unit for unit in _UNIT_WORDS if what.startswith(unit)), "count")


def _period(reading: Reading, sentence: Passage, m: re.Match[str], dates: list[Found], figure: Ref) -> None:
    """The nearest date of the sentence, or a span such as "the last 12 months" that stays wording."""
    spans = [f for f in dates if f.period is not None]
    if spans:
        nearest = min(spans, key=lambda f: _distance(f.start, f.end, m))
        period = nearest.period
        assert period is not None
        passage = sentence.cut(nearest.start, nearest.end)
        reading.findings.attribute(reading.source, passage, figure, "period", period.iso, raw=nearest.text)
    elif last := min(_LAST.finditer(sentence.text), key=lambda x: _distance(*x.span(), m), default=None):
        reading.findings.attribute(reading.source, sentence.match(last), figure, "period", None, raw=last.group().strip())


def _distance(start: int, end: int, m: re.Match[str]) -> int:
    return max(start - m.end(), m.start() - end, 0)


def _place(reading: Reading, sentence: Passage, m: re.Match[str], figure: Ref) -> None:
    """The nearest place that the sentence names; what is not said is left open."""
    area = _area(reading)
    named = [p for p in _PLACE.finditer(sentence.text) if area and area in p["place"] or p["place"].startswith("the ")]
    if named:
        nearest = min(named, key=lambda p: _distance(*p.span("place"), m))
        place = nearest["place"].removeprefix("the ")
        reading.findings.attribute(reading.source, sentence.match(nearest, "place"), figure, "place", place)


def _area(reading: Reading) -> str:
    """The place in the partnership's name: its last word before what it is."""
    if reading.partnership is None:
        return ""
    words = [w for w in reading.partnership.name.split() if w.casefold() not in reading.profile.heads]
    return words[-1] if words else ""
