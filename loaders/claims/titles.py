"""The titles of posts that a document names in full, and which of them a shorter word or letters mean.

"The CFO" is the Chief Financial Officer whom the paper names, "the Director" below "the Director of Transport" is that one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from remit.graph.lookup import key
from remit.loaders.blocks import Passage
from remit.loaders.claims.tokens import Phrase
from remit.loaders.schema.frames import frames
from remit.loaders.wording import bare, leading_capitals


@dataclass
class Titles:
    """The titles of one document; ``general`` are those that name nobody by themselves, as "the Officer"."""

    general: frozenset[str]
    named: dict[str, str] = field(default_factory=dict)  # folded title -> as written
    last: list[tuple[str, ...]] = field(
        default_factory=list
    )  # those met so far, in the order of the text: of each sentence that has any
    spelt: dict[str, tuple[str, Passage]] = field(
        default_factory=dict
    )  # letters -> the title behind which they stand in brackets, and where

    def learn(self, phrases: Iterable[Phrase]) -> None:
        """Take in the titles that a sentence names in full, before any is judged."""
        for title in filter(None, map(_title, phrases)):
            self.named.setdefault(key(title), title)

    def spell(self, phrase: Phrase, passage: Passage) -> None:
        """Take in the letters in brackets behind a title whose initials they are."""
        title = _title(phrase) if phrase.kind == "post" and not phrase.home else ""
        if title and phrase.inside.isupper() and leading_capitals(title) == phrase.inside:
            self.spelt.setdefault(phrase.inside, (title, passage))

    def spelling(self, letters: str, title: str) -> Passage | None:
        """Where the document writes letters in brackets behind a title, if it does."""
        spelt, passage = self.spelt.get(letters, ("", None))
        return passage if key(spelt) == key(title) else None

    def met(self, phrases: Iterable[Phrase]) -> None:
        """Remember which titles the text has come by."""
        if titles := tuple(filter(None, map(_title, phrases))):
            self.last.append(titles)

    def of_letters(self, letters: str) -> str:
        """The one title of which these are the initials; empty where there is none, or several."""
        fitting = [title for title in self.named.values() if leading_capitals(title) == letters]
        return fitting[0] if len(fitting) == 1 else ""

    def meant(self, title: str) -> str:
        """The title named last before it that a single word is the first or the last of; empty where one sentence names several."""
        low = title.casefold()
        for titles in reversed(self.last):
            words = {key(full): (full, full.casefold().split()) for full in titles}
            fitting = [
                full
                for full, (first, *_, last) in words.values()
                if low == first or (low == last and first not in frames().words["beneath"])
            ]  # "the Headteacher" is not the Assistant Headteacher
            if fitting:
                return fitting[0] if len(fitting) == 1 else ""
        return ""

    def names_somebody(self, phrase: Phrase) -> bool:
        """Whether a title of one word is somebody's here: an office, one that is told more fully, "the Treasurer"."""
        if phrase.kind != "post" or not phrase.generic:
            return True
        if phrase.home or phrase.name.casefold() in frames().offices:
            return True
        if not phrase.name[:1].isupper():
            return False
        return phrase.name.casefold() not in self.general or bool(self.meant(phrase.name))

    def known(self, phrase: Phrase) -> Phrase:
        """A name that the document elsewhere shows to be a title, as a post; else the phrase itself."""
        if phrase.kind == "name" and key(phrase.name) in self.named:
            return replace(phrase, kind="post")
        return phrase


def _title(phrase: Phrase) -> str:
    """The title of several words that a phrase is, or that stands beside the person whom it names."""
    if phrase.kind == "post" and not (phrase.vague or phrase.over or phrase.generic):
        name = phrase.name
    else:
        name = phrase.post if phrase.kind == "person" else ""
    title = bare(name)
    return title if " " in title and title[:1].isupper() else ""
