"""Lists that have one person a line, each with their initials in brackets."""

from __future__ import annotations

import re

from remit.loaders.blocks import Passage
from remit.loaders.claims.entries import entry
from remit.loaders.claims.phrases import Grammar
from remit.loaders.claims.pieces import Piece
from remit.loaders.values.ends import first_word
from remit.loaders.values.given import is_given

_WITH_INITIALS = re.compile(
    r"[A-Z][^().:;]{3,40}\([A-Z]{2,4}\)(?:,?\s[^().:;]{2,80})?"
)  # "Ann Bee (AB) Mere Trust"


def one_a_line(passage: Passage) -> bool:
    """Whether a line is one person, with their initials in brackets: "Ann Bee (AB) Mere Trust"."""
    return _WITH_INITIALS.fullmatch(passage.text) is not None and len(passage.parts) == 1


def goes_on_below(piece: Piece) -> bool:
    """Whether a line of its own goes on with a list that has one person a line."""
    return not piece.role and piece.kind != "label" and one_a_line(piece.passage)


def opens_with_name(grammar: Grammar, text: str) -> bool:
    """Whether what stands before a bracket is plainly somebody's name: "Ann Bee (AB)", not "Bus Route (BR)"."""
    one = entry(grammar, text.partition("(")[0].strip())
    if one is None or one.kind != "person":
        return False
    return bool(one.honorific) or is_given(first_word(one.name))
