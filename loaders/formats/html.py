"""Web pages (HTML): what a browser shows of them, with their headings, lists and tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from remit.graph.errors import DocumentError
from remit.graph.place import Place
from remit.loaders.formats.collecting import Collector, Grid, Holder, Pieces
from remit.loaders.formats.docx_styles import counted
from remit.loaders.formats.html_looks import Unsaid
from remit.loaders.formats.opener import whole_number

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{3,40})", re.IGNORECASE)
_LOOKED_AT = 2048  # bytes
_UNSEEN = (
    "head", "script", "style", "template", "noscript", "iframe", "object", "audio", "video", "canvas", "datalist", "title", "link", "meta",
)  # fmt: skip
_BLOCKS = (
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "header", "hr", "html", "legend", "main", "p", "pre", "section", "summary", "caption",
)  # fmt: skip
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_DEEPEST = 500  # tags that are open at once; pages that people made stay below a hundred
# Tags that have no end, or need not have one.
_CLOSED_UNASKED = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
        "p",
        "li",
        "dt",
        "dd",
        "tr",
        "td",
        "th",
        "thead",
        "tbody",
        "tfoot",
        "option",
        "colgroup",
        "optgroup",
        "rp",
        "rt",
        "caption",
        "path",
        "rect",
        "circle",
        "line",
        "use",
        "polygon",
        "polyline",
        "ellipse",
        "stop",
    ]
)
_FILL = re.compile(r"background(?:-color)?\s*:\s*#([0-9a-f]{6})\b", re.IGNORECASE)
_MARK = re.compile(r"\s{0,9}(\[?\d{1,3}\]?)\s{0,9}")
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹", "[]")
_MOST_WORDS = 25  # beside a term that is a label
_WIDEST, _LONGEST = 1000, 65_534  # spans that the standard allows


def read(content: bytes) -> Pieces:
    """Read a web page.

    Raises:
        DocumentError: its tags are nested beyond all use.
    """
    collector = Collector()
    read_page(decoded(content), collector)
    return collector.pieces()


def read_page(page: str, collector: Collector, *, in_message: bool = False) -> None:
    """Put what stands on a page into a collector; a message leaves out what it quotes of another.

    Raises:
        DocumentError: its tags are nested beyond all use.
    """
    from selectolax.lexbor import LexborHTMLParser

    _refuse_deep(page)
    parsed = LexborHTMLParser(page)
    body = parsed.body
    walk = _Walk(collector, Unsaid(parsed, in_message=in_message))
    if body is not None:
        try:
            walk.children(body, walk.collector)
        except RecursionError:
            raise DocumentError("the page is nested far too deeply; it is not read") from None
        walk.flush(walk.collector)


def _refuse_deep(page: str) -> None:
    """Refuse a page that no browser was meant for, as the parser's time grows with the square of the depth."""
    depth = 0
    for tag in _TAG.finditer(page):
        if tag[2].casefold() not in _CLOSED_UNASKED:
            depth = max(depth - 1, 0) if tag[1] else depth + 1
            if depth > _DEEPEST:
                raise DocumentError("the page is nested far too deeply; it is not read")


def decoded(content: bytes) -> str:
    """The text of a file of which a mark at its start, or the page itself, may tell the encoding."""
    for mark, encoding in (
        (b"\xef\xbb\xbf", "utf-8"),
        (b"\xff\xfe", "utf-16-le"),
        (b"\xfe\xff", "utf-16-be"),
    ):
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace")
    told = _CHARSET.search(content[:_LOOKED_AT])
    for encoding in (told[1].decode("ascii") if told else "", "utf-8"):
        try:
            return content.decode(encoding or "utf-8")
        except (UnicodeDecodeError, LookupError):
            continue
    return content.decode("cp1252", "replace")


@dataclass
class _Form:
    """What the next paragraph is: a heading, an item, or whatever its words say."""

    form: str = ""
    level: int = 0
    marker: str = ""


@dataclass
class _Walk:
    collector: Collector
    _unsaid: Unsaid
    _words: list[str] = field(default_factory=list)
    _gone: list[tuple[str, str]] = field(default_factory=list)
    _form: _Form = field(default_factory=_Form)
    _depth: int = 0  # of lists

    def flush(self, holder: Holder) -> None:
        """End the paragraph."""
        words, self._words = "".join(self._words), []
        gone, self._gone = self._gone, []
        for reason, text in gone:
            self.collector.leave_out(text, reason, holder.place)
        form = self._form
        if words.strip() or gone:
            holder.text(words, form.form, form.level, form.marker)
        if words.strip():
            form.marker = ""  # only the first paragraph of an item has its mark

    def children(self, node: LexborNode, holder: Holder, *, kept: bool = False) -> None:
        """Walk over what stands in an element; ``kept`` where its line breaks count."""
        for one in node.iter(include_text=True):
            if one.is_text_node:
                text = one.text_content or ""
                text = text if kept else re.sub(r"\s", " ", text)
                self._say(text, self._unsaid.of_text(one))
            elif one.is_element_node:
                self._element(one, one.tag or "", holder, kept=kept)

    def _say(self, text: str, reason: str) -> None:
        if not reason:
            self._words.append(text)
        elif self._gone and self._gone[-1][0] == reason:
            self._gone[-1] = (reason, f"{self._gone[-1][1]} {text}")
        else:
            self._gone.append((reason, text))

    def _element(self, node: LexborNode, tag: str, holder: Holder, *, kept: bool) -> None:
        if tag in _UNSEEN:
            return
        if reason := self._unsaid.why(node, tag):
            self._gone.append((reason, _text(node)))
        elif tag == "br":
            self._words.append("\n")
        elif tag == "sup" and (mark := _MARK.fullmatch(_text(node))):
            self._words.append(mark[1].translate(_SUPERSCRIPTS))
        elif tag in _HEADINGS:
            self._within(_Form("heading", _HEADINGS[tag]), node, holder)
        elif tag in ("ul", "ol", "menu"):
            self._list(node, holder, numbered=tag == "ol")
        elif tag == "li":
            self._within(_Form("item", max(self._depth, 1), "•"), node, holder)
        elif tag == "dl" and (pairs := _pairs(node, self._unsaid)):
            self._labels(pairs, holder)
        elif tag == "table" and node.attributes.get("role") not in ("presentation", "none"):
            self._table(node, holder)
        elif tag in _BLOCKS or tag in ("table", "tbody", "thead", "tfoot", "tr", "td", "th"):
            self.flush(holder)
            self.children(node, holder, kept=kept or tag == "pre")
            self.flush(holder)
        else:
            self.children(node, holder, kept=kept)

    def _within(self, form: _Form, node: LexborNode, holder: Holder) -> None:
        self.flush(holder)
        before, self._form = self._form, form
        self.children(node, holder)
        self.flush(holder)
        self._form = before

    def _list(self, node: LexborNode, holder: Holder, *, numbered: bool) -> None:
        self.flush(holder)
        self._depth += 1
        number = whole_number(node.attributes.get("start"), 1, 0, 100_000) - 1
        shape = node.attributes.get("type") or "1"
        for one in node.iter(include_text=True):
            if one.is_element_node and one.tag == "li" and not self._unsaid.why(one, "li"):
                number = whole_number(one.attributes.get("value"), number + 1, 0, 100_000)
                marker = f"{counted(number, shape)}." if numbered else "•"
                self._within(_Form("item", self._depth, marker), one, holder)
            elif one.is_element_node:
                self._element(one, one.tag or "", holder, kept=False)
            elif one.is_text_node:
                self._say(one.text_content or "", self._unsaid.of_text(one))
        self.flush(holder)
        self._depth -= 1

    def _labels(self, pairs: list[tuple[LexborNode, list[LexborNode]]], holder: Holder) -> None:
        """A list of terms, each with few words beside it: a table of labels and values."""
        self.flush(holder)
        before = (self._form, self._depth)
        self._form, self._depth = _Form(), 0
        grid = self.collector.grid()
        for row, (term, told) in enumerate(pairs, 1):
            for column, nodes in enumerate(([term], told), 1):
                cell = grid.cell(row, column)
                for one in nodes:
                    self.children(one, cell)
                    self.flush(cell)
        holder.table(grid)
        self._form, self._depth = before

    # --- tables

    def _table(self, node: LexborNode, holder: Holder) -> None:
        self.flush(holder)
        before = (self._form, self._depth)
        self._form, self._depth = _Form(), 0
        rows = list(_rows(node))
        cells = [[one for one in row.iter() if one.tag in ("td", "th")] for row, _ in rows]
        for one in node.iter():
            if one.tag == "caption":
                self._element(one, "caption", holder, kept=False)
            elif one.tag not in ("thead", "tbody", "tfoot", "tr", "colgroup", "col"):
                self._element(one, one.tag or "", holder, kept=False)
                self.flush(holder)
        if sum(map(len, cells)) == 1:  # a frame drawn round running text
            self.children(next(cell for row in cells for cell in row), holder)
            self.flush(holder)
        elif any(cells):
            caption = next((_text(one) for one in node.iter() if one.tag == "caption"), "")
            self._grid(self.collector.grid(caption=" ".join(caption.split())), rows, cells, holder)
        self._form, self._depth = before

    def _grid(
        self,
        grid: Grid,
        rows: list[tuple[LexborNode, bool]],
        cells: list[list[LexborNode]],
        holder: Holder,
    ) -> None:
        taken: dict[int, int] = {}  # by column: the last row that a cell further up reaches
        number = 0
        for (row, is_header), here in zip(rows, cells, strict=True):
            if reason := self._unsaid.why(row, "tr"):
                self.collector.leave_out(_text(row), reason, Place(table=grid.number))
                continue
            number += 1
            all_headers = bool(here) and all(cell.tag == "th" for cell in here)
            grid.header_rows += (is_header or all_headers) and grid.header_rows == number - 1
            column = 1
            for node in here:
                while taken.get(column, 0) >= number and column < _WIDEST:
                    column += 1
                column = min(column, _WIDEST)
                wide = whole_number(node.attributes.get("colspan"), 1, 1, _WIDEST - column + 1)
                tall = whole_number(node.attributes.get("rowspan"), 1, 0, _LONGEST) or _LONGEST
                tall = min(tall, len(rows) - number + 1)
                cell = grid.cell(number, column, tall, wide)
                cell.header = node.tag == "th" or is_header
                cell.colour = _fill(node) or _fill(row)
                if reason := self._unsaid.why(node, "td"):
                    self.collector.leave_out(_text(node), reason, cell.place)
                else:
                    self.children(node, cell)
                    self.flush(cell)
                if tall > 1:
                    taken |= dict.fromkeys(range(column, column + wide), number + tall - 1)
                column += wide
        holder.table(grid)


def _pairs(terms: LexborNode, unsaid: Unsaid) -> list[tuple[LexborNode, list[LexborNode]]]:
    """The terms of a list, each with the one thing that is said of it; nothing where that is long, or more than lines of text."""
    found: list[tuple[LexborNode, list[LexborNode]]] = []
    inside = [n for one in terms.iter() for n in ([*one.iter()] if one.tag == "div" else [one])]
    for one in inside:
        if one.tag == "dt" and not unsaid.why(one, "dt"):
            found.append((one, []))
        elif one.tag == "dd" and found and not unsaid.why(one, "dd"):
            found[-1][1].append(one)
        else:
            return []
    short = all(
        told and len(_text(one).split()) <= _MOST_WORDS for _, told in found for one in told
    )
    plain = not any(one.css_first("table, ul, ol, dl, h1, h2, h3, h4, h5, h6") for one in inside)
    several = len(found) > 1 and all(len(told) == 1 for _, told in found)
    return found if several and short and plain else []


def _rows(table: LexborNode) -> Iterator[tuple[LexborNode, bool]]:
    for node in table.iter():
        if node.tag == "tr":
            yield node, False
        elif node.tag in ("thead", "tbody", "tfoot"):
            yield from ((row, node.tag == "thead") for row in node.iter() if row.tag == "tr")


def _fill(node: LexborNode) -> str:
    found = _FILL.search(node.attributes.get("style") or "")
    plain = (node.attributes.get("bgcolor") or "").lstrip("#")
    return found[1].upper() if found else plain.upper() if len(plain) == 6 else ""


def _text(node: LexborNode) -> str:
    return node.text(separator=" ") or ""
