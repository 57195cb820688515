"""Tables in plain text whose cells prove by themselves which row and column they are in.

A matrix pasted so that each cell is a line of its own: letters come in runs of one length, each below its
activity. Columns one after the other whose cells are numbered: cells of one number make a row.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby, pairwise

from remit.loaders.blocks import Part
from remit.loaders.document.loose import Loose, groups_of, numbered

_FEWEST_LETTERS = 2  # columns of letters in a matrix
_FEWEST_ROWS = 2
_PROVEN = 3  # columns that count alike
_LETTERS = 0.3  # of the lines of what looks like a matrix
_UNTOLD = 4  # runs of letters that look like a matrix whatever their lengths
_WORDS = 6  # of a line of a matrix, on average
_MOSTLY = 0.6  # of the runs of letters that must have one length
_LONGEST_LETTER = 15  # characters of a cell of letters, or of one that says "not applicable"
_LONGEST_HEADING = 80
_ITEM = re.compile(r"^\(?(?P<number>\d{1,3})[.)]\s+(?P<words>\S.*)$")
_OTHER_LENGTH = "it has {} cells of letters below it where the header has {}, so it cannot be told whose they are"
NUMBERED = "column by column, with numbers"
LETTERED = "one cell a line, with letters"


def stacked(
    lines: Sequence[tuple[int, str]],
    heads: Callable[[str], bool],
    letter: Callable[[str], bool],
    party: Callable[[str], bool],
) -> Iterator[Loose]:
    """The tables of these layouts among numbered lines.

    ``heads`` says whether words may head a column, ``letter`` whether they are a cell of letters or a dash in
    place of one, ``party`` whether they may name somebody.
    """
    groups = groups_of(lines)
    yield from _lettered(groups, heads, letter, party)
    yield from _numbered_columns(groups)


# ---- letters, one cell a line -----------------------------------------------------------------


def _lettered(
    groups: Sequence[Sequence[Part]],
    heads: Callable[[str], bool],
    letter: Callable[[str], bool],
    party: Callable[[str], bool],
) -> Iterator[Loose]:
    """Activities, each with the letters of all parties below it; the header has one line more than those."""
    parts = [part for group in groups for part in group]
    starts = {group[0].number for group in groups}
    runs: list[tuple[bool, list[Part]]] = [
        (told, list(run))
        for told, run in groupby(
            parts, key=lambda part: len(part.text) <= _LONGEST_LETTER and letter(part.text)
        )
    ]
    lengths = Counter(len(run) for told, run in runs if told and _says_something(run))
    width, often = max(lengths.items(), key=lambda found: (found[1], found[0]), default=(0, 0))
    lost = _untold(runs, starts)
    if width < _FEWEST_LETTERS or often < max(_FEWEST_ROWS, _MOSTLY * lengths.total()):
        yield from lost
        return
    first = next(n for n, (told, run) in enumerate(runs) if told and len(run) == width)
    if not first or (header := _header(runs[first - 1][1], width, starts, heads, party)) is None:
        yield from lost
        return
    rows: list[tuple[Part, ...]] = []
    odd: list[tuple[Part, str]] = []
    at = first
    above = runs[first - 1][1][-1:]
    while at < len(runs) and runs[at][0]:
        letters = runs[at][1]
        if len(letters) != width and not _says_something(letters):
            break  # dashes of another table
        subject = _subject(above, starts)
        if len(letters) == width and subject is not None:
            rows.append(numbered([subject, *letters]))
        else:
            reason = _OTHER_LENGTH.format(len(letters), width)
            odd += [(part, reason) for part in (*above, *letters)]
        above = runs[at + 1][1] if at + 1 < len(runs) else []
        at += 2
    if len(rows) >= _FEWEST_ROWS:
        yield Loose(LETTERED, header, tuple(rows), tuple(odd), proven=True)


def _untold(runs: Sequence[tuple[bool, list[Part]]], starts: set[int]) -> list[Loose]:
    """What looks like a matrix of which nobody can tell whose the letters are: all its lines are odd."""
    at = [n for n, (told, run) in enumerate(runs) if told and _says_something(run)]
    letters = [part.text for n in at for part in runs[n][1]]
    if len(at) < _UNTOLD or len(set(letters)) < _FEWEST_LETTERS:
        return []
    above = runs[at[0] - 1][1] if at[0] else []
    begun = [n for n, part in enumerate(above) if part.number in starts][-2:]  # header, activity
    above = above[begun[0] if begun else 0 :]
    lines = [*above, *(part for _, run in runs[at[0] : at[-1] + 1] for part in run)]
    if sum(len(part.text.split()) for part in lines) > _WORDS * len(lines):
        return []  # prose with a letter here and there
    if len(letters) < _LETTERS * len(lines):
        return []
    return [Loose(LETTERED, (), (), tuple((part, "") for part in lines), proven=True)]


def _says_something(letters: Sequence[Part]) -> bool:
    return any(character.isalpha() for part in letters for character in part.text)


def _header(
    above: Sequence[Part],
    width: int,
    starts: set[int],
    heads: Callable[[str], bool],
    party: Callable[[str], bool],
) -> tuple[Part, ...] | None:
    """The lines above the first activity, if they are a heading and as many parties as there are letters."""
    found = above[-width - 2 : -1]
    if len(found) != width + 1 or any(len(part.text) > _LONGEST_HEADING for part in found):
        return None
    begun = found[0].number in starts or heads(found[0].text)
    whole = begun and not any(part.number in starts for part in found[1:])
    apart = all(part.number in starts for part in found)  # every line stands apart
    if not (whole or apart) or not all(party(part.text) for part in found[1:]):
        return None
    return numbered(found) if heads(found[0].text) or whole else None


def _subject(above: Sequence[Part], starts: set[int]) -> Part | None:
    """The activity above letters, put together from its lines; nothing where these may be of two."""
    begins = max((n for n, part in enumerate(above) if part.number in starts), default=0)
    lines = above[begins:] if begins or above else ()
    if not lines or any(not part.text[:1].islower() for part in lines[1:]):
        return None
    return lines[0]._replace(text=" ".join(part.text for part in lines))


# ---- numbered cells, column by column ---------------------------------------------------------


def _numbered_columns(groups: Sequence[Sequence[Part]]) -> Iterator[Loose]:
    """Groups of a heading and numbered lines, one after the other: the columns of a table.

    The first counts from 1; below the others a number is left out where the cell is empty.
    """
    columns: list[Sequence[Part]] = []
    first: set[int] = set()
    for group in [*_by_heading(groups), []]:
        numbers = _numbers(group)
        if columns and numbers and first.issuperset(numbers):
            columns.append(group)
            continue
        yield from _table_of(columns)
        counts = numbers == [*range(1, len(numbers) + 1)] and len(numbers) >= _FEWEST_ROWS
        columns, first = ([group], set(numbers)) if counts else ([], set())


def _by_heading(groups: Sequence[Sequence[Part]]) -> Iterator[list[Part]]:
    """Each line without a number, with the numbered ones below it; whether blank lines part them or not."""
    current: list[Part] = []
    for part in (part for group in groups for part in group):
        if current and not _ITEM.match(part.text):
            yield current
            current = []
        current.append(part)
    if current:
        yield current


def _table_of(columns: Sequence[Sequence[Part]]) -> Iterator[Loose]:
    if len(columns) < _FEWEST_ROWS or len({column[0].text for column in columns}) < len(columns):
        return  # records that begin alike are no columns
    cells: dict[int, list[Part]] = {}
    for n, column in enumerate(columns, 1):
        for number, part in _items(column[1:]):
            cells.setdefault(number, []).append(part._replace(column=n))
    header = numbered([column[0] for column in columns])
    rows = tuple(map(tuple, cells.values()))
    yield Loose(NUMBERED, header, rows, proven=len(columns) >= _PROVEN)


def _numbers(group: Sequence[Part]) -> list[int]:
    """The numbers of the lines below a heading, where all have one and they rise; else nothing."""
    if len(group) < 2 or len(group[0].text) > _LONGEST_HEADING or _ITEM.match(group[0].text):
        return []
    numbers = [number for number, _ in _items(group[1:])]
    rising = all(one < other for one, other in pairwise(numbers))
    return numbers if rising and len(numbers) == len(group) - 1 else []


def _items(lines: Sequence[Part]) -> Iterator[tuple[int, Part]]:
    for part in lines:
        if m := _ITEM.match(part.text):
            yield int(m["number"]), part._replace(text=m["words"])
