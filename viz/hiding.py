"""Finding the names of people in any text, and leaving them out of it.

Names are found in full, turned round, by initial, and by surname or first name alone, also in capitals;
small only within addresses, file names and ids. A name that is also a common word of the documents
("ward", "perry") is only taken for a name where something shows that it is one: a title, an initial
or a first name before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from remit.graph.words import MONTHS

LEFT_OUT = "[name]"
_LEFT_OUT_OF_IDS = "name"
TITLES = [
    "mr",
    "mrs",
    "ms",
    "miss",
    "dr",
    "sir",
    "dame",
    "lord",
    "lady",
    "prof",
    "professor",
    "cllr",
    "councillor",
    "rev",
    "reverend",
    "sgt",
    "sergeant",
    "pc",
    "pcso",
    "dc",
    "ds",
    "di",
    "dci",
    "dsu",
    "dcs",
    "insp",
    "inspector",
    "ci",
    "supt",
    "superintendent",
    "chief",
    "acc",
    "dcc",
    "cc",
    "commander",
]
_BEFORE_NAMES = [
    "mr",
    "mrs",
    "ms",
    "miss",
    "dr",
    "cllr",
    "councillor",
    "rev",
    "sgt",
    "insp",
    "supt",
    "superintendent",
]
# Words that no short name may be taken for, however few texts a register has.
_SMALL = frozenset(
    [
        "al",
        "am",
        "an",
        "and",
        "any",
        "are",
        "as",
        "at",
        "be",
        "but",
        "by",
        "can",
        "co",
        "did",
        "do",
        "ex",
        "for",
        "had",
        "has",
        "he",
        "her",
        "him",
        "his",
        "how",
        "if",
        "in",
        "is",
        "it",
        "its",
        "let",
        "may",
        "me",
        "my",
        "new",
        "no",
        "non",
        "not",
        "now",
        "of",
        "off",
        "oh",
        "old",
        "on",
        "one",
        "or",
        "our",
        "out",
        "per",
        "pre",
        "put",
        "re",
        "see",
        "she",
        "so",
        "the",
        "to",
        "too",
        "two",
        "un",
        "up",
        "us",
        "use",
        "was",
        "way",
        "we",
        "who",
        "why",
        "yes",
        "yet",
        "you",
    ]
)
_CALENDAR = {
    *MONTHS,
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
}

# An e-mail address: whose it is need not be known, for most say it. What these patterns look back at
# keeps them from trying every letter of a long word as a beginning.
_MAIL = re.compile(
    r"(?<![^\s@<>()\[\],;:\"“”|/])(?P<local>[^\s@<>()\[\],;:\"“”|/]+)@(?=\s?(?P<domain>[^\W\d_][\w-]*)(?:\.[\w-]+)+)"
)
# Words that are joined: addresses, file names, ids. None of them shows how a word is written.
_JOINED = re.compile(
    r"(?<!\S)\S*@\S+|\b(?:https?://|www\.)\S+|(?<![^\W_])[^\W_]+(?:[-_/.+]+[^\W_]+)+"
)
_TOKEN = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")


def tokens_of(name: str) -> list[str]:
    """The words of a name, without titles.

    >>> tokens_of("Insp. Ann Smith-Vale")
    ['Ann', 'Smith-Vale']
    """
    return [token for token in _TOKEN.findall(name) if token.casefold() not in TITLES]


def common_words(texts: Iterable[str]) -> set[str]:
    """Words that the texts also write small: these are words, whoever is called so.

    >>> sorted(common_words(["A ward of ann.marsh@vale.gov.uk"]) & {"ward", "marsh"})
    ['ward']
    """
    found = {word for text in texts for word in re.findall(r"\b[a-z]+\b", _JOINED.sub(" ", text))}
    return found | _CALENDAR | _SMALL


@dataclass(frozen=True)
class Hiding:
    """Finds names in any text: those that are given, and whoever has a title or an e-mail address."""

    whole: re.Pattern[str] | None
    parts: re.Pattern[str] | None
    joined: re.Pattern[str] | None
    titled: re.Pattern[str]
    _known: dict[str, str] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def of(cls, names: Iterable[str], words: set[str], texts: Iterable[str] = ()) -> Hiding:
        """Prepare the patterns for these names; ``texts`` are searched for e-mail addresses."""
        wholes: set[str] = set()
        parts: set[str] = set()
        joined = {
            _spelled(found["local"]) + rf"(?=[\W_]{{1,3}}{re.escape(found['domain'])})"
            for text in texts
            for found in _MAIL.finditer(text)
        }
        for name in names:
            tokens = tokens_of(name) or _TOKEN.findall(name)
            if not tokens:
                wholes.add(re.escape(name.strip()))
                continue
            wholes |= _shapes(tokens, words)
            for token in {tokens[0], tokens[-1]}:
                if token.casefold() not in words and (forms := _forms(token)):
                    parts |= {re.escape(form) for form in forms}
                    joined.add(re.escape(token))
            if len(tokens) > 1 and tokens[0][0] not in "AaIi":
                joined.add(_spelled(tokens[0][0] + "-" + tokens[-1]))
        titles = "|".join(_BEFORE_NAMES)
        # A title and what is written like a name after it: whoever that is, it is somebody.
        titled = re.compile(
            rf"\b((?i:{titles})\.?)((?:\s+(?:[A-Z]\.?|[A-Z][a-zà-ÿ]+(?:[-'’][A-Z]?[a-zà-ÿ]+)*)){{1,3}})(?=[^\w]|$)"
        )
        return cls(_any(wholes), _any(parts), _any(joined, re.IGNORECASE), titled)

    def __call__(self, text: str) -> str:
        """The text without names; a post or a gap stands where one was."""
        if text not in self._known:  # quotes are repeated by many statements
            self._known[text] = self._hidden(text)
        return self._known[text]

    def slug(self, text: str) -> str:
        """An id or a file name without names."""
        text = _MAIL.sub(_LEFT_OUT_OF_IDS + "@", text)
        for pattern in (self.whole, self.joined, self.parts):
            text = _replaced(pattern, text, _LEFT_OUT_OF_IDS)
        return text

    def _hidden(self, text: str) -> str:
        text = _MAIL.sub(LEFT_OUT + "@", text)
        text = _replaced(self.whole, text, LEFT_OUT)
        text = _JOINED.sub(lambda found: _replaced(self.joined, found[0], LEFT_OUT), text)
        text = _replaced(self.parts, text, LEFT_OUT)
        return self.titled.sub(rf"\1 {LEFT_OUT}", text)


def _forms(token: str) -> set[str]:
    """How a name stands alone in a text; nothing for initials.

    >>> sorted(_forms("Ng")), sorted(_forms("SMITHSON")), _forms("JS")
    (['Ng'], ['SMITHSON', 'Smithson'], set())
    """
    if len(token) < 2 or (len(token) == 2 and token.isupper()):
        return set()
    name = token.capitalize() if token.isupper() or token.islower() else token
    if len(token) == 2:  # two capitals are an abbreviation rather than a name
        return {name}
    return {name, token.upper()}


def _shapes(tokens: list[str], words: set[str]) -> set[str]:
    """The ways in which a name is written: in full, turned round, with an initial or a title."""
    escaped = [re.escape(token) for token in tokens]
    first, last = escaped[0], escaped[-1]
    common = tokens[-1].casefold() in words
    # "a ward" and "chief ward" are none, where the documents have wards.
    shown = rf"(?:{last}|{last.upper()})" if common else rf"(?i:{last})"
    shapes = {rf"(?i:{'|'.join(TITLES)})\.?\s+{shown}"}
    between = r"[\W_]{0,3}"
    if len(tokens) > 1:
        shapes |= {
            f"(?i:{shape})" for shape in (between.join(escaped), between.join((first, last)))
        }
        shapes.add(rf"{shown}(?:,\s?|\s|[-_.])(?i:{first})")
        initial = re.escape(tokens[0][0])
        if not common:
            shapes.add(rf"(?i:{initial})[\W_]{{1,3}}{shown}")
        elif initial in "AI":  # words of their own
            shapes.add(rf"{initial}\.\s?{shown}")
        else:
            shapes.add(rf"{initial}[\W_]{{1,3}}{shown}")
    elif not common:
        shapes.add(shown)
    return shapes


def _spelled(name: str) -> str:
    """A pattern of a name whose words are joined by anything, as in an id."""
    return r"[\W_]{1,3}".join(re.escape(part) for part in re.findall(r"[^\W_]+", name)) or r"(?!)"


def _any(patterns: set[str], flags: int = 0) -> re.Pattern[str] | None:
    if not patterns:
        return None
    ordered = sorted(patterns, key=lambda p: (-len(p), p))
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(ordered)})(?![^\W_])", flags)


def _replaced(pattern: re.Pattern[str] | None, text: str, instead: str) -> str:
    return text if pattern is None else pattern.sub(instead, text)
