"""What a relation's words say of the parties on its sides, as statements."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from remit.graph.lookup import key
from remit.graph.model import digest
from remit.graph.words import with_capital
from remit.loaders.blocks import Block, Passage, joined
from remit.loaders.claims import dues
from remit.loaders.claims.councillors import There
from remit.loaders.claims.names import Names
from remit.loaders.claims.own import own_thing
from remit.loaders.claims.tokens import Phrase
from remit.loaders.drafts import Ref
from remit.loaders.reading import Reading, slug
from remit.loaders.schema.frames import frames
from remit.loaders.values.ends import last_word
from remit.loaders.values.parties import Party
from remit.loaders.wording import bare
from remit.ontology import Basis, Role

_FEWEST = 8  # characters of a piece of work
_BESIDE = ("Vice-chair", "Secretary", "Clerk")
_OF_MANY = "Secretariat"  # of it anybody may be, and nobody holds it


@dataclass(frozen=True)
class Teller:
    """Says facts of one document; each method gives the statement with the words that state it."""

    reading: Reading
    names: Names
    works: set[Ref] = field(default_factory=set)
    # Sentences that give a power and were read, and pieces by whose labels work was told to be somebody's.
    handed: set[tuple[frozenset[int], str]] = field(default_factory=set)
    asking: set[int] = field(default_factory=set)
    # The numbers of the lines that list several people: no part of one stands beside another.
    listed: set[int] = field(default_factory=set)
    given: dict[int, list[str]] = field(default_factory=dict)  # the words that gave work, by line
    there: list[There] = field(default_factory=list)  # who was at the meeting

    def cannot_read(self, block: Block, passage: Passage, reason: str) -> None:
        """Own up to words of the document that were seen and not understood."""
        self.reading.findings.cannot_read(self.reading.source, block, passage, reason)

    def agent(self, phrase: Phrase, passage: Passage) -> tuple[Ref, Basis] | None:
        """Whom a phrase means, with the basis; says what the phrase tells of them besides."""
        if not phrase.party:
            return None
        if phrase.kind == "person":
            known = self.names.person(phrase.name) if " " not in phrase.name else None
            if known is None and " " not in phrase.name and phrase.honorific:
                known = self.names.titled(phrase.honorific, phrase.name)
            surnamed = self._surnamed(phrase.name) if known is None and phrase.honorific else ""
            if " " not in phrase.name and known is None and not surnamed:
                return None  # a surname alone, of nobody who is spelt out
            name = known.name if known else surnamed or phrase.name
            title, home = with_capital(bare(phrase.post)), self.home(phrase.home)
            told = Party("person", name, passage, phrase.honorific, title, home)
            return self.reading.person(told), "inferred" if known or surnamed else "stated"
        if phrase.kind == "post":
            return self.post(phrase, passage), "stated"
        if known := self.names.person(bare(phrase.name)):
            return Ref("person", known.name), "inferred"
        letters = bare(phrase.name)
        title = self.names.titles.of_letters(letters) if letters not in self.names.short else ""
        if title:
            return self._lettered(title, letters, passage), "inferred"
        body = self.names.body(phrase)
        return (body, "stated") if body is not None else None

    def _surnamed(self, surname: str) -> str:
        """The one person of this surname of whom the document told before, as in a table; empty where there are none or several."""
        if " " in surname:
            return ""
        people = {
            ref.name
            for draft in self.reading.findings.of(self.reading.source)
            for ref in (draft.subject, draft.object)
            if ref is not None and ref.kind == "person" and last_word(ref.name) == surname
        }
        return next(iter(people)) if len(people) == 1 else ""

    def somebody(self, phrase: Phrase, passage: Passage) -> Ref | None:
        """Whom a phrase means, on whatever basis; nothing where it is a title that is nobody's in particular."""
        found = self.agent(phrase, passage) if self.names.titles.names_somebody(phrase) else None
        return found[0] if found is not None else None

    def home(self, name: str) -> str:
        """The full name of the body that a phrase says somebody is in."""
        if not name:
            return ""
        generic = " " not in name or name[:1].islower()
        body = self.names.body(Phrase("body", name, 0, 0, generic=generic))
        return body.name if body is not None else name

    def post(self, phrase: Phrase, passage: Passage) -> Ref:
        """The post that a phrase names; an office without a body is the own thing's."""
        title, home = bare(phrase.name), self.home(phrase.home)
        title = title if home else self.names.without_own(title)
        office = frames().offices.get(title.casefold())
        if phrase.generic and not home and not office:
            titles = self.names.titles
            if full := titles.of_letters(title):
                return self._lettered(with_capital(bare(full)), title, passage)
            title = titles.meant(title) or title
        if not home and office and self.names.own.body is not None:
            home = self.names.own_name
        return self.reading.post(with_capital(bare(title)), home, passage)

    def _lettered(self, title: str, letters: str, passage: Passage) -> Ref:
        """The post whose initials letters are; it goes by them, too, where the document itself writes them behind its title."""
        post = self.reading.post(title, "", passage)
        if where := self.names.titles.spelling(letters, title):
            self.reading.findings.attribute(self.reading.source, where, post, "name", letters)
        return post

    def office(self, person: Ref, office: str, body: Ref, passage: Passage, said: str = "") -> None:
        """Somebody has an office of a body; of its secretariat anybody may be, so that they only support it."""
        said = said or office
        if office == _OF_MANY:
            self.link(person, "supports", body, passage, said)
        else:
            post = self.reading.post(office, body.name, passage)
            self.link(person, "holds", post, passage, said)

    def chair(
        self, body: Ref, who: Phrase, passage: Passage, said: str, office: str = "Chair"
    ) -> bool:
        """Somebody chairs a body: a person holds its chair, another post or body answers for it."""
        found = self.agent(who, passage)
        if found is None:
            return False
        agent, basis = found
        say, source = self.reading.findings, self.reading.source
        if office == _OF_MANY:
            return self.link(agent, "supports", body, passage, said, basis=basis)
        if agent.kind == "person":
            post = self.reading.post_in(office, body, passage)
            say.link(source, passage, agent, "holds", post, stated_as=said, basis=basis)
        else:
            if agent == body:
                return False
            if office in _BESIDE:  # who stands in for the chair answers for nothing by that
                return self.link(agent, "memberOf", body, passage, said, basis="inferred")
            say.link(
                source, passage, body, "assignedTo", agent, role="accountable",
                stated_as=said if "chair" in said.casefold() else f"{office}: {said}", basis=basis,
            )  # fmt: skip
        return True

    def link(
        self,
        one: Ref,
        term: str,
        other: Ref,
        passage: Passage,
        said: str,
        *,
        basis: Basis = "stated",
        end: str | None = None,
    ) -> bool:
        """One thing stands to another; nothing stands to itself."""
        if one == other or (one.kind == other.kind and key(one.name) == key(other.name)):
            return False
        self.reading.findings.link(
            self.reading.source, passage, one, term, other, stated_as=said, basis=basis, end=end
        )
        return True

    def work(self, passage: Passage, part_of: Passage | None = None) -> Ref:
        """The piece of work that words name: what is worded alike in a document is one.

        Before the words of one that is only ``part_of`` other work stand those: "advise the Mayor on boats: setting tolls".
        """
        if (m := dues.DUE_AT_END.search(passage.text)) and m.start() > _FEWEST:
            passage = passage.cut(0, m.start())
        text = passage.text.rstrip(" .,;:")
        passage = passage.cut(0, len(text))
        if part_of is not None:
            text, passage = f"{part_of.text}: {text}", joined([part_of, passage])
        place = f"{self.reading.short_name}-{slug(text)}"
        same = digest(self.reading.origin, key(text))
        thing = self.reading.placed("action", text, place, same, scope="")
        self.reading.findings.attribute(self.reading.source, passage, thing, "name", text)
        if thing not in self.works:
            self.works.add(thing)
            self.reading.about(passage, thing)
        return thing

    def assigned(
        self,
        thing: Ref,
        role: Role,
        agent: Ref,
        passage: Passage | Sequence[Passage],
        *,
        said: str,
        basis: Basis,
    ) -> None:
        """Somebody has a role for a piece of work."""
        for one in (passage,) if isinstance(passage, Passage) else passage:
            for number in one.numbers:
                self.given.setdefault(number, []).append(one.text)
        self.reading.findings.link(
            self.reading.source, passage, thing, "assignedTo", agent,
            role=role, stated_as=said, basis=basis,
        )  # fmt: skip

    def has_told(self, passage: Passage) -> bool:
        """Whether some words gave anybody work before."""
        text = passage.text
        told = (one for number in passage.numbers for one in self.given.get(number, ()))
        return any(one in text or text in one for one in told)

    def due_in(self, thing: Ref, passage: Passage) -> None:
        """The time that a clause gives a piece of work, if it gives one."""
        dues.when_in(self.reading, thing, passage)

    def due(self, thing: Ref, passage: Passage, words: str) -> bool:
        """A time by which a piece of work is to be done; what is no date keeps its words, if it is a time at all."""
        return dues.due(self.reading, thing, passage, words)


def teller_of(reading: Reading) -> Teller:
    """Who says facts of a document, by the names that it uses of its own thing."""
    return Teller(reading, Names(reading, own_thing(reading)))
