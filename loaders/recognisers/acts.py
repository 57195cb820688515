"""Who does something in a sentence of which nothing was told of them: whatever the verb, the sentence is about somebody's work.

What a register asks for is said in more verbs than are known. In a paper that says who does what somebody before a verb of the
present, "will", "has to" or "has agreed to" has something to do, so that such a sentence is owned up to and is not mere text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from remit.loaders.claims.tokens import Phrase, Token
from remit.loaders.claims.verbs import is_infinitive, is_strange, one_does, several_do, takes_object
from remit.loaders.recognisers.told_sentence import ToldSentence
from remit.loaders.schema.frames import frames

_BINDS = ("will", "shall", "must")
_STANDING = frozenset(["be", "have", "not", "also", "only", "remain", "become"])
_OBJECTS = ("for", "to", "on", "at", "with", "after", "up", "out")
_PEOPLE = re.compile(
    r"(?<![a-z])[a-z]{2,30}(?:ers|ors|ees|ists|ians|ants|nurses|staff|wardens|pastors)$",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"\b(?:has|have|is|are|must|shall|will|should)(?: to)? be (?:kept )?(?P<how>told|informed|consulted|notified)\b"
)
_ASIDE = 15  # words between commas
_LONGEST = 4  # words of all of a kind


def untold(said: ToldSentence) -> tuple[str, str] | None:
    """Somebody who does something in a paper that says who does what, of whom nothing was told."""
    if said.telling != "surely" or said.around.plan:
        return None
    roles = {d.role for d in said.told} | {d.term for d in said.told}
    if (words := to_be_told(said.text)) and not roles & {"consulted", "informed"}:
        return said.text.split(words)[0].strip() or words, words
    if said.facts:
        return None
    first = said.phrases[0] if said.phrases else None
    named = first is not None and (first.party or (first.kind == "name" and " " in first.name))
    sure = first is not None and (first.kind != "body" or first.several or not first.generic)
    if first is not None and named and sure and (verb := acting(said.tokens, first)):
        return first.name, verb
    kind, verb = of_a_kind(said.tokens)
    return (kind, verb) if kind else None


def acting(tokens: Sequence[Token], phrase: Phrase) -> str:
    """The verb by which somebody with whom a sentence opens does something; empty where none stands behind them."""
    at = phrase.last
    if phrase.first > 1 or at + 1 >= len(tokens):
        return ""
    if tokens[at].text == "," and tokens[at + 1].low in ("who", "which", "whose"):
        ends = (
            n for n in range(at + 1, min(at + _ASIDE, len(tokens) - 1)) if tokens[n].text == ","
        )
        at = next(ends, at)  # "Street Angels, whose helpers are trained, will …"
    while at + 1 < len(tokens) and (tokens[at].low in ("also", "then") or tokens[at].text == ","):
        at += 1
    return _acts(tokens, at)


def of_a_kind(tokens: Sequence[Token]) -> tuple[str, str]:
    """All of a kind of people with whom a sentence opens, and what they do: "Health visitors will hand over the cards"."""
    words = frames().words
    for at in range(1, min(_LONGEST + 2, len(tokens) - 1)):
        last = tokens[at - 1]
        people = _PEOPLE.search(last.low) or last.low.removesuffix("s") in words["posts"]
        common = all(
            t.text.replace("-", "").isalpha() and t.low not in words["stops"] for t in tokens[:at]
        )
        plain = at == 1 or not last.capital
        if (
            people
            and common
            and plain
            and last.low.endswith(("s", "staff"))
            and (verb := _acts(tokens, at))
        ):
            named = " ".join(t.text for t in tokens[:at])
            return named, verb
    return "", ""


def _acts(tokens: Sequence[Token], at: int) -> str:
    """The verb at a place, if it is one of somebody who acts."""
    if at + 1 >= len(tokens) or tokens[at].capital:
        return ""
    low, after = tokens[at].low, tokens[at + 1]
    if low in _BINDS:
        verb = after.low
        return low if verb.isalpha() and verb not in _STANDING and not verb.endswith("ly") else ""
    if low in ("has", "have") and after.low in (
        "agreed",
        "undertaken",
        "offered",
        "promised",
        "asked",
        "tasked",
    ):
        return f"{low} {after.low}"
    if low in ("has", "have") and after.low == "to":
        return f"{low} to"
    object_ = (
        after.low in frames().words["determiners"] | frames().words["numbers"] or after.capital
    )
    known = one_does(low) or several_do(low) or takes_object(low) or is_infinitive(low)
    known = known or is_infinitive(low.removesuffix("s")) or is_infinitive(low.removesuffix("es"))
    if known and (object_ or after.low in _OBJECTS or after.text[0].isalpha()):
        return tokens[at].text
    strange = is_strange(low) and object_ and low not in frames().words["adverbs"]
    return tokens[at].text if strange else ""


def to_be_told(text: str) -> str:
    """The words by which somebody is to be asked or told of something."""
    m = _TOLD.search(text)
    return m.group() if m else ""
