"""What a link rests on at one side, with its passages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from remit.graph.model import Citation, Entity, Statement
from remit.queries.facts.register import Facts
from remit.queries.shapes import Json, citations_json, thing_json
from remit.queries.speaking import Use
from remit.queries.themes import above, themes_of

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


def sides_of(
    facts: Facts, uses: Iterable[Use], cited: Cited, meant: Collection[str] = ()
) -> tuple[Side, ...]:
    """Give each thing once, with all ways and passages; ``meant`` are the themes that link it.

    Of a text of several paragraphs only those are cited that speak of these.
    """
    ways: dict[str, dict[str, None]] = defaultdict(dict)
    passages: dict[str, dict[Citation, None]] = defaultdict(dict)
    for use in uses:
        ways[use.thing][use.way] = None
        found = cited.get(use.said, ())
        passages[use.thing].update(dict.fromkeys(_telling(found, meant) if meant else found))
    return tuple(Side(facts.things[id_], tuple(ways[id_]), tuple(passages[id_])) for id_ in ways)


def _telling(citations: Sequence[Citation], meant: Collection[str]) -> Sequence[Citation]:
    """The passages that speak of some themes, or of what lies within them; all where none does."""
    if len(citations) < 2:
        return citations
    return [c for c in citations if _speaks(c.quote, meant)] or citations


def _speaks(text: str, meant: Collection[str]) -> bool:
    return any(not {theme, *above(theme)}.isdisjoint(meant) for theme in themes_of(text))
