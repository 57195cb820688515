"""Who is to do an action whose own words say so: "Mere Council to publish the figures".

A name that the documents know, or that shows by its own words that it is a party, does what its verb says; in
"Ask Mere Council to confirm" and "Efforts to reduce waste" nobody is to do anything.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from remit.graph.lookup import key
from remit.loaders.blocks import Block, Passage
from remit.loaders.claims.names import ends_in
from remit.loaders.drafts import Ref
from remit.loaders.reading import Reading
from remit.loaders.schema.frames import frames
from remit.loaders.values.ends import first_word
from remit.loaders.values.given import given_names
from remit.loaders.values.parties import Party
from remit.loaders.values.phrases import NAMED
from remit.loaders.wording import ACRONYM, bare

_TO = re.compile(
    r"^(?P<who>[A-Z][^.;:]{1,80}?)\s+(?P<said>to|should|will|must|shall)\s+(?P<verb>[a-z][a-z-]*)\b(?:\s+(?P<next>\w+))?"
)
_NAME = re.compile(r"[A-Z][\w’'-]+(?:(?:\s+and\s+|\s*/\s*|\s+)[A-Z][\w’'-]+){0,2}")
_SMALL = frozenset(("of", "and", "&", "the"))  # that the names of bodies hold
_BY_THEIR_WORDS = ("body", "unit", "post", "group", "everyone", "initials")
# Behind a word after "to" these show that it is a verb: "to take the lead", "to report on it".
_BEHIND_VERBS = frozenset(
    ["the", "a", "an", "all", "its", "their", "any", "each", "up", "out", "on", "with", "for", "to", "how", "what", "whether", "that", "if"]
)  # fmt: skip


def doer(reading: Reading, words: Passage, thing: Ref, block: Block, own: Ref | None) -> bool:
    """Assign whoever the words of an action name before "to" or "should", as inferred; a name that is not known is unread.

    ``own`` is the body whose paper it is, which its short name means: "Board to visit the weir". False, and nothing
    said, where they name nobody.
    """
    m = _TO.match(words.text)
    if m is None or m["verb"] in frames().words["unsaid_verbs"]:
        return False
    if m["said"] != "to" and m["verb"] in frames().words["no deeds"]:
        return False  # "The Council should be asked"
    who, said = words.match(m, "who"), f"{m['who']} {m['said']}"
    if own is not None and ends_in(key(own.name), key(bare(who.text))):
        reading.findings.link(
            reading.source, who, thing, "assignedTo", own,
            role="responsible", stated_as=said, basis="inferred",
        )  # fmt: skip
        return True
    parties = reading.parties.read(who)
    plainly = _is_verb(m) and not _opens_with_verb(who.text)
    if parties and all(
        _is_known(reading, p) or (plainly and _is_told(reading, p)) for p in parties
    ):
        for party in parties:
            inferred = replace(party, basis="inferred")
            reading.assign_party(thing, "responsible", inferred, said, block)
        return True
    if _opens_with_verb(who.text):
        return False
    names = [who.find(name) for name in given_names(who.text)]
    if not (_NAME.fullmatch(who.text) or (plainly and _names_somebody(parties))):
        return False
    reason = f"it is not clear who “{who.text}” is, who is to do this"
    reading.not_understood(thing, block, who, reason)
    if any(
        first_word(name.text).casefold() in reading.parties.lexicon.name_words for name in names
    ):
        return True  # "Grant to cover the costs": somebody, or a thing
    if plainly and (names or who.text in reading.capitalised):
        for one in names or (who,):
            unclear = Party("unclear", one.text, one, basis="inferred")
            reading.assign_party(thing, "responsible", unclear, said, block)
        return True
    return plainly and _names_somebody(parties)


def _names_somebody(parties: Sequence[Party]) -> bool:
    """Whether words are as those of parties are, though nothing shows what of them may be a verb."""
    return bool(parties) and all(party.kind in (*NAMED, "group") for party in parties)


def _is_known(reading: Reading, party: Party) -> bool:
    if party.kind == "person":
        return key(party.name) in reading.known.people
    return party.kind == "body" and reading.knows(party.name)


def _is_told(reading: Reading, party: Party) -> bool:
    """Whether a name shows by its words that it is a party: it ends as bodies and posts do, or as people are called."""
    if party.kind == "person":
        return bool(party.honorific) or reading.grammar.looks_a_person(party.name.split())
    first, *rest = party.name.casefold().split()
    lexicon = reading.parties.lexicon
    if party.kind in ("body", "unit") and not ACRONYM.match(party.name):
        of_state = first in lexicon.bodies_of and rest[:1] in (["of"], ["for"])
        heads = lexicon.bodies | lexicon.units | reading.grammar.heads
        named = _is_one_name(reading, party.name) or reading.openings[party.name] > 1
        return of_state or ((rest or [first])[-1] in heads and named)
    return party.kind in _BY_THEIR_WORDS


def _is_one_name(reading: Reading, name: str) -> bool:
    """Whether nothing stands before a body's name: in "Lobby Vale Council" only one of two words can be a place.

    A part of another body begins with the name of that: "Mere Council Data Team", "HMT reporting team".
    """
    front = name.split()[:-1]
    own = [w for w in front if w.casefold() not in reading.parties.lexicon.fields | _SMALL]
    if len(own) < 2 and not any(word.islower() and word not in _SMALL for word in front):
        return True
    of = (" ".join(front[:n]) for n in range(2, len(front) + 1))
    within = any(reading.knows(one) or reading.openings[one] > 1 for one in of)
    return within or (bool(front) and ACRONYM.match(front[0]) is not None)


def _is_verb(m: re.Match[str]) -> bool:
    return m["said"] != "to" or m["verb"] in frames().words["verbs"] or m["next"] in _BEHIND_VERBS


def _opens_with_verb(text: str) -> bool:
    """Whether a verb stands where a name would: "Ask Mere Council"."""
    first, *rest = text.casefold().split()
    known = frames().words
    return bool(rest) and first in known["verbs"] | known["imperatives"] | known["asking"]
