"""Whom the words of a plain sentence mean, of whom it says what they are to do: also all of a kind, and names that nobody knows.

A meeting speaks of those who are there, of its own body and of those it asks; what another body "will" do is news there. All
of a kind ("members", "the Chairs", "all staff") are somebody where they are bound. What strangers agreed to, or were asked to
do, is theirs, and no work of the meeting's: of a name that nobody knows that is owned up to.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from typing import NamedTuple

from remit.graph.lookup import key
from remit.graph.words import with_capital
from remit.loaders.blocks import Passage
from remit.loaders.claims.acting import may_do
from remit.loaders.claims.deeds import owner_words
from remit.loaders.claims.phrases import Grammar
from remit.loaders.claims.placed_names import of_the_place
from remit.loaders.claims.tokens import Phrase
from remit.loaders.claims.told import Teller
from remit.loaders.claims.whose import Whose
from remit.loaders.drafts import Ref
from remit.loaders.outline import Mark
from remit.loaders.schema.frames import frames
from remit.loaders.values.ends import first_word, last_word
from remit.loaders.values.given import is_given
from remit.loaders.values.parties import Party
from remit.loaders.wording import ACRONYM, bare
from remit.ontology import Basis

_JOINED = re.compile(r"(?:,\sand|,|/|;)\s|\s?/\s?|\s(?:&|and)\s")
_KIND = re.compile(
    r"(?i:(?:the|all|each|every|both|our|its)\s(?:the\s)?|all of the\s)?(?P<name>(?:[A-Z][\w’'-]{1,30}\s)?(?P<noun>[A-Za-z-]{1,30}))(?P<of>\sof\s(?:the\s)?(?i:council|board|committee|cabinet|panel|forum|trust|governing body|staff))?",
)
_ENDS = re.compile(
    r",?\s(?:in|before|at|on|with|from|during|as|to|after|within|who|which|for|under|this|next|using|via|through|by|and (?:report|then|will))\b.{0,300}$|,\s(?!and\b|the\b|[A-Z]).{0,300}$"
)
_VERBS = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|should|shall|may|might|could|can|if|that|which|who|whether|not|to|for example)\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?:the\s)?[A-Z][\w’'&-]{0,30}(?:\s[A-Z&][\w’'&-]{0,30}){1,3}")
_HUMAN = ("takes", "asked")  # what only people and bodies do
_INSIDE = ("team", "group", "party", "committee", "panel", "sub-committee", "department", "office", "unit", "section", "subcommittee", "sub-group")  # fmt: skip
_SMALL = re.compile(r"(?<=\s)(?:Of|And|For|The|In)\b|^The\b")
_LEADING = re.compile(r"^(?:that|and|[Ff]or)\s+")
_LAW = re.compile(r"\b(?:statutory|by law|legal(?:ly)?|legislation|[Rr]egulations?|Act)\b")
_RULES = re.compile(
    r"\b(?:policy|procedures?|code of|regulations|standing orders|constitution|rules|by-?laws|scheme of delegation|terms of reference|charter|protocol)\b",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"^(?:[Tt]he|[Oo]ur|[Ii]ts)\s")
_SOME = frozenset(["these", "those", "no"])
_MOST = 12  # words of those who are bound
Owners = Sequence[tuple[Ref, Basis]]


class Bidding(NamedTuple):
    """How a sentence binds somebody: by a ``kind`` of form, whether a meeting ``agreed`` to it, and ``plainly`` enough for all of a kind."""

    kind: str
    agreed: bool
    plainly: bool
    foretold: bool  # whether it only says what somebody "will" do
    whole: bool  # whether nothing may stand behind whoever is named


class Bearers:
    """Tells whom words mean in one document."""

    def __init__(self, teller: Teller, grammar: Grammar) -> None:
        self.teller, self.grammar = teller, grammar
        self.whose = Whose(teller, grammar)
        paper = teller.names.own.paper
        self.meeting = paper in ("minutes", "log") or (not paper and bool(teller.reading.present))
        self.plain = not paper and not self.meeting  # neither a plan nor terms
        self.rules = paper == "terms" or teller.reading.says(_is_policy)

    @cached_property
    def names_here(self) -> frozenset[str]:
        """The words of the names of those who were there, case folded: which of a sentence in capitals keep theirs."""
        return frozenset(
            word.casefold() for person in self.teller.names.people for word in person.name.split()
        )

    def is_of_law(self, text: str) -> bool:
        """Whether a sentence names a law, which lays a duty on whoever it binds."""
        named = any(phrase.kind == "law" for phrase in self.grammar.read(text)[1])
        return named or _LAW.search(text) is not None

    def names_another(self, text: str) -> bool:
        """Whether a party is named in some words."""
        return any(phrase.party for phrase in self.grammar.read(text)[1])

    def is_somebody(self, text: str) -> bool:
        """Whether words are a person or a post, to whom a thing is done."""
        phrase = self.grammar.one(text.strip())
        return phrase is not None and phrase.kind in ("person", "post")

    def owners(self, words: str, passage: Passage, bidding: Bidding) -> Owners | None:
        """Whom words mean of whom a form says what they are to do; none where nobody is meant, or nobody can tell."""
        if " " in words and passage.text.isupper() and not ACRONYM.match(passage.text):
            words = _SMALL.sub(lambda m: m.group().lower(), words.title())
        ends = (words,) if bidding.whole else (words, _ENDS.sub("", words))
        for text in dict.fromkeys(ends):
            if (found := self._owners(text.strip(" ,"), passage, bidding)) is not None:
                return found
        return None

    def _owners(self, text: str, passage: Passage, bidding: Bidding) -> Owners | None:
        if not text or len(text.split()) > _MOST or _VERBS.search(text):
            return None
        whole = self._one(text, passage, bidding)
        parts = [text] if whole else [one for one in _JOINED.split(text) if one.strip()]
        found = [whole or self._one(one, passage, bidding) for one in parts]
        if any(one is None for one in found):
            return None
        owners = [one for one in found if one is not None]
        if self.meeting and not (bidding.agreed and bidding.kind not in _HUMAN):
            human = bidding.kind in _HUMAN
            return owners if all(self._is_ours(ref, human=human) for ref, _ in owners) else None
        return owners

    def _one(self, text: str, passage: Passage, bidding: Bidding) -> tuple[Ref, Basis] | None:
        text = _LEADING.sub("", text).strip(" ,")
        if not text or first_word(text).casefold() in frames().words["nobody in particular"]:
            return None  # "its owner", "everyone"
        if (of_kind := self._of_a_kind(text)) is not None:
            return of_kind if bidding.plainly else None
        names = self.teller.names
        if (by_noun := self._by_noun(text)) is not None:
            return by_noun
        phrase = self.grammar.one(text)
        if self.meeting:
            owners = self.whose.owners(owner_words(text))
            plain = (
                phrase is None or phrase.kind != "person" or not self._is_stranger(phrase, bidding)
            )
            if owners and len(owners) == 1 and (plain or self.whose.are_here(owners)):
                return owners[0]
        one = phrase is not None and phrase.kind == "body" and " " not in text
        if one and not ACRONYM.match(text) and not self.meeting:
            return None  # "Schools will open"
        if phrase is None or phrase.kind == "pronoun" or (self.meeting and ACRONYM.match(text)):
            return None
        phrase = of_the_place(names, names.titles.known(phrase))
        if phrase.kind == "person" and phrase.honorific and " " not in phrase.name:
            if phrase.name.casefold() in self.grammar.posts:
                return None  # "the Deputy Mayor" is nobody called Mayor
            told = self.teller.agent(phrase, passage)
            stranger = (
                self.meeting
                and phrase.honorific.casefold() not in frames().words["titles of councillors"]
            )
            return told or (None if stranger else (self._surnamed(phrase, passage), "inferred"))
        if phrase.kind == "post" and phrase.generic and self.rules and not self.meeting:
            # "The line manager must": rules bind whoever has the post.
            phrase = replace(phrase, generic=False, name=with_capital(phrase.name))
        called = (
            phrase.kind == "person"
            and bidding.kind != "bound"
            and is_given(first_word(phrase.name))
        )
        if (
            not (called or may_do(names, phrase))
            or phrase.several
            or self._is_stranger(phrase, bidding)
        ):
            return None
        told = self.teller.agent(phrase, passage)
        return (told[0], "inferred") if told is not None else None

    def _is_stranger(self, phrase: Phrase, bidding: Bidding) -> bool:
        """Whether nothing tells of a person but what was asked of them, where those who came are told: "Tate Britain was asked".

        Of whom a meeting says that they "are to" do something, it is told by that.
        """
        titled = phrase.honorific.casefold() in frames().words["titles of councillors"]
        bound = bidding.kind in ("bound", "bidden") and not bidding.foretold
        told = bound or titled or phrase.post
        if not self.meeting or phrase.kind != "person" or told:
            return False
        return self.whose.are_strangers([(Ref("person", phrase.name), "inferred")])

    def _by_noun(self, text: str) -> tuple[Ref, Basis] | None:
        """The paper's own body by the noun it ends on ("council"), or a part of it that rules call by what it is."""
        own = self.teller.names.own
        if own.body is not None and text.casefold() == last_word(own.body.name).casefold():
            return own.body, "inferred"
        plain = _ARTICLE.sub("", text)
        if not self.rules or plain.casefold() not in frames().words["organs"]:
            return None
        return Ref("body", with_capital(plain), within=self.teller.reading.origin), "inferred"

    def _surnamed(self, phrase: Phrase, passage: Passage) -> Ref:
        """Somebody with a title and a surname whom nothing spells out: they are who is called so here."""
        return self.teller.reading.person(
            Party("person", phrase.name, passage, phrase.honorific, "", "")
        )

    def _of_a_kind(self, text: str) -> tuple[Ref, Basis] | None:
        """All of a kind who are bound: "members", "the Co-chairs", "Whittington Councillors", "each member"."""
        m = _KIND.fullmatch(text)
        if m is None:
            return None
        noun = m["noun"].casefold()
        if first_word(m["name"]).casefold() in frames().words["some of a kind"] | _SOME:
            return None  # "these governors", "other members"
        one = first_word(text).casefold() in ("each", "every")
        plural = f"{noun}s" if one else noun
        known = frames().words
        if plural not in known["bound together"] or ACRONYM.match(first_word(m["name"])):
            return None  # of strangers ("landlords", "contractors") much is told that is no work of theirs
        name = m["name"] + ("s" if one else "") + (m["of"] or "")
        return Ref("body", with_capital(name), within=self.teller.reading.origin), "inferred"

    def may_be_somebody(self, text: str) -> bool:
        """Whether words that a meeting uses may name somebody whom nothing tells to be anybody: "Play Maintain"."""
        plain = text.title() if text.isupper() else text
        return self.meeting and _NAME.fullmatch(plain) is not None and not self._is_known(plain)

    def _is_known(self, text: str) -> bool:
        """Whether words are of something that is nobody: a place, a time, a paper, or what the text writes in small letters."""
        known, last = frames().words, last_word(text).casefold()
        if first_word(text).casefold() in known["stops"] | known["leading up"]:
            return True  # "Until Ann Bee was asked to"
        person = self.grammar.one(text)
        if person is not None and person.honorific:
            return (
                True  # whose affairs are their own, where nothing tells them to be of the meeting
            )
        things = (
            known["works"]
            | known["times"]
            | known["things and bodies"]
            | known["things of a place"]
        )
        return last in things or self.teller.reading.is_common(bare(text))

    def _is_ours(self, ref: Ref, *, human: bool) -> bool:
        """Whether a meeting may say of somebody what they "will" do: one of those there, of its posts, of its own parts."""
        if ref.kind in ("person", "post") or ref == self.teller.names.own.body:
            return True
        last = last_word(ref.name).casefold()
        own = self.teller.names.own_name.casefold()
        ours = bool(own) and ref.name.casefold().endswith(own)
        if human and key(ref.name) in self.teller.reading.known.linked:
            return True  # those there are of it, or it has other work to do
        if ACRONYM.match(first_word(ref.name)):
            return ours  # "the QTC development team" is of the QTC
        return ours or last in _INSIDE or last in frames().words["bound together"]


def sentence_case(text: str, names: frozenset[str]) -> str:
    """Words as a sentence writes them, where they stand in capitals; those of names keep theirs, and each letter its place.

    >>> sentence_case("THE CLERK TO RING ANN BEE", frozenset(["ann", "bee"]))
    'The Clerk to ring Ann Bee'
    """
    if not text.isupper() or len(text.split()) < 4:
        return text
    plain = text.lower() if len(text.lower()) == len(text) else text
    capital = names | frames().words["offices in capitals"]
    return re.sub(
        r"[^\W\d_][\w’'-]*",
        lambda m: m.group().capitalize() if m.start() == 0 or m.group() in capital else m.group(),
        plain,
    )


def _is_policy(mark: Mark) -> bool:
    return mark.block.form == "heading" and _RULES.search(mark.block.text) is not None
