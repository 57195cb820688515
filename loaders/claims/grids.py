"""Tables as they stand in a document: where each begins, what heads it, and its rows by the roles of their cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, groupby
from typing import NamedTuple

from remit.graph.lookup import key
from remit.loaders.blocks import Block, Passage, joined
from remit.loaders.claims import covered
from remit.loaders.claims.forms import forms
from remit.loaders.claims.headers import first_row, heads_in
from remit.loaders.claims.own import own_body
from remit.loaders.claims.paired import Deck, decks
from remit.loaders.claims.stacked import unstacked
from remit.loaders.document.table import LeftOut
from remit.loaders.drafts import Ref
from remit.loaders.outline import Mark, pages
from remit.loaders.reading import Reading
from remit.loaders.schema.cells import is_blank
from remit.loaders.schema.labels import about_the_paper, asks_of_bodies
from remit.loaders.schema.lettered import matrix
from remit.loaders.schema.match import Column, Match
from remit.loaders.schema.matching import Matcher
from remit.loaders.schema.post_labels import are_of_a_post, describes_a_post
from remit.loaders.schema.who_does import who_does
from remit.loaders.values.cells import unlisted

_FEWEST_BESIDE = 2  # columns beside which a cell alone says nothing of the rows below it
_LONGEST_TITLE = 100  # characters
# What a merged cell says of each row that it covers; an objective or a priority holds by itself.
_OF_EACH_ROW = frozenset([
    "responsible", "accountable", "support", "action owner", "risk owner", "start", "deadline", "rag", "status", "topic",
    "delegate", "body", "unit", "group", "contact", "reports to",
])  # fmt: skip
_COVERED = 0.4  # of the cells of cards
_BETWEEN = ("furniture", "separator")  # what may stand between the pieces of one table
_COUNT = re.compile(
    r"\W{0,2}(?P<number>\d{1,4})(?:\.\d{1,3}){0,3}[a-z]?\W{0,2}"
)  # "2", "2.1", "(3)"
_SURE = 0.6  # a column's score, where only the cells prove that there are columns


class Cell(NamedTuple):
    """A filled cell and the heading of its column."""

    heading: str
    passage: Passage

    @property
    def text(self) -> str:
        """The words of the cell."""
        return self.passage.text


@dataclass
class Row:
    """A row put together again from its pieces, its cells by the role of their columns."""

    blocks: list[Block]
    cells: dict[str, list[Cell]]
    unread: list[tuple[Passage, str]] = field(default_factory=list)  # cells, each with the reason
    lost: frozenset[str] = (
        frozenset()
    )  # roles of cells that say something which the file does not hold

    @property
    def number(self) -> int:
        """The number of its first piece."""
        return self.blocks[0].parts[0].number

    def cell(self, role: str) -> Cell | None:
        """The first filled cell of a role."""
        found = self.cells.get(role)
        return found[0] if found else None

    def wordless(self, column: Column) -> tuple[Passage, ...]:
        """The place of its cell in a column, where that has no words and the file says where its cells are; else none."""
        head = column.heading.parts[0].place if column.heading.parts else None
        here = self.blocks[0].parts[0].place
        below = head and here and head.row < here.row and head.column == column.number
        cell = self.blocks[0].wordless(column.number) if below else None
        return (cell,) if cell is not None else ()

    def passage(self) -> Passage:
        """All its words."""
        return joined(self.blocks)


@dataclass
class Grid:
    """A table: what it was taken for, its rows, the rows above its header, and the heading it stands under.

    A row of one cell that stands among the others is a banner; ``banners`` gives for each row the last one
    above it.
    """

    match: Match
    rows: list[Block] = field(default_factory=list)
    above: list[Block] = field(default_factory=list)
    section: Passage | None = None
    priority: Ref | None = None
    follows: bool = False  # whether a table whose header is known stands above it
    guessed: bool = (
        False  # whether its columns have their roles from the cells, or from another table
    )
    spans: dict[tuple[int, int], Passage] = field(default_factory=dict)  # by row and column
    subject: Passage | None = None  # the group that it is of, where no column names one
    subject_role: str = "group"  # or who may do all of it
    lost: Mapping[covered.Spot, Sequence[LeftOut]] = field(default_factory=dict)  # by sheet and row
    inside: Mapping[int, Sequence[Grid]] = field(
        default_factory=dict
    )  # the tables in its rows, by number
    across: frozenset[int] = frozenset()  # the rows that are drawn as one cell
    of_cards: bool = False  # whether its header is the labels, which stand in the rows themselves

    def banner(self, block: Block) -> Passage | None:
        """The words of a row that is one cell: drawn so, alone in its row, or the same words in every cell.

        A table saved from a word processor repeats a merged cell in each column that it spans.
        """
        cells = list(block.cells.values())
        if any(cell.text != cells[0].text for cell in cells):
            return None
        columns = self.match.columns
        # A heading of rows has no number of its own: where numbers stand first, it stands behind their column.
        unnumbered = (column.number for column in columns if column.role != "reference")
        first = {min((column.number for column in columns), default=1), min(unnumbered, default=1)}
        alone = len(cells) == 1 and len(columns) > _FEWEST_BESIDE and first & block.cells.keys()
        place = block.parts[0].place
        drawn = place is not None and place.row in self.across
        words = [word for word in cells[0].text.split() if word.isalpha() and len(word) > 2]
        return cells[0] if words and (alone or drawn or len(cells) > 1) else None

    def row(self, block: Block) -> Row:
        """A row's cells by role; those of unknown columns are kept as unread."""
        cells: dict[str, list[Cell]] = {}
        unread: list[tuple[Passage, str]] = []
        known = self.match.by_number
        found = {**block.cells, **self._reaching(block)} if self.spans else block.cells
        for number, passage in found.items():
            plain = passage.text[:1].isalnum()  # as nearly all: no dash, and no bullet in front
            if not plain and is_blank(passage.text):
                continue
            column = known.get(number)
            if column is not None and column.role:
                words = passage if plain else unlisted(passage)
                cells.setdefault(column.role, []).append(Cell(column.heading.text, words))
            else:
                heading = f" (“{column.heading.text}”)" if column and column.heading.text else ""
                unread.append((passage, f"column {number}{heading} has no known heading"))
        if self.subject is not None:
            cells.setdefault(self.subject_role, [Cell("", self.subject)])
        row = Row([block], cells, unread)
        return self._with_lost(row) if self.lost else row

    def _reaching(self, block: Block) -> dict[int, Passage]:
        """The cells that reach into a row from above, by column."""
        row = block.parts[0].place.row if block.parts[0].place else 0
        return {
            c.number: passage
            for c in self.match.columns
            if c.role in _OF_EACH_ROW
            and c.number not in block.cells
            and (passage := self.spans.get((row, c.number))) is not None
        }

    def _with_lost(self, row: Row) -> Row:
        """A row with those of its cells whose words the file does not hold or show: they are not read, and not empty."""
        place = row.blocks[0].parts[0].place
        here = self.lost.get(covered.spot(place), ()) if place else ()
        for one in here:
            if (
                one.place.column not in row.blocks[0].cells
                and (column := self.match.by_number.get(one.place.column)) is not None
                and column.heading.text
            ):
                row.unread.append((column.heading, f"{column.heading.text}: {one.reason}"))
                row.lost |= {column.role}
        return row


def not_read(reading: Reading, row: Row, thing: Ref) -> None:
    """Say of the thing of a row which cells were not read."""
    for passage, reason in row.unread:
        reading.not_read(thing, passage, reason)


def rows_of(reading: Reading, grid: Grid) -> Iterator[Row]:
    """The rows of a table that are no headings of those below them; such headings are left out."""
    rows = [block for block in grid.rows if not grid.banner(block)]
    for block in grid.rows:
        if not grid.banner(block):
            yield grid.row(block)
        elif rows and block.parts[0].number > rows[-1].parts[0].number:
            reading.findings.cannot_read(reading.source, block, block, "words below a table")
        else:
            reading.findings.ignore(reading.source, block, "a heading of the rows below it")


def is_table(
    blocks: Sequence[Block],
    header: Block | None,
    matcher: Matcher,
    *,
    sure: bool = False,
    given: str = "",
) -> bool:
    """Whether rows that a layout suggests have a header that is known, so that they are a table.

    Where the layout itself proves little (``sure``), every column must be known and fit.
    """
    if header is None and who_does(matcher, blocks[0], blocks[1:]):
        return True
    if describes_a_post(blocks, matcher.lexicon) or _is_one_post(blocks, header, matcher):
        return False  # its labels are read where the paper goes on about the post
    if sure:
        match = matcher.match([header], blocks) if header else matcher.match(blocks[:1], blocks[1:])
        return bool(match.kind) and all(column.score >= _SURE for column in match.columns)
    if header is not None:
        if matrix(matcher, header, blocks):
            return True
        match = matcher.match([header], blocks, given)
        return bool(match.kind) and _covers(match, blocks)
    return bool(heads_in(blocks, matcher))


def _is_one_post(blocks: Sequence[Block], header: Block | None, matcher: Matcher) -> bool:
    """Whether a lone card has the labels of a post."""
    if header is None or len(blocks) != 1:
        return False
    values = blocks[0].cells
    pairs = [
        (label.text, values[n].text if n in values else "") for n, label in header.cells.items()
    ]
    return are_of_a_post(pairs, matcher.lexicon)


def _covers(match: Match, blocks: Sequence[Block]) -> bool:
    """Whether most of what stands behind labels stands behind known ones: two rare ones make no table."""
    known = {column.number for column in match.columns if column.role}
    filled = [column for block in blocks for column in block.cells]
    return sum(column in known for column in filled) >= _COVERED * len(filled)


def grids(reading: Reading) -> Iterator[Grid]:
    """The tables of a document in their order; rows under no known header make one without a kind."""
    matcher = reading.matcher
    section: Passage | None = None
    on = pages(reading.marks)
    spans, lost, across = covered.spans(reading), covered.lost(reading), _across(reading)
    last: Grid | None = None  # the table directly above, with the last of its rows
    kept: list[Block] = []  # rows of a sheet above a gap, which may head the table below it
    dealt = decks(reading.marks, matcher)
    dealt |= forms(reading, dealt)
    cards = _cards(reading)
    apart = [t for t in reading.source.tables if t.number not in dealt]
    for (is_row, number), marks in groupby(
        covered.outermost(reading.marks, apart), lambda m: (m.role == "row", m.block.table)
    ):
        found = list(marks)
        if not is_row:
            yield from _alone(kept)
            kept = []
            section = _standing(found, section)
            last = last if all(mark.role in _BETWEEN for mark in found) else None
            continue
        blocks = [mark.block for mark in found]
        if number in dealt:
            if (deck := dealt[number]) is not None:
                yield from _of_cards(deck, section)
            continue
        page = on.get(blocks[0].parts[0].number)
        priority = Ref("priority", page.value.text) if page and page.value else None
        if kept and _sheet(kept[-1]) != _sheet(blocks[0]):
            yield from _alone(kept)
            kept = []
        blocks, kept = [*kept, *blocks], []
        if number in cards:
            grid = _headed(reading, cards[number], blocks, section)
            grid.priority, grid.lost = priority, lost
            yield grid
            continue
        if records := _by_labels(matcher, blocks, section):
            records.priority, records.lost = priority, lost
            yield records
            continue
        cut = list(_cut(reading, blocks))
        if len(cut) == 1 and not cut[0].match.kind and _sheet(blocks[0]):
            kept = blocks
            continue
        more = None if covered.is_inner(number, apart) else _more(matcher, last, cut, blocks)
        cut = cut if more is None else [more]
        for grid in cut:
            grid.section, grid.priority, grid.spans = section, priority, spans.get(number, {})
            grid.lost, grid.across = lost, across.get(number, frozenset())
            yield grid
        # One that goes on may go on again, over the next page.
        last = replace(cut[-1], match=last.match) if more and last else cut[-1]
    yield from _alone(kept)


def _across(reading: Reading) -> dict[int, frozenset[int]]:
    """The rows of each table that are drawn as one cell."""
    return {table.number: table.banners() for table in reading.source.tables}


def _of_cards(deck: Deck, section: Passage | None) -> Iterator[Grid]:
    """Cards that are alike as one table; the tables inside of them are theirs, or stand by themselves."""
    grid = Grid(deck.match, list(deck.rows), [], section, of_cards=True)
    inside = {
        n: [Grid(one.match, [*one.rows], [], section, guessed=one.guessed) for one in all_]
        for n, all_ in deck.inside.items()
    }
    grid.inside = inside if deck.match.kind == "risks" else {}
    yield grid
    if not grid.inside:
        yield from chain.from_iterable(inside.values())


class _Cards(NamedTuple):
    """All cards of a run, between which headings may stand: their labels, whether it is one alone, and what they were taken for."""

    labels: Block
    alone: bool
    match: Match


def _cards(reading: Reading) -> Mapping[int, _Cards]:
    """The runs of cards of a document, by their number."""
    matcher = reading.matcher
    cards: dict[int, list[Block]] = {number: [] for number in reading.source.heads}
    for block in reading.source.blocks:
        if block.form == "row" and block.table in cards:
            cards[block.table].append(block)
    return {
        n: _Cards(head, len(rows) == 1, matrix(matcher, head, rows) or matcher.match([head], rows))
        for (n, head), rows in zip(reading.source.heads.items(), cards.values(), strict=True)
    }


def _by_labels(matcher: Matcher, blocks: list[Block], section: Passage | None) -> Grid | None:
    """A table whose labels stand among its rows: records one below the other, or those of one post, which are no table."""
    if (stacked := unstacked(blocks, matcher)) is not None:
        match = matcher.match([stacked.header], stacked.rows)
        if match.kind:
            return Grid(replace(match, header=stacked.labels), stacked.rows, [], section)
    if who_does(matcher, blocks[0], blocks[1:]):
        return None
    if asks_of_bodies(blocks) or about_the_paper(blocks):
        return Grid(Match("", (), (), 0.0), blocks, [], section)  # of no other kind by its cells
    if describes_a_post(blocks, matcher.lexicon, section.text if section else ""):
        return Grid(Match("", (), (), 0.0), [], blocks, section)
    return None


def _headed(reading: Reading, cards: _Cards, blocks: list[Block], section: Passage | None) -> Grid:
    """Cards as a table whose header is no row of it. A lone card may be of the document's own body."""
    match, subject = cards.match, None
    if cards.alone and (own := own_body(reading, section)):
        of_body = reading.matcher.match([cards.labels], blocks, "group")
        plainly = match.kind not in ("", "groups") and match.score > of_body.score
        if of_body.kind == "groups" and not plainly:
            match, subject = of_body, own[1].find(own[0].name)
    return Grid(match, blocks, [], section, subject=subject)


def _more(
    matcher: Matcher, above: Grid | None, cut: Sequence[Grid], blocks: list[Block]
) -> Grid | None:
    """The rows of one table without a header of its own, where they go on with the table above."""
    bare = len(cut) == 1 and not (cut[0].match.kind and cut[0].rows)
    if not bare or above is None or not above.match.kind:
        return None
    on = _going_on(matcher, above.match, blocks)
    return on if on is not None and _go_on_counting(matcher, above, blocks) else None


def _go_on_counting(matcher: Matcher, above: Grid, blocks: Sequence[Block]) -> bool:
    """Whether what stands below a blank of the header is of the kind of what stands above it, and numbers go on.

    "1" may have "2" below it and no "Thursday", which opens a table of something else.
    """
    headed = {column.number for column in above.match.columns if column.heading.text}
    return all(
        _goes_with(
            matcher,
            [block.cells[number].text for block in above.rows if number in block.cells],
            [block.cells[number].text for block in blocks if number in block.cells],
        )
        for number in range(1, max(headed, default=1))
        if number not in headed
    )


def _goes_with(matcher: Matcher, before: Sequence[str], cells: Sequence[str]) -> bool:
    """Whether cells without a heading go on with those above them: no words behind numbers, and no number twice."""
    counted = [_COUNT.fullmatch(text) for text in (*before, *cells)]
    if not cells or not before:
        return not cells
    if not any(counted):
        fits = [matcher.looks.fits(text, "reference") for text in (*before, *cells)]
        return all(fits) or not any(fits)
    values = [int(found["number"]) for found in counted if found]
    last, first = values[len(before) - 1 : len(before) + 1] if all(counted) else (0, 0)
    return last < first or (last == first > 0 and "." in cells[0])


def _going_on(matcher: Matcher, above: Match, blocks: list[Block]) -> Grid | None:
    """A table without header that goes on with the one directly above it, which a page's end cut: its columns are the same.

    Its cells must be what those of that table are: the match is made anew, from its header and these rows.
    """
    headed = {column.number for column in above.columns}
    if not headed or not above.header:
        return None
    # A column that the header leaves blank beside these, as that of an item's number, is of the table too.
    numbers = {*range(1, max(headed) + 1)}
    if any(set(block.cells) - numbers for block in blocks):
        return None
    widest = max(len(block.cells) for block in blocks)
    match = matrix(matcher, above.header[-1], blocks) if above.kind == "matrix" else None
    match = match or matcher.match(above.header, blocks)
    if match.kind != above.kind or widest < len(headed) - 1:
        return None
    on_pages = bool(blocks[0].parts[0].place and blocks[0].parts[0].place.page)
    return Grid(replace(match, header=()), blocks, guessed=not on_pages)


def _alone(blocks: list[Block]) -> Iterator[Grid]:
    """Rows under no known header."""
    if blocks:
        yield Grid(Match("", (), (), 0.0), [], blocks)


def _sheet(block: Block) -> str:
    place = block.parts[0].place
    return place.sheet if place else ""


def _standing(marks: Sequence[Mark], section: Passage | None) -> Passage | None:
    """The heading that holds behind these blocks."""
    for mark in marks:
        if mark.role in ("heading", "subheading", "priority") or (
            mark.role == "text" and len(mark.block.text) < _LONGEST_TITLE
        ):
            section = mark.block
    return section


def _cut(reading: Reading, blocks: Sequence[Block]) -> Iterator[Grid]:
    """Cut the rows of one table of the file at its headers, of which it may have several."""
    matcher = reading.matcher
    rows_ = tuple(map(id, blocks))
    if rows_ not in matcher.seen:
        matcher.seen[rows_] = blocks, heads_in(blocks, matcher) or first_row(blocks, matcher)
    heads = matcher.seen[rows_][1]
    above: list[Block] = []
    at = 0
    for n, (start, end, match) in enumerate(heads):
        above += blocks[at:start]
        stop = heads[n + 1][0] if n + 1 < len(heads) else len(blocks)
        rows, rest = _until_another(reading, blocks[end:stop])
        yield Grid(match, rows, above)
        above, at = rest, stop
    above += blocks[at:]
    if above:
        yield Grid(Match("", (), (), 0.0), [], above, follows=bool(heads))


def _until_another(reading: Reading, rows: Sequence[Block]) -> tuple[list[Block], list[Block]]:
    """Part a table's rows from those that name another priority by a label, above the next header."""
    for n, block in enumerate(rows):
        (_, first), *rest = sorted(block.cells.items())
        named = reading.profile.label_roles.get(key(first.text.rstrip(": "))) == "priority"
        if named and len(rest) == 1:
            return list(rows[:n]), list(rows[n:])
    return list(rows), []
