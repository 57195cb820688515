"""Footnotes: what one says without naming a body is said of the body of the words on which it hangs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from remit.graph.place import Place
from remit.loaders.blocks import Block
from remit.loaders.claims.meant import Meant
from remit.loaders.claims.pieces import Piece
from remit.loaders.claims.spoken import Sentence
from remit.loaders.drafts import Ref


@dataclass
class Anchors:
    """The bodies that each place speaks of, with the body named above it; and which notes hang there."""

    noted: frozenset[Place]
    bodies: dict[Place, list[Ref]] = field(default_factory=dict)
    near: dict[Place, Ref | None] = field(default_factory=dict)

    @classmethod
    def of(cls, found: Sequence[Piece]) -> Anchors:
        """The places on which notes of these pieces hang."""
        return cls(frozenset(place for p in found if is_note(p) if (place := _place(p.block))))

    def meet(self, piece: Piece, sentences: Sequence[Sentence], meant: Meant) -> None:
        """Remember which bodies stand where a note hangs; of a note, go on about the one that its words are of.

        Where these are of several bodies, or cannot be found, a note without a body of its own is of none.
        """
        place = _place(piece.block)
        meant.names.adrift = False
        if is_note(piece):
            told = self.bodies.get(place) if place else None
            meant.names.near = self.near.get(place) if place and told is not None else None
            meant.names.adrift = told is None or len(told) > 1
            meant.last = meant.within = told[0] if told and len(told) == 1 else None
        elif place in self.noted:
            known = self.bodies.setdefault(place, [])
            self.near[place] = meant.names.near
            known += [ref for ref in _subjects(sentences, meant.subject) if ref not in known]


def is_note(piece: Piece) -> bool:
    """Whether a piece stands below the text, and hangs on words of it."""
    return piece.block.form == "footnote"


def _subjects(
    sentences: Sequence[Sentence], subject: Callable[[Sentence], Ref | None]
) -> list[Ref]:
    return [found for s in sentences if (found := subject(s)) is not None]


def _place(block: Block) -> Place | None:
    return block.parts[0].place if block.parts else None
