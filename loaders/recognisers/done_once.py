"""What somebody once did, or was set up to do, in a paper that is no account of a meeting: it may be theirs still, or be over."""

from __future__ import annotations

import re

from remit.loaders.claims.tokens import Phrase
from remit.loaders.claims.verbs import is_done
from remit.loaders.recognisers.told_sentence import REPORTED, ToldSentence
from remit.loaders.values.dates import find_dates

# To what end a body came to be; whether it is still for that, a sentence of the past does not tell.
_SET_UP = re.compile(
    r"\s(?P<how>(?:was|were|is|are|(?:has|have) been) (?:created|established|formed|set up|constituted|convened)\b[^.;:]{0,40}?\bto)\s[a-z]"
)
_HAVING = ("has", "have", "had", "also", "then", "formally", "recently", "successfully")
_WAS = ("was", "were", "been", "is", "are", "be")
_UP_TO_BY = 4  # words between what was done and its "by": "published in 2011 by"


def set_up(said: ToldSentence) -> str:
    """Why a sentence is not read that says to what end a body was set up, unless others say so; empty where none does."""
    if said.around.plan or not said.telling or said.facts:
        return ""
    for phrase in said.phrases:
        end = said.tokens[phrase.last - 1].end
        m = _SET_UP.match(said.text, end) if phrase.party and phrase.name[:1].isupper() else None
        if m is not None and not REPORTED.search(said.text, 0, end):
            return _reason(m["how"], phrase)
    return ""


def did(said: ToldSentence) -> str:
    """Why a sentence is not read by which somebody did a piece of work, or had it done by them; empty where none does."""
    if said.around.plan or not said.telling or said.facts:
        return ""
    for phrase in said.phrases:
        if not (phrase.party and phrase.name[:1].isupper()) or (
            phrase.kind == "body" and phrase.guessed and " " in phrase.name
        ):
            continue
        at = phrase.last
        while at < len(said.tokens) - 1 and said.tokens[at].low in _HAVING:
            at += 1
        verb = said.tokens[at] if at < len(said.tokens) - 1 else None
        if (
            verb is not None
            and not verb.capital
            and is_done(verb.low)
            and said.tokens[at - 1].low not in _WAS
        ):
            return _reason(verb.text, phrase)
    for phrase in said.phrases:
        by = phrase.first - 1
        if by < 1 or said.tokens[by].low != "by" or not _is_named(phrase):
            continue
        verb = next((t for t in said.tokens[max(0, by - _UP_TO_BY) : by] if is_done(t.low)), None)
        if verb is not None and not find_dates(phrase.name):
            return _reason(f"{verb.text} by", phrase)
    return ""


def _is_named(phrase: Phrase) -> bool:
    """Whether a phrase may name somebody: a party, or capitalised words of which nothing more is known."""
    return (phrase.party and phrase.name[:1].isupper()) or (
        phrase.kind == "name" and " " in phrase.name
    )


def _reason(words: str, phrase: Phrase) -> str:
    return f"“{words}” beside “{phrase.name}”: it was done, and whose it is now is not told"
