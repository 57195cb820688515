"""Old Excel files (XLS): the cells of each sheet where they stand, as :mod:`.xlsx` has them."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from remit.graph.errors import DocumentError
from remit.graph.place import Place
from remit.loaders.document.table import NOT_SHOWN, UNSEEN
from remit.loaders.formats.collecting import Collector, Pieces
from remit.loaders.formats.number_formats import shown, shows_nothing
from remit.loaders.formats.opener import DAMAGED, LOCKED
from remit.loaders.formats.seeing import PAPER, is_unseen
from remit.loaders.formats.sheets import SheetCell, put_sheet

if TYPE_CHECKING:
    from xlrd.book import Book
    from xlrd.formatting import XF
    from xlrd.sheet import Cell, Sheet

_TEXT, _NUMBER, _DATE, _TRUTH, _FAULT = 1, 2, 3, 4, 5  # the library's kinds of cells
_SOLID = 1  # the pattern of a fill


def read(content: bytes) -> Pieces:
    """Read an XLS file.

    Raises:
        DocumentError: it is damaged, locked, or no workbook.
    """
    import xlrd

    try:
        book = xlrd.open_workbook(
            file_contents=content,
            formatting_info=True,
            logfile=io.StringIO(),
            ragged_rows=True,  # a stray cell in row 65,536 pads no row above it
        )
        collector = Collector()
        for sheet in book.sheets():
            _Sheet(book, sheet, collector).put()
    except xlrd.XLRDError as error:
        locked = "encrypted" in str(error) or "password" in str(error).casefold()
        raise DocumentError(LOCKED if locked else DAMAGED) from error
    except (DocumentError, MemoryError):
        raise
    except Exception as error:  # the library says so in many ways
        raise DocumentError(DAMAGED) from error
    return collector.pieces()


class _Sheet:
    def __init__(self, book: Book, sheet: Sheet, collector: Collector) -> None:
        self._book, self._sheet, self._collector = book, sheet, collector
        self._name = " ".join(sheet.name.split())
        self._rows = {n for n, row in sheet.rowinfo_map.items() if row.hidden or not row.height}
        self._columns = {
            n for n, column in sheet.colinfo_map.items() if column.hidden or not column.width
        }

    def put(self) -> None:
        """Put the sheet's tables into the document, and leave out the notes on its cells."""
        cells: dict[tuple[int, int], SheetCell] = {}
        for row in range(self._sheet.nrows):
            for column in range(self._sheet.row_len(row)):
                told = self._sheet.cell(row, column)
                cell = self._cell(told, row, column)
                if cell.text or cell.struck or cell.colour:
                    cells[cell.row, cell.column] = cell
        merges = []
        for first, last, left, right in self._sheet.merged_cells:
            merges.append((first + 1, left + 1, last, right))
            at = (first + 1, left + 1)
            cell = cells.setdefault(at, SheetCell(*at))
            cell.rows, cell.columns = last - first, right - left
        put_sheet(self._collector, self._name, cells, merges)
        for (row, column), note in sorted(self._sheet.cell_note_map.items()):
            place = Place(sheet=self._name, row=row + 1, column=column + 1)
            self._collector.leave_out(note.text, "a comment", place)

    def _cell(self, told: Cell, row: int, column: int) -> SheetCell:
        look = self._book.xf_list[told.xf_index]
        cell = SheetCell(row + 1, column + 1, self._words(told, look))
        cell.colour = self._fill(look)
        if told.ctype == _TEXT:
            self._part_runs(cell, look.font_index, row, column)
        elif self._book.font_list[look.font_index].struck_out:
            cell.text, cell.struck = "", cell.text
        if self._sheet.visibility:
            cell.reason = "on a hidden sheet"
        elif row in self._rows:
            cell.reason = "in a hidden row"
        elif column in self._columns:
            cell.reason = "in a hidden column"
        elif shows_nothing(cell.text, self._book.format_map[look.format_key].format_str):
            cell.reason = NOT_SHOWN
        elif is_unseen(self._ink(look), self._ground(look)):
            cell.reason = UNSEEN
        return cell

    def _words(self, told: Cell, look: XF) -> str:
        """What a cell says, as the sheet shows it."""
        value: Any = told.value
        if told.ctype in (_NUMBER, _DATE):
            form = self._book.format_map[look.format_key]
            stored = str(int(value)) if float(value).is_integer() else repr(value)
            return shown(stored, form.format_str, from_1904=bool(self._book.datemode))
        if told.ctype == _TRUTH:
            return "TRUE" if value else "FALSE"
        if told.ctype == _FAULT:
            from xlrd import error_text_from_code

            return str(error_text_from_code.get(value, "#VALUE!"))
        return str(value)

    def _part_runs(self, cell: SheetCell, font: int, row: int, column: int) -> None:
        """Tell the runs of a text that are struck out from the rest; the first has the font of its cell."""
        runs = [(0, font), *self._sheet.rich_text_runlist_map.get((row, column), ())]
        said, struck = list[str](), list[str]()
        ends = [*(start for start, _ in runs[1:]), len(cell.text)]
        for (start, font_), end in zip(runs, ends, strict=True):
            is_struck = self._book.font_list[font_].struck_out
            (struck if is_struck else said).append(cell.text[start:end])
        cell.text, cell.struck = "".join(said), "".join(struck)

    def _ink(self, look: XF) -> str:
        """The colour of letters as RRGGBB."""
        font = self._book.font_list[look.font_index]
        colour = self._book.colour_map.get(font.colour_index)
        return "" if colour is None else "{:02X}{:02X}{:02X}".format(*colour)

    def _ground(self, look: XF) -> str:
        """What is behind the words; empty where it is not known."""
        return self._fill(look) if look.background.fill_pattern else PAPER

    def _fill(self, look: XF) -> str:
        """A solid fill as RRGGBB."""
        if look.background.fill_pattern != _SOLID:
            return ""
        colour = self._book.colour_map.get(look.background.pattern_colour_index)
        return "" if colour is None else "{:02X}{:02X}{:02X}".format(*colour)
