"""Running text of a page: in which order its columns are read, and where a paragraph begins."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from remit.loaders.formats.marks import BULLET, FOOTNOTE, LETTERED, NUMBERED, leaders, start_of
from remit.loaders.formats.pdf_grids import DrawnTable, stands_in
from remit.loaders.formats.pdf_joining import joined_in_cell, joined_lines
from remit.loaders.formats.pdf_sheet import Box
from remit.loaders.formats.pdf_strands import GUTTER, Piece, strands
from remit.loaders.formats.pdf_words import Line, Word, lines_of_words

_APART = 1.2  # of the usual distance of lines: a wider one ends a paragraph
_NARROW = 0.7  # of the width of the text around it
_OPEN = 0.6  # of the width: a line that ends before is the last of its paragraph
_SMALL = 3  # letters of words such as "of" and "the"
_FREE = 0.6  # of the lines of a list have room at their ends
_SHORT_OF = (
    0.8  # of the width of the text around it: a block that ends before is no text of its own
)
_SHORT = 40  # characters: lines of an address, or of what stands in a box


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together; ``right`` is where a full line of them ends."""

    lines: list[Line]
    right: float
    boxed: bool = False
    broken: bool = False  # its lines end long before those around it
    note: bool = False

    @property
    def page(self) -> int:
        """The page it begins on."""
        return self.lines[0].words[0].page

    @property
    def top(self) -> float:
        """Where it begins."""
        return self.lines[0].y0

    @property
    def size(self) -> float:
        """The size of its letters."""
        return self.lines[0].size

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(line.bold for line in self.lines)

    def text(self, known: Collection[str] = ()) -> str:
        """What it says, in one line, or in several where they were broken by hand."""
        lines: list[list[str]] = []
        for line in self.lines:
            text = line.text
            if lines and not (self.broken and not text[:1].islower()):
                lines[-1].append(text)
            else:
                lines.append([text])
        return "\n".join(joined_lines(texts, known) for texts in lines)


def in_order(
    words: Sequence[Word], tables: Sequence[DrawnTable], frames: Sequence[Box], area: float
) -> Iterator[Paragraph | DrawnTable]:
    """The paragraphs and tables of a page in the order of reading."""
    boxes = sorted((b for b in frames if _size(b) < 0.5 * area), key=_size)
    framed: dict[Box, list[Word]] = {}
    free: list[Word] = []
    inside = {id(w) for t in tables for c in t.cells for w in c.words}
    for word in words:
        if id(word) in inside:
            continue
        box = next((b for b in boxes if stands_in(word, b)), None)
        (free if box is None else framed.setdefault(box, [])).append(word)
    pieces = [Piece((line.x0, line.y0, line.x1, line.y1), line) for line in lines_of_words(free)]
    pieces += [Piece(table.box, table=table) for table in tables]
    pieces += [Piece(box, frame=tuple(inner)) for box, inner in framed.items()]
    pieces.sort(key=lambda piece: (piece.box[1], piece.box[0]))
    for strand in strands(pieces):
        yield from _paragraphs_of(strand)


def _paragraphs_of(strand: Sequence[Piece]) -> Iterator[Paragraph | DrawnTable]:
    lines: list[Line] = []
    for piece in strand:
        if piece.line is not None:
            lines.append(piece.line)
            continue
        yield from paragraphs(lines)
        lines = []
        if piece.table is not None:
            yield piece.table
        else:
            yield from _boxed(piece)
    yield from paragraphs(lines)


def _boxed(piece: Piece) -> Iterator[Paragraph]:
    """The paragraphs in a box; of two columns there the left one comes first."""
    lines = [Piece((ln.x0, ln.y0, ln.x1, ln.y1), ln) for ln in lines_of_words(piece.frame)]
    columns = list(strands(lines))
    inside = [[one.line for one in strand if one.line is not None] for strand in columns]
    usual = min((_leading(lines) for lines in inside if lines), default=0.0)
    begin = [min(line.x0 for line in lines) for lines in inside if lines]
    for found_in in inside:
        left = min((line.x0 for line in found_in), default=0.0)
        end = min((x for x in begin if x > left + GUTTER), default=piece.box[2])  # the next column
        box = piece.box if len(columns) == 1 else None
        for found in paragraphs(found_in, box, end if box is None else 0.0, leading=usual):
            found.boxed = True
            yield found


def _size(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


# --- paragraphs


def paragraphs(
    lines: Sequence[Line], box: Box | None = None, end: float = 0.0, *, leading: float = 0.0
) -> list[Paragraph]:
    """Put lines below each other into paragraphs.

    ``box`` is the cell that they stand in; ``end`` is where the text around them ends, at the right, and ``leading``
    the usual distance of two lines where other lines tell it.
    """
    if not lines:
        return []
    leading = leading or _leading(lines)
    left, far = min(line.x0 for line in lines), max(end, *(line.x1 for line in lines))
    if box is not None:  # as far from the right side as from the left
        far = max(far, box[2] - max(left - box[0], 0))
    found: list[Paragraph] = []
    expected = 1
    for block in _blocks(lines, leading):
        ends = max(line.x1 for line in block)
        narrow = ends - left < _NARROW * (far - left) and all(
            len(ln.text) <= _SHORT for ln in block
        )
        by_hand = box is None and not narrow and _by_hand(block, ends, far)
        right = ends if box is None and not by_hand else far
        expected = _put_block(
            found, block, leading, right, expected, narrow=narrow, by_hand=by_hand
        )
    return found


def _by_hand(block: Sequence[Line], right: float, far: float) -> bool:
    """Whether lines were broken by hand, as those of a list are: most have room for the word that begins the next.

    The longest line of a block that ends before the text around it has room as well, but only they know how much.
    """
    left = min(line.x0 for line in block)
    short = right - left < _SHORT_OF * (far - left)
    pairs = [(last, line) for last, line in pairwise(block) if not (short and last.x1 > right - 1)]
    free = sum(_would_fit(last, line, right) for last, line in pairs)
    entries = all(_opens(line.text) and _closes(last.text) for last, line in pairwise(block))
    stops = [line.text.endswith(".") for line in block]
    if stops[-1] and not all(stops):
        return False  # a sentence
    return entries and free >= max(1 if short else 2, _FREE * len(pairs))


def _opens(text: str) -> bool:
    """Whether a line begins as an entry of a list does, with a capital or a number: prose seldom does."""
    return text[:1].isupper() or text[:1].isdigit()


def _closes(text: str) -> bool:
    """Whether a line may end an entry: not on a small word, which what it belongs to stands behind."""
    last = text.rsplit(maxsplit=1)[-1] if text.split() else ""
    return len(last) > _SMALL or not last.islower()


def _blocks(lines: Sequence[Line], leading: float) -> list[list[Line]]:
    """Lines that are no further from each other than usual."""
    found: list[list[Line]] = []
    for line in lines:
        if not found or _is_apart(found[-1][-1], line, leading):
            found.append([line])
        else:
            found[-1].append(line)
    return found


def _is_apart(last: Line, line: Line, leading: float) -> bool:
    distance = line.words[-1].base - last.words[-1].base
    return distance > leading * max(last.size, line.size) * _APART + 0.8 or distance < 0


def _put_block(
    found: list[Paragraph],
    block: Sequence[Line],
    leading: float,
    right: float,
    expected: int,
    *,
    narrow: bool,
    by_hand: bool,
) -> int:
    for line in block:
        text = line.text
        start = start_of(text, expected)
        if start is not None and start[1].isdecimal():
            expected = int(start[1]) + 1
        above = found[-1] if found else None
        goes_on = above is not None and not _begins(above.lines[-1], line, start, leading, right)
        if goes_on and by_hand and above is not None:
            open_end = _is_rest(above.lines[-1], text)
            goes_on = open_end or not _would_fit(above.lines[-1], line, right)
        if goes_on and above is not None:
            above.lines.append(line)
        else:
            found.append(Paragraph([line], right, broken=narrow))
    return expected


def _leading(lines: Sequence[Line]) -> float:
    """The usual distance of two lines, in sizes of their letters."""
    ratios = [
        round((b.words[0].base - a.words[0].base) / a.size, 2)
        for a, b in pairwise(lines)
        if a.size and abs(a.size - b.size) < 0.5 and 0.8 < (b.y0 - a.y0) / a.size < 2.2
    ]
    if not ratios:
        return 1.25
    common = Counter(ratios)
    most = max(common.values())
    return min(ratio for ratio, times in common.items() if times * 3 >= most)


def _begins(
    last: Line,
    line: Line,
    start: tuple[str, str] | None,
    leading: float,
    right: float,
) -> bool:
    """Whether a line begins a paragraph."""
    text = line.text
    if _is_apart(last, line, leading):
        return True
    if leaders(last.text) or leaders(text):
        return True  # what dots lead to ends its line
    if abs(line.size - last.size) > 0.08 * last.size + 0.2 or line.bold != last.bold:
        return not _is_rest(last, text) or abs(line.size - last.size) > 0.25 * last.size
    if BULLET.match(text) or LETTERED.match(text) or FOOTNOTE.match(text):
        return True
    if start is not None and start[0] == "item" and NUMBERED.match(text):
        return True
    if not _would_fit(last, line, right) or _is_rest(last, text):
        return False
    if start is not None and start[0] == "label":
        return True
    # A sentence that is open goes on, but for what ends long before the line does.
    ended = last.text.endswith((".", ":", ";", "!", "?", "”", '"'))
    return (ended or last.x1 - last.x0 < _OPEN * (right - last.x0)) and not _centred(last, line)


def _would_fit(last: Line, line: Line, right: float) -> bool:
    """Whether the first word of a line had room at the end of the one above."""
    return last.x1 + _blank(line) + line.words[0].x1 - line.words[0].x0 < right - 1


def is_wrapped(above: Sequence[Word], below: Sequence[Word], box: Box) -> bool:
    """Whether the first of the words below had no room in the box behind the last of those above."""
    first, last = lines_of_words(below), lines_of_words(above)
    if not first or not last or BULLET.match(first[0].text):
        return False
    margin = min(line.x0 for line in last) - box[0]
    return not _would_fit(last[-1], first[0], box[2] - margin)


def _is_rest(last: Line, text: str) -> bool:
    """Whether a line goes on with a sentence that the one above left open."""
    return text[:1].islower() and not last.text.endswith((".", ":", ";", "!", "?"))


def _blank(line: Line) -> float:
    return 0.28 * line.size


def _centred(last: Line, line: Line) -> bool:
    """Whether two lines are both set around one middle."""
    return (
        abs((last.x0 + last.x1) - (line.x0 + line.x1)) < 6
        and abs(last.x0 - line.x0) > 4
        and abs(last.x1 - line.x1) > 4
    )


def cell_lines(words: Sequence[Word], box: Box, known: Collection[str]) -> list[str]:
    """What a cell says, a line for each of its paragraphs; bullets are not kept, numbers are."""
    upright = [word for word in words if not word.turn]
    said = []
    for found in paragraphs(lines_of_words(upright), box):
        text = joined_in_cell(found.lines, found.right, known)
        said.append(BULLET.sub("", text, count=1) if BULLET.match(text) else text)
    return [*said, *sideways(words)]


def sideways(words: Sequence[Word]) -> list[str]:
    """What stands sideways, or on its head, in the order of the file."""
    turned = [word for word in words if word.turn]
    return [" ".join(word.text for word in turned)] if turned else []
