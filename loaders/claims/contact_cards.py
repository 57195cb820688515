"""Cards of a list of contacts: a heading, and below it who to turn to about it, or what its person is to be asked about.

Where a paper says whom to turn to, a heading that is a matter has a line "Contact: Ann Bee" below it, one that is a
person has their post and "Contact Ann about: …", and one that is a post has its holder. Other lines of a card, such as
its telephone, tell of nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from remit.graph.words import with_capital
from remit.loaders.blocks import Passage
from remit.loaders.claims.contacts import SOMEBODY, matters_in
from remit.loaders.claims.directories import (
    are_directories,
    beside_it,
    is_deputy,
    is_matter,
    tells_whom_to_ask,
)
from remit.loaders.claims.pieces import Piece, sections
from remit.loaders.claims.told import Teller
from remit.loaders.drafts import Ref
from remit.loaders.reading import slug
from remit.loaders.values.parties import Party
from remit.loaders.wording import bare

_SURE = 0.8  # of the meaning of a label
_MOST = 8  # lines of a card
_WHO = ("contact", "responsible", "name")
_STOPS = re.compile(r"[^\w’'-]+")


@dataclass(frozen=True)
class _Card:
    """A heading with the lines below it: those that say who, those that say what, and its title."""

    head: Piece
    who: tuple[Piece, ...]
    what: tuple[Piece, ...]
    title: Piece | None


def read(teller: Teller, found: Sequence[Piece]) -> set[int]:
    """Read the cards of a list of contacts; returns the pieces that are taken, by identity."""
    taken: set[int] = set()
    if teller.names.own.paper in ("minutes", "log") or not tells_whom_to_ask(teller.reading):
        return taken
    stated = any(piece.block.form == "heading" for piece in found)
    for head, below in sections(found, _is_heading if stated else _opens):
        for card in _cards(teller, head, below[:_MOST]):
            taken |= {id(piece) for piece in _tell(teller, card)}
    return taken


def _is_heading(piece: Piece) -> bool:
    return piece.block.form == "heading"


def _opens(piece: Piece) -> bool:
    """Whether a line stands over others: it is alone, or the first of several."""
    return piece.heads and piece.block.text.startswith(piece.passage.text)


def _cards(teller: Teller, head: Piece, below: Sequence[Piece]) -> Iterator[_Card]:
    """The card that a heading and the lines below it are, where one of these says who or what."""
    if head.role or not below or are_directories([head.passage.text.casefold()]):
        return
    party = _alone(teller, head.passage)
    somebody = party is not None and party.kind in ("person", "vacancy", "post")
    names = {word.casefold() for word in _STOPS.split(head.passage.text)} if somebody else set()
    asked = [(_asks(teller, piece, names), piece) for piece in below]
    who = tuple(piece for role, piece in asked if role in _WHO)
    what = tuple(piece for role, piece in asked if role == "charge")
    if not (who or what):
        return
    first = below[0]
    titled = somebody and not first.label and teller.reading.parties.is_post(first.passage.text)
    yield _Card(head, who, what, first if titled else None)


def _asks(teller: Teller, piece: Piece, names: set[str]) -> str:
    """What the label of a line asks for, whoever's name stands in it: "Contact Ann about"."""
    if not piece.label or piece.value is None or not piece.value.text:
        return ""
    words = [w for w in piece.label.split() if _STOPS.sub("", w).casefold() not in names | {"us"}]
    meanings = teller.reading.looks.lexicon.meanings(" ".join(words))
    best = max((m.score for m in meanings), default=0.0)
    return next((m.role for m in meanings if m.score == best >= _SURE), "")


def _alone(teller: Teller, passage: Passage) -> Party | None:
    parties = teller.reading.parties.read(passage)
    return parties[0] if len(parties) == 1 else None


def _tell(teller: Teller, card: _Card) -> Iterator[Piece]:
    """Say what a card says; gives the lines that are taken."""
    party = _alone(teller, card.head.passage)
    if party is not None and party.kind in ("person", "vacancy") and not _is_work(teller, card):
        yield from _of_somebody(teller, card, party)
    elif party is not None and party.kind == "post":
        yield from _of_post(teller, card, party)
    elif is_matter(teller, card.head.passage.text):
        for piece in card.who:
            if _sees_to(teller, card.head, piece):
                yield piece


def _is_work(teller: Teller, card: _Card) -> bool:
    """Whether two words that look like a name are a matter, as whoever sees to it stands below: "Harbour Dues"."""
    guessed = teller.reading.grammar.one(card.head.passage.text)
    return bool(card.who) and not card.what and (guessed is None or guessed.guessed)


def _of_somebody(teller: Teller, card: _Card, party: Party) -> Iterator[Piece]:
    """A person with the post below the name, or a post that nobody holds, and what they are to be asked about."""
    reading, head = teller.reading, card.head
    evidence = [head.passage, *([card.title.passage] if card.title else [])]
    post = (
        reading.post(bare(card.title.passage.text), "", card.title.passage) if card.title else None
    )
    agent: Ref | None = post
    if party.kind == "person":
        agent = reading.person(party)
    if post is not None and party.kind == "person" and agent is not None:
        reading.findings.link(
            reading.source, evidence, agent, "holds", post, stated_as="named above it"
        )
    elif post is not None:
        reading.no_holder(post, party.name, f"{slug(post.name)}-holder", evidence, "named above it")
    if agent is None:
        return
    yield from (head, *([card.title] if card.title else []))
    for piece in card.what:
        _does(teller, agent, piece)
        yield piece


def _of_post(teller: Teller, card: _Card, party: Party) -> Iterator[Piece]:
    """A post with whoever holds it, and what it is to be asked about."""
    reading = teller.reading
    post = reading.post(with_capital(party.name), party.body, card.head.passage)
    for piece in card.who:
        assert piece.value is not None
        held = _alone(teller, piece.value)
        if held is not None and held.kind == "person":
            evidence = (card.head.passage, piece.passage)
            teller.reading.findings.link(
                reading.source, evidence, reading.person(held), "holds", post, stated_as=piece.label
            )
            yield piece
    for piece in card.what:
        _does(teller, post, piece)
        yield piece


def _does(teller: Teller, agent: Ref, piece: Piece) -> None:
    """Say that somebody sees to what a line says that they are to be asked about."""
    assert piece.value is not None
    for matter in matters_in(piece.value):
        thing = teller.work(matter)
        teller.assigned(
            thing, "responsible", agent, piece.passage, said=piece.label, basis="inferred"
        )


def _sees_to(teller: Teller, head: Piece, piece: Piece) -> bool:
    """Say that whoever a line names sees to the matter above it; whoever stands in answers for nothing by that."""
    assert piece.value is not None
    reading, told = teller.reading, False
    for party in reading.parties.read(piece.value):
        if is_deputy(party):
            reason = f"“{party.label}”: there is no relation for it"
            teller.cannot_read(piece.block, party.passage, reason)
            continue
        if party.kind not in SOMEBODY:
            reason = f"it is not clear who “{party.name}” is"
            teller.cannot_read(piece.block, party.passage, reason)
            continue
        told, thing = True, teller.work(head.passage)
        reading.assign_party(thing, "responsible", beside_it(party), piece.label, piece.block)
    return told
