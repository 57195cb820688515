"""What is written under a priority, and in which way: undertaken, aimed at, measured, given as a reason."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from remit.graph.model import Statement
from remit.queries.facts.register import Facts
from remit.queries.facts.statements import words_of
from remit.queries.themes import above, is_general, specific, themes_of

# What a priority has to do or to reach; figures, reports and reasons only tell of a matter.
BINDING: Final = frozenset(["undertakes", "aims", "measures"])
_KINDS: Final = {
    "objective": "undertakes",
    "action": "undertakes",
    "measure": "measures",
    "figure": "counts",
    "update": "reports",
}
_OF_PRIORITY: Final = {"aim": "aims", "why": "reasons"}
_OF_WORK: Final = {"evaluation": "reports"}
PLACED: Final = ("priority", *_KINDS)


class Use(NamedTuple):
    """A thing of a priority that has to do with something, by a statement, and in which way."""

    thing: str
    said: Statement
    way: str


class Text(NamedTuple):
    """A text under a priority, with the use that it would be."""

    words: str
    use: Use


def below(facts: Facts, priority: str) -> Sequence[str]:
    """The things under a priority, itself among them."""
    return facts.once("below", lambda: _below(facts)).get(priority, ())


def _below(facts: Facts) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for e in facts.of(*PLACED):
        if (priority := facts.priority_of(e.id)) is not None:
            found[priority].append(e.id)
    return found


def way_of(facts: Facts, id_: str) -> str:
    """In which way a thing deals with what it is said to."""
    return _KINDS.get(facts.kind(id_), "undertakes")


def texts(facts: Facts, priority: str) -> Sequence[Text]:
    """Everything that is written under a priority, its own name left out: gone through for several questions."""
    known: dict[str, list[Text]] = facts.once("texts", dict)
    if priority not in known:
        known[priority] = [*_texts(facts, priority)]
    return known[priority]


def _texts(facts: Facts, priority: str) -> Iterator[Text]:
    for id_ in below(facts, priority):
        kind = facts.kind(id_)
        if kind == "priority":
            yield from _said(facts, id_, _OF_PRIORITY)
        elif kind == "update":
            yield from _said(facts, id_, {"text": "reports"})
        else:
            for said in facts.home(id_):
                yield Text(facts.label(id_), Use(id_, said, _KINDS[kind]))
            yield from _said(facts, id_, _OF_WORK)


def _said(facts: Facts, id_: str, ways: Mapping[str, str]) -> Iterator[Text]:
    for term, way in ways.items():
        for said in facts.out(id_, term):
            yield Text(words_of(said), Use(id_, said, way))


class Spoken(NamedTuple):
    """What a priority has to do with a theme: what names it, and what names something within it."""

    named: tuple[Use, ...]
    within: tuple[Use, ...]

    @property
    def uses(self) -> tuple[Use, ...]:
        """Both, those that name it first."""
        return (*self.named, *self.within)


def spoken(facts: Facts, priority: str) -> Mapping[str, Spoken]:
    """The themes of which a priority speaks, those above them too."""
    known: dict[str, Mapping[str, Spoken]] = facts.once("spoken", dict)
    if priority not in known:
        known[priority] = _spoken(facts, priority)
    return known[priority]


def _spoken(facts: Facts, priority: str) -> dict[str, Spoken]:
    named: dict[str, list[Use]] = defaultdict(list)
    narrower: dict[str, list[Use]] = defaultdict(list)
    for words, use in texts(facts, priority):
        here, wider = _reached(themes_of(words))
        for theme in here:
            named[theme].append(use)
        for theme in wider:
            narrower[theme].append(use)
    return {
        theme: Spoken(tuple(named.get(theme, ())), tuple(narrower.get(theme, ())))
        for theme in sorted({*named, *narrower})
    }


@lru_cache(maxsize=4096)  # few themes stand together, and of many texts the same
def _reached(themes: tuple[str, ...]) -> tuple[Sequence[str], Sequence[str]]:
    """What a text that speaks of these themes names, and the wider themes that it names only by them."""
    named = [theme for theme in themes if not is_general(theme)]
    wider = dict.fromkeys(wide for theme in themes for wide in above(theme))
    return named, [theme for theme in wider if theme not in named]


def own(facts: Facts, priority: str) -> frozenset[str]:
    """The themes that the names of a priority name: its own matters."""
    known: dict[str, frozenset[str]] = facts.once("own themes", dict)
    if priority not in known:
        known[priority] = frozenset(t for name in facts.names(priority) for t in specific(name))
    return known[priority]
