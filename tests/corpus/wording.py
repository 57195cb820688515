"""When two wordings mean one thing: what a key says, and what a register calls it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

_RANKS = frozenset((
    "cllr", "councillor", "dr", "mr", "mrs", "ms", "miss", "mx", "prof", "professor", "sir", "dame", "rev", "sister",
    "major", "sgt", "sergeant", "insp", "inspector", "ch", "supt", "superintendent", "chief", "pc", "ds", "di", "dci",
))  # fmt: skip
_SMALL = frozenset(
    ["the", "of", "and", "a", "an", "for", "to", "in", "on", "at", "by", "with", "from"]
)
_LAW = {"s": "section", "ss": "section", "sections": "section", "reg": "regulation", "regs": "regulation", "regulations": "regulation"}  # fmt: skip
ENOUGH = 0.75  # of the words of the shorter wording, for names
FRAGMENT = 0.6  # the same for a fragment of some work, which a key shortens


def words(text: object) -> tuple[str, ...]:
    """The words of a text in small letters; law in one spelling, ranks before a name left out.

    >>> words("Cllr Al O'Nother"), words("s.17 of the Act")
    (('al', 'onother'), ('section', '17', 'of', 'the', 'act'))
    """
    return _words(str(text))


@cache
def _words(text: str) -> tuple[str, ...]:
    plain = re.sub(r"['’]", "", text.casefold()).replace("&", " and ")
    plain = re.sub(r"\b(ss?|regs?)\.?\s?(?=\d)", r"\1 ", plain)
    found = re.findall(r"[^\W_]+|%", plain)
    found = [
        _LAW.get(word, word) if after.isdigit() or after[:1].isdigit() else word
        for word, after in zip(found, [*found[1:], ""], strict=False)
    ]
    while len(found) > 1 and found[0] in _RANKS:
        found = found[1:]
    return tuple(found)


def telling(text: object) -> frozenset[str]:
    """The words of a text without the small ones, which say nothing of what it is about."""
    return frozenset(word for word in words(text) if word not in _SMALL)


def alike(wanted: object, given: object, share: float = ENOUGH) -> bool:
    """Whether one wording stands within the other, or most words of the shorter stand in the longer.

    >>> (
    ...     alike("Youth Offending Team", "The Youth Offending Team"),
    ...     alike("Youth Offending Team", "Team"),
    ... )
    (True, False)
    """
    one, other = words(wanted), words(given)
    if not one or not other:
        return False
    if _within(one, other):
        return True
    if (
        len("".join(other)) > 3
        and _within(other, one)
        and (len(telling(given)) > 1 or len(telling(wanted)) < 3)
    ):
        return True
    short, long = sorted((telling(wanted), telling(given)), key=len)
    return len(short) > 1 and len(short & long) / len(short) >= share


def called(wanted: object, given: object) -> bool:
    """Whether a name is the one meant: alike, and not a name that has swallowed a sentence.

    >>> (
    ...     called("Ada Moon", "Ada Moon (School Travel)"),
    ...     called("Ada Moon", "Ada Moon " + "and so on " * 4),
    ... )
    (True, False)
    """
    return alike(wanted, given) and len(words(given)) <= 2 * len(words(wanted)) + 4


def same_law(wanted: object, given: object) -> bool:
    """Whether a provision is the one meant; law is exact in its numbers.

    >>> same_law("s.17 Crime and Disorder Act 1998", "Crime and Disorder Act 1998, section 17")
    True
    >>> same_law(
    ...     "section 17 Crime and Disorder Act 1998",
    ...     "section 18 of the Crime and Disorder Act 1998",
    ... )
    False
    """
    wanted_words, given_words = words(wanted), set(words(given))
    numbers = {word for word in wanted_words if word[0].isdigit()}
    names = telling(wanted) - numbers - {"section", "regulation"}
    if not numbers <= given_words:
        return False
    return not names or len(names & given_words) / len(names) >= ENOUGH


def one_of(wanted: object) -> Iterable[object]:
    """The wordings that a key accepts: one, or a list of them."""
    return wanted if isinstance(wanted, list) else [wanted]


def _within(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    return any(long[n : n + len(short)] == short for n in range(len(long) - len(short) + 1))
