"""All of a kind as somebody of whom a sentence tells: "Departments will publish a list", "is checked by heads of service".

Guidance and policies give work to all departments, schools or line managers, and name none of them. Such a plural is
somebody where it stands alone before what it is to do, or right behind "by". Behind "some", "most" or "these" it is some of
them, or those of the sentence before, and nobody can tell which.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from remit.loaders.claims.phrases import Grammar
from remit.loaders.claims.tokens import Phrase, Token
from remit.loaders.schema.frames import frames

_BEFORE_WORK = ("will", "shall", "must", "may", "are", "have", "along")
_BEHIND = ("by", "with")
_OPENERS = (
    ";",
    ",",
    "and",
)  # what may stand before a clause; behind a label ("Myth: …") nobody can tell
_EACH = ("each", "every")
_EACH_DOES = ("is", "has", "will", "shall", "must")
_ALL = ("all", "both")
_DO = ("verbs", "more doings", "doings with an object")
# Words that no name of all of a kind holds: they join, or say that some of them are meant.
_NONE_OF_THEM = (
    "determiners", "stops", "pronouns", "prepositions", "adverbs", "modals", "numbers", "some of a kind", "over",
)  # fmt: skip
_MOST = 3  # words: "partner housing associations"


def with_classes(grammar: Grammar, tokens: Sequence[Token], found: list[Phrase]) -> list[Phrase]:
    """Phrases, and among them all of a kind that stand before what they are to do or behind "by"."""
    for one in _classes(grammar, tokens):
        over = [p for p in found if p.first < one.last and one.first < p.last]
        if all(one.first <= p.first and p.last <= one.last for p in over):
            found = sorted([*(p for p in found if p not in over), one], key=lambda p: p.first)
    return found


def _classes(grammar: Grammar, tokens: Sequence[Token]) -> Iterator[Phrase]:
    for n, token in enumerate(tokens):
        if n and n <= _MOST + 1 and (one := _of_an_office(grammar, tokens, n)) is not None:
            yield one
        elif token.low in _BEFORE_WORK:
            starts = [m for m in range(max(0, n - _MOST - 2), n) if _opens(tokens, m)]
            yield from (p for m in starts[-1:] if (p := _class(grammar, tokens, m, n)))
        elif token.low in _BEHIND:
            ends = range(min(n + 1 + _MOST + 2, len(tokens)), n + 1, -1)
            found = (_class(grammar, tokens, n + 1, m) for m in ends)
            yield from [p for p in found if p is not None][:1]


def _of_an_office(grammar: Grammar, tokens: Sequence[Token], last: int) -> Phrase | None:
    """Everybody who has an office of a kind, at the beginning: "Each headteacher is", "Site managers test", "The branch managers will"."""
    verb, first = tokens[last].low, tokens[0].low
    each = first in _EACH
    start = 1 if each or first in ("the", "all") else 0
    words = tokens[start:last]
    joined = verb in _BEFORE_WORK or (verb in _EACH_DOES if each else _they_do(tokens, last))
    if not words or not joined or (first == "the" and len(words) == 1):
        return None
    noun = words[-1].low
    one = noun if each else noun.removesuffix("s")
    plural = each or noun.endswith("s")
    if not plural or one not in grammar.posts or one in frames().words["members of bodies"]:
        return None
    if not all(_is_common(grammar, t, opens=n == 0 and not start) for n, t in enumerate(words)):
        return None
    name = " ".join(t.text for t in words) + ("s" if each else "")
    return Phrase("body", name, 0, last, generic=True, several=True)


def _they_do(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb in the plural stands at a place, with an object behind it: "test the alarm"."""
    words, after = frames().words, tokens[at + 1].low if at + 1 < len(tokens) else ""
    if after not in words["determiners"]:
        return False
    return any(tokens[at].low in words[verbs] for verbs in _DO)


def _opens(tokens: Sequence[Token], at: int) -> bool:
    return at == 0 or tokens[at - 1].text in _OPENERS


def _class(grammar: Grammar, tokens: Sequence[Token], first: int, last: int) -> Phrase | None:
    """What stands from one token to another, if it is all of a kind: "all line managers", "heads of service"."""
    start = first + 1 if tokens[first].low in _ALL else first
    words = tokens[start:last]
    of = next((n for n, t in enumerate(words) if t.low == "of" and n), len(words))
    if not 0 < of <= _MOST or len(words) - of > 2 or len(words) == of + 1:
        return None
    if of == len(words) and _are_titled(grammar, words):
        return Phrase(
            "body", " ".join(t.text for t in words), first, last, generic=True, several=True
        )
    if not _is_plural(grammar, words[of - 1].low) or not all(
        _is_common(grammar, t, opens=n == 0 and first == 0) for n, t in enumerate(words) if n != of
    ):
        return None
    name = " ".join(t.text for t in tokens[start:last])
    return Phrase("body", name, first, last, generic=True, several=True)


def _are_titled(grammar: Grammar, words: Sequence[Token]) -> bool:
    """Whether words are a title of several words, in the plural: "Information Asset Owners", "Data Stewards"."""
    last = words[-1].text
    if (
        len(words) < 2
        or not all(t.capital for t in words)
        or not last.endswith("s")
        or last.isupper()
    ):
        return False
    one = " ".join([*(t.text for t in words[:-1]), last.removesuffix("s")])
    if last.casefold() in frames().words["titles in the plural"]:
        return True
    phrase = grammar.one(one)
    return phrase is not None and phrase.kind == "post" and not phrase.guessed


def _is_plural(grammar: Grammar, word: str) -> bool:
    """Whether a word is the plural of one on which names of bodies or titles end: "agencies", "managers"."""
    words = frames().words
    if word in words["classes"]:
        return True
    endings = (
        ((word[:-3] + "y",) if word.endswith("ies") else (word[:-2], word[:-1]))
        if word.endswith("s")
        else ()
    )
    things = words["things and bodies"] | words["things in the plural"]
    return any(one in grammar.endings - things for one in endings)


def _is_common(grammar: Grammar, token: Token, *, opens: bool) -> bool:
    """Whether a word is no name, no article and no verb, and joins nothing."""
    words = frames().words
    first, *rest = token.low.split("-")  # "twenty-four"
    plain = token.text.replace("-", "").isalpha() and not (rest and first.endswith("ty"))
    if not plain or any(token.low in words[group] for group in _NONE_OF_THEM):
        return False
    return (
        opens
        or not token.capital
        or token.low in words["fields"]
        or token.low in grammar.endings
        or _is_plural(grammar, token.low)
    )
