"""Who stands behind the words of a relation: a list of names, with what describes them and where they come from."""

from __future__ import annotations

import re
from dataclasses import replace

from remit.loaders.claims.spoken import Sentence
from remit.loaders.claims.tokens import Phrase
from remit.loaders.schema.frames import frames

_MOST_DESCRIBED = 6  # words that describe somebody before the name
_PARTS = re.compile(r";|,\s*(?:and|but)")  # what may stand between two clauses
_OWNERS = ("'s", "’s", "s'", "s’")
_FEWEST_WHICH = 3  # tokens before the subject of "the Board, to which it reports"


def whom_behind(s: Sentence, at: int) -> list[Phrase]:
    """The phrases that stand behind words which end before a token, as a list; "or" among them makes it nobody's."""
    found: list[Phrase] = []
    joined: list[str] = []  # what stands between each phrase and the next
    while at < len(s.tokens):
        if _leads_up(s, at, first=not found):
            at += 1
            continue
        phrase = s.starting.get(at) or (None if found else _described(s, at))
        if phrase is None:
            break
        if found and _is_told_of(s, phrase):  # "is run by A; B will pay"
            apart = next((n for n, mark in enumerate(joined) if _PARTS.search(mark)), len(joined))
            found = found[: apart + 1]  # "run by A, and B, C and D want it": of B, too
            break
        if (
            phrase.kind == "group"
            and phrase.last in s.starting
            and s.tokens[phrase.last - 1].low.endswith(_OWNERS)
        ):
            at = phrase.last  # "the Forum's Seed Panel" is the panel
            continue
        found.append(phrase)
        at = _behind_home(s, phrase)
        if at < len(s.tokens) and s.tokens[at].low == "or":
            return []
        # what stands beside a name closes with a comma of its own
        if s.tokens[at - 1].text == "," and at in s.starting and phrase.post:
            continue
        step = at
        while step < len(s.tokens) and s.tokens[step].low in (",", "and", "&", "/", ";"):
            step += 1
        if step == at:
            if s.tokens[at - 1].text == "," and at < len(s.tokens) and s.tokens[at].low == "and":
                continue
            break
        joined.append(s.text(at, step))
        at = step
    return _with_homes(_last_as_one(found, joined), joined)


def _behind_home(s: Sentence, phrase: Phrase) -> int:
    """Where what stands behind a phrase goes on: behind the body that a person is "from"."""
    at = phrase.last
    if phrase.kind != "person" or at >= len(s.tokens) or s.tokens[at].low != "from":
        return at
    at += 2 if at + 1 < len(s.tokens) and s.tokens[at + 1].low == "the" else 1
    home = s.starting.get(at)
    named = home is not None and home.kind in ("body", "name")
    return home.last if home is not None and named else phrase.last


def _leads_up(s: Sentence, at: int, *, first: bool) -> bool:
    """Whether a small word only leads up to a name: "by", "jointly" before the first, "the regional" TUC."""
    words = frames().words
    low = s.tokens[at].low
    if low in ("to", "by", "on", "the", ":") and at not in s.starting:
        return True
    kind = low in words["kinds before names"] and at + 1 in s.starting
    return kind or (first and low in words["before a list"])


def to_which(s: Sentence, at: int) -> list[Phrase]:
    """Whom "to which" or "to whom" before a subject goes on about: "the Cabinet, to which it reports"."""
    if (
        at < _FEWEST_WHICH
        or s.tokens[at - 1].low not in ("which", "whom")
        or s.tokens[at - 2].low != "to"
    ):
        return []
    end = at - 2
    found = s.ending.get(end) or (s.ending.get(end - 1) if s.tokens[end - 1].text == "," else None)
    return [found] if found is not None and found.kind != "pronoun" else []


def _described(s: Sentence, at: int) -> Phrase | None:
    """The person whom common words describe before the name: "an independent person, Ann Bee"."""
    if s.tokens[at].low not in ("a", "an"):
        return None
    for n in range(at + 1, min(at + _MOST_DESCRIBED, len(s.tokens) - 1)):
        if s.tokens[n].text == ",":
            found = s.starting.get(n + 1)
            return found if found is not None and found.kind == "person" else None
        if n in s.starting or not s.tokens[n].text.islower():
            return None
    return None


def _is_told_of(s: Sentence, phrase: Phrase) -> bool:
    """Whether a verb stands behind a phrase, so that it opens a clause and ends no list."""
    known = frames()
    if phrase.last >= len(s.tokens) or s.tokens[phrase.last - 1].text == ",":
        return False
    token = s.tokens[phrase.last]
    low = token.low
    if not token.text[0].isalpha() or token.capital or low in known.words["how often"]:
        return False
    verb = low in known.words["modals"] or low in known.lemmas or low in known.words["verbs"]
    goes_on = known.words["goes on"] | known.words["prepositions"] | known.words["adverbs"]
    if verb or low in goes_on or low.endswith("ly"):
        return verb
    after = s.tokens[phrase.last + 1].low if phrase.last + 1 < len(s.tokens) else ""
    objects = known.words["determiners"] | known.words["pronouns"] | {"them", "him", "her"}
    return low.endswith("s") or after in objects  # "likes it", "want them"


def _with_homes(found: list[Phrase], joined: list[str]) -> list[Phrase]:
    """Each person with the body behind the comma, where all are named so: "Ann Bee, Mere Police" is one and no list."""
    people, homes = found[::2], found[1::2]
    paired = (
        len(people) == len(homes)
        and all(one.kind == "person" and not one.home for one in people)
        and all(home.kind == "body" and home.party and not home.generic for home in homes)
        and all(mark == "," for mark in joined[: len(found) - 1 : 2])
    )
    if not paired:
        return found
    pairs = zip(people, homes, strict=True)
    return [replace(one, home=home.name, last=home.last) for one, home in pairs]


def _last_as_one(found: list[Phrase], joined: list[str]) -> list[Phrase]:
    """Of "the A, the B and Quays and Locks Mere" the first "and" ends the list, the second is in a name."""
    if len(found) < 4 or joined[len(found) - 3 : len(found) - 1] != ["and", "and"]:
        return found
    *others, one, two = found
    if (
        "," not in joined
        or one.kind != "name"
        or " " in one.name
        or two.kind not in ("name", "body", "person")
    ):
        return found
    whole = Phrase("body", f"{one.name} and {two.name}", one.first, two.last, guessed=True)
    return [*others, whole]
