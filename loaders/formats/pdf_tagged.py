"""A tagged PDF: its elements become text, lists and tables; what they leave out is read by its layout."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain

from remit.loaders.formats.collecting import GridCell, Holder
from remit.loaders.formats.marks import BULLET, SUPERSCRIPTS
from remit.loaders.formats.pdf_flow import paragraphs
from remit.loaders.formats.pdf_furniture import Leaf
from remit.loaders.formats.pdf_grids import DrawnTable
from remit.loaders.formats.pdf_joining import edge_of, joined_in_cell, joined_lines
from remit.loaders.formats.pdf_layout import Styles, items_of, items_of_all, put_items
from remit.loaders.formats.pdf_paper import Paper, may_go_on, put_table, unmarked
from remit.loaders.formats.pdf_tagged_tables import TaggedTable
from remit.loaders.formats.pdf_tags import Content, Node
from remit.loaders.formats.pdf_words import Word, lines_of_words, pages_of_words

_HEADINGS = {"Title": 1, "H": 1, **{f"H{level}": level for level in range(1, 7)}}
_HOLDERS = ("Document", "DocumentFragment", "Part", "Art", "Sect", "Div", "Aside", "NonStruct", "Private", "BlockQuote", "Index", "TOC")  # fmt: skip
_BLOCKS = ("L", "Table", "Note", "FENote", "Figure", "Artifact", "P", *_HEADINGS, *_HOLDERS)
_NOTES = ("Note", "FENote")
_COVERED = 0.6  # of the letters of a file: where its tags hold fewer they are not believed


@dataclass
class _Words:
    """The words of a file by what tags point at, and the drawn tables that no tags tell."""

    by_content: dict[Content, list[Word]]
    drawn: dict[int, list[DrawnTable]] = field(default_factory=dict)  # by word
    used: set[int] = field(default_factory=set)

    def of(self, contents: Iterable[Content]) -> list[Word]:
        """The words that contents hold, in their order."""
        return [word for content in contents for word in self.by_content.get(content, ())]


def put_by_tags(paper: Paper, tree: Node, leaves: Sequence[Leaf], known: Collection[str]) -> bool:
    """Put a tagged file into a document; false, and nothing done, where its tags tell too little."""
    words = _Words({})
    for leaf in leaves:
        for word in leaf.words:
            if word.content >= 0 and not word.furniture:
                words.by_content.setdefault((word.page, word.content), []).append(word)
    tagged = sum(len(w.text) for w in words.of(set(_said_by(tree))))
    everything = sum(len(w.text) for leaf in leaves for w in leaf.words if not w.furniture)
    if tagged < _COVERED * max(everything, 1):
        return False
    _find_drawn(words, tree, leaves)
    walk = _Walk(paper, words, leaves, known, set(_said_by(tree)))
    walk.block(tree, paper)
    walk.finish(len(leaves) + 1)
    return True


def _said_by(node: Node) -> Iterable[Content]:
    """The contents of an element and of those in it, but for what tags call furniture."""
    for kid in node.kids:
        if not isinstance(kid, Node):
            yield kid
        elif kid.role != "Artifact":
            yield from _said_by(kid)


def _find_drawn(words: _Words, tree: Node, leaves: Sequence[Leaf]) -> None:
    """Find the tables that lines draw and no tags tell; parts on several pages are one."""
    told: set[int] = set()
    for node in _tables(tree):
        if TaggedTable.of(node) is not None:
            told |= {id(word) for word in words.of(node.contents())}
    parts: list[DrawnTable] = []
    for leaf in leaves:
        here = {id(word) for word in leaf.words}
        for table in leaf.grids.tables:
            inside = [word for cell in table.cells for word in cell.words if id(word) in here]
            filled = sum(bool(cell.words) for cell in table.cells)
            if filled < 4 or any(id(word) in told for word in inside):
                continue
            if not (parts and may_go_on(parts[-1], table)):
                parts = []
            parts.append(table)
            for cell in table.cells:
                cell.words = [word for word in cell.words if id(word) in here]
            for word in inside:
                words.drawn[id(word)] = parts


def _tables(node: Node) -> Iterable[Node]:
    for kid in node.nodes():
        if kid.role == "Table":
            yield kid
        else:
            yield from _tables(kid)


class _Walk:
    def __init__(
        self,
        paper: Paper,
        words: _Words,
        leaves: Sequence[Leaf],
        known: Collection[str],
        tagged: set[Content],
    ) -> None:
        self._paper, self._words, self._known = paper, words, known
        self._leaves = {leaf.number: leaf for leaf in leaves}
        self._boxes = {
            id(word): cell.box
            for table in chain.from_iterable(leaf.grids.tables for leaf in leaves)
            for cell in table.cells
            for word in cell.words
        }
        self._tagged = tagged
        self._put: set[int] = set()  # drawn tables, by their first part
        self._ends: dict[int, float] = {}
        self._page = 1
        self._depth = 0
        self._caption = ""

    # --- words

    def _taken(self, words: Iterable[Word], holder: Holder) -> list[Word]:
        """Words that stand in no drawn table; a table is put where its first words come along."""
        kept = []
        for word in words:
            parts = self._words.drawn.get(id(word))
            if parts is None:
                kept.append(word)
            elif id(parts) not in self._put and holder is self._paper:
                self._put.add(id(parts))
                self._at(parts[0].page)
                put_table(self._paper, parts, self._known)
        return kept

    def _at(self, page: int) -> None:
        """Go to a page; what the tags of the pages before leave out comes first."""
        if page > self._page:
            self.finish(page)
        self._paper.page = page

    def finish(self, page: int) -> None:
        """Put what the tags of the pages before one leave out."""
        for number in range(self._page, page):
            leaf = self._leaves.get(number)
            if leaf is None:
                continue
            left = [
                w
                for w in leaf.words
                if (w.page, w.content) not in self._tagged and id(w) not in self._words.drawn
            ]
            if left:
                items = items_of(leaf, left)
                put_items(self._paper, items, Styles.of(items), self._known)
        self._page = max(page, self._page)

    def _said(self, words: Sequence[Word], *, in_cell: bool = False) -> str:
        """What words say, a line for each paragraph that their layout shows."""
        found: list[str] = []
        for lines in pages_of_words(words):
            if in_cell:
                edge = edge_of(lines, self._boxes.get(id(lines[0].words[0])))
                texts = [joined_in_cell(p.lines, edge, self._known) for p in paragraphs(lines)]
            else:
                end = self._end(lines[0].words[0].page)
                texts = [found_.text(self._known) for found_ in paragraphs(lines, end=end)]
            if found and texts:  # the tags say that it is one
                found[-1] = joined_lines([found[-1], texts.pop(0)], self._known)
            found.extend(texts)
        return "\n".join(found)

    def _end(self, page: int) -> float:
        """Where the text of a page ends, at the right."""
        if page not in self._ends:
            leaf = self._leaves.get(page)
            self._ends[page] = max((w.x1 for w in leaf.words), default=0.0) if leaf else 0.0
        return self._ends[page]

    # --- elements

    def block(self, node: Node, holder: Holder) -> None:
        """Put an element."""
        role = node.role
        if role in _HOLDERS or (role not in _BLOCKS and self._holds_blocks(node)):
            self._held(node, holder)
        elif role in _HEADINGS:
            self._text(node, holder, "heading", _HEADINGS[role])
        elif role == "L":
            self._list(node, holder)
        elif role == "LI":
            self._item(node, holder)
        elif role == "Table":
            self._table(node, holder)
        elif role in _NOTES:
            self._note(node, holder)
        elif role == "TOCI":
            self._text(node, holder, "contents")
        elif role == "Figure":
            self._figure(node, holder)
        elif role == "Artifact":
            words = self._words.of(node.contents())
            self._paper.leave_out(" ".join(w.text for w in words), "page furniture", holder.place)
        else:
            self._text(node, holder)
            if role == "Caption":
                self._caption = self._said(self._words.of(node.contents()))

    def _holds_blocks(self, node: Node) -> bool:
        return any(kid.role in _BLOCKS for kid in node.nodes())

    def _held(self, node: Node, holder: Holder) -> None:
        loose: list[Node | Content] = []
        for kid in [*node.kids, None]:
            if kid is not None and not (isinstance(kid, Node) and kid.role in (*_BLOCKS, "LI", "TOCI", "Caption")):  # fmt: skip
                if isinstance(kid, Node) and self._holds_blocks(kid):
                    self._text(Node("P", loose), holder)
                    loose = []
                    self.block(kid, holder)
                else:
                    loose.append(kid)
                continue
            if loose:
                self._text(Node("P", loose), holder)
                loose = []
            if isinstance(kid, Node):
                self.block(kid, holder)

    def _text(
        self, node: Node, holder: Holder, form: str = "", level: int = 0, marker: str = ""
    ) -> None:
        """Put the words of an element, and then the blocks inside it."""
        inner: list[Node] = []
        words = self._taken(self._words.of(_inline(node, inner)), holder)
        if words:
            if holder is self._paper:
                self._at(words[0].page)
            said = self._said(words, in_cell=isinstance(holder, GridCell))
            self._put_text(said, holder, form, level, marker)
        for block in inner:
            self.block(block, holder)

    def _put_text(self, said: str, holder: Holder, form: str, level: int, marker: str) -> None:
        if form == "heading" and holder is self._paper:
            self._paper.heading(" ".join(said.split("\n")), level)
            return
        if isinstance(holder, GridCell) and not form:
            bullet = BULLET.match(said)
            said = said[bullet.end() :] if bullet else said
        elif form == "item" and not marker:
            said, marker = unmarked(said)
        holder.text(said, form, level, marker)

    def _list(self, node: Node, holder: Holder) -> None:
        self._depth += 1
        for kid in node.nodes():
            if kid.role == "LI":
                self._item(kid, holder)
            else:
                self.block(kid, holder)
        if loose := [kid for kid in node.kids if not isinstance(kid, Node)]:
            self._text(Node("P", list(loose)), holder)
        self._depth -= 1

    def _item(self, node: Node, holder: Holder) -> None:
        labels = [kid for kid in node.nodes() if kid.role == "Lbl"]
        marker = " ".join(self._said(self._words.of(kid.contents())) for kid in labels).strip()
        body: list[Node | Content] = []
        for kid in node.kids:
            if isinstance(kid, Node) and kid.role == "LBody":
                body.extend(kid.kids)
            elif not (isinstance(kid, Node) and kid.role == "Lbl"):
                body.append(kid)
        said = False
        loose: list[Node | Content] = []
        for part in [*body, None]:
            is_text = isinstance(part, Node) and part.role == "P"
            if part is not None and not (isinstance(part, Node) and part.role in _BLOCKS):
                loose.append(part)
                continue
            if loose:
                self._text(Node("P", loose), holder, "item", max(self._depth, 1), "" if said else marker)  # fmt: skip
                said, loose = True, []
            if isinstance(part, Node):
                if is_text and not said:
                    self._text(part, holder, "item", max(self._depth, 1), marker)
                    said = True
                else:
                    self.block(part, holder)

    def _note(self, node: Node, holder: Holder) -> None:
        words = self._words.of(node.contents())
        if not words:
            return
        self._at(words[0].page) if holder is self._paper else None
        text = " ".join(self._said(words).split())
        first, _, rest = text.partition(" ")
        marker = first.translate(SUPERSCRIPTS).strip("[]().")
        if rest and marker.isdecimal():
            self._paper.note(marker, rest, holder.place)
        else:
            self._paper.note("", text, holder.place)

    def _figure(self, node: Node, holder: Holder) -> None:
        """Put what stands in a drawing, box by box."""
        inner = [kid for kid in node.nodes() if kid.role in _BLOCKS and kid.role != "Artifact"]
        for kid in inner:
            self.block(kid, holder)
        loose = Node("P", [kid for kid in node.kids if kid not in inner])
        words = self._taken(self._words.of(_said_by(loose)), holder)
        if words and holder is self._paper:
            self._at(words[0].page)
        for paragraph in paragraphs(lines_of_words(words)):
            holder.text(paragraph.text(self._known))

    # --- tables

    def _table(self, node: Node, holder: Holder) -> None:
        table = TaggedTable.of(node)
        for caption in (kid for kid in node.nodes() if kid.role == "Caption"):
            self.block(caption, holder)
        if table is None and holder is self._paper and self._drawn(node):
            return
        if table is None:
            for row in TaggedTable.rows_of(node):
                for cell in row.nodes():
                    self._held(cell, holder)
            return
        words = self._words.of(node.contents())
        if words and holder is self._paper:
            self._at(words[0].page)
        grid = self._paper.grid(caption=" ".join(self._caption.split()))
        self._caption = ""
        depth, self._depth = self._depth, 0
        for place, cell in table.cells:
            inside = self._words.of(cell.contents())
            page = inside[0].page if inside else self._paper.page
            made = self._paper.cell(grid, place, page)
            made.header = cell.role == "TH"
            self._held(cell, made)
        table.colour(grid, self._words.of, self._leaves)
        grid.header_rows = table.header_rows
        self._depth = depth
        holder.table(grid)

    def _drawn(self, node: Node) -> bool:
        """Put a table whose tags do not fit by its layout; false where that tells no rows either."""
        words = self._taken(self._words.of(node.contents()), self._paper)
        rows = list(TaggedTable.rows_of(node))
        width = max((len(row.nodes()) for row in rows), default=0)
        if not words:
            return True
        if len(rows) < 2 or width < 2:
            return False
        by_page: dict[int, list[Word]] = {}
        for word in words:
            by_page.setdefault(word.page, []).append(word)
        items = items_of_all(
            (self._leaves[page], here)
            for page, here in sorted(by_page.items())
            if page in self._leaves
        )
        self._at(words[0].page)
        if any(isinstance(item, DrawnTable) and item.certain for item in items):
            put_items(self._paper, items, Styles.of(items), self._known)
        else:
            said = [" ".join(self._said(self._words.of(row.contents())).split()) for row in rows]
            self._paper.text("\n".join(said), "blurred", width)
        return True


def _inline(node: Node, blocks: list[Node]) -> Iterable[Content]:
    """The contents that belong to the text of an element; the blocks inside it are put aside."""
    for kid in node.kids:
        if not isinstance(kid, Node):
            yield kid
        elif kid.role in _BLOCKS and kid.role not in ("Div", "NonStruct", "Private"):
            blocks.append(kid)
        else:
            yield from _inline(kid, blocks)
