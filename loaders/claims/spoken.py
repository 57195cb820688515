"""A sentence read once into words and phrases, with the way back to its place."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from remit.graph.once import once
from remit.loaders.blocks import Passage
from remit.loaders.claims.classes import with_classes
from remit.loaders.claims.phrases import Grammar
from remit.loaders.claims.tokens import Phrase, Token
from remit.loaders.schema.frames import frames
from remit.loaders.values.ends import last_word
from remit.loaders.wording import bare

LONGEST = 1_500  # characters of a sentence that is looked at
# "A Group -> reports to -> B Board": arrows around words of a relation say what the words say.
_ARROWS = re.compile(r"(?<=\s)(?P<a>-+>|=>|→)(?P<words>(?:\s+[a-z]+){1,6}\s+)(?P<b>-+>|=>|→)(?=\s)")


def _around(grammar: Grammar, text: str, m: re.Match[str]) -> tuple[list[Token], list[Phrase]]:
    """The tokens of a line with arrows, and its two ends, each of which is one name as a whole."""
    tokens: list[Token] = []
    phrases: list[Phrase] = []
    for start, end in ((0, m.start()), m.span("words"), (m.end(), len(text))):
        read, found = grammar.read(text[start:end])
        first, last = len(tokens), len(tokens) + len(read)
        tokens += [t._replace(start=t.start + start, end=t.end + start) for t in read]
        if (start, end) == m.span("words") or not found:
            continue
        name = bare(re.sub(r"\s*\([^()]*\)", "", text[start:end]).strip(" .;"))
        one = grammar.one(name)
        if one is None and last_word(name).casefold() in grammar.heads:
            one = Phrase("body", name, 0, 0)
        phrases += [replace(one, first=first, last=last)] if one is not None else []
    return tokens, phrases


@dataclass(frozen=True)
class Sentence:
    """A sentence with its words and phrases; ``passage`` leads back to its place.

    One that stands below the name of a post or a person is said of them where it has no ``subject`` of its own.
    """

    passage: Passage
    tokens: list[Token]
    phrases: list[Phrase]
    subject: Phrase | None = None  # whom it is said of where it has no subject of its own
    goes_on: bool = (
        False  # whether it is a further clause of a sentence, whose subject stands before it
    )

    @classmethod
    def of(cls, passage: Passage, grammar: Grammar) -> Sentence:
        """Read a passage as one sentence; what is longer than a sentence can be is cut off."""
        if len(passage.text) > LONGEST:
            passage = passage.cut(0, LONGEST)
        arrows = "→" in passage.text or ">" in passage.text
        if arrows and (m := _ARROWS.search(passage.text)):
            return cls(passage, *_around(grammar, passage.text, m))
        tokens, phrases = grammar.read(passage.text)
        return cls(passage, tokens, with_classes(grammar, tokens, phrases))

    @once
    def starting(self) -> dict[int, Phrase]:
        """The phrases by the token that they begin with."""
        return {phrase.first: phrase for phrase in self.phrases}

    @once
    def ending(self) -> dict[int, Phrase]:
        """The phrases by the token behind their last one."""
        return {phrase.last: phrase for phrase in self.phrases}

    @once
    def covered(self) -> set[int]:
        """Tokens inside of names, which are no verbs: "Sheffield Leads Forum"."""
        return {
            n for p in self.phrases if p.kind != "pronoun" for n in range(p.first, p.last)
            if self.tokens[n].capital
        }  # fmt: skip

    @property
    def is_a_word(self) -> bool:
        """Whether it is one word that is said of nobody, in which nobody does anything."""
        return self.subject is None and " " not in self.passage.text

    def text(self, first: int, last: int) -> str:
        """The words from one token to another, or to the sentence's end."""
        last = min(last, len(self.tokens))
        if first >= last or first >= len(self.tokens):
            return ""
        return self.passage.text[self.tokens[first].start : self.tokens[last - 1].end]

    def cut(self, first: int, last: int) -> Passage:
        """The passage from one token to another."""
        return self.passage.cut(self.tokens[first].start, self.tokens[last - 1].end)

    def opens_with(self, phrase: Phrase, start: int = 0) -> bool:
        """Whether nothing but what describes a phrase stands before it: "The independently chaired Data Board"."""
        words = frames().words
        return all(
            t.low in words["determiners"] or t.low.endswith(("ly", "ed"))
            for t in self.tokens[start : phrase.first]
        )

    def clause_start(self, at: int) -> int:
        """The token with which the clause of a token begins."""
        for n in range(at - 1, -1, -1):
            if self.tokens[n].text in (";", ":"):
                return n + 1
        return 0

    def said_of(self, who: Phrase) -> Sentence:
        """The sentence as one that stands below the name of somebody: whom "she" or a given name in front means.

        A verb in front, or words without one, are said of them too.
        """
        first = self.phrases[0] if self.phrases else None
        if not self.tokens or first is None or first.first:
            return replace(self, subject=who)
        own = first.name in who.name.split() or (
            first.kind == "pronoun" and first.name in ("he", "she", "they")
        )
        if own and not first.post:
            named = replace(who, first=first.first, last=first.last)
            return replace(self, phrases=[named, *self.phrases[1:]], subject=who)
        opens = first.kind == "name" and first.last == 1 and self.tokens[0].low.endswith("s")
        if opens:  # "Keeps the register": a verb, and no name
            return replace(self, phrases=self.phrases[1:], subject=who)
        return replace(self, subject=who)
