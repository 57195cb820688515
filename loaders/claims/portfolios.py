"""Entries headed by a post or a person: who holds the post, what they do, what else the person is.

A line that is a post with whoever holds it behind dots, a dash or a colon, or a line that is a person's name, heads what
stands below it up to the next. Two such lines make a list of entries; a sentence below that has no subject of its own
("Keeps the register."), or whose subject is a given name or "she", is said of whoever heads it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from remit.loaders.blocks import Block, Passage
from remit.loaders.claims.phrases import Grammar
from remit.loaders.claims.pieces import Piece
from remit.loaders.claims.portfolio_heads import (
    Head,
    alone_post,
    beside_others,
    head_of,
    holders_below,
    labelled_holders,
    titled_people,
)
from remit.loaders.claims.portfolio_holders import tell
from remit.loaders.claims.promised import gives_work
from remit.loaders.claims.tokens import Phrase
from remit.loaders.claims.told import Teller
from remit.loaders.formats.marks import leaders

_FEWEST = 2  # entries of a list


@dataclass(frozen=True)
class Entries:
    """What was taken by lists of entries, and whom each piece below a head is said of, both by identity."""

    taken: frozenset[int]
    about: dict[int, Phrase]


def read(teller: Teller, grammar: Grammar, found: Sequence[Piece]) -> Entries:
    """Read every list of entries that are headed by posts or people."""
    if teller.reading.partnership is not None:  # its plan tells whom it means in tables and labels
        return Entries(frozenset(), {})
    if not gives_work(teller):  # "Independent member" heads what a meeting said of one
        return Entries(frozenset(), {})
    titled = dict(titled_people(teller, grammar, found)) | dict(holders_below(teller, found))
    labelled = {**titled, **dict(labelled_holders(teller, grammar, found))}
    inside = {n for at, (_, last) in labelled.items() for n in range(at + 1, last + 1)}
    heads = {
        n: head
        for n, piece in enumerate(found)
        if n not in inside
        and (head := labelled[n][0] if n in labelled else head_of(teller, grammar, piece))
    }
    heads |= dict(beside_others(teller, found, heads))
    people = {n: head for n, head in heads.items() if head.kind == "person"}
    others = {n: head for n, head in heads.items() if head.kind != "person"}
    people = {n: h for n, h in people.items() if _below(found, n, heads)}
    if len(people) < _FEWEST:
        people = {}
    if sum(head.led or bool(head.who) for head in others.values()) < _FEWEST:
        others = {}
    if others:  # beside those with a holder a post may stand alone
        alone = (
            (n, alone_post(grammar, piece))
            for n, piece in enumerate(found)
            if n not in heads and n not in inside
        )
        others |= {n: head for n, head in alone if head and _below(found, n, heads)}
    kept = dict(sorted({**people, **others}.items()))
    about: dict[int, Phrase] = {}
    below_of = {
        n: _below(found, labelled[n][1] if n in labelled else n, kept, parted=n in labelled)
        for n in kept
    }
    filled = [n for n, pieces in below_of.items() if not all(map(_is_labelled, pieces))]
    # What stands below the last alone is of none; a label between two of them is no work of the first.
    closing = filled == [*kept][-1:] and len(kept) >= _FEWEST
    above: list[Head] = []
    for n, head in kept.items():
        while above and above[-1].depth >= head.depth:
            above.pop()
        who = tell(teller, grammar, head, above[-1] if above else None, _over(found, n, kept))
        above.append(head)
        if who is not None and not closing:
            below = below_of[n]
            if n in titled:
                below = [piece for piece in below if _is_one_card(head.piece.block, piece.block)]
            about |= {id(piece): who for piece in (head.piece, *below)}
    taken = {id(found[n]) for n in inside | labelled.keys()} | {id(h.piece) for h in kept.values()}
    return Entries(frozenset(taken), about)


def _is_labelled(piece: Piece) -> bool:
    """Whether a piece is a label with its value: "Cover photo: Ann Bee"."""
    return piece.value is not None and piece.block.form == "label"


def _is_one_card(head: Block, block: Block) -> bool:
    """Whether a block goes on with a card: its lines stand in one paragraph, whatever each of them begins with."""
    one, other = head.parts[0].place, block.parts[0].place
    return block is head or (one is not None and one.paragraph > 0 and one == other)


def _below(
    found: Sequence[Piece], at: int, heads: dict[int, Head], *, parted: bool = False
) -> list[Piece]:
    """The pieces that stand below a head, up to the next one or another heading.

    Where an entry is ``parted`` by lines of its own ("In an emergency"), these are passed over.
    """
    below: list[Piece] = []
    for n in range(at + 1, len(found)):
        piece = found[n]
        if parted and n not in heads and piece.kind == "line" and piece.block.form != "heading":
            continue
        if n in heads or piece.role or (piece.heads and not piece.passage.text.endswith(".")):
            break
        if piece.kind == "label" or leaders(piece.passage.text):
            break
        if _counts_on(found[at].block, piece.block):
            break
        below.append(piece)
    return below


def _counts_on(head: Block, block: Block) -> bool:
    """Whether a block is a further item of the numbered list whose item a head is, and so stands beside it."""
    items = head.form == block.form == "item" and head.level == block.level
    return items and all(one.marker.strip(".)( ").isdigit() for one in (head, block))


def _over(found: Sequence[Piece], at: int, heads: dict[int, Head]) -> Passage | None:
    """The heading that stands over an entry: the last line above it that is no entry."""
    for n in range(at - 1, -1, -1):
        piece = found[n]
        if n not in heads and piece.heads:
            return piece.passage
    return None
