"""The same table in the ways that documents lay tables out, with the same words in each.

A table is a list of rows of cells, the header first; a title stands above it. What a layout cannot
show (which cell is empty, where a header was) is lost in the file, too: a reader may only leave
unread what the layout does not tell.
"""

from __future__ import annotations

import csv
import io
import textwrap
from collections.abc import Callable, Sequence
from itertools import zip_longest

from tests.support.office import in_excel, in_html, in_markdown, in_ods, in_odt, in_word

Rows = Sequence[Sequence[str]]
Layout = Callable[[str, Rows], bytes]
_NARROW = 20  # characters of a column whose cells are wrapped
_PAGE = 3  # rows of a page, where a header is repeated


def _text(title: str, lines: Sequence[str]) -> bytes:
    return "\n".join([title, "", *lines, ""]).encode()


def _joined(separator: str) -> Layout:
    def lay(title: str, rows: Rows) -> bytes:
        return _text(title, [separator.join(row).rstrip() for row in rows])

    return lay


def _boxed(title: str, rows: Rows) -> bytes:
    return _text(title, [f"| {' | '.join(row)} |" for row in rows])


def _widths(rows: Rows) -> list[int]:
    return [max(map(len, column)) for column in zip(*rows, strict=True)]


def _aligned_lines(rows: Rows, gap: int = 3, widths: Sequence[int] = ()) -> list[str]:
    widths = widths or _widths(rows)
    return [
        "".join(cell.ljust(width + gap) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]


def _aligned(title: str, rows: Rows) -> bytes:
    return _text(title, _aligned_lines(rows))


def _aligned_closely(title: str, rows: Rows) -> bytes:
    return _text(title, _aligned_lines(rows, gap=2))


def _ruled(title: str, rows: Rows) -> bytes:
    head, *rest = _aligned_lines(rows)
    rule = "   ".join("-" * width for width in _widths(rows))
    return _text(title, [head, rule, *rest])


def _lines_of(row: Sequence[str], width: int) -> list[list[str]]:
    cells = [textwrap.wrap(cell, width, break_long_words=False) for cell in row]
    return [list(line) for line in zip_longest(*cells, fillvalue="")] or [[""] * len(row)]


def _wrapped(title: str, rows: Rows) -> bytes:
    broken = [line for row in rows for line in _lines_of(row, _NARROW)]
    return _text(title, _aligned_lines(broken))


def _wrapped_apart(title: str, rows: Rows) -> bytes:
    broken = [_lines_of(row, _NARROW) for row in rows]
    laid = iter(_aligned_lines([line for lines in broken for line in lines]))
    return _text(title, [text for lines in broken for text in [*(next(laid) for _ in lines), ""]])


def _high_header(title: str, rows: Rows) -> bytes:
    """The header alone over two lines, as it is where columns are narrower than their names."""
    header, *rest = rows
    halves = [cell.split() for cell in header]
    upper = [" ".join(words[: (len(words) + 1) // 2]) for words in halves]
    lower = [" ".join(words[(len(words) + 1) // 2 :]) for words in halves]
    return _text(title, _aligned_lines([upper, lower, *rest]))


def _one_a_line(title: str, rows: Rows) -> bytes:
    return _text(title, [cell for row in rows for cell in row if cell])


def _one_a_line_apart(title: str, rows: Rows) -> bytes:
    return _text(title, [line for row in rows for line in [*filter(None, row), ""]])


def _cards(title: str, rows: Rows) -> bytes:
    header, *rest = rows
    lines = []
    for row in rest:
        lines += [
            f"{label}: {cell}".rstrip() for label, cell in zip(header, row, strict=True) if label
        ]
        lines.append("")
    return _text(title, lines)


def _cards_without_blanks(title: str, rows: Rows) -> bytes:
    header, *rest = rows
    lines = []
    for row in rest:
        lines += [
            f"{label}: {cell}" for label, cell in zip(header, row, strict=True) if cell and label
        ]
        lines.append("")
    return _text(title, lines)


def _above(title: str, rows: Rows) -> bytes:
    """Each label on a line of its own, its value on the next."""
    header, *rest = rows
    lines = []
    for row in rest:
        for label, cell in zip(header, row, strict=True):
            lines += [label, cell] if cell else []
        lines.append("")
    return _text(title, lines)


def _by_column(title: str, rows: Rows) -> bytes:
    columns = zip(*rows, strict=True)
    return _text(title, [line for column in columns for line in [*filter(None, column), ""]])


def _by_column_numbered(title: str, rows: Rows) -> bytes:
    """Column by column, each cell with the number of its row; of an empty cell the number is left out."""
    lines: list[str] = []
    for head, *cells in zip(*rows, strict=True):
        lines += [head, *(f"{n}. {cell}" for n, cell in enumerate(cells, 1) if cell), ""]
    return _text(title, lines)


def _one_a_line_whole(title: str, rows: Rows) -> bytes:
    """Each cell on a line of its own, and a dash where one is empty."""
    return _text(title, [line for row in rows for line in [*(cell or "-" for cell in row), ""]])


def _pages(title: str, rows: Rows) -> bytes:
    header, *lines = _aligned_lines(rows)
    pages = [lines[n : n + _PAGE] for n in range(0, len(lines), _PAGE)]
    return _text(title, "\n\f\n".join("\n".join([header, *page]) for page in pages).split("\n"))


def _capitals(title: str, rows: Rows) -> bytes:
    return _text(title, _aligned_lines([[cell.upper() for cell in row] for row in rows]))


def _one_row(title: str, rows: Rows) -> bytes:
    return _text(title, _aligned_lines(rows[:2]))


def _headless(title: str, rows: Rows) -> bytes:
    return _text(title, _aligned_lines(rows[1:]))


def _headless_tabs(title: str, rows: Rows) -> bytes:
    return _text(title, ["\t".join(row) for row in rows[1:]])


def _items(title: str, rows: Rows) -> bytes:
    """A bulleted list, the cells of each row joined by dashes; no header."""
    return _text(title, [f"- {' – '.join(filter(None, row))}" for row in rows[1:]])


def _separated(separator: str) -> Layout:
    def lay(title: str, rows: Rows) -> bytes:
        file = io.StringIO()
        csv.writer(file, delimiter=separator, lineterminator="\n").writerows(rows)
        return file.getvalue().encode()

    return lay


def _in_paragraphs(lay: Layout) -> Layout:
    """The lines of a text as paragraphs of a Word file, which keeps no blank ones."""

    def laid(title: str, rows: Rows) -> bytes:
        head, *lines = lay(title, rows).decode().split("\n")
        return in_word([("h1", head), *(("p", line) for line in lines if line.strip())])

    return laid


TEXTS: dict[str, Layout] = {
    "tabs": _joined("\t"),
    "pipes": _joined(" | "),
    "pipes at both ends": _boxed,
    "aligned": _aligned,
    "aligned, two blanks apart": _aligned_closely,
    "aligned, header underlined": _ruled,
    "aligned, cells wrapped": _wrapped,
    "wrapped, a blank line after each row": _wrapped_apart,
    "header over two lines": _high_header,
    "page break, header again": _pages,
    "CAPITALS": _capitals,
    "one row only": _one_row,
    "“ / ” between cells": _joined(" / "),
    "cards": _cards,
    "cards, blanks left out": _cards_without_blanks,
    "label above value": _above,
    "one cell a line": _one_a_line,
    "one cell a line, rows apart": _one_a_line_apart,
    "one cell a line, dashes for blanks": _one_a_line_whole,
    "column by column": _by_column,
    "column by column, with numbers": _by_column_numbered,
    "header lost": _headless,
    "header lost, tabs": _headless_tabs,
    "list, dashes between": _items,
    "cells joined by one blank": _joined(" "),
}
FILES: dict[str, tuple[str, Layout]] = {
    "CSV": ("csv", _separated(",")),
    "TSV": ("tsv", _separated("\t")),
    "DOCX": ("docx", lambda title, rows: in_word([("h1", title), ("table", rows)])),
    "ODT": ("odt", lambda title, rows: in_odt([("h1", title), ("table", rows)])),
    "XLSX": ("xlsx", lambda title, rows: in_excel({"Plan": [[title], [""], *rows]})),
    "ODS": ("ods", lambda title, rows: in_ods({"Plan": [[title], [""], *rows]})),
    "HTML": ("html", lambda title, rows: in_html([("h1", title), ("table", rows)])),
    "Markdown": ("md", lambda title, rows: in_markdown([("h1", title), ("table", rows)])),
}
PARAGRAPHS: dict[str, tuple[str, Layout]] = {
    f"DOCX, {name}": ("docx", _in_paragraphs(TEXTS[name]))
    for name in (
        "cards", "label above value", "one cell a line, dashes for blanks", "column by column, with numbers",
    )
}  # fmt: skip
LAYOUTS: dict[str, tuple[str, Layout]] = {
    **FILES,
    **PARAGRAPHS,
    **{name: ("txt", layout) for name, layout in TEXTS.items()},
}
