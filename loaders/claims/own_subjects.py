"""Where a sentence goes on with a clause that has a subject of its own: "The Council runs the pool, the Trust runs the café".

What such a clause and those behind it say is said of that subject, and of nobody in front. Words that may be such a clause or a
part of a list, or that hang on what somebody said or on a condition, end what can be said of the first subject and begin nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from remit.loaders.claims.spoken import Sentence
from remit.loaders.claims.tokens import Phrase, Token
from remit.loaders.claims.verbs import (
    FINITE,
    has_object,
    is_noun,
    one_does,
    several_do,
    takes_object,
)
from remit.loaders.schema.frames import frames

CONJUNCTIONS = frozenset(["and", "but", "while", "whilst", "whereas"])
JOINS = CONJUNCTIONS | {",", ";"}  # before a further clause
DASHES = frozenset(["–", "—", "-"])
# Behind one of these a clause belongs to the one before it, and a further subject may belong to either.
RELATIVE = frozenset(
    ["which", "who", "that", "whose", "whom", "what", "how", "where", "when", "if", "whether", "unless", "because"]
)  # fmt: skip
_HANGS = RELATIVE | {"until", "although", "though", "provided", "once", "either", "neither", "nor", "or", "than", "so"}  # fmt: skip
_ITS = frozenset(["its", "their", "his", "her", "our", "this", "that", "these", "those"])
# With these a clause is about what stands in the one before it: "… and Ann Bee chairs it", "… takes its meetings meanwhile".
_LOOKS_BACK = frozenset(["meanwhile", "instead", "otherwise", "likewise", "it", "them", "they", "this", "these"])  # fmt: skip
_CONDITIONS = frozenset(["if", "unless", "provided", "until", "whether", "subject", "once"])
SEVERAL = frozenset(["are", "have", "were", "do"])  # verbs that are said of several alone
_HAPPENED = frozenset(["was", "were", "do", "does", "did", "had", "should", "would"])
_NO_SUBJECT = frozenset(["not", "to", "next", "last", "once", "twice", "later", "after", "before", "during", "since", "as", "with", "thus", "there", "here"])  # fmt: skip
_UP_TO_BY = 5  # words between "is" and "by": "is now also looked after by"
_LONGEST_ASIDE = 12  # tokens
_LONGEST = 7  # words of a subject that is no name: "the minutes of each yearly meeting"
_PREPOSITIONS_WITHIN = frozenset(["of", "for", "in", "to", "on"])


class Own(NamedTuple):
    """A clause with a subject of its own: the first token of what joins it, that of its subject, and that of its verb.

    ``sure`` is whether it is a clause on every reading, so that the sentence may be cut before it.
    """

    joined: int
    first: int
    verb: int
    sure: bool


def own_clauses(s: Sentence, begin: int) -> list[Own]:
    """The clauses with subjects of their own behind the verb of the first clause, which stands at ``begin``.

    The last is the first that is not sure: what follows such a one is anybody's.
    """
    found: list[Own] = []
    at, hanging = begin + 1, False
    while at < len(s.tokens) - 1:
        token = s.tokens[at]
        if (closes := _aside(s, at)) is not None:
            at = closes + 1
            continue
        if token.text in ";:":
            hanging = False
        hanging = hanging or token.low in _HANGS
        phrase = s.starting.get(at)
        joined = _joined(s.tokens, at)
        verb = _verb(s, at, phrase, joined=joined < at and joined > begin)
        if verb is None:
            at = phrase.last if phrase is not None and phrase.kind in ("body", "post") else at + 1
            continue
        sure = begin + 1 < joined < at and not hanging and not _may_be_listed(s, verb, at)
        sure = sure and _stands_alone(s, phrase, at, verb) and not _is_of_a_list(s, phrase, verb)
        sure = sure and _CONDITIONS.isdisjoint(t.low for t in s.tokens[verb:])
        found.append(Own(joined, at, verb, sure))
        if not found[-1].sure:
            break
        begin, at = verb, verb + 1
    return found


def _stands_alone(s: Sentence, phrase: Phrase | None, at: int, verb: int) -> bool:
    """Whether a clause says the same without the one before it: not "its chair is Ann Bee", "three members are a quorum"."""
    behind = {t.low for t in s.tokens[verb:]}
    if behind & _LOOKS_BACK or s.text(verb + 1, verb + 2) in ("that", "so"):
        return False
    if phrase is not None and phrase.party:
        return phrase.name.casefold() not in frames().offices and not phrase.its
    if s.tokens[verb].low not in FINITE | _HAPPENED:
        return s.tokens[at].low not in _ITS  # "volunteers run the café"
    if (
        s.tokens[at].low not in ("the", "all", "any", "each", "every")
        or s.tokens[verb].low not in FINITE
    ):
        return False
    return any(t.low == "by" for t in s.tokens[verb + 2 : verb + 2 + _UP_TO_BY])


def _is_of_a_list(s: Sentence, phrase: Phrase | None, verb: int) -> bool:
    """Whether what stands between a party and its verb may be one more of a list: "supports the Trust, the Board, leads on fares"."""
    if phrase is None or phrase.last >= verb or s.tokens[phrase.last].text != ",":
        return False
    return s.tokens[phrase.last + 1].low not in ("a", "an", "who", "which", "chaired", "led", "as")


def _joined(tokens: Sequence[Token], at: int) -> int:
    """The first of the words that join what begins here to what stands before; the place itself where none do."""
    while at > 0 and (tokens[at - 1].low in JOINS or _is_dash(tokens, at - 1)):
        at -= 1
    return at


def joint(tokens: Sequence[Token], at: int) -> int:
    """The first of the commas, semicolons and conjunctions before a token; the place itself where none stands there."""
    while at > 0 and tokens[at - 1].low in JOINS:
        at -= 1
    return at


def _is_dash(tokens: Sequence[Token], at: int) -> bool:
    """Whether a token is a dash with a blank on both sides."""
    apart = 0 < at < len(tokens) - 1 and tokens[at - 1].end < tokens[at].start
    return apart and tokens[at].text in DASHES and tokens[at].end < tokens[at + 1].start


def _aside(s: Sentence, at: int) -> int | None:
    """Where what a bracket or a dash opens at a token is closed, so that the sentence goes on behind it as before."""
    if s.tokens[at].text == "(":
        return next((n for n in range(at + 1, len(s.tokens)) if s.tokens[n].text == ")"), None)
    if not _is_dash(s.tokens, at):
        return None
    return next((n for n in range(at + 1, len(s.tokens)) if _is_dash(s.tokens, n)), None)


def _may_be_listed(s: Sentence, verb: int, first: int) -> bool:
    """Whether subject and verb may be things in a list: "publishes the accounts, the Board reports on fares and a map"."""
    low = s.tokens[verb].low
    after = s.tokens[verb + 1].low if verb + 1 < len(s.tokens) else "."
    if low not in frames().words["nouns of deeds"] or after not in ("on", "for", "of", "from"):
        return False
    return s.tokens[first - 1].low in ("and", ",")


def _verb(s: Sentence, at: int, phrase: Phrase | None, *, joined: bool) -> int | None:
    """The verb of which what begins at a token is the subject; nothing where it is none."""
    if phrase is not None and phrase.kind != "pronoun":
        last = phrase
        if joined:
            last = last_listed(s, phrase)
        verb = _behind(s.tokens, last.last)
        if verb is not None and says(s, verb, several=last is not phrase or phrase.several):
            return verb
        if joined and (verb := _behind_aside(s, last.last)) is not None:
            return verb
    if not joined or (phrase is not None and phrase.kind != "name"):
        return None
    return _of_a_noun(s, at)


def _behind_aside(s: Sentence, at: int) -> int | None:
    """The verb behind what commas set apart: "the Harbour Master, a qualified pilot, is accountable for safety"."""
    if at >= len(s.tokens) or s.tokens[at].text != ",":
        return None
    ends = range(at + 2, min(at + _LONGEST_ASIDE, len(s.tokens) - 1))
    comma = next((n for n in ends if s.tokens[n].text == ","), None)
    verb = _behind(s.tokens, comma + 1) if comma is not None else None
    return verb if verb is not None and says(s, verb, several=False) else None


def last_listed(s: Sentence, phrase: Phrase) -> Phrase:
    """The last of several who are one subject: "the Trust and the Board run the café"."""
    while phrase.last < len(s.tokens) and s.tokens[phrase.last].low in ("and", "&"):
        after = s.starting.get(phrase.last + 1)
        if after is None or not after.party:
            break
        phrase = after
    return phrase


def _behind(tokens: Sequence[Token], at: int) -> int | None:
    adverbs = frames().words["adverbs"] - FINITE - _HAPPENED
    while at < len(tokens) - 1 and (tokens[at].low in adverbs or tokens[at].low.endswith("ly")):
        at += 1
    return at if at < len(tokens) - 1 and not tokens[at].capital else None


def says(s: Sentence, at: int, *, several: bool) -> bool:
    """Whether a word behind somebody is a verb that is said of them, and no noun that goes on with their name."""
    low, known = s.tokens[at].low, frames()
    after = s.tokens[at + 1]
    if low in FINITE or low in _HAPPENED:
        return True
    if several:
        return several_do(low) and after.low in known.words["determiners"]
    if not low.endswith("s") or low.endswith("ss") or is_noun(s, at):
        return False
    if after.low in known.words["determiners"] or has_object(s, at):
        return True
    said = one_does(low) or low in known.lemmas or takes_object(low)
    return said and (after.text[:1].isalpha() and after.low not in ("and", "or", "are", "is"))


def _of_a_noun(s: Sentence, at: int) -> int | None:
    """The verb of a subject that is no name: "the minutes of each meeting are taken", "volunteers run the café"."""
    if s.tokens[at].low in JOINS | RELATIVE or not s.tokens[at].text[0].isalpha():
        return None
    words, first = frames().words, s.tokens[at].low
    no_noun = FINITE | _HAPPENED | words["prepositions"] | words["adverbs"] - {"each", "both"}
    if first in no_noun | _NO_SUBJECT or first.endswith("ly") or may_be_said(first):
        return None
    for n in range(at + 1, min(at + _LONGEST, len(s.tokens) - 1)):
        low = s.tokens[n].low
        if low in FINITE | _HAPPENED:
            return n if s.tokens[n - 1].low not in words["times"] else None
        if (
            n == at + 1
            and s.tokens[at].low.endswith("s")
            and several_do(low)
            and s.tokens[n + 1].low in words["determiners"]
            and not one_does(s.tokens[at].low)
        ):
            return n
        stops = (
            not s.tokens[n].text[0].isalpha()
            or low in JOINS | RELATIVE | words["pronouns"] | _NO_SUBJECT
            or low.endswith("ing")
        )
        if stops or (low in words["prepositions"] and low not in _PREPOSITIONS_WITHIN):
            return None
        if one_does(low) and n > at and s.tokens[n + 1].low in frames().words["determiners"]:
            return n
    return None


def may_be_said(word: str) -> bool:
    """Whether a word may itself be the verb of what stands before it: "leads", "keeps"."""
    said = one_does(word) or takes_object(word)
    return word.endswith("s") and said and word not in frames().words["nouns of deeds"]
