"""Why a list behind a sentence is not the work of whom the sentence names: it is denied, only possible, or for others to do."""

from __future__ import annotations

import re

from remit.loaders.claims.guards import refused
from remit.loaders.claims.spoken import Sentence

PROMISE = re.compile(
    r"\s(?P<said>will|shall)\s[^.;:]{3,300}:$"
)  # "will advise the Minister, including:"
_VERBS_ALONE = re.compile(
    r"\s(?:will|shall|must)(?:\s(?:also|in particular|[a-z]{2,20}ly))?\s[a-z-]{3,20}(?:(?:,\s|,?\s(?:and|or)\s)[a-z-]{3,20}){0,4}\s?:$"
)
_THE_FOLLOWING = re.compile(r"\W{0,3}(?:The following|These)\s[^.;:]{3,200}:$")
INFINITIVE = re.compile(r"\sto(?:\s[a-z]{2,20}ly(?:\sand\s[a-z]{2,20}ly)?)?\s?[:–—-]$")
# Behind it another has a clause of their own, and what follows: "work to ensure that Ministers have advice to:".
THAT_THEY = re.compile(
    r"\bthat\s(?:(?:the|all|each|every|our|its)\s)?(?:[A-Z]\w+\s){1,5}(?:have|has|are|is|can|may|will)\b"
)
# Right behind "will": what follows is not done.
_SHUNS = re.compile(
    r"\s?(?:[a-z]{1,20}ly\s)?(?:avoid|refrain|cease|stop|decline|refuse|abstain|desist)\b"
)
# What somebody only can, wants or is free to do: "will be able to publish them in two ways:".
MAY_ONLY = re.compile(
    r"\s?(?:also\s)?(?:be (?:able|empowered|free|welcome|entitled|allowed|permitted)|want|wish|like) to\b"
)
# What others are made to do: "invite the schools to:".
_ASKS = re.compile(
    r"\s?(?:also\s|[a-z]{1,20}ly\s)?(?:advise|allow|appoint|ask|assist|authorise|call|challenge|commission|direct|empower|enable|"
    r"encourage|equip|expect|help|instruct|invite|leave|lobby|order|permit|persuade|press|prompt|push|recommend|remind|"
    r"request|require|support|tell|train|urge|want)\b",
    re.IGNORECASE,
)
# What is done together stays the work of whoever does it with others: "work closely with the schools to:".
_TOGETHER = re.compile(
    r"\s?(?:also\s|[a-z]{1,20}ly\s)?(?:work|liaise|engage|collaborate|co-?operate|meet)\s(?:[a-z]{1,20}ly\s)?(?:with|alongside|across)\b",
    re.IGNORECASE,
)
_DOERS = ("body", "post", "person", "group", "pronoun")
_JOINS = ("with", "alongside", "of", "from", "by", "under", "in", "at", "on", "through", "across")
_AND = ("and", "or", "&", ",")
OF_ANOTHER = "what stands behind it is for another to do"
_REFUSALS = ("denial", "doubt", "condition")


def is_whole(s: Sentence) -> bool:
    """Whether what a sentence promises may be a piece of work by itself: not "will ask the Board to:", "will never:"."""
    text = s.passage.text
    m = PROMISE.search(text)
    if _VERBS_ALONE.search(text) or _THE_FOLLOWING.match(text):
        return False  # "will discuss and agree:", "The following tasks are led by the Board:"
    if m is None or THAT_THEY.search(text, m.end("said")):
        return True
    return not (INFINITIVE.search(text) or refusal(s, m))


def refusal(s: Sentence, m: re.Match[str] | None) -> str:
    """Why a list behind a sentence is not the work of whom it names; empty if it is."""
    text = s.passage.text
    at = m.end("said") if m is not None else 0
    if m is not None and (reason := refused(text[: m.start("said")].rstrip(), "", "")):
        return f"“{m['said']}”: a {reason}, so nothing is claimed from the list behind it"
    if MAY_ONLY.match(text[at:]):
        return "it says what is open to them, and not what they have to do"
    reason = refused("", f"– {text[at:]}", "", past=False)
    if reason in _REFUSALS or _SHUNS.match(text[at:]):
        return f"a {reason or 'denial'}, so nothing is claimed from the list behind it"
    return OF_ANOTHER if _others(s, at) else ""


def _others(s: Sentence, at: int) -> bool:
    """Whether the words behind a place make others do what follows: "ask Mere Council to:", "ensure that the Board:"."""
    text = s.passage.text
    m = INFINITIVE.search(text, at)
    if m is not None and len(text[at : m.start()].split()) > 1 and _ASKS.match(text[at:]):
        return True
    if _TOGETHER.match(text[at:]):
        return False
    free = True  # whether what is joined to a party by "and" stands alone, as the party does
    for phrase in s.phrases:
        if s.tokens[phrase.first].start < at or phrase.kind not in _DOERS:
            continue
        before = s.tokens[phrase.first - 1].low if phrase.first else ""
        free = free if before in _AND else before not in _JOINS
        ends = not text[s.tokens[phrase.last - 1].end :].strip(" :–—-")
        said_that = "that" in (before, s.tokens[phrase.first].low)  # "ensure that the Board:"
        if free and (m is not None or (ends and said_that)):
            return True
    return False
