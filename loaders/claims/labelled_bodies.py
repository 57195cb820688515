"""Headings that name a body because its labels stand below them: "Audit Panel" above "Chair: Ann Bee", "Meets: termly".

One body has one chair, one quorum and one line. Where such labels stand below one heading after the other, each heading
is the name of the body that its own labels are about, if it ends on a noun for bodies or the paper names such a body.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from remit.graph.lookup import key
from remit.loaders.claims.names import Names
from remit.loaders.claims.phrases import Grammar
from remit.loaders.claims.pieces import Piece, sections
from remit.loaders.schema.frames import frames
from remit.loaders.values.dates import find_dates
from remit.loaders.values.ends import last_word

_OF_BODIES = frozenset(["chair", "members", "meets", "quorum"])  # what no post and no project has
_OF_ONE = _OF_BODIES | {"vice chair", "reports", "supports"}
_FEWEST = 2  # labels below a heading, and headings of one paper that have the same label
_LONGEST = 8  # words of a name


def named(found: Sequence[Piece], names: Names, grammar: Grammar) -> dict[int, str]:
    """The names of the bodies that headings give so, by the identities of the headings' pieces; empty where one gives none."""
    told = {
        id(heading): (heading, roles)
        for heading, below in sections(found, _heads)
        if len(roles := _roles(below)) >= _FEWEST and not roles.isdisjoint(_OF_BODIES)
    }
    often = Counter(role for _, roles in told.values() for role in roles)
    return {
        number: _full(heading.passage.text, names) if _may_name(heading, names, grammar) else ""
        for number, (heading, roles) in told.items()
        if any(often[role] >= _FEWEST for role in roles)
    }


def _heads(piece: Piece) -> bool:
    return piece.heads and not piece.role


def _roles(below: Sequence[Piece]) -> set[str]:
    """What the labels ask for that stand directly below a heading; nothing where other words come first."""
    roles: set[str] = set()
    for piece in below:
        if piece.role in _OF_ONE and piece.kind in ("label", "line"):
            roles.add(piece.role)
        elif not roles:
            return roles
    return roles


def _may_name(heading: Piece, names: Names, grammar: Grammar) -> bool:
    """Whether a heading may be a name: a few words with a capital and no day, and neither a person nor a post."""
    text = heading.passage.text.strip(" :")
    if not text[:1].isupper() or len(text.split()) > _LONGEST or find_dates(text):
        return False
    apart = frames().words["set apart"] | frames().words["of a time"]
    if not apart.isdisjoint(text.casefold().split()) or not _is_known(text, names):
        return False
    one = grammar.one(text)
    if one is not None and one.kind in ("person", "post", "law"):
        return False
    return not any(map(str.isdigit, text)) and not names.reading.parties.is_post(text)


def _is_known(text: str, names: Names) -> bool:
    """Whether a heading ends as the names of bodies do, or the paper has a body of that name, or with its noun."""
    heads = frames().words["bodies"] | names.reading.profile.heads
    known = names.reading.knows(text) or key(text) in names.full
    return known or last_word(text).casefold() in heads or _full(text, names) != text


def _full(text: str, names: Names) -> str:
    """The name by which the paper calls such a body elsewhere: "Estates" with its noun, if that is one."""
    folded = key(text)
    heads = frames().words["bodies"] | names.reading.profile.heads
    fuller = {
        written
        for full, written in names.full.items()
        if full.startswith(f"{folded} ") and full[len(folded) + 1 :] in heads
    }
    return fuller.pop() if len(fuller) == 1 else text.strip(" :")
