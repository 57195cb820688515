"""Where the words of one priority, or of something under it, name the matter of another."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from remit.graph.likeness import SMALL
from remit.graph.lookup import key
from remit.queries.facts.naming import having, in_full, matter, names_a, says, telling_of
from remit.queries.facts.register import Facts
from remit.queries.facts.telling import stems
from remit.queries.sharing import Group, Shared
from remit.queries.speaking import Text, Use, own, spoken, texts

_NUMBERED: Final = re.compile(r"^priority (?P<number>\d+[a-z]?)\W+(?P<name>.+)$", re.IGNORECASE)
_REFERRED: Final = re.compile(r"\bpriority (?P<number>\d+[a-z]?)\b", re.IGNORECASE)


def mentions(facts: Facts, group: Group) -> Iterator[Shared]:
    """The matters of single priorities of which others speak; the owner stands among them."""
    called = (name for p in group.priorities for name in facts.names(p))
    sought = {stem for name in called for stem in (*telling_of(name), *in_full(name))}
    written = {p: _Written(texts(facts, p), sought) for p in group.priorities}
    numbers = _numbers(facts, group)
    for owner in group.priorities:
        names = [name for name in facts.names(owner) if names_a(name, name)]
        by: dict[str, tuple[Use, ...]] = {}
        for priority in group.priorities:
            if priority == owner:
                continue
            uses = dict.fromkeys(_referring(written[priority].texts, numbers.get(owner)))
            if not any(names_a(facts.label(priority), name) for name in names):
                uses |= dict.fromkeys(_naming(facts, written[priority], owner, names))
                for theme in sorted(own(facts, owner) - own(facts, priority)):
                    if said := spoken(facts, priority).get(theme):
                        uses |= dict.fromkeys(said.uses)
            if uses:
                by[priority] = tuple(uses)
        if by:
            by[owner] = tuple(Use(owner, said, "undertakes") for said in facts.home(owner))
            label = matter(facts.label(owner))
            yield Shared("mention", owner, label, by, owner, own(facts, owner))


def _referring(written: Sequence[Text], number: str | None) -> Iterator[Use]:
    """The texts that refer to a priority by its number."""
    if number:
        for words, use in written:
            if number in {m["number"].casefold() for m in _REFERRED.finditer(words)}:
                yield use


class _Written:
    """The texts under a priority, to be found by the words of names: each is met by every other priority's."""

    def __init__(self, texts: Sequence[Text], sought: AbstractSet[str]) -> None:
        self.texts = texts
        self._places: dict[str, set[int]] = defaultdict(set)
        for n, (words, _) in enumerate(texts):
            for stem in sought & having(words):
                self._places[stem].add(n)

    def holding(self, words: Collection[str]) -> set[int]:
        """The numbers of the texts that hold all of these stems, which are among those sought, and not none."""
        if not words or any(word not in self._places for word in words):
            return set()
        return set.intersection(*(self._places[word] for word in words))


def _naming(facts: Facts, written: _Written, owner: str, names: list[str]) -> Iterator[Use]:
    """The texts that hold the name of a priority, or the telling words of its matter together."""
    called = facts.names(owner)
    hints = frozenset(stem for name in called for stem in stems(matter(name))) - SMALL
    near = {n for name in names for n in written.holding(telling_of(name))}
    near |= {n for name in called for n in written.holding(in_full(name))}
    for n in sorted(near):
        words, use = written.texts[n]
        if not hints.isdisjoint(stems(words)) and (
            any(names_a(words, name) for name in names) or any(says(words, name) for name in called)
        ):
            yield use


def _numbers(facts: Facts, group: Group) -> dict[str, str]:
    """The number of each priority, where a heading numbers it and no other of the group bears it."""
    headed = facts.once("numbered", lambda: _headed(facts))
    found = {
        p: number
        for p in group.priorities
        for name in facts.names(p)
        for number in headed.get(key(name), ())
    }
    return {p: n for p, n in found.items() if [*found.values()].count(n) == 1}


def _headed(facts: Facts) -> dict[str, list[str]]:
    """The numbers under which headings name priorities, by the folded name."""
    found: dict[str, list[str]] = defaultdict(list)
    for text in facts.passages_from("P", "p"):
        if m := _NUMBERED.match(text):
            found[key(m["name"])].append(m["number"].casefold())
    return found
