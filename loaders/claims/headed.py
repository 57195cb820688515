"""Whether a heading such as "Duties" asks for the work of a document's own body, by what stands above it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from remit.graph.lookup import key
from remit.loaders.blocks import Block
from remit.loaders.claims.pieces import Piece
from remit.loaders.claims.short_for import fits
from remit.loaders.claims.told import Teller
from remit.loaders.outline import Mark
from remit.loaders.schema.frames import frames

_FRONT = 4  # blocks of a title
_WORD = re.compile(r"[^\W\d_]+")
_ASIDE = re.compile(r"\([^()]{0,80}\)")
# What a heading is made of that names nobody: "Terms of reference", "Part B: role and remit".
_PLAIN_WORDS = (
    "a about adopted aims an and annex appendix approved april at august b background c charter constitution d december "
    "draft duties e february final for framework from functions general governance handbook in introduction its "
    "it january july june key main manual mandate march may memorandum november objectives october of on our overview "
    "part powers protocol purpose reference remit responsibilities responsibility revised role roles s schedule scope "
    "section september terms the this to tor understanding updated v version what does is do work"
)
_PLAIN = frozenset(_PLAIN_WORDS.split())


def elsewhere(teller: Teller, piece: Piece, found: Sequence[Piece], at: int) -> str:
    """The heading of somebody else under which ``piece``, which is ``found[at - 1]``, stands; empty if there is none."""
    number = piece.block.parts[0].number
    before = [mark for mark in teller.reading.marks if mark.block.parts[0].number < number]
    for block in _higher(before, piece.block):
        if _is_title(teller, before, block):
            break
        if not _is_plain(teller, block.text):
            return block.text
        if _names_it(teller, block.text):
            break  # what stands above it is of all bodies of the document
    above = found[at - 2] if at > 1 else None
    if above is None or above.kind != "line" or not _touch(before, above.block, piece.block):
        return ""
    text = above.passage.text
    return "" if _is_plain(teller, text) or _is_title(teller, before, above.block) else text


def _higher(before: Sequence[Mark], block: Block) -> Iterator[Block]:
    """The headings that a block stands under, the nearest first, as far as the file itself gives them a level."""
    lowest = block.level if block.form == "heading" and block.level else None
    for mark in reversed(before):
        level = mark.block.level
        if mark.block.form == "heading" and level and (lowest is None or level < lowest):
            yield mark.block
            lowest = level
            if lowest == 1:
                return


def _touch(before: Sequence[Mark], above: Block, block: Block) -> bool:
    """Whether nothing stands between two lines, the first of which is no lower a heading than the second."""
    if above is not block and (not before or before[-1].block is not above):
        return False
    return not (above.level and block.level and above.level > block.level)


def _is_title(teller: Teller, before: Sequence[Mark], block: Block) -> bool:
    """Whether a heading opens the document, whose front names the body, and is no office's."""
    if before[0].block is not block or _is_office(block.text):
        return False
    return any(_names_it(teller, mark.block.text) for mark in before[:_FRONT])


def _names_it(teller: Teller, text: str) -> bool:
    """Whether a line holds the whole name of the body that is spoken of."""
    body = teller.names.here
    return body is not None and key(body.name) in key(text)


def _is_office(text: str) -> bool:
    known = frames()
    return any(word in known.offices for word in _WORD.findall(text.casefold()))


def _is_plain(teller: Teller, text: str) -> bool:
    """Whether a heading names nobody but the body that is spoken of, and says nothing but that its work comes."""
    body = teller.names.here
    name = body.name if body is not None else ""
    rest = key(_ASIDE.sub(" ", text)).replace(key(name), " ") if name else text
    noun = name.partition(" of ")[0].rpartition(" ")[2].casefold()
    short = {word.casefold() for word in _WORD.findall(text) if word.isupper() and fits(name, word)}
    return all(
        word in _PLAIN or word == noun or word in short for word in _WORD.findall(rest.casefold())
    )
