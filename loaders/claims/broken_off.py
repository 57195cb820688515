"""Lines that stand by themselves and are no statement so: items of a list of conditions, and a name that begins on the line above."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from remit.loaders.claims.pieces import Piece
from remit.loaders.claims.runs import ARTICLES
from remit.loaders.claims.spoken import Sentence

# A line that breaks off where a list says when it applies: "This section applies where-".
_ON_CONDITION = re.compile(
    r"\b(?:where|if|when|unless|in (?:any|the|each) (?:case|event) (?:where|that|of))\s?[:–—-]+$",
    re.IGNORECASE,
)
# Prose that stops within a name, behind its article: "we are setting up a Fair Access".
_WITHIN_NAME = re.compile(
    r"(?<=\s)(?:the|an?|our|its|their) (?:[A-Z][\w’'-]{0,30} (?:(?:and|of|for|&) )?){0,6}(?P<last>[A-Z][\w’'-]{0,30})$"
)
_FEWEST_LETTERS, _LONGEST_END = (
    20,
    240,
)  # of prose before such a name, and of its end that is looked at
_LEADS_ON = re.compile(r"(?:[;,]|\b(?:and|or))$")  # an item behind which the list goes on
_NOTE = re.compile(r"[\W\d]{1,6}")  # the mark of a footnote, which a page puts between two lines


@dataclass
class BrokenOff:
    """Remembers how the line before broke off."""

    condition: str = ""
    name: str = ""

    def condition_of(self, piece: Piece) -> str:
        """The words of a line above that make an item of a list a condition; empty where it is none."""
        text = piece.passage.text
        above = self.condition if piece.kind == "item" and not text[:1].isupper() else ""
        opens = _ON_CONDITION.search(text)
        self.condition = text if opens else above if _LEADS_ON.search(text) else ""
        return "" if opens else above

    @staticmethod
    def at_foot(piece: Piece, after: Piece) -> bool:
        """Whether the last sentence of prose breaks off at the foot of a page: it has no end, as those before it have."""
        text = piece.passage.text
        here, there = piece.passage.parts[-1].place, after.passage.parts[-1].place
        turned = here is not None and there is not None and here.page != there.page
        return turned and text[-1:].isalpha() and len(piece.passage.sentences()) > 1

    def name_of(self, piece: Piece, first: Sentence, endings: Collection[str]) -> str:
        """The words above on which the name begins that opens a line; empty where it opens with a name of its own.

        On ``endings`` names are whole: what stands behind them is another.
        """
        text, above = piece.passage.text, self.name
        if _NOTE.fullmatch(text):
            return ""
        prose = piece.kind == "text" and len(text) > _FEWEST_LETTERS
        m = _WITHIN_NAME.search(text[-_LONGEST_END:]) if prose else None
        self.name = text if m is not None and m["last"].casefold() not in endings else ""
        phrase = first.starting.get(0)
        if phrase is None or phrase.kind != "body" or piece.kind != "text" or piece.numbered:
            return ""
        return "" if first.tokens[0].low in ARTICLES else above  # an article begins a new name
