"""The law that a document cites: Acts, regulations, their sections, and what amended them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from remit.loaders.blocks import Passage
from remit.loaders.claims.own import own_thing
from remit.loaders.drafts import Ref
from remit.loaders.reading import Reading, slug
from remit.loaders.recognisers.duties import named_duties, worded_duties
from remit.ontology import RELATIONS

_ACT = (
    r"(?P<act>(?<!\w)(?:[A-Z][\w'’-]{0,40}(?:,? (?:and|of|the|to|for|\([^()]{0,60}\))){0,4},? ){1,20}"
    r"(?:Act|Regulations|Order|Measure) (?:(?:19|20)\d\d|\((?:19|20)\d\d\)))"
)
_NUMBER = r"(?<!\d)\d{1,4}(?!\d)[A-Z]{0,2}(?:\(\w{1,5}\)){0,5}"
_NUMBERS = rf"(?P<numbers>{_NUMBER}(?:\s?(?:,|–|-|to|and|or)\s?{_NUMBER}){{0,50}})"
_DIVISION = r"(?P<division>[Ss]ections?|ss?\.|[Rr]egulations?|[Rr]egs?\.|Schedule)"
_FORWARD = re.compile(rf"{_DIVISION}\s?{_NUMBERS}\s+(?:of\s+)?(?:the\s+)?{_ACT}")
_BACKWARD = re.compile(rf"{_ACT},?\s+{_DIVISION}\s?{_NUMBERS}")
_THAT_ACT = re.compile(rf"{_DIVISION}\s?{_NUMBERS}\s+of\s+that\s+Act")
_PLAIN = re.compile(_ACT)
_AMENDED = re.compile(r"^\s*(?:\()?as amended by\s")
_MAY_CITE = re.compile(r"(?:Act|Regulations|Order|Measure) \(?(?:19|20)\d\d|\bthat\s+Act\b")
_LEADING = re.compile(r"^(?:The|Under|In|By|Of)\s+")
_ONE = re.compile(_NUMBER)
_UP_TO = re.compile(r"(?P<first>\d{1,4})\s?(?:–|-|to)\s?(?P<last>\d{1,4})")
_MOST = 100  # sections in a row; the longest Part of an Act that is cited as one has fewer


_CITING = RELATIONS["cites"].subjects  # a report of an action names law, and is not what cites it


def recognise(reading: Reading) -> None:
    """Read every citation of law and every duty, in whatever context it stands."""
    for passage, thing in (*reading.contexts, *_own_words(reading)):
        last: Ref | None = None
        for sentence in passage.sentences():
            provisions = _provisions(reading, sentence, last)
            last = _act_of(provisions) or last
            if thing is not None and thing.kind in _CITING:
                for found, ref in provisions:
                    reading.findings.link(
                        reading.source, found, thing, "cites", ref, stated_as=found.text
                    )
                named_duties(reading, sentence, thing, provisions)
            worded_duties(reading, sentence, provisions)


def _own_words(reading: Reading) -> Iterator[tuple[Passage, Ref | None]]:
    """What a paper that is no plan says of nothing smaller: it is about whose paper it is, if that is known."""
    if reading.plan is not None or reading.is_table:
        return
    taken = {part.number for passage, _ in reading.contexts for part in passage.parts}
    own = own_thing(reading).body
    for mark in reading.marks:
        if mark.role in ("text", "item", "label") and mark.block.parts[0].number not in taken:
            yield mark.block, own


def _provisions(reading: Reading, sentence: Passage, last: Ref | None) -> list[tuple[Passage, Ref]]:
    """Find provisions in a sentence, each reading of the words counted once."""
    if not _MAY_CITE.search(sentence.text):
        return []
    found: list[tuple[Passage, Ref]] = []
    taken: list[tuple[int, int]] = []
    previous_act: tuple[int, Ref] | None = None
    named = {m.end("act"): _act(m["act"]) for m in _PLAIN.finditer(sentence.text)}
    for pattern in (_FORWARD, _BACKWARD, _THAT_ACT, _PLAIN):
        for m in pattern.finditer(sentence.text):
            if any(m.start() < end and start < m.end() for start, end in taken):
                continue
            if pattern is _THAT_ACT:  # the one before it, in this sentence or an earlier one
                act = (
                    named[max(before)] if (before := [n for n in named if n < m.start()]) else last
                )
            else:
                act = _act(m["act"])
            if act is None:
                continue
            taken.append(m.span())
            passage = sentence.match(m)
            if pattern is _PLAIN:
                found.append((passage, act))
                previous_act = (m.end(), act)
            else:
                found.extend(
                    (passage, _section(reading, passage, act, m["division"], number))
                    for number in _numbers(m["numbers"])
                )
    _amendments(reading, sentence, found, previous_act)
    return found


def _act(name: str) -> Ref:
    name = re.sub(r"(?<![()])[()]++(?=\d{4})|\)$", "", _LEADING.sub("", name))
    return Ref("provision", " ".join(name.split()))


def _numbers(text: str) -> list[str]:
    """Give the sections that are meant; of a run that no Act can have, the two that are named."""
    if m := _UP_TO.fullmatch(text.strip()):
        first, last = int(m["first"]), int(m["last"])
        if 0 <= last - first < _MOST:
            return [str(n) for n in range(first, last + 1)]
    return _ONE.findall(text)


def _section(reading: Reading, passage: Passage, act: Ref, division: str, number: str) -> Ref:
    word = (
        "regulation"
        if division.lower().startswith("reg")
        else "schedule"
        if division.startswith("Sch")
        else "section"
    )
    section = reading.placed(
        "provision", f"{act.name}, {word} {number}", f"{slug(act.name)}-{word}-{slug(number)}"
    )
    section = section._replace(within="")  # the same section, whichever document cites it
    reading.findings.link(reading.source, passage, section, "partOf", act, stated_as=passage.text)
    return section


def _amendments(
    reading: Reading,
    sentence: Passage,
    found: list[tuple[Passage, Ref]],
    act: tuple[int, Ref] | None,
) -> None:
    """An amendment, as in "the X Act as amended by section N of the Y Act"."""
    if act is None or not (m := _AMENDED.match(sentence.text[act[0] :])):
        return
    start = act[0] + m.end()
    for passage, ref in found:
        if ref != act[1] and sentence.text.find(passage.text, start) == start:
            reading.findings.link(
                reading.source, passage, act[1], "amendedBy", ref, stated_as="as amended by"
            )


def _act_of(provisions: list[tuple[Passage, Ref]]) -> Ref | None:
    for _, ref in provisions:
        return Ref("provision", ref.name.split(", section")[0].split(", regulation")[0])
    return None
