"""Lists of posts with whoever holds them: "Director of Works – Ann Bee", item after item."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from remit.loaders.claims.phrases import Grammar
from remit.loaders.claims.pieces import Piece
from remit.loaders.claims.told import Teller
from remit.loaders.claims.trees import Node, holders, thing_of
from remit.loaders.drafts import Ref
from remit.loaders.values.ends import last_word

_FEWEST = 2  # items of a list
_MOSTLY = 0.6  # of them that are a post with somebody, or nobody, behind it
_OTHERS = re.compile(  # above a list they say that those in it do not hold the posts
    r"\b(?:former|past|previous|outgoing|leaving|candidates?|nominat\w+|applicants?|interview\w*|not|no longer)\b",
    re.IGNORECASE,
)
_BODIES = ("team", "board", "committee", "panel", "group", "cabinet", "executive")


def read(teller: Teller, grammar: Grammar, found: Sequence[Piece]) -> set[int]:
    """Read every such list; returns the pieces that are taken, by identity.

    Under the name of a body those who hold the posts sit on it, as its heading has it: that is inferred.
    """
    taken: set[int] = set()
    for heading, items in _lists(found):
        if heading is not None and _OTHERS.search(heading.passage.text):
            continue
        nodes = [(item, _node(teller, grammar, item)) for item in items]
        held = [(item, node) for item, node in nodes if node is not None]
        if len(held) < max(_FEWEST, _MOSTLY * len(items)):
            continue
        body = _body(teller, grammar, heading)
        for item, node in held:
            assert node.ref is not None
            holders(teller, grammar, node, node.ref)
            taken.add(id(item))
            if body is not None:
                teller.link(
                    node.ref, "memberOf", body, item.passage, "listed under it", basis="inferred"
                )
    return taken


def _lists(found: Sequence[Piece]) -> Iterator[tuple[Piece | None, list[Piece]]]:
    """Runs of items, each with the line above it."""
    above: Piece | None = None
    items: list[Piece] = []
    for piece in found:
        if piece.kind == "item":
            items.append(piece)
            continue
        if items:
            yield above, items
        above, items = piece, []
    if items:
        yield above, items


def _node(teller: Teller, grammar: Grammar, item: Piece) -> Node | None:
    """The post that an item begins with and who stands behind it; nothing where it is another thing."""
    thing = thing_of(teller, grammar, item.passage.text.rstrip(" .;"))
    if thing is None or thing[0].kind != "post" or thing[3] != "dash" or not thing[2]:
        return None
    ref, name, held, how = thing
    return Node(0, item.block, item.passage, ref, name, held, how)


def _body(teller: Teller, grammar: Grammar, heading: Piece | None) -> Ref | None:
    text = heading.passage.text if heading is not None else ""
    one = grammar.one(text) if text else None
    if one is None or one.kind != "body" or last_word(text).casefold() not in _BODIES:
        return None
    return teller.names.body(one)
