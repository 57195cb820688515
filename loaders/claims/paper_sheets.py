"""Tables and lines about the paper itself, as policies have them in front: its version, who approved and who owns it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from remit.loaders.blocks import Block, Passage
from remit.loaders.claims.papers import own_paper
from remit.loaders.claims.raw_lines import cells_of
from remit.loaders.reading import Reading
from remit.loaders.schema.frames import frames
from remit.loaders.schema.labels import about_the_paper, of_a_paper
from remit.loaders.values.dates import find_dates
from remit.loaders.values.phrases import NAMED

_LABEL = re.compile(r"^(?P<label>[A-Z][^:.]{1,40}):\s+(?=\S)")
_SIDES = 2


def claim(reading: Reading, blocks: Sequence[Block]) -> bool:
    """Say who adopted the paper and who owns it; false where the rows are of something else."""
    if not about_the_paper(blocks):
        return False
    say, source = reading.findings, reading.source
    for block in blocks:
        cells = [cell for _, cell in sorted(block.cells.items())]
        label = cells[0].text.casefold().strip(" :")
        value = cells[1] if len(cells) > 1 else None
        if value is None or not _told(reading, block, label, value):
            say.ignore(source, block, "it is about the paper, and no fact of governance")
    return True


def recognise(reading: Reading) -> None:
    """Read the runs of lines that are labels about the paper, each with its value: "Policy owner: Head of Parks"."""
    for run in [] if reading.is_table else _runs(reading):
        if of_a_paper([line.label for line in run]):
            for line in run:
                _told(reading, line.block, line.label.casefold(), line.value)


class _Line(NamedTuple):
    """A line that is a label with its value."""

    block: Block
    label: str
    value: Passage


def _runs(reading: Reading) -> Iterator[list[_Line]]:
    """The lines below each other that are labels with values, be it behind a colon or at a wide gap."""
    run: list[_Line] = []
    for mark in reading.marks:
        if mark.role in ("furniture", "separator"):
            continue
        lines = mark.block.by_part if mark.role != "row" else ()
        for line in [_line(reading, mark.block, one) for one in lines] or [None]:
            if line is not None:
                run.append(line)
            elif run:
                yield run
                run = []
    if run:
        yield run


def _line(reading: Reading, block: Block, words: Passage) -> _Line | None:
    """A line as a label with its value; ``None`` where it is none."""
    if m := _LABEL.match(words.text):
        return _Line(block, m["label"], words.cut(m.end()))
    cells = cells_of(reading, words.parts[0])
    if len(cells) != _SIDES:
        return None
    return _Line(block, cells[0], words.cut(words.text.rfind(cells[1])))


def _told(reading: Reading, block: Block, label: str, value: Passage) -> bool:
    """Whether a row asks who adopted or owns the paper; whom it names is told, or owned up to."""
    words, label = frames().words, label.removeprefix("policy ").removeprefix("document ")
    adopts, owns = (
        label in words["labels of adopters"],
        label in words["labels of owners of a paper"],
    )
    if not (adopts or owns) or reading.looks.blank(value.text):
        return False
    told = False
    for party in reading.parties.read(value, bodies=adopts):
        if owns and party.kind in NAMED:
            reading.assign_party(own_paper(reading), "accountable", party, label, block)
            told = True
        elif adopts and party.kind == "body":
            days = [d for d in find_dates(value.text) if d.period is not None]
            one = days[0].period if len(days) == 1 else None
            start = one.iso if one is not None and one.is_day else None
            reading.findings.link(
                reading.source, (block, party.passage), own_paper(reading), "adoptedBy",
                reading.body(party.name), stated_as=label, start=start,
            )  # fmt: skip
            told = True
    if not told:
        reason = f"“{label}”: it is not clear who “{value.text[:60]}” is to this paper"
        reading.findings.cannot_read(reading.source, block, value, reason)
    return True
