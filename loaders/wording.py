"""How names are written in running text: capitalised phrases, lists of them, and their short forms."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from remit.loaders.blocks import Passage
from remit.loaders.profile import Profile

_WORD = r"[A-Z][\w'’&-]*"
NAME = rf"{_WORD}(?:\s(?:(?:and|of|for|the|&|on|in)\s)*{_WORD})*"
# The same, of at most sixteen words: a pattern that is tried at every word stays linear.
BOUNDED_NAME = rf"{_WORD}(?:\s(?:(?:and|of|for|the|&|on|in)\s){{0,3}}{_WORD}){{0,15}}"
ACRONYM = re.compile(r"^[A-Z][A-Za-z]?[A-Z]{1,5}$|^[A-Z]{2,7}$")
_ARTICLE = re.compile(r"^(?:the|a|an|our)\s+", re.IGNORECASE)
_TAIL = re.compile(r",?\s+(?:which|who|whose|on behalf of|where|with)\b.*$|[\s.,;:]+$")
_AND = re.compile(r"\s+and\s+|\s+&\s+")
_PARENTHESIS = re.compile(r"\s*\(([^()]*)\)")


def bare(name: str) -> str:
    """Drop an article and what surrounds a name.

    >>> bare("the Northfenshire Police’s")
    'Northfenshire Police'
    """
    name = _ARTICLE.sub("", name.strip(" \t.,;:‘’“”'\""))
    return re.sub(r"['’]s?$", "", name)


def split_list(passage: Passage, profile: Profile) -> list[Passage]:
    """Cut "A, B and C" into its members; an "and" inside a name is left alone.

    In a list the last comma-separated piece holds the conjunction. Where it holds more than one,
    those after a word that bodies end on (Board, Service …) divide.
    """
    text = passage.text
    pieces: list[Passage] = []
    start = 0
    for comma in re.finditer(r",\s+|;\s+", text):
        if text.count("(", 0, comma.start()) > text.count(")", 0, comma.start()):
            continue  # inside a parenthesis
        if re.match(r"(?:which|who|on behalf)\b", text[comma.end() :]):
            break
        pieces.append(passage.cut(start, comma.start()))
        start = comma.end()
    pieces += conjoined(passage.cut(start), profile, forced=bool(pieces))
    return [trimmed for piece in pieces if (trimmed := trim(piece)).text]


def conjoined(passage: Passage, profile: Profile, *, forced: bool = False) -> list[Passage]:
    """Cut at each "and" between names; ``forced`` where there must be one."""
    at = _conjunction(passage.text, profile, forced=forced)
    if at is None:
        return [passage]
    return [*conjoined(passage.cut(0, at[0]), profile), passage.cut(at[1])]


def _conjunction(text: str, profile: Profile, *, forced: bool) -> tuple[int, int] | None:
    outside = _PARENTHESIS.sub(lambda m: "_" * len(m.group()), text)
    inside = [m.span() for words in profile.joined_by_and for m in words.finditer(outside)]
    ands = [
        m
        for m in _AND.finditer(outside)
        if not any(start < m.start() < end for start, end in inside)
    ]
    fitting = [
        m
        for m in ands
        if _ends_on_head(text[: m.start()], profile.heads) and _goes_on(text[m.end() :])
    ]
    if not fitting and forced and len(ands) == 1:
        fitting = ands
    return fitting[-1].span() if fitting else None


def _ends_on_head(text: str, heads: frozenset[str]) -> bool:
    last = _PARENTHESIS.sub("", text).split()[-1:]
    return bool(last) and (last[0].casefold() in heads or bool(ACRONYM.match(last[0])))


def _goes_on(text: str) -> bool:
    """Whether what follows "and" can be a name of its own, rather than the rest of one."""
    words = _ARTICLE.sub("", text).split()
    return (
        text != _ARTICLE.sub("", text)
        or len(words) > 1
        or bool(ACRONYM.match(words[0] if words else ""))
    )


def trim(passage: Passage) -> Passage:
    """Drop leading articles, trailing clauses and punctuation of a list member."""
    text = passage.text
    start = m.end() if (m := re.match(r"(?:and\s+)?(?:the\s+|to\s+the\s+|our\s+)?", text)) else 0
    end = m.start() if (m := _TAIL.search(text)) else len(text)
    return passage.cut(start, max(end, start))


def name_and_short_forms(text: str) -> tuple[str, list[str]]:
    """Take the parenthesis off a name: "Long Name (LN, or simply "the Name")" has two short forms.

    >>> name_and_short_forms('Safer Place Partnership (SPP, or simply "the Partnership")')
    ('Safer Place Partnership', ['SPP', 'the Partnership'])
    """
    inside = [m[1] for m in _PARENTHESIS.finditer(text)]
    forms = []
    for piece in (p for group in inside for p in re.split(r",|\bor\b", group)):
        form = re.sub(r"^\s*(?:simply|also|known as|formerly|hereafter)\s+", "", piece.strip())
        form = form.strip("\"“”‘’' ")
        if is_short_form(form):
            forms.append(form)
    return bare(_PARENTHESIS.sub("", text)), forms


@cache
def is_short_form(text: str) -> bool:
    """Whether a parenthesis gives a short form rather than an aside."""
    if ACRONYM.match(text):
        return True
    return bool(re.fullmatch(rf"[Tt]he {_WORD}(?: {_WORD})?", text))


def phrase_pattern(phrase: str, holes: Mapping[str, str]) -> tuple[str, str]:
    r"""A profile's phrase as its longest fixed words, cheap to look for first, and as a pattern.

    >>> phrase_pattern("{a} reports to {b}", {"a": "(A)", "b": "(B)"})
    ('reports to', '(A)\\s+reports\\s+to\\s+(B)')
    """
    pieces = re.split(r"\{(\w+)\}", phrase)
    built = "".join(
        holes[piece] if n % 2 else re.escape(piece).replace(r"\ ", r"\s+")
        for n, piece in enumerate(pieces)
    )
    return max(pieces[::2], key=len).strip(), built
