"""Groups of a list of members, each below a heading of its own: "Co-Chairs:", "Government members:", "2.5 Lay representatives"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from remit.loaders.claims import outsiders
from remit.loaders.claims.empty_seats import empty_seat
from remit.loaders.claims.guards import excluded
from remit.loaders.claims.named_beside import without
from remit.loaders.claims.phrases import Grammar
from remit.loaders.claims.pieces import Piece
from remit.loaders.claims.rolls import names_staff, of_other_bodies, sets_apart
from remit.loaders.claims.roster import items, people
from remit.loaders.schema.frames import frames
from remit.loaders.values.ends import last_word

OFFICES = {"chair": "Chair", "vice chair": "Vice-chair"}
_LONGEST = 6  # words of a heading
_MOSTLY = 0.6  # of the items below it that name somebody


def office_of(piece: Piece) -> str:
    """The office that those below a heading have: "Co-Chairs:"; empty where it is one of none."""
    if piece.label.casefold() in frames().words["labels of joint chairs"]:
        return "Co-chair"
    return OFFICES.get(piece.role, "")


def heads(grammar: Grammar, piece: Piece, below: Sequence[Piece], top: Piece) -> bool:
    """Whether a line inside a list of members heads those of a kind, who stand below it one an item.

    A heading that is set below that of the list, ``top``, may be of any kind of members: "Public health agencies".
    """
    text = piece.passage.text.rstrip(" :")
    words = re.findall(r"[\w-]+", text.casefold())
    if piece.kind != "line" or not words or len(words) > _LONGEST or piece.value:
        return False
    if piece.role in OFFICES:
        if not (_is_below(piece, top) or piece.passage.text.endswith(":")):
            return False
        found = [*takewhile(_is_item, below)] or [*takewhile(_is_line, below[:1])]
    elif piece.role or _is_of_others(text, words):
        return False
    elif last_word(text).casefold() in frames().words["kinds of seats"] or _is_below(piece, top):
        found = [*takewhile(_is_item, below)]
    else:
        return False
    named = sum(_is_filled(grammar, one) for one in found)
    return bool(named) and named >= _MOSTLY * len(found)


def _is_of_others(text: str, words: Sequence[str]) -> bool:
    """Whether a heading says that those below it are no members: "Former members", "Officers", "Observers (no vote)"."""
    others = sets_apart(words) or outsiders.heads(text) or of_other_bodies(text)
    return others or names_staff(text) or bool(excluded(text, "members"))


def _is_below(piece: Piece, top: Piece) -> bool:
    """Whether a heading is set below another, as the file itself gives it."""
    stated = piece.block.form == top.block.form == "heading"
    return stated and piece.block.level > top.block.level


def _is_item(piece: Piece) -> bool:
    return piece.block.form == "item" and not piece.role


def _is_line(piece: Piece) -> bool:
    return piece.kind in ("line", "text") and not piece.role and piece.block.form != "heading"


def _is_filled(grammar: Grammar, piece: Piece) -> bool:
    """Whether an item names somebody, or says that its seat is empty."""
    words = without(piece.passage.text).words
    part = (
        piece.passage.cut(0, len(words)) if piece.passage.text.startswith(words) else piece.passage
    )
    return people(items(grammar, part, single=True)) > 0 or empty_seat(grammar, part.text) != ""
