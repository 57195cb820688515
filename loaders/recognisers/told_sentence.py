"""A sentence with what was told of it, and what is known of the paper that it stands in."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple, Self

from remit.graph.lookup import key
from remit.graph.once import once
from remit.graph.words import holds_any
from remit.loaders.blocks import Passage
from remit.loaders.claims.clauses import Match
from remit.loaders.claims.frame_matches import matches
from remit.loaders.claims.own import own_thing
from remit.loaders.claims.phrases import Grammar
from remit.loaders.claims.spoken import Sentence
from remit.loaders.claims.tokens import Phrase, Token
from remit.loaders.claims.verbs import is_doing
from remit.loaders.drafts import Draft, Tellings, told_of
from remit.loaders.reading import Reading
from remit.loaders.schema.frames import frames
from remit.loaders.wording import ACRONYM

OF_WORK = (
    "action",
    "delegation",
    "duty",
    "risk",
    "measure",
    "objective",
)  # whom their words name, nothing was told of by that
_PASSING = ("cites", "mentions", "partOf", "amendedBy")  # told of what else stands in the sentence
REPORTED = re.compile(
    r"\b(?:said|says|asked|reported|noted|noting|explained|felt|suggested|stated|advised|thought|confirmed|"
    r"highlighted|commented|mentioned|wondered|believed?|hoped|clear|argued|whether|if|unless|when)\b",
    re.IGNORECASE,
)
_REPORTS = ("said", "says", "ask", "report", "not", "explain", "felt", "suggest", "state", "advise", "thought", "confirm", "highlight", "comment", "mention", "wonder", "believe", "hope", "clear", "argued", "whether", "if", "unless", "when")  # fmt: skip
PAST = re.compile(r"\b(?:was|were|had|has|have|been|did)\b[^,;]*$")
_PRESENT = frozenset(
    ["is", "are", "be", "will", "shall", "must", "may", "has", "have", "can", "does", "do", "to"]
)
_SAY_WHO = {"plan": "surely", "terms": "surely", "": "maybe"}  # papers


class Around(NamedTuple):
    """What is known of a paper when its sentences are asked, which is the same for all of them.

    ``short`` are folded short forms of bodies and posts, each with the folded name that it stands for.
    """

    grammar: Grammar
    told: Tellings
    people: Collection[str]  # the words of which the names of people are made here
    plan: bool  # whether it is a partnership's, whose sentences name many in passing
    telling: (
        str  # whether it says who does what: "surely" a plan or terms, "maybe" one of no known kind
    )
    own: str  # the folded name of whose paper it is
    short: Mapping[str, str]

    def meant(self, name: str) -> str:
        """What a folded name stands for, also as an office of what is short for a body: "dagc chair", "chair of the dagc"."""
        if name in self.short:
            return self.short[name]
        for form, full in self.short.items():
            office = name.removeprefix(f"{form} ").removesuffix(f" of the {form}")
            if office != name:
                return f"{office.removesuffix(f' of {form}')} of {full}"
        return name

    @classmethod
    def of(cls, reading: Reading, told: Tellings, people: Collection[str]) -> Around:
        """What is known of a paper of which so much was told."""
        own = own_thing(reading)
        plan = reading.partnership is not None
        short = {
            key(form.name): key(full.name)
            for full, form, source, _ in reading.findings.aliases
            if source is reading.source
        }
        short |= {
            key(draft.value): key(draft.subject.name)
            for draft in reading.findings.of(reading.source)
            if draft.term == "name" and draft.subject.kind == "post" and draft.value
        }
        telling = "" if plan else _SAY_WHO.get(own.paper, "")
        name = key(own.body.name) if own.body is not None else ""
        return cls(reading.grammar, told, people, plan, telling, name, short)


@dataclass(frozen=True)
class ToldSentence:
    """A sentence, and what was told of it."""

    sentence: Sentence
    told: Sequence[Draft]
    telling: str  # whether its paper, or the cell that it stands in, says who does what, as for :class:`Around`
    around: Around

    @classmethod
    def of(cls, sentence: Passage, told: Tellings, around: Around) -> Self:
        """A sentence with what was told of it."""
        here = [
            draft
            for passage, draft in told_of(told, sentence)
            if passage.text in sentence.text or sentence.text in passage.text
        ]
        return cls(Sentence.of(sentence, around.grammar), here, around.telling, around)

    @property
    def text(self) -> str:
        """Its words."""
        return self.sentence.passage.text

    @property
    def tokens(self) -> Sequence[Token]:
        """Its words and marks, one by one."""
        return self.sentence.tokens

    @property
    def phrases(self) -> Sequence[Phrase]:
        """Whom it names."""
        return self.sentence.phrases

    @once
    def facts(self) -> list[Draft]:
        """What was told beyond laws, figures and names in passing."""
        return [d for d in self.told if not _in_passing(d)]

    @property
    def _assigned(self) -> bool:
        return any(d.term == "assignedTo" for d in self.facts)

    def _names(self) -> set[str]:
        refs = (ref for d in self.facts for ref in (d.subject, d.object) if ref is not None)
        return {
            key(ref.name) for ref in refs if ref.kind not in OF_WORK or ref.name not in self.text
        }

    def knows(self, phrase: Phrase) -> bool:
        """Whether something was told of a party in this sentence."""
        name = key(phrase.name)
        meant = self.around.meant(name)
        return any(name in known or known in name or meant == known for known in self._names())

    @once
    def _reported(self) -> int:
        """Where the first word ends behind which it tells what somebody said; behind all of it where it tells none."""
        return self.report.end() if self.report else len(self.text) + 1

    @once
    def report(self) -> re.Match[str] | None:
        """The first word by which it tells what somebody said, or what may be."""
        words = self.text
        return REPORTED.search(words) if holds_any(words.casefold(), _REPORTS) else None

    @once
    def matches(self) -> Sequence[Match]:
        """The words of relations in it."""
        return tuple(matches(self.sentence))

    @once
    def past(self) -> bool:
        """Whether it ends on what was, or was done."""
        return PAST.search(self.text) is not None

    def asks_now(self) -> bool:
        """Whether a sentence has a verb of the present or the future; of a paper that need not say who, one of deeds."""
        present = _PRESENT if self.telling == "surely" else frozenset()
        return any(t.low in present or is_doing(t.low) for t in self.tokens if not t.capital)

    def _before(self, at: int) -> str:
        return self.text[: self.tokens[at].start]

    def _tells(self, at: int) -> bool:
        """Whether a word is one of a role; a noun is where it is said of somebody, as in "X is a member"."""
        words, low = frames().words, self.tokens[at].low
        if low not in words["role nouns"]:
            return low in words["telling"]
        before = {t.low for t in self.tokens[max(0, at - 2) : at]} | ({":"} if at == 0 else set())
        behind = self.tokens[at + 1].low if at + 1 < len(self.tokens) else "."
        return bool(before & words["before role nouns"]) or behind in words["behind role nouns"]

    def _somebody(self, phrase: Phrase, *, verb_behind: bool = False) -> bool:
        """Whether a phrase is a party; with a verb of duty behind it a given name, initials or "he" are one, too."""
        if verb_behind and phrase.kind == "pronoun":
            return phrase.first == 0 and phrase.name in ("he", "she", "it")
        if " " not in phrase.name and (phrase.guessed or phrase.kind == "name"):
            return verb_behind and (
                phrase.name in self.around.people or bool(ACRONYM.match(phrase.name))
            )
        return phrase.party

    def _within(self, at: int) -> bool:
        """Whether a word stands inside of a name: "Sheffield Leads Forum"."""
        return (
            at > 0 and self.tokens[at].capital and any(p.first <= at < p.last for p in self.phrases)
        )

    def _explained(self) -> set[str]:
        """The words in which what was told is said."""
        said = {
            (d.stated_as, d.value or "", d.subject.name, d.object.name if d.object else "")
            for d in self.facts
        }
        return set().union(*(_forms_in(*words) for words in said))


@lru_cache(maxsize=4096)  # a paragraph's sentences may say the same of the same, hundreds of times
def _forms_in(*said: str) -> frozenset[str]:
    """The words of what is said, with those that they are inflections of."""
    words = re.findall(r"[\w-]+", " ".join(said).casefold())
    return frozenset(form for word in words for form in forms_of_word(word))


def _in_passing(draft: Draft) -> bool:
    """Whether a fact is told beside what a sentence says: a law, a figure, the post of somebody who is named in it."""
    if draft.term == "holds" and draft.object is not None:
        return key(draft.stated_as) == key(draft.object.name.partition(" of ")[0]) or key(
            draft.stated_as
        ) == key(draft.object.name)
    return draft.term in _PASSING or draft.term == "postIn" or draft.subject.kind == "figure"


def forms_of_word(word: str) -> set[str]:
    """A word with those that it is an inflection of."""
    return {word, *frames().lemmas.get(word, ())}
