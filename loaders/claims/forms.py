"""Tables that are one form filled in again and again: what stands the same in each is its labels and headings.

No wording is needed to tell them: three tables or more that have the same words in the same cells have these from their
form, and what differs was filled in. A row of such words is the header of a table inside the card, a row that they
begin is labels with values, and what stands above all is what the card is about. Which column of a table inside names
people, days or work its cells tell where its heading does not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from remit.graph.lookup import key
from remit.loaders.blocks import Block, Part
from remit.loaders.claims.by_cells import by_cells
from remit.loaders.claims.paired import Deck, Inner
from remit.loaders.document.cards import TITLE
from remit.loaders.outline import front
from remit.loaders.reading import Reading
from remit.loaders.schema.match import Match

_FEWEST = 3  # tables that are alike
_FEWEST_LABELS = 3  # of the form that they share
_NEARLY_ALL = 0.8  # of the tables have what is of the form
_MOST_WORDS = 6  # of a label
_FRONT = 4  # blocks of a paper that say what its cards are about
_KINDS = ("actions", "risks", "duties")  # that a card may be of
_Heading = tuple[tuple[int, str], ...]  # the columns of a header, each with its folded words


@dataclass
class _Card:
    """One table of the form: what it is about, its labels with their values, and the tables inside of it."""

    rows: Sequence[Block]
    title: list[Part] = field(default_factory=list)
    labels: list[tuple[Part, list[Part]]] = field(default_factory=list)
    inside: list[list[Block]] = field(default_factory=list)  # each with its header first


def forms(reading: Reading, taken: Mapping[int, object]) -> dict[int, Deck | None]:
    """The tables of a document that are one form: the deck by the first one's number, nothing by the others'."""
    rows = (m.block for m in reading.marks if m.role == "row" and m.block.table not in taken)
    tables = [list(found) for _, found in groupby(rows, key=lambda block: block.table)]
    tables = [found for found in tables if len(found) >= _FEWEST_LABELS]
    if len(tables) < _FEWEST:
        return {}
    form = _form(tables)
    alike = [found for found in tables if len(_words(found) & form) >= _FEWEST_LABELS]
    form = _form(alike)
    if len(alike) < _FEWEST or len(form) < _FEWEST_LABELS:
        return {}
    cards = [_card(found, form) for found in alike]
    told = [card for card in cards if card is not None and card.title and card.labels]
    if len(told) < len(cards):
        return {}
    deck = _deck(reading, told)
    if deck is None:
        return {}
    first, *others = (card.rows[0].table for card in told)
    return {first: deck, **dict.fromkeys(others)}


def _form(tables: Sequence[Sequence[Block]]) -> frozenset[str]:
    """The words that stand in nearly all of some tables: those of their form."""
    counted = Counter(words for rows in tables for words in _words(rows))
    least = max(_FEWEST, _NEARLY_ALL * len(tables))
    most = max(counted.values(), default=0)
    # Where other tables stand among them the form is what most of those have that share anything.
    return frozenset(
        w for w, n in counted.items() if n >= min(least, _NEARLY_ALL * most) and n >= _FEWEST
    )


def _words(rows: Sequence[Block]) -> frozenset[str]:
    cells = {cell.text for row in rows for cell in row.cells.values()}
    return frozenset(
        key(text) for text in cells
        if len(text.split()) <= _MOST_WORDS and any(map(str.isalpha, text)) and not any(map(str.isdigit, text))
    )  # fmt: skip


def _card(rows: Sequence[Block], form: frozenset[str]) -> _Card | None:
    """A table as a card of the form; ``None`` where a row of it is neither of the form nor filled in."""
    card = _Card(rows)
    for row in rows:
        cells = [cell for _, cell in sorted(row.cells.items())]
        known = [key(cell.text) in form for cell in cells]
        if all(known) and len(cells) > 1:
            card.inside.append([row])
        elif known[0]:
            if card.inside:
                return None  # a label below the tables inside: whose it is cannot be told
            for cell, is_label in zip(cells, known, strict=True):
                if is_label:
                    card.labels.append((cell.parts[0], []))
                else:
                    card.labels[-1][1].extend(cell.parts)
        elif any(known):
            return None
        elif card.inside:
            card.inside[-1].append(row)
        elif card.labels:
            return None
        else:
            card.title += [part for cell in cells for part in cell.parts]
    return card


def _deck(reading: Reading, cards: Sequence[_Card]) -> Deck | None:
    """Cards of one form as rows of one table, with the tables inside of each."""
    columns: dict[str, int] = {}
    heads: list[Part] = []
    for label, _ in (one for card in cards for one in card.labels):
        if key(label.text) not in columns:
            columns[key(label.text)] = len(columns) + 1
            heads.append(label._replace(column=len(columns)))
    rows = [_row(card, columns) for card in cards]
    header = Block(tuple(heads), "row")
    match = reading.matcher.match([header], rows)
    if match.kind not in _KINDS:
        return None
    match = replace(match, header=(header,))
    if match.kind == "actions" and _of_risks(reading):
        told = (c._replace(role="risk") if c.number == TITLE else c for c in match.columns)
        match = replace(match, kind="risks", columns=tuple(told))
    known = _told_inside(reading, cards)
    inside = {
        row.parts[0].number: tuple(_inner(known, card))
        for card, row in zip(cards, rows, strict=True)
    }
    return Deck(match, tuple(rows), inside)


def _row(card: _Card, columns: Mapping[str, int]) -> Block:
    parts = [part._replace(column=TITLE) for part in card.title]
    parts += [
        part._replace(column=columns[key(label.text)])
        for label, value in card.labels
        for part in value
    ]
    return Block(tuple(parts), "row", table=card.rows[0].table)


def _of_risks(reading: Reading) -> bool:
    """Whether a paper's front says that its cards are about risks."""
    lines = (part.text for block in front(reading.marks, _FRONT) for part in block.parts)
    words = (word for text in lines for word in re.findall(r"\w+", text))
    meant = (reading.matcher.lexicon.meanings(word) for word in words)
    return any(found and found[0].role == "risk" and found[0].score == 1 for found in meant)


def _told_inside(reading: Reading, cards: Sequence[_Card]) -> dict[_Heading, Match]:
    """What the rows of all cards tell of the columns of a table inside, below headers with the same words."""
    below: dict[tuple[str, ...], list[Block]] = {}
    headers: dict[_Heading, Block] = {}
    for header, *rows in (found for card in cards for found in card.inside):
        headers.setdefault(_heading(header), header)
        below.setdefault(_spelt(header), []).extend(rows)
    return {
        heading: _matched(reading, header, below[_spelt(header)])
        for heading, header in headers.items()
    }


def _matched(reading: Reading, header: Block, rows: Sequence[Block]) -> Match:
    match = reading.matcher.match([header], rows, given="risk")
    if match.kind and match.roles.keys() & {"action", "mitigation"}:
        return match
    columns = by_cells(reading, rows, header.cells)
    return Match("actions" if columns else "", (header,), columns, 0.0)


def _heading(header: Block) -> _Heading:
    return tuple(zip(header.cells, _spelt(header), strict=True))


def _spelt(header: Block) -> tuple[str, ...]:
    return tuple(key(cell.text) for cell in header.cells.values())


def _inner(told: Mapping[_Heading, Match], card: _Card) -> Iterator[Inner]:
    """The tables inside of a card, each with what is told of its columns under its own header."""
    for header, *rows in card.inside:
        match = told[_heading(header)]
        columns = tuple(
            c._replace(heading=header.cells.get(c.number, c.heading)) if c.heading.text else c
            for c in match.columns
        )
        own = replace(match, header=(header,), columns=columns)
        yield Inner(own, tuple(rows), guessed=match.score == 0.0)
