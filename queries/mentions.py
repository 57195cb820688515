"""Where the words of one priority, or of something under it, name the matter of another."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from remit.graph.likeness import SMALL
from remit.graph.lookup import key
from remit.queries.facts.naming import matter, names_a, says, stems
from remit.queries.facts.register import Facts
from remit.queries.sharing import Group, Shared
from remit.queries.speaking import Text, Use, own, spoken, texts

_NUMBERED: Final = re.compile(r"^priority (?P<number>\d+[a-z]?)\W+(?P<name>.+)$", re.IGNORECASE)
_REFERRED: Final = re.compile(r"\bpriority (?P<number>\d+[a-z]?)\b", re.IGNORECASE)


def mentions(facts: Facts, group: Group) -> Iterator[Shared]:
    """The matters of single priorities of which others speak; the owner stands among them."""
    written = {p: list(texts(facts, p)) for p in group.priorities}
    numbers = _numbers(facts, group)
    for owner in group.priorities:
        names = [name for name in facts.names(owner) if names_a(name, name)]
        by: dict[str, tuple[Use, ...]] = {}
        for priority in group.priorities:
            if priority == owner:
                continue
            uses = dict.fromkeys(_referring(written[priority], numbers.get(owner)))
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


def _referring(written: list[Text], number: str | None) -> Iterator[Use]:
    """The texts that refer to a priority by its number."""
    if number:
        for words, use in written:
            if number in {m["number"].casefold() for m in _REFERRED.finditer(words)}:
                yield use


def _naming(facts: Facts, written: list[Text], owner: str, names: list[str]) -> Iterator[Use]:
    """The texts that hold the name of a priority, or the telling words of its matter together."""
    called = facts.names(owner)
    hints = frozenset(stem for name in called for stem in stems(matter(name))) - SMALL
    for words, use in written:
        if hints.isdisjoint(stems(words)):
            continue  # most texts, and telling is dear
        if any(names_a(words, name) for name in names) or any(says(words, n) for n in called):
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
    for passage in facts.passages:
        if m := _NUMBERED.match(passage.text):
            found[key(m["name"])].append(m["number"].casefold())
    return found
