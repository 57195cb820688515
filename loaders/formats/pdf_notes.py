"""Where the notes of a page begin, below a short line."""

from __future__ import annotations

from collections.abc import Sequence

from remit.loaders.formats.marks import FOOTNOTE
from remit.loaders.formats.pdf_sheet import Rule
from remit.loaders.formats.pdf_words import Word, lines_of_words
from remit.loaders.values.ends import first_word

_SHORTEST_RULE, _LONGEST_RULE = 30, 250  # points: the line above notes


def notes_below(words: Sequence[Word], rules: Sequence[Rule], height: float) -> float | None:
    """Where the notes of a page begin: below a short line at the left, over which its text ends."""
    if not words:
        return None
    left = min(word.x0 for word in words)
    for rule in sorted((r for r in rules if r.level), key=lambda r: -r.y0):
        if (
            rule.y0 > 0.3 * height
            and _SHORTEST_RULE < rule.x1 - rule.x0 < _LONGEST_RULE
            and abs(rule.x0 - left) < 20
        ):
            below = lines_of_words([word for word in words if word.y0 > rule.y0 - 1])
            if below and _is_noted(below[0].text):
                return rule.y0
    return None


def _is_noted(text: str) -> bool:
    first = first_word(text)
    return first.strip("[]().").isdecimal() or FOOTNOTE.match(text) is not None
