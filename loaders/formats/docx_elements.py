"""The elements of a Word file, looked at one by one: what is in them, and which of two is shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from remit.loaders.formats.opener import attribute, child, local

if TYPE_CHECKING:
    from lxml.etree import _Element

WRAPPERS = ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag", "body")


def rows_of(table: _Element) -> Iterator[_Element]:
    """The rows of a table, through whatever is wrapped round them."""
    for node in table:
        if local(node) == "tr":
            yield node
        elif local(node) in WRAPPERS:
            yield from rows_of(node)


def cells_of(row: _Element) -> Iterator[_Element]:
    """The cells of a row, through whatever is wrapped round them."""
    for node in row:
        if local(node) == "tc":
            yield node
        elif local(node) in WRAPPERS:
            yield from cells_of(node)


def choice(node: _Element) -> Sequence[_Element]:
    """What a new program shows of something that is there twice."""
    chosen = child(node, "Choice")
    if chosen is None:
        chosen = child(node, "Fallback")
    return [] if chosen is None else list(chosen)


def boxes(node: Iterable[_Element]) -> Iterator[_Element]:
    """The boxes of a drawing, each once: those of text, paragraphs of its own, SmartArt."""
    for one in node:
        kind = local(one)
        if kind == "AlternateContent":
            yield from boxes(choice(one))
        elif (
            kind in ("txbxContent", "relIds")
            or (kind == "p" and "drawingml" in str(one.tag))
            or kind == "textpath"
        ):
            yield one
        else:
            yield from boxes(one)


def drawn_words(node: _Element) -> str:
    """The words of a box in a drawing that holds no paragraphs of the document."""
    if local(node) == "textpath":
        return attribute(node, "string")
    return "".join(one.text or "" for one in node.iter() if local(one) == "t")


def symbol(node: _Element) -> str:
    """A letter of a symbol font: a bullet where no other font has it, nothing where its number is damaged."""
    try:
        code = int(attribute(node, "char"), 16)
    except ValueError:
        return ""
    return "•" if 0xE000 <= code <= 0xF8FF or not 31 < code < 0x10000 else chr(code)


def plain(node: _Element) -> str:
    """All words of a part, whatever became of them."""
    words = []
    for one in node.iter():
        kind = local(one)
        if kind in ("t", "delText"):
            words.append(one.text or "")
        elif kind in ("p", "br", "tab"):
            words.append("\n" if kind != "tab" else "\t")
    return "".join(words)


def by_id(root: _Element | None, kind: str) -> dict[str, _Element]:
    """Notes or comments by their ids, without the rules that Word keeps among the notes."""
    nodes = () if root is None else root
    return {
        attribute(node, "id"): node
        for node in nodes
        if local(node) == kind and not attribute(node, "type").endswith("eparator")
    }


def follow_field(fields: list[bool], kind: str) -> None:
    """Keep of each field that is open whether its result has begun, at what marks its parts."""
    if kind == "begin":
        fields.append(False)
    elif fields and kind == "separate":
        fields[-1] = True
    elif fields and kind == "end":
        fields.pop()


_LEADERS = {
    "dot": ".",
    "middleDot": "·",
}  # as "hyphen" and "underscore", which nobody reads as dots
_DOTS = 8  # as many as a reader takes for leaders


def with_leaders(words: str, properties: _Element | None) -> str:
    """The words of a paragraph with the dots that its tabs print: "Clerk ........ Ann Bee"."""
    if "\t" not in words:
        return words
    tabs = child(properties, "tabs")
    stops = sorted(
        (int(position), _LEADERS.get(attribute(tab, "leader"), ""))
        for tab in (() if tabs is None else tabs)
        if (position := attribute(tab, "pos")).isdecimal() and attribute(tab, "val") != "clear"
    )
    first, *rest = words.split("\t")
    dots = [dot for _, dot in stops] + [""] * len(rest)
    filled = (
        f" {dot * _DOTS} {part}" if dot else f"\t{part}"
        for dot, part in zip(dots, rest, strict=False)
    )
    return first + "".join(filled)
