"""Pieces of work with labels below them that say who, and by when: "1. Mend the gate" above "– Lead: Ann Bee", "– By: May".

The work is an item of a list, a heading, or what stands behind a label that asks for it ("Task: Replace the screens"). The
labels are those of columns. One such label below one thing proves little: several things are alike, or one has several; and
films and paintings have leads too: most of the things open with a verb, have a day by which, or stand behind such a label.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from remit.loaders.blocks import Block, Passage
from remit.loaders.claims.action_owners import OWNERS
from remit.loaders.claims.beside import (
    TOLD_OF,
    asks_when,
    is_when,
    named_by_words,
    told_beside,
)
from remit.loaders.claims.dues import deadline, is_time
from remit.loaders.claims.pieces import worked
from remit.loaders.claims.verbs import has_finite, is_infinitive
from remit.loaders.outline import Mark, front, labels_again, prefix
from remit.loaders.reading import Reading
from remit.loaders.schema.cells import share
from remit.loaders.schema.frames import any_of, frames
from remit.loaders.schema.labels import label_of

_LABEL = re.compile(r"^(?P<label>[^\W\d_][^:.;()]{1,40}):\s+(?=\S)")
_LABELS_AGAIN = 2  # labels of a card that come again below nothing
_SURELY = 0.9  # of the meaning of a label
_FRONT = 2  # blocks of a title
_FEWEST = 2  # things alike, or labels of one
_MOSTLY = 0.6  # of the labels that ask for somebody name somebody
_MOST_WORDS = 30  # of a piece of work
_DOES = ("responsible", "accountable", "action owner")


class _Line(NamedTuple):
    """A label with its value, and the role that it asks for: that of a column, "deadline", or none that is known."""

    block: Block
    label: str
    value: Passage
    role: str


@dataclass
class _Card:
    """A piece of work and the labels below it."""

    head: Block
    work: Passage
    asked_for: bool = False  # whether its label asks for work
    lines: list[_Line] = field(default_factory=list)

    @property
    def asking(self) -> list[_Line]:
        """The labels that ask for somebody."""
        return [line for line in self.lines if line.role in OWNERS]

    @property
    def is_work(self) -> bool:
        """Whether its words, its label or a day by which it is due say that it is to be done: not "The Long March"."""
        due = any(line.role == "deadline" for line in self.lines)
        first, *behind = [*self.work.text.casefold().split()[:2], ""]
        deed = is_infinitive(first) and behind[0] != "of"  # "Study of a horse"
        return due or self.asked_for or deed


def recognise(reading: Reading) -> None:
    """Read such pieces of work; what of their labels is not understood is owned up to."""
    if reading.is_table or _is_programme(reading):
        return
    taken = worked(reading)
    cards = [card for card in _whole(reading) if card.head.parts[0].number not in taken]
    cards = [card for card in cards if card.asking and _may_be_work(reading, card)]
    if _tell_of_work(cards) and _name_somebody(reading, cards):
        for card in cards:
            _tell(reading, card)


def _is_programme(reading: Reading) -> bool:
    """Whether a paper's title says that it lists who speaks about what: "Agenda"."""
    title = front(reading.marks, _FRONT, but=("row", "item"))
    return any(
        any_of("programmes").search(block.text) for block in title if not block.text.endswith(".")
    )


def _tell_of_work(cards: Sequence[_Card]) -> bool:
    """Whether several things are alike, or one has labels enough, among them who does it."""
    if not cards or share(card.is_work for card in cards) < _MOSTLY:
        return False
    if len(cards) >= _FEWEST:
        return True
    return any(
        len({line.role for line in card.asking}) >= _FEWEST
        and any(line.role in _DOES for line in card.asking)
        for card in cards
    )


def _name_somebody(reading: Reading, cards: Sequence[_Card]) -> bool:
    values = [line.value for card in cards for line in card.asking]
    known = TOLD_OF
    return (
        share(any(party.kind in known for party in reading.parties.read(value)) for value in values)
        >= _MOSTLY
    )


def _whole(reading: Reading) -> list[_Card]:
    """What stands over labels; nothing where the same labels come again below nothing, as records have them."""
    alone: list[str] = []
    cards = [*_cards(reading, alone)]
    again = set(alone)
    return [
        card for card in cards if len(again & {line.label for line in card.lines}) < _LABELS_AGAIN
    ]


def _cards(reading: Reading, alone: list[str]) -> Iterator[_Card]:
    """What stands over labels, with these; the labels below nothing are added to those ``alone``."""
    card: _Card | None = None
    again = labels_again(reading.marks)
    for mark in reading.marks:
        if mark.role in ("furniture", "separator"):
            continue
        line = _line(reading, mark)
        if line is not None and line.role == "action":
            card = _Card(mark.block, line.value, asked_for=True)
            yield card
        elif line is not None and card is not None and _is_below(card.head, mark.block):
            card.lines.append(line)
        else:
            # "Assurance: Board" and "Assurance: Internal audit" are labels with their values, too.
            heads = _may_head(mark) and prefix(mark.block.text) not in again
            card = _Card(mark.block, mark.block) if heads else None
            if card is not None:
                yield card
            elif line is not None:
                alone.append(line.label)


def _line(reading: Reading, mark: Mark) -> _Line | None:
    """A block as a label with its value; ``None`` where it is none."""
    m = _LABEL.match(mark.block.text) if mark.role in ("item", "label", "text") else None
    if m is None:
        return None
    value = mark.block.cut(m.end())
    return _Line(mark.block, m["label"], value, _asked(reading, m["label"]))


def _asked(reading: Reading, label: str) -> str:
    """What a label asks for; nothing where it has to do with the paper, or with a body."""
    words = set(label.casefold().split())
    if words & frames().words["parts in a paper"] or label_of(label) not in ("", "supports"):
        return ""
    if label.casefold() in frames().words["labels of work"] or _is_title_of_work(reading, label):
        return "action"
    meant = reading.looks.lexicon.meanings(label)
    sure = [one.role for one in meant if one.score >= _SURELY and one.role in OWNERS]
    due = asks_when(reading, label) and label.casefold() != "date"  # of what, it does not say
    return "deadline" if due else sure[0] if sure else ""


def _is_title_of_work(reading: Reading, label: str) -> bool:
    """Whether a label asks for the title of a piece of work, since the paper is called one: "Change request"."""
    title = (
        b.text for b in front(reading.marks, 1, but=("row", "item")) if not _LABEL.match(b.text)
    )
    called = any(any_of("labels of work").search(text) for text in title)
    return called and label.casefold() == "title"


def _may_head(mark: Mark) -> bool:
    """Whether a block may be a piece of work above its labels: an item, a heading, or a short line."""
    text = mark.block.text
    short = len(text.split()) <= _MOST_WORDS and not text.endswith((":", "?"))
    return short and mark.role in ("heading", "subheading", "item")


def _is_below(head: Block, block: Block) -> bool:
    """Whether a block may belong to what stands above it: no further item of the list whose item that is."""
    alike = head.form == block.form == "item" and head.level == block.level
    return not alike or head.marker.strip(".)( ").isalnum() != block.marker.strip(".)( ").isalnum()


def _may_be_work(reading: Reading, card: _Card) -> bool:
    """Whether what stands over labels may be a piece of work: no party, and no sentence."""
    one = reading.grammar.one(card.work.text)
    return not has_finite(card.work.text) and (one is None or not one.party)


def _tell(reading: Reading, card: _Card) -> None:
    """Say of a piece of work what its labels, and the words beside it, say."""
    beside = told_beside(reading, card.work)
    words = beside.work.cut(0, len(beside.work.text.rstrip(" .;,:")))
    thing = named_by_words(reading, "action", words, card.head.parts[0].number)
    reading.about(card.head, thing)
    for party in beside.who:
        reading.assign_party(thing, beside.role, party, "named beside it", card.head)
    due = [(beside.due, card.head)] if beside.due is not None else []
    for line in card.lines:
        reading.about(line.block, thing)
        if line.role in OWNERS:
            said = f"helps: {line.label}" if line.role == "support" else line.label
            reading.assign(thing, OWNERS[line.role], line.value, said, line.block)
        elif line.role == "deadline" and _is_a_time(reading, line.value.text):
            due.append((line.value, line.block))
        elif not reading.looks.blank(line.value.text):
            reason = f"“{line.label}”: it is not clear what this says of “{words.text[:60]}”"
            reading.not_understood(thing, line.block, line.value, reason)
    for value, _ in due[:1]:
        deadline(reading, thing, value, value.text)


def _is_a_time(reading: Reading, text: str) -> bool:
    return is_when(reading, text) or is_time(text)
