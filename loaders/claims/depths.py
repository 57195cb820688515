"""How deep each heading of a text stands: as the file says, by its number, and by what stands right below an empty one.

A paper that was converted gives all its headings one level. "3. Roles and responsibilities" with nothing below it but "Delegator:"
stands above it all the same, and so do all headings that look as it does above those that look as "Delegator:" does.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import TypeAlias

from remit.loaders.claims.pieces import Piece

Depth: TypeAlias = tuple[
    int, int
]  # the level that the file gives, and the rank of a look within it
_NUMBER = re.compile(
    r"^(?:(?:section|part|appendix)\s)?(?P<number>(?:\d{1,2}|[A-Z])(?:\.\d{1,2}){0,3})[.):]?\s"
)
_LABEL, _CAPITALS, _PLAIN = "label", "capitals", "plain"


def depths(
    heads: Sequence[Piece], level: Callable[[Piece], int], found: Sequence[Piece]
) -> Mapping[int, Depth]:
    """The depth of each of the pieces that head others, by identity; ``level`` is what the file or the look says."""
    looks = {id(piece): (level(piece), _look(piece)) for piece in heads}
    below: dict[tuple[int, str], set[str]] = {}
    for upper, lower in pairwise(found):
        a, b = looks.get(id(upper)), looks.get(id(lower))
        if a and b and a[0] == b[0] and a[1] != b[1]:
            below.setdefault((a[0], a[1]), set()).add(b[1])
    return {key: (at, _rank(at, look, below)) for key, (at, look) in looks.items()}


def _look(piece: Piece) -> str:
    """What a heading looks like apart from its words: how deep its number is, capitals, a colon at its end."""
    text = piece.passage.text
    printed = f"{piece.block.marker} {text}" if piece.block.marker.strip() else text
    if m := _NUMBER.match(printed):
        return f"number {m['number'].count('.')}"
    if text.isupper():
        return _CAPITALS
    return _LABEL if text.endswith(":") else _PLAIN


def _rank(level: int, look: str, below: Mapping[tuple[int, str], set[str]]) -> int:
    """How many looks of a level stand above one, by what was seen right below empty headings; 0 where they contradict each other."""
    above = {upper for (at, upper), lower in below.items() if at == level and look in lower}
    mutual = {upper for upper in above if upper in below.get((level, look), ())}
    number = int(look.partition(" ")[2]) if look.startswith("number") else 0
    return number + len(above - mutual)
