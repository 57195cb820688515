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
from remit.loaders.schema.frames import any_of, frames

_QUOTED = re.compile(r"[“”„«»]|(?<!\w)[\"‘']\w|\w[.,!?]?[\"](?!\w)")
_SINCE = re.compile(r"\b(?:since|until|before) (?:1[89]|20)\d\d\b")
_MARKS = " .,:;–—-()"
_OF = re.compile(r"\s(?:of|from)\s|:\s")
# Behind the name of an edition: "March 2031", "Issue 4", "No. 12", "4 May".
_DATE = re.compile(
    r"\d{1,4}(?:st|nd|rd|th)?|issue|no|number|edition|spring|summer|autumn|winter|"
    r"january|february|march|april|may|june|july|august|september|october|november|december",
    re.IGNORECASE,
)
# What opens an entry of a programme; a clause is never "10.00".
_AT = re.compile(r"\d{1,2}[.:][0-5][05](?:\s?[ap]\.?m\b\.?)?\s")
_ON_THE_HOUR = re.compile(r"\d{1,2}[.:]00(?:\s?[ap]\.?m\b\.?)?\s")
_YEARS = re.compile(
    r"\b(?:since|until|before|in) (?:1[89]\d|20[01])\d\b"
    r"|\b(?:1[89]|20)\d\d\s?(?:-|–|to)\s?(?:1[89]|20)?\d\d\b"
)


def asides(
    found: Sequence[Piece], sentences: dict[int, list[Sentence]], group: str = "set apart"
) -> set[int]:
    """The pieces, by identity, that stand under a heading or behind a label that sets them apart by a word of a ``group``."""
    under: set[int] = set()
    aside = False
    for piece in found:
        named = any(p.kind == "person" for s in sentences[id(piece)] for p in s.phrases)
        line = piece.kind == "line" and not named and not _opens_a_list(piece.passage.text)
        if piece.block.form == "heading" or line:
            aside = sets_apart(piece.passage.text, group)
        if aside or (piece.label and sets_apart(piece.label, group)):
            under.add(id(piece))
    return under


def news(found: Sequence[Piece], *, plain: bool) -> set[int]:
    """The pieces, by identity, of a paper or below a heading that tells news, or what is on, to whoever reads it.

    A paper about an event is no more than that where it is ``plain``: no plan, and no terms.
    """
    title = next((piece for piece in found if piece.heads), None)
    if title is not None and is_news(title.passage.text, plain=plain):
        return set(map(id, found))
    timed = [piece for piece in found if _AT.match(piece.block.text)] if plain else []
    on = any(_ON_THE_HOUR.match(piece.block.text) for piece in timed)
    under = set(map(id, timed)) if on else set[int]()
    told = False
    for piece in found:
        if piece.block.form == "heading" or piece.heads:
            words = piece.passage.text.casefold().strip(" .:")
            told = words in frames().words["sections of news"]
        if told:
            under.add(id(piece))
    return under


def is_news(title: str, *, plain: bool = False) -> bool:
    """Whether a title says that what follows is news, or told to whoever reads; of a ``plain`` paper, whether it names an event.

    >>> is_news("Mere Parish News, March 2031"), is_news("News policy"), is_news("Mere Fair 2031")
    (True, False, False)
    >>> is_news("Mere Fair 2031", plain=True)
    True
    """
    said = title.split()
    while said and (_DATE.fullmatch(said[-1].strip(_MARKS)) or not said[-1].strip(_MARKS)):
        said.pop()
    words = " ".join(said).strip(_MARKS)
    groups = ("papers of news", "events") if plain else ("papers of news",)
    found = [
        m
        for g in groups
        for m in any_of(g).finditer(words)
        if not words[: m.start()].casefold().endswith((" the ", " a ", " our "))  # "About the fair"
    ]
    opened = any(
        not m.start() and _OF.match(words, m.end()) for m in found
    )  # "News from Mere", "FAQ: fees"
    return opened or any(m.end() == len(words) for m in found)


def _opens_a_list(text: str) -> bool:
    """Whether a line is the beginning of a sentence, or an action, and heads nothing: "To achieve this we will:", "Get quotes [AB]"."""
    return text.endswith("]") or (text.endswith(":") and has_finite(text))


@lru_cache(maxsize=4_096)  # headings come again, and every document is read twice
def sets_apart(heading: str, group: str = "set apart") -> bool:
    """Whether a heading or label says that what it heads is not so, not now, or not this paper's.

    >>> sets_apart("Rejected options"), sets_apart("Heads of Roads since 1950"), sets_apart("Roads")
    (True, True, False)
    """
    words = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", heading.casefold())
    apart = frames().words[group]
    two = {f"{a} {b}" for a, b in pairwise(words)}
    since = group == "set apart" and _SINCE.search(heading) is not None
    return since or bool(apart & {*words, *two})


def dated(text: str) -> bool:
    """Whether words tell of a year or years gone by: "since 1950", "in 1990", "2010-2019"."""
    return _YEARS.search(text) is not None


def is_quoted(text: str) -> bool:
    """Whether a sentence holds somebody's words between quotation marks."""
    return _QUOTED.search(text) is not None
