"""Phrases beside each other, the parties that are put together from them, and a cursor over them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from remit.loaders.values.lexicon import Lexicon
from remit.loaders.values.phrases import Phrase


class Item(NamedTuple):
    """One phrase of a clause and the mark before it: ``,``, ``-``, ``:``, ``(``, ``and`` or nothing."""

    mark: str
    start: int
    end: int
    phrase: Phrase

    @property
    def kind(self) -> str:
        """The type of the phrase."""
        return self.phrase.kind


@dataclass
class Said:
    """A party, put together from the phrases between ``start`` and ``end``."""

    kind: str
    name: str
    start: int
    end: int
    honorific: str = ""
    post: str = ""
    body: str = ""
    sure: bool = False
    inferred: bool = False
    role: str = ""
    label: str = ""
    interim: bool = False
    why: str = ""
    joined: bool = False  # to the one before, by "and"


def closed(text: str, start: int, end: int) -> int:
    """The end of a stretch, with the bracket behind it where that closes one of its own."""
    opened = text.count("(", start, end) > text.count(")", start, end)
    return end + 1 if opened and text[end : end + 1] == ")" else end


@dataclass
class Reader:
    """Walks over the items of a clause and says what they name."""

    text: str
    items: Sequence[Item]
    lexicon: Lexicon
    bodies: bool
    at: int = 0
    found: list[Said] = field(default_factory=list)

    def peek(self, ahead: int = 0, marks: str = ",-:(") -> Item | None:
        """The next item, if it stands behind one of these marks."""
        n = self.at + ahead
        item = self.items[n] if n < len(self.items) else None
        return item if item and item.mark and item.mark in marks else None

    def take(self) -> Item:
        """The next item, whatever its mark."""
        self.at += 1
        return self.items[self.at - 1]

    def begin(self, start: int) -> None:
        """Let the next item begin further up, with words that are said of nobody else."""
        item = self.items[self.at]._replace(start=start)
        self.items = [*self.items[: self.at], item, *self.items[self.at + 1 :]]

    def say(self, kind: str, name: str, first: Item, last: Item | None = None) -> Said:
        """Say a party from the first item to the last."""
        said = Said(kind, name, first.start, (last or first).end, sure=first.phrase.sure)
        said.joined = first.mark == "and"
        self.found.append(said)
        return said

    def words(self, start: int, end: int) -> str:
        """The words of a stretch, with the bracket behind it where that closes one of its own."""
        return self.text[start : closed(self.text, start, end)].strip(" .,;")
