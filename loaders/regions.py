"""Tables that a file does not draw as such: what a layout suggests and a known header confirms takes the place of text.

They may be runs of lines, which :mod:`remit.loaders.flattened` finds, or cards: a list of labels under each
heading, or a table of two columns that lies on its side.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from remit.graph.place import Place
from remit.loaders.blocks import Block, Part, Source
from remit.loaders.claims.grids_found import is_table
from remit.loaders.claims.rolls import TERMS
from remit.loaders.document.cards import LABELLED, MOST_LABEL_WORDS, TITLE, Line, cards_in
from remit.loaders.flattened import written
from remit.loaders.schema.frames import frames
from remit.loaders.schema.labels import about_the_paper, asks_of_a_body
from remit.loaders.schema.matching import Matcher
from remit.loaders.schema.post_labels import describes_a_post, of_paper
from remit.loaders.schema.who_does import who_does
from remit.loaders.set_apart import names_holders

_FEWEST = 2  # labels of a table that lies on its side
_MOST_TITLE_WORDS = 14
_SURELY = 0.9  # of the meaning of a heading
_SIDES = 2  # cells of a row that is a label with its value
_LABELS = 0.6  # of the rows of a table that lies on its side


def with_tables(source: Source, matcher: Matcher) -> Source:
    """The document with the rows of its tables as rows; itself where it has none that are not drawn."""
    return _drawn(written(source, matcher), matcher)


def _drawn(source: Source, matcher: Matcher) -> Source:
    """A document with its cards as rows, where the file draws them as tables of two columns or as lists."""
    blocks = {block.parts[0].number: block for block in source.blocks}
    taken: set[int] = set()
    rows: list[Block] = []
    heads = dict(source.heads)
    number = max((block.table for block in source.blocks), default=0)
    for dealt in cards_in(_lines(source, matcher), matcher.heads, matcher.of_work, alone=True):
        own = dealt.alone and all(_is_row(blocks[p.number]) for p in dealt.header.parts)
        title = dealt.rows[0].cells.get(TITLE) if dealt.alone and dealt.rows else None
        if (dealt.alone and not own) or (title and of_paper(title.text) is not None):
            continue  # one below the name of a paper about a post is of that post
        titles = [row.cells[TITLE].text for row in dealt.rows if TITLE in row.cells]
        if titles and all(map(names_holders, titles)):
            continue  # lists of who holds what, each under its heading
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
    """The tables of the file that lie on their side: two columns, the first of which has labels, each once.

    One alone whose labels ask of a body is the sections of its paper, and is read as these are.
    """
    rows: dict[int, list[Block]] = {}
    for block in blocks:
        if _is_row(block):
            rows.setdefault(block.table, []).append(block)
    found, sheets = set(), []
    for table, all_ in rows.items():
        if not all(1 in block.cells and len(block.cells) <= _SIDES for block in all_):
            continue  # most tables are wider: nothing of them is looked up
        cells = [list(block.cells.values()) for block in all_]
        firsts = [row[0].text.strip(" *:") for row in cells]
        labels = sum(map(matcher.labels, firsts))
        # "Action | Owner" heads a table of two columns
        headed = any(len(row) > 1 and matcher.means(row[1].text, _SURELY) for row in cells)
        distinct = len(set(firsts)) == len(firsts)
        if sum(frames().labels.get(first.casefold(), "") in TERMS for first in firsts) > 1:
            continue  # who was at a meeting, and who was not
        if who_does(matcher, all_[0], all_[1:]):
            continue  # "Role | Responsibilities", above posts that are no labels
        if describes_a_post(all_, matcher.lexicon) or about_the_paper(all_):
            continue
        if sum(map(matcher.names_a_post, firsts)) >= _LABELS * len(firsts):
            continue  # posts, each with whoever holds it
        if distinct and not headed and labels >= max(_FEWEST, _LABELS * len(firsts)):
            found.add(table)
            sheets += [table] if asks_of_a_body(firsts) else []
    return found - set(sheets if len(sheets) == 1 else [])


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
            if not values and not matcher.labels(words) and _is_title(label.text):
                yield Line("other", number)  # nothing goes on over it: each card has its own title
                yield Line("title", number, parts=label.parts, bound=block.table)
                continue
            yield Line("label", number, words, value, label.parts[0], block.table)
        elif source.words:
            yield Line("other", number)  # the lines of a text have been looked at
        else:
            yield _of_list(block, number)


def _is_title(text: str) -> bool:
    """Whether a row of one cell may name the card that it stands above."""
    return len(text.split()) <= _MOST_TITLE_WORDS and not text.endswith(".")


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
