"""Words as people write them: folded, stemmed, in either number; and texts as sentences of them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import Protocol

_TOKEN = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_ASCII_TOKEN = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_APOSTROPHES = str.maketrans("", "", "'’‘`´")
_DASHES = str.maketrans("‐‑", "--")
# A sentence ends where the next begins with a capital, a digit or a mark; so "e.g. knives" is one.
_ENDS = re.compile(r"[.!?|\n]")  # without which there is nothing to cut
_SENTENCES = re.compile(r"(?<=[.!?])[\"'”’)\]]*\s+(?=[\"'“‘•]|[^\Wa-zà-ÿ])|\s\|\s|\n\s*\n")

MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
)  # fmt: skip

# Words of the question itself, and words too common to tell one thing from another.
STOP = frozenset(
    [
        "a",
        "about",
        "an",
        "and",
        "any",
        "answers",
        "are",
        "as",
        "at",
        "be",
        "by",
        "do",
        "does",
        "for",
        "from",
        "has",
        "have",
        "how",
        "i",
        "in",
        "is",
        "it",
        "its",
        "lead",
        "leads",
        "me",
        "of",
        "on",
        "or",
        "our",
        "own",
        "owns",
        "please",
        "responsible",
        "accountable",
        "that",
        "the",
        "their",
        "there",
        "they",
        "this",
        "to",
        "was",
        "we",
        "what",
        "which",
        "who",
        "whose",
        "will",
        "with",
        "you",
        "your",
    ]
)


class _Stems(Protocol):
    def stemWord(self, word: str, /) -> str: ...  # noqa: N802 - the library's own name


@cache
def _stemmer() -> _Stems:
    from Stemmer import Stemmer

    stemmer: _Stems = Stemmer("english")
    return stemmer


def with_capital(text: str) -> str:
    """Words as a sentence, a title or a name begins: the first letter a capital, all others as they are.

    >>> with_capital("head of NHS liaison")
    'Head of NHS liaison'
    """
    return text[:1].upper() + text[1:]


@lru_cache(
    maxsize=2048
)  # of one text are asked its stems, its key and its themes, one after the other
def tokens(text: str) -> tuple[str, ...]:
    """The words of a text in their order, folded; a hyphenated one stays whole, with its hyphens."""
    if text.isascii():  # most text is, and then there is nothing to take apart
        return tuple(_ASCII_TOKEN.findall(text.replace("'", "").replace("`", "").lower()))
    plain = without_accents(text).translate(_APOSTROPHES).translate(_DASHES)
    return tuple(_TOKEN.findall(plain.casefold()))


def holds_any(text: str, some: Iterable[str]) -> bool:
    """Whether any of some letters stand in a text, before a pattern looks for the words that they belong to.

    >>> holds_any("a boarding school", [" group", "board"])
    True
    """
    for letters in some:  # noqa: SIM110 - a generator takes four times as long, and all texts are looked through
        if letters in text:
            return True
    return False


def without_accents(text: str) -> str:
    """A text in plain letters, as an address or a hasty hand writes it.

    >>> without_accents("Inés Alder")
    'Ines Alder'
    """
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The stem of a folded word."""
    return _stemmer().stemWord(word)


@lru_cache(maxsize=8192)  # the same few names are compared again and again
def key(name: str) -> str:
    """Fold a name so that case, accents, punctuation, hyphens, "and" and "the" make no difference.

    >>> key("The Health and Well-Being Board") == key("health & wellbeing  board")
    True
    """
    return key_of(tokens(name))


def key_of(words: Sequence[str]) -> str:
    """The key of a name by its words, as :func:`tokens` gives them."""
    folded = [word.replace("-", "") if "-" in word else word for word in words]
    if "and" in folded or "the" in folded:
        folded = [word for word in folded if word not in ("and", "the")] or folded
    return " ".join(folded)


def terms(text: str) -> list[str]:
    """Turn text into index terms: folded, stemmed, a hyphenated word both whole and in parts.

    >>> terms("Exploited") == terms("exploitation")
    True
    """
    return terms_of(tokens(text))


def terms_of(words: Sequence[str]) -> list[str]:
    """The index terms of a text by its words, as :func:`tokens` gives them."""
    found: list[str] = []
    for token in words:
        if "-" in token:
            found.append(stem(token.replace("-", "")))
            found.extend(map(stem, token.split("-")))
        else:
            found.append(stem(token))
    return found


def stems(text: str) -> list[str]:
    """Turn text into one stem for each word, in order, a hyphenated word counting as one.

    >>> stems("Reduce re-offending") == stems("reducing reoffending")
    True
    """
    return [stem(word.replace("-", "") if "-" in word else word) for word in tokens(text)]


def telling_words(text: str) -> list[str]:
    """The words of a text, folded, without those too common to tell one thing from another.

    >>> telling_words("Who leads on the knife crime strategy?")
    ['knife', 'crime', 'strategy']
    """
    found = list(dict.fromkeys(tokens(text)))
    return [token for token in found if token not in STOP] or found


@lru_cache(maxsize=4096)
def in_number(word: str) -> frozenset[str]:
    """A word with its regular plurals and singulars, possessives being written like them.

    A noun keeps its sense in the other number; what else shares its stem need not, as "Prevent"
    and "preventing", or the exploitation of people and exploiting an opportunity.

    >>> "policy" in in_number("policies"), "policing" in in_number("policies")
    (True, False)
    """
    single = {word}
    if word.endswith("s") and not word.endswith("ss"):
        single |= {word[:-1], *([word[:-2]] if word.endswith("es") else [])}
        single |= {word[:-3] + "y"} if word.endswith("ies") else set()
    several = {form + ending for form in single for ending in ("s", "es")}
    several |= {form[:-1] + "ies" for form in single if form.endswith("y")}
    # The stemmer knows which of these are one word: "news" is not the plural of "new".
    return frozenset(form for form in single | several if form and stem(form) == stem(word))


def as_verb(word: str) -> frozenset[str]:
    """A word that stands where a verb does, with the regular forms of that verb.

    >>> {"train", "trained", "training"} <= as_verb("trains"), "trainee" in as_verb("trains")
    (True, False)
    >>> {"carries", "carried", "carrying"} <= as_verb("carry")
    True
    """
    word = word.casefold().partition(" ")[0]
    endings = ("", "s", "es", "e", "ed", "d", "ing")
    bases = {word} | {word[: -len(end)] for end in endings[1:] if word.endswith(end)}
    bases |= {word[: -len(end)] + "y" for end in ("ies", "ied") if word.endswith(end)}
    forms = {base + ending for base in bases if base for ending in endings}
    forms |= {base[:-1] + end for base in bases if base.endswith("y") for end in ("ies", "ied")}
    return frozenset(form for form in forms if stem(form) == stem(word))


def alternatives(token: str) -> tuple[str, ...]:
    """The stems under which a word of a question is looked up."""
    root = stem(token.replace("-", ""))
    # The stemmer leaves "strategy" and "strategic" a letter apart; short stems are left alone,
    # or "policy" would find "police".
    if len(root) > 6:
        return (root, root[:-1]) if root.endswith("i") else (root, root + "i")
    return (root,)


def sentences(text: str) -> list[str]:
    """Cut a text into its sentences, and into the values that are listed in it.

    >>> sentences("Tackle crime (e.g. theft). Support victims.")
    ['Tackle crime (e.g. theft).', 'Support victims.']
    """
    if not _ENDS.search(text):  # as most names and labels are
        return [text] if text else []
    return [part for part in _SENTENCES.split(text) if part]
