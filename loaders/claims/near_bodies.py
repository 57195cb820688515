"""The body of which text is that stands below a heading or a label which names it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from remit.loaders.claims.bodies_within import is_within
from remit.loaders.claims.names import Names
from remit.loaders.claims.phrases import Grammar
from remit.loaders.claims.pieces import Piece
from remit.loaders.drafts import Ref
from remit.loaders.schema.frames import frames

_OF_THE = re.compile(r"\b(?P<what>\w{1,30}) of (?:the )?(?=[A-Z])")
_REFERENCE = re.compile(r"^[A-Z]{1,4}[/.-]?\d{1,4}(?:[/.-]\d{1,4})?[.:)]?\s+")  # "HF/48 Quay Group"


def near_body(
    names: Names,
    grammar: Grammar,
    piece: Piece,
    near: Ref | None,
    headed: Mapping[int, str],
    *,
    begun: bool,
) -> Ref | None:
    """The body named directly above, until another heading."""
    if piece.kind == "label" and piece.role == "group" and piece.value is not None:
        one = grammar.one(piece.value.text)
        return names.body(one) if one and one.kind == "body" else None
    own = names.own.passage.parts
    if own and piece.passage.parts and piece.passage.parts[0].number == own[0].number:
        return None  # the title: what follows is said of whose paper it is
    opens = piece.passage.text.endswith(":") and piece.block.form != "heading"
    if not piece.heads or piece.role or opens:
        return near  # "Three groups report to the Board:" heads nothing
    name = headed.get(id(piece))
    names.unnamed = name == ""
    if name:  # whose labels stand below it
        return names.reading.body(name)
    text = _REFERENCE.sub("", piece.passage.text)
    if (m := _OF_THE.match(text)) and m["what"].casefold() in frames().words["role nouns"]:
        text = text[m.end() :]  # "Membership of the Quay Board" is no body's name
    one = grammar.one(text)
    if one is None or one.kind != "body" or one.generic or one.guessed or " " not in one.name:
        return None
    ours = names.own.body
    if not begun and ours and is_within(ours.name) and not is_within(one.name):
        return None  # "Mere Council" below "Quay Board": whose board it is
    return names.body(one)
