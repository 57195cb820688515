"""The law and the codes that a document cites, and the duties that it says they lay on whom.

What the document says is kept as it says it, right or wrong; who really bears a duty is for the
statute book (basis ``external``), not for this module.
"""

from __future__ import annotations

import re
from functools import cache

from remit.loaders.blocks import Passage
from remit.loaders.drafts import Ref
from remit.loaders.extracts import place_of, same_in_origin
from remit.loaders.reading import Reading, slug
from remit.loaders.wording import bare, phrase_pattern, split_list

_ACT = (
    r"(?P<act>(?<!\w)(?:[A-Z][\w'’-]*(?:,? (?:and|of|the|to|for|\([^()]*\)))*,? )+"
    r"(?:Act|Regulations|Order|Measure) (?:(?:19|20)\d\d|\((?:19|20)\d\d\)))"
)
_NUMBER = r"\d+[A-Z]{0,2}(?:\(\w+\))*"
_NUMBERS = rf"(?P<numbers>{_NUMBER}(?:\s?(?:,|–|-|to|and|or)\s?{_NUMBER})*)"
_DIVISION = r"(?P<division>[Ss]ections?|ss?\.|[Rr]egulations?|[Rr]egs?\.|Schedule)"
_FORWARD = re.compile(rf"{_DIVISION}\s?{_NUMBERS}\s+(?:of\s+)?(?:the\s+)?{_ACT}")
_BACKWARD = re.compile(rf"{_ACT},?\s+{_DIVISION}\s?{_NUMBERS}")
_THAT_ACT = re.compile(rf"{_DIVISION}\s?{_NUMBERS}\s+of\s+that\s+Act")
_PLAIN = re.compile(_ACT)
_AMENDED = re.compile(r"^\s*(?:\()?as amended by\s")
_LEADING = re.compile(r"^(?:The|Under|In|By|Of)\s+")
_ONE = re.compile(_NUMBER)
_UP_TO = re.compile(r"(?P<first>\d+)\s?(?:–|-|to)\s?(?P<last>\d+)")
_CLAUSE_END = r"(?P<clause>[a-z][^.;:(]*)"
_BEARER = (
    r"(?P<bearer>(?:(?:[Tt]he|[Ee]ach|[Ee]very|[Ss]ome|[Rr]esponsible|[Ll]ocal)\s[\w’' ]{2,40}?"
    r"|[A-Z][\w’']+(?: [\w’']+){0,5}?))(?P<more>,[^,.]{3,60}?)?"
)
_PRODUCES = re.compile(r"\b(?:plan|strategy)\b", re.IGNORECASE)
_PRODUCING = re.compile(
    r"^(?:produce|develop|publish|prepare|draw up|make|formulate)\b", re.IGNORECASE
)


def recognise(reading: Reading) -> None:
    """Read every citation of law and every duty, in whatever context it stands."""
    for passage, thing in reading.contexts:
        last: Ref | None = None
        for sentence in passage.sentences():
            provisions = _provisions(reading, sentence, last)
            for found, ref in provisions:
                reading.findings.link(
                    reading.source, found, thing, "cites", ref, stated_as=found.text
                )
            last = _act_of(provisions) or last
            _codes(reading, sentence, thing)
            _duties(reading, sentence, provisions)


def _provisions(reading: Reading, sentence: Passage, last: Ref | None) -> list[tuple[Passage, Ref]]:
    """Find provisions in a sentence, each reading of the words counted once."""
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
    name = re.sub(r"[()]+(?=\d{4})|\)$", "", _LEADING.sub("", name))
    return Ref("provision", " ".join(name.split()))


def _numbers(text: str) -> list[str]:
    if m := _UP_TO.fullmatch(text.strip()):
        return [str(n) for n in range(int(m["first"]), int(m["last"]) + 1)]
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


def _codes(reading: Reading, sentence: Passage, thing: Ref) -> None:
    """Duties and codes that go by a name of their own, such as the Prevent duty."""
    for kind, names in reading.profile.codes.items():
        for name in names:
            # Plans write an apostrophe in any of its forms, in the wrong place, or not at all.
            loose = re.escape(name).replace("'s", "s").replace("s'", "s").replace("'", "")
            loose = re.sub(r"s(?=\\ )", "['’]?s?['’]?", loose, count=1) if "'" in name else loose
            m = re.search(rf"(?<!\w)[‘'“\"]?({loose})(?!\w)", sentence.text, re.IGNORECASE)
            if m is None:
                continue
            passage = sentence.cut(m.start(1), m.end(1))
            ref = Ref("duty" if kind == "duty" else "provision", passage.text)
            reading.findings.link(
                reading.source, passage, thing, "cites", ref, stated_as=passage.text
            )
            break


def _duties(reading: Reading, sentence: Passage, provisions: list[tuple[Passage, Ref]]) -> None:
    """Sentences that lay a duty on somebody, or give them a power."""
    bearers: list[str] = []
    for phrase in reading.profile.phrases["duties"]:
        literal, built = _compiled(phrase)
        m = built.search(sentence.text) if literal in sentence.text else None
        # "Partners must do better" is no duty: where no law is cited, the wording has to say so.
        if m is None or (not provisions and ("{law}" in phrase or "must" in phrase)):
            continue
        bearers = _bearers(sentence, m, reading.profile.heads) or bearers
        _duty(reading, sentence, m, bearers, provisions)


@cache
def _compiled(phrase: str) -> tuple[str, re.Pattern[str]]:
    holes = {"bearer": _BEARER, "clause": _CLAUSE_END}
    literal, built = phrase_pattern(phrase.removeprefix("{law} "), holes)
    return literal, re.compile(rf"(?<!\w){built}")


def _duty(
    reading: Reading,
    sentence: Passage,
    m: re.Match[str],
    bearers: list[str],
    provisions: list[tuple[Passage, Ref]],
) -> None:
    say, source = reading.findings, reading.source
    clause = re.split(r"\s+and has a statutory duty", m["clause"].rstrip(" ,:"))[0]
    passage = sentence.find(clause)
    same = same_in_origin(reading, "duty", sentence.text, clause)
    duty = reading.placed("duty", clause, place_of(reading, passage), same)
    say.attribute(source, passage, duty, "name", clause)
    for bearer in bearers:
        say.link(
            source, sentence.match(m), duty, "assignedTo", reading.body(bearer),
            role="accountable", stated_as=sentence.text[m.start() : m.start("clause")].strip(),
        )  # fmt: skip
    for found, ref in provisions:
        at = sentence.text.find(found.text)
        if at <= m.start() + 1 or sentence.text[:at].endswith(("(", "see ", "under ")):
            say.link(source, sentence.match(m), duty, "arisesFrom", ref, stated_as=found.text)
    if reading.plan and _PRODUCING.match(clause) and _PRODUCES.search(clause):
        say.link(
            source, passage, reading.plan, "discharges", duty, stated_as=clause, basis="inferred"
        )


def _bearers(sentence: Passage, m: re.Match[str], heads: frozenset[str]) -> list[str]:
    """Who bears the duty: one party or a list; "in partnership with others" names nobody."""
    groups = m.groupdict()
    if not groups.get("bearer"):
        return []
    more = groups.get("more") or ""
    if " and " not in more:
        return [bare(groups["bearer"])]
    return [
        bare(one.text) for one in split_list(sentence.cut(m.start("bearer"), m.end("more")), heads)
    ]
