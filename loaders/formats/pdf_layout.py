"""A PDF without tags, or a page that its tags leave out: structure as far as the layout shows it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from remit.loaders.formats.marks import BULLET, LETTERED, SUPERSCRIPTS, leaders
from remit.loaders.formats.pdf_columns import undrawn_tables
from remit.loaders.formats.pdf_flow import Paragraph, in_order, paragraphs, sideways
from remit.loaders.formats.pdf_furniture import Leaf
from remit.loaders.formats.pdf_grids import DrawnTable, Grids
from remit.loaders.formats.pdf_margins import margins
from remit.loaders.formats.pdf_notes import notes_below
from remit.loaders.formats.pdf_paper import Paper, fits, may_go_on, put_table, unmarked
from remit.loaders.formats.pdf_words import Word, lines_of_words

_LARGER = 1.12  # times the size of the text: a heading
_LONGEST_HEADING = 14  # words
_MOST_LINES = 3  # of a heading
_NOTE = re.compile(r"^\s*(\d{1,3}|[¹²³⁴⁵⁶⁷⁸⁹⁰]{1,3})[.)]?\s*(?=\S)")
_INDENT = 6.0  # points

Item = Paragraph | DrawnTable


@dataclass(slots=True)
class Styles:
    """The size of a document's text, and which look stands for which level of heading."""

    body: float
    levels: dict[tuple[float, bool], int] = field(default_factory=dict)

    @classmethod
    def of(cls, items: Iterable[Item]) -> Styles:
        """Count how a document looks."""
        paragraphs_ = [item for item in items if isinstance(item, Paragraph)]
        sizes: Counter[float] = Counter()
        for paragraph in paragraphs_:
            for line in paragraph.lines:
                sizes[_rounded(line.size)] += len(line.text)
        styles = cls(max(sizes, key=lambda size: sizes[size], default=10.0))
        looks = {_look(p) for p in paragraphs_ if styles.may_head(p)}
        for level, look in enumerate(sorted(looks, reverse=True), 1):
            styles.levels[look] = min(level, 6)
        return styles

    def may_head(self, paragraph: Paragraph) -> bool:
        """Whether a paragraph looks like a heading: larger, or bold, short, and no sentence."""
        text = paragraph.text()
        if len(paragraph.lines) > _MOST_LINES or len(text.split()) > _LONGEST_HEADING:
            return False
        if paragraph.note or not any(c.isalpha() for c in text) or BULLET.match(text):
            return False
        if _rounded(paragraph.size) >= self.body * _LARGER:
            return True
        bold = paragraph.bold and _rounded(paragraph.size) >= self.body * 0.97
        return bold and not text.endswith((".", ";", ",", ":")) and not paragraph.boxed


def _rounded(size: float) -> float:
    return round(size * 2) / 2


def _look(paragraph: Paragraph) -> tuple[float, bool]:
    return _rounded(paragraph.size), paragraph.bold


def items_of_all(leaves: Iterable[tuple[Leaf, Sequence[Word]]]) -> list[Item]:
    """What pages say one after the other; a table may go on over their ends."""
    found: list[Item] = []
    for leaf, words in leaves:
        last = found[-1] if found else None
        before = last if isinstance(last, DrawnTable) and last.certain else None
        items = items_of(leaf, words, before)
        if isinstance(last, DrawnTable) and items and isinstance(items[0], DrawnTable):
            found[-1], items[0] = _agreed(last, items[0])
        found.extend(items)
    return found


def _agreed(last: DrawnTable, first: DrawnTable) -> tuple[DrawnTable, DrawnTable]:
    """Two pages of one table: where the rows of one cannot be told, those of the other are told at the references alone."""
    if (
        last.certain == first.certain
        or not (last.spaced and first.spaced)
        or _top(last) != _top(first)
    ):
        return last, first
    return _doubted(last), _doubted(first)


def _top(table: DrawnTable) -> list[str]:
    """The words of the first line of a table."""
    words = [word for cell in table.cells if cell.row == 1 for word in cell.words]
    return [word.text for word in lines_of_words(words)[0].words]


def _doubted(table: DrawnTable) -> DrawnTable:
    return replace(table, certain=table.certain and table.on_top)


def items_of(leaf: Leaf, words: Sequence[Word], before: DrawnTable | None = None) -> list[Item]:
    """What a page, or some of its words, says in the order of reading; its notes come last."""
    upright = [word for word in words if not word.turn]
    noted = notes_below(upright, leaf.rules, leaf.height)
    above = [w for w in upright if noted is None or w.middle[1] < noted]
    turned = [word for word in words if word.turn]
    grids = _with_rows(leaf.grids, before)
    inside = {id(w) for table in grids.tables for cell in table.cells for w in cell.words}
    tables = [t for t in grids.tables if _is_whole(t, words)]
    tables += margins(leaf.number, _outside(above, tables), grids.upright)
    free = _outside(above, tables)
    tables += undrawn_tables(leaf.number, free, leaf.fills, grids, leaf.width, before=before)
    found: list[Item] = list(in_order(above, tables, grids.frames, leaf.width * leaf.height))
    if outside := [word for word in turned if id(word) not in inside]:
        line = lines_of_words(outside)
        found += [Paragraph([one], one.x1) for one in line] if sideways(outside) else []
    if noted is not None:
        for note in paragraphs(lines_of_words([w for w in upright if w.middle[1] >= noted])):
            note.note = True
            found.append(note)
    return found


def _with_rows(grids: Grids, before: DrawnTable | None) -> Grids:
    """Grids whose single rows are tables where another table has their columns, and boxes else.

    That is one of the same page, or the one with which the page before ended.
    """
    known = [table.edges for table in (before, *grids.tables) if table is not None]
    rest = [row for row in grids.rows if any(fits(row.edges, edges) for edges in known)]
    boxes = [cell.box for row in grids.rows if row not in rest for cell in row.cells]
    tables = sorted([*grids.tables, *rest], key=lambda table: table.box[1])
    return grids._replace(tables=tables, frames=[*grids.frames, *boxes])


def _outside(words: Sequence[Word], tables: Sequence[DrawnTable]) -> list[Word]:
    """The words that stand in no table."""
    inside = {id(word) for table in tables for cell in table.cells for word in cell.words}
    return [word for word in words if id(word) not in inside]


def _is_whole(table: DrawnTable, words: Sequence[Word]) -> bool:
    """Whether the words of a table are among those that are being read."""
    here = {id(word) for word in words}
    return all(id(word) in here for cell in table.cells for word in cell.words)


def put_items(paper: Paper, items: Sequence[Item], styles: Styles, known: Collection[str]) -> None:
    """Put what was found into a document, tables that go on over several pages as one."""
    indents: list[float] = []
    for group in _grouped(items):
        if isinstance(group, list):
            paper.page = group[0].page
            if group[0].certain:
                put_table(paper, group, known)
            else:
                _put_blurred(paper, group)
            continue
        paper.page = group.page
        _put(paper, group, styles, known, indents)


def _grouped(items: Sequence[Item]) -> Iterator[Paragraph | list[DrawnTable]]:
    tables: list[DrawnTable] = []
    last: Paragraph | None = None
    for item in _continued(items):
        if isinstance(item, DrawnTable):
            if last is not None:
                yield last
                last = None
            if tables and not (item.certain and tables[-1].certain and may_go_on(tables[-1], item)):
                yield tables
                tables = []
            tables.append(item)
            continue
        if tables:
            yield tables
            tables = []
        if last is not None:
            yield last
        last = item
    if tables:
        yield tables
    if last is not None:
        yield last


def _continued(items: Sequence[Item]) -> Iterator[Item]:
    """The items, a paragraph whose sentence goes on in the next column or on the next page as one."""
    open_: Paragraph | None = None
    notes: list[Item] = []  # those of a page stand between the parts of a paragraph
    for item in items:
        if isinstance(item, Paragraph) and item.note:
            if open_ is None:
                yield item
            else:
                notes.append(item)
            continue
        if open_ is not None and isinstance(item, Paragraph) and _is_rest(open_, item):
            open_.lines.extend(item.lines)
            continue
        if open_ is not None:
            yield open_
            yield from notes
            open_, notes = None, []
        if isinstance(item, Paragraph):
            open_ = item
        else:
            yield item
    if open_ is not None:
        yield open_
        yield from notes


def _is_rest(above: Paragraph, item: Paragraph) -> bool:
    last = above.lines[-1].text
    first = item.lines[0]
    elsewhere = item.page != above.lines[-1].words[-1].page or item.top < above.lines[-1].y0
    return (
        elsewhere
        and item.boxed == above.boxed
        and not (item.boxed and item.page == above.page)  # of two boxes each says its own
        and abs(item.size - above.size) < 0.6
        and item.bold == above.bold
        and not last.endswith((".", ":", ";", "!", "?"))
        and (first.text[:1].islower() or _is_full(above, item))
        and BULLET.match(first.text) is None
        and LETTERED.match(first.text) is None
    )


def _is_full(above: Paragraph, item: Paragraph) -> bool:
    """Whether the first word of what follows would not have fitted on the last line of a paragraph."""
    if len(above.lines) + len(item.lines) < 3:
        return False
    word = item.lines[0].words[0]
    room = max(above.right, item.right) - above.lines[-1].x1
    return 0.28 * item.size + word.x1 - word.x0 > room - 1


def _put(
    paper: Paper,
    paragraph: Paragraph,
    styles: Styles,
    known: Collection[str],
    indents: list[float],
) -> None:
    text = paragraph.text(known)
    if paragraph.note and (note := _NOTE.match(text)):
        paper.note(note[1].translate(SUPERSCRIPTS), text[note.end() :], paper.place)
        return
    look = _look(paragraph)
    if look in styles.levels and styles.may_head(paragraph):
        indents.clear()
        paper.heading(" ".join(text.split("\n")), styles.levels[look])
        return
    rest, marker = unmarked(text)
    if leaders(text):
        paper.text(text, "item", _depth(paragraph, indents))
    elif marker and (indents or not marker.strip("().").isalpha()):
        paper.text(rest, "item", _depth(paragraph, indents), marker)
    else:
        if paragraph.lines[0].x0 < min(indents, default=0) + 2 * _INDENT:
            indents.clear()
        paper.text(text)


def _depth(paragraph: Paragraph, indents: list[float]) -> int:
    """How deep an item of a list is, by how far in it begins."""
    x0 = paragraph.lines[0].x0
    while indents and indents[-1] > x0 + _INDENT:
        indents.pop()
    if not indents or x0 > indents[-1] + _INDENT:
        indents.append(x0)
    return len(indents)


def _put_blurred(paper: Paper, tables: Sequence[DrawnTable]) -> None:
    """Put the lines of what looks like a table, one by one: nobody is to read rows into it."""
    for table in tables:
        paper.page = table.page
        lines = [lines_of_words(cell.words) for cell in table.cells]
        words = "\n".join(line.text for found in lines for line in found)
        paper.text(words, "blurred", table.width)
