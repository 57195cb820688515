"""Where the words of a relation stand in a sentence: every frame that fits, the longest at each place."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from remit.loaders.claims.clauses import Match
from remit.loaders.claims.spoken import Sentence
from remit.loaders.claims.subjects import further
from remit.loaders.claims.tokens import Phrase
from remit.loaders.claims.work_words import MOST_WORK, WORK_ENDS
from remit.loaders.schema.frames import Frame, frames

_OF_POSTS = ("shared post", "vacant post")  # facts whose frames have a post among their words
_BETWEEN = 3  # small words between the words of a frame


def matches(sentence: Sentence) -> Iterator[Match]:
    """Every frame whose words stand in a sentence, the longest at each place."""
    s, at = sentence, 0
    told = 0  # where the words end of a frame that has its work among them
    while at < len(s.tokens):
        found = None
        begun = _begun_by(s.tokens[at].low)
        if begun and (
            at not in s.covered or (at == 0 and s.starting.get(0) is None) or _opens(s, at)
        ):
            for frame in begun:
                if (m := _match(s, frame, at)) and (found is None or m.last > found.last):
                    found = m
        if found and found.last != told:  # "lies with" in "responsibility for it lies with X"
            yield found
            told = found.last if found.work else told
        at = found.last if found and not found.work else at + 1


def _opens(s: Sentence, at: int) -> bool:
    """Whether a capital is that of a sentence's first word rather than of a name."""
    phrase = s.starting.get(at)
    return (
        at == 0
        and phrase is not None
        and phrase.kind in ("name", "post", "group", "body")
        and phrase.last == 1
    )


@lru_cache(maxsize=20_000)  # words; every word is asked, twice a load
def _begun_by(low: str) -> tuple[Frame, ...]:
    """The frames of which a word, case folded, may be the first."""
    known = frames().by_first
    return tuple(frame for lemma in _lemmas(low) for frame in known.get(lemma, ()))


@lru_cache(maxsize=20_000)
def _lemmas(low: str) -> tuple[str, ...]:
    return (low, *(lemma for lemma in frames().lemmas.get(low, ()) if lemma != low))


def _match(s: Sentence, frame: Frame, at: int) -> Match | None:
    head = _words(s, frame.head, at)
    if head is None:
        return None
    if not frame.tail:
        return Match(frame, s, at, head)
    for n in range(head + 1, min(head + MOST_WORK, len(s.tokens))):
        if s.tokens[n].text in WORK_ENDS:
            return None
        end = _words(s, frame.tail, n)
        if end is not None:
            other = further(s.tokens, s.phrases, head, n + 1)  # whose verb the words behind are
            own = frame.fact in _OF_POSTS  # of which the verb is said
            if other is not None and not own and (other.verb < n or _named(other.subjects[-1])):
                return None
            return Match(frame, s, at, end, (head, n))
    return None


def _named(phrase: Phrase) -> bool:
    return phrase.party and not phrase.generic


def _words(s: Sentence, words: tuple[str, ...], at: int) -> int | None:
    """Where words that begin at a token end, with the small words that may stand between them."""
    known = frames()
    for number, word in enumerate(words):
        skipped = 0
        while number and at < len(s.tokens) and word not in _lemmas(s.tokens[at].low):
            low = s.tokens[at].low
            small = (
                low in known.words["between"]
                or low in known.words["adverbs"]
                or low.endswith("ly")
                or low in known.words["how often"]
            )
            if not small or skipped == _BETWEEN:
                return None
            skipped += 1
            at += 1
        if at >= len(s.tokens) or word not in _lemmas(s.tokens[at].low):
            return None
        at += 1
    return at
