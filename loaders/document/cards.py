"""Cards: records of labels with values, one below the other, each perhaps under a heading of its own.

A card may be written in lines ("Owner: Ann Bee"), as items of a list, as a label on one line and its
value on the next, or as a table of two columns. All become rows under one header, the labels; what
stands above each card is its column 0.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import NamedTuple

from remit.loaders.blocks import Block, Part

TITLE = 0  # the column of what stands above a card
LABELLED = re.compile(
    r"^\s*(?:[-*•]\s+)?(?:\*\*)?(?P<label>(?:[A-Z#%]|\d{4} )[^:|\n]{0,48}?)(?:\*\*)?\s*:(?:\*\*)?(?:\s+(?P<value>\S.*))?$"
)
MOST_LABEL_WORDS = 6
_SHARED = 0.6  # of the labels of two cards
_KNOWN = 0.6  # of the labels of a card that stands alone, or of one whose labels stand above
_FEWEST = 3  # labels of a card that stands alone
_MOST_VALUE = 4  # lines of a value that stands below its label


class Line(NamedTuple):
    """A line of cards: a ``label`` with its value, a ``title``, ``more`` of a value, ``blank``, or ``other``."""

    kind: str
    number: int
    label: str = ""
    parts: tuple[Part, ...] = ()  # of the value; of a title, its words
    words: Part | None = None  # the label as it stands
    bound: int = 0  # the table that it stands in: a card ends with it


@dataclass
class Card:
    """One record."""

    labels: list[tuple[str, Part]] = field(default_factory=list)
    values: list[list[Part]] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    title: tuple[Part, ...] = ()
    title_lines: tuple[int, ...] = ()
    bound: int = 0  # the table that draws it
    gap: int = 0  # how many of its labels stand above its first blank line
    last_gap: int = 0  # and above its last


class Dealt(NamedTuple):
    """Cards as rows of a table: the header, the rows, and the lines that they take."""

    header: Block
    rows: tuple[Block, ...]
    lines: frozenset[int]
    alone: bool = False


Heads = Callable[[str], bool]
OfWork = Callable[[Sequence[str]], bool]


def cards_in(
    lines: Iterable[Line], heads: Heads, of_work: OfWork, *, alone: bool = False
) -> Iterator[Dealt]:
    """The cards among lines. ``heads`` says whether words may label a value.

    A card ``alone`` is one only where the file draws it: a label above prose heads that. Labels that are all ``of_work``,
    of an action with whoever does it, make a card wherever they stand: minutes have them between what was said.
    """
    apart: list[Card] = []
    for cards, dealt in _runs(lines, heads if alone else None):
        works = [c for c in cards if not c.bound and of_work([name for name, _ in c.labels])]
        if works and all(one.alone for one in dealt):
            apart += works
        else:
            yield from dealt
    for group in _alike(apart):
        yield _rows(group, titled=False)


def _runs(
    lines: Iterable[Line], heads: Heads | None
) -> Iterator[tuple[Sequence[Card], Sequence[Dealt]]]:
    """Runs of cards between which nothing else stands, with what is dealt of each."""
    run: list[Card] = []
    title: Line | None = None
    bound = 0
    for line in [*lines, Line("other", 0)]:
        if line.kind == "label":
            if title is not None and run and not run[-1].title:
                yield run, [*_dealt(run, heads)]
                run = []  # labels of the document stand above its cards
            again = run and line.label in (name for name, _ in run[-1].labels)
            if not run or again or title is not None or line.bound != bound:
                begun = _begun(run[-1], line.label) if again and title is None else Card()
                begun.bound = line.bound
                run.append(begun)
                if title is not None:
                    run[-1].title, run[-1].title_lines = title.parts, (title.number,)
            title, bound = None, line.bound
            assert line.words is not None
            run[-1].labels.append((line.label, line.words))
            run[-1].values.append(list(line.parts))
            run[-1].lines.append(line.number)
        elif line.kind == "more" and run and title is None:
            run[-1].values[-1].extend(line.parts)
            run[-1].lines.append(line.number)
        elif line.kind == "blank":
            title = None  # what stands apart from a card is the title of all
            if run:
                run[-1].last_gap = len(run[-1].labels)
                run[-1].gap = run[-1].gap or run[-1].last_gap
        elif line.kind == "title" and title is None:
            title = line
        else:
            yield run, [*_dealt(run, heads)]
            run, title = [], line if line.kind == "title" else None


def _begun(card: Card, again: str) -> Card:
    """The card that a label begins which comes again; what stands between the last blank line and it belongs there."""
    gap = card.last_gap
    if not 0 < gap < len(card.labels) or again not in (name for name, _ in card.labels[:gap]):
        return Card()
    at = card.labels[gap][1].number
    begun = Card(card.labels[gap:], card.values[gap:], [n for n in card.lines if n >= at])
    del card.labels[gap:], card.values[gap:]
    card.lines = [n for n in card.lines if n < at]
    return begun


def _dealt(cards: Sequence[Card], heads: Heads | None) -> Iterator[Dealt]:
    """The cards of a run as rows, where they are alike; one by one where each only looks like a card."""
    for group in _alike(cards):
        _without_heading(group)
        first = {name for name, _ in group[0].labels}
        if len(group) > 1 and len(first) > 1:
            yield _rows(group, titled=all(card.title for card in group))
            continue
        for card in group if heads else ():
            names = {name for name, _ in card.labels}
            known = sum(map(heads, names)) if heads else 0
            if len(names) >= _FEWEST and known >= _KNOWN * len(names):
                yield _rows([card], titled=bool(card.title))._replace(alone=True)


def _without_heading(group: Sequence[Card]) -> None:
    """Take off the first card what stands apart above it and is no label of the others: "Plan: who does what"."""
    first, *others = group
    names = {name for card in others for name, _ in card.labels}
    above = {name for name, _ in first.labels[: first.gap]}
    if not others or not 0 < first.gap < len(first.labels) or above & names:
        return
    first.labels, first.values = first.labels[first.gap :], first.values[first.gap :]
    first.lines = [number for number in first.lines if number >= first.labels[0][1].number]


def _alike(cards: Sequence[Card]) -> Iterator[list[Card]]:
    """The cards of a run in groups of those that have their first label, or most of their labels, together."""
    group: list[Card] = []
    known: set[str] = set()
    for card in cards:
        names = {name for name, _ in card.labels}
        first = {name for name, _ in group[0].labels} if group else names
        # One that lacks many labels is alike where it begins alike and has another label of theirs.
        same = bool(group) and card.labels[0][0] == group[0].labels[0][0]
        begins = same and len(names & known) > 1
        if group and not begins and len(first & names) < _SHARED * min(len(first), len(names)):
            yield group
            group, known = [], set()
        group.append(card)
        known |= names
    if group:
        yield group


def _rows(cards: Sequence[Card], *, titled: bool) -> Dealt:
    columns: dict[str, int] = {}
    first: dict[str, Part] = {}
    for card in cards:
        for name, part in card.labels:
            columns.setdefault(name, len(columns) + 1)
            first.setdefault(name, part)
    header = Block(tuple(first[name]._replace(column=n) for name, n in columns.items()), "row")
    rows = []
    taken: set[int] = set()
    for card in cards:
        parts = [
            part._replace(column=columns[name])
            for (name, _), values in zip(card.labels, card.values, strict=True)
            for part in values
        ]
        if titled:
            parts += [part._replace(column=TITLE) for part in card.title]
        taken |= {*card.lines, *(card.title_lines if titled else ())}
        if parts:
            rows.append(Block(tuple(parts), "row"))
    return Dealt(header, tuple(rows), frozenset(taken))


# ---- a label above its value ------------------------------------------------------------------


def above_values(lines: Sequence[Part], labels: Callable[[str], bool]) -> Iterator[Dealt]:
    """Cards whose labels stand on lines of their own, each above its value, again and again.

    A label is known by itself, or stands where the same words stand in the other cards, too.
    """
    counted = Counter(part.text for part in lines)
    again = {
        text
        for text, n in counted.items()
        if n > 1 and len(text.split()) <= MOST_LABEL_WORDS and not text.endswith((".", ";", ","))
    }
    named = [text for text in again if labels(text)]
    if len(named) < 2:
        return
    start = next(n for n, part in enumerate(lines) if part.text in again and labels(part.text))
    least = _SHARED * max(counted[text] for text in named)
    values = _values_among({text for text in again if labels(text)}, lines[start:], labels)
    repeated = [part.text for part in lines[start:] if part.text in again - values]
    kept = [text for text in repeated if labels(text) or counted[text] >= least]
    rank = {text: n for n, text in enumerate(_in_order(kept))}
    cards = list(_above(lines[start:], rank, lambda text: text in rank and labels(text)))
    if len(cards) < 2:
        return
    names = [[name for name, _ in card.labels] for card in cards]
    whole = set(names[0]).union(*names)
    known = sum(labels(name) for name in whole)
    if len(whole) < 2 or known < max(2, _KNOWN * len(whole)):
        return
    several = [value for card in cards for value in card.values if len(value) > 1]
    if any(len(value) > _MOST_VALUE or again & {p.text for p in value} for value in several):
        return  # a label that nobody knows would be read as a value
    if any(part.text.endswith("?") for value in several for part in value):
        return  # so would what a template asks in other words in each card
    yield _rows(cards, titled=False)


def _values_among(
    known: AbstractSet[str], lines: Sequence[Part], labels: Callable[[str], bool]
) -> set[str]:
    """The words that might be labels, and stand only between two labels, of which the first has other values: "Town Clerk".

    A label whose own value is left out everywhere stands so as well, where the one above it has none either.
    """
    around: dict[str, set[tuple[str, str]]] = {}
    texts = ["", *(part.text for part in lines), ""]
    for before, text, after in zip(texts, texts[1:], texts[2:], strict=False):
        around.setdefault(text, set()).add((before, after))
    filled = {text for text in known if any(after not in known for _, after in around[text])}
    return {
        text
        for text in known
        if all(
            before in filled and before != text and (not after or labels(after))
            for before, after in around[text]
        )
    }


def _in_order(labels: Sequence[str]) -> list[str]:
    """The labels of cards in the order of their form; one that the first cards lack comes behind the one it follows."""
    order: list[str] = []
    at = -1  # the label that was met last; "4", which stands below two of them, leads back to none
    for label in labels:
        if label not in order:
            at += 1
            order.insert(at, label)
        elif (found := order.index(label)) > at or found == 0:
            at = found
    return order


def _above(
    lines: Sequence[Part], rank: Mapping[str, int], labels: Callable[[str], bool]
) -> Iterator[Card]:
    """The cards of lines: what follows a label is its value; a label that stands further up begins the next."""
    card = Card()
    last = -1
    for part in lines:
        empty = bool(card.values) and not card.values[-1]
        if part.text in rank and (labels(part.text) or not empty):
            if rank[part.text] <= last:
                yield card
                card = Card()
            last = rank[part.text]
            card.labels.append((part.text, part))
            card.values.append([])
        else:
            card.values[-1].append(part)
        card.lines.append(part.number)
    yield card
