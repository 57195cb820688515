"""How names are written in running text: capitalised phrases, lists of them, and their short forms."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from remit.loaders.blocks import Passage
from remit.loaders.profile import Profile

# No name has more; without an end to it, each word of a long line would be tried with all behind it.
_WORD = r"[A-Z][\w'’&-]{0,40}"
NAME = rf"{_WORD}(?:\s(?:(?:and|of|for|the|&|on|in)\s){{0,3}}{_WORD}){{0,12}}"
ACRONYM = re.compile(r"^[A-Z][A-Za-z]?[A-Z]{1,5}$|^[A-Z]{2,7}$")
_ARTICLE = re.compile(r"^(?:the|a|an|our)\s+", re.IGNORECASE)
OWNED = re.compile(r"['’]s?$")
_RAISED = "¹²³⁴⁵⁶⁷⁸⁹⁰"
_NOTE_MARKS = f"{_RAISED}*†‡ "
_NOTED = re.compile(rf"(?<=[^\W\d_]{{4}})[{_RAISED}]{{1,2}}$")  # behind a word and no unit
_TAIL = re.compile(
    r"(?:,|(?<!\s))\s+(?:which|who|whose|on behalf of|where|with)\b.*$|(?<![\s.,;:])[\s.,;:]+$"
)
_AND = re.compile(r"(?<!\s)\s+(?:and|&)\s+")
_COMMA = re.compile(r"[,;]\s+")
_CLAUSE = re.compile(r"(?:which|who|on behalf)\b")
_BRACKET = re.compile(r"\([^()]*\)")
_PARENTHESIS = re.compile(r"(?<!\s)\s*\(([^()]*)\)")


def bare(name: str) -> str:
    """Drop an article and what surrounds a name.

    >>> bare("the Northfenshire Police’s")
    'Northfenshire Police'
    """
    name = name.strip(" \t.,;:‘’“”'\"").rstrip(_NOTE_MARKS)
    # Most names begin and end otherwise, and this is asked of every phrase.
    if name[:1] in "tTaAoO":
        name = _ARTICLE.sub("", name)
    return OWNED.sub("", name) if name[-1:] in "s'’" else name


def without_note(words: str) -> str:
    """Drop the mark of a footnote behind the last word.

    >>> without_note("Train forty rescuers²"), without_note("Lay 500 sqm²")
    ('Train forty rescuers', 'Lay 500 sqm²')
    """
    return _NOTED.sub("", words) if words.rstrip()[-1:] in _RAISED else words


def between(text: str, marks: re.Pattern[str], *, outside: bool = False) -> list[tuple[int, int]]:
    """Where the pieces of a text stand that marks part; ``outside`` of brackets alone where that is asked.

    >>> text = "Ann Bee (chair, clerk), Cy Dee"
    >>> [text[a:b] for a, b in between(text, re.compile(", "), outside=True)]
    ['Ann Bee (chair, clerk)', 'Cy Dee']
    """
    seen = _BRACKET.sub(lambda m: "_" * len(m.group()), text) if outside else text
    cuts = [m.span() for m in marks.finditer(seen)]
    return [*zip([0, *(b for _, b in cuts)], [*(a for a, _ in cuts), len(text)], strict=True)]


def split_list(passage: Passage, profile: Profile) -> list[Passage]:
    """Cut "A, B and C" into its members; an "and" inside a name is left alone.

    In a list the last comma-separated piece holds the conjunction. Where it holds more than one,
    those after a word that bodies end on (Board, Service …) divide.
    """
    text = passage.text
    pieces: list[Passage] = []
    start = seen = open_ = 0
    for comma in _COMMA.finditer(text):
        between = text[seen : comma.start()]
        open_ += between.count("(") - between.count(")")
        seen = comma.start()
        if open_ > 0:
            continue  # inside a parenthesis
        if _CLAUSE.match(text, comma.end()):
            break
        pieces.append(passage.cut(start, comma.start()))
        start = comma.end()
    pieces += conjoined(passage.cut(start), profile, forced=bool(pieces))
    return [trimmed for piece in pieces if (trimmed := trim(piece)).text]


def conjoined(passage: Passage, profile: Profile, *, forced: bool = False) -> list[Passage]:
    """Cut at each "and" between names; ``forced`` where there must be one."""
    text = passage.text
    outside = _PARENTHESIS.sub(lambda m: "_" * len(m.group()), text)
    plain = _PARENTHESIS.sub(lambda m: " " * len(m.group()), text)
    inside = [m.span() for words in profile.joined_by_and for m in words.finditer(outside)]
    ands = [
        m.span()
        for m in _AND.finditer(outside)
        if not any(start < m.start() < end for start, end in inside)
    ]
    end, pieces = len(text), []
    for at, after in reversed(ands):
        if _ends_on_head(plain[:at], profile.heads) and _goes_on(text[after:end]):
            pieces.append(passage.cut(after, end))
            end = at
    if not pieces and forced and len(ands) == 1:
        ((at, after),) = ands
        return [passage.cut(0, at), passage.cut(after)]
    return [passage.cut(0, end), *reversed(pieces)] if pieces else [passage]


def _ends_on_head(text: str, heads: frozenset[str]) -> bool:
    last = text.rsplit(maxsplit=1)[-1:]
    return bool(last) and (last[0].casefold() in heads or bool(ACRONYM.match(last[0])))


def _goes_on(text: str) -> bool:
    """Whether what follows "and" can be a name of its own, rather than the rest of one."""
    words = _ARTICLE.sub("", text).split(maxsplit=2)
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


def leading_capitals(name: str) -> str:
    """The letters with which the words of a name begin that have a capital.

    >>> leading_capitals("Head of Post-16 Learning")
    'HPL'
    """
    return "".join(word[0] for word in name.replace("-", " ").split() if word[0].isupper())


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


def unjoined(text: str) -> str:
    """An item of a list without what joins it to the next one.

    >>> unjoined("mend the gate; and"), unjoined("Sand and gravel.")
    ('mend the gate', 'Sand and gravel')
    """
    text = text.rstrip(" ;,.")
    last = text.rpartition(" ")[2]
    return text[: -len(last)].rstrip(" ;,.") if last in ("and", "or") else text
