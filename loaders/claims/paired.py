"""Cards that a file draws as tables of four columns or more: labels with values two to a row, perhaps with a table inside.

Such a card has a title across it, then rows of a label, its value, another label and its value, and may go on with a
table of its own: what is done about a risk, by whom and by when. Cards with the same labels are rows of one table; the
table inside each belongs to what its card is about.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import NamedTuple

from remit.graph.lookup import key
from remit.loaders.blocks import Block, Part
from remit.loaders.document.cards import TITLE
from remit.loaders.outline import Mark
from remit.loaders.schema.match import Match
from remit.loaders.schema.matching import Matcher
from remit.loaders.schema.post_labels import are_of_a_post

_SURELY = 0.9  # of the meaning of a value that is a heading itself
_KNOWN = 0.5  # of the labels
_FEWEST = 2  # labels of a card
_FEWEST_INSIDE = 3  # columns of a table inside of a card
_MOST_LABEL_WORDS = 5
_ABOUT = {"risks": "risk"}  # what the table inside a card of a kind is about


@dataclass
class Card:
    """One such table: its title, its labels, each with its value, and the rows of the table inside."""

    table: int
    title: Block | None
    labels: list[tuple[Part, tuple[Part, ...]]] = field(default_factory=list)
    inside: list[Block] = field(default_factory=list)  # the first of them is the header

    @property
    def sign(self) -> frozenset[str]:
        """Its labels, which cards that are alike have in common."""
        return frozenset(key(label.text) for label, _ in self.labels)


class Inner(NamedTuple):
    """A table inside of a card: what it was taken for, by its headings or, ``guessed``, by its cells, and its rows."""

    match: Match
    rows: tuple[Block, ...]
    guessed: bool = False


@dataclass(frozen=True)
class Deck:
    """Cards that are alike, as rows of one table, and the tables inside of them by the number of their row."""

    match: Match
    rows: tuple[Block, ...]
    inside: Mapping[int, tuple[Inner, ...]]


def decks(marks: Sequence[Mark], matcher: Matcher) -> dict[int, Deck | None]:
    """The tables of a document that are such cards: the deck by the first one's number, nothing by the others'."""
    found: dict[int, Deck | None] = {}
    tables = groupby((m.block for m in marks if m.role == "row"), lambda block: block.table)
    cards = [card for _, rows in tables if (card := _card(list(rows), matcher))]
    for sign in dict.fromkeys(card.sign for card in cards):
        alike = [card for card in cards if card.sign == sign]
        said = [
            (label.text, " ".join(part.text for part in value)) for label, value in alike[0].labels
        ]
        if len(alike) == 1 and are_of_a_post(said, matcher.lexicon):
            continue  # its labels are read where the paper goes on about the post
        deck = _deck(alike, matcher)
        if deck is not None:
            found |= dict.fromkeys((card.table for card in alike), None)
            found[alike[0].table] = deck
    return found


def _card(rows: Sequence[Block], matcher: Matcher) -> Card | None:
    """A table as a card; ``None`` where a row of it is neither labels with values nor of a table inside."""
    title = rows[0] if len(set(_texts(rows[0]))) == 1 else None
    card = Card(rows[0].table, title)
    for row in rows[1:] if title else rows:
        texts = _texts(row)
        if card.inside and not _closes(card, texts, matcher):
            card.inside.append(row)
        elif len(texts) >= _FEWEST_INSIDE and _all_heads(texts, matcher):
            if card.inside or not card.labels:
                return None
            card.inside.append(row)
        elif pairs := list(_pairs(row, matcher)):
            card.labels += pairs
        else:
            return None
    if title is None and not card.inside:
        return None
    wide = max(len(row.cells) for row in rows) > 2  # a table of two columns is told elsewhere
    known = sum(matcher.labels(label.text) for label, _ in card.labels)
    enough = len(card.labels) >= _FEWEST and known >= max(_FEWEST, _KNOWN * len(card.labels))
    once = len(card.sign) == len(card.labels)
    return card if wide and enough and once else None


def _pairs(row: Block, matcher: Matcher) -> Iterator[tuple[Part, tuple[Part, ...]]]:
    """The labels of a row with their values; none where it has other cells, or a value is a heading."""
    cells = [cell for _, cell in sorted(row.cells.items())]
    if len(cells) % 2:
        return
    pairs = list(zip(cells[::2], cells[1::2], strict=True))
    if not any(matcher.labels(label.text) for label, _ in pairs) and len(pairs) > 1:
        return
    for label, value in pairs:
        long = len(label.text.split()) > _MOST_LABEL_WORDS or len(label.parts) > 1
        if long or matcher.means(value.text, _SURELY):
            return
    for label, value in pairs:
        yield label.parts[0], value.parts


def _all_heads(texts: Sequence[str], matcher: Matcher) -> bool:
    return all(map(matcher.heads, texts)) and len(set(texts)) == len(texts)


def _closes(card: Card, texts: Sequence[str], matcher: Matcher) -> bool:
    """Whether a row stands below the table inside: a label and one value, where the table has more columns."""
    label, *values = texts
    few = len(set(values)) == 1 and len(texts) < len(card.inside[0].cells)
    plainly = (
        len(label.split()) <= _MOST_LABEL_WORDS
        and matcher.looks.kind(values[0] if values else "") == ""
    )
    return few and plainly and bool(matcher.lexicon.meanings(label))


def _texts(row: Block) -> list[str]:
    return [cell.text for _, cell in sorted(row.cells.items())]


def _deck(cards: Sequence[Card], matcher: Matcher) -> Deck | None:
    columns: dict[str, int] = {}
    heads: list[Part] = []
    for label, _ in cards[0].labels:
        columns[key(label.text)] = len(columns) + 1
        heads.append(label._replace(column=len(columns)))
    rows = [_row(card, columns) for card in cards]
    match = _match(heads, rows, cards, matcher)
    if not match.kind or not all(_named(row, match) for row in rows):
        return None
    inside: dict[int, tuple[Inner, ...]] = {}
    all_rows = [row for card in cards for row in card.inside[1:]]
    for card, row in zip(cards, rows, strict=True):
        if not card.inside:
            continue
        header, *below = card.inside
        told = matcher.match([header], all_rows, given=_ABOUT.get(match.kind, ""))
        inside[row.parts[0].number] = (Inner(told, tuple(below)),)
    return Deck(match, tuple(rows), inside)


def _match(
    heads: Sequence[Part], rows: Sequence[Block], cards: Sequence[Card], matcher: Matcher
) -> Match:
    """What the labels ask for; the headings of the table inside help to tell what the cards are about."""
    inner = next((card.inside[0].parts for card in cards if card.inside), ())
    beside = (part._replace(column=len(heads) + n) for n, part in enumerate(inner, 1))
    whole = matcher.match([Block((*heads, *beside), "row")], rows)
    own = tuple(column for column in whole.columns if column.number <= len(heads))
    return replace(whole, header=(Block(tuple(heads), "row"),), columns=own)


def _named(row: Block, match: Match) -> bool:
    """Whether a card says what it is about."""
    return TITLE in row.cells or any(c.role in ("risk", "action") for c in match.columns)


def _row(card: Card, columns: Mapping[str, int]) -> Block:
    parts = [
        part._replace(column=columns[key(label.text)])
        for label, value in card.labels
        for part in value
    ]
    title = card.title.parts[:1] if card.title is not None else ()
    return Block(
        (*(part._replace(column=TITLE) for part in title), *parts), "row", table=card.table
    )
