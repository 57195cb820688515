"""Whom and what a sentence is about, by its form alone, so that the next one may call them "it", "she" or "they"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from remit.graph.words import with_capital
from remit.loaders.blocks import Passage
from remit.loaders.claims.short_for import fits
from remit.loaders.claims.spoken import Sentence
from remit.loaders.claims.tokens import Phrase, Token
from remit.loaders.claims.verbs import may_be_verb
from remit.loaders.schema.frames import frames
from remit.loaders.wording import ACRONYM

_TELLS_OF = re.compile(
    r"(?:\bis|\bas|\b(?:reports|answers|accountable|answerable|responsible) (?:directly )?to)$"
)
_ARE_SHARED = (["is", "shared"], ["are", "shared"])
_PEOPLE = ("er", "or", "ee", "ist", "ian", "ant", "ent")  # ends of nouns that may be people
_LONGEST_WORK = 9  # words of the subject of a sentence that is a piece of work
_AGREED = (["adopted"], ["agreed"], ["approved"])
_PAST_BE = ("was", "were", "had", "did")
_BY_THE = 3  # words: "adopted by the"
_SHORTEST = 4  # letters of such a noun


def named_work(s: Sentence) -> Passage | None:
    """The piece of work that a sentence is about: "The Stepping Stones pilot puts coaches into schools"."""
    words = frames().words
    if not s.tokens or s.tokens[0].low not in words["determiners"] - words["vague"]:
        return None
    for n in range(2, min(_LONGEST_WORK, len(s.tokens) - 1)):
        token, after = s.tokens[n], s.tokens[n + 1]
        if token.low in words["modals"] | words["stops"] - {"of", "for", "and"}:
            return None
        if token.low in words["what is led"] and _opens_predicate(after):
            return s.cut(1, n + 1)
    return None


def _opens_predicate(token: Token) -> bool:
    """Whether a word, behind a noun, begins what is said of it: a verb, or words between commas."""
    words = frames()
    verb = token.low in words.words["modals"] or token.low in words.lemmas
    return verb or token.text == "," or (token.low.endswith(("s", "ed")) and not token.capital)


def the_one(s: Sentence) -> Phrase | None:
    """The one person or post that a sentence is about and names; "The Clerk is Ann Bee" names one."""
    found = [p for p in s.phrases if p.kind in ("person", "post") and p.party]
    if not found or not s.opens_with(found[0]) or of_people(s, found[0].last):
        return None
    if found[0].kind == "person" and all(_only_tells_of(s, p) for p in found[1:]):
        return found[0]
    if len(found) == 2 and {p.kind for p in found} == {"person", "post"}:
        between = [t.low for t in s.tokens[found[0].last : found[1].first]]
        is_one = "is" in (between[-1:] + between[-2:-1]) and not {",", ";", "and"} & set(
            between[:1]
        )
        found = [p for p in found if p.kind == "person"] if is_one else []
    return found[0] if len(found) == 1 else None


def _only_tells_of(s: Sentence, post: Phrase) -> bool:
    """Whether a post is what somebody is, or whom they answer to: "Ann Bee is the Treasurer and reports to the Board"."""
    before = s.text(max(post.first - 2, 0), post.first).casefold()
    return post.kind == "post" and bool(_TELLS_OF.search(before))


def together(s: Sentence) -> tuple[Phrase, ...]:
    """The parties with which a sentence opens, or between whom something is shared: "A and B share", "is shared between A and B"."""
    first = s.phrases[0] if s.phrases else None
    at = next((n for n, t in enumerate(s.tokens) if t.low == "between"), -1)
    if at >= 0 and [t.low for t in s.tokens[max(at - 2, 0) : at]] not in _ARE_SHARED:
        return ()
    found: list[Phrase] = []
    phrase = s.starting.get(at + 1) if at >= 0 else (first if first and not first.first else None)
    while phrase is not None and phrase.party:
        found.append(phrase)
        after = phrase.last
        while after < len(s.tokens) and s.tokens[after].low in (",", "and"):
            after += 1
        phrase = s.starting.get(after) if after > phrase.last or phrase.post else None
    alone = len(found) > 1 and {p for p in s.phrases if p.party} <= set(found)
    return tuple(found) if alone and not of_people(s, 0) and not _several(s) else ()


def all_of_a_kind(s: Sentence) -> tuple[Phrase, ...]:
    """All of a kind with whom a sentence opens, whom "they" in the next one means where it names nobody else."""
    first = s.phrases[0] if s.phrases else None
    alone = first is not None and first.several and not first.first
    others = any((p.several or p.kind == "group") and p != first for p in s.phrases)
    return (first,) if first is not None and alone and not others else ()


def of_people(s: Sentence, start: int) -> bool:
    """Whether a sentence has a noun from a token on, in no name, that may be people: "the patient", "visitors"."""
    words = frames().words
    people, links = words["people"] | words["groups"], words["prepositions"] | words["adverbs"]
    outside = {
        t.low.removesuffix("s")
        for n, t in enumerate(s.tokens)
        if n >= start and n not in s.covered and t.text[0].islower() and t.low not in links
    }
    return any(
        low in people
        or f"{low}s" in people
        or (len(low) >= _SHORTEST and low.endswith(_PEOPLE) and not low.endswith("ment"))
        for low in outside
    )


def _several(s: Sentence) -> bool:
    """Whether a sentence has the plural of a noun, in no name: any of them may be "they"."""
    stops = frames().words["stops"] | frames().words["determiners"] | {"is", "was", "has"}
    return any(
        t.low.endswith("s")
        and not t.low.endswith(("ss", "us"))
        and t.low not in stops
        and t.text.isalpha()
        for n, t in enumerate(s.tokens)
        if n not in s.covered and t.text[0].islower()
    )


def is_brought_in(s: Sentence, body: Phrase) -> bool:
    """Whether a body is named for all that comes: with its letters, or as one whose paper it is, "adopted by the Board"."""
    before = [t.low for t in s.tokens[max(body.first - _BY_THE, 0) : body.first] if t.low != "the"]
    ours = before[-1:] == ["by"] and before[-2:-1] in _AGREED
    return ours or bool(ACRONYM.match(body.inside) and fits(body.name, body.inside))


def is_of_today(s: Sentence, subject: Phrase) -> bool:
    """Whether what is said of a body is so, and no report of what it once did: "Derby Council gave a talk"."""
    behind = [
        t.low for t in s.tokens[subject.last :] if t.low != "also" and not t.low.endswith("ly")
    ]
    verb = behind[0] if behind else ""
    if verb in _PAST_BE:
        return behind[1:2] == ["set"] or not frames().words["founding"].isdisjoint(behind[1:2])
    return not verb.isalpha() or verb in frames().words["modals"] or may_be_verb(verb)


def is_introduced(s: Sentence, phrase: Phrase) -> bool:
    """Whether a body is named where it is first spoken of: "A Digital Harbour Board brings the partners together"."""
    capitals = sum(word[:1].isupper() for word in phrase.name.split())
    return s.tokens[0].low in ("a", "an") and not phrase.generic and capitals > 1


def introduced(s: Sentence) -> Sentence:
    """A sentence in which the body that it brings in by its name is that one: "A Literacy Partnership Board oversees the plan"."""
    first = s.phrases[0] if s.phrases else None
    if (
        first is None
        or first.first
        or first.kind != "body"
        or not first.vague
        or not is_introduced(s, first)
    ):
        return s
    return replace(s, phrases=[replace(first, vague=False), *s.phrases[1:]])


def named(phrase: Phrase) -> Phrase:
    """A body as named, where it is: "a new Harbour Users Group" is the Harbour Users Group."""
    words = phrase.name.split()
    capitals = next((words[n:] for n, word in enumerate(words) if word[:1].isupper()), [])
    if sum(word[:1].isupper() for word in capitals) < 2:
        return phrase
    name = " ".join([*capitals[:-1], with_capital(capitals[-1])])
    return replace(phrase, name=name, generic=False, vague=False)


def titled_alike(listed: Sequence[Phrase]) -> list[Phrase]:
    """People behind a title of several, each with it: "Cllrs Bee, Dee and Fox"."""
    title = listed[0].honorific.casefold() if listed and listed[0].kind == "person" else ""
    one = frames().singular.get(title, "")
    return [
        replace(p, kind="person", honorific=one)
        if one and p.kind in ("name", "person") and " " not in p.name
        else p
        for p in listed
    ]


def members_all(phrase: Phrase) -> bool:
    """Whether a phrase is all the members of a body, or all of a kind: "four statutory members"."""
    *kinds, last = phrase.name.split()
    words = frames().words
    return last == "members" and all(
        kind in words["membership"] or kind in words["numbers"] for kind in kinds
    )


def several_before(s: Sentence, pronoun: Phrase) -> bool:
    """Whether a sentence names several bodies before "it": which of them is meant cannot be told."""
    before = [p for p in s.phrases if p.last <= pronoun.first and p.kind == "body"]
    return len({p.name for p in before}) > 1
