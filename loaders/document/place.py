"""Where in a document something stands, as a person would look it up."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Place(NamedTuple):
    """A place that a person can find: what does not apply is zero or empty.

    Numbers count from 1. ``paragraph`` counts the pieces of running text of a file that has no
    lines (of a page, where that is known), ``table`` the tables of a document (of a sheet or slide, where these
    are named). ``printed`` is what a page calls itself, where that is not its number.

    >>> Place(page=4, table=2, row=3, column=5).locator
    'page 4, table 2, row 3, column 5'
    >>> Place(sheet="Delivery", row=7, column=6).locator
    'sheet Delivery, row 7, column 6'
    >>> Place(page=6, paragraph=2, printed="iv").locator
    'page 6 (printed iv), paragraph 2'
    """

    page: int = 0
    slide: int = 0
    sheet: str = ""
    shape: str = ""
    table: int = 0
    paragraph: int = 0
    line: int = 0
    row: int = 0
    column: int = 0
    printed: str = ""

    @property
    def locator(self) -> str:
        """The place in words, from the largest to the smallest."""
        return locator_of([self])


def locator_of(places: Iterable[Place]) -> str:
    """Say in words where a passage stands that covers these places.

    What all share is said once; a number that differs becomes a range, and what is smaller than that
    is left out.

    >>> locator_of([Place(table=2, row=3, column=1), Place(table=2, row=3, column=4)])
    'table 2, row 3'
    >>> locator_of([Place(table=2, row=3, column=4), Place(table=2, row=5, column=4)])
    'table 2, row 3-5, column 4'
    >>> locator_of([Place(paragraph=3), Place(table=1, row=1)])
    'paragraph 3 to table 1, row 1'
    >>> locator_of([Place(page=4, paragraph=9), Place(page=5, paragraph=1)])
    'page 4, paragraph 9 to page 5, paragraph 1'
    """
    ordered = list(dict.fromkeys(places))
    if not ordered:
        return ""
    shapes = {tuple(bool(value) for value in place) for place in ordered}
    if len(shapes) > 1 or (ordered[0].paragraph and ordered[0].page != ordered[-1].page):
        return f"{_words([ordered[0]])} to {_words([ordered[-1]])}"
    return _words(ordered)


def _words(places: list[Place]) -> str:
    said: list[str] = []
    for name in Place._fields[:-1]:
        values = sorted({getattr(place, name) for place in places})
        if len(values) == 1:
            if values[0]:
                said.append(f"{name} {values[0]}")
                if name == "page" and (printed := places[0].printed):
                    said[-1] += f" (printed {printed})"
        elif name == "column":
            break  # several cells of a row are the row
        elif isinstance(values[0], int):
            said.append(f"{name} {values[0]}-{values[-1]}")
        else:
            said.append(f"{name} {' and '.join(values)}")
    return ", ".join(said)
