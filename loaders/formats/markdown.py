"""Markdown: headings, lists, notes and tables, each with the line of the file that it stands on.

HTML inside it is read for its words only, unless it is most of the text: then it is read as a page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html import escape, unescape
from typing import TYPE_CHECKING, Any

from remit.graph.errors import DocumentError
from remit.graph.place import Place
from remit.loaders.blocks import Block, Part
from remit.loaders.document.table import Cell, LeftOut, Table
from remit.loaders.formats import html
from remit.loaders.formats.collecting import Pieces, lines_of
from remit.loaders.formats.html import decoded
from remit.loaders.formats.marks import start_of, without_marker

if TYPE_CHECKING:
    from markdown_it.token import Token

_NOTE = re.compile(r"^\[\^([^\]\s]{1,40})\]:\s*")
_CALL = re.compile(r"\[\^([^\]\s]{1,40})\]")
_FRONT = re.compile(r"---[ \t]*\n(.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL)
_TITLE = re.compile(r"""title:\s{1,9}(?P<q>["']?)(?P<said>\S[^\n]{0,300}?)(?P=q)\s*$""")
_TAG = re.compile(r"<(/?)\s*([a-zA-Z][a-zA-Z0-9]*)[^>]*>")
_BLOCKS = re.compile(r"<(?:p|li|td|h[1-6])\b", re.IGNORECASE)
_MOSTLY = 0.5  # of a text
_STRUCK_TAGS = ("del", "s", "strike")


def read(content: bytes) -> Pieces:
    """Read Markdown.

    Raises:
        DocumentError: it is nested beyond all use.
    """
    from markdown_it import MarkdownIt

    walk = _Walk()
    words = walk.without_front(decoded(content).replace("\r\n", "\n").replace("\r", "\n"))
    walk.noted = frozenset(note[1] for line in words.split("\n") if (note := _NOTE.match(line)))
    environment: dict[str, Any] = {}
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    try:
        tokens = parser.parse(words, environment)
        if _is_a_page(tokens, words):
            page = html.read(f"<h1>{escape(walk.title)}</h1>{words}".encode())
            return page._replace(left_out=(*walk.left_out, *page.left_out))
        walk.tokens(tokens)
    except RecursionError:
        raise DocumentError("the text is nested far too deeply; it is not read") from None
    walk.short_notes(environment.get("references") or {})
    blocks = sorted(walk.blocks, key=lambda block: block.parts[0].number)
    return Pieces(tuple(blocks), tuple(walk.tables), tuple(walk.left_out))


def _is_a_page(tokens: Sequence[Token], words: str) -> bool:
    """Whether most of a text is HTML, as programs that keep web pages write it below their particulars."""
    inside = sum(len(token.content) for token in tokens if token.type == "html_block")
    return inside > _MOSTLY * len(words.strip()) and _BLOCKS.search(words) is not None


@dataclass
class _Walk:
    blocks: list[Block] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    _form: tuple[str, int, str] = ("", 0, "")
    _items: list[str] = field(default_factory=list)  # the marks of the items that we are in
    _cells: list[Cell] = field(default_factory=list)
    _row: list[Part] = field(default_factory=list)
    _at: tuple[int, int] = (0, 0)  # row and column
    _headers: int = 0
    _expected: int = 1
    title: str = ""  # as the particulars above a text give it
    noted: frozenset[str] = frozenset()  # the marks of the text's notes

    def without_front(self, words: str) -> str:
        """Leave out the particulars that some programs keep above a text, line for line."""
        front = _FRONT.match(words)
        if front is None:
            return words
        reason = "what a program keeps above the text"
        for number, line in enumerate(front[1].splitlines(), 2):
            if title := _TITLE.match(line):  # what a reader of the page sees above it
                self.title = unescape(title["said"])
                self._block([Part(self.title, number)], "heading", 1, "")
            elif line.strip():
                self.left_out.append(LeftOut(" ".join(line.split()), Place(line=number), reason))
        return "\n" * front[0].count("\n") + words[front.end() :]

    def short_notes(self, references: dict[str, dict[str, Any]]) -> None:
        """Read notes of one word, which look like the address of a link."""
        for mark, told in references.items():
            line = (told.get("map") or (0, 0))[0] + 1
            if mark.startswith("^") and not any(b.parts[0].number == line for b in self.blocks):
                part = Part(str(told.get("href") or ""), line)
                self.blocks.append(Block((part,), "footnote", mark[1:].casefold()))

    def tokens(self, tokens: Sequence[Token]) -> None:
        """Walk over the blocks of a text."""
        line = 0
        for token in tokens:
            line = token.map[0] + 1 if token.map else line
            match token.type:
                case "heading_open":
                    self._form = ("heading", int(token.tag[1:]), "")
                case "paragraph_open":
                    mark = self._items[-1] if self._items else ""
                    self._form = ("item", len(self._items), mark) if self._items else ("", 0, "")
                case "list_item_open":
                    number = f"{token.info}{token.markup}" if token.info else "•"
                    self._items.append(number)
                case "list_item_close":
                    self._items.pop()
                case "inline" if self._at[0]:
                    self._cell(token, line)
                case "inline":
                    self._text(token, line)
                case "fence" | "code_block":
                    first = line + (token.type == "fence")
                    code = enumerate(token.content.splitlines(), first)
                    self._block([Part(text, n) for n, text in code], "paragraph", 0, "")
                case "html_block":
                    self._html(token.content, line)
                case _:
                    self._table(token.type)

    # --- running text

    def _text(self, token: Token, line: int) -> None:
        form, level, marker = self._form
        parts = list(self._said(token.children or (), line))
        if form == "item" and self._items:
            self._items[-1] = ""  # only the first paragraph of an item has its mark
        if form:
            self._block(parts, form, level, marker)
            return
        group: list[Part] = []
        now = ("paragraph", "")
        gap = True
        for part in parts:
            start = start_of(part.text, self._expected)
            if note := _NOTE.match(part.text):
                start, part = ("footnote", note[1]), part._replace(text=part.text[note.end() :])  # noqa: PLW2901
            elif start and start[1]:
                part = part._replace(text=without_marker(part.text))  # noqa: PLW2901
            if start and group:
                self._block(group, now[0], 0, now[1], gap=gap)
                group, gap = [], False
            if start or not group:
                now = start or ("paragraph", "")
                self._expected = int(now[1]) + 1 if now[1].isdecimal() and now[0] == "item" else 1
            group.append(part)
        self._block(group, now[0], 0, now[1], gap=gap)

    def _said(self, tokens: Sequence[Token], line: int) -> Iterator[Part]:
        """The lines of a text, without its marks; struck-out words are left out."""
        words, struck = "", ""
        depth = 0
        for token in [*tokens, None]:
            if token is None or token.type in ("softbreak", "hardbreak") or _is_break(token):
                if struck.strip():
                    place = Place(line=line)
                    self.left_out.append(LeftOut(" ".join(struck.split()), place, "struck out"))
                yield Part(words, line)
                words = struck = ""
                line += token is not None and not _is_break(token)
                continue
            depth += _strikes(token)
            text = token.content if token.type in ("text", "code_inline", "text_special") else ""
            if self.noted and not (not words and _NOTE.match(text)):
                text = _CALL.sub(lambda m: "" if m[1] in self.noted else m[0], text)
            if depth > 0:
                struck += text
            else:
                words += text

    def _html(self, content: str, line: int) -> None:
        words = _uncommented(content)
        from selectolax.lexbor import LexborHTMLParser

        parts = []
        for number, text in enumerate(words.split("\n"), line):
            body = LexborHTMLParser(text).body
            parts.append(Part(body.text(separator=" ") if body is not None else "", number))
        self._block(parts, "paragraph", 0, "")

    def _block(
        self, parts: Sequence[Part], form: str, level: int, marker: str, *, gap: bool = True
    ) -> None:
        kept = [part._replace(text=" ".join(lines_of(part.text))) for part in parts]
        kept = [part for part in kept if part.text]
        if kept:
            self.blocks.append(Block(tuple(kept), form, marker, gap, level))

    # --- tables

    def _table(self, kind: str) -> None:
        row, column = self._at
        match kind:
            case "table_open":
                self._cells, self._headers = [], 0
            case "thead_close":
                self._headers = row
            case "tr_open":
                self._at, self._row = (row + 1, 0), []
            case "th_open" | "td_open":
                self._at = (row, column + 1)
            case "tr_close" if any(part.text for part in self._row):
                number = len(self.tables) + 1
                parts = tuple(part for part in self._row if part.text)
                self.blocks.append(Block(parts, "row", gap=row == 1, table=number))
            case "table_close":
                number = len(self.tables) + 1
                self.tables.append(Table(number, "", self._headers, tuple(self._cells)))
                self._at = (0, 0)

    def _cell(self, token: Token, line: int) -> None:
        row, column = self._at
        place = Place(table=len(self.tables) + 1, row=row, column=column)
        for part in self._said(token.children or (), line):
            text = " ".join(lines_of(part.text))
            self._row.append(Part(text, line, column, place))
        if any(part.text and part.column == column for part in self._row):
            self._cells.append(Cell(row, column, header=not self._headers))


def _is_break(token: Token) -> bool:
    found = _TAG.match(token.content) if token.type == "html_inline" else None
    return found is not None and found[2].casefold() == "br"


def _strikes(token: Token) -> int:
    """Whether what follows is struck out (1), or is so no more (-1)."""
    if token.type in ("s_open", "s_close"):
        return 1 if token.type == "s_open" else -1
    found = _TAG.match(token.content) if token.type == "html_inline" else None
    if found is None or found[2].casefold() not in _STRUCK_TAGS:
        return 0
    return -1 if found[1] else 1


def _uncommented(content: str) -> str:
    """What is left of a page without its comments; one that is never closed is none.

    >>> _uncommented("one<!-- two --> three <!-- four")
    'one three <!-- four'
    """
    words, at = [], 0
    while (start := content.find("<!--", at)) >= 0 and (end := content.find("-->", start + 4)) >= 0:
        words.append(content[at:start])
        at = end + 3
    return "".join([*words, content[at:]])
