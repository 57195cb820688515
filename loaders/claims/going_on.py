"""Where a sentence goes on about the same: behind "and will", behind what stands between commas, and with one more verb.

"The Board, chaired by Ann Bee, will agree the plan, publish it by May and, if it can, close the gap" tells several things of one
subject, which stands once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from remit.loaders.blocks import Passage
from remit.loaders.claims.said_before import whom_before
from remit.loaders.claims.spoken import Sentence
from remit.loaders.claims.tokens import Phrase
from remit.loaders.claims.verbs import is_infinitive
from remit.loaders.claims.work_words import work_behind

_OTHERS = re.compile(r"\b(?:who|which|that|whose|whom|if|when|where)\b|[;:]")
BINDING = ("will", "shall", "must", "may")


def further_back(s: Sentence, at: int) -> Phrase | None:
    """Whose clause goes on at a modal: "The Board, chaired by Ann Bee, will …", "The Clerk holds the seal and will …"."""
    left = whom_before(s, at)
    if len(left) != 1:
        return None
    between = s.text(left[0].last, at - 1)
    asides = s.tokens[at - 1].text == ","
    return left[0] if asides or not _OTHERS.search(between) else None


def goes_on_at(s: Sentence) -> int:
    """The "and" behind which a sentence goes on about what its subject will do: "holds the seal and will …"; 0 where none stands."""
    bound = range(2, len(s.tokens) - 1)
    return next(
        (n - 1 for n in bound if s.tokens[n].low in BINDING and s.tokens[n - 1].low == "and"), 0
    )


def more(s: Sentence, words: Passage) -> Iterator[Passage]:
    """The pieces of work that a comma and a further verb begin behind one: "set the rate, and write off debts"."""
    begin = s.passage.text.find(words.text)
    at = next(
        (n for n, t in enumerate(s.tokens) if t.start >= begin + len(words.text)), len(s.tokens)
    )
    while at + 2 < len(s.tokens) and s.tokens[at].text == ",":
        verb = at + 1 + (s.tokens[at + 1].low in ("and", "or"))
        object_ = s.tokens[verb + 1] if verb + 1 < len(s.tokens) else None
        if object_ is None or not is_infinitive(s.tokens[verb].low) or verb in s.covered:
            return
        if (
            object_.low in ("of", "and", "or")
            or not object_.text[0].isalnum()
            or verb in s.starting
        ):
            return
        more = work_behind(s, verb)
        if more is None:
            return
        yield more
        end = s.tokens[verb].start + len(more.text)
        at = next((n for n, t in enumerate(s.tokens) if t.start >= end), len(s.tokens))
