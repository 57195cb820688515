"""Duties and codes: what a document says that the law lays on whom.

What the document says is kept as it says it, right or wrong; who really bears a duty is for the
statute book (basis ``external``), not for this module. A bearer is taken only from a sentence that
states one, and the whole of that sentence is cited, so that the reader sees what stood around it.
"""

from __future__ import annotations

import re
from functools import cache

from remit.loaders.assertion import asserted, is_over, is_part_of_more
from remit.loaders.blocks import Passage
from remit.loaders.claims.subjects import further
from remit.loaders.drafts import Ref
from remit.loaders.extracts import place_of, same_in_origin
from remit.loaders.reading import Reading
from remit.loaders.schema.frames import frames
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
    r"[’'”\"]?,?\s{0,9}(?:\(|(?:under|set out in|laid down in|created by|introduced by|imposed by|in|of)\s{1,9})(?:the\s{1,9})?"
)
# Who bears a duty that has a name: "the specified authorities here", "The Partnership".
_SOME = re.compile(
    r"^.*\b(?:[Tt]he|[Ee]ach|[Ee]very|[Aa]ll)\s+(?P<who>[a-z][\w’']*(?:\s[a-z][\w’']*){0,4}?)(?:\s(?:here|all|both|jointly|together))?$"
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


# "Although the Council", "Act the Council": the party is what stands behind the last article.
_ARTICLE = re.compile(r"(?:^|(?<!\bof)(?<!\bfor)(?<!\band)(?<![&,])\s)[Tt]he\s+")
_OPENERS = re.compile(
    r"^(?:Although|Though|While|Whilst|Whereas|When|Where|Because|Since|As|In|At|Under|For|By|From|With|On|To"
    r"|Do|Does|Did|Is|Are|Has|Have|How|That|So|But|And|Today|Now|Here"
    r"|.*\b(?:Act|Regulations|Order|Measure) (?:19|20)\d\d)\s+"  # "… Act 1998 the Council must"
)
_UNDER_LAW = re.compile(
    r"(?:Under|In|By|Pursuant|As|For|Further|Following|According|Because|Since|With|Through|Subject)\b"
)
_ANOTHER_CLAUSE = re.compile(r"(?<![\w-])(?:while|whilst|whereas|but|that)\s+")
# Words that stand for somebody else, for some of several, or for nobody.
_NOBODY_NAMED = re.compile(
    r"^(?:it|its|they|their|we|our|you|your|he|she|this|that|these|those|who|what|which|there|here|anyone"
    r"|anybody|somebody|someone|one|some|any|few|fewer|most|many|several|half|part|other|others|another"
    r"|critics|members|opponents|supporters|no)\b",
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
        if who is None or not asserted(sentence.text, m.end(1)):
            continue
        named = sentence.cut(*who.span("who"))
        several = _bearing(reading, named) if _party(reading, text, *who.span("who")) else []
        parties = [_party(reading, name, 0, len(name)) for name in several]
        if parties and all(name and reading.may_be_body(name) for name in parties):
            for name in parties:
                reading.findings.link(
                    reading.source, sentence, duty, "assignedTo",
                    reading.body(name), role="accountable", stated_as=words,
                )  # fmt: skip
            return


def _party(reading: Reading, text: str, start: int, end: int, *, alone: bool = True) -> str:
    """The party that a sentence names between two places, or nothing if it is another's: "critics of X".

    What is not ``alone`` has words of the phrase before it, as in "a requirement on X".
    """
    if articles := list(_ARTICLE.finditer(text[start:end])):
        start += articles[-1].end()
    if opener := _OPENERS.match(text[start:end]):
        start += opener.end()
    name, before = bare(text[start:end]), text[:start]
    if not name or _NOBODY_NAMED.match(name) or (alone and is_part_of_more(before)):
        return ""
    if is_over(" ".join(before.split()[-1:])):  # "the former Council"
        return ""
    if reading.parties.is_law(name):  # a law lays duties and bears none
        return ""
    return "" if _of_another(reading, name) else name


def _of_another(reading: Reading, name: str) -> bool:
    """Whether a name is of somebody's in or around a body: "Critics of the Council", "failings of councils"."""
    first, of, _ = name.partition(" of ")
    last = first.rsplit(maxsplit=1)[-1].casefold()
    profile = reading.profile
    if not of or reading.knows(name) or last in profile.heads | profile.folded("bodies of"):
        return False
    return " of the " in name or last.endswith("s") or first.islower()


def _owed(reading: Reading, sentence: Passage, provisions: Provisions) -> None:
    """A duty that is known by the law alone, said to be owed by somebody."""
    first = min((sentence.text.find(found.text) for found, _ in provisions), default=-1)
    m = _OWED.match(sentence.text[:first]) if first > 0 else None
    if m is None or _NO_PARTY.search(m["who"]) or not asserted(sentence.text, first):
        return
    law = [(found, ref) for found, ref in provisions if sentence.text.find(found.text) == first]
    passage = sentence.cut(m.start("duty"), first + len(law[0][0].text))
    same = same_in_origin(reading, "duty", sentence.text, passage.text)
    duty = reading.placed("duty", passage.text, place_of(reading, passage), same, scope="")
    reading.findings.attribute(reading.source, passage, duty, "name", passage.text)
    for found, ref in law:
        reading.findings.link(
            reading.source, passage, duty, "arisesFrom", ref, stated_as=found.text
        )
    for name in _bearing(reading, sentence.match(m, "who")):
        if party := _party(reading, name, 0, len(name)):
            reading.findings.link(
                reading.source, sentence, duty, "assignedTo",
                reading.body(party), role="accountable", stated_as=m["verb"],
            )  # fmt: skip


def _bearing(reading: Reading, who: Passage) -> list[str]:
    """Bodies one by one; "schools and the police", of which none is a name, are one party as written."""
    if _OPENERS.match(who.text) and "," in who.text:  # "In Wales, the Council"
        who = who.cut(who.text.index(",") + 1)
    names = [bare(one.text) for one in split_list(who, reading.profile)]
    return names if all(" " in n or reading.knows(n) for n in names) else [bare(who.text)]


def worded_duties(
    reading: Reading, sentence: Passage, provisions: list[tuple[Passage, Ref]]
) -> None:
    """Sentences that lay a duty on somebody, and those by which the law only gives a power."""
    if _ended(sentence.text):
        return
    _owed(reading, sentence, provisions)
    _powers(reading, sentence, provisions)
    bearers: list[str] = []
    for phrase in reading.profile.phrases["duties"]:
        literal, built = _compiled(phrase)
        # "Partners must do better" is no duty: where no law is cited, the wording has to say so.
        if literal not in sentence.text or (
            not provisions and ("{law}" in phrase or "must" in phrase)
        ):
            continue
        begin = 0 if "{law}" in phrase else _behind_the_law(reading, sentence, literal, provisions)
        for start, end in _clauses(reading, sentence, begin, literal):
            m = built.search(sentence.text, start, end)
            # "It is unclear whether the Council must …" lays no duty; a condition behind is the duty's.
            if m is None or not asserted(sentence.text, m.start("clause"), conditions=True):
                continue
            if _within_another(m):
                continue
            if _on_a_law(reading, m):  # "The Act must be …" says nothing of who must
                continue
            bearers = _bearers(reading, sentence, m) or ([] if start > begin else bearers)
            if bearers or start == begin:
                _duty(reading, sentence, m, bearers, provisions)


def _ended(text: str) -> bool:
    """Whether a sentence tells of a duty or a law that binds nobody any more."""
    return _ended_words().search(text) is not None


@cache
def _ended_words() -> re.Pattern[str]:
    listed = "|".join(map(re.escape, sorted(frames().words["ended"])))
    return re.compile(rf"(?<![\w-])(?:{listed})(?![\w-])", re.IGNORECASE)


def _within_another(m: re.Match[str]) -> bool:
    """Whether what follows is only spoken of: "the idea that X must …", but not "the Act provides that X must …"."""
    start = _bearer_at(m)[0] if m.groupdict().get("bearer") else m.start()
    that = re.search(r"(?<![\w-])(?P<word>[\w-]++),?\s{1,9}that\s{1,9}$", m.string[:start])
    return that is not None and that["word"].casefold() not in frames().words["providing"]


def _clauses(reading: Reading, sentence: Passage, begin: int, verb: str) -> list[tuple[int, int]]:
    """The clauses of a sentence, each of which has a subject of its own: "A must do this, and B must do that".

    What a law at the sentence's beginning asks, it asks in all of them; else only the first tells of the law.
    """
    tokens, phrases = reading.grammar.read(sentence.text)
    found: list[tuple[int, int]] = []
    while (said := sentence.text.find(verb, begin)) >= 0:
        at = next(n for n, token in enumerate(tokens) if token.end > said)
        other = further(tokens, phrases, at, len(tokens))
        end = len(sentence.text) if other is None else tokens[other.joined].start
        found.append((begin, end))
        if other is None or not _UNDER_LAW.match(sentence.text):
            break
        begin = tokens[other.subjects[0].first].start
    return found


def _powers(reading: Reading, sentence: Passage, provisions: Provisions) -> None:
    """What somebody may do by law is told of the law: a power binds nobody, so nobody answers for it."""
    for phrase in reading.profile.phrases.get("powers", ()):
        literal, built = _compiled(phrase)
        m = built.search(sentence.text) if literal in sentence.text else None
        if m is None or not asserted(sentence.text, m.start("clause"), conditions=True):
            continue
        clause = sentence.find(m["clause"].rstrip(" ,:"))
        for found, ref in provisions:
            if _gives(sentence, m, found):
                reading.findings.attribute(
                    reading.source, sentence.match(m), ref, "classification", "power",
                    stated_as=found.text,
                )  # fmt: skip
                reading.findings.attribute(reading.source, clause, ref, "text", clause.text)


def _gives(sentence: Passage, m: re.Match[str], law: Passage) -> bool:
    """Whether a sentence says that a law, and not another one that it cites, asks or allows what it tells."""
    at = sentence.text.find(law.text)
    return at <= m.start() + 1 or sentence.text[:at].endswith(("(", "see ", "under "))


def _behind_the_law(reading: Reading, sentence: Passage, modal: str, provisions: Provisions) -> int:
    """Where the party may stand in "Under section 4 of the X Act 1990, the party must …"."""
    text = sentence.text
    if not _UNDER_LAW.match(text):
        return 0
    end = text.find(modal)
    behind = [
        at + len(found.text)
        for found, _ in provisions
        if (at := text.find(found.text)) >= 0 and at + len(found.text) <= end
    ]
    comma = text.find(",", max(behind, default=0), end)
    if comma >= 0 and (behind or reading.parties.is_law(text[:comma])):
        return comma + 1
    return max(behind, default=0)


def _on_a_law(reading: Reading, m: re.Match[str]) -> bool:
    if not m.groupdict().get("bearer"):
        return False
    start, end = _bearer_at(m)
    return reading.parties.is_law(m.string[start:end]) and not m.groupdict().get("more")


def _bearer_at(m: re.Match[str]) -> tuple[int, int]:
    """Where the bearer stands: of "the weir while Vale Homes" the words behind what joins the clauses."""
    start, end = m.span("bearer")
    joined = [*_ANOTHER_CLAUSE.finditer(m.string, start, end)]
    return (joined[-1].end() if joined else start), end


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
    clause = re.split(r"(?<!\s)\s+and has a statutory duty", m["clause"].rstrip(" ,:"))[0]
    passage = sentence.find(clause)
    same = same_in_origin(reading, "duty", sentence.text, clause)
    duty = reading.placed("duty", clause, place_of(reading, passage), same, scope="")
    say.attribute(source, passage, duty, "name", clause)
    for bearer in bearers:
        say.link(
            source, sentence, duty, "assignedTo", _agent(reading, bearer, sentence),
            role="accountable", stated_as=sentence.text[m.start() : m.start("clause")].strip(),
        )  # fmt: skip
    for found, ref in provisions:
        if _gives(sentence, m, found):
            say.link(source, sentence.match(m), duty, "arisesFrom", ref, stated_as=found.text)
    if reading.plan and _PRODUCING.match(clause) and _PRODUCES.search(clause):
        say.link(
            source, passage, reading.plan, "discharges", duty, stated_as=clause, basis="inferred"
        )


def _agent(reading: Reading, bearer: str, sentence: Passage) -> Ref:
    """A post of which no more than its name is said, "the Chair"; else a body, as offices of the law are."""
    plain = " " not in bearer and reading.parties.is_post(bearer)
    if plain and not reading.may_be_body(bearer):
        return reading.post(bearer, "", sentence)
    return reading.body(bearer)


def _bearers(reading: Reading, sentence: Passage, m: re.Match[str]) -> list[str]:
    """Who bears the duty: one party or a list; "in partnership with others" names nobody."""
    groups = m.groupdict()
    if not groups.get("bearer"):
        return []
    alone = m.start() == m.start("bearer")
    if " and " in (groups.get("more") or ""):
        listed = sentence.cut(m.start("bearer"), m.end("more"))
        if alone and is_part_of_more(sentence.text[: m.start()]):
            return []
        names = [bare(one.text) for one in split_list(listed, reading.profile)]
        return [p for name in names if (p := _party(reading, name, 0, len(name)))]
    start, end = _bearer_at(m)
    several = _bearing(reading, sentence.cut(start, end)) if " and " in m["bearer"] else []
    if len(several) > 1 and all(map(reading.may_be_body, several)):
        if alone and is_part_of_more(sentence.text[:start]):
            return []
        return [p for name in several if (p := _party(reading, name, 0, len(name)))]
    party = _party(reading, sentence.text, start, end, alone=alone)
    return [party] if party else []
