"""Duties and codes: what a document says that the law lays on whom.

What the document says is kept as it says it, right or wrong; who really bears a duty is for the
statute book (basis ``external``), not for this module.
"""

from __future__ import annotations

import re
from functools import cache

from remit.loaders.blocks import Passage
from remit.loaders.drafts import Ref
from remit.loaders.extracts import place_of, same_in_origin
from remit.loaders.profile import Profile
from remit.loaders.reading import Reading
from remit.loaders.wording import NAME, bare, phrase_pattern, split_list

Provisions = list[tuple[Passage, Ref]]  # what a sentence cites, in its words

_CLAUSE_END = r"(?P<clause>[a-z][^.;:(]*)"
_BEARER = (
    r"(?P<bearer>(?:(?:[Tt]he|[Ee]ach|[Ee]very|[Ss]ome|[Rr]esponsible|[Ll]ocal)\s[\w’' ]{2,40}?"
    r"|[A-Z][\w’']+(?: [\w’']+){0,5}?))(?P<more>,[^,.]{3,60}?)?"
)
_PRODUCES = re.compile(r"\b(?:plan|strategy)\b", re.IGNORECASE)
_PRODUCING = re.compile(
    r"^(?:produce|develop|publish|prepare|draw up|make|formulate)\b", re.IGNORECASE
)

# Between a duty's name and the law behind it: "the X Duty (section 8 of …)", "the X duty under the …".
_BEHIND = re.compile(
    r"[’'”\"]?,?\s*(?:\(|(?:under|set out in|laid down in|created by|introduced by|imposed by|in|of)\s+)(?:the\s+)?"
)
# Who bears a duty that has a name: "the specified authorities here", "The Partnership".
_SOME = re.compile(
    r".*\b(?:[Tt]he|[Ee]ach|[Ee]very|[Aa]ll)\s+(?P<who>[a-z][\w’']*(?:\s[a-z][\w’']*){0,4}?)(?:\s(?:here|all|both|jointly|together))?$"
)
_NAMED = re.compile(rf"(?<![\w-])(?P<who>{NAME})$")
# A duty without a name of its own: "Schools and the councils owe a further duty under (the law)".
_OWED = re.compile(
    r"^(?P<who>[A-Z][\w’',& -]{2,90}?)\s+(?P<verb>owes?|ha(?:s|ve)|(?:is|are) under)\s+(?:an?\s+|the\s+)?"
    r"(?P<duty>(?:[a-z]+\s+){0,2}dut(?:y|ies)\b[^.;:()]{0,60}?\sunder\s+(?:the\s+)?)$"
)
_NO_PARTY = re.compile(
    r"\b(?:that|which|who|it|they|we|you|not|no|may|might|should|could|would|will|if|when|where|there|this)\b",
    re.IGNORECASE,
)


def named_duties(reading: Reading, sentence: Passage, thing: Ref, provisions: Provisions) -> None:
    """Duties and codes that go by a name of their own, with the law and the bearer beside the name."""
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
            if kind == "duty":
                _law_behind(reading, sentence, m, ref, provisions)
                _bearer_before(reading, sentence, m, ref)
            break


def _law_behind(
    reading: Reading, sentence: Passage, m: re.Match[str], duty: Ref, provisions: Provisions
) -> None:
    for found, ref in provisions:
        at = sentence.text.find(found.text, m.end(1))
        if at >= 0 and _BEHIND.fullmatch(sentence.text, m.end(1), at):
            passage = sentence.cut(m.start(1), at + len(found.text))
            reading.findings.link(
                reading.source, passage, duty, "arisesFrom", ref, stated_as=found.text
            )


def _bearer_before(reading: Reading, sentence: Passage, m: re.Match[str], duty: Ref) -> None:
    """The body that a phrase says meets, owes or has the duty."""
    before = sentence.text[: m.start()].rstrip("‘'“\" ")
    for phrase in reading.profile.phrases.get("bears", ()):
        words = phrase.removeprefix("{bearer}").removesuffix("{duty}").strip()
        if not before.endswith(f" {words}"):
            continue
        text = before.removesuffix(words).rstrip()
        who = _SOME.match(text) or _NAMED.search(text)
        if who is not None and reading.may_be_body(bare(who["who"])):
            reading.findings.link(
                reading.source, sentence.cut(who.start("who"), m.end(1)), duty, "assignedTo",
                reading.body(bare(who["who"])), role="accountable", stated_as=words,
            )  # fmt: skip
            return


def _owed(reading: Reading, sentence: Passage, provisions: Provisions) -> None:
    """A duty that is known by the law alone, said to be owed by somebody."""
    first = min((sentence.text.find(found.text) for found, _ in provisions), default=-1)
    m = _OWED.match(sentence.text[:first]) if first > 0 else None
    if m is None or _NO_PARTY.search(m["who"]):
        return
    law = [(found, ref) for found, ref in provisions if sentence.text.find(found.text) == first]
    passage = sentence.cut(m.start("duty"), first + len(law[0][0].text))
    same = same_in_origin(reading, "duty", sentence.text, passage.text)
    duty = reading.placed("duty", passage.text, place_of(reading, passage), same)
    reading.findings.attribute(reading.source, passage, duty, "name", passage.text)
    for found, ref in law:
        reading.findings.link(
            reading.source, passage, duty, "arisesFrom", ref, stated_as=found.text
        )
    for name in _bearing(reading, sentence.match(m, "who")):
        reading.findings.link(
            reading.source, sentence.cut(0, first + len(law[0][0].text)), duty, "assignedTo",
            reading.body(name), role="accountable", stated_as=m["verb"],
        )  # fmt: skip


def _bearing(reading: Reading, who: Passage) -> list[str]:
    """Bodies one by one; "schools and the police", of which none is a name, are one party as written."""
    names = [bare(one.text) for one in split_list(who, reading.profile)]
    return names if all(" " in n or reading.knows(n) for n in names) else [bare(who.text)]


def worded_duties(
    reading: Reading, sentence: Passage, provisions: list[tuple[Passage, Ref]]
) -> None:
    """Sentences that lay a duty on somebody, or give them a power."""
    _owed(reading, sentence, provisions)
    bearers: list[str] = []
    for phrase in reading.profile.phrases["duties"]:
        literal, built = _compiled(phrase)
        m = built.search(sentence.text) if literal in sentence.text else None
        # "Partners must do better" is no duty: where no law is cited, the wording has to say so.
        if m is None or (not provisions and ("{law}" in phrase or "must" in phrase)):
            continue
        bearers = _bearers(sentence, m, reading.profile) or bearers
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


def _bearers(sentence: Passage, m: re.Match[str], profile: Profile) -> list[str]:
    """Who bears the duty: one party or a list; "in partnership with others" names nobody."""
    groups = m.groupdict()
    if not groups.get("bearer"):
        return []
    more = groups.get("more") or ""
    if " and " not in more:
        return [bare(groups["bearer"])]
    return [
        bare(one.text)
        for one in split_list(sentence.cut(m.start("bearer"), m.end("more")), profile)
    ]
