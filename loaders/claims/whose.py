"""Whom words mean that say whose a deed is: initials, a given name, a post, a body, or several of them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from remit.graph.lookup import key
from remit.graph.words import with_capital
from remit.loaders.blocks import Passage
from remit.loaders.claims.people import Known
from remit.loaders.claims.phrases import Grammar
from remit.loaders.claims.short_for import fits
from remit.loaders.claims.tokens import Phrase
from remit.loaders.claims.told import Teller
from remit.loaders.drafts import Ref
from remit.loaders.schema.frames import frames
from remit.loaders.values.ends import first_word, last_word
from remit.loaders.wording import ACRONYM, bare, leading_capitals
from remit.ontology import Basis

Owners = list[tuple[Ref, Basis]]  # an agent, and on what basis it is the one
_WITH_INITIALS = re.compile(r"^(?:[A-Z]\.\s?){1,3}[A-Z][\w'’-]+$")
_OF_ANOTHER = ("its", "their", "his", "her")
_CUT = re.compile(r"(?:(?<!\s)\s+)?(?:/|;|,\s+(?:and\s+)?)\s*|(?<!\s)\s+(?:&|and)\s+")


@dataclass
class Whose:
    """Tells whom words of one document mean."""

    teller: Teller
    grammar: Grammar

    def owners(self, text: str) -> Owners | None:
        """Whom words before "to", in a bracket or behind "Lead" mean; ``None`` where that is not clear."""
        text = text.strip(" .,:")
        if self.is_everyone(text):
            return [(Ref("body", text.strip("()[]")), "inferred")]
        if (whole := self._one(text)) is not None:
            return [whole]
        found: Owners = []
        for piece in _CUT.split(text):
            one = self._one(piece)
            if one is None:
                return None
            found.append(one)
        return found or None

    def is_everyone(self, text: str) -> bool:
        """Whether words mean all who are there: "All", "all members"."""
        return key(text) in self.teller.reading.parties.lexicon.everyone

    def is_whose(self, text: str) -> bool:
        """Whether a sentence is nothing but the names of people of this meeting, of its posts, or everyone: "AB."."""
        return self.is_everyone(text.strip(" .")) or self.are_here(self.owners(text))

    def _one(self, text: str) -> tuple[Ref, Basis] | None:
        name = bare(text)
        if not name or first_word(text).casefold() in _OF_ANOTHER:
            return None  # "its owner"
        if known := self.teller.names.person(name) or self._whole(name):
            return Ref("person", known.name), "inferred"
        if ACRONYM.match(name):
            return self._acronym(name)
        phrase = self.grammar.one(text)
        if (phrase is None or not phrase.party) and _WITH_INITIALS.match(name):
            return Ref("person", name), "inferred"
        if phrase is None or not phrase.party:
            return None
        if phrase.kind == "body" and phrase.guessed and " " not in phrase.name:
            return None
        if phrase.kind == "person":
            if " " not in phrase.name:
                known = self.teller.names.person(phrase.name)
                full = known.name if known else self._titled(phrase)
                return (Ref("person", full), "inferred") if full else None
            same = [p.name for p in self.teller.names.people if key(p.name) == key(phrase.name)]
            if phrase.guessed and not same and self.teller.reading.is_common(phrase.name):
                return None
            return Ref("person", same[0] if same else phrase.name), "inferred"
        if phrase.kind == "post":
            home = self.teller.home(phrase.home)
            office = frames().offices.get(phrase.name.casefold())
            if office in ("Chair", "Vice-chair") and not home and self.teller.names.own.body:
                home = self.teller.names.own_name
            title = with_capital(bare(phrase.name))
            return Ref("post", f"{title} of {home}" if home else title), "inferred"
        body = self.teller.names.body(phrase)
        return (body, "inferred") if body is not None else None

    def _whole(self, name: str) -> Known | None:
        """Somebody of this meeting by their whole name, also where that is made of words: "Will Law"."""
        folded = key(name)
        people = self.teller.names.people
        return next((p for p in people if " " in folded and key(p.name) == folded), None)

    def _titled(self, phrase: Phrase) -> str:
        """The one person named in full to whom a title and a surname can belong: "Mr Bee"."""
        spelt_out = self.teller.reading.known.initials.values()
        full = {name for name in spelt_out if last_word(name) == phrase.name}
        return full.pop() if phrase.honorific and len(full) == 1 else ""

    def _acronym(self, name: str) -> tuple[Ref, Basis] | None:
        """Letters that are no person's: a body that the document spells out, else not understood."""
        names = self.teller.names
        reading = names.reading
        if any(name in (p.initials, leading_capitals(p.name)) for p in names.people):
            return None  # of several people: nobody can tell whose
        if len(name) > 2 and fits(names.own_name, name):
            return reading.body(names.own_name), "inferred"
        if name in names.short or reading.knows(name):
            return reading.body(name), "inferred"
        fitting = names.spelling(name)
        if len(fitting) == 1 and len(name) > 2:
            return self.teller.reading.body(fitting.pop()), "inferred"
        return None

    def are_here(self, owners: Owners | None) -> bool:
        """Whether owners are people of this meeting, or posts of its body; not so where nobody is."""
        here = {person.name for person in self.teller.names.people}
        return bool(owners) and all(
            agent.kind == "post" or (agent.kind == "person" and agent.name in here)
            for agent, _ in owners or ()
        )

    def are_strangers(self, owners: Owners) -> bool:
        """Whether nothing tells of some people but what is said of them, where the paper tells who came: "Tate Britain was asked"."""
        teller = self.teller
        came = {one.person.name for one in teller.there} | {n for n, *_ in teller.reading.present}
        return bool(came) and any(
            agent.kind == "person"
            and agent.name not in came
            and key(agent.name) not in teller.reading.known.linked
            for agent, _ in owners
        )

    def spelt(self, named: str, agent: Ref) -> list[Passage]:
        """Where the document spells out the person whom initials mean."""
        if agent.kind != "person" or agent.name in named:
            return []
        return [p.passage for p in self.teller.names.people if p.name == agent.name][:1]
