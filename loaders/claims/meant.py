"""Whom the phrases of a sentence mean, with "it" and "she", who were named before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from remit.graph.lookup import key
from remit.loaders.blocks import Passage
from remit.loaders.claims.clauses import Match
from remit.loaders.claims.names import Names
from remit.loaders.claims.placed_names import of_the_place
from remit.loaders.claims.spoken import Sentence
from remit.loaders.claims.tokens import Phrase
from remit.loaders.claims.told import Teller
from remit.loaders.claims.topics import (
    all_of_a_kind,
    is_brought_in,
    is_introduced,
    is_of_today,
    named,
    named_work,
    of_people,
    the_one,
    together,
)
from remit.loaders.drafts import Ref
from remit.loaders.schema.frames import frames
from remit.loaders.wording import bare
from remit.ontology import Basis

_GOING_ON = ("it", "its", "they", "their")  # with these a sentence goes on about the same
_ONES = ("he", "she")
_TITLES = {"he": ("mr", "sir", "lord", "father"), "she": ("ms", "mrs", "miss", "lady", "dame")}
_JOINED = re.compile(r"\b(?:and|but|or|so|while|whereas|as),?\s+(?:he|she)\b")


@dataclass
class Meant:
    """Whom phrases mean; remembers whom the next sentence may call "it" or "she"."""

    teller: Teller
    last: Ref | None = None
    whole: Ref | None = None  # the last that is not itself called another's: whose "its board" is
    within: Ref | None = None  # the body that the paragraph was about so far
    them: Phrase | None = None
    people: tuple[Phrase, ...] = ()  # whom the last sentence with people names
    one: Phrase | None = (
        None  # the one person or post of the sentence before, of the same paragraph
    )
    several: tuple[Phrase, ...] = ()  # the parties that the sentence before was about together
    seat: Phrase | None = None  # the office that the sentence before was about
    thing: Passage | None = None  # the piece of work that the sentence before was about
    head: Phrase | None = None  # the post that the heading above is, whose section it is
    crowded: bool = False  # whether the paragraph named anybody else so far, whom "she" may mean
    strayed: bool = (
        False  # whether the sentence before, of the same paragraph, was about no body: "This map …"
    )

    @property
    def names(self) -> Names:
        """The names of the document."""
        return self.teller.names

    @property
    def spoken_of(self) -> Ref | None:
        """The body that an office without one is of: that of the paragraph; in terms of reference their own, not one of a note above."""
        here = self.names.here
        own = here if self.names.own.paper == "terms" else None
        return self.within or own or self.last or here

    def went_on(self, s: Sentence, *, about: bool = False) -> None:
        """Remember whom the next sentence may call "it" or "she"; ``about`` is whether something was told of the last body in it."""
        self.names.titles.met(s.phrases)
        self.crowded = self.crowded or any(map(self._is_another, s.phrases))
        people = tuple(p for p in s.phrases if p.party and p.kind == "person")
        self.people = people or self.people
        self.them = people[-1] if people else self.them
        same = bool(s.tokens) and s.tokens[0].low in _ONES and not of_people(s, 1)
        self.one = the_one(s) or (self.one if same else None)
        self.several = together(s) or all_of_a_kind(s)
        subject = self.subject(s)
        going_on = bool(s.tokens) and s.tokens[0].low in _GOING_ON
        self.thing = named_work(s) or (self.thing if going_on else None)
        about = about or self.founded(s) is not None
        self.strayed = subject is None and (self.strayed if going_on or about else True)
        self.last = self.founded(s) or subject or self.last
        if not (s.phrases and s.phrases[0].its):
            self.whole = self.founded(s) or subject or (self.last if about else self.whole)
        self.within = subject or self._home_of_post(s) or self.within
        first = s.phrases[0] if s.phrases else None
        office = first is not None and first.kind == "post" and first.first == 0
        self.seat = (
            first if first and office and first.name.casefold() in frames().offices else None
        )

    def pronoun(self, name: str, passage: Passage) -> list[Ref]:
        """Whom "it", "she" or "they" means here, where one reading is left."""
        if name == "it":
            other = self.last is None or self.strayed or self._is_beside_last(passage)
            return [] if other or self.last is None else [self.last]
        if name == "we":  # of a partnership several may speak
            own = self.names.we if self.teller.reading.partnership is None else None
            return [own] if own is not None else []
        one = self.she
        meant = self.several if name == "they" else (one,) if one else ()
        found = [ref for ref, _ in self.agents(meant, passage)]
        return found if len(found) == len(meant) else []

    @property
    def she(self) -> Phrase | None:
        """Whom "he" or "she" means: the one of the sentence before, else whoever has the post of the section."""
        return self.one or (None if self.crowded else self.head)

    def _is_another(self, phrase: Phrase) -> bool:
        """Whether a phrase is a person or a post other than that of the section."""
        if self.head is None or phrase.kind not in ("person", "post") or not phrase.party:
            return False
        return key(phrase.post or phrase.name) != key(self.head.name)

    def _is_beside_last(self, passage: Passage) -> bool:
        """Whether "it" is somebody else than the last body, which a sentence names beside it: "It oversees the Trust's work"."""
        name = self.last.name if self.last is not None else ""
        return bool(name) and re.search(rf"\b{re.escape(name)}\b", passage.text) is not None

    def _home_of_post(self, s: Sentence) -> Ref | None:
        """The body whose post opens a sentence: "The Chair of the Committee is appointed by the Board"."""
        first = s.phrases[0] if s.phrases and s.phrases[0].first == 0 else None
        if first is None or first.kind != "post" or not first.home:
            return None
        return self.body([Phrase("body", first.home, 0, 0, generic=" " not in first.home)])

    def founded(self, s: Sentence) -> Ref | None:
        """The body that a sentence brings into being, of which the next goes on: "must set up a Safeguarding Board"."""
        for phrase in s.phrases:
            before = s.tokens[phrase.first - 1].low if phrase.first else ""
            new = phrase.kind == "body" and phrase.vague and not phrase.generic
            behind = [t.low for t in s.tokens[phrase.last : phrase.last + 2]]
            founded = before in frames().words["bringing into being"] or (
                behind[:1] == ["be"] and behind[1:] and behind[1] in frames().words["founded"]
            )  # "RESOLVED that a Quay Working Party be established"
            if new and " " in phrase.name and founded:
                return self.names.body(replace(phrase, vague=False))
        return None

    def comes_to(self, s: Sentence, *, opening: bool) -> None:
        """Take in of which bodies a sentence is before it is read: "the Board" in it, or behind it, may be one of them."""
        named = [p for p in s.phrases if p.kind == "body" and p.party and not p.generic]
        opens = named and s.opens_with(named[0]) and is_of_today(s, named[0])
        subject = self.subject(s) if opens else None
        self.names.speak_of([self.founded(s), subject], opening=opening)
        between = next((n for n, t in enumerate(s.tokens) if t.low == "between"), len(s.tokens))
        brought_in = [p for p in named if (opening and p.first > between) or is_brought_in(s, p)]
        self.names.speak_of(map(self.names.body, brought_in), opening=True)
        self.names.bring_in(s.phrases)

    def subject(self, s: Sentence) -> Ref | None:
        """The body that a sentence is about: the one with which it opens."""
        for phrase in s.phrases:
            opens = phrase.first <= 2 or s.opens_with(phrase)
            if phrase.first and s.tokens[phrase.first - 1].low == "by":
                return None  # "Constituted by the Board": about what it constituted
            if opens and phrase.kind == "body" and phrase.party:
                return self.names.body(phrase)
            if opens and phrase.kind == "body" and is_introduced(s, phrase):
                return self.names.body(named(phrase))
        return None

    def body(self, phrases: Sequence[Phrase]) -> Ref | None:
        """The one body that phrases mean."""
        found = self.bodies(phrases)
        return found[0] if len(found) == 1 else None

    def body_led(self, m: Match) -> bool | None:
        """Whether somebody leads a body and no work, "the lead officer for the Audit Committee"; none where work is led."""
        work = m.work_right() if m.frame.of == "right" else None
        who = [p for p in m.left() if p.kind in ("person", "post", "body")]
        if work is None or not who:
            return None
        name, right = bare(work.text), m.right()
        if [key(bare(phrase.name)) for phrase in right] == [key(name)]:
            body = self.body(right)
        else:
            alone = not right and name[:1].isupper() and self.teller.reading.may_be_body(name)
            body = self.teller.reading.body(name) if alone else None
        if body is None:
            return None
        office = "Lead officer" if "officer" in m.frame.said else "Lead"
        return self.teller.chair(body, who[0], m.sentence.passage, m.frame.said, office)

    def bodies(self, phrases: Sequence[Phrase]) -> list[Ref]:
        """The bodies that phrases mean."""
        found: list[Ref] = []
        for phrase in phrases:
            if phrase.kind == "pronoun" and phrase.name == "it":
                body = None if self.strayed else self.last or self.names.here
            elif phrase.kind == "pronoun" and phrase.name == "we":
                body = self.names.we
            elif phrase.kind == "body" and phrase.party and not phrase.several:
                body = self.names.body(phrase)
            else:
                body = None
            if body is not None:
                found.append(body)
        return found

    def agents(self, phrases: Sequence[Phrase], passage: Passage) -> list[tuple[Ref, Basis]]:
        """The parties that phrases mean, each with the basis on which it is the one."""
        found: list[tuple[Ref, Basis]] = []
        for phrase in phrases:
            agent: tuple[Ref, Basis] | None = None
            if phrase.name == "they" and phrase.kind == "pronoun" and not phrase.first:
                found += [(ref, "inferred") for ref, _ in self.agents(self.several, passage)]
            elif phrase.kind == "pronoun":
                agent = self._meant(phrase, passage)
            elif (
                phrase := of_the_place(self.names, phrase)
            ).kind != "name" and self.names.titles.names_somebody(phrase):
                agent = self.teller.agent(phrase, passage)
            if agent is not None:
                found.append(agent)
        return found

    def _meant(self, pronoun: Phrase, passage: Passage) -> tuple[Ref, Basis] | None:
        """Whom "it" or "she" means: the last body or person that a sentence was about."""
        if pronoun.name == "it" and self.last is not None and not self.strayed:
            return (self.last, "stated") if not self._is_beside_last(passage) else None
        them = self.them if self.one is not None or self.head is None else self.she
        if pronoun.first > 1 and _JOINED.search(passage.text):
            return None  # "Sam Fox mends the nets and he leads": whoever that is stands in the sentence itself
        if self.one is not None and self.one.kind == "post":
            return None  # "The Treasurer met the Bishop. He ...": it may be either
        if them is self.them and self.one is None:
            them = self._of_the_people(pronoun.name)
        if pronoun.name in ("he", "she") and them is not None:
            agent = self.teller.agent(them, passage)
            return (agent[0], "inferred") if agent else None
        return None

    def _of_the_people(self, pronoun: str) -> Phrase | None:
        """The one of those named last whom "he" or "she" can mean; nobody where several are left."""
        others = _TITLES.get("she" if pronoun == "he" else "he", ())
        left = [p for p in self.people if p.honorific.rstrip(".").casefold() not in others]
        return left[-1] if len({p.name for p in left}) == 1 else None
