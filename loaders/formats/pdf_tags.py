"""The tags of a PDF: the tree in which its maker says what is a heading, a list, a table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playa.structure import Element

_DEEPEST = 80
_MOST_NODES = 1_000_000
_WIDEST = 1_000  # cells that one may reach over
Content = tuple[int, int]  # a page, and the number of a piece of its content


@dataclass(slots=True)
class Node:
    """An element: its role, the elements and contents in it, and how many cells it reaches over."""

    role: str
    kids: list[Node | Content] = field(default_factory=list)
    rows: int = 1
    columns: int = 1

    def contents(self) -> Iterator[Content]:
        """Everything in it, in order."""
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.contents()
            else:
                yield kid

    def nodes(self) -> list[Node]:
        """The elements right inside it."""
        return [kid for kid in self.kids if isinstance(kid, Node)]


def tags_of(content: bytes) -> Node | None:
    """The tree of a file; none where it has none that can be read."""
    import playa

    try:
        with playa.parse(content) as document:
            tree = document.structure
            if tree is None:
                return None
            root = Node("Document")
            counted = [0]
            for element in tree:
                if (node := _node(element, 0, counted)) is not None:
                    root.kids.append(node)
    except Exception:  # noqa: BLE001 - it raises errors of every kind; the layout is read instead
        return None
    return root


def _node(element: Any, depth: int, counted: list[int]) -> Node | None:
    from playa.structure import ContentItem
    from playa.structure import Element as Tagged

    counted[0] += 1
    if depth > _DEEPEST or counted[0] > _MOST_NODES or not isinstance(element, Tagged):
        return None
    node = Node(element.role)
    if node.role in ("TH", "TD"):
        node.rows, node.columns = _reach(element)
    for kid in element:
        if isinstance(kid, ContentItem):
            page = kid.page
            if page is not None and kid.stream is None:
                node.kids.append((page.page_idx + 1, kid.mcid))
        elif isinstance(kid, Tagged) and (inner := _node(kid, depth + 1, counted)) is not None:
            node.kids.append(inner)
    return node


def _reach(element: Element) -> tuple[int, int]:
    """Over how many rows and columns a cell reaches; its attributes may be one set or a list of them."""
    from playa.pdftypes import resolve1

    stated = resolve1(element.props.get("A"))
    rows = columns = 1
    for one in stated if isinstance(stated, list) else [stated]:
        found = resolve1(one)
        found = getattr(found, "attrs", found)  # of a stream
        if isinstance(found, dict):
            rows = _count(resolve1(found.get("RowSpan")), rows)
            columns = _count(resolve1(found.get("ColSpan")), columns)
    return rows, columns


def _count(value: object, default: int) -> int:
    return min(max(value, 1), _WIDEST) if isinstance(value, int) else default
