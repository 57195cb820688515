"""Whether a quote stands where a citation says, in a document that is read by the reader that made it."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cached_property

from remit.graph.place import NOWHERE, TO, Span, span_of
from remit.loaders.blocks import Part, Passage, Source

_WORD = re.compile(r"\w+")
_MOST = 200  # places of a short quote that are looked at


class Quotes:
    """The text of one document by its places, for looking quotes up in it."""

    def __init__(self, source: Source) -> None:
        self._parts = [part for block in source.blocks for part in Passage.of(block.parts).parts]
        self._blocks = source.blocks

    def stands(self, locator: str, quote: str) -> bool:
        """Whether the words stand at that place: in one piece, or each in its turn where they were joined."""
        words = " ".join(quote.split())
        if any(words in text for text in self._texts.get(locator, ())):
            return True
        if locator in self.places(words):
            return True
        return _in_turn(_WORD.findall(words), self._there(locator))

    def places(self, quote: str) -> list[str]:
        """All places at which the words stand in one piece, in reading order."""
        words = " ".join(quote.split())
        found: dict[str, None] = {}
        at = self._whole.text.find(words) if words else -1
        while at >= 0 and len(found) < _MOST:
            found[self._whole.cut(at, at + len(words)).locator] = None
            at = self._whole.text.find(words, at + 1)
        return list(found)

    def nearest(self, locator: str, quote: str) -> str:
        """The place nearest to one at which the words stand in one piece; empty where they stand nowhere."""
        wanted = _span(locator)
        return min(self.places(quote), key=lambda place: _apart(wanted, _span(place)), default="")

    @cached_property
    def _whole(self) -> Passage:
        return Passage(tuple(self._parts))

    @cached_property
    def _texts(self) -> dict[str, list[str]]:
        """What stands at each place that a block, a cell of a row, or a line has for itself."""
        found: dict[str, list[str]] = defaultdict(list)
        for block in self._blocks:
            passage = Passage.of(block.parts)
            lines: dict[str, list[Part]] = defaultdict(list)
            for part in passage.parts:
                lines[Passage((part,)).locator].append(part)
            if (
                block.marker
            ):  # of what looks like an item of a list, and may be the first word of a cell
                found[passage.locator].append(f"{block.marker} {passage.text}")
            for one in (
                passage,
                *block.cells.values(),
                *(Passage(tuple(p)) for p in lines.values()),
            ):
                found[one.locator].append(" ".join(one.text.split()))
        return found

    def _there(self, locator: str) -> list[str]:
        """The words of all parts that a place covers, in reading order."""
        ends = [span_of(end) for end in locator.split(TO)]
        places = [(_span(Passage((part,)).locator), part) for part in self._parts]
        match ends:
            case [Span() as start, Span() as end]:
                covered = [n for n, (own, _) in enumerate(places) if start.covers(own)][:1]
                covered += [n for n, (own, _) in enumerate(places) if end.covers(own)][-1:]
                inside = places[covered[0] : covered[-1] + 1] if len(covered) == len(ends) else []
            case _:
                wanted = span_of(locator)
                inside = [one for one in places if wanted and wanted.covers(one[0])]
        return [word for _, part in inside for word in _WORD.findall(part.text)]


def _span(locator: str) -> Span:
    return span_of(locator) or Span(NOWHERE, NOWHERE)


def _apart(one: Span, other: Span) -> tuple[int, ...]:
    """How far two places are apart: in what they count, then in the column, then from the largest to the smallest."""
    here, there = one.first.told, other.first.told
    steps = {name: _steps(here[name], there[name]) for name in here if name in there}
    column = [steps["column"]] if "column" in steps else []
    return (len(here.keys() ^ there.keys()), *column, *steps.values())


def _steps(one: int | str, other: int | str) -> int:
    numbers = isinstance(one, int) and isinstance(other, int)
    return abs(one - other) if numbers else int(one != other)  # type: ignore[operator]


def _in_turn(words: list[str], there: list[str]) -> bool:
    """Whether the words stand among others in their order, as those of a cell that goes over lines do.

    >>> _in_turn(["old", "bakery"], ["the", "old", "Kay", "bakery"])
    True
    """
    left = iter(there)
    return bool(words) and all(word in left for word in words)
