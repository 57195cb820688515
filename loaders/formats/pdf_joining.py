"""Lines as one text: what of a word stands at the end of one, and its rest on the next."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import pairwise

from remit.loaders.formats.pdf_sheet import Box
from remit.loaders.formats.pdf_words import Line
from remit.loaders.values.ends import first_word, last_word

_SMALL_WORDS = frozenset(
    [
        "a",
        "an",
        "and",
        "any",
        "are",
        "as",
        "at",
        "be",
        "been",
        "but",
        "by",
        "for",
        "from",
        "had",
        "has",
        "have",
        "if",
        "in",
        "into",
        "is",
        "it",
        "its",
        "of",
        "on",
        "or",
        "our",
        "so",
        "than",
        "that",
        "the",
        "their",
        "they",
        "this",
        "to",
        "up",
        "was",
        "we",
        "were",
        "which",
        "who",
        "will",
        "with",
    ]
)
_LONGEST_END = 3  # letters of the rest of a word that did not fit its cell
_DATE = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}")


def joined_lines(texts: Sequence[str], known: Collection[str] = ()) -> str:
    """Lines of one paragraph as one text; a word that a hyphen breaks is put together where it is known.

    >>> joined_lines(["It is respon-", "sible for re-", "offending."], {"responsible"})
    'It is responsible for re-offending.'
    >>> joined_lines(["Ann Bee-", "Cole"])
    'Ann Bee-Cole'
    """
    text = ""
    for line in texts:
        if not text or not line:
            text += line
            continue
        last, first = last_word(text), first_word(line)
        if last.endswith(("-", "‐")) and len(last) > 1 and first[:1].islower():
            whole = last[:-1] + first.strip(".,;:)")
            text = (text[:-1] if whole.casefold() in known else text) + line
        elif (
            last.endswith(("-", "‐"))
            and last[:1].isupper()
            and last[-2:-1].islower()
            and first.istitle()
        ):
            text += line  # "Lane-Fox"
        else:
            text += " " + line
    return text


def edge_of(lines: Sequence[Line], box: Box | None) -> float | None:
    """Where the text of a cell can reach, at the right: as far from its drawn side as from the left.

    Where no side is drawn, its longest line shows it, unless no line holds two words: a list of single
    words says nothing of how wide the cell is.
    """
    if box is not None:
        return box[2] - max(min(line.x0 for line in lines) - box[0], 0)
    if any(len(line.words) > 1 for line in lines):
        return max(line.x1 for line in lines)
    return None


def joined_in_cell(lines: Sequence[Line], edge: float | None, known: Collection[str]) -> str:
    """Lines of a cell as one text; a word too long for the cell is put together where that is certain.

    `edge` is where the text of the cell can reach at the right; where that is not drawn, words that merely
    stand one above the other fill their lines as well, and only what is known is put together.
    """
    right = max(line.x1 for line in lines) if edge is None else edge
    texts = [line.text for line in lines]
    pieces: list[str] = texts[:1]
    for (above, _), text in zip(pairwise(lines), texts[1:], strict=True):
        alone = len(pieces[-1].split()) == 1 and right - above.x1 < 0.7 * above.words[-1].size
        if (
            alone
            and text
            and _is_broken(pieces[-1], first_word(text), known, guess=edge is not None)
        ):
            pieces[-1] += text
        else:
            pieces.append(text)
    return joined_lines(pieces, known)


def _is_broken(head: str, tail: str, known: Collection[str], *, guess: bool) -> bool:
    """Whether two pieces are one word: all that its line holds and fills, and what begins the next line.

    They make a date, or are one word elsewhere, or (a guess) neither is a word by itself in the document.
    """
    if head.endswith("-"):
        return False
    if _DATE.fullmatch(head + tail):
        return True
    end = tail.strip(".,;:!?()").casefold()
    if not (head[-1:].islower() and tail[:1].islower()):
        return False
    whole = head.strip("(").casefold()
    return whole + end in known or (
        guess
        and whole not in known
        and end not in known
        and end not in _SMALL_WORDS
        and len(end) <= _LONGEST_END
    )
