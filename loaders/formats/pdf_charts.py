"""Charts drawn in a PDF: boxes with words in them, and lines whose ends touch two of them.

Nothing in the file ties a line to a box, so that what it joins is drawn and never stated. A page is only told where all of
its lines are plain, or have words that are understood to be theirs: arrows and words that lie about may say anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from remit.graph.place import Place
from remit.loaders.blocks import Block
from remit.loaders.document.drawing import Box, Link, Shape, Stroke, links_of, middle_of
from remit.loaders.document.table import LeftOut
from remit.loaders.formats.pdf_furniture import Leaf
from remit.loaders.formats.pdf_grids import is_inside, stands_in
from remit.loaders.formats.pdf_sheet import Point
from remit.loaders.formats.pdf_words import Line, Word, lines_of_words, pieces_of

UNTOLD = "what the lines of this chart say cannot be told: look at it"
_MOST_WORDS = 25  # in a box of a chart; what has more is a frame round text
_MOST_BLOCKS = 6  # that the words of one box became
_MOST_BOXES = 300
_MOST_STROKES = 2_000
_MOST_LOOKS = (
    2_000_000  # at pairs of what is drawn and what stands there; no chart has a tenth of it
)
_NEAR = 1.5  # points
_AT_AN_END = 4.0  # points from the end of a line to the head of its arrow
_UNKNOWN = (0,)  # for words that no block says by themselves


def charts_in(
    leaves: Sequence[Leaf], blocks: Sequence[Block]
) -> tuple[tuple[Link, ...], tuple[LeftOut, ...]]:
    """Which boxes the lines of pages join, by the numbers of their blocks; and which pages have lines that tell nothing."""
    pages: dict[int, list[tuple[int, str]]] = {}
    for number, block in enumerate(blocks, 1):
        place = block.parts[0].place
        if place is not None and place.page and not place.table:
            pages.setdefault(place.page, []).append((number, _key(block.text)))
    found: list[Link] = []
    untold: list[LeftOut] = []
    for leaf in (leaf for leaf in leaves if leaf.strokes):
        drawn = [_drawn(leaf, boxes) for boxes in (leaf.outlines, leaf.grids.frames)]
        large = any(_is_too_large(leaf, boxes) for boxes in drawn)
        links = () if large else _links(leaf, drawn, pages.get(leaf.number, []))
        if large or any(link.arrow or link.words == _UNKNOWN for link in links):
            where = Place(page=leaf.number, printed=leaf.label)
            untold.append(LeftOut(f"({len(links) or len(leaf.strokes)} lines)", where, UNTOLD))
        else:
            found.extend(links)
    return tuple(found), tuple(untold)


def _drawn(leaf: Leaf, boxes: Iterable[Box]) -> list[Box]:
    """Boxes that are drawn on a page outside of its tables, each once."""
    tables = [table.box for table in leaf.grids.tables]
    return [
        box
        for box in dict.fromkeys(boxes)
        if not any(is_inside(middle_of(box), table) for table in tables)
    ]


def _is_too_large(leaf: Leaf, boxes: Sequence[Box]) -> bool:
    """Whether there are boxes, and more is drawn on a page than can be compared: a map, or a hostile file."""
    strokes = len(leaf.strokes)
    looks = max(len(boxes) * len(leaf.words), strokes * len(leaf.heads))
    return len(boxes) > 1 and (strokes > _MOST_STROKES or looks > _MOST_LOOKS)


def _links(
    leaf: Leaf, drawn: Sequence[Sequence[Box]], told: list[tuple[int, str]]
) -> tuple[Link, ...]:
    # Boxes of four lines each come last; a line between two may look like the side of another.
    each = (_boxes(leaf, boxes) for boxes in drawn)
    boxes = next((boxes for boxes in each if len(boxes) > 1), [])
    if not boxes:
        return ()
    shapes = [
        Shape(str(n), found, box)
        for n, (box, words) in enumerate(boxes)
        if (found := _found(words, told))
    ]
    outside = [w for w in leaf.words if not any(stands_in(w, box) for box, _ in boxes)]
    for n, line in enumerate(lines_of_words(outside), len(boxes)):
        for m, piece in enumerate(pieces_of(line)):
            blocks = _found(piece.words, told) or _UNKNOWN
            shapes.append(Shape(f"{n} {m}", blocks, _around(piece), bare=True))
    strokes = [
        Stroke(points=(start, end), arrow=_is_arrow(leaf, start, end))
        for start, end in leaf.strokes
        if not any(is_inside(middle_of((*start, *end)), box, _NEAR) for box, _ in boxes)
    ]
    bare = {shape.blocks for shape in shapes if shape.bare}
    links = links_of(shapes, strokes)
    return tuple(link for link in links if not {link.start, link.end} & bare)


def _is_arrow(leaf: Leaf, start: Point, end: Point) -> bool:
    return any(is_inside(at, head, _AT_AN_END) for head in leaf.heads for at in (start, end))


def _boxes(leaf: Leaf, drawn: Sequence[Box]) -> list[tuple[Box, list[Word]]]:
    """Those of the boxes drawn on a page that hold a few words and no other box, each once, with its words."""
    found: list[tuple[Box, list[Word]]] = []
    for box in sorted(drawn, key=lambda box: (box[2] - box[0]) * (box[3] - box[1])):
        words = [word for word in leaf.words if stands_in(word, box)]
        inner = any(is_inside(middle_of(other), box) for other, _ in found)
        if words and len(words) <= _MOST_WORDS and not inner:
            found.append((box, words))
        if len(found) > _MOST_BOXES:
            return []
    return found


def _found(words: Sequence[Word], told: Sequence[tuple[int, str]]) -> tuple[int, ...]:
    """The blocks that say what stands in a box, and nothing else; none where there are no such."""
    wanted = _key("".join(line.text for line in lines_of_words(words)))
    if not wanted:
        return ()
    for first in range(len(told)):
        said = ""
        for n in range(first, min(first + _MOST_BLOCKS, len(told))):
            said += told[n][1]
            if said == wanted:
                return tuple(number for number, _ in told[first : n + 1])
            if not wanted.startswith(said):
                break
    return ()


def _around(line: Line) -> Box:
    return (line.x0, line.y0, line.x1, line.y1)


def _key(words: str) -> str:
    return "".join(filter(str.isalnum, words))
