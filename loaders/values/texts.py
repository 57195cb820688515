"""What a text is, as words: a person's name, the title of a post, a law, a doubt, and what a heading asks for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from remit.graph.lookup import key
from remit.loaders.decisions import Decisions
from remit.loaders.profile import Profile
from remit.loaders.values.ends import last_word
from remit.loaders.values.heads import head_kind
from remit.loaders.values.lexicon import Lexicon
from remit.loaders.values.persons import parted
from remit.loaders.values.phrases import (
    Known,
    Phrase,
    is_home,
    is_law,
    phrase_of,
)
from remit.loaders.wording import bare

REMEMBERED = 20_000  # phrases, and cells
DITTO = re.compile(r"(?:[-–—]{0,3}\s{0,3}(?:[\"“”„″〃]|''|’’|,,)\s{0,3}[-–—]{0,3}\s{0,3}){1,4}")


@dataclass(frozen=True)
class Texts:
    """Says what texts are, by what is known of names: the same for every text of a load."""

    profile: Profile
    decisions: Decisions
    known: Known = field(default_factory=Known)

    @cached_property
    def lexicon(self) -> Lexicon:
        """The words by which parties are told."""
        return Lexicon(self.profile)

    def knows(self, name: str) -> bool:
        """Whether a name is that of a known body."""
        return self.known.body(name)

    def asks_for_bodies(self, heading: str) -> bool:
        """Whether a heading or label asks for bodies, as "Lead agency" does and "Lead" does not."""
        return not self.profile.folded("ask for bodies").isdisjoint(_words_of(heading))

    def asks_for_people(self, heading: str) -> bool:
        """Whether a heading or label asks for people, as "Lead officer" does and "Owner" does not."""
        return not self.lexicon.ask_for_people.isdisjoint(_words_of(heading))

    def is_person(self, text: str) -> bool:
        """Whether a text is written as a person's name, with or without a title before it."""
        return self._phrase(text).kind == "person"

    def person(self, text: str) -> tuple[str, str]:
        """Part a person's honorifics from the name."""
        honorific, name, _ = parted(text, self.lexicon)
        return honorific, name

    def is_post(self, text: str) -> bool:
        """Whether the head noun of a title is that of a post."""
        return head_kind(bare(text), self.lexicon) == "post"

    def are_posts(self, text: str) -> bool:
        """Whether a text names several posts at once: "Three Non-Executive Directors"."""
        last = last_word(text).casefold()
        return last.endswith("s") and last.removesuffix("s") in self.lexicon.posts

    def is_law(self, text: str) -> bool:
        """Whether a text names an Act, an order, a code or a section: these bear, own and join nothing."""
        return is_law(text, self.lexicon)

    def doubtful(self, text: str) -> bool:
        """Whether a text hedges, denies, dates or refers: "formerly X", "X or Y", "see above", "X?"."""
        words = re.findall(r"[\w-]+", text)
        doubt, folded = self.lexicon.doubt, f" {text.casefold()} "
        several = any(words in folded for words in self.lexicon.doubt_of_several_words)
        single = any(
            word.casefold() in doubt and not self._is_name_here(words, n) and not is_home(words, n)
            for n, word in enumerate(words)
        )
        return "?" in text or several or single or folded.startswith(" ex-")

    def _is_name_here(self, words: Sequence[str], n: int) -> bool:
        """Whether a word of doubt is somebody's name where it stands: "Will Bee", "Jo May"."""
        word = words[n]
        if not word[:1].isupper() or word.casefold() not in self.lexicon.name_words:
            return False
        beside = [*words[max(n - 1, 0) : n], *words[n + 1 : n + 2]]
        return any(other[:1].isupper() for other in beside)

    def is_as_above(self, text: str) -> bool:
        """Whether a whole cell means whoever the row above names: a ditto mark, "as above"."""
        return DITTO.fullmatch(text) is not None or key(text) in self.lexicon.as_above

    @cached_property
    def _told(self) -> dict[str, Phrase]:
        return {}

    def _phrase(self, text: str) -> Phrase:
        if (found := self._told.get(text)) is None:
            if len(self._told) > REMEMBERED:
                self._told.clear()
            found = self._told[text] = phrase_of(text, self.lexicon, self.known)
        return found


@lru_cache(maxsize=4096)  # the same heading is asked for each of its cells
def _words_of(heading: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", heading.casefold()))
