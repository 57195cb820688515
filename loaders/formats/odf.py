"""What OpenDocument text and sheets share: their words, their styles, their tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from remit.graph.errors import DocumentError
from remit.graph.place import Place
from remit.loaders.document.table import UNSEEN
from remit.loaders.formats.collecting import Collector, Holder, Paragraph
from remit.loaders.formats.opener import (
    LOCKED,
    Package,
    attribute,
    child,
    local,
    whole_number,
)
from remit.loaders.formats.seeing import PAPER, is_unseen
from remit.loaders.formats.theme import is_colour

if TYPE_CHECKING:
    from lxml.etree import _Element

_LONGEST_CHAIN = 20
_MOST_BLANKS = 1000
_SILENT = (
    "tracked-changes", "change", "change-start", "change-end", "title", "desc", "forms",
    "sequence-decls", "variable-decls", "user-field-decls", "note-citation", "event-listeners",
    "ruby-text", "image", "object", "object-ole", "plugin",
)  # fmt: skip
SHAPES = (
    "frame", "text-box", "custom-shape", "rect", "ellipse", "circle", "line", "polyline", "polygon",
    "path", "connector", "caption", "g", "a",
)  # fmt: skip


def opened(content: bytes) -> tuple[Package, _Element, _Element | None]:
    """Open an OpenDocument file: the package, its content and its styles.

    Raises:
        DocumentError: it is damaged, locked, or too large.
    """
    package = Package(content)
    manifest = "META-INF/manifest.xml"
    if manifest in package and b"encryption-data" in package.part(manifest):
        raise DocumentError(LOCKED)
    styles = package.tree("styles.xml") if "styles.xml" in package else None
    return package, package.tree("content.xml"), styles


@dataclass(frozen=True)
class Look:
    """What a style says that bears on what is said."""

    hidden: bool = False
    struck: bool = False
    colour: str = ""
    shown: bool = True  # of a sheet
    ink: str = ""  # of letters, and what is behind them
    ground: str = ""


class Looks:
    """The styles of a file, by family and name, ancestors resolved."""

    def __init__(self, *roots: _Element | None) -> None:
        self._nodes: dict[tuple[str, str], _Element] = {}
        for root in roots:
            for node in root.iter() if root is not None else ():
                if local(node) == "style":
                    key = (attribute(node, "family"), attribute(node, "name"))
                    self._nodes.setdefault(key, node)
        self._known: dict[tuple[str, str], Look] = {}

    def of(self, family: str, name: str) -> Look:
        """The look of a named style."""
        key = (family, name)
        if key not in self._known:
            self._known[key] = self._resolved(family, name)
        return self._known[key]

    def names(self, family: str, name: str) -> list[str]:
        """A style's name and those of its ancestors, nearest first."""
        found: list[str] = []
        while name and len(found) < _LONGEST_CHAIN:
            found.append(name)
            node = self._nodes.get((family, name))
            name = attribute(node, "parent-style-name") if node is not None else ""
        return found

    def list_of(self, name: str) -> str:
        """The list style that a paragraph style brings along."""
        for one in self.names("paragraph", name):
            node = self._nodes.get(("paragraph", one))
            if node is not None and (found := attribute(node, "list-style-name")):
                return found
        return ""

    def stated(self, family: str, name: str, kind: str, attribute_: str) -> str:
        """What a style, or else its nearest ancestor that does, states in properties of a kind; empty where none does."""
        for one in self.names(family, name):
            node = self._nodes.get((family, one))
            for properties in node if node is not None else ():
                if found := _stated(properties, kind, attribute_):
                    return found
        return ""

    def _resolved(self, family: str, name: str) -> Look:
        hidden = struck = False
        colour, shown, ink, ground = "", True, "", ""
        for one in reversed(self.names(family, name)):
            node = self._nodes.get((family, one))
            for properties in node if node is not None else ():
                if display := _stated(properties, "text-properties", "display"):
                    hidden = display == "none"
                for line in ("text-line-through-style", "text-line-through-type"):
                    if through := _stated(properties, "text-properties", line):
                        struck = through != "none"
                fill = _stated(properties, "table-cell-properties", "background-color")
                colour = (
                    fill.lstrip("#").upper() if fill.startswith("#") else "" if fill else colour
                )
                if display := _stated(properties, "table-properties", "display"):
                    shown = display != "false"
                # What a rule colours by what a cell says is not worked out.
                ink = "" if local(properties) == "map" else _of_letters(properties, ink)
                ground = _behind(properties, ground)
        return Look(hidden, struck, colour, shown, ink, ground)


def _of_letters(properties: _Element, inherited: str) -> str:
    """The colour of letters as RRGGBB; none where the program chooses one that can be read."""
    if _stated(properties, "text-properties", "use-window-font-color") == "true":
        return ""
    colour = _stated(properties, "text-properties", "color").lstrip("#").upper()
    return colour if is_colour(colour) else inherited


def _behind(properties: _Element, inherited: str) -> str:
    """The colour behind words as RRGGBB, be it theirs or that of their paragraph, row or table."""
    fill = attribute(properties, "background-color")
    if not fill or local(properties) in ("table-cell-properties", "graphic-properties"):
        return inherited
    return fill.lstrip("#").upper() if fill.startswith("#") else ""


def _stated(properties: _Element, kind: str, name: str) -> str:
    return attribute(properties, name) if local(properties) == kind else ""


class Line(Paragraph):
    """A paragraph, with what hangs on it."""

    def __init__(self) -> None:
        super().__init__()
        self.boxes: list[_Element] = []
        self.notes: list[_Element] = []

    def add(self, words: str | None, reason: str) -> None:
        """Add words, or leave them out for a reason."""
        if not words:
            return
        words = (
            " ".join(words.split("\n")) if "\n" in words else words
        )  # a break in the XML is a blank
        self.keep(words, reason)


class Words:
    """Reads what stands in paragraphs: fields, links, notes, comments, hidden and deleted text."""

    def __init__(self, collector: Collector, looks: Looks, content: _Element) -> None:
        self.collector = collector
        self.looks = looks
        self.ground = PAPER  # what words stand on; empty where that is not known
        self.deleted = {
            attribute(region, "id"): region
            for region in content.iter()
            if local(region) == "changed-region"
        }

    def line(self, paragraph: _Element, holder: Holder, reason: str = "") -> Line:
        """The words of a paragraph; what is not said is left out where the paragraph stands."""
        line = Line()
        look = self.looks.of("paragraph", attribute(paragraph, "style-name"))
        hidden = "hidden" if _is_hidden_whole(paragraph) else ""
        around, self.ground = self.ground, look.ground or self.ground
        self._inline(paragraph, line, holder, reason or hidden or _unsaid(look), look.ink)
        self.ground = around
        for why, gone in line.gone:
            self.collector.leave_out(gone, why, holder.place)
        return line

    def _inline(
        self, node: _Element, line: Line, holder: Holder, reason: str, ink: str = ""
    ) -> None:
        why = reason or (UNSEEN if is_unseen(ink, self.ground) else "")
        line.add(node.text, why)
        for one in node:
            self._piece(one, line, holder, reason, ink)
            line.add(one.tail, why)

    def _piece(
        self, node: _Element, line: Line, holder: Holder, reason: str, ink: str = ""
    ) -> None:
        kind = local(node)
        if kind == "s":
            count = whole_number(attribute(node, "c", "1"), 1, 1, _MOST_BLANKS)
            line.keep(" " * count, reason)
        elif kind == "tab":
            line.keep("\t", reason)
        elif kind == "line-break":
            line.keep("\n", reason)
        elif kind == "span":
            look = self.looks.of("text", attribute(node, "style-name"))
            ink = look.ink or ink
            around, self.ground = self.ground, look.ground or self.ground
            self._inline(node, line, holder, reason or _unsaid(look), ink)
            self.ground = around
        elif kind in ("change", "change-start"):
            self.change(node, holder)
        elif kind == "note":
            line.notes.append(node)
        elif kind == "annotation":
            self.comment(node, holder.place)
        elif kind in ("hidden-text", "hidden-paragraph"):
            self._hidden(node, line, holder, reason, ink)
        elif kind == "placeholder":
            said = "a placeholder that nobody has filled in"
            self._inline(node, line, holder, reason or said, ink)
        elif kind in SHAPES and not _is_link(node):
            line.boxes.append(node)
        elif kind not in _SILENT:
            self._inline(node, line, holder, reason, ink)

    def _hidden(self, node: _Element, line: Line, holder: Holder, reason: str, ink: str) -> None:
        """A text that a condition hides, which may stand in what says so instead of in the paragraph."""
        why = reason or ("hidden" if _is_hidden(node) else "")
        if not plain(node):
            line.add(attribute(node, "string-value"), why)
        self._inline(node, line, holder, why, ink)

    def change(self, node: _Element, holder: Holder) -> None:
        """Where text was deleted, leave it out with its words."""
        region = self.deleted.get(attribute(node, "change-id"))
        deletion = child(region, "deletion")
        if deletion is not None:
            self.collector.leave_out(
                plain(deletion, without=("change-info",)), "deleted", holder.place
            )

    def comment(self, node: _Element, place: Place) -> None:
        """Leave out a comment."""
        words = plain(node, without=("creator", "date", "date-string", "creator-initials", "initials"))  # fmt: skip
        self.collector.leave_out(words, "a comment", place)


def _unsaid(look: Look) -> str:
    return "hidden" if look.hidden else "struck out" if look.struck else ""


def _is_hidden(node: _Element) -> bool:
    return attribute(node, "is-hidden", "true") == "true"


def _is_hidden_whole(paragraph: _Element) -> bool:
    """Whether a mark in a paragraph hides all of it."""
    for node in paragraph.iter():
        if local(node) == "hidden-paragraph" and _is_hidden(node):
            around = node.getparent()
            while around is not None and local(around) not in ("p", "h"):
                around = around.getparent()
            if around is paragraph:
                return True
    return False


def _is_link(node: _Element) -> bool:
    """Whether an ``a`` is a link in a text, and not one around a drawing."""
    return local(node) == "a" and "drawing" not in str(node.tag)


def plain(node: _Element, without: tuple[str, ...] = ()) -> str:
    """All words of an element; paragraphs are lines."""
    return "".join(_plain(node, without))


def _plain(node: _Element, without: tuple[str, ...]) -> Iterator[str]:
    kind = local(node)
    if kind in without:
        return
    if kind in ("p", "h", "line-break"):
        yield "\n"
    elif kind in ("s", "tab"):
        yield " "
    yield node.text or ""
    for one in node:
        yield from _plain(one, without)
        yield one.tail or ""
