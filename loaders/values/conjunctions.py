"""Where "and" parts two parties, and where it belongs to the name of one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from remit.loaders.values.cells import Piece
from remit.loaders.values.lexicon import Lexicon
from remit.loaders.values.phrases import Phrase, is_general
from remit.loaders.wording import ACRONYM, bare

_AND = re.compile(r"(?<!\s)\s+(?:and|&)\s+|(?<=,)\s+and\s+")
_THE = re.compile(r"the\s(?=[A-Z])", re.IGNORECASE)  # "the Chief Executive and the Leader" are two
_FURTHEST = 3  # "and"s ahead to which a name with "and" in it may reach
_STANDING = ("person", "people", "post", "body", "unit", "group", "everyone", "vacancy", "withheld")
_WEAK, _FAIR, _NAMED, _STRONG = 1, 2, 3, 4  # how surely a text is a party by itself


def conjoined(
    text: str,
    piece: Piece,
    phrase: Callable[[str], Phrase],
    lexicon: Lexicon,
    knows: Callable[[str], bool],
) -> Iterator[tuple[str, int, int]]:
    """Cut a piece at each "and" with a party that can stand alone on either side of it."""
    mark, start = piece.mark, piece.start
    whole = text[piece.start : piece.end]
    if not _AND.search(whole) or knows(bare(whole)):
        yield mark, start, piece.end
        return
    kept = [m.span() for m in lexicon.compounds.finditer(text, piece.start, piece.end)]
    ands = [
        m.span()
        for m in _AND.finditer(text, piece.start, piece.end)
        if not any(a < m.start() < b for a, b in kept)
    ]
    ends = [begin for begin, _ in ands] + [piece.end]
    for n, (begin, end) in enumerate(ands):
        if begin < start:
            continue
        left = _standing(text[start:begin], phrase, lexicon, knows)
        right = max(
            (
                _standing(text[end:stop], phrase, lexicon, knows)
                for stop in ends[n + 1 : n + 1 + _FURTHEST]
            ),
            default=0,
        )
        apart = _THE.match(text, end) is not None and all(
            phrase(side.strip(" .,;")).kind == "post"
            for side in (text[start:begin], text[end : ends[n + 1]])
        )
        listed = piece.mark == "," and text[start:begin].casefold() in lexicon.alone
        if apart or (left and right and (left + right >= _STRONG or listed)):
            yield mark, start, begin
            mark, start = "and", end
    yield mark, start, piece.end


def _standing(
    text: str, phrase: Callable[[str], Phrase], lexicon: Lexicon, knows: Callable[[str], bool]
) -> int:
    """How surely a text is a party by itself: a name is, "Housing" beside "and" hardly."""
    text = re.sub(r"^(?:the|an?)\s+", "", text.strip(" .,;"), flags=re.IGNORECASE)
    found = phrase(text)
    if found.kind in ("person", "everyone", "vacancy", "withheld"):
        return _STRONG
    if found.kind == "body" and (ACRONYM.match(bare(text)) or knows(bare(text))):
        return _FAIR if text.casefold() in lexicon.alone else _STRONG
    if " " not in text and (
        found.kind == "initials" or text.casefold() in lexicon.groups | lexicon.alone
    ):
        return _FAIR
    if " " not in text or found.kind == "field":
        return int(found.kind in ("post", "field"))
    if found.kind in ("body", "unit") and not is_general(text, lexicon):
        return _NAMED
    return _FAIR if found.kind in _STANDING else 0
