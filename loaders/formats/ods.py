"""OpenDocument sheets (ODS): the cells of each sheet where they stand, as :mod:`.xlsx` has them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from remit.graph.errors import DocumentError
from remit.graph.place import Place
from remit.loaders.document.table import NO_VALUE, UNSEEN
from remit.loaders.formats.collecting import Collector, GridCell, Pieces
from remit.loaders.formats.odf import SHAPES, Looks, Words, opened, plain
from remit.loaders.formats.opener import attribute, child, local, whole_number
from remit.loaders.formats.seeing import PAPER, is_unseen
from remit.loaders.formats.sheets import MOST_CELLS, SheetCell, put_sheet, too_many

if TYPE_CHECKING:
    from lxml.etree import _Element

_MOST_ROWS, _MOST_COLUMNS = 1_048_576, 16_384
_LONGEST, _WIDEST, _MOST = 1000, 256, 10_000  # repeats of a row, a cell, and both, that have words
_HIDDEN = {"collapse": "in a hidden {}", "filter": "in a {} that a filter hides"}


def read(content: bytes) -> Pieces:
    """Read an ODS file.

    Raises:
        DocumentError: it is damaged, locked, too large, or no workbook.
    """
    _, root, styles = opened(content)
    body = child(root, "body", "spreadsheet")
    if body is None:
        raise DocumentError("the file holds no sheet; save it again")
    collector, looks = Collector(), Looks(root, styles)
    words = Words(collector, looks, root)
    for table in body:
        if local(table) == "table":
            try:
                _Sheet(collector, looks, words, table).put()
            except RecursionError:
                raise DocumentError("a sheet is nested far too deeply; it is not read") from None
    return collector.pieces()


class _Sheet:
    def __init__(self, collector: Collector, looks: Looks, words: Words, table: _Element) -> None:
        self._collector, self._looks, self._words = collector, looks, words
        self._table = table
        self._name = " ".join(attribute(table, "name").split())
        self._cells: dict[tuple[int, int], SheetCell] = {}
        self._merges: list[tuple[int, int, int, int]] = []
        # What a rule colours by what a cell says is not worked out.
        self._is_recoloured = any(local(one) == "conditional-format" for one in table.iter())
        told = list(_columns(table))
        states = (
            (one, last, _HIDDEN.get(attribute(node, "visibility"), "")) for one, last, node in told
        )
        self._columns = [(one, last, why.format("column")) for one, last, why in states if why]
        names = (
            (one, last, attribute(node, "default-cell-style-name")) for one, last, node in told
        )
        self._defaults = [(one, last, name) for one, last, name in names if name]
        shown = looks.of("table", attribute(table, "style-name")).shown
        self._reason = "" if shown else "on a hidden sheet"

    def put(self) -> None:
        """Put the sheet's tables, and then its boxes, into the document."""
        number = 0
        for node in _rows(self._table):
            times = whole_number(attribute(node, "number-rows-repeated", "1"), 1, 1, _MOST_ROWS)
            if number >= _MOST_ROWS:
                break
            self._row(node, number + 1, times)
            number += times
        put_sheet(self._collector, self._name, self._cells, self._merges)
        for shapes in self._table:
            if local(shapes) == "shapes":
                for shape in shapes:
                    self._box(shape)

    def _row(self, row: _Element, first: int, times: int) -> None:
        state = attribute(row, "visibility", "visible")
        reason = self._reason or _HIDDEN.get(state, "").format("row")
        column = 0
        for node in row:
            kind = local(node)
            if kind not in ("table-cell", "covered-table-cell"):
                continue
            wide = whole_number(
                attribute(node, "number-columns-repeated", "1"), 1, 1, _MOST_COLUMNS
            )
            if column < _MOST_COLUMNS:
                self._cell(node, (first, times), (column + 1, wide), reason)
            column += wide

    def _cell(
        self, node: _Element, rows: tuple[int, int], columns: tuple[int, int], reason: str
    ) -> None:
        """Put a cell, as often as it is repeated, where it has words or spans others."""
        place = Place(sheet=self._name, row=rows[0], column=columns[0])
        look = self._looks.of("table-cell", attribute(node, "style-name"))
        self._words.ground = look.colour or self._ground(node, columns)
        if self._is_recoloured:
            self._words.ground = ""
        said = self._said(node, place)
        own = any(local(one) == "span" for one in node.iter())  # which says its colours itself
        unseen = UNSEEN if not own and is_unseen(look.ink, self._words.ground) else ""
        tall = whole_number(attribute(node, "number-rows-spanned", "1"), 1, 1, _MOST_ROWS)
        wide = whole_number(attribute(node, "number-columns-spanned", "1"), 1, 1, _MOST_COLUMNS)
        repeated = rows[1] > 1 or columns[1] > 1
        formula = attribute(node, "formula")
        if formula and not said.strip():
            said, reason = formula, reason or NO_VALUE
        if not said.strip() and tall * wide == 1 and (repeated or not look.colour):
            return
        kept_columns = min(columns[1], _WIDEST)
        kept_rows = min(rows[1], _LONGEST, _MOST // kept_columns)
        if kept_rows * kept_columns < rows[1] * columns[1]:
            note = f"said again in {rows[1]:,} by {columns[1]:,} cells, of which the first are kept"
            self._collector.leave_out(said, note, place)
        struck = said if look.struck else ""
        covered = local(node) == "covered-table-cell"
        for row in range(rows[0], rows[0] + kept_rows):
            for column in range(columns[0], columns[0] + kept_columns):
                why = reason or self._hidden_column(column)
                why = why or ("covered by a merged cell" if covered else "")
                why = why or ("hidden" if look.hidden else "")
                why = why or unseen
                text = "" if struck else said
                cell = SheetCell(row, column, text, struck, why, look.colour, tall, wide)
                self._cells[row, column] = cell
                if len(self._cells) > MOST_CELLS:
                    raise too_many(self._name)

    def _ground(self, node: _Element, columns: tuple[int, int]) -> str:
        """What is behind a cell without a colour; not known where its row or a column may bring one along."""
        row, last = node.getparent(), columns[0] + columns[1]
        named = [attribute(node, "style-name")]
        named += [attribute(row, "default-cell-style-name")] if row is not None else []
        named += [name for first, end, name in self._defaults if first < last and end >= columns[0]]
        properties = ("table-cell-properties", "background-color")
        stated = (self._looks.stated("table-cell", name, *properties) for name in named)
        return "" if any(fill not in ("", "transparent") for fill in stated) else PAPER

    def _said(self, node: _Element, place: Place) -> str:
        """The words of a cell; a date in ISO 8601, as that has one reading."""
        holder = GridCell(self._collector.grid_of(self._name), place.row, place.column)
        for one in node:
            kind = local(one)
            if kind == "p":
                line = self._words.line(one, holder)
                holder.text("".join(line.words))
                for box in line.boxes:
                    self._box(box)
            elif kind == "annotation":
                self._words.comment(one, place)
            elif kind in SHAPES:
                self._box(one)
        day = attribute(node, "date-value")
        if attribute(node, "value-type") == "date" and day:
            return day.partition("T")[0]
        return "\n".join(holder.lines)

    def _hidden_column(self, column: int) -> str:
        for first, last, reason in self._columns:
            if first <= column <= last:
                return reason
        return ""

    def _box(self, node: _Element) -> None:
        if attribute(node, "display") == "none":
            words = plain(node, without=("title", "desc"))
            self._collector.leave_out(words, "hidden", Place(sheet=self._name))
            return
        place = Place(sheet=self._name, shape=attribute(node, "name"))
        self._collector.placed(plain(node, without=("title", "desc")), place)


def _rows(table: _Element) -> Iterator[_Element]:
    for node in table:
        if local(node) == "table-row":
            yield node
        elif local(node) in ("table-rows", "table-row-group", "table-header-rows"):
            yield from _rows(node)


def _columns(table: _Element) -> Iterator[tuple[int, int, _Element]]:
    """What is said of columns, with the first and the last that it is said of."""
    column = 0
    for node in table.iter():
        if local(node) == "table-row":
            return
        if local(node) == "table-column":
            times = attribute(node, "number-columns-repeated", "1")
            wide = whole_number(times, 1, 1, _MOST_COLUMNS)
            yield column + 1, column + wide, node
            column += wide
