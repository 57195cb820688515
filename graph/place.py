"""Where in a document something stands: for a person in words, for a program by its numbers and names.

The words are the written form of a place. They are made in one place, here, and read back here, so that stores and files
keep them alone, and whoever wants the page or the row of a passage has it of every register, however old.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from remit.graph.later import Later


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
        return _of_one(self)

    @property
    def told(self) -> dict[str, int | str]:
        """What applies, by its name.

        >>> Place(page=6, row=2, printed="iv").told
        {'page': 6, 'row': 2, 'printed': 'iv'}
        """
        return {name: value for name, value in self._asdict().items() if value}


NOWHERE = Place()


class Span(NamedTuple):
    """From where to where a passage stands; what is in one place ends where it starts."""

    first: Place
    last: Place

    def covers(self, other: Span) -> bool:
        """Whether another passage starts within it, as far as it says where it is.

        >>> span_of("row 3-5").covers(span_of("row 4, column 2"))
        True
        """
        ends = zip(self.first, self.last, other.first, strict=True)
        return all(
            first <= there <= last
            if isinstance(first, int) and isinstance(there, int) and isinstance(last, int)
            else first == there
            for first, last, there in ends
            if first
        )


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
    if len(ordered) == 1:
        return ordered[0].locator
    shapes = {tuple(bool(value) for value in place) for place in ordered}
    if len(shapes) > 1 or (ordered[0].paragraph and ordered[0].page != ordered[-1].page):
        return f"{_words([ordered[0]])}{TO}{_words([ordered[-1]])}"
    return _words(ordered)


@lru_cache(maxsize=65536)  # one edition after the other says things at the same places
def _of_one(place: Place) -> str:
    return _words([place])


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


TO = " to "
_MOST = 400  # letters of words that are a place; a name in it may be long, and no name is a page
_NAMED = {name for name, usual in Place._field_defaults.items() if isinstance(usual, str)}
_SIZES = Place._fields[:-1]  # all but how a page calls itself, which stands behind its number
_NUMBER = "{0} (?P<{0}>[0-9]{{1,9}})(?:-(?P<{0}_>[0-9]{{1,9}}))?"
_PRINTED = r"(?: \(printed (?P<printed>.+?)\))?"
_FIELDS = {
    name: ("{0} (?P<{0}>.+?)" if name in _NAMED else _NUMBER).format(name) for name in _SIZES
}
_FIELDS["page"] += _PRINTED
_PLACE = Later("".join(f"(?:(?:^|(?<!^), ){field})?" for field in _FIELDS.values()))


@lru_cache(maxsize=65536)  # one passage shows very many things
def told_of(locator: str) -> dict[str, dict[str, int | str]]:
    """Where a passage starts and, where it goes on, where it ends: for programs; nothing of words that are no place.

    >>> told_of("table 2, row 3-5")
    {'place': {'table': 2, 'row': 3}, 'placeEnd': {'table': 2, 'row': 5}}
    """
    if not (span := span_of(locator)):
        return {}
    start = {"place": span.first.told}
    return start if span.first == span.last else start | {"placeEnd": span.last.told}


@lru_cache(maxsize=65536)  # an order compares each place with many others
def span_of(locator: str) -> Span | None:
    """Read back from where to where a passage stands; ``None`` for words that are no place, as the section of a law.

    >>> span_of("page 4, paragraph 9 to page 5, paragraph 1").last
    Place(page=5, slide=0, sheet='', shape='', table=0, paragraph=1, line=0, row=0, column=0, printed='')
    >>> span_of("sheet Actions, row 9, row 7").first.told
    {'sheet': 'Actions, row 9', 'row': 7}
    >>> span_of("ukpga/1998/37/section/17")
    """
    if not locator or len(locator) > _MOST:
        return None
    start = -1
    while (start := locator.find(TO, start + 1)) >= 0:
        first, last = _read(locator[:start]), _read(locator[start + len(TO) :])
        if first and last:
            return Span(first.first, last.last)
    return _read(locator)


def _read(words: str) -> Span | None:
    found = _PLACE.compiled.fullmatch(words)
    if not found or not words:
        return None
    said = found.groupdict()
    first = {n: v if n in _NAMED else int(v) for n, v in said.items() if v and n in Place._fields}
    last = {n[:-1]: int(v) for n, v in said.items() if v and n not in Place._fields}
    return Span(Place(**first), Place(**{**first, **last}))  # type: ignore[arg-type]
