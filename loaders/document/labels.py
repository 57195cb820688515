"""Lines of text as lines of cards: a label with its value, what goes on with it, a title above.

A label is parted from its value by a colon, by a row of dots, or, where the same label does so again and again, by
a dash or a wide gap. Blocks that a line or a blank parts, and that have the same words in the same order before their
gaps, are records: what stands there is a label, known or not. "Risk CR04: …" and "Risk CR07: …" are one label with a
reference of each record.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from remit.graph.place import Place
from remit.loaders.blocks import Part
from remit.loaders.document.cards import LABELLED, MOST_LABEL_WORDS, Line
from remit.loaders.formats.marks import BULLET

RULE = re.compile(r"[\s|+:=_\-–—]{3,}")  # a line that is drawn
_LONGEST = 400  # characters of a line of a card
_MOST_TITLE_WORDS = 14
_DOTTED = re.compile(r"^\s*(?P<label>[A-Z][^:|.]{0,48}?)\s*\.{3,}\s*(?P<value>\S.*)?$")
_APART = re.compile(r"^(?P<label>[A-Z]\S*(?: \S+){0,5})(?:\s{2,}|\t+|\s[–—-]\s)(?P<value>\S.*)$")
_NUMBERED = re.compile(
    r"^(?P<label>[^\W\d_]+(?: [^\W\d_]+)?) (?P<reference>(?:[A-Z]{1,4}[-/]?)?\d{1,4}(?:[./-]\d{1,3})?|[A-Z])$"
)
_WIDE = re.compile(r"^(?P<label>[A-Z]\S*(?: \S+){0,5})(?:\s{2,}|\t+)\S")
_AGAIN = 2
_RECORD = 3  # labels of a record whose labels need not be known


class Words(NamedTuple):
    """A line of a text and its number."""

    number: int
    text: str


def labelled(lines: Sequence[Words], heads: Callable[[str], bool]) -> Iterator[Line]:
    """The lines as those of cards; ``heads`` says whether words may label a value."""
    long = _long(lines)
    found = [(line, label_in(line.text) or long.get(line.number)) for line in lines]
    same = _same(lines, heads)
    apart = Counter(m["label"] for line in lines if (m := _APART.match(line.text[:_LONGEST])))
    numbered = {
        label: _NUMBERED.match(label) for _, m in found if m for label in [m["label"].strip()]
    }
    kinds = Counter(m["label"] for m in numbered.values() if m)
    for line, match in found:
        m = _APART.match(line.text) if line.number in same else match
        if m is None and (other := _APART.match(line.text[:_LONGEST])):
            known = apart[other["label"]] >= _AGAIN and heads(other["label"])
            m = other if known else None
        if m is None:
            yield _other(line)
            continue
        label = m["label"].strip(" :")
        value = (m["value"] or "").strip()
        parts = (_part(value, line.number),) if value else ()
        split = numbered.get(label)
        if split and kinds[split["label"]] >= _AGAIN:
            label = split["label"]
            yield Line("label", line.number, label, parts, _part(label, line.number))
            words, reference = f"{label} no.", _part(split["reference"], line.number)
            yield Line("label", line.number, words, (reference,), _part(words, line.number))
            continue
        yield Line("label", line.number, label, parts, _part(label, line.number))


def _long(lines: Sequence[Words]) -> dict[int, re.Match[str]]:
    """The lines that begin with a label of many words which comes again and again: "Next step (and who is on it): …"."""
    found = {
        line.number: m
        for line in lines
        if len(line.text) < _LONGEST and (m := LABELLED.match(line.text))
    }
    often = Counter(m["label"].strip() for m in found.values())
    return {number: m for number, m in found.items() if often[m["label"].strip()] >= _RECORD}


def _same(lines: Sequence[Words], heads: Callable[[str], bool]) -> set[int]:
    """The lines that begin with a label of records which all have the same labels, some of them known."""
    blocks: list[dict[int, str]] = [{}]
    for line in lines:
        if not line.text.strip() or RULE.fullmatch(line.text):
            blocks.append({})
        elif m := _WIDE.match(line.text[:_LONGEST]):
            blocks[-1][line.number] = m["label"]
        elif not line.text[:1].isspace():
            blocks[-1][line.number] = ""  # words that have no gap: no record
    signs = Counter(tuple(block.values()) for block in blocks)
    return {
        number
        for block in blocks
        for sign in (tuple(block.values()),)
        if signs[sign] >= _AGAIN and len(set(sign) - {""}) == len(sign) >= _RECORD
        if sum(map(heads, sign)) >= _AGAIN
        for number in block
    }


def label_in(text: str) -> re.Match[str] | None:
    """The label and the value that a line has, parted by a colon or a row of dots; nothing where it has none."""
    if len(text) >= _LONGEST:
        return None
    m = LABELLED.match(text) or _DOTTED.match(text)
    return m if m and len(m["label"].split()) <= MOST_LABEL_WORDS else None


def _other(line: Words) -> Line:
    text = line.text
    if not text.strip() or RULE.fullmatch(text):
        return Line("blank", line.number)
    words = (_part(text, line.number),)
    if text[:1].isspace() and not text.rstrip().endswith(";") and not BULLET.match(text):
        return Line("more", line.number, parts=words)
    return Line("title" if _may_title(text) else "other", line.number, parts=words)


def _may_title(text: str) -> bool:
    words = text.split()
    return len(words) <= _MOST_TITLE_WORDS and not text.rstrip().endswith((".", ",", ";", ":"))


def _part(text: str, line: int) -> Part:
    return Part(" ".join(text.split()), line, None, Place(line=line))
