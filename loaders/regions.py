"""Tables found in plain text: what a layout suggests and a known header confirms takes the place of text."""

from __future__ import annotations

from dataclasses import replace

from remit.loaders.blocks import Block, Source
from remit.loaders.claims.grids import is_table
from remit.loaders.document.layouts import Region, regions, without
from remit.loaders.readers import text
from remit.loaders.schema.matching import Matcher


def with_tables(source: Source, matcher: Matcher) -> Source:
    """The document with the rows of its tables as rows; itself where it is no text or has no table."""
    if not source.words:
        return source
    chosen: list[Region] = []
    taken: frozenset[int] = frozenset()
    for region in regions(source.words, matcher.heads):
        if not region.lines & taken and is_table(
            region.rows, region.header, matcher, sure=region.layout == "stacked"
        ):
            chosen.append(region)
            taken |= region.lines
    if not chosen:
        return source
    blocks: list[Block] = list(text.read(without(source.words, taken)))
    chosen.sort(key=lambda region: min(region.lines))
    for number, region in enumerate(chosen, 1):
        blocks += [replace(row, table=number) for row in region.rows]
    heads = {n: region.header for n, region in enumerate(chosen, 1) if region.header is not None}
    ordered = sorted(blocks, key=lambda block: block.parts[0].number)
    return replace(source, blocks=tuple(ordered), heads=heads)
