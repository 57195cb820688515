"""Where a list of members ends: at a sentence about the body, at those who are none, at the next heading."""

from __future__ import annotations

import re

from remit.loaders.claims import outsiders
from remit.loaders.claims.pieces import Piece
from remit.loaders.claims.verbs import is_doing
from remit.loaders.schema.frames import frames

_SUBJECT = 5  # words in which a sentence has its verb
_LONGEST_ITEM = 30
_TOLD = re.compile(
    r"^[^,;:(]{0,200}\b(?:will|shall|may|must|are|is|has|have)\b.{0,400}\.$"
)  # a sentence, and no name


def ends(item: Piece, *, of_somebody: bool) -> bool:
    """Whether a piece ends the list above it; ``of_somebody`` is whether it is known whose members are listed."""
    text = item.passage.text
    if (item.kind == "text" and not _is_item(item)) or _TOLD.search(text) or _says(text):
        return True
    if text.endswith(":") and outsiders.heads(text):
        return True
    heads = not of_somebody or item.numbered or item.block.form in ("heading", "row")
    return item.kind == "line" and heads


def _says(text: str) -> bool:
    """Whether an item is a sentence about a body, and no member: "The Panel elects its own Chair each April."."""
    words = text.split()
    return text.endswith(".") and any(
        word.endswith("s") and (is_doing(word) or word in frames().lemmas)
        for word in words[2:_SUBJECT]
    )


def _is_item(piece: Piece) -> bool:
    """Whether a text in a list is one of its items rather than the sentence behind it."""
    return (
        not piece.passage.text.endswith((".", ":"))
        and len(piece.passage.text.split()) <= _LONGEST_ITEM
    )
