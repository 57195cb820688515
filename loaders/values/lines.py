"""The lines of one cell: where the writer began a new one, and where a name only goes on.

A word processor wraps by itself, so a line that somebody began is a mark between parties. But writers
also break a long name by hand, and a line alone does not tell which was meant: it is a mark where every
line stands for itself, none where the words themselves go on, and else nobody can say.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from remit.loaders.blocks import Part, Passage
from remit.loaders.values.cells import without_contacts
from remit.loaders.values.ends import first_word
from remit.loaders.values.lexicon import Lexicon
from remit.loaders.values.phrases import Phrase, another_column

_GOES_ON = re.compile(r"(?:[,;:/|&+(\[–—-]|\b(?:and|of|for|or|the|to|with|by|in|on|at|from))$")
_WENT_ON = re.compile(r"[,;:/|&+()\[\]–—-]|[^\W\dA-Z_]")
_BULLET = re.compile(r"[-–—•*]\s")
_LISTED = re.compile(r"(?:\d{1,2}[.)]|[-–])\s+[A-Z]")
_IN_POST = re.compile(r"(?<!\s)\s{0,3}\((?:interim|acting|temporary)\)$", re.IGNORECASE)
# What the lines of one party are, in their order.
_HOME = ("body", "unit")
_OF_ONE: tuple[tuple[tuple[str, ...], ...], ...] = (
    (("person",), ("post",)),
    (("post",), ("person",)),
    (("person",), ("post",), _HOME),
    (("post",), ("person",), _HOME),
)
_BREAK, _BESIDE = ";", ","  # what a break stands for, as long as the blank that joins two lines


class Line(NamedTuple):
    """A line of a cell, or several that are one: where it stands in the text."""

    start: int
    end: int


def is_broken(cell: Passage) -> bool:
    """Whether somebody began a new line inside a cell."""
    return any(map(_is_break, cell.parts, cell.parts[1:]))


def parted(
    cell: Passage,
    lexicon: Lexicon,
    phrase: Callable[[str], Phrase],
    stands: Callable[[Passage], bool],
) -> str | None:
    """The text of a cell with a mark where its lines part parties; ``None`` where nobody can say.

    The text is as long as that of the cell, so that places in it hold. ``stands`` says whether a line
    names parties by itself.
    """
    words = text = cell.text
    lines = [*_whole(text, [*_lines(cell)], lexicon, phrase)]
    if len(lines) == 1:
        return text
    each = _lines_each([text[start:end] for start, end in lines], phrase)
    for n, (before, line) in enumerate(pairwise(lines), 1):
        one, other = words[before.start : before.end], words[line.start : line.end]
        if phrase(other).kind == "field" and phrase(one).kind == "post":
            return None  # "Head of Community", and "Safety" on the next line
        contact = _is_contact(other, lexicon)
        if not contact and not _stands(cell.cut(line.start, line.end), lexicon, stands):
            return None
        if contact or not _LISTED.match(other):  # what numbers a line is a mark already
            mark = _BESIDE if contact or n % each else _BREAK
            text = text[: line.start - 1] + mark + text[line.start :]
    first = lines[0]
    return text if _stands(cell.cut(first.start, first.end), lexicon, stands) else None


def _lines_each(lines: Sequence[str], phrase: Callable[[str], Phrase]) -> int:
    """How many lines each party has: "Head of Parks" above "Ann Bee", or a name, a post and a body three times over."""
    kinds = [phrase(_IN_POST.sub("", without_contacts(line).strip())).kind for line in lines]
    for order in _OF_ONE:
        if len(kinds) % len(order) == 0 and all(
            kind in order[n % len(order)] for n, kind in enumerate(kinds)
        ):
            return len(order)
    return 1


def _is_break(part: Part, after: Part) -> bool:
    """Whether two parts are lines of one cell; those of a name that a page break cut are not."""
    return part.column is not None and part[1:] == after[1:]


def _lines(cell: Passage) -> Iterator[Line]:
    start = end = 0
    for part, after in zip(cell.parts, [*cell.parts[1:], None], strict=True):
        end += len(part.text)
        if after is None or _is_break(part, after):
            yield Line(start, end)
            start = end + 1
        end += 1


def _whole(
    text: str, lines: Sequence[Line], lexicon: Lexicon, phrase: Callable[[str], Phrase]
) -> Iterator[Line]:
    """Lines put together where the words show that one goes on with the next."""
    first = lines[0]
    bullets = _BULLET.match(text) is not None
    for line in lines[1:]:
        before, words = text[first.start : first.end], text[line.start : line.end]
        if _goes_on(before, words, lexicon, phrase, bullets=bullets):
            first = Line(first.start, line.end)
        else:
            yield first
            first = line
    yield first


def _goes_on(
    before: str,
    words: str,
    lexicon: Lexicon,
    phrase: Callable[[str], Phrase],
    *,
    bullets: bool,
) -> bool:
    if bullets and _BULLET.match(words):
        return False
    if _GOES_ON.search(before) or before.count("(") > before.count(")"):
        return True
    if _WENT_ON.match(words) and first_word(words) not in lexicon.particles:
        return True
    if lexicon.honorific.fullmatch(f"{before} "):
        return True
    return _is_bare_head(words, lexicon) and (
        (kind := phrase(before).kind) in ("field", "unclear")
        or (kind == "word" and words.casefold() in lexicon.bodies)
    )


def _is_contact(words: str, lexicon: Lexicon) -> bool:
    """Whether a line is an address or a number of whoever stands above it."""
    rest = re.findall(r"\w+", without_contacts(words))
    return all(word.casefold() in lexicon.dropped_labels for word in rest)


def _is_bare_head(words: str, lexicon: Lexicon) -> bool:
    """Whether a line is the last word of a name, and no name: "Manager" below "Community Safety"."""
    folded = words.casefold()
    return folded in (lexicon.heads | lexicon.too_general) - lexicon.alone


def _stands(line: Passage, lexicon: Lexicon, stands: Callable[[Passage], bool]) -> bool:
    """Whether a line is whole by itself, or beyond doubt of another column."""
    return bool(another_column(line.text, lexicon)) or stands(line)
