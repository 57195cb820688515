"""Tables whose cells are lines or paragraphs: what a layout suggests and a known header confirms.

A plain text, and the paragraphs of any other file, may hold a table that lost its shape: cells one below
the other, columns one after the other, labels above their values. Whatever file they come from, they are lines.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from remit.loaders.blocks import Block, Source
from remit.loaders.claims.grids_found import is_table
from remit.loaders.document.layouts import Region, above, regions, split, without
from remit.loaders.document.loose import Loose, loose
from remit.loaders.document.stacked import NUMBERED, stacked
from remit.loaders.readers import text
from remit.loaders.schema.fitting import DATED, headless, laid
from remit.loaders.schema.matching import Matcher
from remit.loaders.schema.post_labels import are_of_a_post

_DOUBTFUL = ("one cell a line", "column by column", NUMBERED)  # what other lists may look like
_KNOWN = 0.75  # of the headings of a table that is known by them alone
_PROVEN = 0.5  # of those of a table whose lines, or whose many headings, prove that it is one
_FEW = 3  # headings
_FEWEST = 2  # cells of a plain type in what looks like a table
_NAMED = 0.4  # of its lines that are names, where nothing is of a plain type
_CELL_WORDS = 8  # of the lines of a table, on average
_SOME = 0.1  # of the lines of a table that are of a plain type
_LOST = "looks like a table written {}, of which the rows cannot be told"
_HEADLESS = (
    "looks like a row of a table whose header is missing, so it cannot be told what its cells are"
)
_LINES = ("paragraph", "item", "label", "heading")  # blocks that may be cells of such a table

_APART = re.compile(r"(?<=\S)(?:\s{2,}|\t)")  # between a label and its value
# Beginnings of a table that ends in one place: lines that repeat themselves have hundreds.
_MOST_TRIED = 40
_Odd = list[tuple[Block, str]]  # lines of a table of which no row can be made, each with the reason


@dataclass
class _Chosen:
    """The regions of a document that are tables, none of which overlap."""

    found: list[tuple[Region, _Odd]] = field(default_factory=list)
    taken: set[int] = field(default_factory=set)

    def choose(self, region: Region, odd: _Odd, matcher: Matcher) -> None:
        if region.lines & self.taken:
            return
        if not region.rows or is_table(region.rows, region.header, matcher, sure=region.doubtful):
            self.found.append((region, odd))
            self.taken |= region.lines


def written(source: Source, matcher: Matcher) -> Source:
    """The document with the tables that are written in its lines as rows."""
    chosen = _Chosen()
    if source.words:
        for region in regions(source.words, matcher.heads, matcher.labels, matcher.of_work):
            chosen.choose(region, [], matcher)
    for lines in _runs(source):
        for region, odd in _candidates(lines, matcher, of_text=bool(source.words)):
            chosen.choose(region, odd, matcher)
    if not chosen.found:
        return source
    kept = (
        text.read(without(source.words, frozenset(chosen.taken)))
        if source.words
        else _without(source.blocks, chosen.taken)
    )
    return _with(source, kept, chosen.found)


def _with(source: Source, kept: Sequence[Block], found: Sequence[tuple[Region, _Odd]]) -> Source:
    """A document of other blocks and of tables, each of which stands where its first line stood."""
    places = {part.number: part.place for block in source.blocks for part in block.parts}

    def placed(row: Block, table: int, column: int | None = None) -> Block:
        parts = (
            part._replace(
                column=column or part.column,
                place=part.place if source.words else places[part.number],
            )
            for part in row.parts
        )
        return Block(tuple(parts), "row", table=table)

    # A table's rows stay together, and what could not be laid out stands behind them.
    laid_out = [(block.parts[0].number, block) for block in kept]
    heads, doubtful, unasked = dict(source.heads), dict(source.doubtful), set(source.unasked)
    number = max((block.table for block in kept), default=0)
    for region, odd in sorted(found, key=lambda one: min(one[0].lines)):
        number += 1
        start = min(region.lines)
        laid_out += [(start, placed(row, number)) for row in region.rows]
        if region.header is not None:
            heads[number] = placed(region.header, 0)
        if region.layout == "label above value":
            unasked.add(number)
        number += bool(odd)
        for block, reason in odd:
            laid_out.append((start, placed(block, number, 1)))
            doubtful[number] = reason
    ordered = tuple(block for _, block in sorted(laid_out, key=lambda one: one[0]))
    return replace(
        source, blocks=ordered, heads=heads, doubtful=doubtful, unasked=frozenset(unasked)
    )


# ---- lines ------------------------------------------------------------------------------------


def _runs(source: Source) -> Iterator[list[tuple[int, str]]]:
    """The lines that may be cells, numbered; what the file itself calls a table parts them."""
    if source.words:
        yield [*enumerate(split(source.words), 1)]
        return
    run: list[tuple[int, str]] = []
    paragraph, joined = 0, source.in_charts()
    for block in source.blocks:
        if block.form not in _LINES or block.parts[0].number in joined:
            if run:
                yield run
            run = []
            continue
        if block.form == "heading" and block.level:  # the file itself says that it begins a part
            yield run
            run = []
        place = block.parts[0].place
        own = place.paragraph if place else 0
        if not own or own != paragraph:
            run.append((0, ""))  # a paragraph is a group of lines
        paragraph = own
        marker = f"{block.marker}. " if block.marker.isdecimal() else ""
        run.append((block.parts[0].number, marker + block.text))
    yield run


def _without(blocks: Sequence[Block], taken: set[int]) -> list[Block]:
    return [block for block in blocks if block.parts[0].number not in taken]


# ---- what may be a table ----------------------------------------------------------------------


def _candidates(
    lines: Sequence[tuple[int, str]], matcher: Matcher, *, of_text: bool
) -> Iterator[tuple[Region, _Odd]]:
    """What may be a table, with the lines of it of which no row can be made."""
    if not of_text:
        for region in above(lines, matcher.labels):
            yield region, []
    told = stacked(lines, matcher.heads, matcher.looks.role_cell, _may_be_party(matcher))
    untold: list[Loose] = []
    beneath = _beneath(lines)
    tried: Counter[tuple[str, int]] = Counter()
    for found in (*told, *loose(lines, matcher.labels)):
        ends = found.layout, max(found.lines, default=0)
        tried[ends] += 1
        if tried[ends] > _MOST_TRIED or _describes_a_post(matcher, found, beneath):
            continue
        header, rows, odd = laid(matcher, found) if found.header else (None, [], [])
        if header is not None and rows:
            doubtful = found.layout in _DOUBTFUL and not found.proven
            yield Region(found.layout, (header, *rows), found.lines, doubtful=doubtful), odd
        if _looks_like_one(matcher, found, header):
            untold.append(found)
    for found in untold:
        lost = [(Block(found.parts), _LOST.format(found.layout))]
        yield Region(found.layout, (), found.lines), lost
    for run in headless(lines, matcher.looks) if of_text else ():
        lost = [(Block((part,)), _HEADLESS) for part in run]
        yield Region("header lost", (), frozenset(part.number for part in run)), lost


def _beneath(lines: Sequence[tuple[int, str]]) -> dict[int, tuple[str, str]]:
    """Each line that has words, with the next one."""
    filled = [(number, text.strip()) for number, text in lines if text.strip()]
    return {number: (text, after) for (number, text), (_, after) in pairwise([*filled, (0, "")])}


def _describes_a_post(
    matcher: Matcher, found: Loose, values: Mapping[int, tuple[str, str]]
) -> bool:
    """Whether lines are the labels of a post, each above its value or before it, and no columns."""
    pairs = [values[part.number] for part in found.header if part.number in values]
    beside = [tuple(_APART.split(text, maxsplit=1)) for text, _ in pairs]
    return are_of_a_post(
        [
            (label, rest[0]) if rest else pair
            for (label, *rest), pair in zip(beside, pairs, strict=True)
        ],
        matcher.lexicon,
    )


def _looks_like_one(matcher: Matcher, found: Loose, header: Block | None) -> bool:
    """Whether lines are a table beyond doubt, though none of its rows can be told."""
    known = sum(matcher.heads(part.text) for part in found.header)
    if found.proven and known >= _PROVEN * len(found.header):
        return True
    least = _KNOWN if len(found.header) <= _FEW else _PROVEN
    if header is None or known < least * len(found.header):
        return False
    count = len(found.parts)
    words = sum(len(part.text.split()) for part in found.parts)
    labelled = sum(":" in part.text.rstrip(": ") for part in found.parts)
    if words > _CELL_WORDS * count or labelled > _SOME * count:
        return False
    plain = sum(matcher.looks.kind(part.text) in DATED for part in found.parts)
    named = sum(map(_may_name(matcher), (part.text for part in found.parts)))
    prose = sum(part.text.endswith((".", ":", "?")) for part in found.parts)
    typed = plain >= max(_FEWEST, _SOME * count) or named >= _NAMED * count
    return typed and max(plain, named) > prose and bool(matcher.match([header], []).kind)


def _may_name(matcher: Matcher) -> Callable[[str], bool]:
    looks = matcher.looks
    return lambda text: looks.ends_as_party(text) or looks.fits(text, "person")


def _may_be_party(matcher: Matcher) -> Callable[[str], bool]:
    return lambda text: matcher.looks.fits(text, "party")
