"""How a list is marked and how deep its items stand: which of the pieces below a line are items of one list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from remit.loaders.claims.opening_verbs import opens_as_work
from remit.loaders.claims.pieces import Piece

# An item that says itself whose its work is: "keeping the list rests with the Clerk".
_ANOTHERS = re.compile(
    r"[A-Za-z-]{1,30}ing\s[^.;]{3,200}?\s(?:(?:rests?|lies?|falls?|sits?|belongs?|remains?) (?:with|to)|(?:is|are|will be) (?:for|the (?:responsibility|job|role|duty|task) of))\s"
)
ING = re.compile(r"[A-Za-z-]{1,30}ing\s")
_NUMBER = re.compile(r"\(?\d.*")
_LETTER = re.compile(r"\(?(?:[a-zA-Z]|[ivxIVX]{2,5})[.)]?|[A-Z]{1,2}\d.*")


def items_of(
    found: Sequence[Piece], at: int, opening: Piece, *, colon: bool = False
) -> Iterator[Piece]:
    """The items_of of the list that begins here, all marked alike and unlike the clause that opens it.

    Behind a colon lines without a mark are items_of, too, if they open with a verb. Lists inside of the list go with it.
    """
    first = found[at] if at < len(found) else opening
    marked = first.kind == "item"
    if marked and shape(first) == shape(opening):
        return
    inside = False  # whether an item that ends with a colon stands above
    for item in found[at:]:
        text = item.passage.text
        if _ANOTHERS.match(text):
            return  # it is no item of whoever the list is of
        if item.role or (marked and item.kind != "item"):
            return
        if marked:
            if not (shape(item) == shape(first) or _deeper(item, first) or inside):
                return
            inside = text.endswith(":") or (inside and shape(item) != shape(first))
        else:
            bare = colon and item.kind in ("text", "line") and not item.block.marker.strip()
            opens = opens_as_work(text) or _alike(first.passage.text, text)
            if not (bare and opens) or text.endswith(":"):
                return
        yield item


def outer_items(listed: Sequence[Piece]) -> list[Piece]:
    """The items_of of a list without those of the lists inside of it."""
    return [item for item in listed if shape(item) == shape(listed[0])]


def _deeper(item: Piece, first: Piece) -> bool:
    return item.kind == "item" and item.block.level > first.block.level


def _alike(first: str, text: str) -> bool:
    """Whether two items_of of a list open alike, in "-ing": the second is work where the first is."""
    return opens_as_work(first) and all(ING.match(one) for one in (first, text))


def shape(piece: Piece) -> tuple[str, int]:
    """How a list marks its items_of (numbers, letters, a sign before each), and how deep it is."""
    marker = (piece.mark or piece.block.marker.strip()) if piece.kind == "item" else ""
    for shape, pattern in (("number", _NUMBER), ("letter", _LETTER)):
        if pattern.fullmatch(marker):
            return shape, piece.block.level
    return marker, piece.block.level
