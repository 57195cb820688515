"""A text to be printed, as blocks, and how these are written in HTML and in Markdown.

What a text says is composed once; a form only sets it. Word has a writer of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from html import escape
from typing import Final, TypeAlias

from remit.graph.exchange.markdown import as_markdown
from remit.graph.model import Citation

_BREAK: Final = '<hr class="leaf">'  # where paper begins a new leaf
# How parts of a line are set: the tag that holds them, and the marks around them in Markdown.
_LOOKS: Final = {
    "": ("", ""),
    "strong": ("strong", "**"),
    "question": ("em", "*"),
    "place": ("small", ""),
}


@dataclass(frozen=True, slots=True)
class Part:
    """Some words of a line, and how they are set: plain, ``strong``, as a ``question`` or a ``place``; ``link`` is the web address that they lead to."""

    text: str
    look: str = ""
    link: str = ""


Line: TypeAlias = tuple[Part, ...]
Place: TypeAlias = Callable[[Citation], str]  # how a passage's place is written
QUOTE: Final = 160  # letters of a passage that is quoted beside its place


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a level from 1."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph."""

    line: Line


@dataclass(frozen=True, slots=True)
class Items:
    """A list; ``ordered`` where its items are counted."""

    lines: tuple[Line, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows below a head; the first cell of each names the row."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str | Part, ...], ...]


@dataclass(frozen=True, slots=True)
class NewLeaf:
    """What follows begins on a new leaf of paper."""


Block: TypeAlias = Heading | Paragraph | Items | Table | NewLeaf


def line(*parts: str | Part) -> Line:
    """A line of plain words and of parts that are set in their own way."""
    made = (Part(part) if isinstance(part, str) else part for part in parts)
    return tuple(part for part in made if part.text)


def reworded(block: Block, told: Callable[[str], str]) -> Block:
    """A block with each of its texts told otherwise."""

    def part(one: Part) -> Part:
        return replace(one, text=told(one.text))

    match block:
        case Heading(level, text):
            return Heading(level, told(text))
        case Paragraph(words):
            return Paragraph(tuple(map(part, words)))
        case Items(lines, ordered):
            return Items(tuple(tuple(map(part, each)) for each in lines), ordered)
        case Table(title, head, rows):
            cells = (
                tuple(part(c) if isinstance(c, Part) else told(c) for c in row) for row in rows
            )
            return Table(title, head, tuple(cells))
        case NewLeaf():
            return block


def as_html(blocks: Iterable[Block]) -> str:
    """The blocks as the body of a page, with everything escaped."""
    return "\n".join(map(_html, blocks))


def _html(block: Block) -> str:
    match block:
        case Heading(level, text):
            return f"<h{level}>{escape(text)}</h{level}>"
        case Paragraph(words):
            return f"<p>{_inline(words)}</p>"
        case Items(lines, ordered):
            tag = "ol" if ordered else "ul"
            return f"<{tag}>{''.join(f'<li>{_inline(each)}</li>' for each in lines)}</{tag}>"
        case Table(title, head, rows):
            top = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in head)
            body = "".join(
                f'<tr><th scope="row">{_inline(line(row[0]))}</th>'
                + "".join(f"<td>{_inline(line(cell))}</td>" for cell in row[1:])
                + "</tr>"
                for row in rows
            )
            return (
                f'<div class="scroll" role="region" aria-label="{escape(title)}" tabindex="0">'
                f"<table><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table></div>"
            )
        case NewLeaf():
            return _BREAK


def _inline(words: Line) -> str:
    found = []
    for part in words:
        tag, _ = _LOOKS[part.look]
        text = escape(part.text)
        if part.link:
            text = f'<a href="{escape(part.link)}">{text}</a>'
        found.append(f"<{tag}>{text}</{tag}>" if tag else text)
    return " ".join(found)


def as_text(blocks: Iterable[Block]) -> str:
    """The blocks as Markdown, in which nothing of a document is taken for marking."""
    return "\n\n".join(filter(None, map(_markdown, blocks))) + "\n"


def _markdown(block: Block) -> str:
    match block:
        case Heading(level, text):
            return f"{'#' * level} {as_markdown(text)}"
        case Paragraph(words):
            return _marked(words)
        case Items(lines, ordered):
            return "\n".join(
                f"{f'{n}.' if ordered else '-'} {_marked(each)}" for n, each in enumerate(lines, 1)
            )
        case Table(_, head, rows):
            return "\n".join([_row(head), _row(["---"] * len(head)), *map(_row, rows)])
        case NewLeaf():
            return ""


def _row(cells: Sequence[str | Part]) -> str:
    return "| " + " | ".join("---" if c == "---" else _marked(line(c)) for c in cells) + " |"


def _marked(words: Line) -> str:
    found = []
    for part in words:
        _, mark = _LOOKS[part.look]
        text = as_markdown(part.text)
        if part.link:
            text = f"[{text}](<{part.link}>)"
        found.append(f"({text})" if part.look == "place" else f"{mark}{text}{mark}")
    return " ".join(found)
