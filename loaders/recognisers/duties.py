"""Duties: what a document says that the law lays on whom.

What the document says is kept as it says it, right or wrong; who really bears a duty is for the
statute book (basis ``external``), not for this module. A bearer is taken only from a sentence that
states one, and the whole of that sentence is cited, so that the reader sees what stood around it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from remit.graph.words import holds_any
from remit.loaders.assertion import asserted
from remit.loaders.blocks import Passage
from remit.loaders.claims.law_behind import pieces
from remit.loaders.claims.provisions import Provisions, arises, duty_of
from remit.loaders.claims.said_before import whom_before_or_beside
from remit.loaders.claims.spoken import Sentence
from remit.loaders.claims.subjects import further
from remit.loaders.claims.tokens import Phrase, as_body
from remit.loaders.claims.verbs import is_own_affair
from remit.loaders.drafts import Ref
from remit.loaders.reading import Reading
from remit.loaders.recognisers.bearers import (
    BEARER,
    agent_of,
    bearer_at,
    bearers_of,
    bearing,
    party_in,
)
from remit.loaders.schema.frames import any_of, frames
from remit.loaders.wording import bare, phrase_pattern
from remit.ontology import Role

_LAW_BETWEEN = r"(?P<law>[^;:]{3,120}?)"
_CLAUSE_END = r"(?P<clause>[a-z][^.;:(]*)"
_PRODUCES = re.compile(r"\b(?:plan|strategy)\b", re.IGNORECASE)
_PRODUCING = re.compile(
    r"^(?:produce|develop|publish|prepare|draw up|make|formulate)\b", re.IGNORECASE
)
# A duty without a name of its own: "Schools and the councils owe a further duty under (the law)".
_OWED = re.compile(
    r"^(?P<who>[A-Z][\w’',& -]{2,90}?)\s+(?P<verb>owes?|ha(?:s|ve)|(?:is|are) under)\s+(?:an?\s+|the\s+)?"
    r"(?P<duty>(?:[a-z]+\s+){0,2}dut(?:y|ies)\b[^.;:()]{0,60}?\sunder\s+(?:the\s+)?)$"
)
# What stands behind it in a clause is another's, or another thing.
_ANOTHER = re.compile(
    r"(?<!\s)\s+and has a statutory duty|, and (?:it|they|he|she|we) (?:has|have|is|are|may|will)\b"
)
_NO_PARTY = re.compile(
    r"\b(?:that|which|who|it|they|we|you|not|no|may|might|should|could|would|will|if|when|where|there|this)\b",
    re.IGNORECASE,
)
_UNDER_LAW = re.compile(
    r"(?:Under|In|By|Pursuant|As|For|Further|Following|According|Because|Since|With|Through|Subject)\b"
)
# "Where somebody is at risk, the Council must …"; but not what only a law to come would ask.
_IN_CASE = re.compile(r"(?:Where|When|Whenever|If|Once|Before|After)\s[^,;:()]{3,160},\s")
_IN_FUTURE = re.compile(
    r"\b(?:Bill|passed|enacted|commenced|approved|agreed|adopted|changes?|in force|asked|requested)\b"
)
_BILL = re.compile(
    r"(?<![\w-])(?:[Tt]he|[Aa]|[Tt]his|[Dd]raft)\s(?:[\w’'-]{1,30}\s){0,9}Bill(?![\w-])"
)


def _owed(reading: Reading, sentence: Passage, provisions: Provisions) -> None:
    """A duty that is known by the law alone, said to be owed by somebody."""
    first = min((one.start for one in provisions), default=-1)
    m = _OWED.match(sentence.text[:first]) if first > 0 else None
    if m is None or _NO_PARTY.search(m["who"]) or not asserted(sentence.text, first):
        return
    law = [one for one in provisions if one.start == first]
    passage = sentence.cut(m.start("duty"), law[0].end)
    duty = duty_of(reading, sentence, passage)
    for one in law:
        arises(reading, passage, duty, one)
    for name in _owing(reading, sentence, m):
        if party := party_in(reading, name, 0, len(name)):
            reading.findings.link(
                reading.source, sentence, duty, "assignedTo",
                reading.body(party), role="accountable", stated_as=m["verb"],
            )  # fmt: skip


def _owing(reading: Reading, sentence: Passage, m: re.Match[str]) -> Sequence[str]:
    """Who owes it: of "The Board keeps the rolls and has a duty …" whoever the sentence goes on about, and not what stands before."""
    s = Sentence.of(sentence, reading.grammar)
    at = next(n for n, token in enumerate(s.tokens) if token.start >= m.start("verb"))
    if at in s.ending or s.tokens[at - 1].low != "and":
        return bearing(reading, sentence.match(m, "who"))
    return [phrase.name for phrase in whom_before_or_beside(s, at) if phrase.party]


def worded_duties(
    reading: Reading, sentence: Passage, provisions: Provisions, spoken_of: Mapping[str, str]
) -> list[str]:
    """Sentences that lay a duty on somebody, and those by which the law only gives a power; return the bearers.

    ``spoken_of`` gives the bodies that "it" and "we" stand for, where that is known.
    """
    said = reading.profile.phrases
    worded = holds_any(sentence.text, _literals(*said.get("duties", ()), *said.get("bound", ())))
    if not (worded or provisions) or ended(sentence.text):
        return []
    _owed(reading, sentence, provisions)
    _powers(reading, sentence, provisions)
    bearers: list[str] = []
    for group in ("duties", "bound"):
        for phrase in reading.profile.phrases.get(group, ()):
            literal, built = _compiled(phrase)
            # "Partners must do better" is no duty: where no law is cited, the wording has to say so.
            if literal not in sentence.text or (
                not provisions and (group == "bound" or "{law}" in phrase or "must" in phrase)
            ):
                continue
            given = _given(sentence.text)
            begin = (
                given
                if "{law}" in phrase
                else max(given, _behind_the_law(reading, sentence, literal, provisions))
            )
            for start, end in _clauses(reading, sentence, begin, literal):
                m = built.search(sentence.text, start, end)
                if m is None or not _is_laid(reading, m, given):
                    continue
                named = bearers_of(
                    reading,
                    sentence,
                    m,
                    spoken_of if not sentence.text[begin : m.start()].strip(" ,") else {},
                )
                # "Strong leadership is required to …": where no law is cited, only a party is bound.
                sure = provisions and group != "bound"
                theirs = not provisions and is_own_affair(m["clause"])
                if named is None or theirs or not (sure or _are_parties(reading, named)):
                    continue
                bearers = named or ([] if start > begin or "{bearer}" in phrase else bearers)
                # "Section 4 obliges some partners to …": the duty is there, whoever bears it
                of_law = "{law}" in phrase or "{bearer}" not in phrase
                unnamed = start == begin and group == "duties" and of_law
                if bearers or unnamed:
                    by_law = group == "bound" or "must" in phrase
                    own = start == begin or _UNDER_LAW.match(sentence.text)
                    laws = provisions if own else [one for one in provisions if one.start > start]
                    _duties(reading, sentence, m, bearers, laws, by_law=by_law)
    return bearers


def _is_laid(reading: Reading, m: re.Match[str], given: int) -> bool:
    """Whether a duty is laid: "It is unclear whether the Council must …" lays none; a condition behind is the duty's."""
    if m["clause"].startswith("be ") or ("responsible for" in m.group() and ", and" in m["clause"]):
        return False  # what must be done to something, or two who each answer for a thing
    if not asserted(m.string[given:], m.start("clause") - given, conditions=True):
        return False
    # "The Act must be …" says nothing of who must
    return not _within_another(m) and not _on_a_law(reading, m)


def _are_parties(reading: Reading, names: list[str]) -> bool:
    """Whether names are those of bodies or posts: weirs, too, have to be safe."""
    for name in names:
        if bare(name).casefold() in frames().words["users"]:
            return False  # "The Buyer is required to sign the form"
        one = reading.grammar.one(name) or reading.grammar.one(f"the {name}")
        known = one is not None and one.kind in ("body", "post")
        if not (known or reading.may_be_body(name) or reading.may_be_body(name.removesuffix("s"))):
            return False
    return True


def _given(text: str) -> int:
    """Where the main clause begins behind "Where somebody is at risk, …": the duty stands, in that case."""
    m = _IN_CASE.match(text)
    return m.end() if m and not _IN_FUTURE.search(m.group()) else 0


def ended(text: str) -> bool:
    """Whether a sentence tells of a duty or a law that binds nobody any more."""
    return any_of("ended").search(text) is not None or _BILL.search(text) is not None


def _within_another(m: re.Match[str]) -> bool:
    """Whether what follows is only spoken of: "the idea that X must …", but not "the Act provides that X must …"."""
    start = bearer_at(m)[0] if m.groupdict().get("bearer") else m.start()
    that = re.search(r"(?<![\w-])(?P<word>[\w-]++),?\s{1,9}that\s{1,9}$", m.string[:start])
    return that is not None and that["word"].casefold() not in frames().words["providing"]


def _clauses(reading: Reading, sentence: Passage, begin: int, verb: str) -> list[tuple[int, int]]:
    """The clauses of a sentence, each of which has a subject of its own: "A must do this, and B must do that".

    What a law at the sentence's beginning asks, it asks in all of them; else each has a law of its own.
    """
    tokens, phrases = reading.grammar.read(sentence.text)
    found: list[tuple[int, int]] = []
    while (said := sentence.text.find(verb, begin)) >= 0:
        at = next(n for n, token in enumerate(tokens) if token.end > said)
        other = further(tokens, phrases, at, len(tokens))
        end = len(sentence.text) if other is None else tokens[other.joined].start
        found.append((begin, end))
        if other is None:
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
        for one in provisions:
            if one.start <= m.start() + 1 or sentence.text[: one.start].endswith(
                ("(", "see ", "under ")
            ):
                reading.findings.attribute(
                    reading.source, sentence.match(m), one.ref, "classification", "power",
                    stated_as=one.passage.text,
                )  # fmt: skip
                reading.findings.attribute(reading.source, clause, one.ref, "text", clause.text)


def _behind_the_law(reading: Reading, sentence: Passage, modal: str, provisions: Provisions) -> int:
    """Where the party may stand in "Under section 4 of the X Act 1990, the party must …"."""
    text = sentence.text
    if not _UNDER_LAW.match(text):
        return 0
    end = text.find(modal)
    behind = [one.end for one in provisions if one.end <= end]
    comma = text.find(",", max(behind, default=0), end)
    if comma >= 0 and behind and text[max(behind) : comma].strip():
        return max(behind)  # "… Act 2004 the Board, as lead body, must": the comma is the Board's
    if comma >= 0 and (behind or reading.parties.is_law(text[:comma])):
        return comma + 1
    return max(behind, default=0)


def _on_a_law(reading: Reading, m: re.Match[str]) -> bool:
    if not m.groupdict().get("bearer"):
        return False
    start, end = bearer_at(m)
    return reading.parties.is_law(m.string[start:end]) and not m.groupdict().get("more")


@cache
def _literals(*phrases: str) -> frozenset[str]:
    """What stands in each text that a phrase finds something in."""
    return frozenset(_compiled(phrase)[0] for phrase in phrases)


@cache
def _compiled(phrase: str) -> tuple[str, re.Pattern[str]]:
    holes = {"bearer": BEARER, "clause": _CLAUSE_END, "law": _LAW_BETWEEN}
    literal, built = phrase_pattern(phrase.removeprefix("{law} "), holes)
    return literal, re.compile(rf"(?<!\w){built}")


def _duties(
    reading: Reading,
    sentence: Passage,
    m: re.Match[str],
    bearers: list[str],
    provisions: Provisions,
    *,
    by_law: bool,
) -> None:
    """What a clause says that somebody must do: one duty, or one for each law that it cites behind it."""
    found = pieces(sentence, m, provisions)
    if by_law and not any(piece.law for piece in found):
        return
    words = sentence.text[m.start() : m.start("clause")].strip()
    role: Role = "responsible" if words.endswith("responsible for") else "accountable"
    for piece in found:
        duty = _duty(reading, sentence, piece.clause)
        for bearer in bearers:
            reading.findings.link(
                reading.source, sentence, duty, "assignedTo", agent_of(reading, bearer, sentence),
                role=role, stated_as=words,
            )  # fmt: skip
        for one in piece.law:
            arises(reading, sentence.cut(m.start(), max(one.end, m.end())), duty, one)
        if piece.doer is not None and (doer := reading.grammar.one(piece.doer.text)):
            _done_by(reading, piece.doer, duty, doer)


def _duty(reading: Reading, sentence: Passage, clause: Passage) -> Ref:
    text = _ANOTHER.split(clause.text.rstrip(" ,:"))[0]
    passage = clause.cut(0, len(text))
    duty = duty_of(reading, sentence, passage)
    if reading.plan and _PRODUCING.match(text) and _PRODUCES.search(text):
        reading.findings.link(
            reading.source, passage, reading.plan, "discharges", duty, stated_as=text,
            basis="inferred",
        )  # fmt: skip
    return duty


def _done_by(reading: Reading, words: Passage, duty: Ref, doer: Phrase) -> None:
    """Who carries a duty out for its bearer: ", which the Early Help Team does"."""
    doer = as_body(doer)
    if doer.party:
        party = agent_of(reading, doer.name, words)
        reading.findings.link(
            reading.source, words, duty, "assignedTo", party, role="responsible",
            stated_as=words.text,
        )  # fmt: skip
