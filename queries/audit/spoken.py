"""What texts say of a member by the end of its name alone: “the Fire Service” of one with a place before it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from remit.graph.likeness import SMALL
from remit.graph.lookup import key
from remit.graph.model import Citation, Statement
from remit.graph.words import tokens
from remit.ontology.statutes import named_classes, statutes
from remit.queries.facts.months import sentences
from remit.queries.facts.naming import GROUP
from remit.queries.facts.passages import Passage
from remit.queries.facts.register import Facts
from remit.queries.phrasing import shortened

_FEWEST = 2  # words that a name is known by
_QUOTED = 90


class Spoken(NamedTuple):
    """Words of a sentence that speak of a member, or of its like, and where they stand."""

    words: str
    citations: tuple[Citation, ...]


def spoken_of(facts: Facts, said: Statement, whose: Collection[str]) -> list[Spoken]:
    """The sentences in the documents of partnerships that name a member by the end of its name only, each once."""
    body = said.object or ""
    taken = facts.once(f"ends of names in {body}", lambda: _ends(facts, body))
    end = _end_of(facts.label(said.subject), taken, said.subject)
    if not end:
        return []
    own = facts.names(said.subject)
    found: dict[str, Spoken] = {}
    for partnership in sorted(whose):
        for one in _told(_near(facts, partnership, end), end, own):
            found.setdefault(one.words, one)
    return [*found.values()]


def _told(passages: Collection[Passage], end: str, own: Collection[str]) -> Iterator[Spoken]:
    named = re.compile(rf"\b{re.escape(end)}s?\b", re.IGNORECASE)
    for passage in passages:
        for sentence in (text.strip(" .") for text in sentences(passage.text)):
            m = next((m for m in named.finditer(sentence) if _is_name(m[0], end)), None)
            if m and not any(name in sentence for name in own):
                yield Spoken(_around(sentence, m), passage.around(sentence))


def _is_name(words: str, end: str) -> bool:
    """Whether words are written as a name is; in small letters only where that is the law's own word for such a body."""
    capital = all(word[:1].isupper() or word in SMALL for word in words.split())
    return capital or end.casefold() in _words_of_law()


@cache
def _words_of_law() -> frozenset[str]:
    return frozenset(word.casefold() for row in statutes().classes.values() for word in row.named)


def _around(sentence: str, m: re.Match[str]) -> str:
    """The words of a sentence that stand nearest to a name in it."""
    if m.end() < _QUOTED:
        return shortened(sentence, _QUOTED)
    at = m.end() - _QUOTED // 2
    blanks = (sentence.rfind(" ", 0, at), sentence.find(" ", at, m.start()))
    start = next((n for n in blanks if n >= 0), m.start())  # a long address has no blank
    return f"… {shortened(sentence[start:], _QUOTED)}"


def _ends(facts: Facts, body: str) -> dict[str, set[str]]:
    """With what the names of the members of a body end, and which of them."""
    found: dict[str, set[str]] = defaultdict(set)
    for said in facts.into(body, "memberOf"):
        for name in facts.names(said.subject):
            words = key(name).split()
            for n in range(len(words)):
                found[" ".join(words[n:])].add(said.subject)
    return found


def _end_of(name: str, taken: Mapping[str, Collection[str]], whose: str) -> str:
    """The last words of a name that are called a body, as few as no other name ends with; empty where there are none.

    >>> taken = {"fire service": ["a", "b"], "vale fire service": ["a"]}
    >>> _end_of("Vale Fire Service", {}, "a"), _end_of("The Vale Fire Service", taken, "a")
    ('Fire Service', 'Vale Fire Service')
    >>> _end_of("Friends of the Park", {}, "a"), _end_of("Federation of Small Businesses", {}, "a")
    ('', '')
    """
    words = name.split()
    for n in range(_FEWEST, len(words)):
        end = " ".join(words[-n:])
        if (
            words[-n].casefold() not in SMALL
            and (GROUP.search(end) or named_classes(end))
            and {whose}.issuperset(taken.get(key(end), ()))
        ):
            return end
    return ""


def _near(facts: Facts, partnership: str, end: str) -> list[Passage]:
    """The passages of a partnership in which the last two words of a name stand together."""
    index = facts.once(f"ends of names by {partnership}", lambda: _index(facts, partnership))
    return index.get(_last(end), [])


def _index(facts: Facts, partnership: str) -> dict[tuple[str, ...], list[Passage]]:
    members = {s.subject for s in facts.said_of(("body",), "memberOf")}
    wanted = {_last(facts.label(id_)) for id_ in members}
    found: dict[tuple[str, ...], list[Passage]] = defaultdict(list)
    for passage in facts.passages_of(partnership):
        words = tokens(passage.text)
        pairs = {(one, _singular(two)) for one, two in pairwise(words)}
        for pair in pairs & wanted:
            found[pair].append(passage)
    return found


def _last(name: str) -> tuple[str, ...]:
    *_, one, two = ["", "", *tokens(name)]
    return one, _singular(two)


def _singular(word: str) -> str:
    return word.removesuffix("s")
