"""What a sentence tells besides what was told of it: a day to come, somebody's seat, how often a body meets, who is bound.

A fact that was read out of a sentence does not answer for the rest of it. What a register asks for and a sentence names,
and what stands in none of its facts, is owned up to at that sentence. The past and what others said are left alone, and so
is a partnership's plan where it names many in passing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from remit.graph.lookup import key
from remit.graph.words import holds_any
from remit.loaders.claims.tokens import Phrase, Token
from remit.loaders.claims.verbs import is_doing
from remit.loaders.drafts import Draft
from remit.loaders.recognisers import acts, done_once
from remit.loaders.recognisers.told_sentence import ToldSentence
from remit.loaders.recognisers.untold_times import SOMEBODY, day_left, often_left
from remit.loaders.schema.frames import any_of, frames

_EMPTY = re.compile(
    r"\b(?:seat|place|post|role|position|office|chair)\b[^.;]{0,60}\b(?:vacant|empty|unfilled)\b|\b(?:vacancy|vacancies)\b|"
    r"\b(?:not|yet|still) (?:yet )?(?:to )?(?:been |be |being )?(?:filled|named|appointed|decided|settled|agreed|nominated|nominate|discussed|confirmed|announced)\b|"
    r"\b(?:still|yet) to be (?:chosen|elected|found|selected|nominated)\b|\bto be (?:announced|named|appointed|filled|recruited|decided)\b|\bowner to be\b",
    re.IGNORECASE,
)
_OF_EMPTY = ("vaca", "empty", "unf", "not ", "yet ", "ll ", "to be")  # one stands in such words
# Who has something is said to be nobody, or about to be another.
_NOBODY = re.compile(
    r"\bneeds? an? (?:new )?(?:owner|lead|chair)(?!['’\w])|\bno (?:one|single) \w+ (?:is|has|owns|leads)\b|"
    r"\bresponsibility\b[^.;]{0,60}\bnot (?:yet )?been (?:assigned|allocated|agreed|given)\b",
    re.IGNORECASE,
)
_OFFICE = re.compile(r"(?:The|Our) (?P<title>[\w -]{3,30}?) (?:is|are)\b")
_CHANGES = re.compile(
    r"\b(?:hands? over to|takes? over (?:from|as)|steps? down (?:as|on|in)|"
    r"(?:was|is|been) (?:re-?)?(?:appointed|chosen|elected) (?:as )?(?:the )?(?:new )?(?:vice-?\s?)?(?:chair\w{0,6}|clerk|lead|secretary|treasurer))\b",
    re.IGNORECASE,
)
_PART = re.compile(
    r"\b(?:is|are) (?:an? )?part of (?:the|its|our)\b(?! (?:job|work|role|problem|solution|reason))"
)
# By what facts, or in which role, the words of a relation are told.
_TOLD_AS = {
    "chair": ("holds", "accountable"), "lead body": ("holds", "accountable"), "reports": ("reportsTo", "accountable"),
    "members": ("memberOf", "partOf"), "member": ("memberOf", "holds"), "attends": ("attended", "memberOf"),
    "appoints": ("appoints", "holds", "memberOf"), "supports": ("supports", "holds", "responsible"), "helps": ("responsible", "supports"),
    "consulted": ("consulted",), "consulted work": ("consulted",), "informed work": ("informed",), "meets": ("meets",), "quorum": ("quorum",),
    "accountable": ("accountable", "holds"), "responsible": ("responsible", "accountable"), "power": ("accountable",), "owns": ("accountable", "responsible"),
}  # fmt: skip
# Said of whoever stands in the sentence.
_OF_SEATS = frozenset(["attends", "member", "consulted", "consulted work", "informed work"])
# They mean much else.
_SLIGHT = frozenset(["include", "service", "bring together", "under", "form", "make", "elect"])
_OWN_NAMES = ("body", "post", "person")
_SEVERAL = 2  # parties of whom nothing was told
_UNDER = re.compile(
    r"\b(?:under|in line with|in accordance with|by virtue of|pursuant to)(?: the (?:duty|duties|power|powers) in)? (?:section|article|regulation|paragraph|Schedule|Part)\b[^,.;]{0,12}"
)
_AGREED = re.compile(r"\b(?:adopted|approved|ratified|endorsed|agreed|signed off) by\b")
_MODALS = ("will", "shall", "must", "to")
_TOLD_TO = ("expected", "required", "asked", "invited", "beginning", "working", "planning")
_WITH = ("with", "alongside", "through", "including")
_LONGEST_SUBJECT = 7  # words
_OF_A_KIND = 2  # words of all of a kind: "local councils"
_ASKED = (
    "consulted",
    "informed",
    "told",
    "invited",
    "asked",
    "notified",
)  # of somebody, behind "be"


def reason(said: ToldSentence) -> str:
    """Why a sentence is not wholly read, whatever was told of it; empty if it is."""
    if words := done_once.set_up(said):
        return words
    if said.text.rstrip().endswith("?"):
        return ""
    if name := _to_be_asked(said):
        return f"“{name}” is to be asked or told, and of what is not plain"
    return "" if said.report else _left(said)


def _left(said: ToldSentence) -> str:
    """Why a sentence that tells what is so, and not what others said, is not wholly read."""
    if day := day_left(said):
        return f"“{day}” stands in it, and it is not clear what is to be by then"
    if why := _no_holder(said) or _another_holder(said):
        return why
    if words := often_left(said) or _relation(said):
        return f"“{words}”: it is not clear of whom or of what"
    if name := _person(said) or _several(said) or _helper(said):
        return f"“{name}” is named, and nothing was told of them"
    if name := _beside_work(said):
        return f"“{name}” is named beside the work, and in which role is not told"
    if (m := _PART.search(said.text)) and "partOf" not in {d.term for d in said.told}:
        return f"“{m.group()}”: it is not clear of what"
    if words := _by_law(said):
        return f"“{words}”: it is not clear what the law says of it"
    if words := _agreed_by(said):
        return f"“{words}”: it is not clear what was agreed"
    if found := _bound(said) or acts.untold(said):
        return f"“{found[1]}” beside “{found[0]}”: it is not clear what is said of whom"
    return done_once.did(said)


def _no_holder(said: ToldSentence) -> str:
    """Why it is not told of what it says that nobody has it; empty where it says no such thing, or it was told."""
    found = _EMPTY.search(said.text) if holds_any(said.text.casefold(), _OF_EMPTY) else None
    if found is None and not said.facts:
        found = _NOBODY.search(said.text)
    if found is None or _tells_of_nobody(said):
        return ""
    return f"“{found.group()}”: it is not clear of what nobody is named"


def _another_holder(said: ToldSentence) -> str:
    """Why it is not told who holds an office, or to whom it passes; empty where it says no such thing, or it was told."""
    people = any(p.kind == "person" and p.party for p in said.phrases)
    if not people or any(d.term == "holds" for d in said.told):
        return ""
    office = _OFFICE.match(said.text)
    if office is not None and office["title"].casefold() in frames().offices:
        return f"“{office['title']}”: it is not clear of what body"
    found = _CHANGES.search(said.text)
    return f"“{found.group()}”: it is not clear who has it from then on" if found else ""


def _tells_of_nobody(said: ToldSentence) -> bool:
    refs = (ref for d in said.told for ref in (d.subject, d.object) if ref is not None)
    return any(ref.kind == "vacancy" for ref in refs)


def _relation(said: ToldSentence) -> str:
    """The words of a relation of which nothing was told, or not of every post or person beside them."""
    if said.around.plan:
        return ""
    for m in said.matches:
        terms = _TOLD_AS.get(m.frame.fact)
        if terms is None or m.reason or m.frame.said in _SLIGHT:
            continue
        if m.frame.fact == "members" and said.text.endswith(":"):
            continue  # its list is told of item by item
        beside = [*m.left(), *m.right()]
        around = said.phrases if m.frame.fact in _OF_SEATS else beside
        told = any(d.term in terms or d.role in terms for d in said.told)
        named = any(p.party or p.kind == "group" for p in around)
        left = (p for p in beside if p.party and p.kind in ("person", "post"))
        if (named and not told) or any(not _bears(said, p) for p in left):
            return m.sentence.text(m.first, m.last)
    return ""


def _bears(said: ToldSentence, phrase: Phrase) -> bool:
    """Whether something was told of a party, and it is no mere word of a piece of work."""
    return is_told_of(said, (d for d in said.told if d.term != "mentions"), phrase)


def is_told_of(said: ToldSentence, told: Iterable[Draft], phrase: Phrase) -> bool:
    """Whether one of some facts of a sentence is about a party, by its name or what that is short for."""
    refs = (r for d in told for r in (d.subject, d.object))
    names = {key(ref.name) for ref in refs if ref is not None and ref.kind in SOMEBODY}
    name = key(phrase.name)
    meant = said.around.meant(name)
    return any(name in one or one in name or meant == one for one in names)


def _person(said: ToldSentence) -> str:
    """Somebody by name, in a paper that says who does what, of whom nothing was told."""
    if not said.telling or said.past:
        return ""
    people = (p for p in said.phrases if p.kind == "person" and p.party and " " in p.name)
    left = (p for p in people if not (said.knows(p) or _bears(said, p)))
    return next((p.name for p in left if _is_told(said, p)), "")


def _several(said: ToldSentence) -> str:
    """One of several bodies, posts or people whom a sentence names without telling anything of them: it lists who is in something."""
    if said.telling != "surely" or said.past or not said.asks_now():
        return ""
    parties = (
        p
        for p in said.phrases
        if p.kind in _OWN_NAMES and p.party and (" " in p.name or p.honorific)
    )
    sure = [
        p for p in parties if not p.generic and not p.guessed and key(p.name) != said.around.own
    ]
    left = [p.name for p in sure if not (said.knows(p) or _bears(said, p))]
    return left[0] if len(left) >= _SEVERAL else ""


def _helper(said: ToldSentence) -> str:
    """A body that helps or is asked, behind the words of that, of which nothing was told."""
    for m in said.matches if not said.around.plan else ():
        if m.frame.of == "main" and not m.reason:
            named = (p for p in m.right() if p.party or (p.kind == "name" and " " in p.name))
            left = (p for p in named if not (said.knows(p) or _bears(said, p)))
            if name := next((p.name for p in left), ""):
                return name
    return ""


def _beside_work(said: ToldSentence) -> str:
    """Somebody with whom or through whom a piece of work is done that was told, where nothing was told of them."""
    if said.around.plan or not any(d.term == "assignedTo" for d in said.facts):
        return ""
    for phrase in said.phrases:
        sure = phrase.party and not (phrase.generic or phrase.guessed) and " " in phrase.name
        before = said.tokens[phrase.first - 1].low if phrase.first else ""
        if sure and before in _WITH and not _bears(said, phrase):
            return phrase.name
    return ""


def _to_be_asked(said: ToldSentence) -> str:
    """Somebody whom others are to consult or to tell, or to whom something is sent to know, of whom nothing was told."""
    if said.around.plan:
        return ""
    named = [p for p in said.phrases if p.party or (p.kind == "name" and " " in p.name)]
    left = [phrase for phrase in named if not _bears(said, phrase)]
    if not left or (said.report is not None and said.report.group().casefold() != "when"):
        return ""
    if said.past and not any(t.low in frames().words["binding"] for t in said.tokens):
        return ""
    sent = [m.end() for m in any_of("sent to").finditer(said.text)]
    for phrase in left:
        at = phrase.first - 1
        while at > 0 and said.tokens[at].low in frames().words["determiners"]:
            at -= 1
        before = said.tokens[at].low if at >= 0 and phrase.first else ""
        start = said.tokens[phrase.first].start
        known = before in frames().words["asks of others"] and " " in phrase.name
        if known or any(0 < start - end <= len(" the ") for end in sent):
            return phrase.name
    return ""


def _by_law(said: ToldSentence) -> str:
    """The words by which somebody does a thing under a law of which neither a duty nor a power was told."""
    terms = {d.term for d in said.told}
    law = any(p.kind == "law" for p in said.phrases)
    m = _UNDER.search(said.text) if law and "assignedTo" in terms else None
    return m.group() if m and not terms & {"arisesFrom", "classification"} else ""


def _agreed_by(said: ToldSentence) -> str:
    """The words by which a body agreed to something, where nothing was told of that."""
    m = _AGREED.search(said.text) if said.telling else None
    told = any(d.term in ("adoptedBy", "assignedTo") for d in said.told)
    named = m is not None and any(
        p.kind == "body" and p.party and m.end() <= said.tokens[p.first].start <= m.end() + 1
        for p in said.phrases
    )
    return m.group().strip() if m is not None and named and not told else ""


def _is_told(said: ToldSentence, phrase: Phrase) -> bool:
    """Whether more than two capitalised words show somebody to be a person."""
    known = set(phrase.name.split()) <= set(said.around.people)
    return known or not phrase.guessed or bool(phrase.honorific or phrase.post or phrase.home)


def _bound(said: ToldSentence) -> tuple[str, str] | None:
    """Whoever a modal binds, also by common words: "ODUG members will review it", "ODI and OKFN to provide courses"."""
    if said.around.plan or any(d.term in ("assignedTo", "appoints") for d in said.facts):
        return None
    tokens, start = said.tokens, 0
    told = {word for d in said.facts for word in d.stated_as.casefold().split()}
    for n, token in enumerate(tokens[:-1]):
        if token.text in (";", ":", "–", "-"):
            start = n + 1
        if token.low not in (*_MODALS, "should") or tokens[n + 1].low in told:
            continue  # "will meet every month": told by that word
        subject, start = tokens[start:n], n + 1
        if len(subject) > 2 and subject[-2].low in ("is", "are") and subject[-1].low in _TOLD_TO:
            subject = subject[:-2]
        if token.low != "to" and _is_all_of_a_kind(subject) and _does(tokens, n + 1):
            return said.text[subject[0].start : subject[-1].end], token.text
        if token.low != "should" and _does(tokens, n + 1) and _is_somebody(said, subject):
            return said.text[subject[0].start : subject[-1].end], token.text
    return None


def _does(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb of what bodies do stands at a place, or behind one adverb."""
    at += tokens[at].low.endswith("ly") and at + 1 < len(tokens)
    if tokens[at].low == "be" and at + 1 < len(tokens):
        return tokens[at + 1].low in _ASKED
    return tokens[at].low in frames().words["verbs"] | frames().words["more doings"]


def _is_somebody(said: ToldSentence, subject: Sequence[Token]) -> bool:
    """Whether the words before a modal are a party's, or end on a noun for people behind one: "the DGUK development team"."""
    if not 0 < len(subject) <= _LONGEST_SUBJECT:
        return False
    words, last = frames().words, subject[-1]
    stops = words["stops"] - words["determiners"] - {"and"} | words["modals"]
    if any(t.low in stops or (not t.capital and is_doing(t.low)) for t in subject):
        return False
    start, end = subject[0].start, last.end
    inside = [
        p
        for p in said.phrases
        if said.tokens[p.first].start >= start and said.tokens[p.last - 1].end <= end
    ]
    named = [p for p in inside if p.kind in ("body", "person", "post", "group") and not p.vague]
    if not named:  # "Mere Outreach will run a panel": a name of several words, and no more is known
        return any(
            p.kind == "name" and " " in p.name and p.last - p.first == len(subject) for p in inside
        )
    ends = said.tokens[named[-1].last - 1].end == end
    people = last.low in words["groups"] or last.low in said.around.grammar.heads
    return ends or (people and not any(t.low.endswith("ed") for t in subject if not t.capital))


def _is_all_of_a_kind(subject: Sequence[Token]) -> bool:
    """Whether a subject is all of a kind, or "they": "Schools will be asked", "They must declare it"."""
    if not subject:
        return False
    *before, last = subject
    plural = last.low.endswith("s") and not last.low.endswith(("ss", "us", "is"))
    return (not before and last.low == "they") or (
        plural and len(subject) <= _OF_A_KIND and not any(t.low in ("the", "these") for t in before)
    )
