"""Who may be said to do something in running text: only somebody whom the papers themselves show to be somebody.

Capitals begin the names of laws, licences, datasets and headings too: "FOIA sets a duty", "Smart Meters will save energy"
and "The Download Service sends it on" read like "The Board sends it on". So letters must be spelt out as a body's or be a
party's elsewhere, two plain capitalised words must be told to be a person's, and a name that ends on a word for bodies and
things alike ("service", "review") must have a field of work in it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from remit.graph.lookup import key
from remit.loaders.claims.names import Names
from remit.loaders.claims.short_for import fits
from remit.loaders.claims.spoken import Sentence
from remit.loaders.claims.tokens import Phrase
from remit.loaders.drafts import Ref
from remit.loaders.schema.frames import frames
from remit.loaders.values.ends import last_word
from remit.loaders.wording import ACRONYM, OWNED, bare

_SPELT = re.compile(
    r"(?P<name>(?:[A-Z][\w’'-]{1,30}\s(?:(?:and|of|for|on|the)\s){0,2}){2,8})\((?P<letters>[A-Z]{3,8})\)"
)
_PARTED = ("of", "for", "on")


def peopled(s: Sentence) -> set[str]:
    """Letters that a sentence tells to be a body's by its people or name: "DPT officials", "Ann Bee (DPT)", "Mere Trust (MERT)"."""
    told: set[str] = set()
    for phrase in s.phrases:
        after = s.tokens[phrase.last].low if phrase.last < len(s.tokens) else ""
        if phrase.kind in ("person", "post") or (phrase.kind == "body" and " " in phrase.name):
            told |= {phrase.home, phrase.inside}
        elif after in frames().words["people of bodies"]:
            told.add(phrase.name)
    return {name for one in told if ACRONYM.match(name := OWNED.sub("", one))}


def spelt_papers(text: str) -> set[str]:
    """Letters that a text spells out as those of a paper, which is nobody: "Quay Dredging Agreement (QDA)".

    >>> spelt_papers("the Quay Dredging Agreement (QDA), the Quay Dredging Board (QDB)")
    {'QDA'}
    """
    known = frames().words["papers that bind"]
    return {
        m["letters"]
        for m in _SPELT.finditer(text)
        if last_word(m["name"]).casefold() in known and fits(m["name"].strip(), m["letters"])
    }


def may_do(names: Names, phrase: Phrase, *, bidden: bool = False) -> bool:
    """Whether a phrase names somebody who does something: no paper and no thing, and no title that may be anybody's.

    Whoever is ``bidden`` ("Quay Buses to fit filters") is somebody by that: of things it is said what they are and do.
    """
    if phrase.kind == "pronoun":
        return phrase.name in ("it", "we")
    if phrase.several:
        return True
    if names_a_paper(phrase):
        return False
    if is_of_users(phrase.name):
        return False
    if phrase.kind == "post":
        return names.titles.names_somebody(phrase)
    if bidden:
        return phrase.kind in ("person", "body")
    if phrase.kind == "person":
        return _is_told(names, phrase)
    return phrase.kind == "body" and _is_body(names, phrase)


def is_of_users(name: str) -> bool:
    """Whether a name is what whoever comes, buys or applies is called, or is told to whoever reads.

    >>> [is_of_users(name) for name in ("the Buyer", "Your Housing Officer", "the Housing Officer")]
    [True, True, False]
    """
    plain = bare(name).casefold()
    return plain in frames().words["users"] or plain.split(" ")[0] in frames().words[
        "words to readers"
    ] - {"us"}


def names_a_paper(phrase: Phrase) -> bool:
    """Whether a name is that of a plan or a scheme, which does nothing itself: "The Data Strategy will set out"."""
    last = last_word(phrase.name).casefold()
    unsure = phrase.guessed or phrase.generic
    return unsure and last in frames().words["works"] | frames().words["parts of papers"]


def are_somebody(names: Names, told: Sequence[Ref]) -> bool:
    """Whether those whom "it" and "we" mean are bodies that may do something."""
    phrases = (names.reading.grammar.one(one.name) for one in told if one.kind == "body")
    return all(phrase is None or may_do(names, phrase) for phrase in phrases)


def _is_told(names: Names, phrase: Phrase) -> bool:
    """Whether somebody is told to be a person by more than two capitalised words."""
    if not phrase.guessed or phrase.honorific or phrase.post or phrase.home:
        return True
    known = key(phrase.name) in names.reading.known.people
    return known or any(person.name == phrase.name for person in names.people)


def _is_body(names: Names, phrase: Phrase) -> bool:
    name = bare(phrase.name)
    if key(name) in names.reading.known.linked:
        return True  # a member, or somebody with something to do, as papers say elsewhere
    if ACRONYM.match(name):
        return _is_short_for_somebody(names, name)
    if phrase.guessed:
        return _is_service(names, name)
    if not _is_headed(names, name):
        return False
    last = OWNED.sub("", last_word(name).casefold())
    if last not in frames().words["things and bodies"]:
        return True
    if phrase.generic:
        meant = names.general(name)
        return meant is not None and key(meant.name) != key(name)
    return any(word.casefold() in frames().words["fields"] for word in name.split()[:-1])


def _is_short_for_somebody(names: Names, letters: str) -> bool:
    somebody = letters in names.peopled or names.person(letters) or fits(names.own_name, letters)
    if somebody or names.titles.of_letters(letters):
        return True
    told = {
        long.name for long, short, *_ in names.reading.findings.aliases if short.name == letters
    }
    full = {names.short[letters]} if letters in names.short else told
    full = full or names.spelling(letters)
    phrases = [names.reading.grammar.one(one) for one in full if one != letters]
    return len(phrases) == 1 and all(
        phrase is not None and phrase.kind == "body" and _is_body(names, phrase)
        for phrase in phrases
    )


def _is_service(names: Names, name: str) -> bool:
    """Whether nothing but fields of work makes a name, as of a part of a council: "Public Health", "Trading Standards"."""
    fields = frames().words["fields"] | names.reading.profile.folded("services")
    return all(word.casefold() in fields for word in name.split())


def _is_headed(names: Names, name: str) -> bool:
    """Whether the word that a name turns on is one for bodies: not "Scope of the Review", "Members of the Network"."""
    words = [OWNED.sub("", word.casefold()) for word in name.split()]
    of = next((n for n, word in enumerate(words) if word in _PARTED and n), 0)
    heads = names.reading.grammar.heads
    return words[of - 1] in heads  # without "of" that is the last one
