"""What colours mean where the paper's own key says so: "Key", with filled cells and their words, or "green = complete"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from colorsys import rgb_to_hls
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from remit.graph.words import holds_any
from remit.loaders.blocks import Block, Passage

Fills = Mapping[tuple[int, int, int], str]  # colours by the numbers of table, row and column

# "Key", "RAG key", "Key to colours": the whole of a cell or a line, or what stands before its colon.
_OPENS = re.compile(
    r"(?:(?:an? |the )?(?:\w{1,15} ){0,2}(?:key|legend)(?: (?:to|for|of)(?: \w{1,15}){1,4})?)",
    re.IGNORECASE,
)
# The hues, in degrees, that people call by a name; which one is meant is sure where a key has no other name for it.
_HUES: Final = {
    "red": (345, 375), "orange": (12, 45), "amber": (18, 65), "yellow": (44, 75), "green": (75, 170),
    "blue": (180, 262), "purple": (262, 320),
}  # fmt: skip
_COLOUR = re.compile("[0-9A-Fa-f]{6}")
_PALE = 0.2  # a colour's saturation, below which it has no name
_DARK, _BRIGHT = 0.12, 0.97  # its lightness
_NAMED = re.compile(
    rf"\b(?P<name>{'|'.join(_HUES)})\b(?:\s*(?:=|:|–|—|-|means|is)\s*)", re.IGNORECASE
)
# The headings of a key that is a table of its own: a colour, and what it means.
_COLOURED = re.compile(r"colou?rs?(?: codes?)?|rag(?: ratings?)?|shading", re.IGNORECASE)
_MEANT = re.compile(r"meanings?|means|definitions?|descriptions?|explanations?", re.IGNORECASE)
_END = " ;,.|/"
_FEWEST = 2  # colours of a key that no word opens
_LONGEST = 6  # words of what such a key says of a colour
_ByRow = Mapping[tuple[int, int], Mapping[int, str]]  # colours by column, for each table and row
_NO_END = 1 << 30  # more than any table has columns


class Meaning(NamedTuple):
    """What a colour stands for: the words of the key, and the name that it gives the colour, where it gives one."""

    words: Passage
    name: str = ""


class _Entry(NamedTuple):
    table: int
    colour: str  # as RRGGBB; empty where the key only names it
    meaning: Meaning


@dataclass(frozen=True)
class ColourKey:
    """What the keys of one paper say of colours; ``rows`` are the numbers of the rows in which they say it.

    A key may stand beside its table, behind an empty column: ``beside`` has the first column of it for each row with a
    part of it, by the row's number.
    """

    entries: tuple[_Entry, ...] = ()
    rows: frozenset[int] = frozenset()
    beside: Mapping[int, int] = field(default_factory=dict)

    def meaning(self, table: int, colour: str) -> Meaning | None:
        """What a colour means in a table: by the key in it, else by the paper's; ``None`` where they do not agree."""
        here = [entry for entry in self.entries if entry.table == table]
        return _agreed(here, colour) or _agreed(self.entries, colour)


def _agreed(entries: Sequence[_Entry], colour: str) -> Meaning | None:
    said = [entry for entry in entries if entry.colour == colour]
    if not said:
        names = {
            e.meaning.name for e in entries if not e.colour and _is_called(colour, e.meaning.name)
        }
        said = (
            [e for e in entries if not e.colour and e.meaning.name in names]
            if len(names) == 1
            else []
        )
    alike = {entry.meaning.words.text.casefold() for entry in said}
    return said[0].meaning if len(alike) == 1 else None


def is_named(colour: str) -> bool:
    """Whether a colour is one that people have a name for, rather than grey, black or white.

    >>> is_named("FFC000"), is_named("D9D9D9")
    (True, False)
    """
    return any(_is_called(colour, name) for name in _HUES)


def _is_called(colour: str, name: str) -> bool:
    """Whether people call a colour so.

    >>> _is_called("FFC000", "amber"), _is_called("00B050", "red"), _is_called("auto??", "red")
    (True, False, False)
    """
    if not _COLOUR.fullmatch(colour):
        return False  # a file may say anything
    red, green, blue = (int(colour[n : n + 2], 16) / 255 for n in (0, 2, 4))
    hue, light, full = rgb_to_hls(red, green, blue)
    if full < _PALE or not _DARK < light < _BRIGHT:
        return False
    first, last = _HUES[name]
    return any(first <= 360 * hue + turn < last for turn in (0, 360))


def colour_key(blocks: Sequence[Block], fills: Fills) -> ColourKey:
    """Read the keys of a paper. A key is what stands behind or right below the word.

    Its rows have nothing else in them, but where an empty column parts it from the table that it stands beside.
    """
    if not fills and not any(map(_may_open, blocks)):
        return ColourKey((), frozenset(), {})
    by_row: dict[tuple[int, int], dict[int, str]] = defaultdict(dict)
    for (table, row, column), colour in fills.items():
        by_row[table, row][column] = colour
    apart = _keys_beside(blocks, by_row)
    entries = [entry for found in apart.values() for entry in found.entries]
    beside = {number: found.first for found in apart.values() for number in found.rows}
    rows: set[int] = set()
    below = _rows_below(blocks, by_row)
    opened = False  # whether the word stands right above
    before: Block | None = None
    for block in blocks:
        if block.form != "row":
            opening, colon, _ = block.text.partition(":")
            is_key = bool(_OPENS.fullmatch(opening.strip()))
            told = block.cut(len(opening + colon)) if is_key else block
            named = _named(told) if is_key or opened else []
            entries += [_Entry(0, "", meaning) for meaning in named]
            opened = is_key or bool(named)
            continue
        end = beside.get(block.parts[0].number, _NO_END)
        cells = {n: cell for n, cell in sorted(block.cells.items()) if n < end}
        label = [n for n, cell in cells.items() if _OPENS.fullmatch(cell.text.rstrip(": "))]
        for n in label:
            del cells[n]
        here = {n: colour for n, colour in _filled(block, by_row).items() if n < end}
        opened |= block.parts[0].number in below or _begins_key_sheet(before, block)
        before = block
        heads = _heads_a_key(cells, here)
        found = [*_entries(block, cells, here)] if (label or opened) and not heads else []
        entries += found
        opened = bool(found or heads or (label and not cells))
        if opened:
            rows.add(block.parts[0].number)
    return ColourKey(tuple(entries), frozenset(rows) if entries else frozenset(), beside)


def _may_open(block: Block) -> bool:
    """Whether the words of a key may stand in a block, or in the name of its sheet."""
    place = block.parts[0].place
    words = f"{place.sheet} {block.text}" if place else block.text
    return holds_any(words.casefold(), ("key", "legend"))


def _begins_key_sheet(before: Block | None, row: Block) -> bool:
    """Whether a row is the first of a sheet that is called a key."""
    here = row.parts[0].place
    above = before.parts[0].place if before is not None else None
    return bool(
        here and _OPENS.fullmatch(here.sheet) and (above is None or above.sheet != here.sheet)
    )


def _heads_a_key(cells: Mapping[int, Passage], here: Mapping[int, str]) -> bool:
    """Whether a row is the header of a key: "Colour", "Meaning"."""
    words = [cell.text.strip(" :") for cell in cells.values()]
    return (
        len(words) == len(("colour", "meaning"))
        and not any(is_named(colour) for colour in here.values())
        and _COLOURED.fullmatch(words[0]) is not None
        and _MEANT.fullmatch(words[1]) is not None
    )


def _rows_below(blocks: Sequence[Block], by_row: _ByRow) -> frozenset[int]:
    """The last rows of sheets, behind an empty one, that are each a filled cell and a few words beside it.

    The same colours fill cells without words further up, so that these say what they mean.
    """
    sheets: dict[str, list[Block]] = defaultdict(list)
    for block in blocks:
        if block.form == "row" and (place := block.parts[0].place) and place.sheet:
            sheets[place.sheet].append(block)
    found: set[int] = set()
    for rows in sheets.values():
        colours: list[str] = []
        n = len(rows)
        while n and (colour := _swatch(rows[n - 1], by_row)) and colour not in colours:
            colours.append(colour)
            n -= 1
        first, above = rows[n : n + 1], rows[:n]
        used = {
            colour
            for row in above
            for column, colour in _filled(row, by_row).items()
            if column not in row.cells
        }
        if (
            len(colours) >= _FEWEST
            and above
            and _is_apart(above[-1], first[0])
            and used & {*colours}
        ):
            found |= {row.parts[0].number for row in rows[n:]}
    return frozenset(found)


def _swatch(row: Block, by_row: _ByRow) -> str:
    """The colour of a row that is one filled cell without words, and a few words right behind it; else nothing."""
    here = {column: c for column, c in _filled(row, by_row).items() if is_named(c)}
    if len(here) != 1 or len(row.cells) != 1:
        return ""
    ((column, colour),), ((at, words),) = here.items(), row.cells.items()
    return colour if at == column + 1 and len(words.text.split()) <= _LONGEST else ""


def _is_apart(above: Block, row: Block) -> bool:
    """Whether an empty row stands between two."""
    upper, lower = above.parts[0].place, row.parts[0].place
    return bool(upper and lower and lower.row > upper.row + 1)


def _filled(row: Block, by_row: _ByRow) -> Mapping[int, str]:
    """The colours of a row, by column."""
    place = row.parts[0].place
    return by_row.get((row.table, place.row if place else 0), {})


class _Beside(NamedTuple):
    """A key beside a table: its first column, the numbers of the rows that have a part of it, and what it says."""

    first: int
    rows: frozenset[int]
    entries: Sequence[_Entry]


def _keys_beside(blocks: Sequence[Block], by_row: _ByRow) -> dict[int, _Beside]:
    """The keys that stand beside their tables, behind a column that is empty in all rows."""
    tables: dict[int, list[Block]] = defaultdict(list)
    used: dict[int, set[int]] = defaultdict(set)
    for block in blocks:
        if block.form == "row":
            tables[block.table].append(block)
            used[block.table] |= block.cells.keys()
    for (table, _), here in by_row.items():
        used[table] |= here.keys()
    found = {}
    for table, rows in tables.items():
        least, columns = min(used[table], default=0), used[table]
        for at, block in enumerate(rows):
            opening = [
                n
                for n, cell in block.cells.items()
                if least < n - 1 not in columns and _OPENS.fullmatch(cell.text.rstrip(": "))
            ]
            if opening:
                key = _beside(rows[at:], opening[0], by_row)
                if key.entries:
                    found[table] = key
                break
    return found


def _beside(rows: Sequence[Block], first: int, by_row: _ByRow) -> _Beside:
    """The key that the first of these rows opens: what stands from a column on, row by row."""
    numbers, entries = set(), []
    for n, row in enumerate(rows):
        here = {
            column: colour for column, colour in _filled(row, by_row).items() if column >= first
        }
        cells = {c: cell for c, cell in sorted(row.cells.items()) if c > first - bool(n)}
        told = [*_entries(row, cells, here)]
        entries += told
        if told or (not n and not cells):
            numbers.add(row.parts[0].number)
    return _Beside(first, frozenset(numbers), entries)


def _entries(
    block: Block, cells: Mapping[int, Passage], here: Mapping[int, str]
) -> Iterator[_Entry]:
    """The colours of a row with their words; nothing where anything else stands in it."""
    plain = [n for n in cells if n not in here]
    found: list[_Entry] = []
    used: set[int] = set()
    for column in sorted({*cells, *here}):
        own, beside = cells.get(column), next((n for n in plain if n > column), None)
        between = [n for n in here if beside is not None and column < n < beside]
        if column in here:
            words, name = own, ""
            if (own is None or own.text.casefold() in _HUES) and beside is not None and not between:
                words, name = cells[beside], own.text.casefold() if own else ""
                used.add(beside)
            if words is None:
                continue
            found.append(_Entry(block.table, here[column], Meaning(words, name)))
        elif own is not None and own.text.casefold() in _HUES and beside is not None:
            used |= {column, beside}
            found.append(_Entry(block.table, "", Meaning(cells[beside], own.text.casefold())))
    if set(plain) <= used:
        yield from found


def _named(passage: Passage) -> list[Meaning]:
    """The colours that a line names, each with what stands behind it.

    >>> from remit.loaders.blocks import Part
    >>> [
    ...     (m.name, m.words.text)
    ...     for m in _named(Passage((Part("Green = complete; Amber – under way", 1),)))
    ... ]
    [('green', 'complete'), ('amber', 'under way')]
    """
    marks = [*_NAMED.finditer(passage.text)]
    if not marks or passage.text[: marks[0].start()].strip(_END):
        return []
    ends = [*(m.start() for m in marks[1:]), len(passage.text)]
    found = []
    for mark, end in zip(marks, ends, strict=True):
        words = passage.text[mark.end() : end].rstrip(_END)
        if words:
            cut = passage.cut(mark.end(), mark.end() + len(words))
            found.append(Meaning(cut, mark["name"].casefold()))
    return found
