"""A seat that an entry of a list fills: its person's, else its post's, else its body's."""

from __future__ import annotations

from remit.graph.lookup import key
from remit.loaders.blocks import Passage
from remit.loaders.claims.entries import Entry
from remit.loaders.claims.roster_items import may_be_things
from remit.loaders.claims.tokens import Phrase
from remit.loaders.claims.told import Teller
from remit.loaders.drafts import Ref
from remit.loaders.reading import Reading
from remit.loaders.schema.frames import frames
from remit.loaders.values.ends import first_word, last_word
from remit.loaders.values.given import is_given
from remit.loaders.values.parties import Party
from remit.loaders.wording import ACRONYM
from remit.ontology import Basis

_SHORTEST_NAME = 2  # words of a plain one
_LONGEST_NAME = 5  # words of a name that no word of it shows to be a body's
_UNDERTAKINGS = (
    "review",
    "reviews",
)  # on which what somebody led ends, and no body that they are of
_ROLES = ("accountable", "responsible", "support", "deputy")


def seat(
    teller: Teller,
    found: Entry,
    body: Ref,
    value: Passage,
    said: str,
    *,
    end: str | None = None,
) -> bool:
    """A seat that an entry fills: its person's, else its post's, else its body's."""
    reading = teller.reading
    if found.kind == "person":
        return not may_be_things(found) and _persons_seat(teller, found, body, value, said, end=end)
    if found.kind == "post":
        if found.name.casefold() in frames().offices and not found.body:
            return True  # the chair of the body itself
        post = reading.post(found.name, teller.home(found.body), value)
        return teller.link(post, "memberOf", body, value, said, end=end)
    either = reading.may_be_body(found.name) or reading.may_be_body(found.body or found.name)
    if found.kind == "name" and not either and len(found.name.split()) > _LONGEST_NAME:
        return False  # "Alec Bain Bella Croy Colin Dow" is nobody's name
    unsure = found.kind == "name" or found.guessed
    if unsure and _may_be_person(found.name) and not reading.may_be_body(found.name):
        return False  # "Ann Bee Information Technology, Mere Council" is no body for its last words
    if found.kind == "name" and found.body and not either:
        return False  # "Bee, Ann" and "Observer: Ann Bee" are no bodies for the mark between them
    name = f"{found.name}, {found.body}" if found.body else found.name
    if " " not in name and not ACRONYM.match(name) and not teller.reading.knows(name):
        return False  # "Review", "Police": of which place?
    one = teller.names.body(
        Phrase("body", name, 0, 0, generic=" " not in name and not ACRONYM.match(name))
    )
    if one is None:
        return False
    if found.initials:
        reading.findings.alias(reading.source, value, one, reading.body(found.initials))
    if found.post:
        reading.post(found.post, one.name, value)
    return teller.link(one, "memberOf", body, value, said, end=end)


def _persons_seat(
    teller: Teller, found: Entry, body: Ref, value: Passage, said: str, *, end: str | None
) -> bool:
    """A seat that somebody has, and the office in it."""
    ref = person_of(teller, found, value)
    if found.office:
        teller.office(ref, found.office, body, value, said)
    alone = found.guessed and not (found.post or found.body or found.office)
    basis: Basis = "inferred" if alone else "stated"
    return teller.link(ref, "memberOf", body, value, said, basis=basis, end=end)


def _may_be_person(name: str) -> bool:
    """Whether words may be somebody's name with more behind it: they begin with a given name."""
    return is_given(first_word(name)) and len(name.split()) > _SHORTEST_NAME


def person_of(teller: Teller, found: Entry, passage: Passage) -> Ref:
    """The person of an entry, with what stands beside the name."""
    # "Baroness Vane": a surname alone would be anybody's.
    whole = found.name if " " in found.name else f"{found.honorific} {found.name}".strip()
    nowhere = last_word(found.body).casefold() in _UNDERTAKINGS or _is_field(teller, found.body)
    home = "" if nowhere else teller.home(found.body)
    post = "" if is_role(teller.reading, found.post) else found.post
    return teller.reading.person(Party("person", whole, passage, found.honorific, post, home))


def _is_field(teller: Teller, body: str) -> bool:
    """Whether what stands behind a name is only a field of work: "Ann Bee, Environment"."""
    return body.casefold() in teller.reading.grammar.lexicon.fields


def is_role(reading: Reading, title: str) -> bool:
    """Whether a title says only what somebody is for a thing: "Lead", "Owner" name no post of a body."""
    if not title or title.casefold() in frames().offices:
        return False
    meanings = reading.looks.lexicon.meanings(title)
    sure = bool(meanings) and meanings[0].role in _ROLES and meanings[0].score == 1
    return sure and (" " not in title or key(title) in reading.profile.label_roles)
