"""Headings of running text, each with the labels directly below it and the items of its lists."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import NamedTuple

from remit.loaders.blocks import Block, Part, Passage
from remit.loaders.claims.beside import (
    NEXT_LABEL,
    asks_when,
    label_role,
)
from remit.loaders.claims.own import own_thing
from remit.loaders.outline import Mark, labels_again, prefix
from remit.loaders.reading import Reading
from remit.loaders.wording import between
from remit.ontology import Role

FEWEST = 2  # sections alike, and items of a list
_TOLD = ("minutes", "log")  # papers in which a word with a full stop may be what was said
_MOST_TITLE_WORDS = 9
_LABEL = re.compile(r"^(?P<label>[A-Z][^:.]{1,40}):\s*(?=\S)")


class Line(NamedTuple):
    """An item of a list, and the lines without a mark of their own that stand below it."""

    passage: Passage
    block: Block
    below: tuple[Block, ...] = ()


@dataclass
class Section:
    """A heading with the labels directly below it, and the items of the lists that stand there."""

    title: Mark
    labels: list[tuple[Role, str, Passage, Block]] = field(default_factory=list)
    rest: list[tuple[Passage, Block]] = field(default_factory=list)  # what further labels say
    items: list[Line] = field(default_factory=list)
    said: list[Block] = field(default_factory=list)  # its running text
    dates: list[tuple[str, Passage, Block]] = field(default_factory=list)

    @property
    def prose(self) -> bool:
        """Whether there is running text."""
        return bool(self.said)


def sections_of(reading: Reading) -> Iterator[Section]:
    """Headings, each with the labels directly below it and the items of its lists."""
    current: Section | None = None
    marks = [m for m in reading.marks if m.role not in ("furniture", "separator", "address")]
    labels = Counter(_words_of_label(mark) for mark in marks if mark.role == "label")
    again, told_of_others = labels_again(marks), own_thing(reading).paper in _TOLD
    for mark, after in zip_longest(marks, marks[1:]):
        if mark.role == "row":
            if current is not None:
                yield current  # a table below it is no part of its lists
            current = None
        elif prefix(mark.block.text) not in again and _is_title(
            mark, after, inside=current is not None and bool(current.items)
        ):
            if current is not None:
                yield current
            current = Section(mark)
        elif _may_head(mark, after):
            if current is not None:
                yield current
            # Whose lead stands below it is not sure where no other heading has such a label.
            told = after is not None and labels[_words_of_label(after)] >= FEWEST
            current = Section(mark) if told and not told_of_others else None
        elif current is not None:
            _add(reading, current, mark)
    if current is not None:
        yield current


def _is_title(mark: Mark, after: Mark | None, *, inside: bool) -> bool:
    block = mark.block
    if mark.role in ("heading", "subheading"):
        return True
    if len(block.parts) != 1 or after is None or after.role not in ("label", "item", "text"):
        return False
    text = block.text
    short = len(text.split()) <= _MOST_TITLE_WORDS and not text.endswith((".", ",", ";", ":", "?"))
    if block.form == "item":  # "1 HOUSING", above its labels
        return short and after.role == "label" and (text.isupper() or not inside)
    return short and block.form == "paragraph" and text[:1].isupper()


def _may_head(mark: Mark, after: Mark | None) -> bool:
    """Whether a text above a label may be a heading with a full stop: "Finance.", below another heading."""
    text = mark.block.text
    short = len(mark.block.parts) == 1 and len(text.split()) <= FEWEST and text[:1].isupper()
    alone = mark.role == "text" and text.endswith(".") and not text.endswith("ed.")
    return short and alone and after is not None and after.role == "label"


def _words_of_label(mark: Mark) -> str:
    return mark.block.text.partition(":")[0].casefold()


def _add(reading: Reading, section: Section, mark: Mark) -> None:
    block = mark.block
    m = _LABEL.match(block.text)
    labelled = not section.items and len(block.parts) <= FEWEST and block.form == "label"
    if m and labelled and label_role(reading, m["label"]):
        for start, end in between(block.text, NEXT_LABEL):
            _label(reading, section, block, block.cut(start, end))
        return
    if m and labelled and section.labels and asks_when(reading, m["label"]):
        section.dates.append((m["label"], block.cut(m.end()), block))
        return
    if block.form == "item":
        above = section.items[-1] if section.items else None
        if above and above.block.marker.strip() and not block.marker.strip():
            section.items[-1] = above._replace(below=(*above.below, block))
        else:
            section.items.append(Line(Passage(block.parts), block))
    elif len(block.parts) > 1 and block.parts[0].text.endswith(":"):
        section.items += [Line(Passage((part,)), block) for part in _whole(block.parts[1:])]
    elif mark.role == "text":
        section.said.append(block)


def _label(reading: Reading, section: Section, block: Block, words: Passage) -> None:
    """Take in one of the labels of a line: "Lead: Estates Manager. Partners: Mere Growers."."""
    m = _LABEL.match(words.text)
    role = label_role(reading, m["label"]) if m else ""
    if m is None or not role:
        section.rest.append((words, block))
        return
    value = words.cut(m.end())
    section.labels.append((role, m["label"], value.cut(0, len(value.text.rstrip(" .;"))), block))


def _whole(parts: Sequence[Part]) -> list[Part]:
    """The lines of a list without bullets, if none goes on with the one above."""
    broken = any(p.text[:1] in ")(,;" for p in parts)
    return [] if broken else list(parts)
