"""Cells of forms that offer answers, each with a box: what is ticked is what the cell says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from remit.loaders.blocks import Block, Part, Source
from remit.loaders.document.table import NOT_ONE_TICK, NOT_TICKED, LeftOut

_BOX = re.compile(r"(?P<open>[☐□⬜]|\[ {0,3}\])|(?P<ticked>[☑☒✅]|\[[xX✓✔]\])")


def with_ticks(source: Source) -> Source:
    """A document whose cells of boxes say what is ticked; where that is not one answer they say nothing that is read."""
    texts = {part.text for block in source.blocks for part in block.parts}
    if not any(map(_BOX.search, texts)):
        return source
    left_out: list[LeftOut] = []
    blocks = tuple(
        _said(block, left_out) if block.form == "row" else block for block in source.blocks
    )
    return replace(source, blocks=blocks, left_out=(*source.left_out, *left_out))


def _said(block: Block, left_out: list[LeftOut]) -> Block:
    parts: list[Part] = []
    for _, cell in groupby(block.parts, lambda part: part.column):
        found = list(cell)
        answers = _answers(found)
        ticked = [part for part, is_ticked in answers if is_ticked]
        if not answers:
            parts += found
        elif (place := found[0].place) is None:
            parts += found  # a place that cannot be told: the words stay as they are
        elif len(ticked) == 1 and ticked[0].text:
            parts += ticked
            left_out += [
                LeftOut(part.text, part.place or place, NOT_TICKED)
                for part, is_ticked in answers
                if not is_ticked and part.text
            ]
        else:
            words = " ".join(part.text for part in found)
            left_out.append(LeftOut(words, place, NOT_ONE_TICK))
    return replace(block, parts=tuple(parts)) if parts else block


def _answers(cell: list[Part]) -> list[tuple[Part, bool]]:
    """The answers of a cell, each with whether its box is ticked; none where other words stand among them.

    A box stands before its answer, or behind it all through the cell.
    """
    boxes = [len(_BOX.findall(part.text)) for part in cell]
    if not all(boxes) or (sum(boxes) == 1 and _BOX.fullmatch(cell[0].text)):
        return []
    before = all(_BOX.match(part.text) for part in cell)
    behind = all(_BOX.search(part.text[-3:]) for part in cell)
    if not before and not behind:
        return []
    return [answer for part in cell for answer in _of_part(part, before=before)]


def _of_part(part: Part, *, before: bool) -> Iterator[tuple[Part, bool]]:
    marks = list(_BOX.finditer(part.text))
    starts = [m.end() for m in marks] if before else [0, *(m.end() for m in marks[:-1])]
    ends = (
        [*(m.start() for m in marks[1:]), len(part.text)] if before else [m.start() for m in marks]
    )
    for m, start, end in zip(marks, starts, ends, strict=True):
        words = part.text[start:end].strip(" ,;/|")
        yield part._replace(text=words), m["ticked"] is not None
