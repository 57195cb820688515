"""What a link rests on at one side, with its passages."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final, NamedTuple, TypeAlias

from remit.graph.model import Citation, Entity, Statement
from remit.queries.counting import count
from remit.queries.facts.register import Facts
from remit.queries.phrasing import list_of
from remit.queries.shapes import Json, citations_json, thing_json
from remit.queries.speaking import Use
from remit.queries.themes import above, themes_of

_PARTS: Final = {"aims": "its aim", "reasons": "its reasons", "leads": "its lead"}
Cited: TypeAlias = Mapping[Statement, tuple[Citation, ...]]


class Side(NamedTuple):
    """A thing of one priority on which a link rests, in which ways, and where it is written."""

    thing: Entity
    ways: tuple[str, ...]
    citations: tuple[Citation, ...]

    def to_json(self) -> Json:
        """The side in the public shape."""
        return {
            **thing_json(self.thing),
            "ways": list(self.ways),
            "citations": citations_json(self.citations),
        }


class Sides:
    """The sides of all links of a register, each found out once: what one priority has links it with many others."""

    def __init__(self, facts: Facts, cited: Cited) -> None:
        self._facts = facts
        self._cited = cited
        # By the very uses: to compare all that they say takes longer than most of the work. They are kept beside it,
        # so that nothing else comes to stand where they stood.
        self._known: dict[tuple[int, Collection[str]], tuple[Sequence[Use], tuple[Side, ...]]] = {}
        self._words: dict[int, tuple[Sequence[Use], str]] = {}

    def of(self, uses: Sequence[Use], meant: frozenset[str] = frozenset()) -> tuple[Side, ...]:
        """Give each thing once, with all ways and passages; ``meant`` are the themes that link it.

        Of a text of several paragraphs only those are cited that speak of these.
        """
        known = id(uses), meant
        if known not in self._known:
            self._known[known] = uses, _sides(self._facts, uses, self._cited, meant)
        return self._known[known][1]

    def counted(self, uses: Sequence[Use]) -> str:
        """How many things of which kind, with the aim of a priority and its reasons."""
        if id(uses) not in self._words:
            self._words[id(uses)] = uses, _counted(self._facts, uses)
        return self._words[id(uses)][1]


def _counted(facts: Facts, uses: Iterable[Use]) -> str:
    found: Counter[str] = Counter()
    for thing, way in dict.fromkeys((use.thing, use.way) for use in uses):
        found[_PARTS.get(way) or ("report" if way == "reports" else facts.kind(thing))] += 1
    words = [count(found[name], name) for name in found if name not in _PARTS.values()]
    return list_of([*words, *(part for part in _PARTS.values() if part in found)])


def _sides(
    facts: Facts, uses: Iterable[Use], cited: Cited, meant: Collection[str]
) -> tuple[Side, ...]:
    ways: dict[str, dict[str, None]] = defaultdict(dict)
    passages: dict[str, dict[Citation, None]] = defaultdict(dict)
    for use in uses:
        ways[use.thing][use.way] = None
        found = use.said.citations or cited.get(use.said, ())
        passages[use.thing].update(dict.fromkeys(_telling(found, meant) if meant else found))
    return tuple(Side(facts.things[id_], tuple(ways[id_]), tuple(passages[id_])) for id_ in ways)


def _telling(citations: Sequence[Citation], meant: Collection[str]) -> Sequence[Citation]:
    """The passages that speak of some themes, or of what lies within them; all where none does."""
    if len(citations) < 2:
        return citations
    return [c for c in citations if _speaks(c.quote, meant)] or citations


def _speaks(text: str, meant: Collection[str]) -> bool:
    return any(not {theme, *above(theme)}.isdisjoint(meant) for theme in themes_of(text))
