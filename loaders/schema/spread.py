"""Headings that stand over several columns: "Minute" over the numbers and the words of items, "Action" over who and when."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from remit.loaders.blocks import Passage
from remit.loaders.schema.cells import Looks, share
from remit.loaders.schema.wordings import Meaning

_MOSTLY = 0.6  # of a column's cells are of one type
_FILLED = 0.25  # of the rows, that a column without a heading must fill
_FEWEST = 2  # cells under no heading; one alone may be a slip of all cells before it
_MOST_WORDS = 8.0  # of a cell that names somebody, on average
_PARTY = ("party", "parties", "person", "body")
_PLAIN = ("date", "status")  # what its cells can only be, if most of them are
_ASKS_SOMEBODY = ("action", "responsible", "accountable")
_SURELY = 0.9


def spread(
    headings: Mapping[int, Passage], cells: Mapping[int, Sequence[str]]
) -> dict[int, Passage]:
    """The columns without a heading that are filled, each with the heading that stands to its left.

    Nothing where that is not plain: a column without a heading stands before all others.
    """
    rows = max(map(len, cells.values()), default=0)
    found: dict[int, Passage] = {}
    over = None
    for n in sorted(n for n in {*headings, *cells} if n > 0):
        if n in headings:
            over = headings[n]
        elif over is not None and len(cells[n]) >= max(_FEWEST, _FILLED * rows):
            found[n] = over
    return found


def of_part(
    looks: Looks, meanings: Sequence[Meaning], cells: Sequence[str], value: Callable[[str], str]
) -> list[Meaning]:
    """What a heading over several columns means for one of them, by what its cells are.

    ``value`` gives the type of value of a role.
    """
    if any((v := value(m.role)) in _PLAIN and _mostly(looks, cells, v) for m in meanings):
        return [*meanings]  # "By when" over days, with remarks under no heading beside it
    asks = any(m.role in _ASKS_SOMEBODY for m in meanings)
    if _mostly(looks, cells, "reference"):
        return [Meaning("reference", 1.0, "numbers of the rows")]
    if share(looks.kind(text) == "date" for text in cells) >= _MOSTLY and asks:
        return [Meaning("deadline", _SURELY, "dates beside whoever is to act")]
    words = sum(len(text.split()) for text in cells) / max(len(cells), 1)
    named = words <= _MOST_WORDS and _mostly(looks, cells, "party")
    parties = [m for m in meanings if value(m.role) in _PARTY]
    return parties if named and parties else [m for m in meanings if m not in parties]


def _mostly(looks: Looks, cells: Sequence[str], type_: str) -> bool:
    return bool(cells) and share(looks.fits(text, type_) for text in cells) >= _MOSTLY
