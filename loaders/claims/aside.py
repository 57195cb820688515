"""What a paper tells and does not say of itself today: options, examples, history, candidates, other people's words.

What stands under such a heading, behind such a label or between quotation marks names nobody as holder, doer or owner.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from remit.loaders.claims.pieces import Piece
from remit.loaders.claims.spoken import Sentence
from remit.loaders.claims.verbs import has_finite
from remit.loaders.schema.frames import frames

_QUOTED = re.compile(r"[“”„«»]|(?<!\w)[\"‘']\w|\w[.,!?]?[\"](?!\w)")
_SINCE = re.compile(r"\b(?:since|until|before) (?:1[89]|20)\d\d\b")
_YEARS = re.compile(
    r"\b(?:since|until|before|in) (?:1[89]\d|20[01])\d\b"
    r"|\b(?:1[89]|20)\d\d\s?(?:-|–|to)\s?(?:1[89]|20)?\d\d\b"
)


def asides(found: Sequence[Piece], sentences: dict[int, list[Sentence]]) -> set[int]:
    """The pieces, by identity, that stand under a heading or behind a label that sets them apart."""
    under: set[int] = set()
    aside = False
    for piece in found:
        named = any(p.kind == "person" for s in sentences[id(piece)] for p in s.phrases)
        line = piece.kind == "line" and not named and not _opens_a_list(piece.passage.text)
        if piece.block.form == "heading" or line:
            aside = sets_apart(piece.passage.text)
        if aside or (piece.label and sets_apart(piece.label)):
            under.add(id(piece))
    return under


def _opens_a_list(text: str) -> bool:
    """Whether a line is the beginning of a sentence, or an action, and heads nothing: "To achieve this we will:", "Get quotes [AB]"."""
    return text.endswith("]") or (text.endswith(":") and has_finite(text))


@lru_cache(maxsize=4_096)  # headings come again, and every document is read twice
def sets_apart(heading: str) -> bool:
    """Whether a heading or label says that what it heads is not so, not now, or not this paper's.

    >>> sets_apart("Rejected options"), sets_apart("Heads of Roads since 1950"), sets_apart("Roads")
    (True, True, False)
    """
    words = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", heading.casefold())
    apart = frames().words["set apart"]
    two = {f"{a} {b}" for a, b in pairwise(words)}
    return bool(apart & {*words, *two}) or _SINCE.search(heading) is not None


def dated(text: str) -> bool:
    """Whether words tell of a year or years gone by: "since 1950", "in 1990", "2010-2019"."""
    return _YEARS.search(text) is not None


def is_quoted(text: str) -> bool:
    """Whether a sentence holds somebody's words between quotation marks."""
    return _QUOTED.search(text) is not None
