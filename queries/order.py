"""The order in which people expect things: by their numbers and as they stand in the papers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from remit.graph.model import Citation, Order

_NUMBERS = re.compile(r"(\d+)")


@lru_cache(maxsize=4096)  # several findings are about one thing
def natural(text: str) -> list[tuple[int, str]]:
    """A key that puts row 9 before row 10.

    >>> sorted(["r10", "r9"], key=natural)
    ['r9', 'r10']
    """
    found = [(-1, part) for part in _NUMBERS.split(text)]
    for n in range(1, len(found), 2):  # between what is no number stand the numbers
        # By their length and then as text, numbers stand in order however long they are.
        number = found[n][1].lstrip("0")
        found[n] = len(number), number
    return found


def cited_at(citations: Sequence[Citation]) -> tuple[str, Order]:
    """A key that puts things in the order of the papers; before all others what nothing is cited for.

    Of the passages in one paper the last counts: before it stand the headings that it is told under.
    """
    if len(citations) == 1:  # as nearly everywhere
        return citations[0].document, citations[0].order
    places: dict[str, Order] = {}
    for each in citations:
        order, last = each.order, places.get(each.document)
        if last is None or last < order:
            places[each.document] = order
    return min(places.items(), default=("", (0, (), ())))


def fuller_first(citations: Sequence[Citation]) -> Sequence[Citation]:
    """The passages that show one thing, those behind the others whose words stand within one of these.

    "Lead: HCT" tells a reader what "HCT" in a column of names does not.
    """
    if len(citations) < 2:
        return citations
    quotes = [f" {' '.join(each.quote.split())} " for each in citations]
    within = [any(len(own) < len(each) and own in each for each in quotes) for own in quotes]
    return [
        each
        for late in (False, True)
        for each, is_so in zip(citations, within, strict=True)
        if is_so is late
    ]
