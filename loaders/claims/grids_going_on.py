"""Tables that a page cut: rows without a header of their own that go on with the table directly above them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from remit.loaders.blocks import Block
from remit.loaders.claims.grids import Grid
from remit.loaders.schema.lettered import matrix
from remit.loaders.schema.match import Match
from remit.loaders.schema.matching import Matcher

_COUNT = re.compile(
    r"\W{0,2}(?P<number>\d{1,4})(?:\.\d{1,3}){0,3}[a-z]?\W{0,2}"
)  # "2", "2.1", "(3)"


def goes_on(
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
