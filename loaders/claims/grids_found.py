"""The tables of a document found: where each begins and ends, which cards are one, and whether rows of a layout are one at all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, groupby
from typing import NamedTuple

from remit.graph.lookup import key
from remit.loaders.blocks import Block, Passage
from remit.loaders.claims import covered
from remit.loaders.claims.forms import forms
from remit.loaders.claims.grids import Grid
from remit.loaders.claims.grids_going_on import goes_on
from remit.loaders.claims.headers import first_row, heads_in
from remit.loaders.claims.own import own_body
from remit.loaders.claims.paired import Deck, decks
from remit.loaders.claims.stacked import unstacked
from remit.loaders.drafts import Ref
from remit.loaders.outline import Mark, pages
from remit.loaders.reading import Reading
from remit.loaders.schema.labels import about_the_paper, asks_of_bodies
from remit.loaders.schema.lettered import matrix
from remit.loaders.schema.match import Match
from remit.loaders.schema.matching import Matcher
from remit.loaders.schema.post_labels import are_of_a_post, describes_a_post
from remit.loaders.schema.who_does import who_does

_LONGEST_TITLE = 100  # characters
_COVERED = 0.4  # of the cells of cards
_BETWEEN = ("furniture", "separator")  # what may stand between the pieces of one table
_SURE = 0.6  # a column's score, where only the cells prove that there are columns


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
        more = None if covered.is_inner(number, apart) else goes_on(matcher, last, cut, blocks)
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
