"""Figures in the text: a number as it stands, and of what, when and where, as far as that is said.

What is not said is left out, never guessed: a figure may have no population, period or place. The
population is a phrase of the document's own, cited where it stands. A period that cannot be read
("the last 12 months", "July" of no year, a mistyped year) keeps its wording and no interval, and
what a change is measured against ("up 6% on 2023/24") is not the period of the change.

A number said twice in one document, in its text and in a callout box, is two figures: each has its
own words, and an audit that compares figures of one population, period and place wants to see
both, since the two often part. Only the same sentence about the same thing is one figure, however
often it stands, and so is a sentence that an extract shares with its origin: one figure, two
citations.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from remit.graph.lookup import key
from remit.loaders.amounts import (
    DIGIT,
    NUMBER,
    REVISED,
    Places,
    Sentence,
    belonging,
    called_after,
    read_sentence,
    value_of,
)
from remit.loaders.blocks import Passage, joined
from remit.loaders.drafts import Ref
from remit.loaders.extracts import place_of, same_in_origin
from remit.loaders.reading import Reading

_WHOLE = ("measure",)  # a target is part of the measure's own words
_LENGTH = re.compile(
    r"(?P<unit>square miles|miles|square kilometres|kilometres|hectares)\b[ \w-]*?(?= and\b|[,.;]|$)"
)
_CHANGED_BEFORE = re.compile(
    r"\b(?P<way>up|down|increas\w+|decreas\w+|reduc\w+|rise|risen|rose|fall|fallen|fell|grown?|grew|drop\w*)"
    r"(?: of| by)?(?: (?:around|about|over|nearly|almost|an?))* $"
)
_CHANGED_AFTER = re.compile(
    r" (?P<way>increase|decrease|reduction|rise|fall|drop|up|down|higher|lower)\b"
)
_QUALIFIED = re.compile(
    r"(?<!spread )\b(?:an )?(?P<how>over|more than|fewer than|less than|at least|at most|up to|about|around|approximately|some"
    r"|nearly|almost|estimated|roughly|only)(?: the)? $",
    re.IGNORECASE,
)
_LESS = ("down", "decr", "redu", "fall", "fell", "drop", "lowe")

# -- The thing counted --------------------------------------------------------------------------

_WHAT = r"(?P<what>[^.,;:()\d]+)"
_NO_NOUN = (
    r"(?!(?:and|or|to|of|on|over|by|at|for|from|with|when|were|was|is|are|had|has|have|which|that|who|as|but|per|if"
    r"|said|reached|compared|between|during|since|than|out|up|down|annually|more than|in (?:the|mid|our|this))\b|in [^a-z])"
)
_BASE_OF = re.compile(
    r"\d of (?:the |all |our )?$"
)  # "12 of 40 councils": 40 is what 12 are a part of
_COUNTED = (  # after a number, the first that fits
    re.compile(rf" of (?:the |all |our )?(?P<base>\d[\d,]*) {_NO_NOUN}{_WHAT}"),
    re.compile(rf" of (?:which|whom|these|them) (?:were|are|was|is) {_WHAT}"),
    re.compile(r" (?:individuals|people|persons) (?:were|are) (?P<what>(?:[a-z-]+ )?[a-z]+ers)\b"),
    re.compile(rf" (?:more |new )?{_NO_NOUN}{_WHAT}"),
)
_PART_OF = re.compile(
    rf"(?: {_CHANGED_AFTER.pattern.strip()})? (?:of|in(?= [a-z])) (?:the )?{_NO_NOUN}{_WHAT}"
)
_EACH = re.compile(
    r"\b(?P<what>each(?: [a-z-]+){1,4}?)(?=,| (?:annually|commits|costs|has|needs|pays|receives|spends|takes)\b)"
)
_OPENED = re.compile(
    r"(?:^|\) and |\b(?:in|for|on|to) )(?P<what>(?!(?:in|for|on|to)\b)[\w’'-]+(?: (?!(?:in|for|on|to)\b)[\w’'-]+){0,3}) \($"
)
_CASES = re.compile(r"(?:offences|crimes|incidents|cases|reports|calls)$")
_PUT_AT = re.compile(r"\bthe (?P<what>number who (?:(?!\bthe\b)[^,.;:()])+) at $")
_SUBJECT = re.compile(
    r"^(?:(?:In|On|During|By|Overall)\b[^,]*, )?(?!(?:This|These|That|It|We|There|They|He|She)\b)(?:The )?"
    r"(?:(?:[Gg]rowth|(?:End of year )?[Pp]erformance) (?:of|in|for) (?:the )?)?"
    r"(?P<what>[^,;:]+?) (?:is|are|was|were|stood|has|have|had|went|increased|decreased|rose|fell|grew)\b"
)
_STOP = re.compile(
    r"(?<!that)(?<!who) (?:were|was|is|are|had|has|have|which|will|can|lived?|took|with|over|within|during|between|compared|so far"
    r"|providing|including|involving|accounting|leading|annually|last|in order|to"
    r"|that(?! were (?:classed|described|known) as)|who(?= (?:were|was|are|is|had|have)\b)"
    r"|in(?= (?:[^a-z]|the\b|mid\b|comparison\b|our\b|this\b))|on(?= (?:[^a-z]|the\b))|for(?= the\b)|and(?= \d))\b"
)
_LOOSE_END = re.compile(
    r"(?: (?:in|of|on|from|for|at|across|by|during|the|and|recorded|reported|an?|out)|[ –-]){1,20}$"
)
_LONGEST = 10  # words of a population


def recognise(reading: Reading) -> None:
    """Read every figure in every passage that is about something."""
    partnership = reading.partnership.name if reading.partnership else ""
    places = Places.known_to(reading.known.places | called_after(reading.met), partnership)
    seen: set[tuple[object, ...]] = set()
    for passage, thing in reading.contexts:
        if thing.kind in _WHOLE or not DIGIT.search(passage.text):
            continue
        earlier = Passage(())
        for part in _captioned(reading, passage).sentences():
            once = (part.parts, thing.kind == "update" and thing.slug)
            if DIGIT.search(part.text) and once not in seen:
                seen.add(once)
                sentence = read_sentence(part, places)
                _figures(reading, sentence, thing, places.described(earlier, part))
            earlier = part


def _captioned(reading: Reading, passage: Passage) -> Passage:
    """A number alone in its box, together with the words of the box that follows it."""
    if not NUMBER.fullmatch(passage.text):
        return passage
    for mark, after in zip(reading.marks, reading.marks[1:], strict=False):
        if mark.block.parts == passage.parts:
            follows = (
                not after.block.gap
                and after.section == mark.section
                and not DIGIT.search(after.block.text)
            )
            return (
                joined([passage, after.block])
                if follows and after.role in ("text", "item")
                else passage
            )
    return passage


# -- Of what ------------------------------------------------------------------------------------


def _populations(sentence: Sentence) -> Iterator[tuple[int, int] | None]:
    """What each figure of a sentence counts or is a share or change of, as a stretch of its text."""
    subject = _SUBJECT.match(sentence.passage.text)
    last: tuple[int, int] | None = None
    for number in sentence.numbers:
        found = _population(sentence, number)
        if found is None and last and _goes_on(sentence, number):
            found = last
        if found is None and subject and subject.end() <= number.start():
            bracketed = _bracketed(sentence, number)
            found = None if bracketed else _trimmed(sentence, subject, whole=True)
        last = found or last
        yield found


def _population(sentence: Sentence, number: re.Match[str]) -> tuple[int, int] | None:
    text, before = sentence.passage.text, sentence.before(number)
    if _LENGTH.match(text, number.end() + 1):
        return None
    if number["pound"] and (each := _EACH.search(text, 0, number.start())):
        return _trimmed(sentence, each)
    for pattern in (_PART_OF,) if number["percent"] else _COUNTED:
        if m := pattern.match(text, number.end()):
            found = _trimmed(sentence, m)
            if found and before.endswith("(") and _CASES.match(text[slice(*found)]):
                opened = _OPENED.search(before)
                return _trimmed(sentence, opened, number.start() - len(before)) if opened else found
            return found
    put = _PUT_AT.search(before)
    return _trimmed(sentence, put, number.start() - len(before)) if put else None


def _goes_on(sentence: Sentence, number: re.Match[str]) -> bool:
    """Whether a figure without words of its own is about what the figure before it counts."""
    text, before = sentence.passage.text, sentence.before(number)
    bracket = text.rfind("(", 0, number.start())
    return bool(
        number["sign"]
        or before.endswith("% to ")
        or (bracket >= 0 and REVISED.fullmatch(text, bracket, number.start()))
        or (number["percent"] and (_way(sentence, number) or text.startswith("Of the ")))
    )


def _bracketed(sentence: Sentence, number: re.Match[str]) -> bool:
    before = sentence.passage.text[: number.start()]
    return before.count("(") > before.count(")")


def _way(sentence: Sentence, number: re.Match[str]) -> str:
    """Whether a figure is an increase or a decrease, and not an amount."""
    m = _CHANGED_BEFORE.search(sentence.before(number)) or _CHANGED_AFTER.match(
        sentence.passage.text, number.end()
    )
    if m is None:
        return ""
    return "decrease" if m["way"].startswith(_LESS) else "increase"


def _trimmed(
    sentence: Sentence, m: re.Match[str], offset: int = 0, *, whole: bool = False
) -> tuple[int, int] | None:
    """The noun phrase at the head of a match, without times, places and what follows it."""
    text, (start, end) = sentence.passage.text, m.span("what")
    start, end = start + offset, end + offset
    if not whole and (stop := _STOP.search(text, start, end)):
        end = stop.start()
    end = min(
        [end, *(s.start for s in (*sentence.times, *sentence.places) if start < s.start < end)]
    )
    what = _LOOSE_END.sub("", text[start:end].rstrip())
    return (start, start + len(what)) if what and len(what.split()) <= _LONGEST else None


# -- What is said -------------------------------------------------------------------------------


def _figures(reading: Reading, sentence: Sentence, thing: Ref, described: Passage | None) -> None:
    say, source, text = reading.findings, reading.source, sentence.passage.text
    about = (thing.kind, thing.slug or key(thing.name), key(text))
    for n, (number, of) in enumerate(zip(sentence.numbers, _populations(sentence), strict=True)):
        if not number["percent"] and _BASE_OF.search(sentence.before(number)):
            continue  # said with the figure before it
        raw, stands = number.group().strip(), sentence.passage.match(number)
        what = sentence.passage.cut(*of) if of else None
        length = _LENGTH.match(text, number.end() + 1)
        label = _label(sentence, number, what.text if what else "")
        same = same_in_origin(reading, *about, str(n), raw)
        figure = reading.placed("figure", label, place_of(reading, stands), same, scope="")
        say.link(source, sentence.passage, figure, "figureOf", thing, stated_as=raw)
        say.attribute(source, stands, figure, "value", value_of(number), raw=raw)
        if qualified := _QUALIFIED.search(text, 0, number.start()):
            said = sentence.passage.match(qualified, "how")
            say.attribute(source, said, figure, "qualifier", said.text)
        unit = (
            length["unit"]
            if length
            else "%"
            if number["percent"]
            else "GBP"
            if number["pound"]
            else "count"
        )
        said = sentence.passage.match(length, "unit") if length else stands
        say.attribute(source, said, figure, "unit", unit, stated_as=said.text)
        if what:
            say.attribute(source, what, figure, "population", what.text)
        time = belonging(sentence.times, sentence, n)
        if time is None and _way(sentence, number):
            time = belonging(sentence.bases, sentence, n)  # only the wording: not its own period
        if time:
            said = sentence.passage.cut(time.start, time.end)
            say.attribute(source, said, figure, "period", time.value, raw=said.text)
        if place := belonging(sentence.places, sentence, n):
            said = sentence.passage.cut(place.start, place.end)
            say.attribute(
                source, said, figure, "place", place.value, raw=said.text, basis=place.basis
            )
        elif length and described:
            say.attribute(source, described, figure, "place", described.text)


def _label(sentence: Sentence, number: re.Match[str], what: str) -> str:
    """A figure in a few words: "29% increase in offences", "594 offences: knife crime"."""
    text, raw = sentence.passage.text, number.group().strip()
    if length := _LENGTH.match(text, number.end() + 1):
        return f"{raw} {length[0].strip()}"
    if (base := _COUNTED[0].match(text, number.end())) and not number["percent"]:
        return f"{raw} of {base['base']} {what}".strip()
    if cases := re.match(rf" {_CASES.pattern.rstrip('$')}\b", text[number.end() :]):
        raw += f"{cases[0]}:" if what and text[: number.start()].endswith("(") else ""
    if not what and text[: number.start()].endswith("out of "):
        raw = f"out of {raw}"
    if number["pound"] and what.startswith("each "):
        raw += (m[0] if (m := re.match(r" in [a-z]+", text[number.end() :])) else "") + ","
    what = (what.lower() if what[1:].islower() else what).removeprefix("number ")
    way = _way(sentence, number)
    if way and number["percent"]:
        return f"{raw} {way}" + (f" in {what}" if what else "")
    if way:
        return f"{way} of {raw} {what}".strip()
    share = number["percent"] and (
        text[number.end() :].startswith(" of ") or text.startswith("Of the ")
    )
    return f"{raw} of {what}" if share and what else f"{raw} {what}".strip()
