"""Charts whose file says which boxes its lines join: who answers to whom, and who is in each box.

A line between two boxes, one below the other, is read as charts are: the lower answers to the upper. A line
with words on it is the sentence that they make with the boxes at its ends. Where the file ties the line to
both boxes and has no arrow, that is stated: an arrow may say who comes next. Where its ends only touch them, and in
SmartArt, where what stands under another may as well be a part of it, it is drawn. What a broken line means is for its key to say: often advice or information.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from remit.graph.lookup import key
from remit.loaders.blocks import Block, Passage
from remit.loaders.claims.entries import entry
from remit.loaders.claims.phrases import Grammar
from remit.loaders.claims.pieces import Piece
from remit.loaders.claims.told import Teller
from remit.loaders.claims.trees import LABEL, Node, holders, officers, thing_of
from remit.loaders.document.drawing import Link
from remit.loaders.drafts import Ref
from remit.loaders.reading import Reading
from remit.loaders.schema.frames import frames
from remit.ontology import Basis


class _Box(NamedTuple):
    """A body or a post in a box, and where."""

    ref: Ref
    name: str
    passage: Passage
    block: Block


_ANSWERS = ("body", "post")
_JOINED = "a line of the chart"
_LINKING = frozenset(["and", "at", "by", "for", "from", "in", "of", "on", "or", "to", "with"])


def said(reading: Reading) -> list[Piece]:
    """The sentences that words on lines make with the boxes at their ends."""
    blocks = _by_number(reading) if reading.source.links else {}
    return [
        Piece(
            "text", blocks[link.words[0]], _passage(blocks, (*link.start, *link.words, *link.end))
        )
        for link in reading.source.links
        if link.words and all(number in blocks for number in (*link.start, *link.words, *link.end))
    ]


def read(teller: Teller, grammar: Grammar, found: Sequence[Piece]) -> set[int]:
    """Read every chart; returns the pieces that are taken by one, by identity."""
    reading = teller.reading
    if not reading.source.links:
        return set()
    blocks = _by_number(reading)
    links = [link for link in reading.source.links if {*link.start, *link.end} <= set(blocks)]
    nodes = {
        numbers: _box(teller, grammar, blocks, numbers)
        for numbers in dict.fromkeys(n for link in links for n in (link.start, link.end))
    }
    for numbers, node in nodes.items():
        if node is None:
            passage = _passage(blocks, numbers)
            reason = f"a box of the chart that is not plainly a body or a post: “{passage.text}”"
            reading.findings.cannot_read(reading.source, blocks[numbers[0]], passage, reason)
    for link in links:
        above, below = nodes[link.start], nodes[link.end]
        if not link.words and above is not None and below is not None:
            _link(teller, link, *((below, above) if link.lower == "start" else (above, below)))
    taken = {number for link in links for number in (*link.start, *link.end, *link.words)}
    sentences = {id(piece) for piece in found if len(piece.passage.numbers) > 1}
    return {id(p) for p in found if id(p) not in sentences and p.block.parts[0].number in taken}


def own_up(reading: Reading) -> None:
    """Say of which words on lines no statement came."""
    found = said(reading)
    told = reading.findings.told(reading.source) if found else {}
    for piece in found:
        if not any(part.number in told for part in piece.block.parts):
            reason = (
                f"words on a line of the chart that were not understood: “{piece.passage.text}”"
            )
            reading.findings.cannot_read(reading.source, piece.block, piece.block, reason)


def _by_number(reading: Reading) -> dict[int, Block]:
    return {block.parts[0].number: block for block in reading.source.blocks}


def _passage(blocks: dict[int, Block], numbers: Sequence[int]) -> Passage:
    return Passage(tuple(part for number in numbers for part in blocks[number].parts))


def _box(
    teller: Teller, grammar: Grammar, blocks: dict[int, Block], numbers: Sequence[int]
) -> _Box | None:
    """What a box names, and who is in it: on lines of their own, behind a label, or beside it."""
    passage, block = _passage(blocks, numbers), blocks[numbers[0]]
    offices = frames().offices
    vacancies = teller.reading.profile.vacancies
    named, held, told = [], [], []
    for line in passage.by_part:
        m = LABEL.match(line.text)
        if m and (office := offices.get(m["label"].casefold())):
            told.append((m["label"], office, line.find(m["value"]), block))
        elif key(line.text) in vacancies or _is_person(teller, grammar, line.text):
            held.append(line.text)
        else:
            named.append(line.text)
    # "by Quay Panel": words of a line run into the box
    cut = named and named[0].split()[0].casefold() in _LINKING
    thing = thing_of(teller, grammar, " ".join(named)) if named and not cut else None
    if thing is None or (held and thing[2]):
        return None
    ref, name, beside, how = thing
    if held:
        beside, how = ", ".join(held), "colon"
    node = Node(0, block, passage, ref, name, beside, how, told)
    say = teller.reading.findings
    say.attribute(teller.reading.source, passage, ref, "name", ref.name)
    if ref.kind == "post":
        holders(teller, grammar, node, ref)
    else:
        officers(teller, grammar, node, ref, None)
    return _Box(ref, name, passage, block)


def _is_person(teller: Teller, grammar: Grammar, text: str) -> bool:
    found = entry(grammar, text)
    return (
        found is not None
        and found.kind == "person"
        and not teller.reading.parties.doubtful(text)
        and not teller.reading.parties.is_post(text)
    )


def _link(teller: Teller, link: Link, above: _Box, below: _Box) -> None:
    """What a line without words says of the things in its two boxes."""
    say, source = teller.reading.findings, teller.reading.source
    evidence = (above.passage, below.passage)
    basis: Basis = "stated" if link.fastened and not link.arrow else "drawn"
    if above.ref == below.ref:
        return
    if link.broken:
        reason = f"a broken line joins it to “{above.name}”, and it is not said what that means"
        say.cannot_read(source, below.block, below.passage, reason)
    elif link.lower and {above.ref.kind, below.ref.kind} <= set(_ANSWERS):
        say.link(
            source, evidence, below.ref, "reportsTo", above.ref, stated_as=_JOINED, basis=basis
        )
    elif above.ref.kind == below.ref.kind == "body":
        say.link(
            source, evidence, below.ref, "linkedTo", above.ref, stated_as=_JOINED, basis="drawn"
        )
    else:
        reason = f"a line joins it to “{above.name}”, and neither lies below the other"
        say.cannot_read(source, below.block, below.passage, reason)
