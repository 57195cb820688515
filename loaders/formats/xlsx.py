"""Excel files (XLSX): the cells of each sheet where they stand; hidden ones, notes and what has no value are left out.

Rows that a blank row divides from those above are a table of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from remit.graph.place import Place
from remit.loaders.document.table import IN_ERROR, NO_VALUE, NOT_SHOWN, UNSEEN
from remit.loaders.formats.collecting import Collector, Pieces
from remit.loaders.formats.docx import main_part
from remit.loaders.formats.number_formats import shown, shows_nothing
from remit.loaders.formats.opener import (
    LARGEST_SHEET,
    Package,
    attribute,
    child,
    local,
    real_number,
    refuse_entities,
    whole_number,
)
from remit.loaders.formats.seeing import is_unseen
from remit.loaders.formats.sheets import MOST_CELLS, SheetCell, put_sheet, too_many
from remit.loaders.formats.theme import theme_colours
from remit.loaders.formats.xlsx_styles import Style, styles_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})$")
_MOST_RULES = 10_000  # areas of one rule of colours
_MOST_ROWS, _MOST_COLUMNS = 1_048_576, 16_384
_EVERYWHERE = (1, 1, _MOST_ROWS, _MOST_COLUMNS)


def read(content: bytes) -> Pieces:
    """Read an XLSX file.

    Raises:
        DocumentError: it is damaged, locked, too large, or no workbook.
    """
    package = Package(content)
    book = _Book(package, main_part(package))
    collector = Collector()
    for name, part, hidden in book.sheets():
        _sheet(book, collector, name, part, hidden=hidden)
    return collector.pieces()


class _Book:
    def __init__(self, package: Package, main: str) -> None:
        self.package = package
        self._root = package.tree(main)
        self._relations = package.relations(main)
        properties = child(self._root, "workbookPr")
        self.from_1904 = properties is not None and properties.get("date1904") in ("1", "true")
        self.strings = [_rich(node) for node in self._part("sharedStrings") if local(node) == "si"]
        theme = self._part("theme")
        self.styles = styles_of(self._part("styles"), {} if isinstance(theme, tuple) else theme_colours(theme))  # fmt: skip

    def _part(self, kind: str) -> _Element | tuple[()]:
        name = next((name for found, name in self._relations.values() if found == kind), "")
        return self.package.tree(name) if name in self.package else ()

    def sheets(self) -> Iterator[tuple[str, str, bool]]:
        """The name and part of each sheet, and whether it is hidden."""
        sheets = child(self._root, "sheets")
        for node in sheets if sheets is not None else ():
            kind, part = self._relations.get(attribute(node, "id"), ("", ""))
            if kind == "worksheet" and part in self.package:
                hidden = node.get("state") in ("hidden", "veryHidden")
                yield " ".join((node.get("name") or "").split()), part, hidden


class _RawCell(NamedTuple):
    """A cell as its part says it: ``inline`` is a text that stands in the cell itself."""

    row: int
    column: int
    kind: str
    style: str
    value: str
    inline: _Element | None


@dataclass
class _Raw:
    """A sheet as its part says it."""

    cells: list[_RawCell] = field(default_factory=list)
    rows: set[int] = field(default_factory=set)  # hidden ones
    columns: list[tuple[int, int]] = field(default_factory=list)  # hidden ones, first and last
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    # Where a rule, or the style of a list, colours cells in ways that are not worked out.
    recoloured: list[tuple[int, int, int, int]] = field(default_factory=list)
    filtered: bool = False


def _sheet(book: _Book, collector: Collector, name: str, part: str, *, hidden: bool) -> None:
    raw = _read_part(book, name, part)
    raw.recoloured += _lists(book, part)
    cells: dict[tuple[int, int], SheetCell] = {}
    for said in raw.cells:
        row, column = said.row, said.column
        cell = SheetCell(row, column)
        _say(book, cell, said)
        if hidden:
            cell.reason = "on a hidden sheet"
        elif row in raw.rows:
            cell.reason = "in a row that a filter hides" if raw.filtered else "in a hidden row"
        elif any(first <= column <= last for first, last in raw.columns):
            cell.reason = "in a hidden column"
        else:
            cell.reason = cell.reason or _unseen(book, said, cell, raw)
        if cell.text or cell.struck or cell.colour or cell.reason:
            cells[row, column] = cell
    for row, column, last_row, last_column in raw.merges:
        first = cells.setdefault((row, column), SheetCell(row, column))
        first.rows, first.columns = last_row - row + 1, last_column - column + 1
    put_sheet(collector, name, cells, raw.merges)
    _around(book, collector, name, part)


def _unseen(book: _Book, said: _RawCell, cell: SheetCell, raw: _Raw) -> str:
    """Why nobody sees what a cell holds though its row and column are shown."""
    style = book.styles.get(said.style, Style())
    if shows_nothing(cell.text, style.code):
        return NOT_SHOWN
    if not is_unseen(style.ink, style.ground):
        return ""
    is_recoloured = any(
        top <= cell.row <= low and left <= cell.column <= right
        for top, left, low, right in raw.recoloured
    )
    return "" if is_recoloured else UNSEEN


def _lists(book: _Book, part: str) -> list[tuple[int, int, int, int]]:
    """Where the lists of a sheet lie that have a style of their own."""
    names = [name for kind, name in book.package.relations(part).values() if kind == "table"]
    roots = (book.package.tree(name) for name in names if name in book.package)
    return [area for root in roots if (area := _area(root.get("ref") or ""))]


def _read_part(book: _Book, sheet: str, part: str) -> _Raw:
    from lxml import etree

    raw = _Raw()
    row = column = seen = 0
    with book.package.stream(part, LARGEST_SHEET) as file:
        events = etree.iterparse(
            file, events=("start", "end"), resolve_entities=False, no_network=True, load_dtd=False,
            huge_tree=False, remove_comments=True, remove_pis=True,
        )  # fmt: skip
        for event, node in events:
            kind = local(node)
            if event == "start":
                if not seen and (root := node.getroottree()) is not None:
                    refuse_entities(root.docinfo.doctype.encode(), part)
                seen += 1
                if seen > 5 * MOST_CELLS:
                    raise too_many(sheet)
                if kind == "row":
                    row, column = whole_number(node.get("r"), row + 1, 1, _MOST_ROWS), 0
                    if node.get("hidden") in ("1", "true") or _is_nought(node.get("ht")):
                        raw.rows.add(row)
            elif kind == "c":
                found = _REFERENCE.match(node.get("r") or "")
                column = _column(found[1]) if found else column + 1
                if column <= _MOST_COLUMNS:
                    _cell(raw, row, column, node)
                if len(raw.cells) > MOST_CELLS:
                    raise too_many(sheet)
            elif kind == "row":
                node.clear()
                while node.getprevious() is not None:
                    del node.getparent()[0]
            else:
                _shape(raw, kind, node)
    return raw


def _shape(raw: _Raw, kind: str, node: _Element) -> None:
    if kind == "col" and (node.get("hidden") in ("1", "true") or _is_nought(node.get("width"))):
        first = whole_number(node.get("min"), 0, 0, _MOST_COLUMNS)
        raw.columns.append((first, whole_number(node.get("max"), first, 0, _MOST_COLUMNS)))
    elif kind == "mergeCell":
        if (area := _area(node.get("ref") or "")) and len(raw.merges) < MOST_CELLS:
            raw.merges.append(area)
    elif kind == "conditionalFormatting":
        raw.recoloured += _areas(node)
    elif kind == "picture":  # behind the cells
        raw.recoloured.append(_EVERYWHERE)
    elif kind == "autoFilter":
        raw.filtered = True


def _areas(rule: _Element) -> list[tuple[int, int, int, int]]:
    """Where a rule of colours holds, be it one of the newer kind, which says so in an element."""
    newer = child(rule, "sqref")
    told = (rule.get("sqref") or (newer.text if newer is not None else "") or "").split()
    areas = [_area(one if ":" in one else f"{one}:{one}") for one in told[:_MOST_RULES]]
    is_told = 0 < len(told) <= _MOST_RULES
    return [area or _EVERYWHERE for area in areas] if is_told else [_EVERYWHERE]


def _area(text: str) -> tuple[int, int, int, int] | None:
    """First row, first column, last row and last column of an area such as ``A1:C4``."""
    one, _, other = text.partition(":")
    a, b = _REFERENCE.match(one), _REFERENCE.match(other)
    return (int(a[2]), _column(a[1]), int(b[2]), _column(b[1])) if a and b else None


def _is_nought(length: str | None) -> bool:
    """Whether a row is drawn without height, or a column without width."""
    return length is not None and real_number(length) == 0


def _cell(raw: _Raw, row: int, column: int, node: _Element) -> None:
    kind, style = node.get("t") or "n", node.get("s") or "0"
    value, inline, formula = "", None, ""
    for one in node:
        match local(one):
            case "v":
                value = one.text or ""
            case "is":
                inline = one
            case "f":
                formula = one.text or "a formula"
    if inline is None and not value and formula:
        kind, value = "formula", formula
    raw.cells.append(_RawCell(row, column, kind, style, value, inline))


def _say(book: _Book, cell: SheetCell, said: _RawCell) -> None:
    """Give a cell its words and its colour, as the sheet shows them."""
    style = book.styles.get(said.style, Style())
    cell.colour = style.colour
    value = said.value
    if said.inline is not None:
        cell.text, cell.struck = _rich(said.inline)
    elif said.kind == "formula":
        cell.text, cell.reason = f"={value}", NO_VALUE
        return
    elif said.kind == "e":
        cell.text, cell.reason = value, IN_ERROR
        return
    elif said.kind == "s":
        number = whole_number(value, -1, -1, len(book.strings))
        if 0 <= number < len(book.strings):
            cell.text, cell.struck = book.strings[number]
    elif said.kind == "b":
        cell.text = "TRUE" if value == "1" else "FALSE"
    elif said.kind == "d":
        cell.text = value.partition("T")[0]
    elif said.kind == "n":
        cell.text = shown(value, style.code, from_1904=book.from_1904)
    else:
        cell.text = value
    if style.struck:
        cell.text, cell.struck = "", "\n".join(filter(None, (cell.text, cell.struck)))


def _rich(node: _Element) -> tuple[str, str]:
    """The words of a string, and those of its runs that are struck out; readings are left aside."""
    said: list[str] = []
    struck: list[str] = []
    for one in node:
        kind = local(one)
        if kind == "t":
            said.append(one.text or "")
        elif kind == "r":
            strike = child(one, "rPr", "strike")
            is_struck = strike is not None and strike.get("val", "1") not in ("0", "false")
            words = "".join(text.text or "" for text in one if local(text) == "t")
            (struck if is_struck else said).append(words)
    return _unescaped("".join(said)), _unescaped("".join(struck))


_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")


def _unescaped(text: str) -> str:
    """Excel writes characters that XML cannot hold by their numbers."""
    if "_x" not in text:
        return text
    return _ESCAPE.sub(lambda m: chr(int(m[1], 16)) if 31 < int(m[1], 16) < 0xD800 else " ", text)


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _around(book: _Book, collector: Collector, sheet: str, part: str) -> None:
    """The notes on cells, which are left out, and the text of boxes that lie on the sheet."""
    for kind, name in book.package.relations(part).values():
        if name not in book.package or kind not in ("comments", "threadedComment", "drawing"):
            continue
        for node in book.package.tree(name).iter():
            if local(node) in ("comment", "threadedComment") and kind != "drawing":
                where = _REFERENCE.match(node.get("ref") or "")
                place = Place(sheet=sheet)
                if where:
                    place = Place(sheet=sheet, row=int(where[2]), column=_column(where[1]))
                words = "".join(t.text or "" for t in node.iter() if local(t) in ("t", "text"))
                collector.leave_out(words, "a comment", place)
            elif local(node) == "sp" and kind == "drawing":
                named = child(node, "nvSpPr", "cNvPr")
                shape = (named.get("name") or "") if named is not None else ""
                lines = (
                    "".join(t.text or "" for t in paragraph.iter() if local(t) == "t")
                    for paragraph in node.iter()
                    if local(paragraph) == "p"
                )
                collector.placed("\n".join(lines), Place(sheet=sheet, shape=shape))
