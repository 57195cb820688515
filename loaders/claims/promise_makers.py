"""Who stands before the words by which somebody takes work on: the subject of "will", also behind what leads up to it or "and"."""

from __future__ import annotations

import re
from collections.abc import Callable

from remit.loaders.blocks import Passage
from remit.loaders.claims.acting import may_do, names_a_paper
from remit.loaders.claims.going_on import BINDING, further_back
from remit.loaders.claims.names import Names
from remit.loaders.claims.placed_names import of_the_place
from remit.loaders.claims.spoken import Sentence
from remit.loaders.claims.tokens import Phrase, as_body
from remit.loaders.claims.told import Teller
from remit.loaders.claims.verbs import (
    is_infinitive,
    is_underway,
    one_does,
)
from remit.loaders.drafts import Ref
from remit.loaders.schema.frames import frames
from remit.loaders.values.ends import last_word

WHO_ALONE = re.compile(r"(?P<modal>, who alone (?:can|may))\s+(?P<work>[a-z-]+\s)")
Pronoun = Callable[[str, Passage], list[Ref]]
_PEOPLE = ("he", "she", "they")  # pronouns; whom they mean, the sentence before says
_MOST_BEFORE = 4  # words behind the preposition that opens a sentence, where no comma closes them
_AND_ALSO = ("and", "and also", "and so", "and therefore", "but")
_RELATIVE = ("who", "which", "that", "whose", "whom", "if", "when", "where", "because", "as")


def doers(teller: Teller, s: Sentence, at: int, pronoun: Pronoun) -> list[Ref]:
    """Who stands before the words at character ``at``, with nobody else before them; whom pronouns mean, ``pronoun`` says."""
    phrase = _right_before(s, at)
    if phrase is None:
        return []
    if phrase.kind == "pronoun":
        return pronoun(phrase.name, s.passage) if phrase.name in ("it", "we", *_PEOPLE) else []
    if phrase.kind not in ("body", "post", "person") or names_a_paper(phrase):
        return []
    one = teller.somebody(phrase, s.passage)
    return [one] if one is not None else []


def _right_before(s: Sentence, at: int) -> Phrase | None:
    """The one who stands right before the words at a character, or whose second verb they are."""
    before = [p for p in s.phrases if s.tokens[p.last - 1].end <= at]
    if not before:
        return s.subject if s.goes_on and not s.passage.text[:at].strip() else None
    phrase = before[-1]
    if _goes_on_with(s, phrase, at):
        return before[0]
    if s.passage.text[s.tokens[phrase.last - 1].end : at].strip():
        return None
    others = any(p.party for p in before[:-1]) and not _is_led_up_to(s, phrase)
    return None if others else phrase


def _goes_on_with(s: Sentence, last: Phrase, at: int) -> bool:
    """Whether what stands at a character is a second verb of whoever opens the sentence: "The Clerk reports to the Board and is to:"."""
    first = s.phrases[0]
    between = s.passage.text[s.tokens[last.last - 1].end : at].strip(" ,").casefold()
    if first is last or first.first or not first.party or between not in _AND_ALSO:
        return False
    return not any(t.low in _RELATIVE for t in s.tokens[first.last : last.last])


def _is_led_up_to(s: Sentence, phrase: Phrase) -> bool:
    """Whether nothing but a remark stands before a phrase, up to a comma: "Reporting to the Board, the Librarian"."""
    before = s.tokens[phrase.first - 1].text if phrase.first else ""
    first = s.tokens[0].low
    remark = first.endswith("ing") or first in ("with", "under", "as", "within", "through")
    return remark and before == "," and sum(t.text == "," for t in s.tokens[: phrase.first]) == 1


def subject_of(s: Sentence, m: re.Match[str], names: Names, *, plain: bool) -> Phrase | None:
    """Who stands before the modal and opens the clause; a ``plain`` name of several words is a body's."""
    start = m.start("modal")
    at = next((n for n, t in enumerate(s.tokens) if t.start == start), 0)
    phrase = s.ending.get(at) or (s.subject if s.goes_on and not at else None)
    if phrase is None and at and s.tokens[at - 1].low in (",", "and", "but"):
        phrase = further_back(s, at)
    if phrase is not None and (beside := _with_another(s, phrase)) is not None:
        phrase = beside
    if phrase is not None and plain:
        work = last_word(phrase.name).casefold() in frames().words["works"]
        phrase = as_body(phrase) if phrase.first == 0 and not work else None
    phrase = of_the_place(names, names.titles.known(phrase)) if phrase is not None else None
    alone = m.re is WHO_ALONE
    opens = phrase is not None and (
        alone or phrase.first == s.clause_start(at) or led_up_to(s, phrase)
    )
    if phrase is None or not (opens or _goes_on(s, phrase)):
        return None
    if phrase.kind == "pronoun" and phrase.name in _PEOPLE:
        return phrase
    if alone and phrase.kind == "group":
        return phrase
    bidden = m["modal"].casefold() in ("to", "is to", "are to")
    return phrase if may_do(names, phrase, bidden=bidden) else None


def _with_another(s: Sentence, phrase: Phrase) -> Phrase | None:
    """Whoever does something along with another: "Departments, along with the Cabinet Office, will review it"."""
    low = [t.low for t in s.tokens[max(0, phrase.first - 2) : phrase.first]]
    if low not in (["along", "with"], ["together", "with"]):
        return None
    at = phrase.first - 2
    at -= 1 if at and s.tokens[at - 1].text == "," else 0
    found = s.ending.get(at)
    return found if found is not None and found.kind in ("body", "post", "person") else None


def _goes_on(s: Sentence, phrase: Phrase) -> bool:
    """Whether a phrase opens a clause of its own behind "and": "A will pay by May and B will report", "A provides it and B will count"."""
    before = s.tokens[: max(phrase.first - 1, 0)]
    behind_and = phrase.first > 1 and s.tokens[phrase.first - 1].low == "and"
    does = any(t.low in BINDING or (one_does(t.low) and not t.capital) for t in before)
    return behind_and and does


def led_up_to(s: Sentence, phrase: Phrase) -> bool:
    """Whether nothing but an adverbial stands before a phrase: "In addition to its own plan, the Panel …"."""
    first = s.tokens[0]
    closed = phrase.first > 1 and s.tokens[phrase.first - 1].text == ","
    doing = closed and (
        first.low == "having"  # "Having read it, the Board will"
        or (is_underway(first.low) and first.low not in frames().words["only if"])
    )
    if phrase.several and not (doing or _to_an_end(s)):
        return False  # "For example, schools will": of all of a kind much is only supposed
    if phrase.first < 2 or not (doing or first.low in frames().words["leading up"]):
        return False
    if s.tokens[1].low in ("example", "instance"):
        return False  # what is only supposed
    if any(t.low in frames().words["of others"] for t in s.tokens[: phrase.first]):
        return False
    named = any(p.party for p in s.phrases if p.last <= phrase.first)
    described = first.low == "as" and s.tokens[1].low in ("the", "a", "an", "its", "our")
    return (closed and (doing or not named or described or _to_an_end(s))) or (
        not named and _stands_alone(s, phrase)
    )


def _to_an_end(s: Sentence) -> bool:
    """Whether what leads up to somebody says to what end: "In order to build the Mere Register, departments will"."""
    lows = [t.low for t in s.tokens[:4]]
    return (lows[:3] == ["in", "order", "to"] and is_infinitive(lows[3])) or (
        lows[0] == "to" and is_infinitive(lows[1])
    )


def _stands_alone(s: Sentence, phrase: Phrase) -> bool:
    """Whether an article shows that somebody is no part of what leads up: "In an emergency the Harbour Master …"."""
    before = s.tokens[1 : phrase.first]
    article = s.tokens[phrase.first].low in ("the", "each", "every")
    links = frames().words["prepositions"] | frames().words["goes on"] | {","}
    return article and 0 < len(before) <= _MOST_BEFORE and not any(t.low in links for t in before)
