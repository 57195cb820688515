"""Tables that a file does not draw as such: what a layout suggests and a known header confirms takes the place of text.

In plain text these are runs of lines. In every format they may be cards: a list of labels under each
heading, or a table of two columns that lies on its side.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from remit.loaders.blocks import Block, Part, Source
from remit.loaders.claims.grids import is_table
from remit.loaders.document.cards import LABELLED, MOST_LABEL_WORDS, Line, cards_in
from remit.loaders.document.layouts import Region, regions, split, without
from remit.loaders.document.loose import loose
from remit.loaders.document.place import Place
from remit.loaders.readers import text
from remit.loaders.schema.fitting import DATED, headless, laid
from remit.loaders.schema.matching import Matcher

_DOUBTFUL = ("one cell a line", "column by column")  # what other lists may look like
_KNOWN = 0.75  # of the headings of a table that is known by them alone
_FEWEST = 2  # cells of a plain type in what looks like a table
_SOME = 0.1  # of the lines of a table that are of a plain type
_LOST = "looks like a table written {}, of which the rows cannot be told"
_HEADLESS = (
    "looks like a row of a table whose header is missing, so it cannot be told what its cells are"
)
_MOST_TITLE_WORDS = 14
_SURELY = 0.9  # of the meaning of a heading
_SIDES = 2  # cells of a row that is a label with its value
_LABELS = 0.6  # of the rows of a table that lies on its side


def with_tables(source: Source, matcher: Matcher) -> Source:
    """The document with the rows of its tables as rows; itself where it has none that are not drawn."""
    return _drawn(_written(source, matcher), matcher)


def _written(source: Source, matcher: Matcher) -> Source:
    """A plain text with its tables as rows."""
    if not source.words:
        return source
    chosen: list[tuple[Region, list[tuple[Block, str]]]] = []
    taken: frozenset[int] = frozenset()
    for region, odd in _candidates(source.words, matcher):
        if not region.lines & taken and (
            not region.rows
            or is_table(region.rows, region.header, matcher, sure=region.layout in _DOUBTFUL)
        ):
            chosen.append((region, odd))
            taken |= region.lines
    if not chosen:
        return source
    # A table's rows stay together, and what could not be laid out stands behind them.
    laid_out = [(b.parts[0].number, b) for b in text.read(without(source.words, taken))]
    chosen.sort(key=lambda found: min(found[0].lines))
    heads: dict[int, Block] = {}
    doubtful: dict[int, str] = {}
    unasked: set[int] = set()
    number = 0
    for region, odd in chosen:
        number += 1
        start = min(region.lines)
        laid_out += [(start, replace(row, table=number)) for row in region.rows]
        if region.header is not None:
            heads[number] = region.header
        if region.layout == "label above value":
            unasked.add(number)
        number += bool(odd)
        for block, reason in odd:
            parts = tuple(part._replace(column=1) for part in block.parts)
            laid_out.append((start, Block(parts, "row", table=number)))
            doubtful[number] = reason
    ordered = tuple(block for _, block in sorted(laid_out, key=lambda found: found[0]))
    return replace(
        source, blocks=ordered, heads=heads, doubtful=doubtful, unasked=frozenset(unasked)
    )


def _candidates(words: str, matcher: Matcher) -> Iterator[tuple[Region, list[tuple[Block, str]]]]:
    """What may be a table, with the lines of it of which no row can be made."""
    for region in regions(words, matcher.heads, matcher.labels):
        yield region, []
    for found in loose([*enumerate(split(words), 1)], matcher.labels):
        header, rows, odd = laid(matcher, found)
        if rows:
            yield Region(found.layout, (header, *rows), found.lines), odd
        known = sum(matcher.heads(part.text) for part in found.header)
        plain = sum(matcher.looks.kind(part.text) in DATED for part in found.parts)
        prose = sum(part.text.endswith((".", ":", "?")) for part in found.parts)
        cells = plain >= max(_FEWEST, _SOME * len(found.parts)) and plain > prose
        named = known >= _KNOWN * len(found.header) and cells
        if named and matcher.match([header], []).kind:
            lost = [(Block((part,)), _LOST.format(found.layout)) for part in found.parts]
            yield Region(found.layout, (), found.lines), lost
    for run in headless([*enumerate(split(words), 1)], matcher.looks):
        lost = [(Block((part,)), _HEADLESS) for part in run]
        yield Region("header lost", (), frozenset(part.number for part in run)), lost


def _drawn(source: Source, matcher: Matcher) -> Source:
    """A document with its cards as rows, where the file draws them as tables of two columns or as lists."""
    blocks = {block.parts[0].number: block for block in source.blocks}
    taken: set[int] = set()
    rows: list[Block] = []
    heads = dict(source.heads)
    number = max((block.table for block in source.blocks), default=0)
    for dealt in cards_in(_lines(source, matcher), matcher.heads, alone=True):
        own = dealt.alone and all(_is_row(blocks[p.number]) for p in dealt.header.parts)
        if dealt.alone and not own:
            continue
        if not is_table(dealt.rows, dealt.header, matcher, given="group" if own else ""):
            continue
        number += 1
        rows += [replace(row, table=number) for row in dealt.rows]
        heads[number] = dealt.header
        taken |= {n for n in dealt.lines if blocks[n].form != "heading"}
    if not rows:
        return source
    kept = [block for n, block in blocks.items() if n not in taken]
    ordered = sorted([*kept, *rows], key=lambda block: block.parts[0].number)
    return replace(source, blocks=tuple(ordered), heads=heads)


def _is_row(block: Block) -> bool:
    return block.form == "row"


def _lying(blocks: Sequence[Block], matcher: Matcher) -> set[int]:
    """The tables of the file that lie on their side: two columns, the first of which has labels, each once."""
    rows: dict[int, list[Block]] = {}
    for block in blocks:
        if _is_row(block):
            rows.setdefault(block.table, []).append(block)
    found = set()
    for table, all_ in rows.items():
        cells = [list(block.cells.values()) for block in all_]
        firsts = [row[0].text.strip(" *:") for row in cells if row]
        labels = sum(map(matcher.labels, firsts))
        # "Action | Owner" heads a table of two columns
        headed = any(len(row) > 1 and matcher.means(row[1].text, _SURELY) for row in cells)
        narrow = all(
            1 <= len(row) <= _SIDES and 1 in b.cells for row, b in zip(cells, all_, strict=True)
        )
        distinct = len(set(firsts)) == len(firsts)
        if narrow and distinct and not headed and labels >= max(_FEWEST, _LABELS * len(firsts)):
            found.add(table)
    return found


def _lines(source: Source, matcher: Matcher) -> Iterator[Line]:
    lying = _lying(source.blocks, matcher)
    for block in source.blocks:
        number = block.parts[0].number
        if _is_row(block):
            if block.table not in lying:
                yield Line("other", number)
                continue
            label, *values = block.cells.values()
            value = values[0].parts if values else ()
            words = label.text.strip(" *:")
            yield Line("label", number, words, value, label.parts[0], block.table)
        elif source.words:
            yield Line("other", number)  # the lines of a text have been looked at
        else:
            yield _of_list(block, number)


def _of_list(block: Block, number: int) -> Line:
    text = block.text
    m = LABELLED.match(text) if block.form in ("item", "label", "paragraph") else None
    if m and len(m["label"].split()) <= MOST_LABEL_WORDS:
        label = m["label"].strip(" *")
        value = block.cut(m.start("value")).parts if m["value"] else ()
        words = block.find(label).parts[0]
        return Line("label", number, label, tuple(map(_placed, value)), _placed(words))
    title = block.form == "heading" and len(text.split()) <= _MOST_TITLE_WORDS
    return Line("title" if title else "other", number, parts=tuple(map(_placed, block.parts)))


def _placed(part: Part) -> Part:
    """A part that is looked up by its line, though it is now a cell."""
    return part._replace(place=part.place or Place(line=part.number))
