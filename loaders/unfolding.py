"""Tables of two columns that are the sections of a paper: a label on the left, and beside it what the section says.

Such a table is a paper laid out in boxes. Its labels are headings and its cells paragraphs and lists, each with its
place, before anybody reads it. A table that has a header, whose labels ask for one thing each or name parties, is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, groupby

from remit.loaders.blocks import Block, Part, Passage, Source
from remit.loaders.claims.headers import heads_in
from remit.loaders.schema.labels import label_of
from remit.loaders.schema.matching import Matcher

_SIDES = [1, 2]  # the columns of such a table
_FEWEST = 3  # rows
_MOST_LABEL_WORDS = 9
_MOSTLY = 0.6  # of the rows hold whole sentences, or several paragraphs
_KNOWN = 0.5  # of the labels ask for one thing each: then they are read as labels
_FEWEST_WORDS = 9  # of what stands beside a label, on average
_FEWEST_OF_SENTENCE = 6  # words
_ENDS = (".", ":", ";", "?")
_FEWEST_ITEMS = 2  # paragraphs that end like no sentence


def unfolded(source: Source, matcher: Matcher) -> Source:
    """The document with every such table as headings and paragraphs; itself where it has none.

    Its blocks are numbered anew, in order, as a row becomes several of them.
    """
    if source.words or source.links:
        return source  # lines are numbered by themselves, and those of a chart are joined by their numbers
    pieces: list[Sequence[Block]] = []
    found = False
    level = 0
    for (is_row, _), run in groupby(source.blocks, lambda b: (b.form == "row", b.table)):
        blocks = list(run)
        if is_row and _is_prose(blocks, matcher):
            pieces.append([*chain.from_iterable(_sections(block, level + 1) for block in blocks)])
            found = True
            continue
        levels = (block.level for block in blocks if block.form == "heading" and block.level)
        level = next(iter(reversed([*levels])), level)
        pieces.append(blocks)
    return replace(source, blocks=tuple(_numbered(chain(*pieces)))) if found else source


def _is_prose(blocks: Sequence[Block], matcher: Matcher) -> bool:
    """Whether rows are labels, each with prose beside it, under no header that is known."""
    if len(blocks) < _FEWEST or any(sorted(block.cells) != _SIDES for block in blocks):
        return False
    labels = [block.cells[1].text for block in blocks]
    values = [block.cells[2] for block in blocks]
    if any(map(_is_no_label, labels)) or len({*map(str.casefold, labels)}) < len(labels):
        return False
    words = sum(len(value.text.split()) for value in values)
    if words < _FEWEST_WORDS * len(values) or not _says(values[0]):
        return False
    if sum(map(_says, values)) < _MOSTLY * len(values):
        return False
    asking = sum(bool(label_of(text)) or matcher.looks.ends_as_party(text) for text in labels)
    return asking < _KNOWN * len(labels) and not heads_in(blocks, matcher)


def _is_no_label(text: str) -> bool:
    """Whether words are no heading: a sentence, a number, or too many."""
    return (
        len(text.split()) > _MOST_LABEL_WORDS
        or text.endswith(".")
        or not re.search(r"[a-z]{3}", text)
    )


def _says(value: Passage) -> bool:
    """Whether a cell holds a whole sentence, or several paragraphs."""
    sentence = value.text.endswith(".") and len(value.text.split()) >= _FEWEST_OF_SENTENCE
    return len(value.parts) > 1 or sentence


def _sections(row: Block, level: int) -> Iterator[Block]:
    """A row as a heading with its paragraphs and lists below it."""
    yield Block(_plain(row.cells[1].parts), "heading", level=level)
    for part, is_item in _with_lists(row.cells[2].parts):
        (plain,) = _plain([part])
        yield Block((plain,), "item", marker="•", level=1) if is_item else Block((plain,))


def _with_lists(parts: Sequence[Part]) -> Iterator[tuple[Part, bool]]:
    """Paragraphs, each with whether it is an item of a list: it ends like no sentence, and so does another beside it."""
    for ends, run in groupby(parts, lambda part: part.text.endswith(_ENDS)):
        several = list(run)
        for part in several:
            yield part, not ends and len(several) >= _FEWEST_ITEMS


def _plain(parts: Iterable[Part]) -> tuple[Part, ...]:
    """Parts that stand in no column of a table any more, though their places tell where they stood."""
    return tuple(part._replace(column=None) for part in parts)


def _numbered(blocks: Iterable[Block]) -> Iterator[Block]:
    """Blocks numbered from 1 in order, however many parts each has."""
    at = 0
    for block in blocks:
        numbers: dict[int, int] = {}
        for part in block.parts:
            if part.number not in numbers:
                at += 1
                numbers[part.number] = at
        parts = tuple(part._replace(number=numbers[part.number]) for part in block.parts)
        yield replace(block, parts=parts)
