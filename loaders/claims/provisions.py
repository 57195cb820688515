"""The provisions that a passage cites, as things: each section of an Act is one of its own, and a part of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from remit.loaders.blocks import Passage
from remit.loaders.claims.citations import Acts, Citation, citations
from remit.loaders.drafts import Ref
from remit.loaders.extracts import place_of, same_in_origin
from remit.loaders.reading import Reading, slug

_DIVISIONS = {
    "reg": "regulation",
    "art": "article",
    "par": "Part",
    "cha": "Chapter",
    "sch": "schedule",
}


class Provision(NamedTuple):
    """A provision that a sentence cites: its words there, the thing, and where in the sentence it stands."""

    passage: Passage
    ref: Ref
    start: int
    end: int


Provisions = Sequence[Provision]


def acts_of(reading: Reading) -> Acts:
    """The Acts that a document names, each with the heading above it."""
    return Acts.of((m.block.parts[0].number, m.section, m.block.text) for m in reading.marks)


def provisions(reading: Reading, sentence: Passage, cited: Sequence[Citation]) -> list[Provision]:
    """What a sentence cites, one by one."""
    found: list[Provision] = []
    for one in cited:
        passage, act = sentence.cut(one.start, one.end), Ref("provision", one.act)
        refs = [_section(reading, passage, act, one.division, n) for n in one.numbers] or [act]
        found += [Provision(passage, ref, one.start, one.end) for ref in refs]
    return found


def in_cell(reading: Reading, cell: Passage, acts: Acts, above: str = "") -> list[Provision]:
    """What a cell of a column of laws cites; a number alone is a section of the Act ``above``."""
    cited = list(citations(cell.text, acts, cell.parts[0].number, above))
    if not cited and above and cell.text[:1].isdigit() and " " not in cell.text:
        cited = [Citation(0, len(cell.text), above, "section", (cell.text,))]
    return provisions(reading, cell, cited)


def duty_of(reading: Reading, sentence: Passage, words: Passage) -> Ref:
    """The duty that some words of a sentence name."""
    same = same_in_origin(reading, "duty", sentence.text, words.text)
    duty = reading.placed("duty", words.text, place_of(reading, words), same, scope="")
    reading.findings.attribute(reading.source, words, duty, "name", words.text)
    return duty


def arises(reading: Reading, words: Passage, duty: Ref, law: Provision) -> None:
    """Say from which provision a duty comes."""
    reading.findings.link(
        reading.source, words, duty, "arisesFrom", law.ref, stated_as=law.passage.text
    )


def _section(reading: Reading, passage: Passage, act: Ref, division: str, number: str) -> Ref:
    word = _DIVISIONS.get(division.casefold()[:3], "section")
    section = reading.placed(
        "provision", f"{act.name}, {word} {number}", f"{slug(act.name)}-{slug(word)}-{slug(number)}"
    )
    section = section._replace(within="")  # the same section, whichever document cites it
    reading.findings.link(reading.source, passage, section, "partOf", act, stated_as=passage.text)
    return section
